//! The technician's screens: no frames, few bytes, one thing at a time. They show no money.
//!
//! ```text
//! head: whose interventions, or which one is open      line  day and time
//! body: the list, the open intervention, a short form, or the help
//! notice, as many lines as it needs
//! keys                                                               kept
//! ```

mod foot;
mod form;
mod head;
mod intervention;
mod list;

pub use head::whose;
pub use intervention::{about, on_their_way};
pub use list::nothing_to_do;

use ratatui::layout::{Constraint, Layout, Rect};

use super::paint::Paint;
use super::{help, hints};
use crate::tui::app::Pane;
use crate::tui::app::overlay::Overlay;

/// Below this the field says so and nothing else: a phone held sideways with its keyboard open.
const SMALLEST: (u16, u16) = (60, 10);
/// From this width on what is usual is said as well: the day, and that the line is up.
const WIDE: u16 = 76;
/// From this height on there is room for lines that only part one thing from the other.
const TALL: u16 = 16;

pub fn draw(paint: &mut Paint<'_, '_>, area: Rect) {
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        paint.too_small(area, SMALLEST);
        return;
    }
    let told = foot::notice(paint, usize::from(area.width));
    let height = u16::try_from(told.len()).unwrap_or(0);
    let rows =
        [Constraint::Length(1), Constraint::Min(1), Constraint::Length(height), Constraint::Length(1)];
    let [top, body, notice, keys] = Layout::vertical(rows).areas(area);
    head::draw(paint, top);
    let more = self::body(paint, body);
    hints::draw(paint, body);
    paint.put_all(notice, told);
    foot::keys(paint, keys, more);
}

/// Answers whether there is more below what is in sight.
fn body(paint: &mut Paint<'_, '_>, area: Rect) -> bool {
    let model = paint.model;
    if let Some(Overlay::Help(shown)) = model.overlay() {
        help::draw(paint, area, shown);
        return true;
    }
    match (&model.papers.prompt, model.focus) {
        (Some(prompt), _) => {
            form::draw(paint, area, prompt);
            false
        }
        (None, Pane::Ticket) => intervention::draw(paint, area),
        _ => {
            list::draw(paint, area);
            false
        }
    }
}
