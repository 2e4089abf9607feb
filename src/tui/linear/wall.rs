//! The board that a room looks at, as lines: who waits for how long, and what is late or will be within the
//! hour, worst first. It names nobody and asks nothing.

use super::{lists, spoken, start};
use crate::domain::text::TextField;
use crate::tui::app::Model;
use crate::tui::view::deadline;

/// The board as it is now.
pub fn lines(model: &Model) -> Vec<String> {
    let words = &model.words;
    let mut lines: Vec<String> = start::link(model).into_iter().collect();
    let count = model.waiting().count();
    lines.push(match start::oldest(model) {
        None => words.say("linear-nobody-waits"),
        Some(oldest) => {
            let since = spoken::length(words, model.now - oldest);
            words.say_with("linear-wall-waiting", &[("count", count.into()), ("since", since.into())])
        }
    });
    lines.push(start::deadlines(model));
    let hour = model.now + chrono::TimeDelta::hours(1);
    let due = model.replica.board().deadlines_from(chrono::DateTime::<chrono::Utc>::MIN_UTC);
    let due = due.take_while(|(due, _)| *due <= hour).take(lists::ROWS);
    lines.extend(due.filter_map(|(_, number)| {
        let row = model.replica.tickets.get(&number)?;
        let clock = model.replica.board().deadline(number)?;
        // A room has guests: neither callers nor what they said.
        let place = Model::text_of(row, TextField::Place).to_owned();
        let head = spoken::joined(&[lists::named(model, number), lists::priority(model, row), place]);
        Some(format!("{head}: {}", deadline::sentence(model, row, clock)))
    }));
    lines.iter().map(|line| spoken::line(line)).collect()
}
