//! Work order, work report and tracking as resources: views of one ticket with the words that belong to them, as far as
//! the reader may see these.

use serde::{Deserialize, Serialize};

use super::resource::TicketInFull;
use super::words::standing_words;
use crate::domain::channel::Channel;
use crate::domain::code::{RequesterId, TicketNumber};
use crate::domain::communication::Phase;
use crate::domain::order::{KeptOrder, OrderNumber};
use crate::domain::text::Texts;
use crate::domain::ticket::{State, Ticket};
use crate::domain::time::{Timestamp, outside};
use crate::domain::tracking::Tracking;
use crate::domain::work_report::FiledReport;

/// The words of one entry of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryWords {
    pub entry: u64,
    pub texts: Texts,
}

/// `GET /v1/orders/{ticket}/{ordinal}`, and each of `GET /v1/orders`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderResource {
    /// Our own number, as `1042/1`.
    pub number: OrderNumber,
    /// Whether it is the last of its ticket: the one that holds.
    pub holds: bool,
    /// Where its ticket stands.
    pub state: State,
    #[serde(flatten)]
    pub order: KeptOrder,
}

impl OrderResource {
    /// Every order of a ticket, in their order.
    pub fn all(ticket: &Ticket) -> Vec<Self> {
        let last = ticket.orders.last().map(|order| order.entry);
        let of = |(number, order): (OrderNumber, &KeptOrder)| Self {
            number,
            holds: last == Some(order.entry),
            state: ticket.state,
            order: order.clone(),
        };
        ticket.order_numbers().map(of).collect()
    }
}

/// `GET /v1/tickets/{number}/report`: the report filed last, with its supplements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportResource {
    pub ticket: TicketNumber,
    #[serde(flatten)]
    pub report: FiledReport,
    /// Calls of the ticket that neither it cites nor a supplement (S2.6).
    pub uncited: Vec<crate::domain::code::CallNumber>,
    /// The report's own words and those of its supplements.
    pub words: Vec<EntryWords>,
}

impl ReportResource {
    /// Of a ticket that was closed; `None` before.
    pub fn of(full: &TicketInFull) -> Option<Self> {
        let ticket = &full.ticket.ticket;
        let report = ticket.reports.last()?.clone();
        let entries: Vec<u64> =
            [report.entry].into_iter().chain(report.supplements.iter().map(|it| it.entry)).collect();
        let words = words_of(full, &entries);
        Some(Self { ticket: ticket.number, uncited: ticket.unreported().collect(), report, words })
    }
}

/// `GET /v1/tickets/{number}/tracking` (S10).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackingResource {
    #[serde(flatten)]
    pub tracking: Tracking,
    /// The words of findings and communications.
    pub words: Vec<EntryWords>,
}

impl TrackingResource {
    /// As of `now` (UTC).
    pub fn of(full: &TicketInFull, now: Timestamp) -> Self {
        let tracking = Tracking::of(&full.ticket.ticket, now);
        let found = tracking.findings.iter().map(|finding| finding.entry);
        let told = tracking.communications.iter().map(|told| told.communication.entry);
        let entries: Vec<u64> = found.chain(told).collect();
        Self { words: words_of(full, &entries), tracking }
    }
}

/// A message that leaves the centre: each of `GET /v1/messages`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageResource {
    /// The entry of the log that it is; give it as `cursor` for those after it.
    pub seq: u64,
    pub ticket: TicketNumber,
    pub channel: Channel,
    /// Who asked for the work, where that is a record of the directory.
    pub requester: Option<RequesterId>,
    /// When it was recorded, and when it left (UTC).
    #[serde(deserialize_with = "outside::instant")]
    pub recorded_at: Timestamp,
    #[serde(deserialize_with = "outside::instant")]
    pub sent_at: Timestamp,
    pub phases: Vec<Phase>,
    /// message; phases, a name for each.
    pub texts: Texts,
}

/// What was written with these entries, as it stands; those without words are left out.
pub fn words_of(full: &TicketInFull, entries: &[u64]) -> Vec<EntryWords> {
    let written = full.timeline.iter().map(|event| event.entry.seq).filter(|seq| entries.contains(seq));
    let written =
        written.map(|entry| EntryWords { entry, texts: standing_words(entry, &full.timeline) });
    written.filter(|words| !words.texts.is_empty()).collect()
}
