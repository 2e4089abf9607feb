//! Laws of the count of working days, over 2015–2040. Each is tried in 1,024 cases.

use super::any_tests::{any_date, any_holidays};
use super::golden_tests::day;
use super::*;
use chrono::{Datelike, Days, Weekday};
use proptest::prelude::*;

/// Of each law.
const CASES: u32 = 1024;

fn any_working_days() -> impl Strategy<Value = WorkingDays> {
    (any::<bool>(), any_holidays())
        .prop_map(|(saturday_counts, holidays)| WorkingDays { saturday_counts, holidays })
}

fn stepped_add(days: &WorkingDays, date: NaiveDate, n: u32) -> NaiveDate {
    let after = date.iter_days().skip(1).filter(|date| days.counts(*date));
    [date].into_iter().chain(after).nth(usize::try_from(n).unwrap()).unwrap()
}

fn stepped_between(days: &WorkingDays, from: NaiveDate, to: NaiveDate) -> usize {
    from.iter_days().skip(1).take_while(|date| *date <= to).filter(|date| days.counts(*date)).count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn stepping_days_gives_the_same(days in any_working_days(), date in any_date(), n in 0u32..900, span in 0u64..900) {
        prop_assert_eq!(days.add(date, n), Ok(stepped_add(&days, date, n)));
        let to = date + Days::new(span);
        let stepped = u32::try_from(stepped_between(&days, date, to)).unwrap();
        prop_assert_eq!(days.between(date, to), Ok(stepped));
    }

    #[test]
    fn what_was_added_lies_between(days in any_working_days(), date in any_date(), n in 0u32..3_000) {
        let due = days.add(date, n).unwrap();
        prop_assert_eq!(days.between(date, due), Ok(n));
        prop_assert!(n == 0 || days.counts(due));
    }

    #[test]
    fn later_dates_and_more_days_are_never_due_earlier(
        days in any_working_days(), date in any_date(), later in 0u64..900, n in 0u32..900, more in 1u32..900,
    ) {
        let due = days.add(date, n).unwrap();
        prop_assert!(days.add(date + Days::new(later), n).unwrap() >= due);
        prop_assert!(days.add(date, n + more).unwrap() > due);
    }

    #[test]
    fn counts_may_be_split(
        days in any_working_days(), date in any_date(), a in 0u32..900, b in 0u32..900, later in 0u64..2_000,
    ) {
        let halfway = days.add(date, a).unwrap();
        prop_assert_eq!(days.add(halfway, b), days.add(date, a + b));
        let (middle, end) = (halfway, halfway + Days::new(later));
        let (first, second) = (days.between(date, middle).unwrap(), days.between(middle, end).unwrap());
        prop_assert_eq!(days.between(date, end), Ok(first + second));
    }
}

#[test]
fn sundays_and_holidays_never_count_and_saturdays_by_contract() {
    for saturday_counts in [false, true] {
        let days = WorkingDays { saturday_counts, holidays: Holidays::italian() };
        for date in day("2015-01-01").iter_days().take_while(|date| date.year() < 2041) {
            let weekday = match date.weekday() {
                Weekday::Sun => false,
                Weekday::Sat => saturday_counts,
                _ => true,
            };
            let holiday = days.holidays.name_on(date).is_some();
            assert_eq!(days.counts(date), weekday && !holiday, "{date}");
        }
    }
}

#[test]
fn the_indexed_years_are_the_reach() {
    let days = WorkingDays::default();
    assert_eq!(days.add(day("1900-01-01"), 1), Ok(day("1900-01-02")));
    assert_eq!(days.add(day("2199-12-30"), 1), Ok(day("2199-12-31")));
    for (date, n) in [("1899-12-31", 1), ("2199-12-31", 1), ("2200-01-01", 1), ("2026-01-01", u32::MAX)]
    {
        assert_eq!(days.add(day(date), n), Err(CalendarError::OutOfReach), "{date}");
    }
    assert_eq!(days.add(NaiveDate::MAX, 0), Ok(NaiveDate::MAX));
    // Between two dates it counts in other years too.
    assert_eq!(days.between(day("1799-12-31"), day("1800-12-31")), Ok(261));
    let (from, to) = (day("2026-01-10"), day("2026-01-01"));
    assert_eq!(days.between(from, to), Err(CalendarError::DaysBackwards { from, to }));
}
