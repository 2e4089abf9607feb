//! What being late costs (penali): a function of ticket, contract and now, in exact euro and cents. It
//! charges nobody: a forecast that a clock may still avert is marked as one.

use chrono::{Datelike, NaiveDate, TimeDelta};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::clock::{Amount, Clock, Measure, Milestone, clocks};
use super::contract::charge::{Charge, Per, cents};
use super::contract::{Contract, Penalties, Target};
use super::ticket::Ticket;
use super::time::{self, Timestamp, outside};

/// One penalty of one ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Penalty {
    pub milestone: Milestone,
    #[serde(default)]
    pub round: u32,
    /// The deadline that was missed (UTC).
    #[serde(deserialize_with = "outside::instant")]
    pub breached_at: Timestamp,
    /// How often the rate was taken.
    pub times: u32,
    pub euro: Decimal,
    /// The rate.
    pub charge: Charge,
    pub clause: String,
    /// The milestone was reached: it grows no more.
    pub settled: bool,
}

/// A month in local time, by its first day; written `2026-11`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month(NaiveDate);

/// What a month costs under one contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthTotal {
    pub month: Month,
    /// Name of the contract.
    pub contract: String,
    /// Deadlines that were missed.
    pub breaches: u32,
    /// Of those that were reached meanwhile, in euro.
    pub settled: Decimal,
    /// Of those that still run, as of now.
    pub running: Decimal,
    pub cap: Option<Decimal>,
    /// Both together, no more than the cap.
    pub total: Decimal,
}

/// The penalties that a ticket has cost or is costing at `now`.
pub fn penalties(ticket: &Ticket, contract: &Contract, now: Timestamp) -> Vec<Penalty> {
    if contract.penalties.rules.is_empty() {
        return Vec::new();
    }
    let all = clocks(ticket, contract);
    all.iter().filter_map(|clock| penalty(ticket, contract, clock, now)).collect()
}

fn penalty(ticket: &Ticket, contract: &Contract, clock: &Clock, now: Timestamp) -> Option<Penalty> {
    let breached_at = clock.breached_at(now)?;
    let (priority, level) = (ticket.priority.as_ref(), ticket.level.as_ref());
    let rule = contract.penalties.rule(clock.milestone, priority, level)?;
    let measure = Measure::of(contract, clock.target, ticket.patron.as_ref())?;
    let until = clock.met.map_or(now, |met| met.at);
    let times = times(&measure, clock, rule.charge.per, until)?;
    Some(Penalty {
        milestone: clock.milestone,
        round: clock.round,
        breached_at,
        times,
        euro: contract.penalties.euro(rule.charge.sum, times),
        charge: rule.charge,
        clause: rule.clause.clone(),
        settled: clock.met.is_some(),
    })
}

/// The penalties of a ticket at `now`, and the earliest instant (UTC) after it at which they may be others
/// if nothing happens to the ticket; they need not be. No instant where time changes nothing any more.
pub fn outlook(
    ticket: &Ticket,
    contract: &Contract,
    now: Timestamp,
) -> (Vec<Penalty>, Option<Timestamp>) {
    if contract.penalties.rules.is_empty() {
        return (Vec::new(), None);
    }
    let all = clocks(ticket, contract);
    let found = all.iter().filter_map(|clock| penalty(ticket, contract, clock, now)).collect();
    let unmet = all.iter().filter(|clock| clock.met.is_none());
    (found, unmet.filter_map(|clock| grows_at(ticket, contract, clock, now)).min())
}

fn grows_at(ticket: &Ticket, contract: &Contract, clock: &Clock, now: Timestamp) -> Option<Timestamp> {
    let (priority, level) = (ticket.priority.as_ref(), ticket.level.as_ref());
    let rule = contract.penalties.rule(clock.milestone, priority, level)?;
    // A deadline reached to the second is kept, and what is begun is begun a moment later.
    let moment = TimeDelta::milliseconds(1);
    if clock.breached_at(now).is_none() {
        return clock.paused.is_none().then_some(clock.due + moment);
    }
    let stands_still = clock.stops.last().is_some_and(|stop| stop.to.is_none() && stop.from <= now);
    if stands_still {
        return None;
    }
    let measure = Measure::of(contract, clock.target, ticket.patron.as_ref())?;
    let by_clock = matches!(clock.target, Target::RealMinutes(_));
    let in_units = |unit: TimeDelta, begun: bool| {
        let late = measure.time(clock.due, now, &clock.stops)?;
        let gone = TimeDelta::milliseconds(late.num_milliseconds() % unit.num_milliseconds());
        let left = match (begun, gone.is_zero()) {
            (true, true) => moment,
            (true, false) => unit - gone + moment,
            (false, _) => unit - gone,
        };
        measure.after(now, left)
    };
    match rule.charge.per {
        Per::Case => None,
        Per::Hour => in_units(TimeDelta::hours(1), false),
        Per::StartedHour => in_units(TimeDelta::hours(1), true),
        Per::Day if by_clock => in_units(TimeDelta::days(1), false),
        Per::StartedDay if by_clock => in_units(TimeDelta::days(1), true),
        Per::Day | Per::StartedDay => measure.turn_of_day(now),
    }
}

/// How often a rate is taken. Lateness is counted in the clock's own time, and not while it stands still:
/// minutes on the clock by the clock, hours by the working hours, days by the days that count.
fn times(measure: &Measure, clock: &Clock, per: Per, until: Timestamp) -> Option<u32> {
    let whole = |late: TimeDelta, unit: TimeDelta| late.num_seconds() / unit.num_seconds();
    let started = |late: TimeDelta, unit: TimeDelta| {
        // A begun second begins the unit too.
        let more =
            whole(late, unit) * unit.num_seconds() < late.num_seconds() || late.subsec_nanos() > 0;
        whole(late, unit) + i64::from(more)
    };
    let by_clock = matches!(clock.target, Target::RealMinutes(_));
    let (hour, day) = (TimeDelta::hours(1), TimeDelta::days(1));
    let time = || measure.time(clock.due, until, &clock.stops);
    let count = match per {
        Per::Case => 1,
        Per::Hour => whole(time()?, hour),
        // Late is late, also where the contract counts no time: a unit has begun.
        Per::StartedHour => started(time()?, hour).max(1),
        Per::Day if by_clock => whole(time()?, day),
        Per::StartedDay if by_clock => started(time()?, day),
        Per::Day => i64::from(measure.days_late(clock.due, until, &clock.stops, false)?),
        Per::StartedDay => i64::from(measure.days_late(clock.due, until, &clock.stops, true)?).max(1),
    };
    u32::try_from(count).ok()
}

/// How late a missed milestone is at `now`, in the unit that its penalty's rate is taken by: the clock's own
/// time, or days. It grows with every moment, so that it is no part of the penalty. `None` where no penalty is.
pub fn late(ticket: &Ticket, contract: &Contract, clock: &Clock, now: Timestamp) -> Option<Amount> {
    let penalty = penalty(ticket, contract, clock, now)?;
    let measure = Measure::of(contract, clock.target, ticket.patron.as_ref())?;
    let until = clock.met.map_or(now, |met| met.at);
    let by_clock = matches!(clock.target, Target::RealMinutes(_));
    let in_days = matches!(clock.target, Target::WorkingDays(_) | Target::CalendarDays(_));
    match penalty.charge.per {
        Per::Day | Per::StartedDay if !by_clock => Some(Amount::Days(penalty.times)),
        Per::Case if in_days => {
            let days = measure.days_late(clock.due, until, &clock.stops, true)?;
            Some(Amount::Days(days.max(1)))
        }
        _ => measure.time(clock.due, until, &clock.stops).map(Amount::Time),
    }
}

impl Month {
    /// The month in which an instant lies, in Rome's time.
    pub fn of(at: Timestamp) -> Self {
        Self::with(time::local(at, time::ZONE).date_naive())
    }

    fn with(day: NaiveDate) -> Self {
        Self(day.with_day(1).unwrap_or(day))
    }

    /// Reads `2026-11`.
    pub fn named(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let plain = |part: &str, width| part.len() == width && part.bytes().all(|b| b.is_ascii_digit());
        let read = plain(year, 4) && plain(month, 2);
        NaiveDate::from_ymd_opt(year.parse().ok().filter(|_| read)?, month.parse().ok()?, 1).map(Self)
    }

    pub fn first_day(self) -> NaiveDate {
        self.0
    }
}

impl TryFrom<String> for Month {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Month::named(&text).ok_or_else(|| format!("expected a month such as 2026-11, found \"{text}\""))
    }
}

impl From<Month> for String {
    fn from(month: Month) -> String {
        month.to_string()
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m"))
    }
}

/// Adds up penalties by month and contract. A penalty belongs to the month of the deadline that was
/// missed.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    totals: BTreeMap<(Month, String), Entry>,
}

#[derive(Clone, Debug, Default)]
struct Entry {
    breaches: u32,
    settled: Decimal,
    running: Decimal,
    /// The cap of the newest version among the tickets.
    cap: Option<(NaiveDate, String, Option<Decimal>)>,
}

impl Ledger {
    /// Takes in one ticket's penalties under its contract.
    pub fn add(&mut self, contract: &Contract, penalties: &[Penalty]) {
        for penalty in penalties {
            let key = (Month::of(penalty.breached_at), contract.name.clone());
            let entry = self.totals.entry(key).or_default();
            entry.breaches += 1;
            match penalty.settled {
                true => entry.settled += penalty.euro,
                false => entry.running += penalty.euro,
            }
            entry.knows(contract);
        }
    }

    /// The totals by month, then by contract.
    pub fn totals(&self) -> Vec<MonthTotal> {
        self.totals.iter().map(|((month, contract), entry)| entry.total(*month, contract)).collect()
    }
}

impl Entry {
    fn knows(&mut self, contract: &Contract) {
        let known = self.cap.as_ref().map(|(live, version, _)| (*live, version.as_str()));
        if known < Some((contract.go_live, contract.version.as_str())) {
            let cap = Penalties::cap(&contract.penalties);
            self.cap = Some((contract.go_live, contract.version.clone(), cap));
        }
    }

    fn total(&self, month: Month, contract: &str) -> MonthTotal {
        let cap = self.cap.as_ref().and_then(|(_, _, cap)| *cap);
        let sum = self.settled + self.running;
        MonthTotal {
            month,
            contract: contract.to_owned(),
            breaches: self.breaches,
            settled: cents(self.settled),
            running: cents(self.running),
            cap,
            total: cents(cap.map_or(sum, |cap| sum.min(cap))),
        }
    }
}
