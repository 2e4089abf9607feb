//! Draws the model. It changes nothing and asks nobody: the same model gives the same picture.
//!
//! ```text
//! wide (150 columns on)                     medium (100–149)                 small (60–99): pages
//! ┌ header ─────────────────────────────┐   ┌ header ───────────────────┐    ┌ header ──────────┐
//! │ calls    │ sheet      │ board       │   │ sheet        │ board      │    │ tabs             │
//! │          │            │             │   │              │            │    │                  │
//! ├──────────┴────────────┴─────────────┤   ├──────────────┴────────────┤    │ one pane         │
//! │ ticket                              │   │ calls while one rings,    │    │                  │
//! │                                     │   │ or else the ticket        │    │                  │
//! └ notice, keys ───────────────────────┘   └ notice, keys ─────────────┘    └ notice, keys ────┘
//! ```

pub mod aligning;
mod areas;
mod board;
pub mod calls;
pub mod checklist;
pub mod deadline;
pub mod explain;
pub mod field;
mod footer;
pub mod form;
mod frozen;
mod header;
mod help;
mod hints;
pub mod history;
mod letters;
mod line;
mod lines;
pub mod moment;
mod notices;
mod overlay;
mod paint;
mod printing;
pub mod sheet;
mod tabs;
mod themes;
pub mod ticket;
mod tour;
pub mod wall;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};

use super::app::{Model, Pane};
use super::face::Face;
use super::look::Look;
pub use areas::{Area, Areas};
use paint::Paint;

/// From this width on all panes stand side by side.
const WIDE: u16 = 150;
/// From this width on two panes stand side by side.
const MEDIUM: u16 = 100;
/// Below this the desk says so and nothing else.
const SMALLEST: (u16, u16) = (60, 16);

/// Draws everything.
pub fn draw(model: &Model, look: &Look, frame: &mut Frame<'_>) {
    draw_for_a_hand(model, look, frame);
}

/// Draws everything, and says what a hand may touch of it.
pub fn draw_for_a_hand(model: &Model, look: &Look, frame: &mut Frame<'_>) -> Areas {
    let area = frame.area();
    let mut paint = Paint { model, look, frame, areas: Areas::default() };
    paint.ground(area);
    face(&mut paint, area);
    letters::draw(&mut paint);
    paint.areas
}

fn face(paint: &mut Paint<'_, '_>, area: Rect) {
    let model = paint.model;
    if model.is_field() {
        field::draw(paint, area);
        return;
    }
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        paint.too_small(area, SMALLEST);
        return;
    }
    if model.face == Face::Wall {
        wall::draw(paint, area);
        return;
    }
    desk(paint, area);
}

fn desk(paint: &mut Paint<'_, '_>, area: Rect) {
    let rows = [Constraint::Length(1), Constraint::Min(1), Constraint::Length(1), Constraint::Length(1)];
    let [head, body, notice, foot] = Layout::vertical(rows).areas(area);
    header::draw(paint, head);
    match area.width {
        WIDE.. => wide(paint, body),
        MEDIUM.. => medium(paint, body),
        _ => small(paint, body),
    }
    overlay::draw(paint, body);
    hints::draw(paint, body);
    footer::notice(paint, notice);
    footer::keys(paint, foot);
}

fn wide(paint: &mut Paint<'_, '_>, area: Rect) {
    let below = (area.height * 2 / 5).clamp(9, 18);
    let [above, below] = Layout::vertical([Constraint::Min(1), Constraint::Length(below)]).areas(area);
    let columns = [Constraint::Length(35), Constraint::Min(54), Constraint::Percentage(44)];
    let [left, middle, right] = Layout::horizontal(columns).areas(above);
    calls::draw(paint, left);
    sheet::draw(paint, middle);
    board::draw(paint, right);
    ticket::draw(paint, below);
}

fn medium(paint: &mut Paint<'_, '_>, area: Rect) {
    // Whoever reads about a ticket writes no sheet: its history gets more room.
    let share = if paint.model.focus == Pane::Ticket { 5 } else { 4 };
    let below = (area.height * share / 10).clamp(9, 18);
    let [above, below] = Layout::vertical([Constraint::Min(1), Constraint::Length(below)]).areas(area);
    let [left, right] =
        Layout::horizontal([Constraint::Min(50), Constraint::Percentage(55)]).areas(above);
    sheet::draw(paint, left);
    board::draw(paint, right);
    let rings = paint.model.waiting().next().is_some();
    match (paint.model.focus, rings) {
        (Pane::Calls, _) => calls::draw(paint, below),
        (Pane::Board | Pane::Ticket, _) | (_, false) => ticket::draw(paint, below),
        (Pane::Sheet, true) => calls::draw(paint, below),
    }
}

fn small(paint: &mut Paint<'_, '_>, area: Rect) {
    let [tabs, page] = Layout::vertical([Constraint::Length(1), Constraint::Min(1)]).areas(area);
    header::tabs(paint, tabs);
    match paint.model.focus {
        Pane::Calls => calls::draw(paint, page),
        Pane::Sheet => sheet::draw(paint, page),
        Pane::Board => board::draw(paint, page),
        Pane::Ticket => ticket::draw(paint, page),
    }
}
