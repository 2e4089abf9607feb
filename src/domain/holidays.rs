//! Public holidays as dated rules: a day of the year, a distance from Easter, a weekday of a month, or one date, each
//! with the years it holds.
//!
//! It must never hold a holiday's words: a holiday has a code (`capodanno`), the words are in the locale files. It must
//! never decide whether anybody works on a holiday: calendars do.

mod patron;
mod weekday;

pub use patron::{Patron, PatronError};

use chrono::{Datelike, Days, NaiveDate, TimeDelta, Weekday};
use serde::de::{Error as _, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;
use std::fmt;
use std::ops::RangeInclusive;
use weekday::NthWeekday;

use super::years::Years;

/// The code of a holiday: lower-case ASCII letters, digits and hyphens. The key under which the locale has its name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct HolidayName(String);

/// A holiday rule that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HolidayError {
    #[error("expected name as a code of lower-case letters, digits and hyphens, found \"{0}\"")]
    Name(String),
    #[error("expected day as \"MM-DD\", a day that some year has, found \"{0}\"")]
    Day(String),
    #[error("expected date as \"YYYY-MM-DD\", found \"{0}\"")]
    Date(String),
    #[error("expected easter as a distance of -200 to 200 days, found {0}")]
    Easter(i64),
    #[error(
        "expected weekday as \"tue 1 05\": mon to sun, 1 to 4 or last, a month of two digits, found \"{0}\""
    )]
    Weekday(String),
    #[error("expected exactly one of day, date, easter, weekday in holiday \"{0}\"")]
    When(String),
    #[error("expected from not after to, found from = {from}, to = {to}")]
    Years { from: i32, to: i32 },
}

/// When in a year a holiday falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    /// The same day every year; 29 February only in leap years.
    Fixed { month: u32, day: u32 },
    /// Days after Easter Sunday (before it, if negative).
    Easter(i16),
    /// The n-th weekday of a month.
    Weekday(NthWeekday),
    /// This one date only.
    Date(NaiveDate),
}

/// One holiday and the years in which it is one, both ends included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HolidayRule {
    name: HolidayName,
    when: When,
    from: Option<i32>,
    to: Option<i32>,
}

/// A list of holiday rules. The first rule that names a date wins.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holidays {
    rules: Vec<HolidayRule>,
    /// Made from the rules: every change of them takes a new one.
    years: Years<HolidayYear>,
}

/// The holidays of one year.
#[derive(Debug, Clone)]
pub(super) struct HolidayYear {
    /// In order, each date once.
    pub dates: Vec<Holiday>,
    /// How many fall on Mondays to Fridays.
    pub on_weekdays: u32,
    pub on_saturdays: u32,
}

/// A date on which a rule falls.
#[derive(Debug, Clone, Copy)]
pub(super) struct Holiday {
    pub date: NaiveDate,
    /// Its place in the list of rules.
    rule: usize,
}

/// The Italian national holidays: code, month, day, first year.
///
/// Epiphany is back since 1986 (DPR 792/1985), the Republic since 2001 (Law 336/2000), 4 October from 2026 (Law
/// 151/2025). Holidays abolished before 2001 are left out: no contract is that old.
const ITALIAN_FIXED: [(&str, u32, u32, Option<i32>); 11] = [
    ("capodanno", 1, 1, None),
    ("epifania", 1, 6, Some(1986)),
    ("liberazione", 4, 25, None),
    ("lavoro", 5, 1, None),
    ("repubblica", 6, 2, Some(2001)),
    ("assunzione", 8, 15, None),
    ("san-francesco", 10, 4, Some(2026)),
    ("ognissanti", 11, 1, None),
    ("immacolata", 12, 8, None),
    ("natale", 12, 25, None),
    ("santo-stefano", 12, 26, None),
];

/// Days from Easter that cannot leave its year.
const FARTHEST_FROM_EASTER: RangeInclusive<i16> = -200..=200;

/// Those that move with Easter: code, days after Easter Sunday.
const ITALIAN_MOVING: [(&str, i16); 2] = [("pasqua", 0), ("lunedi-angelo", 1)];

impl HolidayName {
    /// # Errors
    /// [`HolidayError::Name`] if `code` is empty or has anything but lower-case ASCII letters, digits and hyphens.
    pub fn new(code: &str) -> Result<Self, HolidayError> {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if code.is_empty() || !code.bytes().all(plain) {
            return Err(HolidayError::Name(code.to_owned()));
        }
        Ok(HolidayName(code.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for HolidayName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HolidayRule {
    /// The same day every year, such as a site's patron saint.
    ///
    /// # Errors
    /// [`HolidayError::Day`] if no year has that day.
    pub fn fixed(name: HolidayName, month: u32, day: u32) -> Result<Self, HolidayError> {
        if !some_year_has(month, day) {
            return Err(HolidayError::Day(format!("{month:02}-{day:02}")));
        }
        Ok(Self::new(name, When::Fixed { month, day }))
    }

    /// `days` after Easter Sunday, before it if negative.
    ///
    /// # Errors
    /// [`HolidayError::Easter`] if the day could leave Easter's year (more than 200 days off).
    pub fn easter(name: HolidayName, days: i64) -> Result<Self, HolidayError> {
        match i16::try_from(days) {
            Ok(near) if FARTHEST_FROM_EASTER.contains(&near) => Ok(Self::new(name, When::Easter(near))),
            _ => Err(HolidayError::Easter(days)),
        }
    }

    /// One date only.
    pub fn dated(name: HolidayName, date: NaiveDate) -> Self {
        Self::new(name, When::Date(date))
    }

    /// The rule, valid only in these years, both included; `None` leaves an end open.
    ///
    /// # Errors
    /// [`HolidayError::Years`] if `from` is after `to`.
    pub fn valid(mut self, from: Option<i32>, to: Option<i32>) -> Result<Self, HolidayError> {
        if let (Some(from), Some(to)) = (from, to)
            && from > to
        {
            return Err(HolidayError::Years { from, to });
        }
        self.from = from;
        self.to = to;
        Ok(self)
    }

    pub fn name(&self) -> &HolidayName {
        &self.name
    }

    fn new(name: HolidayName, when: When) -> Self {
        HolidayRule { name, when, from: None, to: None }
    }

    /// The date of a year on which it falls, if it does.
    fn date_in(&self, year: i32) -> Option<NaiveDate> {
        if self.from.is_some_and(|from| year < from) || self.to.is_some_and(|to| year > to) {
            return None;
        }
        let date = match self.when {
            When::Fixed { month, day } => NaiveDate::from_ymd_opt(year, month, day)?,
            When::Easter(days) => easter(year)?.checked_add_signed(TimeDelta::days(i64::from(days)))?,
            When::Weekday(of_month) => of_month.date_in(year)?,
            When::Date(only) => only,
        };
        (date.year() == year).then_some(date)
    }
}

impl Holidays {
    /// No holidays at all.
    pub fn none() -> Self {
        Holidays::default()
    }

    /// The Italian national ones. The patron saint's day belongs to the site: add it by [`Holidays::with`].
    pub fn italian() -> Self {
        let rule = |code: &str, when, from| HolidayRule {
            name: HolidayName(code.to_owned()),
            when,
            from,
            to: None,
        };
        let fixed = ITALIAN_FIXED
            .iter()
            .map(|&(code, month, day, from)| rule(code, When::Fixed { month, day }, from));
        let moving = ITALIAN_MOVING.iter().map(|&(code, days)| rule(code, When::Easter(days), None));
        Holidays::of(fixed.chain(moving).collect())
    }

    fn of(rules: Vec<HolidayRule>) -> Self {
        Holidays { rules, years: Years::default() }
    }

    /// These and one more.
    #[must_use]
    pub fn with(mut self, rule: HolidayRule) -> Self {
        self.rules.push(rule);
        Holidays::of(self.rules)
    }

    /// The holiday that falls on a local date, if any.
    pub fn name_on(&self, date: NaiveDate) -> Option<&HolidayName> {
        let holidays = self.in_year(date.year());
        let place = holidays.dates.binary_search_by_key(&date, |holiday| holiday.date).ok()?;
        self.rules.get(holidays.dates.get(place)?.rule).map(HolidayRule::name)
    }

    /// The holidays of a year, remembered unless it lies outside the indexed years.
    pub(super) fn in_year(&self, year: i32) -> Cow<'_, HolidayYear> {
        let remembered = self.years.get(year, || self.found_in(year));
        remembered.map_or_else(|| Cow::Owned(self.found_in(year)), Cow::Borrowed)
    }

    fn found_in(&self, year: i32) -> HolidayYear {
        let dated =
            |(rule, found): (usize, &HolidayRule)| Some(Holiday { date: found.date_in(year)?, rule });
        let mut dates: Vec<Holiday> = self.rules.iter().enumerate().filter_map(dated).collect();
        // The sort is stable: of two rules for one date the first in the list stays first, and is kept.
        dates.sort_by_key(|holiday| holiday.date);
        dates.dedup_by_key(|holiday| holiday.date);
        let (mut on_weekdays, mut on_saturdays) = (0, 0);
        for holiday in &dates {
            match holiday.date.weekday() {
                Weekday::Sun => {}
                Weekday::Sat => on_saturdays += 1,
                _ => on_weekdays += 1,
            }
        }
        HolidayYear { dates, on_weekdays, on_saturdays }
    }

    pub fn rules(&self) -> &[HolidayRule] {
        &self.rules
    }
}

/// Easter Sunday of a Gregorian year, by Meeus's method. `None` only for years outside the calendar's range.
pub fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let (century, of_century) = (year.div_euclid(100), year.rem_euclid(100));
    let correction = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let epact = (19 * golden + century - century.div_euclid(4) - correction + 15).rem_euclid(30);
    let weekday =
        (32 + 2 * century.rem_euclid(4) + 2 * (of_century / 4) - epact - of_century % 4).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let after_march_22 = u64::try_from(epact + weekday - 7 * late).ok()?;
    NaiveDate::from_ymd_opt(year, 3, 22)?.checked_add_days(Days::new(after_march_22))
}

/// A rule as a contract file writes it: `{ name = "patrono", day = "10-24", from = 2020, to = 2030 }`, with `date`,
/// `easter` or `weekday` in place of `day`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRule {
    name: String,
    day: Option<String>,
    date: Option<String>,
    easter: Option<i64>,
    weekday: Option<String>,
    from: Option<i32>,
    to: Option<i32>,
}

impl TryFrom<RawRule> for HolidayRule {
    type Error = HolidayError;

    fn try_from(raw: RawRule) -> Result<Self, HolidayError> {
        let name = HolidayName::new(&raw.name)?;
        let rule = match (raw.day, raw.date, raw.easter, raw.weekday) {
            (Some(day), None, None, None) => {
                let (month, day) = month_and_day(&day).ok_or(HolidayError::Day(day))?;
                HolidayRule::fixed(name, month, day)?
            }
            (None, Some(date), None, None) => {
                let date = date.parse().map_err(|_| HolidayError::Date(date))?;
                HolidayRule::dated(name, date)
            }
            (None, None, Some(days), None) => HolidayRule::easter(name, days)?,
            (None, None, None, Some(text)) => {
                let of_month = NthWeekday::read(&text).ok_or(HolidayError::Weekday(text))?;
                HolidayRule::new(name, When::Weekday(of_month))
            }
            _ => return Err(HolidayError::When(raw.name)),
        };
        rule.valid(raw.from, raw.to)
    }
}

/// `MM-DD`, if some year has that day.
fn month_and_day(text: &str) -> Option<(u32, u32)> {
    let (month, day) = text.split_once('-')?;
    let (month, day) = (two_digits(month)?, two_digits(day)?);
    some_year_has(month, day).then_some((month, day))
}

fn two_digits(text: &str) -> Option<u32> {
    let plain = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

fn some_year_has(month: u32, day: u32) -> bool {
    const LEAP_YEAR: i32 = 2000;
    NaiveDate::from_ymd_opt(LEAP_YEAR, month, day).is_some()
}

impl<'de> Deserialize<'de> for HolidayRule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        HolidayRule::try_from(RawRule::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// Either `"it"`, or a list of `"it"` and rules.
impl<'de> Deserialize<'de> for Holidays {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(HolidaysVisitor)
    }
}

struct HolidaysVisitor;

impl<'de> Visitor<'de> for HolidaysVisitor {
    type Value = Holidays;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "holidays as \"it\" or a list of \"it\" and rules { name, day | date | easter | weekday, from, to }",
        )
    }

    fn visit_str<E: serde::de::Error>(self, list: &str) -> Result<Holidays, E> {
        named_list(list)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Holidays, A::Error> {
        let mut rules = Vec::new();
        while let Some(Item(more)) = items.next_element()? {
            rules.extend(more);
        }
        Ok(Holidays::of(rules))
    }
}

fn named_list<E: serde::de::Error>(list: &str) -> Result<Holidays, E> {
    match list {
        "it" => Ok(Holidays::italian()),
        _ => Err(E::custom(format_args!("expected holidays as \"it\", found \"{list}\""))),
    }
}

/// One entry of a list of holidays: a named list or a rule.
struct Item(Vec<HolidayRule>);

impl<'de> Deserialize<'de> for Item {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ItemVisitor;
        impl<'de> Visitor<'de> for ItemVisitor {
            type Value = Item;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("\"it\" or a holiday rule { name, day | date | easter | weekday, from, to }")
            }

            fn visit_str<E: serde::de::Error>(self, list: &str) -> Result<Item, E> {
                named_list(list).map(|holidays| Item(holidays.rules))
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<Item, A::Error> {
                let rule = HolidayRule::deserialize(serde::de::value::MapAccessDeserializer::new(map))?;
                Ok(Item(vec![rule]))
            }
        }
        deserializer.deserialize_any(ItemVisitor)
    }
}

#[cfg(test)]
mod tests;
