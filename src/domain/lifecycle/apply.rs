//! Putting an open ticket under another version of its contract. It is the only way there is: a ticket
//! never changes its version by itself, whatever the server is given to hold.
//!
//! It is no [`super::super::action::Verb`]: verbs are what people do to the work, and a desk lists them on
//! every ticket; this is a decision about the rules, taken for many tickets at once and not at the desk.

use super::{Step, course, guard, known};
use crate::domain::contract::Contract;
use crate::domain::event::TicketEvent;
use crate::domain::refusal::{Awaited, Need, Refusal};
use crate::domain::role::Actor;
use crate::domain::text::{TextField, Texts};
use crate::domain::ticket::{State, Ticket};

/// Decides that a ticket stands under `to` instead of `from`, the version that it stands under now. Texts:
/// reason. An empty answer means that it stands under it already. Afterwards every clock is counted by
/// `to`, from the original call and with every pause kept; what was reached before is judged anew. An
/// earlier version may be applied as well: that is how an application is taken back.
///
/// # Errors
/// The role; a ticket that is not open; another contract; a code of the ticket that `to` does not know, with
/// those that it does; no reason.
pub fn apply_contract(
    ticket: &Ticket,
    to: &Contract,
    from: &Contract,
    texts: &Texts,
    actor: &Actor,
) -> Result<Vec<Step>, Refusal> {
    if !actor.role.applies_contracts() {
        return Err(Refusal::Role { role: actor.role });
    }
    is_open(ticket)?;
    if to.hash == ticket.contract {
        return Ok(Vec::new());
    }
    if to.name != from.name {
        let (field, expected) = ("contract".to_owned(), Need::ContractVersion);
        return Err(Refusal::Invalid { field, expected, known: vec![from.name.clone()] });
    }
    knows_its_codes(to, ticket)?;
    guard::lengths(texts)?;
    guard::own_words_stay(texts)?;
    guard::require(texts, TextField::Reason)?;
    let event = TicketEvent::ContractApplied { from: ticket.contract.clone() };
    Ok(vec![Step::stated(event, texts.clone())])
}

/// Of what is over, the deadlines are judged and the penalties told: nobody moves them afterwards.
fn is_open(ticket: &Ticket) -> Result<(), Refusal> {
    let (state, possible) = (ticket.state, || course::possible(ticket));
    match state {
        State::Imported => {
            Err(Refusal::NotYet { state, awaits: Awaited::Adoption, possible: possible() })
        }
        state if !state.is_open() => Err(Refusal::Past { state, possible: possible() }),
        _ => Ok(()),
    }
}

/// A ticket whose codes a version does not know would have no targets under it, and no deadline that
/// anybody could miss.
fn knows_its_codes(to: &Contract, ticket: &Ticket) -> Result<(), Refusal> {
    if let Some(priority) = &ticket.priority {
        known::priority(to, priority)?;
    }
    if let Some(call_type) = &ticket.call_type {
        known::work_type(to, call_type)?;
    }
    if let Some(level) = &ticket.level {
        known::level(to, level)?;
    }
    if let Some(progress) = &ticket.checklist {
        known::checklist(to, &progress.laid.code)?;
    }
    if let Some(service) = &ticket.service {
        known::service(to, service)?;
    }
    Ok(())
}
