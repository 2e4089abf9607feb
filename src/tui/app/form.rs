//! A form: fields in an order, one of them with the cursor. It knows nothing of calls, tickets or the
//! network; whoever owns it says what its fields mean.

use super::field::{Choice, Field, Kind, Misread, Source};
use super::shelf::Shelf;
use crate::domain::refusal::Need;
use crate::tui::input::Key;

/// Fields with a cursor.
#[derive(Clone, Debug, Default)]
pub struct Form {
    pub fields: Vec<Field>,
    /// The field with the cursor, by place.
    pub at: usize,
    /// What was wrong when it was last sent.
    pub fault: Option<Fault>,
    /// One letter has just answered a question and moved the cursor on: an Enter out of habit is meant
    /// for that question, not for the next.
    pub answered: bool,
}

/// A field and the sentence about it (already in the reader's language).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub field: Option<String>,
    pub sentence: String,
}

/// What a key did to a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// Still inside.
    Within,
    /// Enter on the last field: it is finished.
    PastEnd,
}

impl Form {
    pub fn new(fields: Vec<Field>) -> Self {
        Self { fields, ..Self::default() }
    }

    pub fn current(&self) -> Option<&Field> {
        self.fields.get(self.at)
    }

    pub fn current_mut(&mut self) -> Option<&mut Field> {
        self.fields.get_mut(self.at)
    }

    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    pub fn field_mut(&mut self, name: &str) -> Option<&mut Field> {
        self.fields.iter_mut().find(|field| field.name == name)
    }

    /// The words of a field; empty when there is no such field.
    pub fn words(&self, name: &str) -> &str {
        self.field(name).map_or("", Field::words)
    }

    pub fn go_to(&mut self, name: &str) {
        if let Some(at) = self.fields.iter().position(|field| field.name == name) {
            self.at = at;
        }
    }

    /// Puts the cursor on the first field that is blank, or on the last.
    pub fn go_to_first_blank(&mut self) {
        let last = self.fields.len().saturating_sub(1);
        self.at = self.fields.iter().position(Field::is_blank).unwrap_or(last);
    }

    pub fn next(&mut self) {
        self.at = (self.at + 1) % self.fields.len().max(1);
    }

    pub fn previous(&mut self) {
        let count = self.fields.len().max(1);
        self.at = (self.at + count - 1) % count;
    }

    /// Enter: goes on to the next field, if there is one.
    pub fn advance(&mut self) -> Moved {
        let at_question = self.current().is_some_and(|field| field.kind == Kind::Pick(Source::YesNo));
        if std::mem::take(&mut self.answered) && at_question {
            return Moved::Within;
        }
        if self.at + 1 >= self.fields.len() {
            return Moved::PastEnd;
        }
        self.at += 1;
        Moved::Within
    }

    /// Takes the highlighted choice of the current field, if one was looked for.
    pub fn settle(&mut self, shelf: &Shelf<'_>) {
        let Some(field) = self.current_mut() else { return };
        let Kind::Pick(source) = field.kind else { return };
        let Some(highlighted) = field.highlighted else { return };
        // What fits nothing stays, to be mended: it is told when the form is sent.
        if let Some(choice) = shelf.choices(source, field.words()).get(highlighted) {
            field.take(choice.clone());
        }
    }

    /// The first field whose words stand for nothing in its list. People and places may be words of one's own.
    pub fn not_listed(&self) -> Option<Misread> {
        let stands_for_nothing = |field: &&Field| match field.kind {
            Kind::Pick(Source::Requesters | Source::Places) => false,
            Kind::Pick(_) => field.picked.is_none() && !field.words().is_empty(),
            _ => false,
        };
        let field = self.fields.iter().find(stands_for_nothing)?;
        Some(field.misread(match field.kind {
            Kind::Pick(Source::Technicians) => Need::DirectoryRecord,
            _ => Need::Code,
        }))
    }

    /// The list under the current field; Enter takes the highlighted row.
    pub fn choices(&self, shelf: &Shelf<'_>) -> Vec<Choice> {
        match self.current() {
            Some(Field { picked: None, kind: Kind::Pick(source), input, .. }) => {
                shelf.choices(*source, input.value().trim())
            }
            _ => Vec::new(),
        }
    }

    /// Up and down in the list of the current field; answers whether there is a list.
    pub fn highlight(&mut self, shelf: &Shelf<'_>, by: isize) -> bool {
        let Some(field) = self.current_mut() else { return false };
        let Kind::Pick(source) = field.kind else { return false };
        let choices = shelf.choices(source, field.words());
        let last = choices.len().saturating_sub(1);
        // The list opens on what is chosen, or on its first row.
        let chosen = field.picked.take();
        let opens_on = || chosen.and_then(|chosen| choices.iter().position(|choice| *choice == chosen));
        let next = match field.highlighted {
            Some(at) => at.saturating_add_signed(by).min(last),
            None => opens_on().unwrap_or(0),
        };
        field.highlighted = Some(next);
        true
    }

    /// A key that is no command: it edits, or answers a question at once. Answers whether the cursor
    /// is to go on by itself.
    pub fn type_key(&mut self, key: Key, shelf: &Shelf<'_>) -> bool {
        let Some(field) = self.current_mut() else { return false };
        if field.kind == Kind::Pick(Source::YesNo) {
            let typed = match key.code {
                crossterm::event::KeyCode::Char(c) => c.to_string(),
                _ => return false,
            };
            let found = shelf.choices(Source::YesNo, &typed).into_iter().next();
            return match found {
                Some(choice) => {
                    field.take(choice);
                    true
                }
                None => false,
            };
        }
        field.edit(key);
        false
    }
}
