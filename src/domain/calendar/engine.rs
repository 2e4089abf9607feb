//! The arithmetic of a calendar: open time added, subtracted and measured on the UTC line.
//!
//! It must never add local times, nor step days: it looks up the year and searches its running sums. The laws it keeps,
//! for every calendar: `elapsed(t, add(t, d)) = d`; `subtract(add(t, d), d)` is `t` if `t` is open; `add` never
//! decreases; `add(add(t, a), b) = add(t, a + b)`.

use super::year::Year;
use super::{Calendar, CalendarError, DayHours};
use crate::domain::time::{Resolved, Timestamp, local, resolve};
use crate::domain::years::INDEXED;
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

const DAY: Days = Days::new(1);

/// Half-open on the UTC line.
type Span = (Timestamp, Timestamp);

#[derive(Clone, Copy)]
enum Edge {
    Opening,
    Closing,
}

impl Calendar {
    /// Whether the calendar is open at `t`; at the closing instant it is not, nor ever outside the years 1900 to 2199.
    pub fn is_open(&self, t: Timestamp) -> bool {
        let span = self.year_of(t).ok().and_then(|(_, year)| year.span_at_or_after(t));
        span.is_some_and(|(from, _)| from <= t)
    }

    /// The instant by which the calendar has been open for `budget` since `t`. A budget that exactly fills the opening
    /// hours falls due at the closing instant. A budget of zero is due at `t`, open or closed.
    ///
    /// # Errors
    /// [`CalendarError::NegativeBudget`], [`CalendarError::OutOfReach`].
    pub fn add(&self, t: Timestamp, budget: TimeDelta) -> Result<Timestamp, CalendarError> {
        if not_negative(budget)?.is_zero() {
            return Ok(t);
        }
        let (number, mut year) = self.year_of(t)?;
        let mut left = year.open_until(t).checked_add(&budget).ok_or(CalendarError::OutOfReach)?;
        for next in number + 1.. {
            if left <= year.total() {
                break;
            }
            left -= year.total();
            year = self.year(next)?;
        }
        year.first_with(left).ok_or(CalendarError::OutOfReach)
    }

    /// The latest instant from which the calendar is open for `budget` until `t`. The mirror of [`Calendar::add`]: a
    /// budget that exactly fills the opening hours leads to the opening instant; zero leads to `t`.
    ///
    /// # Errors
    /// [`CalendarError::NegativeBudget`], [`CalendarError::OutOfReach`].
    pub fn subtract(&self, t: Timestamp, budget: TimeDelta) -> Result<Timestamp, CalendarError> {
        if not_negative(budget)?.is_zero() {
            return Ok(t);
        }
        let (mut number, mut year) = self.year_of(t)?;
        let (mut open, mut left) = (year.open_until(t), budget);
        while left > open {
            left -= open;
            number -= 1;
            year = self.year(number)?;
            open = year.total();
        }
        year.last_with(open - left).ok_or(CalendarError::OutOfReach)
    }

    /// How long the calendar is open between two instants.
    ///
    /// # Errors
    /// [`CalendarError::Backwards`] if `to` is before `from`; [`CalendarError::OutOfReach`].
    pub fn elapsed(&self, from: Timestamp, to: Timestamp) -> Result<TimeDelta, CalendarError> {
        if to < from {
            return Err(CalendarError::Backwards { from, to });
        }
        let ((first, first_year), (last, last_year)) = (self.year_of(from)?, self.year_of(to)?);
        let mut sum = last_year.open_until(to) - first_year.open_until(from);
        for number in first..last {
            sum += self.year(number)?.total();
        }
        Ok(sum)
    }

    /// `t` if the calendar is open then, else its next opening instant.
    ///
    /// # Errors
    /// [`CalendarError::OutOfReach`].
    pub fn next_open(&self, t: Timestamp) -> Result<Timestamp, CalendarError> {
        let (number, mut year) = self.year_of(t)?;
        for next in number + 1.. {
            if let Some((from, _)) = year.span_at_or_after(t) {
                return Ok(from.max(t));
            }
            year = self.year(next)?;
        }
        Err(CalendarError::OutOfReach)
    }

    /// The opening hours of a local date as half-open spans of UTC, in order, neither overlapping nor empty.
    pub fn opening_on(&self, date: NaiveDate) -> Vec<(Timestamp, Timestamp)> {
        let mut spans: Vec<Span> = Vec::new();
        let hours = self.hours_on(date).hours();
        if hours.is_empty() {
            return spans;
        }
        let (Some(day_start), Some(day_end)) = (self.day_start(date), self.day_end(date)) else {
            return spans;
        };
        for hours in hours {
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

    /// The index of one local calendar year.
    fn year(&self, number: i32) -> Result<&Year, CalendarError> {
        let year = self.years.get(number, || Year::of(self, number));
        year.and_then(Option::as_ref).ok_or(CalendarError::OutOfReach)
    }

    /// The local calendar year that holds `t`.
    fn year_of(&self, t: Timestamp) -> Result<(i32, &Year), CalendarError> {
        // UTC's year or a neighbour of it: no zone is a day off, and the year's own ends decide.
        let guess = t.year().clamp(INDEXED.start, INDEXED.end - 1);
        let year = self.year(guess)?;
        let number = match () {
            () if t < year.start() => guess - 1,
            () if t >= year.end() => guess + 1,
            () => return Ok((guess, year)),
        };
        let year = self.year(number)?;
        let held = year.start() <= t && t < year.end();
        if held { Ok((number, year)) } else { Err(CalendarError::OutOfReach) }
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
