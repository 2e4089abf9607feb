//! Whose word is enough: who of the client's may decide what (S9.2, S9.4), and whose requests go on by themselves. It
//! looks at records that it is given; it never looks for them.

use chrono::NaiveDate;

use super::Step;
use crate::domain::action::{Deed, Verb};
use crate::domain::contract::Contract;
use crate::domain::directory::Requester;
use crate::domain::event::TicketEvent;
use crate::domain::refusal::{Need, Refusal};
use crate::domain::ticket::Ticket;

/// Whether whoever decides may. `by` is their record: the one that the action names, or that of the approver who
/// acts. `day`: in Rome, on which they decide.
///
/// # Errors
/// A record that is not there; somebody whose level does not cover it, with the level that would.
pub fn may_decide(
    ticket: &Ticket,
    deed: &Deed,
    by: Option<&Requester>,
    contract: &Contract,
    day: NaiveDate,
) -> Result<(), Refusal> {
    let Some(decision) = deed.decision() else { return Ok(()) };
    if decision.by.is_some() && by.is_none() {
        return Err(Refusal::invalid("person", Need::DirectoryRecord));
    }
    let agreed = !contract.authority.0.is_empty();
    // Whoever is in no directory has only words to show: enough where no levels were agreed on.
    if by.is_none() && !agreed {
        return Ok(());
    }
    let level = by.map_or(0, |requester| requester.level_on(day));
    let amount = match deed.verb() {
        Verb::ApproveQuote | Verb::DeclineQuote => ticket.quote.as_ref().and_then(|quote| quote.amount),
        _ => None,
    };
    let (covered, needed) = match amount {
        Some(amount) => {
            (contract.authority.covers(level, amount), contract.authority.needed_for(amount))
        }
        None => (level > 0, Some(1)),
    };
    if covered { Ok(()) } else { Err(Refusal::Authority { level, needed }) }
}

/// Marks a registration whose requester is not enabled, where the contract takes work from the enabled only: it is
/// registered all the same (S1.1), and a supervisor lets it go on. `by`: the requester's record, if there is one.
/// `day`: in Rome, of the call.
#[must_use]
pub fn unless_enabled(step: Step, by: Option<&Requester>, contract: &Contract, day: NaiveDate) -> Step {
    let enabled = by.is_some_and(|requester| requester.level_on(day) > 0);
    match step.event {
        TicketEvent::Registered(mut registration) if contract.requesters.only_enabled && !enabled => {
            registration.unauthorised = true;
            Step { event: TicketEvent::Registered(registration), ..step }
        }
        event => Step { event, ..step },
    }
}
