//! Said times around midnight, the new year and the changes of the clocks, and laws over any of them.

use super::*;
use proptest::prelude::*;

fn at(text: &str) -> Timestamp {
    DateTime::parse_from_rfc3339(text).unwrap().to_utc()
}

fn read(text: &str, now: &str) -> Result<Timestamp, SaidError> {
    read_said(text, at(now), ZONE)
}

#[test]
fn reads_the_forms_people_use() {
    let now = "2026-11-23T10:00:00+01:00";
    for (text, want) in [
        ("9:40", "2026-11-23T09:40:00+01:00"),
        ("09.40", "2026-11-23T09:40:00+01:00"),
        ("0940", "2026-11-23T09:40:00+01:00"),
        ("  9:40 ", "2026-11-23T09:40:00+01:00"),
        ("9:40+01", "2026-11-23T09:40:00+01:00"),
        ("9:40+0100", "2026-11-23T09:40:00+01:00"),
        ("9:40+01:00", "2026-11-23T09:40:00+01:00"),
        ("alle 9:40", "2026-11-23T09:40:00+01:00"),
        ("Alle ore 9.40", "2026-11-23T09:40:00+01:00"),
        ("ieri alle 9:40", "2026-11-22T09:40:00+01:00"),
        ("ieri 9:40", "2026-11-22T09:40:00+01:00"),
        ("yesterday 9:40", "2026-11-22T09:40:00+01:00"),
        ("Yesterday at 9:40", "2026-11-22T09:40:00+01:00"),
        ("IERI 23.59", "2026-11-22T23:59:00+01:00"),
        ("22/11 9:40", "2026-11-22T09:40:00+01:00"),
        ("22/11/2026 9:40", "2026-11-22T09:40:00+01:00"),
        ("1/7/2026 0:00", "2026-07-01T00:00:00+02:00"),
        // A bare time that has not come yet today was yesterday's.
        ("10:03", "2026-11-22T10:03:00+01:00"),
        ("10:02", "2026-11-23T10:02:00+01:00"),
    ] {
        assert_eq!(read(text, now), Ok(at(want)), "{text}");
    }
}

#[test]
fn refuses_what_is_no_time() {
    for text in [
        "",
        "9",
        "940",
        "24:00",
        "9:60",
        "9:4",
        "09:400",
        "+9:40",
        "9:40+",
        "9:40+05",
        "9:40+99",
        "domani 9:40",
        "22/11/26 9:40",
        "22/11/2026/1 9:40",
        "ieri",
        "alle",
        "ieri alle",
        "ieri 9:40 circa",
        "9;40",
        "٠٩:٤٠",
        "9:4é",
        "àà",
    ] {
        assert_eq!(read(text, "2026-11-23T10:00:00+01:00"), Err(SaidError::Unreadable), "{text}");
    }
}

#[test]
fn the_future_is_refused_and_a_year_is_guessed_only_half_a_year_back() {
    let now = "2027-01-02T10:00:00+01:00";
    assert_eq!(read("28/12 9:40", now), Ok(at("2026-12-28T09:40:00+01:00")));
    assert_eq!(read("3/1 9:40", now), Err(SaidError::InFuture));
    assert_eq!(read("3/1/2027 9:40", now), Err(SaidError::InFuture));
    assert_eq!(read("2/1/2027 10:02", now), Ok(at("2027-01-02T10:02:00+01:00")));
    assert_eq!(read("2/1/2027 10:03", now), Err(SaidError::InFuture));
    assert_eq!(read("29/2 9:40", "2028-03-01T10:00:00+01:00"), Ok(at("2028-02-29T09:40:00+01:00")));
    assert_eq!(read("29/2 9:40", "2029-03-01T10:00:00+01:00"), Err(SaidError::NoSuchDay));
}

#[test]
fn the_tolerance_crosses_midnight_and_new_year() {
    let now = "2026-12-31T23:59:00+01:00";
    assert_eq!(read("0:00", now), Ok(at("2027-01-01T00:00:00+01:00")));
    assert_eq!(read("1/1 0:01", now), Ok(at("2027-01-01T00:01:00+01:00")));
    assert_eq!(read("ieri 0:00", now), Ok(at("2026-12-30T00:00:00+01:00")));
    assert_eq!(read("30/12 9:00", now), Ok(at("2026-12-30T09:00:00+01:00")));
}

#[test]
fn the_spring_gap_is_refused_once_it_has_come() {
    assert_eq!(read("2:30", "2026-03-29T10:00:00+02:00"), Err(SaidError::InSpringGap));
    assert_eq!(read("2:30+01", "2026-03-29T10:00:00+02:00"), Err(SaidError::InSpringGap));
    assert_eq!(read("29/3 2:30", "2026-04-10T10:00:00+02:00"), Err(SaidError::InSpringGap));
    // Before the jump, 2:30 is yesterday's.
    assert_eq!(read("2:30", "2026-03-29T01:30:00+01:00"), Ok(at("2026-03-28T02:30:00+01:00")));
}

#[test]
fn the_autumn_fold_is_asked_unless_an_offset_or_the_present_settles_it() {
    let now = "2026-10-25T10:00:00+01:00";
    let (first, second) = (at("2026-10-25T02:30:00+02:00"), at("2026-10-25T02:30:00+01:00"));
    assert_eq!(read("2:30", now), Err(SaidError::InAutumnFold { first, second }));
    assert_eq!(read("25/10 2:30", now), Err(SaidError::InAutumnFold { first, second }));
    assert_eq!(read("2:30+02", now), Ok(first));
    assert_eq!(read("2:30+01", now), Ok(second));
    assert_eq!(read("2:30+03", now), Err(SaidError::Unreadable));
    assert_eq!(read("2:30", "2026-10-25T02:40:00+02:00"), Ok(first));
    assert_eq!(read("2:30+01", "2026-10-25T02:40:00+02:00"), Err(SaidError::InFuture));
}

#[test]
fn a_gap_names_the_instant_of_the_jump() {
    let gap = NaiveDate::from_ymd_opt(2026, 3, 29).unwrap().and_hms_opt(2, 30, 0).unwrap();
    let end = Some(at("2026-03-29T01:00:00Z"));
    assert_eq!(resolve(gap, ZONE), Resolved::Never { gap_end: end });
    assert_eq!(from_local(gap, ZONE), Err(SaidError::InSpringGap));
}

proptest! {
    #[test]
    fn never_panics_and_never_answers_the_future(text in "\\PC{0,20}", secs in 1_420_000_000i64..2_200_000_000) {
        let now = DateTime::from_timestamp(secs, 0).unwrap();
        if let Ok(t) = read_said(&text, now, ZONE) {
            prop_assert!(t <= now + TOLERANCE);
        }
    }

    #[test]
    fn a_bare_time_is_of_the_last_day(hour in 0u32..24, minute in 0u32..60, secs in 1_420_000_000i64..2_200_000_000) {
        let now = DateTime::from_timestamp(secs, 0).unwrap();
        if let Ok(t) = read_said(&format!("{hour}:{minute:02}"), now, ZONE) {
            prop_assert!(t <= now + TOLERANCE && now - t <= TimeDelta::hours(25));
            prop_assert_eq!(local(t, ZONE).format("%-H:%M").to_string(), format!("{hour}:{minute:02}"));
        }
    }

    #[test]
    fn what_is_printed_with_its_offset_is_read_back(secs in 1_420_000_000i64..2_200_000_000) {
        let t = DateTime::from_timestamp(secs - secs % 60, 0).unwrap();
        let text = local(t, ZONE).format("%d/%m/%Y %H:%M%:z").to_string();
        prop_assert_eq!(read_said(&text, t, ZONE), Ok(t));
    }

    #[test]
    fn an_instant_is_read_as_it_is_written_and_nothing_panics(
        text in "[0-9TZ:/ +-]{0,24}|\\PC{0,20}",
        secs in 1_420_000_000i64..2_200_000_000,
    ) {
        let _ = read_instant(&text, ZONE);
        let t = DateTime::from_timestamp(secs - secs % 60, 0).unwrap();
        for form in ["%Y-%m-%dT%H:%M%:z", "%Y-%m-%d %H:%M:%S%:z", "%d/%m/%Y %H:%M%:z"] {
            let text = local(t, ZONE).format(form).to_string();
            prop_assert_eq!(read_instant(&text, ZONE), Ok(t), "{}", text);
        }
    }
}

#[test]
fn an_instant_written_in_full_is_read_whatever_its_form() {
    for (text, want) in [
        ("2026-03-29T01:30+01:00", "2026-03-29T00:30:00Z"),
        ("2026-03-29T01:30:15+01:00", "2026-03-29T00:30:15Z"),
        ("2026-12-04T15:30Z", "2026-12-04T15:30:00Z"),
        ("2026-12-04T15:30:00.250Z", "2026-12-04T15:30:00.250Z"),
        ("2026-12-04T16:30", "2026-12-04T15:30:00Z"),
        ("2026-12-04 16:30", "2026-12-04T15:30:00Z"),
        (" 04/12/2026  16:30 ", "2026-12-04T15:30:00Z"),
        ("4/7/2026 9:05", "2026-07-04T07:05:00Z"),
        ("25/10/2026 2:30+02", "2026-10-25T00:30:00Z"),
        ("25/10/2026 02:30 +02:00", "2026-10-25T00:30:00Z"),
        ("2026-10-25 02:30 +01", "2026-10-25T01:30:00Z"),
        ("2026-10-25T02:30+01:00", "2026-10-25T01:30:00Z"),
        ("2099-01-01 00:00", "2098-12-31T23:00:00Z"),
        // Another zone's offset is as good as ours.
        ("2026-12-04 10:30-05:00", "2026-12-04T15:30:00Z"),
    ] {
        assert_eq!(read_instant(text, ZONE), Ok(at(want)), "{text}");
    }
}

#[test]
fn an_instant_that_is_not_written_in_full_is_refused() {
    for text in [
        "",
        "9:40",
        "2026-12-04",
        "2026-12-04T",
        "2026-12-04 16",
        "2026-12-04 24:00",
        "2026-12-04 16:60",
        "2026-12-04 16:30:00:00",
        "2026-12-04 16:30+",
        "2026-12-04 16:30 CET",
        "2026-2-4 16:30",
        "04/12 16:30",
        "04/12/26 16:30",
        "ieri 16:30",
        "٢٠٢٦-12-04 16:30",
        "2026-12-04T16:30é",
    ] {
        assert_eq!(read_instant(text, ZONE), Err(SaidError::Unreadable), "{text}");
    }
}

#[test]
fn a_day_that_no_calendar_has_is_named_as_such() {
    for text in ["31/02/2026 10:00", "29/02/2026 16:30", "2026-13-04 16:30", "2026-02-30T10:00Z"] {
        assert_eq!(read_instant(text, ZONE), Err(SaidError::NoSuchDay), "{text}");
    }
    let now = "2026-11-23T10:00:00+01:00";
    assert_eq!(read("29/2/2026 9:40", now), Err(SaidError::NoSuchDay));
    assert_eq!(read("31/4 9:40", now), Err(SaidError::NoSuchDay));
    assert_eq!(read("31/11 9:40", now), Err(SaidError::NoSuchDay));
    assert_eq!(read("31/02/2026 9:40", now), Err(SaidError::NoSuchDay));
}

#[test]
fn an_offset_may_stand_apart() {
    let now = "2026-10-25T12:00:00+01:00";
    for (text, want) in [
        ("2:30 +02:00", "2026-10-25T00:30:00Z"),
        ("25/10 2:30 +01", "2026-10-25T01:30:00Z"),
        ("25/10/2026 02:30 +02:00", "2026-10-25T00:30:00Z"),
    ] {
        assert_eq!(read(text, now), Ok(at(want)), "{text}");
    }
    for text in ["2:30+02 +02", "+02", "25/10 +02", "2:30 +02 +02"] {
        assert_eq!(read(text, now), Err(SaidError::Unreadable), "{text}");
    }
}

#[test]
fn a_written_hour_that_never_was_is_refused_and_one_that_was_twice_is_asked() {
    for text in ["2026-03-29T02:30", "2027-03-28 02:00", "29/03/2026 2:59"] {
        assert_eq!(read_instant(text, ZONE), Err(SaidError::InSpringGap), "{text}");
    }
    for text in ["2026-10-25T02:30", "2026-10-25 02:30:00", "25/10/2026 02:30"] {
        let (first, second) = (at("2026-10-25T00:30:00Z"), at("2026-10-25T01:30:00Z"));
        assert_eq!(read_instant(text, ZONE), Err(SaidError::InAutumnFold { first, second }), "{text}");
    }
}
