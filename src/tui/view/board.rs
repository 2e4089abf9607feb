//! The board of deadlines: the most pressing on top, each with a sign, so that nothing is said by
//! colour alone. However many tickets are open, only the rows in sight are looked at.

use chrono::Datelike;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::deadline::{self, Length};
use super::form;
use super::frozen;
use super::moment;
use super::paint::{self, Paint};
use super::tour;
use crate::api::resource::TicketResource;
use crate::client::forecast::MonthCost;
use crate::client::{BoardKey, Rank};
use crate::domain::clock::Clock;
use crate::domain::code::TicketNumber;
use crate::domain::penalty::Month;
use crate::domain::text::TextField;
use crate::domain::ticket::{State, Ticket};
use crate::explained::euro;
use crate::tui::app::aim::Aim;
use crate::tui::app::{Model, Pane};
use crate::tui::look::Meaning;
use crate::tui::text;

pub fn draw(paint: &mut Paint<'_, '_>, area: Rect) {
    let model = paint.model;
    let title = title(model, usize::from(area.width.saturating_sub(4)));
    let inner = paint.pane(area, Pane::Board, &title);
    if model.is_new() {
        tour::first_steps(paint, inner);
        return;
    }
    if model.replica.board().is_empty() && model.frozen.is_none() {
        let key = if model.knows_nothing() { "nothing-known-yet" } else { "no-tickets" };
        let lines = form::wrapped(&paint.say(key), usize::from(inner.width)).into_iter();
        let lines = lines.map(|line| paint.line(Meaning::Dim, line)).collect();
        paint.put_all(inner, lines);
        return;
    }
    let height = usize::from(inner.height);
    // What does not fit is counted in the last line.
    let fits = if model.shown().len() > height { height.saturating_sub(1) } else { height };
    let keys = in_sight(model, fits);
    if keys.is_empty() {
        let line = paint.line(Meaning::Dim, paint.say("board-nothing-passes"));
        paint.put(inner, line);
        return;
    }
    let more = more(model, &keys);
    let rows: Vec<Row> = keys.into_iter().filter_map(|key| Row::of(model, key)).collect();
    let widest = |of: fn(&Row) -> usize| rows.iter().map(of).max().unwrap_or(0);
    let columns = Columns {
        number: widest(|row| row.number.to_string().len()).max(LEAST_NUMBER),
        // Only where somebody has insisted there is a column for it.
        insistence: widest(|row| text::width(&row.insistence)),
        all: usize::from(inner.width),
    };
    for (row, place) in rows.iter().zip(paint::rows(inner)) {
        paint.means(place, Aim::Ticket(row.number));
    }
    let mut lines: Vec<Line<'static>> = rows.iter().map(|row| row.line(paint, &columns)).collect();
    lines.extend(more.map(|more| paint.line(Meaning::Dim, format!("  {more}"))));
    paint.put_all(inner, lines);
}

/// `altri 6`: how many there are beside those in sight, and on which side.
fn more<'m>(model: &'m Model, seen: &[&'m BoardKey]) -> Option<String> {
    let shown = model.shown();
    let count = shown.len().saturating_sub(seen.iter().filter(|key| shown.contains(key)).count());
    if count == 0 {
        return None;
    }
    let above = seen.first().is_some_and(|key| shown.before(key).next_back().is_some());
    let below = seen.last().is_some_and(|key| shown.from(key).any(|other| other != *key));
    let key = match (above, below) {
        (true, true) => "more-around",
        (true, false) => "more-above",
        _ => "more-below",
    };
    Some(model.words.say_with(key, &[("count", count.into())]))
}

/// How many are open and late; what they cost this month, in the longest way that fits: an amount is said
/// whole or not at all.
fn title(model: &Model, width: usize) -> String {
    let board = model.replica.board();
    if model.knows_nothing() {
        return model.words.say("board-title-unknown");
    }
    if let Some(frozen) = &model.frozen {
        return frozen::title(model, frozen, width);
    }
    if let Some(view) = model.sight.title() {
        return filtered_title(model, view, width);
    }
    let args = [("open", board.len().into()), ("overdue", board.overdue(model.now).into())];
    let title = model.words.say_with("board-title", &args);
    let keys = |cost: MonthCost| {
        let keys = [
            ("board-title-penalties-capped", cost.capped),
            ("board-title-penalties-running", !cost.settled),
            ("board-title-penalties-running-short", !cost.settled),
            ("board-title-penalties", true),
            ("board-title-penalties-short", true),
        ];
        keys.into_iter().filter(|(_, so)| *so).map(|(key, _)| key).collect()
    };
    with_penalties(model, title, width, keys)
}

/// `In ritardo: 5 di 18, fuori vista 2 in ritardo`: what is late is counted also where it is not shown; the
/// name of the view is cut before the counts.
fn filtered_title(model: &Model, view: &str, width: usize) -> String {
    let late = model.late_out_of_sight();
    let key = if late > 0 { "board-title-view-late" } else { "board-title-view" };
    let said = |view: &str| {
        let args = [
            ("view", view.into()),
            ("shown", model.shown().len().into()),
            ("open", model.replica.board().len().into()),
            ("late", late.into()),
        ];
        model.words.say_with(key, &args)
    };
    let counts = text::width(&said(""));
    let title = said(&text::fit(view, width.saturating_sub(counts)));
    // What the month's lateness costs is that of all, also while only some are shown; it is said so.
    with_penalties(model, title, width, |_| {
        vec!["board-title-penalties-all", "board-title-penalties-all-short"]
    })
}

/// A title with what the month's lateness costs, in the first of these sentences that fits; without it where nothing
/// does, where it costs nothing, or where the reader may not know.
fn with_penalties(
    model: &Model,
    title: String,
    width: usize,
    sentences: impl FnOnce(MonthCost) -> Vec<&'static str>,
) -> String {
    let month = Month::of(model.now);
    let cost = model.forecast.of(month);
    if cost.euro.is_zero() || !model.sees_costs() {
        return title;
    }
    let name = |key: &str| model.words.say_with(key, &[("month", month.first_day().month().into())]);
    let args = [
        ("title", title.clone().into()),
        ("euro", euro(cost.euro).into()),
        ("month", name("month").into()),
        ("short", name("month-short").into()),
    ];
    let longer = sentences(cost).into_iter().map(|key| model.words.say_with(key, &args));
    longer.into_iter().find(|longer| text::width(longer) <= width).unwrap_or(title)
}

/// The rows that fit, with the selected one among them, also when it has left the view.
fn in_sight(model: &Model, fits: usize) -> Vec<&BoardKey> {
    let shown = model.shown();
    let mut top: Vec<&BoardKey> = shown.order().take(fits).collect();
    let selected = model.selected_ticket.and_then(|number| model.place_on_board(number));
    let Some(selected) = selected else { return top };
    if top.contains(&selected) {
        return top;
    }
    if top.len() < fits {
        top.push(selected);
        top.sort();
        return top;
    }
    // In the middle, but for the end of the list: no line stays empty while there are rows above.
    let after = shown.from(selected).filter(|key| *key != selected);
    let after: Vec<&BoardKey> = after.take(fits.saturating_sub(fits / 2 + 1)).collect();
    let room = fits.saturating_sub(after.len() + 1);
    let mut rows: Vec<&BoardKey> = shown.before(selected).rev().take(room).collect();
    rows.reverse();
    rows.push(selected);
    rows.extend(after);
    rows
}

/// Columns of a figure: `in ritardo 43 min`.
const FIGURE: usize = 17;
/// Columns of a milestone: `presa in c.`
const MILESTONE: usize = 11;

/// Columns of a number at least.
const LEAST_NUMBER: usize = 4;

/// What depends on the rows in sight.
struct Columns {
    number: usize,
    insistence: usize,
    all: usize,
}

/// `!! in ritardo 2h11   sopralluogo EME  1042 +2^ Rianimazione`
struct Row {
    number: TicketNumber,
    meaning: Meaning,
    sign: &'static str,
    /// How it stands: figure and milestone, or a state.
    what: String,
    priority: String,
    /// `+2`, and `^` where they put the ticket before one that falls due earlier.
    insistence: String,
    /// What is left of a budget that stands still, from the longest to the shortest way to say it.
    remains: Vec<String>,
    place: String,
    description: String,
}

impl Row {
    fn of(model: &Model, key: &BoardKey) -> Option<Self> {
        let (found, deadline, is_ahead) = model.row(key)?;
        let (meaning, sign, what) = match deadline {
            Some(clock) if key.rank == Rank::Running => running(model, clock),
            _ => standing_still(model, &found.ticket, deadline),
        };
        let stands_still = deadline.filter(|clock| clock.paused.is_some());
        let remains = stands_still.into_iter().flat_map(|clock| {
            Length::ALL.into_iter().filter_map(|length| deadline::remains(model, found, clock, length))
        });
        let ahead = if is_ahead { "^" } else { "" };
        let insistence = match found.ticket.reminders.saturating_add(found.ticket.complaints) {
            0 => String::new(),
            count => format!("+{count}{ahead}"),
        };
        Some(Self {
            number: key.number,
            meaning,
            sign,
            what,
            priority: found.ticket.priority.as_ref().map_or("", |code| code.as_str()).to_owned(),
            insistence,
            remains: remains.collect(),
            place: marked_place(model, found, key),
            description: Model::text_of(found, TextField::Description).to_owned(),
        })
    }

    fn line(&self, paint: &Paint<'_, '_>, columns: &Columns) -> Line<'static> {
        let model = paint.model;
        let selected = model.selected_ticket == Some(self.number);
        let insisted = if columns.insistence > 0 { columns.insistence + 1 } else { 0 };
        let head = format!(
            "{}{} {} {} {} {}",
            if selected { ">" } else { " " },
            text::pad(self.sign, 2),
            text::pad(&self.what, FIGURE + 1 + MILESTONE),
            text::pad(&self.priority, 3),
            text::pad_start(&self.number.to_string(), columns.number),
            text::pad(&self.insistence, insisted),
        );
        let room = columns.all.saturating_sub(text::width(&head));
        let shown = format!("{head}{}", text::pad(&self.tail(room), room));
        let here = selected && model.focus == Pane::Board;
        paint.line(if here { Meaning::Selection } else { self.meaning }, shown)
    }

    /// Where, and as much more as there is room for.
    fn tail(&self, room: usize) -> String {
        if !self.remains.is_empty() {
            let mut all = self.remains.iter().map(|remains| joined(remains, &self.place));
            let fitting = all.clone().find(|tail| text::width(tail) <= room);
            return fitting.or(all.next_back()).unwrap_or_default();
        }
        let left = room.saturating_sub(text::width(&self.place));
        // A few letters of what is wrong tell nobody anything.
        match left < WORTH_BEGINNING && !self.place.is_empty() {
            true => self.place.clone(),
            false => joined(&self.place, &self.description),
        }
    }
}

/// So many columns of a description are worth showing.
const WORTH_BEGINNING: usize = 12;

fn joined(first: &str, second: &str) -> String {
    match (first.is_empty(), second.is_empty()) {
        (false, false) => format!("{first} · {second}"),
        _ => format!("{first}{second}"),
    }
}

/// `in ritardo 2h11   sopralluogo`
fn running(model: &Model, clock: &Clock) -> (Meaning, &'static str, String) {
    let what = model.words.say(&format!("milestone-{}", clock.milestone.code()));
    let meaning = deadline::meaning(clock.standing(model.now));
    let figure = text::pad(&deadline::figure(model, clock), FIGURE);
    (meaning, meaning.sign(), format!("{figure} {what}"))
}

/// `sosp. ricambi dal 19/11`: nothing is due while it stands so.
pub fn standing_still(
    model: &Model,
    ticket: &Ticket,
    deadline: Option<&Clock>,
) -> (Meaning, &'static str, String) {
    let words = &model.words;
    let state = words.say(&format!("state-{}", ticket.word()));
    if let Some(at) = ticket.planned_start.filter(|_| ticket.session && ticket.state == State::Scheduled)
    {
        let (meaning, sign) = session(ticket, at <= model.now);
        let at = text::pad(&moment::near(words, at, model.now), FIGURE);
        return (meaning, sign, format!("{at} {state}"));
    }
    let pause = ticket.pauses.iter().find(|pause| pause.to.is_none()).map(|pause| pause.from);
    // By contract a pause may count from the request; the clock knows.
    let since = deadline.and_then(|clock| clock.paused).map(|(since, _)| since).or(pause);
    match since {
        Some(since) => {
            let since = moment::since(words, since, model.now);
            let args = [("state", state.into()), ("since", since.into())];
            (Meaning::Paused, Meaning::Paused.sign(), words.say_with("standing-since", &args))
        }
        // Everything was reached before it came back: it has work, and no deadline to be sorted by.
        None if comes_back(ticket, deadline) => (Meaning::Text, "-", words.say("reopened-undated")),
        None => (Meaning::Dim, "-", state),
    }
}

/// How a session looks that has still to begin: ready, with a step that failed or its start behind it, or on its way.
fn session(ticket: &Ticket, past: bool) -> (Meaning, &'static str) {
    let failed = ticket.checklist.as_ref().is_some_and(|list| list.failures().next().is_some());
    match (ticket.is_ready(), failed || past) {
        (true, _) => (Meaning::Ok, Meaning::Ok.sign()),
        (_, true) => (Meaning::Warning, Meaning::Warning.sign()),
        _ => (Meaning::Text, "-"),
    }
}

fn comes_back(ticket: &Ticket, deadline: Option<&Clock>) -> bool {
    deadline.is_none() && !ticket.reopenings.is_empty() && ticket.state.is_before_completion()
}

/// Where, behind what is to be known of the row: it has left the view, and stays in sight as long as it is
/// selected; or its ticket has changed while the board is held.
fn marked_place(model: &Model, row: &TicketResource, key: &BoardKey) -> String {
    let outside = || (!model.shown().contains(key)).then(|| model.words.say("board-out-of-view"));
    match model.row_changed(key.number).or_else(outside) {
        Some(mark) => format!("({mark}) {}", place(model, row)),
        None => place(model, row),
    }
}

/// Where, in as few words as there are: the room, or else the site.
pub fn place(model: &Model, row: &TicketResource) -> String {
    let room = Model::text_of(row, TextField::Place);
    let site = row.ticket.site.filter(|_| room.is_empty());
    let site = site.and_then(|id| model.replica.directory.site(id));
    site.map_or_else(|| room.to_owned(), |site| site.name.clone())
}

#[cfg(test)]
mod tests;
