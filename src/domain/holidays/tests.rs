//! Dates of the Italian national holidays 2015–2035, on which two independent holiday calendars agree date for date.

use super::*;
use std::collections::BTreeMap;

/// Every year's fixed days. Those of one era only are in the test.
const EVERY_YEAR: &str = "01-01 capodanno, 01-06 epifania, 04-25 liberazione, 05-01 lavoro, 06-02 repubblica, \
    08-15 assunzione, 11-01 ognissanti, 12-08 immacolata, 12-25 natale, 12-26 santo-stefano";

/// Easter Sunday and the Monday after, 2015–2035.
const EASTER: [(&str, &str); 21] = [
    ("2015-04-05", "2015-04-06"),
    ("2016-03-27", "2016-03-28"),
    ("2017-04-16", "2017-04-17"),
    ("2018-04-01", "2018-04-02"),
    ("2019-04-21", "2019-04-22"),
    ("2020-04-12", "2020-04-13"),
    ("2021-04-04", "2021-04-05"),
    ("2022-04-17", "2022-04-18"),
    ("2023-04-09", "2023-04-10"),
    ("2024-03-31", "2024-04-01"),
    ("2025-04-20", "2025-04-21"),
    ("2026-04-05", "2026-04-06"),
    ("2027-03-28", "2027-03-29"),
    ("2028-04-16", "2028-04-17"),
    ("2029-04-01", "2029-04-02"),
    ("2030-04-21", "2030-04-22"),
    ("2031-04-13", "2031-04-14"),
    ("2032-03-28", "2032-03-29"),
    ("2033-04-17", "2033-04-18"),
    ("2034-04-09", "2034-04-10"),
    ("2035-03-25", "2035-03-26"),
];

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn code(text: &str) -> HolidayName {
    HolidayName::new(text).unwrap()
}

#[test]
fn italian_holidays_2015_to_2035_are_exactly_these() {
    let mut want = BTreeMap::new();
    for (sunday, monday) in EASTER {
        want.insert(day(sunday), "pasqua");
        want.insert(day(monday), "lunedi-angelo");
        let year = &sunday[..4];
        for entry in EVERY_YEAR.split(", ") {
            let (date, name) = entry.split_once(' ').unwrap();
            want.insert(day(&format!("{year}-{date}")), name);
        }
        if year >= "2026" {
            want.insert(day(&format!("{year}-10-04")), "san-francesco");
        }
    }
    assert_eq!(want.len(), 21 * 12 + 10);
    let italian = Holidays::italian();
    let got: BTreeMap<_, _> = day("2015-01-01")
        .iter_days()
        .take_while(|date| *date < day("2036-01-01"))
        .filter_map(|date| italian.name_on(date).map(|name| (date, name.as_str())))
        .collect();
    assert_eq!(got, want);
}

#[test]
fn easter_is_a_sunday_in_its_range_for_two_full_cycles_of_centuries() {
    for year in 1583..2400 {
        let sunday = easter(year).unwrap();
        assert_eq!(sunday.weekday(), chrono::Weekday::Sun, "{year}");
        let range = NaiveDate::from_ymd_opt(year, 3, 22).unwrap()
            ..=NaiveDate::from_ymd_opt(year, 4, 25).unwrap();
        assert!(range.contains(&sunday), "{year}");
    }
    // The extremes, which the two corrections of the method are for.
    for text in ["1818-03-22", "1943-04-25", "1954-04-18", "1981-04-19", "2038-04-25", "2049-04-18"] {
        assert_eq!(easter(day(text).year()), Some(day(text)));
    }
    assert!(easter(i32::MAX).is_none() && easter(i32::MIN).is_none());
}

#[test]
fn a_site_adds_its_patron_saint_and_a_rule_ends() {
    let patron = HolidayRule::fixed(code("san-baudolino"), 11, 10).unwrap();
    let ended = HolidayRule::easter(code("ponte"), -2).unwrap().valid(Some(2026), Some(2027)).unwrap();
    let holidays = Holidays::italian().with(patron).with(ended);
    assert_eq!(holidays.name_on(day("2026-11-10")), Some(&code("san-baudolino")));
    let good_fridays = ["2025-04-18", "2026-04-03", "2027-03-26", "2028-04-14"];
    assert_eq!(good_fridays.map(|d| holidays.name_on(day(d)).is_some()), [false, true, true, false]);
}

#[test]
fn years_that_are_not_remembered_have_their_holidays_too() {
    let italian = Holidays::italian();
    for (date, name) in [
        ("1899-12-25", Some("natale")),
        ("2200-12-25", Some("natale")),
        ("2200-01-06", Some("epifania")),
        ("1899-01-06", None),
        ("2200-12-24", None),
    ] {
        assert_eq!(italian.name_on(day(date)).map(HolidayName::as_str), name, "{date}");
    }
    assert_eq!(italian.name_on(NaiveDate::MAX), None);
}

#[test]
fn the_first_rule_for_a_date_names_it_and_a_rule_added_later_counts() {
    let italian = Holidays::italian();
    assert_eq!(italian.name_on(day("2026-11-10")), None);
    let site = italian
        .with(HolidayRule::fixed(code("patrono"), 12, 25).unwrap())
        .with(HolidayRule::fixed(code("patrono"), 11, 10).unwrap());
    assert_eq!(site.name_on(day("2026-12-25")), Some(&code("natale")));
    assert_eq!(site.name_on(day("2026-11-10")), Some(&code("patrono")));
}

#[derive(Debug, Deserialize)]
struct File {
    holidays: Holidays,
}

fn read(text: &str) -> Result<Holidays, String> {
    toml::from_str::<File>(text).map(|file| file.holidays).map_err(|error| error.to_string())
}

#[test]
fn a_contract_names_a_list_and_adds_to_it() {
    assert_eq!(read("holidays = 'it'"), Ok(Holidays::italian()));
    assert_eq!(read("holidays = []"), Ok(Holidays::none()));
    let holidays = read(
        r#"holidays = ["it", { name = "patrono", day = "11-10", from = 2020 }, { name = "chiusura", date = "2026-12-07" },
           { name = "venerdi-santo", easter = -2, to = 2026 },
           { name = "fiera", weekday = "mon last 08", from = 2027 }]"#,
    )
    .unwrap();
    let named = |date| holidays.name_on(day(date)).map(HolidayName::as_str);
    assert_eq!(named("2026-12-25"), Some("natale"));
    assert_eq!((named("2019-11-10"), named("2020-11-10")), (None, Some("patrono")));
    assert_eq!((named("2026-12-07"), named("2027-12-07")), (Some("chiusura"), None));
    assert_eq!((named("2026-04-03"), named("2027-03-26")), (Some("venerdi-santo"), None));
    assert_eq!((named("2026-08-31"), named("2027-08-30")), (None, Some("fiera")));
}

#[test]
fn a_wrong_rule_says_what_was_expected() {
    for (text, want) in [
        ("holidays = 'fr'", "expected holidays as \"it\", found \"fr\""),
        ("holidays = ['it', 'fr']", "expected holidays as \"it\", found \"fr\""),
        ("holidays = 3", "expected holidays as \"it\" or a list"),
        ("holidays = [{ name = 'x', day = '13-01' }]", "expected day as \"MM-DD\""),
        ("holidays = [{ name = 'x', day = '1-1' }]", "expected day as \"MM-DD\""),
        ("holidays = [{ name = 'x', date = 'domani' }]", "expected date as \"YYYY-MM-DD\""),
        ("holidays = [{ name = 'x', easter = 999 }]", "expected easter as a distance"),
        (
            "holidays = [{ name = 'x', easter = 1, day = '01-01' }]",
            "expected exactly one of day, date, easter, weekday",
        ),
        ("holidays = [{ name = 'x' }]", "expected exactly one of day, date, easter, weekday"),
        ("holidays = [{ name = 'x', weekday = 'tue 5 05' }]", "expected weekday as \"tue 1 05\""),
        ("holidays = [{ name = 'X Y', easter = 1 }]", "expected name as a code"),
        (
            "holidays = [{ name = 'x', easter = 1, from = 2027, to = 2026 }]",
            "expected from not after to",
        ),
        ("holidays = [{ name = 'x', easter = 1, until = 2027 }]", "unknown field `until`"),
    ] {
        let error = read(text).unwrap_err();
        assert!(error.contains(want), "{text}: {error}");
    }
}
