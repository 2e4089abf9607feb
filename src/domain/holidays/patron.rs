//! When a site's patron saint is celebrated: every town has its own day (requirements, "Clocks").
//!
//! It must never be part of a contract or of a list of national holidays: two sites of one contract have two patrons.

use super::weekday::NthWeekday;
use super::{FARTHEST_FROM_EASTER, HolidayName, HolidayRule, When, month_and_day};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// The code of the holiday: its name in the locale files, whoever the saint is.
const NAME: &str = "patrono";

/// A patron saint's day. As text, which is also its form in JSON:
///
/// | Text | Day |
/// |---|---|
/// | `12-07` | the same day every year |
/// | `easter+50`, `easter-2` | days from Easter Sunday, at most 200 |
/// | `tue 1 05`, `sun last 09` | the first to fourth, or the last, weekday of a month |
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Patron(Day);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Day {
    Fixed { month: u32, day: u32 },
    Easter(i16),
    Weekday(NthWeekday),
}

/// A text that is no patron saint's day. It does not repeat the text: answers never do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "expected patron as a day \"12-07\", a distance from Easter \"easter+50\", or a weekday of a month \"tue 1 05\" or \
     \"sun last 09\""
)]
pub struct PatronError;

impl Patron {
    /// The day as a rule for a list of holidays, called `patrono`.
    pub fn rule(&self) -> HolidayRule {
        let when = match self.0 {
            Day::Fixed { month, day } => When::Fixed { month, day },
            Day::Easter(days) => When::Easter(days),
            Day::Weekday(of_month) => When::Weekday(of_month),
        };
        HolidayRule::new(HolidayName(NAME.to_owned()), when)
    }
}

/// # Errors
/// [`PatronError`] for any other text than those of the table.
impl FromStr for Patron {
    type Err = PatronError;

    fn from_str(text: &str) -> Result<Self, PatronError> {
        let fixed = || month_and_day(text).map(|(month, day)| Day::Fixed { month, day });
        let moving = || text.strip_prefix("easter").and_then(distance).map(Day::Easter);
        let weekday = || NthWeekday::read(text).map(Day::Weekday);
        fixed().or_else(moving).or_else(weekday).map(Patron).ok_or(PatronError)
    }
}

/// Days with their sign: `+50`.
fn distance(text: &str) -> Option<i16> {
    let digits = text.strip_prefix(['+', '-'])?;
    let plain = digits.bytes().all(|b| b.is_ascii_digit());
    let days: i16 = text.parse().ok().filter(|_| plain)?;
    FARTHEST_FROM_EASTER.contains(&days).then_some(days)
}

impl fmt::Display for Patron {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Day::Fixed { month, day } => write!(f, "{month:02}-{day:02}"),
            Day::Easter(days) => write!(f, "easter{days:+}"),
            Day::Weekday(of_month) => of_month.fmt(f),
        }
    }
}

impl Serialize for Patron {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Patron {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests;
