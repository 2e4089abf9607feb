//! The resources of the REST interface. Field names are for ever within one version of the interface;
//! instants are RFC 3339 in UTC.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::path;
use crate::domain::action::Action;
use crate::domain::call::Call;
use crate::domain::channel::Channel;
use crate::domain::clock::{Clock, Reading, clocks};
use crate::domain::code::ActorId;
use crate::domain::code::{CallNumber, Code, RequesterId, SiteId, TechnicianId, TicketNumber};
use crate::domain::contract::Contract;
use crate::domain::directory::{Duty, Plant, Requester, Site, Technician};
use crate::domain::event::{Aggregate, Imported, Recorded};
use crate::domain::holidays::Patron;
use crate::domain::lifecycle::Intake;
use crate::domain::lifecycle::calls::CallAction;
use crate::domain::role::Role;
use crate::domain::site_tree;
use crate::domain::text::Texts;
use crate::domain::ticket::Ticket;
use crate::domain::time::{Timestamp, outside};
use crate::domain::tracking::Waits;

/// A call with its words, as far as the reader may see them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CallResource {
    #[serde(flatten)]
    pub call: Call,
    /// caller_number, caller_name.
    #[serde(default)]
    pub texts: Texts,
}

/// A ticket with its words, as far as the reader may see them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TicketResource {
    #[serde(flatten)]
    pub ticket: Ticket,
    #[serde(default)]
    pub texts: Texts,
}

/// One ticket as `GET /v1/tickets/{number}` gives it: with its clocks and its history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TicketInFull {
    #[serde(flatten)]
    pub ticket: TicketResource,
    pub clocks: Vec<ClockReading>,
    /// Its events in order, with their words.
    pub timeline: Vec<FeedEvent>,
}

/// A clock of a ticket, and how it stands. All is one object: the clock's fields and the reading's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockReading {
    #[serde(flatten)]
    pub clock: Clock,
    /// Absent, with all its fields, only beyond the years that a calendar holds.
    #[serde(flatten)]
    pub reading: Option<Reading>,
    /// The instant that it was read at (UTC).
    #[serde(deserialize_with = "outside::instant")]
    pub as_of: Timestamp,
}

impl ClockReading {
    /// Every clock of a ticket, as read at an instant.
    pub fn all(ticket: &Ticket, contract: &Contract, as_of: Timestamp) -> Vec<Self> {
        let read = |clock: Clock| {
            let reading = clock.reading(contract, ticket.patron.as_ref(), as_of);
            Self { clock, reading, as_of }
        };
        clocks(ticket, contract).into_iter().map(read).collect()
    }
}

/// An entry of the log with its words, as far as the reader may see them. Erased texts are absent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FeedEvent {
    #[serde(flatten)]
    pub entry: Recorded,
    #[serde(default)]
    pub texts: Texts,
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Page<T> {
    pub items: Vec<T>,
    /// Give it as `cursor` to get the next page; absent on the last. Opaque, but for `/v1/events`,
    /// whose cursor is the `seq` of the last entry.
    pub next_cursor: Option<String>,
    /// The log's head at the moment of reading: the list is true as of this entry, and the feed goes
    /// on from here.
    pub seq: u64,
}

/// `POST /v1/calls`: a request reaches our line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewCall {
    pub channel: Channel,
    /// The number as received; absent or empty is anonymous.
    #[serde(default)]
    pub caller_number: String,
    #[serde(default)]
    pub caller_name: String,
    /// When it rang (UTC). Absent: now. Within two minutes of the server's clock it is kept. Beyond them
    /// a past time is kept as a late entry when it has a reason, or when the call was started by hand at a
    /// desk that was cut off; any other is clamped to the server's clock and marked.
    #[serde(default, deserialize_with = "outside::instant_or_none")]
    pub called_at: Option<Timestamp>,
    /// Why it is entered late ("quella delle 9:40").
    #[serde(default)]
    pub reason: String,
    /// Started by hand at a desk: it is answered in the same step.
    #[serde(default)]
    pub answered: bool,
}

/// `POST /v1/calls/{number}/actions`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CallCommand {
    #[serde(flatten)]
    pub action: CallAction,
    #[serde(default, deserialize_with = "outside::instant_or_none")]
    pub said_at: Option<Timestamp>,
}

/// `POST /v1/tickets`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewTicket {
    #[serde(flatten)]
    pub intake: Intake,
    /// When the request reached us (UTC), for one without a call. Absent: now. Earlier than two minutes
    /// ago it needs a reason among the texts.
    #[serde(default, deserialize_with = "outside::instant_or_none")]
    pub called_at: Option<Timestamp>,
}

/// `POST /v1/tickets/{number}/actions`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TicketCommand {
    #[serde(flatten)]
    pub action: Action,
    /// When it happened, when that is not now; never in the future.
    #[serde(default, deserialize_with = "outside::instant_or_none")]
    pub said_at: Option<Timestamp>,
}

/// `POST /v1/tickets/{number}/contract`: the ticket stands under another version of its contract from now on.
/// Only a shift supervisor asks for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractApplication {
    /// The version's content hash, one of `GET /v1/contracts`.
    pub contract: String,
    /// Why; it is never empty.
    #[serde(default)]
    pub reason: String,
}

/// `POST /v1/imports`: one record of another system. The same source and id again changes nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewImport {
    pub record: Imported,
    /// description; place, caller_name where the source has them.
    #[serde(default)]
    pub texts: Texts,
}

/// What a command did. It holds no words, so that it can be kept and given again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    pub aggregate: Aggregate,
    /// The aggregate's version now.
    pub version: u64,
    /// The log's entry that it ended with; a reader that has seen it sees what was done.
    pub seq: u64,
    /// The kinds of the events that happened; empty: it was already so.
    pub events: Vec<String>,
    /// How many of them were implied by the action.
    pub implied: usize,
    /// The ticket that was opened beside it: what a failed step of its checklist became (S7.6).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opened: Option<TicketNumber>,
}

impl Done {
    /// The ticket's number, for the caller.
    pub fn ticket(&self) -> Option<TicketNumber> {
        match self.aggregate {
            Aggregate::Ticket(number) => Some(number),
            Aggregate::Call(_) => None,
        }
    }

    pub fn call(&self) -> Option<CallNumber> {
        match self.aggregate {
            Aggregate::Call(number) => Some(number),
            Aggregate::Ticket(_) => None,
        }
    }
}

/// A version of a contract as the server holds it; its `text` is parsed by whoever needs the rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractResource {
    pub hash: String,
    pub name: String,
    pub version: String,
    pub title: String,
    /// New tickets are opened under this one.
    pub current: bool,
    pub text: String,
}

/// What a record of the directory is made from, and the path that it is sent to.
pub trait Added: Serialize {
    const PATH: &'static str;
}

impl Added for NewSite {
    const PATH: &'static str = path::SITES;
}

impl Added for NewPlant {
    const PATH: &'static str = path::PLANTS;
}

impl Added for NewDuty {
    const PATH: &'static str = path::ROSTER;
}

impl Added for NewRequester {
    const PATH: &'static str = path::REQUESTERS;
}

impl Added for NewTechnician {
    const PATH: &'static str = path::TECHNICIANS;
}

/// `POST /v1/sites`, without the number that the server gives. `PATCH /v1/sites/{number}` takes the same fields, each
/// on its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewSite {
    pub name: String,
    #[serde(default)]
    pub address: String,
    #[serde(default)]
    pub places: Vec<String>,
    #[serde(default)]
    pub services: Vec<Code>,
    /// `12-07`, `easter+50`, `tue 1 05`. Not written where there is none, so that a repetition of a
    /// request made before there was such a field is still known as one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub patron: Option<Patron>,
    /// The site that it is a part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<SiteId>,
    /// No longer offered, or, corrected to false, offered again.
    #[serde(default, skip_serializing_if = "is_false")]
    pub retired: bool,
}

fn is_false(yes: &bool) -> bool {
    !*yes
}

/// `POST /v1/plants`; `PATCH` as of sites.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPlant {
    pub name: String,
    pub site: SiteId,
    /// The service that looks after it.
    pub service: Code,
    #[serde(default, skip_serializing_if = "is_false")]
    pub retired: bool,
}

/// `POST /v1/roster`: a turn of on-call duty, from `from` until before `to` (UTC); `PATCH` as of sites.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewDuty {
    pub technician: TechnicianId,
    #[serde(deserialize_with = "outside::instant")]
    pub from: Timestamp,
    #[serde(deserialize_with = "outside::instant")]
    pub to: Timestamp,
    /// Services that the turn is for; empty means any.
    #[serde(default)]
    pub services: Vec<Code>,
}

/// `POST /v1/requesters`; `PATCH` as of sites.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewRequester {
    pub name: String,
    #[serde(default)]
    pub position: String,
    #[serde(default)]
    pub site: Option<SiteId>,
    #[serde(default)]
    pub phones: Vec<String>,
    #[serde(default)]
    pub level: u8,
    #[serde(default)]
    pub valid_from: Option<NaiveDate>,
    /// Not written where there are none, so that a repetition of a request made before there were such fields
    /// is still known as one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub document: String,
}

/// `POST /v1/technicians`; `PATCH` as of sites.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewTechnician {
    pub name: String,
    #[serde(default)]
    pub phone: String,
    #[serde(default)]
    pub services: Vec<Code>,
    #[serde(default)]
    pub on_call: bool,
    /// The team that they work in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<TechnicianId>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub retired: bool,
}

/// A directory record made by a POST.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Created {
    pub id: u64,
}

/// A directory record that a PATCH corrected, or a DELETE erased, by the version that it has since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Versioned {
    pub id: u64,
    /// Its version now.
    pub version: u64,
}

/// `GET /v1/directory-trail`: that somebody added, corrected or erased a record of the directory. It says which
/// fields were changed and never what stood or stands in them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrailEntry {
    pub seq: u64,
    /// UTC.
    #[serde(deserialize_with = "outside::instant")]
    pub at: Timestamp,
    pub actor: ActorId,
    pub what: TrailKind,
    /// `site`, `plant`, `requester`, `technician`, `duty`.
    pub record: String,
    pub id: u64,
    /// The record's version afterwards.
    pub version: u64,
    /// The fields that were changed, by name.
    #[serde(default)]
    pub fields: Vec<String>,
}

/// What was done to a record of the directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TrailKind {
    Added,
    Corrected,
    /// A person is erased; anything else is no longer offered.
    Erased,
}

impl TrailKind {
    pub const ALL: [TrailKind; 3] = [TrailKind::Added, TrailKind::Corrected, TrailKind::Erased];

    pub fn code(self) -> &'static str {
        match self {
            TrailKind::Added => "added",
            TrailKind::Corrected => "corrected",
            TrailKind::Erased => "erased",
        }
    }
}

/// The whole directory, as a workplace holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Directory {
    pub sites: Vec<Site>,
    pub requesters: Vec<Requester>,
    pub technicians: Vec<Technician>,
    #[serde(default)]
    pub plants: Vec<Plant>,
    /// Who is on call when, past turns too.
    #[serde(default)]
    pub roster: Vec<Duty>,
}

impl Directory {
    pub fn site(&self, id: SiteId) -> Option<&Site> {
        site_tree::site(&self.sites, id)
    }

    pub fn requester(&self, id: RequesterId) -> Option<&Requester> {
        self.requesters.iter().find(|found| found.id == id)
    }

    pub fn technician(&self, id: TechnicianId) -> Option<&Technician> {
        self.technicians.iter().find(|found| found.id == id)
    }
}

/// `GET /v1/figures`: what a day was like where the centre is. Sums only: no call, no ticket and nobody is
/// named. Imported records are not among them (S2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayFigures {
    /// The day in Rome.
    pub day: NaiveDate,
    /// Calls that reached our line on this day, by whatever channel and whatever became of them (S1.1):
    /// those taken, lost, and still waiting.
    pub calls: u64,
    /// Of them those that somebody took, and whose caller did not hang up.
    pub taken: u64,
    /// Of them those whose caller hung up. Calling back does not undo it.
    pub lost: u64,
    /// Of the lost ones those that were called back, and somebody was there.
    pub called_back: u64,
    /// Inspections that began on this day.
    pub inspections: u64,
    /// Of them those that began by their deadline (S3.6–S3.9).
    pub in_time: u64,
    /// From the request to the taking in charge, of tickets that were taken in charge on this day (S4.2).
    #[serde(default)]
    pub to_charge: Waits,
    /// The log's entry that the sums are true of.
    pub seq: u64,
}

/// `GET /status`, open to all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    pub product: String,
    pub version: String,
    pub api: String,
    pub event_schema: u16,
    pub database_schema: u32,
    /// Identity of the log: nobody resumes against another.
    pub log: Uuid,
    pub seq: u64,
    #[serde(deserialize_with = "outside::instant")]
    pub now: Timestamp,
}

/// `GET /v1/me`: who the token is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    pub actor: ActorId,
    pub name: String,
    pub role: Role,
    /// Which technician of the directory they are, or whose team they work in; only for technicians.
    #[serde(default)]
    pub technician: Option<TechnicianId>,
    /// Which requester of the directory they are; only for the client's approvers, whose level it gives.
    #[serde(default)]
    pub requester: Option<RequesterId>,
}
