//! A ticket's history, entry by entry as it was recorded, with what a dispute asks about marked. It leaves
//! no entry out.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::moment;
use super::paint::Paint;
use crate::api::resource::{FeedEvent, TicketInFull, TicketResource};
use crate::domain::code::{Code, TicketNumber};
use crate::domain::event::{Event, Origin, Recorded, TicketEvent, Warning};
use crate::domain::ticket::Ticket;
use crate::domain::time::TOLERANCE;
use crate::explained::euro;
use crate::sentence;
use crate::tui::app::Model;
use crate::tui::look::Meaning;
use crate::tui::text;
use crate::words::Words;

/// The latest at the bottom; PageUp looks further back.
pub fn draw(paint: &mut Paint<'_, '_>, area: Rect, row: &TicketResource) {
    let model = paint.model;
    let Some(detail) = model.focused.detail.as_ref().filter(|detail| is_of(detail, row)) else {
        let line = paint.line(Meaning::Dim, format!(" {}", paint.say("history-on-enter")));
        paint.put(area, line);
        return;
    };
    let width = usize::from(area.width);
    let ticket = &detail.ticket.ticket;
    let mut before = Before::default();
    let mut lines: Vec<Line<'static>> = Vec::new();
    for event in &detail.timeline {
        lines.push(happened(paint, ticket, &before, event, width));
        before.take(ticket.number, event);
    }
    let fits = usize::from(area.height);
    let end = lines
        .len()
        .saturating_sub(lines.len().saturating_sub(fits).min(usize::from(model.focused.scroll)));
    let start = end.saturating_sub(fits);
    paint.put_all(area, lines.into_iter().skip(start).take(fits).collect());
}

fn is_of(detail: &TicketInFull, row: &TicketResource) -> bool {
    detail.ticket.ticket.number == row.ticket.number
}

/// What the entries before one add up to.
#[derive(Default)]
struct Before<'a> {
    ticket: Option<Ticket>,
    /// The latest step of its course, by when it is said to have happened.
    step: Option<&'a Recorded>,
}

impl<'a> Before<'a> {
    fn take(&mut self, number: TicketNumber, event: &'a FeedEvent) {
        let entry = &event.entry;
        match &mut self.ticket {
            Some(ticket) => ticket.apply(entry),
            none => *none = Ticket::born(entry, number),
        }
        let is_a_step = matches!(&entry.event, Event::Ticket(event) if event.is_a_step());
        if is_a_step && self.step.is_none_or(|step| step.said_at <= entry.said_at) {
            self.step = Some(entry);
        }
    }
}

/// `13:35:03  presa in carico (dedotta)  «parole»`
fn happened(
    paint: &Paint<'_, '_>,
    ticket: &Ticket,
    before: &Before<'_>,
    event: &FeedEvent,
    width: usize,
) -> Line<'static> {
    let model = paint.model;
    let words = &model.words;
    let entry = &event.entry;
    let what = match is_warning(entry) {
        // What it says is whole without the name of its kind.
        true => String::new(),
        false => kind(words, entry),
    };
    let applied = sentence::versions(words, entry, &model.replica.contracts);
    let detail = applied.unwrap_or_else(|| event_detail(model, before, &entry.event));
    let (meaning, marks) = marks(model, ticket, before, entry);
    // What describes the ticket itself stands above; here is what was said on the occasion.
    let correction = matches!(entry.event, Event::Ticket(TicketEvent::Corrected { .. }));
    let told = event.texts.iter().filter(|(field, _)| correction || !field.lasts());
    let told: Vec<&str> = told.map(|(_, text)| text.as_str()).collect();
    let told = if told.is_empty() { String::new() } else { format!("«{}»", told.join("; ")) };
    let day = match moment::near(words, entry.said_at, model.now) {
        near if near.len() == 5 => moment::clock_with_seconds(entry.said_at),
        far => far,
    };
    let parts = [what, detail, marks, told];
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    let sign = if meaning == Meaning::Warning { meaning.sign() } else { "" };
    let shown = format!("{} {}  {}", text::pad(sign, 1), text::pad(&day, 11), parts.join("  "));
    paint.line(meaning, text::fit(&shown, width))
}

/// `presa in carico`
fn kind(words: &Words, entry: &Recorded) -> String {
    words.say(&format!("event-{}", entry.event.kind().replace('.', "-")))
}

/// Whether the server wrote it because time had passed: nobody did anything.
fn is_warning(entry: &Recorded) -> bool {
    matches!(entry.event, Event::Ticket(TicketEvent::Warned(_)))
}

/// What is to be known of how an entry came about: nobody said it, it was said later, it does not fit.
fn marks(model: &Model, ticket: &Ticket, before: &Before<'_>, entry: &Recorded) -> (Meaning, String) {
    let words = &model.words;
    let implied = entry.origin == Origin::Implied;
    let late = entry.origin == Origin::Said && entry.recorded_at - entry.said_at > TOLERANCE;
    let conflicting = ticket.conflicts.contains(&entry.seq);
    let mut marks = Vec::new();
    if implied {
        marks.push(words.say("mark-implied"));
    }
    if late {
        let at = moment::near(words, entry.recorded_at, model.now);
        marks.push(words.say_with("mark-recorded-later", &[("time", at.into())]));
    }
    if conflicting {
        marks.push(match before.step {
            Some(step) => {
                let at = moment::near(words, step.said_at, model.now);
                let args = [("what", kind(words, step).into()), ("time", at.into())];
                words.say_with("mark-conflict-with", &args)
            }
            None => words.say("mark-conflict"),
        });
    }
    let meaning = match (conflicting, implied || is_warning(entry)) {
        (true, _) => Meaning::Warning,
        (false, true) => Meaning::Dim,
        (false, false) => Meaning::Text,
    };
    (meaning, marks.join("  "))
}

/// What an event's codes say beyond its kind.
fn event_detail(model: &Model, before: &Before<'_>, event: &Event) -> String {
    let words = &model.words;
    let near = |at| moment::near(words, at, model.now);
    match event {
        Event::Ticket(TicketEvent::Registered(registration)) => {
            let call = registration.call.map(|call| format!("C-{call}")).unwrap_or_default();
            format!("{} {} {call}", registration.call_type, registration.priority)
        }
        Event::Ticket(TicketEvent::CallAttached { call, call_type, .. }) => {
            format!("{call_type} C-{call}")
        }
        Event::Ticket(TicketEvent::Dispatched { technician, on_call }) => {
            let name = technician.and_then(|id| {
                let technicians = &model.replica.directory.technicians;
                technicians.iter().find(|found| found.id == id).map(|found| found.name.clone())
            });
            let on_call = if *on_call { words.say("technician-on-call") } else { String::new() };
            format!("{} {on_call}", name.unwrap_or_default()).trim().to_owned()
        }
        Event::Ticket(TicketEvent::StaffTold { channel }) => {
            words.say(&format!("channel-{}", channel.code()))
        }
        Event::Ticket(TicketEvent::Inspected { level: Some(level), covered, planned_start, .. }) => {
            let covered = match covered {
                Some(true) => words.say("covered"),
                Some(false) => words.say("not-covered"),
                None => String::new(),
            };
            let start = planned_start.map(near).unwrap_or_default();
            format!("{level} {covered} {start}").trim().to_owned()
        }
        Event::Ticket(TicketEvent::QuoteSent { amount }) => format!("{} €", euro(*amount)),
        Event::Ticket(TicketEvent::OrderRecorded(order)) => order.identification.clone(),
        Event::Ticket(TicketEvent::Communicated { channel, planned_start, .. }) => {
            let start = planned_start.map(near).unwrap_or_default();
            format!("{} {start}", words.say(&format!("channel-{}", channel.code()))).trim().to_owned()
        }
        Event::Ticket(TicketEvent::Corrected { priority, service, .. }) => {
            let was = before.ticket.as_ref();
            let priority =
                corrected(words, was.and_then(|was| was.priority.as_ref()), priority.as_ref());
            let service = corrected(words, was.and_then(|was| was.service.as_ref()), service.as_ref());
            [priority, service].into_iter().flatten().collect::<Vec<_>>().join(", ")
        }
        Event::Ticket(TicketEvent::Warned(warning)) => warned(model, warning),
        Event::Call(_) | Event::Ticket(_) | Event::Unknown(_) => String::new(),
    }
}

/// `da NES a EME`: what stood there and what stands there now; only that where it was not another.
fn corrected(words: &Words, was: Option<&Code>, is: Option<&Code>) -> Option<String> {
    let is = is?;
    Some(match was.filter(|was| *was != is) {
        Some(was) => {
            let args = [("from", was.to_string().into()), ("to", is.to_string().into())];
            words.say_with("corrected-from-to", &args)
        }
        None => is.to_string(),
    })
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
