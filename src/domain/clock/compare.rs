//! What another version of a contract would move: the same ticket's clocks under both. It never
//! re-applies anything.

use serde::{Deserialize, Serialize};

use super::{Clock, Milestone, clocks};
use crate::domain::contract::Contract;
use crate::domain::ticket::Ticket;
use crate::domain::time::{Timestamp, outside};

/// A deadline that is not the same under both. Absent where a contract has no such clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    pub milestone: Milestone,
    pub round: u32,
    #[serde(default, deserialize_with = "outside::instant_or_none")]
    pub before: Option<Timestamp>,
    #[serde(default, deserialize_with = "outside::instant_or_none")]
    pub after: Option<Timestamp>,
}

/// The deadlines that would move from one contract to the other, in the order of a ticket's life.
/// Milestones that were reached are judged again too: their deadline may move behind them.
pub fn moves(ticket: &Ticket, from: &Contract, to: &Contract) -> Vec<Move> {
    let (before, after) = (clocks(ticket, from), clocks(ticket, to));
    let mut keys: Vec<(u32, Milestone)> = before.iter().chain(&after).map(key).collect();
    keys.sort_unstable();
    keys.dedup();
    let due = |clocks: &[Clock], wanted| {
        clocks.iter().find(|clock| key(clock) == wanted).map(|clock| clock.due)
    };
    let moved = |(round, milestone)| {
        let wanted = (round, milestone);
        let (before, after) = (due(&before, wanted), due(&after, wanted));
        (before != after).then_some(Move { milestone, round, before, after })
    };
    keys.into_iter().filter_map(moved).collect()
}

fn key(clock: &Clock) -> (u32, Milestone) {
    (clock.round, clock.milestone)
}
