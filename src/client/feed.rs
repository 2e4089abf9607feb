//! The live feed: the log's entries as they are written, over server-sent events. It never ends and
//! never loses an entry: after a break it goes on from the last one, and where that is impossible it
//! says so.

use std::pin::Pin;
use std::time::Duration;

use eventsource_stream::{Event as Sent, Eventsource};
use futures_util::{Stream, StreamExt, stream};
use reqwest::Method;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::backoff::Backoff;
use super::error::ClientError;
use super::rest::{Client, accepted};
use crate::api::path;
use crate::api::presence::Beside;
use crate::api::problem::ProblemCode;
use crate::api::resource::FeedEvent;
use crate::domain::time::{Timestamp, outside};

/// The server sends a heartbeat every ten seconds; three missed ones are a dead line.
const SILENCE: Duration = Duration::from_secs(30);
/// The header in which the last entry seen travels.
const LAST_EVENT_ID: &str = "last-event-id";

/// What the feed says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FeedItem {
    /// Connected; the log's head and the server's clock.
    Hello {
        log: Uuid,
        seq: u64,
        #[serde(deserialize_with = "outside::instant")]
        now: Timestamp,
    },
    Entry(Box<FeedEvent>),
    /// An entry that this program cannot read at all: see [`super::Replica::skip`].
    Unreadable {
        seq: u64,
    },
    /// Who else is at the ticket that is open here.
    Beside(Beside),
    /// Nothing happened; the server's clock goes on.
    Heartbeat {
        seq: u64,
        #[serde(deserialize_with = "outside::instant")]
        now: Timestamp,
    },
    /// What was followed until here does not go on (another log, or too far behind):
    /// [`super::Replica::reset`], then a snapshot. The feed continues by itself after `seq`.
    Reset {
        log: Uuid,
        seq: u64,
    },
    /// The line is broken; the next try is in so much time.
    Down {
        reason: ClientError,
        retry_in: Duration,
    },
}

/// Follows the log from the entry after `after`. `log`: which log that is; absent, whichever it is.
pub fn follow(
    client: Client,
    after: u64,
    log: Option<Uuid>,
) -> Pin<Box<dyn Stream<Item = FeedItem> + Send>> {
    let follower = Follower {
        client,
        after,
        log,
        line: None,
        restart: false,
        wait: None,
        backoff: Backoff::default(),
        silence: SILENCE,
    };
    follower.stream()
}

type Line = Pin<Box<dyn Stream<Item = Result<Sent, String>> + Send>>;

struct Follower {
    client: Client,
    after: u64,
    log: Option<Uuid>,
    line: Option<Line>,
    /// The place to go on from must be asked for first.
    restart: bool,
    wait: Option<Duration>,
    backoff: Backoff,
    silence: Duration,
}

/// The data of a hello or a heartbeat.
#[derive(Deserialize)]
struct Beat {
    #[serde(default)]
    log: Option<Uuid>,
    seq: u64,
    #[serde(deserialize_with = "outside::instant")]
    now: Timestamp,
}

impl Follower {
    fn stream(self) -> Pin<Box<dyn Stream<Item = FeedItem> + Send>> {
        Box::pin(stream::unfold(self, |mut follower| async move {
            let item = follower.next().await;
            Some((item, follower))
        }))
    }

    async fn next(&mut self) -> FeedItem {
        loop {
            if let Some(wait) = self.wait.take() {
                tokio::time::sleep(wait).await;
            }
            let heard = match &mut self.line {
                None => match self.connect().await {
                    Ok(Some(item)) => return item,
                    Ok(None) => continue,
                    Err(reason) => return self.down(reason),
                },
                Some(line) => tokio::time::timeout(self.silence, line.next()).await,
            };
            match heard {
                Err(_) => return self.down(broken("nothing was heard for too long")),
                Ok(None) => return self.down(broken("the server ended the feed")),
                Ok(Some(Err(cause))) => return self.down(broken(&cause)),
                Ok(Some(Ok(sent))) => {
                    if let Some(item) = self.read(&sent) {
                        return item;
                    }
                }
            }
        }
    }

    /// Opens the line; or, where the place to go on from is lost, asks for a new one.
    async fn connect(&mut self) -> Result<Option<FeedItem>, ClientError> {
        if self.restart {
            let status = self.client.status().await?;
            (self.log, self.after, self.restart) = (Some(status.log), status.seq, false);
            // A server that loses the place again and again must not be asked without a pause.
            self.wait = Some(self.backoff.wait());
            return Ok(Some(FeedItem::Reset { log: status.log, seq: status.seq }));
        }
        match open(&self.client, self.after, self.log, self.silence).await {
            Ok(line) => self.line = Some(line),
            Err(error) if error.code() == Some(ProblemCode::WrongCursor) => self.restart = true,
            Err(error) => return Err(error),
        }
        Ok(None)
    }

    fn read(&mut self, sent: &Sent) -> Option<FeedItem> {
        match sent.event.as_str() {
            "hello" => match serde_json::from_str::<Beat>(&sent.data) {
                Ok(beat) => self.greet(&beat),
                Err(error) => Some(self.down(ClientError::Unreadable(error.to_string()))),
            },
            "heartbeat" => {
                let beat: Beat = serde_json::from_str(&sent.data).ok()?;
                self.backoff.reset();
                Some(FeedItem::Heartbeat { seq: beat.seq, now: beat.now })
            }
            "presence" => serde_json::from_str(&sent.data).ok().map(FeedItem::Beside),
            "reset" => self.lose_place(),
            "entry" | "message" | "" => self.take(sent),
            // A later server may say more.
            _ => None,
        }
    }

    fn greet(&mut self, beat: &Beat) -> Option<FeedItem> {
        let log = beat.log?;
        let other = self.log.is_some_and(|known| known != log);
        // A log that is shorter than what was seen of it was restored from a copy.
        if other || beat.seq < self.after {
            return self.lose_place();
        }
        self.log = Some(log);
        self.backoff.reset();
        Some(FeedItem::Hello { log, seq: beat.seq, now: beat.now })
    }

    /// The line is dropped, and [`Self::connect`] finds a new place.
    fn lose_place(&mut self) -> Option<FeedItem> {
        self.line = None;
        self.restart = true;
        None
    }

    fn take(&mut self, sent: &Sent) -> Option<FeedItem> {
        match serde_json::from_str::<FeedEvent>(&sent.data) {
            Ok(event) if event.entry.seq <= self.after => None,
            Ok(event) => {
                self.after = event.entry.seq;
                Some(FeedItem::Entry(Box::new(event)))
            }
            Err(error) => match sent.id.parse() {
                Ok(seq) if seq > self.after => {
                    self.after = seq;
                    Some(FeedItem::Unreadable { seq })
                }
                _ => Some(self.down(ClientError::Unreadable(error.to_string()))),
            },
        }
    }

    fn down(&mut self, reason: ClientError) -> FeedItem {
        self.line = None;
        let retry_in = self.backoff.wait();
        self.wait = Some(retry_in);
        FeedItem::Down { reason, retry_in }
    }
}

async fn open(
    client: &Client,
    after: u64,
    log: Option<Uuid>,
    patience: Duration,
) -> Result<Line, ClientError> {
    let request = client.request(Method::GET, path::EVENTS, "text/event-stream");
    let mut request = request.header(LAST_EVENT_ID, after);
    if let Some(log) = log {
        // A server with another log says so at once instead of sending what would be thrown away.
        request = request.query(&[("log", log)]);
    }
    let sent = tokio::time::timeout(patience, request.send()).await;
    let response = accepted(sent.map_err(|_| broken("no answer"))??).await?;
    let events = response.bytes_stream().eventsource();
    Ok(Box::pin(events.map(|sent| sent.map_err(|error| error.to_string()))))
}

fn broken(cause: &str) -> ClientError {
    ClientError::Unreachable(cause.to_owned())
}

#[cfg(test)]
mod tests;
