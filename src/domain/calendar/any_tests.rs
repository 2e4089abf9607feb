//! Calendars, instants and budgets at random, for the laws. It must never make a calendar that opens so seldom that a
//! budget leads out of the indexed years.

use super::golden_tests::{clock_hours, day, hours, office, presence};
use super::*;
use crate::domain::holidays::HolidayName;
use crate::domain::time::ZONE;
use chrono::{DateTime, Days, TimeDelta};
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use std::sync::LazyLock;

/// 2015-01-01 to 2040-12-31 in seconds since the epoch.
pub const SECONDS: std::ops::Range<i64> = 1_420_070_400..2_240_524_800;

/// The days of the same years.
const DAYS: u64 = 9_496;

/// Changes of Rome's clocks in seconds since the epoch: March and October of 2026, 2027, 2028 and 2024.
pub const CHANGES: [i64; 8] = [
    1_774_746_000,
    1_792_890_000,
    1_806_195_600,
    1_824_944_400,
    1_837_645_200,
    1_856_394_000,
    1_711_846_800,
    1_729_990_800,
];

/// Where clocks change at midnight, by half an hour, over a whole day, no more, or never.
const ZONES: [Tz; 10] = [
    ZONE,
    Tz::UTC,
    Tz::America__Havana,
    Tz::America__St_Johns,
    Tz::America__Sao_Paulo,
    Tz::Asia__Tehran,
    Tz::Asia__Kathmandu,
    Tz::Australia__Lord_Howe,
    Tz::Australia__Sydney,
    Tz::Pacific__Apia,
];

/// Calendars that contracts have or could have. They are made once: their years are looked up from test to test.
pub static KNOWN: LazyLock<[Calendar; 6]> = LazyLock::new(|| {
    [office(), presence(), clock_hours(), Calendar::around_the_clock(ZONE), broken(), night()]
});

fn broken() -> Calendar {
    let mut week = Week::monday_to_friday(hours(&["08:30-12:30", "14:00-17:30"]));
    week.sat = hours(&["00:00-03:00", "20:00-24:00"]);
    Calendar::new(ZONE, week).closed_on(Holidays::italian())
}

fn night() -> Calendar {
    let mut calendar = Calendar::new(ZONE, Week::every_day(hours(&["00:00-06:15", "22:00-24:00"])));
    for year in 2015..=2040 {
        calendar = calendar.with_exception(day(&format!("{year}-03-01")), DayHours::whole_day());
    }
    calendar
}

/// A known calendar or one at random: zone, week, holidays with a patron's day, dated exceptions.
pub fn any_calendar() -> impl Strategy<Value = Calendar> {
    let known = (0..KNOWN.len()).prop_map(|place| KNOWN[place].clone());
    prop_oneof![3 => known, 1 => made_calendar()]
}

fn made_calendar() -> impl Strategy<Value = Calendar> {
    let zone = proptest::sample::select(&ZONES[..]);
    let exceptions = vec((any_date(), any_hours()), 0..40);
    (zone, any_week(), option::of(any_holidays()), exceptions).prop_map(
        |(zone, week, holidays, exceptions)| {
            let mut calendar = Calendar::new(zone, week);
            if let Some(holidays) = holidays {
                calendar = calendar.closed_on(holidays);
            }
            let put = |calendar: Calendar, (date, hours)| calendar.with_exception(date, hours);
            exceptions.into_iter().fold(calendar, put)
        },
    )
}

/// On at least one day it is open for eight hours.
fn any_week() -> impl Strategy<Value = Week> {
    (vec(any_hours(), 6), 0usize..7).prop_map(|(mut days, full)| {
        days.insert(full, hours(&["09:00-17:00"]));
        let mut days = days.into_iter();
        let mut next = || days.next().unwrap();
        Week {
            mon: next(),
            tue: next(),
            wed: next(),
            thu: next(),
            fri: next(),
            sat: next(),
            sun: next(),
        }
    })
}

/// None to three stretches, to the minute or to the quarter; midnight at both ends is often one of their ends.
fn any_hours() -> impl Strategy<Value = DayHours> {
    let minute =
        prop_oneof![Just(0u16), Just(1440), 0..=1440u16, (0..=96u16).prop_map(|quarter| quarter * 15)];
    btree_set(minute, 0..=6).prop_map(|minutes| {
        let minutes: Vec<u16> = minutes.into_iter().collect();
        DayHours::new(minutes.chunks_exact(2).filter_map(|pair| Hours::new(pair[0], pair[1])).collect())
            .unwrap()
    })
}

/// The national ones or none, a patron's day, a day that moves with Easter, single closures.
pub fn any_holidays() -> impl Strategy<Value = Holidays> {
    let code = || HolidayName::new("prova").unwrap();
    let patron =
        (1..=12u32, 1..=28u32).prop_map(move |(month, day)| HolidayRule::fixed(code(), month, day));
    let moving = (-60..=60i64).prop_map(move |days| HolidayRule::easter(code(), days));
    let closures = vec(any_date(), 0..10);
    (any::<bool>(), option::of(patron), option::of(moving), closures).prop_map(
        move |(national, patron, moving, closures)| {
            let holidays = if national { Holidays::italian() } else { Holidays::none() };
            let rules = patron.into_iter().chain(moving).map(Result::unwrap);
            let closures = closures.into_iter().map(|date| HolidayRule::dated(code(), date));
            rules.chain(closures).fold(holidays, Holidays::with)
        },
    )
}

pub fn any_date() -> impl Strategy<Value = NaiveDate> {
    (0..=DAYS).prop_map(|days| day("2015-01-01") + Days::new(days))
}

pub fn any_instant() -> impl Strategy<Value = Timestamp> {
    let at = |seconds| DateTime::from_timestamp(seconds, 0).unwrap();
    prop_oneof![
        3 => SECONDS.prop_map(at),
        // Near the clocks' changes, on full minutes.
        1 => (0usize..8, -3_000i64..3_000).prop_map(move |(change, minutes)| at(CHANGES[change] + minutes * 60)),
        // On full hours, where opening and closing instants are.
        1 => SECONDS.prop_map(move |seconds| at(seconds - seconds % 3600)),
        // Between two seconds.
        1 => (SECONDS, 0u32..1_000_000_000).prop_map(|(s, nanos)| DateTime::from_timestamp(s, nanos).unwrap()),
    ]
}

/// Up to 5,500 hours, which the least open calendar has in thirteen years.
pub fn any_budget() -> impl Strategy<Value = TimeDelta> {
    prop_oneof![
        4 => (0i64..200_000).prop_map(TimeDelta::seconds),
        4 => (0i64..300).prop_map(TimeDelta::hours),
        2 => (0i64..200_000_000_000_000).prop_map(TimeDelta::nanoseconds),
        1 => (0i64..20_000_000).prop_map(TimeDelta::seconds),
    ]
}
