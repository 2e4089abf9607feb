//! Instants, and reading the local times that people say ("the call of 9:40", S2.8).
//!
//! It must never read the machine's clock: the present is a value passed in. It must never guess between the two
//! instants of an autumn hour: it names both and the caller asks.

use chrono::{
    DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc,
};
use chrono_tz::{GapInfo, Tz};

/// An instant on the UTC line; the only form in which times are stored.
pub type Timestamp = DateTime<Utc>;

/// The zone in which the centre and its contracts live, unless a contract says otherwise.
pub const ZONE: Tz = Tz::Europe__Rome;

/// How far after `now` a said time may lie and still be taken for the present: clocks on walls differ.
pub const TOLERANCE: TimeDelta = TimeDelta::minutes(2);

/// How far back a date said without its year may lie; farther, it is taken for a slip into the future.
const YEARLESS_REACH: TimeDelta = TimeDelta::days(183);

/// The word for the day before, as the operator types it. It is input to be read, not text to be shown.
const YESTERDAY: &str = "ieri";

/// Why a said time is not an instant. It carries no words: the screens have them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaidError {
    /// No known form, or a date or time that does not exist, or an offset that the zone does not use then.
    Unreadable,
    /// The clocks jumped over this local time.
    InSpringGap,
    /// This local time happened twice; the person must be asked which one (an offset, as in `2:30+01`, answers).
    InAutumnFold { first: Timestamp, second: Timestamp },
    /// Later than now, the tolerance included.
    InFuture,
}

/// What a local time is on the UTC line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolved {
    /// The ordinary case.
    Once(Timestamp),
    /// The clocks were set back over it.
    Twice { first: Timestamp, second: Timestamp },
    /// The clocks were set forward over it; `gap_end` is the instant of the jump. `None` if it is unknown.
    Never { gap_end: Option<Timestamp> },
}

/// `t` as the clock on the wall in `zone` shows it.
pub fn local(t: Timestamp, zone: Tz) -> DateTime<Tz> {
    t.with_timezone(&zone)
}

/// Places a local time of `zone` on the UTC line without deciding anything.
pub fn resolve(local: NaiveDateTime, zone: Tz) -> Resolved {
    use chrono::LocalResult;
    match zone.from_local_datetime(&local) {
        LocalResult::Single(t) => Resolved::Once(t.to_utc()),
        LocalResult::Ambiguous(a, b) => Resolved::Twice {
            first: a.min(b).to_utc(),
            second: a.max(b).to_utc(),
        },
        LocalResult::None => Resolved::Never {
            gap_end: GapInfo::new(&local, &zone)
                .and_then(|gap| gap.end)
                .map(|t| t.to_utc()),
        },
    }
}

/// The instant of a local time of `zone`, when there is exactly one.
///
/// # Errors
/// [`SaidError::InSpringGap`] and [`SaidError::InAutumnFold`].
pub fn from_local(local: NaiveDateTime, zone: Tz) -> Result<Timestamp, SaidError> {
    match resolve(local, zone) {
        Resolved::Once(t) => Ok(t),
        Resolved::Twice { first, second } => Err(SaidError::InAutumnFold { first, second }),
        Resolved::Never { .. } => Err(SaidError::InSpringGap),
    }
}

/// Reads a local time as people say it, in `zone`.
///
/// Forms: `9:40`, `09.40`, `0940`; before it optionally `ieri`, `22/11` or `22/11/2026`; directly after it optionally
/// the offset from UTC (`2:30+01`, `2:30+01:00`), which settles an autumn hour. A bare time is the most recent one
/// not after `now`; a date without its year is the one of the last half year. Up to [`TOLERANCE`] after `now` is
/// accepted and returned as said. An autumn hour whose second instant is still to come is its first.
///
/// # Errors
/// See [`SaidError`].
pub fn read_said(text: &str, now: Timestamp, zone: Tz) -> Result<Timestamp, SaidError> {
    let said = Said::parse(text).ok_or(SaidError::Unreadable)?;
    let limit = now
        .checked_add_signed(TOLERANCE)
        .ok_or(SaidError::InFuture)?;
    let today = local(limit, zone).date_naive();
    match said.day {
        Day::Unsaid => {
            match said.on(today, limit, zone) {
                Err(SaidError::InFuture) => {}
                settled => return settled,
            }
            // The offset said may be today's only: then today's time was meant, and it is still to come.
            match said.on(day_before(today)?, limit, zone) {
                Err(SaidError::Unreadable) => Err(SaidError::InFuture),
                settled => settled,
            }
        }
        Day::Yesterday => said.on(day_before(local(now, zone).date_naive())?, limit, zone),
        Day::Full { year, month, day } => said.on(date(year, month, day)?, limit, zone),
        Day::Yearless { month, day } => {
            let this_year = date(today.year(), month, day).and_then(|d| said.on(d, limit, zone));
            if !matches!(this_year, Err(SaidError::InFuture | SaidError::Unreadable)) {
                return this_year;
            }
            let Ok(last_year) = date(today.year() - 1, month, day) else {
                return this_year;
            };
            let reach = today - last_year;
            if reach <= YEARLESS_REACH {
                said.on(last_year, limit, zone)
            } else {
                this_year
            }
        }
    }
}

fn date(year: i32, month: u32, day: u32) -> Result<NaiveDate, SaidError> {
    NaiveDate::from_ymd_opt(year, month, day).ok_or(SaidError::Unreadable)
}

fn day_before(date: NaiveDate) -> Result<NaiveDate, SaidError> {
    date.checked_sub_days(Days::new(1))
        .ok_or(SaidError::Unreadable)
}

/// A said time, taken apart but not yet placed.
struct Said {
    day: Day,
    time: NaiveTime,
    /// Seconds east of UTC.
    offset: Option<i64>,
}

enum Day {
    Unsaid,
    Yesterday,
    Yearless { month: u32, day: u32 },
    Full { year: i32, month: u32, day: u32 },
}

impl Said {
    fn parse(text: &str) -> Option<Self> {
        let mut words = text.split_whitespace();
        let (day, clock) = match (words.next(), words.next(), words.next()) {
            (Some(clock), None, None) => (Day::Unsaid, clock),
            (Some(day), Some(clock), None) => (parse_day(day)?, clock),
            _ => return None,
        };
        let (clock, offset) = match clock.find(['+', '-']) {
            Some(at) => {
                let (clock, offset) = clock.split_at_checked(at)?;
                (clock, Some(parse_offset(offset)?))
            }
            None => (clock, None),
        };
        Some(Said {
            day,
            time: parse_clock(clock)?,
            offset,
        })
    }

    /// Places the time on `date`; what lies after `limit` is in the future, a gap still to come included.
    fn on(&self, date: NaiveDate, limit: Timestamp, zone: Tz) -> Result<Timestamp, SaidError> {
        let local = date.and_time(self.time);
        let t = match resolve(local, zone) {
            Resolved::Never { gap_end } => {
                let to_come = gap_end.is_some_and(|end| end > limit);
                return Err(if to_come {
                    SaidError::InFuture
                } else {
                    SaidError::InSpringGap
                });
            }
            Resolved::Once(t) => match self.offset {
                Some(offset) if !has_offset(t, local, offset) => return Err(SaidError::Unreadable),
                _ => t,
            },
            Resolved::Twice { first, second } => match self.offset {
                Some(offset) if has_offset(first, local, offset) => first,
                Some(offset) if has_offset(second, local, offset) => second,
                Some(_) => return Err(SaidError::Unreadable),
                None if second <= limit => return Err(SaidError::InAutumnFold { first, second }),
                None => first,
            },
        };
        if t > limit {
            Err(SaidError::InFuture)
        } else {
            Ok(t)
        }
    }
}

fn has_offset(t: Timestamp, local: NaiveDateTime, offset: i64) -> bool {
    (local - t.naive_utc()).num_seconds() == offset
}

fn parse_day(text: &str) -> Option<Day> {
    if text.eq_ignore_ascii_case(YESTERDAY) {
        return Some(Day::Yesterday);
    }
    let mut parts = text.split('/');
    let day = number(parts.next()?, 1..=2)?;
    let month = number(parts.next()?, 1..=2)?;
    match (parts.next(), parts.next()) {
        (None, None) => Some(Day::Yearless { month, day }),
        (Some(year), None) => {
            let year = i32::try_from(number(year, 4..=4)?).ok()?;
            Some(Day::Full { year, month, day })
        }
        _ => None,
    }
}

fn parse_clock(text: &str) -> Option<NaiveTime> {
    let (hour, minute) = match text.split_once([':', '.']) {
        Some((hour, minute)) => (number(hour, 1..=2)?, number(minute, 2..=2)?),
        None if text.len() == 4 => {
            let (hour, minute) = text.split_at_checked(2)?;
            (number(hour, 2..=2)?, number(minute, 2..=2)?)
        }
        None => return None,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// Seconds east of UTC in `+02`, `+2`, `+0200` or `+02:00`.
fn parse_offset(text: &str) -> Option<i64> {
    let (sign, rest) = match text.strip_prefix('+') {
        Some(rest) => (1, rest),
        None => (-1, text.strip_prefix('-')?),
    };
    let (hours, minutes) = match rest.split_once(':') {
        Some((hours, minutes)) => (hours, minutes),
        None if rest.len() == 4 => rest.split_at_checked(2)?,
        None => (rest, "00"),
    };
    let hours = i64::from(number(hours, 1..=2)?);
    let minutes = i64::from(number(minutes, 2..=2)?);
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

/// A number written in plain digits, as many as `width` allows: no sign, no space.
fn number(text: &str, width: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let plain = width.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
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
            ("ieri 9:40", "2026-11-22T09:40:00+01:00"),
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
            "31/4 9:40",
            "22/11/26 9:40",
            "22/11/2026/1 9:40",
            "ieri",
            "ieri 9:40 circa",
            "9;40",
            "٠٩:٤٠",
            "9:4é",
            "àà",
            "29/2/2026 9:40",
        ] {
            assert_eq!(
                read(text, "2026-11-23T10:00:00+01:00"),
                Err(SaidError::Unreadable),
                "{text}"
            );
        }
    }

    #[test]
    fn the_future_is_refused_and_a_year_is_guessed_only_half_a_year_back() {
        let now = "2027-01-02T10:00:00+01:00";
        assert_eq!(read("28/12 9:40", now), Ok(at("2026-12-28T09:40:00+01:00")));
        assert_eq!(read("3/1 9:40", now), Err(SaidError::InFuture));
        assert_eq!(read("3/1/2027 9:40", now), Err(SaidError::InFuture));
        assert_eq!(
            read("2/1/2027 10:02", now),
            Ok(at("2027-01-02T10:02:00+01:00"))
        );
        assert_eq!(read("2/1/2027 10:03", now), Err(SaidError::InFuture));
        assert_eq!(
            read("29/2 9:40", "2028-03-01T10:00:00+01:00"),
            Ok(at("2028-02-29T09:40:00+01:00"))
        );
        assert_eq!(
            read("29/2 9:40", "2029-03-01T10:00:00+01:00"),
            Err(SaidError::Unreadable)
        );
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
        assert_eq!(
            read("2:30", "2026-03-29T10:00:00+02:00"),
            Err(SaidError::InSpringGap)
        );
        assert_eq!(
            read("2:30+01", "2026-03-29T10:00:00+02:00"),
            Err(SaidError::InSpringGap)
        );
        assert_eq!(
            read("29/3 2:30", "2026-04-10T10:00:00+02:00"),
            Err(SaidError::InSpringGap)
        );
        // Before the jump, 2:30 is yesterday's.
        assert_eq!(
            read("2:30", "2026-03-29T01:30:00+01:00"),
            Ok(at("2026-03-28T02:30:00+01:00"))
        );
    }

    #[test]
    fn the_autumn_fold_is_asked_unless_an_offset_or_the_present_settles_it() {
        let now = "2026-10-25T10:00:00+01:00";
        let (first, second) = (
            at("2026-10-25T02:30:00+02:00"),
            at("2026-10-25T02:30:00+01:00"),
        );
        assert_eq!(
            read("2:30", now),
            Err(SaidError::InAutumnFold { first, second })
        );
        assert_eq!(
            read("25/10 2:30", now),
            Err(SaidError::InAutumnFold { first, second })
        );
        assert_eq!(read("2:30+02", now), Ok(first));
        assert_eq!(read("2:30+01", now), Ok(second));
        assert_eq!(read("2:30+03", now), Err(SaidError::Unreadable));
        assert_eq!(read("2:30", "2026-10-25T02:40:00+02:00"), Ok(first));
        assert_eq!(
            read("2:30+01", "2026-10-25T02:40:00+02:00"),
            Err(SaidError::InFuture)
        );
    }

    #[test]
    fn a_gap_names_the_instant_of_the_jump() {
        let gap = NaiveDate::from_ymd_opt(2026, 3, 29)
            .unwrap()
            .and_hms_opt(2, 30, 0)
            .unwrap();
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
    }
}
