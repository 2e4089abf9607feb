//! The interventions of a ticket: one, or by contract one more for each time it was reopened. It counts
//! no time.

use super::stop::{Stop, StopCause};
use crate::domain::contract::timing::Reopened;
use crate::domain::ticket::{Met, Reopening, Ticket};
use crate::domain::time::Timestamp;

/// One intervention, from its beginning to its completion.
#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    pub number: u32,
    /// Absent for the first, which begins with the call.
    pub reopened_at: Option<Timestamp>,
    pub work_started: Option<Met>,
    pub completed: Option<Met>,
    /// The times between a completion and a reopening that lie within it.
    pub gaps: Vec<Stop>,
}

/// The rounds that have clocks, under the contract's policy.
pub fn of(ticket: &Ticket, policy: Reopened) -> Vec<Round> {
    let milestones = &ticket.milestones;
    let first = |completed, gaps| Round {
        number: 0,
        reopened_at: None,
        work_started: milestones.work_started,
        completed,
        gaps,
    };
    match (policy, ticket.reopenings.as_slice()) {
        (_, []) => vec![first(milestones.completed, Vec::new())],
        (Reopened::Resume, all) => {
            vec![first(milestones.completed, all.iter().map(gap).collect())]
        }
        (Reopened::Restart, [.., last]) => {
            vec![again(last, ticket.reopenings.len(), milestones.completed)]
        }
        (Reopened::Separate, [reopened, ..]) => {
            let mut rounds = vec![first(ended(reopened), Vec::new())];
            // What came before the reopening is the first round's.
            if let Some(round) = rounds.first_mut() {
                round.work_started = round.work_started.filter(|met| met.at <= reopened.ended.at);
            }
            let next = ticket.reopenings.iter().skip(1).map(ended).chain([milestones.completed]);
            let later = ticket.reopenings.iter().zip(next).zip(1..);
            rounds.extend(
                later.map(|((reopening, completed), number)| again(reopening, number, completed)),
            );
            rounds
        }
    }
}

fn again(reopening: &Reopening, number: usize, completed: Option<Met>) -> Round {
    Round {
        number: u32::try_from(number).unwrap_or(u32::MAX),
        reopened_at: Some(reopening.at),
        work_started: reopening.work_started,
        completed,
        gaps: Vec::new(),
    }
}

fn ended(reopening: &Reopening) -> Option<Met> {
    reopening.completed.then_some(reopening.ended)
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
