//! When the next warning of each ticket falls due, for the watch: worked out on the readers' threads and
//! never stored. A ticket that cannot be read is passed over, so that it keeps nobody else from theirs.

use rusqlite::{Connection, OptionalExtension, params};

use super::super::append::Position;
use super::super::contracts::Contracts;
use super::super::fault::{Answer, Fault};
use super::super::{Store, number, project, sql};
use crate::domain::clock::warning::next_warning;
use crate::domain::code::TicketNumber;
use crate::domain::ticket::Ticket;
use crate::domain::time::Timestamp;

/// What lies ahead of a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ahead {
    pub ticket: TicketNumber,
    /// When its next warning falls due (UTC); absent: never, as things stand.
    pub warning: Option<Timestamp>,
}

impl Store {
    /// What lies ahead of the open tickets after this number, in order, at most `limit` of them.
    ///
    /// # Errors
    /// The database cannot be read.
    pub(in crate::server) async fn ahead_of_open(
        &self,
        after: TicketNumber,
        limit: usize,
    ) -> Answer<Vec<Ahead>> {
        let contracts = std::sync::Arc::clone(&self.inner.contracts);
        self.read(move |conn| {
            let select = "SELECT number, doc FROM ticket WHERE open = 1 AND number > ?
                ORDER BY number LIMIT ?";
            let mut statement = conn.prepare_cached(select)?;
            let mut rows = statement.query(params![sql(after.0), limited(limit)])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                let ticket = TicketNumber(number(row.get(0)?));
                let doc: String = row.get(1)?;
                found.push(Ahead { ticket, warning: next(&contracts, ticket, &doc) });
            }
            Ok(found)
        })
        .await
    }

    /// What lies ahead of the tickets that the entries after `after` are about, each once, and the entry
    /// that the answer is true of: the log goes on from there. At most `limit` entries are looked at.
    ///
    /// # Errors
    /// The database cannot be read.
    pub(in crate::server) async fn ahead_since(
        &self,
        after: u64,
        limit: usize,
    ) -> Answer<(Vec<Ahead>, u64)> {
        let contracts = std::sync::Arc::clone(&self.inner.contracts);
        self.read(move |conn| {
            // An end beyond the head would pass over what is written later.
            let end = after.saturating_add(limit as u64).min(Position::load(conn)?.head().seq);
            let select = "SELECT DISTINCT number FROM event
                WHERE seq > ? AND seq <= ? AND aggregate = ? ORDER BY number";
            let mut statement = conn.prepare_cached(select)?;
            let values = params![sql(after), sql(end), project::TICKET];
            let touched = statement.query_map(values, |row| row.get::<_, i64>(0))?;
            let mut found = Vec::new();
            for touched in touched {
                let ticket = TicketNumber(number(touched?));
                let warning = open_one(conn, ticket)?.and_then(|doc| next(&contracts, ticket, &doc));
                found.push(Ahead { ticket, warning });
            }
            Ok((found, end))
        })
        .await
    }
}

fn open_one(conn: &Connection, ticket: TicketNumber) -> Result<Option<String>, Fault> {
    let select = "SELECT doc FROM ticket WHERE number = ? AND open = 1";
    let mut statement = conn.prepare_cached(select)?;
    Ok(statement.query_row([sql(ticket.0)], |row| row.get(0)).optional()?)
}

fn next(contracts: &Contracts, ticket: TicketNumber, doc: &str) -> Option<Timestamp> {
    let read: Ticket = match serde_json::from_str(doc) {
        Ok(read) => read,
        Err(error) => {
            tracing::error!(%ticket, %error, "a ticket that cannot be read is given no warnings");
            return None;
        }
    };
    let contract = contracts.by_hash(&read.contract);
    if contract.is_none() {
        tracing::error!(%ticket, "a ticket without its contract is given no warnings");
    }
    next_warning(&read, contract?.as_ref())
}

fn limited(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}
