//! The list: one line for each intervention, with sign, number, place, what is due and when. The selection is
//! a mark and a number, so that moving it costs few bytes.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::lines::Lines;
use super::super::paint::Paint;
use super::super::{board, deadline, form, moment};
use crate::api::resource::TicketResource;
use crate::client::{BoardKey, Rank};
use crate::domain::clock::{Clock, Standing};
use crate::domain::text::TextField;
use crate::tui::app::aim::Aim;
use crate::tui::app::{Link, Model};
use crate::tui::look::Meaning;
use crate::tui::text;

/// Columns of what is due and when: `sopralluogo in ritardo 59 min`.
const DUE: usize = 29;
const MILESTONE: usize = 11;
/// Columns of a state: `sosp. preventivo`.
const STATE: usize = 16;
/// From this width on the place leaves room for what is wrong.
const WITH_DESCRIPTION: usize = 110;
const PLACE_AT_MOST: usize = 30;

pub fn draw(paint: &mut Paint<'_, '_>, area: Rect) {
    let model = paint.model;
    let width = usize::from(area.width);
    let round = model.round();
    let mut lines = Lines::default();
    lines.extend(unlinked(paint, area));
    if round.is_empty() {
        lines.extend(empty(paint, width));
        lines.put(paint, area, 0);
        return;
    }
    let height = usize::from(area.height).saturating_sub(lines.len());
    let fits = if round.len() > height { height.saturating_sub(1) } else { height }.max(1);
    let selected = round.iter().position(|key| Some(key.number) == model.selected_ticket);
    // By whole pages: one step further does not write every row anew.
    let first = selected.unwrap_or(0) / fits * fits;
    let shown: Vec<&BoardKey> = round.iter().skip(first).take(fits).copied().collect();
    let number = shown.iter().map(|key| key.number.to_string().len()).max().unwrap_or(0).max(4);
    let pressing = round.first().map(|key| key.number);
    for key in &shown {
        let Some(row) = model.replica.tickets.get(&key.number) else { continue };
        let columns = Columns { number, width, seconds: pressing == Some(key.number) };
        lines.push_for(line(paint, key, row, &columns), Aim::Ticket(key.number));
    }
    lines.extend(more(paint, round.len(), first, shown.len()));
    lines.put(paint, area, 0);
}

/// What depends on the rows in sight.
struct Columns {
    number: usize,
    width: usize,
    /// Whether this row counts in seconds.
    seconds: bool,
}

/// `>!! 1042 Rianimazione           sopralluogo in ritardo 2h11  in carico`
fn line(
    paint: &Paint<'_, '_>,
    key: &BoardKey,
    row: &TicketResource,
    columns: &Columns,
) -> Line<'static> {
    let model = paint.model;
    let selected = model.selected_ticket == Some(key.number);
    let due = Due::of(model, key, row, columns.seconds);
    let number = text::pad_start(&key.number.to_string(), columns.number);
    let used = 3 + columns.number + 1;
    let state_room = if columns.width >= usize::from(super::WIDE) { STATE + 1 } else { 0 };
    let room = columns.width.saturating_sub(used + 1 + DUE + 1 + state_room);
    let wide = columns.width >= WITH_DESCRIPTION;
    let place = text::pad(&board::place(model, row), if wide { room.min(PLACE_AT_MOST) } else { room });
    let mut spans = vec![
        Span::raw(if selected { ">" } else { " " }),
        paint.span(due.meaning, due.sign),
        Span::raw(" ".repeat(2 - due.sign.len().min(2))),
        paint.span(if selected { Meaning::Selection } else { Meaning::Text }, number),
        paint.span(Meaning::Text, format!(" {place} ")),
        paint.span(due.meaning, text::fit(&due.words, DUE)),
        Span::raw(" ".repeat(DUE.saturating_sub(text::width(&due.words)) + 1)),
    ];
    if state_room > 0 {
        spans.push(paint.span(Meaning::Text, text::pad(&state(model, row, &due), STATE)));
    }
    if wide {
        let rest = columns.width.saturating_sub(used + 1 + DUE + state_room + text::width(&place) + 2);
        let description = text::fit(Model::text_of(row, TextField::Description), rest);
        spans.push(paint.span(Meaning::Text, format!(" {description}")));
    }
    Line::from(spans)
}

/// What is on its way is said before where the server has it.
fn state(model: &Model, row: &TicketResource, due: &Due) -> String {
    match model.on_its_way(row.ticket.number).next() {
        Some(_) => model.words.say("round-on-its-way-short"),
        None if due.names_state => String::new(),
        None => model.words.say(&format!("state-{}", row.ticket.word())),
    }
}

/// What is due of an intervention, and when.
struct Due {
    meaning: Meaning,
    sign: &'static str,
    words: String,
    /// It is the state that is said, since nothing is due.
    names_state: bool,
}

impl Due {
    fn of(model: &Model, key: &BoardKey, row: &TicketResource, seconds: bool) -> Self {
        let clock = model.replica.board().deadline(key.number);
        match clock.filter(|_| key.rank == Rank::Running) {
            Some(clock) => {
                let what = model.words.say(&format!("milestone-{}", clock.milestone.code()));
                let words = format!("{} {}", text::pad(&what, MILESTONE), when(model, clock, seconds));
                let meaning = deadline::meaning(clock.standing(model.now));
                Self { meaning, sign: meaning.sign(), words, names_state: false }
            }
            None => {
                let (meaning, sign, words) = board::standing_still(model, &row.ticket, clock);
                Self { meaning, sign, words, names_state: true }
            }
        }
    }
}

/// `in ritardo 2h11`, `fra 12 min 33 s`, `entro gio 10:30`: far deadlines do not count down.
fn when(model: &Model, clock: &Clock, seconds: bool) -> String {
    let (words, left) = (&model.words, clock.left(model.now));
    match clock.standing(model.now) {
        Standing::Overdue => moment::late(words, left),
        Standing::Soon if model.is_near(clock) && seconds => moment::left(words, left),
        Standing::Soon => words.say_with("time-left", &[("time", moment::length(words, left).into())]),
        _ => {
            let due = moment::deadline(words, clock.due, model.now);
            words.say_with("round-due", &[("due", due.into())])
        }
    }
}

/// Why all are shown, and what to do about it.
fn unlinked(paint: &Paint<'_, '_>, area: Rect) -> Vec<Line<'static>> {
    let model = paint.model;
    if model.own_technician().is_some() || model.me.is_none() || area.height < super::TALL {
        return Vec::new();
    }
    let sentence = form::wrapped(&paint.say("round-unlinked"), usize::from(area.width));
    sentence.into_iter().map(|line| paint.line(Meaning::Dim, line)).collect()
}

fn empty(paint: &Paint<'_, '_>, width: usize) -> Vec<Line<'static>> {
    let sentence = nothing_to_do(paint.model).unwrap_or_default();
    let lines = form::wrapped(&sentence, width).into_iter();
    lines.map(|line| paint.line(Meaning::Text, line)).collect()
}

/// Nothing to do is said, with what to do next; and nothing known is no such thing.
pub fn nothing_to_do(model: &Model) -> Option<String> {
    let key = match (model.contract().is_some(), &model.link) {
        (true, _) if model.own_technician().is_some() => "round-empty",
        (true, _) => "round-empty-all",
        (false, Link::Starting | Link::Up) => "round-coming",
        (false, _) => return None,
    };
    Some(model.words.say(key))
}

/// `altri 6`, and on which side.
fn more(paint: &Paint<'_, '_>, all: usize, first: usize, shown: usize) -> Option<Line<'static>> {
    let count = all.saturating_sub(shown);
    let key = match (first > 0, first + shown < all) {
        (_, _) if count == 0 => return None,
        (true, true) => "more-around",
        (true, false) => "more-above",
        _ => "more-below",
    };
    let told = paint.model.words.say_with(key, &[("count", count.into())]);
    Some(paint.line(Meaning::Dim, format!("   {told}")))
}
