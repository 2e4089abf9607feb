//! A ticket: the fold of its events. Folding never refuses: what was accepted into the log is so, and
//! whether a move is allowed is asked beforehand, in the [`super::lifecycle`].

mod fold;
mod state;

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

pub use state::{Stage, State, stage_of};

pub use super::milestone::Met;

use super::action::Verb;
use super::call_out::CallOut;
use super::channel::Channel;
use super::checklist::Progress;
use super::code::{CallNumber, Code, PlantId, RequesterId, SiteId, TechnicianId, TicketNumber};
use super::communication::Communication;
use super::contract::timing::TakingCharge;
use super::event::{
    Completion, Event, Imported, Origin, Recorded, Registration, Threshold, TicketEvent,
};
use super::finding::Finding;
use super::holidays::Patron;
use super::order::{KeptOrder, OrderNumber, WorkOrder};
use super::parts::PartsRequest;
use super::quote::Quote;
use super::role::Role;
use super::site_tree::Unserved;
use super::text::TextField;
use super::time::{Timestamp, outside};
use super::work_report::{FiledReport, WorkReport};

/// The steps of a ticket that clocks look at (S10). Each holds its first time, but `completed`, which
/// holds the last, and `confirmed`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestones {
    pub dispatched: Option<Met>,
    pub in_charge: Option<Met>,
    pub inspection_started: Option<Met>,
    pub inspected: Option<Met>,
    pub quote_sent: Option<Met>,
    /// The quote's approval, the last one before the work starts: the intervention is confirmed.
    pub confirmed: Option<Met>,
    pub work_started: Option<Met>,
    pub completed: Option<Met>,
    pub closed: Option<Met>,
}

/// Why execution clocks stood still.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PauseKind {
    Parts,
    Quote,
}

/// A stretch in which execution clocks stand still.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    pub kind: PauseKind,
    /// When it was asked for; by contract a parts pause may count from here.
    #[serde(deserialize_with = "outside::instant")]
    pub asked_at: Timestamp,
    /// When it began to be so: the approval for parts, the suspension for a quote.
    #[serde(deserialize_with = "outside::instant")]
    pub from: Timestamp,
    #[serde(default, deserialize_with = "outside::instant_or_none")]
    pub to: Option<Timestamp>,
    /// The entry of the log that made it so, and the one that ended it.
    #[serde(default)]
    pub opened_by: u64,
    #[serde(default)]
    pub ended_by: Option<u64>,
}

/// The ticket came back after its work had ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reopening {
    /// When the work had ended: by its completion, or by closing what was solved on the telephone.
    pub ended: Met,
    /// How, if that was a completion.
    #[serde(default)]
    pub completion: Option<Completion>,
    #[serde(deserialize_with = "outside::instant")]
    pub at: Timestamp,
    /// The entry of the log that reopened it.
    pub by: u64,
    /// The approval of a quote after it, the last one before the work starts.
    #[serde(default)]
    pub confirmed: Option<Met>,
    /// The first start of work after it.
    pub work_started: Option<Met>,
}

/// A warning that was given: for which part of which budget, to whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    #[serde(flatten)]
    pub about: Threshold,
    pub tell: Role,
}

/// An entry of the log that happened at another time than it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retimed {
    pub seq: u64,
    #[serde(deserialize_with = "outside::instant")]
    pub at: Timestamp,
    /// It has no time of its own: it goes with the step that implies it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub implied: bool,
}

/// What was corrected last of each entry's time, but for corrections that were taken back; with it goes what the
/// step implied, and what followed from it at the same moment.
fn retimed(entries: &[Recorded], undone: &[u64]) -> Vec<Retimed> {
    let mut all: Vec<Retimed> = Vec::new();
    for entry in entries.iter().filter(|entry| !undone.contains(&entry.seq)) {
        let Some((seq, Some(at))) = entry.event.corrects() else { continue };
        all.retain(|known| known.seq != seq);
        all.push(Retimed { seq, at, implied: false });
    }
    let own = all.clone();
    for Retimed { seq, at, .. } in own {
        let Some(step) = entries.iter().find(|entry| entry.seq == seq) else { continue };
        let goes_along = entries.iter().filter(|entry| {
            let same = (entry.actor, &entry.command) == (step.actor, &step.command);
            same && step.origin != Origin::Implied && goes_with(entry, step)
        });
        for entry in goes_along {
            if !all.iter().any(|known| known.seq == entry.seq) {
                all.push(Retimed { seq: entry.seq, at, implied: true });
            }
        }
    }
    all
}

/// Whether an entry of the same command has no moment of its own beside this step.
fn goes_with(entry: &Recorded, step: &Recorded) -> bool {
    let followed = entry.said_at == step.said_at
        && matches!(&entry.event, Event::Ticket(event) if event.is_a_step());
    entry.origin == Origin::Implied || followed
}

/// That the staff was told, when and how (S4.8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    #[serde(deserialize_with = "outside::instant")]
    pub at: Timestamp,
    pub channel: Channel,
}

/// One ticket.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ticket {
    pub number: TicketNumber,
    pub version: u64,
    /// The version of the contract that it stands under, by content hash: the one it was opened under,
    /// until another is applied to it. No other event moves it.
    pub contract: String,
    pub state: State,
    /// Absent only on an imported record.
    pub call_type: Option<Code>,
    pub priority: Option<Code>,
    /// Starts every clock (UTC); set once. Absent only on an imported record.
    #[serde(default, deserialize_with = "outside::instant_or_none")]
    pub called_at: Option<Timestamp>,
    #[serde(deserialize_with = "outside::instant")]
    pub registered_at: Timestamp,
    pub channel: Option<Channel>,
    pub calls: Vec<CallNumber>,
    pub reminders: u32,
    pub complaints: u32,
    pub answers: Vec<Code>,
    pub service: Option<Code>,
    pub site: Option<SiteId>,
    /// The site's patron saint, as when the ticket was put there: its day is no working day.
    pub patron: Option<Patron>,
    pub requester: Option<RequesterId>,
    /// It waits for a supervisor, since whoever asks for it is not enabled (S9.2).
    #[serde(default)]
    pub unauthorised: bool,
    /// The installation that it is about.
    #[serde(default)]
    pub plant: Option<PlantId>,
    /// The service is not to be done at its site, as the directory was then (S3.5): rejection is proposed (S4.7).
    #[serde(default)]
    pub proposes_rejection: Option<Unserved>,
    pub technician: Option<TechnicianId>,
    /// Who has taken it in charge: one at a time. None until somebody whom we know by number has.
    #[serde(default)]
    pub in_charge: Option<TechnicianId>,
    pub on_call: bool,
    /// That somebody was told, since the last dispatch; an attempt that nobody answered is none.
    pub told: Option<Told>,
    /// Every attempt to reach the staff, of earlier dispatches too, in the order of the log (S4.8).
    #[serde(default)]
    pub call_outs: Vec<CallOut>,
    pub milestones: Milestones,
    pub level: Option<Code>,
    pub covered: Option<bool>,
    /// The appointment agreed with the client; never the contractual deadline.
    #[serde(default, deserialize_with = "outside::instant_or_none")]
    pub planned_start: Option<Timestamp>,
    #[serde(default, deserialize_with = "outside::instant_or_none")]
    pub estimated_end: Option<Timestamp>,
    /// Every request for parts, in the order of the log.
    #[serde(default)]
    pub parts: Vec<PartsRequest>,
    pub pauses: Vec<Pause>,
    #[serde(default)]
    pub reopenings: Vec<Reopening>,
    /// What was warned of: never twice.
    #[serde(default)]
    pub warnings: Vec<Given>,
    /// The latest time that a step of its course is said to have happened.
    #[serde(default, deserialize_with = "outside::instant_or_none")]
    pub course_until: Option<Timestamp>,
    /// Entries of the log whose said time does not fit what was recorded before them.
    #[serde(default)]
    pub conflicts: Vec<u64>,
    /// Entries of the log that were taken back: the ticket is as if they had not been written.
    #[serde(default)]
    pub undone: Vec<u64>,
    /// Entries of the log whose time was corrected: the ticket is as if they had been said so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub retimed: Vec<Retimed>,
    pub quote: Option<Quote>,
    /// Those that were settled before it was opened, each judged by when it was sent.
    #[serde(default)]
    pub earlier_quotes: Vec<Quote>,
    /// The order that holds: the last one.
    pub order: Option<WorkOrder>,
    /// Every order that it ever had, in the order of the log.
    #[serde(default)]
    pub orders: Vec<KeptOrder>,
    /// The report filed last.
    pub report: Option<WorkReport>,
    /// Every report that was filed: of a ticket that was reopened, more than one.
    #[serde(default)]
    pub reports: Vec<FiledReport>,
    /// What was found, each with its time, in the order of the log; implied ones are none.
    #[serde(default)]
    pub findings: Vec<Finding>,
    /// What was communicated to the client, in the order of the log.
    #[serde(default)]
    pub communications: Vec<Communication>,
    pub completion: Option<Completion>,
    pub follows: Option<TicketNumber>,
    /// What must be true before the work begins, and how far it is (S7). Unwritten where its type has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checklist: Option<Progress>,
    /// The ticket of whose failed step this one came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub escalates: Option<TicketNumber>,
    /// It was registered with its planned start, and had nothing to be inspected.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub session: bool,
    pub imported: Option<Imported>,
    /// Which words it has; the words are apart. Named otherwise in JSON, where the words themselves
    /// stand beside it as `texts`.
    #[serde(rename = "text_fields")]
    pub texts: Vec<TextField>,
}

impl Ticket {
    /// The fold of all entries of a ticket, in the order of the log, as if those that were taken back had
    /// not been written. `None` when the first makes no ticket.
    pub fn of(entries: &[Recorded], number: TicketNumber) -> Option<Self> {
        let (first, rest) = entries.split_first()?;
        let mut ticket = Self::born(first, number)?;
        ticket.undone = entries.iter().flat_map(|entry| entry.event.takes_back()).copied().collect();
        ticket.retimed = retimed(entries, &ticket.undone);
        rest.iter().for_each(|entry| ticket.apply(entry));
        Some(ticket)
    }

    /// The ticket that an entry of the log gives birth to, if it does.
    pub fn born(entry: &Recorded, number: TicketNumber) -> Option<Self> {
        let mut ticket = match &entry.event {
            Event::Ticket(TicketEvent::Registered(registration)) => {
                Self::registered(entry, number, registration)
            }
            Event::Ticket(TicketEvent::Imported(imported)) => {
                Self { imported: Some(imported.clone()), ..Self::blank(entry, number, State::Imported) }
            }
            _ => return None,
        };
        ticket.remember_texts(entry);
        Some(ticket)
    }

    fn registered(entry: &Recorded, number: TicketNumber, registration: &Registration) -> Self {
        let from = registration.clone();
        // An approved order comes with its inspection behind it (OI); a session has none.
        let session = from.planned_start.is_some();
        let state = if from.order.is_some() || session { State::Scheduled } else { State::Registered };
        Self {
            call_type: Some(from.call_type),
            priority: Some(from.priority),
            called_at: Some(from.called_at),
            channel: Some(from.channel),
            calls: from.call.into_iter().collect(),
            answers: from.answers,
            service: from.service,
            site: from.site,
            patron: from.patron,
            requester: from.requester,
            unauthorised: from.unauthorised,
            plant: from.plant,
            proposes_rejection: from.proposes_rejection,
            orders: from.order.iter().map(|order| kept(entry, order, true)).collect(),
            order: from.order,
            follows: from.follows,
            planned_start: from.planned_start,
            checklist: from.checklist.map(Progress::new),
            escalates: from.escalates,
            session,
            ..Self::blank(entry, number, state)
        }
    }

    fn blank(entry: &Recorded, number: TicketNumber, state: State) -> Self {
        Self {
            number,
            version: entry.version,
            contract: entry.contract.clone(),
            state,
            call_type: None,
            priority: None,
            called_at: None,
            registered_at: entry.recorded_at,
            channel: None,
            calls: Vec::new(),
            reminders: 0,
            complaints: 0,
            answers: Vec::new(),
            service: None,
            site: None,
            patron: None,
            requester: None,
            unauthorised: false,
            plant: None,
            proposes_rejection: None,
            technician: None,
            in_charge: None,
            on_call: false,
            told: None,
            call_outs: Vec::new(),
            milestones: Milestones::default(),
            level: None,
            covered: None,
            planned_start: None,
            estimated_end: None,
            parts: Vec::new(),
            pauses: Vec::new(),
            reopenings: Vec::new(),
            warnings: Vec::new(),
            course_until: None,
            conflicts: Vec::new(),
            undone: Vec::new(),
            retimed: Vec::new(),
            quote: None,
            earlier_quotes: Vec::new(),
            order: None,
            orders: Vec::new(),
            report: None,
            reports: Vec::new(),
            findings: Vec::new(),
            communications: Vec::new(),
            completion: None,
            follows: None,
            checklist: None,
            escalates: None,
            session: false,
            imported: None,
            texts: Vec::new(),
        }
    }

    /// When the milestone was reached that a verb reaches, in the present intervention for the start of
    /// work; absent for other verbs too.
    pub fn reached_by(&self, verb: Verb) -> Option<Met> {
        match (verb, self.reopenings.last()) {
            (Verb::TakeCharge, _) => self.milestones.in_charge,
            (Verb::StartInspection, _) => self.milestones.inspection_started,
            (Verb::StartWork, Some(reopening)) => reopening.work_started,
            (Verb::StartWork, None) => self.milestones.work_started,
            _ => None,
        }
    }

    /// The step of the checklist that must pass before the work begins, if one must.
    pub fn step_before_work(&self) -> Option<&Code> {
        self.checklist.as_ref().and_then(Progress::next)
    }

    /// Whether its checklist has passed and the work has still to begin: of a lesson, it waits for the teacher
    /// (S7.5).
    pub fn is_ready(&self) -> bool {
        let passed = self.checklist.as_ref().is_some_and(Progress::is_ready);
        passed && self.state == State::Scheduled
    }

    /// The state's name on screen: a ticket whose checklist has passed says more than its state.
    pub fn word(&self) -> &'static str {
        self.state.word_when(self.is_ready())
    }

    /// The ticket that is looked at after this one: what its last failure became, what it came of, what it takes up.
    pub fn linked(&self) -> Option<TicketNumber> {
        let escalation = self.checklist.as_ref().and_then(|list| list.escalations.last());
        escalation.map(|escalation| escalation.ticket).or(self.escalates).or(self.follows)
    }

    /// Our numbers of its orders, in their order.
    pub fn order_numbers(&self) -> impl Iterator<Item = (OrderNumber, &KeptOrder)> {
        let ticket = self.number;
        (1..).zip(&self.orders).map(move |(ordinal, order)| (OrderNumber { ticket, ordinal }, order))
    }

    /// Its calls that no report cites: all of them, before there is one.
    pub fn unreported(&self) -> impl Iterator<Item = CallNumber> {
        let cited = |call: &CallNumber| self.reports.last().is_some_and(|report| report.cites(*call));
        self.calls.iter().copied().filter(move |call| !cited(call))
    }

    /// When it was taken in charge, by the event that the contract names for it.
    pub fn taken_in_charge(&self, by: TakingCharge) -> Option<Met> {
        match by {
            TakingCharge::Centre => self.milestones.dispatched,
            TakingCharge::Technician => self.milestones.in_charge,
        }
    }

    /// How long after the request that was (S4.2); none before, nor of an imported record.
    pub fn taken_in_charge_after(&self, by: TakingCharge) -> Option<TimeDelta> {
        Some(self.taken_in_charge(by)?.at - self.called_at?)
    }

    /// Whether the client has still to decide on a quote.
    pub fn has_open_quote(&self) -> bool {
        self.quote.as_ref().is_some_and(Quote::is_open)
    }
}

/// An order as it is kept, from the entry that it came with.
fn kept(entry: &Recorded, order: &WorkOrder, incoming: bool) -> KeptOrder {
    KeptOrder { entry: entry.seq, at: entry.said_at, incoming, order: order.clone() }
}
