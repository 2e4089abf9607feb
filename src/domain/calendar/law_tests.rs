//! Laws that hold for every calendar, over 2015–2040, and a second engine that steps minutes to compare with. Each law is
//! tried in 1,024 cases; a quarter of them are calendars at random, of ten zones, the others such as contracts have.

use super::any_tests::*;
use super::golden_tests::day;
use super::*;
use crate::domain::time::{ZONE, local};
use chrono::{DateTime, Datelike, TimeDelta, Timelike};
use proptest::prelude::*;

/// Of each law.
const CASES: u32 = 1024;

/// Open by the wall's clock, minute by minute: a second reading of the same hours that shares no code with the engine.
fn open_by_the_wall(calendar: &Calendar, t: Timestamp) -> bool {
    let wall = local(t, ZONE);
    let minute = u16::try_from(wall.hour() * 60 + wall.minute()).unwrap();
    let hours = match calendar.exceptions().get(&wall.date_naive()) {
        Some(hours) => hours.clone(),
        None if calendar.holiday_on(wall.date_naive()).is_some() => DayHours::closed(),
        None => calendar.week().on(wall.weekday()).clone(),
    };
    hours.hours().iter().any(|h| h.start() <= minute && minute < h.end())
}

#[test]
fn stepping_minutes_over_the_changes_of_the_clocks_gives_the_same() {
    for calendar in &*KNOWN {
        for change in CHANGES {
            let from = DateTime::from_timestamp(change - 3 * 86_400, 0).unwrap();
            let mut stepped = TimeDelta::zero();
            for minute in 0..6 * 1440 {
                let t = from + TimeDelta::minutes(minute);
                assert_eq!(calendar.is_open(t), open_by_the_wall(calendar, t), "{t}");
                if calendar.is_open(t) {
                    stepped += TimeDelta::minutes(1);
                }
            }
            assert_eq!(calendar.elapsed(from, from + TimeDelta::days(6)), Ok(stepped));
        }
    }
}

#[test]
fn twenty_five_years_are_the_sum_of_their_days() {
    let (first, after) = (day("2015-01-01"), day("2040-01-01"));
    for calendar in &*KNOWN {
        let days = first.iter_days().take_while(|date| *date < after);
        let sum = days
            .flat_map(|date| calendar.opening_on(date))
            .fold(TimeDelta::zero(), |s, (a, b)| s + (b - a));
        let (from, to) = (calendar.day_start(first).unwrap(), calendar.day_start(after).unwrap());
        assert_eq!(calendar.elapsed(from, to), Ok(sum));
        let due = calendar.add(from, sum).unwrap();
        assert_eq!(calendar.elapsed(from, due), Ok(sum));
        assert!(due <= to && calendar.elapsed(due, to) == Ok(TimeDelta::zero()));
        assert_eq!(calendar.subtract(to, sum), calendar.next_open(from));
    }
}

/// Open time counted day by day, as the index is not.
fn stepped(calendar: &Calendar, from: Timestamp, to: Timestamp) -> TimeDelta {
    let (first, last) = (calendar.date_of(from).unwrap(), calendar.date_of(to).unwrap());
    let days = first.iter_days().take_while(|date| *date <= last);
    let spans = days.flat_map(|date| calendar.opening_on(date));
    let open = spans.map(|(opening, closing)| closing.min(to) - opening.max(from));
    open.filter(|open| *open > TimeDelta::zero()).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn what_was_added_has_elapsed(calendar in any_calendar(), t in any_instant(), d in any_budget()) {
        let due = calendar.add(t, d).unwrap();
        prop_assert_eq!(calendar.elapsed(t, due), Ok(d));
        // It is the first such instant: a moment before, less had elapsed.
        if d > TimeDelta::zero() {
            prop_assert!(calendar.elapsed(t, due - TimeDelta::nanoseconds(1)).unwrap() < d);
        }
    }

    /// From an open instant it leads back to that instant, from a closed one to the next opening.
    #[test]
    fn what_was_added_is_taken_back(calendar in any_calendar(), t in any_instant(), d in any_budget()) {
        let back = calendar.subtract(calendar.add(t, d).unwrap(), d);
        if d.is_zero() {
            prop_assert_eq!(back, Ok(t));
        } else {
            prop_assert_eq!(back, calendar.next_open(t));
        }
    }

    #[test]
    fn what_was_subtracted_has_elapsed(calendar in any_calendar(), t in any_instant(), d in any_budget()) {
        let start = calendar.subtract(t, d).unwrap();
        prop_assert_eq!(calendar.elapsed(start, t), Ok(d));
        // It is the last such instant.
        if d > TimeDelta::zero() {
            prop_assert!(calendar.elapsed(start + TimeDelta::nanoseconds(1), t).unwrap() < d);
        }
    }

    #[test]
    fn later_calls_and_larger_budgets_are_never_due_earlier(
        calendar in any_calendar(), t in any_instant(), later in 0i64..2_000_000, d in any_budget(), more in any_budget(),
    ) {
        let due = calendar.add(t, d).unwrap();
        prop_assert!(due >= t);
        prop_assert!(calendar.add(t + TimeDelta::seconds(later), d).unwrap() >= due);
        prop_assert!(calendar.add(t, d + more).unwrap() >= due);
    }

    #[test]
    fn a_budget_may_be_split(calendar in any_calendar(), t in any_instant(), a in any_budget(), b in any_budget()) {
        let halfway = calendar.add(t, a).unwrap();
        prop_assert_eq!(calendar.add(halfway, b), calendar.add(t, a + b));
    }

    #[test]
    fn a_span_may_be_split(calendar in any_calendar(), t in any_instant(), a in 0i64..90_000_000, b in 0i64..90_000_000) {
        let middle = t + TimeDelta::seconds(a);
        let end = middle + TimeDelta::seconds(b);
        let parts = calendar.elapsed(t, middle).unwrap() + calendar.elapsed(middle, end).unwrap();
        prop_assert_eq!(calendar.elapsed(t, end), Ok(parts));
        prop_assert!(parts <= end - t);
    }

    #[test]
    fn stepping_days_gives_the_same(calendar in any_calendar(), t in any_instant(), seconds in 0i64..9_000_000) {
        let end = t + TimeDelta::seconds(seconds);
        prop_assert_eq!(calendar.elapsed(t, end), Ok(stepped(&calendar, t, end)));
        let date = calendar.date_of(t).unwrap();
        let open = calendar.opening_on(date).into_iter().any(|(from, to)| from <= t && t < to);
        prop_assert_eq!(calendar.is_open(t), open);
    }

    #[test]
    fn stretches_fill_the_span_and_agree_with_the_engine(
        calendar in any_calendar(), t in any_instant(), seconds in 0i64..3_000_000,
    ) {
        let end = t + TimeDelta::seconds(seconds);
        let (mut at, mut open, mut last) = (t, TimeDelta::zero(), None);
        for stretch in calendar.intervals(t, end).unwrap() {
            prop_assert_eq!(stretch.from, at);
            prop_assert!(stretch.from < stretch.to);
            prop_assert_ne!(Some(&stretch.kind), last.as_ref());
            prop_assert_eq!(calendar.is_open(stretch.from), stretch.kind == StretchKind::Open);
            if stretch.kind == StretchKind::Open {
                open += stretch.to - stretch.from;
            }
            at = stretch.to;
            last = Some(stretch.kind);
        }
        prop_assert_eq!(at, end);
        prop_assert_eq!(calendar.elapsed(t, end), Ok(open));
    }

    #[test]
    fn the_next_opening_is_open_and_nothing_before_it_is(calendar in any_calendar(), t in any_instant()) {
        let opening = calendar.next_open(t).unwrap();
        prop_assert!(calendar.is_open(opening));
        prop_assert_eq!(calendar.elapsed(t, opening), Ok(TimeDelta::zero()));
    }

    #[test]
    fn around_the_clock_is_real_time(t in any_instant(), d in any_budget()) {
        prop_assert_eq!(Calendar::around_the_clock(ZONE).add(t, d), Ok(t + d));
    }
}
