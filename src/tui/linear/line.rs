//! The command line in lines: what was written after a colon is read by the same grammar as at the desk, and
//! read out with numbered choices. Nothing is sent that was not said first.

use super::lists;
use super::page::{Choice, Page, Place, Step};
use super::typed::Heard;
use super::{Linear, Room, reach};
use crate::domain::text::folded;
use crate::tui::app::saying::Said;
use crate::tui::app::{Line, Model};
use crate::tui::command::Command;
use crate::tui::line::{self, Possibility, Reading, Sense, Weight};

/// The commands that take words of their own.
const WORDED: [Command; 3] = [Command::Filter, Command::Views, Command::KeepView];

pub fn place(line: &Line) -> Place {
    Place::Line {
        written: line.input.value().to_owned(),
        told: line.told.clone(),
        sure: line.sure.is_some(),
    }
}

/// What the line may mean: what can be done with its number, what cannot with its reason.
pub fn page(model: &Model, place: Place) -> Page {
    let words = &model.words;
    let Some(line) = model.line() else { return Page::default() };
    let leave = Choice::say(words.say("linear-back"), Said::Command(Command::Back));
    if let Some(sure) = &line.sure {
        let facts = vec![sure.says.clone()];
        let leave = Choice::new(words.say("linear-not-sure"), no());
        return Page { place, facts, question: words.say("linear-sure"), leave, ..Page::default() };
    }
    let written = line.input.value().trim();
    let mut facts = Vec::new();
    if !written.is_empty() {
        facts.push(words.say_with("linear-line", &[("written", written.into())]));
    }
    facts.extend(line.told.clone().or_else(|| line.reading.fault.clone()));
    let doable: Vec<&Possibility> = rows(&line.reading).collect();
    let left = doable.len().saturating_sub(lists::ROWS);
    let mut closed: Vec<String> = line.reading.rows().filter_map(|row| refused(model, row)).collect();
    closed.truncate(lists::ROWS);
    if left > 0 {
        closed.insert(0, words.say_with("line-more", &[("count", left.into())]));
    }
    let key = if worded(model, written).is_some() { "linear-line-words" } else { "linear-line-next" };
    Page {
        place,
        facts,
        choices: doable.into_iter().take(lists::ROWS).map(choice).collect(),
        closed,
        question: words.say(key),
        leave,
    }
}

fn rows(reading: &Reading) -> impl Iterator<Item = &Possibility> {
    let has_a_place = |sense: &Sense| match sense {
        Sense::Run(command) => reach::no_place(*command).is_none(),
        _ => true,
    };
    reading.rows().filter(move |row| row.refused.is_none() && has_a_place(&row.sense))
}

/// `1042, assegna: si può solo …`
fn refused(model: &Model, row: &Possibility) -> Option<String> {
    let args = [("what", row.says.as_str().into()), ("why", row.refused.as_deref()?.into())];
    Some(model.words.say_with("linear-line-closed", &args))
}

/// `1042, assegna a Squadra Prova (Rianimazione, perdita d'acqua)`
fn choice(row: &Possibility) -> Choice {
    let about = if row.about.is_empty() { String::new() } else { format!(" ({})", row.about) };
    Choice::new(format!("{}{about}", row.says), step(&row.sense, &row.whole))
}

/// The line becomes this one and is done; one that ends in a key of a filter only goes on with it.
fn step(sense: &Sense, whole: &str) -> Step {
    let written = Said::Line(whole.to_owned());
    if line::awaits_a_value(whole) {
        return Step::Say(vec![written]);
    }
    let said = vec![written, Said::Command(Command::Accept)];
    match sense {
        // What is shown is the list of deadlines.
        Sense::Filter(_) | Sense::View(_) => Step::Go(Room::Deadlines(0), said),
        _ => Step::Say(said),
    }
}

/// What was asked once more is left, and the line with it.
fn no() -> Step {
    Step::Say(vec![Said::Command(Command::Back), Said::Command(Command::Back)])
}

impl Linear {
    /// What stands after a colon: what only shows something is done and said, what sends something is said
    /// before, with its number to choose.
    pub(super) fn hear_line(&mut self, model: &Model, text: &str) -> Heard {
        if !model.serves(Command::Line) {
            let args = [("name", text.into())];
            return Heard::Refused(model.words.say_with("linear-no-command", &args));
        }
        let reading = line::read(model, text);
        match reading.meant() {
            Some(meant) if meant.refused.is_none() && meant.weight == Weight::Light => {
                self.do_light(model, meant, text)
            }
            None if reading.rows().next().is_none() => match reading.fault {
                Some(fault) => Heard::Refused(fault),
                None => Heard::Say(vec![Said::Line(text.to_owned())]),
            },
            _ => Heard::Say(vec![Said::Line(text.to_owned())]),
        }
    }

    fn do_light(&mut self, model: &Model, meant: &Possibility, text: &str) -> Heard {
        if let Sense::Run(command) = &meant.sense {
            return reach::run(model, *command);
        }
        match self.step(step(&meant.sense, text)) {
            Heard::Say(said) => Heard::Understood(super::spoken::line(&meant.says), said),
            other => other,
        }
    }

    /// The page of a line: a number, other words for a command that takes words, or another line.
    pub(super) fn hear_on_line(&mut self, model: &Model, line: &str) -> Heard {
        let sure = matches!(&self.page.place, Place::Line { sure: true, .. });
        if sure {
            return self.hear_sure(model, line);
        }
        let number = line.parse().ok().and_then(|number: usize| self.page.numbered(number));
        if number.is_some() || matches!(line, "" | "!" | "?") {
            return self.hear_choice(model, line);
        }
        let written = match &self.page.place {
            Place::Line { written, .. } => written.clone(),
            _ => String::new(),
        };
        match worded(model, &written) {
            Some(name) => self.hear_line(model, &format!("{name} {line}")),
            None => self.hear_line(model, line),
        }
    }

    /// Only a clear yes is one.
    fn hear_sure(&mut self, model: &Model, line: &str) -> Heard {
        let typed = folded(line);
        match !typed.is_empty() && folded(&model.words.say("yes")).starts_with(&*typed) {
            true => Heard::Say(vec![Said::Yes]),
            false => self.step(no()),
        }
    }
}

/// The name of the command with words of its own that a line begins with.
fn worded(model: &Model, written: &str) -> Option<String> {
    let names = WORDED.map(|command| reach::spoken_name(&model.words, command));
    names.into_iter().find(|name| folded(written).starts_with(&*folded(name)))
}

/// Whether a line without a colon is one of these commands and its words: `filtra sla<0`.
pub fn is_worded(model: &Model, line: &str) -> bool {
    let written = folded(line);
    let first = written.split_whitespace().next().unwrap_or_default();
    let more = written.split_whitespace().nth(1).is_some();
    let name = |command| folded(&reach::spoken_name(&model.words, command));
    let named = WORDED.into_iter().any(|command| name(command).split(' ').next() == Some(first));
    let other = model.words.say("line-names-filter");
    more && model.serves(Command::Line) && (named || folded(&other) == first)
}
