//! Commands by their names, and those that mean nothing where there is no screen. It changes nothing.

use super::typed::Heard;
use crate::domain::text::folded;
use crate::tui::app::Model;
use crate::tui::app::saying::Said;
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

/// Runs it, or says why that means nothing here.
pub fn run(model: &Model, command: Command) -> Heard {
    let words = &model.words;
    match no_place(command) {
        _ if !model.serves(command) => {
            let args = [("name", spoken_name(words, command).into())];
            Heard::Refused(words.say_with("linear-not-here", &args))
        }
        None => Heard::Say(vec![Said::Command(command)]),
        Some(NoPlace::Numbers) => Heard::Refused(words.say("linear-by-number")),
        Some(NoPlace::Screen) => Heard::Refused(words.say("linear-no-screen")),
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
