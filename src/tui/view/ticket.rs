//! The intervention in focus: what it is, where it stands, its clocks, its history, and what can be
//! done to it now. Actions that cannot be taken are shown with their reason, never hidden.

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;

use super::lines::{Lines, Piece, flowed};
use super::paint::Paint;
use super::{checklist, deadline, form, history, moment};
use crate::api::resource::TicketResource;
use crate::domain::action::Verb;
use crate::domain::code::TicketNumber;
use crate::domain::lifecycle::{Course, course};
use crate::domain::site_tree;
use crate::domain::text::TextField;
use crate::explained::{self, records};
use crate::tui::app::aim::Aim;
use crate::tui::app::{Model, Pane};
use crate::tui::command::Command;
use crate::tui::input::Context;
use crate::tui::look::Meaning;
use crate::tui::{sentence, text};

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
    let beside = number.and_then(|number| model.beside(number));
    let title = [Some(title), beside].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let inner = paint.pane(area, Pane::Ticket, &title);
    let Some(row) = row else {
        let key = if number.is_some() { "ticket-coming" } else { "ticket-none" };
        let line = paint.line(Meaning::Dim, format!(" {}", paint.say(key)));
        paint.put(inner, line);
        return;
    };
    paint.means(area, Aim::Shown(row.ticket.number));
    let actions = actions(paint, row, inner.width);
    let mut facts = facts(paint, row, usize::from(inner.width));
    // A line of the history stays in sight, and the actions below it.
    let left = usize::from(inner.height).saturating_sub(facts.len());
    let room =
        checklist::Room { ample: left.saturating_sub(actions.len() + 1), most: left.saturating_sub(3) };
    facts.extend(checklist::lines(paint, row, usize::from(inner.width), room));
    let height = |lines: usize, most: u16| u16::try_from(lines).unwrap_or(u16::MAX).min(most);
    // No clock is left out for an action, whose key works unseen; a line of history stays.
    let top = height(facts.len(), inner.height.saturating_sub(3));
    let bottom = height(actions.len(), inner.height.saturating_sub(top + 1));
    let rows = [Constraint::Length(top), Constraint::Min(1), Constraint::Length(bottom)];
    let [top, middle, bottom] = Layout::vertical(rows).areas(inner);
    paint.put_all(top, facts);
    history::draw(paint, middle, row);
    let more = actions.cut_at(usize::from(bottom.height));
    actions.put(paint, bottom, 0);
    if more > 0 {
        let more = paint.model.words.say_with("list-more-actions", &[("count", more.into())]);
        paint.on_lower_edge(area, &format!(" {more} "));
    }
}

/// What it is, where, whom to call, and its clocks.
fn facts(paint: &Paint<'_, '_>, row: &TicketResource, width: usize) -> Vec<Line<'static>> {
    let model = paint.model;
    let words = &model.words;
    let ticket = &row.ticket;
    let contract = model.replica.contracts.get(&ticket.contract);
    let priority = ticket.priority.as_ref().and_then(|code| contract?.priority(code));
    let priority = priority.map_or_else(String::new, |found| found.name.to_uppercase());
    let state = words.say(&format!("state-{}", ticket.word()));
    let description = Model::text_of(row, TextField::Description);
    let head = format!(" {}  {priority}  {state}   {description}", ticket.number);
    let mut lines = vec![paint.line(Meaning::Title, text::fit(&head, width))];
    // Whom to call must be read to its last digit.
    let whereabouts = form::wrapped(&format!(" {}", whereabouts(model, row).join(" · ")), width);
    lines.extend(whereabouts.into_iter().map(|line| paint.line(Meaning::Text, line)));
    lines.extend(flowed(deadline::pieces(paint, row, width).into_iter(), width));
    lines
}

/// Where, who, whom to call back, who was sent, and what else is to be known.
pub fn whereabouts(model: &Model, row: &TicketResource) -> Vec<String> {
    let words = &model.words;
    let ticket = &row.ticket;
    let directory = &model.replica.directory;
    let site = ticket.site.map(|id| site_tree::path(&directory.sites, id)).unwrap_or_default();
    let plant = ticket.plant.and_then(|id| site_tree::plant(&directory.plants, id));
    let requester = ticket.requester.and_then(|id| directory.requester(id));
    let technician = ticket.technician.and_then(|id| directory.technician(id));
    let callback = match Model::text_of(row, TextField::CallbackNumber) {
        "" => Model::text_of(row, TextField::CallerNumber),
        number => number,
    };
    let mut parts: Vec<String> = Vec::new();
    let place = site.into_iter().chain([Model::text_of(row, TextField::Place)]);
    let place: Vec<&str> = place.filter(|part| !part.is_empty()).collect();
    parts.push(place.join(site_tree::WITHIN));
    parts.extend(plant.map(|plant| format!("{} {}", plant.service, plant.name)));
    match requester {
        Some(requester) => parts.push(records::person(words, requester)),
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
        parts.push(match ticket.in_charge {
            Some(_) => words.say_with("in-charge-of", &[("name", model.reached_at(technician).into())]),
            None => format!("{} ({told})", model.whom_to_call(Some(technician.id))),
        });
    }
    parts.extend(linked(model, row));
    if ticket.unauthorised {
        parts.push(words.say("ticket-unauthorised"));
    }
    parts.extend(proposes_rejection(model, row));
    if let Some(request) = ticket.parts.last().filter(|request| request.is_open()) {
        parts.push(records::parts(words, request));
    }
    // An amount is between the two sides of the contract.
    if let Some(quote) = ticket.quote.as_ref().filter(|_| model.sees_costs()) {
        parts.push(records::quote(words, quote));
    }
    parts.push(insistence(model, row));
    if let Some(imported) = &ticket.imported {
        let args = [
            ("source", imported.source.clone().into()),
            ("state", imported.source_state.clone().into()),
            ("date", explained::moment::day(imported.opened_on).into()),
        ];
        parts.push(words.say_with("imported-from", &args));
    }
    parts.extend(taken_in_charge(model, row));
    parts.retain(|part| !part.is_empty());
    parts
}

/// `presa in carico dopo 12 min` (S4.2), and whether nobody stated when.
fn taken_in_charge(model: &Model, row: &TicketResource) -> Option<String> {
    let words = &model.words;
    let by = model.replica.contracts.get(&row.ticket.contract)?.timing.taking_charge_by;
    let after = row.ticket.taken_in_charge_after(by)?.num_seconds();
    let time = explained::moment::elapsed(words, after);
    let told = words.say_with("taken-in-charge-after", &[("time", time.into())]);
    let marks = row.ticket.taken_in_charge(by).map(|met| explained::marks(words, met));
    let marks = marks.unwrap_or_default();
    Some(if marks.is_empty() { told } else { format!("{told} ({})", marks.join(", ")) })
}

/// What its failed steps became, and the ticket of whose failed step it came, with the key that leads there.
pub fn linked(model: &Model, row: &TicketResource) -> Vec<String> {
    let words = &model.words;
    let ticket = &row.ticket;
    let named = |key: &str, number: TicketNumber| words.say_with(key, &[("number", number.0.into())]);
    let escalations = ticket.checklist.iter().flat_map(|list| &list.escalations);
    let mut told: Vec<(TicketNumber, String)> = ticket
        .escalates
        .map(|of| (of, named("ticket-escalates", of)))
        .into_iter()
        .chain(escalations.map(|to| (to.ticket, named("ticket-escalated", to.ticket))))
        .collect();
    let key = model.keymap.key_at(Context::Ticket.stack(), Command::Open);
    let leads = told.iter_mut().find(|(number, _)| Some(*number) == ticket.linked());
    if let (Some((_, told)), Some(key), false) = (leads, key, model.is_field()) {
        *told = format!("{told} ({})", key.label(words));
    }
    told.into_iter().map(|(_, told)| told).collect()
}

/// Why rejection is proposed, while it is possible (S4.7).
fn proposes_rejection(model: &Model, row: &TicketResource) -> Option<String> {
    let ticket = &row.ticket;
    let (because, service) = (ticket.proposes_rejection?, ticket.service.as_ref()?);
    course(ticket, Verb::Reject).ok().filter(|course| *course != Course::AlreadySo)?;
    let why = model.unserved(because, service, ticket.site);
    Some(model.words.say_with("ticket-proposes-rejection", &[("why", why.into())]))
}

/// `2 solleciti, 1 reclamo`, and how far the contract lets them move the ticket ahead on the board.
fn insistence(model: &Model, row: &TicketResource) -> String {
    let (words, ticket) = (&model.words, &row.ticket);
    let counted = [("reminders", ticket.reminders), ("complaints", ticket.complaints)];
    let counted = counted.into_iter().filter(|(_, count)| *count > 0);
    let told = counted.map(|(what, count)| words.say_with(what, &[("count", count.into())]));
    let told = told.collect::<Vec<_>>().join(", ");
    let contract = model.replica.contracts.get(&ticket.contract);
    let advance = contract.map(|it| it.advance(ticket.reminders, ticket.complaints).num_minutes());
    match advance.filter(|minutes| *minutes > 0 && ticket.state.is_open()) {
        Some(minutes) => {
            words.say_with("insisted-ahead", &[("told", told.into()), ("minutes", minutes.into())])
        }
        None => told,
    }
}

/// The six choices, always, with their reason where they do not apply; then the other moves that do.
fn actions(paint: &Paint<'_, '_>, row: &TicketResource, width: u16) -> Lines {
    let model = paint.model;
    let six = Verb::SIX_CHOICES.into_iter().map(|verb| action(paint, row, verb));
    let others = Verb::ALL.into_iter().filter(|verb| !Verb::SIX_CHOICES.contains(verb));
    let possible = others.filter(|verb| {
        let goes = course(&row.ticket, *verb).is_ok_and(|course| course != Course::AlreadySo);
        goes && model.permits(row, *verb).is_ok()
    });
    let possible = possible.map(|verb| action(paint, row, verb));
    let mut lines = Lines::default();
    lines.flow(six, usize::from(width));
    lines.flow(possible, usize::from(width));
    lines
}

/// `k ricambi (dopo il sopralluogo)`
fn action(paint: &Paint<'_, '_>, row: &TicketResource, verb: Verb) -> Piece {
    let model = paint.model;
    let key = model.keymap.key_at(Context::Ticket.stack(), Command::Act(verb));
    let key = key.map(|key| key.label(&model.words));
    let key = key.unwrap_or_default();
    let name = model.words.say(&format!("verb-{}", verb.code()));
    let spans = match model.permits(row, verb) {
        Ok(()) => vec![
            paint.span(Meaning::Key, format!(" {key}")),
            paint.span(Meaning::Text, format!(" {name} ")),
        ],
        Err(refusal) => {
            let why = sentence::short_reason(&model.words, &refusal);
            vec![paint.span(Meaning::Dim, format!(" {key} {name} ({why}) "))]
        }
    };
    (spans, Some(Aim::Act(row.ticket.number, verb)))
}
