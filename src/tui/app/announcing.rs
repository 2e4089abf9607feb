//! What is announced beyond the screen: a call that rings, a deadline that passes now. Only numbers are said of
//! either, never a name or a place: others may see it.

use std::collections::BTreeSet;

use chrono::TimeDelta;

use super::{Effect, Face, Model};
use crate::domain::clock::Clock;
use crate::domain::code::TicketNumber;
use crate::domain::time::Timestamp;
use crate::tui::look::Meaning;

/// How many tickets are named before they are only counted.
const MOST_NAMED: usize = 5;

/// Which deadlines were looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Announced {
    /// Those before it (UTC) were announced, or had passed when the desk began. Absent until there are any.
    deadlines_until: Option<Timestamp>,
}

impl Model {
    pub(super) fn announce_call(&self) -> Effect {
        self.announce(self.words.say("announced-call"))
    }

    pub(super) fn announce(&self, what: String) -> Effect {
        Effect::Announce(self.words.say_with("announced", &[("what", what.into())]))
    }

    /// Announces the deadlines that have passed since it was last asked, each once. What was late when the
    /// desk began is on the board; a clock that stands still passes nothing.
    pub(super) fn announce_breaches(&mut self) -> Option<Effect> {
        // Before the first snapshot nobody knows what there is.
        self.contract()?;
        let before = self.announced.deadlines_until.unwrap_or(self.now);
        self.announced.deadlines_until = Some(self.now.max(before));
        // A room hears no bell.
        let passed = if self.face == Face::Wall { Vec::new() } else { self.deadlines_passed(before) };
        if passed.is_empty() {
            return None;
        }
        let sentence = self.breach_sentence(&passed);
        self.note_behind(Meaning::Overdue, sentence.clone());
        Some(self.announce(sentence))
    }

    /// The deadlines that have passed since an instant (UTC), each with its ticket: at the desk of all, in the
    /// field of what is one's own, since another's is somebody else's business.
    pub fn deadlines_passed(&self, since: Timestamp) -> Vec<(Timestamp, TicketNumber)> {
        let mut passed = self.replica.board().due_between(since, self.now);
        passed.retain(|(_, number)| self.is_ours(*number));
        passed
    }

    fn is_ours(&self, number: TicketNumber) -> bool {
        let technician = self.ticket(number).and_then(|row| row.ticket.technician);
        !self.is_field() || (technician.is_some() && technician == self.own_technician())
    }

    /// When the next deadline that will be announced has passed (UTC).
    pub(super) fn breach_wakes_at(&self) -> Option<Timestamp> {
        let board = self.replica.board();
        let next = match (self.is_field(), self.own_technician()) {
            (false, _) => board.next_due_of_all(self.now),
            (true, None) => None,
            (true, Some(own)) => {
                let own = self.replica.of_technician(own);
                own.filter_map(|row| board.next_due(row.ticket.number, self.now)).min()
            }
        };
        // Reached is not passed.
        next.map(|due| due + TimeDelta::milliseconds(1))
    }

    /// The clock of a ticket that falls due at this instant (UTC).
    pub fn clock_due(&self, number: TicketNumber, due: Timestamp) -> Option<Clock> {
        let awaited = |clock: &Clock| clock.due == due && clock.met.is_none();
        self.clocks_of(number).into_iter().find(awaited)
    }

    /// `tempo scaduto per il sopralluogo dell'intervento 1042`, or the numbers of several.
    fn breach_sentence(&self, passed: &[(Timestamp, TicketNumber)]) -> String {
        if let [(due, number)] = passed
            && let Some(clock) = self.clock_due(*number, *due)
        {
            let what = self.words.say(&format!("for-{}", clock.milestone.code()));
            let args = [("what", what.into()), ("number", number.0.into())];
            return self.words.say_with("breach", &args);
        }
        let tickets: BTreeSet<TicketNumber> = passed.iter().map(|(_, number)| *number).collect();
        let named = tickets.iter().take(MOST_NAMED).map(ToString::to_string);
        let more = (tickets.len() > MOST_NAMED).then(|| crate::tui::text::ELLIPSIS.to_owned());
        let numbers = named.chain(more).collect::<Vec<_>>().join(", ");
        let args = [("count", tickets.len().into()), ("numbers", numbers.into())];
        self.words.say_with("breaches", &args)
    }
}
