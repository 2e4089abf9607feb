//! A screen on a wall: what its token may read, and that it does nothing. Whoever copies the token from the
//! room's machine learns no more than the room sees.

use centralino::client::Client;
use centralino::domain::role::Role;
use reqwest::Method;
use serde_json::{Value, json};

use crate::centre::{Centre, Person, intake};

/// Stands in every text but the place.
const SECRET: &str = "SEGRETO";

async fn display(centre: &Centre) -> Person {
    Person::join(&centre.store, &centre.anna.base, "Tabellone Demo", Role::Display).await
}

/// A call that was taken, and a ticket with every text there is.
async fn full() -> (Centre, Person) {
    let centre = Centre::open().await;
    let anna = &centre.anna;
    centre.furnish().await;
    let call = json!({"channel": "phone", "caller_number": "0000 777", "caller_name": SECRET});
    anna.post("/v1/calls", "call", call).await.is(201);
    anna.do_now("/v1/calls/1", json!({"action": "answer"})).await.is(200);
    let mut new = intake();
    new["texts"] = json!({"description": SECRET, "place": "bagno, 2° piano", "caller_name": SECRET,
        "caller_number": SECRET, "callback_number": SECRET, "note": SECRET});
    anna.post("/v1/tickets", "ticket", new).await.is(201);
    anna.do_now("/v1/tickets/1", json!({"action": "note", "texts": {"note": SECRET}})).await.is(200);
    let display = display(&centre).await;
    (centre, display)
}

#[tokio::test]
async fn it_reads_places_and_codes_and_nothing_else_that_people_wrote() {
    let (centre, display) = full().await;
    let place = json!({"place": "bagno, 2° piano"});
    let author = centre.anna.actor.0.to_string();
    for path in ["/v1/calls", "/v1/calls/1", "/v1/tickets", "/v1/tickets/1", "/v1/events"] {
        let seen = centre.anna.get(path).await.is(200).body.to_string();
        let written = seen.contains(SECRET) || seen.contains("0000 777");
        assert!(written, "{path}: the marks are not even there: {seen}");
        let body = display.get(path).await.is(200).body;
        let text = body.to_string();
        for hidden in [SECRET, "0000 777", author.as_str()] {
            assert!(!text.contains(hidden), "{path} tells {hidden}: {text}");
        }
    }
    assert_eq!(display.get("/v1/tickets/1").await.body["texts"], place);
    assert_eq!(display.get("/v1/tickets").await.body["items"][0]["texts"], place);
    let found = |body: Value| body["items"].as_array().unwrap().len();
    assert_eq!(found(display.get("/v1/tickets?q=segreto").await.body), 0, "searching would tell");
    assert_eq!(found(display.get("/v1/tickets?q=1").await.body), 1);
    for path in ["/status", "/v1/me", "/v1/sites", "/v1/contracts", "/v1/figures"] {
        display.get(path).await.is(200);
    }
    for path in ["/v1/requesters", "/v1/technicians", "/v1/penalties"] {
        display.get(path).await.problem(403, "forbidden");
    }
    centre.close().await;
}

#[tokio::test]
async fn its_feed_withholds_what_its_lists_withhold() {
    let (centre, display) = full().await;
    // Up to the note, the last entry.
    let heard = display.hears_until("ticket.noted", 1).await;
    assert!(heard.contains("bagno, 2° piano"), "{heard}");
    for hidden in [SECRET, "0000 777", &centre.anna.actor.0.to_string()] {
        assert!(!heard.contains(hidden), "the feed tells {hidden}: {heard}");
    }
    centre.close().await;
}

/// Who asked is nobody's business in a room, be it by a number only: with the directory it is a name.
#[tokio::test]
async fn it_is_not_told_which_requester_asked() {
    let centre = Centre::open().await;
    centre.furnish().await;
    let call = json!({"channel": "phone", "caller_number": "0000 123"});
    centre.anna.post("/v1/calls", "call", call).await.is(201);
    let mut new = intake();
    (new["site"], new["requester"]) = (json!(1), json!(1));
    centre.anna.post("/v1/tickets", "ticket", new).await.is(201);
    let display = display(&centre).await;
    let paths = ["/v1/calls", "/v1/calls/1", "/v1/tickets", "/v1/tickets/1", "/v1/events"];
    for path in paths {
        let told = |text: &str| text.contains("\"caller\":1") || text.contains("\"requester\":1");
        assert!(told(&centre.anna.get(path).await.is(200).body.to_string()), "{path}");
        let seen = display.get(path).await.is(200).body.to_string();
        assert!(!told(&seen), "{path}: {seen}");
    }
    assert!(display.get("/v1/tickets/1").await.body["site"] == 1, "where it is stays in sight");
    let live = display.hears_until("ticket.registered", 1).await;
    assert!(!live.contains("\"caller\":1") && !live.contains("\"requester\":1"), "{live}");
    centre.close().await;
}

#[tokio::test]
async fn it_does_nothing_at_all() {
    let (centre, display) = full().await;
    let posts = [
        ("/v1/calls", json!({"channel": "phone"})),
        ("/v1/tickets", intake()),
        ("/v1/sites", json!({"name": "x"})),
        ("/v1/requesters", json!({"name": "x"})),
        ("/v1/technicians", json!({"name": "x"})),
        (
            "/v1/imports",
            json!({"record": {"source": "p", "source_id": "1", "source_state": "OPEN",
            "category": null, "opened_on": "2020-01-01", "closed_on": null, "precision": "day"},
            "texts": {"description": "x"}}),
        ),
    ];
    let before = centre.store.head().borrow().seq;
    for (path, body) in posts {
        display.post(path, "key", body).await.problem(403, "forbidden");
    }
    display.do_now("/v1/calls/1", json!({"action": "lose"})).await.problem(403, "forbidden");
    for action in ["take-charge", "start-inspection", "complete", "reopen", "dispatch"] {
        let answer = display.do_now("/v1/tickets/1", json!({"action": action, "technician": 1})).await;
        answer.problem(403, "forbidden");
    }
    let noted = json!({"action": "note", "texts": {"note": "x"}});
    display.do_now("/v1/tickets/1", noted).await.problem(403, "forbidden");
    let applied = display.request(Method::POST, "/v1/tickets/1/contract");
    let applied = applied.header("if-match", "\"2\"").header("idempotency-key", "c");
    let applied = applied.json(&json!({"contract": "x", "reason": "x"}));
    crate::centre::Reply::of(applied).await.problem(403, "forbidden");
    for (number, version) in [(1, 2), (7, 1)] {
        let undo = display.request(Method::POST, &format!("/v1/tickets/{number}/undo"));
        let undo = undo.header("if-match", format!("\"{version}\"")).header("idempotency-key", "u");
        crate::centre::Reply::of(undo).await.problem(403, "forbidden");
    }
    assert_eq!(centre.store.head().borrow().seq, before);
    centre.close().await;
}

#[tokio::test]
async fn its_workplace_starts_from_a_snapshot_without_people() {
    let (centre, display) = full().await;
    let client = Client::new(&display.base, &display.token).unwrap();
    let snapshot = client.snapshot().await.unwrap();
    assert_eq!((snapshot.tickets.len(), snapshot.calls.len()), (1, 1));
    assert_eq!(snapshot.directory.sites.len(), 1);
    assert!(snapshot.directory.requesters.is_empty() && snapshot.directory.technicians.is_empty());
    centre.close().await;
}
