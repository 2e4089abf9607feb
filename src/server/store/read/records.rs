//! The directory, as far as its reader works with it. It never changes a record.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};

use super::super::directory::{self, Table};
use super::super::fault::{Answer, Fault};
use super::super::{Store, sql};
use crate::api::resource::Directory;
use crate::domain::code::TechnicianId;

/// Which records of the directory somebody may read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    Whole,
    /// A technician's round: the sites and requesters of the open interventions that are theirs, of all open
    /// ones where the token is linked to nobody; colleagues by their names, without telephones.
    Round(Option<TechnicianId>),
}

impl Store {
    /// # Errors
    /// The database cannot be read.
    pub async fn directory(&self, reach: Reach) -> Answer<Directory> {
        match reach {
            Reach::Whole => self.read(|conn| whole(conn)).await,
            Reach::Round(technician) => {
                self.inner.readers.read_whole(move |conn| of_round(conn, technician)).await
            }
        }
    }
}

fn whole(conn: &Connection) -> Result<Directory, Fault> {
    Ok(Directory {
        sites: directory::all(conn, Table::Sites)?,
        requesters: directory::all(conn, Table::Requesters)?,
        technicians: directory::all(conn, Table::Technicians)?,
    })
}

fn of_round(conn: &Connection, technician: Option<TechnicianId>) -> Result<Directory, Fault> {
    let mut directory = whole(conn)?;
    let sites = named(conn, "site", technician)?;
    let requesters = named(conn, "requester", technician)?;
    directory.sites.retain(|site| sites.contains(&sql(site.id.0)));
    directory.requesters.retain(|requester| requesters.contains(&sql(requester.id.0)));
    let colleagues = directory.technicians.iter_mut().filter(|found| Some(found.id) != technician);
    colleagues.for_each(|colleague| colleague.phone = None);
    Ok(directory)
}

/// The records that the open interventions of a round name in a field.
fn named(
    conn: &Connection,
    field: &str,
    technician: Option<TechnicianId>,
) -> Result<BTreeSet<i64>, Fault> {
    let select = format!(
        "SELECT DISTINCT doc ->> '$.{field}' FROM ticket
        WHERE open = 1 AND doc ->> '$.{field}' IS NOT NULL
            AND (?1 IS NULL OR doc ->> '$.technician' = ?1)"
    );
    let mut statement = conn.prepare_cached(&select)?;
    let technician = technician.map(|technician| sql(technician.0));
    let found = statement.query_map(params![technician], |row| row.get(0))?;
    Ok(found.collect::<Result<_, _>>()?)
}
