//! The board that a room looks at from five metres: who waits, what presses, what the day was like. It names
//! places and codes, and nobody: no operator, no caller, no telephone number, no word of what is wrong.
//!
//! ```text
//!  * IN ATTESA *   più vecchia   di cui segreteria        ora
//!  ▀▀█             █▀█ ▀▀█ …     ▄█                    ▄█  █ █ …
//! ─────────────────────────────────────────────────────────────
//!  interventi: 1 in ritardo …                   pagina 1 di 2
//!  !! 1042  EME  Rianimazione      sopralluogo   IN RITARDO 4 min
//! ─────────────────────────────────────────────────────────────
//!  oggi   chiamate 64 · risposte 61 · perse 3      in tempo 96 %
//! ```

mod digits;
mod foot;
mod glyphs;
mod head;
mod plan;
mod pressing;

use ratatui::layout::{Constraint, Layout, Rect};

use super::paint::Paint;
use crate::tui::look::Meaning;
pub use glyphs::is_plain;
pub use plan::Plan;

pub fn draw(paint: &mut Paint<'_, '_>, area: Rect) {
    let plan = Plan::of(area.width, area.height);
    let one = Constraint::Length(1);
    let rows = [Constraint::Length(plan.head), one, one, Constraint::Min(1), one, one];
    let [head, upper, heading, body, lower, foot] = Layout::vertical(rows).areas(area);
    head::draw(paint, head, plan);
    for rule in [upper, lower] {
        let line = paint.line(Meaning::Border, "─".repeat(usize::from(rule.width)));
        paint.put(rule, line);
    }
    pressing::heading(paint, heading, plan);
    pressing::draw(paint, body, plan);
    foot::draw(paint, foot, plan);
}
