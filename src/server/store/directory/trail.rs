//! Who added, corrected and erased which record when. It holds names of fields and never what stands in them, so that
//! it may stay when a person is erased.

use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use super::Table;
use crate::api::resource::{TrailEntry, TrailKind};
use crate::domain::code::ActorId;
use crate::domain::role::Actor;
use crate::domain::time::Timestamp;
use crate::server::store::fault::Fault;
use crate::server::store::{number, sql};

/// The record, and its version afterwards.
pub struct Of {
    pub record: Table,
    pub id: u64,
    pub version: u64,
}

/// Adds an entry; `now`: UTC.
pub fn add(
    conn: &Connection,
    actor: Actor,
    now: Timestamp,
    what: TrailKind,
    of: Of,
    fields: &[String],
) -> Result<(), Fault> {
    let insert = "INSERT INTO directory_trail(at, actor, what, record, id, version, fields)
        VALUES (?, ?, ?, ?, ?, ?, ?)";
    let (actor, fields) = (actor.id.0.to_string(), serde_json::to_string(fields)?);
    let (id, version) = (sql(of.id), sql(of.version));
    let values = params![now.to_rfc3339(), actor, what.code(), of.record.name(), id, version, fields];
    conn.prepare_cached(insert)?.execute(values)?;
    Ok(())
}

/// The highest number that a record of this table was ever given since there is a trail; 0 for none.
pub fn last_id(conn: &Connection, table: Table) -> Result<u64, Fault> {
    let select = "SELECT coalesce(max(id), 0) FROM directory_trail WHERE record = ?";
    Ok(number(conn.prepare_cached(select)?.query_row([table.name()], |row| row.get(0))?))
}

/// The entries after one, in their order, at most so many.
pub fn page(conn: &Connection, after: u64, limit: usize) -> Result<Vec<TrailEntry>, Fault> {
    let select = "SELECT seq, at, actor, what, record, id, version, fields FROM directory_trail
        WHERE seq > ? ORDER BY seq LIMIT ?";
    let mut statement = conn.prepare_cached(select)?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let mut rows = statement.query(params![sql(after), limit])?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        entries.push(entry(row)?);
    }
    Ok(entries)
}

fn entry(row: &Row<'_>) -> Result<TrailEntry, Fault> {
    let (at, actor, what): (String, String, String) = (row.get(1)?, row.get(2)?, row.get(3)?);
    let wrong = |column: &str| Fault::Internal(format!("an entry of the trail has a wrong {column}"));
    let kind = TrailKind::ALL.into_iter().find(|kind| kind.code() == what);
    Ok(TrailEntry {
        seq: number(row.get(0)?),
        at: at.parse::<Timestamp>().map_err(|_| wrong("time"))?,
        actor: ActorId(actor.parse::<Uuid>().map_err(|_| wrong("actor"))?),
        what: kind.ok_or_else(|| wrong("kind"))?,
        record: row.get(4)?,
        id: number(row.get(5)?),
        version: number(row.get(6)?),
        fields: serde_json::from_str(&row.get::<_, String>(7)?)?,
    })
}
