//! Warnings as they are given by a server that runs, stops and starts again. The instants were counted by
//! hand in the office hours of the shipped contract: 08–18, Monday to Friday.

use std::time::Duration;

use centralino::api::resource::{FeedEvent, Page};
use centralino::domain::clock::Milestone;
use centralino::domain::code::ActorId;
use centralino::domain::event::{Event, Origin, TicketEvent, Warning};
use centralino::domain::role::Role;
use centralino::domain::time::Timestamp;
use centralino::server::{Options, start};
use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::centre::{Centre, at, intake};

/// A Friday, 15:00 in Rome.
const FRIDAY: &str = "2026-11-27T14:00:00Z";

/// Four and twenty-four working hours from then, by what had gone of them.
const LADDER: [(Milestone, u32, &str); 8] = [
    (Milestone::TakingCharge, 50, "2026-11-27T16:00:00Z"),
    (Milestone::TakingCharge, 75, "2026-11-27T17:00:00Z"),
    (Milestone::TakingCharge, 90, "2026-11-30T07:36:00Z"),
    (Milestone::TakingCharge, 100, "2026-11-30T08:00:00Z"),
    (Milestone::Inspection, 50, "2026-11-30T16:00:00Z"),
    (Milestone::Inspection, 75, "2026-12-01T12:00:00Z"),
    (Milestone::Inspection, 90, "2026-12-01T15:36:00Z"),
    (Milestone::Inspection, 100, "2026-12-02T08:00:00Z"),
];

async fn ticket(centre: &Centre, key: &str, priority: &str) -> u64 {
    let mut new = intake();
    new["priority"] = json!(priority);
    centre.anna.post("/v1/tickets", key, new).await.is(201).number()
}

/// A ticket's warnings, with the entries that they stand in.
async fn given(centre: &Centre, number: u64) -> Vec<(FeedEvent, Warning)> {
    let page = centre.anna.get(&format!("/v1/events?ticket={number}&limit=1000")).await.is(200);
    let page: Page<FeedEvent> = page.read();
    let warning = |event: FeedEvent| match event.entry.event.clone() {
        Event::Ticket(TicketEvent::Warned(warning)) => Some((event, warning)),
        _ => None,
    };
    page.items.into_iter().filter_map(warning).collect()
}

/// Waits until so many were given, and finds no more.
async fn until_given(centre: &Centre, number: u64, count: usize) -> Vec<(FeedEvent, Warning)> {
    for _ in 0..300 {
        if given(centre, number).await.len() >= count {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let found = given(centre, number).await;
    assert_eq!(found.len(), count, "{found:#?}");
    found
}

/// Puts the clock there and gives the watch the time that it would need.
async fn nothing_at(centre: &Centre, instant: Timestamp, number: u64, count: usize) {
    centre.clock.set(instant);
    tokio::time::sleep(Duration::from_millis(60)).await;
    let found = given(centre, number).await;
    assert_eq!(found.len(), count, "at {instant}: {found:#?}");
}

fn told(found: &[(FeedEvent, Warning)]) -> Vec<(Milestone, u32, Timestamp)> {
    let told = |(event, warning): &(FeedEvent, Warning)| {
        (warning.about.milestone, warning.about.percent.get(), event.entry.said_at)
    };
    found.iter().map(told).collect()
}

#[tokio::test]
async fn a_ladder_is_climbed_in_working_hours_each_rung_once() {
    let centre = Centre::open().await;
    centre.clock.set(at(FRIDAY));
    let number = ticket(&centre, "t", "NES").await;
    for (count, (_, _, instant)) in LADDER.iter().enumerate() {
        let instant = at(instant);
        nothing_at(&centre, instant - TimeDelta::milliseconds(1), number, count).await;
        centre.clock.set(instant);
        until_given(&centre, number, count + 1).await;
        // Friday's midnight and Sunday noon lie between the second and the third.
        for night in ["2026-11-27T23:00:00Z", "2026-11-29T11:00:00Z", "2026-12-01T23:00:00Z"].map(at) {
            let next = LADDER.get(count + 1).map(|(_, _, next)| at(next));
            if instant < night && next.is_some_and(|next| night < next) {
                nothing_at(&centre, night, number, count + 1).await;
            }
        }
    }
    nothing_at(&centre, at("2027-02-01T10:00:00Z"), number, LADDER.len()).await;
    let found = given(&centre, number).await;
    let wanted = LADDER.map(|(milestone, percent, instant)| (milestone, percent, at(instant)));
    assert_eq!(told(&found), wanted);
    for (FeedEvent { entry, texts }, warning) in &found {
        let teller = if warning.about.percent.get() < 90 { Role::Operator } else { Role::Supervisor };
        assert_eq!(warning.tell, teller);
        let of_milestone = |rung: &&(Milestone, u32, &str)| rung.0 == warning.about.milestone;
        let last = LADDER.iter().rev().find(of_milestone).unwrap();
        assert_eq!(warning.due, at(last.2), "the deadline as it stood");
        assert_eq!(warning.based_on, entry.seq - 1, "an entry that there is, and the last before it");
        assert_eq!((entry.actor, entry.origin), (ActorId::SYSTEM, Origin::Default));
        assert_eq!(entry.said_at, entry.recorded_at);
        assert!(texts.is_empty() && entry.seals.is_empty(), "no words, and nobody's name");
    }
    let keys: std::collections::BTreeSet<&str> =
        found.iter().map(|(event, _)| event.entry.command.as_str()).collect();
    assert_eq!(keys.len(), LADDER.len(), "each decision has a key of its own");
    centre.store.rebuild().await.unwrap();
    centre.close().await;
}

#[tokio::test]
async fn a_restart_gives_none_again_and_those_that_were_missed_once() {
    let centre = Centre::open().await;
    centre.clock.set(at(FRIDAY));
    let number = ticket(&centre, "t", "NES").await;
    centre.clock.set(at("2026-11-30T16:00:00Z"));
    until_given(&centre, number, 5).await;
    let centre = centre.restart(|_| {}).await;
    nothing_at(&centre, at("2026-12-01T11:59:59Z"), number, 5).await;
    let late = at("2026-12-02T12:00:00Z");
    let centre = centre.restart(|clock| clock.set(late)).await;
    let found = until_given(&centre, number, 8).await;
    let missed = [75, 90, 100].map(|percent| (Milestone::Inspection, percent, late));
    assert_eq!(told(&found)[5..], missed, "said to be given when they were");
    let based_on: Vec<u64> = found[5..].iter().map(|(_, warning)| warning.based_on).collect();
    assert_eq!(based_on, [found[5].0.entry.seq - 1; 3], "one decision");
    let centre = centre.restart(|_| {}).await;
    nothing_at(&centre, at("2026-12-03T12:00:00Z"), number, 8).await;
    // Nobody's commands fill up the table of answers that may be asked for again.
    let database = rusqlite::Connection::open(centre.folder.path().join("centralino.db")).unwrap();
    let count = "SELECT count(*) FROM command WHERE actor = ?";
    let nil = ActorId::SYSTEM.0.to_string();
    assert_eq!(database.query_row(count, [nil], |row| row.get::<_, i64>(0)).unwrap(), 0);
    centre.close().await;
}

#[tokio::test]
async fn two_watches_over_one_log_give_nothing_twice() {
    let centre = Centre::open().await;
    let options = Options {
        listen: "127.0.0.1:0".parse().unwrap(),
        store: centre.store.clone(),
        clock: centre.clock.clone(),
    };
    let second = start(options).await.unwrap();
    let number = ticket(&centre, "t", "EME").await;
    for minutes in [8, 4, 40, 60] {
        centre.clock.advance(TimeDelta::minutes(minutes));
        tokio::time::sleep(Duration::from_millis(30)).await;
    }
    until_given(&centre, number, 8).await;
    nothing_at(&centre, at("2026-11-24T08:00:00Z"), number, 8).await;
    let report = centre.store.verify().await.unwrap();
    assert_eq!(report.findings, []);
    second.shutdown().await;
    centre.running.shutdown().await;
}

#[tokio::test]
async fn another_priority_is_another_budget_and_the_old_one_is_not_told_again() {
    let centre = Centre::open().await;
    let number = ticket(&centre, "t", "NES").await;
    let path = format!("/v1/tickets/{number}");
    let correct = |priority: &str| json!({"action": "correct", "priority": priority, "texts": {"reason": "peggiora"}});
    // Half of four working hours.
    centre.clock.set(at("2026-11-23T10:00:00Z"));
    until_given(&centre, number, 1).await;
    centre.clock.set(at("2026-11-23T10:05:00Z"));
    centre.anna.do_now(&path, correct("URG")).await.is(200);
    let found = until_given(&centre, number, 9).await;
    let targets: Vec<String> = found.iter().map(|(_, given)| given.about.target.to_string()).collect();
    assert_eq!(targets[0], "4 working hours");
    assert_eq!(targets[1..5], ["30 min"; 4]);
    assert_eq!(targets[5..9], ["120 min"; 4], "they count from the call");
    centre.anna.do_now(&path, correct("NES")).await.is(200);
    centre.clock.set(at("2026-11-23T11:00:00Z"));
    let found = until_given(&centre, number, 10).await;
    assert_eq!(told(&found)[9], (Milestone::TakingCharge, 75, at("2026-11-23T11:00:00Z")));
    centre.close().await;
}

#[tokio::test]
async fn work_that_is_suspended_is_warned_of_when_it_goes_on() {
    let centre = Centre::open().await;
    let (anna, dora) = (&centre.anna, &centre.approver);
    ticket(&centre, "t", "NES").await;
    let path = "/v1/tickets/1";
    // Five working days from a Monday at nine: the 30th at midnight, fifty-nine working hours.
    let found = json!({"action": "record-inspection", "level": "BRE", "covered": true});
    anna.do_now(path, found).await.is(200);
    anna.do_now(path, json!({"action": "ask-parts", "texts": {"part": "valvola"}})).await.is(200);
    centre.clock.advance(TimeDelta::hours(1));
    dora.do_now(path, json!({"action": "approve-parts"})).await.is(200);
    for day in 1..=20 {
        nothing_at(&centre, at("2026-11-23T12:00:00Z") + TimeDelta::days(day), 1, 0).await;
    }
    // The watch is at work: another ticket's warnings come.
    let other = ticket(&centre, "other", "EME").await;
    centre.clock.advance(TimeDelta::hours(2));
    until_given(&centre, other, 8).await;
    assert!(given(&centre, 1).await.is_empty());
    anna.do_now(path, json!({"action": "receive-part"})).await.is(200);
    centre.clock.advance(TimeDelta::days(30));
    let found = until_given(&centre, 1, 4).await;
    assert!(found.iter().all(|(_, given)| given.about.milestone == Milestone::ExecutionStart));
    centre.close().await;
}

#[tokio::test]
async fn a_warning_stands_in_nobodys_way_and_hides_no_change() {
    let centre = Centre::open().await;
    let anna = &centre.anna;
    let number = ticket(&centre, "t", "EME").await;
    let path = format!("/v1/tickets/{number}");
    let note = |text: &str| json!({"action": "note", "texts": {"note": text}});
    let seen = anna.get(&path).await.body["version"].as_u64().unwrap();
    centre.clock.advance(TimeDelta::minutes(14));
    until_given(&centre, number, 3).await;
    let done = anna.act(&path, seen, "seen-before", note("visto prima dell’avviso")).await.is(200);
    assert_eq!(done.body["version"], seen + 4, "three warnings and the note");
    // Somebody changed the ticket: that is told, warnings or not.
    let charge = json!({"action": "take-charge"});
    let stale = anna.act(&path, seen, "stale", charge.clone()).await.problem(412, "version-stale");
    assert_eq!(stale.body["params"]["current"], seen + 4);
    let changed = json!(["ticket.warned", "ticket.warned", "ticket.warned", "ticket.noted"]);
    assert_eq!(stale.body["params"]["changed"], changed);
    centre.clock.advance(TimeDelta::hours(1));
    until_given(&centre, number, 8).await;
    anna.act(&path, seen + 3, "stale-2", charge).await.problem(412, "version-stale");
    // A version that nobody can have seen.
    anna.act(&path, seen + 40, "ahead", note("domani")).await.problem(412, "version-stale");
    anna.act(&path, seen + 4, "current", note("ora")).await.is(200);
    centre.close().await;
}

#[tokio::test]
async fn each_clock_comes_with_its_reading_at_the_servers_now() {
    let centre = Centre::open().await;
    let number = ticket(&centre, "t", "EME").await;
    centre.clock.advance(TimeDelta::minutes(20));
    let whole = centre.anna.get(&format!("/v1/tickets/{number}")).await.is(200).body;
    let clock = |milestone: &str| -> Value {
        let clocks = whole["clocks"].as_array().unwrap();
        clocks.iter().find(|clock| clock["milestone"] == milestone).unwrap().clone()
    };
    let (charge, inspection) = (clock("taking-charge"), clock("inspection"));
    assert_eq!(charge["standing"], "overdue");
    assert_eq!(charge["breached_at"], "2026-11-23T08:15:00Z");
    assert_eq!(
        (&charge["elapsed"], &charge["left"]),
        (&json!({"seconds": 1200}), &json!({"seconds": 0}))
    );
    assert_eq!(inspection["standing"], "soon");
    assert_eq!(inspection["left"], json!({"seconds": 2400}));
    assert_eq!((&inspection["breached_at"], &inspection["paused_seconds"]), (&Value::Null, &json!(0)));
    for clock in [charge, inspection] {
        assert_eq!(clock["as_of"], "2026-11-23T08:20:00Z");
        assert_eq!(
            (&clock["target"], &clock["started_at"]),
            (&clock["target"], &json!("2026-11-23T08:00:00Z"))
        );
    }
    let client = centralino::client::Client::new(&centre.anna.base, &centre.anna.token).unwrap();
    let read = client.ticket(centralino::domain::code::TicketNumber(number)).await.unwrap();
    assert_eq!(serde_json::to_value(&read.clocks).unwrap(), whole["clocks"]);
    assert!(read.clocks.iter().all(|clock| clock.reading.is_some()));
    centre.close().await;
}
