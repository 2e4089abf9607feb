//! Work orders, one after the other, and the messages that have left. Neither has a table of its own: both are read
//! from the tickets and the log.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::super::fault::{Answer, Fault};
use super::super::{Store, number, sql};
use super::lists::{self, Openness};
use super::withheld;
use crate::api::papers::{MessageResource, OrderResource};
use crate::api::problem::ProblemCode;
use crate::api::resource::Page;
use crate::domain::communication;
use crate::domain::event::{Aggregate, Event, Recorded, TicketEvent};
use crate::domain::order::OrderNumber;
use crate::domain::sight::Sight;
use crate::domain::ticket::Ticket;
use crate::domain::time::Timestamp;

/// Which orders, in the order of their numbers.
#[derive(Clone, Debug)]
pub struct OrderFilter {
    /// Where their tickets stand.
    pub openness: Openness,
    /// The one that the page before ended with.
    pub after: Option<OrderNumber>,
    pub limit: usize,
    pub sight: Sight,
}

/// The entries of the log that tell the client something, from one on.
const COMMUNICATED: &str =
    "SELECT doc FROM event WHERE seq > ? AND kind = 'ticket.communicated' ORDER BY seq";

impl Store {
    /// # Errors
    /// The database cannot be read.
    pub async fn orders(&self, filter: OrderFilter) -> Answer<Page<OrderResource>> {
        // Tickets without orders are passed over one by one.
        self.inner.readers.read_whole(move |conn| orders(conn, &filter)).await
    }

    /// The messages after an entry of the log that have left by now. Whatever was asked for before has been written: an
    /// undoing that came in time is seen, and one that comes later is refused.
    ///
    /// # Errors
    /// The cursor lies ahead of the log, or the database cannot be read.
    pub async fn messages(
        &self,
        after: u64,
        limit: usize,
        sight: Sight,
    ) -> Answer<Page<MessageResource>> {
        let now = self.clock().now();
        self.on_writer(|_| Ok(())).await?;
        self.inner.readers.read_whole(move |conn| messages(conn, after, limit, sight, now)).await
    }
}

fn orders(conn: &Connection, filter: &OrderFilter) -> Result<Page<OrderResource>, Fault> {
    // The first condition is what an index can serve.
    let mut conditions =
        vec!["ticket.number >= ?1", "(ticket.number > ?1 OR (ticket.number = ?1 AND kept.key >= ?2))"];
    match filter.openness {
        Openness::Open => conditions.push("open = 1"),
        Openness::Closed => conditions.push("open = 0"),
        Openness::All => {}
    }
    let select = format!(
        "SELECT ticket.doc, kept.key FROM ticket, json_each(ticket.doc, '$.orders') AS kept
        WHERE {} ORDER BY ticket.number, kept.key LIMIT ?3",
        conditions.join(" AND ")
    );
    // Keys count from 0, and ordinals from 1.
    let (ticket, key) = filter.after.map_or((0, 0), |after| (after.ticket.0, after.ordinal));
    let values = [Value::from(sql(ticket)), Value::from(sql(key)), lists::limit(filter.limit)];
    let mut statement = conn.prepare_cached(&select)?;
    let mut rows = statement.query(params_from_iter(values))?;
    let mut items = Vec::new();
    while let Some(row) = rows.next()? {
        let mut ticket: Ticket = serde_json::from_str(&row.get::<_, String>(0)?)?;
        withheld::from_ticket(&mut ticket, filter.sight);
        let at = usize::try_from(number(row.get(1)?)).unwrap_or(usize::MAX);
        items.extend(OrderResource::all(&ticket).into_iter().nth(at));
    }
    let more = items.len() > filter.limit;
    items.truncate(filter.limit);
    let next_cursor = items.last().filter(|_| more).map(|order| order.number.to_string());
    Ok(Page { items, next_cursor, seq: lists::seq(conn)? })
}

fn messages(
    conn: &Connection,
    after: u64,
    limit: usize,
    sight: Sight,
    now: Timestamp,
) -> Result<Page<MessageResource>, Fault> {
    let seq = lists::seq(conn)?;
    if after > seq {
        return Err(ProblemCode::WrongCursor.into());
    }
    let mut statement = conn.prepare_cached(COMMUNICATED)?;
    let mut rows = statement.query([sql(after)])?;
    let (mut items, mut more) = (Vec::new(), false);
    while let Some(row) = rows.next()? {
        let entry: Recorded = serde_json::from_str(&row.get::<_, String>(0)?)?;
        let (Event::Ticket(TicketEvent::Communicated { channel, plan, .. }), Aggregate::Ticket(of)) =
            (&entry.event, entry.aggregate)
        else {
            continue;
        };
        let Some(sent_at) = communication::leaves_at(*channel, entry.recorded_at) else { continue };
        if now < sent_at {
            // Those after it wait too: a gateway that went past it would never come back for it.
            break;
        }
        let select = "SELECT doc FROM ticket WHERE number = ?";
        let ticket: Option<Ticket> = lists::document(conn, select, of.0)?;
        let Some(ticket) = ticket.filter(|ticket| !ticket.undone.contains(&entry.seq)) else { continue };
        if items.len() == limit {
            more = true;
            break;
        }
        let (channel, phases) = (*channel, plan.clone());
        let (seq, recorded_at) = (entry.seq, entry.recorded_at);
        let texts = lists::with_words(conn, entry, sight)?.texts;
        let (ticket, requester) = (ticket.number, ticket.requester);
        items.push(MessageResource {
            seq,
            ticket,
            channel,
            requester,
            recorded_at,
            sent_at,
            phases,
            texts,
        });
    }
    let next_cursor = items.last().filter(|_| more).map(|message| message.seq.to_string());
    Ok(Page { items, next_cursor, seq })
}
