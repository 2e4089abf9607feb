//! How a target counts on one site: when it falls due, how much of it has gone. It never asks what the
//! target is for; stops are given to it, apart from each other and in order.

use std::sync::Arc;

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::stop::{self, Stop};
use crate::domain::calendar::{Calendar, CalendarError, WorkingDays};
use crate::domain::contract::timing::DayEnd;
use crate::domain::contract::{Contract, Percent, Target};
use crate::domain::holidays::Patron;
use crate::domain::time::{self, Timestamp};

/// So much of a budget, in the unit that its target counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Amount {
    /// Seconds, of the clock on the wall or of working time.
    #[serde(rename = "seconds", with = "seconds")]
    Time(TimeDelta),
    Days(u32),
}

/// A target with the calendars that it is counted by.
#[derive(Clone, Debug)]
pub struct Measure {
    pub(super) kind: Kind,
    /// The working hours, whatever the target counts: people are told and penalties counted by them.
    hours: Arc<Calendar>,
    working: Arc<WorkingDays>,
}

#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// Minutes on the clock, which no suspension stops.
    Minutes(TimeDelta),
    Hours(TimeDelta),
    Days {
        budget: u32,
        days: DayKind,
        end: DayEnd,
    },
}

/// Which days count.
#[derive(Clone, Debug)]
pub(super) enum DayKind {
    Working(Arc<WorkingDays>),
    Every,
}

impl Measure {
    /// `None` only for a contract whose calendar of working hours is not there, which the loader refuses.
    pub fn of(contract: &Contract, target: Target, patron: Option<&Patron>) -> Option<Self> {
        let hours = contract.working_hours_at(patron)?;
        let working = contract.working_days_at(patron);
        let end = contract.timing.days_end_at;
        let kind = match target {
            Target::RealMinutes(minutes) => Kind::Minutes(TimeDelta::minutes(i64::from(minutes))),
            Target::WorkingHours(hours) => Kind::Hours(TimeDelta::hours(i64::from(hours))),
            Target::WorkingDays(budget) => {
                Kind::Days { budget, days: DayKind::Working(Arc::clone(&working)), end }
            }
            Target::CalendarDays(budget) => Kind::Days { budget, days: DayKind::Every, end },
        };
        Some(Self { kind, hours, working })
    }

    /// Whether a suspension stops it: minutes on the clock never pause (S3.7, S3.8).
    pub fn pauses(&self) -> bool {
        !matches!(self.kind, Kind::Minutes(_))
    }

    pub fn budget(&self) -> Amount {
        match self.kind {
            Kind::Minutes(budget) | Kind::Hours(budget) => Amount::Time(budget),
            Kind::Days { budget, .. } => Amount::Days(budget),
        }
    }

    /// The calendar of working hours.
    pub fn hours(&self) -> &Calendar {
        &self.hours
    }

    /// The deadline. A stop that lasts is taken as ending where it began. `None` only beyond the years
    /// that a calendar holds.
    pub fn due(&self, start: Timestamp, stops: &[Stop]) -> Option<Timestamp> {
        match &self.kind {
            Kind::Minutes(budget) => pass(start, *budget, stops),
            Kind::Hours(budget) => spend(&self.hours, start, *budget, stops),
            Kind::Days { budget, days, end } => self.last_day(start, *budget, days, *end, stops),
        }
    }

    /// How much has gone between two instants; nothing if they stand the other way round.
    pub fn counted(&self, start: Timestamp, until: Timestamp, stops: &[Stop]) -> Option<Amount> {
        let runs = stop::runs(stops, start, until);
        match &self.kind {
            Kind::Minutes(_) => self.time(start, until, stops).map(Amount::Time),
            Kind::Hours(_) => open_time(&self.hours, start, until, stops).map(Amount::Time),
            Kind::Days { days, end, .. } => {
                let first = self.day(start);
                let ended = |at| self.ended(at, *end).max(first);
                let counted = runs.map(|(from, to)| days.between(ended(from), ended(to)));
                counted.sum::<Option<u32>>().map(Amount::Days)
            }
        }
    }

    /// When a part of the budget has gone, in working time also for a target in days: nobody is told
    /// anything at midnight by a clock of the office.
    pub fn part(&self, percent: Percent, start: Timestamp, stops: &[Stop]) -> Option<Timestamp> {
        // As in the deadline, a stop that lasts is taken as ending where it began: what lies behind it is
        // of the budget too.
        let stops = match stops {
            [ended @ .., last] if last.to.is_none() => ended,
            ended => ended,
        };
        match &self.kind {
            Kind::Minutes(budget) => pass(start, percent.of(*budget), stops),
            Kind::Hours(budget) => spend(&self.hours, start, percent.of(*budget), stops),
            Kind::Days { days, .. } => {
                let due = self.due(start, stops)?;
                let whole = open_time(&self.hours, start, due, stops)?;
                if whole.is_zero() && matches!(days, DayKind::Every) {
                    // Days of the calendar in which nobody works: there is only the clock on the wall.
                    let whole = stop::runs(stops, start, due).map(|(from, to)| to - from);
                    let whole = whole.fold(TimeDelta::zero(), |sum, run| sum + run);
                    return pass(start, percent.of(whole), stops);
                }
                spend(&self.hours, start, percent.of(whole), stops)
            }
        }
    }

    /// Time between two instants outside the stops: by the clock for minutes, else working time.
    pub fn time(&self, from: Timestamp, to: Timestamp, stops: &[Stop]) -> Option<TimeDelta> {
        match self.kind {
            Kind::Minutes(_) => {
                let runs = stop::runs(stops, from, to);
                Some(runs.fold(TimeDelta::zero(), |sum, (from, to)| sum + (to - from)))
            }
            Kind::Hours(_) | Kind::Days { .. } => open_time(&self.hours, from, to, stops),
        }
    }

    /// The days that ended after a deadline, up to an instant and outside the stops; `begun` counts one more
    /// that has begun.
    pub fn days_late(
        &self,
        due: Timestamp,
        until: Timestamp,
        stops: &[Stop],
        begun: bool,
    ) -> Option<u32> {
        let (days, end) = match &self.kind {
            Kind::Days { days, end, .. } => (days.clone(), *end),
            Kind::Hours(_) => (DayKind::Working(Arc::clone(&self.working)), DayEnd::Midnight),
            Kind::Minutes(_) => (DayKind::Every, DayEnd::Midnight),
        };
        let (mut ended, mut most) = (0, 0);
        for (from, to) in stop::runs(stops, due, until) {
            ended += days.between(self.ended(from, end), self.ended(to, end))?;
            // An instant at midnight is the end of the day before.
            let last = self.day(to - TimeDelta::milliseconds(1));
            let goes_on = last > self.ended(to, end) && days.counts(last);
            // What began before a suspension is late already, on whatever day that ends.
            most = most.max(ended + u32::from(begun && goes_on));
        }
        Some(most)
    }

    /// When so much more of the clock's own time has gone (UTC), if nothing stops it.
    pub fn after(&self, at: Timestamp, time: TimeDelta) -> Option<Timestamp> {
        match self.kind {
            Kind::Minutes(_) => at.checked_add_signed(time),
            Kind::Hours(_) | Kind::Days { .. } => self.hours.add(at, time).ok(),
        }
    }

    /// The next instant (UTC) at which a day ends, by the contract's reading or at midnight, or has begun.
    pub fn turn_of_day(&self, at: Timestamp) -> Option<Timestamp> {
        let moment = TimeDelta::milliseconds(1);
        let turns = |day| {
            let midnight = self.midnight_after(day);
            let begun = midnight.and_then(|midnight| midnight.checked_add_signed(moment));
            [self.end_of(day, DayEnd::Closing), midnight, begun]
        };
        // Midnight belongs to the day that it ends, and the moment after it begins the next.
        let before = at.checked_sub_signed(moment).map_or_else(|| self.day(at), |at| self.day(at));
        let all = [before, self.day(at)].into_iter().flat_map(turns).flatten();
        all.filter(|turn| *turn > at).min()
    }

    /// The local date of an instant, as the contract's calendar has it.
    pub(super) fn day(&self, at: Timestamp) -> NaiveDate {
        time::local(at, self.hours.zone()).date_naive()
    }

    /// The end of the last day of a budget. A day counts when it ends, if the clock is running then: one
    /// whose end lies in a pause does not, however little of it the pause covers.
    fn last_day(
        &self,
        start: Timestamp,
        budget: u32,
        days: &DayKind,
        end: DayEnd,
        stops: &[Stop],
    ) -> Option<Timestamp> {
        let first = self.day(start);
        let (mut ended, mut left) = (first, budget);
        for stop in stops {
            let due = self.end_of(days.add(ended, left)?, end)?;
            let Some(to) = stop.to else { return Some(due) };
            if due <= stop.from {
                return Some(due);
            }
            left -= days.between(ended, self.ended(stop.from, end).max(first))?;
            ended = self.ended(to, end).max(first);
        }
        self.end_of(days.add(ended, left)?, end)
    }

    /// The last day that is over at an instant.
    pub(super) fn ended(&self, at: Timestamp, end: DayEnd) -> NaiveDate {
        let day = self.day(at);
        let over = self.end_of(day, end).is_some_and(|end| end <= at);
        if over { day } else { day.pred_opt().unwrap_or(day) }
    }

    /// When a day is over, by the contract's reading.
    fn end_of(&self, day: NaiveDate, end: DayEnd) -> Option<Timestamp> {
        let closing = match end {
            DayEnd::Midnight => None,
            DayEnd::Closing => self.hours.opening_on(day).last().map(|(_, to)| *to),
        };
        closing.or_else(|| self.midnight_after(day))
    }

    /// The instant at which a local date is over.
    pub(super) fn midnight_after(&self, day: NaiveDate) -> Option<Timestamp> {
        let next = day.succ_opt()?.and_time(NaiveTime::MIN);
        match time::resolve(next, self.hours.zone()) {
            time::Resolved::Once(at) | time::Resolved::Twice { first: at, .. } => Some(at),
            time::Resolved::Never { gap_end } => gap_end,
        }
    }
}

impl DayKind {
    /// The days that count after one, up to and with another.
    pub(super) fn between(&self, from: NaiveDate, to: NaiveDate) -> Option<u32> {
        match self {
            DayKind::Working(days) => days.between(from, to).ok(),
            DayKind::Every => u32::try_from((to - from).num_days()).ok(),
        }
    }

    pub(super) fn counts(&self, day: NaiveDate) -> bool {
        match self {
            DayKind::Working(days) => days.counts(day),
            DayKind::Every => true,
        }
    }

    /// The last of so many days after one.
    fn add(&self, day: NaiveDate, left: u32) -> Option<NaiveDate> {
        match self {
            DayKind::Working(days) => days.add(day, left).ok(),
            DayKind::Every => day.checked_add_days(Days::new(u64::from(left))),
        }
    }
}

/// When a budget of minutes on the clock has passed, between stops; as [`spend`].
fn pass(start: Timestamp, budget: TimeDelta, stops: &[Stop]) -> Option<Timestamp> {
    let (mut at, mut left) = (start, budget);
    for stop in stops {
        let due = at.checked_add_signed(left)?;
        let Some(to) = stop.to else { return Some(due) };
        if due <= stop.from {
            return Some(due);
        }
        left -= (stop.from - at).max(TimeDelta::zero());
        at = to;
    }
    at.checked_add_signed(left)
}

/// When a budget of open time is spent, between stops. A stop that lasts is taken as ending where it
/// began. `None` only beyond the years that a calendar holds.
pub fn spend(
    hours: &Calendar,
    start: Timestamp,
    budget: TimeDelta,
    stops: &[Stop],
) -> Option<Timestamp> {
    let (mut at, mut left) = (start, budget);
    for stop in stops {
        let due = hours.add(at, left).ok()?;
        let Some(to) = stop.to else { return Some(due) };
        if due <= stop.from {
            return Some(due);
        }
        left -= hours.elapsed(at, stop.from.max(at)).ok()?;
        at = to;
    }
    hours.add(at, left).ok()
}

/// Open time between two instants, outside the stops; nothing if they stand the other way round.
pub fn open_time(hours: &Calendar, from: Timestamp, to: Timestamp, stops: &[Stop]) -> Option<TimeDelta> {
    let mut runs = stop::runs(stops, from, to);
    let sum: Result<TimeDelta, CalendarError> =
        runs.try_fold(TimeDelta::zero(), |sum, (from, to)| Ok(sum + hours.elapsed(from, to)?));
    sum.ok()
}

/// A duration as whole seconds.
mod seconds {
    use chrono::TimeDelta;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub fn serialize<S: Serializer>(time: &TimeDelta, serializer: S) -> Result<S::Ok, S::Error> {
        time.num_seconds().serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<TimeDelta, D::Error> {
        let seconds = i64::deserialize(deserializer)?;
        TimeDelta::try_seconds(seconds)
            .ok_or_else(|| serde::de::Error::custom("expected seconds of a duration"))
    }
}
