//! The tour, a page at a time. What its keys are is the keymap's to say.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::form;
use super::lines::Lines;
use super::paint::Paint;
use crate::tui::app::aim::Aim;
use crate::tui::app::tour::Tour;
use crate::tui::look::Meaning;
use crate::tui::text;

/// Columns of a key at least.
const KEY: usize = 10;

/// `Benvenuto: lo schermo (1 di 4)`
pub fn title(paint: &Paint<'_, '_>, tour: Tour) -> String {
    let title = tour.page().map_or_else(String::new, |page| paint.say(page.title));
    let (page, pages) = tour.place();
    let args = [("title", title.into()), ("page", page.into()), ("pages", pages.into())];
    paint.model.words.say_with("tour-title", &args)
}

pub fn lines(paint: &Paint<'_, '_>, tour: Tour, width: usize) -> Lines {
    let mut lines = Lines::default();
    let Some(page) = tour.page() else { return lines };
    let room = width.saturating_sub(2);
    let told = |key: &str, meaning: Meaning| -> Vec<Line<'static>> {
        let wrapped = form::wrapped(&paint.say(key), room);
        wrapped.into_iter().map(|line| paint.line(meaning, format!(" {line}"))).collect()
    };
    lines.extend(told(page.about, Meaning::Text));
    lines.push(Line::default());
    for (command, says) in page.keys {
        let words = &paint.model.words;
        let key = paint.model.keymap.keys_of(*command).first().map(|key| key.label(words));
        let key = key.unwrap_or_default();
        let room = room.saturating_sub(KEY + 3);
        for (at, line) in form::wrapped(&paint.say(says), room).iter().enumerate() {
            let key = if at == 0 { key.as_str() } else { "" };
            lines.push_for(key_row(paint, 3, key, line), Aim::Run(*command));
        }
    }
    lines
}

/// A key so many columns in, and what it is for.
fn key_row(paint: &Paint<'_, '_>, indent: usize, key: &str, says: &str) -> Line<'static> {
    Line::from(vec![
        paint.span(Meaning::Key, format!("{:indent$}{}", "", text::pad(key, KEY))),
        paint.span(Meaning::Text, format!(" {says}")),
    ])
}

/// What a board says that has never had a ticket: how to begin.
pub fn first_steps(paint: &mut Paint<'_, '_>, area: Rect) {
    use crate::tui::command::Command;
    let steps = [
        (Command::StartCall, "first-call"),
        (Command::Trial, "first-trial"),
        (Command::Tour, "first-tour"),
        (Command::Help, "first-help"),
    ];
    // A demonstration without a ticket yet is one all the same.
    let steps =
        steps.into_iter().filter(|(command, _)| *command != Command::Trial || !paint.model.trial);
    let words = &paint.model.words;
    let mut lines = Lines::default();
    lines.push(paint.line(Meaning::Title, format!(" {}", paint.say("first-title"))));
    lines.push(Line::default());
    for (command, says) in steps {
        let key = paint.model.keymap.keys_of(command).first().map(|key| key.label(words));
        let row = key_row(paint, 2, &key.unwrap_or_default(), &paint.say(says));
        lines.push_for(row, Aim::Run(command));
    }
    let demo = form::wrapped(&paint.say("first-records"), usize::from(area.width).saturating_sub(4));
    lines.push(Line::default());
    lines.extend(demo.into_iter().map(|line| paint.line(Meaning::Dim, format!("  {line}"))));
    lines.put(paint, area, 0);
}

/// What is said before the demonstration begins, and the keys for yes and no.
pub fn trial(paint: &Paint<'_, '_>, width: usize) -> Lines {
    use crate::tui::command::Command;
    let words = &paint.model.words;
    let told = form::wrapped(&paint.say("trial-about"), width.saturating_sub(2));
    let mut lines = Lines::default();
    lines.extend(told.into_iter().map(|line| paint.line(Meaning::Text, format!(" {line}"))));
    lines.push(Line::default());
    for (command, says) in [(Command::Accept, "trial-yes"), (Command::Back, "trial-no")] {
        let key = paint.model.keymap.key_at(paint.model.contexts(), command);
        let key = key.map_or_else(String::new, |key| key.label(words));
        lines.push_for(key_row(paint, 3, &key, &paint.say(says)), Aim::Run(command));
    }
    lines
}
