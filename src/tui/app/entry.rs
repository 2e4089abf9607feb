//! From the ringing call to the number told: answering, writing up, saving, laying aside and taking up
//! again. What was typed is thrown away only by the choice that says so.

use super::field::{Choice, Ending, Misread, Value};
use super::form::{Fault, Form};
use super::outbox::Source;
use super::prompt::{Prompt, Task};
use super::request::Request;
use super::sheet::{self, CallRef, Sheet};
use super::{Effect, Link, Model, Pane, Told};
use crate::api::resource::{CallCommand, CallResource};
use crate::domain::call::CallState;
use crate::domain::code::{CallNumber, TicketNumber};
use crate::domain::lifecycle;
use crate::domain::lifecycle::calls::CallAction;
use crate::domain::text::TextField;
use crate::tui::command::Command;
use crate::tui::look::Meaning;
use crate::tui::sentence;

impl Model {
    /// Takes the call that rings: the selected one in the calls pane, or else the oldest. What was
    /// being written is laid aside.
    pub(super) fn answer(&mut self) -> Vec<Effect> {
        let ringing = |row: &&CallResource| row.call.state == CallState::Ringing;
        let selected = self.selected_call.filter(|_| self.focus == Pane::Calls);
        let selected = selected.and_then(|number| self.replica.calls.get(&number)).filter(ringing);
        let unanswered = |row: &&CallResource| !self.has_sheet(row.call.number);
        let next = selected.filter(unanswered).or_else(|| self.waiting().find(unanswered));
        let Some(row) = next.cloned() else {
            self.note(Meaning::Dim, self.words.say("nothing-rings"));
            return Vec::new();
        };
        self.papers.lay_aside();
        let number = row.call.number;
        self.open_sheet_for(&row);
        self.call_command(number, CallAction::Answer, Source::Key)
    }

    /// Whether a call is being written up here: its answer may still be on the way.
    pub fn has_sheet(&self, number: CallNumber) -> bool {
        let sheets = self.papers.sheets().iter().chain(self.outbox.sheets());
        sheets.filter_map(Sheet::number).any(|of| of == number)
    }

    fn show_sheet(&mut self, sheet: Sheet) {
        self.papers.open(sheet);
        self.told = None;
        self.focus = Pane::Sheet;
        self.touch();
    }

    /// Who calls and from where, as far as the directory says.
    pub(super) fn known_of(&self, row: &CallResource) -> (Option<Choice>, Option<Choice>) {
        let directory = &self.replica.directory;
        let requester = row.call.caller.and_then(|id| directory.requester(id));
        let who = requester
            .filter(|found| !found.erased)
            .map(|found| Choice { label: found.name.clone(), value: Value::Requester(found.id) });
        let site = row.call.site.and_then(|id| directory.site(id));
        let place = site.map(|found| Choice {
            label: self.shelf().site_path(found.id),
            value: Value::Place(found.id, String::new()),
        });
        (who, place)
    }

    /// A new sheet for a call, with what is known of the caller; what was being written stays as it is.
    pub(super) fn open_sheet_for(&mut self, row: &CallResource) {
        let key = self.new_key();
        let call = CallRef::Known(row.call.number);
        let mut sheet = Sheet::new(key, call, row.call.called_at, self.replica.contracts.current());
        let (requester, place) = self.known_of(row);
        sheet.meet(row, requester, place);
        sheet.go_to_start();
        self.show_sheet(sheet);
    }

    pub(super) fn go_sheet(&mut self) -> Vec<Effect> {
        self.focus = Pane::Sheet;
        Vec::new()
    }

    pub(super) fn lose(&mut self) -> Vec<Effect> {
        let Some(row) = self.selected_call.and_then(|number| self.replica.calls.get(&number)) else {
            return Vec::new();
        };
        let me = self.me.as_ref().map(|me| me.actor);
        if row.call.state == CallState::Answered && row.call.answered_by != me {
            self.note(Meaning::Warning, self.words.say("call-is-anothers"));
            return Vec::new();
        }
        let number = row.call.number;
        if row.call.state == CallState::Answered && self.has_sheet(number) {
            self.refuse_to_lose(number);
            return Vec::new();
        }
        self.call_command(number, CallAction::Lose, Source::Key)
    }

    /// A call that is being written up is lost by no single key: how it ends is asked, with its sheet.
    fn refuse_to_lose(&mut self, number: CallNumber) {
        let key = self.keymap.key_at(self.contexts(), Command::EndCall);
        let key = key.map(|key| key.label(&self.words)).unwrap_or_default();
        let args = [("number", number.0.into()), ("key", key.into())];
        self.note(Meaning::Warning, self.words.say_with("call-has-a-sheet", &args));
    }

    pub(super) fn call_back(&mut self) -> Vec<Effect> {
        let lost = |row: &&CallResource| row.call.state == CallState::Lost;
        let selected = self.selected_call.and_then(|number| self.replica.calls.get(&number));
        let Some(row) = selected.filter(lost).cloned() else {
            self.note(Meaning::Dim, self.words.say("only-lost-calls"));
            return Vec::new();
        };
        let number = row.call.number;
        // It may have been lost to somebody else while it was written up here.
        if !self.take_up(number) {
            if self.has_sheet(number) {
                self.note(Meaning::Warning, self.words.say("call-sheet-on-its-way"));
                return Vec::new();
            }
            self.open_sheet_for(&row);
        }
        self.call_command(number, CallAction::CallBack, Source::Key)
    }

    pub(super) fn call_command(
        &mut self,
        number: CallNumber,
        action: CallAction,
        source: Source,
    ) -> Vec<Effect> {
        let after = self.outbox.about_call(number);
        let key = self.new_key();
        let request = self.call_request(number, action);
        self.add_to_outbox(key, request, source, after)
    }

    /// With the version seen; answering has none, since who is first is the server's to say.
    fn call_request(&self, number: CallNumber, action: CallAction) -> Request {
        let heard = self.replica.calls.get(&number).map(|row| row.call.version);
        // The answer to our own command may have come before its entry.
        let seen = heard.max(self.outbox.call_version(number));
        let version = seen.filter(|_| action != CallAction::Answer);
        Request::Call(number, version, CallCommand { action, said_at: None })
    }

    /// The call becomes a reminder.
    fn attach_reminder(&mut self, number: TicketNumber, mut prompt: Prompt) -> Vec<Effect> {
        match self.reminder(number, &prompt) {
            Ok((key, request)) => self.send_open_sheet(&key, request, Some(prompt)),
            Err(why) => {
                let fault = Fault { field: None, sentence: self.words.say(why) };
                show_fault(&mut prompt.form, Some(fault));
                self.papers.prompt = Some(prompt);
                Vec::new()
            }
        }
    }

    /// The key of the sheet and what is asked with it; or the name of the sentence that says why not.
    fn reminder(
        &self,
        number: TicketNumber,
        prompt: &Prompt,
    ) -> Result<(String, Request), &'static str> {
        let sheet = prompt.sheet.as_deref().and_then(|key| self.papers.sheet(key));
        let sheet = sheet.ok_or("reminder-without-sheet")?;
        let contract = self.contract().ok_or("no-contract-yet")?;
        let request = sheet.as_reminder(number, prompt.form.words("note"), contract);
        Ok((sheet.key.clone(), request.ok_or("reminder-without-type")?))
    }

    /// Sends what has the keyboard.
    pub(super) fn save(&mut self) -> Vec<Effect> {
        if self.papers.prompt.is_some() {
            // While it stands: what its lists offer hangs on the ticket that it is about.
            self.settle_form();
        }
        if let Some(mut prompt) = self.papers.prompt.take() {
            if let Some(misread) = prompt.form.not_listed() {
                show_fault(&mut prompt.form, Some(self.fault_of(&misread)));
                self.papers.prompt = Some(prompt);
                return Vec::new();
            }
            return self.send_prompt(prompt);
        }
        self.save_sheet()
    }

    fn save_sheet(&mut self) -> Vec<Effect> {
        let Some(mut sheet) = self.papers.front().cloned() else { return Vec::new() };
        let Some(contract) = self.replica.contracts.current() else {
            self.note(Meaning::Warning, self.words.say("no-contract-yet"));
            return Vec::new();
        };
        sheet.form.settle(&self.shelf());
        sheet.arrange(Some(contract));
        let request = match sheet.form.not_listed() {
            Some(misread) => Err(misread),
            None => sheet.request(contract, self.now),
        };
        let refused = match (&request, self.actor()) {
            (Ok(Request::NewTicket(new)), Some(actor)) => {
                lifecycle::register(&new.intake, sheet.called_at, &actor, contract).err()
            }
            _ => None,
        };
        let fault = match (&request, refused) {
            (Err(misread), _) => Some(self.fault_of(misread)),
            (_, Some(refusal)) => Some(sentence::fault(&self.words, &refusal)),
            _ => None,
        };
        show_fault(&mut sheet.form, fault.clone());
        if let Some(front) = self.papers.front_mut() {
            *front = sheet;
        }
        match (request, fault) {
            (Ok(request), None) => self.register_or_remind(request),
            _ => Vec::new(),
        }
    }

    /// The same trouble again is proposed as a reminder first; Esc says that it is another one.
    fn register_or_remind(&mut self, request: Request) -> Vec<Effect> {
        let is_new = matches!(request, Request::NewTicket(_));
        let again = is_new && self.similar().is_some_and(|similar| similar.preselect_reminder);
        let Some(sheet) = self.papers.front_mut() else { return Vec::new() };
        if again && !sheet.apart {
            sheet.apart = true;
            return self.remind();
        }
        let key = sheet.key.clone();
        self.send_open_sheet(&key, request, None)
    }

    /// `asked`: the form that says what is sent, if there is one.
    fn send_open_sheet(&mut self, key: &str, request: Request, asked: Option<Prompt>) -> Vec<Effect> {
        match self.papers.close(key) {
            Some(sheet) => self.send_sheet(Sheet { asked: asked.map(Box::new), ..sheet }, request),
            None => Vec::new(),
        }
    }

    fn fault_of(&self, misread: &Misread) -> Fault {
        sentence::misread(&self.words, misread)
    }

    /// The sheet goes into the outbox, and stays a draft until the server has answered.
    pub(super) fn send_sheet(&mut self, sheet: Sheet, request: Request) -> Vec<Effect> {
        let mut effects = Vec::new();
        let (request, after) = match (&sheet.call, request) {
            (CallRef::Known(number), Request::Call(_, _, command)) => {
                (self.call_request(*number, command.action), self.outbox.about_call(*number))
            }
            (CallRef::Known(number), request) => (request, self.outbox.about_call(*number)),
            (CallRef::Asked { key, call }, request) => {
                // The call itself goes first, and again if it was lost on the way: the key is the same.
                if !self.outbox.holds(key) {
                    effects = self.send_under(key.clone(), Request::NewCall(call.clone()), Source::Key);
                }
                (request, Some(key.clone()))
            }
        };
        self.told = Some(Told::Sending);
        let key = sheet.key.clone();
        effects.extend(self.add_to_outbox(key, request, Source::Sheet(Box::new(sheet)), after));
        if matches!(self.link, Link::Down { .. }) {
            self.say_on_paper();
        }
        self.go_on_writing();
        self.touch();
        effects
    }

    /// Sends at once what waits for nothing.
    pub(super) fn add_to_outbox(
        &mut self,
        key: String,
        request: Request,
        source: Source,
        after: Option<String>,
    ) -> Vec<Effect> {
        let waits = after.is_some();
        self.outbox.add(key.clone(), request.clone(), source, after, self.now);
        if waits { Vec::new() } else { vec![Effect::Send(key, Box::new(request))] }
    }

    pub(super) fn send_prompt(&mut self, mut prompt: Prompt) -> Vec<Effect> {
        let ready = match prompt.task {
            Task::Act(number, verb) => self.ticket_request(number, verb, &prompt),
            Task::CorrectEntry(number) => self.correction_request(number, &prompt),
            Task::StartCall => match prompt.new_call(self.now) {
                Ok(call) => return self.begin_call(call),
                Err(misread) => Err(self.fault_of(&misread)),
            },
            Task::EndCall(number) => match prompt.ending() {
                Ok(ending) => return self.finish_call(number, ending, prompt),
                Err(misread) => Err(self.fault_of(&misread)),
            },
            Task::Remind(number) => return self.attach_reminder(number, prompt),
        };
        match ready {
            Ok(request) => {
                let key = self.new_key();
                let effects = self.send_in_turn(key, request, prompt);
                self.papers.take_up();
                effects
            }
            Err(fault) => {
                show_fault(&mut prompt.form, Some(fault));
                self.papers.prompt = Some(prompt);
                Vec::new()
            }
        }
    }

    /// The sheet opens at once; the call's number follows.
    pub(super) fn begin_call(&mut self, call: crate::api::resource::NewCall) -> Vec<Effect> {
        let call_key = self.new_key();
        let sheet_key = self.new_key();
        let called_at = call.called_at.unwrap_or(self.now);
        let asked = CallRef::Asked { key: call_key.clone(), call: call.clone() };
        let mut sheet = Sheet::new(sheet_key, asked, called_at, self.replica.contracts.current());
        sheet.channel = call.channel;
        sheet.caller_number.clone_from(&call.caller_number);
        sheet.follows = self.follows.take();
        self.show_sheet(sheet);
        self.send_under(call_key, Request::NewCall(call), Source::Key)
    }

    /// A call that ends without a ticket takes its sheet with it; refused, the sheet comes back. A call
    /// that has no number yet can only lose its sheet.
    fn finish_call(
        &mut self,
        number: Option<CallNumber>,
        ending: Ending,
        prompt: Prompt,
    ) -> Vec<Effect> {
        let sheet = prompt.sheet.as_deref().and_then(|key| self.papers.sheet(key));
        // It may have got its number since it was asked.
        let number = number.or_else(|| sheet?.number());
        let Some(number) = number else { return self.finish_unnumbered(ending, prompt) };
        let sheet = self.take_sheet(number);
        let touched = sheet.as_ref().and_then(|sheet| sheet.form.field(sheet::CALL_TYPE));
        let call_type = touched.filter(|field| field.touched).and_then(|field| field.code().cloned());
        match (prompt.call_action(ending, call_type), sheet) {
            (None, _) => self.sheet_discarded(),
            (Some(action), Some(sheet)) => {
                let request = self.call_request(number, action);
                self.send_sheet(Sheet { asked: Some(Box::new(prompt)), ..sheet }, request)
            }
            (Some(action), None) => self.call_command(number, action, Source::Prompt(Box::new(prompt))),
        }
    }

    fn finish_unnumbered(&mut self, ending: Ending, mut prompt: Prompt) -> Vec<Effect> {
        if ending == Ending::Discard {
            prompt.sheet.and_then(|key| self.papers.close(&key));
            return self.sheet_discarded();
        }
        let (field, sentence) = (Some("ending".to_owned()), self.words.say("call-not-numbered"));
        show_fault(&mut prompt.form, Some(Fault { field, sentence }));
        self.papers.prompt = Some(prompt);
        Vec::new()
    }

    fn sheet_discarded(&mut self) -> Vec<Effect> {
        self.note(Meaning::Warning, self.words.say("sheet-discarded"));
        if self.papers.front().is_some() {
            self.focus = Pane::Sheet;
        }
        self.touch();
        Vec::new()
    }

    /// The sheet of a call, if it is written here.
    fn take_sheet(&mut self, number: CallNumber) -> Option<Sheet> {
        let key = self.papers.sheet_of(number)?.key.clone();
        self.papers.close(&key)
    }

    /// What to write on paper about a sheet while the server cannot be reached.
    pub(super) fn paper_note(&self, sheet: &Sheet) -> String {
        let at = crate::domain::time::local(sheet.called_at, crate::domain::time::ZONE);
        self.words.say_with(
            "paper-note",
            &[
                ("time", at.format("%H:%M").to_string().into()),
                ("who", sheet.who().to_owned().into()),
                ("number", sheet.call_back_number().to_owned().into()),
                ("place", sheet.place().to_owned().into()),
                ("what", sheet.form.words(sheet::DESCRIPTION).to_owned().into()),
            ],
        )
    }

    /// The words of a ticket, or nothing.
    pub fn text_of(row: &crate::api::resource::TicketResource, field: TextField) -> &str {
        row.texts.get(&field).map_or("", String::as_str)
    }
}

/// Says what is wrong, with the cursor where it is wrong.
pub(super) fn show_fault(form: &mut Form, fault: Option<Fault>) {
    if let Some(field) = fault.as_ref().and_then(|fault| fault.field.as_deref()) {
        form.go_to(sentence::field_of_path(field));
    }
    form.fault = fault;
}
