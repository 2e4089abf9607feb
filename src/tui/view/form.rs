//! A form's fields: label, content, cursor, the list under the field with the cursor, and the sentence
//! about a fault. The sheet and the prompts are drawn by it alike.

use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::lines::Lines;
use super::paint::Paint;
use crate::tui::app::Model;
use crate::tui::app::aim::Aim;
use crate::tui::app::field::{Choice, Field, Kind, Value};
use crate::tui::app::form::Form;
use crate::tui::app::sheet::QUESTION;
use crate::tui::app::shelf::Shelf;
use crate::tui::look::Meaning;
use crate::tui::{sentence, text};
use crate::words::Words;

/// How many rows of a list are shown at once.
const LIST_ROWS: usize = 5;

/// Draws the fields from the top of the area; answers how many rows were used. `beside` adds words to
/// the right of a field's content.
pub fn draw(
    paint: &mut Paint<'_, '_>,
    area: Rect,
    form: &Form,
    active: bool,
    beside: impl Fn(&Field) -> Option<(Meaning, String)>,
) -> u16 {
    let shelf = paint.model.shelf();
    let label_width = label_width(paint, form);
    let mut rows = Lines::default();
    let mut cursor = None;
    for (at, field) in form.fields.iter().enumerate() {
        let here = active && at == form.at;
        let row = rows.len();
        let shown = FieldLine::of(paint, field, here, label_width, area.width, beside(field));
        rows.push_for(shown.line, Aim::Field(field.name.clone()));
        rows.means_from(shown.content, Aim::Content(field.name.clone(), shown.scrolled));
        if here {
            cursor = shown.cursor.map(|column| (row, column));
            list(paint, &mut rows, form, &shelf, label_width, area.width);
        }
        if here && let Some(fault) = &form.fault {
            let room = usize::from(area.width).saturating_sub(2);
            let sentence = format!("  ! {}", fault.sentence);
            for part in wrapped(&sentence, room) {
                rows.push(paint.line(Meaning::Error, part));
            }
        }
    }
    // The field with the cursor stays in sight.
    let height = usize::from(area.height);
    let last_wanted = cursor.map_or(0, |(row, _)| row + LIST_ROWS.min(height / 2));
    let skip =
        if rows.len() > height { last_wanted.saturating_sub(height.saturating_sub(1)) } else { 0 };
    let used = rows.len().saturating_sub(skip).min(height);
    rows.put(paint, area, skip);
    if let Some((row, column)) = cursor.filter(|(row, _)| *row >= skip && row - skip < height) {
        let y = area.y + u16::try_from(row - skip).unwrap_or(0);
        let x = (area.x + column).min(area.right().saturating_sub(1));
        paint.frame.set_cursor_position(Position { x, y });
    }
    u16::try_from(used).unwrap_or(area.height)
}

/// Breaks a sentence at blanks; the lines after the first stand three columns further in.
pub fn wrapped(sentence: &str, room: usize) -> Vec<String> {
    let indent = sentence.len() - sentence.trim_start().len();
    let mut lines: Vec<String> = Vec::new();
    let mut line = " ".repeat(indent);
    let mut begun = false;
    let mut words = sentence.split_whitespace().peekable();
    while let Some(word) = words.next() {
        // An amount and its sign are read together.
        let sign = words.next_if(|next| next.starts_with('€'));
        let word = &sign.map_or_else(|| word.to_owned(), |sign| format!("{word} {sign}"));
        if begun && text::width(&line) + 1 + text::width(word) > room {
            let next = " ".repeat(indent + 3);
            lines.push(std::mem::replace(&mut line, next));
            begun = false;
        }
        if begun {
            line.push(' ');
        }
        line.push_str(word);
        begun = true;
    }
    lines.push(line);
    lines
}

/// What a field is called; a question of the contract is its own name.
pub fn label(model: &Model, field: &Field) -> String {
    let question = field.name.strip_prefix(QUESTION).and_then(|code| {
        let questions = &model.contract()?.questions;
        questions.iter().find(|question| question.code.as_str() == code)
    });
    match question {
        Some(question) => question.ask.clone(),
        None => sentence::field(&model.words, &field.name),
    }
}

fn label_width(paint: &Paint<'_, '_>, form: &Form) -> usize {
    // A question may be longer than its column: its answer is one word.
    let named = form.fields.iter().filter(|field| !field.name.starts_with(QUESTION));
    named.map(|field| text::width(&label(paint.model, field))).max().unwrap_or(0)
}

/// The line of a field, and the columns that matter in it.
struct FieldLine {
    line: Line<'static>,
    /// Where its content begins.
    content: usize,
    /// How much of it is out of sight on the left.
    scrolled: usize,
    cursor: Option<u16>,
}

impl FieldLine {
    fn of(
        paint: &Paint<'_, '_>,
        field: &Field,
        here: bool,
        label_width: usize,
        width: u16,
        beside: Option<(Meaning, String)>,
    ) -> Self {
        let mark = if here { ">" } else { " " };
        let label = label(paint.model, field);
        let gap = " ".repeat(label_width.saturating_sub(text::width(&label)));
        let label = format!("{mark} {label}{gap}  ");
        let before = text::width(&label);
        let beside_width = beside.as_ref().map_or(0, |(_, words)| text::width(words) + 2);
        let room = usize::from(width).saturating_sub(before + beside_width + 1);
        let label_meaning = if here { Meaning::Title } else { Meaning::Dim };
        let (content, cursor) = content(paint, field, here, room);
        let mut spans = vec![paint.span(label_meaning, label), content];
        if let Some((meaning, words)) = beside {
            let used: usize = spans.iter().map(|span| text::width(&span.content)).sum();
            let gap = usize::from(width).saturating_sub(used + text::width(&words) + 1);
            spans.push(Span::raw(" ".repeat(gap)));
            spans.push(paint.span(meaning, words));
        }
        let cursor = cursor.map(|column| u16::try_from(before + column).unwrap_or(0));
        let scrolled = if here { scrolled(field, room) } else { 0 };
        Self { line: Line::from(spans), content: before, scrolled, cursor }
    }
}

fn content(
    paint: &Paint<'_, '_>,
    field: &Field,
    here: bool,
    room: usize,
) -> (Span<'static>, Option<usize>) {
    let typing = here && field.picked.is_none();
    if !here && field.is_blank() && field.kind == Kind::When {
        return (paint.span(Meaning::Dim, paint.say("now")), None);
    }
    if !typing {
        let shown = match field.picked.as_ref() {
            Some(choice) => label_of(choice, room),
            None => text::fit(field.shown(), room),
        };
        let meaning = if here { Meaning::FieldFocus } else { Meaning::Text };
        let shown = if here { text::pad(&shown, room.min(text::width(&shown).max(1))) } else { shown };
        return (paint.span(meaning, shown), here.then_some(0));
    }
    if field.words().is_empty() && field.input.value().is_empty() {
        let hint = hint(&paint.model.words, field);
        // Without colours it would be taken for something that was typed.
        let hint = if hint.is_empty() { hint } else { format!("({hint})") };
        let shown = text::pad(&text::fit(&hint, room), room);
        return (paint.span(Meaning::Field, shown), Some(0));
    }
    let scroll = scrolled(field, room);
    let visible = skip_columns(field.input.value(), scroll);
    let shown = text::pad(&text::fit(&visible, room), room);
    let column = field.input.visual_cursor().saturating_sub(scroll);
    (paint.span(Meaning::Field, shown), Some(column))
}

/// A choice in at most so many columns.
fn label_of(choice: &Choice, room: usize) -> String {
    match choice.value {
        Value::Place(..) => text::fit_path(&choice.label, room),
        _ => text::fit(&choice.label, room),
    }
}

/// The columns of a field that is being written in that are out of sight on the left.
fn scrolled(field: &Field, room: usize) -> usize {
    field.input.visual_scroll(room.saturating_sub(1))
}

pub fn skip_columns(words: &str, columns: usize) -> String {
    let mut skipped = 0;
    let rest = words.chars().skip_while(|c| {
        let before = skipped < columns;
        if before {
            skipped += text::width(c.encode_utf8(&mut [0; 4]));
        }
        before
    });
    rest.collect()
}

/// What an empty field takes.
pub fn hint(words: &Words, field: &Field) -> String {
    match field.kind {
        Kind::When => words.say("hint-when"),
        Kind::Planned => words.say("hint-planned"),
        Kind::Date => words.say("hint-date"),
        Kind::Amount => words.say("hint-amount"),
        Kind::Hours => words.say("hint-hours"),
        Kind::Lines => words.say("hint-lines"),
        Kind::Phases => words.say("hint-phases"),
        Kind::Pick(_) | Kind::Text => String::new(),
    }
}

/// The rows of the list under the field with the cursor.
fn list(
    paint: &Paint<'_, '_>,
    rows: &mut Lines,
    form: &Form,
    shelf: &Shelf<'_>,
    label_width: usize,
    width: u16,
) {
    let choices = form.choices(shelf);
    let highlighted = form.current().and_then(|field| field.highlighted);
    let first = highlighted.unwrap_or(0).saturating_sub(LIST_ROWS - 1);
    let indent = " ".repeat(label_width + 3);
    let room = usize::from(width).saturating_sub(label_width + 6);
    let name = form.current().map(|field| field.name.clone()).unwrap_or_default();
    if let Some(Kind::Pick(source)) = form.current().map(|field| field.kind)
        && let Some(why) = shelf.why_empty(source)
    {
        let why = wrapped(&why, room).into_iter();
        rows.extend(why.map(|why| paint.line(Meaning::Warning, format!("{indent}  {why}"))));
    }
    for (at, choice) in choices.iter().enumerate().skip(first).take(LIST_ROWS) {
        let taken = Some(at) == highlighted;
        let (mark, meaning) = if taken { (">", Meaning::Selection) } else { (" ", Meaning::Dim) };
        let shown = text::pad(&label_of(choice, room), room);
        let spans = vec![Span::raw(indent.clone()), paint.span(meaning, format!("{mark} {shown}"))];
        rows.push_for(Line::from(spans), Aim::Choice(name.clone(), choice.clone()));
    }
    let below = choices.len().saturating_sub(first + LIST_ROWS);
    if below > 0 {
        let more = paint.model.words.say_with("list-more", &[("count", below.into())]);
        rows.push(Line::from(vec![
            Span::raw(indent.clone()),
            paint.span(Meaning::Dim, format!("  {more}")),
        ]));
    }
}
