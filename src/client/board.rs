//! The board's order, kept as tickets change so that drawing it costs nothing. It never looks at a
//! clock: who is overdue is a matter of the reader's now, and the order is the same.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use chrono::TimeDelta;

use crate::domain::clock::{Clock, clocks, pressing};
use crate::domain::code::TicketNumber;
use crate::domain::contract::Contract;
use crate::domain::ticket::{State, Ticket};
use crate::domain::time::Timestamp;

/// Where a ticket stands on the board, before its deadline is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// A clock runs.
    Running,
    /// Its clock stands still.
    Paused,
    /// Nothing is due: completed, or without targets.
    Undated,
}

/// The order of the board: running before paused before undated, then by what will breach first, then by
/// number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BoardKey {
    pub rank: Rank,
    /// The next deadline (UTC), or the start of a session, or the end of time where there is neither; earlier by what the contract lets
    /// each reminder weigh. A place in the order, never to be shown as a deadline.
    pub place: Timestamp,
    pub number: TicketNumber,
}

impl BoardKey {
    fn new(ticket: &Ticket, deadline: Option<&Clock>, advance: TimeDelta) -> Self {
        let (rank, due) = match deadline {
            Some(clock) if clock.paused.is_some() => (Rank::Paused, clock.due),
            Some(clock) => (Rank::Running, clock.due),
            // Nothing is due of a session, and it begins all the same.
            None => (Rank::Undated, begins(ticket).unwrap_or(Timestamp::MAX_UTC)),
        };
        let place = due.checked_sub_signed(advance).unwrap_or(Timestamp::MIN_UTC);
        Self { rank, place, number: ticket.number }
    }
}

/// When a session begins that has still to.
fn begins(ticket: &Ticket) -> Option<Timestamp> {
    ticket.planned_start.filter(|_| ticket.session && ticket.state == State::Scheduled)
}

/// How a ticket stands on the board.
#[derive(Clone, Debug, PartialEq)]
struct Standing {
    key: BoardKey,
    deadline: Option<Clock>,
    /// Deadlines that run beside it (UTC).
    further: Box<[Timestamp]>,
}

/// The order of the open tickets, with the next deadline of each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Board {
    order: BTreeSet<BoardKey>,
    deadlines: BTreeMap<TicketNumber, Standing>,
    /// The next deadlines that run, apart from what reminders do to the order.
    running: BTreeSet<(Timestamp, TicketNumber)>,
    /// Further deadlines that run on the same tickets.
    further: BTreeSet<(Timestamp, TicketNumber)>,
    /// Tickets that have reached a milestone too late.
    met_late: BTreeSet<TicketNumber>,
}

impl Board {
    /// Puts a ticket where it belongs now; without its contract it has no deadline.
    pub fn put(&mut self, ticket: &Ticket, contract: Option<&Contract>) {
        let clocks = contract.map(|contract| clocks(ticket, contract)).unwrap_or_default();
        let deadline = pressing(&clocks).cloned();
        let runs = |clock: &&Clock| clock.met.is_none() && clock.paused.is_none();
        let next = deadline.as_ref().map(|clock| (clock.round, clock.milestone));
        let further = clocks.iter().filter(runs);
        let further = further.filter(|clock| Some((clock.round, clock.milestone)) != next);
        let further: Box<[Timestamp]> = further.map(|clock| clock.due).collect();
        let advance = contract.map(|contract| contract.advance(ticket.reminders, ticket.complaints));
        let key = BoardKey::new(ticket, deadline.as_ref(), advance.unwrap_or_default());
        self.remove(ticket.number);
        if let Some(clock) = deadline.as_ref().filter(|_| key.rank == Rank::Running) {
            self.running.insert((clock.due, ticket.number));
        }
        if clocks.iter().any(|clock| clock.met.is_some_and(|met| met.at > clock.due)) {
            self.met_late.insert(ticket.number);
        }
        self.order.insert(key);
        self.further.extend(further.iter().map(|due| (*due, ticket.number)));
        self.deadlines.insert(ticket.number, Standing { key, deadline, further });
    }

    pub fn remove(&mut self, number: TicketNumber) {
        if let Some(standing) = self.deadlines.remove(&number) {
            self.order.remove(&standing.key);
            self.met_late.remove(&number);
            for due in standing.further {
                self.further.remove(&(due, number));
            }
            if let Some(clock) = standing.deadline {
                self.running.remove(&(clock.due, number));
            }
        }
    }

    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// The tickets in order, most pressing first.
    pub fn order(&self) -> impl DoubleEndedIterator<Item = &BoardKey> {
        self.order.iter()
    }

    /// The unmet clock of a ticket with the earliest deadline.
    pub fn deadline(&self, number: TicketNumber) -> Option<&Clock> {
        self.deadlines.get(&number)?.deadline.as_ref()
    }

    /// The place of a ticket in the order, to go on from there.
    pub fn key(&self, number: TicketNumber) -> Option<&BoardKey> {
        self.deadlines.get(&number).map(|standing| &standing.key)
    }

    /// The tickets from a place on, that one included.
    pub fn from(&self, key: &BoardKey) -> impl DoubleEndedIterator<Item = &BoardKey> {
        self.order.range(*key..)
    }

    /// The tickets before a place, in order.
    pub fn before(&self, key: &BoardKey) -> impl DoubleEndedIterator<Item = &BoardKey> {
        self.order.range(..*key)
    }

    /// The deadlines that run, from an instant on, in order of time.
    pub fn deadlines_from(&self, from: Timestamp) -> impl Iterator<Item = (Timestamp, TicketNumber)> {
        self.running.range((from, TicketNumber(0))..).copied()
    }

    /// Every deadline that falls due in a stretch of time, its end excluded, in order of time: also those behind
    /// another of the same ticket that is still awaited.
    pub fn due_between(&self, from: Timestamp, to: Timestamp) -> Vec<(Timestamp, TicketNumber)> {
        let stretch = (from, TicketNumber(0))..(to.max(from), TicketNumber(0));
        let further = self.further.range(stretch.clone());
        let mut due: Vec<_> = self.running.range(stretch).chain(further).copied().collect();
        due.sort_unstable();
        due
    }

    /// The next deadline of a ticket that falls due from an instant on (UTC).
    pub fn next_due(&self, number: TicketNumber, from: Timestamp) -> Option<Timestamp> {
        let standing = self.deadlines.get(&number)?;
        let running = standing.deadline.iter().filter(|clock| clock.paused.is_none());
        let all = running.map(|clock| clock.due).chain(standing.further.iter().copied());
        all.filter(|due| *due >= from).min()
    }

    /// The next deadline of any ticket that falls due from an instant on (UTC).
    pub fn next_due_of_all(&self, from: Timestamp) -> Option<Timestamp> {
        let from = (from, TicketNumber(0));
        let next =
            |dues: &BTreeSet<(Timestamp, TicketNumber)>| dues.range(from..).next().map(|(due, _)| *due);
        [next(&self.running), next(&self.further)].into_iter().flatten().min()
    }

    /// The open tickets that have reached a milestone after its deadline.
    pub fn met_late(&self) -> impl Iterator<Item = TicketNumber> {
        self.met_late.iter().copied()
    }

    /// Whether reminders have put a ticket before another that would stand before it by deadlines alone.
    pub fn is_put_ahead(&self, key: &BoardKey) -> bool {
        let Some(own) = self.deadline(key.number) else { return false };
        let plain = BoardKey { place: own.due, ..*key };
        if plain <= *key {
            return false;
        }
        // Between the two stand only those that it passed, and those that reminders moved as well.
        let mut between = self.order.range((Bound::Excluded(*key), Bound::Excluded(plain)));
        let earlier = |other: &BoardKey, due| BoardKey { place: due, ..*other } < plain;
        between.any(|other| self.deadline(other.number).is_some_and(|it| earlier(other, it.due)))
    }

    /// How many running tickets are past their deadline at `now`.
    pub fn overdue(&self, now: Timestamp) -> usize {
        self.running.iter().take_while(|(due, _)| *due < now).count()
    }

    pub fn len(&self) -> usize {
        self.order.len()
    }

    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }
}
