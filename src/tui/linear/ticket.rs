//! One ticket: its facts, its clocks, its history when it is asked for, what can be done now as numbered
//! choices, and after them what cannot, with the reasons. It decides nothing.

use super::page::{Choice, Page, Place, Step};
use super::{lists, round, spoken};
use crate::api::resource::{TicketInFull, TicketResource};
use crate::domain::action::Verb;
use crate::domain::code::TicketNumber;
use crate::domain::text::TextField;
use crate::tui::app::Model;
use crate::tui::app::possible::{Possible, Standing, possible};
use crate::tui::app::saying::Said;
use crate::tui::command::Command;
use crate::tui::sentence;
use crate::tui::view::{checklist, deadline, history as entries, ticket as shown};

/// The ticket in focus, by its version.
pub fn place(model: &Model, number: TicketNumber, history: bool) -> Place {
    let version = model.ticket(number).map(|row| row.ticket.version);
    let entries = detail(model).map_or(0, |detail| detail.timeline.len());
    Place::Ticket { number, version, history: history.then_some(entries) }
}

fn detail(model: &Model) -> Option<&TicketInFull> {
    let detail = model.focused.detail.as_deref()?;
    (Some(detail.ticket.ticket.number) == model.focused.number).then_some(detail)
}

pub fn page(model: &Model, place: Place) -> Page {
    let words = &model.words;
    let row = model.focused.number.and_then(|number| model.ticket(number));
    let history = matches!(place, Place::Ticket { history: Some(_), .. });
    let leave = Choice::say(words.say("linear-back"), Said::Command(Command::Back));
    let question = words.say("linear-choose");
    let Some(row) = row else {
        let facts = vec![words.say("ticket-coming")];
        return Page { place, facts, question, leave, ..Page::default() };
    };
    let mut facts = facts(model, row);
    if history {
        facts.extend(told(model));
    }
    let (open, closed) = actions(model, row);
    let act = |(verb, label)| Choice::say(label, Said::Command(Command::Act(verb)));
    let mut choices: Vec<Choice> = open.into_iter().map(act).collect();
    let key = if history { "linear-no-history" } else { "linear-history" };
    choices.push(Choice::new(words.say(key), Step::History));
    if model.serves(Command::Explain) {
        choices.push(Choice::say(words.say("linear-explain"), Said::Command(Command::Explain)));
    }
    Page { place, facts, choices, closed, question, leave }
}

/// What it is, where, whom to call, and its clocks, one fact a line.
fn facts(model: &Model, row: &TicketResource) -> Vec<String> {
    let words = &model.words;
    let args = [
        ("number", row.ticket.number.0.into()),
        ("priority", lists::priority(model, row).into()),
        ("state", words.say(&format!("state-{}", row.ticket.word())).into()),
    ];
    let mut facts = vec![words.say_with("linear-ticket", &args)];
    facts.extend(model.beside(row.ticket.number));
    if model.is_field() {
        facts.extend(round::of_ticket(model, row));
        return facts;
    }
    facts.push(Model::text_of(row, TextField::Description).to_owned());
    facts.extend(shown::whereabouts(model, row));
    facts.extend(checklist::told(model, row));
    facts.extend(deadline::told(model, row).into_iter().map(|(_, sentence)| sentence));
    facts
}

/// The history, one entry a line.
fn told(model: &Model) -> Vec<String> {
    let words = &model.words;
    let Some(detail) = detail(model) else { return vec![words.say("ticket-coming")] };
    if model.is_field() {
        return round::story(model, detail);
    }
    let ticket = &detail.ticket.ticket;
    let entry = |event| {
        let told = entries::told(model, ticket, &detail.timeline, event);
        format!("{}: {}", told.when, spoken::joined(&told.parts))
    };
    let title = words.say_with("linear-history-of", &[("count", detail.timeline.len().into())]);
    [title].into_iter().chain(detail.timeline.iter().map(entry)).collect()
}

/// What goes, with its words; and what does not, with its reason. At the desk the six choices are among them
/// always (S4.6); in the field what is a technician's, once what is on its way has arrived.
fn actions(model: &Model, row: &TicketResource) -> (Vec<(Verb, String)>, Vec<String>) {
    let words = &model.words;
    let name = |verb: Verb| words.say(&format!("verb-{}", verb.code()));
    let all = match model.is_field() {
        true => model.choices_in_the_field(row),
        false => possible(&row.ticket, model.role()),
    };
    let (open, closed): (Vec<Possible>, Vec<Possible>) = all.into_iter().partition(Possible::is_open);
    let listed = |verb: &Verb| open.iter().chain(&closed).any(|possible| possible.verb == *verb);
    let six = Verb::SIX_CHOICES.into_iter().filter(|_| !model.is_field());
    let unlisted: Vec<Verb> = six.filter(|verb| !listed(verb)).collect();
    let refused = closed.iter().filter_map(|possible| match &possible.standing {
        Standing::Not(refusal) => Some((possible.verb, sentence::short_reason(words, refusal))),
        _ => None,
    });
    let unlisted = unlisted.into_iter().map(|verb| match model.permits(row, verb) {
        Err(refusal) => (verb, sentence::short_reason(words, &refusal)),
        Ok(()) => (verb, words.say("linear-already-so")),
    });
    // One line a reason: it is heard once.
    let mut reasons: Vec<(String, Vec<String>)> = Vec::new();
    for (verb, why) in refused.chain(unlisted) {
        match reasons.iter_mut().find(|(known, _)| *known == why) {
            Some((_, verbs)) => verbs.push(name(verb)),
            None => reasons.push((why, vec![name(verb)])),
        }
    }
    let reasons = reasons.into_iter().map(|(why, verbs)| {
        let args = [("what", verbs.join(", ").into()), ("why", why.into())];
        words.say_with("linear-closed", &args)
    });
    let label = |possible: &Possible| match possible.standing {
        Standing::TimeToTell => {
            words.say_with("linear-time-to-tell", &[("what", name(possible.verb).into())])
        }
        _ => name(possible.verb),
    };
    (open.iter().map(|possible| (possible.verb, label(possible))).collect(), reasons.collect())
}
