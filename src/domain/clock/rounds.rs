//! The interventions of a ticket: one, or by contract one more for each time it was reopened. It counts
//! no time.

use super::stop::{Stop, StopCause};
use crate::domain::contract::timing::Reopened;
use crate::domain::event::Completion;
use crate::domain::ticket::{Met, Reopening, Ticket};
use crate::domain::time::Timestamp;

/// One intervention, from its beginning to its completion.
#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    pub number: u32,
    /// Absent for the first, which begins with the call.
    pub reopened_at: Option<Timestamp>,
    /// The approval of a quote for it.
    pub confirmed: Option<Met>,
    pub work_started: Option<Met>,
    pub completed: Option<Met>,
    /// Its work ended without our doing: it is nobody's to judge.
    pub outside: bool,
    /// Another came after it, so that it awaits nothing any more.
    pub over: bool,
    /// The times between a completion and a reopening that lie within it.
    pub gaps: Vec<Stop>,
}

/// The rounds that have clocks, under the contract's policy.
pub fn of(ticket: &Ticket, policy: Reopened) -> Vec<Round> {
    let milestones = &ticket.milestones;
    let outside = ticket.completion.is_some_and(is_outside);
    let first = Round {
        number: 0,
        reopened_at: None,
        confirmed: milestones.confirmed,
        work_started: milestones.work_started,
        completed: milestones.completed,
        outside,
        over: false,
        gaps: Vec::new(),
    };
    let again = |(reopening, number): (&Reopening, u32)| Round {
        number,
        reopened_at: Some(reopening.at),
        confirmed: reopening.confirmed,
        work_started: reopening.work_started,
        ..first.clone()
    };
    let reopenings = &ticket.reopenings;
    let mut rounds: Vec<Round> = match policy {
        Reopened::Resume => {
            vec![Round { gaps: reopenings.iter().map(gap).collect(), ..first }]
        }
        Reopened::Restart | Reopened::Separate => {
            [first.clone()].into_iter().chain(reopenings.iter().zip(1..).map(again)).collect()
        }
    };
    if policy == Reopened::Restart {
        rounds = rounds.pop().into_iter().collect();
    }
    // All but the last ended when they were reopened.
    for (round, reopening) in rounds.iter_mut().zip(reopenings).filter(|_| policy == Reopened::Separate)
    {
        round.work_started = round.work_started.filter(|met| met.at <= reopening.ended.at);
        round.completed = reopening.completion.map(|_| reopening.ended);
        round.outside = reopening.completion.is_some_and(is_outside);
        round.over = true;
    }
    rounds
}

/// From when and in which round a milestone is awaited that is reached once, whatever is reopened: the
/// one that it was reached in, or else the last; absent for the first, which begins with the call.
pub fn awaited(ticket: &Ticket, policy: Reopened, met: Option<Met>) -> Option<(u32, Timestamp)> {
    let all = ticket.reopenings.iter().zip(1..).filter(|_| policy != Reopened::Resume);
    let before = |reopening: &Reopening| met.is_none_or(|met| reopening.at <= met.at);
    all.filter(|(reopening, _)| before(reopening)).last().map(|(found, number)| (number, found.at))
}

fn is_outside(completion: Completion) -> bool {
    matches!(completion, Completion::ThirdParty | Completion::NotAuthorised)
}

/// Not a suspension: the work was taken for done.
fn gap(reopening: &Reopening) -> Stop {
    Stop {
        cause: StopCause::Completed,
        from: reopening.ended.at,
        to: Some(reopening.at),
        opened_by: None,
        ended_by: Some(reopening.by),
    }
}
