//! The hours of a day and of a week, as local times without a date.
//!
//! It must never hold hours that overlap or run backwards: every sum over them relies on it.

use chrono::Weekday;
use serde::Deserialize;
use std::fmt;
use std::str::FromStr;

const MIDNIGHT: u16 = 24 * 60;

/// One half-open stretch of a day in local minutes since 00:00; 24:00 is legal as an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hours {
    start: u16,
    end: u16,
}

/// The hours of one day, in order, neither overlapping nor touching. Empty is closed all day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DayHours(Vec<Hours>);

/// The hours of the seven weekdays; a day that is not given is closed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Week {
    pub mon: DayHours,
    pub tue: DayHours,
    pub wed: DayHours,
    pub thu: DayHours,
    pub fri: DayHours,
    pub sat: DayHours,
    pub sun: DayHours,
}

/// Hours that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HoursError {
    #[error(
        "expected hours as \"HH:MM-HH:MM\" with the end after the start and at most 24:00, found \"{0}\""
    )]
    Unreadable(String),
    #[error("expected hours that do not overlap, found \"{first}\" and \"{second}\"")]
    Overlap { first: Hours, second: Hours },
}

impl Hours {
    /// From and to minutes since 00:00 local time; `None` unless `start` < `end` ≤ 1440.
    pub fn new(start: u16, end: u16) -> Option<Self> {
        (start < end && end <= MIDNIGHT).then_some(Hours { start, end })
    }

    /// Minutes since 00:00 of the opening.
    pub fn start(self) -> u16 {
        self.start
    }

    /// Minutes since 00:00 of the closing, 1440 for 24:00.
    pub fn end(self) -> u16 {
        self.end
    }

    /// Whether the closing is the midnight that belongs to the next day.
    pub(super) fn ends_at_midnight(self) -> bool {
        self.end == MIDNIGHT
    }
}

impl DayHours {
    /// Hours in any order; those that touch become one.
    ///
    /// # Errors
    /// [`HoursError::Overlap`].
    pub fn new(mut hours: Vec<Hours>) -> Result<Self, HoursError> {
        hours.sort_unstable();
        let mut joined: Vec<Hours> = Vec::with_capacity(hours.len());
        for next in hours {
            match joined.last_mut() {
                Some(last) if next.start < last.end => {
                    return Err(HoursError::Overlap { first: *last, second: next });
                }
                Some(last) if next.start == last.end => last.end = next.end,
                _ => joined.push(next),
            }
        }
        Ok(DayHours(joined))
    }

    /// Not open at all.
    pub const fn closed() -> Self {
        DayHours(Vec::new())
    }

    /// 00:00 to 24:00.
    pub fn whole_day() -> Self {
        DayHours(vec![Hours { start: 0, end: MIDNIGHT }])
    }

    pub fn hours(&self) -> &[Hours] {
        &self.0
    }
}

impl Week {
    /// The same hours on all seven days.
    pub fn every_day(hours: DayHours) -> Self {
        let weekend = hours.clone();
        Week { sat: weekend.clone(), sun: weekend, ..Week::monday_to_friday(hours) }
    }

    /// The same hours from Monday to Friday, closed at the weekend.
    pub fn monday_to_friday(hours: DayHours) -> Self {
        Week {
            mon: hours.clone(),
            tue: hours.clone(),
            wed: hours.clone(),
            thu: hours.clone(),
            fri: hours,
            ..Week::default()
        }
    }

    pub fn on(&self, weekday: Weekday) -> &DayHours {
        match weekday {
            Weekday::Mon => &self.mon,
            Weekday::Tue => &self.tue,
            Weekday::Wed => &self.wed,
            Weekday::Thu => &self.thu,
            Weekday::Fri => &self.fri,
            Weekday::Sat => &self.sat,
            Weekday::Sun => &self.sun,
        }
    }
}

impl FromStr for Hours {
    type Err = HoursError;

    /// Reads `08:00-18:00`.
    fn from_str(text: &str) -> Result<Self, HoursError> {
        let hours = || {
            let (start, end) = text.split_once('-')?;
            Hours::new(minutes(start.trim())?, minutes(end.trim())?)
        };
        hours().ok_or_else(|| HoursError::Unreadable(text.to_owned()))
    }
}

fn minutes(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let two = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
    if !two(hour) || !two(minute) {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    (minute < 60).then_some(hour * 60 + minute)
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (start, end) = (self.start, self.end);
        write!(f, "{:02}:{:02}-{:02}:{:02}", start / 60, start % 60, end / 60, end % 60)
    }
}
