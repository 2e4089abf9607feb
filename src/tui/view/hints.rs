//! The hints: what may follow the keys that were pressed, in a panel above the footer. They take no key from
//! anybody, and stand nowhere before it is time for them.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::paint::{Paint, rows};
use crate::domain::text::clean;
use crate::tui::app::aim::Aim;
use crate::tui::app::chord::Pending;
use crate::tui::command::Command;
use crate::tui::input::keymap::Next;
use crate::tui::input::{Key, chord};
use crate::tui::look::Meaning;
use crate::tui::text;
use crate::words::Words;

/// Stands behind the name of keys that others follow.
const GOES_ON: &str = "…";
/// What a frame takes of both sides.
const FRAME: u16 = 2;

/// One key and what it would do.
struct Hint {
    pressed: Key,
    key: String,
    /// In a sentence, and in a word or two for where that is too long.
    long: String,
    short: String,
    possible: bool,
}

pub fn draw(paint: &mut Paint<'_, '_>, area: Rect) {
    let Some(pending) = paint.model.hinted() else { return };
    let hints = hints(paint, pending);
    if hints.is_empty() || area.height <= FRAME || area.width <= FRAME {
        return;
    }
    let room = usize::from(area.height - FRAME);
    let width = usize::from(area.width - FRAME);
    let long = Grid::of(&hints, |hint| &hint.long, width);
    let grid = if long.rows <= room { long } else { Grid::of(&hints, |hint| &hint.short, width) };
    let height = u16::try_from(grid.rows).unwrap_or(u16::MAX).saturating_add(FRAME).min(area.height);
    let place = Rect { y: area.bottom() - height, height, ..area };
    paint.clear(place);
    let title = title(paint, pending);
    let inner = paint.boxed(place, true, &title);
    for (at, row) in rows(inner).enumerate() {
        let line = grid.line(paint, at);
        paint.put(row, line);
        let in_row = hints.iter().skip(at).step_by(grid.rows.max(1));
        let width = u16::try_from(grid.cell).unwrap_or(row.width);
        let columns = (row.x..row.right()).step_by(usize::from(width.max(1)));
        for (hint, x) in in_row.zip(columns) {
            paint.means(Rect { x, width, ..row }.intersection(row), Aim::Key(hint.pressed));
        }
    }
    let hidden = grid.rows.saturating_sub(room) * grid.columns;
    if hidden > 0 {
        let more = paint.model.words.say_with("hints-more", &[("count", hidden.into())]);
        paint.on_lower_edge(place, &more);
    }
}

/// `Spazio: comandi (Esc lascia)`
fn title(paint: &Paint<'_, '_>, pending: &Pending) -> String {
    let words = &paint.model.words;
    let keys = chord::label(&pending.keys, words);
    let name = paint.model.keymap.group(&pending.keys).map(|name| group_name(name, words));
    let name = name.map_or_else(String::new, |name| format!(": {name}"));
    words.say_with("hints-title", &[("keys", keys.into()), ("name", name.into())])
}

/// The locale's word, or else what the user's own file says.
fn group_name(name: &str, words: &Words) -> String {
    let key = format!("group-{name}");
    if words.has(&key) { words.say(&key) } else { clean(name) }
}

fn hints(paint: &Paint<'_, '_>, pending: &Pending) -> Vec<Hint> {
    let model = paint.model;
    let words = &model.words;
    let hint = |(pressed, next): (Key, Next<'_, Command>)| {
        let key = pressed.label(words);
        match next {
            Next::Group(name) => {
                let name = name.map_or_else(String::new, |name| group_name(name, words) + " ");
                let name = name + GOES_ON;
                Hint { pressed, key, long: name.clone(), short: name, possible: true }
            }
            Next::Action(command) => {
                let why = model.hindrance(command);
                let possible = why.is_none();
                let why = why.map_or_else(String::new, |why| format!(" ({why})"));
                let [long, short] = [command.long(words), command.short(words)];
                Hint { pressed, key, long: long + &why, short: short + &why, possible }
            }
        }
    };
    model.may_follow(&pending.keys).into_iter().map(hint).collect()
}

/// Hints in columns of one width, read from above.
struct Grid<'h> {
    cells: Vec<(&'h str, &'h str, bool)>,
    key: usize,
    cell: usize,
    rows: usize,
    columns: usize,
}

impl<'h> Grid<'h> {
    fn of(hints: &'h [Hint], words: impl Fn(&'h Hint) -> &'h String, width: usize) -> Self {
        const AROUND: usize = 4;
        let cells: Vec<_> =
            hints.iter().map(|hint| (hint.key.as_str(), words(hint).as_str(), hint.possible)).collect();
        let widest = |of: fn(&(&str, &str, bool)) -> usize| cells.iter().map(of).max().unwrap_or(0);
        let key = widest(|(key, _, _)| text::width(key));
        let cell = (key + widest(|(_, words, _)| text::width(words)) + AROUND).min(width);
        let columns = (width / cell.max(1)).max(1);
        Self { rows: cells.len().div_ceil(columns), cells, key, cell, columns }
    }

    fn line(&self, paint: &Paint<'_, '_>, row: usize) -> Line<'static> {
        let cells = self.cells.iter().skip(row).step_by(self.rows.max(1));
        Line::from(cells.flat_map(|cell| self.cell(paint, *cell)).collect::<Vec<_>>())
    }

    /// ` i  va all'intervento `
    fn cell(
        &self,
        paint: &Paint<'_, '_>,
        (key, words, possible): (&str, &str, bool),
    ) -> [Span<'static>; 2] {
        let (of_key, of_words) = match possible {
            true => (Meaning::Key, Meaning::Text),
            false => (Meaning::Dim, Meaning::Dim),
        };
        let room = self.cell.saturating_sub(self.key + 3);
        [
            paint.span(of_key, format!(" {} ", text::pad(key, self.key))),
            paint.span(of_words, format!("{} ", text::pad(words, room))),
        ]
    }
}
