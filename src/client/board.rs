//! The board's order, kept as tickets change so that drawing it costs nothing. It never looks at a
//! clock: who is overdue is a matter of the reader's now, and the order is the same.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::clock::{Clock, next_deadline};
use crate::domain::code::TicketNumber;
use crate::domain::contract::Contract;
use crate::domain::ticket::Ticket;
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

/// The order of the board: running before paused before undated, then by deadline, then by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BoardKey {
    pub rank: Rank,
    /// The next deadline (UTC); the end of time where there is none.
    pub due: Timestamp,
    pub number: TicketNumber,
}

impl BoardKey {
    fn new(number: TicketNumber, deadline: Option<&Clock>) -> Self {
        match deadline {
            Some(clock) if clock.paused.is_some() => Self { rank: Rank::Paused, due: clock.due, number },
            Some(clock) => Self { rank: Rank::Running, due: clock.due, number },
            None => Self { rank: Rank::Undated, due: Timestamp::MAX_UTC, number },
        }
    }
}

/// The order of the open tickets, with the next deadline of each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Board {
    order: BTreeSet<BoardKey>,
    deadlines: BTreeMap<TicketNumber, (BoardKey, Option<Clock>)>,
}

impl Board {
    /// Puts a ticket where it belongs now; without its contract it has no deadline.
    pub fn put(&mut self, ticket: &Ticket, contract: Option<&Contract>) {
        let deadline = contract.and_then(|contract| next_deadline(ticket, contract));
        let key = BoardKey::new(ticket.number, deadline.as_ref());
        if let Some((old, _)) = self.deadlines.insert(ticket.number, (key, deadline)) {
            self.order.remove(&old);
        }
        self.order.insert(key);
    }

    pub fn remove(&mut self, number: TicketNumber) {
        if let Some((key, _)) = self.deadlines.remove(&number) {
            self.order.remove(&key);
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
        self.deadlines.get(&number)?.1.as_ref()
    }

    /// The place of a ticket in the order, to go on from there.
    pub fn key(&self, number: TicketNumber) -> Option<&BoardKey> {
        self.deadlines.get(&number).map(|(key, _)| key)
    }

    /// The tickets from a place on, that one included.
    pub fn from(&self, key: &BoardKey) -> impl DoubleEndedIterator<Item = &BoardKey> {
        self.order.range(*key..)
    }

    /// The tickets before a place, in order.
    pub fn before(&self, key: &BoardKey) -> impl DoubleEndedIterator<Item = &BoardKey> {
        self.order.range(..*key)
    }

    /// How many running tickets are past their deadline at `now`: those at the front.
    pub fn overdue(&self, now: Timestamp) -> usize {
        self.order.iter().take_while(|key| key.rank == Rank::Running && key.due < now).count()
    }

    pub fn len(&self) -> usize {
        self.order.len()
    }

    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }
}
