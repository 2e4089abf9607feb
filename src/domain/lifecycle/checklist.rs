//! The steps of a ticket's checklist (S7): which may be tried now, what a failure must say, and the ticket that a
//! failure becomes. Whether there is one to pass on stands in [`super::course`].

use super::{Step, guard};
use crate::domain::channel::Channel;
use crate::domain::checklist::Check;
use crate::domain::code::{Code, TicketNumber};
use crate::domain::contract::Contract;
use crate::domain::event::{Registration, TicketEvent};
use crate::domain::refusal::Refusal;
use crate::domain::text::{TextField, Texts};
use crate::domain::ticket::{State, Ticket};

/// One try of one step. A failure says its cause.
///
/// # Errors
/// A step of another list, with those of this one; one that comes too early, with the one that must pass first; no
/// cause.
pub(super) fn check(ticket: &Ticket, step: &Code, passed: bool, texts: &Texts) -> Result<(), Refusal> {
    let progress = ticket.checklist.as_ref().ok_or(Refusal::NoChecklist)?;
    if !progress.has(step) {
        return Err(Refusal::unknown_code("step", progress.steps()));
    }
    if let Some(first) = progress.first_before(step) {
        return Err(Refusal::StepFirst { step: first.clone() });
    }
    if passed { Ok(()) } else { guard::require(texts, TextField::Cause) }
}

/// Findings that let the work begin at once let it begin only where the checklist has passed.
pub(super) fn lets_begin(ticket: &Ticket, level: &Code, contract: &Contract) -> Result<(), Refusal> {
    let at_once = contract.level(level).is_some_and(|level| level.at_inspection);
    match ticket.step_before_work() {
        Some(step) if at_once && ticket.state < State::Working => {
            Err(Refusal::StepFirst { step: step.clone() })
        }
        _ => Ok(()),
    }
}

/// The event of an escalation on the ticket that it comes of. The number of the new ticket is whoever writes it to
/// give: here it is that of no ticket, see [`numbered`].
pub(super) fn escalated(ticket: &Ticket) -> Option<TicketEvent> {
    let failure = ticket.checklist.as_ref()?.failure()?;
    Some(TicketEvent::Escalated {
        ticket: TicketNumber(0),
        step: failure.step.clone(),
        failure: failure.by,
    })
}

/// The same event with the number that the new ticket was given; any other stays as it is.
#[must_use]
pub fn numbered(step: Step, number: TicketNumber) -> Step {
    match step.event {
        TicketEvent::Escalated { step: of, failure, .. } => {
            Step { event: TicketEvent::Escalated { ticket: number, step: of, failure }, ..step }
        }
        event => Step { event, ..step },
    }
}

/// The ticket that the failure of a step becomes: of the type and priority that the checklist names, at the place
/// and for the requester of the ticket that it comes of, with the call that generated that one. `words`: those of
/// that ticket; `found`: what was found out, which is what is wrong now.
///
/// Its clocks count from the failure. Whoever takes time to analyse before passing on has the trouble before them
/// all the while, as a caller waits from the first ring.
///
/// # Errors
/// There is no failure to pass on; the contract that the ticket stands under does not know its checklist.
pub fn escalation(
    ticket: &Ticket,
    words: &Texts,
    found: &str,
    contract: &Contract,
) -> Result<Step, Refusal> {
    let progress = ticket.checklist.as_ref().ok_or(Refusal::NoChecklist)?;
    let failure: &Check = progress.failure().ok_or(Refusal::NoChecklist)?;
    let list = contract.checklist(&progress.laid.code).ok_or(Refusal::NoChecklist)?;
    let registration = Registration {
        call: ticket.calls.first().copied(),
        channel: ticket.channel.unwrap_or(Channel::Phone),
        called_at: failure.at,
        call_type: list.escalates_to.call_type.clone(),
        priority: list.escalates_to.priority.clone(),
        answers: Vec::new(),
        service: ticket.service.clone(),
        site: ticket.site,
        requester: ticket.requester,
        order: None,
        follows: None,
        patron: None,
        // Whoever asked was let through with the ticket that it comes of.
        unauthorised: false,
        planned_start: None,
        checklist: contract.checklist_of(&list.escalates_to.call_type).map(|list| list.laid()),
        escalates: Some(ticket.number),
        plant: ticket.plant,
        proposes_rejection: None,
    };
    let mut texts: Texts = words
        .iter()
        .filter(|(field, _)| field.lasts())
        .map(|(field, text)| (*field, text.clone()))
        .collect();
    texts.insert(TextField::Description, found.to_owned());
    let event = TicketEvent::Registered(Box::new(registration));
    Ok(Step { event, implied: false, texts })
}
