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
        "level": "IND", "covered": true, "amount": "1", "call_type": "RI", "priority": "NES",
        "step": "AUDIO-OUT", "passed": true});
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

/// Amounts that stand nowhere else.
const QUOTED: &str = "1234.56";
const ORDERED: &str = "9876.54";

/// A quote that was sent, an order that was recorded and taken back, and an order that came by itself.
async fn with_amounts() -> Centre {
    let centre = Centre::open().await;
    centre.furnish().await;
    let anna = &centre.anna;
    centre.ticket("t").await;
    for action in [
        json!({"action": "start-inspection"}),
        json!({"action": "suspend-for-quote", "texts": {"reason": "fuori convenzione"}}),
        json!({"action": "send-quote", "amount": QUOTED}),
        json!({"action": "approve-quote", "how": "email", "texts": {"person": "Cliente Demo", "reference": "lettera 1"}}),
    ] {
        anna.do_now("/v1/tickets/1", action).await.is(200);
    }
    let order = json!({"identification": "O-1", "planned_start": "2026-12-01", "total": ORDERED,
        "generated_by": "prova"});
    anna.do_now("/v1/tickets/1", json!({"action": "record-order", "order": order})).await.is(200);
    let version = anna.get("/v1/tickets/1").await.is(200).body["version"].as_u64().unwrap();
    let undo = anna.request(reqwest::Method::POST, "/v1/tickets/1/undo");
    let undo = undo.header("if-match", format!("\"{version}\"")).header("idempotency-key", "undo");
    crate::centre::Reply::of(undo).await.is(200);
    let mut ordered = intake();
    (ordered["call_type"], ordered["order"]) = (json!("OI"), order);
    anna.post("/v1/tickets", "ordered", ordered).await.is(201);
    centre
}

#[tokio::test]
async fn amounts_are_told_to_the_two_sides_of_the_contract_and_to_nobody_else() {
    let centre = with_amounts().await;
    let display = Person::join(&centre.store, &centre.anna.base, "Tabellone", Role::Display).await;
    for path in ["/v1/tickets/1", "/v1/tickets/2", "/v1/tickets", "/v1/events"] {
        let sums = |text: &str| (text.contains(QUOTED), text.contains(ORDERED));
        let told = centre.anna.get(path).await.is(200).body.to_string();
        assert_ne!(sums(&told), (false, false), "{path}: the marks are not even there: {told}");
        assert_eq!(sums(&centre.approver.get(path).await.is(200).body.to_string()), sums(&told));
        for reader in [&centre.technician, &display, &centre.administrator] {
            let text = reader.get(path).await.is(200).body.to_string();
            assert_eq!(sums(&text), (false, false), "{path}: {text}");
        }
    }
    for reader in [&centre.technician, &display, &centre.administrator] {
        let figures = reader.get("/v1/figures").await.is(200).body.to_string();
        assert!(!figures.contains("euro"), "{figures}");
        reader.get("/v1/penalties").await.problem(403, "forbidden");
        let live =
            reader.hears_until("ticket.registered\",\"call\":null,\"channel\":\"phone\"", 2).await;
        assert!(live.contains("quote-sent") && live.contains("order-recorded"), "{live}");
        assert!(!live.contains(QUOTED) && !live.contains(ORDERED), "{live}");
    }
    centre.close().await;
}

/// The chain's hash covers the amount: with it, a few thousand trials would tell what was withheld.
#[tokio::test]
async fn a_withheld_amount_cannot_be_tried_out_against_the_chain() {
    let centre = with_amounts().await;
    let entries = |body: Value| body["items"].as_array().unwrap().clone();
    for entry in entries(centre.anna.get("/v1/events").await.is(200).body) {
        assert_eq!(entry["hash"].as_str().unwrap().len(), 64);
    }
    for entry in entries(centre.technician.get("/v1/events").await.is(200).body) {
        assert_eq!((&entry["hash"], &entry["prev_hash"]), (&json!(""), &json!("")), "{entry}");
    }
    centre.close().await;
}

/// The names of the records that somebody may read.
async fn names(person: &Person, path: &str) -> Vec<String> {
    let body = person.get(path).await.is(200).body;
    let name = |record: &Value| record["name"].as_str().unwrap().to_owned();
    body.as_array().unwrap().iter().map(name).collect()
}

#[tokio::test]
async fn of_the_directory_a_technician_reads_what_their_own_interventions_speak_of() {
    let centre = Centre::open().await;
    centre.furnish().await;
    let anna = &centre.anna;
    anna.post("/v1/sites", "site-2", json!({"name": "Altra Sede Demo"})).await.is(201);
    let other = json!({"name": "Ugo Demo", "site": 2, "phones": ["0000 456"]});
    anna.post("/v1/requesters", "requester-2", other).await.is(201);
    let other = json!({"name": "Altra Squadra Demo", "phone": "0000 888"});
    anna.post("/v1/technicians", "technician-2", other).await.is(201);
    for (key, record) in [("one", 1), ("two", 2)] {
        let mut new = intake();
        (new["site"], new["requester"]) = (json!(record), json!(record));
        let path = format!("/v1/tickets/{}", anna.post("/v1/tickets", key, new).await.is(201).number());
        let dispatch = json!({"action": "dispatch", "technician": record, "on_call": false});
        anna.do_now(&path, dispatch).await.is(200);
    }
    // Linked to nobody, all open ones are his round.
    let carlo = &centre.technician;
    assert_eq!(names(carlo, "/v1/sites").await, ["Presidio Demo Città", "Altra Sede Demo"]);
    let (token, _) = centre.store.add_technicians_token("Carlo Demo", TechnicianId(2)).await.unwrap();
    let carlo = Person { token, ..carlo.clone() };
    assert_eq!(names(&carlo, "/v1/sites").await, ["Altra Sede Demo"]);
    assert_eq!(names(&carlo, "/v1/requesters").await, ["Ugo Demo"]);
    // Colleagues stand in histories by their names; their telephones do not.
    let technicians = carlo.get("/v1/technicians").await.is(200).body;
    let phones: Vec<bool> =
        technicians.as_array().unwrap().iter().map(|found| found["phone"].is_null()).collect();
    assert_eq!(phones, [true, false]);
    assert_eq!(names(anna, "/v1/sites").await.len(), 2);
    assert!(!anna.get("/v1/technicians").await.body[0]["phone"].is_null());

    let reject = json!({"action": "reject", "texts": {"reason": "altri"}});
    anna.do_now("/v1/tickets/2", reject).await.is(200);
    assert_eq!(names(&carlo, "/v1/sites").await, Vec::<String>::new(), "it is no longer his");
    assert_eq!(names(&carlo, "/v1/requesters").await, Vec::<String>::new());
    centre.close().await;
}
