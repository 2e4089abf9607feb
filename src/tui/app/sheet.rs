//! The sheet (scheda): one call being written up, and what it becomes. It sends nothing; it turns into
//! a request when it is saved.

use serde::{Deserialize, Serialize};

use super::field::{Choice, Field, Kind, Misread, Name, Source, Value};
use super::form::Form;
use super::prompt::Prompt;
use super::request::Request;
use crate::api::resource::{CallCommand, CallResource, NewCall, NewTicket};
use crate::domain::channel::Channel;
use crate::domain::code::{CallNumber, Code, PlantId, RequesterId, SiteId, TicketNumber};
use crate::domain::contract::{CallEffect, Contract};
use crate::domain::event::NoTicketCause;
use crate::domain::lifecycle::Intake;
use crate::domain::lifecycle::calls::CallAction;
use crate::domain::order::WorkOrder;
use crate::domain::refusal::Need;
use crate::domain::text::{TextField, Texts};
use crate::domain::time::Timestamp;

/// The call of a sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CallRef {
    Known(CallNumber),
    /// Begun by hand and not yet numbered: the command that makes it, under its key, so that it can be
    /// sent again.
    Asked {
        key: String,
        call: NewCall,
    },
}

/// One call being written up.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The idempotency key under which it is sent, however often.
    pub key: String,
    pub call: CallRef,
    pub called_at: Timestamp,
    pub channel: Channel,
    /// The number on the line, as received.
    pub caller_number: String,
    pub form: Form,
    /// Fields of another type that were written in before the type changed.
    pub aside: Vec<Field>,
    /// The form with which it was sent: how its call ends, or what it reminds of.
    pub asked: Option<Box<Prompt>>,
    /// It was said to be another trouble than the one like it.
    pub apart: bool,
    /// The rejected or withdrawn ticket that it takes up again.
    pub follows: Option<TicketNumber>,
    /// How late it was last in front, among the others of its desk: the highest is there now.
    pub turn: u64,
}

pub const REQUESTER: &str = "requester";
pub const CALLBACK: &str = "callback_number";
pub const PLACE: &str = "place";
pub const CALL_TYPE: &str = "call_type";
pub const SERVICE: &str = "service";
pub const DESCRIPTION: &str = "description";
pub const PRIORITY: &str = "priority";
/// When a session begins.
pub const PLANNED_START: &str = "planned_start";
pub const TICKET: &str = "ticket";
pub const NOTE: &str = "note";
/// The questions of the contract are fields named with this and their code.
pub const QUESTION: &str = "question-";

impl Sheet {
    pub fn new(key: String, call: CallRef, called_at: Timestamp, contract: Option<&Contract>) -> Self {
        let (channel, caller_number) = (Channel::Phone, String::new());
        let (form, aside) = (Form::default(), Vec::new());
        let mut sheet = Self {
            key,
            call,
            called_at,
            channel,
            caller_number,
            form,
            aside,
            asked: None,
            apart: false,
            follows: None,
            turn: 0,
        };
        sheet.arrange(contract);
        sheet
    }

    /// Fills in what is known of the caller, unless a person has typed there already.
    pub fn meet(&mut self, call: &CallResource, requester: Option<Choice>, place: Option<Choice>) {
        self.call = CallRef::Known(call.call.number);
        self.called_at = call.call.called_at;
        self.channel = call.call.channel;
        let text = |field| call.texts.get(&field).cloned().unwrap_or_default();
        self.caller_number = text(TextField::CallerNumber);
        let caller_name = text(TextField::CallerName);
        let named = (!caller_name.is_empty())
            .then(|| Choice { label: caller_name.clone(), value: Value::Person(caller_name.clone()) });
        for (name, choice) in [(REQUESTER, requester.or(named)), (PLACE, place)] {
            if let Some(field) = self.form.field_mut(name).filter(|field| !field.touched) {
                field.picked = choice;
            }
        }
    }

    /// Puts the cursor where writing begins: on who calls, or, when that is known, on where.
    pub fn go_to_start(&mut self) {
        let known = self.form.field(REQUESTER).is_some_and(|field| !field.is_blank());
        self.form.go_to(if known { PLACE } else { REQUESTER });
    }

    pub fn number(&self) -> Option<CallNumber> {
        match self.call {
            CallRef::Known(number) => Some(number),
            CallRef::Asked { .. } => None,
        }
    }

    pub fn requester(&self) -> Option<RequesterId> {
        match self.form.field(REQUESTER)?.picked.as_ref()?.value {
            Value::Requester(id) => Some(id),
            _ => None,
        }
    }

    /// The site of the place chosen.
    pub fn site(&self) -> Option<SiteId> {
        match self.form.field(PLACE)?.picked.as_ref()?.value {
            Value::Place(site, _) => Some(site),
            _ => None,
        }
    }

    /// The installation that was chosen where the service would be.
    pub fn plant(&self) -> Option<PlantId> {
        self.form.field(SERVICE)?.plant()
    }

    /// The place in words, inside its site.
    pub fn place(&self) -> &str {
        let Some(field) = self.form.field(PLACE) else { return "" };
        match field.picked.as_ref().map(|choice| &choice.value) {
            Some(Value::Place(_, room) | Value::FreePlace(room)) => room,
            _ => field.words(),
        }
    }

    /// Who calls, in words.
    pub fn who(&self) -> &str {
        let Some(field) = self.form.field(REQUESTER) else { return "" };
        match field.picked.as_ref() {
            Some(Choice { value: Value::Person(name), .. }) => name,
            Some(choice) => &choice.label,
            None => field.words(),
        }
    }

    /// Who calls, by the best that is known: a name, a number, or the call's own number.
    pub fn caller(&self) -> String {
        let own = || self.number().map_or_else(String::new, |number| format!("C-{number}"));
        match (self.who(), self.call_back_number()) {
            ("", "") => own(),
            ("", number) => number.to_owned(),
            (name, _) => name.to_owned(),
        }
    }

    /// Where to call back: the number given, or else the one on the line.
    pub fn call_back_number(&self) -> &str {
        match self.form.words(CALLBACK) {
            "" => &self.caller_number,
            number => number,
        }
    }

    pub fn code(&self, name: &str) -> Option<&Code> {
        self.form.field(name)?.code()
    }

    pub fn effect(&self, contract: &Contract) -> Option<CallEffect> {
        contract.call_type(self.code(CALL_TYPE)?).map(|found| found.effect)
    }

    /// Whether anything was written that would be lost.
    pub fn is_begun(&self) -> bool {
        self.form.fields.iter().any(|field| field.touched)
    }

    /// Lays the fields out for the type chosen, keeping what they hold, and suggests the priority.
    pub fn arrange(&mut self, contract: Option<&Contract>) {
        let Some(contract) = contract else {
            // Which fields there are is the contract's to say: until it comes, words are kept in one.
            if self.form.fields.is_empty() {
                self.form.fields.push(Field::text(DESCRIPTION));
            }
            return;
        };
        let cursor = self.form.current().map(|field| field.name.clone());
        let effect = self.effect(contract).unwrap_or(CallEffect::Work);
        let mut kept = std::mem::take(&mut self.form.fields);
        kept.append(&mut self.aside);
        for (name, kind) in layout(effect, contract) {
            let held = kept.iter().position(|field| field.name == name);
            let field = held.map(|at| Field { kind, ..kept.swap_remove(at) });
            self.form.fields.push(field.unwrap_or_else(|| blank(name, kind, contract)));
        }
        // Words that this type does not ask for are kept for when the type changes back.
        self.aside = kept.into_iter().filter(|field| field.touched).collect();
        if let Some(cursor) = cursor {
            self.form.go_to(&cursor);
        }
        self.suggest_priority(contract);
    }

    fn suggest_priority(&mut self, contract: &Contract) {
        let (call_type, yes) = (self.code(CALL_TYPE).cloned(), self.yes_answers());
        let suggested = contract.first_priority(call_type.as_ref(), &yes).map(|priority| Choice {
            label: format!("{}  {}", priority.code, priority.name),
            value: Value::Code(priority.code.clone()),
        });
        if let Some(field) = self.form.field_mut(PRIORITY).filter(|field| !field.touched) {
            field.picked = suggested;
        }
    }

    /// The questions answered with yes.
    pub fn yes_answers(&self) -> Vec<Code> {
        let yes = self.form.fields.iter().filter(|field| field.yes() == Some(true));
        yes.filter_map(|field| field.name.strip_prefix(QUESTION)?.parse().ok()).collect()
    }

    /// A question about people at risk was answered with yes.
    pub fn at_risk(&self, contract: &Contract) -> bool {
        let yes = self.yes_answers();
        contract.questions.iter().any(|question| question.risk && yes.contains(&question.code))
    }

    /// What the sheet becomes, once its call has a number.
    ///
    /// # Errors
    /// The field that is missing or cannot be read.
    pub fn request(&self, contract: &Contract, now: Timestamp) -> Result<Request, Misread> {
        let effect = self.effect(contract).ok_or_else(|| missing(CALL_TYPE, Need::Code))?;
        match effect {
            CallEffect::Work | CallEffect::Order | CallEffect::Session => self.new_ticket(effect, now),
            CallEffect::Status | CallEffect::Reminder | CallEffect::Complaint => self.attachment(),
            CallEffect::Answer | CallEffect::Incident => self.dismissal(),
        }
    }

    fn new_ticket(&self, effect: CallEffect, now: Timestamp) -> Result<Request, Misread> {
        let call_type = self.code(CALL_TYPE).cloned().ok_or_else(|| missing(CALL_TYPE, Need::Code))?;
        let priority = self.code(PRIORITY).cloned().ok_or_else(|| missing(PRIORITY, Need::Code))?;
        let order = match effect {
            CallEffect::Order => Some(order_of(&self.form, now)?),
            _ => None,
        };
        let planned_start = match (effect, self.form.field(PLANNED_START)) {
            (CallEffect::Session, Some(field)) => field.moment(now)?,
            _ => None,
        };
        let intake = Intake {
            call: self.number(),
            channel: self.channel,
            call_type,
            priority,
            answers: self.yes_answers(),
            service: self.code(SERVICE).cloned(),
            site: self.site(),
            plant: self.plant(),
            requester: self.requester(),
            order,
            follows: self.follows,
            planned_start,
            texts: self.texts(),
        };
        Ok(Request::NewTicket(Box::new(NewTicket { intake, called_at: None })))
    }

    fn texts(&self) -> Texts {
        let caller_name = match self.form.field(REQUESTER).and_then(|f| f.picked.as_ref()) {
            Some(Choice { value: Value::Person(name), .. }) => name.clone(),
            Some(Choice { value: Value::Requester(_), .. }) => String::new(),
            _ => self.form.words(REQUESTER).to_owned(),
        };
        let all = [
            (TextField::CallerNumber, self.caller_number.clone()),
            (TextField::CallerName, caller_name),
            (TextField::CallbackNumber, self.form.words(CALLBACK).to_owned()),
            (TextField::Place, self.place().to_owned()),
            (TextField::Description, self.form.words(DESCRIPTION).to_owned()),
        ];
        all.into_iter().filter(|(_, text)| !text.is_empty()).collect()
    }

    fn attachment(&self) -> Result<Request, Misread> {
        let call_type = self.code(CALL_TYPE).cloned().ok_or_else(|| missing(CALL_TYPE, Need::Code))?;
        let ticket = match self.form.field(TICKET).and_then(|field| field.picked.as_ref()) {
            Some(Choice { value: Value::Ticket(number), .. }) => *number,
            _ => return Err(missing(TICKET, Need::Code)),
        };
        let note = self.form.words(NOTE).to_owned();
        Ok(self.on_call(CallAction::Attach { ticket, call_type, note }))
    }

    fn dismissal(&self) -> Result<Request, Misread> {
        let call_type = self.code(CALL_TYPE).cloned();
        let reason = self.form.words(NOTE).to_owned();
        let cause = NoTicketCause::Information;
        Ok(self.on_call(CallAction::Dismiss { cause, call_type, reason }))
    }

    /// The sheet's call attached to a ticket as a reminder, whatever else was written.
    pub fn as_reminder(&self, ticket: TicketNumber, note: &str, contract: &Contract) -> Option<Request> {
        let reminder = contract.call_types.iter().find(|t| t.effect == CallEffect::Reminder)?;
        Some(self.as_attachment(ticket, &reminder.code, note))
    }

    /// The sheet's call attached to a ticket under this type, whatever else was written.
    pub fn as_attachment(&self, ticket: TicketNumber, call_type: &Code, note: &str) -> Request {
        let (call_type, note) = (call_type.clone(), note.to_owned());
        self.on_call(CallAction::Attach { ticket, call_type, note })
    }

    fn on_call(&self, action: CallAction) -> Request {
        // A call without a number waits in the outbox until it has one.
        let number = self.number().unwrap_or(CallNumber(0));
        Request::Call(number, None, CallCommand { action, said_at: None })
    }
}

/// The fields of an order (S9.5), on the sheet and in the prompt alike.
pub fn order_of(form: &Form, now: Timestamp) -> Result<WorkOrder, Misread> {
    let order = order_as_typed(form, now)?;
    match order.planned_end.is_some_and(|end| end < order.planned_start) {
        true => Err(missing("planned_end_on", Need::NotBeforeStart)),
        false => Ok(order),
    }
}

fn order_as_typed(form: &Form, now: Timestamp) -> Result<WorkOrder, Misread> {
    let planned = form.field("planned_start_on");
    let planned_start = planned.map_or(Ok(None), |field| field.date(now))?;
    let total = form.field("total").map_or(Ok(None), Field::decimal)?;
    Ok(WorkOrder {
        identification: form.words("identification").to_owned(),
        planned_start: planned_start.ok_or_else(|| missing("planned_start_on", Need::Date))?,
        planned_end: form.field("planned_end_on").map_or(Ok(None), |field| field.date(now))?,
        total: Some(total.ok_or_else(|| missing("total", Need::Amount))?),
        generated_by: form.words("generated_by").to_owned(),
    })
}

/// The fields of an order, blank: its four blocks, and then what it need not say.
pub fn order_fields() -> [(Name, Kind); 5] {
    [
        ("identification".into(), Kind::Text),
        ("planned_start_on".into(), Kind::Date),
        ("total".into(), Kind::Amount),
        ("generated_by".into(), Kind::Text),
        ("planned_end_on".into(), Kind::Date),
    ]
}

fn missing(name: &'static str, expected: Need) -> Misread {
    Misread { field: name.into(), expected }
}

/// Which fields a type of call asks for, in order.
fn layout(effect: CallEffect, contract: &Contract) -> Vec<(Name, Kind)> {
    let pick = |name: &'static str, source| (Name::from(name), Kind::Pick(source));
    let text = |name: &'static str| (Name::from(name), Kind::Text);
    let mut fields = vec![
        pick(REQUESTER, Source::Requesters),
        text(CALLBACK),
        pick(PLACE, Source::Places),
        pick(CALL_TYPE, Source::CallTypes),
    ];
    match effect {
        CallEffect::Work => {
            fields.push(pick(SERVICE, Source::Services));
            fields.push(text(DESCRIPTION));
            let ask = |question: &crate::domain::contract::Question| {
                (Name::from(format!("{QUESTION}{}", question.code)), Kind::Pick(Source::YesNo))
            };
            fields.extend(contract.questions.iter().map(ask));
            fields.push(pick(PRIORITY, Source::Priorities));
        }
        CallEffect::Session => {
            fields.push((PLANNED_START.into(), Kind::Planned));
            fields.push(pick(SERVICE, Source::Services));
            fields.push(text(DESCRIPTION));
            fields.push(pick(PRIORITY, Source::Priorities));
        }
        CallEffect::Order => {
            fields.extend(order_fields());
            fields.push(pick(SERVICE, Source::Services));
            fields.push(text(DESCRIPTION));
            fields.push(pick(PRIORITY, Source::Priorities));
        }
        CallEffect::Status | CallEffect::Reminder | CallEffect::Complaint => {
            fields.push(pick(TICKET, Source::Tickets));
            fields.push(text(NOTE));
        }
        CallEffect::Answer | CallEffect::Incident => fields.push(text(NOTE)),
    }
    fields
}

/// A field nobody wrote in; the type begins as the contract's first that makes work.
fn blank(name: Name, kind: Kind, contract: &Contract) -> Field {
    let first = contract.call_types.iter().find(|found| found.effect.makes_work());
    let preset = match &*name {
        CALL_TYPE => first.map(|found| Choice {
            label: format!("{}  {}", found.code, found.name),
            value: Value::Code(found.code.clone()),
        }),
        _ => None,
    };
    Field::new(name, kind).holding(preset)
}
