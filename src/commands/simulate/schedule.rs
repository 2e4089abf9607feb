//! When each call of a recorded day rings again, at another speed. It never looks at a clock: it gives
//! the time to wait from the start.

use std::io::Read;
use std::time::Duration;

use chrono::{NaiveDateTime, TimeDelta};
use serde::Deserialize;

use crate::commands::Expected;
use crate::domain::channel::Channel;

/// How the file writes its moments: local, to the minute or the second.
const MOMENTS: [&str; 2] = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"];
/// Demo numbers begin so; nobody's does.
const DEMO_PREFIX: &str = "0000";
/// Digits of a demo number after its prefix.
const DEMO_DIGITS: usize = 6;

/// A request that reached somebody's line once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// Local time without zone, as recorded.
    pub at: NaiveDateTime,
    pub channel: Channel,
    /// A plainly invented number, the same for the same caller; empty where none is known.
    pub caller_number: String,
}

/// The columns that matter; a file may have more.
#[derive(Deserialize)]
struct Row {
    opened_at: String,
    #[serde(default)]
    contact_type: String,
    #[serde(default)]
    caller_id: String,
}

/// A file that is no list of arrivals.
#[derive(Debug, thiserror::Error)]
pub enum ArrivalsError {
    #[error(transparent)]
    Unreadable(#[from] csv::Error),
    #[error("line {line}: \"{found}\"")]
    NotAMoment { line: u64, found: String },
}

/// Reads the arrivals, in the order of time.
///
/// # Errors
/// The file cannot be read, or a line has no moment.
pub fn read(file: impl Read) -> Result<Vec<Arrival>, ArrivalsError> {
    let mut reader = csv::Reader::from_reader(file);
    let headers = reader.headers()?.clone();
    let mut arrivals = Vec::new();
    for record in reader.records() {
        let record = record?;
        let line = record.position().map_or(0, csv::Position::line);
        let row: Row = record.deserialize(Some(&headers))?;
        let at =
            moment(&row.opened_at).ok_or(ArrivalsError::NotAMoment { line, found: row.opened_at })?;
        let caller_number = demo_number(&row.caller_id);
        arrivals.push(Arrival { at, channel: channel(&row.contact_type), caller_number });
    }
    arrivals.sort_by_key(|arrival| arrival.at);
    Ok(arrivals)
}

/// Reads a moment as the file writes it.
pub fn moment(text: &str) -> Option<NaiveDateTime> {
    MOMENTS.iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
}

fn channel(contact_type: &str) -> Channel {
    match contact_type {
        "Email" => Channel::Email,
        _ => Channel::Phone,
    }
}

/// `Caller 2403` is `0000002403`.
fn demo_number(caller: &str) -> String {
    let digits: String = caller.chars().filter(char::is_ascii_digit).collect();
    if digits.is_empty() { String::new() } else { format!("{DEMO_PREFIX}{digits:0>DEMO_DIGITS$}") }
}

/// Which stretch of the file, and how fast.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Local, as the file has it.
    pub from: NaiveDateTime,
    pub length: TimeDelta,
    /// How many recorded seconds pass in one.
    pub speed: u32,
    /// The longest silence, in recorded time; a longer one is cut to it.
    pub max_gap: Option<TimeDelta>,
}

/// An arrival and how long after the start it rings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ring {
    pub after: Duration,
    pub arrival: Arrival,
}

impl Plan {
    /// The arrivals of the stretch, its end left out, with their waits. `arrivals` are in order.
    pub fn rings(&self, arrivals: &[Arrival]) -> Vec<Ring> {
        let until = self.from + self.length;
        let wanted = arrivals.iter().filter(|arrival| self.from <= arrival.at && arrival.at < until);
        let mut before = self.from;
        let mut elapsed = TimeDelta::zero();
        wanted
            .map(|arrival| {
                elapsed += self.gap(arrival.at - before);
                before = arrival.at;
                let after = elapsed.to_std().unwrap_or_default() / self.speed.max(1);
                Ring { after, arrival: arrival.clone() }
            })
            .collect()
    }

    fn gap(&self, gap: TimeDelta) -> TimeDelta {
        self.max_gap.map_or(gap, |longest| gap.min(longest))
    }
}

/// Reads a stretch of time: `8h`, `90m`, `30s`, `1h30m`.
///
/// # Errors
/// Says what was expected.
pub fn stretch(text: &str) -> Result<TimeDelta, Expected> {
    let wrong = || Expected::Like("8h, 90m, 30s, 1h30m");
    let mut total = TimeDelta::zero();
    let mut rest = text;
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (number, unit) = rest.split_at_checked(digits).ok_or_else(wrong)?;
        let number: i64 = number.parse::<u32>().map_err(|_| wrong())?.into();
        let seconds = match unit.chars().next() {
            Some('h') => 3600,
            Some('m') => 60,
            Some('s') => 1,
            _ => return Err(wrong()),
        };
        total += TimeDelta::seconds(number * seconds);
        rest = unit.get(1..).ok_or_else(wrong)?;
    }
    if total > TimeDelta::zero() { Ok(total) } else { Err(wrong()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "\
        opened_at,number,contact_type,caller_id,location\n\
        2026-03-02T09:30,INC3,Phone,Caller 12,Location 1\n\
        2026-03-02T08:00,INC1,Phone,Caller 2403,Location 1\n\
        2026-03-02T08:10:30,INC2,Email,Caller 1234567,Location 1\n\
        2026-03-02T16:00,INC4,Phone,,Location 1\n";

    fn plan(from: &str, length: &str, speed: u32, max_gap: Option<&str>) -> Plan {
        let max_gap = max_gap.map(|gap| stretch(gap).unwrap());
        Plan { from: moment(from).unwrap(), length: stretch(length).unwrap(), speed, max_gap }
    }

    fn waits(plan: Plan) -> Vec<u64> {
        let rings = plan.rings(&read(FILE.as_bytes()).unwrap());
        rings.iter().map(|ring| ring.after.as_millis() as u64).collect()
    }

    #[test]
    fn arrivals_are_in_order_and_plainly_invented() {
        let arrivals = read(FILE.as_bytes()).unwrap();
        let numbers: Vec<&str> = arrivals.iter().map(|a| a.caller_number.as_str()).collect();
        assert_eq!(numbers, ["0000002403", "00001234567", "0000000012", ""]);
        let channels: Vec<Channel> = arrivals.iter().map(|a| a.channel).collect();
        assert_eq!(channels, [Channel::Phone, Channel::Email, Channel::Phone, Channel::Phone]);
    }

    #[test]
    fn the_shift_is_the_stretch_without_its_end() {
        let from = "2026-03-02T08:00";
        assert_eq!(waits(plan(from, "8h", 1, None)), [0, 630_000, 5_400_000]);
        assert_eq!(waits(plan(from, "28801s", 1, None)).len(), 4);
        assert_eq!(waits(plan("2026-03-02T08:01", "1h", 1, None)), [570_000]);
        assert_eq!(waits(plan("2026-03-03T08:00", "8h", 1, None)), Vec::<u64>::new());
    }

    #[test]
    fn speed_divides_every_wait() {
        assert_eq!(waits(plan("2026-03-02T08:00", "8h", 60, None)), [0, 10_500, 90_000]);
    }

    #[test]
    fn a_long_silence_is_cut_also_before_the_first() {
        let cut = plan("2026-03-02T07:00", "10h", 60, Some("5m"));
        assert_eq!(waits(cut), [5_000, 10_000, 15_000, 20_000]);
    }

    #[test]
    fn a_stretch_is_read_as_people_write_it() {
        for (text, seconds) in [("8h", 28_800), ("90m", 5_400), ("30s", 30), ("1h30m", 5_400)] {
            assert_eq!(stretch(text), Ok(TimeDelta::seconds(seconds)));
        }
        for wrong in ["", "8", "h", "8x", "-1h", "0s", "8hé", "99999999999h"] {
            assert!(stretch(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_line_without_a_moment_is_named() {
        let error = read("opened_at\n2026-03-02T08:00\nieri\n".as_bytes()).unwrap_err();
        let told = error.to_string();
        assert!(told.contains("line 3") && told.contains("ieri"), "{told}");
        assert!(read("a,b\n1,2\n".as_bytes()).is_err());
    }
}
