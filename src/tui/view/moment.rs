//! Moments and stretches of time as people read them: 24-hour clock, Rome's time, dd/mm. It never asks
//! what time it is.

use chrono::{Datelike, TimeDelta};

use crate::domain::clock::SOON;
use crate::domain::time::{self, Timestamp};
use crate::words::Words;

/// How the midnight that ends a day is said.
const END_OF_DAY: &str = "24:00";

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

/// A deadline, as [`near`]; one at midnight is the end of the day that it ends: `lun 24:00`.
pub fn deadline(words: &Words, at: Timestamp, now: Timestamp) -> String {
    if time::local(at, time::ZONE).time() != chrono::NaiveTime::MIN {
        return near(words, at, now);
    }
    let before = at - TimeDelta::minutes(1);
    near(words, before, now).replace(&clock(before), END_OF_DAY)
}

/// Whether both lie on one day in Rome.
pub fn same_day(one: Timestamp, other: Timestamp) -> bool {
    let day = |t| time::local(t, time::ZONE).date_naive();
    day(one) == day(other)
}

/// `22/11`
pub fn day(at: Timestamp) -> String {
    time::local(at, time::ZONE).format("%d/%m").to_string()
}

/// `dalle 14:29` today, `dal 19/11` before: since when something is so.
pub fn since(words: &Words, at: Timestamp, now: Timestamp) -> String {
    match same_day(at, now) {
        true => words.say_with("since-hour", &[("since", clock(at).into())]),
        false => words.say_with("since-day", &[("since", day(at).into())]),
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

/// `50 s`, `43 min`, `2h11` from an hour on, `3 gg` from two days on.
pub fn length(words: &Words, time: TimeDelta) -> String {
    let (seconds, minutes) = (time.num_seconds().abs(), time.num_minutes().abs());
    match minutes / 60 {
        0 if minutes == 0 => words.say_with("length-seconds", &[("seconds", seconds.into())]),
        0 => words.say_with("length-minutes", &[("minutes", minutes.into())]),
        hours @ 1..48 => {
            let (minutes, digits) = (minutes % 60, format!("{:02}", minutes % 60));
            let args = [("hours", hours.into()), ("minutes", digits.into()), ("count", minutes.into())];
            words.say_with("length-hours", &args)
        }
        hours => words.say_with("length-days", &[("days", (hours / 24).into())]),
    }
}

/// `in ritardo 2h11`
pub fn late(words: &Words, by: TimeDelta) -> String {
    words.say_with("late-by", &[("time", length(words, by).into())])
}

/// `fra 12 min 33 s` within the last hour, `fra 3h10` before it: hours are never taken for minutes.
pub fn left(words: &Words, left: TimeDelta) -> String {
    let seconds = left.num_seconds();
    let time = match left <= SOON {
        true => {
            let args = [("minutes", (seconds / 60).into()), ("seconds", (seconds % 60).into())];
            words.say_with("length-minutes-seconds", &args)
        }
        false => length(words, left),
    };
    words.say_with("time-left", &[("time", time.into())])
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
        let ends = [
            ("2026-11-23T23:00:00Z", "24:00"),
            ("2026-11-26T23:00:00Z", "gio 24:00"),
            ("2026-12-07T23:00:00Z", "07/12 24:00"),
            ("2026-11-26T22:59:59Z", "gio 23:59"),
        ];
        for (moment, shown) in ends {
            assert_eq!(deadline(&words, at(moment), now), shown);
        }
    }

    #[test]
    fn what_is_left_and_what_is_late_needs_no_arithmetic() {
        let words = Words::italian();
        let seconds = TimeDelta::seconds;
        let table = [
            (0, "fra 0 min 0 s"),
            (250, "fra 4 min 10 s"),
            (3_600, "fra 60 min 0 s"),
            (3_601, "fra 1h00"),
            (11_400, "fra 3h10"),
        ];
        for (time, shown) in table {
            assert_eq!(left(&words, seconds(time)), shown);
        }
        let table = [
            (1, "in ritardo 1 s"),
            (60, "in ritardo 1 min"),
            (3_599, "in ritardo 59 min"),
            (3_600, "in ritardo 1h00"),
            (7_860, "in ritardo 2h11"),
            (172_799, "in ritardo 47h59"),
            (172_800, "in ritardo 2 gg"),
        ];
        for (time, shown) in table {
            assert_eq!(late(&words, seconds(time)), shown);
            assert_eq!(late(&words, -seconds(time)), shown);
        }
        assert_eq!(waiting(at("2026-11-23T13:29:46Z"), at("2026-11-23T13:32:00Z")), "02:14");
    }
}
