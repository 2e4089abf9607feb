//! Everything a key can do: one list that feeds the keymap, the footer, the command line and the help. It
//! does nothing itself.

use serde::{Deserialize, Serialize};

use crate::domain::action::Verb;
use crate::tui::input::keymap::Action;
use crate::words::Words;

/// Declares the commands with the names that keymap files use; each also has `command-…` and `help-…` in the
/// locale.
macro_rules! commands {
    ($($(#[$doc:meta])* $command:ident = $name:literal,)*) => {
        /// What a key stands for. Written down, it is its name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub enum Command {
            $($(#[$doc])* $command,)*
            /// An action on the ticket in focus.
            Act(Verb),
        }

        impl Command {
            /// Those that are not actions on a ticket.
            pub const PLAIN: &[Command] = &[$(Command::$command,)*];

            /// The name in keymap files, and `command-…` in the locale.
            pub fn name(self) -> &'static str {
                match self {
                    $(Command::$command => $name,)*
                    Command::Act(verb) => verb.code(),
                }
            }
        }
    };
}

commands! {
    /// Answer the call that rings.
    Answer = "answer",
    /// Begin a call by hand, or enter one late.
    StartCall = "start-call",
    /// Attach the call to the similar ticket as a reminder.
    Remind = "remind",
    GoTicket = "go-ticket",
    GoBoard = "go-board",
    GoCalls = "go-calls",
    GoSheet = "go-sheet",
    /// The next of what is being written.
    NextDraft = "next-draft",
    PreviousDraft = "previous-draft",
    NextPane = "next-pane",
    PreviousPane = "previous-pane",
    /// The next field.
    Next = "next",
    /// The field before.
    Previous = "previous",
    /// Take the highlighted choice and go on.
    Accept = "accept",
    /// Send the form as it is.
    Save = "save",
    /// End the call without a ticket.
    EndCall = "end-call",
    Up = "up",
    Down = "down",
    PageUp = "page-up",
    PageDown = "page-down",
    First = "first",
    Last = "last",
    /// Open what is selected.
    Open = "open",
    /// Say what a deadline follows from.
    Explain = "explain",
    /// Leave, keeping everything.
    Back = "back",
    /// The caller hung up.
    Lose = "lose",
    /// Call a lost one back.
    CallBack = "call-back",
    /// Take the last action back.
    Undo = "undo",
    /// Correct an entry of the history.
    CorrectEntry = "correct-entry",
    /// The log of what was said.
    Notices = "notices",
    Search = "search",
    /// Say what to do: object, verb and data, or the name of a command.
    Line = "line",
    /// Show only some of the board.
    Filter = "filter",
    /// Choose a filter by its name.
    Views = "views",
    /// Give the filter a name.
    KeepView = "keep-view",
    /// Calls and tickets that do not go with each other.
    Align = "alignment",
    /// Hold the board still, or let it go on.
    Freeze = "freeze",
    /// Copy to the terminal's clipboard.
    Copy = "copy",
    Help = "help",
    /// What a first day needs to know.
    Tour = "tour",
    /// Try it with invented data.
    Trial = "trial",
    /// Choose the colours of the screen.
    Themes = "themes",
    /// Letters lead to the rows in sight.
    Jump = "jump",
    /// Clicks are reported, or text can be marked.
    Mouse = "mouse",
    Redraw = "redraw",
    /// Give the terminal back to the shell for a while.
    Suspend = "suspend",
    Quit = "quit",
    /// What is printed of the intervention.
    Print = "print",
}

impl Command {
    pub fn named(name: &str) -> Option<Command> {
        let plain = Self::PLAIN.iter().copied().find(|command| command.name() == name);
        plain.or_else(|| Verb::named(name).map(Command::Act))
    }

    pub fn all() -> Vec<Command> {
        Self::PLAIN.iter().copied().chain(Verb::ALL.into_iter().map(Command::Act)).collect()
    }

    /// What it does, in a word or two: for the footer.
    pub fn short(self, words: &Words) -> String {
        let kind = if matches!(self, Command::Act(_)) { "verb" } else { "command" };
        words.say(&format!("{kind}-{}", self.name()))
    }

    /// What it does, in a sentence: for help and hints.
    pub fn long(self, words: &Words) -> String {
        words.say(&format!("help-{}", self.name()))
    }
}

/// No command has this name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no command is called {0:?}")]
pub struct UnknownCommand(pub String);

impl TryFrom<String> for Command {
    type Error = UnknownCommand;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        Self::named(&name).ok_or(UnknownCommand(name))
    }
}

impl From<Command> for String {
    fn from(command: Command) -> Self {
        command.name().to_owned()
    }
}

impl Action for Command {
    fn named(name: &str) -> Option<Command> {
        Self::named(name)
    }

    fn is_indispensable(self) -> bool {
        use Command::{Accept, Back, Down, Help, Next, Open, Previous, Quit, Save, Up};
        matches!(self, Accept | Back | Down | Help | Next | Open | Previous | Quit | Save | Up)
    }
}
