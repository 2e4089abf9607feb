//! What the calendar engine answers to a case of another system, and that system's answer, both in one notation. What
//! the engine has no function for is put together here from those it has; nothing is computed beside it.

use centralino::domain::calendar::{Calendar, CalendarError, StretchKind};
use centralino::domain::clock::measure::{open_time, spend};
use centralino::domain::clock::{self, Stop, StopCause, stop};
use centralino::domain::contract::{Target, Term};
use centralino::domain::ticket::Met;
use centralino::domain::time::{SaidError, Timestamp, from_local, local, read_said};
use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, SecondsFormat, TimeDelta};
use chrono_tz::Tz;
use serde_json::Value;

use super::source::{Case, Hours};
use crate::fixture::{Desk, code, intake};

/// A stretch of real time that does not count.
type Pause = (Timestamp, Timestamp);

const MOMENT: TimeDelta = TimeDelta::nanoseconds(1);

/// Theirs: instants in UTC, lengths in seconds, all else as it is written.
pub fn theirs(case: &Case) -> String {
    match &case.expect {
        Value::String(text) => match DateTime::parse_from_rfc3339(text) {
            Ok(t) => instant(t.to_utc()),
            Err(_) => text.clone(),
        },
        Value::Number(number) if case.has("unit") => {
            let seconds = if case.text("unit") == "min" { 60 } else { 1 };
            let elapsed = TimeDelta::seconds(number.as_i64().unwrap() * seconds);
            with_rest(elapsed, case.has("diff_min").then(|| minutes(case, "diff_min")))
        }
        other => other.to_string(),
    }
}

/// Ours, of the engine.
pub fn ours(case: &Case, hours: Option<&Hours>) -> String {
    if let Some(hours) = hours {
        return in_hours(case, hours).unwrap_or_else(|error| match error {
            CalendarError::Backwards { .. } | CalendarError::DaysBackwards { .. } => {
                "backwards".to_owned()
            }
            other => format!("{other:?}"),
        });
    }
    match case.op.as_str() {
        "normalize_wall_time" => on_the_wall(case),
        "parse_wall_time" => said(case),
        "next_due" => next_due(case),
        other => panic!("nothing answers {other}"),
    }
}

fn in_hours(case: &Case, hours: &Hours) -> Result<String, CalendarError> {
    let calendar = &hours.calendar();
    Ok(match case.op.as_str() {
        "add_working_time" => instant(calendar.add(case.at("start"), working(case))?),
        "subtract_working_time" => instant(calendar.subtract(case.at("start"), working(case))?),
        "elapsed_working_time" => length(calendar.elapsed(case.at("start"), case.at("end"))?),
        "is_open" => calendar.is_open(case.at("at")).to_string(),
        "next_open" => instant(calendar.next_open(case.at("at"))?),
        "closing" => instant(closing(calendar, case.at("at"))?),
        "next_start" => instant(next_start(calendar, case.at("at"))?),
        "prev_open" => instant(calendar.subtract(case.at("at"), MOMENT)? + MOMENT),
        "is_holiday" => {
            let date = local(case.at("at"), hours.tz).date_naive();
            calendar.holiday_on(date).is_some().to_string()
        }
        "is_working_day" => is_working_day(hours, case.get("date")),
        "add_working_days" => instant(add_working_days(case, hours)?),
        "working_days_between" => working_days_between(hours, case.get("start"), case.get("end"))?,
        "split_pause_by_local_day" => by_local_day(case, hours.tz),
        "sla_due_with_pauses" => {
            let start = case.at("start");
            let due = spend(calendar, start, working(case), &stops(start, &pauses(case)));
            instant(due.ok_or(CalendarError::OutOfReach)?)
        }
        "sla_elapsed_with_pauses" => {
            let (start, end) = (case.at("start"), case.at("end"));
            let elapsed = open_time(calendar, start, end, &stops(start, &pauses(case)));
            let elapsed = elapsed.ok_or(CalendarError::OutOfReach)?;
            let budget = case.has("budget_min").then(|| minutes(case, "budget_min"));
            with_rest(elapsed, budget.map(|budget| budget - elapsed))
        }
        other => panic!("nothing answers {other}"),
    })
}

fn instant(t: Timestamp) -> String {
    t.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

fn length(delta: TimeDelta) -> String {
    assert_eq!(delta.subsec_nanos(), 0);
    format!("{} s", delta.num_seconds())
}

/// The time used, and what is left of the budget if there is one.
fn with_rest(elapsed: TimeDelta, rest: Option<TimeDelta>) -> String {
    let rest = rest.map(|rest| format!(", {} left", length(rest)));
    format!("{}{}", length(elapsed), rest.unwrap_or_default())
}

fn minutes(case: &Case, member: &str) -> TimeDelta {
    TimeDelta::minutes(case.number(member))
}

fn working(case: &Case) -> TimeDelta {
    TimeDelta::seconds(case.number("working_seconds"))
}

fn pauses(case: &Case) -> Vec<Pause> {
    case.get("pauses")
}

/// The end of the open time that holds `t` or comes next.
fn closing(calendar: &Calendar, t: Timestamp) -> Result<Timestamp, CalendarError> {
    let opening = calendar.next_open(t)?;
    let open = calendar.intervals(opening, opening + TimeDelta::days(400))?.next().unwrap();
    assert_eq!(open.kind, StretchKind::Open);
    Ok(open.to)
}

/// The next opening after `t`, also if it is open then.
fn next_start(calendar: &Calendar, t: Timestamp) -> Result<Timestamp, CalendarError> {
    let after = if calendar.is_open(t) { closing(calendar, t)? } else { t };
    calendar.next_open(after)
}

fn is_working_day(hours: &Hours, date: NaiveDate) -> String {
    let counts = hours.working_days(date, date).counts(date);
    assert_eq!(counts, !hours.calendar().opening_on(date).is_empty(), "{date}");
    counts.to_string()
}

/// Whole days are added to the date, the time on the wall stays.
fn add_working_days(case: &Case, hours: &Hours) -> Result<Timestamp, CalendarError> {
    let start = local(case.at("start"), hours.tz);
    let (date, n) = (start.date_naive(), case.number("days"));
    let days = hours.working_days(date - Days::new(60), date + Days::new(60));
    let due = match u32::try_from(n) {
        Ok(n) => days.add(date, n)?,
        // The latest working day from which as many lie before the date.
        Err(_) => {
            let mut back = (1..60).map(|back| date - Days::new(back));
            let wanted = u32::try_from(-n).unwrap();
            let enough = |day: &NaiveDate| {
                days.between(*day - Days::new(1), date - Days::new(1)) == Ok(wanted) && days.counts(*day)
            };
            back.find(enough).unwrap()
        }
    };
    Ok(from_local(due.and_time(start.time()), hours.tz).unwrap())
}

fn working_days_between(
    hours: &Hours,
    start: NaiveDate,
    end: NaiveDate,
) -> Result<String, CalendarError> {
    hours.working_days(start.min(end), start.max(end)).between(start, end).map(|n| n.to_string())
}

/// The parts of a pause on each date of the zone, with times on the wall.
fn by_local_day(case: &Case, zone: Tz) -> String {
    let (from, to): Pause = case.get("pause");
    let (calendar, dates) =
        (Calendar::around_the_clock(zone), local(from, zone).date_naive().iter_days());
    let clock = |t: Timestamp| local(t, zone).format("%H:%M").to_string();
    let mut parts = Vec::new();
    for date in dates.take_while(|date| *date <= local(to, zone).date_naive()) {
        for (start, end) in calendar.opening_on(date) {
            let until = if to < end { clock(to) } else { "24:00".to_owned() };
            parts.push([date.to_string(), clock(from.max(start)), until]);
        }
    }
    serde_json::to_value(parts).unwrap().to_string()
}

/// Pauses as the clocks of tickets have them.
fn stops(start: Timestamp, pauses: &[Pause]) -> Vec<Stop> {
    let stop = |(from, to): &Pause| Stop {
        cause: StopCause::Parts,
        from: *from,
        to: Some(*to),
        opened_by: None,
        ended_by: None,
    };
    let all: Vec<Stop> = pauses.iter().map(stop).collect();
    stop::since(&all, start, None)
}

/// A time on the wall, placed on the UTC line and read off again.
fn on_the_wall(case: &Case) -> String {
    let (zone, wall) = (case.get::<Tz>("tz"), case.text("wall"));
    let wall = NaiveDateTime::parse_from_str(wall, "%Y-%m-%d %H:%M:%S").unwrap();
    match from_local(wall, zone) {
        Ok(t) => local(t, zone).format("%Y-%m-%d %H:%M:%S").to_string(),
        Err(SaidError::InSpringGap) => "in the spring gap".to_owned(),
        Err(other) => format!("{other:?}"),
    }
}

/// The same time as an operator would say it: with the day first, without seconds.
fn said(case: &Case) -> String {
    let in_our_order = |text: &str| {
        let (date, time) = text.split_once(' ')?;
        let mut parts = date.splitn(3, '-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        Some(format!("{day}/{month}/{year} {}", time.get(..5)?))
    };
    let (zone, now) = (case.get("tz"), "2022-01-01T00:00:00Z".parse().unwrap());
    assert!(read_said(&in_our_order("2021-02-28 12:12:12").unwrap(), now, zone).is_ok());
    let wall = case.text("wall");
    match read_said(&in_our_order(wall).unwrap_or(wall.to_owned()), now, zone) {
        Err(SaidError::Unreadable | SaidError::NoSuchDay) => "invalid".to_owned(),
        other => format!("{other:?}"),
    }
}

/// The nearest deadline of a ticket that has three: theirs stand for taking charge, inspection and start of the work.
fn next_due(case: &Case) -> String {
    let dues: std::collections::BTreeMap<String, Option<Timestamp>> = case.get("due");
    let started = dues.values().flatten().min().unwrap().to_owned() - TimeDelta::hours(1);
    let target = |name: &str| {
        let minutes = |due: Timestamp| u32::try_from((due - started).num_minutes()).unwrap();
        dues[name].map(|due| Term { within: Target::RealMinutes(minutes(due)), clause: None })
    };
    let mut desk = Desk::registered(&intake());
    desk.ticket.called_at = Some(started);
    desk.ticket.milestones.inspected =
        Some(Met { at: started, implied: false, late_entry: false, conflicting: false });
    desk.ticket.level = Some(code("BRE"));
    for priority in &mut desk.contract.priorities {
        (priority.taking_charge, priority.inspection) = (target("first_response"), target("update"));
    }
    for level in &mut desk.contract.levels {
        level.start = target("solution");
    }
    instant(clock::next_deadline(&desk.ticket, &desk.contract).unwrap().due)
}
