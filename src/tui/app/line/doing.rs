//! Doing what a line said: through the same prompts, sheets and requests as by keys. It reads no line.

use tui_input::Input;

use super::super::entry::show_fault;
use super::super::field::{Choice, Field, Kind, Value};
use super::super::form::Fault;
use super::super::prompt::Prompt;
use super::super::sheet::{self, Sheet};
use super::super::{Effect, Model, Pane};
use crate::api::resource::{NewCall, TicketResource};
use crate::domain::action::Verb;
use crate::domain::channel::Channel;
use crate::domain::code::{Code, TicketNumber};
use crate::tui::line::{Said, Sense, What};
use crate::tui::look::Meaning;

impl Model {
    pub(super) fn do_said(&mut self, sense: Sense, says: &str) -> Vec<Effect> {
        match sense {
            Sense::Open(number) => {
                self.focus = Pane::Ticket;
                if self.replica.tickets.contains_key(&number) {
                    self.selected_ticket = Some(number);
                }
                self.focus_on(number)
            }
            Sense::Act(number, verb, said) => self.act_said(number, verb, &said, says),
            Sense::Attach(number, code, note) => self.attach_said(number, &code, &note),
            Sense::Write(code, words) => self.write_said(&code, &words),
            Sense::Run(command) => self.command(command),
            Sense::Filter(text) => self.look_through(&text, None),
            Sense::View(name) => {
                let found = self.views().into_iter().find(|view| view.name == name);
                found.map_or_else(Vec::new, |view| self.look_through(&view.filter, Some(view.name)))
            }
            Sense::KeepView(name) => self.keep_view(&name),
            Sense::Search(text) => {
                self.begin_search();
                self.search_for(text)
            }
        }
    }

    /// The prompt of an action with what was said filled in, and what it still lacks before it can be sent.
    ///
    /// # Errors
    /// A sentence that says why the action is not possible.
    pub fn said_prompt(
        &self,
        row: &TicketResource,
        verb: Verb,
        said: &[Said],
    ) -> Result<(Prompt, Option<Fault>), String> {
        let mut prompt = self.prepared(row, verb)?;
        for said in said {
            let named = prompt.form.fields.iter().position(|field| field.name == said.field);
            // What a contract asks for first when a ticket is closed is its own.
            let first = || prompt.form.fields.iter().position(|field| field.kind == Kind::Text);
            let at = named.or_else(first);
            if let Some(field) = at.and_then(|at| prompt.form.fields.get_mut(at)) {
                fill(field, &said.what);
            }
        }
        let fault = self.ticket_request(row.ticket.number, verb, &prompt).err();
        Ok((prompt, fault))
    }

    /// What is complete is sent as by Enter in its prompt; what is not opens it.
    fn act_said(&mut self, number: TicketNumber, verb: Verb, said: &[Said], says: &str) -> Vec<Effect> {
        let Some(row) = self.ticket(number).cloned() else { return Vec::new() };
        if self.is_taken_up_again(&row, verb) {
            return self.take_up_again(number);
        }
        match self.said_prompt(&row, verb, said) {
            Err(refused) => {
                self.note(Meaning::Warning, refused);
                Vec::new()
            }
            Ok((prompt, None)) => {
                let mut effects = self.focus_on(number);
                if !self.is_writing() {
                    self.focus = Pane::Ticket;
                }
                self.papers.lay_aside();
                let sent = self.words.say_with("line-sent", &[("what", says.into())]);
                self.note(Meaning::Ok, sent);
                effects.extend(self.send_prompt(prompt));
                effects
            }
            Ok((mut prompt, Some(fault))) => {
                let field = fault.field.as_deref().and_then(|field| prompt.form.field(field));
                // What was not said is simply asked; what was said wrong is told.
                let unsaid = field.is_some_and(Field::is_blank) || said.is_empty();
                match fault.field.as_deref() {
                    Some(field) if unsaid => prompt.form.go_to(field),
                    _ if unsaid => prompt.form.go_to_first_blank(),
                    _ => show_fault(&mut prompt.form, Some(fault)),
                }
                self.open_on_ticket(number, prompt)
            }
        }
    }

    /// The call of the sheet joins the ticket, or else one taken by hand just now.
    fn attach_said(&mut self, number: TicketNumber, code: &Code, note: &str) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.papers.front().is_none() {
            effects = self.begin_call(self.call_just_now());
            // Refused, the sheet comes back as if it had been written by hand.
            self.write_type(code);
            let choice = Choice { label: number.to_string(), value: Value::Ticket(number) };
            if let Some(field) =
                self.papers.front_mut().and_then(|sheet| sheet.form.field_mut(sheet::TICKET))
            {
                field.take(choice);
            }
        }
        let front = self.papers.front().map(|sheet| sheet.key.clone());
        let Some(sheet) = front.and_then(|key| self.papers.close(&key)) else { return effects };
        let note = if note.is_empty() { sheet.form.words(sheet::DESCRIPTION) } else { note };
        let request = sheet.as_attachment(number, code, note);
        effects.extend(self.send_sheet(sheet, request));
        effects
    }

    fn call_just_now(&self) -> NewCall {
        NewCall {
            channel: Channel::Phone,
            caller_number: String::new(),
            caller_name: String::new(),
            called_at: Some(self.now),
            reason: String::new(),
            answered: true,
        }
    }

    /// The sheet gets this type; without one, a call by hand begins.
    fn write_said(&mut self, code: &Code, words: &str) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.papers.front().is_none() {
            effects = self.begin_call(self.call_just_now());
        }
        self.write_type(code);
        if let Some(sheet) = self.papers.front_mut() {
            describe(sheet, words);
            if !sheet.form.current().is_some_and(Field::is_blank) {
                sheet.form.go_to_first_blank();
            }
        }
        self.focus = Pane::Sheet;
        self.touch();
        effects
    }

    /// The sheet is one of this type of call, laid out for it.
    fn write_type(&mut self, code: &Code) {
        let found = self.contract().and_then(|contract| contract.call_type(code));
        let label = found.map_or_else(|| code.to_string(), |found| format!("{code}  {}", found.name));
        let contract = self.replica.contracts.current();
        let Some(sheet) = self.papers.front_mut() else { return };
        if let Some(field) = sheet.form.field_mut(sheet::CALL_TYPE) {
            field.take(Choice { label, value: Value::Code(code.clone()) });
        }
        sheet.arrange(contract);
    }
}

fn fill(field: &mut Field, what: &What) {
    match what {
        What::Choice(choice) => field.take(choice.clone()),
        What::Words(words) => {
            field.input = Input::new(words.clone());
            field.touched = true;
        }
    }
}

/// The words go where this type of call takes them, behind those that stand there.
fn describe(sheet: &mut Sheet, words: &str) {
    if words.is_empty() {
        return;
    }
    let place =
        [sheet::DESCRIPTION, sheet::NOTE].into_iter().find(|name| sheet.form.field(name).is_some());
    if let Some(field) = place.and_then(|name| sheet.form.field_mut(name)) {
        let joined = format!("{} {words}", field.words());
        field.input = Input::new(joined.trim().to_owned());
        field.touched = true;
    }
}
