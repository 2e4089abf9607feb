//! Days as people type them in a plan. What they say of the past is read elsewhere, with a time of day.

use chrono::{Datelike, NaiveDate};

/// Reads `25/11`, `25/11/2026`, or the word for today or tomorrow in either language. Without a year: the next such
/// day. `None` where it is no day that there is.
pub fn read_day(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    match text {
        "oggi" | "today" => return Some(today),
        "domani" | "tomorrow" => return today.succ_opt(),
        _ => {}
    }
    let mut parts = text.split(['/', '-', '.']);
    let day: u32 = parts.next()?.trim().parse().ok()?;
    let month: u32 = parts.next()?.trim().parse().ok()?;
    match parts.next() {
        Some(year) => {
            let year: i32 = year.trim().parse().ok()?;
            NaiveDate::from_ymd_opt(if year < 100 { 2000 + year } else { year }, month, day)
        }
        None => {
            let this = NaiveDate::from_ymd_opt(today.year(), month, day)?;
            if this >= today {
                Some(this)
            } else {
                NaiveDate::from_ymd_opt(today.year() + 1, month, day)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let table = [
            ("oggi", "2026-11-23"),
            ("domani", "2026-11-24"),
            ("tomorrow", "2026-11-24"),
            ("today", "2026-11-23"),
            ("25/11", "2026-11-25"),
            ("2/1", "2027-01-02"),
            ("2/1/2028", "2028-01-02"),
            ("2-1-28", "2028-01-02"),
        ];
        for (text, date) in table {
            assert_eq!(read_day(text, today).unwrap().to_string(), date, "{text}");
        }
        for wrong in ["", "31/2", "boh", "1/13"] {
            assert_eq!(read_day(wrong, today), None, "{wrong}");
        }
    }
}
