//! Who else is at the ticket that is open here, and saying that we are. It is said when it changes, once somebody
//! has come to rest there, and again before it is forgotten; never kept, never tried again, never told as a fault.

use chrono::TimeDelta;

use super::{Effect, Link, Model, Pane};
use crate::api::presence::{Beside, Presence};
use crate::domain::code::TicketNumber;
use crate::domain::time::Timestamp;

/// Whoever only passes by is not there.
const SETTLED: TimeDelta = TimeDelta::milliseconds(300);
/// Well before the server forgets (45 s).
const AGAIN: TimeDelta = TimeDelta::seconds(15);
/// Whoever has pressed no key for so long is not at the ticket, though it lies open.
const AWAY: TimeDelta = TimeDelta::minutes(5);

/// What is said and heard of it.
#[derive(Clone, Debug, Default)]
pub struct Presences {
    beside: Beside,
    /// What was said last, and when (UTC).
    told: Option<(Presence, Timestamp)>,
    /// What is to be said, and since when it is so (UTC).
    settling: Option<(Presence, Timestamp)>,
    /// When somebody last pressed a key (UTC).
    acted_at: Option<Timestamp>,
}

impl Model {
    /// `anche: Anna (scrive), Bruno`, of whoever else is at this ticket.
    pub fn beside(&self, number: TicketNumber) -> Option<String> {
        let beside = &self.presences.beside;
        if beside.ticket != Some(number) || beside.people.is_empty() {
            return None;
        }
        let people: Vec<String> = beside
            .people
            .iter()
            .map(|it| match it.writing {
                true => self.words.say_with("beside-writing", &[("name", it.name.clone().into())]),
                false => it.name.clone(),
            })
            .collect();
        Some(self.words.say_with("beside", &[("people", people.join(", ").into())]))
    }

    pub(super) fn hear_who_is_beside(&mut self, beside: Beside) {
        self.presences.beside = beside;
    }

    /// The line is new: what was said over the one before may be forgotten.
    pub(super) fn nobody_is_beside(&mut self) {
        (self.presences.beside, self.presences.told) = (Beside::default(), None);
    }

    pub(super) fn somebody_is_here(&mut self) {
        self.presences.acted_at = Some(self.now);
    }

    /// Which ticket is open here, and whether somebody writes on it.
    fn present(&self) -> Presence {
        let acted_at = self.presences.acted_at;
        if acted_at.is_none_or(|at| self.now - at >= AWAY) {
            return Presence::default();
        }
        let written = self.papers.prompt.as_ref().and_then(|prompt| prompt.task.ticket());
        let open = self.focused.number.filter(|_| self.focus == Pane::Ticket);
        Presence { ticket: written.or(open), writing: written.is_some() }
    }

    /// What is to be said of it now.
    pub(super) fn say_presence(&mut self) -> Option<Effect> {
        let takes_part = self.me.as_ref().is_some_and(|me| me.role.acts());
        if !self.face.works() || !takes_part || self.link != Link::Up {
            return None;
        }
        let (now, present) = (self.now, self.present());
        let said = self.presences.told.map_or_else(Presence::default, |(said, _)| said);
        if present == said {
            self.presences.settling = None;
            let (_, at) = self.presences.told.filter(|_| present.ticket.is_some())?;
            return (now - at >= AGAIN).then(|| self.tell(present));
        }
        let since = match self.presences.settling {
            Some((settling, since)) if settling == present => since,
            _ => now,
        };
        self.presences.settling = Some((present, since));
        (now - since >= SETTLED).then(|| self.tell(present))
    }

    fn tell(&mut self, present: Presence) -> Effect {
        (self.presences.told, self.presences.settling) = (Some((present, self.now)), None);
        Effect::SayPresence(present)
    }

    /// When something is next to be said (UTC).
    pub(super) fn presence_wakes_at(&self) -> Option<Timestamp> {
        if self.link != Link::Up {
            return None;
        }
        let settling = self.presences.settling.map(|(_, since)| since + SETTLED);
        let again = self.presences.told.filter(|(said, _)| said.ticket.is_some());
        settling.or(again.map(|(_, at)| at + AGAIN))
    }
}
