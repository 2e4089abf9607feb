//! The command line: what a line of words stands for, and what it would do, said before it is done. It
//! only reads: nothing here changes the model, and what has two meanings has none.
//!
//! ```text
//! vocabulary  what has a name or a code: verbs, types of call, commands
//! naming      which names the first words of a line may be, and which of them are meant
//! slots       what follows a verb: who, how much, why
//! grammar     object, verb and data, in one breath
//! looking     filters and views: what the board shows
//! explain     what each possibility would do, in words
//! ```

mod explain;
mod grammar;
mod looking;
mod naming;
mod slots;
pub mod vocabulary;

use crate::domain::action::Verb;
use crate::domain::code::{Code, TicketNumber};
use crate::tui::app::field::Choice;
use crate::tui::command::Command;

pub use grammar::read;

/// Whether a line ends in the key of a filter, whose value follows at once.
pub fn awaits_a_value(line: &str) -> bool {
    line.ends_with([':', '<', '>'])
}

/// What a line stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum Sense {
    /// The ticket comes into focus.
    Open(TicketNumber),
    /// An action on a ticket, with the fields of its prompt that were said.
    Act(TicketNumber, Verb, Vec<Said>),
    /// A call of this type joins a ticket: the one being written up, or one taken just now.
    Attach(TicketNumber, Code, String),
    /// The form of this type of call, with its description.
    Write(Code, String),
    Run(Command),
    /// The board shows only what passes this filter.
    Filter(String),
    /// The board shows what passes the filter of this name.
    View(String),
    /// The filter gets this name.
    KeepView(String),
    /// These words are looked for among all tickets.
    Search(String),
}

/// A field of a prompt that was said in the line.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    pub field: &'static str,
    pub what: What,
}

#[derive(Clone, Debug, PartialEq)]
pub enum What {
    Choice(Choice),
    Words(String),
}

/// What becomes of a line once it is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// Something is shown, or a form opens.
    #[default]
    Light,
    /// Something is sent.
    Sends,
    /// What is sent ends the intervention: it is asked about once more.
    Ends,
}

/// One thing that a line may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Possibility {
    pub sense: Sense,
    /// What it would do.
    pub says: String,
    /// To what: where the ticket is and what is wrong there; or why not, in few words.
    pub about: String,
    /// The key that does the same; may be empty.
    pub key: String,
    /// Why it cannot be done now.
    pub refused: Option<String>,
    pub weight: Weight,
    /// The line that stands for this and nothing else.
    pub whole: String,
}

/// What a line may mean.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// What it may mean as it stands: one of them is meant, several are ambiguous.
    pub candidates: Vec<Possibility>,
    /// What it would mean with more words, or what is spelled alike: never done as it stands.
    pub offers: Vec<Possibility>,
    /// Why it means nothing: the word, and what was expected.
    pub fault: Option<String>,
}

impl Reading {
    /// The one thing that is meant; it is the first of the rows.
    pub fn meant(&self) -> Option<&Possibility> {
        match self.candidates.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// All of it as it is listed.
    pub fn rows(&self) -> impl Iterator<Item = &Possibility> {
        self.candidates.iter().chain(&self.offers)
    }
}
