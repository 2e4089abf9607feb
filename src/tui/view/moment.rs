//! Moments and stretches of time as people read them: 24-hour clock, Rome's time, dd/mm. It never asks
//! what time it is.

use chrono::{Datelike, TimeDelta};

use crate::domain::time::{self, Timestamp};
use crate::words::Words;

/// `14:29`
pub fn clock(at: Timestamp) -> String {
    time::local(at, time::ZONE).format("%H:%M").to_string()
}

/// `14:29:46`
pub fn clock_with_seconds(at: Timestamp) -> String {
    time::local(at, time::ZONE).format("%H:%M:%S").to_string()
}

/// `lun 23/11 14:32`
pub fn day_and_clock(words: &Words, at: Timestamp) -> String {
    format!("{} {} {}", day_name(words, at), time::local(at, time::ZONE).format("%d/%m"), clock(at))
}

/// `14:29` today, `ieri 14:29`, `gio 10:30` within the week, `19/11 10:30` beyond it.
pub fn near(words: &Words, at: Timestamp, now: Timestamp) -> String {
    let day = |t| time::local(t, time::ZONE).date_naive();
    match (day(at) - day(now)).num_days() {
        0 => clock(at),
        -1 => format!("{} {}", words.say("yesterday"), clock(at)),
        1..=6 => format!("{} {}", day_name(words, at), clock(at)),
        _ => time::local(at, time::ZONE).format("%d/%m %H:%M").to_string(),
    }
}

/// `14:29` today, `19/11` before: since when something is so.
pub fn since(words: &Words, at: Timestamp, now: Timestamp) -> String {
    let day = |t| time::local(t, time::ZONE).date_naive();
    match day(at) == day(now) {
        true => near(words, at, now),
        false => time::local(at, time::ZONE).format("%d/%m").to_string(),
    }
}

/// `gio` … the weekday in three letters.
fn day_name(words: &Words, at: Timestamp) -> String {
    let keys = ["day-mon", "day-tue", "day-wed", "day-thu", "day-fri", "day-sat", "day-sun"];
    let index = time::local(at, time::ZONE).weekday().num_days_from_monday();
    keys.get(index as usize).map(|key| words.say(key)).unwrap_or_default()
}

/// `02:14`, or `1:02:14` from an hour on: how long somebody waits.
pub fn waiting(since: Timestamp, now: Timestamp) -> String {
    let seconds = (now - since).num_seconds().max(0);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes:02}:{seconds:02}")
    }
}

/// `00:12:33` under an hour, `3h10` from one on, `-00:04:10` when it has passed: hours are never taken
/// for minutes.
pub fn left(left: TimeDelta) -> String {
    let sign = if left < TimeDelta::zero() { "-" } else { "" };
    let seconds = left.num_seconds().abs();
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{sign}{hours}h{minutes:02}")
    } else {
        format!("{sign}00:{minutes:02}:{seconds:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn moments_are_romes_and_as_near_as_they_are() {
        let words = Words::italian();
        let now = at("2026-11-23T13:32:00Z");
        let table = [
            ("2026-11-23T13:29:46Z", "14:29"),
            ("2026-11-22T13:29:46Z", "ieri 14:29"),
            ("2026-11-26T09:30:00Z", "gio 10:30"),
            ("2026-12-04T09:30:00Z", "04/12 10:30"),
            ("2026-11-19T09:30:00Z", "19/11 10:30"),
        ];
        for (moment, shown) in table {
            assert_eq!(near(&words, at(moment), now), shown);
        }
        assert_eq!(day_and_clock(&words, now), "lun 23/11 14:32");
    }

    #[test]
    fn a_countdown_shows_seconds_only_when_it_is_near() {
        let table =
            [(250, "00:04:10"), (-250, "-00:04:10"), (3_600, "1h00"), (11_400, "3h10"), (0, "00:00:00")];
        for (seconds, shown) in table {
            assert_eq!(left(TimeDelta::seconds(seconds)), shown);
        }
        assert_eq!(waiting(at("2026-11-23T13:29:46Z"), at("2026-11-23T13:32:00Z")), "02:14");
    }
}
