//! The top line: whose interventions these are and how many are late, or which one is open; how the line to
//! the server is, and the time.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::paint::Paint;
use super::super::{header, moment};
use super::WIDE;
use crate::tui::app::{Link, Model, Pane};
use crate::tui::look::Meaning;
use crate::tui::text;

/// The right is never cut.
pub fn draw(paint: &mut Paint<'_, '_>, area: Rect) {
    let model = paint.model;
    let wide = area.width >= WIDE;
    let (meaning, link) = match model.link {
        // Since when is said below, where there is room.
        Link::Down { .. } => (Meaning::Error, model.words.say("link-never")),
        Link::Up if !wide => (Meaning::Text, String::new()),
        _ => header::link(model),
    };
    let time = match wide {
        true => format!("  {}", moment::day_and_clock(&model.words, model.now)),
        false => format!("  {}", moment::clock(model.now)),
    };
    let room = usize::from(area.width).saturating_sub(text::width(&link) + text::width(&time));
    let left = text::pad(&left(model), room);
    let line = Line::from(vec![
        paint.span(Meaning::Title, left),
        paint.span(meaning, link),
        paint.span(Meaning::Text, time),
    ]);
    paint.put(area, line);
}

fn left(model: &Model) -> String {
    let words = &model.words;
    if let (Pane::Ticket, Some(number)) = (model.focus, model.focused.number) {
        let Some(row) = model.ticket(number) else { return number.to_string() };
        let contract = model.replica.contracts.get(&row.ticket.contract);
        let priority = row.ticket.priority.as_ref().and_then(|code| contract?.priority(code));
        let priority = priority.map_or_else(String::new, |found| found.name.to_uppercase());
        let state = words.say(&format!("state-{}", row.ticket.word()));
        let told = format!("{number} {priority}: {state}");
        return [Some(told), model.beside(number)].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    }
    if model.me.is_none() {
        return words.say("product");
    }
    whose(model)
}

/// `Interventi assegnati: 4, 1 in ritardo`
pub fn whose(model: &Model) -> String {
    let round = model.round();
    let late = round.iter().filter(|key| {
        let clock = model.replica.board().deadline(key.number);
        clock.is_some_and(|clock| clock.paused.is_none() && clock.due < model.now)
    });
    let args = [("count", round.len().into()), ("late", late.count().into())];
    let key = match model.own_technician() {
        Some(_) => "round-own",
        None => "round-all",
    };
    model.words.say_with(key, &args)
}
