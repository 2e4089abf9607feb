//! What happened: the envelope of every entry of the log and the kinds of events. An event is codes,
//! numbers and references; it never holds words that people wrote (see [`super::text`]).
//!
//! Kinds and their fields are for ever: a kind may gain optional fields, and a change of meaning is a
//! new kind or a new schema version.

mod call;
mod records;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::call_out::Response;
use super::channel::Channel;
use super::checklist::Laid;
use super::code::{ActorId, CallNumber, Code, SiteId, TechnicianId, TicketNumber};
use super::communication::Phase;
use super::decision::Decision;
use super::holidays::Patron;
use super::order::WorkOrder;
use super::quote::QuoteLine;
use super::role::Role;
use super::site_tree::Unserved;
use super::text::Seals;
use super::time::{Timestamp, outside};
use super::work_report::WorkReport;

pub use call::{CallEvent, NoTicketCause, Outcome};
pub use records::{Imported, Precision, Registration, Threshold, Warning};

/// The version of the event kinds this program writes; `/status` states it.
pub const EVENT_SCHEMA: u16 = 1;

/// The kind of [`TicketEvent::Warned`]: the one that changes nothing an action is decided on. Whoever saw
/// the version before it has seen the ticket as it is.
pub const WARNED: &str = "ticket.warned";

/// One entry of the log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recorded {
    /// Place in the log: dense, in the order of commit. Events are folded in this order.
    pub seq: u64,
    pub id: Uuid,
    pub aggregate: Aggregate,
    /// The aggregate's version after this event; the first is 1.
    pub version: u64,
    pub schema: u16,
    pub event: Event,
    /// When it is said to have happened (UTC). Clocks measure by this.
    #[serde(deserialize_with = "outside::instant")]
    pub said_at: Timestamp,
    pub origin: Origin,
    /// When the server wrote it (UTC).
    #[serde(deserialize_with = "outside::instant")]
    pub recorded_at: Timestamp,
    pub actor: ActorId,
    /// The idempotency key of the command that caused it; events of one command share it.
    pub command: String,
    /// The contract under which it was decided, by content hash; of
    /// [`TicketEvent::ContractApplied`] the one that is applied.
    pub contract: String,
    pub seals: Seals,
    /// The hash of the entry before; hex SHA-256.
    pub prev_hash: String,
    /// Hash of this entry, see [`super::chain`].
    pub hash: String,
}

/// Which record an event belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "of", content = "number", rename_all = "kebab-case")]
pub enum Aggregate {
    Call(CallNumber),
    Ticket(TicketNumber),
}

/// Where the said time of an event comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// A person stated it ("at 9:40").
    Said,
    /// Nobody stated it: the moment of recording.
    Default,
    /// The step was implied by a later action and has no time of its own: it counts as met at the
    /// said time of that action.
    Implied,
}

/// Any event. One of a kind or schema that this program does not know is kept as it came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Event {
    Call(CallEvent),
    Ticket(TicketEvent),
    Unknown(serde_json::Value),
}

/// Who completed a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Completion {
    /// Our own work.
    Done,
    /// The client turned to another supplier for want of parts (S4.9).
    ThirdParty,
    /// The client declined the quote.
    NotAuthorised,
}

/// What happens to a ticket.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind")]
pub enum TicketEvent {
    #[serde(rename = "ticket.registered")]
    Registered(Box<Registration>),
    #[serde(rename = "ticket.imported")]
    Imported(Imported),
    /// An imported ticket becomes one of ours; its clocks start at the said time.
    #[serde(rename = "ticket.adopted")]
    Adopted {
        call_type: Code,
        priority: Code,
        /// That of its type, as it stood then.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        checklist: Option<Laid>,
    },
    /// A further call concerns this ticket (IS, SO, RE).
    #[serde(rename = "ticket.call-attached")]
    CallAttached { call: CallNumber, call_type: Code, effect: AttachEffect },
    /// The intervention staff is activated (S4.8). An implied one names nobody.
    #[serde(rename = "ticket.dispatched")]
    Dispatched { technician: Option<TechnicianId>, on_call: bool },
    /// An attempt to tell the staff (S4.8), one in vain as well; the name of somebody who is in no directory is sealed with the event.
    #[serde(rename = "ticket.staff-told")]
    StaffTold {
        channel: Channel,
        /// Whom. Unwritten in entries older than the field.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        technician: Option<TechnicianId>,
        /// What came of it. Unwritten where somebody was told, as in entries older than the field.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        outcome: Option<Response>,
    },
    #[serde(rename = "ticket.charge-taken")]
    ChargeTaken {
        /// Who answers for it. Unwritten where nobody is known by number, as in entries older than the field: it
        /// is then whoever was sent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        technician: Option<TechnicianId>,
    },
    #[serde(rename = "ticket.inspection-started")]
    InspectionStarted,
    /// Findings of the inspection (S3.10, S3.11). An implied one has no level.
    #[serde(rename = "ticket.inspected")]
    Inspected {
        level: Option<Code>,
        covered: Option<bool>,
        #[serde(default, deserialize_with = "outside::instant_or_none")]
        planned_start: Option<Timestamp>,
        #[serde(default, deserialize_with = "outside::instant_or_none")]
        estimated_end: Option<Timestamp>,
    },
    #[serde(rename = "ticket.work-started")]
    WorkStarted,
    #[serde(rename = "ticket.parts-asked")]
    PartsAsked { expected_on: Option<NaiveDate> },
    #[serde(rename = "ticket.parts-approved")]
    PartsApproved(Decision),
    #[serde(rename = "ticket.parts-refused")]
    PartsRefused(Decision),
    /// The work went on without the parts that were asked for.
    #[serde(rename = "ticket.parts-withdrawn")]
    PartsWithdrawn,
    #[serde(rename = "ticket.part-arrived")]
    PartArrived,
    /// Extraordinary work: the quote procedure starts (S4.11). `suspends` is false for urgent work
    /// that goes on and is settled afterwards.
    #[serde(rename = "ticket.quote-opened")]
    QuoteOpened { suspends: bool },
    #[serde(rename = "ticket.quote-sent")]
    QuoteSent {
        /// In euro, without taxes. Absent only for a reader who is not to see it.
        amount: Option<Decimal>,
        /// What it is made of (S9.4). Unwritten where there are none, as in entries older than the field.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        lines: Vec<QuoteLine>,
    },
    #[serde(rename = "ticket.quote-approved")]
    QuoteApproved(Decision),
    #[serde(rename = "ticket.quote-declined")]
    QuoteDeclined(Decision),
    #[serde(rename = "ticket.order-recorded")]
    OrderRecorded(WorkOrder),
    /// Timings and phases told to the client (S4.10); the names of the phases are sealed with the event.
    #[serde(rename = "ticket.communicated")]
    Communicated {
        channel: Channel,
        #[serde(default, deserialize_with = "outside::instant_or_none")]
        planned_start: Option<Timestamp>,
        #[serde(default, deserialize_with = "outside::instant_or_none")]
        planned_end: Option<Timestamp>,
        /// Unwritten where there is none, as in entries older than the field.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        phases: Vec<Phase>,
    },
    #[serde(rename = "ticket.completed")]
    Completed {
        by: Completion,
        /// Of work that the client gave to another supplier.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        decision: Option<Decision>,
    },
    /// Closed with its form (S4.12).
    #[serde(rename = "ticket.closed")]
    Closed { report: WorkReport, solved_by_phone: bool },
    /// Not in the contract (S4.7).
    #[serde(rename = "ticket.rejected")]
    Rejected,
    #[serde(rename = "ticket.cancelled")]
    Cancelled,
    /// Reopened, to in charge, or to assigned when the team changes.
    #[serde(rename = "ticket.reopened")]
    Reopened { technician: Option<TechnicianId> },
    /// Absent fields stay as they are; corrected words are sealed with the event.
    #[serde(rename = "ticket.corrected")]
    Corrected {
        priority: Option<Code>,
        service: Option<Code>,
        site: Option<SiteId>,
        /// That of the corrected site, where the site is: absent then, it has none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        patron: Option<Patron>,
        /// As of a registration, where site or service are corrected: absent then, nothing hinders it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        proposes_rejection: Option<Unserved>,
    },
    #[serde(rename = "ticket.noted")]
    Noted,
    /// A request of somebody who is not enabled goes on (S9.2); the reason is sealed with the event.
    #[serde(rename = "ticket.authorised")]
    Authorised,
    /// Another version of its contract counts from here on, and for what was before as well: the one that
    /// the envelope cites. The reason is sealed with the event.
    #[serde(rename = "ticket.contract-applied")]
    ContractApplied {
        /// The version until then, by content hash.
        from: String,
    },
    /// Somebody was told how much of a budget is gone. That it is over is never an event: what was late
    /// may turn out not to be.
    #[serde(rename = "ticket.warned")]
    Warned(Warning),
    /// People asked again, or complained, so often that somebody was told of it.
    #[serde(rename = "ticket.insisted")]
    Insisted {
        effect: AttachEffect,
        /// The how manieth it is on the ticket.
        count: u32,
        /// Who was told.
        tell: Role,
    },
    /// Something is added to the work report of a closed ticket (S2.6); its words are sealed with the event.
    #[serde(rename = "ticket.report-supplemented")]
    ReportSupplemented {
        /// The entry of the log that filed the report.
        report: u64,
        /// The calls that are cited from here on.
        calls: Vec<CallNumber>,
    },
    /// What one command did is taken back: from here on the ticket is as if it had not been done.
    #[serde(rename = "ticket.undone")]
    Undone {
        /// The places in the log (`seq`) of the events that the command wrote to the ticket. They stay there.
        entries: Vec<u64>,
    },
    /// An earlier entry was wrong: from here on its time is another, or its words are. The words and why are
    /// sealed with this event; those of the entry stay where they are.
    #[serde(rename = "ticket.entry-corrected")]
    EntryCorrected {
        /// The place in the log (`seq`) of the entry, of the same ticket.
        corrects: u64,
        /// When it happened after all (UTC); absent where only words were wrong.
        #[serde(
            default,
            deserialize_with = "outside::instant_or_none",
            skip_serializing_if = "Option::is_none"
        )]
        said_at: Option<Timestamp>,
    },
    /// A step of the checklist was tried; the cause of a failure is sealed with the event.
    #[serde(rename = "ticket.step-checked")]
    StepChecked { step: Code, passed: bool },
    /// The failure of a step became another ticket (S7.6). What was found out is sealed with the event.
    #[serde(rename = "ticket.escalated")]
    Escalated {
        ticket: TicketNumber,
        step: Code,
        /// The place in the log of the failure.
        failure: u64,
    },
}

/// What an attached call does to its ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AttachEffect {
    /// The caller asked how things stand.
    Status,
    /// Counted.
    Reminder,
    /// Counted.
    Complaint,
}

impl TicketEvent {
    /// The site that this event puts the ticket at, if it does.
    pub fn site(&self) -> Option<SiteId> {
        match self {
            TicketEvent::Registered(registration) => registration.site,
            TicketEvent::Corrected { site, .. } => *site,
            _ => None,
        }
    }

    /// The event with the patron saint of its site; any that names no site stays as it is.
    #[must_use]
    pub fn with_patron(mut self, of_site: Option<Patron>) -> Self {
        match &mut self {
            TicketEvent::Registered(registration) if registration.site.is_some() => {
                registration.patron = of_site;
            }
            TicketEvent::Corrected { site: Some(_), patron, .. } => *patron = of_site,
            _ => {}
        }
        self
    }

    /// The client's decision that it is, if it is one.
    pub fn decision(&self) -> Option<Decision> {
        match self {
            TicketEvent::PartsApproved(decision)
            | TicketEvent::PartsRefused(decision)
            | TicketEvent::QuoteApproved(decision)
            | TicketEvent::QuoteDeclined(decision) => Some(*decision),
            TicketEvent::Completed { decision, .. } => *decision,
            _ => None,
        }
    }

    /// The same, to be changed.
    pub fn decision_mut(&mut self) -> Option<&mut Decision> {
        match self {
            TicketEvent::PartsApproved(decision)
            | TicketEvent::PartsRefused(decision)
            | TicketEvent::QuoteApproved(decision)
            | TicketEvent::QuoteDeclined(decision) => Some(decision),
            TicketEvent::Completed { decision, .. } => decision.as_mut(),
            _ => None,
        }
    }

    /// Whether it is a step of the ticket's course, whose time must fit those before it. What is said
    /// about a ticket, or corrected in it, may be of any time.
    pub fn is_a_step(&self) -> bool {
        match self {
            TicketEvent::Dispatched { .. }
            | TicketEvent::ChargeTaken { .. }
            | TicketEvent::InspectionStarted
            | TicketEvent::Inspected { .. }
            | TicketEvent::WorkStarted
            | TicketEvent::PartsAsked { .. }
            | TicketEvent::PartsApproved(_)
            | TicketEvent::PartsRefused(_)
            | TicketEvent::PartsWithdrawn
            | TicketEvent::PartArrived
            | TicketEvent::QuoteOpened { .. }
            | TicketEvent::QuoteSent { .. }
            | TicketEvent::QuoteApproved(_)
            | TicketEvent::QuoteDeclined(_)
            | TicketEvent::Completed { .. }
            | TicketEvent::Closed { .. }
            | TicketEvent::Rejected
            | TicketEvent::Cancelled
            | TicketEvent::Reopened { .. }
            | TicketEvent::StepChecked { .. }
            | TicketEvent::Escalated { .. } => true,
            TicketEvent::Registered(_)
            | TicketEvent::Imported(_)
            | TicketEvent::Adopted { .. }
            | TicketEvent::CallAttached { .. }
            | TicketEvent::StaffTold { .. }
            | TicketEvent::OrderRecorded(_)
            | TicketEvent::Communicated { .. }
            | TicketEvent::Corrected { .. }
            | TicketEvent::Noted
            | TicketEvent::Authorised
            | TicketEvent::ContractApplied { .. }
            | TicketEvent::Warned(_)
            | TicketEvent::Insisted { .. }
            | TicketEvent::ReportSupplemented { .. }
            | TicketEvent::Undone { .. }
            | TicketEvent::EntryCorrected { .. } => false,
        }
    }
}

impl Event {
    /// The entries of the log that it takes back; of most events none.
    pub fn takes_back(&self) -> &[u64] {
        match self {
            Event::Ticket(TicketEvent::Undone { entries }) => entries,
            _ => &[],
        }
    }

    /// The entry that it corrects, and when that happened after all; of most events none.
    pub fn corrects(&self) -> Option<(u64, Option<Timestamp>)> {
        match self {
            Event::Ticket(TicketEvent::EntryCorrected { corrects, said_at }) => {
                Some((*corrects, *said_at))
            }
            _ => None,
        }
    }

    /// Whether entries before it count otherwise from here on, so that a fold is to be made anew.
    pub fn rewrites(&self) -> bool {
        !self.takes_back().is_empty() || self.corrects().is_some_and(|(_, said_at)| said_at.is_some())
    }

    /// The kind's stable name, as in the log.
    pub fn kind(&self) -> String {
        let value = match self {
            Event::Unknown(value) => Ok(value.clone()),
            known => serde_json::to_value(known),
        };
        let kind = value.ok().and_then(|v| v.get("kind").and_then(|k| k.as_str().map(str::to_owned)));
        kind.unwrap_or_else(|| "unknown".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_of_a_later_version_is_kept_as_it_came() {
        let text = r#"{"kind":"ticket.teleported","to":"Mars"}"#;
        let event: Event = serde_json::from_str(text).unwrap();
        assert!(matches!(event, Event::Unknown(_)));
        assert_eq!(event.kind(), "ticket.teleported");
        assert_eq!(serde_json::to_string(&event).unwrap(), text);
    }

    #[test]
    fn a_warning_is_known_by_its_kind() {
        let text = format!(
            r#"{{"kind":"{WARNED}","milestone":"inspection","round":0,"target":"60 min","percent":50,"#
        );
        let text = text + r#""tell":"operator","due":"2026-11-23T09:00:00Z","based_on":1}"#;
        let event: Event = serde_json::from_str(&text).unwrap();
        assert!(matches!(event, Event::Ticket(TicketEvent::Warned(_))), "{event:?}");
        assert_eq!(event.kind(), WARNED);
    }

    #[test]
    fn an_application_is_a_kind_and_a_hash() {
        let event = Event::Ticket(TicketEvent::ContractApplied { from: "ab12".to_owned() });
        let text = r#"{"kind":"ticket.contract-applied","from":"ab12"}"#;
        assert_eq!(serde_json::to_string(&event).unwrap(), text);
        assert_eq!(serde_json::from_str::<Event>(text).unwrap(), event);
    }

    #[test]
    fn an_undoing_is_a_kind_and_the_entries_that_it_takes_back() {
        let event = Event::Ticket(TicketEvent::Undone { entries: vec![7, 8] });
        let text = r#"{"kind":"ticket.undone","entries":[7,8]}"#;
        assert_eq!(serde_json::to_string(&event).unwrap(), text);
        assert_eq!(serde_json::from_str::<Event>(text).unwrap(), event);
        assert_eq!((event.kind().as_str(), event.takes_back()), ("ticket.undone", &[7, 8][..]));
    }

    /// Entries that were written before a decision was more than its kind, and a quote more than its amount.
    #[test]
    fn what_was_written_thinner_is_known_and_comes_back_to_the_letter() {
        for text in [
            r#"{"kind":"ticket.parts-approved"}"#,
            r#"{"kind":"ticket.parts-refused"}"#,
            r#"{"kind":"ticket.quote-approved"}"#,
            r#"{"kind":"ticket.quote-declined"}"#,
            r#"{"kind":"ticket.quote-sent","amount":"480.00"}"#,
            r#"{"kind":"ticket.completed","by":"third-party"}"#,
            r#"{"kind":"ticket.staff-told","channel":"phone"}"#,
            r#"{"kind":"ticket.charge-taken"}"#,
        ] {
            let event: Event = serde_json::from_str(text).unwrap();
            assert!(matches!(event, Event::Ticket(_)), "{text}");
            assert_eq!(serde_json::to_string(&event).unwrap(), text);
        }
    }

    #[test]
    fn a_known_kind_comes_back_as_itself() {
        let ended = CallEvent::Ended {
            outcome: Outcome::Registered { ticket: TicketNumber(7) },
            call_type: Some("RI".parse().unwrap()),
        };
        let event = Event::Call(ended);
        let text = serde_json::to_string(&event).unwrap();
        assert_eq!(serde_json::from_str::<Event>(&text).unwrap(), event, "{text}");
        assert_eq!(event.kind(), "call.ended");
    }
}
