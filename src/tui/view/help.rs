//! The help: every key, by where it holds, made from the effective keymap and narrowed by what is typed.

use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::Line;

use super::form;
use super::paint::Paint;
use crate::tui::app::aim::Aim;
use crate::tui::app::help::{Help, Section};
use crate::tui::command::Command;
use crate::tui::input::Binding;
use crate::tui::look::Meaning;
use crate::tui::text;

/// Between two keys of one action: chords have single blanks.
const BETWEEN: &str = "  ";
/// The most columns that keys get: further ones of an action are left out, not what it does.
const WIDEST: usize = 24;
/// Before the keys.
const INDENT: usize = 3;

pub fn draw(paint: &mut Paint<'_, '_>, area: Rect, help: &Help) {
    let model = paint.model;
    let (sections, all) = model.helped(help);
    let found = sections.iter().map(|section| section.bindings.len()).sum();
    let [top, list] = Layout::vertical([Constraint::Length(1), Constraint::Min(0)]).areas(area);
    filter(paint, top, help, (found, all));
    let lines = lines(paint, &sections, usize::from(list.width));
    let last = lines.len().saturating_sub(usize::from(list.height));
    paint.means(list, Aim::Page(u16::try_from(last).unwrap_or(u16::MAX)));
    let shown = lines.into_iter().skip(usize::from(help.scroll).min(last)).collect();
    paint.put_all(list, shown);
}

/// `Filtro: sopr_                                              5 di 96`
fn filter(paint: &mut Paint<'_, '_>, area: Rect, help: &Help, (found, all): (usize, usize)) {
    let words = &paint.model.words;
    let count = words.say_with("keys-count", &[("found", found.into()), ("all", all.into())]);
    let label = format!(" {} ", words.say("keys-filter"));
    let room = usize::from(area.width).saturating_sub(text::width(&label) + text::width(&count) + 2);
    let typed = help.filter.value();
    let (meaning, shown) = match typed.is_empty() {
        true => (Meaning::Dim, words.say("keys-filter-hint")),
        false => (Meaning::Field, typed.to_owned()),
    };
    let line = Line::from(vec![
        paint.span(Meaning::Key, label.clone()),
        paint.span(meaning, text::pad(&shown, room)),
        paint.span(Meaning::Dim, format!(" {count}")),
    ]);
    paint.put(area, line);
    let before = u16::try_from(text::width(&label)).unwrap_or(0).min(area.width);
    let (x, width) = (area.x + before, area.width - before);
    paint.means(Rect { x, width, ..area }, Aim::Written(0));
    let column = (text::width(&label) + help.filter.visual_cursor()).min(usize::from(area.width));
    let x = area.x + u16::try_from(column).unwrap_or(0);
    paint.frame.set_cursor_position(Position { x: x.min(area.right().saturating_sub(1)), y: area.y });
}

fn lines(paint: &Paint<'_, '_>, sections: &[Section<'_>], width: usize) -> Vec<Line<'static>> {
    let words = &paint.model.words;
    if sections.is_empty() {
        return vec![
            Line::default(),
            paint.line(Meaning::Dim, format!(" {}", words.say("keys-nothing"))),
        ];
    }
    let all = sections.iter().flat_map(|section| &section.bindings);
    let widest = all.map(|binding| text::width(&keys(paint, binding, usize::MAX))).max().unwrap_or(0);
    let column = widest.min(WIDEST).min(width / 3);
    let mut lines = Vec::new();
    for section in sections {
        let context = words.say(&format!("context-{}", section.context.name()));
        let title = match section.holds {
            true => words.say_with("keys-hold", &[("context", context.into())]),
            false => context,
        };
        lines.push(Line::default());
        lines.push(paint.line(Meaning::Title, format!(" {title}")));
        for binding in &section.bindings {
            lines.extend(entry(paint, binding, column, width));
        }
    }
    lines
}

/// The keys, and beside them what they do, in as many lines as that needs.
fn entry(
    paint: &Paint<'_, '_>,
    binding: &Binding<Command>,
    column: usize,
    width: usize,
) -> Vec<Line<'static>> {
    let room = width.saturating_sub(INDENT + column + BETWEEN.len() + 1).max(1);
    let meaning = form::wrapped(&binding.action.long(&paint.model.words), room);
    let mut keys = keys(paint, binding, column);
    let mut lines = Vec::new();
    for part in meaning {
        let shown = text::pad(&std::mem::take(&mut keys), column);
        lines.push(Line::from(vec![
            paint.span(Meaning::Key, format!("{}{shown}{BETWEEN}", " ".repeat(INDENT))),
            paint.span(Meaning::Text, part),
        ]));
    }
    lines
}

/// The keys of an action, as many as fit whole.
fn keys(paint: &Paint<'_, '_>, binding: &Binding<Command>, room: usize) -> String {
    let mut keys = String::new();
    for written in &binding.chords {
        let label = written.chord.label(&paint.model.words);
        let longer = if keys.is_empty() { label } else { format!("{keys}{BETWEEN}{label}") };
        if !keys.is_empty() && text::width(&longer) > room {
            break;
        }
        keys = longer;
    }
    keys
}
