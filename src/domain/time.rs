//! Instants, and reading the local times that people say ("the call of 9:40", S2.8) or write in full.
//!
//! It must never read the machine's clock: the present is a value passed in. It must never guess between the two
//! instants of an autumn hour: it names both and the caller asks.

mod day;
pub mod outside;

pub use day::read_day;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::{GapInfo, Tz};

/// An instant on the UTC line; the only form in which times are stored.
pub type Timestamp = DateTime<Utc>;

/// The zone in which the centre and its contracts live, unless a contract says otherwise.
pub const ZONE: Tz = Tz::Europe__Rome;

/// How far after `now` a said time may lie and still be taken for the present: clocks on walls differ.
pub const TOLERANCE: TimeDelta = TimeDelta::minutes(2);

/// How long whoever did something has for taking it back; a message leaves once it can no longer be.
pub const UNDO_WITHIN: TimeDelta = TimeDelta::seconds(5);

/// How far back a date said without its year may lie; farther, it is taken for a slip into the future.
const YEARLESS_REACH: TimeDelta = TimeDelta::days(183);

/// The words for the day before, as operators type them. They are input to be read, not text to be shown.
const YESTERDAY: [&str; 2] = ["ieri", "yesterday"];

/// What people say before a time ("alle 9:40", "at 9:40") and what adds nothing to it; input, too.
const PARTICLES: [&str; 4] = ["alle", "delle", "ore", "at"];

/// Why a said time is not an instant. It carries no words: the screens have them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaidError {
    /// No known form, or a time that does not exist, or an offset that the zone does not use then.
    Unreadable,
    /// A date that no calendar has, such as 31/02/2026.
    NoSuchDay,
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

/// Whether calendars know the year of an instant (UTC): nobody means one that they do not, and near the
/// ends of time there is no arithmetic left.
pub fn has_calendar(t: Timestamp) -> bool {
    super::years::INDEXED.contains(&t.year())
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
        LocalResult::Ambiguous(a, b) => {
            Resolved::Twice { first: a.min(b).to_utc(), second: a.max(b).to_utc() }
        }
        LocalResult::None => Resolved::Never {
            gap_end: GapInfo::new(&local, &zone).and_then(|gap| gap.end).map(|t| t.to_utc()),
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
/// Forms: `9:40`, `09.40`, `0940`, `alle 9:40`; before it optionally `ieri`, `22/11` or `22/11/2026`; after it
/// optionally the offset from UTC (`2:30+01`, `2:30+01:00`), which settles an autumn hour. A bare time is the most recent one
/// not after `now`; a date without its year is the one of the last half year. Up to [`TOLERANCE`] after `now` is
/// accepted and returned as said. An autumn hour whose second instant is still to come is its first.
///
/// # Errors
/// See [`SaidError`].
pub fn read_said(text: &str, now: Timestamp, zone: Tz) -> Result<Timestamp, SaidError> {
    let said = Said::parse(text).ok_or(SaidError::Unreadable)?;
    let limit = now.checked_add_signed(TOLERANCE).ok_or(SaidError::InFuture)?;
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
            if !matches!(
                this_year,
                Err(SaidError::InFuture | SaidError::Unreadable | SaidError::NoSuchDay)
            ) {
                return this_year;
            }
            let Ok(last_year) = date(today.year() - 1, month, day) else {
                return this_year;
            };
            let reach = today - last_year;
            if reach <= YEARLESS_REACH { said.on(last_year, limit, zone) } else { this_year }
        }
    }
}

/// Reads an instant written out in full, past or future: RFC 3339 with or without seconds
/// (`2026-03-29T01:30+01:00`, `2026-12-04T15:30Z`), or a local time of `zone`: `2026-12-04T16:30`,
/// `2026-12-04 16:30`, `04/12/2026 16:30`. An offset, after a space too, settles an autumn hour.
///
/// # Errors
/// [`SaidError::Unreadable`], [`SaidError::NoSuchDay`], [`SaidError::InSpringGap`] and
/// [`SaidError::InAutumnFold`].
pub fn read_instant(text: &str, zone: Tz) -> Result<Timestamp, SaidError> {
    if let Ok(full) = DateTime::parse_from_rfc3339(text.trim()) {
        return Ok(full.to_utc());
    }
    let (day, clock, offset) = written(text.trim()).ok_or(SaidError::Unreadable)?;
    let local = day.ok_or(SaidError::NoSuchDay)?.and_time(clock);
    match offset {
        None => from_local(local, zone),
        Some(east) => {
            let utc = local.checked_sub_signed(TimeDelta::seconds(east));
            utc.map(|utc| utc.and_utc()).ok_or(SaidError::Unreadable)
        }
    }
}

/// A date, if there is such a one, a time of day, and the seconds east of UTC if they are written.
fn written(text: &str) -> Option<(Option<NaiveDate>, NaiveTime, Option<i64>)> {
    let (date, clock) = text.split_once(['T', 't']).or_else(|| text.split_once(' '))?;
    let date = match date.split_once('-') {
        Some((year, rest)) => {
            let (month, day) = rest.split_once('-')?;
            let year = i32::try_from(number(year, 4..=4)?).ok()?;
            NaiveDate::from_ymd_opt(year, number(month, 2..=2)?, number(day, 2..=2)?)
        }
        None => match parse_day(date)? {
            Day::Full { year, month, day } => NaiveDate::from_ymd_opt(year, month, day),
            Day::Unsaid | Day::Yesterday | Day::Yearless { .. } => return None,
        },
    };
    let clock = clock.trim_start();
    let (clock, offset) = match (clock.strip_suffix(['Z', 'z']), clock.find(['+', '-'])) {
        (Some(clock), _) => (clock, Some(0)),
        (None, Some(at)) => {
            let (clock, offset) = clock.split_at_checked(at)?;
            (clock, Some(parse_offset(offset)?))
        }
        (None, None) => (clock, None),
    };
    let mut parts = clock.trim_end().split(':');
    let mut two = || number(parts.next()?, 1..=2);
    let (hour, minute) = (two()?, two()?);
    let second = parts.next().map_or(Some(0), |second| number(second, 2..=2))?;
    let whole = parts.next().is_none();
    let time = NaiveTime::from_hms_opt(hour, minute, second).filter(|_| whole)?;
    Some((date, time, offset))
}

fn date(year: i32, month: u32, day: u32) -> Result<NaiveDate, SaidError> {
    NaiveDate::from_ymd_opt(year, month, day).ok_or(SaidError::NoSuchDay)
}

fn day_before(date: NaiveDate) -> Result<NaiveDate, SaidError> {
    date.checked_sub_days(Days::new(1)).ok_or(SaidError::Unreadable)
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
        let spoken = |word: &&str| !PARTICLES.iter().any(|particle| word.eq_ignore_ascii_case(particle));
        let words = text.split_whitespace().filter(spoken);
        let mut words: Vec<&str> = words.collect();
        // An offset may stand apart.
        let apart = words.pop_if(|word| word.starts_with(['+', '-']));
        let (day, clock) = match words.as_slice() {
            [clock] => (Day::Unsaid, *clock),
            [day, clock] => (parse_day(day)?, *clock),
            _ => return None,
        };
        let (clock, offset) = match (clock.find(['+', '-']), apart) {
            (Some(_), Some(_)) => return None,
            (None, Some(apart)) => (clock, Some(parse_offset(apart)?)),
            (Some(at), None) => {
                let (clock, offset) = clock.split_at_checked(at)?;
                (clock, Some(parse_offset(offset)?))
            }
            (None, None) => (clock, None),
        };
        Some(Said { day, time: parse_clock(clock)?, offset })
    }

    /// Places the time on `date`; what lies after `limit` is in the future, a gap still to come included.
    fn on(&self, date: NaiveDate, limit: Timestamp, zone: Tz) -> Result<Timestamp, SaidError> {
        let local = date.and_time(self.time);
        let t = match resolve(local, zone) {
            Resolved::Never { gap_end } => {
                let to_come = gap_end.is_some_and(|end| end > limit);
                return Err(if to_come { SaidError::InFuture } else { SaidError::InSpringGap });
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
        if t > limit { Err(SaidError::InFuture) } else { Ok(t) }
    }
}

fn has_offset(t: Timestamp, local: NaiveDateTime, offset: i64) -> bool {
    (local - t.naive_utc()).num_seconds() == offset
}

fn parse_day(text: &str) -> Option<Day> {
    if YESTERDAY.iter().any(|word| text.eq_ignore_ascii_case(word)) {
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
mod tests;
