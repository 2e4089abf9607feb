//! The projections of the log: rows for lists and searches. Writing and rebuilding share what stands
//! here, so that a rebuilt row is the same byte for byte; nothing here may depend on the hour.

use rusqlite::{Connection, OptionalExtension, params};

use super::directory::lineage;
use super::fault::Fault;
use super::{number, sql};
use crate::domain::call::Call;
use crate::domain::event::{Aggregate, Recorded};
use crate::domain::text::{TextField, Texts, folded};
use crate::domain::ticket::Ticket;

/// The names of the aggregates, as the columns hold them.
pub const CALL: &str = "call";
pub const TICKET: &str = "ticket";

/// An aggregate as its columns hold it.
pub fn columns(aggregate: Aggregate) -> (&'static str, i64) {
    match aggregate {
        Aggregate::Call(found) => (CALL, sql(found.0)),
        Aggregate::Ticket(found) => (TICKET, sql(found.0)),
    }
}

/// The fold of a call's or ticket's entries.
pub enum Fold {
    Call(Call),
    Ticket(Box<Ticket>),
}

impl Fold {
    /// Folds one more entry; the first gives birth. `None` when the log begins with something else.
    pub fn step(fold: Option<Fold>, entry: &Recorded) -> Option<Fold> {
        match (fold, entry.aggregate) {
            (None, Aggregate::Call(number)) => Call::born(entry, number).map(Fold::Call),
            (None, Aggregate::Ticket(number)) => {
                Ticket::born(entry, number).map(|ticket| Fold::Ticket(Box::new(ticket)))
            }
            (Some(Fold::Call(mut call)), _) => {
                call.apply(entry);
                Some(Fold::Call(call))
            }
            (Some(Fold::Ticket(mut ticket)), _) => {
                ticket.apply(entry);
                Some(Fold::Ticket(ticket))
            }
        }
    }

    /// The fold of all entries of a record, in the order of the log. `None` when the first makes none.
    pub fn of(entries: &[Recorded]) -> Option<Fold> {
        match entries.first()?.aggregate {
            Aggregate::Ticket(number) => {
                Ticket::of(entries, number).map(|ticket| Fold::Ticket(Box::new(ticket)))
            }
            Aggregate::Call(_) => entries.iter().fold(None, Fold::step),
        }
    }

    /// Writes its rows.
    pub fn write(&self, conn: &Connection) -> Result<(), Fault> {
        match self {
            Fold::Call(found) => call(conn, found),
            Fold::Ticket(found) => ticket(conn, found),
        }
    }

    /// Whether the stored rows are what this fold would write.
    pub fn is_stored(&self, conn: &Connection) -> Result<bool, Fault> {
        match self {
            Fold::Call(found) => is_stored(conn, CALL_ROW, sql(found.number.0), &call_row(found)?),
            Fold::Ticket(found) => {
                let number = sql(found.number.0);
                let (row, words) = (ticket_row(found)?, vec![words(conn, found)?]);
                Ok(is_stored(conn, TICKET_ROW, number, &row)?
                    && is_stored(conn, SEARCH_ROW, number, &words)?)
            }
        }
    }
}

const CALL_ROW: &str = "SELECT version || '', state, doc FROM call WHERE number = ?";
const TICKET_ROW: &str = "SELECT version || '', state, open || '', doc FROM ticket WHERE number = ?";
const SEARCH_ROW: &str = "SELECT words FROM ticket_search WHERE number = ?";

fn is_stored(conn: &Connection, select: &str, number: i64, row: &[String]) -> Result<bool, Fault> {
    let mut statement = conn.prepare_cached(select)?;
    let read = |stored: &rusqlite::Row<'_>| {
        (0..row.len()).map(|column| stored.get::<_, String>(column)).collect::<Result<Vec<_>, _>>()
    };
    let stored = statement.query_row([number], read).optional()?;
    Ok(stored.as_deref() == Some(row))
}

fn call_row(call: &Call) -> Result<Vec<String>, Fault> {
    let doc = serde_json::to_string(call)?;
    Ok(vec![call.version.to_string(), call.state.code().to_owned(), doc])
}

fn ticket_row(ticket: &Ticket) -> Result<Vec<String>, Fault> {
    let open = i64::from(ticket.state.is_open()).to_string();
    let doc = serde_json::to_string(ticket)?;
    Ok(vec![ticket.version.to_string(), ticket.state.code().to_owned(), open, doc])
}

/// Writes the row of a call.
pub fn call(conn: &Connection, call: &Call) -> Result<(), Fault> {
    let write = "INSERT INTO call(number, version, state, doc) VALUES (?, ?, ?, ?)
        ON CONFLICT(number) DO UPDATE SET version = excluded.version, state = excluded.state,
            doc = excluded.doc";
    let doc = serde_json::to_string(call)?;
    let values = params![sql(call.number.0), sql(call.version), call.state.code(), doc];
    conn.prepare_cached(write)?.execute(values)?;
    Ok(())
}

/// Writes the rows of a ticket; its texts must have been stored before.
pub fn ticket(conn: &Connection, ticket: &Ticket) -> Result<(), Fault> {
    let write = "INSERT INTO ticket(number, version, state, open, doc) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT(number) DO UPDATE SET version = excluded.version, state = excluded.state,
            open = excluded.open, doc = excluded.doc";
    let number = sql(ticket.number.0);
    let doc = serde_json::to_string(ticket)?;
    let (state, open) = (ticket.state.code(), ticket.state.is_open());
    conn.prepare_cached(write)?.execute(params![number, sql(ticket.version), state, open, doc])?;
    search(conn, ticket)?;
    if let Some(imported) = &ticket.imported {
        let write = "INSERT OR IGNORE INTO import_source(source, source_id, ticket) VALUES (?, ?, ?)";
        let values = params![imported.source, imported.source_id, number];
        conn.prepare_cached(write)?.execute(values)?;
    }
    Ok(())
}

/// Writes what a search looks through.
pub fn search(conn: &Connection, ticket: &Ticket) -> Result<(), Fault> {
    let write = "INSERT INTO ticket_search(number, words) VALUES (?, ?)
        ON CONFLICT(number) DO UPDATE SET words = excluded.words WHERE words <> excluded.words";
    conn.prepare_cached(write)?.execute(params![sql(ticket.number.0), words(conn, ticket)?])?;
    Ok(())
}

/// What a search looks through, folded: number, texts, names of the site, of what it is a part of, of plant and
/// requester, the source's number and category.
fn words(conn: &Connection, ticket: &Ticket) -> Result<String, Fault> {
    let mut words = vec![ticket.number.to_string()];
    if let Some(imported) = &ticket.imported {
        words.push(imported.source_id.clone());
        words.extend(imported.category.clone());
    }
    if let Some(site) = ticket.site {
        words.extend(lineage(conn, site)?.into_iter().map(|site| site.name));
    }
    let mut names = conn.prepare_cached("SELECT name FROM plant WHERE id = ?")?;
    if let Some(plant) = ticket.plant {
        words.extend(names.query_row([sql(plant.0)], |row| row.get::<_, String>(0)).optional()?);
    }
    let mut names = conn.prepare_cached("SELECT name FROM requester WHERE id = ?")?;
    if let Some(requester) = ticket.requester {
        words.extend(names.query_row([sql(requester.0)], |row| row.get::<_, String>(0)).optional()?);
    }
    let written = texts_in_order(conn, Aggregate::Ticket(ticket.number), &ticket.undone)?;
    let replaced = |at: usize, field: TextField| {
        field.lasts() && written.iter().skip(at + 1).any(|(_, later, _)| *later == field)
    };
    for (at, (_, field, body)) in written.iter().enumerate() {
        if replaced(at, *field) {
            continue;
        }
        match field {
            TextField::CallerNumber | TextField::CallbackNumber => words.extend(as_numbers(body)),
            _ => words.push(body.clone()),
        }
    }
    Ok(folded(&words.join("\n")))
}

/// A telephone number as it is written, and its digits alone: people search for it either way.
fn as_numbers(written: &str) -> [String; 2] {
    [written.to_owned(), written.chars().filter(char::is_ascii_digit).collect()]
}

/// Every text of a record that still exists, with the entry it belongs to, in the order of the log; without
/// those of the entries that were taken back.
fn texts_in_order(
    conn: &Connection,
    of: Aggregate,
    undone: &[u64],
) -> Result<Vec<(u64, TextField, String)>, Fault> {
    let select = "SELECT event_seq, field, body FROM personal_text
        WHERE aggregate = ? AND number = ? ORDER BY event_seq, field";
    let mut statement = conn.prepare_cached(select)?;
    let mut rows = statement.query(columns(of))?;
    let mut texts = Vec::new();
    while let Some(row) = rows.next()? {
        let (seq, field): (u64, String) = (number(row.get(0)?), row.get(1)?);
        if undone.contains(&seq) {
            continue;
        }
        if let Some(field) = TextField::ALL.into_iter().find(|known| known.code() == field) {
            texts.push((seq, field, row.get(2)?));
        }
    }
    Ok(texts)
}

/// The words that describe a record as it stands: of each lasting field the one written last by an entry
/// that was not taken back.
pub fn lasting_texts(conn: &Connection, of: Aggregate, undone: &[u64]) -> Result<Texts, Fault> {
    let written = texts_in_order(conn, of, undone)?;
    let lasting = written.into_iter().filter(|(_, field, _)| field.lasts());
    Ok(lasting.map(|(_, field, body)| (field, body)).collect())
}
