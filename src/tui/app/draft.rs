//! A sheet as it is kept on disk: what was written, and the key under which it is sent, so that a
//! draft that was already sent cannot become a second ticket. It never holds what the server knows.

use serde::{Deserialize, Serialize};

use super::field::{Choice, Field};
use super::form::Form;
use super::sheet::{CallRef, Sheet};
use crate::domain::channel::Channel;
use crate::domain::code::TicketNumber;
use crate::domain::contract::Contract;
use crate::domain::time::{Timestamp, outside};

/// One sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    pub key: String,
    pub call: CallRef,
    #[serde(deserialize_with = "outside::instant")]
    pub called_at: Timestamp,
    pub channel: Channel,
    pub caller_number: String,
    pub fields: Vec<Content>,
    #[serde(default)]
    pub follows: Option<TicketNumber>,
    /// It was said to be another trouble than the one like it.
    #[serde(default)]
    pub apart: bool,
    /// How late it was last in front, among the others of its desk.
    #[serde(default)]
    pub turn: u64,
    #[serde(default)]
    pub cursor: Cursor,
}

/// Where the cursor of a form stands.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cursor {
    /// The field's name; absent in what was written before cursors were kept.
    pub field: Option<String>,
    /// Characters before it.
    pub at: usize,
}

impl Cursor {
    pub fn of(form: &Form) -> Self {
        let field = form.current();
        Self {
            field: field.map(|field| field.name.to_string()),
            at: field.map_or(0, |field| field.input.cursor()),
        }
    }

    /// Puts it back where that field still is; answers whether it is.
    pub fn put_back(&self, form: &mut Form) -> bool {
        let at = form.fields.iter().position(|field| Some(&*field.name) == self.field.as_deref());
        let Some(at) = at else { return false };
        form.at = at;
        if let Some(field) = form.current_mut() {
            field.input = std::mem::take(&mut field.input).with_cursor(self.at);
        }
        true
    }
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Content {
    pub name: String,
    pub text: String,
    pub picked: Option<Choice>,
    pub touched: bool,
}

impl From<&Field> for Content {
    fn from(field: &Field) -> Self {
        Self {
            name: field.name.to_string(),
            text: field.input.value().to_owned(),
            picked: field.picked.clone(),
            touched: field.touched,
        }
    }
}

impl From<Content> for Field {
    fn from(content: Content) -> Self {
        let mut field = Field::text(content.name);
        field.picked = content.picked;
        field.input = tui_input::Input::new(content.text);
        field.touched = content.touched;
        field
    }
}

impl From<&Sheet> for Draft {
    fn from(sheet: &Sheet) -> Self {
        Self {
            key: sheet.key.clone(),
            call: sheet.call.clone(),
            called_at: sheet.called_at,
            channel: sheet.channel,
            caller_number: sheet.caller_number.clone(),
            fields: sheet.form.fields.iter().chain(&sheet.aside).map(Content::from).collect(),
            follows: sheet.follows,
            apart: sheet.apart,
            turn: sheet.turn,
            cursor: Cursor::of(&sheet.form),
        }
    }
}

impl Draft {
    /// The sheet again, laid out by the contract. Fields that the contract no longer asks for are
    /// dropped.
    pub fn restored(self, contract: Option<&Contract>) -> Sheet {
        let mut sheet = Sheet::new(self.key, self.call, self.called_at, contract);
        sheet.channel = self.channel;
        sheet.caller_number = self.caller_number;
        sheet.follows = self.follows;
        (sheet.apart, sheet.turn) = (self.apart, self.turn);
        // What was written waits beside the form, and the type takes of it what it asks for.
        for content in self.fields {
            let field = Field::from(content);
            if field.name == super::sheet::CALL_TYPE
                && let Some(call_type) = sheet.form.field_mut(super::sheet::CALL_TYPE)
            {
                call_type.picked.clone_from(&field.picked);
                call_type.touched = field.touched;
            } else {
                sheet.form.fields.retain(|blank| blank.name != field.name);
                sheet.aside.push(field);
            }
        }
        sheet.arrange(contract);
        if !self.cursor.put_back(&mut sheet.form) {
            sheet.form.go_to_first_blank();
        }
        sheet
    }
}
