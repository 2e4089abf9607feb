//! The count of working days, as in "within five working days from the approval" (S3.12).
//!
//! It must never look at hours: a working day counts whole.

use super::CalendarError;
use crate::domain::holidays::{Holidays, Patron};
use chrono::{Datelike, NaiveDate, Weekday};
use serde::Deserialize;

/// Dates walked without finding a working day before there is taken to be none: far more than any holidays in a row.
const LONGEST_CLOSURE: u32 = 3_660;

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
        let weekday = match date.weekday() {
            Weekday::Sun => false,
            Weekday::Sat => self.saturday_counts,
            _ => true,
        };
        weekday && self.holidays.name_on(date).is_none()
    }

    /// The `n`-th working day after a local date; the date itself is not counted. Zero is the date itself.
    ///
    /// # Errors
    /// [`CalendarError::OutOfReach`] where dates end or ten years have no working day.
    pub fn add(&self, date: NaiveDate, n: u32) -> Result<NaiveDate, CalendarError> {
        let (mut date, mut left, mut closed) = (date, n, 0);
        while left > 0 {
            date = date.succ_opt().ok_or(CalendarError::OutOfReach)?;
            if self.counts(date) {
                left -= 1;
                closed = 0;
            } else {
                closed += 1;
            }
            if closed > LONGEST_CLOSURE {
                return Err(CalendarError::OutOfReach);
            }
        }
        Ok(date)
    }

    /// How many working days lie after `from`, up to and with `to`.
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> u32 {
        let days = from.iter_days().skip(1).take_while(|day| *day <= to);
        days.fold(0, |count, day| count + u32::from(self.counts(day)))
    }
}
