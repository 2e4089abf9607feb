//! What the last word of a filter may go on to: keys, then the values of a key. It offers, and chooses
//! nothing.

use super::names::{self, Key};
use crate::domain::text::folded;
use crate::tui::app::field::{Source, Value};
use crate::tui::app::shelf::Shelf;

/// The words that the last one may become, whole; the best first.
pub fn continuations(text: &str, shelf: &Shelf<'_>) -> Vec<String> {
    let last = match text.ends_with(char::is_whitespace) {
        true => "",
        false => text.split_whitespace().next_back().unwrap_or(""),
    };
    let (minus, bare) = match last.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", last),
    };
    let continued = match bare.split_once(':') {
        Some((name, value)) => values(name, value, shelf),
        None => keys(bare, shelf),
    };
    let whole = continued.into_iter().map(|word| format!("{minus}{word}"));
    whole.filter(|word| word != last).collect()
}

fn keys(begun: &str, shelf: &Shelf<'_>) -> Vec<String> {
    let begun = folded(begun);
    let fits = |key: &Key| key.names(shelf.words).iter().any(|name| name.starts_with(&begun));
    let written =
        |key: Key| format!("{}{}", key.name(shelf.words), if key.counts() { "<" } else { ":" });
    Key::ALL.into_iter().filter(fits).map(written).collect()
}

fn values(name: &str, begun: &str, shelf: &Shelf<'_>) -> Vec<String> {
    let Some(key) = Key::named(shelf.words, name) else { return Vec::new() };
    let (before, begun) = match begun.rsplit_once(',') {
        Some((before, begun)) => (format!("{before},"), begun),
        None => (String::new(), begun),
    };
    let all: Vec<String> = match key {
        Key::State => names::states(shelf.words).into_iter().map(|(name, _)| name).collect(),
        Key::Type => of_codes(Source::CallTypes, shelf),
        Key::Priority => of_codes(Source::Priorities, shelf),
        Key::Service => of_codes(Source::Services, shelf),
        Key::Site => {
            shelf.replica.directory.sites.iter().map(|site| names::joined(&site.name)).collect()
        }
        Key::Technician => {
            let nobody = shelf.words.say("filter-nobody");
            let nobody = nobody.split_whitespace().next().map(str::to_owned);
            let technicians = shelf.replica.directory.technicians.iter();
            nobody.into_iter().chain(technicians.map(|found| names::joined(&found.name))).collect()
        }
        Key::Sla | Key::Reminders | Key::Complaints => Vec::new(),
    };
    let fits = |value: &String| begun.is_empty() || names::begins(value, begun);
    all.into_iter().filter(fits).map(|value| format!("{name}:{before}{value}")).collect()
}

fn of_codes(source: Source, shelf: &Shelf<'_>) -> Vec<String> {
    let all = shelf.choices(source, "").into_iter();
    let code = |value| match value {
        Value::Code(code) => Some(code.as_str().to_owned()),
        _ => None,
    };
    all.filter_map(|choice| code(choice.value)).collect()
}
