//! A ticket that lives by real events: an action is decided, its steps are written to a log in memory
//! and folded. It never sets a ticket's fields by hand.

use centralino::domain::action::{Action, Deed, Verb};
use centralino::domain::chain;
use centralino::domain::channel::Channel;
use centralino::domain::code::ActorId;
use centralino::domain::code::{CallNumber, Code, TechnicianId, TicketNumber};
use centralino::domain::communication::Phase;
use centralino::domain::contract::{self, Contract};
use centralino::domain::decision::Decision;
use centralino::domain::event::{
    Aggregate, EVENT_SCHEMA, Event, Imported, Origin, Precision, Recorded, TicketEvent,
};
use centralino::domain::lifecycle::{self, EntryCorrection, Intake, Step};
use centralino::domain::order::WorkOrder;
use centralino::domain::quote::{QuoteLine, Unit};
use centralino::domain::refusal::Refusal;
use centralino::domain::role::{Actor, Role};
use centralino::domain::text::{Seal, TextField, Texts, commitment};
use centralino::domain::ticket::{Stage, State, Ticket};
use centralino::domain::time::Timestamp;
use chrono::{NaiveDate, TimeDelta};
use rust_decimal::Decimal;
use uuid::Uuid;

pub const NUMBER: TicketNumber = TicketNumber(1);

/// A Monday, 10:00 in Rome.
pub fn monday() -> Timestamp {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

pub fn code(text: &str) -> Code {
    text.parse().unwrap()
}

pub fn contract() -> Contract {
    contract::load(contract::shipped::texts()[0]).unwrap()
}

/// The contract of remote lessons.
pub fn lessons() -> Contract {
    let mut all = contract::shipped::texts().into_iter().map(|text| contract::load(text).unwrap());
    all.find(|contract| contract.name == "aula-remota").unwrap()
}

pub fn actor(role: Role) -> Actor {
    let number = Role::ALL.iter().position(|other| *other == role).unwrap() as u128;
    Actor { id: ActorId(Uuid::from_u128(100 + number)), role }
}

/// Who at the desk takes a verb: the operator, but for what is the supervisor's alone.
pub fn at_the_desk(verb: Verb) -> Role {
    if verb == Verb::Authorise { Role::Supervisor } else { Role::Operator }
}

pub fn texts(pairs: &[(TextField, &str)]) -> Texts {
    pairs.iter().map(|(field, text)| (*field, (*text).to_owned())).collect()
}

pub fn order() -> WorkOrder {
    WorkOrder {
        identification: "ODI-PROVA-1".to_owned(),
        planned_start: NaiveDate::from_ymd_opt(2026, 11, 30).unwrap(),
        planned_end: None,
        total: Some(Decimal::new(125_000, 2)),
        generated_by: "Segnalazione 1".to_owned(),
    }
}

/// What an operator would enter for a leak at a place of no known site.
pub fn intake() -> Intake {
    Intake {
        call: Some(CallNumber(1)),
        channel: Channel::Phone,
        call_type: code("RI"),
        priority: code("URG"),
        answers: Vec::new(),
        service: Some(code("IDR")),
        site: None,
        plant: None,
        requester: None,
        order: None,
        follows: None,
        planned_start: None,
        texts: texts(&[(TextField::Description, "Perdita d'acqua"), (TextField::Place, "Stanza 3")]),
    }
}

/// A lesson two hours after the call that asks for it.
pub fn lesson_intake() -> Intake {
    Intake {
        call_type: code("LD"),
        priority: code("LEZ"),
        service: Some(code("VID")),
        planned_start: Some(monday() + TimeDelta::hours(2)),
        texts: texts(&[(TextField::Description, "Fisica"), (TextField::Place, "Aula 1")]),
        ..intake()
    }
}

/// One try of a step of a lesson's checklist.
pub fn check(step: &str, passed: bool) -> Deed {
    Deed::CheckStep { step: code(step), passed }
}

/// A deed of each verb with data that are right under the shipped contract. The team is not the one
/// that [`Desk::at`] sends.
pub fn deed(verb: Verb) -> Deed {
    match verb {
        Verb::Reject => Deed::Reject,
        Verb::Dispatch => Deed::Dispatch { technician: TechnicianId(2), on_call: false },
        Verb::AskParts => Deed::AskParts { expected_on: None },
        Verb::SuspendForQuote => Deed::SuspendForQuote,
        Verb::Communicate => {
            let day = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
            let phases = vec![Phase { from: day, to: day }];
            let (channel, planned_start, planned_end) = (Channel::Phone, None, None);
            Deed::Communicate { channel, planned_start, planned_end, phases }
        }
        Verb::Close => Deed::Close { hours: None },
        Verb::TellStaff => Deed::TellStaff { channel: Channel::Phone, technician: None, outcome: None },
        Verb::TakeCharge => Deed::TakeCharge { technician: None },
        Verb::StartInspection => Deed::StartInspection,
        Verb::RecordInspection => inspection("BRE", true),
        Verb::StartWork => Deed::StartWork,
        Verb::ApproveParts => Deed::ApproveParts(by_telephone()),
        Verb::RefuseParts => Deed::RefuseParts(by_telephone()),
        Verb::ReceivePart => Deed::ReceivePart,
        Verb::CompleteByThirdParty => Deed::CompleteByThirdParty(by_telephone()),
        Verb::SendQuote => Deed::SendQuote {
            amount: None,
            lines: vec![QuoteLine {
                quantity: Decimal::new(12, 0),
                unit: Unit::Hour,
                unit_price: Decimal::new(4_000, 2),
                vat: Decimal::new(22, 0),
            }],
        },
        Verb::ApproveQuote => Deed::ApproveQuote(by_telephone()),
        Verb::DeclineQuote => Deed::DeclineQuote(by_telephone()),
        Verb::RecordOrder => Deed::RecordOrder { order: order() },
        Verb::Complete => Deed::Complete,
        Verb::Cancel => Deed::Cancel,
        Verb::Reopen => Deed::Reopen { technician: None },
        Verb::Correct => Deed::Correct { priority: None, service: None, site: None },
        Verb::Authorise => Deed::Authorise,
        Verb::Note => Deed::Note,
        Verb::CheckStep => check("CHIAMATA", false),
        Verb::Escalate => Deed::Escalate,
        Verb::Supplement => Deed::Supplement,
        Verb::Adopt => Deed::Adopt { call_type: code("RI"), priority: code("NES") },
    }
}

/// A decision of the client that somebody tells us.
pub fn by_telephone() -> Decision {
    Decision { by: None, how: Some(Channel::Phone) }
}

pub fn inspection(level: &str, covered: bool) -> Deed {
    let (level, covered) = (Some(code(level)), Some(covered));
    Deed::RecordInspection { level, covered, planned_start: None, estimated_end: None }
}

/// Every text that belongs to its event.
pub fn all_texts() -> Texts {
    words_of(|field| !field.lasts())
}

/// Every text that a verb may carry: only a correction changes the record's own.
pub fn texts_for(verb: Verb) -> Texts {
    words_of(|field| verb == Verb::Correct || !field.lasts())
}

fn words_of(wanted: impl Fn(TextField) -> bool) -> Texts {
    let fields = TextField::ALL.into_iter().filter(|field| wanted(*field));
    fields.map(|field| (field, format!("prova {}", field.code()))).collect()
}

/// The verb with every text and all data there can be.
pub fn complete_action(verb: Verb) -> Action {
    Action { deed: deed(verb), texts: texts_for(verb) }
}

/// One ticket, its log and the moment it is.
#[derive(Clone)]
pub struct Desk {
    pub contract: Contract,
    pub log: Vec<Recorded>,
    pub ticket: Ticket,
    pub now: Timestamp,
    head: String,
}

impl Desk {
    /// A ticket just registered.
    pub fn registered(intake: &Intake) -> Self {
        Self::called(intake, monday())
    }

    /// A ticket registered on Monday from a call of another time.
    pub fn called(intake: &Intake, called_at: Timestamp) -> Self {
        let contract = contract();
        let step = lifecycle::register(intake, called_at, &actor(Role::Operator), &contract).unwrap();
        Self::with_first(contract, step.event, &step.texts)
    }

    /// A lesson just registered, whose link nobody has tried.
    pub fn lesson() -> Self {
        let contract = lessons();
        let who = actor(Role::Operator);
        let step = lifecycle::register(&lesson_intake(), monday(), &who, &contract).unwrap();
        Self::with_first(contract, step.event, &step.texts)
    }

    /// A lesson whose call does not start.
    pub fn failed_lesson() -> Self {
        let mut desk = Self::lesson();
        desk.take(Verb::CheckStep).unwrap();
        desk
    }

    /// A record of another system.
    pub fn imported() -> Self {
        let record = Imported {
            source: "Comune di Prova".to_owned(),
            source_id: "655".to_owned(),
            source_state: "aperta".to_owned(),
            category: Some("Buche".to_owned()),
            opened_on: NaiveDate::from_ymd_opt(2023, 5, 8).unwrap(),
            closed_on: None,
            precision: Precision::Day,
        };
        let words = texts(&[(TextField::Description, "Buca in via Prova")]);
        Self::with_first(contract(), TicketEvent::Imported(record), &words)
    }

    fn with_first(contract: Contract, event: TicketEvent, words: &Texts) -> Self {
        let (now, head) = (monday(), chain::GENESIS.to_owned());
        let first =
            entry(1, event, words, Origin::Default, now, &actor(Role::Operator), &contract, &head);
        let ticket = Ticket::born(&first, NUMBER).unwrap();
        let head = first.hash.clone();
        Self { contract, log: vec![first], ticket, now, head }
    }

    /// A ticket that was brought to a state by the shortest way that states every step.
    pub fn at(state: State) -> Self {
        if state == State::Imported {
            return Self::imported();
        }
        let mut desk = Self::registered(&intake());
        for verb in way_to(state) {
            let action = match verb {
                Verb::Dispatch => Action {
                    deed: Deed::Dispatch { technician: TechnicianId(1), on_call: false },
                    texts: Texts::new(),
                },
                verb => complete_action(verb),
            };
            desk.act(Role::Operator, &action).unwrap();
        }
        assert_eq!(desk.ticket.state, state, "the way to a state leads there");
        desk
    }

    /// Decides an action, writes its steps and folds them.
    pub fn act(&mut self, role: Role, action: &Action) -> Result<Vec<Step>, Refusal> {
        let who = actor(role);
        self.now += TimeDelta::minutes(1);
        let steps = lifecycle::decide(&self.ticket, action, &who, &self.contract)?;
        let begun = self.log.len();
        for step in &steps {
            self.write(step, &who);
        }
        self.of_one_command(begun);
        Ok(steps)
    }

    /// What was written since belongs to one command, as on a server; the chain is made anew for it.
    pub fn of_one_command(&mut self, begun: usize) {
        let Some(command) = self.log.get(begun).map(|entry| entry.command.clone()) else { return };
        for at in begun..self.log.len() {
            self.log[at].prev_hash = self.log[at - 1].hash.clone();
            self.log[at].command.clone_from(&command);
            self.log[at].hash = chain::hash(&self.log[at]).unwrap();
            self.head.clone_from(&self.log[at].hash);
        }
    }

    /// Takes the last action back, as whoever has this role.
    pub fn undo(&mut self, role: Role) -> Result<Step, Refusal> {
        let who = actor(role);
        let step = lifecycle::undo(&self.log, &who, self.now)?;
        self.write(&step, &who);
        self.ticket = self.folded();
        Ok(step)
    }

    /// Corrects an entry of the log.
    pub fn correct_entry(&mut self, role: Role, asked: &EntryCorrection) -> Result<Step, Refusal> {
        let who = actor(role);
        self.now += TimeDelta::minutes(1);
        let step = lifecycle::correct_entry(&self.log, &self.ticket, asked, &who, &self.contract)?;
        self.write(&step, &who);
        self.ticket = self.folded();
        Ok(step)
    }

    /// An action recorded now that is said to have happened at another time.
    pub fn act_at(
        &mut self,
        role: Role,
        action: &Action,
        said_at: Timestamp,
    ) -> Result<Vec<Step>, Refusal> {
        let who = actor(role);
        let steps = lifecycle::decide_said(&self.ticket, action, Some(said_at), &who, &self.contract)?;
        for step in &steps {
            self.write_said(step, &who, Origin::Said, said_at);
        }
        Ok(steps)
    }

    /// The request of somebody who is not enabled, where only the enabled may ask.
    pub fn unauthorised() -> Self {
        let contract = contract();
        let who = actor(Role::Operator);
        let mut step = lifecycle::register(&intake(), monday(), &who, &contract).unwrap();
        if let TicketEvent::Registered(registration) = &mut step.event {
            registration.unauthorised = true;
        }
        Self::with_first(contract, step.event, &step.texts)
    }

    /// The verb with complete data, by whoever at the desk may.
    pub fn take(&mut self, verb: Verb) -> Result<Vec<Step>, Refusal> {
        self.act(at_the_desk(verb), &complete_action(verb))
    }

    pub fn write(&mut self, step: &Step, who: &Actor) {
        self.write_said(step, who, Origin::Default, self.now);
    }

    fn write_said(&mut self, step: &Step, who: &Actor, origin: Origin, said_at: Timestamp) {
        let seq = self.log.len() as u64 + 1;
        let (event, origin) = (step.event.clone(), step.origin(origin));
        let mut entry =
            entry(seq, event, &step.texts, origin, self.now, who, &self.contract, &self.head);
        entry.said_at = said_at;
        entry.hash = chain::hash(&entry).unwrap();
        self.head.clone_from(&entry.hash);
        self.ticket.apply(&entry);
        self.log.push(entry);
    }

    /// The ticket folded anew from its log.
    pub fn folded(&self) -> Ticket {
        fold(&self.log)
    }
}

pub fn fold(log: &[Recorded]) -> Ticket {
    Ticket::of(log, NUMBER).unwrap()
}

// Everything an envelope holds is an argument: it exists only here.
#[allow(clippy::too_many_arguments)]
fn entry(
    seq: u64,
    event: TicketEvent,
    words: &Texts,
    origin: Origin,
    at: Timestamp,
    who: &Actor,
    contract: &Contract,
    prev_hash: &str,
) -> Recorded {
    let seal = |(field, text): (&TextField, &String)| {
        let id = Uuid::from_u128(u128::from(seq) << 8 | *field as u128);
        (*field, Seal { id, commitment: commitment(b"salt of a test", text) })
    };
    let mut entry = Recorded {
        seq,
        id: Uuid::from_u128(u128::from(seq)),
        aggregate: Aggregate::Ticket(NUMBER),
        version: seq,
        schema: EVENT_SCHEMA,
        event: Event::Ticket(event),
        said_at: at,
        origin,
        recorded_at: at,
        actor: who.id,
        command: format!("command-{seq}"),
        contract: contract.hash.clone(),
        seals: words.iter().map(seal).collect(),
        prev_hash: prev_hash.to_owned(),
        hash: String::new(),
    };
    entry.hash = chain::hash(&entry).unwrap();
    entry
}

const TO_INSPECTING: [Verb; 3] = [Verb::Dispatch, Verb::TakeCharge, Verb::StartInspection];

fn way_to(state: State) -> Vec<Verb> {
    let mut way: Vec<Verb> = match state {
        State::Registered | State::Rejected | State::Cancelled | State::Imported => Vec::new(),
        State::Assigned => TO_INSPECTING[..1].to_vec(),
        State::InCharge => TO_INSPECTING[..2].to_vec(),
        State::Inspecting | State::SuspendedForQuote => TO_INSPECTING.to_vec(),
        State::Scheduled => [&TO_INSPECTING[..], &[Verb::RecordInspection]].concat(),
        State::Working => [way_to(State::Scheduled), vec![Verb::StartWork]].concat(),
        State::PartsAsked(stage) => [way_to(stage.into()), vec![Verb::AskParts]].concat(),
        State::SuspendedForParts(stage) => {
            [way_to(State::PartsAsked(stage)), vec![Verb::ApproveParts]].concat()
        }
        State::Completed => [way_to(State::Working), vec![Verb::Complete]].concat(),
        State::Closed => [way_to(State::Completed), vec![Verb::Close]].concat(),
    };
    match state {
        State::SuspendedForQuote => way.push(Verb::SuspendForQuote),
        State::Rejected => way.push(Verb::Reject),
        State::Cancelled => way.push(Verb::Cancel),
        _ => {}
    }
    way
}

#[test]
fn every_state_is_reached_by_stated_steps_and_its_log_verifies() {
    for state in State::ALL {
        let desk = Desk::at(state);
        let mut walk = chain::Walk::default();
        for entry in &desk.log {
            walk.step(entry).unwrap();
            assert_ne!(entry.origin, Origin::Implied, "{} to reach {}", entry.seq, state.code());
        }
        assert_eq!(desk.folded(), desk.ticket, "{}", state.code());
    }
    assert_eq!(way_to(State::PartsAsked(Stage::Working)).len(), 6);
}
