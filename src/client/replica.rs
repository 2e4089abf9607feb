//! The workplace's own copy of what is open: the same fold as the server's, over the feed. It does no
//! I/O and reads no clock; what it cannot fold it asks the caller to fetch.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::board::Board;
use super::contracts::Contracts;
use super::index::Index;
use super::snapshot::{Snapshot, concerns_the_desk};
use crate::api::resource::{CallResource, Directory, FeedEvent, TicketResource};
use crate::domain::call::{Call, CallState};
use crate::domain::code::{CallNumber, RequesterId, SiteId, TechnicianId, TicketNumber};
use crate::domain::event::{Aggregate, CallEvent, EVENT_SCHEMA, Event, Outcome, Recorded, TicketEvent};
use crate::domain::text::Texts;
use crate::domain::ticket::Ticket;
use crate::domain::time::Timestamp;

/// What an entry of the feed, or a fetched record, did to the replica.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Nothing that the replica holds.
    Nothing,
    Call(CallNumber),
    Ticket(TicketNumber),
    /// The call is over, and forgotten.
    CallGone(CallNumber),
    /// The ticket is no longer open, and forgotten.
    TicketGone(TicketNumber),
    /// The call is the desk's business again: fetch it and [`Replica::put_call`] it.
    FetchCall(CallNumber),
    /// The ticket is open again: fetch it and [`Replica::put_ticket`] it.
    FetchTicket(TicketNumber),
    /// Entries are missing in between, or a snapshot is already awaited: a snapshot is needed. This
    /// entry is kept until then.
    Gap,
}

/// How many entries are kept at most while a snapshot is awaited.
const MOST_KEPT: usize = 10_000;

/// Open tickets and calls, with what is needed to show them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Replica {
    /// Identity of the log it follows.
    pub log: Option<Uuid>,
    /// The last entry taken.
    pub seq: u64,
    /// Open ones.
    pub tickets: BTreeMap<TicketNumber, TicketResource>,
    /// Ringing, answered, or lost today.
    pub calls: BTreeMap<CallNumber, CallResource>,
    pub directory: Directory,
    pub contracts: Contracts,
    /// The server writes kinds of events that this program does not know: it must be updated.
    pub newer_kinds: bool,
    board: Board,
    index: Index,
    /// Contracts that tickets cite and that are not here.
    missing_contracts: BTreeSet<String>,
    /// Records that were asked for, with the version that they have at least.
    awaited_tickets: BTreeMap<TicketNumber, u64>,
    awaited_calls: BTreeMap<CallNumber, u64>,
    /// A snapshot is awaited; entries that come in the meantime are kept.
    awaits_snapshot: bool,
    kept: BTreeMap<u64, FeedEvent>,
}

impl Replica {
    /// Starts again from a snapshot, and goes on with the entries that came while it was fetched. The
    /// changes are those that ask for more: records to be fetched, or, for a snapshot that is of
    /// another log or too old, [`Change::Gap`].
    pub fn replace(&mut self, snapshot: Snapshot) -> Vec<Change> {
        let elsewhere = self.awaits_snapshot && self.log.is_some() && self.log != snapshot.log;
        if elsewhere {
            return vec![Change::Gap];
        }
        let kept = std::mem::take(&mut self.kept);
        let newer_kinds = self.newer_kinds;
        *self = Self {
            log: snapshot.log,
            seq: snapshot.seq,
            directory: snapshot.directory,
            contracts: snapshot.contracts,
            newer_kinds,
            ..Self::default()
        };
        self.calls = snapshot.calls.into_iter().map(|row| (row.call.number, row)).collect();
        snapshot.tickets.iter().for_each(|row| self.file(row));
        // All at once: put in one by one in their order they would leave half of every node empty.
        self.tickets = snapshot.tickets.into_iter().map(|row| (row.ticket.number, row)).collect();
        let changes = kept.into_values().map(|event| self.apply(&event));
        let asks = |change: &Change| {
            matches!(change, Change::FetchCall(_) | Change::FetchTicket(_) | Change::Gap)
        };
        let mut asked: Vec<Change> = changes.filter(asks).collect();
        asked.dedup();
        asked
    }

    /// The feed starts anew in this log: what is here stays to be looked at until the snapshot comes,
    /// and no entry is folded into it any more.
    pub fn reset(&mut self, log: Uuid) {
        self.log = Some(log);
        self.kept.clear();
        self.awaits_snapshot = true;
    }

    /// Whether nothing is folded until a snapshot comes.
    pub fn awaits_snapshot(&self) -> bool {
        self.awaits_snapshot
    }

    /// The board's order and deadlines.
    pub fn board(&self) -> &Board {
        &self.board
    }

    /// The open tickets that a person asked for, the latest first.
    pub fn of_requester(&self, requester: RequesterId) -> impl Iterator<Item = &TicketResource> {
        self.index.of_requester(requester).filter_map(|number| self.tickets.get(&number))
    }

    /// The open tickets that a technician, or a team, was sent to.
    pub fn of_technician(&self, technician: TechnicianId) -> impl Iterator<Item = &TicketResource> {
        self.index.of_technician(technician).filter_map(|number| self.tickets.get(&number))
    }

    /// The open tickets of a room, the latest first.
    pub fn at_place(&self, site: SiteId, room: &str) -> impl Iterator<Item = &TicketResource> {
        self.index.at_place(site, room).filter_map(|number| self.tickets.get(&number))
    }

    /// Whether a ticket cites a contract that is not here: fetch them and [`Replica::set_contracts`].
    pub fn lacks_contracts(&self) -> bool {
        !self.missing_contracts.is_empty()
    }

    /// Records that were asked for and have not come.
    pub fn awaited(&self) -> impl Iterator<Item = Change> {
        let tickets = self.awaited_tickets.keys().map(|number| Change::FetchTicket(*number));
        tickets.chain(self.awaited_calls.keys().map(|number| Change::FetchCall(*number)))
    }

    /// Takes new contracts; every deadline is worked out again.
    pub fn set_contracts(&mut self, contracts: Contracts) {
        self.contracts = contracts;
        self.board.clear();
        self.missing_contracts.clear();
        let tickets = std::mem::take(&mut self.tickets);
        for row in tickets.values() {
            self.file(row);
        }
        self.tickets = tickets;
    }

    /// Takes a new directory; it is not part of the log.
    pub fn set_directory(&mut self, directory: Directory) {
        self.directory = directory;
    }

    /// Forgets calls that were lost before `midnight` (UTC): they are another day's.
    pub fn forget_lost_before(&mut self, midnight: Timestamp) {
        self.calls.retain(|_, row| concerns_the_desk(&row.call, midnight));
    }

    /// Passes over an entry that could not be read at all: a later version wrote it. Nobody knows what
    /// it was about, so that only a snapshot is right again.
    pub fn skip(&mut self, seq: u64) -> Change {
        if seq <= self.seq && !self.awaits_snapshot {
            return Change::Nothing;
        }
        self.newer_kinds = true;
        self.awaits_snapshot = true;
        Change::Gap
    }

    /// Folds one entry of the feed. Entries that were taken before change nothing.
    pub fn apply(&mut self, event: &FeedEvent) -> Change {
        let entry = &event.entry;
        if !self.awaits_snapshot && entry.seq <= self.seq {
            return Change::Nothing;
        }
        if self.awaits_snapshot || entry.seq != self.seq + 1 {
            self.awaits_snapshot = true;
            self.kept.insert(entry.seq, event.clone());
            // A snapshot that never comes must not fill the memory; if one comes that is older than what was
            // let go, another is asked for.
            if self.kept.len() > MOST_KEPT {
                self.kept.pop_first();
            }
            return Change::Gap;
        }
        self.seq = entry.seq;
        self.newer_kinds |= entry.schema > EVENT_SCHEMA || matches!(entry.event, Event::Unknown(_));
        match entry.aggregate {
            Aggregate::Call(number) => self.apply_to_call(number, event),
            Aggregate::Ticket(number) => self.apply_to_ticket(number, event),
        }
    }

    /// Takes a ticket that was fetched. One that is older than what is known is asked for again.
    pub fn put_ticket(&mut self, row: TicketResource) -> Change {
        let number = row.ticket.number;
        let held = self.tickets.get(&number).map_or(0, |held| held.ticket.version);
        let awaited = self.awaited_tickets.get(&number).copied().unwrap_or(0);
        if row.ticket.version < awaited {
            return Change::FetchTicket(number);
        }
        self.awaited_tickets.remove(&number);
        if row.ticket.version < held {
            return Change::Nothing;
        }
        self.keep_ticket(number, row)
    }

    /// Takes a call that was fetched. One that is older than what is known is asked for again.
    pub fn put_call(&mut self, row: CallResource) -> Change {
        let number = row.call.number;
        let held = self.calls.get(&number).map_or(0, |held| held.call.version);
        let awaited = self.awaited_calls.get(&number).copied().unwrap_or(0);
        if row.call.version < awaited {
            return Change::FetchCall(number);
        }
        self.awaited_calls.remove(&number);
        if row.call.version < held {
            return Change::Nothing;
        }
        self.keep_call(number, row)
    }

    fn apply_to_ticket(&mut self, number: TicketNumber, event: &FeedEvent) -> Change {
        let entry = &event.entry;
        if let Some(awaited) = self.awaited_tickets.get_mut(&number) {
            *awaited = entry.version.max(*awaited);
            return Change::Nothing;
        }
        let Some(mut row) = self.tickets.remove(&number) else {
            return self.apply_to_unheld_ticket(number, event);
        };
        if entry.version <= row.ticket.version {
            // The snapshot was read after this entry was written.
            self.tickets.insert(number, row);
            return Change::Nothing;
        }
        if entry.version != row.ticket.version + 1 {
            self.unfile(number);
            self.awaited_tickets.insert(number, entry.version);
            return Change::FetchTicket(number);
        }
        if entry.event.rewrites() {
            // What was taken back or corrected stands in the fold, which the server makes anew. Until that comes the
            // ticket stays in its place.
            self.tickets.insert(number, row);
            self.awaited_tickets.insert(number, entry.version);
            return Change::FetchTicket(number);
        }
        row.ticket.apply(entry);
        keep_words(&mut row.texts, event);
        self.keep_ticket(number, row)
    }

    fn apply_to_unheld_ticket(&mut self, number: TicketNumber, event: &FeedEvent) -> Change {
        let entry = &event.entry;
        if let Some(ticket) = Ticket::born(entry, number) {
            let mut row = TicketResource { ticket, texts: Texts::new() };
            keep_words(&mut row.texts, event);
            return self.keep_ticket(number, row);
        }
        let opens = matches!(
            entry.event,
            Event::Ticket(
                TicketEvent::Reopened { .. }
                    | TicketEvent::Adopted { .. }
                    // What ended it may be what was taken back.
                    | TicketEvent::Undone { .. }
            )
        );
        if !opens {
            return Change::Nothing;
        }
        self.awaited_tickets.insert(number, entry.version);
        Change::FetchTicket(number)
    }

    /// Keeps an open ticket and forgets any other.
    fn keep_ticket(&mut self, number: TicketNumber, row: TicketResource) -> Change {
        if row.ticket.state.is_open() {
            self.file(&row);
            self.tickets.insert(number, row);
            return Change::Ticket(number);
        }
        self.unfile(number);
        match self.tickets.remove(&number).is_some() || row.ticket.version > 1 {
            true => Change::TicketGone(number),
            // An imported record was never on the board.
            false => Change::Nothing,
        }
    }

    fn file(&mut self, row: &TicketResource) {
        let ticket = &row.ticket;
        if !self.contracts.knows(&ticket.contract) {
            self.missing_contracts.insert(ticket.contract.clone());
        }
        self.board.put(ticket, self.contracts.get(&ticket.contract));
        self.index.put(row);
    }

    fn unfile(&mut self, number: TicketNumber) {
        self.board.remove(number);
        self.index.remove(number);
    }

    fn apply_to_call(&mut self, number: CallNumber, event: &FeedEvent) -> Change {
        let entry = &event.entry;
        if let Some(awaited) = self.awaited_calls.get_mut(&number) {
            *awaited = entry.version.max(*awaited);
            return Change::Nothing;
        }
        let Some(mut row) = self.calls.remove(&number) else {
            return self.apply_to_unheld_call(number, event);
        };
        if entry.version <= row.call.version {
            self.calls.insert(number, row);
            return Change::Nothing;
        }
        if entry.version != row.call.version + 1 {
            self.awaited_calls.insert(number, entry.version);
            return Change::FetchCall(number);
        }
        row.call.apply(entry);
        keep_words(&mut row.texts, event);
        self.keep_call(number, row)
    }

    fn apply_to_unheld_call(&mut self, number: CallNumber, event: &FeedEvent) -> Change {
        let entry = &event.entry;
        if let Some(call) = Call::born(entry, number) {
            let mut row = CallResource { call, texts: Texts::new() };
            keep_words(&mut row.texts, event);
            return self.keep_call(number, row);
        }
        if !comes_back(entry) {
            return Change::Nothing;
        }
        self.awaited_calls.insert(number, entry.version);
        Change::FetchCall(number)
    }

    /// Keeps a call that is not over and forgets any other.
    fn keep_call(&mut self, number: CallNumber, row: CallResource) -> Change {
        if row.call.state == CallState::Ended {
            self.calls.remove(&number);
            return Change::CallGone(number);
        }
        self.calls.insert(number, row);
        Change::Call(number)
    }
}

/// Whether an entry leaves a call ringing, on the line or lost, so that one that is not held must be.
fn comes_back(entry: &Recorded) -> bool {
    match &entry.event {
        Event::Call(CallEvent::Ended { outcome, .. }) => *outcome == Outcome::Lost,
        Event::Call(_) => true,
        Event::Ticket(_) | Event::Unknown(_) => false,
    }
}

/// Keeps the words that describe the record from now on. A seal without its words has been erased, or
/// is not for this reader.
fn keep_words(texts: &mut Texts, event: &FeedEvent) {
    for field in event.entry.seals.keys().filter(|field| field.lasts()) {
        match event.texts.get(field) {
            Some(text) => texts.insert(*field, text.clone()),
            None => texts.remove(field),
        };
    }
}

#[cfg(test)]
mod tests;
