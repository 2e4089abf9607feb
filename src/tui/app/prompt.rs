//! A prompt: the short form of one action. It knows what each verb asks for, and turns the answers into
//! a command; whether that is allowed is the lifecycle's business.

use serde::{Deserialize, Serialize};

use super::field::{Choice, Ending, Field, Kind, Misread, Source, Value};
use super::form::Form;
use super::sheet::{order_fields, order_of};
use crate::api::resource::{NewCall, TicketCommand};
use crate::domain::action::{Action, Deed, Verb};
use crate::domain::call_out::Response;
use crate::domain::channel::Channel;
use crate::domain::code::{CallNumber, Code, SiteId, TechnicianId, TicketNumber};
use crate::domain::communication::Phase;
use crate::domain::contract::Contract;
use crate::domain::decision::Decision;
use crate::domain::event::NoTicketCause;
use crate::domain::lifecycle::calls::CallAction;
use crate::domain::quote::QuoteLine;
use crate::domain::refusal::Need;
use crate::domain::role::Role;
use crate::domain::text::{TextField, Texts};
use crate::domain::time::Timestamp;

/// What a prompt is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Task {
    Act(TicketNumber, Verb),
    /// A call by hand: a plain telephone on the desk, or one entered late.
    StartCall,
    /// How a call ends that makes no ticket; one begun by hand may have no number yet.
    EndCall(Option<CallNumber>),
    /// The call of the sheet is one more on this ticket.
    Remind(TicketNumber),
    /// An entry of the ticket's history was wrong.
    CorrectEntry(TicketNumber),
}

impl Task {
    /// The ticket that it changes; none of what is done to a call.
    pub fn ticket(self) -> Option<TicketNumber> {
        match self {
            Self::Act(number, _) | Self::CorrectEntry(number) => Some(number),
            Self::StartCall | Self::EndCall(_) | Self::Remind(_) => None,
        }
    }
}

/// One short form.
#[derive(Clone, Debug)]
pub struct Prompt {
    pub task: Task,
    pub form: Form,
    /// Said above the fields: whom to call, what it is about.
    pub lead: String,
    /// The ticket's version when the prompt was opened: what changes in between is not passed over.
    pub version: u64,
    /// It came back since the ticket has changed meanwhile: Enter sends it as it is, until it is written in again.
    pub again: bool,
    /// The key of the sheet that it is about: it waits wherever that lies.
    pub sheet: Option<String>,
}

/// Whether a step of the checklist passed.
pub const PASSED: &str = "passed";
/// When it happened; empty is now.
pub const SAID_AT: &str = "said_at";

impl Prompt {
    fn new(task: Task, fields: Vec<Field>) -> Self {
        Self {
            task,
            form: Form::new(fields),
            lead: String::new(),
            version: 0,
            again: false,
            sheet: None,
        }
    }

    /// Whether a person has written anything in it.
    pub fn is_begun(&self) -> bool {
        self.form.fields.iter().any(|field| field.touched)
    }

    /// Whether both ask the same of the same paper.
    pub fn is_the_form_of(&self, other: &Prompt) -> bool {
        self.task == other.task && self.sheet == other.sheet
    }

    /// Whether Enter sends it from wherever the cursor stands: a step of a checklist is one key to begin and one to
    /// pass, and what is missing is asked for where it is missing.
    pub fn sends_at_once(&self) -> bool {
        matches!(self.task, Task::Act(_, Verb::CheckStep))
    }

    /// Whether it changes this ticket.
    pub fn is_about(&self, number: TicketNumber) -> bool {
        self.task.ticket() == Some(number)
    }

    /// The form of an action on a ticket.
    pub fn act(number: TicketNumber, verb: Verb, contract: &Contract, role: Role) -> Self {
        let mut fields = fields_of(verb, contract);
        if verb.is_the_clients() && role != Role::Approver {
            fields.push(Field::pick("person", Source::Requesters));
            fields.push(Field::text("reference"));
            fields.push(Field::pick("how", Source::Channels));
        }
        fields.push(Field::new(SAID_AT, Kind::When));
        Self::new(Task::Act(number, verb), fields)
    }

    pub fn start_call(channels: Option<Choice>) -> Self {
        let fields = vec![
            Field::text("caller_number"),
            Field::pick("channel", Source::Channels).holding(channels),
            Field::new("called_at", Kind::When),
            Field::text("reason"),
        ];
        Self::new(Task::StartCall, fields)
    }

    pub fn correct_entry(number: TicketNumber) -> Self {
        Self::new(Task::CorrectEntry(number), super::correcting::fields())
    }

    pub fn remind(number: TicketNumber, note: &str) -> Self {
        Self::new(Task::Remind(number), vec![Field::text("note").saying(note)])
    }

    pub fn end_call(number: Option<CallNumber>) -> Self {
        let fields = vec![Field::pick("ending", Source::Endings), Field::text("reason")];
        Self::new(Task::EndCall(number), fields)
    }

    /// The command of an action on a ticket.
    ///
    /// # Errors
    /// The field that is missing or cannot be read.
    pub fn command(&self, verb: Verb, now: Timestamp) -> Result<TicketCommand, Misread> {
        let deed = self.deed(verb, now)?;
        let said_at = self.moment(SAID_AT, now)?;
        Ok(TicketCommand { action: Action { deed, texts: self.texts(now)? }, said_at })
    }

    /// The call that a `StartCall` prompt begins. A stated time makes it a late entry.
    ///
    /// # Errors
    /// The time cannot be read, or has no reason.
    pub fn new_call(&self, now: Timestamp) -> Result<NewCall, Misread> {
        let called_at = self.moment("called_at", now)?;
        let reason = self.form.words("reason").to_owned();
        if called_at.is_some() && reason.is_empty() {
            return Err(missing("reason", Need::Text));
        }
        Ok(NewCall {
            channel: self.channel().unwrap_or(Channel::Phone),
            caller_number: self.form.words("caller_number").to_owned(),
            caller_name: String::new(),
            // Set here and not by the server, so that a desk that was cut off does not lose time.
            called_at: called_at.or(Some(now)),
            reason,
            answered: true,
        })
    }

    /// How an `EndCall` prompt ends its call.
    ///
    /// # Errors
    /// Nothing was chosen, or a reason is missing.
    pub fn ending(&self) -> Result<Ending, Misread> {
        let picked = self.form.field("ending").and_then(|field| field.picked.as_ref());
        let Some(Value::Ending(ending)) = picked.map(|choice| &choice.value) else {
            return Err(missing("ending", Need::Code));
        };
        let reason_missing = self.form.words("reason").is_empty();
        match ending {
            Ending::Dismiss(NoTicketCause::Other) if reason_missing => {
                Err(missing("reason", Need::Text))
            }
            ending => Ok(*ending),
        }
    }

    /// The action of an ending; the coded type is that of the sheet. None only discards the sheet.
    pub fn call_action(&self, ending: Ending, call_type: Option<Code>) -> Option<CallAction> {
        let reason = self.form.words("reason").to_owned();
        match ending {
            Ending::Release => Some(CallAction::Release),
            Ending::Lose => Some(CallAction::Lose),
            Ending::Dismiss(cause) => Some(CallAction::Dismiss { cause, call_type, reason }),
            Ending::Discard => None,
        }
    }

    fn deed(&self, verb: Verb, now: Timestamp) -> Result<Deed, Misread> {
        Ok(match verb {
            Verb::Reject => Deed::Reject,
            Verb::Dispatch => {
                let technician = self.technician();
                let technician =
                    technician.ok_or_else(|| missing("technician", Need::DirectoryRecord))?;
                Deed::Dispatch { technician, on_call: self.yes("on_call") }
            }
            Verb::AskParts => Deed::AskParts { expected_on: self.date("expected_on", now)? },
            Verb::SuspendForQuote => Deed::SuspendForQuote,
            Verb::Communicate => Deed::Communicate {
                channel: self.required_channel()?,
                planned_start: self.moment("planned_start", now)?,
                planned_end: self.moment("planned_end", now)?,
                phases: self.phases(now)?.0,
            },
            Verb::Close => Deed::Close { hours: self.decimal("hours")? },
            Verb::TellStaff => Deed::TellStaff {
                channel: self.required_channel()?,
                technician: self.technician(),
                outcome: self.outcome(),
            },
            Verb::TakeCharge => Deed::TakeCharge { technician: None },
            Verb::StartInspection => Deed::StartInspection,
            Verb::RecordInspection => Deed::RecordInspection {
                level: self.code("level"),
                covered: self.form.field("covered").and_then(Field::yes),
                planned_start: self.moment("planned_start", now)?,
                estimated_end: self.moment("estimated_end", now)?,
            },
            Verb::StartWork => Deed::StartWork,
            Verb::ApproveParts => Deed::ApproveParts(self.decision()),
            Verb::RefuseParts => Deed::RefuseParts(self.decision()),
            Verb::ReceivePart => Deed::ReceivePart,
            Verb::CompleteByThirdParty => Deed::CompleteByThirdParty(self.decision()),
            Verb::SendQuote => {
                let (lines, _) = self.lines()?;
                Deed::SendQuote { amount: self.decimal("amount")?, lines }
            }
            Verb::ApproveQuote => Deed::ApproveQuote(self.decision()),
            Verb::DeclineQuote => Deed::DeclineQuote(self.decision()),
            Verb::RecordOrder => Deed::RecordOrder { order: order_of(&self.form, now)? },
            Verb::Complete => Deed::Complete,
            Verb::Cancel => Deed::Cancel,
            Verb::Reopen => Deed::Reopen { technician: self.technician() },
            Verb::Correct => Deed::Correct {
                priority: self.code("priority"),
                service: self.code("service"),
                site: self.site(),
            },
            Verb::Authorise => Deed::Authorise,
            Verb::Note => Deed::Note,
            Verb::Supplement => Deed::Supplement,
            Verb::Adopt => Deed::Adopt {
                call_type: self.code("call_type").ok_or_else(|| missing("call_type", Need::Code))?,
                priority: self.code("priority").ok_or_else(|| missing("priority", Need::Code))?,
            },
            Verb::CheckStep => Deed::CheckStep {
                step: self.code("step").ok_or_else(|| missing("step", Need::Code))?,
                passed: self.answer("passed")?,
            },
            Verb::Escalate => Deed::Escalate,
        })
    }

    /// Every field whose name is that of a text, with its words.
    fn texts(&self, now: Timestamp) -> Result<Texts, Misread> {
        let worded = |field: &TextField| {
            let words = match field {
                TextField::Place => self.room(),
                TextField::Person => self.person(),
                TextField::Phases => "",
                _ => self.form.words(field.code()),
            };
            (!words.is_empty()).then(|| (*field, words.to_owned()))
        };
        let mut texts: Texts = TextField::ALL.iter().filter_map(worded).collect();
        let (_, resources) = self.lines()?;
        if !resources.is_empty() {
            texts.insert(TextField::Resources, resources);
        }
        let (_, phases) = self.phases(now)?;
        if !phases.is_empty() {
            texts.insert(TextField::Phases, phases);
        }
        Ok(texts)
    }

    /// The lines of a quote, and the names of their resources as one text.
    fn lines(&self) -> Result<(Vec<QuoteLine>, String), Misread> {
        self.form.field("lines").map_or(Ok((Vec::new(), String::new())), Field::lines)
    }

    /// The phases of a communication, and their names as one text.
    fn phases(&self, now: Timestamp) -> Result<(Vec<Phase>, String), Misread> {
        let field = self.form.field("phases");
        field.map_or(Ok((Vec::new(), String::new())), |field| field.phases(now))
    }

    /// Who of the client's decided, when it is not whoever acts, and how they told it.
    fn decision(&self) -> Decision {
        let by = self.picked("person").and_then(|value| match value {
            Value::Requester(id) => Some(*id),
            _ => None,
        });
        let how = self.picked("how").and_then(|value| match value {
            Value::Channel(channel) => Some(*channel),
            _ => None,
        });
        Decision { by, how }
    }

    /// The name of somebody who is not in the directory.
    fn person(&self) -> &str {
        match self.picked("person") {
            Some(Value::Person(name)) => name,
            Some(_) => "",
            None => self.form.words("person"),
        }
    }

    fn picked(&self, name: &str) -> Option<&Value> {
        Some(&self.form.field(name)?.picked.as_ref()?.value)
    }

    fn code(&self, name: &str) -> Option<Code> {
        self.form.field(name)?.code().cloned()
    }

    fn site(&self) -> Option<SiteId> {
        match self.form.field("place")?.picked.as_ref()?.value {
            Value::Place(site, _) => Some(site),
            _ => None,
        }
    }

    /// The place in words, inside its site.
    fn room(&self) -> &str {
        match self
            .form
            .field("place")
            .and_then(|field| field.picked.as_ref())
            .map(|choice| &choice.value)
        {
            Some(Value::Place(_, room) | Value::FreePlace(room)) => room,
            _ => self.form.words("place"),
        }
    }

    pub fn technician(&self) -> Option<TechnicianId> {
        match self.form.field("technician")?.picked.as_ref()?.value {
            Value::Technician(id) => Some(id),
            _ => None,
        }
    }

    /// What came of an attempt to reach the staff.
    pub fn outcome(&self) -> Option<Response> {
        match self.picked("outcome")? {
            Value::Response(outcome) => Some(*outcome),
            _ => None,
        }
    }

    fn channel(&self) -> Option<Channel> {
        match self.form.field("channel")?.picked.as_ref()?.value {
            Value::Channel(channel) => Some(channel),
            _ => None,
        }
    }

    fn required_channel(&self) -> Result<Channel, Misread> {
        self.channel().ok_or_else(|| missing("channel", Need::Code))
    }

    fn yes(&self, name: &str) -> bool {
        self.form.field(name).and_then(Field::yes).unwrap_or(false)
    }

    fn answer(&self, name: &'static str) -> Result<bool, Misread> {
        self.form.field(name).and_then(Field::yes).ok_or_else(|| missing(name, Need::Code))
    }

    fn moment(&self, name: &str, now: Timestamp) -> Result<Option<Timestamp>, Misread> {
        self.form.field(name).map_or(Ok(None), |field| field.moment(now))
    }

    fn date(&self, name: &str, now: Timestamp) -> Result<Option<chrono::NaiveDate>, Misread> {
        self.form.field(name).map_or(Ok(None), |field| field.date(now))
    }

    fn decimal(&self, name: &str) -> Result<Option<rust_decimal::Decimal>, Misread> {
        self.form.field(name).map_or(Ok(None), Field::decimal)
    }
}

fn missing(name: &'static str, expected: Need) -> Misread {
    Misread { field: name.into(), expected }
}

/// What a verb asks for, in order; the time at which it happened comes after.
fn fields_of(verb: Verb, contract: &Contract) -> Vec<Field> {
    let text = |name: &'static str| Field::text(name);
    let planned = |name: &'static str| Field::new(name, Kind::Planned);
    match verb {
        Verb::Reject
        | Verb::SuspendForQuote
        | Verb::Cancel
        | Verb::RefuseParts
        | Verb::DeclineQuote
        | Verb::Authorise
        | Verb::Escalate => vec![text("reason")],
        Verb::Dispatch => {
            vec![Field::pick("technician", Source::Technicians), Field::pick("on_call", Source::YesNo)]
        }
        Verb::AskParts => {
            vec![text("part"), text("supplier"), Field::new("expected_on", Kind::Date)]
        }
        Verb::Communicate => vec![
            Field::pick("channel", Source::Channels),
            text("message"),
            planned("planned_start"),
            planned("planned_end"),
            Field::new("phases", Kind::Phases),
        ],
        Verb::Close => {
            let mut fields: Vec<Field> =
                contract.closing.required.iter().map(|field| text(field.code())).collect();
            fields.push(Field::new("hours", Kind::Hours));
            fields
        }
        Verb::TellStaff => vec![
            Field::pick("outcome", Source::Responses),
            Field::pick("channel", Source::Channels),
            Field::pick("technician", Source::Technicians),
            text("person"),
        ],
        Verb::RecordInspection => vec![
            Field::pick("level", Source::Levels),
            Field::pick("covered", Source::YesNo),
            planned("planned_start"),
            planned("estimated_end"),
            text("note"),
        ],
        Verb::CompleteByThirdParty => vec![text("supplier")],
        Verb::SendQuote => vec![Field::new("lines", Kind::Lines), Field::new("amount", Kind::Amount)],
        Verb::RecordOrder => {
            order_fields().into_iter().map(|(name, kind)| Field::new(name, kind)).collect()
        }
        Verb::Reopen => vec![text("reason"), Field::pick("technician", Source::Technicians)],
        Verb::Correct => vec![
            Field::pick("priority", Source::Priorities),
            Field::pick("place", Source::Places),
            text("callback_number"),
            text("description"),
            Field::pick("service", Source::Services),
            text("reason"),
        ],
        Verb::Note | Verb::Supplement => vec![text("note")],
        Verb::Adopt => vec![
            Field::pick("call_type", Source::CallTypes),
            Field::pick("priority", Source::Priorities),
        ],
        Verb::CheckStep => {
            vec![Field::pick("step", Source::Steps), Field::pick(PASSED, Source::YesNo), text("cause")]
        }
        Verb::TakeCharge
        | Verb::StartInspection
        | Verb::StartWork
        | Verb::ApproveParts
        | Verb::ReceivePart
        | Verb::ApproveQuote
        | Verb::Complete => Vec::new(),
    }
}
