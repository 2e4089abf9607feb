//! Taking an action back through HTTP: who, when and what, and that the rows, the words, the search and the
//! chain are those of a ticket to which it was never done.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::centre::{Centre, Person, Reply, intake};

impl Person {
    async fn undo(&self, number: u64, version: u64, key: &str) -> Reply {
        let request = self.request(reqwest::Method::POST, &format!("/v1/tickets/{number}/undo"));
        let request = request.header("if-match", format!("\"{version}\""));
        Reply::of(request.header("idempotency-key", key)).await
    }

    async fn ticket(&self, number: u64) -> Value {
        self.get(&format!("/v1/tickets/{number}")).await.is(200).body
    }
}

/// What of a ticket an undoing must bring back.
fn but_for_the_log(mut ticket: Value) -> Value {
    for field in ["version", "undone", "timeline"] {
        ticket.as_object_mut().unwrap().remove(field).unwrap();
    }
    ticket
}

#[track_caller]
fn why_not(reply: Reply) -> String {
    let reply = reply.problem(409, "refused");
    assert_eq!(reply.body["refusal"]["code"], "not-undone", "{}", reply.body);
    reply.body["refusal"]["why"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn an_action_is_taken_back_with_all_that_it_implied() {
    let centre = Centre::open().await;
    let number = centre.ticket("t").await;
    let before = centre.anna.ticket(number).await;
    let done = centre.anna.do_now("/v1/tickets/1", json!({"action": "complete"})).await.is(200);
    let version = done.body["version"].as_u64().unwrap();
    assert_eq!(done.body["implied"], 5, "{}", done.body);

    let undone = centre.anna.undo(number, version, "u").await.is(200);
    assert_eq!(undone.body["events"], json!(["ticket.undone"]));
    assert_eq!(undone.body["version"], version + 1);
    assert_eq!(undone.header("etag"), format!("\"{}\"", version + 1));
    let after = centre.anna.ticket(number).await;
    assert_eq!(but_for_the_log(after.clone()), but_for_the_log(before));
    assert_eq!(after["undone"], json!([2, 3, 4, 5, 6, 7]));
    assert_eq!(after["timeline"].as_array().unwrap().len(), 8, "nothing is hidden");
    let open = centre.anna.get("/v1/tickets").await.is(200).body;
    assert_eq!(open["items"][0]["state"], "registered");

    let again = centre.anna.undo(number, version, "u").await.is(200);
    assert_eq!((again.header("idempotency-replayed"), &again.body), ("true", &undone.body));
    assert_eq!(why_not(centre.anna.undo(number, version + 1, "u2").await), "already");
    centre.store.rebuild().await.unwrap();
    assert_eq!(centre.anna.ticket(number).await, after, "rebuilt, it is the same");
    centre.close().await;
}

#[tokio::test]
async fn words_that_were_corrected_come_back_and_are_searched_as_before() {
    let centre = Centre::open().await;
    let number = centre.ticket("t").await;
    let correct =
        json!({"action": "correct", "texts": {"reason": "stanza sbagliata", "place": "cantina"}});
    centre.anna.do_now("/v1/tickets/1", correct).await.is(200);
    let found = async |what: &str| {
        let page = centre.anna.get(&format!("/v1/tickets?q={what}")).await.is(200).body;
        page["items"].as_array().unwrap().len()
    };
    assert_eq!((found("cantina").await, found("bagno").await), (1, 0));
    centre.anna.undo(number, 2, "u").await.is(200);
    assert_eq!(centre.anna.ticket(number).await["texts"]["place"], "bagno, 2° piano");
    assert_eq!((found("cantina").await, found("bagno").await), (0, 1));
    centre.close().await;
}

#[tokio::test]
async fn only_at_once_only_the_last_and_only_by_whoever_did_it() {
    let centre = Centre::open().await;
    let number = centre.ticket("t").await;
    assert_eq!(why_not(centre.anna.undo(number, 1, "a").await), "lasting");
    let charge = json!({"action": "take-charge"});
    centre.technician.do_now("/v1/tickets/1", charge).await.is(200);
    assert_eq!(why_not(centre.anna.undo(number, 3, "b").await), "not-yours");
    let stale = centre.technician.undo(number, 2, "c").await.problem(412, "version-stale");
    assert_eq!(stale.body["params"]["current"], 3);
    centre.clock.advance(TimeDelta::seconds(7) + TimeDelta::milliseconds(1));
    assert_eq!(why_not(centre.technician.undo(number, 3, "d").await), "too-late");
    centre.clock.advance(TimeDelta::seconds(-2));
    centre.technician.undo(number, 3, "e").await.is(200);

    centre.anna.do_now("/v1/tickets/1", json!({"action": "note", "texts": {"note": "x"}})).await.is(200);
    centre.bruno.do_now("/v1/tickets/1", json!({"action": "take-charge"})).await.is(200);
    centre.anna.undo(number, 5, "f").await.problem(412, "version-stale");
    let tell = json!({"action": "communicate", "channel": "phone", "texts": {"message": "arrivano"}});
    centre.anna.do_now("/v1/tickets/1", tell).await.is(200);
    let version = centre.anna.ticket(number).await["version"].as_u64().unwrap();
    assert_eq!(why_not(centre.anna.undo(number, version, "g").await), "told-outside");
    centre.close().await;
}

#[tokio::test]
async fn a_rejection_that_a_new_ticket_takes_up_stays() {
    let centre = Centre::open().await;
    let number = centre.ticket("t").await;
    let reject = json!({"action": "reject", "texts": {"reason": "escluso"}});
    centre.anna.do_now("/v1/tickets/1", reject).await.is(200);
    let mut next = intake();
    next["follows"] = json!(number);
    centre.anna.post("/v1/tickets", "t2", next).await.is(201);
    assert_eq!(why_not(centre.anna.undo(number, 2, "u").await), "taken-up");
    centre.close().await;
}

#[tokio::test]
async fn it_asks_for_a_key_a_version_and_a_ticket_that_is_there() {
    let centre = Centre::open().await;
    let number = centre.ticket("t").await;
    let path = format!("/v1/tickets/{number}/undo");
    let post = || centre.anna.request(reqwest::Method::POST, &path);
    Reply::of(post().header("if-match", "\"1\"")).await.problem(400, "key-required");
    Reply::of(post().header("idempotency-key", "k")).await.problem(428, "version-required");
    centre.anna.undo(77, 1, "k").await.problem(404, "not-found");
    // The same key for what another version would take back is another request.
    centre.anna.do_now("/v1/tickets/1", json!({"action": "take-charge"})).await.is(200);
    centre.anna.undo(number, 3, "k").await.is(200);
    centre.anna.undo(number, 4, "k").await.problem(422, "key-reused");
    centre.close().await;
}

#[tokio::test]
async fn a_warning_in_between_does_not_stand_in_the_way() {
    let centre = Centre::open().await;
    let number = centre.ticket("t").await;
    centre.anna.do_now("/v1/tickets/1", json!({"action": "take-charge"})).await.is(200);
    // An hour of two has gone, and half of the inspection's time is told.
    let mut version = 0;
    centre.clock.advance(TimeDelta::hours(1));
    for _ in 0..300 {
        version = centre.anna.ticket(number).await["version"].as_u64().unwrap();
        if version > 3 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    assert!(version > 3, "no warning was given");
    assert_eq!(why_not(centre.anna.undo(number, 3, "u").await), "too-late");
    centre.clock.advance(TimeDelta::hours(-1));
    centre.anna.undo(number, 3, "u").await.is(200);
    let after = centre.anna.ticket(number).await;
    assert_eq!(after["state"], "registered");
    assert!(!after["warnings"].as_array().unwrap().is_empty(), "what was told stays told");
    centre.close().await;
}
