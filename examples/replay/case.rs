//! One ticket of a replay: actions are decided by the lifecycle and folded, as the server does it. It
//! keeps no log.

use centralino::domain::action::{Action, Deed};
use centralino::domain::channel::Channel;
use centralino::domain::code::ActorId;
use centralino::domain::code::{Code, NotACode, TicketNumber};
use centralino::domain::contract::Contract;
use centralino::domain::event::{Aggregate, EVENT_SCHEMA, Event, Origin, Recorded};
use centralino::domain::lifecycle::{self, Intake, Step};
use centralino::domain::refusal::Refusal;
use centralino::domain::role::{Actor, Role};
use centralino::domain::text::{Seals, TextField, Texts};
use centralino::domain::ticket::Ticket;
use centralino::domain::time::Timestamp;
use uuid::Uuid;

const NUMBER: TicketNumber = TicketNumber(1);
const DESK: Actor = Actor { id: ActorId(Uuid::nil()), role: Role::Operator };

pub struct Case<'c> {
    pub ticket: Ticket,
    contract: &'c Contract,
}

impl<'c> Case<'c> {
    /// A ticket registered at this moment.
    ///
    /// # Errors
    /// The contract is not the shipped one and refuses the registration.
    pub fn registered(
        priority: Code,
        at: Timestamp,
        contract: &'c Contract,
    ) -> Result<Self, Box<dyn std::error::Error>> {
        let intake = Intake {
            call: None,
            channel: Channel::Phone,
            call_type: request()?,
            priority,
            answers: Vec::new(),
            service: None,
            site: None,
            plant: None,
            requester: None,
            order: None,
            follows: None,
            planned_start: None,
            texts: placeholders(),
        };
        let step = lifecycle::register(&intake, at, &DESK, contract)
            .map_err(|refusal| format!("registration refused: {refusal:?}"))?;
        let first = entry(1, &step, at, contract);
        let ticket = Ticket::born(&first, NUMBER).ok_or("a registration gives birth to a ticket")?;
        Ok(Self { ticket, contract })
    }

    /// Decides a deed with every text there is, but for the record's own, and folds what follows.
    pub fn act(&mut self, deed: Deed, at: Timestamp) -> Result<Vec<Step>, Refusal> {
        let texts = placeholders().into_iter().filter(|(field, _)| !field.lasts()).collect();
        let action = Action { deed, texts };
        let steps = lifecycle::decide(&self.ticket, &action, &DESK, self.contract)?;
        for step in &steps {
            self.ticket.apply(&entry(self.ticket.version + 1, step, at, self.contract));
        }
        Ok(steps)
    }
}

fn request() -> Result<Code, NotACode> {
    "RI".parse()
}

fn placeholders() -> Texts {
    // Names go with phases, and none of these histories has one.
    let fields = TextField::ALL.into_iter().filter(|field| *field != TextField::Phases);
    fields.map(|field| (field, "-".to_owned())).collect()
}

fn entry(version: u64, step: &Step, at: Timestamp, contract: &Contract) -> Recorded {
    Recorded {
        seq: version,
        id: Uuid::nil(),
        aggregate: Aggregate::Ticket(NUMBER),
        version,
        schema: EVENT_SCHEMA,
        event: Event::Ticket(step.event.clone()),
        said_at: at,
        origin: step.origin(Origin::Said),
        recorded_at: at,
        actor: DESK.id,
        command: String::new(),
        contract: contract.hash.clone(),
        seals: Seals::new(),
        prev_hash: String::new(),
        hash: String::new(),
    }
}
