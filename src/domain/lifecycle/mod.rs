//! The ticket's life as one typed function: state, action and actor in, events or a refusal out. Every
//! path goes through it (keyboard, REST, scripts); it never writes, and never reads a clock.
//!
//! Eleven rooms: [`mod@course`] is the table of what is possible from where, and what an action implies;
//! `guard` checks the data an action brings, `known` its codes against the contract; [`authority`] is whose word is
//! enough, [`premises`] what is to be done at which site; `intake` registers tickets and attaches calls; `checklist` is
//! the steps before the work and what becomes of a failed one; [`calls`] is what may be done with a call; `apply` puts a
//! ticket under another version of its contract; [`mod@undo`] takes the last action back,
//! [`correction`] corrects an entry later.

mod apply;
pub mod authority;
pub mod calls;
mod checklist;
pub mod correction;
pub mod course;
mod guard;
mod intake;
mod known;
pub mod premises;
pub mod undo;

pub use apply::apply_contract;
pub use checklist::{escalation, numbered};
pub use correction::{EntryCorrection, correct_entry};
pub use course::{Course, course};
pub use guard::{LONGEST_TEXT, late_entry_bound, lengths, said_in_time};
pub use intake::{Intake, attach, may_be_followed, register};
pub use undo::undo;

use super::action::{Action, Deed, Verb};
use super::call_out::Response;
use super::code::TechnicianId;
use super::contract::Contract;
use super::decision::Decision;
use super::event::{Completion, Origin, TicketEvent};
use super::quote::{QuoteStatus, Totals};
use super::refusal::Refusal;
use super::role::Actor;
use super::text::{TextField, Texts};
use super::ticket::{State, Ticket};
use super::time::Timestamp;
use super::work_report::WorkReport;

/// An event that has still to be written, with its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub event: TicketEvent,
    /// An implied step has no time and no words of its own.
    pub implied: bool,
    pub texts: Texts,
}

impl Step {
    fn stated(event: TicketEvent, texts: Texts) -> Self {
        Self { event, implied: false, texts }
    }

    fn implied(event: TicketEvent) -> Self {
        Self { event, implied: true, texts: Texts::new() }
    }

    /// The origin of the step's time, given that of the action.
    pub fn origin(&self, of_action: Origin) -> Origin {
        if self.implied { Origin::Implied } else { of_action }
    }
}

/// Decides an action on a ticket. The answer lists the events in order, implied ones first and marked;
/// an empty answer means that it is already so.
///
/// # Errors
/// A [`Refusal`] that says what is missing, what must come first, or what would be possible.
pub fn decide(
    ticket: &Ticket,
    action: &Action,
    actor: &Actor,
    contract: &Contract,
) -> Result<Vec<Step>, Refusal> {
    decide_said(ticket, action, None, actor, contract)
}

/// As [`decide`], of an action with the time that was stated for it (UTC), if one was. With a time, a step
/// that was only implied so far is reported after all, wherever the ticket stands since: the said time
/// decides.
///
/// # Errors
/// As [`decide`].
pub fn decide_said(
    ticket: &Ticket,
    action: &Action,
    said_at: Option<Timestamp>,
    actor: &Actor,
    contract: &Contract,
) -> Result<Vec<Step>, Refusal> {
    let verb = action.deed.verb();
    if !actor.role.may(verb) {
        return Err(Refusal::Role { role: actor.role });
    }
    let charge = charge_of(ticket, &action.deed);
    let only_implied = ticket.reached_by(verb).is_some_and(|met| met.implied);
    let course = match course(ticket, verb) {
        _ if said_at.is_some() && only_implied && ticket.state.is_open() => {
            Course::Goes { implied: Vec::new() }
        }
        // Somebody has taken charge of whom we know no number: whoever has one says so.
        Ok(Course::AlreadySo) if charge == Charge::Unnamed => Course::Goes { implied: Vec::new() },
        course => course?,
    };
    if let Charge::Anothers(technician) = charge {
        return Err(Refusal::InCharge { technician });
    }
    let implied = match course {
        Course::AlreadySo => return Ok(Vec::new()),
        Course::Goes { .. } if says_the_same(ticket, &action.deed) => return Ok(Vec::new()),
        Course::Goes { implied } => implied,
    };
    guard::check(ticket, action, actor, contract)?;
    let mut steps: Vec<Step> = implied.into_iter().map(Step::implied).collect();
    steps.extend(stated(ticket, action, contract));
    Ok(steps)
}

/// Whether a verb is possible now, before any data are asked for: what a key shows as its reason.
///
/// # Errors
/// The reason why it is not.
pub fn permits(ticket: &Ticket, verb: Verb, actor: &Actor) -> Result<(), Refusal> {
    if !actor.role.may(verb) {
        return Err(Refusal::Role { role: actor.role });
    }
    course(ticket, verb).map(|_| ())
}

/// How the taking in charge that an action asks for stands to who is in charge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Charge {
    /// Nothing stands in its way; any other action as well.
    Free,
    /// It is another's: there are never two.
    Anothers(TechnicianId),
    /// It was taken, by somebody without a number.
    Unnamed,
}

fn charge_of(ticket: &Ticket, deed: &Deed) -> Charge {
    let Deed::TakeCharge { technician } = deed else { return Charge::Free };
    match (ticket.in_charge, technician.or(ticket.technician)) {
        (Some(has), Some(wants)) if has != wants => Charge::Anothers(has),
        (None, Some(_)) if ticket.milestones.in_charge.is_some() => Charge::Unnamed,
        _ => Charge::Free,
    }
}

/// A dispatch is a repeat only when it sends whom it sent before, a check when the step has passed.
fn says_the_same(ticket: &Ticket, deed: &Deed) -> bool {
    match deed {
        Deed::Dispatch { technician, .. } => ticket.technician == Some(*technician),
        Deed::CheckStep { step, passed } => {
            ticket.checklist.as_ref().is_some_and(|list| list.says_nothing_new(step, *passed))
        }
        _ => false,
    }
}

/// The events that the action itself states; it was checked before.
fn stated(ticket: &Ticket, action: &Action, contract: &Contract) -> Vec<Step> {
    let texts = action.texts.clone();
    let main = |event| vec![Step::stated(event, texts.clone())];
    match &action.deed {
        Deed::Reject => main(TicketEvent::Rejected),
        Deed::Dispatch { technician, on_call } => {
            main(TicketEvent::Dispatched { technician: Some(*technician), on_call: *on_call })
        }
        Deed::AskParts { expected_on } => main(TicketEvent::PartsAsked { expected_on: *expected_on }),
        Deed::SuspendForQuote => main(TicketEvent::QuoteOpened { suspends: true }),
        Deed::Communicate { channel, planned_start, planned_end, plan } => {
            main(TicketEvent::Communicated {
                channel: *channel,
                planned_start: *planned_start,
                planned_end: *planned_end,
                plan: plan.clone(),
            })
        }
        Deed::Close { hours } => {
            let report = WorkReport { calls: ticket.calls.clone(), hours: *hours };
            let solved_by_phone = ticket.state != State::Completed;
            main(TicketEvent::Closed { report, solved_by_phone })
        }
        Deed::TellStaff { channel, technician, outcome } => {
            let named = texts.contains_key(&TextField::Person);
            let technician = technician.or(ticket.technician.filter(|_| !named));
            // That somebody was told goes without saying, as it did before there were attempts in vain.
            let outcome = outcome.filter(|outcome| *outcome != Response::Answered);
            main(TicketEvent::StaffTold { channel: *channel, technician, outcome })
        }
        Deed::TakeCharge { technician } => {
            let technician = technician.or(ticket.technician);
            main(TicketEvent::ChargeTaken { technician })
        }
        Deed::StartInspection => main(TicketEvent::InspectionStarted),
        Deed::RecordInspection { .. } => inspected(ticket, action, contract),
        Deed::StartWork => main(TicketEvent::WorkStarted),
        Deed::ApproveParts(decision) => main(TicketEvent::PartsApproved(*decision)),
        Deed::RefuseParts(decision) => main(TicketEvent::PartsRefused(*decision)),
        Deed::ReceivePart => main(TicketEvent::PartArrived),
        Deed::CompleteByThirdParty(decision) => {
            main(TicketEvent::Completed { by: Completion::ThirdParty, decision: Some(*decision) })
        }
        Deed::SendQuote { amount, lines } => {
            let amount = amount.unwrap_or_else(|| Totals::of(lines).net);
            main(TicketEvent::QuoteSent { amount: Some(amount), lines: lines.clone() })
        }
        Deed::ApproveQuote(decision) => main(TicketEvent::QuoteApproved(*decision)),
        Deed::DeclineQuote(decision) => declined(ticket, *decision, texts),
        Deed::RecordOrder { order } => main(TicketEvent::OrderRecorded(order.clone())),
        Deed::Complete => main(TicketEvent::Completed { by: Completion::Done, decision: None }),
        Deed::Cancel => main(TicketEvent::Cancelled),
        Deed::Reopen { technician } => main(TicketEvent::Reopened { technician: *technician }),
        Deed::Correct { priority, service, site } => main(TicketEvent::Corrected {
            priority: priority.clone(),
            service: service.clone(),
            site: *site,
            patron: None,
            proposes_rejection: None,
        }),
        Deed::Authorise => main(TicketEvent::Authorised),
        Deed::Note => main(TicketEvent::Noted),
        Deed::Supplement => supplement(ticket, texts),
        Deed::Adopt { call_type, priority } => {
            let checklist = contract.checklist_of(call_type).map(|list| list.laid());
            let (call_type, priority) = (call_type.clone(), priority.clone());
            main(TicketEvent::Adopted { call_type, priority, checklist })
        }
        Deed::CheckStep { step, passed } => {
            main(TicketEvent::StepChecked { step: step.clone(), passed: *passed })
        }
        Deed::Escalate => checklist::escalated(ticket).map(main).unwrap_or_default(),
    }
}

/// The findings, and what follows from them at once: work that cannot wait starts, and work that the
/// contract does not cover opens a quote, which suspends it unless it goes on and is settled afterwards.
fn inspected(ticket: &Ticket, action: &Action, contract: &Contract) -> Vec<Step> {
    let Deed::RecordInspection { level, covered, planned_start, estimated_end } = &action.deed else {
        return Vec::new();
    };
    let findings = TicketEvent::Inspected {
        level: level.clone(),
        covered: *covered,
        planned_start: *planned_start,
        estimated_end: *estimated_end,
    };
    let mut steps = vec![Step::stated(findings, action.texts.clone())];
    // What is not said again has had its consequence already.
    let level = level.as_ref().and_then(|level| contract.level(level));
    let at_once = level.is_some_and(|level| level.at_inspection);
    let working = ticket.state == State::Working;
    if at_once && !working {
        steps.push(Step::stated(TicketEvent::WorkStarted, Texts::new()));
    }
    let suspends = !at_once && !working;
    if *covered == Some(false) && wants_quote(ticket, suspends) {
        steps.push(Step::stated(TicketEvent::QuoteOpened { suspends }, Texts::new()));
    }
    steps
}

/// Adds to the report that was filed last, and cites what nothing cites yet. A ticket closed by an older version of
/// the log has its report all the same.
fn supplement(ticket: &Ticket, texts: Texts) -> Vec<Step> {
    let Some(report) = ticket.reports.last() else { return Vec::new() };
    let calls = ticket.unreported().collect();
    vec![Step::stated(TicketEvent::ReportSupplemented { report: report.entry, calls }, texts)]
}

/// Work waits for a quote unless one was approved, also for one that is still out. Work that goes on
/// opens one unless there is one to settle it.
fn wants_quote(ticket: &Ticket, suspends: bool) -> bool {
    let approved = ticket.quote.as_ref().is_some_and(|quote| quote.status == QuoteStatus::Approved);
    !approved && (suspends || !ticket.has_open_quote())
}

/// A declined quote ends a ticket that waited for it; work already under way goes on.
fn declined(ticket: &Ticket, decision: Decision, texts: Texts) -> Vec<Step> {
    let mut steps = vec![Step::stated(TicketEvent::QuoteDeclined(decision), texts)];
    if ticket.state == State::SuspendedForQuote {
        let ended = TicketEvent::Completed { by: Completion::NotAuthorised, decision: None };
        steps.push(Step::stated(ended, Texts::new()));
    }
    steps
}
