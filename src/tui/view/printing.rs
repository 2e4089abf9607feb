//! A paper of an intervention over the desk: the lines that a file of it would have.

use ratatui::text::Line;

use super::paint::Paint;
use crate::printed;
use crate::tui::app::Model;
use crate::tui::command::Command;
use crate::tui::input::Context;
use crate::tui::look::Meaning;

/// The paper, wrapped to so many columns.
pub fn lines(paint: &Paint<'_, '_>, width: usize) -> Vec<Line<'static>> {
    let model = paint.model;
    let Some(document) = model.printed(&model.words) else {
        return vec![paint.line(Meaning::Dim, format!(" {}", paint.say("print-loading")))];
    };
    let lines = printed::text::lines(&document, width.saturating_sub(2)).into_iter();
    let line = |line: printed::text::Line| {
        let meaning = if line.heading { Meaning::Title } else { Meaning::Text };
        paint.line(meaning, format!(" {}", line.text))
    };
    lines.map(line).collect()
}

/// `s salva in PDF · tab altro documento · esc chiude`
pub fn hint(model: &Model) -> String {
    let key = |command| {
        let key = model.keymap.key_at(Context::Dialog.stack(), command);
        key.map(|key| key.label(&model.words)).unwrap_or_default()
    };
    let args = [
        ("save", key(Command::Save).into()),
        ("next", key(Command::Next).into()),
        ("back", key(Command::Back).into()),
    ];
    model.words.say_with("print-hint", &args)
}
