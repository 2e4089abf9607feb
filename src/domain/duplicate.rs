//! The duplicate warning at entry: the same trouble reported twice is one ticket with a reminder. It
//! never decides for the operator.

use chrono::TimeDelta;

use super::code::{Code, PlantId, TicketNumber};
use super::ticket::Ticket;
use super::time::Timestamp;

/// What is being entered, as far as it is known.
#[derive(Clone, Debug, Default)]
pub struct Entry<'a> {
    pub service: Option<&'a Code>,
    /// The installation; where none is named, the service stands for it.
    pub plant: Option<PlantId>,
    pub call_type: Option<&'a Code>,
    /// A risk question was answered with yes.
    pub at_risk: bool,
}

/// A ticket that may be the same trouble.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Similar {
    pub number: TicketNumber,
    /// Same place, plant and type, within the contract's hours, and nobody at risk: "register as
    /// reminder" is then preselected. Otherwise it is only a warning.
    pub preselect_reminder: bool,
}

/// The ticket most like the entry among those open at its place: within the contract's hours, the same
/// plant or service before others, the latest first.
pub fn similar<'t>(
    entry: &Entry<'_>,
    at_place: impl Iterator<Item = &'t Ticket>,
    within: TimeDelta,
    now: Timestamp,
) -> Option<Similar> {
    let recent = |ticket: &&Ticket| {
        // Two lessons in one room are two lessons.
        ticket.state.is_open()
            && !ticket.session
            && ticket.called_at.is_some_and(|at| now - at <= within)
    };
    let same_plant = |ticket: &Ticket| match (entry.plant, ticket.plant) {
        (Some(this), Some(that)) => this == that,
        _ => entry.service.is_some() && ticket.service.as_ref() == entry.service,
    };
    let found = at_place.filter(recent).max_by_key(|ticket| (same_plant(ticket), ticket.number))?;
    let same_type = entry.call_type.is_some() && found.call_type.as_ref() == entry.call_type;
    let preselect_reminder = same_plant(found) && same_type && !entry.at_risk;
    Some(Similar { number: found.number, preselect_reminder })
}
