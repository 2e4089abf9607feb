//! The watch against a store that fails. It waits on the machine's clock for what must not come too often.

use std::time::Duration;

use chrono::TimeDelta;
use rusqlite::Connection;

use super::*;
use crate::api::resource::NewTicket;
use crate::domain::event::{Aggregate, WARNED};
use crate::domain::role::{Actor, Role};
use crate::domain::sight::Sight;
use crate::server::clock::Entropy;
use crate::server::store::read::EventFilter;
use crate::server::store::{Command, StoreOptions, Submission};

struct Room {
    _folder: tempfile::TempDir,
    store: Store,
    clock: Clock,
}

fn room() -> Room {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::manual("2026-11-23T09:00:00Z".parse().unwrap());
    let options = StoreOptions {
        clock: clock.clone(),
        entropy: Entropy::seeded(3),
        ..StoreOptions::at(folder.path().join("a.db"))
    };
    Room { _folder: folder, store: Store::open(options).unwrap(), clock }
}

impl Room {
    async fn ticket(&self, key: &str) -> TicketNumber {
        self.try_ticket(key).await.unwrap()
    }

    async fn try_ticket(&self, key: &str) -> Answer<TicketNumber> {
        let (_, id) = self.store.add_token("Anna Demo", Role::Operator).await.unwrap();
        let new: NewTicket = serde_json::from_value(serde_json::json!({
            "channel": "phone", "call_type": "RI", "priority": "EME",
            "texts": {"description": "perdita", "place": "bagno"},
        }))
        .unwrap();
        let actor = Actor { id, role: Role::Operator };
        let submission = Submission { actor, key: key.to_owned(), command: Command::NewTicket(new) };
        Ok(self.store.submit(submission).await?.body.ticket().unwrap())
    }

    /// How many warnings the ticket's history holds.
    async fn told(&self, number: TicketNumber) -> usize {
        let of = Some(Aggregate::Ticket(number));
        let filter = EventFilter { after: 0, of, limit: 100, sight: Sight::Nothing };
        let page = self.store.events(filter).await.unwrap();
        page.items.iter().filter(|item| item.entry.event.kind() == WARNED).count()
    }

    async fn until_told(&self, number: TicketNumber, count: usize) {
        for _ in 0..400 {
            if self.told(number).await >= count {
                break;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        assert_eq!(self.told(number).await, count);
    }

    async fn pragma(&self, set: &'static str) {
        let run = |conn: &Connection| Ok(conn.execute_batch(set)?);
        self.store.on_writer(run).await.unwrap();
    }

    async fn end(self, stop: CancellationToken, watching: tokio::task::JoinHandle<()>) {
        stop.cancel();
        watching.await.unwrap();
        assert_eq!(self.store.verify().await.unwrap().findings, []);
        self.store.close().await;
    }
}

fn watched(room: &Room) -> (CancellationToken, tokio::task::JoinHandle<()>) {
    let stop = CancellationToken::new();
    (stop.clone(), tokio::spawn(run(room.store.clone(), stop)))
}

#[tokio::test]
async fn a_full_disk_is_waited_out() {
    let room = room();
    let number = room.ticket("k").await;
    room.pragma("PRAGMA max_page_count = 1").await;
    // As large as it is, and filled to the brim.
    let mut count = 0;
    while room.try_ticket(&format!("k{count}")).await.is_ok() {
        count += 1;
    }
    let (stop, watching) = watched(&room);
    // Warnings of every part of two budgets: more than fits in what is left of a page.
    room.clock.advance(TimeDelta::hours(2));
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(room.told(number).await, 0);
    assert_eq!(room.store.warn(number).await.unwrap_err().code, ProblemCode::DiskFull);
    room.pragma("PRAGMA max_page_count = 1000000").await;
    room.until_told(number, 8).await;
    room.end(stop, watching).await;
}

#[tokio::test]
async fn a_ticket_that_cannot_be_given_its_warning_keeps_nobody_from_theirs() {
    let room = room();
    let (broken, whole) = (room.ticket("a").await, room.ticket("b").await);
    let mut watch = Watch::over(room.store.clone());
    watch.fill().await;
    room.clock.advance(TimeDelta::minutes(8));
    room.pragma(
        "CREATE TEMP TRIGGER broken BEFORE INSERT ON event WHEN NEW.number = 1
        BEGIN SELECT RAISE(ABORT, 'broken'); END",
    )
    .await;
    watch.give().await.unwrap();
    assert_eq!((room.told(broken).await, room.told(whole).await), (0, 1));
    assert_eq!(watch.aside.len(), 1);
    assert_eq!(watch.agenda.due(room.clock.now(), 9), [], "it is not tried again at once");
    assert!(!watch.aside_retry.is_due());
    room.pragma("DROP TRIGGER broken").await;
    let stop = CancellationToken::new();
    let watching = tokio::spawn(async move { while watch.step().await {} });
    room.until_told(broken, 1).await;
    watching.abort();
    assert!(watching.await.unwrap_err().is_cancelled());
    room.end(stop, tokio::spawn(async {})).await;
}

#[tokio::test]
async fn it_ends_with_the_writer() {
    let room = room();
    let (_stop, watching) = watched(&room);
    room.store.close().await;
    let ended = tokio::time::timeout(Duration::from_secs(5), watching).await;
    ended.unwrap().unwrap();
}

#[tokio::test]
async fn what_is_due_for_many_is_given_to_each() {
    let room = room();
    let mut numbers = Vec::new();
    for at in 0..TOGETHER * 2 + 3 {
        numbers.push(room.ticket(&format!("k{at}")).await);
    }
    room.clock.advance(TimeDelta::minutes(8));
    let (stop, watching) = watched(&room);
    for number in numbers {
        room.until_told(number, 1).await;
    }
    room.end(stop, watching).await;
}
