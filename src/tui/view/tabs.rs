//! The row of tabs over the sheet: one for each paper, brackets around the one in front, a sign for how far it is.
//! It stands only where there is something to choose from.
//!
//! `[* C-412 Passante: non inviata]  C-413   !! 1042 sospendi   = C-410 `

use ratatui::layout::Rect;

use super::lines::{Lines, Piece};
use super::paint::Paint;
use crate::tui::app::Model;
use crate::tui::app::aim::Aim;
use crate::tui::app::prompt::{Prompt, Task};
use crate::tui::app::sheet::{DESCRIPTION, Sheet};
use crate::tui::app::tabs::Tab;
use crate::tui::look::Meaning;
use crate::tui::text;

/// Written in, and not sent.
const UNSENT: &str = "*";
/// The longest word that a tab is named by, in columns.
const LONGEST: usize = 14;

/// What a tab says.
struct Label {
    meaning: Meaning,
    sign: &'static str,
    /// What the sign means.
    state: Option<&'static str>,
    /// A number, or a word where there is none yet.
    short: String,
    /// What else tells it from the others.
    more: String,
}

/// How much of a label is shown.
#[derive(Clone, Copy)]
enum Room {
    /// With the word for the state of the one in front.
    Ample,
    Names,
    Numbers,
}

/// Whether there is a row of tabs: more is written than what has the keyboard.
pub fn are_shown(model: &Model) -> bool {
    model.tabs().len() > usize::from(model.front_tab().is_some())
}

/// Draws the row.
pub fn draw(paint: &mut Paint<'_, '_>, area: Rect) {
    let model = paint.model;
    let front = model.front_tab();
    let tabs = model.tabs();
    let labels: Vec<Label> = tabs.iter().map(|tab| label(model, *tab)).collect();
    let width = usize::from(area.width);
    let shown = |room| -> Vec<String> {
        let one = |(at, label)| boxed(model, label, Some(at) == front, room);
        labels.iter().enumerate().map(one).collect()
    };
    let all = [Room::Ample, Room::Names, Room::Numbers].map(shown);
    let fits = all.iter().find(|pieces| total(pieces) <= width);
    let [.., numbers] = &all;
    let (first, pieces, left_out) = match fits {
        Some(pieces) => (0, pieces.as_slice(), [String::new(), String::new()]),
        None => some_of(numbers, front.unwrap_or(0), width),
    };
    let [before, after] = left_out;
    let mut row: Vec<Piece> = vec![(vec![paint.span(Meaning::Dim, before)], None)];
    for ((at, piece), label) in (first..).zip(pieces).zip(labels.iter().skip(first)) {
        let meaning = if Some(at) == front { Meaning::BorderFocus } else { label.meaning };
        let aim = tabs.get(at).and_then(|tab| tab.place()).map(Aim::Paper);
        row.push((vec![paint.span(meaning, piece.clone())], aim));
    }
    row.push((vec![paint.span(Meaning::Dim, after)], None));
    let mut lines = Lines::default();
    lines.flow(row.into_iter(), usize::MAX);
    lines.put(paint, area, 0);
}

fn total(pieces: &[String]) -> usize {
    pieces.iter().map(|piece| text::width(piece)).sum()
}

/// As many as there is room for, the one in front among them, with how many are left out on either side.
fn some_of(pieces: &[String], front: usize, width: usize) -> (usize, &[String], [String; 2]) {
    let (mut first, mut end) = (front, (front + 1).min(pieces.len()));
    let counts = |first: usize, end: usize| {
        let said = |count: usize, words: String| if count == 0 { String::new() } else { words };
        let (before, after) = (first, pieces.len().saturating_sub(end));
        [said(before, format!("<{before} ")), said(after, format!(" {after}>"))]
    };
    let fits = |first: usize, end: usize| {
        let [before, after] = counts(first, end);
        let shown = pieces.get(first..end).unwrap_or_default();
        total(shown) + text::width(&before) + text::width(&after) <= width
    };
    loop {
        if end < pieces.len() && fits(first, end + 1) {
            end += 1;
        } else if first > 0 && fits(first - 1, end) {
            first -= 1;
        } else {
            return (first, pieces.get(first..end).unwrap_or_default(), counts(first, end));
        }
    }
}

fn boxed(model: &Model, label: &Label, here: bool, room: Room) -> String {
    let more = if label.more.is_empty() { String::new() } else { format!(" {}", label.more) };
    let sign = if label.sign.is_empty() { String::new() } else { format!("{} ", label.sign) };
    let state = label.state.filter(|_| here).map(|state| format!(": {}", model.words.say(state)));
    let said = match room {
        Room::Ample => format!("{sign}{}{more}{}", label.short, state.unwrap_or_default()),
        Room::Names => format!("{sign}{}{more}", label.short),
        Room::Numbers => format!("{sign}{}", label.short),
    };
    if here { format!("[{said}]") } else { format!(" {said} ") }
}

fn label(model: &Model, tab: Tab<'_>) -> Label {
    let (short, more) = match tab {
        Tab::Sheet(sheet) | Tab::Sent(sheet) => of_sheet(model, sheet),
        Tab::Form(form) => of_form(model, form),
    };
    let (meaning, sign, state) = match tab {
        Tab::Sent(_) => (Meaning::Paused, Meaning::Paused.sign(), Some("tab-sent")),
        Tab::Sheet(Sheet { form, .. }) | Tab::Form(Prompt { form, .. }) => {
            match (&form.fault, form.fields.iter().any(|field| field.touched)) {
                (Some(_), _) => (Meaning::Error, Meaning::Error.sign(), Some("tab-fault")),
                (None, true) => (Meaning::Text, UNSENT, Some("tab-unsent")),
                (None, false) => (Meaning::Dim, "", None),
            }
        }
    };
    Label { meaning, sign, state, short, more }
}

/// The number of its call, and who calls; before there is one, the first word of the sheet.
fn of_sheet(model: &Model, sheet: &Sheet) -> (String, String) {
    let written = [sheet.who(), sheet.place(), sheet.form.words(DESCRIPTION)];
    let word = written.iter().find_map(|words| words.split_whitespace().next());
    let word = word.map(|word| text::fit(word, LONGEST));
    match sheet.number() {
        Some(number) => (format!("C-{number}"), word.unwrap_or_default()),
        None => (word.unwrap_or_else(|| model.words.say("tab-by-hand")), String::new()),
    }
}

/// The number of its ticket or call, and what is done with it.
fn of_form(model: &Model, form: &Prompt) -> (String, String) {
    let words = &model.words;
    match form.task {
        Task::Act(number, verb) => (number.to_string(), words.say(&format!("verb-{}", verb.code()))),
        Task::StartCall => (words.say("command-start-call"), String::new()),
        Task::EndCall(Some(number)) => (format!("C-{number}"), words.say("command-end-call")),
        Task::EndCall(None) => (words.say("command-end-call"), String::new()),
        Task::Remind(number) => (number.to_string(), words.say("command-remind")),
        Task::CorrectEntry(number) => (number.to_string(), words.say("command-correct-entry")),
    }
}
