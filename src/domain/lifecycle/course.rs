//! What is possible from where, and what it implies: the state machine as a table. It looks at the
//! ticket only, never at the data of an action.
//!
//! ```text
//! registered ─ assigned ─ in charge ─ inspecting ─ scheduled ─ working ─ completed ─ closed
//! ```
//!
//! The first six states are rungs of one ladder. People skip rungs ("it is done" said of a ticket that
//! nobody took in charge), so an action climbs to the rung it needs and says which steps that implied.
//! Approvals, quotes, programmability and closing information are never implied.

use crate::domain::action::Verb;
use crate::domain::code::{Code, TicketNumber};
use crate::domain::event::TicketEvent;
use crate::domain::quote::QuoteStatus;
use crate::domain::refusal::{Awaited, Refusal};
use crate::domain::ticket::{Stage, State, Ticket};

/// How an action runs from here.
#[derive(Clone, Debug, PartialEq)]
pub enum Course {
    /// Nothing would change.
    AlreadySo,
    /// It happens, after these implied steps.
    Goes { implied: Vec<TicketEvent> },
}

/// Why it does not.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Obstacle {
    Early(Awaited),
    Late,
    QuoteOpen(QuoteStatus),
    NeedsNewTicket,
    NoChecklist,
    /// Of the checklist.
    StepFirst(Code),
    Escalated(TicketNumber),
}

/// The course of a verb from where the ticket stands.
///
/// # Errors
/// Too early or too late, with the verbs that would be possible.
pub fn course(ticket: &Ticket, verb: Verb) -> Result<Course, Refusal> {
    let state = ticket.state;
    passage(ticket, verb).map_err(|obstacle| match obstacle {
        Obstacle::Early(awaits) => Refusal::NotYet { state, awaits, possible: possible(ticket) },
        Obstacle::Late => Refusal::Past { state, possible: possible(ticket) },
        Obstacle::QuoteOpen(status) => Refusal::QuoteOpen { status },
        Obstacle::NeedsNewTicket => Refusal::NeedsNewTicket { state },
        Obstacle::NoChecklist => Refusal::NoChecklist,
        Obstacle::StepFirst(step) => Refusal::StepFirst { step },
        Obstacle::Escalated(ticket) => Refusal::Escalated { ticket },
    })
}

/// Every verb that would change something now.
pub fn possible(ticket: &Ticket) -> Vec<Verb> {
    let goes = |verb: &Verb| matches!(passage(ticket, *verb), Ok(Course::Goes { .. }));
    Verb::ALL.into_iter().filter(goes).collect()
}

type Passage = Result<Course, Obstacle>;

fn passage(ticket: &Ticket, verb: Verb) -> Passage {
    if ticket.state == State::Imported {
        return match verb {
            Verb::Adopt => straight(),
            _ => Err(Obstacle::Early(Awaited::Adoption)),
        };
    }
    if ticket.unauthorised && goes_on(verb) {
        return Err(Obstacle::Early(Awaited::Authorisation));
    }
    match verb {
        Verb::Note | Verb::Communicate | Verb::Correct => straight(),
        Verb::Adopt => Ok(Course::AlreadySo),
        Verb::Authorise if ticket.unauthorised => straight(),
        Verb::Authorise => Ok(Course::AlreadySo),
        Verb::Dispatch => dispatch(ticket),
        Verb::TellStaff => tell_staff(ticket),
        Verb::TakeCharge => take_charge(ticket),
        Verb::StartInspection => start_inspection(ticket.state),
        Verb::RecordInspection => record_inspection(ticket.state),
        Verb::StartWork => begins_work(ticket, start_work(ticket.state)),
        Verb::AskParts => ask_parts(ticket.state),
        Verb::ApproveParts | Verb::RefuseParts => decide_parts(ticket.state, verb),
        Verb::ReceivePart => receive_part(ticket.state),
        Verb::CompleteByThirdParty => ends_work(ticket, complete_by_third_party(ticket.state)),
        Verb::SuspendForQuote => suspend_for_quote(ticket.state),
        Verb::SendQuote => send_quote(ticket),
        Verb::ApproveQuote | Verb::DeclineQuote => decide_quote(ticket, verb),
        Verb::RecordOrder => record_order(ticket.state),
        Verb::Complete => begins_work(ticket, complete(ticket.state)),
        Verb::Close => close(ticket),
        Verb::Reject => reject(ticket.state),
        Verb::Cancel => cancel(ticket.state),
        Verb::Reopen => reopen(ticket.state),
        Verb::CheckStep => check_step(ticket),
        Verb::Escalate => escalate(ticket),
        Verb::Supplement => supplement(ticket.state),
    }
}

/// Whether a verb takes the work further. What ends it, or is only said of it, waits for nobody's authority.
fn goes_on(verb: Verb) -> bool {
    !matches!(
        verb,
        Verb::Note
            | Verb::Communicate
            | Verb::Correct
            | Verb::Reject
            | Verb::Cancel
            | Verb::Authorise
            | Verb::Adopt
            | Verb::Supplement
    )
}

fn straight() -> Passage {
    Ok(Course::Goes { implied: Vec::new() })
}

fn after(implied: Vec<TicketEvent>) -> Passage {
    Ok(Course::Goes { implied })
}

const LADDER: [State; 6] = [
    State::Registered,
    State::Assigned,
    State::InCharge,
    State::Inspecting,
    State::Scheduled,
    State::Working,
];

/// The step onto a rung, when nobody reported it.
fn implied_step(rung: State) -> Option<TicketEvent> {
    match rung {
        State::Assigned => Some(TicketEvent::Dispatched { technician: None, on_call: false }),
        State::InCharge => Some(TicketEvent::ChargeTaken { technician: None }),
        State::Inspecting => Some(TicketEvent::InspectionStarted),
        State::Scheduled => Some(TicketEvent::Inspected {
            level: None,
            covered: None,
            planned_start: None,
            estimated_end: None,
        }),
        State::Working => Some(TicketEvent::WorkStarted),
        _ => None,
    }
}

/// The steps from one rung up to another, which is included.
fn climb(from: State, to: State) -> Vec<TicketEvent> {
    let between = LADDER.into_iter().filter(|rung| *rung > from && *rung <= to);
    between.filter_map(implied_step).collect()
}

/// Leaving a wait for parts, when nobody reported its end: what happened to the parts, and the rung
/// that the ticket is back on.
fn resume(state: State) -> (Vec<TicketEvent>, State) {
    match state {
        State::PartsAsked(stage) => (vec![TicketEvent::PartsWithdrawn], stage.into()),
        State::SuspendedForParts(stage) => (vec![TicketEvent::PartArrived], stage.into()),
        other => (Vec::new(), other),
    }
}

/// Resumes, then climbs.
fn resume_and_climb(state: State, to: State) -> Vec<TicketEvent> {
    let (mut implied, rung) = resume(state);
    implied.extend(climb(rung, to));
    implied
}

fn dispatch(ticket: &Ticket) -> Passage {
    if ticket.state.is_before_completion() { straight() } else { Err(Obstacle::Late) }
}

fn tell_staff(ticket: &Ticket) -> Passage {
    match ticket.state {
        state if !state.is_before_completion() => Err(Obstacle::Late),
        _ if ticket.technician.is_none() => Err(Obstacle::Early(Awaited::Dispatch)),
        _ => straight(),
    }
}

fn take_charge(ticket: &Ticket) -> Passage {
    match ticket.state {
        State::Registered => after(climb(State::Registered, State::Assigned)),
        State::Assigned => straight(),
        state if !state.is_before_completion() => Err(Obstacle::Late),
        // An approved order starts further on, and is still to be taken in charge (S4.2).
        _ if ticket.milestones.in_charge.is_none() => straight(),
        _ => Ok(Course::AlreadySo),
    }
}

fn start_inspection(state: State) -> Passage {
    match state {
        State::Registered | State::Assigned | State::InCharge => after(climb(state, State::InCharge)),
        State::Inspecting => Ok(Course::AlreadySo),
        _ => Err(Obstacle::Late),
    }
}

/// At the inspection or after it (S3.10).
fn record_inspection(state: State) -> Passage {
    match state {
        State::Registered | State::Assigned | State::InCharge | State::Inspecting => {
            after(climb(state, State::Inspecting))
        }
        State::Scheduled | State::Working => straight(),
        State::PartsAsked(_) | State::SuspendedForParts(_) => Err(Obstacle::Early(Awaited::Parts)),
        State::SuspendedForQuote => Err(Obstacle::Early(Awaited::QuoteDecision)),
        _ => Err(Obstacle::Late),
    }
}

fn start_work(state: State) -> Passage {
    match state {
        State::Working | State::PartsAsked(Stage::Working) => Ok(Course::AlreadySo),
        State::SuspendedForQuote => Err(Obstacle::Early(Awaited::QuoteDecision)),
        state if state.is_before_completion() => after(resume_and_climb(state, State::Scheduled)),
        _ => Err(Obstacle::Late),
    }
}

fn ask_parts(state: State) -> Passage {
    match state {
        State::Inspecting | State::Scheduled | State::Working => straight(),
        State::Registered | State::Assigned | State::InCharge => {
            Err(Obstacle::Early(Awaited::Inspection))
        }
        State::PartsAsked(_) | State::SuspendedForParts(_) => Ok(Course::AlreadySo),
        State::SuspendedForQuote => Err(Obstacle::Early(Awaited::QuoteDecision)),
        _ => Err(Obstacle::Late),
    }
}

fn decide_parts(state: State, verb: Verb) -> Passage {
    match (state, verb) {
        (State::PartsAsked(_), _) => straight(),
        (State::SuspendedForParts(_), Verb::ApproveParts) => Ok(Course::AlreadySo),
        (state, _) if state.is_before_completion() => Err(Obstacle::Early(Awaited::PartsRequest)),
        _ => Err(Obstacle::Late),
    }
}

fn receive_part(state: State) -> Passage {
    match state {
        State::PartsAsked(_) | State::SuspendedForParts(_) => straight(),
        state if state.is_before_completion() => Err(Obstacle::Early(Awaited::PartsSuspension)),
        _ => Err(Obstacle::Late),
    }
}

fn complete_by_third_party(state: State) -> Passage {
    match state {
        State::PartsAsked(_) | State::SuspendedForParts(_) => straight(),
        state if state.is_before_completion() => Err(Obstacle::Early(Awaited::PartsRequest)),
        _ => Err(Obstacle::Late),
    }
}

fn suspend_for_quote(state: State) -> Passage {
    match state {
        State::Inspecting | State::Scheduled | State::Working => straight(),
        State::Registered | State::Assigned | State::InCharge => {
            Err(Obstacle::Early(Awaited::Inspection))
        }
        State::PartsAsked(_) | State::SuspendedForParts(_) => Err(Obstacle::Early(Awaited::Parts)),
        State::SuspendedForQuote => Ok(Course::AlreadySo),
        _ => Err(Obstacle::Late),
    }
}

/// Sent again before the decision, a quote is a new version of itself.
fn send_quote(ticket: &Ticket) -> Passage {
    match (&ticket.quote, ticket.state) {
        (_, State::Closed | State::Rejected | State::Cancelled) => Err(Obstacle::Late),
        (Some(quote), _) if quote.is_open() => straight(),
        (Some(_), _) => Err(Obstacle::Late),
        (None, _) => Err(Obstacle::Early(Awaited::Quote)),
    }
}

fn decide_quote(ticket: &Ticket, verb: Verb) -> Passage {
    let status = match (&ticket.quote, ticket.state) {
        (_, State::Closed | State::Rejected | State::Cancelled) => return Err(Obstacle::Late),
        (None, _) => return Err(Obstacle::Early(Awaited::Quote)),
        (Some(quote), _) => quote.status,
    };
    match (status, verb) {
        (QuoteStatus::Sent, _) => straight(),
        (QuoteStatus::Draft, _) => Err(Obstacle::Early(Awaited::QuoteSent)),
        (QuoteStatus::Approved, Verb::ApproveQuote) | (QuoteStatus::Declined, Verb::DeclineQuote) => {
            Ok(Course::AlreadySo)
        }
        _ => Err(Obstacle::Late),
    }
}

fn record_order(state: State) -> Passage {
    match state {
        State::Scheduled | State::Working | State::Completed => straight(),
        State::PartsAsked(_) | State::SuspendedForParts(_) => straight(),
        State::SuspendedForQuote => Err(Obstacle::Early(Awaited::QuoteDecision)),
        state if state.is_before_completion() => Err(Obstacle::Early(Awaited::Inspection)),
        _ => Err(Obstacle::Late),
    }
}

fn complete(state: State) -> Passage {
    match state {
        State::Completed => Ok(Course::AlreadySo),
        State::SuspendedForQuote => Err(Obstacle::Early(Awaited::QuoteDecision)),
        state if state.is_before_completion() => after(resume_and_climb(state, State::Working)),
        _ => Err(Obstacle::Late),
    }
}

/// After completion, or before anybody set out, when it was solved by telephone (S4.12).
fn close(ticket: &Ticket) -> Passage {
    match (ticket.state, &ticket.quote) {
        (State::Closed, _) => Ok(Course::AlreadySo),
        // Also before completion: a reopened ticket brings its quote along.
        (State::Completed | State::Registered | State::Assigned | State::InCharge, Some(quote))
            if quote.is_open() =>
        {
            Err(Obstacle::QuoteOpen(quote.status))
        }
        (State::Completed | State::Registered | State::Assigned | State::InCharge, _) => straight(),
        (state, _) if state.is_open() => Err(Obstacle::Early(Awaited::Completion)),
        _ => Err(Obstacle::Late),
    }
}

/// Not in the contract: found out at the latest while inspecting (S4.7).
fn reject(state: State) -> Passage {
    match state {
        State::Registered | State::Assigned | State::InCharge | State::Inspecting => straight(),
        State::Rejected => Ok(Course::AlreadySo),
        _ => Err(Obstacle::Late),
    }
}

fn cancel(state: State) -> Passage {
    match state {
        State::Cancelled => Ok(Course::AlreadySo),
        state if state.is_before_completion() => straight(),
        _ => Err(Obstacle::Late),
    }
}

fn reopen(state: State) -> Passage {
    match state {
        State::Completed | State::Closed => straight(),
        State::Rejected | State::Cancelled => Err(Obstacle::NeedsNewTicket),
        _ => Err(Obstacle::Early(Awaited::Completion)),
    }
}

/// Work whose checklist has not passed does not begin, neither by itself nor implied by its end. What has begun
/// goes on.
fn begins_work(ticket: &Ticket, passage: Passage) -> Passage {
    let begins = |implied: &[TicketEvent]| {
        let rung = resume(ticket.state).1;
        rung < State::Working || implied.contains(&TicketEvent::WorkStarted)
    };
    match (&passage, ticket.step_before_work()) {
        (Ok(Course::Goes { implied }), Some(step)) if begins(implied) => {
            Err(Obstacle::StepFirst(step.clone()))
        }
        _ => passage,
    }
}

/// Whoever else ends it ends work that may not have begun.
fn ends_work(ticket: &Ticket, passage: Passage) -> Passage {
    match (&passage, ticket.step_before_work()) {
        (Ok(_), Some(step)) if resume(ticket.state).1 < State::Working => {
            Err(Obstacle::StepFirst(step.clone()))
        }
        _ => passage,
    }
}

/// Until the work is done: what was ready may fail again. Which step may be tried is the data's to say.
fn check_step(ticket: &Ticket) -> Passage {
    match &ticket.checklist {
        None => Err(Obstacle::NoChecklist),
        Some(_) if ticket.state.is_before_completion() => straight(),
        Some(_) => Err(Obstacle::Late),
    }
}

/// Each failure once (S7.6).
fn escalate(ticket: &Ticket) -> Passage {
    let Some(progress) = &ticket.checklist else { return Err(Obstacle::NoChecklist) };
    if !ticket.state.is_before_completion() {
        return Err(Obstacle::Late);
    }
    if progress.failure().is_some() {
        return straight();
    }
    match progress.failures().next().and_then(|failure| progress.escalation_of(failure)) {
        Some(escalation) => Err(Obstacle::Escalated(escalation.ticket)),
        None => Err(Obstacle::Early(Awaited::FailedStep)),
    }
}

/// Only a report that was filed is added to (S2.6).
fn supplement(state: State) -> Passage {
    match state {
        State::Closed => straight(),
        State::Rejected | State::Cancelled => Err(Obstacle::Late),
        _ => Err(Obstacle::Early(Awaited::Closing)),
    }
}
