//! Cases that other systems' own tests state, as files of facts beside this one. It never repairs a case: what it
//! cannot read fails.

use std::collections::BTreeMap;

use centralino::domain::calendar::{Calendar, DayHours, Week, WorkingDays};
use centralino::domain::holidays::{HolidayName, HolidayRule, Holidays};
use centralino::domain::time::Timestamp;
use chrono::{Datelike, NaiveDate, Weekday};
use chrono_tz::Tz;
use serde::Deserialize;
use serde_json::Value;

/// One system's cases.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Oracle {
    pub source: String,
    pub licence: String,
    pub calendars: BTreeMap<String, Hours>,
    pub cases: Vec<Case>,
}

/// A calendar as the files write it. A date's own hours replace the week's and any holiday.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    pub tz: Tz,
    week: BTreeMap<String, Vec<[String; 2]>>,
    #[serde(default)]
    holidays: Vec<NaiveDate>,
    /// MM-DD.
    #[serde(default)]
    yearly_holidays: Vec<String>,
    #[serde(default)]
    date_hours: BTreeMap<NaiveDate, Vec<[String; 2]>>,
}

/// What is asked, and what that system answers.
#[derive(Deserialize)]
pub struct Case {
    pub id: String,
    pub op: String,
    pub calendar: Option<String>,
    /// Other systems would say the same.
    pub portable: bool,
    pub expect: Value,
    /// Further members, which depend on `op`.
    #[serde(flatten)]
    given: BTreeMap<String, Value>,
}

impl Oracle {
    pub fn read(text: &str) -> Self {
        serde_json::from_str(text).unwrap()
    }
}

impl Case {
    pub fn text(&self, member: &str) -> &str {
        self.given[member].as_str().unwrap()
    }

    pub fn number(&self, member: &str) -> i64 {
        self.given[member].as_i64().unwrap()
    }

    pub fn has(&self, member: &str) -> bool {
        self.given.contains_key(member)
    }

    pub fn at(&self, member: &str) -> Timestamp {
        self.text(member).parse().unwrap()
    }

    /// Any member as its own type.
    pub fn get<'a, T: Deserialize<'a>>(&'a self, member: &str) -> T {
        T::deserialize(&self.given[member]).unwrap()
    }
}

impl Hours {
    pub fn calendar(&self) -> Calendar {
        let calendar = Calendar::new(self.tz, self.week()).closed_on(self.holidays());
        let put = |calendar: Calendar, (date, list): (&NaiveDate, &Vec<_>)| {
            calendar.with_exception(*date, day_hours(list))
        };
        self.date_hours.iter().fold(calendar, put)
    }

    /// The days on which it opens, between two dates. Other days of the week than ours are closed one by one; Sundays
    /// never count here, so no case may lead to one.
    pub fn working_days(&self, from: NaiveDate, to: NaiveDate) -> WorkingDays {
        let week = self.week();
        let closed = |date: &NaiveDate| {
            date.weekday() != Weekday::Sun && week.on(date.weekday()).hours().is_empty()
        };
        let dates = from.iter_days().take_while(|date| *date <= to).filter(closed);
        let rules = dates.map(|date| HolidayRule::dated(name(), date));
        WorkingDays { saturday_counts: true, holidays: rules.fold(self.holidays(), Holidays::with) }
    }

    fn week(&self) -> Week {
        let on = |day: &str| self.week.get(day).map_or(DayHours::closed(), |list| day_hours(list));
        Week {
            mon: on("mon"),
            tue: on("tue"),
            wed: on("wed"),
            thu: on("thu"),
            fri: on("fri"),
            sat: on("sat"),
            sun: on("sun"),
        }
    }

    fn holidays(&self) -> Holidays {
        let dated = self.holidays.iter().map(|date| HolidayRule::dated(name(), *date));
        let yearly = self.yearly_holidays.iter().map(|day| {
            let (month, day) = day.split_once('-').unwrap();
            HolidayRule::fixed(name(), month.parse().unwrap(), day.parse().unwrap()).unwrap()
        });
        dated.chain(yearly).fold(Holidays::none(), Holidays::with)
    }
}

fn name() -> HolidayName {
    HolidayName::new("prova").unwrap()
}

fn day_hours(list: &[[String; 2]]) -> DayHours {
    DayHours::new(list.iter().map(|[from, to]| format!("{from}-{to}").parse().unwrap()).collect())
        .unwrap()
}
