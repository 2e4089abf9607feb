//! Putting tickets under another version of their contract: a real server that holds several. Instants were
//! counted by hand in real minutes from the call.

use std::time::Duration;

use centralino::domain::contract::{load, shipped};
use centralino::domain::role::Role;
use chrono::TimeDelta;
use reqwest::Method;
use serde_json::{Value, json};

use crate::centre::{Centre, Person, Reply, at, intake};

/// The contract of the version before: without a ladder of warnings, penalties or times to a quote.
const BEFORE: &str = include_str!("../domain/azienda-sanitaria-2026.1.toml");

/// The shipped text as another version, with an urgent inspection due in ninety minutes.
fn corrected() -> String {
    let text = shipped::texts()[0].replace("\"2026.3\"", "\"2026.4\"");
    let corrected = text.replace("inspection = \"120 min\"", "inspection = \"90 min\"");
    assert_ne!(text, corrected);
    corrected
}

/// Another client's, which knows the same codes.
fn of_another() -> String {
    shipped::texts()[0].replace("name = \"azienda-sanitaria\"", "name = \"altra\"")
}

fn hash(text: &str) -> String {
    load(text).unwrap().hash
}

async fn centre(current: &str) -> (Centre, Person) {
    let mut texts = vec![current.to_owned()];
    let all = [BEFORE.to_owned(), shipped::texts()[0].to_owned(), corrected(), of_another()];
    texts.extend(all.into_iter().filter(|text| text != current));
    let centre = Centre::with(|options| options.contracts = texts).await;
    let sara = Person::join(&centre.store, &centre.anna.base, "Sara Demo", Role::Supervisor).await;
    (centre, sara)
}

async fn apply(person: &Person, number: u64, version: u64, key: &str, body: Value) -> Reply {
    let request = person.request(Method::POST, &format!("/v1/tickets/{number}/contract"));
    let request = request.header("if-match", format!("\"{version}\""));
    Reply::of(request.header("idempotency-key", key).json(&body)).await
}

fn asked(text: &str) -> Value {
    json!({"contract": hash(text), "reason": "errata corrige"})
}

async fn ticket(person: &Person, number: u64) -> Value {
    person.get(&format!("/v1/tickets/{number}")).await.is(200).body
}

fn due(ticket: &Value, milestone: &str) -> Value {
    let clocks = ticket["clocks"].as_array().unwrap();
    clocks.iter().find(|clock| clock["milestone"] == milestone).unwrap()["due"].clone()
}

fn kinds(ticket: &Value) -> Vec<String> {
    let timeline = ticket["timeline"].as_array().unwrap();
    timeline.iter().map(|event| event["event"]["kind"].as_str().unwrap().to_owned()).collect()
}

/// The projections are what the log makes of them, however they are made.
async fn close(centre: Centre) {
    assert_eq!(centre.store.verify().await.unwrap().findings, []);
    centre.store.rebuild().await.unwrap();
    centre.close().await;
}

#[tokio::test]
async fn a_ticket_is_put_under_a_corrected_contract_with_its_reason() {
    let (centre, sara) = centre(shipped::texts()[0]).await;
    let number = centre.ticket("t").await;
    let other = centre.ticket("other").await;
    let before = ticket(&sara, number).await;
    assert_eq!(due(&before, "inspection"), "2026-11-23T10:00:00Z");
    centre.clock.advance(TimeDelta::minutes(5));

    let done = apply(&sara, number, 1, "a", asked(&corrected())).await.is(200);
    assert_eq!(done.body["events"], json!(["ticket.contract-applied"]));
    assert_eq!((&done.body["version"], done.header("etag")), (&json!(2), "\"2\""));
    let after = ticket(&sara, number).await;
    assert_eq!(after["contract"], hash(&corrected()));
    assert_eq!(due(&after, "inspection"), "2026-11-23T09:30:00Z", "from the call");
    assert_eq!(due(&after, "taking-charge"), due(&before, "taking-charge"));
    let entry = &after["timeline"][1];
    assert_eq!(entry["event"]["from"], hash(shipped::texts()[0]));
    assert_eq!(entry["contract"], hash(&corrected()), "the envelope cites what is applied");
    assert_eq!(entry["texts"]["reason"], "errata corrige");
    assert_eq!(
        (&entry["actor"], &entry["said_at"]),
        (&json!(sara.actor), &json!("2026-11-23T08:05:00Z"))
    );
    let unseen = ticket(&centre.administrator, number).await;
    assert_eq!(unseen["timeline"][1]["texts"], json!({}));
    assert_eq!(ticket(&sara, other).await["contract"], hash(shipped::texts()[0]), "nobody named it");

    // The same again, by its key and by its content.
    let again = apply(&sara, number, 1, "a", asked(&corrected())).await.is(200);
    assert_eq!((again.header("idempotency-replayed"), &again.body), ("true", &done.body));
    apply(&sara, number, 1, "a", asked(BEFORE)).await.problem(422, "key-reused");
    let so = apply(&sara, number, 2, "b", asked(&corrected())).await.is(200);
    assert_eq!((&so.body["events"], &so.body["version"]), (&json!([]), &json!(2)));

    // The work goes on under it, and what is open under the old version as well.
    centre
        .anna
        .do_now(&format!("/v1/tickets/{number}"), json!({"action": "start-inspection"}))
        .await
        .is(200);
    let worked = ticket(&sara, number).await;
    for entry in worked["timeline"].as_array().unwrap().iter().skip(1) {
        assert_eq!(entry["contract"], hash(&corrected()));
    }
    let centre = centre.restart(|_| {}).await;
    assert_eq!(ticket(&centre.anna, number).await, worked);
    close(centre).await;
}

#[tokio::test]
async fn what_is_wrong_with_an_application_is_named() {
    let (centre, sara) = centre(shipped::texts()[0]).await;
    let number = centre.ticket("t").await;
    let right = || asked(&corrected());
    let path = format!("/v1/tickets/{number}/contract");
    sara.post(&path, "no-version", right()).await.problem(428, "version-required");
    let keyless = sara.request(Method::POST, &path).header("if-match", "\"1\"").json(&right());
    Reply::of(keyless).await.problem(400, "key-required");
    apply(&sara, 99, 1, "missing", right()).await.problem(404, "not-found");
    apply(&sara, number, 1, "shape", json!({"reason": "x"}))
        .await
        .problem(400, "unreadable")
        .about("contract");
    for person in [&centre.anna, &centre.technician, &centre.approver, &centre.administrator] {
        apply(person, number, 1, "role", right()).await.problem(403, "forbidden");
    }
    let unknown = json!({"contract": "0".repeat(64), "reason": "x"});
    let told =
        apply(&sara, number, 1, "unknown", unknown).await.problem(422, "refused").about("contract");
    let versions = ["2026.1", "2026.3", "2026.4"].map(|version| format!("azienda-sanitaria@{version}"));
    assert_eq!(told.body["refusal"]["known"], json!(versions));
    let told = apply(&sara, number, 1, "name", asked(&of_another())).await;
    let told = told.problem(422, "refused").about("contract");
    assert_eq!(told.body["refusal"]["known"], json!(["azienda-sanitaria"]));
    for reason in [
        json!({"contract": hash(&corrected())}),
        json!({"contract": hash(&corrected()), "reason": " \u{200b}"}),
    ] {
        let told = apply(&sara, number, 1, "reason", reason).await;
        told.problem(422, "refused").about("reason");
    }
    centre.anna.do_now(&format!("/v1/tickets/{number}"), json!({"action": "take-charge"})).await.is(200);
    let stale = apply(&sara, number, 1, "stale", right()).await.problem(412, "version-stale");
    assert_eq!(stale.body["params"]["current"], 3);
    let cancel = json!({"action": "cancel", "texts": {"reason": "doppia"}});
    centre.anna.do_now(&format!("/v1/tickets/{number}"), cancel).await.is(200);
    let over = apply(&sara, number, 4, "over", right()).await.problem(409, "refused");
    assert_eq!(over.body["refusal"]["code"], "past");
    assert_eq!(ticket(&sara, number).await["contract"], hash(shipped::texts()[0]));
    close(centre).await;
}

/// An action on a ticket as it was seen before is decided on other rules than its actor saw.
#[tokio::test]
async fn an_application_makes_versions_stale_and_a_warning_does_not() {
    let (centre, sara) = centre(shipped::texts()[0]).await;
    let number = centre.ticket("t").await;
    centre.clock.advance(TimeDelta::minutes(16));
    until(&sara, number, 1).await;
    apply(&sara, number, 1, "seen-before-the-warning", asked(&corrected())).await.is(200);
    let charge = json!({"action": "take-charge"});
    let path = format!("/v1/tickets/{number}");
    let stale = centre.anna.act(&path, 2, "n", charge).await.problem(412, "version-stale");
    assert_eq!(stale.body["params"]["changed"], json!(["ticket.contract-applied"]));
    assert_eq!(stale.body["params"]["fields"], json!([{"field": "contract"}]));
    close(centre).await;
}

/// Waits until so many warnings were given, and finds no more.
async fn until(person: &Person, number: u64, count: usize) {
    let warned = async || {
        let kinds = kinds(&ticket(person, number).await);
        kinds.iter().filter(|kind| *kind == "ticket.warned").count()
    };
    for _ in 0..300 {
        if warned().await >= count {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    // Time for one too many.
    tokio::time::sleep(Duration::from_millis(60)).await;
    assert_eq!(warned().await, count);
}

#[tokio::test]
async fn the_watch_goes_by_the_new_version_and_repeats_nothing() {
    let (centre, sara) = centre(BEFORE).await;
    let number = centre.ticket("t").await;
    centre.clock.advance(TimeDelta::minutes(61));
    until(&sara, number, 0).await;
    // Half of the inspection's 120 minutes is gone, and all of taking charge.
    apply(&sara, number, 1, "a", asked(shipped::texts()[0])).await.is(200);
    until(&sara, number, 5).await;
    // Another target is another budget: 61 of 90 minutes are more than half.
    apply(&sara, number, 7, "b", asked(&corrected())).await.is(200);
    until(&sara, number, 6).await;
    centre.clock.set(at("2026-11-23T09:07:30Z"));
    until(&sara, number, 7).await;
    // Taken back: what was said of the old budget was said.
    apply(&sara, number, 9, "c", asked(shipped::texts()[0])).await.is(200);
    until(&sara, number, 7).await;
    centre.clock.set(at("2026-11-23T09:30:00Z"));
    until(&sara, number, 8).await;
    close(centre).await;
}

#[tokio::test]
async fn lateness_costs_what_the_version_says_that_the_ticket_stands_under() {
    let (centre, sara) = centre(shipped::texts()[0]).await;
    let number = centre.ticket("t").await;
    let mut calm = intake();
    calm["priority"] = json!("NES");
    sara.post("/v1/tickets", "calm", calm).await.is(201);
    // Half an hour late under the corrected version, and in time under the first.
    centre.clock.set(at("2026-11-23T10:00:00Z"));
    let version = ticket(&sara, number).await["version"].as_u64().unwrap();
    assert_eq!(sara.get("/v1/penalties").await.is(200).body, json!([]));
    apply(&sara, number, version, "a", asked(&corrected())).await.is(200);
    let totals = sara.get("/v1/penalties").await.is(200).body;
    assert_eq!(
        (&totals[0]["breaches"], &totals[0]["running"]),
        (&json!(1), &json!("50.00")),
        "{totals}"
    );
    close(centre).await;
}
