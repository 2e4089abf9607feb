//! The same command again, and the same record again: once is enough.

use serde_json::json;

use crate::centre::{Centre, intake};

#[tokio::test]
async fn a_repeated_key_gives_the_first_answer_and_writes_nothing() {
    let centre = Centre::open().await;
    let anna = &centre.anna;
    let first = anna.post("/v1/tickets", "k", intake()).await.is(201);
    assert_eq!(first.header("idempotency-replayed"), "");
    let seq = centre.store.head().borrow().seq;
    let again = anna.post("/v1/tickets", "k", intake()).await.is(201);
    assert_eq!(again.header("idempotency-replayed"), "true");
    assert_eq!(again.body, first.body);
    assert_eq!(centre.store.head().borrow().seq, seq);

    let mut other = intake();
    other["priority"] = json!("EME");
    anna.post("/v1/tickets", "k", other).await.problem(422, "key-reused");
    anna.post("/v1/calls", "k", json!({"channel": "phone"})).await.problem(422, "key-reused");
    let brunos = centre.bruno.post("/v1/tickets", "k", intake()).await.is(201);
    assert_eq!(brunos.number(), 2, "a key belongs to its actor");
    centre.close().await;
}

#[tokio::test]
async fn a_repetition_is_known_after_its_version_has_moved_on() {
    let centre = Centre::open().await;
    let anna = &centre.anna;
    centre.ticket("t").await;
    let charge = || json!({"action": "take-charge"});
    let first = anna.act("/v1/tickets/1", 1, "charge", charge()).await.is(200);
    anna.do_now("/v1/tickets/1", json!({"action": "start-inspection"})).await.is(200);
    let again = anna.act("/v1/tickets/1", 1, "charge", charge()).await.is(200);
    assert_eq!(again.body, first.body);
    assert_eq!(again.header("idempotency-replayed"), "true");
    centre.close().await;
}

#[tokio::test]
async fn a_refusal_is_not_kept_under_its_key() {
    let centre = Centre::open().await;
    let anna = &centre.anna;
    centre.ticket("t").await;
    let dispatch = || json!({"action": "dispatch", "technician": 1});
    let refused = anna.act("/v1/tickets/1", 1, "d", dispatch()).await;
    let refused = refused.problem(422, "refused").about("technician");
    assert_eq!(refused.body["refusal"]["expected"], "directory-record");
    centre.furnish().await;
    anna.act("/v1/tickets/1", 1, "d", dispatch()).await.is(200);
    centre.close().await;
}

#[tokio::test]
async fn what_is_already_so_changes_nothing() {
    let centre = Centre::open().await;
    let anna = &centre.anna;
    centre.ticket("t").await;
    anna.act("/v1/tickets/1", 1, "a", json!({"action": "take-charge"})).await.is(200);
    let again = anna.act("/v1/tickets/1", 3, "b", json!({"action": "take-charge"})).await.is(200);
    assert_eq!(again.body["events"], json!([]));
    assert_eq!(again.body["version"], 3);
    centre.close().await;
}

#[tokio::test]
async fn a_record_is_imported_once_whatever_the_key() {
    let centre = Centre::open().await;
    let anna = &centre.anna;
    let record = |text: &str| {
        json!({"record": {"source": "demo", "source_id": "A-17", "source_state": "chiuso", "category": "Buche",
            "opened_on": "2019-03-04", "closed_on": null, "precision": "day"},
            "texts": {"description": text}})
    };
    let first = anna.post("/v1/imports", "i1", record("caldaia spenta")).await.is(201);
    assert_eq!(first.body["events"], json!(["ticket.imported"]));
    let again = anna.post("/v1/imports", "i2", record("caldaia")).await.is(201);
    assert_eq!((again.number(), &again.body["events"]), (first.number(), &json!([])));
    let found = anna.get("/v1/tickets?q=a-17").await.body;
    assert_eq!(found["items"][0]["texts"]["description"], "caldaia spenta");
    assert_eq!(anna.get("/v1/tickets?q=buche").await.body["items"][0]["number"], 1);
    let refused = anna.do_now("/v1/tickets/1", json!({"action": "close"})).await;
    assert_eq!(refused.problem(409, "refused").body["refusal"]["awaits"], "adoption");
    let nameless = json!({"record": {"source": " ", "source_id": "1", "source_state": "x", "category": null,
        "opened_on": "2019-03-04", "closed_on": null, "precision": "day"}});
    anna.post("/v1/imports", "i3", nameless).await.problem(422, "refused").about("record.source");
    centre.close().await;
}

#[tokio::test]
async fn a_directory_record_is_added_once() {
    let centre = Centre::open().await;
    centre.furnish().await;
    centre.furnish().await;
    let requesters = centre.anna.get("/v1/requesters").await.is(200).body;
    assert_eq!(requesters.as_array().unwrap().len(), 1);
    let nowhere = json!({"name": "Ugo Demo", "site": 9});
    centre.anna.post("/v1/requesters", "r9", nowhere).await.problem(422, "refused").about("site");
    let denied = centre.technician.post("/v1/sites", "s", json!({"name": "x"})).await;
    denied.problem(403, "forbidden");
    centre.close().await;
}
