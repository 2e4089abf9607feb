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
