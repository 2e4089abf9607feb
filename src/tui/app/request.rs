//! A command of the REST interface, as the desk sends it. It knows nothing of forms.

use crate::api::resource::{CallCommand, NewCall, NewTicket, TicketCommand};
use crate::domain::code::{CallNumber, TicketNumber};

/// A command of the REST interface.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    NewCall(NewCall),
    Call(CallNumber, CallCommand),
    NewTicket(Box<NewTicket>),
    /// With the version that was seen.
    Ticket(TicketNumber, u64, Box<TicketCommand>),
}
