//! The arithmetic of a calendar: open time added, subtracted and measured on the UTC line.
//!
//! It must never add local times. The laws it keeps, for every calendar: `elapsed(t, add(t, d)) = d`;
//! `subtract(add(t, d), d)` is `t` if `t` is open; `add` never decreases; `add(add(t, a), b) = add(t, a + b)`.
//!
//! Days are walked one by one, but seven plain days (no holiday, exception or change of the clocks among them) in one
//! step by the week's total.

use super::{Calendar, CalendarError, DayHours};
use crate::domain::time::{Resolved, Timestamp, local, resolve};
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// Days walked before a calendar is taken for one that never opens: a hundred years.
const HORIZON_DAYS: u64 = 36_525;
const WEEK: Days = Days::new(7);
const DAY: Days = Days::new(1);

/// Half-open on the UTC line.
type Span = (Timestamp, Timestamp);

#[derive(Clone, Copy)]
enum Edge {
    Opening,
    Closing,
}

impl Calendar {
    /// Whether the calendar is open at `t`; at the closing instant it is not.
    pub fn is_open(&self, t: Timestamp) -> bool {
        self.date_of(t)
            .is_some_and(|date| self.opening_on(date).iter().any(|&(from, to)| from <= t && t < to))
    }

    /// The instant by which the calendar has been open for `budget` since `t`. A budget that exactly fills the opening
    /// hours falls due at the closing instant. A budget of zero is due at `t`, open or closed.
    ///
    /// # Errors
    /// [`CalendarError::NegativeBudget`], [`CalendarError::OutOfReach`].
    pub fn add(&self, t: Timestamp, budget: TimeDelta) -> Result<Timestamp, CalendarError> {
        let mut left = not_negative(budget)?;
        if left.is_zero() {
            return Ok(t);
        }
        let mut date = self.date_of(t).ok_or(CalendarError::OutOfReach)?;
        let horizon = date.checked_add_days(Days::new(HORIZON_DAYS)).ok_or(CalendarError::OutOfReach)?;
        let week = self.week().total();
        while date <= horizon {
            // `t` may lie in the first day. A budget equal to a week's total ends within it, at a closing instant.
            if left > week
                && self.day_start(date).is_some_and(|start| start >= t)
                && self.is_plain_week(date)
            {
                left -= week;
                date = next(date, WEEK)?;
                continue;
            }
            for (from, to) in self.opening_on(date) {
                let from = from.max(t);
                let open = to - from;
                if open >= left {
                    return Ok(from + left);
                }
                left -= open.max(TimeDelta::zero());
            }
            date = next(date, DAY)?;
        }
        Err(CalendarError::OutOfReach)
    }

    /// The latest instant from which the calendar is open for `budget` until `t`. The mirror of [`Calendar::add`]: a
    /// budget that exactly fills the opening hours leads to the opening instant; zero leads to `t`.
    ///
    /// # Errors
    /// [`CalendarError::NegativeBudget`], [`CalendarError::OutOfReach`].
    pub fn subtract(&self, t: Timestamp, budget: TimeDelta) -> Result<Timestamp, CalendarError> {
        let mut left = not_negative(budget)?;
        if left.is_zero() {
            return Ok(t);
        }
        let mut date = self.date_of(t).ok_or(CalendarError::OutOfReach)?;
        let horizon = date.checked_sub_days(Days::new(HORIZON_DAYS)).ok_or(CalendarError::OutOfReach)?;
        let week = self.week().total();
        while date >= horizon {
            let monday = date.checked_sub_days(Days::new(6)).ok_or(CalendarError::OutOfReach)?;
            if left > week
                && self.day_end(date).is_some_and(|end| end <= t)
                && self.is_plain_week(monday)
            {
                left -= week;
                date = previous(date, WEEK)?;
                continue;
            }
            for &(from, to) in self.opening_on(date).iter().rev() {
                let to = to.min(t);
                let open = to - from;
                if open >= left {
                    return Ok(to - left);
                }
                left -= open.max(TimeDelta::zero());
            }
            date = previous(date, DAY)?;
        }
        Err(CalendarError::OutOfReach)
    }

    /// How long the calendar is open between two instants.
    ///
    /// # Errors
    /// [`CalendarError::Backwards`] if `to` is before `from`; [`CalendarError::OutOfReach`] where dates end.
    pub fn elapsed(&self, from: Timestamp, to: Timestamp) -> Result<TimeDelta, CalendarError> {
        if to < from {
            return Err(CalendarError::Backwards { from, to });
        }
        let mut date = self.date_of(from).ok_or(CalendarError::OutOfReach)?;
        let last = self.date_of(to).ok_or(CalendarError::OutOfReach)?;
        let week = self.week().total();
        let mut sum = TimeDelta::zero();
        while date <= last {
            let after = next(date, WEEK)?;
            if after <= last
                && self.day_start(date).is_some_and(|start| start >= from)
                && self.is_plain_week(date)
            {
                sum += week;
                date = after;
                continue;
            }
            for (opening, closing) in self.opening_on(date) {
                sum += (closing.min(to) - opening.max(from)).max(TimeDelta::zero());
            }
            date = next(date, DAY)?;
        }
        Ok(sum)
    }

    /// `t` if the calendar is open then, else its next opening instant.
    ///
    /// # Errors
    /// [`CalendarError::OutOfReach`] if it does not open within a hundred years.
    pub fn next_open(&self, t: Timestamp) -> Result<Timestamp, CalendarError> {
        let mut date = self.date_of(t).ok_or(CalendarError::OutOfReach)?;
        for _ in 0..=HORIZON_DAYS {
            if let Some(&(from, _)) = self.opening_on(date).iter().find(|&&(_, to)| t < to) {
                return Ok(from.max(t));
            }
            date = next(date, DAY)?;
        }
        Err(CalendarError::OutOfReach)
    }

    /// The opening hours of a local date as half-open spans of UTC, in order, neither overlapping nor empty.
    pub fn opening_on(&self, date: NaiveDate) -> Vec<(Timestamp, Timestamp)> {
        let mut spans: Vec<Span> = Vec::new();
        let (Some(day_start), Some(day_end)) = (self.day_start(date), self.day_end(date)) else {
            return spans;
        };
        for hours in self.hours_on(date).hours() {
            let closing = if hours.ends_at_midnight() {
                Some(day_end)
            } else {
                self.instant(date, hours.end(), Edge::Closing)
            };
            let (Some(from), Some(to)) = (self.instant(date, hours.start(), Edge::Opening), closing)
            else {
                continue;
            };
            // A fold at midnight must not make a day reach into its neighbour.
            let (from, to) = (from.max(day_start), to.min(day_end));
            match spans.last_mut() {
                // Both of two intervals that touch the autumn fold may hold its repeated hour: it counts once.
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                _ if from < to => spans.push((from, to)),
                _ => {}
            }
        }
        spans
    }

    /// The hours that hold on a date: exception before holiday before week.
    fn hours_on(&self, date: NaiveDate) -> &DayHours {
        const CLOSED: &DayHours = &DayHours::closed();
        match self.exceptions().get(&date) {
            Some(hours) => hours,
            None if self.holiday_on(date).is_some() => CLOSED,
            None => self.week().on(date.weekday()),
        }
    }

    /// Whether seven days from `first` are open for just the week's total. No zone changes its clocks there and back
    /// within a week, so a week of the usual length has no change.
    fn is_plain_week(&self, first: NaiveDate) -> bool {
        let Some(after) = first.checked_add_days(WEEK) else {
            return false;
        };
        let same_clocks = match (self.day_start(first), self.day_start(after)) {
            (Some(from), Some(to)) => to - from == TimeDelta::weeks(1),
            _ => false,
        };
        same_clocks
            && self.exceptions().range(first..after).next().is_none()
            && first.iter_days().take(7).all(|date| self.holiday_on(date).is_none())
    }

    /// The local date whose day holds `t`.
    pub(super) fn date_of(&self, t: Timestamp) -> Option<NaiveDate> {
        // Near the ends of time a zone's local date may not exist.
        t.checked_add_signed(TimeDelta::days(2))?;
        t.checked_sub_signed(TimeDelta::days(2))?;
        let date = local(t, self.zone()).date_naive();
        // Where clocks are set back across midnight, the wall shows yesterday's date again after the day has begun.
        let begun = self.day_end(date).is_some_and(|end| t >= end);
        if begun { date.checked_add_days(DAY) } else { Some(date) }
    }

    /// The instant at which a local date begins.
    pub(super) fn day_start(&self, date: NaiveDate) -> Option<Timestamp> {
        self.instant(date, 0, Edge::Opening)
    }

    /// The instant at which a local date ends, which is where the next begins.
    pub(super) fn day_end(&self, date: NaiveDate) -> Option<Timestamp> {
        self.day_start(date.checked_add_days(DAY)?)
    }

    fn instant(&self, date: NaiveDate, minute: u16, edge: Edge) -> Option<Timestamp> {
        let time = NaiveTime::from_num_seconds_from_midnight_opt(u32::from(minute) * 60, 0)?;
        match (resolve(NaiveDateTime::new(date, time), self.zone()), edge) {
            (Resolved::Once(t), _) => Some(t),
            (Resolved::Twice { first, .. }, Edge::Opening) => Some(first),
            (Resolved::Twice { second, .. }, Edge::Closing) => Some(second),
            (Resolved::Never { gap_end }, _) => gap_end,
        }
    }
}

fn not_negative(budget: TimeDelta) -> Result<TimeDelta, CalendarError> {
    if budget < TimeDelta::zero() { Err(CalendarError::NegativeBudget) } else { Ok(budget) }
}

fn next(date: NaiveDate, days: Days) -> Result<NaiveDate, CalendarError> {
    date.checked_add_days(days).ok_or(CalendarError::OutOfReach)
}

fn previous(date: NaiveDate, days: Days) -> Result<NaiveDate, CalendarError> {
    date.checked_sub_days(days).ok_or(CalendarError::OutOfReach)
}
