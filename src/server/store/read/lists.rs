//! What can be read: single records and pages of lists, with their words as far as the reader may see
//! them. Cursors stand on keys, never on offsets.

use std::collections::BTreeMap;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params, params_from_iter};
use serde::de::DeserializeOwned;

use super::super::append::Position;
use super::super::fault::{Answer, Fault};
use super::super::project::{columns, lasting_texts};
use super::super::{Store, sql};
use super::withheld;
use crate::api::problem::ProblemCode;
use crate::api::resource::{
    CallResource, ClockReading, ContractResource, FeedEvent, Page, TicketInFull, TicketResource,
};
use crate::domain::call::{Call, CallState};
use crate::domain::code::{CallNumber, TicketNumber};
use crate::domain::contract;
use crate::domain::event::{Aggregate, Recorded};
use crate::domain::sight::Sight;
use crate::domain::text::{TextField, Texts, folded};
use crate::domain::ticket::Ticket;
use crate::domain::time::Timestamp;

/// Which tickets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Openness {
    Open,
    /// Closed, rejected, cancelled and imported ones.
    Closed,
    All,
}

/// Which calls, in the order of their numbers.
#[derive(Clone, Debug)]
pub struct CallFilter {
    pub state: Option<CallState>,
    /// Those that were not over before (UTC): a call that rang all night and was lost in the morning is
    /// the morning's.
    pub since: Option<Timestamp>,
    pub after: u64,
    pub limit: usize,
    pub sight: Sight,
}

/// Which tickets: in the order of their numbers, or the latest first when searched.
#[derive(Clone, Debug)]
pub struct TicketFilter {
    pub openness: Openness,
    /// Every word of it must be found, accents and case apart.
    pub search: Option<String>,
    /// The number that the page before ended with.
    pub cursor: Option<u64>,
    pub limit: usize,
    /// What the reader may see; only who sees all words may search in them.
    pub sight: Sight,
}

/// Which entries of the log.
#[derive(Clone, Debug)]
pub struct EventFilter {
    pub after: u64,
    pub of: Option<Aggregate>,
    pub limit: usize,
    pub sight: Sight,
}

impl Store {
    /// # Errors
    /// The database cannot be read.
    pub async fn call(&self, number: CallNumber, sight: Sight) -> Answer<Option<CallResource>> {
        self.read(move |conn| {
            let select = "SELECT doc FROM call WHERE number = ?";
            let call: Option<Call> = document(conn, select, number.0)?;
            call.map(|call| call_with_words(conn, call, sight)).transpose()
        })
        .await
    }

    /// # Errors
    /// The database cannot be read.
    pub async fn calls(&self, filter: CallFilter) -> Answer<Page<CallResource>> {
        self.read(move |conn| {
            let (select, values) = call_query(&filter);
            let (calls, more) = page::<Call>(conn, &select, values, filter.limit)?;
            let next_cursor = calls.last().filter(|_| more).map(|call| call.number.to_string());
            let items = calls.into_iter().map(|call| call_with_words(conn, call, filter.sight));
            Ok(Page { items: items.collect::<Result<_, _>>()?, next_cursor, seq: seq(conn)? })
        })
        .await
    }

    /// # Errors
    /// The database cannot be read.
    pub async fn ticket(&self, number: TicketNumber, sight: Sight) -> Answer<Option<TicketInFull>> {
        let contracts = std::sync::Arc::clone(&self.inner.contracts);
        let now = self.clock().now();
        self.read(move |conn| {
            let select = "SELECT doc FROM ticket WHERE number = ?";
            let Some(ticket) = document::<Ticket>(conn, select, number.0)? else { return Ok(None) };
            let contract = contracts.by_hash(&ticket.contract);
            let clocks = contract.map(|contract| ClockReading::all(&ticket, &contract, now));
            let clocks = clocks.unwrap_or_default();
            let of = Some(Aggregate::Ticket(number));
            let timeline = events(conn, &EventFilter { after: 0, of, limit: usize::MAX, sight })?;
            let ticket = ticket_with_words(conn, ticket, sight)?;
            Ok(Some(TicketInFull { ticket, clocks, timeline }))
        })
        .await
    }

    /// A page with the `seq` that it is true of: both are read in one transaction.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn tickets(&self, filter: TicketFilter) -> Answer<Page<TicketResource>> {
        self.read(move |conn| {
            let (select, values) = ticket_query(&filter);
            let (tickets, more) = page::<Ticket>(conn, &select, values, filter.limit)?;
            let next_cursor = tickets.last().filter(|_| more).map(|ticket| ticket.number.to_string());
            let items = tickets.into_iter().map(|ticket| ticket_with_words(conn, ticket, filter.sight));
            Ok(Page { items: items.collect::<Result<_, _>>()?, next_cursor, seq: seq(conn)? })
        })
        .await
    }

    /// Entries of the log in order; the cursor is the `seq` of the last.
    ///
    /// # Errors
    /// The cursor lies ahead of the log.
    pub async fn events(&self, filter: EventFilter) -> Answer<Page<FeedEvent>> {
        self.read(move |conn| {
            let head = seq(conn)?;
            if filter.after > head {
                return Err(ProblemCode::WrongCursor.into());
            }
            let mut wanted = filter;
            wanted.limit = wanted.limit.saturating_add(1);
            let mut items = events(conn, &wanted)?;
            let more = items.len() == wanted.limit;
            if more {
                items.pop();
            }
            let next_cursor = items.last().filter(|_| more).map(|last| last.entry.seq.to_string());
            Ok(Page { items, next_cursor, seq: head })
        })
        .await
    }

    /// Every version of every contract, as its text.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn contract_texts(&self) -> Answer<Vec<ContractResource>> {
        self.read(|conn| {
            let select =
                "SELECT hash, name, version, text, current FROM contract ORDER BY name, version";
            let mut statement = conn.prepare_cached(select)?;
            let read = |row: &Row<'_>| {
                Ok(ContractResource {
                    hash: row.get(0)?,
                    name: row.get(1)?,
                    version: row.get(2)?,
                    title: String::new(),
                    text: row.get(3)?,
                    current: row.get(4)?,
                })
            };
            let mut contracts = statement.query_map([], read)?.collect::<Result<Vec<_>, _>>()?;
            for found in &mut contracts {
                let parsed =
                    contract::load(&found.text).map_err(|error| Fault::Internal(error.to_string()))?;
                found.title = parsed.title;
            }
            Ok(contracts)
        })
        .await
    }
}

/// The log's head inside this transaction.
pub(super) fn seq(conn: &Connection) -> Result<u64, Fault> {
    Ok(Position::load(conn)?.head().seq)
}

/// One more than asked for: whether there is a next page.
pub(super) fn limit(limit: usize) -> Value {
    Value::from(i64::try_from(limit.saturating_add(1)).unwrap_or(i64::MAX))
}

fn call_query(filter: &CallFilter) -> (String, Vec<Value>) {
    let mut conditions = vec!["number > ?"];
    let mut values = vec![Value::from(sql(filter.after))];
    if let Some(state) = filter.state {
        conditions.push("state = ?");
        values.push(Value::from(state.code().to_owned()));
    }
    if let Some(since) = filter.since {
        // As numbers: the texts of two instants may differ in length. SQLite reads milliseconds.
        conditions.push(
            "(doc ->> 'ended_at' IS NULL OR unixepoch(doc ->> 'ended_at', 'subsec') >= ? / 1000.0)",
        );
        values.push(Value::from(since.timestamp_millis()));
    }
    values.push(limit(filter.limit));
    let condition = conditions.join(" AND ");
    (format!("SELECT doc FROM call WHERE {condition} ORDER BY number LIMIT ?"), values)
}

fn ticket_query(filter: &TicketFilter) -> (String, Vec<Value>) {
    let mut conditions = Vec::new();
    let mut values = Vec::new();
    match filter.openness {
        Openness::Open => conditions.push("open = 1"),
        Openness::Closed => conditions.push("open = 0"),
        Openness::All => {}
    }
    let search = filter.search.as_deref().map(folded).unwrap_or_default();
    for word in search.split_whitespace() {
        if filter.sight.shows_words() {
            conditions.push("instr(words, ?) > 0");
            values.push(Value::from(word.to_owned()));
        } else {
            conditions.push("number = ?");
            values.push(Value::from(word.parse::<i64>().unwrap_or(0)));
        }
    }
    let searched = !search.trim().is_empty();
    if let Some(cursor) = filter.cursor {
        conditions.push(if searched { "number < ?" } else { "number > ?" });
        values.push(Value::from(sql(cursor)));
    }
    values.push(limit(filter.limit));
    let from = if searched { "ticket JOIN ticket_search USING (number)" } else { "ticket" };
    let condition = if conditions.is_empty() { "1".to_owned() } else { conditions.join(" AND ") };
    let order = if searched { "DESC" } else { "ASC" };
    let select = format!("SELECT doc FROM {from} WHERE {condition} ORDER BY number {order} LIMIT ?");
    (select, values)
}

pub(super) fn document<T: DeserializeOwned>(
    conn: &Connection,
    select: &str,
    number: u64,
) -> Result<Option<T>, Fault> {
    let mut statement = conn.prepare_cached(select)?;
    let doc = statement.query_row([sql(number)], |row| row.get::<_, String>(0)).optional()?;
    Ok(doc.map(|doc| serde_json::from_str(&doc)).transpose()?)
}

/// The documents of a page, and whether there are more.
fn page<T: DeserializeOwned>(
    conn: &Connection,
    select: &str,
    values: Vec<Value>,
    limit: usize,
) -> Result<(Vec<T>, bool), Fault> {
    let mut statement = conn.prepare_cached(select)?;
    let docs = statement.query_map(params_from_iter(values), |row| row.get::<_, String>(0))?;
    let parse = |doc: rusqlite::Result<String>| Ok::<T, Fault>(serde_json::from_str(&doc?)?);
    let mut items = docs.map(parse).collect::<Result<Vec<T>, Fault>>()?;
    let more = items.len() > limit;
    items.truncate(limit);
    Ok((items, more))
}

fn call_with_words(conn: &Connection, mut call: Call, sight: Sight) -> Result<CallResource, Fault> {
    withheld::from_call(&mut call, sight);
    let texts = texts_for(conn, sight, Aggregate::Call(call.number), &[])?;
    Ok(CallResource { call, texts })
}

fn ticket_with_words(
    conn: &Connection,
    mut ticket: Ticket,
    sight: Sight,
) -> Result<TicketResource, Fault> {
    withheld::from_ticket(&mut ticket, sight);
    let texts = texts_for(conn, sight, Aggregate::Ticket(ticket.number), &ticket.undone)?;
    Ok(TicketResource { ticket, texts })
}

fn texts_for(conn: &Connection, sight: Sight, of: Aggregate, undone: &[u64]) -> Result<Texts, Fault> {
    if sight == Sight::Nothing {
        return Ok(Texts::new());
    }
    let mut texts = lasting_texts(conn, of, undone)?;
    texts.retain(|field, _| sight.shows(*field));
    Ok(texts)
}

/// Entries of the log, with their words.
fn events(conn: &Connection, filter: &EventFilter) -> Result<Vec<FeedEvent>, Fault> {
    let most = i64::try_from(filter.limit).unwrap_or(i64::MAX);
    let read = |row: &Row<'_>| row.get::<_, String>(0);
    let docs: Vec<String> = match filter.of {
        None => {
            let select = "SELECT doc FROM event WHERE seq > ? ORDER BY seq LIMIT ?";
            let mut statement = conn.prepare_cached(select)?;
            statement.query_map(params![sql(filter.after), most], read)?.collect::<Result<_, _>>()?
        }
        Some(of) => {
            let select = "SELECT doc FROM event WHERE aggregate = ? AND number = ? AND seq > ?
                ORDER BY version LIMIT ?";
            let (aggregate, number) = columns(of);
            let mut statement = conn.prepare_cached(select)?;
            let values = params![aggregate, number, sql(filter.after), most];
            statement.query_map(values, read)?.collect::<Result<_, _>>()?
        }
    };
    let entries = docs.iter().map(|doc| serde_json::from_str::<Recorded>(doc));
    entries.map(|entry| with_words(conn, entry?, filter.sight)).collect()
}

pub(super) fn with_words(
    conn: &Connection,
    mut entry: Recorded,
    sight: Sight,
) -> Result<FeedEvent, Fault> {
    withheld::from_entry(&mut entry, sight);
    let mut texts = BTreeMap::new();
    if sight != Sight::Nothing && !entry.seals.is_empty() {
        let select = "SELECT field, body FROM personal_text WHERE event_seq = ?";
        let mut statement = conn.prepare_cached(select)?;
        let mut rows = statement.query([sql(entry.seq)])?;
        while let Some(row) = rows.next()? {
            let field: String = row.get(0)?;
            let known = TextField::ALL.into_iter().find(|known| known.code() == field);
            if let Some(field) = known.filter(|field| sight.shows(*field)) {
                texts.insert(field, row.get(1)?);
            }
        }
    }
    Ok(FeedEvent { entry, texts })
}
