//! A deadline explained: from the start to the deadline, interval by interval, what counted and why the
//! rest did not. It chooses no words and leaves nothing out: the steps fill the span.

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use super::Clock;
use super::measure::{Amount, DayKind, Kind, Measure};
use super::reading::Reading;
use super::stop::{Stop, StopCause};
use crate::domain::calendar::{Reason, StretchKind};
use crate::domain::contract::Contract;
use crate::domain::contract::timing::DayEnd;
use crate::domain::holidays::Patron;
use crate::domain::time::{self, Timestamp, outside};

/// One deadline with everything that it follows from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    #[serde(flatten)]
    pub clock: Clock,
    /// The deadline on the wall, with the offset that holds then.
    pub due_local: String,
    /// The contract's name and version.
    pub contract: String,
    pub contract_version: String,
    /// The calendar that counts, as the contract names it; absent for minutes on the clock and days of the
    /// calendar.
    pub calendar: Option<String>,
    /// The patron saint's day of the site, which that calendar has as a holiday.
    pub patron: Option<Patron>,
    #[serde(flatten)]
    pub reading: Reading,
    pub steps: Vec<Step>,
}

/// One interval, half-open on the UTC line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    #[serde(deserialize_with = "outside::instant")]
    pub from: Timestamp,
    #[serde(deserialize_with = "outside::instant")]
    pub to: Timestamp,
    pub why: Why,
    /// What it added to the budget spent; nothing when it did not count.
    pub counted: Amount,
    /// Spent at its end.
    pub spent: Amount,
}

/// Why an interval counted, or did not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Why {
    Counted,
    /// Outside the hours of the calendar; for days, one that is no working day.
    Closed,
    /// A day of its own in the contract's calendar.
    Exception,
    Holiday {
        /// Its code, as the calendar of holidays names it.
        name: String,
    },
    /// Days are counted from the one after.
    StartingDay,
    Stopped {
        cause: StopCause,
        opened_by: Option<u64>,
        ended_by: Option<u64>,
        /// It still lasts.
        open: bool,
    },
}

/// Explains a clock as it stands at `now`: up to its deadline, or up to `now` while it is paused. `None`
/// only beyond the years that a calendar holds.
pub fn explain(
    clock: &Clock,
    contract: &Contract,
    patron: Option<&Patron>,
    now: Timestamp,
) -> Option<Explanation> {
    let measure = Measure::of(contract, clock.target, patron)?;
    // While it is paused there is no deadline yet to lead up to.
    let end = clock.paused.map_or(clock.due, |(since, _)| now.max(since));
    let reading = clock.reading(contract, patron, now)?;
    let calendar = match measure.kind {
        Kind::Hours(_) | Kind::Days { days: DayKind::Working(_), .. } => {
            Some(contract.timing.working_hours.clone())
        }
        Kind::Minutes(_) | Kind::Days { days: DayKind::Every, .. } => None,
    };
    let local = time::local(clock.due, measure.hours().zone());
    Some(Explanation {
        due_local: local.to_rfc3339_opts(chrono::SecondsFormat::Secs, false),
        contract: contract.name.clone(),
        contract_version: contract.version.clone(),
        patron: patron.filter(|_| calendar.is_some()).copied(),
        calendar,
        reading,
        steps: steps(&measure, clock.started_at, end, &clock.stops)?,
        clock: clock.clone(),
    })
}

/// The intervals between two instants, with what each added to the budget spent.
pub fn steps(measure: &Measure, start: Timestamp, end: Timestamp, stops: &[Stop]) -> Option<Vec<Step>> {
    let mut steps = match &measure.kind {
        Kind::Minutes(_) | Kind::Hours(_) => hours(measure, start, end, stops)?,
        Kind::Days { days, end: ends, .. } => by_day(measure, days, *ends, start, end, stops),
    };
    let mut spent = match measure.budget() {
        Amount::Time(_) => Amount::Time(TimeDelta::zero()),
        Amount::Days(_) => Amount::Days(0),
    };
    for step in &mut steps {
        spent = match (spent, step.counted) {
            (Amount::Time(so_far), Amount::Time(more)) => Amount::Time(so_far + more),
            (Amount::Days(so_far), Amount::Days(more)) => Amount::Days(so_far + more),
            (so_far, _) => so_far,
        };
        step.spent = spent;
    }
    Some(steps)
}

fn step(from: Timestamp, to: Timestamp, why: Why, counted: Amount) -> Step {
    Step { from, to, why, counted, spent: counted }
}

fn stopped(stop: &Stop) -> Why {
    Why::Stopped {
        cause: stop.cause,
        opened_by: stop.opened_by,
        ended_by: stop.ended_by,
        open: stop.to.is_none(),
    }
}

/// Hours: the calendar's own stretches, or all of the time by the clock, and the stops between them.
fn hours(measure: &Measure, start: Timestamp, end: Timestamp, stops: &[Stop]) -> Option<Vec<Step>> {
    let none = Amount::Time(TimeDelta::zero());
    let mut steps = Vec::new();
    let mut at = start;
    for stop in stops.iter().filter(|stop| stop.from < end) {
        steps.extend(open_and_closed(measure, at, stop.from)?);
        let to = stop.to.unwrap_or(end).min(end);
        steps.push(step(stop.from, to, stopped(stop), none));
        at = to;
    }
    steps.extend(open_and_closed(measure, at, end)?);
    steps.retain(|step| step.from < step.to);
    Some(steps)
}

fn open_and_closed(measure: &Measure, from: Timestamp, to: Timestamp) -> Option<Vec<Step>> {
    if from >= to {
        return Some(Vec::new());
    }
    if let Kind::Minutes(_) = measure.kind {
        return Some(vec![step(from, to, Why::Counted, Amount::Time(to - from))]);
    }
    let stretches = measure.hours().intervals(from, to).ok()?;
    let one = |stretch: crate::domain::calendar::Stretch| match stretch.kind {
        StretchKind::Open => {
            let length = Amount::Time(stretch.to - stretch.from);
            step(stretch.from, stretch.to, Why::Counted, length)
        }
        StretchKind::Closed(reason) => {
            step(stretch.from, stretch.to, closed(reason), Amount::Time(TimeDelta::zero()))
        }
    };
    Some(stretches.map(one).collect())
}

fn closed(reason: Reason) -> Why {
    match reason {
        Reason::OutsideHours => Why::Closed,
        Reason::Exception => Why::Exception,
        Reason::Holiday(name) => Why::Holiday { name: name.to_string() },
    }
}

/// Days: one step each; neighbours that do not count for the same reason are joined.
fn by_day(
    measure: &Measure,
    days: &DayKind,
    ends: DayEnd,
    start: Timestamp,
    end: Timestamp,
    stops: &[Stop],
) -> Vec<Step> {
    let first = measure.day(start);
    // The end of a day is the next one's beginning, and belongs to the day that it ends.
    let last = measure.day(end - TimeDelta::milliseconds(1)).max(first);
    let mut steps: Vec<Step> = Vec::new();
    let mut at = start;
    for day in first.iter_days().take_while(|day| *day <= last) {
        let to = if day == last { end } else { measure.midnight_after(day).unwrap_or(end).min(end) };
        let why = why_of_day(measure, days, ends, first, day, stops);
        let counted = Amount::Days(u32::from(why == Why::Counted));
        match steps.last_mut() {
            Some(before) if before.why == why && why != Why::Counted => before.to = to,
            _ => steps.push(step(at, to, why, counted)),
        }
        at = to;
    }
    steps
}

fn why_of_day(
    measure: &Measure,
    days: &DayKind,
    ends: DayEnd,
    first: NaiveDate,
    day: NaiveDate,
    stops: &[Stop],
) -> Why {
    if day == first {
        return Why::StartingDay;
    }
    // A day counts when it ends.
    let stop = stops.iter().find(|stop| {
        let over = |at| measure.ended(at, ends);
        over(stop.from) < day && stop.to.is_none_or(|to| day <= over(to))
    });
    match (stop, days) {
        (Some(stop), _) => stopped(stop),
        (None, DayKind::Every) => Why::Counted,
        (None, DayKind::Working(working)) if working.counts(day) => Why::Counted,
        (None, DayKind::Working(working)) => match working.holidays.name_on(day) {
            Some(name) => Why::Holiday { name: name.to_string() },
            None => Why::Closed,
        },
    }
}
