//! The stretches in which the execution clocks of a ticket stand still. Overlapping ones count once. It
//! never asks whether a clock is one that stops.

use serde::{Deserialize, Serialize};

use crate::domain::contract::timing::PartsPauseFrom;
use crate::domain::ticket::{Met, Pause, PauseKind, Ticket};
use crate::domain::time::{Timestamp, outside};

/// Why a clock stands still.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StopCause {
    /// Suspended for parts, as the client approved (S4.9).
    Parts,
    /// Suspended for a quote (S4.11).
    Quote,
    /// Completed, until it was reopened.
    Completed,
}

impl StopCause {
    pub const ALL: [StopCause; 3] = [StopCause::Parts, StopCause::Quote, StopCause::Completed];

    pub fn code(self) -> &'static str {
        match self {
            StopCause::Parts => "parts",
            StopCause::Quote => "quote",
            StopCause::Completed => "completed",
        }
    }

    /// The suspension that it is, if it is one.
    pub fn pause(self) -> Option<PauseKind> {
        match self {
            StopCause::Parts => Some(PauseKind::Parts),
            StopCause::Quote => Some(PauseKind::Quote),
            StopCause::Completed => None,
        }
    }
}

/// A stretch that does not count, half-open on the UTC line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    pub cause: StopCause,
    #[serde(deserialize_with = "outside::instant")]
    pub from: Timestamp,
    /// Absent while it lasts.
    #[serde(default, deserialize_with = "outside::instant_or_none")]
    pub to: Option<Timestamp>,
    /// The entries of the log that began and ended it: who did it stands there.
    pub opened_by: Option<u64>,
    pub ended_by: Option<u64>,
}

/// The pauses of a ticket and these gaps, in order and without overlap: what two of them cover is the
/// earlier one's.
pub fn of(ticket: &Ticket, parts_from: PartsPauseFrom, gaps: &[Stop]) -> Vec<Stop> {
    let pauses = ticket.pauses.iter().map(|pause| from_pause(pause, parts_from));
    let mut stops: Vec<Stop> = pauses.chain(gaps.iter().cloned()).collect();
    stops.sort_by_key(|stop| stop.from);
    let mut apart: Vec<Stop> = Vec::new();
    for mut stop in stops {
        match apart.last().map(|last| last.to) {
            Some(None) => break,
            Some(Some(covered)) => stop.from = stop.from.max(covered),
            None => {}
        }
        if stop.to.is_none_or(|to| stop.from < to) {
            apart.push(stop);
        }
    }
    apart
}

fn from_pause(pause: &Pause, parts_from: PartsPauseFrom) -> Stop {
    let from = match (pause.kind, parts_from) {
        (PauseKind::Parts, PartsPauseFrom::Request) => pause.asked_at.min(pause.from),
        _ => pause.from,
    };
    let cause = match pause.kind {
        PauseKind::Parts => StopCause::Parts,
        PauseKind::Quote => StopCause::Quote,
    };
    Stop { cause, from, to: pause.to, opened_by: Some(pause.opened_by), ended_by: pause.ended_by }
}

/// The part of them that lies between a clock's start and its being met.
pub fn since(stops: &[Stop], started_at: Timestamp, met: Option<Met>) -> Vec<Stop> {
    let end = met.map(|met| met.at);
    let within = |stop: &Stop| {
        let from = stop.from.max(started_at);
        let to = match (stop.to, end) {
            (Some(to), Some(end)) => Some(to.min(end)),
            (to, end) => to.or(end),
        };
        to.is_none_or(|to| from < to).then(|| Stop { from, to, ..stop.clone() })
    };
    stops.iter().filter_map(within).collect()
}

/// What lies between these stops from one instant to another.
pub fn runs(
    stops: &[Stop],
    from: Timestamp,
    to: Timestamp,
) -> impl Iterator<Item = (Timestamp, Timestamp)> {
    let ends = stops.iter().map(move |stop| stop.from.min(to)).chain([to]);
    let resumed = stops.iter().map(move |stop| stop.to.map_or(to, |resumed| resumed.max(from)));
    let starts = [from].into_iter().chain(resumed);
    starts.zip(ends).filter(|(from, to)| from < to)
}
