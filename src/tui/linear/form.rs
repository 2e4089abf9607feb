//! A form as questions, one field after the other, and at the end a summary. The sheet and the prompts are
//! asked alike; nothing here is sent.

use super::page::{Choice, Page, Place, Step};
use super::{lists, spoken};
use crate::tui::app::field::{Choice as Held, Field, Kind, Source};
use crate::tui::app::form::Form;
use crate::tui::app::saying::Said;
use crate::tui::app::sheet::{CALLBACK, DESCRIPTION, Sheet};
use crate::tui::app::{Model, Pane};
use crate::tui::command::Command;
use crate::tui::view::{form as shown, sheet as promises};

/// How many choices of a field are read at once.
const ROWS: usize = 9;

/// How far the reader of a form has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    form: String,
    field: String,
    /// The form has just been opened.
    pub greets: bool,
    /// What was typed to search the list of the field.
    typed: String,
    /// From which row on the list is read; a field that holds something reads none by itself.
    from: Option<usize>,
    /// All fields were asked.
    done: bool,
}

impl Reading {
    /// The list is searched for these words.
    pub fn search(&mut self, typed: &str) {
        typed.clone_into(&mut self.typed);
        self.from = None;
    }

    pub fn list_from(&mut self, from: usize) {
        self.from = Some(from);
    }

    /// All fields of the form that is read were asked, or some are asked again.
    pub fn finish(&mut self, done: bool) {
        self.done = done;
    }

    /// Forgets what belongs to a field or a form that was left.
    pub fn follow(&mut self, place: &Place) {
        let (form, field, done) = match place {
            Place::Field { form, name, .. } => (form.as_str(), name.as_str(), false),
            Place::Summary { form } => (form.as_str(), "", true),
            _ => ("", "", false),
        };
        let greets = self.form != form;
        if greets || self.field != field {
            let (form, field) = (form.to_owned(), field.to_owned());
            *self = Self { form, field, greets, done, ..Self::default() };
        } else {
            self.greets = false;
        }
    }
}

/// The form that is asked, with what tells it from every other.
pub fn open(model: &Model) -> Option<(String, &Form)> {
    if let Some(prompt) = &model.papers.prompt {
        return Some((format!("{:?}", prompt.task), &prompt.form));
    }
    let sheet = model.papers.front().filter(|_| model.focus == Pane::Sheet)?;
    Some((sheet.key.clone(), &sheet.form))
}

/// The sheet, while it is what is asked.
fn open_sheet(model: &Model) -> Option<&Sheet> {
    model.papers.front().filter(|_| model.papers.prompt.is_none())
}

pub fn place(model: &Model, reading: &Reading) -> Option<Place> {
    let (form, fields) = open(model)?;
    let fault = fields.fault.as_ref().map(|fault| fault.sentence.clone());
    let field = fields.current()?;
    if reading.done && reading.form == form && fault.is_none() {
        return Some(Place::Summary { form });
    }
    let same = reading.form == form && reading.field == field.name;
    let typed = if same { reading.typed.clone() } else { String::new() };
    let from = reading.from.filter(|_| same);
    let (name, held) = (field.name.to_string(), field.picked.clone());
    Some(Place::Field { form, name, typed, from, fault, held })
}

/// Asks the field with the cursor; `teaches`: how forms are answered was not said yet.
pub fn field(model: &Model, reading: &Reading, teaches: bool, place: Place) -> Page {
    let words = &model.words;
    let Some(field) = open(model).and_then(|(_, form)| form.current()) else { return Page::default() };
    let fault = match &place {
        Place::Field { fault, .. } => fault.clone(),
        _ => None,
    };
    let mut facts = Vec::new();
    if reading.greets {
        facts.extend(lead(model));
        facts.extend(written(model));
    }
    if teaches {
        facts.push(words.say("linear-how-forms-go"));
    }
    facts.extend(beside(model, field));
    if let Kind::Pick(source) = field.kind {
        facts.extend(model.shelf().why_empty(source));
    }
    facts.extend(fault);
    Page {
        place,
        facts,
        choices: choices(model, field, reading),
        closed: Vec::new(),
        question: question(model, field),
        leave: Choice::say(String::new(), Said::Command(Command::Back)),
    }
}

/// What a form is about.
fn lead(model: &Model) -> Vec<String> {
    let words = &model.words;
    if let Some(prompt) = &model.papers.prompt {
        return vec![prompt.lead.clone()];
    }
    let Some(sheet) = model.papers.front() else { return Vec::new() };
    let row = sheet.number().and_then(|number| model.replica.calls.get(&number));
    let mut lead = vec![lists::sheet_title(model, sheet)];
    lead.extend(row.map(|row| lists::caller(model, row)));
    let follows = |number: crate::domain::code::TicketNumber| {
        words.say_with("sheet-follows", &[("number", number.0.into())])
    };
    lead.extend(sheet.follows.map(follows));
    lead
}

/// What was said before the sheet was left.
fn written(model: &Model) -> Vec<String> {
    let Some(sheet) = open_sheet(model) else { return Vec::new() };
    let touched = sheet.form.fields.iter().filter(|field| field.touched && !field.is_blank());
    touched.map(|field| named(model, field, field.shown())).collect()
}

/// What must be known at a field: whether who calls is enabled, and whether it is the same trouble again.
fn beside(model: &Model, field: &Field) -> Vec<String> {
    let Some(sheet) = open_sheet(model) else { return Vec::new() };
    match &*field.name {
        CALLBACK => level(model, sheet).into_iter().collect(),
        DESCRIPTION => {
            let unserved = promises::unserved(model, sheet).map(|(_, told)| told.trim().to_owned());
            let similar = promises::similar(model).map(|(_, told)| told);
            unserved.into_iter().chain(similar).collect()
        }
        _ => Vec::new(),
    }
}

/// `Utente Prova Uno: abilitato, livello 2`
fn level(model: &Model, sheet: &Sheet) -> Option<String> {
    let (_, level) = promises::requester_level(model, sheet)?;
    Some(format!("{}: {level}", sheet.who()))
}

/// The list of a field: what was searched for, or all of it where the field holds nothing.
fn choices(model: &Model, field: &Field, reading: &Reading) -> Vec<Choice> {
    let Kind::Pick(source) = field.kind else { return Vec::new() };
    let listed = field.picked.is_none() || reading.from.is_some() || !reading.typed.is_empty();
    if !listed {
        return Vec::new();
    }
    let all = model.shelf().choices(source, &reading.typed);
    let from = reading.from.unwrap_or(0);
    let rows = all.iter().skip(from).take(ROWS);
    let mut choices: Vec<Choice> =
        rows.map(|row| Choice::say(row.label.clone(), Said::Choice(row.clone()))).collect();
    let left = all.len().saturating_sub(from + ROWS);
    if left > 0 {
        let label = model.words.say_with("linear-more", &[("count", left.into())]);
        choices.push(Choice::new(label, Step::List(from + ROWS)));
    }
    choices
}

/// `Dove, ora Ospedale Prova:`, `Quando, adesso oppure 9:40, ieri 18:20:`
fn question(model: &Model, field: &Field) -> String {
    let words = &model.words;
    let name = shown::label(model, field);
    let held = held(model, field);
    let expected = match field.kind {
        _ if !held.is_empty() => {
            let args = [("field", name.into()), ("held", held.into())];
            return words.say_with("linear-ask-held", &args);
        }
        Kind::Pick(Source::YesNo) => words.say("linear-expects-yes-no"),
        Kind::Pick(_) => words.say("linear-expects-choice"),
        Kind::Text => String::new(),
        _ => shown::hint(words, field),
    };
    match name.ends_with('?') {
        true => format!("{name} {expected}"),
        false => {
            let parts = spoken::joined(&[name, expected]);
            words.say_with("linear-ask", &[("field", parts.into())])
        }
    }
}

/// What a field holds, or what stands for it while it is blank.
fn held(model: &Model, field: &Field) -> String {
    match open_sheet(model) {
        Some(sheet) if field.name == CALLBACK && field.is_blank() => sheet.caller_number.clone(),
        _ => field.shown().to_owned(),
    }
}

/// Everything that was said, to be heard once more before it is sent.
pub fn summary(model: &Model, place: Place) -> Page {
    let words = &model.words;
    let Some((_, form)) = open(model) else { return Page::default() };
    let sheet = open_sheet(model);
    let mut facts = lead(model).into_iter().take(1).collect::<Vec<_>>();
    let mut choices: Vec<Choice> = form.fields.iter().map(|field| change(model, field)).collect();
    if let Some(sheet) = sheet {
        facts.extend(level(model, sheet));
        let clocks = promises::promised(model, sheet);
        facts.extend(promises::unserved(model, sheet).map(|(_, told)| told.trim().to_owned()));
        facts.extend(clocks.iter().map(|clock| promises::promise(model, clock, usize::MAX).1));
        if let Some((_, similar)) = promises::similar(model) {
            facts.push(similar);
            choices.push(Choice::say(words.say("linear-make-reminder"), Said::Command(Command::Remind)));
        }
        choices.push(Choice::say(words.say("help-end-call"), Said::Command(Command::EndCall)));
    }
    facts.push(words.say("linear-summary"));
    Page {
        place,
        facts,
        choices,
        closed: Vec::new(),
        question: words.say("linear-register"),
        leave: Choice::say(words.say("linear-leave"), Said::Command(Command::Back)),
    }
}

/// `Chi: Utente Prova Uno`; chosen, it is asked again.
fn change(model: &Model, field: &Field) -> Choice {
    let words = &model.words;
    let held = match (held(model, field), field.kind) {
        (held, Kind::When) if held.is_empty() => words.say("now"),
        (held, _) if held.is_empty() => words.say("linear-blank"),
        (held, _) => held,
    };
    let label = named(model, field, &held);
    Choice::say(label, Said::Field(field.name.to_string()))
}

/// `Chi: Utente Prova Uno`, `Persone a rischio? no`
pub fn named(model: &Model, field: &Field, held: &str) -> String {
    let name = shown::label(model, field);
    let colon = if name.ends_with('?') { "" } else { ":" };
    format!("{name}{colon} {held}")
}

/// The choices of a field for what was typed, and whether one of them was meant whole: a code, or the only
/// one there is.
pub fn meant(model: &Model, field: &Field, typed: &str) -> (Option<Held>, usize) {
    let Kind::Pick(source) = field.kind else { return (None, 0) };
    let found = model.shelf().choices(source, typed);
    let count = found.len();
    let first = found.into_iter().next();
    let whole = first.filter(|first| count == 1 || crate::tui::app::shelf::is_code(first, typed));
    (whole, count)
}
