//! What events of a ticket carry, where that is a record of its own: how it began, what another system told of it,
//! what somebody was warned of.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::channel::Channel;
use crate::domain::checklist::Laid;
use crate::domain::code::{CallNumber, Code, PlantId, RequesterId, SiteId, TicketNumber};
use crate::domain::contract::{Percent, Target};
use crate::domain::holidays::Patron;
use crate::domain::milestone::Milestone;
use crate::domain::order::WorkOrder;
use crate::domain::role::Role;
use crate::domain::site_tree::Unserved;
use crate::domain::time::{Timestamp, outside};

/// The birth of a ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    /// The call that generated it.
    pub call: Option<CallNumber>,
    pub channel: Channel,
    /// When the request reached our line (UTC): starts every clock (S2.9).
    #[serde(deserialize_with = "outside::instant")]
    pub called_at: Timestamp,
    pub call_type: Code,
    pub priority: Code,
    /// The contract's questions that were answered with yes.
    pub answers: Vec<Code>,
    pub service: Option<Code>,
    pub site: Option<SiteId>,
    pub requester: Option<RequesterId>,
    /// An approved order (OI) starts as scheduled.
    pub order: Option<WorkOrder>,
    /// A rejected or cancelled ticket that this one takes up again.
    pub follows: Option<TicketNumber>,
    /// The site's patron saint, as its record was then: a record that is corrected later moves no
    /// clock. Unwritten where there is none, as in entries older than the field, whose hash stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub patron: Option<Patron>,
    /// Whoever asks for it is not enabled, and the contract takes work from the enabled only (S9.2): it waits for
    /// a supervisor. Unwritten where it does not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unauthorised: bool,
    /// When the session begins (UTC); of other work unwritten. It starts as scheduled.
    #[serde(
        default,
        deserialize_with = "outside::instant_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub planned_start: Option<Timestamp>,
    /// The checklist of its type, as it stood in the contract.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checklist: Option<Laid>,
    /// The ticket of whose failed step this one came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub escalates: Option<TicketNumber>,
    /// The installation that it is about. Unwritten where none is named, as in entries older than the field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plant: Option<PlantId>,
    /// The service was not to be done there when it was registered, so that rejection is proposed (S4.7): a
    /// directory that is corrected later moves nothing. Unwritten where nothing hinders it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposes_rejection: Option<Unserved>,
}

/// How precisely an imported record knows its dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    Day,
    Second,
}

/// A record of another system, kept as that system told it: no clocks, no moves until adopted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imported {
    /// Name of the source; with `source_id` it is unique.
    pub source: String,
    pub source_id: String,
    /// The state in the source's own word.
    pub source_state: String,
    pub category: Option<String>,
    pub opened_on: NaiveDate,
    pub closed_on: Option<NaiveDate>,
    pub precision: Precision,
}

/// A warning that was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    #[serde(flatten)]
    pub about: Threshold,
    /// Who was told.
    pub tell: Role,
    /// The deadline as it stood (UTC).
    #[serde(deserialize_with = "outside::instant")]
    pub due: Timestamp,
    /// The last entry of the log that it was decided on.
    pub based_on: u64,
}

/// A part of one budget of a ticket: what a warning is given for, once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Threshold {
    pub milestone: Milestone,
    /// Which intervention on the ticket, see [`crate::domain::clock::Clock::round`].
    #[serde(default)]
    pub round: u32,
    /// Another target is another budget.
    pub target: Target,
    pub percent: Percent,
}
