//! The feed against a server that misbehaves on purpose, over a real socket.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::sse::{Event as Sse, Sse as Answer};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::*;
use crate::api::problem::Problem;
use crate::api::resource::Status;
use crate::domain::code::ActorId;
use crate::domain::code::CallNumber;
use crate::domain::event::{Aggregate, CallEvent, Event, Origin, Recorded};

const LOG: Uuid = Uuid::from_u128(7);
const OTHER: Uuid = Uuid::from_u128(8);
const NOW: &str = "2026-03-10T08:00:00Z";

/// What the server does with one connection.
enum Turn {
    /// Says this, then hangs up.
    Say(Vec<Sse>),
    /// Says this, then is silent.
    SayAndHold(Vec<Sse>),
    Refuse(ProblemCode),
}

struct Fake {
    turns: Mutex<VecDeque<Turn>>,
    /// Last-Event-ID of each connection.
    asked: Mutex<Vec<String>>,
    status: Mutex<(Uuid, u64)>,
}

async fn events(State(fake): State<Arc<Fake>>, headers: HeaderMap) -> Response {
    let header = |name: &str| headers.get(name).map_or("", |value| value.to_str().unwrap()).to_owned();
    assert_eq!(header("authorization"), "Bearer token");
    assert_eq!(header("accept"), "text/event-stream");
    fake.asked.lock().unwrap().push(header("last-event-id"));
    let turn = fake.turns.lock().unwrap().pop_front();
    let said = |list: Vec<Sse>| stream::iter(list.into_iter().map(Ok::<_, Infallible>));
    match turn {
        Some(Turn::Say(list)) => Answer::new(said(list)).into_response(),
        Some(Turn::SayAndHold(list)) => Answer::new(said(list).chain(stream::pending())).into_response(),
        Some(Turn::Refuse(code)) => {
            let status = StatusCode::from_u16(code.status()).unwrap();
            (status, Json(Problem::new(code))).into_response()
        }
        None => Answer::new(stream::pending::<Result<Sse, Infallible>>()).into_response(),
    }
}

async fn status(State(fake): State<Arc<Fake>>) -> Json<Status> {
    let (log, seq) = *fake.status.lock().unwrap();
    Json(Status {
        product: "centralino".to_owned(),
        version: "0".to_owned(),
        api: "v1".to_owned(),
        event_schema: 1,
        database_schema: 1,
        log,
        seq,
        now: NOW.parse().unwrap(),
    })
}

async fn fake(turns: Vec<Turn>, status_of: (Uuid, u64)) -> (Arc<Fake>, Client) {
    let fake = Arc::new(Fake {
        turns: Mutex::new(turns.into()),
        asked: Mutex::default(),
        status: Mutex::new(status_of),
    });
    let routes = axum::Router::new()
        .route(path::EVENTS, get(events))
        .route(path::STATUS, get(status))
        .with_state(Arc::clone(&fake));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let client = Client::new(&format!("http://{}", listener.local_addr().unwrap()), "token").unwrap();
    tokio::spawn(async move { axum::serve(listener, routes).await });
    (fake, client)
}

/// A follower with no patience.
fn follower(
    client: Client,
    after: u64,
    log: Option<Uuid>,
) -> Pin<Box<dyn Stream<Item = FeedItem> + Send>> {
    let backoff = Backoff::new(Duration::from_millis(10), Duration::from_millis(20), 1);
    let silence = Duration::from_millis(300);
    Follower { client, after, log, line: None, restart: false, wait: None, backoff, silence }.stream()
}

fn hello(log: Uuid, seq: u64) -> Sse {
    let data = serde_json::json!({ "log": log, "seq": seq, "now": NOW });
    Sse::default().event("hello").data(data.to_string())
}

fn heartbeat(seq: u64) -> Sse {
    let data = serde_json::json!({ "seq": seq, "now": NOW });
    Sse::default().event("heartbeat").data(data.to_string())
}

fn entry(seq: u64) -> Sse {
    let now = NOW.parse().unwrap();
    let entry = Recorded {
        seq,
        id: Uuid::nil(),
        aggregate: Aggregate::Call(CallNumber(1)),
        version: seq,
        schema: 1,
        event: Event::Call(CallEvent::Answered),
        said_at: now,
        origin: Origin::Default,
        recorded_at: now,
        actor: ActorId(Uuid::nil()),
        command: "k".to_owned(),
        contract: String::new(),
        seals: Default::default(),
        prev_hash: String::new(),
        hash: String::new(),
    };
    let event = FeedEvent { entry, texts: Default::default() };
    Sse::default().event("entry").id(seq.to_string()).data(serde_json::to_string(&event).unwrap())
}

/// The next items in short form.
async fn heard(feed: &mut Pin<Box<dyn Stream<Item = FeedItem> + Send>>, count: usize) -> Vec<String> {
    let mut heard = Vec::new();
    while heard.len() < count {
        let item = tokio::time::timeout(Duration::from_secs(5), feed.next()).await.unwrap();
        heard.push(match item.unwrap() {
            FeedItem::Hello { seq, .. } => format!("hello {seq}"),
            FeedItem::Entry(event) => format!("entry {}", event.entry.seq),
            FeedItem::Unreadable { seq } => format!("unreadable {seq}"),
            FeedItem::Heartbeat { seq, .. } => format!("heartbeat {seq}"),
            FeedItem::Reset { log, seq } => format!("reset {} {seq}", log.as_u128()),
            FeedItem::Beside(beside) => format!("beside {}", beside.people.len()),
            FeedItem::Down { .. } => "down".to_owned(),
        });
    }
    heard
}

#[tokio::test]
async fn after_a_break_it_goes_on_from_the_last_entry_and_repeats_none() {
    let turns = vec![
        Turn::Say(vec![hello(LOG, 6), entry(5), entry(6), heartbeat(6)]),
        Turn::Say(vec![hello(LOG, 8), entry(6), entry(7)]),
        Turn::SayAndHold(vec![hello(LOG, 8), entry(8)]),
    ];
    let (fake, client) = fake(turns, (LOG, 8)).await;
    let mut feed = follower(client, 4, Some(LOG));
    let heard = heard(&mut feed, 10).await;
    assert_eq!(
        heard,
        [
            "hello 6",
            "entry 5",
            "entry 6",
            "heartbeat 6",
            "down",
            "hello 8",
            "entry 7",
            "down",
            "hello 8",
            "entry 8"
        ]
    );
    assert_eq!(*fake.asked.lock().unwrap(), ["4", "6", "7"]);
}

#[tokio::test]
async fn a_line_that_falls_silent_is_given_up() {
    let turns = vec![Turn::SayAndHold(vec![hello(LOG, 4)]), Turn::SayAndHold(vec![hello(LOG, 4)])];
    let (_, client) = fake(turns, (LOG, 4)).await;
    let mut feed = follower(client, 4, Some(LOG));
    assert_eq!(heard(&mut feed, 3).await, ["hello 4", "down", "hello 4"]);
}

/// Such a year makes local times and differences of times panic.
#[tokio::test]
async fn a_clock_at_the_end_of_time_is_no_clock() {
    for year in ["+262142", "-262143"] {
        let data = serde_json::json!({ "log": LOG, "seq": 4, "now": NOW.replace("2026", year) });
        let absurd = Sse::default().event("hello").data(data.to_string());
        let turns = vec![Turn::SayAndHold(vec![absurd]), Turn::SayAndHold(vec![hello(LOG, 4)])];
        let (_, client) = fake(turns, (LOG, 4)).await;
        let mut feed = follower(client, 4, Some(LOG));
        assert_eq!(heard(&mut feed, 2).await, ["down", "hello 4"]);
    }
}

#[tokio::test]
async fn nobody_goes_on_in_another_log() {
    let turns = vec![
        Turn::Say(vec![hello(OTHER, 90), entry(5), entry(6)]),
        Turn::SayAndHold(vec![hello(OTHER, 91), entry(91)]),
    ];
    let (fake, client) = fake(turns, (OTHER, 90)).await;
    let mut feed = follower(client, 4, Some(LOG));
    assert_eq!(heard(&mut feed, 3).await, ["reset 8 90", "hello 91", "entry 91"]);
    assert_eq!(*fake.asked.lock().unwrap(), ["4", "90"]);
}

#[tokio::test]
async fn a_log_that_became_shorter_is_another() {
    let turns = vec![Turn::Say(vec![hello(LOG, 3)]), Turn::SayAndHold(vec![hello(LOG, 3)])];
    let (_, client) = fake(turns, (LOG, 3)).await;
    let mut feed = follower(client, 4, Some(LOG));
    assert_eq!(heard(&mut feed, 2).await, ["reset 7 3", "hello 3"]);
}

#[tokio::test]
async fn too_far_behind_is_told_and_the_feed_goes_on_from_the_head() {
    let reset = Sse::default().event("reset").data("{}");
    let turns = vec![
        Turn::Say(vec![hello(LOG, 9000), reset]),
        Turn::Refuse(ProblemCode::WrongCursor),
        Turn::SayAndHold(vec![hello(LOG, 9001), entry(9001)]),
    ];
    let (fake, client) = fake(turns, (LOG, 9000)).await;
    let mut feed = follower(client, 4, Some(LOG));
    let expected = ["hello 9000", "reset 7 9000", "reset 7 9000", "hello 9001", "entry 9001"];
    assert_eq!(heard(&mut feed, 5).await, expected);
    assert_eq!(*fake.asked.lock().unwrap(), ["4", "9000", "9000"]);
}

#[tokio::test]
async fn a_refused_token_is_down_with_its_reason_and_tried_again() {
    let turns = vec![Turn::Refuse(ProblemCode::Unauthenticated), Turn::SayAndHold(vec![hello(LOG, 4)])];
    let (_, client) = fake(turns, (LOG, 4)).await;
    let mut feed = follower(client, 4, None);
    let Some(FeedItem::Down { reason, .. }) = feed.next().await else { panic!("not down") };
    assert_eq!(reason.code(), Some(ProblemCode::Unauthenticated));
    assert_eq!(heard(&mut feed, 1).await, ["hello 4"]);
}

#[tokio::test]
async fn an_entry_of_a_later_version_is_passed_over_by_its_id() {
    let later = Sse::default().event("entry").id("5").data(r#"{"seq":5,"aggregate":{"of":"robot"}}"#);
    let news = Sse::default().event("announcement").data("later servers say more");
    let turns = vec![Turn::SayAndHold(vec![hello(LOG, 6), news, later, entry(6)])];
    let (_, client) = fake(turns, (LOG, 6)).await;
    let mut feed = follower(client, 4, Some(LOG));
    assert_eq!(heard(&mut feed, 3).await, ["hello 6", "unreadable 5", "entry 6"]);
}
