//! Opening hours: one calendar engine for presence, office and clock hours, and the count of working days (S3.9, S3.12,
//! S4.13).
//!
//! It must never know what a clock or a contract is: a clock of real minutes does not ask a calendar at all. It must never
//! count in local time: hours are local, but every sum is made on the UTC line, so that an hour lasts an hour when the
//! clocks change too.

mod config;
mod engine;
mod stretches;
mod week;
mod working_days;
mod year;

pub use stretches::{Reason, Stretch, StretchKind, Stretches};
pub use week::{DayHours, Hours, HoursError, Week};
pub use working_days::WorkingDays;

use crate::domain::holidays::{HolidayRule, Holidays, Patron};
use crate::domain::time::Timestamp;
use crate::domain::years::Years;
use chrono::NaiveDate;
use chrono_tz::Tz;
use std::collections::BTreeMap;

/// When something is open: the hours of a week in one zone, without the holidays, with single days replaced.
///
/// Intervals are half-open: the opening instant is open, the closing instant is closed. A dated exception beats a
/// holiday, a holiday beats the week.
///
/// Where the clocks change: an opening or closing time inside the spring gap is the gap's end. In the autumn fold an
/// opening time is its first instant and a closing time its second, so hours that touch the fold are never shortened.
/// Midnight at the end of a day is the next day's beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    zone: Tz,
    week: Week,
    holidays: Option<Holidays>,
    exceptions: BTreeMap<NaiveDate, DayHours>,
    /// Made from all the others: every change of one of them takes a new one.
    years: Years<Option<year::Year>>,
}

/// Why a calendar has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// An interval that ends before it begins is a mistake of the caller, not an empty one.
    #[error("the interval ends at {to}, before it begins at {from}")]
    Backwards { from: Timestamp, to: Timestamp },
    /// As for an interval of instants.
    #[error("the days end on {to}, before they begin on {from}")]
    DaysBackwards { from: NaiveDate, to: NaiveDate },
    #[error("the budget of time is negative")]
    NegativeBudget,
    /// An instant or date outside the years 1900 to 2199, or an answer that is not within them.
    #[error("the calendar has no answer within the years 1900 to 2199")]
    OutOfReach,
}

impl Calendar {
    /// Open in these hours of every week.
    pub fn new(zone: Tz, week: Week) -> Self {
        Calendar::of(zone, week, None, BTreeMap::new())
    }

    fn of(
        zone: Tz,
        week: Week,
        holidays: Option<Holidays>,
        exceptions: BTreeMap<NaiveDate, DayHours>,
    ) -> Self {
        Calendar { zone, week, holidays, exceptions, years: Years::default() }
    }

    /// Always open.
    pub fn around_the_clock(zone: Tz) -> Self {
        Calendar::new(zone, Week::every_day(DayHours::whole_day()))
    }

    /// The calendar, closed on these holidays instead of those it had.
    #[must_use]
    pub fn closed_on(self, holidays: Holidays) -> Self {
        Calendar::of(self.zone, self.week, Some(holidays), self.exceptions)
    }

    /// The calendar, closed on one holiday more, such as the patron saint's day of a site.
    #[must_use]
    pub fn with_holiday(mut self, rule: HolidayRule) -> Self {
        let holidays = self.holidays.take().unwrap_or_default().with(rule);
        self.closed_on(holidays)
    }

    /// The calendar as it is at a site with this patron saint: closed on that day too. One that knows no holidays, such
    /// as presence on every day of the year, stays as it is (S4.13).
    #[must_use]
    pub fn at_site(&self, patron: &Patron) -> Calendar {
        let site = self.clone();
        if self.holidays.as_ref().is_none_or(|holidays| holidays.rules().is_empty()) {
            return site;
        }
        site.with_holiday(patron.rule())
    }

    /// The calendar with these hours on a local date, whatever its weekday or holiday.
    #[must_use]
    pub fn with_exception(mut self, date: NaiveDate, hours: DayHours) -> Self {
        self.exceptions.insert(date, hours);
        Calendar::of(self.zone, self.week, self.holidays, self.exceptions)
    }

    pub fn zone(&self) -> Tz {
        self.zone
    }

    pub fn week(&self) -> &Week {
        &self.week
    }

    /// `None` if the calendar knows no holidays.
    pub fn holidays(&self) -> Option<&Holidays> {
        self.holidays.as_ref()
    }

    pub fn exceptions(&self) -> &BTreeMap<NaiveDate, DayHours> {
        &self.exceptions
    }
}

#[cfg(test)]
mod any_tests;
#[cfg(test)]
mod golden_tests;
#[cfg(test)]
mod law_tests;
#[cfg(test)]
mod working_days_tests;
