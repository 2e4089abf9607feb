//! A form as it is kept on disk: half written, or sent and not yet answered. What was sent keeps its key, so that
//! it cannot happen twice.

use serde::{Deserialize, Serialize};

use super::draft::{Content, Cursor};
use super::field::Field;
use super::outbox::{Pending, Source};
use super::prompt::{Prompt, Task};
use super::request::Request;
use super::{Effect, Model, Pane};
use crate::api::resource::TicketCommand;
use crate::domain::action::Verb;
use crate::domain::code::{CallNumber, TicketNumber};
use crate::tui::look::Meaning;

/// One form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Slip {
    #[serde(flatten)]
    pub about: About,
    /// The ticket's when it was begun.
    pub version: u64,
    pub fields: Vec<Content>,
    #[serde(default)]
    pub cursor: Cursor,
    /// The key of the sheet that it is about.
    #[serde(default)]
    pub sheet: Option<String>,
    #[serde(default)]
    pub lay: Lay,
    /// Absent while it is being written.
    #[serde(default)]
    pub sent: Option<Sent>,
}

/// Where it lay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lay {
    /// Until it is wanted again.
    #[default]
    Left,
    /// Until what was begun in between is finished.
    Aside,
    /// It had the keyboard.
    Open,
}

/// What it asks for.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum About {
    Action {
        number: TicketNumber,
        verb: Verb,
    },
    Call {
        call: OnCall,
    },
    /// An entry of this ticket's history is corrected.
    Entry {
        entry_of: TicketNumber,
    },
}

/// What is asked of a call.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OnCall {
    Start,
    End(Option<CallNumber>),
    Remind(TicketNumber),
}

/// What was sent, to be sent again as it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sent {
    pub key: String,
    pub command: TicketCommand,
}

impl From<Task> for About {
    fn from(task: Task) -> Self {
        match task {
            Task::Act(number, verb) => About::Action { number, verb },
            Task::StartCall => About::Call { call: OnCall::Start },
            Task::EndCall(number) => About::Call { call: OnCall::End(number) },
            Task::Remind(number) => About::Call { call: OnCall::Remind(number) },
            Task::CorrectEntry(number) => About::Entry { entry_of: number },
        }
    }
}

impl Slip {
    fn of(prompt: &Prompt) -> Self {
        Self {
            about: prompt.task.into(),
            version: prompt.version,
            fields: prompt.form.fields.iter().map(Content::from).collect(),
            cursor: Cursor::of(&prompt.form),
            sheet: prompt.sheet.clone(),
            lay: Lay::Left,
            sent: None,
        }
    }

    /// None for what belongs to a call: its sheet is kept.
    fn of_pending(pending: &Pending) -> Option<Self> {
        let Source::Prompt(prompt) = &pending.source else { return None };
        let command = match &pending.request {
            Request::Ticket(_, _, command) => command,
            // Nobody knows whether it arrived: the form is there again, and its history says so.
            Request::CorrectEntry(..) => return Some(Self { lay: Lay::Aside, ..Self::of(prompt) }),
            _ => return None,
        };
        let sent = Sent { key: pending.key.clone(), command: command.as_ref().clone() };
        Some(Self { sent: Some(sent), ..Self::of(prompt) })
    }

    /// Whether a person has written anything in it.
    fn is_begun(&self) -> bool {
        self.fields.iter().any(|field| field.touched)
    }

    /// Puts what was written back into a fresh form.
    fn fill(&self, prompt: &mut Prompt) {
        for content in &self.fields {
            if let Some(field) = prompt.form.field_mut(&content.name) {
                let kept = Field::from(content.clone());
                (field.input, field.picked, field.touched) = (kept.input, kept.picked, kept.touched);
            }
        }
        self.cursor.put_back(&mut prompt.form);
        prompt.version = self.version;
        prompt.sheet.clone_from(&self.sheet);
    }
}

impl Model {
    /// Everything that was written in a form and is not yet the server's.
    pub(super) fn slips(&self) -> Vec<Slip> {
        let papers = &self.papers;
        let sent = self.outbox.pending.iter().filter_map(Slip::of_pending);
        // A sheet on its way is an open draft to the next run, and what was asked with it lies on that.
        let asked = self.outbox.sheets().filter_map(|sheet| sheet.asked.as_deref());
        let left = papers.left.iter().map(|form| (form, Lay::Left));
        let aside = papers.set_aside.iter().chain(asked).map(|form| (form, Lay::Aside));
        let open = papers.prompt.iter().map(|form| (form, Lay::Open));
        let written = left.chain(aside).chain(open).filter(|(form, _)| form.is_begun());
        let written = written.map(|(form, lay)| Slip { lay, ..Slip::of(form) });
        sent.chain(written).chain(papers.unrestored_slips.iter().cloned()).collect()
    }

    /// What an earlier run left: what was sent goes out again under its key, what was half written lies where it
    /// lay, unless somebody is writing by now (`busy`). All wait until there is a contract, which says what a form
    /// asks for.
    pub(super) fn restore_slips(&mut self, slips: Vec<Slip>, busy: bool) -> Vec<Effect> {
        if self.contract().is_none() {
            self.papers.unrestored_slips.extend(slips);
            return Vec::new();
        }
        let (slips, alone) = self.without_lost_sheets(slips);
        let count = slips.len().saturating_sub(alone);
        let mut effects = Vec::new();
        for slip in slips {
            let Some(mut prompt) = self.laid_out(&slip) else { continue };
            slip.fill(&mut prompt);
            match (slip.about, slip.sent) {
                (About::Action { number, .. }, Some(Sent { key, command })) => {
                    let request = Request::Ticket(number, slip.version, Box::new(command));
                    effects.extend(self.send_in_turn(key, request, prompt));
                }
                _ if slip.lay == Lay::Open && !busy => effects.extend(self.reopen(prompt)),
                _ if slip.lay == Lay::Left => self.papers.left.push(prompt),
                _ => self.papers.set_aside.push(prompt),
            }
        }
        if count > 0 {
            let sentence = self.words.say_with("slips-restored", &[("count", count.into())]);
            self.note(Meaning::Ok, sentence);
        }
        if alone > 0 {
            let sentence = self.words.say_with("slips-without-sheet", &[("count", alone.into())]);
            self.note(Meaning::Warning, sentence);
        }
        effects
    }

    /// A sheet may have ended, or be unreadable: a form about it that somebody wrote in lies alone from now on, any
    /// other goes. Answers how many lie alone as well.
    fn without_lost_sheets(&self, mut slips: Vec<Slip>) -> (Vec<Slip>, usize) {
        let is_lost = |key: &String| self.papers.sheet(key).is_none();
        let mut alone = 0;
        slips.retain_mut(|slip| {
            if !slip.sheet.as_ref().is_some_and(is_lost) {
                return true;
            }
            (slip.sheet, slip.lay) = (None, Lay::Left);
            let begun = slip.is_begun();
            alone += usize::from(begun);
            begun
        });
        (slips, alone)
    }

    /// None while the contract is not here.
    fn laid_out(&self, slip: &Slip) -> Option<Prompt> {
        let (number, verb) = match slip.about {
            About::Action { number, verb } => (number, verb),
            About::Entry { entry_of } => return Some(self.form_of_correction(entry_of)),
            About::Call { call: OnCall::Start } => return Some(self.form_of_start()),
            About::Call { call: OnCall::End(number) } => return Some(self.form_of_end(number)),
            About::Call { call: OnCall::Remind(number) } => {
                return Some(self.form_of_reminder(number, ""));
            }
        };
        let own = self.ticket(number);
        let own = own.and_then(|row| self.replica.contracts.get(&row.ticket.contract));
        let contract = own.or_else(|| self.contract())?;
        let mut prompt = Prompt::act(number, verb, contract, self.role());
        prompt.lead = match self.ticket(number) {
            Some(row) => self.lead(row, verb),
            None => self.words.say_with("lead-action", &self.named(number, verb)),
        };
        Some(prompt)
    }

    /// The form that had the keyboard has it again, beside its ticket. Where a run ended before it had its forms back,
    /// there are several, and the last of them has it.
    fn reopen(&mut self, prompt: Prompt) -> Vec<Effect> {
        let task = prompt.task;
        self.open_prompt(prompt);
        let Some(number) = task.ticket() else { return Vec::new() };
        // One that is closed since stands on no board: it is looked at, and the selection stays where it is.
        if self.replica.board().key(number).is_some() {
            self.selected_ticket = Some(number);
        }
        self.focus = Pane::Ticket;
        self.focus_on(number)
    }

    /// Sends what changes a ticket after whatever is on its way about the same ticket.
    pub(super) fn send_in_turn(&mut self, key: String, request: Request, prompt: Prompt) -> Vec<Effect> {
        let after = request.ticket().and_then(|(number, _)| self.outbox.about_ticket(number));
        self.touch();
        self.add_to_outbox(key, request, Source::Prompt(Box::new(prompt)), after)
    }
}
