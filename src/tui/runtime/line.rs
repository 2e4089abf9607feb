//! The line to the server: performs the effects that need it and brings back what happened. It decides
//! nothing; what an answer means is the model's business.

use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::future::BoxFuture;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender};
use uuid::Uuid;

use crate::client::{Client, ClientError, Contracts, FeedItem, TicketQuery, follow};
use crate::tui::app::request::Request;
use crate::tui::app::{Effect, Msg};

/// Finds the server: at the start, and again whenever it has gone. In embedded use this attaches to the
/// backend of another desk, or starts it. The error is a sentence that says what to do.
pub type Connect = Arc<dyn Fn() -> BoxFuture<'static, Result<Client, String>> + Send + Sync>;

/// How often a server that is gone is looked for again.
const LOOK_AGAIN: Duration = Duration::from_secs(2);
/// Rows of a search.
const FOUND_AT_MOST: u32 = 100;

/// Runs until nobody listens: connects, follows the feed, and performs effects as they come.
pub async fn run(connect: Connect, mut effects: UnboundedReceiver<Effect>, tell: Tell) {
    let client = loop {
        match begin(&connect, &tell).await {
            Ok(client) => break client,
            Err(Broken) => tokio::time::sleep(LOOK_AGAIN).await,
        }
    };
    let (current, seen) = tokio::sync::watch::channel(client);
    let feed = tokio::spawn(keep_following(connect, current, tell.clone()));
    while let Some(effect) = effects.recv().await {
        let (client, tell) = (seen.borrow().clone(), tell.clone());
        tokio::spawn(async move {
            if let Some(msg) = perform(&client, effect).await {
                tell.tell(msg);
            }
        });
    }
    feed.abort();
}

/// Where messages go; answers whether anybody still listens.
#[derive(Clone)]
pub struct Tell(pub Arc<dyn Fn(Msg) -> bool + Send + Sync>);

impl Tell {
    fn tell(&self, msg: Msg) {
        // Where nobody listens the desk is closing, and its tasks end with it.
        let _ = (self.0)(msg);
    }
}

struct Broken;

/// The first contact: the token is looked at, so that a wrong one is told at once.
async fn begin(connect: &Connect, tell: &Tell) -> Result<Client, Broken> {
    let client = connect().await.map_err(|sentence| {
        tell.tell(Msg::Broken(sentence));
        Broken
    })?;
    match client.me().await {
        Ok(me) => {
            tell.tell(Msg::Attached(me));
            Ok(client)
        }
        Err(error) => {
            tell.tell(Msg::SnapshotFailed(error));
            Err(Broken)
        }
    }
}

/// Follows the feed from a snapshot on. When the server goes it is looked for again, wherever it is
/// then, and the feed goes on after the last entry.
async fn keep_following(connect: Connect, current: tokio::sync::watch::Sender<Client>, tell: Tell) {
    let mut place = Place::default();
    loop {
        let client = current.borrow().clone();
        if place.log.is_none() {
            match client.snapshot().await {
                Ok(snapshot) => {
                    place = Place { after: snapshot.seq, log: snapshot.log };
                    tell.tell(Msg::Snapshot(Box::new(snapshot)));
                }
                Err(error) => {
                    tell.tell(Msg::SnapshotFailed(error));
                    tokio::time::sleep(LOOK_AGAIN).await;
                    continue;
                }
            }
        }
        let moved = follow_until_moved(&connect, &client, &mut place, &tell).await;
        let _ = current.send(moved);
    }
}

/// How far the feed was heard.
#[derive(Default)]
struct Place {
    after: u64,
    log: Option<Uuid>,
}

/// Hands on the feed's items until the server is found at another address.
async fn follow_until_moved(
    connect: &Connect,
    client: &Client,
    place: &mut Place,
    tell: &Tell,
) -> Client {
    let mut feed = follow(client.clone(), place.after, place.log);
    while let Some(item) = feed.next().await {
        match &item {
            FeedItem::Entry(event) => place.after = event.entry.seq,
            FeedItem::Reset { log, seq } => *place = Place { after: *seq, log: Some(*log) },
            _ => {}
        }
        let down = matches!(item, FeedItem::Down { .. });
        tell.tell(Msg::Feed(item));
        if down
            && let Ok(found) = connect().await
            && found.base() != client.base()
        {
            return found;
        }
    }
    client.clone()
}

/// Performs one effect; what has no answer worth telling has none.
pub async fn perform(client: &Client, effect: Effect) -> Option<Msg> {
    match effect {
        Effect::Send(key, request) => {
            let result = send(client, &key, *request).await;
            Some(Msg::Answered(key, result))
        }
        Effect::FetchSnapshot => Some(match client.snapshot().await {
            Ok(snapshot) => Msg::Snapshot(Box::new(snapshot)),
            Err(error) => Msg::SnapshotFailed(error),
        }),
        Effect::FetchTicket(number) => {
            Some(Msg::Ticket(number, client.ticket(number).await.map(Box::new)))
        }
        Effect::FetchCall(number) => {
            client.call(number).await.ok().map(|call| Msg::Call(Box::new(call)))
        }
        Effect::FetchRecords => {
            let directory = client.directory().await.ok()?;
            let contracts = Contracts::read(&client.contracts().await.ok()?);
            Some(Msg::Records(directory, Box::new(contracts)))
        }
        Effect::Search(serial, text) => {
            let query =
                TicketQuery { q: Some(text), limit: Some(FOUND_AT_MOST), ..TicketQuery::default() };
            Some(Msg::Found(serial, client.tickets(&query).await))
        }
        Effect::FetchAlignment => Some(Msg::Alignment(client.alignment().await)),
        Effect::FetchFigures(day) => Some(Msg::Figures(client.figures(day).await)),
        Effect::SayPresence(said) => {
            // That it did not arrive is nobody's trouble: it is said again.
            let _ = client.say_presence(said).await;
            None
        }
        Effect::SaveDrafts(_)
        | Effect::SaveSlips(_)
        | Effect::KeepBookmark(_)
        | Effect::KeepView(_)
        | Effect::KeepTheme(_)
        | Effect::SavePaper(..)
        | Effect::Announce(_)
        | Effect::Copy(_)
        | Effect::Trial
        | Effect::Redraw
        | Effect::LookAround
        | Effect::Mouse(_)
        | Effect::Suspend
        | Effect::Quit => None,
    }
}

/// One command, once: whether it is tried again is the model's business.
pub async fn send(
    client: &Client,
    key: &str,
    request: Request,
) -> Result<crate::api::resource::Done, ClientError> {
    match request {
        Request::NewCall(call) => client.new_call(&call, key).await,
        Request::Call(number, version, command) => {
            client.call_action(number, version, &command, key).await
        }
        Request::NewTicket(ticket) => client.new_ticket(&ticket, key).await,
        Request::Ticket(number, version, command) => {
            client.ticket_action(number, version, &command, key).await
        }
        Request::CorrectEntry(number, version, asked) => {
            client.correct_entry(number, version, &asked, key).await
        }
        Request::Undo(number, version) => client.undo(number, version, key).await,
    }
}

/// A channel for effects.
pub type Effects = UnboundedSender<Effect>;
