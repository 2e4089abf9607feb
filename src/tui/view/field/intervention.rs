//! The open intervention, as one page that scrolls: what is wrong, until when, where, who reported it and at
//! which number, what can be done with its key, what cannot and why, and the history, the latest first.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::lines::{Lines, Piece, flowed};
use super::super::paint::Paint;
use super::super::{checklist, deadline, form, history, moment, ticket};
use super::TALL;
use crate::api::resource::TicketResource;
use crate::domain::site_tree;
use crate::domain::text::TextField;
use crate::explained::records;
use crate::tui::app::Model;
use crate::tui::app::aim::Aim;
use crate::tui::app::possible::{Possible, Standing};
use crate::tui::command::Command;
use crate::tui::input::Context;
use crate::tui::look::Meaning;
use crate::tui::{sentence, text};

/// Answers whether there is more below what is in sight.
pub fn draw(paint: &mut Paint<'_, '_>, area: Rect) -> bool {
    let model = paint.model;
    let Some(row) = model.focused.number.and_then(|number| model.ticket(number)) else {
        let line = paint.line(Meaning::Dim, paint.say("ticket-coming"));
        paint.put(area, line);
        return false;
    };
    let page = Page::of(paint, row, area);
    let height = usize::from(area.height);
    let last = page.lines.len().saturating_sub(height);
    let mut first = usize::from(model.rounds.scroll).min(last);
    if let Some(chosen) = page.chosen {
        first = first.min(chosen).max((chosen + 1).saturating_sub(height));
    }
    paint.means(area, Aim::Page(u16::try_from(last).unwrap_or(u16::MAX)));
    page.lines.put(paint, area, first);
    first < last
}

/// All lines, and which of them must stay in sight.
#[derive(Default)]
struct Page {
    lines: Lines,
    chosen: Option<usize>,
}

impl Page {
    fn of(paint: &Paint<'_, '_>, row: &TicketResource, area: Rect) -> Self {
        let width = usize::from(area.width);
        let tall = area.height >= TALL;
        let mut page = Self::default();
        page.lines.extend(facts(paint, row, width));
        // The page scrolls: where there is room each step has its line.
        let ample = if tall { usize::MAX } else { 0 };
        let room = checklist::Room { ample, most: usize::MAX };
        page.lines.extend(checklist::lines(paint, row, width, room));
        page.part(tall);
        let sent = on_their_way(paint.model, row).into_iter();
        page.lines.extend(sent.map(|told| paint.line(Meaning::Paused, text::fit(&told, width))));
        page.actions(paint, row, width, tall);
        page.part(tall);
        page.lines.extend(history(paint, row, width));
        page.lines.extend(reached(paint, row, width));
        page
    }

    /// A blank line, where there is room for one.
    fn part(&mut self, tall: bool) {
        if tall {
            self.lines.push(Line::default());
        }
    }

    /// Those that go, numbered; where there is little room two in a line. Then the others with their reason.
    fn actions(&mut self, paint: &Paint<'_, '_>, row: &TicketResource, width: usize, tall: bool) {
        let model = paint.model;
        let choices = model.choices_in_the_field(row);
        let chosen = model.chosen_action(&choices);
        let mut open = choices.iter().filter(|one| one.is_open()).enumerate().peekable();
        let columns = if tall { 1 } else { 2 };
        while open.peek().is_some() {
            let mut pieces: Vec<Piece> = Vec::new();
            for (at, one) in open.by_ref().take(columns) {
                let here = Some(one.verb) == chosen;
                if here && model.rounds.chosen.is_some() {
                    self.chosen = Some(self.lines.len());
                }
                let spans = action(paint, at + 1, one, here, width / columns);
                pieces.push((spans, Some(Aim::Act(row.ticket.number, one.verb))));
            }
            self.lines.flow(pieces.into_iter(), width);
        }
        let closed = choices.iter().filter_map(|one| {
            let aim = Aim::Act(row.ticket.number, one.verb);
            Some((vec![paint.span(Meaning::Dim, reason(paint, one)?)], Some(aim)))
        });
        self.lines.flow(closed, width);
    }
}

/// `>1 t prendi in carico`
fn action(
    paint: &Paint<'_, '_>,
    number: usize,
    one: &Possible,
    here: bool,
    room: usize,
) -> Vec<Span<'static>> {
    let words = &paint.model.words;
    let key = key_of(paint.model, one);
    let name = words.say(&format!("verb-{}", one.verb.code()));
    let name = match one.standing {
        Standing::TimeToTell => words.say_with("round-time-to-tell", &[("action", name.into())]),
        _ => name,
    };
    let mark = if here { ">" } else { " " };
    let used = 1 + text::width(&key) + 3;
    vec![
        Span::raw(mark),
        paint.span(if here { Meaning::Selection } else { Meaning::Key }, format!("{number} {key}")),
        paint.span(Meaning::Text, format!(" {}", text::pad(&name, room.saturating_sub(used + 1)))),
    ]
}

/// ` k ricambi (dopo il sopralluogo) `
fn reason(paint: &Paint<'_, '_>, one: &Possible) -> Option<String> {
    let words = &paint.model.words;
    let Standing::Not(refusal) = &one.standing else { return None };
    let name = words.say(&format!("verb-{}", one.verb.code()));
    let why = sentence::short_reason(words, refusal);
    Some(format!(" {} {name} ({why}) ", key_of(paint.model, one)))
}

fn key_of(model: &Model, one: &Possible) -> String {
    let key = model.keymap.key_at(&[Context::FieldTicket], Command::Act(one.verb));
    key.map(|key| key.label(&model.words)).unwrap_or_default()
}

/// What is wrong, what is due, where, and whom to call: nothing of it is cut.
fn facts(paint: &Paint<'_, '_>, row: &TicketResource, width: usize) -> Vec<Line<'static>> {
    let wrapped = |meaning, sentence: &str| {
        let lines = form::wrapped(sentence, width).into_iter();
        lines.map(|line| paint.line(meaning, line)).collect::<Vec<_>>()
    };
    let mut lines = wrapped(Meaning::Title, Model::text_of(row, TextField::Description));
    let due = deadline::awaited(paint, row, width);
    lines.extend(flowed(due.into_iter(), width));
    lines.extend(about(paint.model, row).iter().flat_map(|fact| wrapped(Meaning::Text, fact)));
    lines
}

/// `Dove: …`, `Chi: …`, and how often it was asked for.
pub fn about(model: &Model, row: &TicketResource) -> Vec<String> {
    let facts = [
        ("field-place", place(model, row)),
        ("field-requester", who(model, row)),
        ("round-asked", asked(model, row)),
        ("field-ticket", ticket::linked(model, row).join(", ")),
    ];
    let said = facts.into_iter().filter(|(_, said)| !said.is_empty());
    said.map(|(key, said)| format!("{}: {said}", model.words.say(key))).collect()
}

/// The site, its address, the room.
fn place(model: &Model, row: &TicketResource) -> String {
    let sites = &model.replica.directory.sites;
    let plants = &model.replica.directory.plants;
    let room = Model::text_of(row, TextField::Place);
    let path = row.ticket.site.map(|id| site_tree::told_path(sites, id)).unwrap_or_default();
    let address = row.ticket.site.map(|id| site_tree::address(sites, id)).unwrap_or_default();
    let plant = row.ticket.plant.and_then(|id| site_tree::plant(plants, id));
    let plant = plant.map(|plant| plant.name.as_str());
    let parts = [Some(path.as_str()), Some(room), plant, Some(address)];
    let parts: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

/// Who reported it, and the number to call.
fn who(model: &Model, row: &TicketResource) -> String {
    let requester = row.ticket.requester.and_then(|id| model.replica.directory.requester(id));
    let name = match requester {
        Some(found) if found.position.is_empty() => records::person(&model.words, found),
        Some(found) => format!("{}, {}", found.name, found.position),
        None => Model::text_of(row, TextField::CallerName).to_owned(),
    };
    let said = [TextField::CallbackNumber, TextField::CallerNumber];
    let said = said.into_iter().map(|field| Model::text_of(row, field).to_owned());
    let own = requester.and_then(|found| found.phones.first()).map(ToString::to_string);
    let number = said.chain(own).find(|number| !number.is_empty());
    let number = number.map_or_else(
        || model.words.say("round-no-number"),
        |number| model.words.say_with("round-call", &[("number", number.into())]),
    );
    if name.is_empty() { number } else { format!("{name}, {number}") }
}

/// How often somebody asked where he is.
fn asked(model: &Model, row: &TicketResource) -> String {
    let count = |key: &str, count: u32| {
        (count > 0).then(|| model.words.say_with(key, &[("count", count.into())]))
    };
    let told = [count("reminders", row.ticket.reminders), count("complaints", row.ticket.complaints)];
    told.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What was sent and not yet answered.
pub fn on_their_way(model: &Model, row: &TicketResource) -> Vec<String> {
    let told = model.on_its_way(row.ticket.number).map(|(pending, command)| {
        let action = model.words.say(&format!("verb-{}", command.action.deed.verb().code()));
        let at = moment::clock(command.said_at.unwrap_or(pending.asked_at));
        let args = [("action", action.into()), ("time", at.into())];
        model.words.say_with("round-on-its-way", &args)
    });
    told.collect()
}

/// The latest first.
fn history(paint: &Paint<'_, '_>, row: &TicketResource, width: usize) -> Vec<Line<'static>> {
    let detail = paint.model.focused.detail.as_ref().filter(|detail| history::is_of(detail, row));
    match detail {
        Some(detail) => history::by_people(paint, detail, width),
        None => vec![paint.line(Meaning::Dim, paint.say("round-history-coming"))],
    }
}

/// The deadlines that were reached.
fn reached(paint: &Paint<'_, '_>, row: &TicketResource, width: usize) -> Vec<Line<'static>> {
    let clocks = deadline::reached(paint, row, width);
    flowed(clocks.into_iter(), width)
}
