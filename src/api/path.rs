//! The paths of the REST interface and the headers it lives by.

use crate::domain::code::{CallNumber, TicketNumber};
use crate::domain::order::OrderNumber;

pub const STATUS: &str = "/status";
pub const CALLS: &str = "/v1/calls";
pub const TICKETS: &str = "/v1/tickets";
pub const CONTRACTS: &str = "/v1/contracts";
pub const SITES: &str = "/v1/sites";
pub const REQUESTERS: &str = "/v1/requesters";
pub const TECHNICIANS: &str = "/v1/technicians";
/// Installations, each at a site.
pub const PLANTS: &str = "/v1/plants";
/// Who is on call when.
pub const ROSTER: &str = "/v1/roster";
/// Who added, corrected and erased which record of the directory.
pub const DIRECTORY_TRAIL: &str = "/v1/directory-trail";
pub const EVENTS: &str = "/v1/events";
/// History from elsewhere, a line a record.
pub const IMPORTS: &str = "/v1/imports";

/// Which ticket a workplace has open, for colleagues at the same one.
pub const PRESENCE: &str = "/v1/presence";

/// What a day was like, in sums.
pub const FIGURES: &str = "/v1/figures";

/// Calls without a ticket, tickets without a call.
pub const ALIGNMENT: &str = "/v1/alignment";

/// Work orders (S4.1).
pub const ORDERS: &str = "/v1/orders";

/// Messages to the client that have left (S4.10).
pub const MESSAGES: &str = "/v1/messages";

/// What lateness costs, month by month.
pub const PENALTIES: &str = "/v1/penalties";

/// What whoever wants a paper printed names in `Accept`.
pub const PDF: &str = "application/pdf";

/// On every POST: the same key again is the same command again.
pub const IDEMPOTENCY_KEY: &str = "idempotency-key";
/// On an answer that was given before.
pub const IDEMPOTENCY_REPLAYED: &str = "idempotency-replayed";
/// The server's clock, RFC 3339 UTC, on every answer: countdowns use it.
pub const SERVER_TIME: &str = "x-server-time";

pub fn call(number: CallNumber) -> String {
    format!("{CALLS}/{number}")
}

pub fn call_actions(number: CallNumber) -> String {
    format!("{CALLS}/{number}/actions")
}

pub fn ticket(number: TicketNumber) -> String {
    format!("{TICKETS}/{number}")
}

pub fn ticket_actions(number: TicketNumber) -> String {
    format!("{TICKETS}/{number}/actions")
}

/// Where the last action on a ticket is taken back.
pub fn ticket_undo(number: TicketNumber) -> String {
    format!("{TICKETS}/{number}/undo")
}

/// Where an entry of a ticket's history is corrected.
pub fn ticket_corrections(number: TicketNumber) -> String {
    format!("{TICKETS}/{number}/corrections")
}

/// Where another version of its contract is applied to a ticket.
pub fn ticket_contract(number: TicketNumber) -> String {
    format!("{TICKETS}/{number}/contract")
}

/// One record of the directory, of those under a path.
pub fn record(under: &str, id: u64) -> String {
    format!("{under}/{id}")
}

/// One work order.
pub fn order(number: OrderNumber) -> String {
    format!("{ORDERS}/{number}")
}

/// The work report of a ticket.
pub fn ticket_report(number: TicketNumber) -> String {
    format!("{TICKETS}/{number}/report")
}

/// How far a request has come (S10).
pub fn ticket_tracking(number: TicketNumber) -> String {
    format!("{TICKETS}/{number}/tracking")
}

/// The entity tag of a version.
pub fn etag(version: u64) -> String {
    format!("\"{version}\"")
}

/// The version of an entity tag.
pub fn version_of(etag: &str) -> Option<u64> {
    etag.trim().trim_start_matches("W/").trim_matches('"').parse().ok()
}
