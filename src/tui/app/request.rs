//! A command of the REST interface, as the desk sends it. It knows nothing of forms.

use crate::api::resource::{CallCommand, NewCall, NewTicket, TicketCommand};
use crate::domain::code::{CallNumber, TicketNumber};
use crate::domain::lifecycle::EntryCorrection;

/// A command of the REST interface.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    NewCall(NewCall),
    /// With the version that was seen; answering needs none, since who is first is the server's to say.
    Call(CallNumber, Option<u64>, CallCommand),
    NewTicket(Box<NewTicket>),
    /// With the version that was seen.
    Ticket(TicketNumber, u64, Box<TicketCommand>),
    /// What brought the ticket to this version is taken back.
    Undo(TicketNumber, u64),
    /// With the version that was seen.
    CorrectEntry(TicketNumber, u64, Box<EntryCorrection>),
}

impl Request {
    /// The ticket that it changes, and the version of it that was seen; none of what is done to a call, or makes a
    /// ticket.
    pub fn ticket(&self) -> Option<(TicketNumber, u64)> {
        match self {
            Self::Ticket(number, seen, _)
            | Self::CorrectEntry(number, seen, _)
            | Self::Undo(number, seen) => Some((*number, *seen)),
            Self::NewCall(_) | Self::Call(..) | Self::NewTicket(_) => None,
        }
    }

    /// It was decided on the ticket as what went before leaves it.
    pub fn see_ticket(&mut self, number: TicketNumber, version: u64) {
        match self {
            Self::Ticket(of, seen, _) | Self::CorrectEntry(of, seen, _) if *of == number => {
                *seen = version
            }
            // What is taken back is that which led to its version, and nothing after it.
            _ => {}
        }
    }
}
