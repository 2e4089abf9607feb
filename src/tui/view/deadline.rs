//! Deadlines in words: a sign, how they stand, what is left. It counts nothing: the clocks of the domain
//! do, and what is shown is what they say.

use ratatui::text::Span;
use rust_decimal::Decimal;

use super::paint::Paint;
use super::{form, moment};
use crate::api::resource::TicketResource;
use crate::domain::clock::{Amount, Clock, Standing, StopCause};
use crate::domain::contract::{Contract, Target};
use crate::domain::penalty::{Penalty, penalties};
use crate::domain::ticket::{PauseKind, Ticket};
use crate::explained::{euro, round};
use crate::tui::app::Model;
use crate::tui::look::Meaning;
use crate::tui::text;
use crate::words::Words;

/// A deadline farther off than this is said by its day and hour.
const FAR: chrono::TimeDelta = chrono::TimeDelta::hours(8);

/// How much is said where there is little room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    Full,
    Short,
    Shortest,
}

impl Length {
    pub const ALL: [Length; 3] = [Length::Full, Length::Short, Length::Shortest];

    fn ending(self) -> &'static str {
        match self {
            Length::Full => "",
            Length::Short => "-short",
            Length::Shortest => "-shortest",
        }
    }
}

/// How a standing looks; its sign goes with it ([`Meaning::sign`]).
pub fn meaning(standing: Standing) -> Meaning {
    match standing {
        Standing::Overdue => Meaning::Overdue,
        Standing::Soon => Meaning::Soon,
        Standing::Running => Meaning::Text,
        Standing::Paused => Meaning::Paused,
        Standing::MetLate => Meaning::Warning,
        Standing::Met => Meaning::Ok,
    }
}

/// `in ritardo 2h11`, `fra 43 min 46 s`, `gio 10:30`.
pub fn figure(model: &Model, clock: &Clock) -> String {
    let (words, left) = (&model.words, clock.left(model.now));
    match clock.standing(model.now) {
        Standing::Overdue => moment::late(words, left),
        _ if left > FAR => moment::deadline(words, clock.due, model.now),
        _ => moment::left(words, left),
    }
}

/// `restano 6 ore lavorative`: what a clock that stands still has when it goes on.
pub fn remains(model: &Model, row: &TicketResource, clock: &Clock, length: Length) -> Option<String> {
    let contract = model.replica.contracts.get(&row.ticket.contract)?;
    let left = clock.reading(contract, row.ticket.patron.as_ref(), model.now)?.left;
    let (key, count, minutes) = match (left, clock.target) {
        (Amount::Time(time), _) => match (time.num_hours(), time.num_minutes() % 60) {
            (hours, 0) => ("remains-hours", hours, 0),
            (hours, minutes) => ("remains-hours-minutes", hours, minutes),
        },
        (Amount::Days(days), Target::CalendarDays(_)) => ("remains-calendar-days", days.into(), 0),
        (Amount::Days(days), _) => ("remains-days", days.into(), 0),
    };
    let minutes = match length {
        Length::Full => minutes.to_string(),
        _ => format!("{minutes:02}"),
    };
    let args = [("count", count.into()), ("minutes", minutes.into())];
    Some(model.words.say_with(&format!("{key}{}", length.ending()), &args))
}

/// A piece of text.
type Piece = Vec<Span<'static>>;

/// Every clock of a ticket as a piece of text with its sign, why none runs where none does, then what was
/// agreed with the client. A piece that is wider than a line is several, so that nothing of it is cut.
pub fn pieces(paint: &Paint<'_, '_>, row: &TicketResource, width: usize) -> Vec<Piece> {
    in_pieces(paint, told(paint.model, row), width)
}

/// As [`pieces`], of the clocks whose end is still awaited.
pub fn awaited(paint: &Paint<'_, '_>, row: &TicketResource, width: usize) -> Vec<Piece> {
    let mut told = clocks(paint.model, row, |clock| clock.met.is_none());
    told.extend(standing(paint.model, row));
    in_pieces(paint, told, width)
}

/// The clocks that were reached.
pub fn reached(paint: &Paint<'_, '_>, row: &TicketResource, width: usize) -> Vec<Piece> {
    in_pieces(paint, clocks(paint.model, row, |clock| clock.met.is_some()), width)
}

fn in_pieces(paint: &Paint<'_, '_>, told: Vec<(Meaning, String)>, width: usize) -> Vec<Piece> {
    let pieces = told.into_iter();
    pieces
        .flat_map(|(meaning, sentence)| in_lines(paint, meaning, &signed(meaning, &sentence), width))
        .collect()
}

/// As [`pieces`], in sentences.
pub fn told(model: &Model, row: &TicketResource) -> Vec<(Meaning, String)> {
    let mut told = clocks(model, row, |_| true);
    told.extend(standing(model, row));
    told
}

/// The clocks that are wanted. What they cost is shown only to whom it concerns.
fn clocks(
    model: &Model,
    row: &TicketResource,
    wanted: impl Fn(&Clock) -> bool,
) -> Vec<(Meaning, String)> {
    let contract = model.replica.contracts.get(&row.ticket.contract);
    let charged = contract.filter(|_| model.sees_costs());
    let costs = charged.map(|contract| penalties(&row.ticket, contract, model.now));
    let costs = costs.unwrap_or_default();
    let cap = contract.and_then(|contract| contract.penalties.cap());
    let of_clock = |clock: &Clock| {
        let of_it = |cost: &&Penalty| (cost.round, cost.milestone) == (clock.round, clock.milestone);
        of_clock(model, row, clock, costs.iter().find(of_it), cap)
    };
    let clocks = model.clocks_of(row.ticket.number);
    clocks.iter().filter(|clock| wanted(clock)).map(of_clock).collect()
}

/// Why none runs, and what was agreed.
fn standing(model: &Model, row: &TicketResource) -> Vec<(Meaning, String)> {
    let clocks = model.clocks_of(row.ticket.number);
    let agreed = row.ticket.planned_start.filter(|_| row.ticket.state.is_before_completion());
    let agreed = agreed.map(|at| {
        let at = moment::near(&model.words, at, model.now);
        (Meaning::Text, model.words.say_with("appointment", &[("time", at.into())]))
    });
    nothing_runs(model, &row.ticket, &clocks).into_iter().chain(agreed).collect()
}

/// One piece; as many as it needs lines where it is wider than one.
fn in_lines(paint: &Paint<'_, '_>, meaning: Meaning, sentence: &str, width: usize) -> Vec<Piece> {
    if text::width(sentence) < width {
        return vec![vec![Span::raw(" "), paint.span(meaning, sentence), Span::raw("  ")]];
    }
    let lines = form::wrapped(&format!(" {sentence}"), width);
    // Filled up, or else the next one would go on behind the last line of this.
    lines.iter().map(|line| vec![paint.span(meaning, text::pad(line, width))]).collect()
}

/// Why an open ticket has no deadline that runs, where somebody would look for one: it is suspended, or it
/// came back after all of them.
fn nothing_runs(model: &Model, ticket: &Ticket, clocks: &[Clock]) -> Option<(Meaning, String)> {
    let awaited = clocks.iter().any(|clock| clock.met.is_none());
    if awaited || !ticket.state.is_before_completion() {
        return None;
    }
    let words = &model.words;
    if let Some(pause) = ticket.pauses.iter().find(|pause| pause.to.is_none()) {
        let since = moment::since(words, pause.from, model.now);
        let args = [("since", since.into()), ("why", why(words, pause.kind).into())];
        return Some((Meaning::Paused, words.say_with("paused-nothing-due", &args)));
    }
    let reopened = moment::since(words, ticket.reopenings.last()?.at, model.now);
    // Without any there were none to reach.
    let key = if clocks.is_empty() { "reopened-nothing-due" } else { "reopened-all-reached" };
    Some((Meaning::Text, words.say_with(key, &[("since", reopened.into())])))
}

/// `ricambi`
fn why(words: &Words, kind: PauseKind) -> String {
    let mut causes = StopCause::ALL.into_iter();
    let cause = causes.find(|cause| cause.pause() == Some(kind));
    cause.map(|cause| words.say(&format!("pause-{}", cause.code()))).unwrap_or_default()
}

fn signed(meaning: Meaning, sentence: &str) -> String {
    match meaning.sign() {
        "" => sentence.to_owned(),
        sign => format!("{sign} {sentence}"),
    }
}

fn of_clock(
    model: &Model,
    row: &TicketResource,
    clock: &Clock,
    cost: Option<&Penalty>,
    cap: Option<Decimal>,
) -> (Meaning, String) {
    let meaning = meaning(clock.standing(model.now));
    let mut parts = vec![sentence(model, row, clock)];
    parts.extend(remarks(&model.words, clock));
    if let Some(cost) = cost.filter(|cost| !cost.euro.is_zero()) {
        let key = if cost.settled { "clock-penalty-settled" } else { "clock-penalty" };
        parts.push(model.words.say_with(key, &[("euro", euro(cost.euro).into())]));
        // The month costs no more than that, whatever this one adds up to.
        let cap = cap.filter(|cap| *cap < cost.euro);
        parts.extend(cap.map(|cap| model.words.say_with("penalty-cap", &[("euro", euro(cap).into())])));
    }
    (meaning, parts.join(", "))
}

/// `sopralluogo entro 15:29: in ritardo 1h26`
pub fn sentence(model: &Model, row: &TicketResource, clock: &Clock) -> String {
    let words = &model.words;
    let what = words.say(&format!("whole-{}", clock.milestone.code()));
    let due = moment::deadline(words, clock.due, model.now);
    let left = clock.left(model.now);
    let mut args = vec![("what", what.into()), ("due", due.into())];
    let key = match (clock.standing(model.now), clock.paused) {
        (Standing::Overdue, _) => {
            args.push(("late", moment::late(words, left).into()));
            "clock-overdue"
        }
        (Standing::Met | Standing::MetLate, _) => {
            let met = clock.met.map(|met| moment::near(words, met.at, model.now));
            args.push(("met", met.unwrap_or_default().into()));
            let late = clock.met.map(|met| moment::late(words, met.at - clock.due));
            args.push(("late", late.unwrap_or_default().into()));
            if clock.standing(model.now) == Standing::Met { "clock-met" } else { "clock-met-late" }
        }
        (_, Some((since, kind))) => {
            args.push(("since", moment::since(words, since, model.now).into()));
            args.push(("why", why(words, kind).into()));
            args.push(("remains", remains(model, row, clock, Length::Full).unwrap_or_default().into()));
            "clock-paused"
        }
        (_, None) if left > FAR => "clock-far",
        (_, None) => {
            args.push(("left", moment::left(words, left).into()));
            "clock-running"
        }
    };
    words.say_with(key, &args)
}

/// What must be known beside the time: how it was recorded, and of which intervention it is.
fn remarks(words: &Words, clock: &Clock) -> Vec<String> {
    let mut remarks: Vec<String> = round(words, clock.milestone, clock.round).into_iter().collect();
    let met = clock.met;
    let marks = [
        ("clock-implied", met.is_some_and(|met| met.implied)),
        ("clock-late-entry", met.is_some_and(|met| met.late_entry)),
        ("clock-conflicting", met.is_some_and(|met| met.conflicting)),
    ];
    remarks.extend(marks.into_iter().filter(|(_, so)| *so).map(|(key, _)| words.say(key)));
    remarks
}

/// The calendar that a target is counted by, as its contract names it; none for minutes on the clock and
/// days of the calendar.
pub fn calendar(contract: &Contract, target: Target) -> Option<&str> {
    let counted = matches!(target, Target::WorkingHours(_) | Target::WorkingDays(_));
    counted.then_some(contract.timing.working_hours.as_str())
}
