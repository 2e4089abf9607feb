//! Faults that programs of this kind are known for, each as a test that it is not here. They never take a single date
//! for proof where every one of 2015–2040 can be tried.

use centralino::domain::calendar::{Calendar, StretchKind};
use centralino::domain::clock::{self, Milestone, Prospect};
use centralino::domain::contract::{Target, Term};
use centralino::domain::time::{Timestamp, ZONE, from_local, local};
use chrono::{Datelike, Days, NaiveDate, TimeDelta, Weekday};

use crate::fixture::contract;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Every date of 2015–2040.
fn dates() -> impl Iterator<Item = NaiveDate> {
    day("2015-01-01").iter_days().take_while(|date| date.year() < 2041)
}

fn wall(date: NaiveDate, time: &str) -> Timestamp {
    from_local(date.and_time(time.parse().unwrap()), ZONE).unwrap()
}

/// The changes of the clocks by the rule: the last Sundays of March and October, at one o'clock UTC.
fn changes() -> Vec<Timestamp> {
    let last_sunday = |date: &NaiveDate| {
        [3, 10].contains(&date.month()) && date.weekday() == Weekday::Sun && date.day() > 24
    };
    dates().filter(last_sunday).map(|date| date.and_hms_opt(1, 0, 0).unwrap().and_utc()).collect()
}

/// A calendar as a contract file writes it.
fn calendar(text: &str) -> Calendar {
    toml::from_str(text).unwrap()
}

#[test]
fn a_24_7_calendar_is_not_closed_for_one_minute_at_midnight() {
    let always = calendar("every_day = ['00:00-24:00']");
    let minute = TimeDelta::minutes(1);
    for date in dates() {
        let midnight = wall(date, "00:00:00");
        for second in -60..=60 {
            let t = midnight + TimeDelta::seconds(second);
            assert!(always.is_open(t), "{t}");
        }
        assert!(always.is_open(midnight - TimeDelta::nanoseconds(1)), "{midnight}");
        assert_eq!(always.elapsed(midnight - minute, midnight + minute), Ok(minute * 2));
        assert_eq!(always.add(midnight - minute, minute * 2), Ok(midnight + minute));
    }
    let (from, to) = (wall(day("2015-01-01"), "00:00:00"), wall(day("2041-01-01"), "00:00:00"));
    let stretches: Vec<_> = always.intervals(from, to).unwrap().collect();
    assert_eq!(stretches.len(), 1);
    assert_eq!((stretches[0].to, &stretches[0].kind), (to, &StretchKind::Open));
    assert_eq!(always.elapsed(from, to), Ok(to - from));
}

fn hour_on_the_clock() -> Term {
    Term { within: Target::RealMinutes(60), clause: None }
}

#[test]
fn sixty_minutes_across_each_change_of_the_clocks_are_sixty_minutes() {
    let (always, mut contract) = (calendar("every_day = ['00:00-24:00']"), contract());
    let mut priority = contract.priorities.remove(0);
    (priority.taking_charge, priority.inspection) = (None, Some(hour_on_the_clock()));
    let hour = TimeDelta::hours(1);
    let changes = changes();
    assert_eq!(changes.len(), 2 * 26);
    for change in changes {
        let jump = local(change, ZONE).naive_local() - local(change - hour, ZONE).naive_local();
        assert!([TimeDelta::zero(), hour * 2].contains(&jump), "{change} is a change of the clocks");
        for minutes in 0..=60 {
            let call = change - TimeDelta::minutes(minutes);
            let due = call + hour;
            assert_eq!(always.add(call, hour), Ok(due), "{call}");
            assert_eq!(always.subtract(due, hour), Ok(call), "{call}");
            assert_eq!(always.elapsed(call, due), Ok(hour), "{call}");
            let prospect = Prospect {
                priority: &priority,
                level: None,
                patron: None,
                called_at: call,
                approved_at: None,
            };
            let clocks = clock::foresee(&contract, &prospect);
            let deadlines: Vec<_> = clocks.iter().map(|clock| (clock.milestone, clock.due)).collect();
            assert_eq!(deadlines, [(Milestone::Inspection, due)], "{call}");
        }
    }
}

#[test]
fn a_roster_is_not_shifted_by_an_hour_after_the_change() {
    let presence = calendar("every_day = ['08:00-19:00']");
    for change in changes() {
        let sunday = local(change, ZONE).date_naive();
        for date in (sunday - Days::new(8)).iter_days().take(17) {
            let (opening, closing) = (wall(date, "08:00:00"), wall(date, "19:00:00"));
            let minute = TimeDelta::minutes(1);
            let around = [opening - minute, opening, closing - minute, closing];
            let open = around.map(|t| presence.is_open(t));
            assert_eq!(open, [false, true, true, false], "{date}");
            assert_eq!(presence.next_open(wall(date, "03:30:00")), Ok(opening), "{date}");
            let eleven = TimeDelta::hours(11);
            assert_eq!(presence.add(wall(date, "00:30:00"), eleven), Ok(closing), "{date}");
            let tomorrow = wall(date + Days::new(1), "08:00:00");
            assert_eq!(presence.add(opening, eleven + minute), Ok(tomorrow + minute), "{date}");
        }
    }
}

#[test]
fn a_call_outside_hours_has_its_whole_budget_from_the_opening() {
    let office = calendar(
        "holidays = 'it'\nweek = { mon = ['08:00-18:00'], tue = ['08:00-18:00'], wed = ['08:00-18:00'], \
         thu = ['08:00-18:00'], fri = ['08:00-18:00'] }",
    );
    let presence = calendar("every_day = ['08:00-19:00']");
    for (call, in_office, in_presence) in [
        ("2026-11-27 18:00:00", "2026-11-30 12:00:00", "2026-11-28 11:00:00"),
        ("2026-11-28 03:10:00", "2026-11-30 12:00:00", "2026-11-28 12:00:00"),
        ("2026-11-30 07:59:59", "2026-11-30 12:00:00", "2026-11-30 12:00:00"),
        ("2026-12-24 23:30:00", "2026-12-28 12:00:00", "2026-12-25 12:00:00"),
        ("2027-10-02 10:00:00", "2027-10-05 12:00:00", "2027-10-02 14:00:00"),
    ] {
        let at = |text: &str| wall(day(&text[..10]), &text[11..]);
        for (calendar, due) in [(&office, in_office), (&presence, in_presence)] {
            assert_eq!(calendar.add(at(call), TimeDelta::hours(4)), Ok(at(due)), "{call}");
        }
    }
    // Whatever the night, nothing of the budget is gone before the opening, and nothing is due at the call.
    for calendar in [&office, &presence] {
        for date in dates() {
            let call = wall(date, "21:15:00");
            let opening = calendar.next_open(call).unwrap();
            assert!(opening > call && calendar.is_open(opening), "{call}");
            assert_eq!(calendar.elapsed(call, opening), Ok(TimeDelta::zero()), "{call}");
            for budget in [TimeDelta::seconds(1), TimeDelta::hours(4), TimeDelta::hours(10)] {
                assert_eq!(calendar.add(call, budget), Ok(opening + budget), "{call}");
            }
        }
    }
}
