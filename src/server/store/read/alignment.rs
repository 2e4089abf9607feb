//! Calls and tickets side by side (S2.7). Rows are read one after the other, and no more is kept of them than
//! their numbers.

use rusqlite::Connection;

use super::super::Store;
use super::super::fault::{Answer, Fault};
use crate::domain::alignment::{Alignment, Comparison};
use crate::domain::call::Call;
use crate::domain::ticket::Ticket;
use crate::domain::time::Timestamp;

impl Store {
    /// What has no counterpart, as of the server's now.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn alignment(&self) -> Answer<Alignment> {
        let now = self.clock().now();
        self.inner.readers.read_whole(move |conn| compare(conn, now)).await
    }
}

/// Compares every call with every ticket.
///
/// # Errors
/// The database cannot be read.
pub fn compare(conn: &Connection, now: Timestamp) -> Result<Alignment, Fault> {
    let mut comparison = Comparison::default();
    let mut statement = conn.prepare_cached("SELECT doc FROM call")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let call: Call = serde_json::from_str(&row.get::<_, String>(0)?)?;
        comparison.call(&call, now);
    }
    let mut statement = conn.prepare_cached("SELECT doc FROM ticket WHERE state <> 'imported'")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let ticket: Ticket = serde_json::from_str(&row.get::<_, String>(0)?)?;
        comparison.ticket(&ticket);
    }
    Ok(comparison.finish())
}
