//! Whether the users' calls stay aligned with the technical ones (S2.7): what stands on one side and not on the
//! other. It is shown calls and tickets one by one, in any order, and holds no more of them than their numbers.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::call::Call;
use super::code::{CallNumber, TicketNumber};
use super::ticket::{State, Ticket};
use super::time::Timestamp;

/// A call that came longer ago and has no outcome was forgotten by somebody.
pub const FORGOTTEN_AFTER: TimeDelta = TimeDelta::hours(2);

/// Something that has no counterpart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Orphan {
    /// It came long ago (UTC) and nothing says what became of it (S1.1).
    CallWithoutOutcome { call: CallNumber, called_at: Timestamp },
    /// Its outcome names a ticket that does not know it, or is not there.
    CallNotOnTicket { call: CallNumber, ticket: TicketNumber },
    /// Nobody called for it: it was entered from an order or by hand.
    TicketWithoutCall { ticket: TicketNumber },
    /// It cites a call whose outcome says otherwise.
    CallElsewhere { ticket: TicketNumber, call: CallNumber },
    /// A call of a closed ticket that neither its work report cites nor a supplement to it (S2.6).
    CallNotReported { ticket: TicketNumber, call: CallNumber },
    /// A work report that cites no call (S2.6).
    ReportWithoutCall { ticket: TicketNumber },
}

impl Orphan {
    /// Its stable name, in the locale as `orphan-…`.
    pub fn code(&self) -> &'static str {
        match self {
            Orphan::CallWithoutOutcome { .. } => "call-without-outcome",
            Orphan::CallNotOnTicket { .. } => "call-not-on-ticket",
            Orphan::TicketWithoutCall { .. } => "ticket-without-call",
            Orphan::CallElsewhere { .. } => "call-elsewhere",
            Orphan::CallNotReported { .. } => "call-not-reported",
            Orphan::ReportWithoutCall { .. } => "report-without-call",
        }
    }

    pub fn call(&self) -> Option<CallNumber> {
        match self {
            Orphan::CallWithoutOutcome { call, .. }
            | Orphan::CallNotOnTicket { call, .. }
            | Orphan::CallElsewhere { call, .. }
            | Orphan::CallNotReported { call, .. } => Some(*call),
            Orphan::TicketWithoutCall { .. } | Orphan::ReportWithoutCall { .. } => None,
        }
    }

    pub fn ticket(&self) -> Option<TicketNumber> {
        match self {
            Orphan::CallWithoutOutcome { .. } => None,
            Orphan::CallNotOnTicket { ticket, .. }
            | Orphan::TicketWithoutCall { ticket }
            | Orphan::CallElsewhere { ticket, .. }
            | Orphan::CallNotReported { ticket, .. }
            | Orphan::ReportWithoutCall { ticket } => Some(*ticket),
        }
    }
}

/// What was found, and out of how much.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alignment {
    pub calls: u64,
    pub tickets: u64,
    pub orphans: Vec<Orphan>,
}

/// Both sides as they are shown.
#[derive(Debug, Default)]
pub struct Comparison {
    alignment: Alignment,
    /// The ticket that the outcome of a call names.
    outcomes: BTreeMap<CallNumber, TicketNumber>,
    /// Calls with the tickets that cite them.
    cited: BTreeSet<(CallNumber, TicketNumber)>,
    /// Tickets that a failed step became, with the ticket that each came of: the call is that one's (S7.6).
    escalated: BTreeMap<TicketNumber, TicketNumber>,
}

impl Comparison {
    /// `now`: UTC.
    pub fn call(&mut self, call: &Call, now: Timestamp) {
        self.alignment.calls += 1;
        if let Some(ticket) = call.ticket() {
            self.outcomes.insert(call.number, ticket);
        }
        if call.outcome.is_none() && now - call.called_at > FORGOTTEN_AFTER {
            let forgotten = Orphan::CallWithoutOutcome { call: call.number, called_at: call.called_at };
            self.alignment.orphans.push(forgotten);
        }
    }

    /// Records of other systems have no calls of ours, also once they are adopted (S2.3).
    pub fn ticket(&mut self, ticket: &Ticket) {
        if ticket.imported.is_some() || ticket.state == State::Imported {
            return;
        }
        self.alignment.tickets += 1;
        self.escalated.extend(ticket.escalates.map(|of| (ticket.number, of)));
        let (number, orphans) = (ticket.number, &mut self.alignment.orphans);
        self.cited.extend(ticket.calls.iter().map(|call| (*call, number)));
        if ticket.calls.is_empty() {
            orphans.push(Orphan::TicketWithoutCall { ticket: number });
        }
        let Some(report) = ticket.reports.last().filter(|_| ticket.state == State::Closed) else {
            return;
        };
        if report.cited().next().is_none() {
            orphans.push(Orphan::ReportWithoutCall { ticket: number });
        }
        orphans.extend(ticket.unreported().map(|call| Orphan::CallNotReported { ticket: number, call }));
    }

    /// Everything that has no counterpart, by kind and number.
    pub fn finish(self) -> Alignment {
        let Self { mut alignment, outcomes, cited, escalated } = self;
        let named = outcomes.iter().filter(|(call, ticket)| !cited.contains(&(**call, **ticket)));
        let unknown =
            named.map(|(call, ticket)| Orphan::CallNotOnTicket { call: *call, ticket: *ticket });
        alignment.orphans.extend(unknown);
        // A ticket comes after the one that it was escalated from, so that this ends.
        let lineage = |ticket: TicketNumber| {
            std::iter::successors(Some(ticket), |of| escalated.get(of).copied().filter(|from| from < of))
        };
        let its_own = |call: &CallNumber, ticket: TicketNumber| {
            outcomes.get(call).is_some_and(|named| lineage(ticket).any(|of| of == *named))
        };
        let elsewhere = cited.iter().filter(|(call, ticket)| !its_own(call, *ticket));
        let elsewhere =
            elsewhere.map(|(call, ticket)| Orphan::CallElsewhere { ticket: *ticket, call: *call });
        alignment.orphans.extend(elsewhere);
        alignment.orphans.sort();
        alignment
    }
}
