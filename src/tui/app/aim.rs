//! What a place on the screen stands for: a record, a field, a choice, a command. It is data, said by what it
//! is and never by where it stands: a picture that changes under a hand changes nothing of what is meant.

use serde::{Deserialize, Serialize};

use super::Pane;
use super::field::{Choice, Name};
use super::tabs::Place;
use crate::domain::action::Verb;
use crate::domain::alignment::Orphan;
use crate::domain::code::{CallNumber, TicketNumber};
use crate::tui::command::Command;
use crate::tui::input::Key;

/// What is meant by a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aim {
    /// Nothing: what stands here covers what stands below.
    Nothing,
    Pane(Pane),
    Call(CallNumber),
    /// A tab over the sheet.
    Paper(Place),
    /// A row of the board, or of a technician's list.
    Ticket(TicketNumber),
    /// The ticket that is shown beside the board, whichever is selected there since.
    Shown(TicketNumber),
    /// An action on the ticket that is shown.
    Act(TicketNumber, Verb),
    /// What a key that is named on the screen does.
    Run(Command),
    /// A key that may follow those pressed.
    #[serde(rename = "next-key")]
    Key(Key),
    /// A field of the form that can be written in.
    Field(Name),
    /// What that field holds, shown from this column on.
    Content(Name, usize),
    /// A row of the list under that field.
    Choice(Name, Choice),
    /// What is written in whatever stands over the panes, shown from this column on.
    Written(usize),
    /// A row of the search.
    Found(TicketNumber),
    Theme(String),
    /// A row of the list of calls and tickets that do not go with each other.
    Orphan(Orphan),
    /// What the command line may become.
    Meant(String),
    /// A list over the panes, between its rows.
    Rows,
    /// Text that goes on below, with the most lines that can be scrolled past.
    Page(u16),
}

impl Aim {
    /// Whether a letter may lead here: what has a key of its own on the screen needs none.
    pub fn takes_a_letter(&self) -> bool {
        matches!(
            self,
            Aim::Call(_)
                | Aim::Ticket(_)
                | Aim::Act(..)
                | Aim::Field(_)
                | Aim::Choice(..)
                | Aim::Found(_)
                | Aim::Theme(_)
                | Aim::Orphan(_)
                | Aim::Meant(_)
        )
    }

    /// The pane that it stands in, if it stands in one.
    pub fn pane(&self) -> Option<Pane> {
        match self {
            Aim::Pane(pane) => Some(*pane),
            Aim::Call(_) => Some(Pane::Calls),
            Aim::Ticket(_) => Some(Pane::Board),
            Aim::Shown(_) | Aim::Act(..) => Some(Pane::Ticket),
            Aim::Paper(_) | Aim::Field(_) | Aim::Content(..) | Aim::Choice(..) => Some(Pane::Sheet),
            _ => None,
        }
    }
}
