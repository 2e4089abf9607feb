//! The top line: where, whether somebody sits here, who waits, how the line is, what time it is. On
//! small screens it also keeps the worst deadline in sight whatever page is open.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::calls;
use super::moment;
use super::paint::Paint;
use crate::domain::time::Timestamp;
use crate::tui::app::aim::Aim;
use crate::tui::app::{Link, Model, Pane};
use crate::tui::look::Meaning;
use crate::tui::text;

/// Left: the centre. Middle: what waits. Right: the line and the clock; the right is never cut.
pub fn draw(paint: &mut Paint<'_, '_>, area: Rect) {
    let narrow = area.width < 100;
    let model = paint.model;
    let (link_meaning, link) = link(model);
    let right = format!("{link}  {} ", moment::day_and_clock(&model.words, model.now));
    let waiting = waiting(model, narrow);
    let room = usize::from(area.width).saturating_sub(text::width(&right));
    // That the data are invented is never pushed aside.
    let trial = model.trial.then(|| paint.say("product-trial-short")).filter(|_| narrow);
    let for_trial = trial.as_ref().map_or(0, |trial| text::width(trial) + 2);
    let for_worst = room.saturating_sub(text::width(&waiting) + 1 + for_trial);
    let worst = if narrow { worst(model, for_worst) } else { String::new() };
    let used = text::width(&waiting) + text::width(&worst);
    let for_left = room.saturating_sub(used + 1);
    let places = if narrow { trial.into_iter().collect() } else { places(paint) };
    let gap = if narrow { " " } else { "   " };
    let mut places = places.iter().map(|place| format!(" {place}{gap}"));
    let left = places.clone().find(|place| text::width(place) <= for_left).or(places.next_back());
    let left = text::fit(&left.unwrap_or_else(|| " ".to_owned()), for_left);
    let gap = room.saturating_sub(text::width(&left) + used);
    let waits = model.waiting().next().is_some();
    let waiting_meaning = if waits { Meaning::Ringing } else { Meaning::Dim };
    let line = Line::from(vec![
        paint.span(Meaning::Title, left),
        paint.span(waiting_meaning, waiting),
        paint.span(Meaning::Overdue, worst),
        paint.span(Meaning::Text, " ".repeat(gap)),
        paint.span(link_meaning, right),
    ]);
    paint.put(area, line);
}

/// Where, and whether somebody sits here, from the longest way to say it to the shortest: hours and title
/// go before the one word that matters.
fn places(paint: &Paint<'_, '_>) -> Vec<String> {
    let model = paint.model;
    let product = paint.say(if model.trial { "product-trial" } else { "product" });
    let Some(contract) = model.contract() else { return vec![product] };
    let titled = format!("{product}  {}", contract.title);
    let Some(calendar) = contract.presence() else { return vec![titled] };
    let today = crate::domain::time::local(model.now, crate::domain::time::ZONE).date_naive();
    let hours: Vec<String> = calendar
        .opening_on(today)
        .into_iter()
        .map(|(from, to)| format!("{}–{}", moment::clock(from), moment::clock(to)))
        .collect();
    let open = calendar.is_open(model.now);
    let state = paint.say(if open { "presence-open" } else { "presence-on-call" });
    let args = [("hours", hours.join(", ").into()), ("open", state.into())];
    let whole = model.words.say_with("presence", &args);
    let short = paint.say(if open { "presence-open-short" } else { "presence-on-call" });
    vec![
        format!("{titled}   {whole}"),
        format!("{titled}   {short}"),
        format!("{product}   {short}"),
        if model.trial { product } else { short },
    ]
}

/// `3 in attesa, la più vecchia da 02:14`
fn waiting(model: &Model, narrow: bool) -> String {
    let count = model.waiting().count();
    let oldest = model.waiting().map(|row| row.call.called_at).min();
    match oldest {
        None if narrow || model.knows_nothing() => String::new(),
        None => format!(" {} ", model.words.say("nobody-waits")),
        Some(since) => {
            let since = moment::waiting(since, model.now);
            let key = if narrow { "waiting-short" } else { "waiting" };
            let sentence =
                model.words.say_with(key, &[("count", count.into()), ("since", since.into())]);
            format!(" * {sentence} ")
        }
    }
}

/// The worst deadline, where the board may be out of sight: ` !! 1042 in ritardo 4 min `, or as much of
/// it as there is room for.
fn worst(model: &Model, room: usize) -> String {
    let worst = model.replica.board().deadlines_from(Timestamp::MIN_UTC).next();
    let Some((due, number)) = worst.filter(|(due, _)| *due < model.now) else { return String::new() };
    let late = due - model.now;
    let whole = format!(" !! {number} {} ", moment::late(&model.words, late));
    match text::width(&whole) <= room {
        true => whole,
        false => text::fit(&format!(" !! {number} {} ", moment::length(&model.words, late)), room),
    }
}

pub fn link(model: &Model) -> (Meaning, String) {
    match &model.link {
        Link::Starting => (Meaning::Dim, model.words.say("link-starting")),
        Link::Up => (Meaning::Ok, model.words.say("link-up")),
        Link::Down { .. } if model.heard_at.is_none() => (Meaning::Error, model.words.say("link-never")),
        Link::Down { since, .. } => {
            let since = moment::clock_with_seconds(*since);
            (Meaning::Error, model.words.say_with("link-down", &[("since", since.into())]))
        }
        Link::Broken(_) => (Meaning::Error, model.words.say("link-broken")),
    }
}

/// `Chiamate 3 · [Scheda] · Scadenze !!1 · Intervento`: brackets mark the page, not colour.
pub fn tabs(paint: &mut Paint<'_, '_>, area: Rect) {
    let model = paint.model;
    let mut spans = Vec::new();
    let mut x = area.x;
    for pane in Pane::ALL {
        let name = tab_name(model, pane);
        let here = model.focus == pane;
        let (meaning, shown) = match here {
            true => (Meaning::BorderFocus, format!("[{name}]")),
            false => (Meaning::Dim, format!(" {name} ")),
        };
        let width = u16::try_from(text::width(&shown)).unwrap_or(area.width);
        paint.means(Rect { x, width, ..area }, Aim::Pane(pane));
        x = x.saturating_add(width).saturating_add(1);
        spans.push(paint.span(meaning, shown));
        spans.push(paint.span(Meaning::Dim, " "));
    }
    paint.put(area, Line::from(spans));
}

fn tab_name(model: &Model, pane: Pane) -> String {
    let words = &model.words;
    match pane {
        Pane::Calls => calls::title(model),
        Pane::Sheet => match model.tabs().len() {
            0 | 1 => words.say("pane-sheet"),
            open => format!("{} {open}", words.say("pane-sheet")),
        },
        Pane::Board => match model.replica.board().overdue(model.now) {
            0 => words.say("pane-board"),
            overdue => format!("{} !!{overdue}", words.say("pane-board")),
        },
        Pane::Ticket => match model.focused.number {
            Some(number) => format!("{} {number}", words.say("pane-ticket")),
            None => words.say("pane-ticket"),
        },
    }
}
