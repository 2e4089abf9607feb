//! How a contract reads its own units of time, in short: "24 working hours" is three different things in
//! three contracts. It never says whether the reading is right.

use chrono::Weekday;

use super::moment::DAYS;
use crate::domain::calendar::{Calendar, DayHours, Week};
use crate::domain::clock::Explanation;
use crate::domain::contract::timing::DayEnd;
use crate::domain::contract::{Contract, Target};
use crate::words::Words;

const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// `calendario «office»: lun–ven 08:00–18:00, esclusi i festivi`
pub(super) fn reading(words: &Words, contract: &Contract, explanation: &Explanation) -> String {
    let end = match contract.timing.days_end_at {
        DayEnd::Midnight => "explained-end-midnight",
        DayEnd::Closing => "explained-end-closing",
    };
    match explanation.clock.target {
        Target::RealMinutes(_) => words.say("explained-reading-minutes"),
        Target::WorkingHours(_) => {
            let name = &contract.timing.working_hours;
            let hours = contract.working_hours().map(|calendar| hours(words, calendar));
            let values = [("name", name.into()), ("hours", hours.unwrap_or_default().into())];
            words.say_with("explained-reading-hours", &values)
        }
        Target::WorkingDays(_) => {
            let saturday = i64::from(contract.timing.saturday_counts);
            let values = [("saturday", saturday.into()), ("end", words.say(end).into())];
            words.say_with("explained-reading-working-days", &values)
        }
        Target::CalendarDays(_) => {
            words.say_with("explained-reading-days", &[("end", words.say(end).into())])
        }
    }
}

/// The hours of a week, days with the same ones together, and what becomes of holidays.
fn hours(words: &Words, calendar: &Calendar) -> String {
    let closed = calendar.holidays().is_some_and(|holidays| !holidays.rules().is_empty());
    let holidays = if closed { "explained-not-on-holidays" } else { "explained-on-holidays-too" };
    format!("{}, {}", week(words, calendar.week()), words.say(holidays))
}

/// Whether holidays of the contract's calendar move this deadline.
pub(super) fn has_holidays(contract: &Contract, explanation: &Explanation) -> bool {
    let holidays = contract.working_hours().and_then(Calendar::holidays);
    explanation.calendar.is_some() && holidays.is_some_and(|holidays| !holidays.rules().is_empty())
}

fn week(words: &Words, week: &Week) -> String {
    let mut runs: Vec<(usize, usize, &DayHours)> = Vec::new();
    for (at, day) in WEEK.into_iter().enumerate() {
        let hours = week.on(day);
        match runs.last_mut() {
            Some((_, last, same)) if *same == hours => *last = at,
            _ => runs.push((at, at, hours)),
        }
    }
    let name = |at: usize| DAYS.get(at).map(|key| words.say(key)).unwrap_or_default();
    let open = runs.into_iter().filter(|(_, _, hours)| !hours.hours().is_empty());
    let told = open.map(|(first, last, hours)| {
        let days = match last - first {
            0 => name(first),
            _ => format!("{}–{}", name(first), name(last)),
        };
        let hours: Vec<String> =
            hours.hours().iter().map(|hours| hours.to_string().replace('-', "–")).collect();
        format!("{days} {}", hours.join(", "))
    });
    told.collect::<Vec<_>>().join("; ")
}
