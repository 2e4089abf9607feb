//! Everything a key can do: one list that feeds the keymap, the footer and the help. It does nothing
//! itself.

use crate::domain::action::Verb;

/// What a key stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// Answer the call that rings.
    Answer,
    /// Begin a call by hand, or enter one late.
    StartCall,
    /// Attach the call to the similar ticket as a reminder.
    Remind,
    GoTicket,
    GoBoard,
    GoCalls,
    GoSheet,
    NextPane,
    PreviousPane,
    /// The next field.
    Next,
    /// The field before.
    Previous,
    /// Take the highlighted choice and go on.
    Accept,
    /// Send the form as it is.
    Save,
    /// End the call without a ticket.
    EndCall,
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
    /// Open what is selected.
    Open,
    /// Say what a deadline follows from.
    Explain,
    /// Leave, keeping everything.
    Back,
    /// The caller hung up.
    Lose,
    /// Call a lost one back.
    CallBack,
    Search,
    Help,
    Redraw,
    Quit,
    /// An action on the ticket in focus.
    Act(Verb),
}

impl Command {
    /// Those that are not actions on a ticket.
    pub const PLAIN: [Command; 29] = [
        Command::Answer,
        Command::StartCall,
        Command::Remind,
        Command::GoTicket,
        Command::GoBoard,
        Command::GoCalls,
        Command::GoSheet,
        Command::NextPane,
        Command::PreviousPane,
        Command::Next,
        Command::Previous,
        Command::Accept,
        Command::Save,
        Command::EndCall,
        Command::Up,
        Command::Down,
        Command::PageUp,
        Command::PageDown,
        Command::First,
        Command::Last,
        Command::Open,
        Command::Explain,
        Command::Back,
        Command::Lose,
        Command::CallBack,
        Command::Search,
        Command::Help,
        Command::Redraw,
        Command::Quit,
    ];

    /// The name in keymap files, and `command-…` in the locale.
    pub fn name(self) -> &'static str {
        match self {
            Command::Answer => "answer",
            Command::StartCall => "start-call",
            Command::Remind => "remind",
            Command::GoTicket => "go-ticket",
            Command::GoBoard => "go-board",
            Command::GoCalls => "go-calls",
            Command::GoSheet => "go-sheet",
            Command::NextPane => "next-pane",
            Command::PreviousPane => "previous-pane",
            Command::Next => "next",
            Command::Previous => "previous",
            Command::Accept => "accept",
            Command::Save => "save",
            Command::EndCall => "end-call",
            Command::Up => "up",
            Command::Down => "down",
            Command::PageUp => "page-up",
            Command::PageDown => "page-down",
            Command::First => "first",
            Command::Last => "last",
            Command::Open => "open",
            Command::Explain => "explain",
            Command::Back => "back",
            Command::Lose => "lose",
            Command::CallBack => "call-back",
            Command::Search => "search",
            Command::Help => "help",
            Command::Redraw => "redraw",
            Command::Quit => "quit",
            Command::Act(verb) => verb.code(),
        }
    }

    pub fn named(name: &str) -> Option<Command> {
        let plain = Self::PLAIN.into_iter().find(|command| command.name() == name);
        plain.or_else(|| Verb::named(name).map(Command::Act))
    }

    pub fn all() -> Vec<Command> {
        Self::PLAIN.into_iter().chain(Verb::ALL.into_iter().map(Command::Act)).collect()
    }
}
