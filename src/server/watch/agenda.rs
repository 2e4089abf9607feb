//! What the watch has before it: the tickets by the instant of their next warning. It reads no clock.

use std::collections::{BTreeMap, BTreeSet};

use super::Ahead;
use crate::domain::code::TicketNumber;
use crate::domain::time::Timestamp;

/// Each ticket stands in it once, at its next warning, or not at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agenda {
    order: BTreeSet<(Timestamp, TicketNumber)>,
    of_ticket: BTreeMap<TicketNumber, Timestamp>,
}

impl Agenda {
    /// Puts a ticket where it belongs now, wherever it stood.
    pub fn put(&mut self, ahead: Ahead) {
        if let Some(before) = self.of_ticket.remove(&ahead.ticket) {
            self.order.remove(&(before, ahead.ticket));
        }
        if let Some(at) = ahead.warning {
            self.of_ticket.insert(ahead.ticket, at);
            self.order.insert((at, ahead.ticket));
        }
    }

    pub fn put_all(&mut self, found: impl IntoIterator<Item = Ahead>) {
        found.into_iter().for_each(|ahead| self.put(ahead));
    }

    /// When the first warning falls due (UTC).
    pub fn first(&self) -> Option<Timestamp> {
        self.order.first().map(|(at, _)| *at)
    }

    /// The first tickets, at most so many, whose warnings are due at `now`; they stay in it.
    pub fn due(&self, now: Timestamp, most: usize) -> Vec<Ahead> {
        let due = self.order.iter().take_while(|(at, _)| *at <= now).take(most);
        due.map(|(at, ticket)| Ahead { ticket: *ticket, warning: Some(*at) }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ahead(ticket: u64, minute: Option<u32>) -> Ahead {
        let at = |minute| format!("2026-11-23T08:{minute:02}:00Z").parse().unwrap();
        Ahead { ticket: TicketNumber(ticket), warning: minute.map(at) }
    }

    #[test]
    fn a_ticket_stands_in_it_once_at_its_latest_instant() {
        let mut agenda = Agenda::default();
        agenda.put_all([ahead(1, Some(10)), ahead(2, Some(5)), ahead(3, Some(5))]);
        assert_eq!(agenda.first(), ahead(2, Some(5)).warning);
        let now = ahead(1, Some(10)).warning.unwrap();
        assert_eq!(agenda.due(now, 2), [ahead(2, Some(5)), ahead(3, Some(5))], "at most so many");
        agenda.put_all([ahead(2, Some(20)), ahead(3, None)]);
        assert_eq!(agenda.due(now, 9), [ahead(1, Some(10))], "due to the second");
        agenda.put_all([ahead(1, None), ahead(2, None)]);
        assert_eq!(agenda, Agenda::default(), "nothing is left behind");
    }
}
