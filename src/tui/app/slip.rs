//! An action as it is kept on disk: half written, or sent and not yet answered. What was sent keeps its key,
//! so that it cannot happen twice.

use serde::{Deserialize, Serialize};

use super::draft::Content;
use super::field::Field;
use super::outbox::{Pending, Source};
use super::prompt::{Prompt, Task};
use super::request::Request;
use super::{Effect, Model, Pane};
use crate::api::resource::TicketCommand;
use crate::domain::action::Verb;
use crate::domain::code::TicketNumber;
use crate::tui::look::Meaning;

/// One action on a ticket.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Slip {
    pub number: TicketNumber,
    pub verb: Verb,
    /// The ticket's when it was begun.
    pub version: u64,
    pub fields: Vec<Content>,
    /// Absent while it is being written.
    #[serde(default)]
    pub sent: Option<Sent>,
}

/// What was sent, to be sent again as it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sent {
    pub key: String,
    pub command: TicketCommand,
}

impl Slip {
    /// None for the other prompts: they belong to calls, whose sheets are kept.
    fn of(prompt: &Prompt, sent: Option<Sent>) -> Option<Self> {
        let Task::Act(number, verb) = prompt.task else { return None };
        let fields = prompt.form.fields.iter().map(Content::from).collect();
        Some(Self { number, verb, version: prompt.version, fields, sent })
    }

    fn of_pending(pending: &Pending) -> Option<Self> {
        let (Source::Prompt(prompt), Request::Ticket(_, _, command)) =
            (&pending.source, &pending.request)
        else {
            return None;
        };
        let sent = Sent { key: pending.key.clone(), command: command.as_ref().clone() };
        Self::of(prompt, Some(sent))
    }

    /// Puts what was written back into a fresh form.
    fn fill(&self, prompt: &mut Prompt) {
        for content in &self.fields {
            if let Some(field) = prompt.form.field_mut(&content.name) {
                let kept = Field::from(content.clone());
                (field.input, field.picked, field.touched) = (kept.input, kept.picked, kept.touched);
            }
        }
        prompt.version = self.version;
    }
}

impl Model {
    /// Everything that was written and is not yet the server's.
    pub(super) fn slips(&self) -> Vec<Slip> {
        let sent = self.outbox.pending.iter().filter_map(Slip::of_pending);
        let written = self.left.iter().chain(&self.set_aside).chain(&self.prompt);
        let written = written.filter(|prompt| prompt.is_begun());
        let written = written.filter_map(|prompt| Slip::of(prompt, None));
        sent.chain(written).chain(self.rounds.unrestored.iter().cloned()).collect()
    }

    /// What an earlier run left: what was sent goes out again under its key, what was half written is opened
    /// again. Both wait until there is a contract, which says what a form asks for.
    pub(super) fn restore_slips(&mut self, slips: Vec<Slip>) -> Vec<Effect> {
        if self.contract().is_none() {
            self.rounds.unrestored.extend(slips);
            return Vec::new();
        }
        let count = slips.len();
        let mut effects = Vec::new();
        for slip in slips {
            let Some(mut prompt) = self.laid_out(&slip) else { continue };
            slip.fill(&mut prompt);
            match slip.sent {
                Some(Sent { key, command }) => {
                    let request = Request::Ticket(slip.number, slip.version, Box::new(command));
                    effects.extend(self.send_in_turn(key, request, prompt));
                }
                None => effects.extend(self.reopen(slip.number, prompt)),
            }
        }
        if count > 0 {
            let sentence = self.words.say_with("slips-restored", &[("count", count.into())]);
            self.note(Meaning::Ok, sentence);
        }
        effects
    }

    fn laid_out(&self, slip: &Slip) -> Option<Prompt> {
        let own = self.ticket(slip.number);
        let own = own.and_then(|row| self.replica.contracts.get(&row.ticket.contract));
        let contract = own.or_else(|| self.contract())?;
        let mut prompt = Prompt::act(slip.number, slip.verb, contract, self.role());
        prompt.lead = self.words.say_with("lead-action", &self.named(slip.number, slip.verb));
        Some(prompt)
    }

    /// Half written: it is opened where nothing else is, or waits for its key.
    fn reopen(&mut self, number: TicketNumber, prompt: Prompt) -> Vec<Effect> {
        if self.prompt.is_some() || self.is_writing() {
            self.left.push(prompt);
            return Vec::new();
        }
        self.selected_ticket = Some(number);
        self.focus = Pane::Ticket;
        self.prompt = Some(prompt);
        self.focus_on(number)
    }

    /// Sends an action after whatever is on its way about the same ticket.
    pub(super) fn send_in_turn(&mut self, key: String, request: Request, prompt: Prompt) -> Vec<Effect> {
        let after = match &request {
            Request::Ticket(number, ..) => self.outbox.about_ticket(*number),
            _ => None,
        };
        self.touch();
        self.add_to_outbox(key, request, Source::Prompt(Box::new(prompt)), after)
    }
}
