//! Who a technician is in the directory, and that their token opens nothing but what their role may do.

use centralino::domain::action::Verb;
use centralino::domain::code::TechnicianId;
use centralino::domain::role::Role;
use serde_json::{Value, json};

use crate::centre::{Centre, Person, intake};

#[tokio::test]
async fn a_technicians_token_knows_whose_interventions_are_theirs() {
    let centre = Centre::open().await;
    centre.furnish().await;
    let token = centre.store.add_technicians_token("Carlo Demo", TechnicianId(1)).await.unwrap().0;
    let linked = Person { token, ..centre.technician.clone() };
    let me = linked.get("/v1/me").await.is(200).body;
    assert_eq!((&me["role"], &me["technician"]), (&json!("technician"), &json!(1)));
    // One person, however many tokens: those from before know it too.
    assert_eq!(centre.technician.get("/v1/me").await.is(200).body, me);
    assert_eq!(centre.anna.get("/v1/me").await.is(200).body["technician"], Value::Null);
    let listed = centre.store.list_tokens().await.unwrap();
    let carlos = listed.iter().filter(|token| token.technician == Some(TechnicianId(1)));
    assert_eq!(carlos.count(), 2);
    centre.close().await;
}

#[tokio::test]
async fn nobody_is_a_technician_whom_the_directory_does_not_have() {
    let centre = Centre::open().await;
    let before = centre.store.list_tokens().await.unwrap().len();
    let refused = centre.store.add_technicians_token("Carlo Demo", TechnicianId(7)).await.unwrap_err();
    assert_eq!(refused.field.as_deref(), Some("technician"));
    assert_eq!(centre.store.list_tokens().await.unwrap().len(), before, "no token was made");
    centre.close().await;
}

/// An action whose body can be read, whatever becomes of it.
fn readable(verb: Verb) -> Value {
    let mut action = json!({"action": verb, "technician": 1, "on_call": false, "channel": "phone",
        "level": "IND", "covered": true, "amount": "1", "call_type": "RI", "priority": "NES"});
    if verb == Verb::RecordOrder {
        action["order"] = json!({"identification": "1", "planned_start": "2026-12-01", "total": "1", "generated_by": "x"});
    }
    action
}

#[tokio::test]
async fn a_technicians_token_does_what_the_role_may_and_nothing_else() {
    let centre = Centre::open().await;
    centre.furnish().await;
    centre.ticket("t").await;
    let carlo = &centre.technician;
    for verb in Verb::ALL {
        let answer = carlo.do_now("/v1/tickets/1", readable(verb)).await;
        assert_ne!(answer.status, 400, "{}: {}", verb.code(), answer.body);
        assert_eq!(answer.status == 403, !Role::Technician.may(verb), "{}", verb.code());
    }
    let call = centre.anna.post("/v1/calls", "c", json!({"channel": "phone"})).await.is(201);
    assert_eq!(call.number(), 1);
    let record = json!({"source": "prova", "source_id": "1", "source_state": "OPEN", "category": null,
        "opened_on": "2020-01-01", "closed_on": null, "precision": "day"});
    let closed = [
        ("/v1/calls", json!({"channel": "phone"})),
        ("/v1/tickets", intake()),
        ("/v1/imports", json!({"record": record, "texts": {"description": "x"}})),
        ("/v1/sites", json!({"name": "x"})),
        ("/v1/requesters", json!({"name": "x"})),
        ("/v1/technicians", json!({"name": "x"})),
    ];
    for (path, body) in closed {
        carlo.post(path, path, body).await.problem(403, "forbidden");
    }
    carlo.act("/v1/calls/1", 1, "answer", json!({"action": "answer"})).await.problem(403, "forbidden");
    let version = json!({"contract": "0", "reason": "x"});
    let under = carlo.request(reqwest::Method::POST, "/v1/tickets/1/contract");
    let under = under.header("if-match", "\"1\"").header("idempotency-key", "contract").json(&version);
    crate::centre::Reply::of(under).await.problem(403, "forbidden");
    carlo.get("/v1/penalties").await.problem(403, "forbidden");
    centre.close().await;
}
