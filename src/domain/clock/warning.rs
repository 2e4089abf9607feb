//! Which parts of a ticket's budgets are gone and were not told yet. It decides; it never tells anybody.

use super::{Clock, Measure, clocks};
use crate::domain::contract::{Contract, Rung};
use crate::domain::event::{Threshold, Warning};
use crate::domain::ticket::Ticket;
use crate::domain::time::Timestamp;

/// The warnings that are to be given at `now`, each once: those that the log already holds are not among
/// them, whoever gave them and whatever was restarted since. `based_on` is the last entry of the log
/// that the ticket is the fold of.
pub fn pending_warnings(
    ticket: &Ticket,
    contract: &Contract,
    now: Timestamp,
    based_on: u64,
) -> Vec<Warning> {
    let gone = thresholds(ticket, contract).into_iter().filter(|(at, _)| *at <= now);
    let mut warnings: Vec<Warning> = Vec::new();
    for (_, warning) in gone {
        let warning = Warning { based_on, ..warning };
        // Two rungs of a ladder may say the same of one milestone.
        if !warnings.contains(&warning) {
            warnings.push(warning);
        }
    }
    warnings
}

/// When the next warning will be due (UTC), if nothing changes.
pub fn next_warning(ticket: &Ticket, contract: &Contract) -> Option<Timestamp> {
    thresholds(ticket, contract).into_iter().map(|(at, _)| at).min()
}

/// Every threshold ahead or passed that nobody was told of, with its instant.
fn thresholds(ticket: &Ticket, contract: &Contract) -> Vec<(Timestamp, Warning)> {
    if contract.escalation.is_empty() {
        return Vec::new();
    }
    let unmet = clocks(ticket, contract).into_iter().filter(|clock| clock.met.is_none());
    let of_clock = |clock: Clock| {
        let rungs = contract.escalation.iter().filter(|rung| rung.concerns(clock.milestone));
        let all = rungs.filter_map(|rung| threshold(ticket, contract, &clock, rung));
        all.collect::<Vec<_>>()
    };
    unmet.flat_map(of_clock).collect()
}

fn threshold(
    ticket: &Ticket,
    contract: &Contract,
    clock: &Clock,
    rung: &Rung,
) -> Option<(Timestamp, Warning)> {
    let about = Threshold {
        milestone: clock.milestone,
        round: clock.round,
        target: clock.target,
        percent: rung.at,
    };
    // Two rungs may tell two people the same part; each is told once.
    let told = ticket.warnings.iter().any(|given| given.about == about && given.tell == rung.tell);
    if told {
        return None;
    }
    let measure = Measure::of(contract, clock.target, ticket.patron.as_ref())?;
    let at = measure.part(rung.at, clock.started_at, &clock.stops)?;
    // While it stands still nothing more of the budget goes.
    let reached = clock.paused.is_none_or(|(since, _)| at <= since);
    reached.then_some((at, Warning { about, tell: rung.tell, due: clock.due, based_on: 0 }))
}
