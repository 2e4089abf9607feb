//! The directory's records: sites, plants, requesters, technicians, turns of on-call duty. They are no events:
//! they must stay correctable and erasable. [`entry`] is what makes a record of each kind, [`change`] how records are
//! added, corrected and erased, and `trail` who did it.

mod change;
mod entry;
mod forget;
mod trail;

use rusqlite::{Connection, OptionalExtension, params};
use serde::de::DeserializeOwned;

pub use change::{Change, Patch, carry_out};
pub use trail::page as trail_page;

use super::fault::Fault;
use super::sql;
use crate::domain::code::{RequesterId, SiteId, TechnicianId};
use crate::domain::directory::{Requester, Site};
use crate::domain::phone::Line;
use crate::domain::refusal::{Need, Refusal};
use crate::domain::site_tree::MOST_LEVELS;

/// A table of the directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    Sites,
    Requesters,
    Technicians,
    Plants,
    Roster,
}

impl Table {
    pub const ALL: [Table; 5] =
        [Table::Sites, Table::Requesters, Table::Technicians, Table::Plants, Table::Roster];

    /// As the schema and the trail name it.
    pub fn name(self) -> &'static str {
        match self {
            Table::Sites => "site",
            Table::Requesters => "requester",
            Table::Technicians => "technician",
            Table::Plants => "plant",
            Table::Roster => "duty",
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

/// A site and what it is a part of, as far as that is there: enough for whatever is inherited.
pub fn lineage(conn: &Connection, id: SiteId) -> Result<Vec<Site>, Fault> {
    let mut lineage: Vec<Site> = Vec::new();
    let mut next = Some(id);
    while let Some(id) = next.filter(|_| lineage.len() < MOST_LEVELS) {
        let Some(site) = find::<Site>(conn, Table::Sites, id.0)? else { break };
        next = site.parent;
        lineage.push(site);
    }
    Ok(lineage)
}

/// The record must be there, and neither erased nor retired.
///
/// # Errors
/// A refusal that names the field.
pub fn require(conn: &Connection, table: Table, id: u64, field: &str) -> Result<(), Fault> {
    let select = format!(
        "SELECT 1 FROM {} WHERE id = ?
            AND coalesce(doc ->> '$.retired', 0) = 0 AND coalesce(doc ->> '$.erased', 0) = 0",
        table.name()
    );
    let found = conn.prepare_cached(&select)?.query_row(params![sql(id)], |_| Ok(())).optional()?;
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
