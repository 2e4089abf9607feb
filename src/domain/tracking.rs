//! The tracking of a request (S10): the stages of its course, when each was reached or that it was not, and how long it
//! took until somebody answered for it (S4.2). It is a view of a ticket; it decides nothing and counts no deadline.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::code::TicketNumber;
use super::communication::{Communication, Sending};
use super::contract::timing::TakingCharge;
use super::finding::Finding;
use super::milestone::Met;
use super::ticket::{Reopening, State, Ticket};
use super::time::Timestamp;

/// A stage of a request's course.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// The request reached our line.
    Opened,
    TakenInCharge,
    InspectionStarted,
    QuoteSent,
    /// The client wants the work done: the quote's approval, or an order that came approved.
    Confirmed,
    ExecutionStarted,
    ExecutionEnded,
    Closed,
    /// It came back after its work had ended: what follows is of the next round.
    Reopened,
}

impl Stage {
    pub const ALL: [Stage; 9] = [
        Stage::Opened,
        Stage::TakenInCharge,
        Stage::InspectionStarted,
        Stage::QuoteSent,
        Stage::Confirmed,
        Stage::ExecutionStarted,
        Stage::ExecutionEnded,
        Stage::Closed,
        Stage::Reopened,
    ];

    /// Its stable name, in the locale as `stage-…`.
    pub fn code(self) -> &'static str {
        match self {
            Stage::Opened => "opened",
            Stage::TakenInCharge => "taken-in-charge",
            Stage::InspectionStarted => "inspection-started",
            Stage::QuoteSent => "quote-sent",
            Stage::Confirmed => "confirmed",
            Stage::ExecutionStarted => "execution-started",
            Stage::ExecutionEnded => "execution-ended",
            Stage::Closed => "closed",
            Stage::Reopened => "reopened",
        }
    }
}

/// One stage, and how it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reached {
    pub stage: Stage,
    /// Which intervention on the ticket it is of: 0 until it is reopened.
    pub round: u32,
    #[serde(flatten)]
    pub how: How,
}

/// Whether a stage was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reached", rename_all = "kebab-case")]
pub enum How {
    /// At a time, which may have been told later or only be implied.
    Yes(Met),
    NotYet,
    /// This ticket does not pass it: covered work has no quote, and what is over goes no further.
    Never,
}

impl How {
    /// Its stable name, in the locale as `reached-…`.
    pub fn code(self) -> &'static str {
        match self {
            How::Yes(_) => "yes",
            How::NotYet => "not-yet",
            How::Never => "never",
        }
    }
}

/// A communication, and whether it has reached anybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Communicated {
    #[serde(flatten)]
    pub communication: Communication,
    pub sending: Sending,
}

/// The tracking of one request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tracking {
    /// The progressive number told to the caller.
    pub number: TicketNumber,
    pub state: State,
    /// Seconds from the request until somebody took it in charge (S4.2), whichever event the contract's deadline
    /// goes by; absent before.
    pub taken_in_charge_after: Option<i64>,
    /// In the order of a request's life, round by round.
    pub stages: Vec<Reached>,
    /// What was found, each with its time (S3.10).
    pub findings: Vec<Finding>,
    /// In the order of the log.
    pub communications: Vec<Communicated>,
}

impl Tracking {
    /// Of a ticket, as of `now` (UTC): only what is still to leave hangs on it.
    pub fn of(ticket: &Ticket, now: Timestamp) -> Self {
        let communicated = |communication: &Communication| Communicated {
            communication: communication.clone(),
            sending: communication.sending(now),
        };
        Self {
            number: ticket.number,
            state: ticket.state,
            taken_in_charge_after: ticket
                .taken_in_charge_after(TakingCharge::Technician)
                .map(|after| after.num_seconds()),
            stages: stages(ticket),
            findings: ticket.findings.clone(),
            communications: ticket.communications.iter().map(communicated).collect(),
        }
    }
}

/// How long requests waited, as sums that name none of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waits {
    pub count: u64,
    /// Seconds: half of them waited no longer. Of an even number, the middle of the two in the middle. Absent where
    /// there are none, like the worst.
    pub median: Option<u64>,
    /// Seconds.
    pub worst: Option<u64>,
}

impl Waits {
    /// In any order; one that is said to have ended before it began waited for nothing.
    pub fn of(waited: impl IntoIterator<Item = TimeDelta>) -> Self {
        let seconds = |waited: TimeDelta| u64::try_from(waited.num_seconds()).unwrap_or(0);
        let mut all: Vec<u64> = waited.into_iter().map(seconds).collect();
        all.sort_unstable();
        let at = |index: usize| all.get(index).copied();
        let upper = at(all.len() / 2);
        let lower = all.len().checked_sub(1).and_then(|last| at(last / 2));
        Self {
            count: all.len() as u64,
            median: lower.zip(upper).map(|(lower, upper)| lower + (upper - lower) / 2),
            worst: all.last().copied(),
        }
    }
}

/// A time that nobody has to have said: the call's, the reopening's.
fn plain(at: Timestamp) -> Met {
    Met { at, implied: false, late_entry: false, conflicting: false }
}

/// `never`: whether nobody waits for it, where it was not reached.
fn stood(met: Option<Met>, never: bool) -> How {
    match met {
        Some(met) => How::Yes(met),
        None if never => How::Never,
        None => How::NotYet,
    }
}

fn stages(ticket: &Ticket) -> Vec<Reached> {
    let rounds = ticket.reopenings.iter().zip(1..);
    let later = rounds.flat_map(|(reopening, round)| again(ticket, reopening, round));
    let last = u32::try_from(ticket.reopenings.len()).unwrap_or(u32::MAX);
    let closed = stood(ticket.milestones.closed, !ticket.state.is_open());
    let closed = Reached { stage: Stage::Closed, round: last, how: closed };
    first(ticket).into_iter().chain(later).chain([closed]).collect()
}

/// The stages until the work ended first.
fn first(ticket: &Ticket) -> Vec<Reached> {
    let milestones = &ticket.milestones;
    let opened = ticket.called_at.map(plain);
    // An order that came by itself was approved before it came, and needs no inspection (S4.5).
    let incoming = ticket.orders.first().is_some_and(|order| order.incoming);
    let over = !ticket.state.is_before_completion();
    let (work_started, ended) = match ticket.reopenings.first() {
        // A start after the reopening is the next round's, also where there was none before.
        Some(next) => (milestones.work_started.filter(|met| met.at <= next.ended.at), completed(next)),
        None => (milestones.work_started, milestones.completed),
    };
    let behind = over || !ticket.reopenings.is_empty();
    let unquoted = ticket.quote.is_none() && ticket.earlier_quotes.is_empty();
    // Whoever found it covered by the contract has said that no quote comes.
    let no_quote = over || (unquoted && (ticket.covered == Some(true) || incoming));
    let confirmed = milestones.confirmed.or(opened.filter(|_| incoming));
    let of = |stage, met, never| Reached { stage, round: 0, how: stood(met, never) };
    vec![
        of(Stage::Opened, opened, true),
        of(Stage::TakenInCharge, milestones.in_charge, over),
        of(Stage::InspectionStarted, milestones.inspection_started, over || incoming),
        of(Stage::QuoteSent, milestones.quote_sent, no_quote),
        of(Stage::Confirmed, confirmed, no_quote),
        of(Stage::ExecutionStarted, work_started, behind),
        of(Stage::ExecutionEnded, ended, behind),
    ]
}

/// The stages of an intervention on a ticket that came back. A quote that was settled before may serve again: only a
/// new approval is told.
fn again(ticket: &Ticket, reopening: &Reopening, round: u32) -> Vec<Reached> {
    let next = ticket.reopenings.get(round as usize);
    let ended = next.map_or(ticket.milestones.completed, completed);
    let behind = next.is_some() || !ticket.state.is_before_completion();
    let of = |stage, how| Reached { stage, round, how };
    let mut stages = vec![of(Stage::Reopened, How::Yes(plain(reopening.at)))];
    stages.extend(reopening.confirmed.map(|met| of(Stage::Confirmed, How::Yes(met))));
    stages.push(of(Stage::ExecutionStarted, stood(reopening.work_started, behind)));
    stages.push(of(Stage::ExecutionEnded, stood(ended, behind)));
    stages
}

/// When the work before a reopening was completed; what was closed on the telephone had none.
fn completed(reopening: &Reopening) -> Option<Met> {
    reopening.completion.map(|_| reopening.ended)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_median_is_the_middle_and_the_worst_the_longest() {
        let of = |minutes: &[i64]| Waits::of(minutes.iter().map(|it| TimeDelta::minutes(*it)));
        assert_eq!(of(&[]), Waits::default());
        assert_eq!(of(&[7]), Waits { count: 1, median: Some(420), worst: Some(420) });
        assert_eq!(of(&[9, 1, 4]), Waits { count: 3, median: Some(240), worst: Some(540) });
        assert_eq!(of(&[9, 1, 4, 5]), Waits { count: 4, median: Some(270), worst: Some(540) });
        assert_eq!(of(&[-3, 2]), Waits { count: 2, median: Some(60), worst: Some(120) });
    }

    proptest! {
        #[test]
        fn half_wait_no_longer_than_the_median_and_none_longer_than_the_worst(
            seconds in proptest::collection::vec(0i64..100_000, 1..60),
        ) {
            let waits = Waits::of(seconds.iter().map(|it| TimeDelta::seconds(*it)));
            let (median, worst) = (waits.median.unwrap() as i64, waits.worst.unwrap() as i64);
            let no_longer = seconds.iter().filter(|it| **it <= median).count();
            prop_assert!(no_longer * 2 >= seconds.len());
            prop_assert_eq!(worst, seconds.iter().copied().max().unwrap());
            prop_assert!(median <= worst);
        }
    }
}
