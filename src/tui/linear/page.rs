//! A page to be read from top to bottom: facts, one a line; choices, each with its number; what cannot be
//! chosen, with the reason; and the question. It knows nothing of the model.

use super::{Room, spoken};
use crate::domain::call::CallState;
use crate::domain::clock::Milestone;
use crate::domain::code::{CallNumber, TicketNumber};
use crate::tui::app::field::Choice as Held;
use crate::tui::app::printing::Paper;
use crate::tui::app::saying::Said;

/// One page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    pub place: Place,
    pub facts: Vec<String>,
    pub choices: Vec<Choice>,
    /// What cannot be chosen now, each with its reason.
    pub closed: Vec<String>,
    /// What is asked.
    pub question: String,
    /// What `0` does, and an exclamation mark everywhere.
    pub leave: Choice,
}

/// Something that can be chosen by its number.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    pub label: String,
    pub step: Step,
}

/// What a choice does.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Tells the model.
    Say(Vec<Said>),
    /// Goes to another room, after the model was told.
    Go(Room, Vec<Said>),
    /// Reads the history, or no longer.
    History,
    /// Goes on in the list of a field, from this row on.
    List(usize),
}

impl Default for Step {
    fn default() -> Self {
        Step::Say(Vec::new())
    }
}

/// Which page it is: while it stays the same nothing is read again by itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Place {
    /// Nothing was read yet.
    #[default]
    Nowhere,
    /// With how many numbers that are still to be told.
    Start {
        to_tell: usize,
    },
    /// From which row on, and what is shown of them.
    Deadlines(usize, Option<String>),
    /// The technician's interventions, from this row on.
    Round(usize),
    Calls(usize),
    /// With its state, on which the choices hang.
    Call(CallNumber, Option<CallState>),
    Aside,
    /// A version that is absent is on its way.
    Ticket {
        number: TicketNumber,
        version: Option<u64>,
        /// The history is asked for, and how long it is.
        history: Option<usize>,
    },
    Field {
        form: String,
        name: String,
        /// What was typed to search its list.
        typed: String,
        /// From which row on its list was asked for.
        from: Option<usize>,
        /// What was wrong with it.
        fault: Option<String>,
        /// What it holds.
        held: Option<Held>,
    },
    Summary {
        form: String,
    },
    Search {
        serial: u64,
        answered: bool,
    },
    Line {
        written: String,
        /// What was said when nothing could be done.
        told: Option<String>,
        /// It is asked about once more.
        sure: bool,
    },
    Explaining {
        number: TicketNumber,
        clock: (u32, Milestone),
    },
    /// A paper, and whether it has come.
    Printing {
        number: TicketNumber,
        paper: Paper,
        come: bool,
    },
    Notices,
    Aligning {
        answered: bool,
    },
    Help,
}

impl Choice {
    pub fn new(label: impl Into<String>, step: Step) -> Self {
        Self { label: label.into(), step }
    }

    pub fn say(label: impl Into<String>, said: Said) -> Self {
        Self::new(label, Step::Say(vec![said]))
    }
}

impl Page {
    /// Makes every line fit to be read: nothing that came from outside may begin another one.
    pub fn tidy(&mut self) {
        for line in self.facts.iter_mut().chain(&mut self.closed) {
            *line = spoken::line(line);
        }
        self.facts.retain(|line| !line.is_empty());
        self.closed.retain(|line| !line.is_empty());
        for choice in self.choices.iter_mut().chain([&mut self.leave]) {
            choice.label = spoken::line(&choice.label);
        }
        self.question = spoken::line(&self.question);
    }

    /// All lines before the question.
    pub fn lines(&self) -> Vec<String> {
        let numbered = self.choices.iter().enumerate();
        let numbered = numbered.map(|(at, choice)| format!("{} {}", at + 1, choice.label));
        let leave = format!("0 {}", self.leave.label);
        let leave = (!self.leave.label.is_empty()).then_some(leave);
        let facts = self.facts.iter().cloned();
        facts.chain(numbered).chain(leave).chain(self.closed.iter().cloned()).collect()
    }

    /// The choice of a number, as printed.
    pub fn numbered(&self, number: usize) -> Option<&Choice> {
        match number {
            0 => Some(&self.leave),
            _ => self.choices.get(number - 1),
        }
    }
}
