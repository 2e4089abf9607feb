//! What a dispute asks about a deadline beside its intervals: what lateness costs and why so much, what was
//! changed after the call, what a reopening did, why nothing runs. It decides nothing: the domain did.

use rust_decimal::Decimal;

use super::history::{Change, Changed, changes};
use super::moment::Wall;
use super::{About, Fact, amount, decimal, entry, euro, euros, no_clocks};
use crate::domain::clock::{Amount, Clock, Explanation, StopCause};
use crate::domain::contract::charge::{Charge, Per, Sum};
use crate::domain::contract::timing::Reopened;
use crate::domain::contract::{Contract, Target};
use crate::domain::penalty::{self, Month, Penalty, penalties};
use crate::domain::ticket::{Pause, PauseKind, Reopening, Ticket};
use crate::words::Words;

/// What a missed deadline costs, and how that came about; nothing where it costs nothing.
pub(super) fn penalty(wall: &Wall<'_>, explanation: &Explanation, about: &About<'_>) -> Option<Fact> {
    let (ticket, as_of) = (about.ticket?, about.as_of?);
    let clock = &explanation.clock;
    let all = penalties(ticket, about.contract, as_of);
    let is_its = |found: &&Penalty| (found.milestone, found.round) == (clock.milestone, clock.round);
    let found = all.iter().find(is_its)?;
    let late = penalty::late(ticket, about.contract, clock, as_of)?;
    let words = wall.words;
    let values = [
        ("late", late_told(words, late, clock.target).into()),
        ("charge", charge(words, &found.charge, about.contract).into()),
        ("times", found.times.into()),
        ("sum", euro(found.euro).into()),
        ("clause", clause(words, &found.clause).into()),
        ("month", Month::of(found.breached_at).first_day().format("%m/%Y").to_string().into()),
        ("settled", i64::from(found.settled).into()),
    ];
    let key = match found.charge.per {
        Per::Case => "explained-penalty-once",
        _ => "explained-penalty-is",
    };
    Some(Fact { name: words.say("explained-penalty"), value: words.say_with(key, &values) })
}

/// `3h20 di orario di lavoro`, `2 g lavorativi`: in the unit that the rule counts.
fn late_told(words: &Words, late: Amount, target: Target) -> String {
    let unit = match (late, target) {
        (Amount::Time(_), Target::RealMinutes(_)) => "explained-late-clock",
        (Amount::Time(_), _) => "explained-late-hours",
        (Amount::Days(_), Target::WorkingDays(_) | Target::WorkingHours(_)) => {
            "explained-late-working-days"
        }
        (Amount::Days(_), _) => "explained-late-days",
    };
    words.say_with(unit, &[("late", amount(words, late).into())])
}

/// `50,00 € per ogni ora iniziata`, `0,3 % di 100.000,00 € per ogni giorno`
fn charge(words: &Words, charge: &Charge, contract: &Contract) -> String {
    let sum = match charge.sum {
        Sum::Euro(sum) => euros(sum),
        Sum::Percent(percent) => {
            let base: Decimal = contract.penalties.base.unwrap_or_default();
            let values = [("percent", decimal(percent).into()), ("base", euro(base).into())];
            words.say_with("explained-charge-percent", &values)
        }
    };
    let key = match charge.per {
        Per::Case => return sum,
        Per::Hour => "explained-charge-hour",
        Per::StartedHour => "explained-charge-started-hour",
        Per::Day => "explained-charge-day",
        Per::StartedDay => "explained-charge-started-day",
    };
    words.say_with(key, &[("sum", sum.into())])
}

fn clause(words: &Words, clause: &str) -> String {
    match clause {
        "" => String::new(),
        clause => words.say_with("explained-of-clause", &[("clause", clause.into())]),
    }
}

/// What was changed after the call, and each reopening, as far as they had happened then.
pub(super) fn course(wall: &Wall<'_>, about: &About<'_>) -> Vec<Fact> {
    let then = |at| about.as_of.is_none_or(|as_of| at <= as_of);
    let changes = changes(about.timeline).into_iter().filter(|change| then(change.at));
    let changed = changes.map(|change| changed(wall, &change));
    let reopenings = about.ticket.map_or(&[][..], |ticket| ticket.reopenings.as_slice());
    let reopenings = reopenings.iter().filter(|reopening| then(reopening.at));
    changed.chain(reopenings.map(|reopening| reopened(wall, reopening, about.contract))).collect()
}

/// `EME, corretta da NES il lun 23/11/2026 10:05 +01:00 (registrazione 7)`
fn changed(wall: &Wall<'_>, change: &Change) -> Fact {
    let (name, key) = match change.what {
        Changed::Priority => ("field-priority", "explained-priority-corrected"),
        Changed::Level => ("field-level", "explained-level-changed"),
    };
    let values = [
        ("to", change.to.as_str().into()),
        ("from", change.from.as_str().into()),
        ("at", wall.full(change.at).into()),
        ("seq", change.seq.into()),
    ];
    Fact { name: wall.words.say(name), value: wall.words.say_with(key, &values) }
}

/// When it was reopened, and what the contract makes of its deadlines.
fn reopened(wall: &Wall<'_>, reopening: &Reopening, contract: &Contract) -> Fact {
    let policy = match contract.timing.reopened {
        Reopened::Resume => "explained-reopened-resume",
        Reopened::Restart => "explained-reopened-restart",
        Reopened::Separate => "explained-reopened-separate",
    };
    let values = [
        ("at", wall.full(reopening.at).into()),
        ("seq", reopening.by.into()),
        ("policy", wall.words.say(policy).into()),
    ];
    let value = wall.words.say_with("explained-reopened-is", &values);
    Fact { name: wall.words.say("explained-reopened"), value }
}

/// Why no deadline of an open ticket runs, of these that it has: it is suspended, or it was reopened when all
/// had been reached. `None` where one runs, or where nothing out of the ordinary keeps them from it.
pub fn nothing_runs(
    words: &Words,
    ticket: &Ticket,
    clocks: &[Clock],
    about: &About<'_>,
) -> Option<String> {
    let awaited = clocks.iter().any(|clock| clock.met.is_none());
    if awaited || no_clocks(words, ticket).is_some() {
        return None;
    }
    let wall = Wall::of(words, about.contract);
    if let Some(pause) = ticket.pauses.iter().rev().find(|pause| pause.to.is_none()) {
        return Some(suspended(&wall, ticket, pause, about));
    }
    let last = ticket.reopenings.last()?;
    Some(words.say_with("explained-none-reopened", &[("at", wall.full(last.at).into())]))
}

fn suspended(wall: &Wall<'_>, ticket: &Ticket, pause: &Pause, about: &About<'_>) -> String {
    let cause = match pause.kind {
        PauseKind::Parts => StopCause::Parts,
        PauseKind::Quote => StopCause::Quote,
    };
    let by = entry(wall, about.timeline, pause.opened_by, Some(cause));
    let state = wall.words.say(&format!("state-{}", ticket.state.word()));
    let values = [
        ("state", state.into()),
        ("at", wall.full(pause.from).into()),
        ("by", by.map(|by| format!("; {by}")).unwrap_or_default().into()),
    ];
    wall.words.say_with("explained-none-suspended", &values)
}

#[cfg(test)]
mod tests;
