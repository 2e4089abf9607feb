//! The help: every key, by where it holds, made from the keymap itself.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::paint::Paint;
use crate::tui::face::Face;
use crate::tui::input::Context;
use crate::tui::look::Meaning;
use crate::tui::text;

pub fn draw(paint: &mut Paint<'_, '_>, area: Rect, scroll: u16) {
    let lines = lines(paint);
    let last = lines.len().saturating_sub(usize::from(area.height));
    let shown = lines.into_iter().skip(usize::from(scroll).min(last)).collect();
    paint.put_all(area, shown);
}

/// Whether a context is one of a face: nobody reads keys that do nothing there.
fn is_of(context: Context, face: Face) -> bool {
    match context {
        Context::Global | Context::Form | Context::Dialog | Context::Help => true,
        Context::Field | Context::FieldTicket => face == Face::Field,
        Context::Calls
        | Context::Board
        | Context::Ticket
        | Context::List
        | Context::Search
        | Context::Line
        | Context::Tour => face == Face::Desk,
        Context::Wall => face == Face::Wall,
    }
}

fn lines(paint: &Paint<'_, '_>) -> Vec<Line<'static>> {
    let words = &paint.model.words;
    let mut lines = Vec::new();
    let model = paint.model;
    for context in Context::ALL.iter().filter(|context| is_of(**context, model.face)) {
        let bindings = model.keymap.bindings().iter();
        let bindings: Vec<_> = bindings
            .filter(|binding| binding.context == *context && model.serves(binding.action))
            .collect();
        if bindings.is_empty() {
            continue;
        }
        lines.push(
            paint
                .line(Meaning::Title, format!(" {}", words.say(&format!("context-{}", context.name())))),
        );
        for binding in bindings {
            let keys: Vec<String> = binding.chords.iter().map(|it| it.chord.label(words)).collect();
            let name = words.say(&format!("help-{}", binding.action.name()));
            lines.push(Line::from(vec![
                paint.span(Meaning::Key, format!("   {}", text::pad(&keys.join(" "), 16))),
                paint.span(Meaning::Text, format!(" {name}")),
            ]));
        }
        lines.push(Line::default());
    }
    lines
}
