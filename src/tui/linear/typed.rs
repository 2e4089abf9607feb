//! From a line typed to what the model is told, or to a refusal that says what was expected. Numbers are
//! those of the page that was read; what could mean two things is never guessed.

use super::line::is_worded;
use super::page::{Page, Place, Step};
use super::{Linear, form, reach};
use crate::domain::code::TicketNumber;
use crate::domain::text::{clean, folded};
use crate::tui::app::Model;
use crate::tui::app::field::{Field, Kind, Misread};
use crate::tui::app::saying::Said;
use crate::tui::command::Command;
use crate::tui::sentence;
use crate::tui::view::form as shown;

/// What a line comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    /// The model is told, perhaps nothing; then the page is read, if it is another one.
    Say(Vec<Said>),
    /// The same, and one line says what was understood.
    Understood(String, Vec<Said>),
    /// The page is read again.
    Again,
    /// A sentence, and the question again.
    Refused(String),
}

/// A line of this many characters is longer than anything that is asked for.
const LONGEST: usize = 10_000;

impl Linear {
    /// Takes a line, as an answer to the page that was read last.
    pub fn hear(&mut self, model: &Model, line: &str) -> Heard {
        if line.chars().count() > LONGEST {
            return Heard::Refused(model.words.say("linear-too-long"));
        }
        let line = clean(line);
        if let Some(heard) = self.by_name(model, &line) {
            return heard;
        }
        match self.page.place.clone() {
            Place::Field { .. } => self.hear_answer(model, &line),
            Place::Summary { .. } => self.hear_decision(model, &line),
            Place::Search { .. } => self.hear_search(model, &line),
            Place::Line { .. } => self.hear_on_line(model, &line),
            _ if is_worded(model, &line) => self.hear_line(model, &line),
            _ => self.hear_choice(model, &line),
        }
    }

    /// `:rispondi`, `:1042 as t3`: a command from wherever one is, by its name or by what it is to do. In a text
    /// only what is a command's name counts.
    fn by_name(&mut self, model: &Model, line: &str) -> Option<Heard> {
        let name = line.strip_prefix(':')?.trim();
        if let [command] = reach::named(&model.words, name).as_slice() {
            return Some(reach::run(model, *command));
        }
        let (_, form) = form::open(model).unzip();
        let field = form.and_then(|form| form.current());
        let is_text = field.is_some_and(|field| field.kind == Kind::Text);
        (!is_text).then(|| self.hear_line(model, name))
    }

    /// A number, or letters that only one choice begins with.
    pub(super) fn hear_choice(&mut self, model: &Model, line: &str) -> Heard {
        match line {
            "" => return Heard::Again,
            "!" => return self.step(self.page.leave.step.clone()),
            "?" => return Heard::Say(vec![Said::Command(Command::Help)]),
            _ => {}
        }
        if let Some(number) = ticket_named(line) {
            return Heard::Say(vec![Said::Ticket(number)]);
        }
        match chosen(&self.page, line) {
            Ok(Some(step)) => self.step(step),
            Ok(None) => Heard::Refused(expected(model, &self.page)),
            Err(labels) => {
                let args = [("choices", labels.join("; ").into())];
                Heard::Refused(model.words.say_with("linear-several", &args))
            }
        }
    }

    /// Words to search for, or a number of what was found.
    fn hear_search(&mut self, model: &Model, line: &str) -> Heard {
        if line.is_empty() || line == "!" || line == "?" {
            return self.hear_choice(model, line);
        }
        if let Some(number) = ticket_named(line) {
            return Heard::Say(vec![Said::Command(Command::Back), Said::Ticket(number)]);
        }
        match line.parse().ok().and_then(|number: usize| self.page.numbered(number)) {
            Some(choice) => self.step(choice.step.clone()),
            None => Heard::Say(vec![Said::Search(line.to_owned())]),
        }
    }

    /// The answer to a field.
    fn hear_answer(&mut self, model: &Model, line: &str) -> Heard {
        let Some((_, open)) = form::open(model) else { return Heard::Again };
        let Some(field) = open.current() else { return Heard::Again };
        let last = open.at + 1 >= open.fields.len();
        match line {
            "" => self.keep(model, field, last),
            "<" if open.at == 0 => Heard::Refused(model.words.say("linear-first-field")),
            "<" => Heard::Say(vec![Said::Command(Command::Previous)]),
            "!" => Heard::Say(vec![Said::Command(Command::Back)]),
            "?" => {
                self.reading.list_from(0);
                Heard::Refused(explained(model, field))
            }
            "-" => self.go_on(vec![Said::Words(String::new())], last),
            _ => self.hear_value(model, field, line, last),
        }
    }

    /// What stands is kept; a list that was searched is not: what was looked for is still to be chosen.
    fn keep(&mut self, model: &Model, field: &Field, last: bool) -> Heard {
        let searched = matches!(&self.page.place, Place::Field { typed, .. } if !typed.is_empty());
        if searched && field.picked.is_none() {
            return Heard::Refused(model.words.say("linear-choose-or-blank"));
        }
        self.go_on(Vec::new(), last)
    }

    fn hear_value(&mut self, model: &Model, field: &Field, line: &str, last: bool) -> Heard {
        if let Kind::Pick(_) = field.kind {
            return self.hear_pick(model, field, line, last);
        }
        match read(model, field, line) {
            Ok(()) => self.go_on(vec![Said::Words(line.to_owned())], last),
            Err(misread) => Heard::Refused(sentence::misread(&model.words, &misread).sentence),
        }
    }

    /// A number of the list, or letters to search it.
    fn hear_pick(&mut self, model: &Model, field: &Field, line: &str, last: bool) -> Heard {
        let number: Option<usize> = line.parse().ok();
        let choice = number.filter(|number| *number > 0).and_then(|number| self.page.numbered(number));
        if let Some(choice) = choice {
            return match choice.step.clone() {
                Step::Say(said) => {
                    let label = choice.label.clone();
                    self.understood(model, field, label, said, last)
                }
                step => self.step(step),
            };
        }
        match form::meant(model, field, line) {
            (Some(choice), _) => {
                let label = super::spoken::line(&choice.label);
                self.understood(model, field, label, vec![Said::Choice(choice)], last)
            }
            (None, 0) => {
                let args = [("typed", line.into()), ("field", shown::label(model, field).into())];
                Heard::Refused(model.words.say_with("linear-not-in-list", &args))
            }
            (None, _) => {
                self.reading.search(line);
                Heard::Say(Vec::new())
            }
        }
    }

    /// Says what was taken: a number says nothing by itself.
    fn understood(
        &mut self,
        model: &Model,
        field: &Field,
        label: String,
        said: Vec<Said>,
        last: bool,
    ) -> Heard {
        let echo = super::spoken::line(&form::named(model, field, &label));
        match self.go_on(said, last) {
            Heard::Say(said) => Heard::Understood(echo, said),
            other => other,
        }
    }

    /// On to the next field, or to the summary.
    fn go_on(&mut self, mut said: Vec<Said>, last: bool) -> Heard {
        match last {
            true => self.reading.finish(true),
            false => said.push(Said::Command(Command::Next)),
        }
        Heard::Say(said)
    }

    /// Whether to register what was summed up.
    fn hear_decision(&mut self, model: &Model, line: &str) -> Heard {
        let yes = folded(&model.words.say("yes"));
        let no = folded(&model.words.say("no"));
        let line = folded(line);
        let is = |word: &str| !line.is_empty() && word.starts_with(&*line);
        match &*line {
            "<" => {
                self.reading.finish(false);
                Heard::Say(Vec::new())
            }
            _ if is(&yes) => Heard::Say(vec![Said::Command(Command::Save)]),
            _ if is(&no) => Heard::Say(vec![Said::Command(Command::Back)]),
            _ => {
                let heard = self.hear_choice(model, &line);
                if let Heard::Say(said) = &heard
                    && said.iter().any(|said| matches!(said, Said::Field(_)))
                {
                    self.reading.finish(false);
                }
                heard
            }
        }
    }
}

/// `n 1042`: a ticket by its number, where a bare number would be one of the list.
fn ticket_named(line: &str) -> Option<TicketNumber> {
    let rest = line.strip_prefix(['n', 'N'])?.trim();
    rest.parse().ok()
}

/// The choice that a line means.
///
/// # Errors
/// Several, by their labels.
fn chosen(page: &Page, line: &str) -> Result<Option<Step>, Vec<String>> {
    if let Ok(number) = line.parse::<usize>() {
        return Ok(page.numbered(number).map(|choice| choice.step.clone()));
    }
    let typed = folded(line);
    let begins = |label: &str| folded(label).starts_with(&typed);
    let all = page.choices.iter().chain([&page.leave]).filter(|choice| !choice.label.is_empty());
    let found: Vec<_> = all.filter(|choice| begins(&choice.label)).collect();
    match found.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(one.step.clone())),
        several => Err(several.iter().map(|choice| choice.label.clone()).collect()),
    }
}

/// What could have been typed.
fn expected(model: &Model, page: &Page) -> String {
    let args = [("most", page.choices.len().into())];
    model.words.say_with("linear-expected", &args)
}

/// Whether a text is what the field takes.
///
/// # Errors
/// What was expected.
fn read(model: &Model, field: &Field, line: &str) -> Result<(), Misread> {
    let mut typed = field.clone();
    typed.say(line);
    match field.kind {
        Kind::When | Kind::Planned => typed.moment(model.now).map(|_| ()),
        Kind::Date => typed.date(model.now).map(|_| ()),
        Kind::Amount | Kind::Hours => typed.decimal().map(|_| ()),
        Kind::Lines => typed.lines().map(|_| ()),
        Kind::Phases => typed.phases(model.now).map(|_| ()),
        Kind::Text | Kind::Pick(_) => Ok(()),
    }
}

/// What a field takes, and how one moves on.
fn explained(model: &Model, field: &Field) -> String {
    let words = &model.words;
    let takes = match field.kind {
        Kind::Pick(_) => words.say("linear-takes-choice"),
        Kind::Text => words.say("linear-takes-text"),
        _ => shown::hint(words, field),
    };
    let args = [("field", shown::label(model, field).into()), ("takes", takes.into())];
    format!("{} {}", words.say_with("linear-takes", &args), words.say("linear-how-forms-go"))
}
