//! A short form of the field: what it is about, then its fields. They are drawn as at the desk.

use ratatui::layout::Rect;

use super::super::form;
use super::super::paint::{Paint, rows};
use super::TALL;
use crate::tui::app::prompt::Prompt;
use crate::tui::look::Meaning;

pub fn draw(paint: &mut Paint<'_, '_>, area: Rect, prompt: &Prompt) {
    let lead = form::wrapped(&prompt.lead, usize::from(area.width));
    let mut below = area;
    for (line, row) in lead.iter().zip(rows(area)) {
        let line = paint.line(Meaning::Title, line.clone());
        paint.put(row, line);
        below.y = row.y + 1;
    }
    if area.height >= TALL {
        below.y += 1;
    }
    below.height = area.bottom().saturating_sub(below.y);
    form::draw(paint, below, &prompt.form, true, |_| None);
}
