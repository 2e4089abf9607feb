//! Laws of deadlines under pauses, for any start between 2015 and 2040, any pauses and any target, each
//! over 512 random cases; and an engine that steps minutes to compare with.

use centralino::domain::clock::explain::steps;
use centralino::domain::clock::{Amount, Measure, Stop, StopCause};
use centralino::domain::contract::timing::DayEnd;
use centralino::domain::contract::{Contract, Percent, Target};
use centralino::domain::time::Timestamp;
use chrono::{DateTime, TimeDelta};
use proptest::prelude::*;

use crate::fixture::contract;

/// 2015-01-01 to 2040-12-31 in minutes since the epoch.
const MINUTES: std::ops::Range<i64> = 23_667_840..37_342_080;

fn minute(minutes: i64) -> Timestamp {
    DateTime::from_timestamp(minutes * 60, 0).unwrap()
}

fn any_start() -> impl Strategy<Value = Timestamp> {
    MINUTES.prop_map(minute)
}

fn any_target() -> impl Strategy<Value = Target> {
    prop_oneof![
        4 => (1u32..120).prop_map(Target::WorkingHours),
        3 => (1u32..40).prop_map(Target::WorkingDays),
        2 => (1u32..60).prop_map(Target::CalendarDays),
        1 => (1u32..10_000).prop_map(Target::RealMinutes),
    ]
}

fn any_contract() -> impl Strategy<Value = Contract> {
    (any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(saturday, closing, presence)| {
        let mut contract = contract();
        contract.timing.saturday_counts = saturday;
        contract.timing.days_end_at = if closing { DayEnd::Closing } else { DayEnd::Midnight };
        if presence {
            contract.timing.working_hours = contract.timing.presence.clone();
        }
        contract
    })
}

/// Stops apart from each other, in order: gaps and lengths in minutes after the start.
fn any_stops() -> impl Strategy<Value = Vec<(i64, i64)>> {
    proptest::collection::vec((1i64..8_000, 1i64..12_000), 0..5)
}

fn stops(start: Timestamp, lengths: &[(i64, i64)]) -> Vec<Stop> {
    let mut at = start;
    let stop = |(gap, length): &(i64, i64)| {
        let from = at + TimeDelta::minutes(*gap);
        at = from + TimeDelta::minutes(*length);
        Stop { cause: StopCause::Parts, from, to: Some(at), opened_by: None, ended_by: None }
    };
    lengths.iter().map(stop).collect()
}

fn measure(contract: &Contract, target: Target) -> Measure {
    Measure::of(contract, target, None).unwrap()
}

/// Those that the clock would have: minutes on the clock have none.
fn heeded(measure: &Measure, stops: Vec<Stop>) -> Vec<Stop> {
    if measure.pauses() { stops } else { Vec::new() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn the_whole_budget_has_gone_at_the_deadline_and_not_before(
        contract in any_contract(), target in any_target(), start in any_start(), lengths in any_stops(),
    ) {
        let measure = measure(&contract, target);
        let stops = heeded(&measure, stops(start, &lengths));
        let due = measure.due(start, &stops).unwrap();
        prop_assert_eq!(measure.counted(start, due, &stops), Some(measure.budget()));
        let before = measure.counted(start, due - TimeDelta::milliseconds(1), &stops).unwrap();
        prop_assert_ne!(before, measure.budget());
    }

    #[test]
    fn no_deadline_lies_in_a_pause(
        contract in any_contract(), target in any_target(), start in any_start(), lengths in any_stops(),
    ) {
        let measure = measure(&contract, target);
        let stops = heeded(&measure, stops(start, &lengths));
        let due = measure.due(start, &stops).unwrap();
        for stop in &stops {
            prop_assert!(due <= stop.from || stop.to.is_some_and(|to| to < due), "{:?} {}", stop, due);
        }
    }

    #[test]
    fn a_pause_never_makes_a_deadline_earlier_and_one_after_it_changes_nothing(
        contract in any_contract(), target in any_target(), start in any_start(), lengths in any_stops(),
    ) {
        let measure = measure(&contract, target);
        let all = heeded(&measure, stops(start, &lengths));
        let due = measure.due(start, &all).unwrap();
        for kept in 0..all.len() {
            let fewer = measure.due(start, &all[..kept]).unwrap();
            prop_assert!(fewer <= due);
            if due <= all[kept].from {
                prop_assert_eq!(fewer, due);
            }
        }
    }

    #[test]
    fn a_later_start_and_a_larger_budget_are_never_due_earlier(
        contract in any_contract(), target in any_target(), start in any_start(), later in 0i64..5_000,
        more in 0u32..50,
    ) {
        let due = |target, start| measure(&contract, target).due(start, &[]).unwrap();
        let larger = match target {
            Target::RealMinutes(n) => Target::RealMinutes(n + more),
            Target::WorkingHours(n) => Target::WorkingHours(n + more),
            Target::WorkingDays(n) => Target::WorkingDays(n + more),
            Target::CalendarDays(n) => Target::CalendarDays(n + more),
        };
        prop_assert!(due(target, start + TimeDelta::minutes(later)) >= due(target, start));
        prop_assert!(due(larger, start) >= due(target, start));
    }

    #[test]
    fn parts_of_a_budget_go_in_order_and_in_time_that_counts(
        contract in any_contract(), target in any_target(), start in any_start(), lengths in any_stops(),
    ) {
        let measure = measure(&contract, target);
        let stops = heeded(&measure, stops(start, &lengths));
        let due = measure.due(start, &stops).unwrap();
        let part = |percent| measure.part(Percent::new(percent).unwrap(), start, &stops).unwrap();
        let parts = [1, 50, 75, 90, 100].map(part);
        prop_assert!(parts.is_sorted() && parts[0] >= start && parts[4] <= due);
        if matches!(target, Target::WorkingHours(_) | Target::WorkingDays(_)) {
            for at in parts.into_iter().filter(|at| *at > start) {
                prop_assert!(measure.hours().is_open(at - TimeDelta::milliseconds(1)), "at {}", at);
            }
        }
    }

    #[test]
    fn an_explanation_fills_the_span_and_adds_up_to_the_budget(
        contract in any_contract(), target in any_target(), start in any_start(), lengths in any_stops(),
    ) {
        let measure = measure(&contract, target);
        let stops = heeded(&measure, stops(start, &lengths));
        let due = measure.due(start, &stops).unwrap();
        let steps = steps(&measure, start, due, &stops).unwrap();
        let (mut at, mut spent) = (start, None);
        for step in steps {
            prop_assert_eq!(step.from, at);
            prop_assert!(step.from < step.to);
            (at, spent) = (step.to, Some(step.spent));
        }
        prop_assert_eq!(at, due);
        prop_assert_eq!(spent, Some(measure.budget()));
    }
}

proptest! {
    // Stepping is slow: fewer cases, each of up to a hundred thousand minutes.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn stepping_minutes_gives_the_same_deadline(
        contract in any_contract(), hours in 1u32..24, start in any_start(),
        lengths in proptest::collection::vec((1i64..600, 1i64..2_000), 0..5),
    ) {
        let measure = measure(&contract, Target::WorkingHours(hours));
        let stops = stops(start, &lengths);
        let stopped = |at: Timestamp| stops.iter().any(|stop| stop.from <= at && stop.to.unwrap() > at);
        let (mut at, mut left) = (start, i64::from(hours) * 60);
        while left > 0 {
            left -= i64::from(measure.hours().is_open(at) && !stopped(at));
            at += TimeDelta::minutes(1);
        }
        prop_assert_eq!(measure.due(start, &stops), Some(at));
        prop_assert_eq!(measure.counted(start, at, &stops), Some(Amount::Time(TimeDelta::hours(i64::from(hours)))));
    }
}
