//! The help: every key, by where it holds, made from the keymap itself.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::paint::Paint;
use crate::tui::input::Context;
use crate::tui::look::Meaning;
use crate::tui::text;

pub fn draw(paint: &mut Paint<'_, '_>, area: Rect, scroll: u16) {
    let lines = lines(paint);
    let last = lines.len().saturating_sub(usize::from(area.height));
    let shown = lines.into_iter().skip(usize::from(scroll).min(last)).collect();
    paint.put_all(area, shown);
}

fn lines(paint: &Paint<'_, '_>) -> Vec<Line<'static>> {
    let words = &paint.model.words;
    let mut lines = Vec::new();
    for context in Context::ALL {
        let bindings: Vec<_> =
            paint.model.keymap.bindings().iter().filter(|binding| binding.context == *context).collect();
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
