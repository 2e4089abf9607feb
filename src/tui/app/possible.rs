//! What can be done with a ticket now, the likeliest first, and why the rest cannot: what every face offers
//! as numbered choices. It decides nothing: the lifecycle does, and here its answers are put in order.

use crate::domain::action::Verb;
use crate::domain::lifecycle::{Course, course};
use crate::domain::quote::QuoteStatus;
use crate::domain::refusal::Refusal;
use crate::domain::role::Role;
use crate::domain::ticket::{State, Ticket};

/// How a verb stands on a ticket.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// It would change something.
    Goes,
    /// It was only implied by a later step: its own time can still be told.
    TimeToTell,
    /// It cannot be done, and why.
    Not(Refusal),
}

/// A verb and how it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Possible {
    pub verb: Verb,
    pub standing: Standing,
}

impl Possible {
    pub fn is_open(&self) -> bool {
        !matches!(self.standing, Standing::Not(_))
    }
}

/// Every verb of the role: those that go, in the order in which people usually come to them; those that were
/// implied and can still be told; then the others with their reason. What is so already is left out.
pub fn possible(ticket: &Ticket, role: Role) -> Vec<Possible> {
    let verbs = in_order(ticket).into_iter().filter(|verb| role.may(*verb));
    let mut all: Vec<Possible> = verbs
        .filter_map(|verb| standing(ticket, verb).map(|standing| Possible { verb, standing }))
        .collect();
    // Stable: within each kind the order stays.
    all.sort_by_key(|possible| match possible.standing {
        Standing::Goes => 0,
        Standing::TimeToTell => 1,
        Standing::Not(_) => 2,
    });
    all
}

/// None: it is so already, and there is nothing to tell.
fn standing(ticket: &Ticket, verb: Verb) -> Option<Standing> {
    let implied = || ticket.reached_by(verb).is_some_and(|met| met.implied) && ticket.state.is_open();
    match course(ticket, verb) {
        Ok(Course::Goes { .. }) => Some(Standing::Goes),
        _ if implied() => Some(Standing::TimeToTell),
        Ok(Course::AlreadySo) => None,
        // It has nothing to do with this ticket.
        Err(Refusal::NoChecklist) => None,
        Err(refusal) => Some(Standing::Not(refusal)),
    }
}

/// The verbs that usually come next, what is always at hand, then all the others.
fn in_order(ticket: &Ticket) -> Vec<Verb> {
    let (again, next): (Vec<Verb>, Vec<Verb>) =
        usual(ticket.state).iter().partition(|verb| would_repeat(ticket, **verb));
    let mut order: Vec<Verb> = ticket.unauthorised.then_some(Verb::Authorise).into_iter().collect();
    order.extend(on_the_checklist(ticket));
    order.extend(next);
    order.extend([Verb::Communicate, Verb::Note]);
    order.extend(again);
    for verb in Verb::ALL {
        if !order.contains(&verb) {
            order.push(verb);
        }
    }
    order
}

/// Before the work begins its checklist is gone through; what failed is tried again or passed on.
fn on_the_checklist(ticket: &Ticket) -> Vec<Verb> {
    let escalates = ticket.checklist.as_ref().is_some_and(|list| list.failure().is_some());
    let open = ticket.step_before_work().is_some();
    let escalate = escalates.then_some(Verb::Escalate);
    open.then_some(Verb::CheckStep).into_iter().chain(escalate).collect()
}

/// It may be done again, and most often is not.
fn would_repeat(ticket: &Ticket, verb: Verb) -> bool {
    match verb {
        Verb::TellStaff => ticket.told.is_some(),
        Verb::SendQuote => ticket.quote.as_ref().is_some_and(|quote| quote.status == QuoteStatus::Sent),
        _ => false,
    }
}

/// What people usually do from a state, whoever they are.
fn usual(state: State) -> &'static [Verb] {
    use Verb::*;
    match state {
        State::Registered => &[Dispatch, TakeCharge, StartInspection, Close, Reject],
        State::Assigned => &[TellStaff, TakeCharge, StartInspection, Complete],
        State::InCharge => &[StartInspection, RecordInspection, Complete],
        State::Inspecting => &[RecordInspection, AskParts, SuspendForQuote, Complete],
        State::Scheduled => &[StartWork, Complete, AskParts],
        State::Working => &[Complete, AskParts, SuspendForQuote],
        State::PartsAsked(_) => &[ApproveParts, RefuseParts, ReceivePart],
        State::SuspendedForParts(_) => &[ReceivePart, CompleteByThirdParty],
        State::SuspendedForQuote => &[SendQuote, ApproveQuote, DeclineQuote],
        State::Completed => &[Close, Reopen],
        State::Closed | State::Rejected | State::Cancelled => &[Reopen],
        State::Imported => &[Adopt],
    }
}

#[cfg(test)]
mod tests;
