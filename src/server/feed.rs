//! The live feed: server-sent events read from the log. It never keeps entries of its own that could be
//! missed; the head only says that there is more to read.

use std::convert::Infallible;
use std::time::Duration;

use axum::http::HeaderValue;
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::json;
use tokio::sync::{mpsc, watch};
use tokio::time::{Instant, interval_at};
use tokio_stream::wrappers::ReceiverStream;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::clock::Clock;
use super::presence::Presences;
use super::store::Store;
use super::store::read::EventFilter;
use crate::api::presence::Beside;
use crate::domain::code::ActorId;
use crate::domain::event::Aggregate;
use crate::domain::sight::Sight;

/// How often a silent stream says that it is alive.
const HEARTBEAT: Duration = Duration::from_secs(10);

/// Entries read at a time.
const PAGE: usize = 500;

/// Events that may wait for a slow reader; it is then read no further for it.
const AHEAD: usize = 64;

/// Where a reader goes on, and what it may see.
#[derive(Clone, Debug)]
pub struct Resume {
    /// The last entry that it has.
    pub after: u64,
    pub of: Option<Aggregate>,
    /// The log that its position belongs to, if it says so.
    pub log: Option<Uuid>,
    pub sight: Sight,
}

/// The reader has gone or is nobody any more, or the server stops.
struct Ended;

/// A stream of `hello`, `entry`, `presence`, `heartbeat` and `reset`. It ends when the token is revoked, at the next
/// heartbeat; the token's text is kept as long as the stream and no longer.
pub fn stream(
    store: Store,
    clock: Clock,
    shutdown: CancellationToken,
    token: String,
    resume: Resume,
    beside: Option<(Presences, ActorId)>,
) -> Response {
    let (sender, receiver) = mpsc::channel(AHEAD);
    let feed = Feed { store, clock, token, sender, beside };
    tokio::spawn(async move {
        tokio::select! {
            () = shutdown.cancelled() => {}
            _ = feed.run(resume) => {}
        }
    });
    let mut response = Sse::new(ReceiverStream::new(receiver)).into_response();
    // Proxies would otherwise collect a stream instead of passing it on.
    response.headers_mut().insert("x-accel-buffering", HeaderValue::from_static("no"));
    response
}

struct Feed {
    store: Store,
    clock: Clock,
    /// Asked about again at each heartbeat. No `Debug` here: a token is never printed.
    token: String,
    sender: mpsc::Sender<Result<Event, Infallible>>,
    /// Who is at which ticket, and who the reader is; absent where they are not to know.
    beside: Option<(Presences, ActorId)>,
}

impl Feed {
    async fn run(self, resume: Resume) -> Result<(), Ended> {
        // Subscribed before the first read: what is committed in between wakes it again.
        let mut head = self.store.head();
        let seq = head.borrow_and_update().seq;
        let (log, now) = (self.store.log(), self.clock.now());
        self.put("hello", &json!({ "log": log, "seq": seq, "now": now })).await?;
        let Resume { mut after, of, log: meant, sight } = resume;
        if after > seq || meant.is_some_and(|meant| meant != log) {
            return self.put("reset", &json!({ "log": log, "seq": seq })).await;
        }
        let mut changes = self.beside.as_ref().map(|(presences, _)| presences.changes());
        let mut beside = Beside::default();
        let mut heartbeat = interval_at(Instant::now() + HEARTBEAT, HEARTBEAT);
        loop {
            after = self.catch_up(after, of, sight).await?;
            beside = self.tell_who_is_beside(beside).await?;
            tokio::select! {
                changed = head.changed() => changed.map_err(|_| Ended)?,
                _ = heartbeat.tick() => {
                    self.still_known().await?;
                    let seq = head.borrow().seq;
                    self.put("heartbeat", &json!({ "seq": seq, "now": self.clock.now() })).await?;
                }
                () = changed(&mut changes) => {}
                () = self.sender.closed() => return Err(Ended),
            }
        }
    }

    /// Who else is at the reader's ticket, where that is another than was told. It has no id: whoever resumes does
    /// so after an entry, and is told anew.
    async fn tell_who_is_beside(&self, told: Beside) -> Result<Beside, Ended> {
        let Some((presences, reader)) = &self.beside else { return Ok(told) };
        let beside = presences.beside(*reader, self.clock.now());
        if beside != told {
            self.put("presence", &beside).await?;
        }
        Ok(beside)
    }

    /// A stream outlives the request that opened it, and must not outlive the right to it.
    async fn still_known(&self) -> Result<(), Ended> {
        let known = self.store.who(&self.token).await.map_err(|_| Ended)?;
        known.map(|_| ()).ok_or(Ended)
    }

    /// Sends everything after `after`; where it has come to.
    async fn catch_up(&self, mut after: u64, of: Option<Aggregate>, sight: Sight) -> Result<u64, Ended> {
        loop {
            let filter = EventFilter { after, of, limit: PAGE, sight };
            // A stream that cannot read on ends; its reader resumes where it was.
            let page = self.store.events(filter).await.map_err(|_| Ended)?;
            for item in &page.items {
                let event = Event::default().id(item.entry.seq.to_string());
                self.send(event.event("entry"), item).await?;
                after = item.entry.seq;
            }
            if page.next_cursor.is_none() {
                return Ok(page.seq);
            }
        }
    }

    async fn put(&self, name: &str, data: &impl Serialize) -> Result<(), Ended> {
        self.send(Event::default().event(name), data).await
    }

    async fn send(&self, event: Event, data: &impl Serialize) -> Result<(), Ended> {
        let event = event.json_data(data).map_err(|_| Ended)?;
        self.sender.send(Ok(event)).await.map_err(|_| Ended)
    }
}

/// Waits for somebody to come or go; for ever where that is not told.
async fn changed(changes: &mut Option<watch::Receiver<()>>) {
    let heard = match changes {
        Some(changes) => changes.changed().await.is_ok(),
        None => false,
    };
    if !heard {
        std::future::pending::<()>().await;
    }
}
