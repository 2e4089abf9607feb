//! How many deadlines a second one core finds, and what a far one costs beside a near one in the same run. It asserts
//! no speed, since machines differ, but it fails if a far deadline costs more than a few near ones.
//!
//! `cargo bench --bench calendar`
#![allow(clippy::unwrap_used, reason = "a measurement that fails has nothing to say")]

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use centralino::domain::calendar::{Calendar, WorkingDays};
use centralino::domain::holidays::Holidays;
use centralino::domain::time::Timestamp;
use chrono::{DateTime, TimeDelta};

const CALLS: usize = 1_000_000;
/// How often each measurement is repeated; the quickest counts.
const ROUNDS: usize = 5;
/// 2015-01-01 to 2040-12-31 in seconds since the epoch.
const YEARS: std::ops::Range<u64> = 1_420_070_400..2_240_524_800;
/// How many times a near deadline a far one may cost.
const LIMIT: f64 = 4.0;
const TEN_DAYS: u32 = 10;
const TEN_YEARS: u32 = 3_652;

const OFFICE: &str = "holidays = 'it'\n\
    week = { mon = ['08:00-18:00'], tue = ['08:00-18:00'], wed = ['08:00-18:00'], thu = ['08:00-18:00'], \
    fri = ['08:00-18:00'] }";
const PRESENCE: &str = "every_day = ['08:00-19:00']";
const CLOCK_HOURS: &str = "holidays = 'it'\n\
    week = { mon = ['00:00-24:00'], tue = ['00:00-24:00'], wed = ['00:00-24:00'], thu = ['00:00-24:00'], \
    fri = ['00:00-24:00'] }";

fn main() -> ExitCode {
    let calls = calls();
    let working_day = TimeDelta::hours(24);
    println!("{:<58} {:>12}", "24 working hours from a call of 2015–2040, one core", "a second");
    for (what, text) in [("office", OFFICE), ("presence", PRESENCE), ("clock hours", CLOCK_HOURS)] {
        let calendar: Calendar = toml::from_str(text).unwrap();
        let [cost] = quickest([&|| due(&calendar, &calls, working_day)]);
        println!("{what:<58} {:>12.0}", calls.len() as f64 / cost.as_secs_f64());
    }
    println!("\n{:<58} {:>12}", "of a calendar that nobody has asked yet", "microseconds");
    let first = first_answer(&calls);
    println!("{:<58} {:>12.0}", "its first deadline", first.as_secs_f64() * 1e6);
    println!("\n{:<32} {:>12} {:>12} {:>12}", "nanoseconds each", "ten days", "ten years", "ratio");
    let ratios = [hours(&calls), days(&calls)];
    if ratios.iter().any(|ratio| *ratio > LIMIT) {
        eprintln!("A deadline ten years ahead costs more than {LIMIT} times one ten days ahead.");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Calls at random, the same in every run.
fn calls() -> Vec<Timestamp> {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let seconds = YEARS.start + state % (YEARS.end - YEARS.start);
        DateTime::from_timestamp(i64::try_from(seconds).unwrap(), 0).unwrap()
    };
    (0..CALLS).map(|_| next()).collect()
}

fn due(calendar: &Calendar, calls: &[Timestamp], budget: TimeDelta) {
    for call in calls {
        black_box(calendar.add(*call, budget).unwrap());
    }
}

/// Each measurement's quickest round, taken in turns after one round that does not count.
fn quickest<const N: usize>(measured: [&dyn Fn(); N]) -> [Duration; N] {
    measured.iter().for_each(|once| once());
    let mut best = [Duration::MAX; N];
    for _ in 0..ROUNDS {
        for (once, best) in measured.iter().zip(&mut best) {
            let started = Instant::now();
            once();
            *best = started.elapsed().min(*best);
        }
    }
    best
}

/// The time that one deadline takes when its year must be made, on the average of a thousand new calendars.
fn first_answer(calls: &[Timestamp]) -> Duration {
    let few: Vec<(Calendar, Timestamp)> =
        calls.iter().take(1_000).map(|call| (toml::from_str(OFFICE).unwrap(), *call)).collect();
    let started = Instant::now();
    for (calendar, call) in &few {
        black_box(calendar.add(*call, TimeDelta::hours(24)).unwrap());
    }
    started.elapsed() / 1_000
}

fn hours(calls: &[Timestamp]) -> f64 {
    let office: Calendar = toml::from_str(OFFICE).unwrap();
    // Five days in seven, ten hours each.
    let budget = |days: u32| TimeDelta::hours(i64::from(days) * 50 / 7);
    let (near, far) = (budget(TEN_DAYS), budget(TEN_YEARS));
    ratio("a deadline", quickest([&|| due(&office, calls, near), &|| due(&office, calls, far)]))
}

fn days(calls: &[Timestamp]) -> f64 {
    let working = WorkingDays { saturday_counts: false, holidays: Holidays::italian() };
    let due = |days: u32| {
        for call in calls {
            black_box(working.add(call.date_naive(), days * 5 / 7).unwrap());
        }
    };
    ratio("a deadline in working days", quickest([&|| due(TEN_DAYS), &|| due(TEN_YEARS)]))
}

fn ratio(what: &str, [near, far]: [Duration; 2]) -> f64 {
    let ratio = far.as_secs_f64() / near.as_secs_f64();
    let each = |cost: Duration| cost.as_secs_f64() * 1e9 / CALLS as f64;
    println!("{what:<32} {:>12.0} {:>12.0} {ratio:>12.2}", each(near), each(far));
    ratio
}
