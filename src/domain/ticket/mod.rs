//! A ticket: the fold of its events. Folding never refuses: what was accepted into the log is so, and
//! whether a move is allowed is asked beforehand, in the [`super::lifecycle`].

mod state;

use serde::{Deserialize, Serialize};

pub use state::{Stage, State, stage_of};

pub use super::milestone::Met;

use super::channel::Channel;
use super::code::{CallNumber, Code, RequesterId, SiteId, TechnicianId, TicketNumber};
use super::event::{
    AttachEffect, Completion, Event, Imported, Origin, Recorded, Registration, Threshold, TicketEvent,
    Warning,
};
use super::holidays::Patron;
use super::order::WorkOrder;
use super::quote::{Quote, QuoteStatus};
use super::role::Role;
use super::text::TextField;
use super::time::{TOLERANCE, Timestamp};
use super::work_report::WorkReport;

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
    pub asked_at: Timestamp,
    /// When it began to be so: the approval for parts, the suspension for a quote.
    pub from: Timestamp,
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

/// That the staff was told, when and how (S4.8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
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
    pub called_at: Option<Timestamp>,
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
    pub technician: Option<TechnicianId>,
    pub on_call: bool,
    /// Since the last dispatch.
    pub told: Option<Told>,
    pub milestones: Milestones,
    pub level: Option<Code>,
    pub covered: Option<bool>,
    /// The appointment agreed with the client; never the contractual deadline.
    pub planned_start: Option<Timestamp>,
    pub estimated_end: Option<Timestamp>,
    /// Parts asked for and not yet decided.
    pub parts_asked_at: Option<Timestamp>,
    pub pauses: Vec<Pause>,
    #[serde(default)]
    pub reopenings: Vec<Reopening>,
    /// What was warned of: never twice.
    #[serde(default)]
    pub warnings: Vec<Given>,
    /// The latest time that a step of its course is said to have happened.
    #[serde(default)]
    pub course_until: Option<Timestamp>,
    /// Entries of the log whose said time does not fit what was recorded before them.
    #[serde(default)]
    pub conflicts: Vec<u64>,
    pub quote: Option<Quote>,
    /// Those that were settled before it was opened, each judged by when it was sent.
    #[serde(default)]
    pub earlier_quotes: Vec<Quote>,
    pub order: Option<WorkOrder>,
    pub report: Option<WorkReport>,
    pub completion: Option<Completion>,
    pub follows: Option<TicketNumber>,
    pub imported: Option<Imported>,
    /// Which words it has; the words are apart. Named otherwise in JSON, where the words themselves
    /// stand beside it as `texts`.
    #[serde(rename = "text_fields")]
    pub texts: Vec<TextField>,
}

impl Ticket {
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
        // An approved order comes with its inspection behind it (OI).
        let state = if from.order.is_some() { State::Scheduled } else { State::Registered };
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
            order: from.order,
            follows: from.follows,
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
            technician: None,
            on_call: false,
            told: None,
            milestones: Milestones::default(),
            level: None,
            covered: None,
            planned_start: None,
            estimated_end: None,
            parts_asked_at: None,
            pauses: Vec::new(),
            reopenings: Vec::new(),
            warnings: Vec::new(),
            course_until: None,
            conflicts: Vec::new(),
            quote: None,
            earlier_quotes: Vec::new(),
            order: None,
            report: None,
            completion: None,
            follows: None,
            imported: None,
            texts: Vec::new(),
        }
    }

    /// Folds one more entry of this ticket. Unknown events only raise the version.
    pub fn apply(&mut self, entry: &Recorded) {
        self.version = entry.version;
        self.remember_texts(entry);
        let Event::Ticket(event) = &entry.event else { return };
        let met = self.met(entry, event);
        match event {
            TicketEvent::Registered(_) | TicketEvent::Imported(_) | TicketEvent::Noted => {}
            TicketEvent::Warned(warning) => {
                let Warning { about, tell, .. } = warning.clone();
                self.warnings.push(Given { about, tell });
            }
            TicketEvent::ContractApplied { .. } => self.contract.clone_from(&entry.contract),
            TicketEvent::Adopted { call_type, priority } => {
                self.called_at = Some(entry.said_at);
                self.call_type = Some(call_type.clone());
                self.priority = Some(priority.clone());
                self.state = State::Registered;
            }
            TicketEvent::CallAttached { call, effect, .. } => self.attach(*call, *effect),
            TicketEvent::Dispatched { technician, on_call } => {
                self.dispatch(*technician, *on_call, met);
            }
            TicketEvent::StaffTold { channel } => {
                self.told = Some(Told { at: entry.said_at, channel: *channel });
            }
            TicketEvent::ChargeTaken => {
                self.milestones.in_charge.get_or_insert(met);
                self.advance_to(State::InCharge);
            }
            TicketEvent::InspectionStarted => {
                self.milestones.inspection_started.get_or_insert(met);
                self.advance_to(State::Inspecting);
            }
            TicketEvent::Inspected { level, covered, planned_start, estimated_end } => {
                self.milestones.inspected.get_or_insert(met);
                self.level = level.clone().or(self.level.take());
                self.covered = covered.or(self.covered);
                self.planned_start = planned_start.or(self.planned_start);
                self.estimated_end = estimated_end.or(self.estimated_end);
                self.advance_to(State::Scheduled);
            }
            TicketEvent::WorkStarted => {
                self.milestones.work_started.get_or_insert(met);
                if let Some(last) = self.reopenings.last_mut() {
                    last.work_started.get_or_insert(met);
                }
                self.advance_to(State::Working);
            }
            TicketEvent::Communicated { planned_start, planned_end, .. } => {
                self.planned_start = planned_start.or(self.planned_start);
                self.estimated_end = planned_end.or(self.estimated_end);
            }
            TicketEvent::OrderRecorded(order) => self.order = Some(order.clone()),
            TicketEvent::Corrected { priority, service, site, patron } => {
                self.priority = priority.clone().or(self.priority.take());
                self.service = service.clone().or(self.service.take());
                if site.is_some() {
                    // Another site may have no patron: nothing is kept of the one before.
                    (self.site, self.patron) = (*site, *patron);
                }
            }
            TicketEvent::PartsAsked { .. }
            | TicketEvent::PartsApproved
            | TicketEvent::PartsRefused
            | TicketEvent::PartsWithdrawn
            | TicketEvent::PartArrived => self.apply_parts(event, entry),
            TicketEvent::QuoteOpened { .. }
            | TicketEvent::QuoteSent { .. }
            | TicketEvent::QuoteApproved
            | TicketEvent::QuoteDeclined => self.apply_quote(event, entry.seq, met),
            TicketEvent::Completed { by } => self.complete(*by, entry.seq, met),
            TicketEvent::Closed { report, .. } => {
                self.report = Some(report.clone());
                self.milestones.closed = Some(met);
                self.state = State::Closed;
            }
            TicketEvent::Rejected => self.state = State::Rejected,
            TicketEvent::Cancelled => {
                self.end_pauses(entry.said_at, entry.seq);
                self.state = State::Cancelled;
            }
            TicketEvent::Reopened { technician } => {
                self.reopen(entry.seq, met);
                if technician.is_some() {
                    self.dispatch(*technician, false, met);
                }
            }
        }
    }

    /// When an event happened, as far as it is a step of the ticket's course: one that is said to have
    /// happened before an earlier entry's time is kept, and marked.
    fn met(&mut self, entry: &Recorded, event: &TicketEvent) -> Met {
        let at = entry.said_at;
        let said = entry.origin == Origin::Said;
        let conflicting = event.is_a_step() && self.course_until.is_some_and(|until| at < until);
        if conflicting {
            self.conflicts.push(entry.seq);
        }
        if event.is_a_step() {
            self.course_until = self.course_until.max(Some(at));
        }
        Met {
            at,
            implied: entry.origin == Origin::Implied,
            late_entry: said && entry.recorded_at - at > TOLERANCE,
            conflicting,
        }
    }

    fn reopen(&mut self, seq: u64, met: Met) {
        let completed = self.milestones.completed.take();
        let closed = self.milestones.closed.take();
        let completion = self.completion.take();
        if let Some(ended) = completed.or(closed) {
            let at = met.at.max(ended.at);
            let (confirmed, work_started) = (None, None);
            self.reopenings.push(Reopening { ended, completion, at, by: seq, confirmed, work_started });
        }
        self.state = State::InCharge;
    }

    fn remember_texts(&mut self, entry: &Recorded) {
        for field in entry.seals.keys().filter(|field| field.lasts()) {
            if !self.texts.contains(field) {
                self.texts.push(*field);
            }
        }
    }

    fn attach(&mut self, call: CallNumber, effect: AttachEffect) {
        if !self.calls.contains(&call) {
            self.calls.push(call);
        }
        match effect {
            AttachEffect::Status => {}
            AttachEffect::Reminder => self.reminders += 1,
            AttachEffect::Complaint => self.complaints += 1,
        }
    }

    /// Whoever is sent before the inspection has still to take charge; later on the work goes on in
    /// other hands.
    fn dispatch(&mut self, technician: Option<TechnicianId>, on_call: bool, met: Met) {
        self.milestones.dispatched.get_or_insert(met);
        self.technician = technician;
        self.on_call = on_call;
        self.told = None;
        if matches!(self.state, State::Registered | State::InCharge) {
            self.state = State::Assigned;
        }
    }

    /// Never steps back: a step reported late, or taken on a ticket that started further on (OI),
    /// leaves the state as it is.
    fn advance_to(&mut self, state: State) {
        if self.state <= State::Working && self.state < state {
            self.state = state;
        }
    }

    fn apply_parts(&mut self, event: &TicketEvent, entry: &Recorded) {
        let (said_at, seq) = (entry.said_at, entry.seq);
        match (event, self.state) {
            (TicketEvent::PartsAsked { .. }, state) => {
                if let Some(stage) = stage_of(state) {
                    self.parts_asked_at = Some(said_at);
                    self.state = State::PartsAsked(stage);
                }
            }
            (TicketEvent::PartsApproved, State::PartsAsked(stage)) => {
                let asked_at = self.parts_asked_at.take().unwrap_or(said_at);
                self.pause(PauseKind::Parts, asked_at, said_at, seq);
                self.state = State::SuspendedForParts(stage);
            }
            (_, State::PartsAsked(stage)) => {
                self.parts_asked_at = None;
                self.state = stage.into();
            }
            (TicketEvent::PartArrived, State::SuspendedForParts(stage)) => {
                self.end_pauses(said_at, seq);
                self.state = stage.into();
            }
            _ => {}
        }
    }

    fn apply_quote(&mut self, event: &TicketEvent, seq: u64, met: Met) {
        match event {
            TicketEvent::QuoteOpened { suspends } => {
                // One that is already out for the same work goes on: what was sent stays sent.
                if !self.has_open_quote() {
                    self.earlier_quotes.extend(self.quote.replace(Quote::opened(met)));
                }
                if *suspends {
                    self.state = State::SuspendedForQuote;
                    self.pause(PauseKind::Quote, met.at, met.at, seq);
                }
            }
            TicketEvent::QuoteSent { amount } => {
                self.quote.get_or_insert_with(|| Quote::opened(met)).send(*amount, met);
                self.milestones.quote_sent.get_or_insert(met);
            }
            TicketEvent::QuoteApproved => {
                self.settle_quote(QuoteStatus::Approved);
                let milestones = &mut self.milestones;
                approve(&mut milestones.confirmed, milestones.work_started, met);
                if let Some(last) = self.reopenings.last_mut() {
                    approve(&mut last.confirmed, last.work_started, met);
                }
                if self.state == State::SuspendedForQuote {
                    self.end_pauses(met.at, seq);
                    self.state = State::Scheduled;
                }
            }
            TicketEvent::QuoteDeclined => self.settle_quote(QuoteStatus::Declined),
            _ => {}
        }
    }

    fn settle_quote(&mut self, status: QuoteStatus) {
        if let Some(quote) = &mut self.quote {
            quote.status = status;
        }
    }

    fn complete(&mut self, by: Completion, seq: u64, met: Met) {
        self.end_pauses(met.at, seq);
        self.parts_asked_at = None;
        self.completion = Some(by);
        self.milestones.completed = Some(met);
        self.state = State::Completed;
    }

    fn pause(&mut self, kind: PauseKind, asked_at: Timestamp, from: Timestamp, opened_by: u64) {
        self.pauses.push(Pause { kind, asked_at, from, to: None, opened_by, ended_by: None });
    }

    fn end_pauses(&mut self, at: Timestamp, ended_by: u64) {
        for pause in self.pauses.iter_mut().filter(|pause| pause.to.is_none()) {
            pause.to = Some(at.max(pause.from));
            pause.ended_by = Some(ended_by);
        }
    }

    /// Whether the client has still to decide on a quote.
    pub fn has_open_quote(&self) -> bool {
        self.quote.as_ref().is_some_and(Quote::is_open)
    }
}

/// The last approval before the work counts, a later one only where there was none.
fn approve(confirmed: &mut Option<Met>, work_started: Option<Met>, met: Met) {
    *confirmed = confirmed.filter(|_| work_started.is_some()).or(Some(met));
}
