//! The directory, as far as its reader works with it. It never changes a record.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};

use super::super::directory::{self, Table};
use super::super::fault::{Answer, Fault};
use super::super::{Store, sql};
use crate::api::resource::{Directory, TrailEntry};
use crate::domain::code::{SiteId, TechnicianId};
use crate::domain::site_tree;

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

    /// Who changed which record of the directory, after an entry of the trail; whether there is more.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn directory_trail(&self, after: u64, limit: usize) -> Answer<(Vec<TrailEntry>, bool)> {
        self.read(move |conn| {
            let mut entries = directory::trail_page(conn, after, limit + 1)?;
            let more = entries.len() > limit;
            entries.truncate(limit);
            Ok((entries, more))
        })
        .await
    }
}

fn whole(conn: &Connection) -> Result<Directory, Fault> {
    Ok(Directory {
        sites: directory::all(conn, Table::Sites)?,
        requesters: directory::all(conn, Table::Requesters)?,
        technicians: directory::all(conn, Table::Technicians)?,
        plants: directory::all(conn, Table::Plants)?,
        roster: directory::all(conn, Table::Roster)?,
    })
}

fn of_round(conn: &Connection, technician: Option<TechnicianId>) -> Result<Directory, Fault> {
    let mut directory = whole(conn)?;
    let sites = named(conn, "site", technician)?;
    let requesters = named(conn, "requester", technician)?;
    let plants = named(conn, "plant", technician)?;
    // The way to a site is told by what it is a part of.
    let ways: BTreeSet<SiteId> = directory
        .sites
        .iter()
        .filter(|site| sites.contains(&sql(site.id.0)))
        .flat_map(|site| site_tree::lineage(&directory.sites, site.id))
        .map(|site| site.id)
        .collect();
    directory.sites.retain(|site| ways.contains(&site.id));
    directory.plants.retain(|plant| plants.contains(&sql(plant.id.0)));
    directory.roster.retain(|duty| Some(duty.technician) == technician);
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
