//! Commands by their names, and those that mean nothing where there is no screen. It runs none of them.

use crate::domain::text::folded;
use crate::tui::command::Command;
use crate::words::Words;

/// Why a command has no place here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPlace {
    /// It moves a mark through a list; here rows are chosen by their numbers.
    Numbers,
    /// It moves between panes, draws, or tells of keys; here there are none.
    Screen,
}

/// Whether a command means nothing without a screen.
pub fn no_place(command: Command) -> Option<NoPlace> {
    match command {
        Command::Up
        | Command::Down
        | Command::PageUp
        | Command::PageDown
        | Command::First
        | Command::Last
        | Command::Open
        | Command::Jump => Some(NoPlace::Numbers),
        Command::NextPane
        | Command::PreviousPane
        | Command::Redraw
        | Command::Mouse
        | Command::Themes
        | Command::Freeze
        | Command::Copy
        | Command::Trial
        | Command::Tour => Some(NoPlace::Screen),
        _ => None,
    }
}

/// Those that can be said by name.
pub fn by_name() -> impl Iterator<Item = Command> {
    Command::all().into_iter().filter(|command| no_place(*command).is_none())
}

/// The name as the reader says it.
pub fn spoken_name(words: &Words, command: Command) -> String {
    let room = if matches!(command, Command::Act(_)) { "verb" } else { "command" };
    words.say(&format!("{room}-{}", command.name()))
}

/// The command of a name: that of keymap files, or that of the locale. Several: the name could mean each of
/// them.
pub fn named(words: &Words, name: &str) -> Vec<Command> {
    if let Some(command) = Command::named(name) {
        return vec![command];
    }
    let name = folded(name);
    by_name().filter(|command| folded(&spoken_name(words, *command)) == name).collect()
}
