//! Everything that goes wrong is a problem document that says what would be right.

use reqwest::Method;
use serde_json::json;

use crate::centre::{Centre, Reply, intake};

#[tokio::test]
async fn without_a_token_that_is_known_only_the_status_answers() {
    let centre = Centre::open().await;
    let mut stranger = centre.anna.clone();
    let status = Reply::of(stranger.client.get(format!("{}/status", stranger.base))).await.is(200);
    assert_eq!(status.body["api"], "v1");
    assert_eq!(status.body["log"], centre.store.log().to_string());
    for token in ["", "cent_00", "nonsense"] {
        stranger.token = token.to_owned();
        for path in ["/v1/me", "/v1/tickets", "/v1/calls/1", "/v1/events", "/v1/contracts", "/v1/sites"]
        {
            let told = stranger.get(path).await.problem(401, "unauthenticated");
            assert_eq!(told.header("www-authenticate"), "Bearer");
        }
        stranger.post("/v1/tickets", "k", intake()).await.problem(401, "unauthenticated");
    }
    let tokens = centre.store.list_tokens().await.unwrap();
    let annas = tokens.iter().find(|token| token.actor == centre.anna.actor).unwrap();
    assert_eq!(centre.anna.get("/v1/me").await.is(200).body["name"], "Anna Demo");
    assert!(centre.store.revoke(&annas.id).await.unwrap());
    assert!(!centre.store.revoke(&annas.id).await.unwrap());
    centre.anna.get("/v1/me").await.problem(401, "unauthenticated");
    centre.close().await;
}

#[tokio::test]
async fn a_role_does_what_it_may() {
    let centre = Centre::open().await;
    centre.ticket("t").await;
    let ring = || json!({"channel": "phone"});
    for person in [&centre.technician, &centre.approver, &centre.administrator] {
        person.post("/v1/calls", "c", ring()).await.problem(403, "forbidden");
        person.post("/v1/tickets", "t", intake()).await.problem(403, "forbidden");
        let cancel = json!({"action": "cancel", "texts": {"reason": "x"}});
        person.do_now("/v1/tickets/1", cancel).await.problem(403, "forbidden");
    }
    centre.close().await;
}

#[tokio::test]
async fn an_administrator_sees_no_words() {
    let centre = Centre::open().await;
    centre.ticket("t").await;
    let elio = &centre.administrator;
    let whole = elio.get("/v1/tickets/1").await.is(200).body;
    assert_eq!(whole["texts"], json!({}));
    assert_eq!(whole["timeline"][0]["texts"], json!({}));
    assert_eq!(elio.get("/v1/events").await.body["items"][0]["texts"], json!({}));
    let found = |body: serde_json::Value| body["items"].as_array().unwrap().len();
    assert_eq!(found(elio.get("/v1/tickets?q=perdita").await.body), 0, "searching would tell");
    assert_eq!(found(elio.get("/v1/tickets?q=1").await.body), 1);
    assert_eq!(found(centre.technician.get("/v1/tickets?q=perdita").await.body), 1);
    centre.close().await;
}

#[tokio::test]
async fn paths_and_methods_that_are_not_there() {
    let centre = Centre::open().await;
    let anna = &centre.anna;
    anna.get("/v1/nowhere").await.problem(404, "no-such-path");
    anna.get("/").await.problem(404, "no-such-path");
    anna.get("/v1/tickets/7").await.problem(404, "not-found");
    anna.get("/v1/tickets/seven").await.problem(404, "not-found");
    anna.get("/v1/calls/%ff").await.problem(404, "not-found");
    let wrong = Reply::of(anna.request(Method::DELETE, "/v1/tickets")).await;
    let wrong = wrong.problem(405, "method-not-allowed");
    assert!(wrong.header("allow").contains("POST"), "{:?}", wrong.headers);
    centre.close().await;
}

#[tokio::test]
async fn bodies_that_cannot_be_read() {
    let centre = Centre::open().await;
    let anna = &centre.anna;
    let post = |body: String, media: &str| {
        let request = anna.request(Method::POST, "/v1/calls").header("idempotency-key", "k");
        Reply::of(request.header("content-type", media.to_owned()).body(body))
    };
    let json = "application/json; charset=utf-8";
    post("{}".into(), "text/plain").await.problem(415, "unsupported-media-type");
    let large = format!("{{\"channel\": \"{}\"}}", "x".repeat(1024 * 1024));
    post(large, json).await.problem(413, "too-large");
    post("{".into(), json).await.problem(400, "unreadable").about("body");
    let told = post("{\"channel\": \"smoke\"}".into(), json).await;
    let told = told.problem(400, "unreadable").about("channel");
    assert!(told.body["params"]["expected"].as_str().unwrap().contains("voicemail"), "{}", told.body);
    post("{}".into(), json).await.problem(400, "unreadable").about("channel");
    let long = json!({"channel": "phone", "caller_name": "x".repeat(4001)});
    anna.post("/v1/calls", "k", long).await.problem(422, "refused").about("caller_name");
    centre.close().await;
}

#[tokio::test]
async fn registering_names_the_field_that_is_missing_or_wrong() {
    let centre = Centre::open().await;
    let table = [
        ("/texts/description", json!("\u{200b} "), "description"),
        ("/texts/place", json!(""), "place"),
        ("/priority", json!("XXX"), "priority"),
        ("/call_type", json!("SO"), "call_type"),
        ("/service", json!("XXX"), "service"),
        ("/site", json!(5), "site"),
        ("/requester", json!(5), "requester"),
        ("/called_at", json!("2026-11-23T08:02:01Z"), "called_at"),
    ];
    for (place, value, field) in table {
        let mut body = intake();
        for absent in ["service", "site", "requester", "called_at"] {
            body[absent] = json!(null);
        }
        *body.pointer_mut(place).unwrap() = value;
        centre.anna.post("/v1/tickets", "k", body).await.problem(422, "refused").about(field);
    }
    centre.close().await;
}

#[tokio::test]
async fn keys_and_versions_are_required() {
    let centre = Centre::open().await;
    let anna = &centre.anna;
    centre.ticket("t").await;
    let long = "k".repeat(129);
    for key in [None, Some(""), Some("two words"), Some(long.as_str())] {
        let mut request = anna.request(Method::POST, "/v1/tickets").json(&intake());
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        Reply::of(request).await.problem(400, "key-required");
    }
    let charge = json!({"action": "take-charge"});
    let blind = anna.post("/v1/tickets/1/actions", "a", charge.clone()).await;
    blind.problem(428, "version-required");
    anna.act("/v1/tickets/1", 1, "a", charge.clone()).await.is(200);
    let stale = anna.act("/v1/tickets/1", 1, "b", json!({"action": "start-inspection"})).await;
    let stale = stale.problem(412, "version-stale");
    assert_eq!(stale.header("etag"), "\"3\"");
    assert_eq!(stale.body["params"]["current"], 3);
    let changed = json!(["ticket.dispatched", "ticket.charge-taken"]);
    assert_eq!(stale.body["params"]["changed"], changed);

    anna.post("/v1/calls", "r", json!({"channel": "phone"})).await.is(201);
    let blind = anna.post("/v1/calls/1/actions", "l", json!({"action": "lose"})).await;
    blind.problem(428, "version-required");
    let early = anna.act("/v1/calls/1", 9, "l", json!({"action": "answer"})).await;
    early.problem(412, "version-stale");
    centre.close().await;
}

#[tokio::test]
async fn of_many_with_one_version_one_goes_through() {
    let centre = Centre::open().await;
    for round in 1..=20_u64 {
        let number = centre.ticket(&format!("t{round}")).await;
        let path = format!("/v1/tickets/{number}");
        let tries = (0..8).map(|each| {
            let (anna, path) = (centre.anna.clone(), path.clone());
            let reason = json!({"reason": format!("{each}")});
            let correct = json!({"action": "correct", "priority": "NES", "texts": reason});
            tokio::spawn(
                async move { anna.act(&path, 1, &format!("n{round}-{each}"), correct).await.status },
            )
        });
        let mut statuses = Vec::new();
        for attempt in tries.collect::<Vec<_>>() {
            statuses.push(attempt.await.unwrap());
        }
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 412, 412, 412, 412, 412, 412, 412]);
    }
    centre.close().await;
}

#[tokio::test]
async fn a_foreign_host_is_refused() {
    let centre = Centre::open().await;
    let request = centre.anna.request(Method::GET, "/v1/tickets").header("host", "rebound.example:80");
    Reply::of(request).await.problem(421, "wrong-host");
    centre.close().await;
}

#[tokio::test]
async fn a_full_disk_writes_nothing_of_anybody_and_says_so() {
    let centre = Centre::with(|options| options.page_limit = Some(90)).await;
    let anna = &centre.anna;
    let mut made = 0;
    let problem = loop {
        let reply = anna.post("/v1/tickets", &format!("t{made}"), intake()).await;
        if reply.status != 201 {
            break reply;
        }
        made += 1;
        assert!(made < 2000, "the quota was never met");
    };
    problem.problem(507, "disk-full");
    let listed = anna.get("/v1/tickets?limit=1000").await.is(200).body;
    assert_eq!(listed["items"].as_array().unwrap().len(), made);
    centre.close().await;
}
