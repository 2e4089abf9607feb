//! The board of deadlines: the most pressing on top, each with a sign, so that nothing is said by
//! colour alone. However many tickets are open, only the rows in sight are looked at.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::moment;
use super::paint::Paint;
use crate::client::{BoardKey, Rank};
use crate::domain::clock::{Clock, Standing};
use crate::domain::code::TicketNumber;
use crate::domain::text::TextField;
use crate::domain::ticket::Ticket;
use crate::tui::app::{Model, Pane};
use crate::tui::look::Meaning;
use crate::tui::text;

pub fn draw(paint: &mut Paint<'_, '_>, area: Rect) {
    let model = paint.model;
    let board = model.replica.board();
    let title = model.words.say_with(
        "board-title",
        &[("open", board.len().into()), ("overdue", board.overdue(model.now).into())],
    );
    let inner = paint.pane(area, Pane::Board, &title);
    if board.is_empty() {
        let line = paint.line(Meaning::Dim, paint.say("no-tickets"));
        paint.put(inner, line);
        return;
    }
    let width = usize::from(inner.width);
    let lines: Vec<Line<'static>> = in_sight(model, usize::from(inner.height))
        .into_iter()
        .filter_map(|key| row(paint, key, width))
        .collect();
    paint.put_all(inner, lines);
}

/// The rows that fit, with the selected one among them.
fn in_sight(model: &Model, fits: usize) -> Vec<&BoardKey> {
    let board = model.replica.board();
    let top: Vec<&BoardKey> = board.order().take(fits).collect();
    let Some(selected) = model.selected_ticket.and_then(|number| board.key(number)) else { return top };
    if top.contains(&selected) {
        return top;
    }
    let mut rows: Vec<&BoardKey> = board.before(selected).rev().take(fits / 2).collect();
    rows.reverse();
    let left = fits.saturating_sub(rows.len());
    rows.extend(board.from(selected).take(left));
    rows
}

/// `!! -00:04:10  sopralluogo  EME  1042  Rianimazione`
fn row(paint: &Paint<'_, '_>, key: &BoardKey, width: usize) -> Option<Line<'static>> {
    let model = paint.model;
    let found = model.replica.tickets.get(&key.number)?;
    let deadline = model.replica.board().deadline(key.number);
    let (meaning, sign, what) = match deadline {
        Some(clock) if key.rank == Rank::Running => running(model, clock),
        _ => standing_still(model, &found.ticket),
    };
    let priority = found.ticket.priority.as_ref().map_or("", |code| code.as_str());
    let reminders = match found.ticket.reminders {
        0 => String::new(),
        count => format!("+{count} "),
    };
    let selected = model.selected_ticket == Some(key.number);
    let mark = if selected { ">" } else { " " };
    let head = format!(
        "{mark}{} {} {} {} ",
        text::pad(sign, 2),
        text::pad(&text::fit(&what, 24), 24),
        text::pad(priority, 3),
        text::pad_start(&key.number.to_string(), 5),
    );
    let place = format!("{reminders}{}", place(model, key.number));
    let room = width.saturating_sub(text::width(&head));
    let shown = format!("{head}{}", text::pad(&text::fit(&place, room), room));
    let here = selected && model.focus == Pane::Board;
    Some(paint.line(if here { Meaning::Selection } else { meaning }, shown))
}

/// `-00:04:10 sopralluogo`
fn running(model: &Model, clock: &Clock) -> (Meaning, &'static str, String) {
    let words = &model.words;
    let left = clock.left(model.now);
    let far = left > chrono::TimeDelta::hours(20);
    let when = if far { moment::near(words, clock.due, model.now) } else { moment::left(left) };
    let what = words.say(&format!("milestone-{}", clock.milestone.code()));
    let (meaning, sign) = match clock.standing(model.now) {
        Standing::Overdue => (Meaning::Overdue, "!!"),
        Standing::Soon => (Meaning::Soon, "!"),
        _ => (Meaning::Text, ""),
    };
    (meaning, sign, format!("{} {what}", text::pad_start(&when, 11)))
}

/// `sosp. ricambi dal 19/11`: nothing is due while it stands so.
fn standing_still(model: &Model, ticket: &Ticket) -> (Meaning, &'static str, String) {
    let words = &model.words;
    let state = words.say(&format!("state-{}", ticket.state.word()));
    let pause = ticket.pauses.iter().find(|pause| pause.to.is_none());
    match pause {
        Some(pause) => {
            let since = moment::since(words, pause.from, model.now);
            let args = [("state", state.into()), ("since", since.into())];
            (Meaning::Paused, "=", words.say_with("standing-since", &args))
        }
        None => (Meaning::Dim, "-", state),
    }
}

/// Where, in as few words as there are: the room, or else the site.
fn place(model: &Model, number: TicketNumber) -> String {
    let Some(row) = model.replica.tickets.get(&number) else { return String::new() };
    let room = row.texts.get(&TextField::Place).cloned().unwrap_or_default();
    let description = Model::text_of(row, TextField::Description);
    let site = row.ticket.site.and_then(|id| {
        model.replica.directory.sites.iter().find(|site| site.id == id).map(|site| site.name.clone())
    });
    let place = if room.is_empty() { site.unwrap_or_default() } else { room };
    if place.is_empty() { description.to_owned() } else { format!("{place} · {description}") }
}
