//! The head of the wall: how many wait, since when the oldest, what the answering machine holds, the time. When
//! the data are old it says since when instead, as large. Each figure keeps its place whatever it is.

use ratatui::layout::{Constraint, Layout, Rect};

use super::digits::Digits;
use super::plan::Plan;
use crate::domain::channel::Channel;
use crate::domain::time::Timestamp;
use crate::tui::app::wall::WAITS_TO_THE_SECOND;
use crate::tui::app::{Link, Model};
use crate::tui::look::Meaning;
use crate::tui::text;
use crate::tui::view::moment;
use crate::tui::view::paint::Paint;

/// Columns between two figures at most, where there is room.
const MOST_APART: usize = 12;
/// More than so many who wait, or messages, are shown as so many: their number is not the trouble then.
const MOST_WAIT: usize = 999;
const MOST_MESSAGES: usize = 99;
/// The largest figures that there are: they keep the place.
const COUNT: &str = "000";
const MESSAGES: &str = "00";
const TIME: &str = "00:00";
/// While nothing is known.
const UNKNOWN: &str = "--:--";

/// A figure under its label.
struct Cell {
    meaning: Meaning,
    label: String,
    figure: String,
    /// The largest that it may become.
    largest: &'static str,
}

pub fn draw(paint: &mut Paint<'_, '_>, area: Rect, plan: Plan) {
    let model = paint.model;
    let mut cells = match &model.link {
        Link::Up => of_the_line(model, plan),
        _ => of_old_data(model),
    };
    cells.push(time(model));
    match plan.digits {
        Some(digits) => large(paint, area, digits, &cells),
        None => in_one_line(paint, area, &cells),
    }
}

fn of_the_line(model: &Model, plan: Plan) -> Vec<Cell> {
    let words = &model.words;
    let count = model.waiting().count();
    let messages = model.waiting().filter(|row| row.call.channel == Channel::Voicemail).count();
    let oldest = model.waiting().map(|row| row.call.called_at).min();
    let waits = if count > 0 { Meaning::Ringing } else { Meaning::Dim };
    vec![
        Cell {
            meaning: waits,
            label: words.say("wall-waiting"),
            figure: count.min(MOST_WAIT).to_string(),
            largest: COUNT,
        },
        Cell {
            meaning: Meaning::Dim,
            label: words.say("wall-oldest"),
            figure: oldest.map_or_else(|| "-".to_owned(), |since| waiting(since, model.now)),
            largest: TIME,
        },
        Cell {
            meaning: Meaning::Dim,
            // Under smaller digits a longer label would push two figures together.
            label: words.say(match plan.digits {
                Some(Digits::Large) => "wall-voicemail",
                _ => "wall-voicemail-short",
            }),
            figure: messages.min(MOST_MESSAGES).to_string(),
            largest: MESSAGES,
        },
    ]
}

/// `02:14`, and `1h02` from an hour on: hours are never taken for minutes.
fn waiting(since: Timestamp, now: Timestamp) -> String {
    let minutes = (now - since).num_minutes();
    match now - since < WAITS_TO_THE_SECOND {
        true => moment::waiting(since, now),
        false => format!("{}h{:02}", minutes / 60, minutes % 60),
    }
}

/// Since when nothing was heard, and how many waited then: nobody knows who waits now.
fn of_old_data(model: &Model) -> Vec<Cell> {
    let words = &model.words;
    let meaning = Meaning::Error;
    let Some(since) = model.heard_at else {
        let label = words.say(if model.link == Link::Starting { "wall-starting" } else { "wall-never" });
        return vec![Cell { meaning, label, figure: UNKNOWN.to_owned(), largest: TIME }];
    };
    let label = match moment::same_day(since, model.now) {
        true => words.say("wall-stale"),
        false => words.say_with("wall-stale-day", &[("day", moment::day(since).into())]),
    };
    let waited = model.waiting().count().min(MOST_WAIT).to_string();
    vec![
        Cell { meaning, label, figure: moment::clock(since), largest: TIME },
        Cell { meaning: Meaning::Dim, label: words.say("wall-waited"), figure: waited, largest: COUNT },
    ]
}

/// The server's time; before it was heard nobody knows it.
fn time(model: &Model) -> Cell {
    let figure = model.heard_at.map_or_else(|| UNKNOWN.to_owned(), |_| moment::clock(model.now));
    Cell { meaning: Meaning::Dim, label: model.words.say("wall-time"), figure, largest: TIME }
}

impl Cell {
    /// ` * IN ATTESA `: what is coloured has its sign.
    fn signed(&self) -> String {
        match self.meaning.sign() {
            "" => self.label.clone(),
            sign => format!(" {sign} {} ", self.label),
        }
    }

    fn width(&self, digits: Digits) -> usize {
        // The place of a sign is kept for when there is one.
        let label = text::width(&self.label) + 4;
        digits.width(self.largest).max(label)
    }
}

/// Labels above digits, from the left; the time at the right end.
fn large(paint: &mut Paint<'_, '_>, area: Rect, digits: Digits, cells: &[Cell]) {
    let last = cells.len().saturating_sub(1);
    // What is free is between them; it follows from the window and the largest figures alone.
    let taken: usize = cells.iter().map(|cell| cell.width(digits)).sum();
    let free = usize::from(area.width).saturating_sub(taken + 2);
    let apart = free.checked_div(last).unwrap_or(0).min(MOST_APART);
    let mut x = 1;
    for (at, cell) in cells.iter().enumerate() {
        let wide = cell.width(digits);
        if at == last {
            x = usize::from(area.width).saturating_sub(digits.width(cell.largest) + 1);
        }
        let place = |row: u16, width: usize| {
            let left = area.x.saturating_add(u16::try_from(x).unwrap_or(u16::MAX));
            let width = u16::try_from(width).unwrap_or(u16::MAX);
            Rect { x: left, y: area.y + row, width, height: 1 }.intersection(area)
        };
        let label = paint.line(cell.meaning, cell.signed());
        paint.put(place(0, text::width(&cell.signed())), label);
        for (row, shown) in (1..).zip(digits.rows(&cell.figure)) {
            let line = paint.line(Meaning::Title, shown);
            paint.put(place(row, digits.width(&cell.figure)), line);
        }
        x += wide + apart;
    }
}

/// `* IN ATTESA 3   più vecchia 02:14   segreteria 1          14:32`
fn in_one_line(paint: &mut Paint<'_, '_>, area: Rect, cells: &[Cell]) {
    let Some((time, others)) = cells.split_last() else { return };
    let of_one = |cell: &Cell| {
        let shown = paint.span(cell.meaning, format!(" {} {} ", cell.signed().trim(), cell.figure));
        [shown, paint.span(Meaning::Text, " ")]
    };
    let spans: Vec<_> = others.iter().flat_map(of_one).collect();
    // The time is never pushed out.
    let wide = u16::try_from(text::width(&time.figure) + 1).unwrap_or(area.width).min(area.width);
    let [left, right] = Layout::horizontal([Constraint::Min(0), Constraint::Length(wide)]).areas(area);
    paint.put(left, spans.into());
    let line = paint.line(Meaning::Title, time.figure.clone());
    paint.put(right, line);
}
