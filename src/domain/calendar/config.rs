//! Calendars as a contract file writes them.
//!
//! It must never take a wrong value for a default: every one is an error that names the field and what was expected there.

use super::{Calendar, DayHours, Hours, Week};
use crate::domain::holidays::Holidays;
use crate::domain::time::ZONE;
use chrono::NaiveDate;
use chrono_tz::Tz;
use serde::de::{Deserialize, Deserializer, Error};
use std::collections::BTreeMap;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCalendar {
    zone: Option<Zone>,
    week: Option<Week>,
    every_day: Option<DayHours>,
    holidays: Option<Holidays>,
    #[serde(default)]
    exceptions: Vec<RawException>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct RawException {
    date: Date,
    hours: DayHours,
}

struct Zone(Tz);

struct Date(NaiveDate);

impl<'de> Deserialize<'de> for Calendar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = RawCalendar::deserialize(deserializer)?;
        let week = match (raw.week, raw.every_day) {
            (Some(week), None) => week,
            (None, Some(hours)) => Week::every_day(hours),
            (Some(_), Some(_)) => {
                return Err(D::Error::custom("expected week or every_day, found both"));
            }
            (None, None) => {
                return Err(D::Error::custom("expected week or every_day, found neither"));
            }
        };
        let mut exceptions = BTreeMap::new();
        for RawException { date: Date(date), hours } in raw.exceptions {
            if exceptions.insert(date, hours).is_some() {
                return Err(D::Error::custom(format_args!(
                    "expected each date once in exceptions, found {date} again"
                )));
            }
        }
        let zone = raw.zone.map_or(ZONE, |Zone(zone)| zone);
        Ok(Calendar::of(zone, week, raw.holidays, exceptions))
    }
}

impl<'de> Deserialize<'de> for Zone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        name.parse().map(Zone).map_err(|_| {
            D::Error::custom(format_args!(
                "expected zone as a name such as \"Europe/Rome\", found \"{name}\""
            ))
        })
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map(Date).map_err(|_| {
            D::Error::custom(format_args!("expected date as \"YYYY-MM-DD\", found \"{text}\""))
        })
    }
}

impl<'de> Deserialize<'de> for Hours {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

impl<'de> Deserialize<'de> for DayHours {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        DayHours::new(Vec::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    struct File {
        calendars: BTreeMap<String, Calendar>,
    }

    fn read(text: &str) -> Result<Calendar, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    fn hours(text: &str) -> DayHours {
        DayHours::new(vec![text.parse().unwrap()]).unwrap()
    }

    #[test]
    fn the_shape_of_a_contract_file_is_read() {
        let file: File = toml::from_str(
            r#"
            [calendars.office]
            zone = "Europe/Rome"
            week = { mon = ["08:00-18:00"], tue = ["08:00-18:00"], wed = ["08:00-18:00"], thu = ["08:00-18:00"], fri = ["08:00-18:00"] }
            holidays = "it"
            exceptions = [{ date = "2026-12-24", hours = ["08:00-13:00"] }, { date = "2026-12-31", hours = [] }]
            [calendars.presence]
            every_day = ["08:00-19:00"]
            [calendars.clinic]
            week = { sat = ["14:00-24:00", "08:00-12:00", "12:00-13:00"] }
            "#,
        )
        .unwrap();
        let day = |text: &str| text.parse().unwrap();
        let office = Calendar::new(ZONE, Week::monday_to_friday(hours("08:00-18:00")))
            .closed_on(Holidays::italian())
            .with_exception(day("2026-12-24"), hours("08:00-13:00"))
            .with_exception(day("2026-12-31"), DayHours::closed());
        assert_eq!(file.calendars["office"], office);
        let presence = Calendar::new(ZONE, Week::every_day(hours("08:00-19:00")));
        assert_eq!(file.calendars["presence"], presence);
        // In order, and what touches is one.
        let saturday = &file.calendars["clinic"].week().sat;
        let shown: Vec<String> = saturday.hours().iter().map(Hours::to_string).collect();
        assert_eq!(shown, ["08:00-13:00", "14:00-24:00"]);
    }

    #[test]
    fn a_wrong_value_says_where_it_is_and_what_was_expected() {
        const HOURS: &str =
            "expected hours as \"HH:MM-HH:MM\" with the end after the start and at most 24:00, found";
        for (text, want) in [
            ("every_day = ['8-25']", format!("{HOURS} \"8-25\"")),
            ("every_day = ['08:00-24:01']", format!("{HOURS} \"08:00-24:01\"")),
            ("every_day = ['08:00-99:99']", format!("{HOURS} \"08:00-99:99\"")),
            ("every_day = ['18:00-08:00']", format!("{HOURS} \"18:00-08:00\"")),
            ("every_day = ['08:00-08:00']", format!("{HOURS} \"08:00-08:00\"")),
            ("every_day = ['+8:00-09:00']", format!("{HOURS} \"+8:00-09:00\"")),
            ("week = { mon = ['x'] }", format!("{HOURS} \"x\"")),
            (
                "every_day = ['08:00-12:00', '11:00-13:00']",
                "expected hours that do not overlap, found \"08:00-12:00\" and \"11:00-13:00\""
                    .to_owned(),
            ),
            ("week = { lun = [] }", "unknown field `lun`, expected one of `mon`".to_owned()),
            (
                "zone = 'Roma'\nevery_day = []",
                "expected zone as a name such as \"Europe/Rome\", found \"Roma\"".to_owned(),
            ),
            ("", "expected week or every_day, found neither".to_owned()),
            ("week = {}\nevery_day = []", "expected week or every_day, found both".to_owned()),
            ("every_day = []\nholidays = 'fr'", "expected holidays as \"it\", found \"fr\"".to_owned()),
            (
                "every_day = []\nexceptions = [{ date = '24/12/2026', hours = [] }]",
                "expected date as \"YYYY-MM-DD\", found \"24/12/2026\"".to_owned(),
            ),
            (
                "every_day = []\nexceptions = [{ date = '2026-12-24' }]",
                "missing field `hours`".to_owned(),
            ),
            (
                "every_day = []\nexceptions = [{ date = '2026-12-24', hours = [] }, { date = '2026-12-24', hours = [] }]",
                "expected each date once in exceptions, found 2026-12-24 again".to_owned(),
            ),
            ("every_day = []\nhours = 8", "unknown field `hours`".to_owned()),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.contains(&want), "{text}: {error}");
        }
    }

    #[test]
    fn an_error_points_at_the_value() {
        let error = read("zone = 'Europe/Rome'\nevery_day = ['08:00-12:00', '8-25']").unwrap_err();
        assert!(
            error.contains("line 2") && error.contains("every_day = ['08:00-12:00', '8-25']"),
            "{error}"
        );
    }
}
