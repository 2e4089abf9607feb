//! What stands over the desk for a moment: the prompt of an action, the search, a
//! deadline explained, the help, the tour.

use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::paint::{Paint, rows};
use super::{aligning, explain, form, help, line, notices, printing, themes, tour};
use crate::api::resource::TicketResource;
use crate::domain::quote::Totals;
use crate::domain::text::TextField;
use crate::explained::records;
use crate::tui::app::aim::Aim;
use crate::tui::app::field::Field;
use crate::tui::app::form::Form;
use crate::tui::app::overlay::Overlay;
use crate::tui::app::printing::Printing;
use crate::tui::app::prompt::Prompt;
use crate::tui::app::theming::ThemeList;
use crate::tui::app::tour::Tour;
use crate::tui::app::{Explaining, Model, Search};
use crate::tui::look::Meaning;
use crate::tui::text;
use crate::words::Words;

pub fn draw(paint: &mut Paint<'_, '_>, area: Rect) {
    // What has the keyboard is all that a hand reaches, as far as keys reach no further.
    if let Some(prompt) = &paint.model.papers.prompt {
        paint.areas.shut_all_but_papers();
        self::prompt(paint, area, prompt);
    }
    for overlay in &paint.model.overlays {
        if !matches!(overlay, Overlay::Letters(_)) {
            paint.areas.shut();
        }
        match overlay {
            Overlay::Letters(_) => {}
            Overlay::Search(search) => self::search(paint, area, search),
            Overlay::Explaining(explaining) => self::explaining(paint, area, *explaining),
            Overlay::Printing(printing) => self::printing(paint, area, *printing),
            Overlay::Line(written) => line::draw(paint, area, written),
            Overlay::Notices(log) => {
                let place = centred(area, 110, area.height);
                let inner = open(paint, place, "notices-title");
                notices::draw(paint, inner, *log);
            }
            Overlay::Themes(list) => self::themes(paint, area, *list),
            Overlay::Aligning(list) => {
                // The lead on two lines at most, a blank one, and the rows.
                let lines = list.orphans().len().saturating_add(3);
                let inner = open(paint, fitting(area, 100, lines), "alignment-title");
                aligning::draw(paint, inner, list);
            }
            Overlay::Tour(tour) => self::tour(paint, area, *tour),
            Overlay::Trial => trial(paint, area),
            Overlay::Help(help) => {
                let place = centred(area, 100, area.height);
                let inner = open(paint, place, "help-title");
                help::draw(paint, inner, help);
            }
        }
    }
}

/// Rows and columns of a frame.
const FRAME: u16 = 2;

fn themes(paint: &mut Paint<'_, '_>, area: Rect, list: ThemeList) {
    let width = 84.min(area.width);
    let lines = themes::lines(paint, list, inside(width));
    let title = paint.say("themes-title");
    let place = fitting(area, width, lines.len());
    let inner = boxed(paint, place, &title);
    paint.means(inner, Aim::Rows);
    lines.put(paint, inner, 0);
}

fn tour(paint: &mut Paint<'_, '_>, area: Rect, tour: Tour) {
    let width = 76.min(area.width);
    let lines = tour::lines(paint, tour, inside(width));
    let title = tour::title(paint, tour);
    let inner = boxed(paint, fitting(area, width, lines.len()), &title);
    lines.put(paint, inner, 0);
}

/// What the demonstration is, before it begins.
fn trial(paint: &mut Paint<'_, '_>, area: Rect) {
    let width = 76.min(area.width);
    let lines = tour::trial(paint, inside(width));
    let inner = open(paint, fitting(area, width, lines.len()), "trial-title");
    lines.put(paint, inner, 0);
}

fn explaining(paint: &mut Paint<'_, '_>, area: Rect, explaining: Explaining) {
    let width = 110.min(area.width);
    let lines = explain::lines(paint, explaining, inside(width));
    let title = explain::title(paint.model, explaining);
    let place = fitting(area, width, lines.len());
    let inner = boxed(paint, place, &title);
    let last = lines.len().saturating_sub(usize::from(inner.height));
    let first = usize::from(explaining.scroll).min(last);
    paint.means(place, Aim::Page(u16::try_from(last).unwrap_or(u16::MAX)));
    let shown = lines.into_iter().skip(first).collect();
    paint.put_all(inner, shown);
    if first < last {
        let more = paint.model.words.say_with("explain-more", &[("count", (last - first).into())]);
        paint.on_lower_edge(place, &more);
    }
}

/// A paper, with the keys for it on its lower edge.
fn printing(paint: &mut Paint<'_, '_>, area: Rect, printing: Printing) {
    let width = 110.min(area.width);
    let lines = printing::lines(paint, inside(width));
    let inner_lines = lines.len();
    let place = fitting(area, width, inner_lines);
    let inner = open(paint, place, "print-title");
    let last = inner_lines.saturating_sub(usize::from(inner.height));
    let first = usize::from(printing.scroll).min(last);
    paint.means(place, Aim::Page(u16::try_from(last).unwrap_or(u16::MAX)));
    paint.put_all(inner, lines.into_iter().skip(first).collect());
    let hint = printing::hint(paint.model);
    let hint = match last - first {
        0 => format!(" {hint} "),
        more => {
            let more = paint.model.words.say_with("explain-more", &[("count", more.into())]);
            format!(" {hint} · {} ", more.trim())
        }
    };
    paint.on_lower_edge(place, &hint);
}

/// The columns inside a frame of this width.
fn inside(width: u16) -> usize {
    usize::from(width.saturating_sub(FRAME))
}

/// As high as its lines need it to be, so that what is below stays in sight.
fn fitting(area: Rect, width: u16, lines: usize) -> Rect {
    let height = u16::try_from(lines).unwrap_or(area.height).saturating_add(FRAME);
    centred(area, width, height)
}

fn boxed(paint: &mut Paint<'_, '_>, place: Rect, title: &str) -> Rect {
    paint.clear(place);
    paint.boxed(place, true, title)
}

fn open(paint: &mut Paint<'_, '_>, place: Rect, title: &str) -> Rect {
    let title = paint.say(title);
    boxed(paint, place, &title)
}

fn centred(area: Rect, width: u16, height: u16) -> Rect {
    let width = width.min(area.width);
    let height = height.min(area.height);
    Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height }
}

/// What the lines of a quote come to, beside the amount that need not be typed then.
fn beside(words: &Words, form: &Form, field: &Field) -> Option<(Meaning, String)> {
    let (lines, _) = form.field("lines").filter(|_| field.name == "amount")?.lines().ok()?;
    let net = Totals::of(&lines).net;
    (!lines.is_empty()).then(|| (Meaning::Ok, records::priced(words, net, &lines)))
}

/// Room for the lead, the fields, a list and a fault.
fn prompt(paint: &mut Paint<'_, '_>, area: Rect, prompt: &Prompt) {
    const LIST_AND_FAULT: usize = 7;
    const WIDTH: u16 = 78;
    let width = WIDTH.min(area.width);
    let lead = form::wrapped(&prompt.lead, usize::from(width).saturating_sub(4));
    let wanted = lead.len() + prompt.form.fields.len() + LIST_AND_FAULT + 3;
    let height = u16::try_from(wanted).unwrap_or(area.height);
    let inner = open(paint, centred(area, width, height), "prompt-title");
    let mut below = inner;
    for (line, row) in lead.iter().zip(rows(inner)) {
        let line = paint.line(Meaning::Title, format!(" {line}"));
        paint.put(row, line);
        below.y = row.y + 1;
    }
    below.y = (below.y + 1).min(inner.bottom());
    below.height = inner.bottom().saturating_sub(below.y);
    let words = std::sync::Arc::clone(&paint.model.words);
    let beside = |field: &Field| beside(&words, &prompt.form, field);
    let used = form::draw(paint, below, &prompt.form, true, beside);
    let fieldless_fault = prompt.form.fault.as_ref().filter(|fault| fault.field.is_none());
    let rest = Rect { y: below.y + used, height: below.height.saturating_sub(used), ..below };
    if let (Some(fault), true) = (fieldless_fault, prompt.form.fields.is_empty()) {
        let line = paint.line(Meaning::Error, fault.sentence.clone());
        paint.put(rest, line);
    }
}

fn search(paint: &mut Paint<'_, '_>, area: Rect, search: &Search) {
    let inner = open(paint, centred(area, 100, area.height.saturating_sub(2)), "search-title");
    paint.means(inner, Aim::Rows);
    let mut places = rows(inner);
    let Some(top) = places.next() else { return };
    let room = usize::from(top.width).saturating_sub(3);
    let typed = text::pad(&text::fit(search.input.value(), room), room);
    let line = Line::from(vec![paint.span(Meaning::Key, " / "), paint.span(Meaning::Field, typed)]);
    paint.put(top, line);
    let x = top.x.saturating_add(3).min(top.right());
    paint.means(Rect { x, width: top.right() - x, ..top }, Aim::Written(0));
    let column = u16::try_from(search.input.visual_cursor()).unwrap_or(0) + 3;
    let x = (top.x + column).min(top.right().saturating_sub(1));
    paint.frame.set_cursor_position(Position { x, y: top.y });
    if search.found.is_empty() {
        if let Some(row) = places.nth(1) {
            let line = paint.line(Meaning::Dim, format!("   {}", searching(paint, search)));
            paint.put(row, line);
        }
        return;
    }
    let fits = usize::from(inner.height).saturating_sub(2).max(1);
    let first = search.selected.saturating_sub(fits - 1);
    let width = usize::from(inner.width);
    for ((at, found), row) in search.found.iter().enumerate().skip(first).zip(places.skip(1)) {
        let selected = at == search.selected;
        let meaning = if selected { Meaning::Selection } else { Meaning::Text };
        let mark = if selected { ">" } else { " " };
        let shown = text::fit(&format!("{mark} {}", self::found(paint, found)), width);
        let line = paint.line(meaning, text::pad(&shown, width));
        paint.put(row, line);
        paint.means(row, Aim::Found(found.ticket.number));
    }
}

fn searching(paint: &Paint<'_, '_>, search: &Search) -> String {
    let key = match (search.input.value().trim().is_empty(), search.answered) {
        (true, _) => "search-hint",
        (false, false) => "search-asking",
        (false, true) => "search-nothing",
    };
    paint.say(key)
}

/// `1042  EME  chiusa  Rianimazione  perdita d'acqua`
fn found(paint: &Paint<'_, '_>, row: &TicketResource) -> String {
    let words = &paint.model.words;
    let state = words.say(&format!("state-{}", row.ticket.word()));
    let priority = row.ticket.priority.as_ref().map_or("", |code| code.as_str());
    let text_of = |field| Model::text_of(row, field);
    format!(
        "{}  {}  {}  {}  {}",
        text::pad_start(&row.ticket.number.to_string(), 6),
        text::pad(priority, 3),
        text::pad(&text::fit(&state, 16), 16),
        text::pad(&text::fit(text_of(TextField::Place), 20), 20),
        text_of(TextField::Description),
    )
}
