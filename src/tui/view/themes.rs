//! The list of themes, over a screen that is drawn in the selected one already.
//!
//! ```text
//! ╔ Colori dello schermo ═══════════════════════════════════════════════╗
//! ║   default        i colori del terminale, su fondo scuro o chiaro    ║
//! ║ > dark           colori tenui su un fondo scuro proprio             ║
//! ╚═════════════════════════════════════════════════════════════════════╝
//! ```

use ratatui::text::Line;

use super::form::wrapped;
use super::lines::Lines;
use super::paint::Paint;
use crate::tui::app::aim::Aim;
use crate::tui::app::theming::ThemeList;
use crate::tui::command::Command;
use crate::tui::input::Context;
use crate::tui::look::Meaning;
use crate::tui::text;

/// Columns of a name.
const NAME: usize = 16;
/// Columns of the words that tell the theme in use.
const NOW: usize = 10;

/// The lines of the list and of what is said around it, in so many columns.
pub fn lines(paint: &Paint<'_, '_>, list: ThemeList, width: usize) -> Lines {
    let model = paint.model;
    let mut lines = Lines::default();
    lines.push(paint.line(Meaning::Dim, format!(" {}", paint.say("themes-lead"))));
    lines.push(Line::default());
    for (at, name) in model.theming.names.iter().enumerate() {
        lines.push_for(row(paint, name, at == list.selected, width), Aim::Theme(name.clone()));
    }
    lines.push(Line::default());
    if let Some((key, count)) = model.theming.remark() {
        let remark = model.words.say_with(key, &[("count", count.into())]);
        let remark = format!("{} {remark}", Meaning::Warning.sign());
        let rows = wrapped(&remark, width.saturating_sub(2));
        lines.extend(rows.iter().map(|row| paint.line(Meaning::Warning, format!(" {row}"))));
        lines.push(Line::default());
    }
    lines.push(keys(paint));
    lines
}

fn row(paint: &Paint<'_, '_>, name: &str, selected: bool, width: usize) -> Line<'static> {
    let words = &paint.model.words;
    let about = format!("theme-about-{name}");
    let about = if words.has(&about) { words.say(&about) } else { words.say("themes-own") };
    let now = if *name == paint.model.theming.chosen { words.say("themes-now") } else { String::new() };
    let (meaning, mark) = match selected {
        true => (Meaning::Selection, Meaning::Selection.sign()),
        false => (Meaning::Text, " "),
    };
    let name = text::pad(&text::fit(name, NAME), NAME);
    let room = width.saturating_sub(NAME + NOW + 5);
    let about = text::pad(&text::fit(&about, room), room);
    paint.line(meaning, format!(" {mark} {name} {about} {}", text::pad(&now, NOW)))
}

fn keys(paint: &Paint<'_, '_>) -> Line<'static> {
    let model = paint.model;
    let label = |command| {
        let key = model.keymap.key_at(&[Context::List], command);
        key.map(|key| key.label(&model.words)).unwrap_or_default()
    };
    let values = [("accept", label(Command::Accept).into()), ("back", label(Command::Back).into())];
    paint.line(Meaning::Dim, format!(" {}", model.words.say_with("themes-keys", &values)))
}
