//! The first page of the desk: who waits, what is late, what is still to be told, and where one can go. It lists
//! no ticket; the field's first page is its list.

use super::Room;
use super::lists;
use super::page::{Choice, Page, Place, Step};
use super::spoken;
use crate::domain::time::Timestamp;
use crate::tui::app::saying::Said;
use crate::tui::app::{Link, Model};
use crate::tui::command::Command;
use crate::tui::view::{moment, sheet};

pub fn page(model: &Model, place: Place) -> Page {
    let words = &model.words;
    Page {
        place,
        facts: facts(model),
        choices: choices(model),
        closed: Vec::new(),
        question: words.say("linear-choose"),
        leave: Choice::say(words.say("linear-help"), Said::Command(Command::Help)),
    }
}

fn facts(model: &Model) -> Vec<String> {
    let mut facts = vec![title(model)];
    facts.extend(link(model));
    // Before anything has come, nobody knows who waits.
    if model.contract().is_some() {
        facts.extend([waiting(model), deadlines(model)]);
    }
    facts.extend(model.to_tell.iter().map(|(number, who)| {
        let args = [("number", number.0.into()), ("who", who.into())];
        model.words.say_with("still-to-tell", &args)
    }));
    facts.extend(sheet::told_sentence(model).map(|(_, sentence)| sentence));
    facts
}

/// `Centralino, Azienda Sanitaria, lunedì 23/11 14:32`
pub fn title(model: &Model) -> String {
    let centre = model.contract().map(|contract| contract.title.clone()).unwrap_or_default();
    let now = moment::day_and_clock(&model.words, model.now);
    spoken::joined(&[model.words.say("product"), centre, now])
}

/// How the line is, where it is not as it should be.
pub fn link(model: &Model) -> Option<String> {
    let words = &model.words;
    match &model.link {
        Link::Up => None,
        Link::Starting => Some(words.say("linear-connecting")),
        Link::Down { .. } if model.heard_at.is_none() => Some(words.say("no-data-yet")),
        Link::Down { since, .. } => {
            let age = spoken::length(words, model.now - *since);
            Some(words.say_with("stale-data", &[("age", age.into())]))
        }
        Link::Broken(sentence) => Some(sentence.clone()),
    }
}

/// `3 chiamate in attesa. La più vecchia da 2 minuti e 14 secondi: Rossi Anna, Ospedale Civile`
pub fn waiting(model: &Model) -> String {
    let words = &model.words;
    let count = model.waiting().count();
    let Some(oldest) = model.waiting().min_by_key(|row| row.call.called_at) else {
        return words.say("linear-nobody-waits");
    };
    let since = spoken::length(words, model.now - oldest.call.called_at);
    let args =
        [("count", count.into()), ("since", since.into()), ("who", lists::caller(model, oldest).into())];
    words.say_with("linear-waiting", &args)
}

/// `Scadenze: 1 in ritardo, 2 entro un'ora, 18 interventi aperti`
pub fn deadlines(model: &Model) -> String {
    let board = model.replica.board();
    let late = board.overdue(model.now);
    let hour = model.now + chrono::TimeDelta::hours(1);
    let soon = board.deadlines_from(model.now).take_while(|(due, _)| *due <= hour).count();
    let args = [("late", late.into()), ("soon", soon.into()), ("open", board.len().into())];
    model.words.say_with("linear-deadlines", &args)
}

fn choices(model: &Model) -> Vec<Choice> {
    let words = &model.words;
    let command = |key: &str, command| Choice::say(words.say(key), Said::Command(command));
    let mut choices = vec![
        command("linear-answer", Command::Answer),
        command("linear-start-call", Command::StartCall),
        Choice::new(words.say("linear-go-deadlines"), to(Room::Deadlines(0), Command::GoBoard)),
        Choice::new(words.say("linear-go-calls"), to(Room::Calls(0), Command::GoCalls)),
        command("linear-search", Command::Search),
        aside(model),
        command("linear-quit", Command::Quit),
    ];
    if !model.to_tell.is_empty() {
        // On the desk Esc says so, from the deadlines.
        let said = vec![Said::Command(Command::GoBoard), Said::Command(Command::Back)];
        choices.push(Choice::new(words.say("linear-told-them"), Step::Go(Room::Start, said)));
    }
    choices
}

/// The one sheet at once, or the list of several.
fn aside(model: &Model) -> Choice {
    let count = model.papers.sheets().len();
    let label = model.words.say_with("linear-go-aside", &[("count", count.into())]);
    match count {
        0 | 1 => Choice::say(label, Said::Command(Command::GoSheet)),
        _ => Choice::new(label, Step::Go(Room::Aside, Vec::new())),
    }
}

fn to(room: Room, command: Command) -> Step {
    Step::Go(room, vec![Said::Command(command)])
}

/// When the oldest waiting call came (UTC).
pub fn oldest(model: &Model) -> Option<Timestamp> {
    model.waiting().map(|row| row.call.called_at).min()
}
