//! One field of a form: what is typed in it, what is chosen, and what it may hold. It never knows which
//! form it stands in, and never draws itself.

use std::borrow::Cow;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use tui_input::{Input, InputRequest};

use crate::domain::call_out::Response;
use crate::domain::channel::Channel;
use crate::domain::code::{Code, PlantId, RequesterId, SiteId, TechnicianId, TicketNumber};
use crate::domain::communication::{self, Phase};
use crate::domain::event::NoTicketCause;
use crate::domain::quote::{self, QuoteLine};
use crate::domain::refusal::Need;
use crate::domain::text::TextField;
use crate::domain::time::{self, Timestamp};
use crate::tui::input::Key;
use crate::tui::text;

/// Which field: its name in requests, in refusals and in the locale (`field-…`).
pub type Name = Cow<'static, str>;

/// What a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// One of a list.
    Pick(Source),
    /// A moment, typed as people say it; empty is now.
    When,
    /// A moment in the future, typed as a date and a time; empty is none.
    Planned,
    Date,
    Amount,
    Hours,
    /// The lines of a quote, one after the other.
    Lines,
    /// The phases of a communication, one after the other.
    Phases,
}

/// Where a list comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    Requesters,
    Places,
    CallTypes,
    Services,
    Priorities,
    Levels,
    Technicians,
    Channels,
    Tickets,
    YesNo,
    /// How a call ends that makes no ticket.
    Endings,
    /// What can be corrected of the history of the ticket in focus.
    Entries,
    /// The steps of the ticket's checklist.
    Steps,
    /// What came of an attempt to reach the staff.
    Responses,
}

/// Something chosen from a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    pub label: String,
    pub value: Value,
}

/// What a choice stands for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    Requester(RequesterId),
    /// Somebody who is not in the directory.
    Person(String),
    /// A room of a site, also one that the directory does not list; empty for the site as a whole.
    Place(SiteId, String),
    /// A place outside every site of the directory.
    FreePlace(String),
    Code(Code),
    /// An installation, with the service that looks after it.
    Plant(PlantId, Code),
    Technician(TechnicianId),
    Channel(Channel),
    Ticket(TicketNumber),
    Yes(bool),
    Ending(Ending),
    Response(Response),
    /// An entry of the log, by its place, and which of its words, if it has any.
    Entry(u64, Option<TextField>),
}

impl Value {
    /// Whether it is a code that the contract's own file names.
    pub fn is_of_the_contract(&self) -> bool {
        matches!(self, Value::Code(_))
    }
}

/// How a call ends that makes no ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// Back to the queue.
    Release,
    /// The caller hung up.
    Lose,
    Dismiss(NoTicketCause),
    /// Throws the sheet away and leaves the call as it is: for one that somebody else has taken.
    Discard,
}

/// One field with its content.
#[derive(Clone, Debug)]
pub struct Field {
    pub name: Name,
    pub kind: Kind,
    pub input: Input,
    /// What was chosen; typing anew forgets it.
    pub picked: Option<Choice>,
    /// The row of the list that Enter would take; none while nobody looks for one.
    pub highlighted: Option<usize>,
    /// A person has typed or chosen here: what we fill in by ourselves no longer replaces it.
    pub touched: bool,
}

/// What a field holds was not what it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    pub field: Name,
    pub expected: Need,
}

impl Field {
    pub fn new(name: impl Into<Name>, kind: Kind) -> Self {
        let name = name.into();
        Self { name, kind, input: Input::default(), picked: None, highlighted: None, touched: false }
    }

    pub fn text(name: impl Into<Name>) -> Self {
        Self::new(name, Kind::Text)
    }

    pub fn pick(name: impl Into<Name>, source: Source) -> Self {
        Self::new(name, Kind::Pick(source))
    }

    #[must_use]
    pub fn holding(mut self, choice: Option<Choice>) -> Self {
        self.picked = choice;
        self
    }

    #[must_use]
    pub fn saying(mut self, text: &str) -> Self {
        self.input = Input::new(text.to_owned());
        self
    }

    /// The words typed, without blanks at the ends.
    pub fn words(&self) -> &str {
        self.input.value().trim()
    }

    pub fn is_blank(&self) -> bool {
        self.picked.is_none() && self.words().is_empty()
    }

    /// What is shown when the field is not being typed in.
    pub fn shown(&self) -> &str {
        match &self.picked {
            Some(choice) => &choice.label,
            None => self.words(),
        }
    }

    pub fn take(&mut self, choice: Choice) {
        self.picked = Some(choice);
        self.input.reset();
        self.highlighted = None;
        self.touched = true;
    }

    /// Holds these words, whatever it held before; nothing is looked for in its list.
    pub fn say(&mut self, words: &str) {
        self.picked = None;
        self.input = Input::new(crate::domain::text::clean(words));
        self.highlighted = None;
        self.touched = true;
    }

    /// Edits the text; answers whether the key was an editing key.
    pub fn edit(&mut self, key: Key) -> bool {
        let Some(request) = editing(key) else { return false };
        let inserts = matches!(request, InputRequest::InsertChar(_));
        if inserts || matches!(request, InputRequest::DeletePrevChar) {
            self.forget_choice(!inserts);
        }
        self.input.handle(request);
        self.look_for_words();
        self.touched = true;
        true
    }

    /// The cursor goes to this column of what is typed here, or behind its end.
    pub fn put_cursor(&mut self, column: usize) {
        if self.picked.is_none() {
            put_cursor(&mut self.input, column);
        }
    }

    /// Typing over a choice begins anew; deleting at its end gives its text back to be changed.
    fn forget_choice(&mut self, keep_text: bool) {
        if let Some(choice) = self.picked.take() {
            self.input = Input::new(if keep_text { choice.label } else { String::new() });
        }
    }

    pub fn paste(&mut self, text: &str) {
        self.forget_choice(false);
        paste(&mut self.input, text);
        self.look_for_words();
        self.touched = true;
    }

    /// Words that were typed look for the best row.
    fn look_for_words(&mut self) {
        self.highlighted = (!self.words().is_empty()).then_some(0);
    }

    pub fn yes(&self) -> Option<bool> {
        match self.picked.as_ref()?.value {
            Value::Yes(yes) => Some(yes),
            _ => None,
        }
    }

    pub fn code(&self) -> Option<&Code> {
        match &self.picked.as_ref()?.value {
            // A plant is chosen where its service would be.
            Value::Code(code) | Value::Plant(_, code) => Some(code),
            _ => None,
        }
    }

    pub fn plant(&self) -> Option<PlantId> {
        match self.picked.as_ref()?.value {
            Value::Plant(plant, _) => Some(plant),
            _ => None,
        }
    }

    /// The stated moment; none when the field is blank.
    ///
    /// # Errors
    /// The text is no moment, or one that the clocks skipped or had twice.
    pub fn moment(&self, now: Timestamp) -> Result<Option<Timestamp>, Misread> {
        if self.words().is_empty() {
            return Ok(None);
        }
        let read = match self.kind {
            Kind::Planned => read_planned(self.words(), now),
            _ => time::read_said(self.words(), now, time::ZONE).ok(),
        };
        let expected = if self.kind == Kind::Planned { Need::Date } else { Need::PastInstant };
        read.map(Some).ok_or_else(|| self.misread(expected))
    }

    /// # Errors
    /// The text is no date.
    pub fn date(&self, now: Timestamp) -> Result<Option<NaiveDate>, Misread> {
        if self.words().is_empty() {
            return Ok(None);
        }
        let today = time::local(now, time::ZONE).date_naive();
        time::read_day(self.words(), today).map(Some).ok_or_else(|| self.misread(Need::Date))
    }

    /// The phases of a communication, and their names as one text.
    ///
    /// # Errors
    /// A phase that cannot be read, or that ends before it begins.
    pub fn phases(&self, now: Timestamp) -> Result<(Vec<Phase>, String), Misread> {
        let today = time::local(now, time::ZONE).date_naive();
        let read = communication::typed::read(self.words(), today);
        let (phases, names) = read.map_err(|_| self.misread(Need::Phases))?;
        match phases.iter().all(|phase| phase.from <= phase.to) {
            true => Ok((phases, names)),
            false => Err(self.misread(Need::NotBeforeStart)),
        }
    }

    /// The lines of a quote, and the names of their resources as one text.
    ///
    /// # Errors
    /// A line that cannot be read.
    pub fn lines(&self) -> Result<(Vec<QuoteLine>, String), Misread> {
        quote::typed::read(self.words()).map_err(|_| self.misread(Need::QuoteLines))
    }

    /// # Errors
    /// The text is no amount; both comma and point are read as the decimal mark.
    pub fn decimal(&self) -> Result<Option<Decimal>, Misread> {
        let text = self.words().replace(',', ".");
        if text.is_empty() {
            return Ok(None);
        }
        let expected = if self.kind == Kind::Hours { Need::Hours } else { Need::Amount };
        text.parse().map(Some).map_err(|_| self.misread(expected))
    }

    pub fn misread(&self, expected: Need) -> Misread {
        Misread { field: self.name.clone(), expected }
    }
}

/// Edits a text of one line; answers whether the key was an editing key.
pub fn edit(input: &mut Input, key: Key) -> bool {
    let request = editing(key);
    request.is_some_and(|request| {
        input.handle(request);
        true
    })
}

/// Pastes into a text of one line, without what could move a cursor.
pub fn paste(input: &mut Input, text: &str) {
    for c in crate::domain::text::clean(text).chars() {
        input.handle(InputRequest::InsertChar(c));
    }
}

/// The cursor goes to the letter that covers this column, or behind the last one.
pub fn put_cursor(input: &mut Input, column: usize) {
    let mut passed = 0;
    let before = input.value().chars().take_while(|c| {
        passed += text::width(c.encode_utf8(&mut [0; 4]));
        passed <= column
    });
    let at = before.count();
    input.handle(InputRequest::SetCursor(at));
}

/// The keys that edit, as in every shell: emacs ones beside the arrows.
fn editing(key: Key) -> Option<InputRequest> {
    use crossterm::event::{KeyCode, KeyModifiers};
    let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
    match (key.code, ctrl) {
        (KeyCode::Char(c), false) if !key.modifiers.contains(KeyModifiers::ALT) => {
            Some(InputRequest::InsertChar(c))
        }
        (KeyCode::Char('a'), true) | (KeyCode::Home, _) => Some(InputRequest::GoToStart),
        (KeyCode::Char('e'), true) | (KeyCode::End, _) => Some(InputRequest::GoToEnd),
        (KeyCode::Char('b'), true) | (KeyCode::Left, false) => Some(InputRequest::GoToPrevChar),
        (KeyCode::Char('f'), true) | (KeyCode::Right, false) => Some(InputRequest::GoToNextChar),
        (KeyCode::Left, true) => Some(InputRequest::GoToPrevWord),
        (KeyCode::Right, true) => Some(InputRequest::GoToNextWord),
        (KeyCode::Char('w'), true) => Some(InputRequest::DeletePrevWord),
        (KeyCode::Char('u'), true) => Some(InputRequest::DeleteFromStart),
        (KeyCode::Char('k'), true) => Some(InputRequest::DeleteTillEnd),
        (KeyCode::Char('y'), true) => Some(InputRequest::Yank),
        (KeyCode::Char('d'), true) | (KeyCode::Delete, _) => Some(InputRequest::DeleteNextChar),
        (KeyCode::Backspace, _) => Some(InputRequest::DeletePrevChar),
        _ => None,
    }
}

/// A date, and a time of day if one follows: `25/11 9:00`, `domani 8.30`. Without one: eight o'clock.
fn read_planned(text: &str, now: Timestamp) -> Option<Timestamp> {
    let today = time::local(now, time::ZONE).date_naive();
    let (date, clock) = match text.split_once(' ') {
        Some((date, clock)) => (time::read_day(date, today)?, read_clock(clock.trim())?),
        None => match time::read_day(text, today) {
            Some(date) => (date, chrono::NaiveTime::from_hms_opt(8, 0, 0)?),
            None => (today, read_clock(text)?),
        },
    };
    time::from_local(date.and_time(clock), time::ZONE).ok()
}

fn read_clock(text: &str) -> Option<chrono::NaiveTime> {
    let (hour, minute) = text.split_once([':', '.'])?;
    chrono::NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_over_a_choice_begins_anew() {
        let choice = Choice { label: "Padiglione B".into(), value: Value::Place(SiteId(1), "B".into()) };
        let mut field = Field::pick("place", Source::Places).holding(Some(choice));
        field.edit(Key::parse("x").unwrap());
        assert_eq!((field.picked.clone(), field.words()), (None, "x"));
    }

    #[test]
    fn an_amount_has_a_comma() {
        let field = Field::new("amount", Kind::Amount).saying("1250,50");
        assert_eq!(field.decimal().unwrap().unwrap().to_string(), "1250.50");
        assert!(Field::new("amount", Kind::Amount).saying("tanto").decimal().is_err());
    }
}
