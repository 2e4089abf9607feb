//! The technician's pages: what is theirs by deadline, and the facts of one intervention, the same as on the
//! field's screens. It shows no money and decides nothing.

use super::page::{Choice, Page, Place, Step};
use super::{Room, lists, spoken, start};
use crate::api::resource::{FeedEvent, TicketInFull, TicketResource};
use crate::domain::text::TextField;
use crate::tui::app::Model;
use crate::tui::app::saying::Said;
use crate::tui::command::Command;
use crate::tui::view::{checklist, deadline, field, history};

/// The first page of the field: own interventions, most pressing first, what is suspended last.
pub fn page(model: &Model, from: usize) -> Page {
    let words = &model.words;
    let round = model.round();
    let rows = round.iter().skip(from).take(lists::ROWS);
    let rows = rows.filter_map(|key| model.replica.tickets.get(&key.number));
    let mut choices: Vec<Choice> =
        rows.map(|row| Choice::say(line(model, row), Said::Ticket(row.ticket.number))).collect();
    choices.extend(lists::more(model, from, round.len(), Room::Deadlines));
    choices.push(Choice::say(words.say("linear-quit"), Said::Command(Command::Quit)));
    let leave = match from {
        0 => Choice::say(words.say("linear-help"), Said::Command(Command::Help)),
        _ => Choice::new(words.say("linear-to-start"), Step::Go(Room::Start, Vec::new())),
    };
    Page {
        place: Place::Round(from),
        facts: facts(model),
        choices,
        closed: Vec::new(),
        question: words.say("linear-choose-ticket"),
        leave,
    }
}

/// Where one is, how the line is, whose interventions these are, how many are late.
fn facts(model: &Model) -> Vec<String> {
    let mut facts = vec![start::title(model)];
    facts.extend(start::link(model));
    if model.me.is_none() || model.contract().is_none() {
        return facts;
    }
    facts.push(field::whose(model));
    if model.own_technician().is_none() {
        facts.push(model.words.say("round-unlinked"));
    }
    if model.round().is_empty() {
        facts.extend(field::nothing_to_do(model));
    }
    facts
}

/// `intervento 7, urgenza, Ospedale, CUP, perdita: presa in carico entro 14:59, fra 30 minuti; assegnato`
fn line(model: &Model, row: &TicketResource) -> String {
    let told = lists::ticket(model, row);
    let clocked = model.replica.board().deadline(row.ticket.number).is_some();
    let state = match model.on_its_way(row.ticket.number).next() {
        Some(_) => model.words.say("round-on-its-way-short"),
        None if clocked => model.words.say(&format!("state-{}", row.ticket.word())),
        None => return told,
    };
    format!("{told}; {state}")
}

/// What is wrong, until when, where, who reported it, and what was sent and is not answered yet.
pub fn of_ticket(model: &Model, row: &TicketResource) -> Vec<String> {
    let mut facts = vec![Model::text_of(row, TextField::Description).to_owned()];
    facts.extend(deadline::told(model, row).into_iter().map(|(_, sentence)| sentence));
    facts.extend(field::about(model, row));
    facts.extend(checklist::told(model, row));
    facts.extend(field::on_their_way(model, row));
    facts
}

/// What people did, the latest first, one entry a line.
pub fn story(model: &Model, detail: &TicketInFull) -> Vec<String> {
    let events: Vec<&FeedEvent> = history::of_people(detail).collect();
    let title = model.words.say_with("linear-history-of", &[("count", events.len().into())]);
    let told = events.into_iter().map(|event| {
        let told = history::told(model, &detail.ticket.ticket, &detail.timeline, event);
        format!("{}: {}", told.when, spoken::joined(&told.parts))
    });
    [title].into_iter().chain(told).collect()
}
