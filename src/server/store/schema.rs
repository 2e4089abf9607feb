//! The tables of the store and the steps that lead to them. It must never change a step that was
//! released: a new shape is a new step at the end.

use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

/// The steps, oldest first; a database's `user_version` counts those it has taken. Each may be taken
/// twice without harm.
pub const MIGRATIONS: [&str; 7] = [
    LOG_AND_PROJECTIONS,
    FULLER_TICKETS,
    BY_DAY,
    UNDOING,
    PEOPLE_WHO_ARE_TECHNICIANS,
    PEOPLE_WHO_DECIDE,
    PLANTS_AND_ROSTER,
];

/// The schema this program writes; `/status` states it.
pub const SCHEMA_VERSION: u32 = 7;

/// The log is the truth: `event` with the texts that its seals point at. `ticket`, `call`,
/// `ticket_search` and `import_source` are projections and can be made again from it.
const LOG_AND_PROJECTIONS: &str = "
CREATE TABLE IF NOT EXISTS meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS head(
    one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, hash TEXT NOT NULL,
    last_ticket INTEGER NOT NULL, last_call INTEGER NOT NULL) STRICT;

CREATE TABLE IF NOT EXISTS event(
    seq INTEGER PRIMARY KEY, aggregate TEXT NOT NULL, number INTEGER NOT NULL, version INTEGER NOT NULL,
    kind TEXT NOT NULL, doc TEXT NOT NULL, UNIQUE (aggregate, number, version)) STRICT;
CREATE TRIGGER IF NOT EXISTS event_is_never_updated BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER IF NOT EXISTS event_is_never_deleted BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER IF NOT EXISTS event_is_never_replaced BEFORE INSERT ON event
    WHEN EXISTS (SELECT 1 FROM event WHERE seq = NEW.seq)
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

CREATE TABLE IF NOT EXISTS personal_text(
    event_seq INTEGER NOT NULL REFERENCES event(seq), field TEXT NOT NULL, id TEXT NOT NULL,
    aggregate TEXT NOT NULL, number INTEGER NOT NULL, salt BLOB NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (event_seq, field)) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS personal_text_by_record ON personal_text(aggregate, number);

CREATE TABLE IF NOT EXISTS ticket(
    number INTEGER PRIMARY KEY, version INTEGER NOT NULL, state TEXT NOT NULL, open INTEGER NOT NULL,
    doc TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS ticket_by_open ON ticket(open, number);
CREATE TABLE IF NOT EXISTS ticket_search(number INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS import_source(
    source TEXT NOT NULL, source_id TEXT NOT NULL, ticket INTEGER NOT NULL,
    PRIMARY KEY (source, source_id)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS call(
    number INTEGER PRIMARY KEY, version INTEGER NOT NULL, state TEXT NOT NULL, doc TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS call_by_state ON call(state, number);

CREATE TABLE IF NOT EXISTS command(
    actor TEXT NOT NULL, key TEXT NOT NULL, fingerprint TEXT NOT NULL, answer TEXT NOT NULL,
    recorded_at TEXT NOT NULL, PRIMARY KEY (actor, key)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS contract(
    hash TEXT PRIMARY KEY, name TEXT NOT NULL, version TEXT NOT NULL, text TEXT NOT NULL,
    current INTEGER NOT NULL, UNIQUE (name, version)) STRICT;

CREATE TABLE IF NOT EXISTS person(
    actor TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, UNIQUE (name, role)) STRICT;
CREATE TABLE IF NOT EXISTS token(
    sha256 TEXT PRIMARY KEY, actor TEXT NOT NULL REFERENCES person(actor), created TEXT NOT NULL,
    revoked TEXT) STRICT;

CREATE TABLE IF NOT EXISTS site(id INTEGER PRIMARY KEY, name TEXT NOT NULL, doc TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS requester(
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, doc TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS technician(
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, doc TEXT NOT NULL) STRICT;
";

/// The same tables: tickets of version 2 have fields that the rows of version 1 lack. Any step is followed
/// by making the projections again, which is all there is to do.
const FULLER_TICKETS: &str = "";

/// A day's figures are found by when calls came and when inspections began, however many there are of other
/// days. The expressions must be those of `read/figures.rs` to the letter.
const BY_DAY: &str = "
CREATE INDEX IF NOT EXISTS call_by_arrival ON call(doc ->> '$.called_at');
CREATE INDEX IF NOT EXISTS ticket_by_inspection ON ticket(doc ->> '$.milestones.inspection_started.at');
";

/// The same tables: tickets of version 4 name the entries that were taken back. A program of the version
/// before must not open such a log, since it would count them.
const UNDOING: &str = "";

/// Which person is which technician, or works in which team. A table of its own, since a column cannot be
/// added twice.
const PEOPLE_WHO_ARE_TECHNICIANS: &str = "
CREATE TABLE IF NOT EXISTS person_technician(
    actor TEXT PRIMARY KEY REFERENCES person(actor),
    technician INTEGER NOT NULL REFERENCES technician(id)) STRICT, WITHOUT ROWID;
";

/// Which of the client's people is which requester, whose level says what they may decide on. Tickets of this version
/// hold every request for parts, and what a quote is made of.
const PEOPLE_WHO_DECIDE: &str = "
CREATE TABLE IF NOT EXISTS person_requester(
    actor TEXT PRIMARY KEY REFERENCES person(actor),
    requester INTEGER NOT NULL REFERENCES requester(id)) STRICT, WITHOUT ROWID;
";

/// Plants, turns of on-call duty, and who changed which record of the directory: codes and numbers only, so that
/// nothing of an erased person stays there. Records of this version have versions of their own, in their documents.
/// Words of tickets hold the names of all that their site is a part of.
const PLANTS_AND_ROSTER: &str = "
CREATE TABLE IF NOT EXISTS plant(id INTEGER PRIMARY KEY, name TEXT NOT NULL, doc TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS duty(id INTEGER PRIMARY KEY, name TEXT NOT NULL, doc TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS directory_trail(
    seq INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, what TEXT NOT NULL,
    record TEXT NOT NULL, id INTEGER NOT NULL, version INTEGER NOT NULL, fields TEXT NOT NULL) STRICT;
CREATE TRIGGER IF NOT EXISTS trail_is_never_updated BEFORE UPDATE ON directory_trail
    BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END;
CREATE TRIGGER IF NOT EXISTS trail_is_never_deleted BEFORE DELETE ON directory_trail
    BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END;
";

/// How long a connection waits for another's lock, as when a backup runs.
const PATIENCE: Duration = Duration::from_secs(5);

/// Statements that a connection keeps compiled.
const STATEMENTS: usize = 64;

/// The one connection that writes: durable before it answers, and bound by the foreign keys.
///
/// # Errors
/// The file cannot be opened or written.
pub fn writing(path: &std::path::Path) -> rusqlite::Result<Connection> {
    let conn = Connection::open(path)?;
    conn.busy_timeout(PATIENCE)?;
    conn.pragma_update(None, "journal_mode", "WAL")?;
    // FULL and not NORMAL: what was acknowledged must survive the loss of power, not only of the process.
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "foreign_keys", true)?;
    // What is erased, or corrected, leaves nothing behind in the free places of its page.
    conn.pragma_update(None, "secure_delete", true)?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(conn)
}

/// A connection that reads only; the writer must have opened the file before.
///
/// # Errors
/// The file cannot be opened.
pub fn reading(path: &std::path::Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    conn.busy_timeout(PATIENCE)?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(conn)
}

/// The version a database is at; 0 is a new one.
///
/// # Errors
/// The file is not a database.
pub fn version(conn: &Connection) -> rusqlite::Result<u32> {
    conn.query_row("PRAGMA user_version", [], |row| row.get(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_may_be_taken_twice() {
        let conn = Connection::open_in_memory().unwrap();
        for step in MIGRATIONS {
            conn.execute_batch(step).unwrap();
            conn.execute_batch(step).unwrap();
        }
        assert_eq!(MIGRATIONS.len(), SCHEMA_VERSION as usize);
    }

    #[test]
    fn writes_are_durable_before_they_are_answered() {
        let folder = tempfile::tempdir().unwrap();
        let conn = writing(&folder.path().join("a.db")).unwrap();
        let text = |pragma| conn.query_row(pragma, [], |row| row.get::<_, String>(0)).unwrap();
        let number = |pragma| conn.query_row(pragma, [], |row| row.get::<_, i64>(0)).unwrap();
        assert_eq!(text("PRAGMA journal_mode"), "wal");
        assert_eq!(number("PRAGMA synchronous"), 2, "2 is FULL");
        assert_eq!(number("PRAGMA foreign_keys"), 1);
        assert_eq!(number("PRAGMA secure_delete"), 1);
    }

    #[test]
    fn the_log_cannot_be_changed_deleted_or_replaced() {
        let conn = Connection::open_in_memory().unwrap();
        MIGRATIONS.into_iter().for_each(|step| conn.execute_batch(step).unwrap());
        let insert = "INSERT INTO event VALUES (1, 'call', 1, 1, 'call.rang', '{}')";
        conn.execute(insert, []).unwrap();
        for forbidden in [
            "UPDATE event SET doc = '[]'",
            "DELETE FROM event",
            "INSERT OR REPLACE INTO event VALUES (1, 'call', 1, 1, 'call.rang', '[]')",
        ] {
            let error = conn.execute(forbidden, []).unwrap_err();
            assert!(error.to_string().contains("append-only"), "{forbidden}: {error}");
        }
    }
}
