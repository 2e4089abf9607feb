//! What is said to the workplace without a key: a command by its name, a record by its number, and what a
//! field is to hold. It allows nothing that keys do not: it goes through the same updates.

use super::field::{Choice, Field};
use super::{Effect, Model, Pane};
use crate::domain::code::{CallNumber, TicketNumber};
use crate::tui::command::Command;

/// One thing said.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    Command(Command),
    /// This call is the selected one, and keys act on calls.
    Call(CallNumber),
    /// This ticket comes into focus, and keys act on it.
    Ticket(TicketNumber),
    /// The cursor goes to the field of this name.
    Field(String),
    /// The field with the cursor holds these words.
    Words(String),
    /// The field with the cursor holds this choice.
    Choice(Choice),
    /// The sheet under this key comes back, in exchange for the one being written.
    Sheet(String),
    /// The search looks for these words.
    Search(String),
    /// The command line opens with this written in it.
    Line(String),
    /// What the command line asks about once more is to be done.
    Yes,
}

impl Model {
    pub(super) fn said(&mut self, said: Said) -> Vec<Effect> {
        match said {
            Said::Command(command) => self.command(command),
            Said::Call(number) => {
                self.selected_call = Some(number);
                self.go(Pane::Calls)
            }
            Said::Ticket(number) => {
                self.focus = Pane::Ticket;
                self.focus_on(number)
            }
            Said::Sheet(key) => {
                self.bring_out(&key);
                Vec::new()
            }
            Said::Field(name) => {
                if let Some(form) = self.form_mut() {
                    form.go_to(&name);
                    form.fault = None;
                }
                Vec::new()
            }
            Said::Words(words) => self.fill(|field| field.say(&words)),
            Said::Choice(choice) => self.fill(|field| field.take(choice)),
            Said::Line(words) => self.begin_line(&words),
            Said::Yes => self.answer_sure(true),
            Said::Search(words) => self.search_for(words),
        }
    }

    /// Changes what the field with the cursor holds.
    fn fill(&mut self, change: impl FnOnce(&mut Field)) -> Vec<Effect> {
        if let Some(form) = self.form_mut() {
            form.fault = None;
            form.answered = false;
            if let Some(field) = form.current_mut() {
                change(field);
            }
        }
        self.written();
        Vec::new()
    }
}
