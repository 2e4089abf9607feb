//! Object, verb and data in one breath: `1042 as t3`, `1042 so`, `ri`, `aiuto`. What cannot be read is
//! named with what was expected; what may be two things is both, and never one of them.

use super::explain::{Teller, doable_first};
use super::looking;
use super::naming::{self, Hit};
use super::slots::{self, Misfit};
use super::vocabulary::{self, Entry, Target};
use super::{Possibility, Reading, Sense};
use crate::domain::action::Verb;
use crate::domain::code::{Code, TicketNumber};
use crate::domain::text::folded;
use crate::tui::app::Model;
use crate::tui::app::possible::possible;
use crate::tui::command::Command;

/// The words of a line, as written and as compared.
pub(super) struct Line<'t> {
    pub raw: Vec<&'t str>,
    pub folded: Vec<String>,
    /// A blank stands at its end: the next word begins.
    open: bool,
}

impl<'t> Line<'t> {
    fn new(typed: &'t str) -> Self {
        let raw: Vec<&str> = typed.split_whitespace().collect();
        let folded = raw.iter().map(|word| folded(word)).collect();
        Self { raw, folded, open: typed.ends_with(char::is_whitespace) }
    }

    fn after(&self, used: usize) -> Self {
        let rest = self.raw.iter().skip(used).copied().collect();
        let folded = self.folded.iter().skip(used).cloned().collect();
        Self { raw: rest, folded, open: self.open }
    }

    pub fn joined(&self) -> String {
        self.raw.join(" ")
    }

    /// With the blank at its end, where there is one.
    pub fn as_begun(&self) -> String {
        let blank = if self.open { " " } else { "" };
        format!("{}{blank}", self.joined())
    }
}

/// What a line may mean, each possibility with what it would do.
pub fn read(model: &Model, typed: &str) -> Reading {
    let line = Line::new(typed);
    let teller = Teller::new(model);
    let Some(first) = line.raw.first() else { return beginnings(model, &teller) };
    match number(first) {
        Some(number) => about_ticket(model, &teller, number, &line.after(1)),
        None => by_name(model, &teller, &line),
    }
}

fn number(word: &str) -> Option<TicketNumber> {
    let digits = word.chars().all(|c| c.is_ascii_digit());
    word.parse().ok().filter(|_| digits)
}

/// Nothing is written yet: everything that there is, commands first.
fn beginnings(model: &Model, teller: &Teller<'_>) -> Reading {
    let commands = Command::PLAIN.iter().filter(|command| **command != Command::Line);
    let commands = commands.map(|command| Sense::Run(*command));
    let types = model.contract().into_iter().flat_map(|contract| &contract.call_types);
    let types = types.map(|found| Sense::Write(found.code.clone(), String::new()));
    let chosen = model.acted_on().map(|row| row.ticket.number);
    let on_chosen = chosen.map(|number| what_next(model, number)).unwrap_or_default();
    let offers = teller.tell_all(types.chain(commands).chain(on_chosen));
    Reading { offers, ..Reading::default() }
}

/// After a ticket's number: a verb with its data, or the type of a call that joins it.
fn about_ticket(model: &Model, teller: &Teller<'_>, number: TicketNumber, rest: &Line<'_>) -> Reading {
    let entries =
        [vocabulary::joining_types(model.contract()), vocabulary::verbs(&model.words)].concat();
    if rest.raw.is_empty() {
        let candidates = vec![teller.tell(Sense::Open(number))];
        let offers = teller.tell_all(what_next(model, number).into_iter());
        return Reading { candidates, offers, fault: None };
    }
    let hits = naming::meant(&entries, &rest.folded);
    let candidates = hits.iter().flat_map(|hit| with_data(model, teller, number, hit, rest));
    let reading = Reading { candidates: doable_first(candidates), ..Reading::default() };
    if !reading.candidates.is_empty() {
        return with_continuations(model, teller, reading, rest);
    }
    let alike = naming::alike(&entries, &rest.joined(), |entry| teller.help(&entry.target));
    let offers = alike.iter().filter_map(|entry| bare(number, &entry.target));
    Reading {
        offers: teller.tell_all(offers),
        fault: Some(teller.no_such_verb(&rest.joined())),
        ..reading
    }
}

/// Everything that a ticket's number alone may go on with, the likeliest first.
fn what_next(model: &Model, number: TicketNumber) -> Vec<Sense> {
    let verbs = model.ticket(number).map(|row| possible(&row.ticket, model.role()));
    let verbs = verbs.into_iter().flatten().map(|possible| possible.verb);
    let verbs = verbs.map(|verb| Sense::Act(number, verb, Vec::new()));
    let types = vocabulary::joining_types(model.contract());
    verbs.chain(types.iter().filter_map(|entry| bare(number, &entry.target))).collect()
}

fn bare(number: TicketNumber, target: &Target) -> Option<Sense> {
    match target {
        Target::Verb(verb) => Some(Sense::Act(number, *verb, Vec::new())),
        Target::Type(code) => Some(Sense::Attach(number, code.clone(), String::new())),
        Target::Run(_) | Target::View(_) => None,
    }
}

/// What a name means with the words after it.
fn with_data(
    model: &Model,
    teller: &Teller<'_>,
    number: TicketNumber,
    hit: &Hit<'_>,
    rest: &Line<'_>,
) -> Vec<Possibility> {
    let data = rest.after(hit.used);
    match &hit.entry.target {
        Target::Type(code) => {
            vec![teller.tell(Sense::Attach(number, code.clone(), data.joined()))]
        }
        Target::Verb(verb) => match slots::fill(*verb, &data.raw, &model.shelf(), model.now) {
            Ok(readings) => {
                let sense = |said| Sense::Act(number, *verb, said);
                readings.into_iter().map(|said| teller.tell(sense(said))).collect()
            }
            Err(misfit) => vec![misread(teller, number, *verb, &misfit)],
        },
        Target::Run(_) | Target::View(_) => Vec::new(),
    }
}

fn misread(teller: &Teller<'_>, number: TicketNumber, verb: Verb, misfit: &Misfit) -> Possibility {
    let plain = teller.tell(Sense::Act(number, verb, Vec::new()));
    let why = teller.misfit(misfit);
    Possibility { about: why.clone(), refused: Some(why), ..plain }
}

/// After `1042 as` come those who may be sent.
fn with_continuations(model: &Model, teller: &Teller<'_>, reading: Reading, rest: &Line<'_>) -> Reading {
    let bare = reading.meant().filter(|meant| meant.refused.is_none()).map(|meant| meant.sense.clone());
    let Some(Sense::Act(number, verb, said)) = bare.filter(|_| !rest.raw.is_empty()) else {
        return reading;
    };
    if !said.is_empty() {
        return reading;
    }
    let more = slots::continuations(verb, &model.shelf());
    let offers = teller.tell_all(more.into_iter().map(|said| Sense::Act(number, verb, vec![said])));
    Reading { offers, ..reading }
}

/// No number comes first: a type of call, a verb for the ticket in focus, or a command.
fn by_name(model: &Model, teller: &Teller<'_>, line: &Line<'_>) -> Reading {
    let entries = vocabulary::all(model);
    let hits = naming::meant(&entries, &line.folded);
    if let [hit] = hits.as_slice()
        && let Some(reading) = looking::read(model, teller, &hit.entry.target, &line.after(hit.used))
    {
        return reading;
    }
    let candidates = doable_first(hits.iter().flat_map(|hit| named(model, teller, hit, line)));
    if !candidates.is_empty() {
        return with_continuations(model, teller, Reading { candidates, ..Reading::default() }, line);
    }
    if hits.iter().any(|hit| matches!(hit.entry.target, Target::Verb(_))) && model.acted_on().is_none() {
        let fault = Some(model.words.say("no-ticket-selected"));
        return Reading { fault, ..Reading::default() };
    }
    let alike = naming::alike(&entries, &line.joined(), |entry| teller.help(&entry.target));
    let offers = teller.tell_all(alike.iter().filter_map(|entry| unnumbered(model, entry)));
    if offers.is_empty() {
        let candidates = vec![teller.tell(Sense::Search(line.joined()))];
        return Reading { candidates, ..Reading::default() };
    }
    Reading { candidates, offers, fault: Some(teller.no_such_name(&line.joined())) }
}

fn unnumbered(model: &Model, entry: &Entry) -> Option<Sense> {
    match &entry.target {
        Target::Type(code) => Some(Sense::Write(code.clone(), String::new())),
        Target::Run(command) => Some(Sense::Run(*command)),
        Target::View(name) => Some(Sense::View(name.clone())),
        Target::Verb(verb) => {
            let chosen = model.acted_on()?;
            Some(Sense::Act(chosen.ticket.number, *verb, Vec::new()))
        }
    }
}

fn named(model: &Model, teller: &Teller<'_>, hit: &Hit<'_>, line: &Line<'_>) -> Vec<Possibility> {
    let data = line.after(hit.used);
    match &hit.entry.target {
        Target::Run(Command::Line) => Vec::new(),
        Target::Run(command) if data.raw.is_empty() => vec![teller.tell(Sense::Run(*command))],
        Target::View(name) if data.raw.is_empty() => vec![teller.tell(Sense::View(name.clone()))],
        // `aiuto subito` is no command.
        Target::Run(_) | Target::View(_) => Vec::new(),
        Target::Type(code) => vec![teller.tell(of_type(model, code, &data))],
        Target::Verb(_) => match model.acted_on().map(|row| row.ticket.number) {
            Some(number) => with_data(model, teller, number, hit, line),
            None => Vec::new(),
        },
    }
}

/// `so 1042` is `1042 so`; `ri perdita d'acqua` begins a sheet with its description.
fn of_type(model: &Model, code: &Code, data: &Line<'_>) -> Sense {
    let effect =
        model.contract().and_then(|contract| contract.call_type(code)).map(|found| found.effect);
    let ticket = data.raw.first().and_then(|word| number(word));
    match (effect, ticket) {
        (Some(effect), Some(ticket)) if vocabulary::joins(effect) => {
            Sense::Attach(ticket, code.clone(), data.after(1).joined())
        }
        _ => Sense::Write(code.clone(), data.joined()),
    }
}
