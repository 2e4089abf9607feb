//! Several people at one ticket through HTTP: what a stale version is told, notes that always append, one technician
//! in charge, and who is beside whom.

use std::time::Duration;

use centralino::domain::code::TechnicianId;
use centralino::domain::role::Role;
use chrono::TimeDelta;
use reqwest::Method;
use serde_json::{Value, json};

use crate::centre::{Centre, Person, Reply};

const TICKET: &str = "/v1/tickets/1";

fn note(text: &str) -> Value {
    json!({"action": "note", "texts": {"note": text}})
}

fn correct(priority: &str) -> Value {
    json!({"action": "correct", "priority": priority, "texts": {"reason": "sbagliata"}})
}

/// Two technicians of the directory, each with a token of their own.
async fn two_technicians(centre: &Centre) -> [Person; 2] {
    centre.furnish().await;
    let second = json!({"name": "Squadra Due", "phone": "0000 998"});
    centre.anna.post("/v1/technicians", "technician-2", second).await.is(201);
    let linked = async |name: &str, number| {
        let token = centre.store.add_technicians_token(name, TechnicianId(number)).await.unwrap().0;
        Person { token, ..centre.technician.clone() }
    };
    [linked("Carlo Demo", 1).await, linked("Cino Demo", 2).await]
}

#[tokio::test]
async fn a_stale_version_is_told_the_state_what_changed_and_by_which_roles() {
    let centre = Centre::open().await;
    let [carlo, _] = two_technicians(&centre).await;
    centre.ticket("t").await;
    centre.anna.do_now(TICKET, json!({"action": "dispatch", "technician": 1})).await.is(200);
    centre.bruno.do_now(TICKET, correct("EME")).await.is(200);
    carlo.do_now(TICKET, json!({"action": "take-charge"})).await.is(200);
    let stale = centre.anna.act(TICKET, 1, "s", json!({"action": "cancel", "texts": {"reason": "r"}}));
    let stale = stale.await.problem(412, "version-stale");
    let params = &stale.body["params"];
    assert_eq!((&params["current"], &params["state"]), (&json!(4), &json!("in-charge")));
    assert_eq!(
        params["fields"],
        json!([
            {"field": "state", "from": "registered", "to": "in-charge"},
            {"field": "priority", "from": "URG", "to": "EME"},
            {"field": "technician", "to": "1"},
            {"field": "charge", "to": "1"},
        ])
    );
    assert_eq!(params["by"], json!(["operator", "technician"]));
    let told = stale.body.to_string();
    assert!(!told.contains("sbagliata") && !told.contains("Demo"), "no words and no names: {told}");
    // What was done and taken back is no change, and the version is stale all the same.
    centre.bruno.do_now(TICKET, json!({"action": "start-inspection"})).await.is(200);
    let undo = centre.bruno.request(Method::POST, &format!("{TICKET}/undo"));
    Reply::of(undo.header("if-match", "\"5\"").header("idempotency-key", "u")).await.is(200);
    let stale = carlo.act(TICKET, 4, "i", json!({"action": "start-inspection"})).await;
    assert_eq!(stale.problem(412, "version-stale").body["params"]["fields"], json!([]));
    centre.close().await;
}

#[tokio::test]
async fn a_note_is_written_on_any_version_and_one_that_never_was_is_refused() {
    let centre = Centre::open().await;
    centre.ticket("t").await;
    centre.bruno.do_now(TICKET, json!({"action": "take-charge"})).await.is(200);
    let done = centre.anna.act(TICKET, 1, "n", note("chiavi in portineria")).await.is(200);
    assert_eq!(done.body["version"], 4);
    let told = json!({"action": "communicate", "channel": "phone", "texts": {"message": "arrivano"}});
    centre.anna.act(TICKET, 1, "c", told).await.is(200);
    centre.anna.act(TICKET, 9, "n2", note("x")).await.problem(412, "version-stale");
    // An appointment is something that two can tell apart.
    let mut planned = json!({"action": "communicate", "channel": "phone", "texts": {"message": "m"}});
    planned["planned_start"] = json!("2026-11-24T09:00:00Z");
    centre.anna.act(TICKET, 1, "p", planned).await.problem(412, "version-stale");
    centre.close().await;
}

#[tokio::test]
async fn of_two_technicians_one_is_in_charge_and_the_other_is_told_who() {
    let centre = Centre::open().await;
    let [carlo, cino] = two_technicians(&centre).await;
    centre.ticket("t").await;
    let charge = || json!({"action": "take-charge"});
    let (one, other) =
        tokio::join!(carlo.act(TICKET, 1, "carlo", charge()), cino.act(TICKET, 1, "cino", charge()));
    assert_eq!(one.status.min(other.status), 200);
    let first = if one.status == 200 { 1 } else { 2 };
    let (winner, loser, stale) = if first == 1 { (&carlo, &cino, other) } else { (&cino, &carlo, one) };
    let stale = stale.problem(412, "version-stale");
    let fields = stale.body["params"]["fields"].as_array().unwrap();
    assert!(fields.contains(&json!({"field": "charge", "to": first.to_string()})), "{fields:?}");
    // Also with a version that is fresh, and whomever it names.
    let refused = loser.do_now(TICKET, charge()).await.problem(409, "refused");
    assert_eq!(refused.body["refusal"], json!({"code": "in-charge", "technician": first}));
    let named = json!({"action": "take-charge", "technician": first});
    loser.act(TICKET, 3, "named", named).await.problem(409, "refused");
    assert_eq!(winner.do_now(TICKET, charge()).await.is(200).body["events"], json!([]), "already so");
    assert_eq!(centre.anna.get(TICKET).await.body["in_charge"], first);
    // The desk sends the other one: it changes hands.
    let dispatch = json!({"action": "dispatch", "technician": 3 - first});
    centre.anna.do_now(TICKET, dispatch).await.is(200);
    assert_eq!(centre.anna.get(TICKET).await.body["in_charge"], Value::Null);
    loser.do_now(TICKET, charge()).await.is(200);
    winner.do_now(TICKET, charge()).await.problem(409, "refused");
    let nobody = json!({"action": "take-charge", "technician": 77});
    centre.ticket("t2").await;
    let nobody = centre.anna.do_now("/v1/tickets/2", nobody).await;
    nobody.problem(422, "refused").about("technician");
    centre.close().await;
}

impl Person {
    async fn is_at(&self, ticket: Option<u64>, writing: bool) -> u16 {
        let request = self.request(Method::PUT, "/v1/presence");
        Reply::of(request.json(&json!({"ticket": ticket, "writing": writing}))).await.status
    }

    /// The live feed from now on.
    async fn listens(&self) -> Heard {
        let request = self.request(Method::GET, "/v1/events?cursor=0");
        let request = request.header("accept", "text/event-stream");
        Heard { response: request.send().await.unwrap(), text: String::new() }
    }
}

struct Heard {
    response: reqwest::Response,
    text: String,
}

impl Heard {
    /// Hears on until these words came so often; answers what came so far.
    async fn until(&mut self, words: &str, count: usize) -> &str {
        let heard = async {
            while self.text.matches(words).count() < count {
                let chunk = self.response.chunk().await.unwrap().unwrap();
                self.text.push_str(&String::from_utf8_lossy(&chunk));
            }
        };
        let waited = tokio::time::timeout(Duration::from_secs(20), heard).await;
        assert!(waited.is_ok(), "«{words}» never came: {}", self.text);
        &self.text
    }
}

#[tokio::test]
async fn colleagues_at_one_ticket_see_each_other_and_nobody_else_does() {
    let centre = Centre::open().await;
    centre.ticket("t").await;
    let display = Person::join(&centre.store, &centre.anna.base, "Parete Demo", Role::Display).await;
    let (mut anna, mut bruno) = (centre.anna.listens().await, centre.bruno.listens().await);
    let mut carlo = centre.technician.listens().await;
    let mut wall = display.listens().await;
    let mut administrator = centre.administrator.listens().await;
    assert_eq!(centre.anna.is_at(Some(1), true).await, 204);
    assert_eq!(centre.bruno.is_at(Some(1), false).await, 204);
    let told = bruno.until("Anna Demo", 1).await;
    assert!(told.contains(r#"{"ticket":1,"people":[{"name":"Anna Demo","writing":true}]}"#), "{told}");
    let event = told.split("\n\n").find(|event| event.contains("Anna Demo")).unwrap();
    assert!(event.contains("event: presence") && !event.contains("id:"), "it has no place: {event}");
    anna.until("Bruno Demo", 1).await;
    // Whoever goes is no longer told of.
    let nobody = r#"{"ticket":1,"people":[]}"#;
    let before = bruno.text.matches(nobody).count();
    assert_eq!(centre.anna.is_at(None, false).await, 204);
    bruno.until(nobody, before + 1).await;
    // Nor is whoever does not say it again.
    assert_eq!(centre.anna.is_at(Some(1), false).await, 204);
    bruno.until(r#"[{"name":"Anna Demo","writing":false}]"#, 1).await;
    centre.clock.advance(TimeDelta::seconds(46));
    assert_eq!(centre.bruno.is_at(Some(1), true).await, 204);
    bruno.until(nobody, before + 2).await;
    // Those who are not at the ticket heard the log and no names.
    centre.anna.do_now(TICKET, note("x")).await.is(200);
    for others in [&mut carlo, &mut wall, &mut administrator] {
        let told = others.until("ticket.noted", 1).await;
        assert!(!told.contains("presence") && !told.contains("Anna Demo"), "{told}");
    }
    assert_eq!(display.is_at(Some(1), false).await, 403);
    assert_eq!(centre.administrator.is_at(Some(1), false).await, 403);
    drop((anna, bruno, carlo, wall, administrator));
    centre.close().await;
}

#[tokio::test]
async fn presence_is_nowhere_in_the_log_and_a_wrong_one_is_told() {
    let centre = Centre::open().await;
    centre.ticket("t").await;
    let before = centre.anna.get("/v1/events").await.body;
    assert_eq!(centre.anna.is_at(Some(1), true).await, 204);
    assert_eq!(centre.anna.get("/v1/events").await.body, before);
    for (wrong, field) in [(json!({"ticket": "uno"}), "ticket"), (json!({"since": 1}), "since")] {
        let reply = Reply::of(centre.anna.request(Method::PUT, "/v1/presence").json(&wrong)).await;
        let reply = reply.problem(400, "unreadable");
        assert!(reply.body.to_string().contains(field), "{}", reply.body);
    }
    let nobody = Person { token: "cent_nobody".into(), ..centre.anna.clone() };
    assert_eq!(nobody.is_at(Some(1), true).await, 401);
    centre.close().await;
}
