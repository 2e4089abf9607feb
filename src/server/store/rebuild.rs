//! Making the projections again from the log, and verifying all three: log, texts, projections. Verifying
//! never writes, and never stops at the first thing it finds.

use rusqlite::{Connection, OptionalExtension, Transaction};

use super::append::Position;
use super::fault::Fault;
use super::project::{self, Fold};
use super::{number, schema};
use crate::domain::chain::{Broken, Walk};
use crate::domain::event::Recorded;
use crate::domain::text::commitment;

/// What a verification saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Entries of the log that were walked.
    pub entries: u64,
    /// The hash that they lead to.
    pub head: String,
    /// Whether the projections were compared. Those of another version have another shape, and are made
    /// again when this program opens the database.
    pub compared: bool,
    pub findings: Vec<Finding>,
}

impl Report {
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty()
    }
}

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Finding {
    #[error("log: {0}")]
    Log(Broken),
    #[error("log: the columns of entry {seq} are not those of its document")]
    Columns { seq: u64 },
    #[error("log: its head is stored as entry {stored}, and it ends with {found}")]
    Head { stored: u64, found: u64 },
    #[error("texts: {id} of entry {seq} is not the text that was sealed")]
    Text { seq: u64, id: String },
    #[error("projections: {table} {number} is not what the log makes of it")]
    Projection { table: &'static str, number: u64 },
    #[error("projections: {table} has {stored} rows, and the log makes {made}")]
    Rows { table: &'static str, stored: u64, made: u64 },
}

const TABLES: [&str; 4] = ["ticket_search", "import_source", "ticket", "call"];

/// Deletes the projections and folds the log again, one record at a time.
///
/// # Errors
/// An entry cannot be read, or the disk is full; the caller rolls back.
pub fn rebuild(conn: &Connection) -> Result<(), Fault> {
    for table in TABLES {
        conn.execute(&format!("DELETE FROM {table}"), [])?;
    }
    each_fold(conn, |fold| fold.write(conn))
}

/// Folds every record of the log in turn.
fn each_fold(conn: &Connection, mut take: impl FnMut(&Fold) -> Result<(), Fault>) -> Result<(), Fault> {
    let select = "SELECT doc, version FROM event ORDER BY aggregate, number, version";
    let mut statement = conn.prepare(select)?;
    let mut rows = statement.query([])?;
    // Those of one record: whether an entry counts is known only from what comes after it.
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        let entry: Recorded = serde_json::from_str(&row.get::<_, String>(0)?)?;
        if entry.version == 1 {
            Fold::of(&entries).iter().try_for_each(&mut take)?;
            entries.clear();
        }
        entries.push(entry);
    }
    Fold::of(&entries).iter().try_for_each(take)
}

/// Walks the chain, opens the seals of the texts that still exist, and folds the log again beside the
/// projections.
///
/// # Errors
/// The database cannot be read at all.
pub fn verify(conn: &Transaction<'_>) -> Result<Report, Fault> {
    let mut findings = Vec::new();
    let walk = walk(conn, &mut findings)?;
    let stored = Position::load(conn)?.head();
    if stored.seq != walk.taken() || stored.hash != walk.head() {
        findings.push(Finding::Head { stored: stored.seq, found: walk.taken() });
    }
    // What cannot be read cannot be folded; the walk has said so.
    let compared = findings.is_empty() && schema::version(conn)? == schema::SCHEMA_VERSION;
    if compared {
        compare(conn, &mut findings)?;
    }
    Ok(Report { entries: walk.taken(), head: walk.head().to_owned(), compared, findings })
}

fn walk(conn: &Connection, findings: &mut Vec<Finding>) -> Result<Walk, Fault> {
    let select = "SELECT seq, doc, aggregate, number, version, kind FROM event ORDER BY seq";
    let mut statement = conn.prepare(select)?;
    let mut rows = statement.query([])?;
    let mut walk = Walk::default();
    while let Some(row) = rows.next()? {
        let seq = number(row.get(0)?);
        let doc: String = row.get(1)?;
        let entry = match serde_json::from_str::<Recorded>(&doc) {
            Ok(entry) => entry,
            Err(error) => {
                let cause = error.to_string();
                findings.push(Finding::Log(Broken::Unreadable { seq, cause }));
                break;
            }
        };
        // What the document holds beside the fields that are hashed was not written by us.
        if serde_json::to_string(&entry)? != doc {
            findings.push(Finding::Log(Broken::Changed { seq }));
        }
        if let Err(broken) = walk.step(&entry) {
            findings.push(Finding::Log(broken));
            break;
        }
        let columns =
            (row.get::<_, String>(2)?, row.get::<_, i64>(3)?, number(row.get(4)?), row.get(5)?);
        let (aggregate, of) = project::columns(entry.aggregate);
        if columns != (aggregate.to_owned(), of, entry.version, entry.event.kind()) || seq != entry.seq {
            findings.push(Finding::Columns { seq });
        }
        texts_of(conn, &entry, findings)?;
    }
    Ok(walk)
}

/// The texts of an entry that still exist must be the ones that were sealed; erased ones are absent.
fn texts_of(conn: &Connection, entry: &Recorded, findings: &mut Vec<Finding>) -> Result<(), Fault> {
    let select = "SELECT id, field, salt, body, aggregate, number FROM personal_text
        WHERE event_seq = ? ORDER BY field";
    let mut statement = conn.prepare_cached(select)?;
    let mut rows = statement.query([super::sql(entry.seq)])?;
    let columns = project::columns(entry.aggregate);
    while let Some(row) = rows.next()? {
        let (id, field): (String, String) = (row.get(0)?, row.get(1)?);
        let (salt, body): (Vec<u8>, String) = (row.get(2)?, row.get(3)?);
        let of: (String, i64) = (row.get(4)?, row.get(5)?);
        let seal = entry.seals.iter().find(|(sealed, _)| sealed.code() == field).map(|(_, seal)| seal);
        let opens = seal.is_some_and(|seal| {
            seal.id.to_string() == id && seal.commitment == commitment(&salt, &body)
        });
        if !opens || (of.0.as_str(), of.1) != columns {
            findings.push(Finding::Text { seq: entry.seq, id });
        }
    }
    Ok(())
}

fn compare(conn: &Connection, findings: &mut Vec<Finding>) -> Result<(), Fault> {
    let (mut calls, mut tickets, mut imports) = (0, 0, 0);
    each_fold(conn, |fold| {
        let (table, number) = match fold {
            Fold::Call(call) => {
                calls += 1;
                (project::CALL, call.number.0)
            }
            Fold::Ticket(ticket) => {
                tickets += 1;
                imports += u64::from(ticket.imported.is_some());
                (project::TICKET, ticket.number.0)
            }
        };
        if !fold.is_stored(conn)? {
            findings.push(Finding::Projection { table, number });
        }
        Ok(())
    })?;
    for (table, made) in TABLES.into_iter().zip([tickets, imports, tickets, calls]) {
        let count = format!("SELECT count(*) FROM {table}");
        let stored = conn.query_row(&count, [], |row| row.get(0)).optional()?;
        let stored = number(stored.unwrap_or(0));
        if stored != made {
            findings.push(Finding::Rows { table, stored, made });
        }
    }
    Ok(())
}
