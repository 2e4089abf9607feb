//! Instants and lengths of time as a dispute wants them: weekday, date, time, offset. It never asks what
//! time it is and never rounds: seconds are shown where there are any.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, Offset, TimeDelta, Timelike};
use chrono_tz::Tz;

use crate::domain::calendar::Calendar;
use crate::domain::contract::Contract;
use crate::domain::holidays::{Holidays, Patron};
use crate::domain::time::{self, Timestamp};
use crate::words::Words;

/// The keys of the weekdays, from Monday on.
pub(super) const DAYS: [&str; 7] =
    ["day-mon", "day-tue", "day-wed", "day-thu", "day-fri", "day-sat", "day-sun"];

/// The clock on the wall where a contract lives.
#[derive(Clone, Copy, Debug)]
pub struct Wall<'a> {
    pub(super) words: &'a Words,
    zone: Tz,
}

impl<'a> Wall<'a> {
    /// In the zone of the contract's working hours.
    pub fn of(words: &'a Words, contract: &Contract) -> Self {
        Self { words, zone: contract.working_hours().map_or(time::ZONE, Calendar::zone) }
    }

    /// `sab 12/12/2026 00:00 +01:00`
    pub fn full(&self, at: Timestamp) -> String {
        let local = time::local(at, self.zone);
        self.dated(&local, local.date_naive(), &hands(&local))
    }

    /// A deadline, which ends a day where another begins: `ven 11/12/2026 24:00 +01:00`
    pub fn ending(&self, at: Timestamp) -> String {
        let local = time::local(at, self.zone);
        let (date, clock) = wall(&local);
        self.dated(&local, date, &clock)
    }

    /// A deadline on the wall and in UTC, so that nobody has to convert anything:
    /// `ven 11/12/2026 24:00 +01:00 (2026-12-11T23:00:00Z)`
    pub fn exact(&self, at: Timestamp) -> String {
        format!("{} ({})", self.ending(at), at.format("%Y-%m-%dT%H:%M:%SZ"))
    }

    fn dated(&self, local: &DateTime<Tz>, date: NaiveDate, clock: &str) -> String {
        format!("{} {} {clock} {}", self.day(date), day(date), local.format("%:z"))
    }

    /// `ven 11/12 10:30`
    pub fn brief(&self, at: Timestamp) -> String {
        let (date, clock) = wall(&time::local(at, self.zone));
        format!("{} {} {clock}", self.day(date), date.format("%d/%m"))
    }

    /// Both ends of an interval: the second without its day where it is the first's, and with their
    /// offsets where the clocks were changed in between.
    pub(super) fn span(&self, from: Timestamp, to: Timestamp) -> (String, String) {
        let (first, last) = (time::local(from, self.zone), time::local(to, self.zone));
        let (day, clock) = wall(&last);
        let ends = if day == first.date_naive() { clock } else { self.brief(to) };
        // Midnight is where a day begins, too.
        let begins =
            format!("{} {}", self.day(first.date_naive()), first.format("%d/%m ")) + &hands(&first);
        if first.offset().fix() == last.offset().fix() {
            return (begins, ends);
        }
        let offset = |local: &DateTime<Tz>| local.format("%:z").to_string();
        let short = |text: String| text.trim_end_matches(":00").to_owned();
        (format!("{begins} {}", short(offset(&first))), format!("{ends} {}", short(offset(&last))))
    }

    /// The day of a patron saint in the year of an instant: `lun 07/12/2026`.
    pub(super) fn patron_day(&self, patron: &Patron, at: Timestamp) -> Option<String> {
        let year = time::local(at, self.zone).year();
        let holidays = Holidays::none().with(patron.rule());
        let mut days = NaiveDate::from_ymd_opt(year, 1, 1)?.iter_days().take_while(|d| d.year() == year);
        let found = days.find(|day| holidays.name_on(*day).is_some())?;
        Some(format!("{} {}", self.day(found), day(found)))
    }

    fn day(&self, date: NaiveDate) -> String {
        let at = date.weekday().num_days_from_monday() as usize;
        DAYS.get(at).map(|key| self.words.say(key)).unwrap_or_default()
    }
}

/// `23/11/2026 10:05`, on the wall in Italy.
pub fn full(at: Timestamp) -> String {
    time::local(at, time::ZONE).format("%d/%m/%Y %H:%M").to_string()
}

/// `23/11/2026`
pub fn day(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

/// Midnight is told as the end of the day before: deadlines end there.
fn wall(local: &DateTime<Tz>) -> (NaiveDate, String) {
    let date = local.date_naive();
    match (local.time() == NaiveTime::MIN, date.checked_sub_days(Days::new(1))) {
        (true, Some(before)) => (before, "24:00".to_owned()),
        _ => (date, hands(local)),
    }
}

fn hands(local: &DateTime<Tz>) -> String {
    local.format(if local.second() == 0 { "%H:%M" } else { "%H:%M:%S" }).to_string()
}

/// `14h30`, `0h27m43s`
pub fn length(time: TimeDelta) -> String {
    let seconds = time.num_seconds();
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match rest {
        0 => format!("{hours}h{minutes:02}"),
        _ => format!("{hours}h{minutes:02}m{rest:02}s"),
    }
}

/// A length of time as people say it: `12 min`, `3 h 05 min`, `2 g 4 h`.
pub fn elapsed(words: &Words, seconds: i64) -> String {
    let minutes = seconds.max(0) / 60;
    let (key, first, second) = match minutes {
        ..60 => ("elapsed-minutes", minutes, 0),
        60..1440 => ("elapsed-hours", minutes / 60, minutes % 60),
        _ => ("elapsed-days", minutes / 1440, minutes % 1440 / 60),
    };
    let second = if key == "elapsed-hours" { format!("{second:02}") } else { second.to_string() };
    words.say_with(key, &[("first", first.into()), ("second", second.into())])
}
