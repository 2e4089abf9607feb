//! The patron saints' days of the Italian provinces for 2026 and 2027, as the MIT-licensed package `holidays` 0.109 for
//! Python gives them: a province by its code, a town by its name where its province has several.

use super::*;
use crate::domain::holidays::Holidays;
use chrono::{Datelike, NaiveDate};

/// Those with the same day in both years. Of Fermo, Latina, Pordenone, Perugia and Venice it is the day that is no
/// national holiday; Bologna's and Massa's is one.
const SAME_DAY: &str = "AG 02-25, AL 11-10, AN 05-04, AO 09-07, AP 08-05, AQ 06-10, AR 08-07, AV 02-14, BA 12-06, BG 08-26, \
    BL 11-11, BN 08-24, BO 10-04, BS 02-15, CA 10-30, CB 04-23, CE 01-20, CH 05-11, CL 09-29, CN 09-29, \
    CO 08-31, CR 11-13, CS 02-12, CT 02-05, CZ 07-16, EN 07-02, FE 04-23, FG 03-22, FI 06-24, FM 08-16, \
    FR 06-20, GE 06-24, GO 03-16, GR 08-10, IM 11-26, IS 05-19, KR 10-09, LC 12-06, LE 08-26, LI 05-22, \
    LO 01-19, LT 07-06, LU 07-12, MB 06-24, MC 08-31, ME 06-03, MI 12-07, MN 03-18, MO 01-31, MS 10-04, \
    MT 07-02, NA 09-19, NO 01-22, NU 08-05, OR 02-13, PA 07-15, PC 07-04, PD 06-13, PE 10-10, PG 08-11, \
    PI 06-17, PN 09-08, PR 01-13, PT 07-25, PV 12-09, PZ 05-30, RA 07-23, RC 04-23, RE 11-24, RI 12-04, \
    RM 06-29, RN 10-14, RO 11-26, SA 09-21, SI 12-01, SO 06-19, SP 03-19, SR 12-13, SS 12-06, SV 03-18, \
    TA 05-10, TE 12-19, TN 06-26, TO 06-24, TP 08-07, TR 02-14, TS 11-03, TV 04-27, UD 07-12, VA 05-08, \
    VB 05-08, VC 08-01, VE 11-21, VI 09-08, VR 05-21, VT 09-04, VV 03-01, Barletta 12-30, Cesena 06-24, \
    Forli 02-04, Pesaro 09-24, Trani 05-03, Urbino 06-01";

/// Those that move: code, patron, the day in 2026 and in 2027.
const MOVING: [(&str, &str, &str, &str); 5] = [
    ("AT", "tue 1 05", "2026-05-05", "2027-05-04"),
    ("BR", "sun 1 09", "2026-09-06", "2027-09-05"),
    ("BZ", "easter+50", "2026-05-25", "2027-05-17"),
    ("SU", "thu 2 05", "2026-05-14", "2027-05-13"),
    ("Andria", "sun 3 09", "2026-09-20", "2027-09-19"),
];

/// The second day of those that have two, one of which is national.
const NATIONAL_TOO: [(&str, &str); 5] =
    [("FM", "08-15"), ("LT", "04-25"), ("PG", "10-04"), ("PN", "04-25"), ("VE", "04-25")];

/// No one patron has these days: the provinces have several chief towns, each with its own, and a site stands in one
/// of them. Ragusa's two are not told apart by the source.
const SEVERAL: [(&str, &[&str]); 4] = [
    ("BT", &["05-03 Trani", "09-20 Andria", "12-30 Barletta"]),
    ("FC", &["02-04 Forli", "06-24 Cesena"]),
    ("PU", &["06-01 Urbino", "09-24 Pesaro"]),
    ("RG", &["04-23", "08-29"]),
];

/// The source knows none of these.
const UNKNOWN: [&str; 2] = ["BI", "PO"];

fn patron(text: &str) -> Patron {
    text.parse().unwrap()
}

fn days(patron: &Patron, years: std::ops::Range<i32>) -> Vec<String> {
    let rule = patron.rule();
    let first = NaiveDate::from_ymd_opt(years.start, 1, 1).unwrap();
    let days = first.iter_days().take_while(|date| date.year() < years.end);
    days.filter(|date| rule.date_in(date.year()) == Some(*date)).map(|date| date.to_string()).collect()
}

fn same_day() -> impl Iterator<Item = (&'static str, &'static str)> {
    SAME_DAY.split(", ").map(|entry| entry.split_once(' ').unwrap())
}

#[test]
fn the_days_of_every_province_are_these() {
    let mut codes: Vec<&str> = UNKNOWN.to_vec();
    codes.extend(SEVERAL.map(|(code, _)| code));
    for (code, day) in same_day() {
        let want = [format!("2026-{day}"), format!("2027-{day}")];
        assert_eq!(days(&patron(day), 2026..2028), want, "{code}");
        codes.push(code);
    }
    for (code, text, first, second) in MOVING {
        assert_eq!(days(&patron(text), 2026..2028), [first, second], "{code}");
        codes.push(code);
    }
    codes.sort_unstable();
    codes.dedup();
    let towns = ["Andria", "Barletta", "Cesena", "Forli", "Pesaro", "Trani", "Urbino"];
    assert!(towns.iter().all(|town| codes.contains(town)));
    assert_eq!(codes.len(), 107 + towns.len(), "the 107 provinces, each once");
}

#[test]
fn a_second_day_is_a_national_holiday_or_another_towns() {
    let italian = Holidays::italian();
    for (code, day) in NATIONAL_TOO {
        assert!(same_day().any(|(known, own)| known == code && own != day), "{code}");
        for year in [2026, 2027] {
            let date = format!("{year}-{day}").parse().unwrap();
            assert!(italian.name_on(date).is_some(), "{code} {year}");
        }
    }
    for (code, several) in SEVERAL {
        for (day, town) in several.iter().filter_map(|entry| entry.split_once(' ')) {
            let of_town = same_day().find(|(known, _)| *known == town).map(|(_, day)| day);
            let moving = MOVING.into_iter().find(|known| known.0 == town).map(|known| &known.2[5..]);
            assert_eq!(of_town.or(moving), Some(day), "{code} {town}");
        }
    }
}

#[test]
fn weekdays_are_counted_from_either_end_of_the_month() {
    let sundays = |text| days(&patron(text), 2026..2029);
    assert_eq!(sundays("sun last 02"), ["2026-02-22", "2027-02-28", "2028-02-27"]);
    assert_eq!(sundays("sun 4 02"), ["2026-02-22", "2027-02-28", "2028-02-27"]);
    assert_eq!(sundays("sun last 08"), ["2026-08-30", "2027-08-29", "2028-08-27"], "the fifth, if any");
    assert_eq!(
        sundays("thu last 12"),
        ["2026-12-31", "2027-12-30", "2028-12-28"],
        "up to the year's end"
    );
    assert_eq!(sundays("thu 1 01"), ["2026-01-01", "2027-01-07", "2028-01-06"]);
    assert_eq!(sundays("02-29"), ["2028-02-29"]);
    assert_eq!(sundays("easter-2"), ["2026-04-03", "2027-03-26", "2028-04-14"]);
}

#[test]
fn the_text_comes_back_as_it_was() {
    let json = |patron: &Patron| serde_json::to_string(patron).unwrap();
    for text in ["12-07", "02-29", "easter+50", "easter-2", "easter+0", "tue 1 05", "sun last 09"] {
        let read = patron(text);
        assert_eq!(read.to_string(), text);
        assert_eq!(json(&read), format!("\"{text}\""));
        assert_eq!(serde_json::from_str::<Patron>(&json(&read)).unwrap(), read);
        assert_eq!(read.rule().name().as_str(), "patrono");
    }
    assert_eq!(patron("easter+050").to_string(), "easter+50");
}

#[test]
fn anything_else_says_what_was_expected() {
    for text in [
        "",
        "12-7",
        "12/07",
        "13-01",
        "02-30",
        "2026-12-07",
        " 12-07",
        "easter",
        "easter 50",
        "easter50",
        "easter+",
        "easter++1",
        "easter+-1",
        "easter+201",
        "easter-201",
        "easter+99999",
        "tue 1 5",
        "tue 0 05",
        "tue 5 05",
        "tue +1 05",
        "tue 1 13",
        "tue 1 00",
        "mar 1 05",
        "TUE 1 05",
        "tue  1 05",
        "tue 1 05 ",
        "tue 1",
        "last tue 05",
    ] {
        assert_eq!(text.parse::<Patron>(), Err(PatronError), "{text:?}");
    }
    let told = serde_json::from_str::<Patron>("\"oggi\"").unwrap_err().to_string();
    assert!(told.contains("12-07") && told.contains("easter+50") && told.contains("tue 1 05"), "{told}");
    assert!(!told.contains("oggi"), "{told}");
}
