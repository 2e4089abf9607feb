//! Golden due times in Europe/Rome with the Italian national holidays, computed by stepping minutes on the UTC line.

use super::*;
use chrono::{DateTime, TimeDelta};

pub(super) fn at(text: &str) -> Timestamp {
    DateTime::parse_from_rfc3339(text).unwrap().to_utc()
}

/// An instant given as Rome's clock shows it, where that is not ambiguous.
fn rome(text: &str) -> Timestamp {
    crate::domain::time::from_local(format!("{text}:00").parse().unwrap(), ROME).unwrap()
}

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn hours(list: &[&str]) -> DayHours {
    DayHours::new(list.iter().map(|text| text.parse().unwrap()).collect()).unwrap()
}

const ROME: Tz = crate::domain::time::ZONE;

pub(super) fn office() -> Calendar {
    Calendar::new(ROME, Week::monday_to_friday(hours(&["08:00-18:00"]))).closed_on(Holidays::italian())
}

pub(super) fn presence() -> Calendar {
    Calendar::new(ROME, Week::every_day(hours(&["08:00-19:00"])))
}

pub(super) fn clock_hours() -> Calendar {
    Calendar::new(ROME, Week::monday_to_friday(DayHours::whole_day())).closed_on(Holidays::italian())
}

#[test]
fn real_minutes_across_daylight_saving() {
    for (call, minutes, due) in [
        ("2026-03-29T01:30:00+01:00", 60, "2026-03-29T03:30:00+02:00"),
        ("2026-10-25T02:30:00+02:00", 60, "2026-10-25T02:30:00+01:00"),
        ("2026-10-25T01:30:00+02:00", 120, "2026-10-25T02:30:00+01:00"),
        ("2027-03-28T01:15:00+01:00", 120, "2027-03-28T04:15:00+02:00"),
    ] {
        let due_at = Calendar::around_the_clock(ROME).add(at(call), TimeDelta::minutes(minutes));
        assert_eq!(due_at, Ok(at(due)), "{call}");
    }
}

#[test]
fn twenty_four_working_hours_in_the_three_readings() {
    for (call, in_office, in_presence, in_clock_hours) in [
        ("2026-12-04T16:30", "2026-12-10T10:30", "2026-12-06T18:30", "2026-12-07T16:30"),
        ("2026-12-24T15:00", "2026-12-30T09:00", "2026-12-26T17:00", "2026-12-28T15:00"),
        ("2026-10-23T17:00", "2026-10-28T11:00", "2026-10-25T19:00", "2026-10-26T17:00"),
        ("2026-11-28T03:10", "2026-12-02T12:00", "2026-11-30T10:00", "2026-12-01T00:00"),
        ("2027-10-01T10:00", "2027-10-06T14:00", "2027-10-03T12:00", "2027-10-05T10:00"),
        ("2024-10-03T10:00", "2024-10-07T14:00", "2024-10-05T12:00", "2024-10-04T10:00"),
    ] {
        let budget = TimeDelta::hours(24);
        for (calendar, due) in
            [(office(), in_office), (presence(), in_presence), (clock_hours(), in_clock_hours)]
        {
            assert_eq!(calendar.add(rome(call), budget), Ok(rome(due)), "{call}");
            assert_eq!(calendar.elapsed(rome(call), rome(due)), Ok(budget), "{call}");
        }
    }
}

#[test]
fn five_working_days_from_an_approval() {
    for (approval, monday_to_friday, with_saturday) in [
        ("2026-12-03", "2026-12-11", "2026-12-10"),
        ("2026-12-22", "2026-12-30", "2026-12-30"),
        ("2027-10-01", "2027-10-11", "2027-10-08"),
    ] {
        for (saturday_counts, due) in [(false, monday_to_friday), (true, with_saturday)] {
            let days = WorkingDays { saturday_counts, holidays: Holidays::italian() };
            assert_eq!(days.add(day(approval), 5), Ok(day(due)), "{approval}");
            assert_eq!(days.add(day(approval), 0), Ok(day(approval)));
        }
    }
    let read: WorkingDays = toml::from_str("saturday_counts = true\nholidays = 'it'").unwrap();
    assert_eq!(read, WorkingDays { saturday_counts: true, holidays: Holidays::italian() });
    assert_eq!(WorkingDays::default().add(NaiveDate::MAX, 1), Err(CalendarError::OutOfReach));
}

#[test]
fn the_closing_instant_is_due_and_is_closed() {
    let (call, closing) = (rome("2026-11-27T08:00"), rome("2026-11-27T18:00"));
    let office = office();
    assert_eq!(office.add(call, TimeDelta::hours(10)), Ok(closing));
    assert!(
        office.is_open(call)
            && office.is_open(closing - TimeDelta::nanoseconds(1))
            && !office.is_open(closing)
    );
    assert_eq!(office.next_open(call), Ok(call));
    assert_eq!(office.next_open(closing), Ok(rome("2026-11-30T08:00")));
    assert_eq!(office.add(closing, TimeDelta::zero()), Ok(closing));
    assert_eq!(office.add(closing, TimeDelta::seconds(1)), Ok(at("2026-11-30T08:00:01+01:00")));
    assert_eq!(office.subtract(rome("2026-11-30T08:00"), TimeDelta::hours(10)), Ok(call));
}

#[test]
fn mistakes_are_errors() {
    let (early, late) = (rome("2026-11-27T08:00"), rome("2026-11-27T18:00"));
    let backwards = CalendarError::Backwards { from: late, to: early };
    assert_eq!(office().elapsed(late, early), Err(backwards));
    assert_eq!(office().intervals(late, early).err(), Some(backwards));
    assert_eq!(office().elapsed(late, late), Ok(TimeDelta::zero()));
    assert_eq!(office().add(early, TimeDelta::seconds(-1)), Err(CalendarError::NegativeBudget));
    assert_eq!(office().subtract(early, TimeDelta::seconds(-1)), Err(CalendarError::NegativeBudget));
    let never = Calendar::new(ROME, Week::default());
    assert_eq!(never.add(early, TimeDelta::seconds(1)), Err(CalendarError::OutOfReach));
    assert_eq!(never.subtract(early, TimeDelta::seconds(1)), Err(CalendarError::OutOfReach));
    assert_eq!(never.next_open(early), Err(CalendarError::OutOfReach));
    assert_eq!(presence().add(early, TimeDelta::MAX), Err(CalendarError::OutOfReach));
    for end in [Timestamp::MIN_UTC, Timestamp::MAX_UTC] {
        assert!(!presence().is_open(end));
        assert_eq!(presence().add(end, TimeDelta::hours(1)), Err(CalendarError::OutOfReach));
        assert_eq!(presence().next_open(end), Err(CalendarError::OutOfReach));
    }
}

#[test]
fn the_indexed_years_are_the_reach() {
    let whole = Calendar::around_the_clock(ROME);
    // 1 January by the clock on the wall, which in 1900 was ten seconds short of Rome's own time.
    let (first, last) = (whole.day_start(day("1900-01-01")).unwrap(), rome("2200-01-01T00:00"));
    let moment = TimeDelta::nanoseconds(1);
    assert_eq!(whole.elapsed(first, last - moment), Ok(last - moment - first));
    assert_eq!(whole.add(last - moment * 2, moment * 2), Ok(last));
    assert_eq!(whole.subtract(first + moment, moment), Ok(first));
    assert!(whole.is_open(first) && whole.is_open(last - moment));
    for t in [first - moment, last, rome("2200-06-01T12:00"), at("0001-01-01T00:00:00Z")] {
        assert!(!whole.is_open(t), "{t}");
        assert_eq!(whole.next_open(t), Err(CalendarError::OutOfReach), "{t}");
        assert_eq!(whole.add(t, moment), Err(CalendarError::OutOfReach), "{t}");
        assert_eq!(whole.subtract(t, moment), Err(CalendarError::OutOfReach), "{t}");
        assert_eq!(whole.elapsed(t, t), Err(CalendarError::OutOfReach), "{t}");
    }
    assert_eq!(whole.add(last - moment, moment * 2), Err(CalendarError::OutOfReach));
    assert_eq!(whole.subtract(first + moment, moment * 2), Err(CalendarError::OutOfReach));
}

#[test]
fn a_moment_is_kept() {
    let (call, moment) =
        (rome("2026-11-27T17:59") + TimeDelta::nanoseconds(7), TimeDelta::nanoseconds(1));
    let due = rome("2026-11-30T08:00") + TimeDelta::nanoseconds(8);
    assert_eq!(office().add(call, TimeDelta::minutes(1) + moment), Ok(due));
    assert_eq!(office().elapsed(call, due), Ok(TimeDelta::minutes(1) + moment));
    assert_eq!(office().subtract(due, TimeDelta::minutes(1) + moment), Ok(call));
}

#[test]
fn a_calendar_that_was_asked_before_it_is_changed_answers_anew() {
    let (from, to) = (rome("2026-12-07T00:00"), rome("2026-12-08T00:00"));
    let open = |calendar: &Calendar| calendar.elapsed(from, to).unwrap().num_hours();
    let office = office();
    assert_eq!(open(&office), 10);
    let short = office.clone().with_exception(day("2026-12-07"), hours(&["09:00-10:00"]));
    let patron =
        HolidayRule::fixed(crate::domain::holidays::HolidayName::new("patrono").unwrap(), 12, 7);
    let site = office.clone().with_holiday(patron.unwrap());
    let never = site.clone().closed_on(Holidays::none());
    assert_eq!([&office, &short, &site, &never].map(open), [10, 1, 0, 10]);
}

#[test]
fn an_exception_beats_a_holiday_and_a_holiday_the_week() {
    let calendar = office()
        .with_exception(day("2026-12-08"), hours(&["09:00-10:00"]))
        .with_exception(day("2026-12-09"), DayHours::closed());
    let (from, to) = (rome("2026-12-07T00:00"), rome("2026-12-10T00:00"));
    assert_eq!(calendar.elapsed(from, to), Ok(TimeDelta::hours(11)));
    assert_eq!(
        calendar.opening_on(day("2026-12-08")),
        [(rome("2026-12-08T09:00"), rome("2026-12-08T10:00"))]
    );
    assert_eq!(calendar.opening_on(day("2026-12-25")), []);
    let patron = crate::domain::holidays::HolidayName::new("patrono").unwrap();
    let site = calendar.with_holiday(HolidayRule::fixed(patron, 12, 7).unwrap());
    assert_eq!(site.elapsed(from, to), Ok(TimeDelta::hours(1)));
}

#[test]
fn hours_that_touch_a_change_of_the_clocks() {
    for (date, list, want) in [
        // Spring: 02:00–03:00 does not exist.
        ("2026-03-29", &["02:15-02:45"][..], &[][..]),
        ("2026-03-29", &["01:00-02:30"], &[("00:00", "01:00")]),
        ("2026-03-29", &["02:30-04:00"], &[("01:00", "02:00")]),
        // Autumn: 02:00–03:00 comes twice. Opening at its first instant, closing at its second.
        ("2026-10-25", &["01:00-02:30"], &[("-01:00", "01:30")]),
        ("2026-10-25", &["02:30-04:00"], &[("00:30", "03:00")]),
        ("2026-10-25", &["00:00-02:15", "02:45-04:00"], &[("-02:00", "03:00")]),
    ] {
        let calendar = Calendar::new(ROME, Week::every_day(hours(list)));
        let utc = |text: &str| match text.strip_prefix('-') {
            // The evening before, counted back from midnight.
            Some(back) => {
                let back: TimeDelta = at(&format!("2000-01-01T{back}:00Z")) - at("2000-01-01T00:00:00Z");
                at(&format!("{date}T00:00:00Z")) - back
            }
            None => at(&format!("{date}T{text}:00Z")),
        };
        let want: Vec<_> = want.iter().map(|(from, to)| (utc(from), utc(to))).collect();
        assert_eq!(calendar.opening_on(day(date)), want, "{date} {list:?}");
    }
}

#[test]
fn days_are_whole_where_the_clocks_change_at_midnight() {
    use chrono_tz::Tz;
    // Havana sets back 01:00 to 00:00 and forward 00:00 to 01:00; Saint John's once went from 00:01 to 23:01 of the day
    // before; Apia and Kiritimati left
    // out a whole day.
    for (zone, from, lengths) in [
        (Tz::America__Havana, "2026-10-31", [24, 25, 24]),
        (Tz::America__Havana, "2026-03-07", [24, 23, 24]),
        (Tz::America__St_Johns, "2006-10-28", [24, 25, 24]),
        (Tz::Pacific__Apia, "2011-12-29", [24, 0, 24]),
        // The year before ends a day early.
        (Tz::Pacific__Kiritimati, "1994-12-30", [24, 0, 24]),
    ] {
        let calendar = Calendar::around_the_clock(zone);
        let mut previous_end = None;
        for (date, length) in day(from).iter_days().zip(lengths) {
            let spans = calendar.opening_on(date);
            let open = spans.iter().fold(TimeDelta::zero(), |sum, (from, to)| sum + (*to - *from));
            assert_eq!(open, TimeDelta::hours(length), "{zone} {date}");
            if let (Some(end), Some((start, _))) = (previous_end, spans.first()) {
                assert_eq!(end, *start, "{zone} {date}");
            }
            previous_end = spans.last().map(|(_, end)| *end).or(previous_end);
        }
        let (first, last) = (calendar.day_start(day(from)).unwrap(), previous_end.unwrap());
        let whole = TimeDelta::hours(lengths.iter().sum());
        assert_eq!(last - first, whole, "{zone}");
        assert_eq!(calendar.add(first, whole), Ok(last), "{zone}");
        assert_eq!(calendar.subtract(last, whole), Ok(first), "{zone}");
        assert_eq!(calendar.elapsed(first, last), Ok(whole), "{zone}");
    }
}

#[test]
fn a_span_is_explained_by_its_stretches() {
    let calendar = office().with_exception(day("2026-12-24"), hours(&["08:00-13:00"]));
    let stretches = calendar.intervals(rome("2026-12-23T17:00"), rome("2026-12-28T09:00")).unwrap();
    let holiday = |code| {
        StretchKind::Closed(Reason::Holiday(crate::domain::holidays::HolidayName::new(code).unwrap()))
    };
    let outside = || StretchKind::Closed(Reason::OutsideHours);
    let exception = || StretchKind::Closed(Reason::Exception);
    let want = [
        ("2026-12-23T17:00", "2026-12-23T18:00", StretchKind::Open),
        ("2026-12-23T18:00", "2026-12-24T00:00", outside()),
        ("2026-12-24T00:00", "2026-12-24T08:00", exception()),
        ("2026-12-24T08:00", "2026-12-24T13:00", StretchKind::Open),
        ("2026-12-24T13:00", "2026-12-25T00:00", exception()),
        ("2026-12-25T00:00", "2026-12-26T00:00", holiday("natale")),
        ("2026-12-26T00:00", "2026-12-27T00:00", holiday("santo-stefano")),
        ("2026-12-27T00:00", "2026-12-28T08:00", outside()),
        ("2026-12-28T08:00", "2026-12-28T09:00", StretchKind::Open),
    ]
    .map(|(from, to, kind)| Stretch { from: rome(from), to: rome(to), kind });
    assert_eq!(stretches.collect::<Vec<_>>(), want);
    let whole = Calendar::around_the_clock(ROME);
    assert_eq!(whole.intervals(want[0].from, want[8].to).unwrap().count(), 1);
}
