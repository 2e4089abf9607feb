//! Correcting an entry of the history through HTTP: clocks and rows follow, what was written stays, and the chain
//! verifies.

use centralino::domain::role::Role;
use chrono::TimeDelta;
use reqwest::Method;
use serde_json::{Value, json};

use crate::centre::{Centre, Person, Reply};

impl Person {
    async fn corrects(&self, number: u64, version: u64, key: &str, body: Value) -> Reply {
        let request = self.request(Method::POST, &format!("/v1/tickets/{number}/corrections"));
        let request = request.header("if-match", format!("\"{version}\""));
        Reply::of(request.header("idempotency-key", key).json(&body)).await
    }

    async fn full(&self, number: u64) -> Value {
        self.get(&format!("/v1/tickets/{number}")).await.is(200).body
    }
}

#[tokio::test]
async fn a_step_that_was_said_wrongly_is_measured_by_its_corrected_time() {
    let centre = Centre::open().await;
    let number = centre.ticket("t").await;
    centre.clock.advance(TimeDelta::minutes(150));
    let inspected = json!({"action": "start-inspection"});
    centre.anna.do_now("/v1/tickets/1", inspected).await.is(200);
    let before = centre.anna.full(number).await;
    let clock = |ticket: &Value| {
        let clocks = ticket["clocks"].as_array().unwrap().clone();
        clocks.into_iter().find(|clock| clock["milestone"] == "inspection").unwrap()
    };
    assert_eq!(clock(&before)["standing"], "met-late", "{}", clock(&before));
    let version = before["version"].as_u64().unwrap();
    let entry = before["timeline"].as_array().unwrap().last().unwrap()["seq"].as_u64().unwrap();
    let asked = json!({"entry": entry, "said_at": "2026-11-23T09:30:00Z",
        "texts": {"grounds": "il tecnico era arrivato alle 10:30"}});
    let done = centre.anna.corrects(number, version, "c", asked.clone()).await.is(200);
    assert_eq!(done.body["events"], json!(["ticket.entry-corrected"]));
    let after = centre.anna.full(number).await;
    assert_eq!(clock(&after)["standing"], "met", "{}", clock(&after));
    assert_eq!(after["milestones"]["inspection_started"]["at"], "2026-11-23T09:30:00Z");
    let timeline = after["timeline"].as_array().unwrap();
    let old = timeline.iter().find(|event| event["seq"] == entry).unwrap();
    assert_ne!(old["said_at"], "2026-11-23T09:30:00Z", "what was written stays");
    // The same key is the same correction; rebuilt, the rows are the same.
    let again = centre.anna.corrects(number, version, "c", asked.clone()).await.is(200);
    assert_eq!(again.header("idempotency-replayed"), "true");
    centre.anna.corrects(number, version, "c2", asked).await.problem(412, "version-stale");
    centre.store.rebuild().await.unwrap();
    assert_eq!(centre.anna.full(number).await, after);
    centre.close().await;
}

#[tokio::test]
async fn corrected_words_stand_beside_those_that_were_written() {
    let centre = Centre::open().await;
    let number = centre.ticket("t").await;
    let note = json!({"action": "note", "texts": {"note": "chiavi in portineria"}});
    centre.anna.do_now("/v1/tickets/1", note).await.is(200);
    let asked = json!({"entry": 2, "texts": {"note": "chiavi in banca", "grounds": "capito male"}});
    centre.bruno.corrects(number, 2, "c", asked.clone()).await.is(200);
    let timeline = centre.anna.full(number).await["timeline"].clone();
    assert_eq!(timeline[1]["texts"]["note"], "chiavi in portineria");
    assert_eq!(timeline[2]["texts"], json!({"note": "chiavi in banca", "grounds": "capito male"}));
    // Neither is in the log itself.
    assert!(!timeline[2]["event"].to_string().contains("banca"));
    for person in [&centre.technician, &centre.approver, &centre.administrator] {
        person.corrects(number, 3, "x", asked.clone()).await.problem(403, "forbidden");
    }
    let nothing = json!({"entry": 77, "texts": {"grounds": "x", "note": "y"}});
    centre.anna.corrects(number, 3, "n", nothing).await.problem(422, "refused").about("entry");
    centre.anna.corrects(77, 1, "m", asked).await.problem(404, "not-found");
    centre.close().await;
}

/// What is printed is what stands, also where a supervisor has corrected a report that was filed.
#[tokio::test]
async fn a_report_says_the_corrected_words() {
    let centre = Centre::open().await;
    let number = centre.ticket("t").await;
    let sara = Person::join(&centre.store, &centre.anna.base, "Sara Demo", Role::Supervisor).await;
    let form = json!({"action": "close", "texts": {"cause": "usura", "work_done": "SBAGLIATO"}});
    centre.anna.do_now("/v1/tickets/1", form).await.is(200);
    let closed = centre.anna.full(number).await;
    let entry = closed["timeline"].as_array().unwrap().last().unwrap()["seq"].as_u64().unwrap();
    let asked =
        json!({"entry": entry, "texts": {"work_done": "GIUSTO", "grounds": "scritto di fretta"}});
    sara.corrects(number, closed["version"].as_u64().unwrap(), "c", asked).await.is(200);
    let report = sara.get("/v1/tickets/1/report").await.is(200).body;
    let expected = json!({"cause": "usura", "work_done": "GIUSTO"});
    assert_eq!(report["words"], json!([{"entry": entry, "texts": expected}]));
    centre.close().await;
}
