//! Keys in the form that has the keyboard: moving between fields, typing, choosing from lists. It sends
//! nothing but what Enter on the last field sends.

use super::form::{Form, Moved};
use super::overlay::Overlay;
use super::prompt::Prompt;
use super::sheet::{self, Sheet};
use super::{Effect, Model, Pane};
use crate::tui::command::Command;
use crate::tui::input::Key;

impl Model {
    /// Enter, Tab and back.
    pub(super) fn move_in_form(&mut self, command: Command) -> Vec<Effect> {
        if self.is_searching() {
            return self.open_found();
        }
        // Whatever else is pressed, the form is being written again.
        let again = self.papers.prompt.as_mut().is_some_and(|prompt| std::mem::take(&mut prompt.again));
        let whole = self.papers.prompt.as_ref().is_some_and(Prompt::sends_at_once);
        let at_once = self.is_field() || whole || again;
        self.settle_form();
        let Some(form) = self.form_mut() else { return Vec::new() };
        let finished = match command {
            // Over a thin line no key is spent on fields that may stay empty.
            Command::Accept if at_once => true,
            Command::Accept => form.advance() == Moved::PastEnd,
            Command::Next => {
                form.next();
                false
            }
            _ => {
                form.previous();
                false
            }
        };
        if finished { self.save() } else { Vec::new() }
    }

    /// Takes what is being looked for in the field with the cursor, before the cursor goes elsewhere.
    pub(super) fn settle_form(&mut self) {
        let Some(mut form) = self.take_form() else { return };
        form.settle(&self.shelf());
        // What was wrong with another field does not stand under this one.
        form.fault = None;
        self.put_form(form);
        // What was chosen may change which field is the next one.
        self.written();
    }

    /// A key that is no command.
    pub(super) fn type_key(&mut self, key: Key) -> Vec<Effect> {
        if self.letters().is_some() {
            return self.type_letter(key);
        }
        if self.is_searching() {
            return self.type_in_search(key);
        }
        if self.is_reading_help() {
            return self.type_in_help(key);
        }
        if self.is_field() && self.papers.prompt.is_none() {
            return self.pick_by_number(key);
        }
        if self.is_in_line() {
            return self.type_in_line(key);
        }
        if let Some(prompt) = &mut self.papers.prompt {
            prompt.again = false;
        }
        let Some(mut form) = self.take_form() else { return Vec::new() };
        let answered = form.type_key(key, &self.shelf());
        form.answered = answered;
        if answered && form.at + 1 < form.fields.len() {
            form.at += 1;
        }
        form.fault = None;
        self.put_form(form);
        self.written();
        Vec::new()
    }

    pub(super) fn paste(&mut self, text: &str) -> Vec<Effect> {
        self.pending = None;
        self.leave_letters();
        if self.is_reading_help() {
            self.paste_in_help(text);
            return Vec::new();
        }
        if let Some(Overlay::Search(search)) = self.overlays.last_mut() {
            search.input = tui_input::Input::new(crate::domain::text::clean(text));
            return self.ask_search();
        }
        if self.is_in_line() {
            self.paste_in_line(text);
            return Vec::new();
        }
        if let Some(field) = self.form_mut().and_then(Form::current_mut) {
            field.paste(text);
        }
        self.written();
        Vec::new()
    }

    /// The form that has the keyboard.
    pub fn form(&self) -> Option<&Form> {
        let front = self.papers.front().filter(|_| self.focus == Pane::Sheet);
        let prompt = self.papers.prompt.as_ref().map(|prompt| &prompt.form);
        prompt.or(front.map(|sheet| &sheet.form))
    }

    /// The same, to be written in.
    pub(super) fn form_mut(&mut self) -> Option<&mut Form> {
        if self.papers.prompt.is_some() {
            return self.papers.prompt.as_mut().map(|prompt| &mut prompt.form);
        }
        let front = self.papers.front_mut().filter(|_| self.focus == Pane::Sheet);
        front.map(|sheet| &mut sheet.form)
    }

    /// Takes the form out, so that lists may look at the model while it changes.
    fn take_form(&mut self) -> Option<Form> {
        self.form().cloned()
    }

    fn put_form(&mut self, form: Form) {
        if let Some(place) = self.form_mut() {
            *place = form;
        }
    }

    pub(super) fn highlight(&mut self, by: isize) -> bool {
        let Some(mut form) = self.take_form() else { return false };
        let moved = form.highlight(&self.shelf(), by);
        self.put_form(form);
        moved
    }

    /// Something was written: the sheet is laid out anew where its type changed, and will be saved.
    pub(super) fn written(&mut self) {
        if self.papers.prompt.is_some() {
            self.touch();
            return;
        }
        if let Some(sheet) = self.papers.front_mut() {
            sheet.arrange(self.replica.contracts.current());
            self.touch();
        }
        self.propose_ticket();
    }

    /// A call about a ticket is most often about the caller's own: the latest is proposed.
    fn propose_ticket(&mut self) {
        let Some(requester) = self.papers.front().and_then(Sheet::requester) else { return };
        let own = self.replica.of_requester(requester).next().map(|row| self.shelf().ticket_choice(row));
        let field = self.papers.front_mut().and_then(|sheet| sheet.form.field_mut(sheet::TICKET));
        if let Some(field) = field.filter(|field| !field.touched) {
            field.picked = own;
        }
    }
}
