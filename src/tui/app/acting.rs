//! Acting on the ticket in focus: the six choices and the moves between them. Whether a move is allowed
//! is asked of the same lifecycle that the server asks.

use super::field::{Choice, Value};
use super::form::Fault;
use super::prompt::{Prompt, Task};
use super::request::Request;
use super::shelf::Shelf;
use super::{Effect, Model, Pane};
use crate::api::resource::TicketResource;
use crate::domain::action::Verb;
use crate::domain::call_out::{CallOut, Response};
use crate::domain::channel::Channel;
use crate::domain::code::{Code, SiteId, TechnicianId, TicketNumber};
use crate::domain::contract::Contract;
use crate::domain::event::Event;
use crate::domain::lifecycle::{self, Course};
use crate::domain::refusal::Refusal;
use crate::domain::site_tree::Unserved;
use crate::tui::command::Command;
use crate::tui::look::Meaning;
use crate::tui::sentence;

impl Model {
    /// The ticket that keys act on: the one selected on the board, or the one in focus.
    pub fn acted_on(&self) -> Option<&TicketResource> {
        let number = match self.focus {
            Pane::Board => self.selected_ticket,
            _ => self.focused.number.or(self.selected_ticket),
        };
        self.ticket(number?)
    }

    /// Whether a verb is possible on a ticket now, and why not.
    ///
    /// # Errors
    /// The lifecycle's own refusal.
    pub fn permits(&self, row: &TicketResource, verb: Verb) -> Result<(), Refusal> {
        match self.actor() {
            Some(actor) => lifecycle::permits(&self.ahead(row), verb, &actor),
            None => Ok(()),
        }
    }

    /// Why a command would do nothing now, in a few words; none where nothing hinders it.
    pub fn hindrance(&self, command: Command) -> Option<String> {
        let Command::Act(verb) = command else { return None };
        let Some(row) = self.acted_on() else { return Some(self.words.say("no-ticket-short")) };
        let refusal = self.permits(row, verb).err()?;
        Some(sentence::short_reason(&self.words, &refusal))
    }

    /// A key on a ticket: the prompt of the action opens, or the reason why there is none.
    pub(super) fn begin(&mut self, verb: Verb) -> Vec<Effect> {
        let Some(row) = self.acted_on().cloned() else {
            if let Some(effects) = self.open_what_has_gone() {
                return effects;
            }
            self.note(Meaning::Dim, self.words.say("no-ticket-selected"));
            return Vec::new();
        };
        let number = row.ticket.number;
        if self.is_taken_up_again(&row, verb) {
            return self.take_up_again(number);
        }
        let prompt = match self.prepared(&row, verb) {
            Ok(prompt) => prompt,
            Err(sentence) => {
                self.note(Meaning::Warning, sentence);
                return Vec::new();
            }
        };
        let prompt = self.papers.as_left(prompt);
        self.open_on_ticket(number, prompt)
    }

    /// A prompt of an action opens beside its ticket.
    pub(super) fn open_on_ticket(&mut self, number: TicketNumber, prompt: Prompt) -> Vec<Effect> {
        let effects = self.focus_on(number);
        // From here on keys act on this ticket, wherever the board moves it.
        self.focus = Pane::Ticket;
        self.open_prompt(prompt);
        self.say_changed_since_frozen(number);
        effects
    }

    /// The prompt of an action, with what is obvious filled in.
    ///
    /// # Errors
    /// A sentence that says why there is none: the lifecycle's own refusal.
    pub fn prepared(&self, row: &TicketResource, verb: Verb) -> Result<Prompt, String> {
        self.permits(row, verb).map_err(|refusal| sentence::refusal(&self.words, &refusal))?;
        if self.is_already_so(row, verb) {
            return Err(self.already_so(row.ticket.number, verb));
        }
        let contract = self.replica.contracts.get(&row.ticket.contract);
        let contract = contract.ok_or_else(|| self.words.say("no-contract-yet"))?;
        let mut prompt = Prompt::act(row.ticket.number, verb, contract, self.role());
        self.preset(&mut prompt, Some(row), contract);
        if self.is_field() {
            prompt.form.go_to_first_blank();
        }
        self.preset_checklist(&mut prompt, row, verb, contract);
        prompt.lead = self.lead(row, verb);
        prompt.version = self.outbox.version_after(row.ticket.number, row.ticket.version);
        Ok(prompt)
    }

    /// Whether reopening it means a new ticket that follows it.
    pub fn is_taken_up_again(&self, row: &TicketResource, verb: Verb) -> bool {
        verb == Verb::Reopen && matches!(self.permits(row, verb), Err(Refusal::NeedsNewTicket { .. }))
    }

    /// A rejected or withdrawn ticket is not reopened: a new one follows it, from the call being written up
    /// or from one begun by hand.
    pub(super) fn take_up_again(&mut self, number: TicketNumber) -> Vec<Effect> {
        let sentence = self.words.say_with("sheet-follows", &[("number", number.0.into())]);
        self.note(Meaning::Ok, sentence);
        if let Some(sheet) = self.papers.front_mut() {
            sheet.follows = Some(number);
            self.touch();
            return self.go_sheet();
        }
        self.follows = Some(number);
        self.start_call()
    }

    /// A closed ticket that was asked for again may be opened again.
    pub(super) fn offer_to_reopen(&mut self, row: &TicketResource) {
        let number = row.ticket.number;
        let asked = self.reminded.take_if(|reminded| *reminded == number).is_some();
        let over = !row.ticket.state.is_before_completion();
        let Some(contract) = self.replica.contracts.get(&row.ticket.contract) else { return };
        if !asked || !over || self.permits(row, Verb::Reopen).is_err() {
            return;
        }
        let mut prompt = Prompt::act(number, Verb::Reopen, contract, self.role());
        prompt.lead = self.words.say_with("lead-reminded-closed", &[("number", number.0.into())]);
        prompt.version = row.ticket.version;
        self.bring_back(prompt);
    }

    /// What the prompt says above its fields.
    pub(super) fn lead(&self, row: &TicketResource, verb: Verb) -> String {
        let about = self.about(row.ticket.number, verb);
        match (verb, self.implied(row, verb)) {
            (Verb::CheckStep | Verb::Escalate, _) => match self.step_in_question(row, verb) {
                Some(step) => format!("{about}. {step}"),
                None => about,
            },
            (Verb::TellStaff, _) => format!("{about}. {}", self.whom_to_call(row.ticket.technician)),
            (_, implied) if !implied.is_empty() => {
                let steps = implied.join(", ");
                let implied = self.words.say_with("lead-implied", &[("steps", steps.into())]);
                format!("{about}. {implied}")
            }
            _ => about,
        }
    }

    /// Whether a verb would change nothing whatever is said with it: a step that was only implied may still be given
    /// its time.
    fn is_already_so(&self, row: &TicketResource, verb: Verb) -> bool {
        let ticket = self.ahead(row);
        let only_implied = ticket.reached_by(verb).is_some_and(|met| met.implied);
        !only_implied && lifecycle::course(&ticket, verb) == Ok(Course::AlreadySo)
    }

    /// The steps that the action would imply, in words: nobody is to be surprised by them afterwards.
    fn implied(&self, row: &TicketResource, verb: Verb) -> Vec<String> {
        match lifecycle::course(&self.ahead(row), verb) {
            Ok(Course::Goes { implied }) => {
                let kind = |event| Event::Ticket(event).kind().replace('.', "-");
                implied
                    .into_iter()
                    .map(|event| self.words.say(&format!("event-{}", kind(event))))
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    /// Who is to be called, and at which number (S4.8).
    pub fn whom_to_call(&self, technician: Option<TechnicianId>) -> String {
        let Some(found) = technician.and_then(|id| self.replica.directory.technician(id)) else {
            return self.words.say("nobody-assigned");
        };
        match &found.phone {
            Some(phone) => self.words.say_with(
                "call-technician",
                &[("name", found.name.clone().into()), ("phone", phone.to_string().into())],
            ),
            None => self
                .words
                .say_with("call-technician-without-phone", &[("name", found.name.clone().into())]),
        }
    }

    /// Fields that have an obvious answer begin with it.
    pub(super) fn preset(&self, prompt: &mut Prompt, row: Option<&TicketResource>, contract: &Contract) {
        let Task::Act(_, verb) = prompt.task else { return };
        let phone =
            || Choice { label: self.words.say("channel-phone"), value: Value::Channel(Channel::Phone) };
        let shelf =
            Shelf { contract: Some(contract), ticket: row.map(|row| &row.ticket), ..self.shelf() };
        let mut hold = |name: &str, choice: Choice| {
            if let Some(field) = prompt.form.field_mut(name) {
                field.picked = Some(choice);
            }
        };
        match verb {
            Verb::Communicate => hold("channel", phone()),
            Verb::TellStaff => {
                hold("channel", phone());
                hold("outcome", shelf.response_choice(Response::Answered));
                let assigned = row.and_then(|row| shelf.technician(row.ticket.technician?));
                if let Some(assigned) = assigned {
                    hold("technician", shelf.technician_choice(assigned));
                }
            }
            Verb::Reject => {
                let reason = row.and_then(|row| {
                    let ticket = &row.ticket;
                    Some(self.unserved(
                        ticket.proposes_rejection?,
                        ticket.service.as_ref()?,
                        ticket.site,
                    ))
                });
                if let (Some(reason), Some(field)) = (reason, prompt.form.field_mut("reason")) {
                    field.input = tui_input::Input::new(reason);
                }
            }
            verb if verb.is_the_clients() => hold("how", phone()),
            // What was found stays so until somebody says otherwise.
            Verb::RecordInspection
                if self.is_field() && row.is_some_and(|row| row.ticket.findings.is_empty()) =>
            {
                let choice = Choice { label: self.words.say("yes"), value: Value::Yes(true) };
                hold("covered", choice);
            }
            Verb::Dispatch => {
                // Outside presence somebody on call is sent (S4.15).
                let open = contract.presence().is_none_or(|presence| presence.is_open(self.now));
                let label = self.words.say(if open { "no" } else { "yes" });
                hold("on_call", Choice { label, value: Value::Yes(!open) });
                // Whoever is to be tried next stands first, and is taken by Enter.
                let next = (!shelf.on_call().is_empty()).then_some(0);
                if let Some(field) = prompt.form.field_mut("technician") {
                    field.highlighted = next;
                }
            }
            _ => {}
        }
    }

    /// The command of a prompt, if the lifecycle would allow it.
    ///
    /// # Errors
    /// What is missing, cannot be read or is refused, with the field it is about.
    pub fn ticket_request(
        &self,
        number: TicketNumber,
        verb: Verb,
        prompt: &Prompt,
    ) -> Result<Request, Fault> {
        let mut command = prompt
            .command(verb, self.now)
            .map_err(|misread| sentence::misread(&self.words, &misread))?;
        let technician = self.me.as_ref().and_then(|me| me.technician);
        command.action.deed = command.action.deed.taken_by(technician);
        if self.is_field() {
            // The line may be away for hours: it happened when the key was pressed.
            command.said_at.get_or_insert(self.now);
        }
        let Some(row) = self.ticket(number) else {
            let sentence = self.words.say("ticket-not-at-hand");
            return Err(Fault { field: None, sentence });
        };
        let contract = self.replica.contracts.get(&row.ticket.contract);
        let verb = command.action.deed.verb();
        let bound = contract.and_then(|contract| lifecycle::late_entry_bound(verb, contract));
        lifecycle::said_in_time(command.said_at, row.ticket.called_at, self.now, bound)
            .map_err(|refusal| sentence::fault(&self.words, &refusal))?;
        // A prompt that an answer opened may know of a later version than the feed has brought: what is at
        // hand is then too old to judge by, and the server decides.
        let at_hand = prompt.version <= row.ticket.version;
        if let (true, Some(contract), Some(actor)) = (at_hand, contract, self.actor()) {
            lifecycle::decide_said(&self.ahead(row), &command.action, command.said_at, &actor, contract)
                .map_err(|refusal| self.fault_of_refusal(&refusal))?;
        }
        Ok(Request::Ticket(number, prompt.version, Box::new(command)))
    }

    /// What follows from an action that was just done, as a form to be sent or left.
    /// `version`: the ticket's by now.
    pub(super) fn offer_what_follows(&mut self, prompt: &Prompt, version: u64) {
        match prompt.task {
            Task::Act(number, Verb::Dispatch) => self.offer_to_tell(number, prompt, version),
            Task::Act(number, Verb::TellStaff) => self.offer_the_next(number, prompt, version),
            _ => {}
        }
    }

    /// After a dispatch: whom to call, and that he was told (S4.8).
    fn offer_to_tell(&mut self, number: TicketNumber, prompt: &Prompt, version: u64) {
        let Some(contract) = self.contract() else { return };
        let technician = prompt.technician();
        let mut telling = Prompt::act(number, Verb::TellStaff, contract, self.role());
        telling.lead =
            format!("{}. {}", self.about(number, Verb::TellStaff), self.whom_to_call(technician));
        // The dispatch may not have come back yet: who was sent is what the form said.
        let sent = self.ticket(number).cloned().map(|mut row| {
            row.ticket.technician = technician;
            row
        });
        self.preset(&mut telling, sent.as_ref(), contract);
        telling.version = version;
        self.bring_back(telling);
    }

    /// After an attempt in vain: whoever on the roster is to be tried next is sent in place of the one who did not
    /// answer (S4.15).
    fn offer_the_next(&mut self, number: TicketNumber, prompt: &Prompt, version: u64) {
        let outcome = prompt.outcome().unwrap_or(Response::Answered);
        if outcome == Response::Answered {
            return;
        }
        let Some(contract) = self.contract() else { return };
        let Some(mut row) = self.ticket(number).cloned() else { return };
        if row.ticket.version < version {
            // The attempt may not have come back yet.
            let (at, technician) = (self.now, prompt.technician());
            let attempt = CallOut { at, technician, channel: Channel::Phone, outcome };
            row.ticket.call_outs.push(attempt);
        }
        let mut sending = Prompt::act(number, Verb::Dispatch, contract, self.role());
        self.preset(&mut sending, Some(&row), contract);
        let shelf = Shelf { contract: Some(contract), ticket: Some(&row.ticket), ..self.shelf() };
        let tried = prompt.technician().or(row.ticket.technician);
        let next = shelf.on_call().into_iter().find(|id| Some(*id) != tried);
        let name = |id: TechnicianId| shelf.technician(id).map(|found| found.name.clone());
        let args = [
            ("name", tried.and_then(name).unwrap_or_default().into()),
            ("outcome", self.words.say(&format!("response-{}", outcome.code())).into()),
        ];
        let tried_in_vain = self.words.say_with("lead-tried-in-vain", &args);
        let next = match next {
            Some(next) => self.whom_to_call(Some(next)),
            None => self.words.say("lead-nobody-else-on-call"),
        };
        let lead = format!("{}. {tried_in_vain}. {next}", self.about(number, Verb::Dispatch));
        self.note(Meaning::Warning, tried_in_vain);
        (sending.lead, sending.version) = (lead, version);
        self.bring_back(sending);
    }

    /// A request whose service is not to be done where it is: rejection is proposed, and Esc goes on all the same
    /// (S4.7). `version`: the ticket's.
    pub(super) fn offer_to_reject(&mut self, number: TicketNumber, reason: &str, version: u64) {
        let Some(contract) = self.contract() else { return };
        let mut prompt = Prompt::act(number, Verb::Reject, contract, self.role());
        if let Some(field) = prompt.form.field_mut("reason") {
            field.input = tui_input::Input::new(reason.to_owned());
        }
        // The last field: Enter accepts.
        prompt.form.at = prompt.form.fields.len().saturating_sub(1);
        // The number is still to be told, and the form may stand before it.
        let args = [("number", number.0.into()), ("why", reason.to_owned().into())];
        prompt.lead = self.words.say_with("lead-rejection-proposed", &args);
        prompt.version = version;
        self.bring_back(prompt);
    }

    /// `servizio ASC, Ascensori, non attivato presso Osp. Civile › Pad. B`
    pub fn unserved(&self, because: Unserved, service: &Code, site: Option<SiteId>) -> String {
        let name = self.contract().and_then(|contract| contract.service(service));
        let name = name.map(|service| service.name.clone()).unwrap_or_default();
        let place = site.map(|site| self.shelf().site_path(site)).unwrap_or_default();
        let args =
            [("service", service.to_string().into()), ("name", name.into()), ("site", place.into())];
        self.words.say_with(&format!("unserved-{}", because.code()), &args)
    }

    /// `1042: rifiuta`
    fn about(&self, number: TicketNumber, verb: Verb) -> String {
        let action = self.words.say(&format!("verb-{}", verb.code()));
        let args = [("number", number.0.into()), ("action", action.into())];
        self.words.say_with("lead-action", &args)
    }
}
