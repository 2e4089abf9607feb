//! What makes a record of each kind: its fields, checked one by one, and what is left of it once it is erased. It
//! writes nothing.

use rusqlite::Connection;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Table, all, find, require};
use crate::api::resource::{NewDuty, NewPlant, NewRequester, NewSite, NewTechnician};
use crate::domain::code::{DutyId, PlantId, RequesterId, SiteId, TechnicianId};
use crate::domain::directory::{Duty, Plant, Requester, Site, Technician};
use crate::domain::lifecycle::LONGEST_TEXT;
use crate::domain::phone::Line;
use crate::domain::refusal::{Need, Refusal};
use crate::domain::site_tree;
use crate::domain::text::clean;
use crate::domain::time::has_calendar;
use crate::server::store::fault::Fault;

/// A record as it comes to stand.
#[derive(Clone, Copy)]
pub struct Place<'r, T> {
    pub id: u64,
    pub version: u64,
    /// What stood there; a record that it pointed at may have been retired since.
    pub before: Option<&'r T>,
}

impl<T> Place<'_, T> {
    /// The record that a field points at must be there, unless it pointed at it before.
    fn points_at(
        &self,
        conn: &Connection,
        (table, field): (Table, &str),
        id: Option<u64>,
        before: impl FnOnce(&T) -> Option<u64>,
    ) -> Result<(), Fault> {
        match id {
            Some(id) if self.before.and_then(before) != Some(id) => require(conn, table, id, field),
            _ => Ok(()),
        }
    }
}

/// A kind of record.
pub trait Entry: Clone + PartialEq + Serialize + DeserializeOwned {
    /// As it is asked for.
    type New: Serialize + DeserializeOwned;
    const TABLE: Table;
    /// The names of what may be asked for.
    const FIELDS: &'static [&'static str];

    /// The record that is asked for.
    ///
    /// # Errors
    /// The field that is wrong.
    fn made(conn: &Connection, new: &Self::New, place: Place<'_, Self>) -> Result<Self, Fault>;

    /// It as it would be asked for.
    fn as_new(&self) -> Self::New;

    fn version(&self) -> u64;

    fn at_version(self, version: u64) -> Self;

    /// What searches find it by.
    fn label(&self) -> &str;

    /// Whether nothing is left of it but its number.
    fn is_gone(&self) -> bool {
        false
    }

    /// What is left of it: `None` where nothing points at such records.
    fn erased(self) -> Option<Self>;
}

impl Entry for Site {
    type New = NewSite;
    const TABLE: Table = Table::Sites;
    const FIELDS: &'static [&'static str] =
        &["name", "address", "places", "services", "patron", "parent", "retired"];

    fn made(conn: &Connection, new: &NewSite, place: Place<'_, Self>) -> Result<Self, Fault> {
        let parent = new.parent.map(|parent| parent.0);
        let before = |site: &Site| site.parent.map(|parent| parent.0);
        place.points_at(conn, (Table::Sites, "parent"), parent, before)?;
        let id = SiteId(place.id);
        if let Some(parent) = new.parent
            && !site_tree::may_stand_in(&all::<Site>(conn, Table::Sites)?, id, parent)
        {
            return Err(Refusal::invalid("parent", Need::SiteAbove).into());
        }
        let name = named(&new.name)?;
        for (field, text) in
            std::iter::once(("address", &new.address)).chain(new.places.iter().map(|it| ("places", it)))
        {
            short(field, text)?;
        }
        let places = new.places.iter().map(|place| clean(place)).filter(|place| !place.is_empty());
        Ok(Site {
            id,
            name,
            address: clean(&new.address),
            places: places.collect(),
            services: new.services.clone(),
            patron: new.patron,
            parent: new.parent,
            retired: new.retired,
            version: place.version,
        })
    }

    fn as_new(&self) -> NewSite {
        NewSite {
            name: self.name.clone(),
            address: self.address.clone(),
            places: self.places.clone(),
            services: self.services.clone(),
            patron: self.patron,
            parent: self.parent,
            retired: self.retired,
        }
    }

    fn version(&self) -> u64 {
        self.version
    }

    fn at_version(self, version: u64) -> Self {
        Self { version, ..self }
    }

    fn label(&self) -> &str {
        &self.name
    }

    fn erased(self) -> Option<Self> {
        Some(Self { retired: true, ..self })
    }
}

impl Entry for Plant {
    type New = NewPlant;
    const TABLE: Table = Table::Plants;
    const FIELDS: &'static [&'static str] = &["name", "site", "service", "retired"];

    fn made(conn: &Connection, new: &NewPlant, place: Place<'_, Self>) -> Result<Self, Fault> {
        let before = |plant: &Plant| Some(plant.site.0);
        place.points_at(conn, (Table::Sites, "site"), Some(new.site.0), before)?;
        Ok(Plant {
            id: PlantId(place.id),
            name: named(&new.name)?,
            site: new.site,
            service: new.service.clone(),
            retired: new.retired,
            version: place.version,
        })
    }

    fn as_new(&self) -> NewPlant {
        let (name, service) = (self.name.clone(), self.service.clone());
        NewPlant { name, site: self.site, service, retired: self.retired }
    }

    fn version(&self) -> u64 {
        self.version
    }

    fn at_version(self, version: u64) -> Self {
        Self { version, ..self }
    }

    fn label(&self) -> &str {
        &self.name
    }

    fn erased(self) -> Option<Self> {
        Some(Self { retired: true, ..self })
    }
}

impl Entry for Requester {
    type New = NewRequester;
    const TABLE: Table = Table::Requesters;
    const FIELDS: &'static [&'static str] =
        &["name", "position", "site", "phones", "level", "valid_from", "valid_to", "document"];

    fn made(conn: &Connection, new: &NewRequester, place: Place<'_, Self>) -> Result<Self, Fault> {
        let before = |requester: &Requester| requester.site.map(|site| site.0);
        place.points_at(conn, (Table::Sites, "site"), new.site.map(|site| site.0), before)?;
        let name = named(&new.name)?;
        if let (Some(from), Some(to)) = (new.valid_from, new.valid_to)
            && to < from
        {
            return Err(Refusal::invalid("valid_to", Need::Date).into());
        }
        for (field, text) in [("document", &new.document), ("position", &new.position)] {
            short(field, text)?;
        }
        let phones = new.phones.iter().map(|phone| line(phone, "phones"));
        Ok(Requester {
            id: RequesterId(place.id),
            name,
            position: clean(&new.position),
            site: new.site,
            phones: phones.filter_map(Result::transpose).collect::<Result<_, _>>()?,
            level: new.level,
            valid_from: new.valid_from,
            valid_to: new.valid_to,
            document: clean(&new.document),
            erased: false,
            version: place.version,
        })
    }

    fn as_new(&self) -> NewRequester {
        NewRequester {
            name: self.name.clone(),
            position: self.position.clone(),
            site: self.site,
            phones: self.phones.iter().cloned().map(String::from).collect(),
            level: self.level,
            valid_from: self.valid_from,
            valid_to: self.valid_to,
            document: self.document.clone(),
        }
    }

    fn version(&self) -> u64 {
        self.version
    }

    fn at_version(self, version: u64) -> Self {
        Self { version, ..self }
    }

    fn label(&self) -> &str {
        &self.name
    }

    fn is_gone(&self) -> bool {
        self.erased
    }

    /// Nothing that is about a person stays (GDPR).
    fn erased(self) -> Option<Self> {
        Some(Self {
            id: self.id,
            name: String::new(),
            position: String::new(),
            site: None,
            phones: Vec::new(),
            level: 0,
            valid_from: None,
            valid_to: None,
            document: String::new(),
            erased: true,
            version: self.version,
        })
    }
}

impl Entry for Technician {
    type New = NewTechnician;
    const TABLE: Table = Table::Technicians;
    const FIELDS: &'static [&'static str] = &["name", "phone", "services", "on_call", "team", "retired"];

    fn made(conn: &Connection, new: &NewTechnician, place: Place<'_, Self>) -> Result<Self, Fault> {
        if let Some(team) = new.team {
            let before = |technician: &Technician| technician.team.map(|team| team.0);
            place.points_at(conn, (Table::Technicians, "team"), Some(team.0), before)?;
            let found: Option<Technician> = find(conn, Table::Technicians, team.0)?;
            let is_a_team = team.0 != place.id && found.is_some_and(|found| found.team.is_none());
            if !is_a_team || has_members(conn, place.id)? {
                return Err(Refusal::invalid("team", Need::Team).into());
            }
        }
        Ok(Technician {
            id: TechnicianId(place.id),
            name: named(&new.name)?,
            // Nobody calls whoever is retired.
            phone: line(&new.phone, "phone")?.filter(|_| !new.retired),
            services: new.services.clone(),
            on_call: new.on_call && !new.retired,
            team: new.team,
            retired: new.retired,
            version: place.version,
        })
    }

    fn as_new(&self) -> NewTechnician {
        NewTechnician {
            name: self.name.clone(),
            phone: self.phone.clone().map(String::from).unwrap_or_default(),
            services: self.services.clone(),
            on_call: self.on_call,
            team: self.team,
            retired: self.retired,
        }
    }

    fn version(&self) -> u64 {
        self.version
    }

    fn at_version(self, version: u64) -> Self {
        Self { version, ..self }
    }

    fn label(&self) -> &str {
        &self.name
    }

    /// Who worked is told by name, as the work reports have it; nobody is to be called any more.
    fn erased(self) -> Option<Self> {
        Some(Self { retired: true, phone: None, on_call: false, ..self })
    }
}

/// Whether anybody works in this team.
fn has_members(conn: &Connection, team: u64) -> Result<bool, Fault> {
    let technicians: Vec<Technician> = all(conn, Table::Technicians)?;
    Ok(technicians.iter().any(|technician| technician.team == Some(TechnicianId(team))))
}

impl Entry for Duty {
    type New = NewDuty;
    const TABLE: Table = Table::Roster;
    const FIELDS: &'static [&'static str] = &["technician", "from", "to", "services"];

    fn made(conn: &Connection, new: &NewDuty, place: Place<'_, Self>) -> Result<Self, Fault> {
        let before = |duty: &Duty| Some(duty.technician.0);
        let of = (Table::Technicians, "technician");
        place.points_at(conn, of, Some(new.technician.0), before)?;
        if !has_calendar(new.from) {
            return Err(Refusal::invalid("from", Need::Date).into());
        }
        if new.to <= new.from || !has_calendar(new.to) {
            return Err(Refusal::invalid("to", Need::LaterInstant).into());
        }
        Ok(Duty {
            id: DutyId(place.id),
            technician: new.technician,
            from: new.from,
            to: new.to,
            services: new.services.clone(),
            version: place.version,
        })
    }

    fn as_new(&self) -> NewDuty {
        let services = self.services.clone();
        NewDuty { technician: self.technician, from: self.from, to: self.to, services }
    }

    fn version(&self) -> u64 {
        self.version
    }

    fn at_version(self, version: u64) -> Self {
        Self { version, ..self }
    }

    fn label(&self) -> &str {
        ""
    }

    /// Nothing points at a turn.
    fn erased(self) -> Option<Self> {
        None
    }
}

/// A name that is there and not too long.
fn named(name: &str) -> Result<String, Refusal> {
    let name = clean(name);
    if name.is_empty() {
        return Err(Refusal::missing("name", Need::Text));
    }
    short("name", &name)?;
    Ok(name)
}

fn short(field: &str, text: &str) -> Result<(), Refusal> {
    match text.chars().count() > LONGEST_TEXT {
        true => Err(Refusal::invalid(field, Need::ShortText)),
        false => Ok(()),
    }
}

/// A telephone line; blank is none.
fn line(text: &str, field: &str) -> Result<Option<Line>, Refusal> {
    let text = clean(text);
    if text.is_empty() {
        return Ok(None);
    }
    Line::read(&text).map(Some).map_err(|_| Refusal::invalid(field, Need::Text))
}
