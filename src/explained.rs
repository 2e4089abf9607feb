//! A deadline's explanation put into words, as rows and facts that a command prints and a screen lays out
//! alike. It counts nothing and leaves nothing out: what is so was decided in the domain.

mod calendar;
mod dispute;
pub mod history;
pub mod moment;
pub mod records;

use rust_decimal::Decimal;

use crate::api::resource::FeedEvent;
use crate::domain::clock::{Amount, Explanation, Milestone, Standing, Step, Stop, StopCause, Why};
use crate::domain::contract::{Contract, Target};
use crate::domain::event::Completion;
use crate::domain::text::{TextField, clean};
use crate::domain::ticket::{Met, State, Ticket};
use crate::domain::time::Timestamp;
use crate::words::Words;

pub use dispute::nothing_runs;
use moment::Wall;

/// What an appointment is about.
pub const PLANNED: Milestone = Milestone::ExecutionStart;

/// What an explanation stands among.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// The version that the clock was counted by.
    pub contract: &'a Contract,
    /// The instant it was read at (UTC); absent for a deadline told before the fact, which stands nowhere.
    pub as_of: Option<Timestamp>,
    /// The appointment for the work agreed with the client (UTC), which is not the deadline: told with
    /// [`PLANNED`].
    pub planned_start: Option<Timestamp>,
    /// The ticket as of then, for what lateness costs and for its reopenings; absent before there is one.
    pub ticket: Option<&'a Ticket>,
    /// Whether the reader may be told what lateness costs.
    pub costs: bool,
    /// The ticket's entries, where who stopped a clock and what was corrected is looked up; may be empty.
    pub timeline: &'a [FeedEvent],
}

/// One deadline in words. The order of the fields is that of reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// `Sopralluogo: 24 ore lavorative`
    pub title: String,
    /// From the start to the deadline, under [`columns`].
    pub rows: Vec<Row>,
    /// When it is due and how it stands; the appointment is the last.
    pub standing: Vec<Fact>,
    /// What it follows from: start, contract, clause, calendar, patron saint.
    pub basis: Vec<Fact>,
}

/// One interval: from, to, what it counted, the sum so far, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub cells: [String; 5],
    /// It added to the budget spent.
    pub counted: bool,
}

/// A name and what stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub name: String,
    pub value: String,
}

/// The headings of the rows.
pub fn columns(words: &Words) -> [String; 5] {
    [
        words.say("explained-from"),
        words.say("explained-to"),
        words.say("explained-counts"),
        words.say("explained-total"),
        words.say("explained-why"),
    ]
}

/// Puts an explanation into words.
pub fn explained(words: &Words, explanation: &Explanation, about: &About<'_>) -> Explained {
    let wall = Wall::of(words, about.contract);
    let clock = &explanation.clock;
    let round = round(words, clock.milestone, clock.round);
    let key = if round.is_some() { "explained-title-round" } else { "explained-title" };
    let title = [
        ("what", milestone(words, clock.milestone).into()),
        ("target", target(words, clock.target).into()),
        ("round", round.unwrap_or_default().into()),
    ];
    Explained {
        title: words.say_with(key, &title),
        rows: explanation.steps.iter().map(|step| row(&wall, step, clock.target, about)).collect(),
        standing: standing(&wall, explanation, about),
        basis: basis(&wall, explanation, about),
    }
}

/// A milestone's full name; the board has a shorter one.
pub fn milestone(words: &Words, milestone: Milestone) -> String {
    words.say(&format!("explained-milestone-{}", milestone.code()))
}

/// Which reopening a clock is of, or which quote; nothing for the first.
pub fn round(words: &Words, milestone: Milestone, round: u32) -> Option<String> {
    let (key, number) = match milestone {
        Milestone::QuoteSent => ("clock-round-quote", round.saturating_add(1)),
        _ => ("clock-round", round),
    };
    (round > 0).then(|| words.say_with(key, &[("round", number.into())]))
}

/// How much time a target gives.
pub fn target(words: &Words, target: Target) -> String {
    let (key, count) = match target {
        Target::RealMinutes(count) => ("target-minutes", count),
        Target::WorkingHours(count) => ("target-working-hours", count),
        Target::WorkingDays(count) => ("target-working-days", count),
        Target::CalendarDays(count) => ("target-calendar-days", count),
    };
    words.say_with(key, &[("count", count.into())])
}

/// A holiday's name; one that only its contract knows is shown by its code.
pub fn holiday(words: &Words, code: &str) -> String {
    let key = format!("holiday-{code}");
    if words.has(&key) { words.say(&key) } else { code.to_owned() }
}

/// `14h30`, or `3 g`.
pub fn amount(words: &Words, amount: Amount) -> String {
    match amount {
        Amount::Time(time) => moment::length(time),
        Amount::Days(count) => words.say_with("explained-days", &[("count", count.into())]),
    }
}

/// `1.250,50`: decimal comma, thousands apart.
pub fn euro(amount: Decimal) -> String {
    let rounded = format!("{amount:.2}");
    let (whole, cents) = rounded.split_once('.').unwrap_or((rounded.as_str(), "00"));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped},{cents}")
}

/// `1.250,50 €`
pub fn euros(amount: Decimal) -> String {
    format!("{} €", euro(amount))
}

/// `3,5`: decimal comma, no more places than it has.
pub fn decimal(number: Decimal) -> String {
    number.normalize().to_string().replace('.', ",")
}

/// Why a ticket has no clocks, or none that runs; `None` for one that goes on as usual.
pub fn no_clocks(words: &Words, ticket: &Ticket) -> Option<String> {
    let state = || words.say(&format!("state-{}", ticket.state.word()));
    let outside = matches!(ticket.completion, Some(Completion::ThirdParty | Completion::NotAuthorised));
    let key = match ticket.state {
        State::Rejected | State::Cancelled | State::Imported => "explained-none",
        _ if outside => "explained-none-outside",
        _ if !ticket.state.is_before_completion() => "explained-none-running",
        _ => return None,
    };
    Some(words.say_with(key, &[("state", state().into())]))
}

fn row(wall: &Wall<'_>, step: &Step, target: Target, about: &About<'_>) -> Row {
    let (from, to) = wall.span(step.from, step.to);
    let counted = !matches!(step.counted, Amount::Days(0)) && matches!(step.why, Why::Counted);
    let counts = match counted {
        true => amount(wall.words, step.counted),
        false => wall.words.say("explained-nothing"),
    };
    let spent = amount(wall.words, step.spent);
    Row { cells: [from, to, counts, spent, why(wall, step, target, about)], counted }
}

fn why(wall: &Wall<'_>, step: &Step, target: Target, about: &About<'_>) -> String {
    let words = wall.words;
    let in_days = matches!(target, Target::WorkingDays(_) | Target::CalendarDays(_));
    match &step.why {
        Why::Counted => words.say(match target {
            Target::RealMinutes(_) => "explained-why-minutes",
            Target::WorkingHours(_) => "explained-why-hours",
            Target::WorkingDays(_) => "explained-why-working-day",
            Target::CalendarDays(_) => "explained-why-day",
        }),
        Why::Closed if in_days => words.say("explained-why-no-working-day"),
        Why::Closed => words.say("explained-why-closed"),
        Why::Exception => words.say("explained-why-exception"),
        Why::Holiday { name } => {
            words.say_with("explained-why-holiday", &[("name", holiday(words, name).into())])
        }
        Why::StartingDay => words.say("explained-why-starting-day"),
        Why::Stopped { cause, opened_by, ended_by, open } => {
            stopped(wall, *cause, [*opened_by, *ended_by], *open, about)
        }
    }
}

/// Why a clock stood still, who made it so, and what ended it.
fn stopped(
    wall: &Wall<'_>,
    cause: StopCause,
    [opened_by, ended_by]: [Option<u64>; 2],
    open: bool,
    about: &About<'_>,
) -> String {
    let words = wall.words;
    let why = words.say(&format!("explained-stopped-{}", cause.code()));
    let began = opened_by.and_then(|seq| entry(wall, about.timeline, seq, Some(cause)));
    let ended = ended_by.and_then(|seq| entry(wall, about.timeline, seq, None));
    let until = match (ended, open) {
        (Some(ended), _) => Some(words.say_with("explained-stopped-until", &[("what", ended.into())])),
        (None, true) => Some(words.say("explained-stopped-still")),
        (None, false) => None,
    };
    [Some(why), began, until].into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// The stops that no interval tells of, and that move nothing: hours within a day that is counted as a whole,
/// or what came after the deadline.
fn hidden_stops(wall: &Wall<'_>, explanation: &Explanation, about: &About<'_>) -> Vec<Fact> {
    let told = |stop: &Stop| {
        explanation.steps.iter().any(|step| {
            matches!(&step.why, Why::Stopped { opened_by, ended_by, .. }
                if *opened_by == stop.opened_by && *ended_by == stop.ended_by)
        })
    };
    let fact = |stop: &Stop| {
        let why = stopped(wall, stop.cause, [stop.opened_by, stop.ended_by], stop.to.is_none(), about);
        let span = match stop.to {
            Some(to) => {
                let (from, to) = wall.span(stop.from, to);
                format!("{from} – {to}")
            }
            None => wall.brief(stop.from),
        };
        let values = [("span", span.into()), ("why", why.into())];
        // One that lasts moves the deadline on: only what is over can have moved nothing.
        let lasts = stop.to.is_none();
        let key = if lasts { "explained-hidden-stop-lasts" } else { "explained-hidden-stop" };
        let value = wall.words.say_with(key, &values);
        Fact { name: wall.words.say("explained-stop"), value }
    };
    explanation.clock.stops.iter().filter(|stop| !told(stop)).map(fact).collect()
}

/// What an entry of the log says of who did it: the words that people wrote on the occasion, never the
/// operator's name; without any, the kind of event and its time.
fn entry(wall: &Wall<'_>, timeline: &[FeedEvent], seq: u64, cause: Option<StopCause>) -> Option<String> {
    const TOLD: [TextField; 3] = [TextField::Person, TextField::Reference, TextField::Part];
    let words = wall.words;
    let found = timeline.iter().find(|event| event.entry.seq == seq)?;
    let asked = || {
        let before = timeline.iter().rev().filter(|event| event.entry.seq < seq);
        let mut asking = before.filter(|event| event.entry.event.kind() == "ticket.parts-asked");
        asking.next()?.texts.get(&TextField::Part)
    };
    let text = |field| match found.texts.get(&field) {
        // Which part is said when it is asked for, not when that is approved.
        None if field == TextField::Part && cause == Some(StopCause::Parts) => asked(),
        text => text,
    };
    let told = |field: TextField| {
        let name = words.say(&format!("field-{}", field.code()));
        text(field).map(|text| format!("{name}: {}", clean(text)))
    };
    let told: Vec<String> = TOLD.into_iter().filter_map(told).collect();
    if !told.is_empty() {
        return Some(told.join(", "));
    }
    let kind = found.entry.event.kind();
    let key = format!("event-{}", kind.replace('.', "-"));
    let kind = if words.has(&key) { words.say(&key) } else { kind };
    Some(format!("{kind} {}", wall.brief(found.entry.said_at)))
}

fn standing(wall: &Wall<'_>, explanation: &Explanation, about: &About<'_>) -> Vec<Fact> {
    let words = wall.words;
    let fact = |key: &str, value: String| Fact { name: words.say(key), value };
    let mut facts = vec![fact("explained-due", wall.exact(explanation.clock.due))];
    if let Some(as_of) = about.as_of {
        facts.push(fact("explained-standing", how_it_stands(wall, explanation, as_of)));
        let reading = &explanation.reading;
        let values = [
            ("elapsed", amount(words, reading.elapsed).into()),
            ("left", amount(words, reading.left).into()),
        ];
        facts.push(fact("explained-elapsed", words.say_with("explained-elapsed-of", &values)));
        if reading.paused_seconds > 0 {
            let paused = moment::length(chrono::TimeDelta::seconds(reading.paused_seconds));
            facts.push(fact(
                "explained-paused",
                words.say_with("explained-paused-for", &[("time", paused.into())]),
            ));
        }
    }
    facts.extend(dispute::penalty(wall, explanation, about).filter(|_| about.costs));
    facts.extend(hidden_stops(wall, explanation, about));
    let appointment = |at| words.say_with("explained-appointment-is", &[("at", wall.full(at).into())]);
    let planned = about.planned_start.filter(|_| explanation.clock.milestone == PLANNED);
    facts.extend(planned.map(|at| fact("explained-appointment", appointment(at))));
    facts
}

/// `rispettata il ven 04/12/2026 17:40 +01:00 (registrazione tardiva)`
fn how_it_stands(wall: &Wall<'_>, explanation: &Explanation, as_of: Timestamp) -> String {
    let words = wall.words;
    let clock = &explanation.clock;
    let met = clock.met.map(|met| wall.full(met.at)).unwrap_or_default();
    let since = clock.paused.map(|(since, _)| wall.full(since)).unwrap_or_default();
    let breached = explanation.reading.breached_at.map(|at| wall.ending(at)).unwrap_or_default();
    let key = match explanation.reading.standing {
        Standing::Overdue => "explained-overdue",
        Standing::Soon | Standing::Running => "explained-running",
        Standing::Paused => "explained-is-paused",
        Standing::MetLate => "explained-met-late",
        Standing::Met => "explained-met",
    };
    let values = [
        ("met", met.into()),
        ("since", since.into()),
        ("breached", breached.into()),
        ("at", wall.full(as_of).into()),
    ];
    let told = words.say_with(key, &values);
    let marks = clock.met.map(|met| marks(words, met)).unwrap_or_default();
    if marks.is_empty() { told } else { format!("{told} ({})", marks.join(", ")) }
}

/// What is to be known of the time at which a milestone is said to have been reached.
pub fn marks(words: &Words, met: Met) -> Vec<String> {
    let marks = [
        (met.implied, "explained-implied"),
        (met.late_entry, "explained-late-entry"),
        (met.conflicting, "explained-conflicting"),
    ];
    marks.into_iter().filter(|(so, _)| *so).map(|(_, key)| words.say(key)).collect()
}

fn basis(wall: &Wall<'_>, explanation: &Explanation, about: &About<'_>) -> Vec<Fact> {
    let words = wall.words;
    let clock = &explanation.clock;
    let fact = |key: &str, value: String| Fact { name: words.say(key), value };
    let by = words.say(&format!("explained-started-{}", clock.started_by.code()));
    let started = format!("{}, {by}", wall.full(clock.started_at));
    let contract = format!("{} {}", explanation.contract, explanation.contract_version);
    let reading = calendar::reading(words, about.contract, explanation);
    let mut facts = vec![
        fact("explained-started", started),
        fact("explained-clause", clock.clause.clone()),
        fact("explained-contract", contract),
        fact("explained-reading", format!("{} = {reading}", target(words, clock.target))),
    ];
    if let Some(patron) = &explanation.patron {
        let day = wall.patron_day(patron, clock.due);
        facts.push(fact("explained-patron", day.unwrap_or_else(|| patron.to_string())));
    } else if about.as_of.is_none() && calendar::has_holidays(about.contract, explanation) {
        // Before there is a ticket nobody but the reader knows the place: what was left out is said.
        facts.push(fact("explained-patron", words.say("explained-no-patron")));
    }
    facts.extend(dispute::course(wall, about));
    facts.retain(|fact| !fact.value.is_empty());
    facts
}

#[cfg(test)]
mod tests;
