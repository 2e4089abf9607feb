//! A weekday of a month, such as the first Tuesday of May: written `tue 1 05`, the last of them `tue last 05`.
//!
//! It must never name a fifth weekday: some months have none, and the day would be lost in those years.

use chrono::{NaiveDate, Weekday};
use std::fmt;

/// The weekdays as calendars write them, from Monday.
const NAMES: [(&str, Weekday); 7] = [
    ("mon", Weekday::Mon),
    ("tue", Weekday::Tue),
    ("wed", Weekday::Wed),
    ("thu", Weekday::Thu),
    ("fri", Weekday::Fri),
    ("sat", Weekday::Sat),
    ("sun", Weekday::Sun),
];

/// The n-th, or the last, of a weekday in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct NthWeekday {
    weekday: Weekday,
    nth: Nth,
    month: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Nth {
    /// 1 to 4.
    FromStart(u32),
    Last,
}

impl NthWeekday {
    /// Reads `tue 1 05`; `None` for anything else.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let (name, nth, month) = (words.next()?, words.next()?, words.next()?);
        if words.next().is_some() {
            return None;
        }
        let (_, weekday) = NAMES.into_iter().find(|(known, _)| *known == name)?;
        let nth = match nth {
            "last" => Nth::Last,
            digit if digit.len() == 1 => {
                Nth::FromStart(digit.parse().ok().filter(|n| (1..=4).contains(n))?)
            }
            _ => return None,
        };
        let month = super::two_digits(month).filter(|month| (1..=12).contains(month))?;
        Some(NthWeekday { weekday, nth, month })
    }

    /// Its date in a year; `None` only for years outside the calendar's range.
    pub(super) fn date_in(self, year: i32) -> Option<NaiveDate> {
        match self.nth {
            Nth::FromStart(nth) => NaiveDate::from_weekday_of_month_opt(
                year,
                self.month,
                self.weekday,
                u8::try_from(nth).ok()?,
            ),
            // Every month has a fourth; where the fifth is there, it is the last.
            Nth::Last => [5, 4].into_iter().find_map(|nth| {
                NaiveDate::from_weekday_of_month_opt(year, self.month, self.weekday, nth)
            }),
        }
    }
}

impl fmt::Display for NthWeekday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = NAMES.into_iter().find(|(_, known)| *known == self.weekday).map(|(name, _)| name);
        f.write_str(name.unwrap_or_default())?;
        match self.nth {
            Nth::FromStart(nth) => write!(f, " {nth}")?,
            Nth::Last => f.write_str(" last")?,
        }
        write!(f, " {:02}", self.month)
    }
}
