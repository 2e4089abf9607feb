//! The live feed: greeted, resumed without gap, reset when it cannot be.

use std::collections::BTreeMap;

use centralino::api::resource::{FeedEvent, Page, TicketResource};
use centralino::domain::event::Aggregate;
use eventsource_stream::{Event, Eventsource};
use futures_util::stream::{BoxStream, StreamExt};
use serde_json::{Value, json};

use crate::centre::{Centre, Person, intake};

struct Stream(BoxStream<'static, Event>);

impl Stream {
    async fn open(person: &Person, path: &str, last: Option<u64>) -> Self {
        let request = person.request(reqwest::Method::GET, path).header("accept", "text/event-stream");
        let request = match last {
            Some(last) => request.header("last-event-id", last),
            None => request,
        };
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["x-accel-buffering"], "no");
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Self(response.bytes_stream().eventsource().map(Result::unwrap).boxed())
    }

    /// The next event, within a few seconds.
    async fn next(&mut self, name: &str) -> (String, Value) {
        let wait = std::time::Duration::from_secs(15);
        let event = tokio::time::timeout(wait, self.0.next()).await.expect("nothing came").unwrap();
        assert_eq!(event.event, name, "{}", event.data);
        (event.id, serde_json::from_str(&event.data).unwrap())
    }

    async fn ends(self) {
        self.ends_within(5).await;
    }

    /// It ends without another event.
    async fn ends_within(mut self, seconds: u64) {
        let wait = std::time::Duration::from_secs(seconds);
        assert!(tokio::time::timeout(wait, self.0.next()).await.expect("it goes on").is_none());
    }
}

#[tokio::test]
async fn a_stream_greets_sends_and_resumes_where_it_was() {
    let centre = Centre::open().await;
    centre.ticket("a").await;
    let mut stream = Stream::open(&centre.anna, "/v1/events?cursor=0", None).await;
    let (_, hello) = stream.next("hello").await;
    assert_eq!(hello["log"], centre.store.log().to_string());
    assert_eq!(hello["seq"], 1);
    let (id, entry) = stream.next("entry").await;
    assert_eq!((id.as_str(), &entry["event"]["kind"]), ("1", &json!("ticket.registered")));
    assert_eq!(entry["texts"]["description"], "perdita d’acqua");
    centre.ticket("b").await;
    assert_eq!(stream.next("entry").await.0, "2");
    drop(stream);
    centre.ticket("c").await;
    centre.ticket("d").await;
    let mut stream = Stream::open(&centre.anna, "/v1/events?cursor=0", Some(2)).await;
    stream.next("hello").await;
    assert_eq!(stream.next("entry").await.0, "3");
    assert_eq!(stream.next("entry").await.0, "4");
    centre.close().await;
}

#[tokio::test]
async fn an_administrators_stream_has_no_words() {
    let centre = Centre::open().await;
    centre.ticket("a").await;
    let mut stream = Stream::open(&centre.administrator, "/v1/events", None).await;
    stream.next("hello").await;
    assert_eq!(stream.next("entry").await.1["texts"], json!({}));
    centre.close().await;
}

#[tokio::test]
async fn a_stream_that_belongs_elsewhere_is_reset() {
    let centre = Centre::open().await;
    centre.ticket("a").await;
    let other = uuid::Uuid::nil();
    for path in ["/v1/events?cursor=2".to_owned(), format!("/v1/events?cursor=1&log={other}")] {
        let mut stream = Stream::open(&centre.anna, &path, None).await;
        stream.next("hello").await;
        assert_eq!(stream.next("reset").await.1["seq"], 1, "{path}");
        stream.ends().await;
    }
    centre.close().await;
}

#[tokio::test]
async fn a_silent_stream_beats() {
    let centre = Centre::open().await;
    let mut stream = Stream::open(&centre.anna, "/v1/events", None).await;
    stream.next("hello").await;
    assert_eq!(stream.next("heartbeat").await.1["seq"], 0);
    centre.close().await;
}

/// The stream of a token that was taken back ends with its next heartbeat; another's goes on.
#[tokio::test]
async fn a_revoked_tokens_stream_ends() {
    let centre = Centre::open().await;
    let mut revoked = Stream::open(&centre.bruno, "/v1/events", None).await;
    let mut kept = Stream::open(&centre.anna, "/v1/events", None).await;
    revoked.next("hello").await;
    kept.next("hello").await;
    let tokens = centre.store.list_tokens().await.unwrap();
    let bruno = tokens.iter().find(|token| token.actor == centre.bruno.actor).unwrap();
    assert!(centre.store.revoke(&bruno.id).await.unwrap());
    revoked.ends_within(15).await;
    kept.next("heartbeat").await;
    centre.ticket("a").await;
    kept.next("entry").await;
    centre.close().await;
}

#[tokio::test]
async fn streams_end_when_the_server_stops() {
    let centre = Centre::open().await;
    let mut stream = Stream::open(&centre.anna, "/v1/events", None).await;
    stream.next("hello").await;
    let started = std::time::Instant::now();
    centre.close().await;
    stream.ends().await;
    assert!(started.elapsed() < std::time::Duration::from_secs(3), "the shutdown hung on a stream");
}

#[tokio::test]
async fn a_snapshot_and_its_feed_are_a_fresh_snapshot() {
    let centre = Centre::open().await;
    centre.furnish().await;
    let anna = &centre.anna;
    for index in 0..10 {
        centre.ticket(&format!("t{index}")).await;
    }
    let before: Page<TicketResource> = anna.get("/v1/tickets?state=open").await.is(200).read();
    let mut stream = Stream::open(anna, &format!("/v1/events?cursor={}", before.seq), None).await;
    stream.next("hello").await;
    for number in 1..=8 {
        let path = format!("/v1/tickets/{number}");
        anna.do_now(&path, json!({"action": "dispatch", "technician": 1})).await.is(200);
        anna.do_now(&path, json!({"action": "complete"})).await.is(200);
        if number % 2 == 0 {
            let form = json!({"action": "close", "texts": {"cause": "x", "work_done": "y"}});
            anna.do_now(&path, form).await.is(200);
        }
    }
    let mut late = intake();
    late["priority"] = json!("EME");
    anna.post("/v1/tickets", "late", late).await.is(201);
    let after: Page<TicketResource> = anna.get("/v1/tickets?state=open").await.is(200).read();

    let mut board: BTreeMap<u64, _> =
        before.items.into_iter().map(|item| (item.ticket.number.0, item.ticket)).collect();
    let mut seq = before.seq;
    while seq < after.seq {
        let event: FeedEvent = serde_json::from_value(stream.next("entry").await.1).unwrap();
        assert_eq!(event.entry.seq, seq + 1, "the feed is dense");
        seq = event.entry.seq;
        let Aggregate::Ticket(number) = event.entry.aggregate else { continue };
        match board.get_mut(&number.0) {
            Some(ticket) => ticket.apply(&event.entry),
            None => {
                let born = centralino::domain::ticket::Ticket::born(&event.entry, number).unwrap();
                board.insert(number.0, born);
            }
        }
    }
    board.retain(|_, ticket| ticket.state.is_open());
    let fresh: BTreeMap<u64, _> =
        after.items.into_iter().map(|item| (item.ticket.number.0, item.ticket)).collect();
    assert_eq!(board, fresh);
    centre.close().await;
}
