//! What the board shows, said on the line: a filter with what its last word may go on to, a view by its name,
//! a name for the filter that holds. It looks at no ticket.

use super::explain::Teller;
use super::grammar::Line;
use super::vocabulary::Target;
use super::{Possibility, Reading, Sense};
use crate::domain::text::folded;
use crate::tui::app::Model;
use crate::tui::command::Command;
use crate::tui::filter::complete::continuations;

/// What the words after one of the three commands mean; nothing where another command was named.
pub fn read(model: &Model, teller: &Teller<'_>, named: &Target, data: &Line<'_>) -> Option<Reading> {
    match named {
        Target::Run(Command::Filter) => Some(filter(model, teller, data)),
        Target::Run(Command::Views) => Some(view(model, teller, data)),
        Target::Run(Command::KeepView) => Some(keep(model, teller, data)),
        _ => None,
    }
}

fn filter(model: &Model, teller: &Teller<'_>, data: &Line<'_>) -> Reading {
    let begun = data.as_begun();
    let before = match begun.ends_with(char::is_whitespace) {
        true => data.joined(),
        false => data.raw.split_last().map(|(_, before)| before.join(" ")).unwrap_or_default(),
    };
    let offer = |word: String| {
        let text = format!("{before} {word}").trim_start().to_owned();
        let told = teller.tell(Sense::Filter(text));
        Possibility { says: word, about: String::new(), key: String::new(), refused: None, ..told }
    };
    let candidates = vec![with_reason(teller.tell(Sense::Filter(data.joined())))];
    let offers = continuations(&begun, &model.shelf()).into_iter().map(offer).collect();
    Reading { candidates, offers, fault: None }
}

/// Why a filter cannot be read stands beside it.
fn with_reason(told: Possibility) -> Possibility {
    Possibility { about: told.refused.clone().unwrap_or_default(), ..told }
}

/// A name written whole before those begun.
fn view(model: &Model, teller: &Teller<'_>, data: &Line<'_>) -> Reading {
    let wanted = data.folded.join(" ");
    let all: Vec<String> = model.views().into_iter().map(|view| view.name).collect();
    let whole: Vec<&String> = all.iter().filter(|name| folded(name) == wanted).collect();
    let begun = || all.iter().filter(|name| folded(name).starts_with(&wanted)).collect();
    let found: Vec<&String> = if whole.is_empty() { begun() } else { whole };
    let found = teller.tell_all(found.into_iter().map(|name| Sense::View(name.clone())));
    let which = || Some(model.words.say("view-which"));
    match (data.raw.is_empty(), found.is_empty()) {
        (true, _) => Reading { offers: found, fault: which(), ..Reading::default() },
        (false, false) => Reading { candidates: found, ..Reading::default() },
        (false, true) => {
            let offers = teller.tell_all(all.into_iter().map(Sense::View));
            let unknown = model.words.say_with("view-unknown", &[("name", data.joined().into())]);
            Reading { offers, fault: Some(unknown), ..Reading::default() }
        }
    }
}

fn keep(model: &Model, teller: &Teller<'_>, data: &Line<'_>) -> Reading {
    if data.raw.is_empty() {
        let key = if model.sight.filter().is_some() { "view-name-it" } else { "view-nothing-to-keep" };
        return Reading { fault: Some(model.words.say(key)), ..Reading::default() };
    }
    let candidates = vec![with_reason(teller.tell(Sense::KeepView(data.joined())))];
    Reading { candidates, ..Reading::default() }
}
