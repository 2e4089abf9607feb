//! The directory's records: sites, requesters, technicians. They are no events: they must stay
//! correctable and erasable.

use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::command::NewRecord;
use super::fault::Fault;
use super::{number, sql};
use crate::api::resource::{Created, NewRequester, NewSite, NewTechnician};
use crate::domain::code::{RequesterId, SiteId, TechnicianId};
use crate::domain::directory::{Requester, Site, Technician};
use crate::domain::lifecycle::LONGEST_TEXT;
use crate::domain::phone::Line;
use crate::domain::refusal::{Need, Refusal};
use crate::domain::role::{Actor, Role};
use crate::domain::text::clean;

/// A table of the directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    Sites,
    Requesters,
    Technicians,
}

impl Table {
    fn name(self) -> &'static str {
        match self {
            Table::Sites => "site",
            Table::Requesters => "requester",
            Table::Technicians => "technician",
        }
    }
}

/// Every record of a table, by number.
pub fn all<T: DeserializeOwned>(conn: &Connection, table: Table) -> Result<Vec<T>, Fault> {
    let select = format!("SELECT doc FROM {} ORDER BY id", table.name());
    let mut statement = conn.prepare_cached(&select)?;
    let docs = statement.query_map([], |row| row.get::<_, String>(0))?;
    docs.map(|doc| Ok(serde_json::from_str(&doc?)?)).collect()
}

/// One record, if it is there.
pub fn find<T: DeserializeOwned>(conn: &Connection, table: Table, id: u64) -> Result<Option<T>, Fault> {
    let select = format!("SELECT doc FROM {} WHERE id = ?", table.name());
    let mut statement = conn.prepare_cached(&select)?;
    let doc: Option<String> = statement.query_row([sql(id)], |row| row.get(0)).optional()?;
    Ok(doc.map(|doc| serde_json::from_str(&doc)).transpose()?)
}

/// The record must be there.
///
/// # Errors
/// A refusal that names the field.
pub fn require(conn: &Connection, table: Table, id: u64, field: &str) -> Result<(), Fault> {
    let select = format!("SELECT 1 FROM {} WHERE id = ?", table.name());
    let found = conn.prepare_cached(&select)?.query_row([sql(id)], |_| Ok(())).optional()?;
    found.ok_or_else(|| Refusal::invalid(field, Need::DirectoryRecord).into())
}

/// The technician must be there.
///
/// # Errors
/// A refusal that names the field.
pub fn require_technician(conn: &Connection, technician: TechnicianId) -> Result<(), Fault> {
    require(conn, Table::Technicians, technician.0, "technician")
}

/// The requester must be there.
///
/// # Errors
/// A refusal that names the field.
pub fn require_requester(conn: &Connection, requester: RequesterId) -> Result<(), Fault> {
    require(conn, Table::Requesters, requester.0, "requester")
}

/// Adds a record.
///
/// # Errors
/// The role may not, or a field is wrong.
pub fn add(conn: &Connection, actor: Actor, record: &NewRecord) -> Result<Created, Fault> {
    if !(actor.role.works_the_desk() || actor.role == Role::Administrator) {
        return Err(Refusal::Role { role: actor.role }.into());
    }
    match record {
        NewRecord::Site(new) => add_site(conn, new),
        NewRecord::Requester(new) => add_requester(conn, new),
        NewRecord::Technician(new) => add_technician(conn, new),
    }
}

fn add_site(conn: &Connection, new: &NewSite) -> Result<Created, Fault> {
    let id = next(conn, Table::Sites)?;
    let name = named(&new.name)?;
    let places = new.places.iter().map(|place| clean(place)).filter(|place| !place.is_empty());
    let site = Site {
        id: SiteId(id),
        name: name.clone(),
        address: clean(&new.address),
        places: places.collect(),
        services: new.services.clone(),
        patron: new.patron,
    };
    insert(conn, Table::Sites, id, &name, &site)
}

fn add_requester(conn: &Connection, new: &NewRequester) -> Result<Created, Fault> {
    if let Some(site) = new.site {
        require(conn, Table::Sites, site.0, "site")?;
    }
    let id = next(conn, Table::Requesters)?;
    let name = named(&new.name)?;
    if let (Some(from), Some(to)) = (new.valid_from, new.valid_to)
        && to < from
    {
        return Err(Refusal::invalid("valid_to", Need::Date).into());
    }
    if new.document.chars().count() > LONGEST_TEXT {
        return Err(Refusal::invalid("document", Need::ShortText).into());
    }
    let phones = new.phones.iter().map(|phone| line(phone, "phones"));
    let requester = Requester {
        id: RequesterId(id),
        name: name.clone(),
        position: clean(&new.position),
        site: new.site,
        phones: phones.filter_map(Result::transpose).collect::<Result<_, _>>()?,
        level: new.level,
        valid_from: new.valid_from,
        valid_to: new.valid_to,
        document: clean(&new.document),
    };
    insert(conn, Table::Requesters, id, &name, &requester)
}

fn add_technician(conn: &Connection, new: &NewTechnician) -> Result<Created, Fault> {
    let id = next(conn, Table::Technicians)?;
    let name = named(&new.name)?;
    let technician = Technician {
        id: TechnicianId(id),
        name: name.clone(),
        phone: line(&new.phone, "phone")?,
        services: new.services.clone(),
        on_call: new.on_call,
    };
    insert(conn, Table::Technicians, id, &name, &technician)
}

/// A name that is there and not too long.
fn named(name: &str) -> Result<String, Refusal> {
    let name = clean(name);
    if name.is_empty() {
        return Err(Refusal::missing("name", Need::Text));
    }
    if name.chars().count() > LONGEST_TEXT {
        return Err(Refusal::invalid("name", Need::ShortText));
    }
    Ok(name)
}

/// A telephone line; blank is none.
fn line(text: &str, field: &str) -> Result<Option<Line>, Refusal> {
    let text = clean(text);
    if text.is_empty() {
        return Ok(None);
    }
    Line::read(&text).map(Some).map_err(|_| Refusal::invalid(field, Need::Text))
}

fn next(conn: &Connection, table: Table) -> Result<u64, Fault> {
    let select = format!("SELECT coalesce(max(id), 0) + 1 FROM {}", table.name());
    Ok(number(conn.prepare_cached(&select)?.query_row([], |row| row.get(0))?))
}

fn insert(
    conn: &Connection,
    table: Table,
    id: u64,
    name: &str,
    record: &impl Serialize,
) -> Result<Created, Fault> {
    let insert = format!("INSERT INTO {}(id, name, doc) VALUES (?, ?, ?)", table.name());
    let doc = serde_json::to_string(record)?;
    conn.prepare_cached(&insert)?.execute(params![sql(id), name, doc])?;
    Ok(Created { id })
}

/// Who has which telephone line, for the caller's name at the first ring.
#[derive(Default)]
pub struct Lines(Vec<Requester>);

impl Lines {
    pub fn load(conn: &Connection) -> Result<Self, Fault> {
        all(conn, Table::Requesters).map(Self)
    }

    /// The one requester with this number: of several, or of none, nobody is guessed.
    pub fn caller(&self, received: &str) -> Option<(RequesterId, Option<SiteId>)> {
        let received = received.trim();
        if received.is_empty() {
            return None;
        }
        let line = Line::read(received).ok()?;
        let has_it = |requester: &&Requester| requester.phones.iter().any(|own| own.same_as(&line));
        let mut found = self.0.iter().filter(has_it);
        match (found.next(), found.next()) {
            (Some(one), None) => Some((one.id, one.site)),
            _ => None,
        }
    }
}
