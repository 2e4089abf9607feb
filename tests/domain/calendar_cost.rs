//! A far deadline costs what a near one does. Only costs of the same run are compared, never a time with a number.

use std::hint::black_box;
use std::time::{Duration, Instant};

use centralino::domain::calendar::{Calendar, WorkingDays};
use centralino::domain::holidays::Holidays;
use centralino::domain::time::Timestamp;
use chrono::{DateTime, NaiveDate, TimeDelta};

/// How many times a near one a far one may cost.
const LIMIT: f64 = 4.0;
const ROUNDS: usize = 9;
const CALLS: i64 = 400;
const TEN_DAYS: i64 = 10;
const TEN_YEARS: i64 = 3_652;

/// The cost of a far one as a multiple of a near one: of each the quickest round of several, taken in turns.
fn ratio(once: impl Fn(i64, i64)) -> f64 {
    let round = |days: i64| {
        let started = Instant::now();
        (0..CALLS).for_each(|call| once(call, days));
        started.elapsed()
    };
    // The first round of each makes the index, and does not count.
    let (mut near, mut far) = (Duration::MAX, Duration::MAX);
    for number in 0..=ROUNDS {
        let (one, other) = (round(TEN_DAYS), round(TEN_YEARS));
        if number > 0 {
            (near, far) = (near.min(one), far.min(other));
        }
    }
    far.as_secs_f64() / near.as_secs_f64()
}

fn assert_flat(what: &str, once: impl Fn(i64, i64)) {
    let ratio = ratio(once);
    assert!(ratio <= LIMIT, "{what}: ten years cost {ratio:.1} times as much as ten days");
}

/// A call of 2015–2030, spread over the years by a step that fits no week.
fn call(number: i64) -> Timestamp {
    DateTime::from_timestamp(1_420_070_400 + number * 1_234_567, 0).unwrap()
}

#[test]
fn ten_years_cost_what_ten_days_do() {
    let office: Calendar = toml::from_str(
        "holidays = 'it'\nweek = { mon = ['08:00-18:00'], tue = ['08:00-18:00'], wed = ['08:00-18:00'], \
         thu = ['08:00-18:00'], fri = ['08:00-18:00'] }",
    )
    .unwrap();
    // Working hours of so many days and years: five in seven, ten a day.
    let budget = |days: i64| TimeDelta::hours(days * 50 / 7);
    assert_flat("a deadline", |number, days| {
        black_box(office.add(call(number), budget(days)).unwrap());
    });
    assert_flat("a deadline backwards", |number, days| {
        black_box(office.subtract(call(number), budget(days)).unwrap());
    });
    assert_flat("time elapsed", |number, days| {
        let from = call(number);
        black_box(office.elapsed(from, from + TimeDelta::days(days)).unwrap());
    });
    let working = WorkingDays { saturday_counts: false, holidays: Holidays::italian() };
    let date = |number: i64| -> NaiveDate { call(number).date_naive() };
    assert_flat("working days", |number, days| {
        black_box(working.add(date(number), u32::try_from(days * 5 / 7).unwrap()).unwrap());
    });
    assert_flat("working days between", |number, days| {
        black_box(working.between(date(number), date(number) + TimeDelta::days(days)).unwrap());
    });
}
