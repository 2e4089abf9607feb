//! The list of calls and tickets that do not go with each other, over the panes.
//!
//! ```text
//! ╔ Chiamate e interventi a confronto ══════════════════════════════╗
//! ║ 412 chiamate e 187 interventi: 2 senza riscontro.               ║
//! ║                                                                 ║
//! ║ > C-12 del 23/11/2026 09:40: nessun esito registrato            ║
//! ║   1018: nessuna chiamata l'ha generata                          ║
//! ╚═════════════════════════════════════════════════════════════════╝
//! ```

use ratatui::layout::Rect;

use super::form::wrapped;
use super::paint::{Paint, rows};
use crate::domain::alignment::Alignment;
use crate::explained::records;
use crate::tui::app::aim::Aim;
use crate::tui::app::aligning::Aligning;
use crate::tui::look::Meaning;
use crate::tui::text;
use crate::words::Words;

/// `412 chiamate e 187 interventi: 2 senza riscontro.`
pub fn lead(words: &Words, found: &Alignment) -> String {
    let args = [
        ("calls", found.calls.into()),
        ("tickets", found.tickets.into()),
        ("count", found.orphans.len().into()),
    ];
    words.say_with("alignment-lead", &args)
}

pub fn draw(paint: &mut Paint<'_, '_>, area: Rect, list: &Aligning) {
    paint.means(area, Aim::Rows);
    let words = std::sync::Arc::clone(&paint.model.words);
    let width = usize::from(area.width);
    let told = list.found.as_ref().map_or_else(|| words.say("alignment-asking"), |it| lead(&words, it));
    let mut places = rows(area);
    for line in wrapped(&told, width.saturating_sub(2)) {
        let Some(place) = places.next() else { return };
        let line = paint.line(Meaning::Title, format!(" {line}"));
        paint.put(place, line);
    }
    let places: Vec<Rect> = places.skip(1).collect();
    // The chosen one stays in sight.
    let first = (list.selected + 1).saturating_sub(places.len());
    for ((at, orphan), place) in list.orphans().iter().enumerate().skip(first).zip(places) {
        let meaning = if at == list.selected { Meaning::Selection } else { Meaning::Text };
        let mark = if at == list.selected { ">" } else { " " };
        let shown = text::fit(&format!(" {mark} {}", records::orphan(&words, orphan)), width);
        let line = paint.line(meaning, text::pad(&shown, width));
        paint.put(place, line);
        paint.means(place, Aim::Orphan(orphan.clone()));
    }
}
