//! The last lines: what has just happened or what is wrong with the line, as long as it must be; then the keys
//! of the moment, and when something was last kept.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::paint::Paint;
use super::super::{footer, form, moment};
use crate::tui::app::aim::Aim;
use crate::tui::app::overlay::Overlay;
use crate::tui::app::{Link, Model, Pane};
use crate::tui::command::Command;
use crate::tui::input::Context;
use crate::tui::look::Meaning;
use crate::tui::text;

/// A sentence takes no more lines than that.
const MOST_LINES: usize = 3;

/// The sentence of the moment in lines; none where there is nothing to say.
pub fn notice(paint: &Paint<'_, '_>, width: usize) -> Vec<Line<'static>> {
    let narrow = width < usize::from(super::WIDE);
    let Some((meaning, sentence)) = sentence(paint.model, narrow) else { return Vec::new() };
    let signed = match meaning.sign() {
        "" => sentence,
        sign => format!("{sign} {sentence}"),
    };
    let lines = form::wrapped(&signed, width).into_iter().take(MOST_LINES);
    lines.map(|line| paint.line(meaning, text::fit(&line, width))).collect()
}

fn sentence(model: &Model, narrow: bool) -> Option<(Meaning, String)> {
    let words = &model.words;
    match (&model.link, model.notices.shown()) {
        (Link::Broken(sentence), _) => Some((Meaning::Error, sentence.clone())),
        (_, Some(notice)) => Some((notice.meaning, notice.sentence.clone())),
        (Link::Down { .. }, None) if model.heard_at.is_none() => {
            Some((Meaning::Error, words.say("round-line-never")))
        }
        // The time at which it went does not change: a screen without a line costs nothing.
        (Link::Down { since, .. }, None) => {
            let args = [
                ("since", moment::near(words, *since, model.now).into()),
                ("count", model.outbox.pending.len().into()),
            ];
            let key = if narrow { "round-line-down-short" } else { "round-line-down" };
            Some((Meaning::Error, words.say_with(key, &args)))
        }
        _ if model.replica.newer_kinds => Some((Meaning::Warning, words.say("newer-kinds"))),
        _ => None,
    }
}

/// `Invio apri  Esc elenco …   salvato 14:32:00`
pub fn keys(paint: &mut Paint<'_, '_>, area: Rect, more: bool) {
    let model = paint.model;
    let kept = footer::saved(model);
    let kept = kept.trim_end();
    let room = usize::from(area.width).saturating_sub(text::width(kept) + 1);
    let mut spans = Vec::new();
    let mut used = 0;
    for (context, command, word) in commands(model, more) {
        let Some(key) = model.keymap.key_at(&[context], command) else { continue };
        let key = key.label(&model.words);
        let word = format!(" {}  ", paint.say(word));
        let needs = text::width(&key) + text::width(&word);
        if used + needs > room {
            break;
        }
        let width = u16::try_from(needs).unwrap_or(area.width);
        let x = area.x.saturating_add(u16::try_from(used).unwrap_or(area.width));
        paint.means(Rect { x, width, ..area }, Aim::Run(command));
        used += needs;
        spans.push(paint.span(Meaning::Key, key));
        spans.push(paint.span(Meaning::Text, word));
    }
    spans.push(paint.span(Meaning::Text, " ".repeat((room + 1).saturating_sub(used))));
    spans.push(paint.span(Meaning::Dim, kept.to_owned()));
    paint.put(area, Line::from(spans));
}

type Named = (Context, Command, &'static str);

/// The keys that matter where the keyboard is, with what they do there; the rest is in the help.
fn commands(model: &Model, more: bool) -> Vec<Named> {
    if model.letters().is_some() {
        return vec![(Context::Letters, Command::Back, "round-key-leave")];
    }
    if let Some(Overlay::Help(_)) = model.overlay() {
        return vec![
            (Context::Help, Command::Back, "round-key-close"),
            (Context::Help, Command::PageDown, "round-key-more"),
        ];
    }
    if model.papers.prompt.is_some() {
        return vec![
            (Context::Form, Command::Accept, "round-key-send"),
            (Context::Form, Command::Next, "round-key-next"),
            (Context::Form, Command::Back, "round-key-leave"),
        ];
    }
    let help = (Context::Global, Command::Help, "command-help");
    match model.focus {
        Pane::Ticket => {
            let mut keys = vec![
                (Context::FieldTicket, Command::Open, "round-key-do"),
                (Context::FieldTicket, Command::Back, "round-key-list"),
            ];
            if more {
                keys.push((Context::FieldTicket, Command::PageDown, "round-key-more"));
            }
            keys.push(help);
            keys
        }
        _ => vec![
            (Context::Field, Command::Open, "command-open"),
            help,
            (Context::Global, Command::Quit, "command-quit"),
        ],
    }
}
