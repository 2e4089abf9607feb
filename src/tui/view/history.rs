//! A ticket's history, entry by entry as it was recorded, with what a dispute asks about marked. It leaves
//! no entry out.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::moment;
use super::paint::Paint;
use crate::api::resource::{FeedEvent, TicketInFull, TicketResource};
use crate::api::words::corrected_words;
use crate::domain::event::{Event, Recorded, TicketEvent, Warning};
use crate::domain::ticket::Ticket;
use crate::explained::history::{Marks, Telling, counts_at, kind, step_before};
use crate::sentence;
use crate::tui::app::Model;
use crate::tui::app::aim::Aim;
use crate::tui::look::Meaning;
use crate::tui::text;

/// The latest at the bottom; PageUp looks further back.
pub fn draw(paint: &mut Paint<'_, '_>, area: Rect, row: &TicketResource) {
    let model = paint.model;
    let Some(detail) = model.focused.detail.as_ref().filter(|detail| is_of(detail, row)) else {
        let line = paint.line(Meaning::Dim, format!(" {}", paint.say("history-on-enter")));
        paint.put(area, line);
        return;
    };
    let lines = lines(paint, detail, usize::from(area.width));
    let fits = usize::from(area.height);
    let last = lines.len().saturating_sub(fits);
    paint.means(area, Aim::Page(u16::try_from(last).unwrap_or(u16::MAX)));
    let end = lines.len().saturating_sub(last.min(usize::from(model.focused.scroll)));
    let start = end.saturating_sub(fits);
    paint.put_all(area, lines.into_iter().skip(start).take(fits).collect());
}

/// What people did, the latest first; that somebody was warned is the desk's business.
pub fn by_people(paint: &Paint<'_, '_>, detail: &TicketInFull, width: usize) -> Vec<Line<'static>> {
    let ticket = &detail.ticket.ticket;
    let told = of_people(detail);
    told.map(|event| happened(paint, ticket, &detail.timeline, event, width)).collect()
}

/// The entries of what people did, the latest first.
pub fn of_people(detail: &TicketInFull) -> impl Iterator<Item = &FeedEvent> {
    detail.timeline.iter().rev().filter(|event| !is_warning(&event.entry))
}

/// A line for each entry, in their order.
fn lines(paint: &Paint<'_, '_>, detail: &TicketInFull, width: usize) -> Vec<Line<'static>> {
    let ticket = &detail.ticket.ticket;
    let happened = |event| happened(paint, ticket, &detail.timeline, event, width);
    detail.timeline.iter().map(happened).collect()
}

pub fn is_of(detail: &TicketInFull, row: &TicketResource) -> bool {
    detail.ticket.ticket.number == row.ticket.number
}

/// `13:35:03  presa in carico (dedotta)  «parole»`
fn happened(
    paint: &Paint<'_, '_>,
    ticket: &Ticket,
    timeline: &[FeedEvent],
    event: &FeedEvent,
    width: usize,
) -> Line<'static> {
    let Told { meaning, when, parts } = told(paint.model, ticket, timeline, event);
    let sign = if meaning == Meaning::Warning { meaning.sign() } else { "" };
    let shown = format!("{} {}  {}", text::pad(sign, 1), text::pad(&when, 11), parts.join("  "));
    paint.line(meaning, text::fit(&shown, width))
}

/// An entry in words.
pub struct Told {
    pub meaning: Meaning,
    pub when: String,
    /// What happened, what its codes say, what is to be known of it, and what was written.
    pub parts: Vec<String>,
}

/// Puts an entry into words.
pub fn told(model: &Model, ticket: &Ticket, timeline: &[FeedEvent], event: &FeedEvent) -> Told {
    let words = &model.words;
    let entry = &event.entry;
    let what = match is_warning(entry) {
        // What it says is whole without the name of its kind.
        true => String::new(),
        false => kind(words, &entry.event),
    };
    let applied = sentence::versions(words, entry, &model.replica.contracts);
    let detail = applied.unwrap_or_else(|| detail(model, timeline, entry));
    let (meaning, marks) = marks(model, ticket, timeline, entry);
    // What describes the ticket itself stands above; here is what was said on the occasion.
    let correction = matches!(entry.event, Event::Ticket(TicketEvent::Corrected { .. }));
    let told = event.texts.iter().filter(|(field, _)| correction || !field.lasts());
    // What was corrected stands first, and what it was stays readable.
    let corrected = corrected_words(entry, timeline);
    let told = told.map(|(field, text)| match corrected.get(field) {
        Some(now) => {
            let args = [("now", (*now).into()), ("before", text.as_str().into())];
            words.say_with("words-corrected", &args)
        }
        None => text.clone(),
    });
    let told: Vec<String> = told.collect();
    let told = if told.is_empty() {
        String::new()
    } else {
        words.say_with("quoted", &[("text", told.join("; ").into())])
    };
    let at = counts_at(entry, ticket).unwrap_or(entry.said_at);
    let when = match moment::near(words, at, model.now) {
        near if near.len() == 5 => moment::clock_with_seconds(at),
        far => far,
    };
    let parts = [what, detail, marks, told];
    let parts = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Told { meaning, when, parts }
}

/// Whether the server wrote it because time had passed: nobody did anything.
fn is_warning(entry: &Recorded) -> bool {
    matches!(entry.event, Event::Ticket(TicketEvent::Warned(_)))
}

/// What is to be known of how an entry came about: nobody said it, it was said later, it does not fit.
fn marks(model: &Model, ticket: &Ticket, timeline: &[FeedEvent], entry: &Recorded) -> (Meaning, String) {
    let words = &model.words;
    let marks = Marks::of(entry, ticket);
    let near = |at| moment::near(words, at, model.now);
    let misfit = step_before(entry, timeline);
    let told = marks.told(words, || near(entry.recorded_at), misfit, near);
    let quiet = marks.undone || marks.implied || is_warning(entry);
    let meaning = match (marks.conflicting, quiet) {
        (true, _) => Meaning::Warning,
        (false, true) => Meaning::Dim,
        (false, false) => Meaning::Text,
    };
    (meaning, told.join("  "))
}

/// What an entry's codes say beyond its kind.
fn detail(model: &Model, timeline: &[FeedEvent], entry: &Recorded) -> String {
    if let Event::Ticket(TicketEvent::Warned(warning)) = &entry.event {
        return warned(model, warning);
    }
    // An amount is between the two sides of the contract.
    if matches!(entry.event, Event::Ticket(TicketEvent::QuoteSent { .. })) && !model.sees_costs() {
        return String::new();
    }
    let words = &model.words;
    let moment = |at| moment::near(words, at, model.now);
    let directory = &model.replica.directory;
    Telling { words, timeline, directory, moment: &moment }.detail(entry)
}

/// `75 % del sopralluogo: avvisato responsabile di turno`
fn warned(model: &Model, warning: &Warning) -> String {
    let words = &model.words;
    let what = words.say(&format!("of-{}", warning.about.milestone.code()));
    let whom = words.say(&format!("role-{}", warning.tell.code()));
    let percent = warning.about.percent.get();
    let args = [("percent", percent.into()), ("what", what.into()), ("whom", whom.into())];
    words.say_with("warned-detail", &args)
}
