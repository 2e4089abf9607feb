//! A sheet as it is kept on disk: what was written, and the key under which it is sent, so that a
//! draft that was already sent cannot become a second ticket. It never holds what the server knows.

use serde::{Deserialize, Serialize};

use super::field::{Choice, Field};
use super::sheet::{CallRef, Sheet};
use crate::domain::channel::Channel;
use crate::domain::code::TicketNumber;
use crate::domain::contract::Contract;
use crate::domain::time::Timestamp;

/// One sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    pub key: String,
    pub call: CallRef,
    pub called_at: Timestamp,
    pub channel: Channel,
    pub caller_number: String,
    pub fields: Vec<Content>,
    #[serde(default)]
    pub follows: Option<TicketNumber>,
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
        sheet.form.go_to_first_blank();
        sheet
    }
}
