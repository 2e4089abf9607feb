//! The command line: what is written, and below it what it may mean, each row with what it would do, its
//! key, and the reason where it cannot be done. It stands at the bottom, so that the board stays in sight.

use ratatui::layout::{Position, Rect};
use ratatui::text::Line as Row;

use super::lines::Lines;
use super::paint::{Paint, rows};
use crate::tui::app::Line;
use crate::tui::app::aim::Aim;
use crate::tui::line::Possibility;
use crate::tui::look::Meaning;
use crate::tui::text;

const WIDTH: u16 = 110;
/// With its frame: the line, and twelve rows below it.
const HEIGHT: u16 = 15;
/// Columns of the frame, or rows of it.
const FRAME: u16 = 2;
/// Before what is written.
const PROMPT: &str = " : ";
/// Its columns.
const LEAD: u16 = 3;

pub fn draw(paint: &mut Paint<'_, '_>, area: Rect, line: &Line) {
    let place = at_the_bottom(area);
    paint.clear(place);
    let title = paint.say("line-title");
    let inner = paint.boxed(place, true, &title);
    if let Some(top) = rows(inner).next() {
        written(paint, top, line);
    }
    let shown = below(paint, line, usize::from(inner.width), usize::from(inner.height) - 1);
    let under = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
    paint.means(under, Aim::Rows);
    shown.put(paint, under, 0);
}

fn at_the_bottom(area: Rect) -> Rect {
    let (width, height) = (WIDTH.min(area.width), HEIGHT.min(area.height).max(FRAME + 1));
    let height = height.min(area.height);
    let x = area.x + (area.width - width) / 2;
    Rect { x, y: area.bottom() - height, width, height }
}

fn written(paint: &mut Paint<'_, '_>, top: Rect, line: &Line) {
    let room = usize::from(top.width).saturating_sub(PROMPT.len());
    let value = line.input.value();
    let (meaning, shown) = match value.is_empty() {
        true => (Meaning::Dim, paint.say("line-hint")),
        false => (Meaning::Field, super::form::skip_columns(value, line.input.visual_scroll(room))),
    };
    let shown = text::pad(&text::fit(&shown, room), room);
    let spans = vec![paint.span(Meaning::Key, PROMPT), paint.span(meaning, shown)];
    paint.put(top, Row::from(spans));
    let scrolled = line.input.visual_scroll(room);
    let x = top.x.saturating_add(LEAD).min(top.right());
    paint.means(Rect { x, width: top.right() - x, ..top }, Aim::Written(scrolled));
    let column = line.input.visual_cursor().saturating_sub(scrolled) + PROMPT.len();
    let x = top.x.saturating_add(u16::try_from(column).unwrap_or(0));
    paint.frame.set_cursor_position(Position { x: x.min(top.right().saturating_sub(1)), y: top.y });
}

/// What was told, then the possibilities that fit, the last line counting the others.
fn below(paint: &Paint<'_, '_>, line: &Line, width: usize, height: usize) -> Lines {
    let mut shown = Lines::default();
    if let Some(sure) = &line.sure {
        let asked = paint.model.words.say_with("line-sure", &[("what", sure.says.as_str().into())]);
        let asked = format!(" {} {asked}", Meaning::Warning.sign());
        let parts = super::form::wrapped(&asked, width).into_iter();
        shown.extend(parts.map(|part| paint.line(Meaning::Warning, part)));
        return shown;
    }
    let told = line.told.as_ref().map(|told| (Meaning::Warning, told.clone()));
    let fault = line.reading.fault.as_ref().map(|fault| (Meaning::Dim, fault.clone()));
    if let Some((meaning, sentence)) = told.or(fault) {
        let sign = if meaning == Meaning::Warning { meaning.sign() } else { "" };
        for part in super::form::wrapped(&format!(" {sign} {sentence}"), width) {
            shown.push(paint.line(meaning, part));
        }
    }
    let all: Vec<&Possibility> = line.reading.rows().collect();
    let room = height.saturating_sub(shown.len());
    let fits = if all.len() > room { room.saturating_sub(1) } else { all.len() };
    let meant = line.reading.meant();
    for row in all.iter().take(fits) {
        let line = possibility(paint, row, meant == Some(*row), width);
        shown.push_for(line, Aim::Meant(row.whole.clone()));
    }
    if all.len() > fits {
        let count = all.len() - fits;
        let more = paint.model.words.say_with("line-more", &[("count", count.into())]);
        shown.push(paint.line(Meaning::Dim, format!("   {more}")));
    }
    shown
}

/// `> 1042 · assegna a Squadra Prova idraulici (Rianimazione, perdita d'acqua)             a`
fn possibility(paint: &Paint<'_, '_>, row: &Possibility, meant: bool, width: usize) -> Row<'static> {
    let mark = if meant { ">" } else { " " };
    let about = if row.about.is_empty() { String::new() } else { format!("  ({})", row.about) };
    let key = format!(" {} ", row.key);
    let room = width.saturating_sub(text::width(&key));
    let shown = text::pad(&text::fit(&format!(" {mark} {}{about}", row.says), room), room);
    let meaning = match (&row.refused, meant) {
        (Some(_), _) => Meaning::Dim,
        (None, true) => Meaning::Selection,
        (None, false) => Meaning::Text,
    };
    Row::from(vec![paint.span(meaning, shown), paint.span(Meaning::Key, key)])
}
