//! What starts the execution clock of an intervention (S3.13). It never asks how much time there is from
//! then on, but to find that it had run out before a quote was asked for.

use super::rounds::Round;
use super::stop::Stop;
use super::{Bench, Milestone, StartedBy};
use crate::domain::ticket::{PauseKind, Ticket};
use crate::domain::time::Timestamp;

/// The instant, and what happened then.
type Trigger = (Timestamp, StartedBy);

/// What starts the execution clock: the quote's approval, or the end of the inspection for work that
/// the contract covers (S3.13), or the call that brought an approved order; in a later round the
/// reopening. Of work that has started it is what stood then: a quote that comes afterwards neither
/// excuses a late start nor makes one late.
pub(super) fn of(bench: &Bench<'_>, ticket: &Ticket, round: &Round, stops: &[Stop]) -> Option<Trigger> {
    run_out(bench, ticket, round, stops).or_else(|| last(ticket, round))
}

fn last(ticket: &Ticket, round: &Round) -> Option<Trigger> {
    let confirmed = round.confirmed.map(|met| (met.at, StartedBy::QuoteApproved));
    let begun = begun(ticket, round);
    let confirmed = confirmed.filter(|(at, _)| round.reopened_at.is_none_or(|reopened| *at > reopened));
    match (round.work_started, &ticket.quote) {
        (Some(started), _) => confirmed.filter(|(at, _)| *at <= started.at).or(begun),
        (None, Some(_)) if round.reopened_at.is_none() || ticket.has_open_quote() => confirmed,
        (None, _) => confirmed.or(begun),
    }
}

/// What starts the execution clock of work that waits for no quote.
fn begun(ticket: &Ticket, round: &Round) -> Option<Trigger> {
    let inspected = ticket.milestones.inspected.map(|met| (met.at, StartedBy::Inspection));
    let ordered = ticket.order.as_ref().and(ticket.called_at).map(|at| (at, StartedBy::Call));
    match round.reopened_at {
        Some(at) => Some((at, StartedBy::Reopened)),
        None => inspected.or(ordered),
    }
}

/// The trigger whose time had run out before a quote was opened. Its approval starts no clock anew: else
/// whoever is late would only have to suspend, which needs nobody's approval (S4.11).
fn run_out(bench: &Bench<'_>, ticket: &Ticket, round: &Round, stops: &[Stop]) -> Option<Trigger> {
    let mut trigger = begun(ticket, round)?;
    for pause in ticket.pauses.iter().filter(|pause| pause.kind == PauseKind::Quote) {
        let ahead = round.work_started.is_none_or(|started| pause.from <= started.at);
        if pause.from < trigger.0 || !ahead {
            continue;
        }
        if bench.clock(Milestone::ExecutionStart, trigger, None, stops)?.due < pause.from {
            return Some(trigger);
        }
        // One that was declined ended the work and started nothing.
        let declined = ticket.reopenings.iter().any(|reopening| Some(reopening.ended.at) == pause.to);
        trigger = (pause.to.filter(|_| !declined)?, StartedBy::QuoteApproved);
    }
    None
}
