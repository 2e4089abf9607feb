//! The intervention in focus: what it is, where it stands, its clocks, its history, and what can be
//! done to it now. Actions that cannot be taken are shown with their reason, never hidden.

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};

use super::paint::Paint;
use super::{form, moment};
use crate::api::resource::{FeedEvent, TicketInFull, TicketResource};
use crate::domain::action::Verb;
use crate::domain::clock::{Clock, Standing};
use crate::domain::contract::Target;
use crate::domain::event::{Event, Origin, TicketEvent};
use crate::domain::text::TextField;
use crate::explained::euro;
use crate::tui::app::{Model, Pane};
use crate::tui::command::Command;
use crate::tui::look::Meaning;
use crate::tui::{sentence, text};
use crate::words::Words;

pub fn draw(paint: &mut Paint<'_, '_>, area: Rect) {
    let model = paint.model;
    let number = match model.focus {
        Pane::Board => model.selected_ticket.or(model.focused.number),
        _ => model.focused.number.or(model.selected_ticket),
    };
    let row = number.and_then(|number| model.ticket(number));
    let title = number.map_or_else(
        || paint.say("pane-ticket"),
        |number| format!("{} {number}", paint.say("pane-ticket")),
    );
    let inner = paint.pane(area, Pane::Ticket, &title);
    let Some(row) = row else {
        let key = if number.is_some() { "ticket-coming" } else { "ticket-none" };
        let line = paint.line(Meaning::Dim, format!(" {}", paint.say(key)));
        paint.put(inner, line);
        return;
    };
    let actions = actions(paint, row, inner.width);
    let facts = facts(paint, row, usize::from(inner.width));
    let height = |lines: usize| u16::try_from(lines).unwrap_or(u16::MAX).min(inner.height / 2);
    let rows = [
        Constraint::Length(height(facts.len())),
        Constraint::Min(1),
        Constraint::Length(height(actions.len())),
    ];
    let [top, middle, bottom] = Layout::vertical(rows).areas(inner);
    paint.put_all(top, facts);
    history(paint, middle, row);
    paint.put_all(bottom, actions);
}

/// What it is, where, whom to call, and its clocks.
fn facts(paint: &Paint<'_, '_>, row: &TicketResource, width: usize) -> Vec<Line<'static>> {
    let model = paint.model;
    let words = &model.words;
    let ticket = &row.ticket;
    let contract = model.replica.contracts.get(&ticket.contract);
    let priority = ticket.priority.as_ref().and_then(|code| contract?.priority(code));
    let priority = priority.map_or_else(String::new, |found| found.name.to_uppercase());
    let state = words.say(&format!("state-{}", ticket.state.word()));
    let description = Model::text_of(row, TextField::Description);
    let head = format!(" {}  {priority}  {state}   {description}", ticket.number);
    let mut lines = vec![paint.line(Meaning::Title, text::fit(&head, width))];
    // Whom to call must be read to its last digit.
    let whereabouts = form::wrapped(&format!(" {}", whereabouts(paint, row)), width);
    lines.extend(whereabouts.into_iter().map(|line| paint.line(Meaning::Text, line)));
    let clocks = clocks(model, row);
    lines.extend(flowed(clocks.iter().map(|clock| clock_piece(paint, clock)), width));
    lines
}

/// `dove · chi · da richiamare · assegnata a`
fn whereabouts(paint: &Paint<'_, '_>, row: &TicketResource) -> String {
    let model = paint.model;
    let words = &model.words;
    let ticket = &row.ticket;
    let directory = &model.replica.directory;
    let site = ticket.site.and_then(|id| directory.sites.iter().find(|found| found.id == id));
    let requester = directory.requesters.iter().find(|found| Some(found.id) == ticket.requester);
    let technician = directory.technicians.iter().find(|found| Some(found.id) == ticket.technician);
    let callback = match Model::text_of(row, TextField::CallbackNumber) {
        "" => Model::text_of(row, TextField::CallerNumber),
        number => number,
    };
    let mut parts: Vec<String> = Vec::new();
    let place = [site.map(|site| site.name.as_str()), Some(Model::text_of(row, TextField::Place))];
    let place: Vec<&str> = place.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    parts.push(place.join(" › "));
    match requester {
        Some(requester) => parts.push(requester.name.clone()),
        None => parts.push(Model::text_of(row, TextField::CallerName).to_owned()),
    }
    if !callback.is_empty() {
        parts.push(words.say_with("callback", &[("number", callback.into())]));
    }
    if let Some(technician) = technician {
        let told = match ticket.told {
            Some(told) => words.say_with("told-at", &[("time", moment::clock(told.at).into())]),
            None => words.say("not-told"),
        };
        parts.push(format!("{} ({told})", model.whom_to_call(Some(technician.id))));
    }
    if ticket.reminders > 0 {
        parts.push(words.say_with("reminders", &[("count", ticket.reminders.into())]));
    }
    if ticket.complaints > 0 {
        parts.push(words.say_with("complaints", &[("count", ticket.complaints.into())]));
    }
    if let Some(imported) = &ticket.imported {
        let args = [
            ("source", imported.source.clone().into()),
            ("state", imported.source_state.clone().into()),
            ("date", imported.opened_on.format("%d/%m/%Y").to_string().into()),
        ];
        parts.push(words.say_with("imported-from", &args));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

fn clocks(model: &Model, row: &TicketResource) -> Vec<Clock> {
    let contract = model.replica.contracts.get(&row.ticket.contract);
    contract.map_or_else(Vec::new, |contract| crate::domain::clock::clocks(&row.ticket, contract))
}

/// `sopralluogo entro le 14:27: in ritardo di 00:04:10`, with its sign.
fn clock_piece(paint: &Paint<'_, '_>, clock: &Clock) -> Vec<Span<'static>> {
    let (meaning, shown) = clock_words(paint.model, clock);
    vec![Span::raw(" "), paint.span(meaning, shown), Span::raw("  ")]
}

fn clock_words(model: &Model, clock: &Clock) -> (Meaning, String) {
    let words = &model.words;
    let what = words.say(&format!("milestone-{}", clock.milestone.code()));
    let due = moment::near(words, clock.due, model.now);
    let left = moment::left(clock.left(model.now).abs());
    let met = clock.met.map(|met| moment::near(words, met.at, model.now)).unwrap_or_default();
    let (meaning, key) = match clock.standing(model.now) {
        Standing::Overdue => (Meaning::Overdue, "clock-overdue"),
        Standing::Soon => (Meaning::Soon, "clock-running"),
        Standing::Running if clock.left(model.now) > chrono::TimeDelta::hours(20) => {
            (Meaning::Text, "clock-far")
        }
        Standing::Running => (Meaning::Text, "clock-running"),
        Standing::Paused => (Meaning::Paused, "clock-paused"),
        Standing::MetLate => (Meaning::Warning, "clock-met-late"),
        Standing::Met => (Meaning::Ok, "clock-met"),
    };
    let sign = if meaning.sign().is_empty() { String::new() } else { format!("{} ", meaning.sign()) };
    let args = [("what", what.into()), ("due", due.into()), ("left", left.into()), ("met", met.into())];
    (meaning, format!("{sign}{}", words.say_with(key, &args)))
}

/// How much time a target gives, in words.
pub fn target(words: &Words, target: Target) -> String {
    let (key, count) = match target {
        Target::RealMinutes(count) => ("target-minutes", count),
        Target::WorkingHours(count) => ("target-working-hours", count),
        Target::WorkingDays(count) => ("target-working-days", count),
        Target::CalendarDays(count) => ("target-calendar-days", count),
    };
    words.say_with(key, &[("count", count.into())])
}

/// The history, the latest at the bottom; PageUp looks further back.
fn history(paint: &mut Paint<'_, '_>, area: Rect, row: &TicketResource) {
    let model = paint.model;
    let Some(detail) = model.focused.detail.as_ref().filter(|detail| is_of(detail, row)) else {
        let line = paint.line(Meaning::Dim, format!(" {}", paint.say("history-on-enter")));
        paint.put(area, line);
        return;
    };
    let width = usize::from(area.width);
    let lines: Vec<Line<'static>> =
        detail.timeline.iter().map(|event| happened(paint, event, width)).collect();
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

/// `13:35:03  presa in carico (dedotta)  «parole»`
fn happened(paint: &Paint<'_, '_>, event: &FeedEvent, width: usize) -> Line<'static> {
    let model = paint.model;
    let words = &model.words;
    let entry = &event.entry;
    let what = words.say(&format!("event-{}", entry.event.kind().replace('.', "-")));
    let applied = sentence::versions(words, entry, &model.replica.contracts);
    let detail = applied.unwrap_or_else(|| event_detail(model, &entry.event));
    let mark = match entry.origin {
        Origin::Implied => words.say("mark-implied"),
        Origin::Said if (entry.recorded_at - entry.said_at).num_minutes() >= 1 => {
            let at = moment::near(words, entry.recorded_at, model.now);
            words.say_with("mark-recorded-later", &[("time", at.into())])
        }
        _ => String::new(),
    };
    // What describes the ticket itself stands above; here is what was said on the occasion.
    let correction = matches!(entry.event, Event::Ticket(TicketEvent::Corrected { .. }));
    let told = event.texts.iter().filter(|(field, _)| correction || !field.lasts());
    let told: Vec<&str> = told.map(|(_, text)| text.as_str()).collect();
    let told = if told.is_empty() { String::new() } else { format!("«{}»", told.join("; ")) };
    let day = match moment::near(words, entry.said_at, model.now) {
        near if near.len() == 5 => moment::clock_with_seconds(entry.said_at),
        far => far,
    };
    let parts = [what, detail, mark, told];
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    let shown = format!(" {}  {}", text::pad(&day, 11), parts.join("  "));
    let meaning = if entry.origin == Origin::Implied { Meaning::Dim } else { Meaning::Text };
    paint.line(meaning, text::fit(&shown, width))
}

/// What an event's codes say beyond its kind.
fn event_detail(model: &Model, event: &Event) -> String {
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
        Event::Ticket(TicketEvent::Corrected { priority: Some(priority), .. }) => priority.to_string(),
        Event::Call(_) | Event::Ticket(_) | Event::Unknown(_) => String::new(),
    }
}

/// The six choices, always, with their reason where they do not apply; then the other moves that do.
fn actions(paint: &Paint<'_, '_>, row: &TicketResource, width: u16) -> Vec<Line<'static>> {
    let model = paint.model;
    let six = Verb::SIX_CHOICES.into_iter().map(|verb| action(paint, row, verb));
    let others = Verb::ALL.into_iter().filter(|verb| !Verb::SIX_CHOICES.contains(verb));
    let possible = others.filter(|verb| {
        let goes = crate::domain::lifecycle::course(&row.ticket, *verb)
            .is_ok_and(|course| course != crate::domain::lifecycle::Course::AlreadySo);
        goes && model.permits(row, *verb).is_ok()
    });
    let possible = possible.map(|verb| action(paint, row, verb));
    let mut lines = flowed(six, usize::from(width));
    lines.extend(flowed(possible, usize::from(width)));
    lines
}

/// `k ricambi (dopo il sopralluogo)`
fn action(paint: &Paint<'_, '_>, row: &TicketResource, verb: Verb) -> Vec<Span<'static>> {
    let model = paint.model;
    let key = model.keymap.keys_of(Command::Act(verb)).first().map(|key| key.label(&model.words));
    let key = key.unwrap_or_default();
    let name = model.words.say(&format!("verb-{}", verb.code()));
    match model.permits(row, verb) {
        Ok(()) => vec![
            paint.span(Meaning::Key, format!(" {key}")),
            paint.span(Meaning::Text, format!(" {name} ")),
        ],
        Err(refusal) => {
            let why = sentence::short_reason(&model.words, &refusal);
            vec![paint.span(Meaning::Dim, format!(" {key} {name} ({why}) "))]
        }
    }
}

/// Pieces in as many lines as they need.
fn flowed(pieces: impl Iterator<Item = Vec<Span<'static>>>, width: usize) -> Vec<Line<'static>> {
    let mut lines: Vec<Vec<Span<'static>>> = Vec::new();
    let mut used = usize::MAX;
    for piece in pieces {
        let needs: usize = piece.iter().map(|span| text::width(&span.content)).sum();
        if used.saturating_add(needs) > width {
            lines.push(Vec::new());
            used = 0;
        }
        used += needs;
        if let Some(line) = lines.last_mut() {
            line.extend(piece);
        }
    }
    lines.into_iter().map(Line::from).collect()
}
