//! Open tickets by who asked, by where and by who was sent, kept as tickets change: what an operator's form asks for at
//! each key must not look through all of them. It holds numbers only.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::resource::TicketResource;
use crate::domain::code::{RequesterId, SiteId, TechnicianId, TicketNumber};
use crate::domain::text::{TextField, folded};

/// A room of a site, as searches compare it.
type Place = (SiteId, String);

/// Where a ticket is filed.
#[derive(Clone, Debug, Default, PartialEq)]
struct Filed {
    requester: Option<RequesterId>,
    place: Option<Place>,
    technician: Option<TechnicianId>,
}

/// The files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    by_requester: BTreeMap<RequesterId, BTreeSet<TicketNumber>>,
    by_place: BTreeMap<Place, BTreeSet<TicketNumber>>,
    by_technician: BTreeMap<TechnicianId, BTreeSet<TicketNumber>>,
    filed: BTreeMap<TicketNumber, Filed>,
}

impl Index {
    /// Files a ticket where it belongs now.
    pub fn put(&mut self, row: &TicketResource) {
        let number = row.ticket.number;
        let room = row.texts.get(&TextField::Place).map(|room| folded(room.trim()));
        let place = row.ticket.site.zip(room);
        let filed = Filed { requester: row.ticket.requester, place, technician: row.ticket.technician };
        if self.filed.get(&number) == Some(&filed) {
            return;
        }
        self.remove(number);
        if let Some(requester) = filed.requester {
            self.by_requester.entry(requester).or_default().insert(number);
        }
        if let Some(place) = &filed.place {
            self.by_place.entry(place.clone()).or_default().insert(number);
        }
        if let Some(technician) = filed.technician {
            self.by_technician.entry(technician).or_default().insert(number);
        }
        self.filed.insert(number, filed);
    }

    pub fn remove(&mut self, number: TicketNumber) {
        let Some(filed) = self.filed.remove(&number) else { return };
        if let Some(requester) = filed.requester {
            take(&mut self.by_requester, &requester, number);
        }
        if let Some(place) = filed.place {
            take(&mut self.by_place, &place, number);
        }
        if let Some(technician) = filed.technician {
            take(&mut self.by_technician, &technician, number);
        }
    }

    /// What this person asked for, the latest first.
    pub fn of_requester(&self, requester: RequesterId) -> impl Iterator<Item = TicketNumber> {
        self.by_requester.get(&requester).into_iter().flatten().rev().copied()
    }

    /// Where this technician, or this team, was sent.
    pub fn of_technician(&self, technician: TechnicianId) -> impl Iterator<Item = TicketNumber> {
        self.by_technician.get(&technician).into_iter().flatten().copied()
    }

    /// What is open in this room, blind to accents and capitals; the latest first.
    pub fn at_place(&self, site: SiteId, room: &str) -> impl Iterator<Item = TicketNumber> {
        let place = (site, folded(room.trim()));
        self.by_place.get(&place).into_iter().flatten().rev().copied()
    }
}

/// Takes a number out of a file, and the file away with its last number.
fn take<K: Ord>(files: &mut BTreeMap<K, BTreeSet<TicketNumber>>, key: &K, number: TicketNumber) {
    if let Some(numbers) = files.get_mut(key) {
        numbers.remove(&number);
        if numbers.is_empty() {
            files.remove(key);
        }
    }
}
