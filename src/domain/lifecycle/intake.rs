//! The two ways a call becomes work: a new ticket, or one more call on a ticket that exists. It never
//! looks at who is on the line; that is the call's own fold.

use serde::{Deserialize, Serialize};

use super::{Step, guard, known};
use crate::domain::channel::Channel;
use crate::domain::code::{CallNumber, Code, PlantId, RequesterId, SiteId, TicketNumber};
use crate::domain::contract::{CallEffect, Contract};
use crate::domain::event::{AttachEffect, Registration, TicketEvent};
use crate::domain::order::WorkOrder;
use crate::domain::refusal::{Awaited, Need, Refusal};
use crate::domain::role::{Actor, Role};
use crate::domain::text::{TextField, Texts};
use crate::domain::ticket::{State, Ticket};
use crate::domain::time::{Timestamp, has_calendar, outside};

/// A ticket as the operator enters it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Intake {
    /// The call on the line; absent for an order that arrives by mail.
    #[serde(default)]
    pub call: Option<CallNumber>,
    pub channel: Channel,
    pub call_type: Code,
    pub priority: Code,
    /// The contract's questions answered with yes.
    #[serde(default)]
    pub answers: Vec<Code>,
    #[serde(default)]
    pub service: Option<Code>,
    #[serde(default)]
    pub site: Option<SiteId>,
    /// The installation that it is about; the service is then its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plant: Option<PlantId>,
    #[serde(default)]
    pub requester: Option<RequesterId>,
    #[serde(default)]
    pub order: Option<WorkOrder>,
    #[serde(default)]
    pub follows: Option<TicketNumber>,
    /// When a session begins (UTC); nothing else has one at its registration. Not written where there is none, so
    /// that a repetition of a request made before there was such a field is still known as one.
    #[serde(
        default,
        deserialize_with = "outside::instant_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub planned_start: Option<Timestamp>,
    /// description; place, caller_name, callback_number where given; reason of one entered late
    /// without a call.
    #[serde(default)]
    pub texts: Texts,
}

/// Decides a registration. `called_at` is the call's own, or the said time where there is no call (UTC).
///
/// # Errors
/// The field that is missing or wrong (S3.5: description and priority in the same step).
pub fn register(
    intake: &Intake,
    called_at: Timestamp,
    actor: &Actor,
    contract: &Contract,
) -> Result<Step, Refusal> {
    if !actor.role.works_the_desk() {
        return Err(Refusal::Role { role: actor.role });
    }
    guard::lengths(&intake.texts)?;
    let effect = known::work_type(contract, &intake.call_type)?;
    guard::require(&intake.texts, TextField::Description)?;
    if intake.site.is_none() {
        guard::require(&intake.texts, TextField::Place)?;
    }
    known::priority(contract, &intake.priority)?;
    if let Some(service) = &intake.service {
        known::service(contract, service)?;
    }
    for answer in &intake.answers {
        known::question(contract, answer)?;
    }
    check_order(effect, intake.order.as_ref())?;
    check_start(effect, intake.planned_start)?;
    let registration = Registration {
        call: intake.call,
        channel: intake.channel,
        called_at,
        call_type: intake.call_type.clone(),
        priority: intake.priority.clone(),
        answers: intake.answers.clone(),
        service: intake.service.clone(),
        site: intake.site,
        requester: intake.requester,
        order: intake.order.clone(),
        follows: intake.follows,
        patron: None,
        unauthorised: false,
        planned_start: intake.planned_start,
        checklist: contract.checklist_of(&intake.call_type).map(|list| list.laid()),
        escalates: None,
        plant: intake.plant,
        proposes_rejection: None,
    };
    let event = TicketEvent::Registered(Box::new(registration));
    Ok(Step { event, implied: false, texts: intake.texts.clone() })
}

/// Only a rejected or cancelled ticket is followed: it cannot be reopened, any other goes on itself.
///
/// # Errors
/// There is no such ticket, or it stands elsewhere.
pub fn may_be_followed(before: Option<&Ticket>) -> Result<(), Refusal> {
    match before.map(|ticket| ticket.state) {
        Some(State::Rejected | State::Cancelled) => Ok(()),
        _ => Err(Refusal::invalid("follows", Need::Code)),
    }
}

/// An approved order comes with its four blocks, and nothing else comes with one (S4.5, S9.5).
fn check_order(effect: CallEffect, order: Option<&WorkOrder>) -> Result<(), Refusal> {
    match (effect, order) {
        (CallEffect::Order, None) => Err(Refusal::missing("order", Need::Order)),
        (CallEffect::Order, Some(order)) => order.check("order."),
        (_, Some(_)) => Err(Refusal::invalid("order", Need::Order)),
        (_, None) => Ok(()),
    }
}

/// A session is nothing without its start, and nothing else has one before it was looked at.
fn check_start(effect: CallEffect, start: Option<Timestamp>) -> Result<(), Refusal> {
    match (effect, start) {
        (CallEffect::Session, None) => Err(Refusal::missing("planned_start", Need::Date)),
        (CallEffect::Session, Some(at)) if has_calendar(at) => Ok(()),
        (CallEffect::Session, Some(_)) => Err(Refusal::invalid("planned_start", Need::Date)),
        (_, Some(_)) => Err(Refusal::invalid("planned_start", Need::Nothing)),
        (_, None) => Ok(()),
    }
}

/// Decides what one more call does to a ticket: IS, SO and RE attach to any, closed ones too. From the contract's
/// n-th reminder or complaint on the shift supervisor is told of each.
///
/// # Errors
/// The call type does not attach, or the ticket is an imported record.
pub fn attach(
    ticket: &Ticket,
    call: CallNumber,
    call_type: &Code,
    note: &str,
    contract: &Contract,
) -> Result<Vec<Step>, Refusal> {
    if ticket.state == State::Imported {
        let possible = super::course::possible(ticket);
        let (state, awaits) = (ticket.state, Awaited::Adoption);
        return Err(Refusal::NotYet { state, awaits, possible });
    }
    let effect = contract.call_type(call_type).and_then(|found| attach_effect(found.effect));
    let Some(effect) = effect else {
        let attaching = contract.call_types.iter().filter(|t| attach_effect(t.effect).is_some());
        let known = attaching.map(|t| t.code.to_string()).collect();
        return Err(Refusal::CallType { call_type: call_type.to_string(), known });
    };
    let note = note.trim();
    let texts = match note.is_empty() {
        true => Texts::new(),
        false => Texts::from([(TextField::Note, note.to_owned())]),
    };
    guard::lengths(&texts)?;
    let event = TicketEvent::CallAttached { call, call_type: call_type.clone(), effect };
    let attached = Step::stated(event, texts);
    Ok(std::iter::once(attached).chain(insisted(ticket, effect, contract)).collect())
}

fn insisted(ticket: &Ticket, effect: AttachEffect, contract: &Contract) -> Option<Step> {
    let (terms, so_far) = match effect {
        AttachEffect::Status => return None,
        AttachEffect::Reminder => (&contract.reminders, ticket.reminders),
        AttachEffect::Complaint => (&contract.complaints, ticket.complaints),
    };
    let count = so_far.saturating_add(1);
    let told = TicketEvent::Insisted { effect, count, tell: Role::Supervisor };
    terms.is_told(count).then(|| Step::stated(told, Texts::new()))
}

/// What attaching a call of this type does to the ticket.
fn attach_effect(effect: CallEffect) -> Option<AttachEffect> {
    match effect {
        CallEffect::Status => Some(AttachEffect::Status),
        CallEffect::Reminder => Some(AttachEffect::Reminder),
        CallEffect::Complaint => Some(AttachEffect::Complaint),
        CallEffect::Work
        | CallEffect::Order
        | CallEffect::Session
        | CallEffect::Answer
        | CallEffect::Incident => None,
    }
}
