//! The count of working days, as in "within five working days from the approval" (S3.12).
//!
//! It must never look at hours: a working day counts whole. It must never step days to a far one: weekdays are counted
//! by division, and a year's holidays are looked up.

use super::CalendarError;
use crate::domain::holidays::{Holidays, Patron};
use crate::domain::years::INDEXED;
use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};
use serde::Deserialize;

/// Which dates count: Monday to Friday, Saturday only if the contract says so, never Sundays and holidays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WorkingDays {
    pub saturday_counts: bool,
    pub holidays: Holidays,
}

impl WorkingDays {
    /// The days that count at a site with this patron saint: not that one. Where no holiday is known, it counts too.
    #[must_use]
    pub fn at_site(&self, patron: &Patron) -> WorkingDays {
        let mut site = self.clone();
        if !self.holidays.rules().is_empty() {
            site.holidays = site.holidays.with(patron.rule());
        }
        site
    }

    pub fn counts(&self, date: NaiveDate) -> bool {
        self.week().counts(date.weekday()) && self.holidays.name_on(date).is_none()
    }

    /// The `n`-th working day after a local date; the date itself is not counted. Zero is the date itself.
    ///
    /// # Errors
    /// [`CalendarError::OutOfReach`] if either date lies outside the years 1900 to 2199.
    pub fn add(&self, date: NaiveDate, n: u32) -> Result<NaiveDate, CalendarError> {
        if n == 0 {
            return Ok(date);
        }
        if !INDEXED.contains(&date.year()) {
            return Err(CalendarError::OutOfReach);
        }
        let mut left = self.counted_until(date).checked_add(n).ok_or(CalendarError::OutOfReach)?;
        for year in date.year()..INDEXED.end {
            let total = self.counted_in(year);
            if left <= total {
                return self.nth_of(year, left).ok_or(CalendarError::OutOfReach);
            }
            left -= total;
        }
        Err(CalendarError::OutOfReach)
    }

    /// How many working days lie after `from`, up to and with `to`.
    ///
    /// # Errors
    /// [`CalendarError::DaysBackwards`] if `to` is before `from`.
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> Result<u32, CalendarError> {
        if to < from {
            return Err(CalendarError::DaysBackwards { from, to });
        }
        let whole: u32 = (from.year()..to.year()).map(|year| self.counted_in(year)).sum();
        Ok(whole + self.counted_until(to) - self.counted_until(from))
    }

    fn week(&self) -> CountedWeek {
        CountedWeek { days: if self.saturday_counts { 6 } else { 5 } }
    }

    /// How many working days a whole year has.
    fn counted_in(&self, year: i32) -> u32 {
        let Some(last) = NaiveDate::from_ymd_opt(year, 12, 31) else { return 0 };
        let holidays = self.holidays.in_year(year);
        let on_saturdays = if self.saturday_counts { holidays.on_saturdays } else { 0 };
        self.week().rank(last) - holidays.on_weekdays - on_saturdays
    }

    /// How many working days its year has until a date, the date included.
    fn counted_until(&self, date: NaiveDate) -> u32 {
        let (week, holidays) = (self.week(), self.holidays.in_year(date.year()));
        let until = holidays.dates.iter().take_while(|holiday| holiday.date <= date);
        let closed = until.filter(|holiday| week.counts(holiday.date.weekday())).map(|_| 1);
        week.rank(date) - closed.sum::<u32>()
    }

    /// The `n`-th working day of a year, which must have that many.
    fn nth_of(&self, year: i32, n: u32) -> Option<NaiveDate> {
        let (week, mut rank) = (self.week(), n);
        for holiday in self.holidays.in_year(year).dates.iter().map(|holiday| holiday.date) {
            if week.counts(holiday.weekday()) && week.rank(holiday) <= rank {
                rank += 1;
            }
        }
        week.ranked(year, rank)
    }
}

/// The first days of every week, from Monday on: those that count before any holiday is looked at.
#[derive(Clone, Copy)]
struct CountedWeek {
    days: u32,
}

impl CountedWeek {
    fn counts(self, weekday: Weekday) -> bool {
        weekday.num_days_from_monday() < self.days
    }

    /// How many of these days its year has until a date, the date included.
    fn rank(self, date: NaiveDate) -> u32 {
        // Counted from the Monday of the week of 1 January.
        let days = date.ordinal0() + Self::lead(date);
        days / 7 * self.days + (days % 7 + 1).min(self.days) - Self::lead(date).min(self.days)
    }

    /// The date of a year that has this rank, counted from 1.
    fn ranked(self, year: i32, rank: u32) -> Option<NaiveDate> {
        let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
        let place = rank.checked_sub(1)? + Self::lead(first).min(self.days);
        let days = place / self.days * 7 + place % self.days;
        first.checked_add_signed(TimeDelta::days(i64::from(days) - i64::from(Self::lead(first))))
    }

    /// Days from the last Monday until 1 January of the date's year.
    fn lead(date: NaiveDate) -> u32 {
        (date.weekday().num_days_from_monday() + 7 * 53 - date.ordinal0()) % 7
    }
}
