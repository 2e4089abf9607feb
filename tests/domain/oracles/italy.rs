//! Italy's holidays, its patrons' days and its changes of the clocks, as others list them. It must never use a table of
//! ours: what is listed is compared with what the engine finds day by day.

use std::collections::{BTreeMap, BTreeSet};

use centralino::domain::calendar::{Calendar, DayHours, Week, WorkingDays};
use centralino::domain::holidays::Holidays;
use centralino::domain::time::{Timestamp, ZONE, local};
use chrono::{Datelike, NaiveDate, Offset, TimeDelta};
use serde::Deserialize;
use serde_json::json;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Italy {
    source: String,
    licence: String,
    /// MM-DD by year.
    national: BTreeMap<String, Vec<String>>,
    /// By place, in 2026 and 2027; two places have none of their own.
    patrons: BTreeMap<String, Vec<NaiveDate>>,
    clocks: Vec<(Timestamp, String)>,
}

fn italy() -> Italy {
    let italy: Italy = serde_json::from_str(include_str!("holidays-it.json")).unwrap();
    assert_eq!(italy.licence, "numeric facts only", "{}", italy.source);
    italy
}

fn first(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 1, 1).unwrap()
}

/// The dates of whole years on which there is a holiday.
fn found(holidays: &Holidays, from: i32, after: i32) -> BTreeSet<NaiveDate> {
    let dates = first(from).iter_days().take_while(|date| *date < first(after));
    dates.filter(|date| holidays.name_on(*date).is_some()).collect()
}

#[test]
fn the_national_holidays_are_those_listed_and_no_others() {
    let listed: BTreeSet<NaiveDate> = italy()
        .national
        .iter()
        .flat_map(|(year, days)| days.iter().map(move |day| format!("{year}-{day}").parse().unwrap()))
        .collect();
    assert_eq!(listed.len(), 21 * 12 + 10);
    assert_eq!(found(&Holidays::italian(), 2015, 2036), listed);
}

/// Holidays as a contract writes them: a day that is the same in both years by its day, others by their dates.
fn of_site(dates: &[NaiveDate]) -> Holidays {
    let day = |date: &NaiveDate| date.format("%m-%d").to_string();
    let both = |date: &NaiveDate| dates.iter().filter(|other| day(other) == day(date)).count() == 2;
    let rule = |date: &NaiveDate| match both(date) {
        true => json!({"name": "patrono", "day": day(date)}),
        false => json!({"name": "patrono", "date": date}),
    };
    let mut list = vec![json!("it")];
    list.extend(dates.iter().map(rule));
    serde_json::from_value(list.into()).unwrap()
}

#[test]
fn every_patron_closes_the_site_on_the_days_listed_and_on_no_others() {
    let patrons = italy().patrons;
    assert_eq!((patrons.len(), patrons.values().map(Vec::len).sum::<usize>()), (114, 244));
    let national = found(&Holidays::italian(), 2026, 2028);
    for (place, dates) in patrons {
        let holidays = of_site(&dates);
        let mut closed = national.clone();
        closed.extend(&dates);
        assert_eq!(found(&holidays, 2026, 2028), closed, "{place}");
        let always = Week::every_day(DayHours::whole_day());
        let site = Calendar::new(ZONE, always).closed_on(holidays.clone());
        let days = WorkingDays { saturday_counts: true, holidays };
        for date in dates {
            assert!(site.opening_on(date).is_empty() && !days.counts(date), "{place} {date}");
        }
    }
}

#[test]
fn the_clocks_change_at_the_instants_listed_and_at_no_others() {
    let clocks = italy().clocks;
    assert_eq!(clocks.len(), 42);
    let whole = Calendar::around_the_clock(ZONE);
    let mut changed = BTreeMap::new();
    for date in first(2015).iter_days().take_while(|date| *date < first(2036)) {
        let day = whole.opening_on(date);
        let length = day.iter().fold(TimeDelta::zero(), |sum, (from, to)| sum + (*to - *from));
        if length != TimeDelta::hours(24) {
            changed.insert(date, length);
        }
    }
    assert_eq!(changed.len(), clocks.len());
    for (t, kind) in clocks {
        let (before, after) = (local(t - TimeDelta::seconds(1), ZONE), local(t, ZONE));
        let moved = after.offset().fix().local_minus_utc() - before.offset().fix().local_minus_utc();
        let hours = match kind.as_str() {
            "spring" => 1,
            "autumn" => -1,
            other => panic!("{other}"),
        };
        assert_eq!(moved, hours * 3600, "{t}");
        assert_eq!(changed[&after.date_naive()], TimeDelta::hours(i64::from(24 - hours)), "{t}");
        assert_eq!(before.year(), after.year());
    }
}
