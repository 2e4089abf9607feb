//! The short forms of a call: begun by hand, ended without a ticket, one more on an open ticket. It opens them and
//! takes up what was left in them; what they become is sent elsewhere.

use super::field::{Choice, Value};
use super::prompt::Prompt;
use super::sheet::{self, Sheet};
use super::{Effect, Model, Pane};
use crate::domain::channel::Channel;
use crate::domain::code::{CallNumber, TicketNumber};
use crate::domain::contract::{CallEffect, CallType};
use crate::domain::text::TextField;
use crate::tui::look::Meaning;

impl Model {
    /// A call by hand begins with a prompt: who, when, why so late.
    pub(super) fn start_call(&mut self) -> Vec<Effect> {
        let prompt = self.papers.as_left(self.form_of_start());
        self.open_prompt(prompt);
        Vec::new()
    }

    pub(super) fn form_of_start(&self) -> Prompt {
        let phone =
            Choice { label: self.words.say("channel-phone"), value: Value::Channel(Channel::Phone) };
        let mut prompt = Prompt::start_call(Some(phone));
        prompt.lead = self.words.say("lead-start-call");
        prompt
    }

    /// How the call of the sheet, or the selected one, ends without a ticket.
    pub(super) fn end_call(&mut self) -> Vec<Effect> {
        let sheet = self.papers.front().filter(|_| self.focus == Pane::Sheet);
        let number = match sheet {
            Some(sheet) => sheet.number(),
            None if self.selected_call.is_some() => self.selected_call,
            None => {
                self.note(Meaning::Dim, self.words.say("no-call-selected"));
                return Vec::new();
            }
        };
        let key = sheet.map(|sheet| sheet.key.clone());
        let prompt = Prompt { sheet: key, ..self.form_of_end(number) };
        let prompt = self.papers.as_left(prompt);
        self.open_prompt(prompt);
        Vec::new()
    }

    pub(super) fn form_of_end(&self, number: Option<CallNumber>) -> Prompt {
        let mut prompt = Prompt::end_call(number);
        prompt.lead = match number {
            Some(number) => self.words.say_with("lead-end-call", &[("number", number.0.into())]),
            None => self.words.say("lead-end-call-unnumbered"),
        };
        prompt
    }

    /// Asks whether the call is a reminder on the ticket that may be the same trouble.
    pub(super) fn remind(&mut self) -> Vec<Effect> {
        let (Some(sheet), Some(similar)) = (self.papers.front(), self.similar()) else {
            if !self.remind_of_ones_own() {
                self.note(Meaning::Dim, self.words.say("nothing-similar"));
            }
            return Vec::new();
        };
        let form = self.form_of_reminder(similar.number, sheet.form.words(sheet::DESCRIPTION));
        let prompt = Prompt { sheet: Some(sheet.key.clone()), ..form };
        let prompt = self.papers.as_left(prompt);
        self.open_prompt(prompt);
        Vec::new()
    }

    /// Nothing like it was reported, but whoever calls has tickets: the sheet becomes a reminder, which asks of
    /// which. Answers whether it did.
    fn remind_of_ones_own(&mut self) -> bool {
        let reminds = |found: &&CallType| found.effect == CallEffect::Reminder;
        let reminder = self.contract().and_then(|contract| contract.call_types.iter().find(reminds));
        let choice = reminder.map(|found| Choice {
            label: format!("{}  {}", found.code, found.name),
            value: Value::Code(found.code.clone()),
        });
        let requester = self.papers.front().filter(|_| self.focus == Pane::Sheet);
        let requester = requester.and_then(Sheet::requester);
        let own = requester.is_some_and(|id| self.replica.of_requester(id).next().is_some());
        let Some(choice) = choice.filter(|_| own) else { return false };
        if let Some(field) = self.papers.front_mut().and_then(|it| it.form.field_mut(sheet::CALL_TYPE)) {
            field.take(choice);
        }
        self.written();
        if let Some(sheet) = self.papers.front_mut() {
            sheet.form.go_to(sheet::TICKET);
        }
        true
    }

    pub(super) fn form_of_reminder(&self, number: TicketNumber, note: &str) -> Prompt {
        let mut prompt = Prompt::remind(number, note);
        let row = self.replica.tickets.get(&number);
        let what = row.map_or("", |row| Self::text_of(row, TextField::Description)).to_owned();
        let args = [("number", number.0.into()), ("what", what.into())];
        prompt.lead = self.words.say_with("lead-remind", &args);
        prompt
    }
}
