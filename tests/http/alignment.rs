//! The users' calls and the technical ones side by side (S2.7): each orphan is named, and none is invented.

use centralino::domain::role::Role;
use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::centre::{Centre, Person, intake};

const PATH: &str = "/v1/alignment";

async fn answered(anna: &Person, call: u64) {
    anna.post("/v1/calls", &format!("ring-{call}"), json!({"channel": "phone"})).await.is(201);
    let path = format!("/v1/calls/{call}/actions");
    anna.post(&path, &format!("answer-{call}"), json!({"action": "answer"})).await.is(200);
}

/// What is found now, as pairs of kind and numbers.
async fn found(centre: &Centre) -> Vec<(String, Value, Value)> {
    let body = centre.anna.get(PATH).await.is(200).body;
    let orphans = body["orphans"].as_array().unwrap().iter();
    orphans
        .map(|it| (it["what"].as_str().unwrap().to_owned(), it["call"].clone(), it["ticket"].clone()))
        .collect()
}

fn orphan(what: &str, call: Option<u64>, ticket: Option<u64>) -> (String, Value, Value) {
    (what.to_owned(), json!(call), json!(ticket))
}

#[tokio::test]
async fn whatever_goes_together_is_no_orphan() {
    let centre = Centre::open().await;
    let anna = &centre.anna;
    assert_eq!(anna.get(PATH).await.is(200).body, json!({"calls": 0, "tickets": 0, "orphans": []}));
    answered(anna, 1).await;
    let mut from_call = intake();
    from_call["call"] = json!(1);
    anna.post("/v1/tickets", "t", from_call).await.is(201);
    answered(anna, 2).await;
    let attach = json!({"action": "attach", "ticket": 1, "call_type": "SO", "note": ""});
    anna.do_now("/v1/calls/2", attach).await.is(200);
    answered(anna, 3).await;
    let dismiss = json!({"action": "dismiss", "cause": "wrong-number", "reason": ""});
    anna.do_now("/v1/calls/3", dismiss).await.is(200);
    let form = json!({"action": "close", "texts": {"cause": "prova", "work_done": "prova"}});
    anna.do_now("/v1/tickets/1", form).await.is(200);
    centre.clock.advance(TimeDelta::days(1));
    assert_eq!(found(&centre).await, []);
    let body = anna.get(PATH).await.body;
    assert_eq!((&body["calls"], &body["tickets"]), (&json!(3), &json!(1)));
    centre.close().await;
}

#[tokio::test]
async fn every_orphan_is_named_from_both_sides() {
    let centre = Centre::open().await;
    let anna = &centre.anna;
    // Somebody forgot what became of it; another is on the line right now.
    answered(anna, 1).await;
    centre.clock.advance(TimeDelta::hours(2));
    assert_eq!(found(&centre).await, [], "a call may be long");
    centre.clock.advance(TimeDelta::seconds(1));
    answered(anna, 2).await;
    assert_eq!(found(&centre).await, [orphan("call-without-outcome", Some(1), None)]);
    // Nobody called for it.
    centre.ticket("t").await;
    // Closed, and then somebody calls about it: no report cites that call.
    let form = json!({"action": "close", "texts": {"cause": "prova", "work_done": "prova"}});
    anna.do_now("/v1/tickets/1", form).await.is(200);
    let attach = json!({"action": "attach", "ticket": 1, "call_type": "RE", "note": ""});
    anna.do_now("/v1/calls/2", attach).await.is(200);
    let all = [
        orphan("call-without-outcome", Some(1), None),
        orphan("call-not-reported", Some(2), Some(1)),
        orphan("report-without-call", None, Some(1)),
    ];
    assert_eq!(found(&centre).await, all);
    centre.ticket("u").await;
    assert!(found(&centre).await.contains(&orphan("ticket-without-call", None, Some(2))));
    centre.close().await;
}

#[tokio::test]
async fn records_of_another_system_have_no_calls_of_ours() {
    let centre = Centre::open().await;
    let record = json!({"source": "prova", "source_id": "1", "source_state": "OPEN", "category": null,
        "opened_on": "2020-01-01", "closed_on": null, "precision": "day"});
    centre.anna.post("/v1/imports", "i", json!({"record": record})).await.is(201);
    assert_eq!(found(&centre).await, []);
    let adopted = json!({"action": "adopt", "call_type": "RI", "priority": "NES"});
    centre.anna.do_now("/v1/tickets/1", adopted).await.is(200);
    assert_eq!(found(&centre).await, [], "S2.3");
    centre.close().await;
}

#[tokio::test]
async fn the_desk_and_whoever_runs_the_server_compare_and_nobody_else() {
    let centre = Centre::open().await;
    let wall = Person::join(&centre.store, &centre.anna.base, "Parete", Role::Display).await;
    for person in [&centre.technician, &centre.approver, &wall] {
        person.get(PATH).await.problem(403, "forbidden");
    }
    centre.administrator.get(PATH).await.is(200);
    centre.close().await;
}
