//! The last two lines: what has just happened, and the keys of the moment with when things were saved.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::moment;
use super::paint::Paint;
use crate::tui::app::aim::Aim;
use crate::tui::app::notices::{Kind, Notice};
use crate::tui::app::overlay::Overlay;
use crate::tui::app::{Link, Model, Pane};
use crate::tui::command::Command;
use crate::tui::look::Meaning;
use crate::tui::text;

/// A notice, or what is wrong with the line to the server. Where the sheet is out of sight, the number
/// to tell the caller stands here.
pub fn notice(paint: &mut Paint<'_, '_>, area: Rect) {
    let model = paint.model;
    let words = &model.words;
    let alert = model.notices.shown().filter(|notice| notice.kind == Kind::Alerts);
    let free = model.notices.shown().is_none() || alert.is_some();
    let told = super::sheet::told_sentence(model)
        .filter(|_| area.width < super::MEDIUM && model.focus != Pane::Sheet && free);
    if let Some((meaning, sentence)) = told {
        // A warning stands behind the number, never instead of it.
        let alert = alert.map(|alert| {
            let sentence = alert.shorter.as_ref().unwrap_or(&alert.sentence);
            format!("  {} {sentence}", alert.meaning.sign())
        });
        let sentence = format!("{sentence}{}", alert.unwrap_or_default());
        let line = paint.line(meaning, text::fit(&format!(" {sentence} "), usize::from(area.width)));
        paint.put(area, line);
        return;
    }
    let (meaning, sentence) = match (&model.link, model.notices.shown()) {
        (Link::Broken(sentence), _) => (Meaning::Error, sentence.clone()),
        (_, Some(notice)) => (notice.meaning, said(paint, notice, usize::from(area.width))),
        (Link::Down { .. }, None) if model.heard_at.is_none() => {
            (Meaning::Error, words.say("no-data-yet"))
        }
        (Link::Down { since, .. }, None) => {
            let age = moment::waiting(*since, model.now);
            (Meaning::Error, words.say_with("stale-data", &[("age", age.into())]))
        }
        _ if model.replica.newer_kinds => (Meaning::Warning, words.say("newer-kinds")),
        _ => return,
    };
    let sign = meaning.sign();
    let sign = if sign.is_empty() { String::new() } else { format!("{sign} ") };
    let line = paint.line(meaning, text::fit(&format!(" {sign}{sentence}"), usize::from(area.width)));
    paint.put(area, line);
}

/// A notice in the words that fit, with how many more wait.
fn said(paint: &Paint<'_, '_>, notice: &Notice, width: usize) -> String {
    const SIGN: usize = 4;
    let (model, words) = (paint.model, &paint.model.words);
    let more = match model.notices.waiting() {
        0 => String::new(),
        count => format!("  {}", words.say_with("notices-waiting", &[("count", count.into())])),
    };
    let room = width.saturating_sub(SIGN + text::width(&more));
    let fits = text::width(&notice.sentence) <= room;
    let sentence = notice.shorter.as_ref().filter(|_| !fits).unwrap_or(&notice.sentence);
    let key = model.keymap.keys_of(Command::Undo).first().copied();
    let sentence = match (notice.kind, key, model.undo_seconds()) {
        (Kind::Undo, Some(key), Some(seconds)) => {
            let args = [
                ("done", sentence.into()),
                ("key", key.label(words).into()),
                ("seconds", seconds.into()),
            ];
            words.say_with("undo-offer", &args)
        }
        _ => sentence.clone(),
    };
    format!("{}{more}", whole_or_where(model, &sentence, room))
}

/// The sentence; where it is longer than the line its beginning, and the key that shows all of it.
fn whole_or_where(model: &Model, sentence: &str, room: usize) -> String {
    let key = model.keymap.key_at(model.contexts(), Command::Notices);
    let Some(key) = key.filter(|_| text::width(sentence) > room) else {
        return text::fit(sentence, room);
    };
    let whole = model.words.say_with("notices-whole", &[("key", key.label(&model.words).into())]);
    let begun = text::fit(sentence, room.saturating_sub(text::width(&whole) + 1));
    format!("{begun} {whole}")
}

/// `F2 rispondi   F3 nuova chiamata …           salvato 14:32:00`
pub fn keys(paint: &mut Paint<'_, '_>, area: Rect) {
    let model = paint.model;
    let right = match saved(model) {
        saved if saved.is_empty() => saved,
        saved => format!(" {saved}"),
    };
    let room = usize::from(area.width).saturating_sub(text::width(&right));
    let mut spans = Vec::new();
    let mut used = 0;
    for Piece { command, key, name } in fitting(model, room) {
        let needs = text::width(&key) + text::width(&name);
        let width = u16::try_from(needs).unwrap_or(area.width);
        let x = area.x.saturating_add(u16::try_from(used).unwrap_or(area.width));
        paint.means(Rect { x, width, ..area }, Aim::Run(command));
        used += needs;
        spans.push(paint.span(Meaning::Key, key));
        spans.push(paint.span(Meaning::Dim, name));
    }
    spans.push(paint.span(Meaning::Text, " ".repeat(room.saturating_sub(used))));
    spans.push(paint.span(Meaning::Dim, right));
    paint.put(area, Line::from(spans));
}

/// `F2 rispondi `
struct Piece {
    command: Command,
    key: String,
    name: String,
}

/// The keys that there is room for, in their order: what does most here and what leaves come before all others.
fn fitting(model: &Model, room: usize) -> Vec<Piece> {
    let several = super::tabs::are_shown(model);
    let commands = commands(model).iter().filter(|command| several || **command != Command::NextDraft);
    let mut pieces: Vec<(u8, Piece)> = Vec::new();
    for command in commands.copied() {
        let Some(key) = model.keymap.key_at(model.contexts(), command) else { continue };
        let key = format!(" {}", key.label(&model.words));
        let name = format!(" {} ", model.words.say(&format!("command-{}", command.name())));
        let rank = match command {
            Command::Back | Command::Quit => 0,
            _ if pieces.is_empty() => 0,
            Command::EndCall => 1,
            _ => 2,
        };
        pieces.push((rank, Piece { command, key, name }));
    }
    let mut left = room;
    let mut fits = vec![false; pieces.len()];
    for rank in 0..=2 {
        for ((_, piece), fits) in pieces.iter().zip(&mut fits).filter(|((of, _), _)| *of == rank) {
            let needs = text::width(&piece.key) + text::width(&piece.name);
            if needs > left {
                break;
            }
            left -= needs;
            *fits = true;
        }
    }
    let fitting = pieces.into_iter().zip(fits).filter(|(_, fits)| *fits);
    fitting.map(|((_, piece), _)| piece).collect()
}

pub fn saved(model: &Model) -> String {
    let words = &model.words;
    match (model.outbox.pending.len(), model.papers.saved_at) {
        (0, None) => String::new(),
        (0, Some(at)) => words.say_with("saved-at", &[("time", moment::clock_with_seconds(at).into())]),
        (waiting, _) => words.say_with("waiting-to-send", &[("count", waiting.into())]),
    }
}

/// The keys that matter where the keyboard is; the rest is in the help.
fn commands(model: &Model) -> &'static [Command] {
    match model.overlay() {
        Some(Overlay::Help(_) | Overlay::Notices(_)) => {
            return &[Command::PageDown, Command::PageUp, Command::Back];
        }
        Some(Overlay::Printing(_)) => {
            return &[Command::Next, Command::Back, Command::PageDown, Command::PageUp];
        }
        Some(Overlay::Explaining(_)) => {
            return &[
                Command::Back,
                Command::Next,
                Command::PageDown,
                Command::PageUp,
                Command::Previous,
            ];
        }
        Some(Overlay::Tour(_)) => return &[Command::Next, Command::Previous, Command::Back],
        Some(Overlay::Search(_) | Overlay::Themes(_) | Overlay::Trial | Overlay::Aligning(_)) => {
            return &[Command::Accept, Command::Back];
        }
        Some(Overlay::Line(_)) => {
            return &[Command::Accept, Command::Back];
        }
        Some(Overlay::Letters(_)) => return &[Command::Back],
        None => {}
    }
    if model.papers.prompt.is_some() {
        return &[
            Command::Save,
            Command::Accept,
            Command::Next,
            Command::Back,
            Command::NextDraft,
            Command::Help,
        ];
    }
    match model.focus {
        Pane::Sheet if model.papers.front().is_some() => &[
            Command::Save,
            Command::Accept,
            Command::Remind,
            Command::NextDraft,
            Command::EndCall,
            Command::Answer,
            Command::Back,
            Command::Help,
        ],
        Pane::Calls | Pane::Sheet => &[
            Command::Answer,
            Command::StartCall,
            Command::Lose,
            Command::CallBack,
            Command::Help,
            Command::Line,
            Command::Search,
            Command::GoBoard,
            Command::GoSheet,
            Command::Quit,
        ],
        Pane::Ticket => &[
            Command::Answer,
            Command::StartCall,
            Command::Search,
            Command::Help,
            Command::Line,
            Command::Explain,
            Command::Print,
            Command::CorrectEntry,
            Command::GoBoard,
            Command::GoCalls,
            Command::GoSheet,
            Command::Quit,
        ],
        Pane::Board => &[
            Command::Answer,
            Command::StartCall,
            Command::Search,
            Command::Help,
            Command::Line,
            Command::Explain,
            Command::Filter,
            Command::Views,
            Command::GoTicket,
            Command::GoBoard,
            Command::GoCalls,
            Command::GoSheet,
            Command::Quit,
        ],
    }
}
