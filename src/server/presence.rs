//! Who has which ticket open now: kept in memory for as long as it is said again, and nowhere else. Nothing is
//! counted, no time is kept but that of forgetting, and each is told only of colleagues at the same ticket.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::TimeDelta;
use tokio::sync::watch;

use crate::api::presence::{Beside, Colleague, Presence};
use crate::api::resource::Me;
use crate::domain::code::{ActorId, TicketNumber};
use crate::domain::time::Timestamp;

/// Whoever has not said it again for so long is gone.
pub const KEPT_FOR: TimeDelta = TimeDelta::seconds(45);

/// Everybody who has a ticket open.
#[derive(Clone)]
pub struct Presences {
    people: Arc<Mutex<BTreeMap<ActorId, Present>>>,
    changed: watch::Sender<()>,
}

struct Present {
    name: String,
    ticket: TicketNumber,
    writing: bool,
    until: Timestamp,
}

impl Default for Presences {
    fn default() -> Self {
        Self { people: Arc::default(), changed: watch::channel(()).0 }
    }
}

impl Presences {
    /// Takes what somebody says of themselves; `now`: UTC.
    pub fn say(&self, me: &Me, said: Presence, now: Timestamp) {
        let mut people = self.people();
        people.retain(|_, present| present.until > now);
        let before = people.get(&me.actor).map(|present| (present.ticket, present.writing));
        let after = said.ticket.map(|ticket| (ticket, said.writing));
        match said.ticket {
            Some(ticket) => {
                let (name, writing, until) = (me.name.clone(), said.writing, now + KEPT_FOR);
                people.insert(me.actor, Present { name, ticket, writing, until });
            }
            None => drop(people.remove(&me.actor)),
        }
        drop(people);
        if before != after {
            self.changed.send_replace(());
        }
    }

    /// Who else is at the ticket that this person has open, in the order of their names; `now`: UTC.
    pub fn beside(&self, actor: ActorId, now: Timestamp) -> Beside {
        let people = self.people();
        let here = |present: &&Present| present.until > now;
        let Some(own) = people.get(&actor).filter(here) else { return Beside::default() };
        let others = people.iter().filter(|(id, present)| **id != actor && here(present));
        let same = others.filter(|(_, present)| present.ticket == own.ticket);
        let mut people: Vec<Colleague> = same
            .map(|(_, present)| Colleague { name: present.name.clone(), writing: present.writing })
            .collect();
        people.sort();
        Beside { ticket: Some(own.ticket), people }
    }

    /// Wakes when somebody comes, goes, or begins to write.
    pub fn changes(&self) -> watch::Receiver<()> {
        self.changed.subscribe()
    }

    /// A thread that panicked while it held the map left a map all the same.
    fn people(&self) -> MutexGuard<'_, BTreeMap<ActorId, Present>> {
        self.people.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::role::Role;

    fn person(number: u128, name: &str) -> Me {
        let (actor, role) = (ActorId(Uuid::from_u128(number)), Role::Operator);
        Me { actor, name: name.into(), role, technician: None, requester: None }
    }

    fn at(ticket: u64, writing: bool) -> Presence {
        Presence { ticket: Some(TicketNumber(ticket)), writing }
    }

    fn beside(presences: &Presences, of: &Me, now: Timestamp) -> String {
        let people = presences.beside(of.actor, now).people;
        people.iter().map(|it| format!("{}{} ", it.name, if it.writing { "!" } else { "" })).collect()
    }

    #[test]
    fn two_at_one_ticket_see_each_other_and_nobody_else_does() {
        let now: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
        let (presences, anna, bruno) = (Presences::default(), person(1, "Anna"), person(2, "Bruno"));
        let carla = person(3, "Carla");
        presences.say(&anna, at(7, true), now);
        assert_eq!(beside(&presences, &bruno, now), "", "who is at no ticket is told nothing");
        presences.say(&bruno, at(7, false), now);
        presences.say(&carla, at(8, false), now);
        assert_eq!(beside(&presences, &bruno, now), "Anna! ");
        assert_eq!(beside(&presences, &anna, now), "Bruno ");
        assert_eq!(beside(&presences, &carla, now), "");
        presences.say(&anna, Presence::default(), now);
        assert_eq!(beside(&presences, &bruno, now), "");
    }

    #[test]
    fn whoever_does_not_say_it_again_is_forgotten() {
        let now: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
        let (presences, anna, bruno) = (Presences::default(), person(1, "Anna"), person(2, "Bruno"));
        presences.say(&anna, at(7, false), now);
        let later = now + KEPT_FOR - TimeDelta::milliseconds(1);
        presences.say(&bruno, at(7, false), later);
        assert_eq!(beside(&presences, &bruno, later), "Anna ");
        assert_eq!(beside(&presences, &bruno, now + KEPT_FOR), "");
        presences.say(&bruno, at(7, false), now + KEPT_FOR);
        assert_eq!(presences.people().len(), 1, "and takes no room any more");
    }

    #[test]
    fn saying_the_same_again_wakes_nobody() {
        let now: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
        let (presences, anna) = (Presences::default(), person(1, "Anna"));
        let mut changes = presences.changes();
        for (said, wakes) in [(at(7, false), true), (at(7, false), false), (at(7, true), true)] {
            presences.say(&anna, said, now);
            assert_eq!(changes.has_changed().unwrap(), wakes, "{said:?}");
            changes.borrow_and_update();
        }
    }
}
