//! Records of the directory are corrected and erased, each against the version that was seen, and it is known who
//! did it (S9.2, GDPR).

use centralino::domain::role::Role;
use centralino::server::store::verify_file;
use reqwest::Method;
use serde_json::{Value, json};

use crate::centre::{Centre, Person, Reply, intake};

/// One record of each kind, all of them number 1, by path, with a field to correct.
const RECORDS: [(&str, &str, &str); 5] = [
    ("/v1/sites/1", "name", "Padiglione Demo"),
    ("/v1/plants/1", "name", "Caldaia Demo"),
    ("/v1/requesters/1", "position", "primario"),
    ("/v1/technicians/1", "name", "Squadra Demo Due"),
    ("/v1/roster/1", "to", "2026-11-25T07:00:00Z"),
];

async fn furnished() -> Centre {
    let centre = Centre::open().await;
    centre.furnish().await;
    let plant = json!({"name": "Centrale termica", "site": 1, "service": "CLI"});
    centre.anna.post("/v1/plants", "plant-1", plant).await.is(201);
    let duty = json!({"technician": 1, "from": "2026-11-23T18:00:00Z", "to": "2026-11-24T07:00:00Z"});
    centre.anna.post("/v1/roster", "duty-1", duty).await.is(201);
    centre
}

async fn supervisor(centre: &Centre) -> Person {
    Person::join(&centre.store, &centre.anna.base, "Sara Demo", Role::Supervisor).await
}

#[tokio::test]
async fn each_record_is_corrected_against_the_version_that_was_seen() {
    let centre = furnished().await;
    let anna = &centre.anna;
    for (path, field, value) in RECORDS {
        let before = anna.get(path).await.is(200);
        assert_eq!((before.header("etag"), &before.body["version"]), ("\"1\"", &json!(1)), "{path}");
        let body = json!({field: value});
        let done = anna.patch(path, 1, path, body.clone()).await.is(200);
        assert_eq!((done.header("etag"), &done.body), ("\"2\"", &json!({"id": 1, "version": 2})));
        let after = anna.get(path).await.is(200).body;
        let mut expected = before.body;
        (expected[field], expected["version"]) = (json!(value), json!(2));
        assert_eq!(after, expected, "{path}: nothing else has changed");
        // The same again is the same answer, a key later it is stale, and on the new version nothing to do.
        let again = anna.patch(path, 1, path, body.clone()).await.is(200);
        assert_eq!((again.header("idempotency-replayed"), &again.body["version"]), ("true", &json!(2)));
        let stale = anna.patch(path, 1, &format!("{path}-2"), body.clone()).await;
        let stale = stale.problem(412, "version-stale");
        assert_eq!((stale.header("etag"), &stale.body["params"]["current"]), ("\"2\"", &json!(2)));
        let same = anna.patch(path, 2, &format!("{path}-3"), body).await.is(200);
        assert_eq!(same.body["version"], 2);
    }
    centre.close().await;
}

#[tokio::test]
async fn whoever_says_no_version_no_key_or_no_field_is_told_so() {
    let centre = furnished().await;
    let anna = &centre.anna;
    let sara = supervisor(&centre).await;
    for (path, ..) in RECORDS {
        let bare = anna.request(Method::PATCH, path).json(&json!({}));
        Reply::of(bare).await.problem(400, "key-required");
        let unversioned =
            anna.request(Method::PATCH, path).header("idempotency-key", "k").json(&json!({}));
        Reply::of(unversioned).await.problem(428, "version-required");
        let unversioned = anna.request(Method::DELETE, path).header("idempotency-key", "k");
        Reply::of(unversioned).await.problem(428, "version-required");
        anna.patch(path, 1, "unknown", json!({"nome": "x"}))
            .await
            .problem(400, "unreadable")
            .about("nome");
        anna.patch(path, 1, "list", json!([])).await.problem(400, "unreadable");
        let elsewhere = path.replace("/1", "/99");
        anna.patch(&elsewhere, 1, "elsewhere", json!({})).await.problem(404, "not-found");
        sara.delete(&elsewhere, 1, "elsewhere-2").await.problem(404, "not-found");
        anna.get(&elsewhere).await.problem(404, "not-found");
        for (who, key) in [(&centre.technician, "t"), (&centre.approver, "a")] {
            who.patch(path, 1, key, json!({})).await.problem(403, "forbidden");
            who.delete(path, 1, key).await.problem(403, "forbidden");
        }
        assert_eq!(anna.get(path).await.is(200).body["version"], 1, "{path}");
    }
    centre.close().await;
}

#[tokio::test]
async fn what_cannot_stand_is_refused_by_its_field() {
    let centre = furnished().await;
    let anna = &centre.anna;
    let colleague = json!({"name": "Tecnico Demo", "team": 1});
    anna.post("/v1/technicians", "technician-2", colleague).await.is(201);
    let wrong = [
        ("/v1/sites/1", json!({"name": ""}), "name"),
        ("/v1/sites/1", json!({"name": null}), "name"),
        ("/v1/sites/1", json!({"parent": 1}), "parent"),
        ("/v1/sites/1", json!({"parent": 77}), "parent"),
        ("/v1/sites/1", json!({"parent": "uno"}), "parent"),
        ("/v1/sites/1", json!({"services": ["non un codice"]}), "services"),
        ("/v1/sites/1", json!({"address": "x".repeat(5000)}), "address"),
        ("/v1/plants/1", json!({"site": 77}), "site"),
        ("/v1/plants/1", json!({"service": null}), "service"),
        ("/v1/requesters/1", json!({"site": 77}), "site"),
        ("/v1/requesters/1", json!({"phones": ["mille"]}), "phones"),
        ("/v1/requesters/1", json!({"level": 900}), "level"),
        ("/v1/requesters/1", json!({"valid_from": "2026-02-01", "valid_to": "2026-01-01"}), "valid_to"),
        ("/v1/technicians/1", json!({"team": 2}), "team"),
        ("/v1/technicians/1", json!({"team": 1}), "team"),
        ("/v1/technicians/2", json!({"team": 77}), "team"),
        ("/v1/roster/1", json!({"technician": 77}), "technician"),
        ("/v1/roster/1", json!({"to": "2026-11-23T18:00:00Z"}), "to"),
        ("/v1/roster/1", json!({"from": "9999-01-01T00:00:00Z"}), "from"),
        ("/v1/roster/1", json!({"from": "domani"}), "from"),
    ];
    for (at, (path, body, field)) in wrong.into_iter().enumerate() {
        let refused = anna.patch(path, 1, &format!("wrong-{at}"), body).await.about(field);
        assert!([400, 422].contains(&refused.status), "{path} {field}: {}", refused.body);
    }
    centre.close().await;
}

#[tokio::test]
async fn sites_never_stand_in_a_ring() {
    let centre = furnished().await;
    let anna = &centre.anna;
    for number in 2..=9_u64 {
        let site = json!({"name": format!("Livello Demo {number}"), "parent": number - 1});
        let added = anna.post("/v1/sites", &format!("level-{number}"), site).await;
        match number {
            9 => drop(added.problem(422, "refused").about("parent")),
            _ => drop(added.is(201)),
        }
    }
    for number in 1..=8 {
        let ring =
            anna.patch("/v1/sites/1", 1, &format!("ring-{number}"), json!({"parent": number})).await;
        ring.problem(422, "refused").about("parent");
    }
    // Taken out of its hospital, a floor takes what stands in it along.
    anna.patch("/v1/sites/3", 1, "out", json!({"parent": null})).await.is(200);
    anna.patch("/v1/sites/1", 1, "in", json!({"parent": 4})).await.is(200);
    centre.close().await;
}

#[tokio::test]
async fn of_an_erased_person_nothing_is_left_but_a_number_and_the_log_still_verifies() {
    let centre = furnished().await;
    let anna = &centre.anna;
    let sara = supervisor(&centre).await;
    let call = json!({"channel": "phone", "caller_number": "0000 123", "caller_name": "Rosa Demo"});
    anna.post("/v1/calls", "call", call).await.is(201);
    let mut asked = intake();
    (asked["requester"], asked["site"]) = (json!(1), json!(1));
    asked["texts"]["callback_number"] = json!("0000 4567");
    asked["texts"]["caller_name"] = json!("Rosa Demo");
    anna.post("/v1/tickets", "ticket", asked).await.is(201);
    let known = json!({"position": "caposala", "document": "Protocollo Demo 12"});
    anna.patch("/v1/requesters/1", 1, "known", known).await.is(200);
    assert_eq!(anna.get("/v1/tickets?q=rosa").await.is(200).body["items"].as_array().unwrap().len(), 1);

    anna.delete("/v1/requesters/1", 2, "not-hers").await.problem(403, "forbidden");
    sara.delete("/v1/requesters/1", 1, "stale").await.problem(412, "version-stale");
    let done = sara.delete("/v1/requesters/1", 2, "erase").await.is(200);
    assert_eq!(done.body, json!({"id": 1, "version": 3}));
    let again = sara.delete("/v1/requesters/1", 2, "erase").await.is(200);
    assert_eq!(again.header("idempotency-replayed"), "true");
    assert_eq!(sara.delete("/v1/requesters/1", 3, "twice").await.is(200).body["version"], 3);

    let stub = anna.get("/v1/requesters/1").await.is(200).body;
    assert_eq!(
        (&stub["erased"], &stub["name"], &stub["phones"]),
        (&json!(true), &json!(""), &json!([]))
    );
    anna.patch("/v1/requesters/1", 3, "back", json!({"name": "Rosa Demo"}))
        .await
        .problem(404, "not-found");
    let ticket = anna.get("/v1/tickets/1").await.is(200).body;
    assert_eq!((&ticket["requester"], &ticket["texts"]["caller_name"]), (&json!(1), &Value::Null));
    assert!(ticket["texts"]["description"].is_string(), "what was asked for is the work's: {ticket}");
    for word in ["rosa", "4567"] {
        let found = anna.get(&format!("/v1/tickets?q={word}")).await.is(200).body;
        assert_eq!(found["items"], json!([]), "{word}");
    }
    // Nobody answers to the number any more, and nobody is given the person's own.
    anna.post("/v1/calls", "later", json!({"channel": "phone", "caller_number": "0000 123"}))
        .await
        .is(201);
    assert_eq!(anna.get("/v1/calls/2").await.is(200).body["caller"], Value::Null);
    anna.post("/v1/requesters", "next", json!({"name": "Ugo Demo"})).await.is(201);
    assert_eq!(anna.get("/v1/requesters/2").await.is(200).body["name"], "Ugo Demo");
    let mut late = intake();
    late["requester"] = json!(1);
    anna.post("/v1/tickets", "late", late).await.problem(422, "refused").about("requester");

    // Nothing of the person stands in any table. (The second call's number is whoever calls from there now.)
    let path = centre.folder.path().join("centralino.db");
    for needle in ["Rosa", "caposala", "Protocollo Demo", "4567"] {
        assert_eq!(holding(&path, needle), Vec::<String>::new(), "{needle}");
    }
    let report = verify_file(&path).unwrap();
    assert!(report.is_clean() && report.compared, "{report:?}");
    // Nor, once the server has stopped, in what was freed of the file.
    let Centre { folder, store, running, .. } = centre;
    running.shutdown().await;
    store.close().await;
    drop(store);
    let mut left = 0;
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        left += bytes.len();
        for needle in ["Rosa", "caposala", "Protocollo Demo", "4567"] {
            let found = bytes.windows(needle.len()).any(|window| window == needle.as_bytes());
            assert!(!found, "{needle}");
        }
    }
    assert!(left > 10_000, "the database was looked at");
}

/// The tables that hold a word, whatever their columns.
fn holding(path: &std::path::Path, needle: &str) -> Vec<String> {
    let conn = rusqlite::Connection::open(path).unwrap();
    let names = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
    let mut statement = conn.prepare(names).unwrap();
    let tables: Vec<String> =
        statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
    assert!(tables.len() > 10);
    let holds = |table: &String| {
        let mut rows = conn.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns = rows.column_count();
        let mut rows = rows.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for column in 0..columns {
                let value: rusqlite::types::Value = row.get(column).unwrap();
                if matches!(value, rusqlite::types::Value::Text(text) if text.contains(needle)) {
                    return true;
                }
            }
        }
        false
    };
    tables.into_iter().filter(holds).collect()
}

#[tokio::test]
async fn what_tickets_refer_to_is_retired_and_may_come_back() {
    let centre = furnished().await;
    let anna = &centre.anna;
    let mut asked = intake();
    asked["site"] = json!(1);
    anna.post("/v1/tickets", "ticket", asked.clone()).await.is(201);
    anna.do_now("/v1/tickets/1", json!({"action": "dispatch", "technician": 1})).await.is(200);
    for path in ["/v1/sites/1", "/v1/plants/1", "/v1/technicians/1"] {
        anna.delete(path, 1, path).await.is(200);
        let left = anna.get(path).await.is(200).body;
        assert_eq!((&left["retired"], &left["version"]), (&json!(true), &json!(2)), "{path}");
        assert!(!left["name"].as_str().unwrap().is_empty(), "its name tells of what was");
    }
    assert_eq!(anna.get("/v1/technicians/1").await.is(200).body["phone"], Value::Null);
    anna.post("/v1/tickets", "there", asked.clone()).await.problem(422, "refused").about("site");
    centre.ticket("elsewhere").await;
    let dispatch = json!({"action": "dispatch", "technician": 1});
    anna.do_now("/v1/tickets/2", dispatch).await.problem(422, "refused").about("technician");
    // Whoever lived there may be corrected all the same.
    anna.patch("/v1/requesters/1", 1, "level", json!({"level": 3})).await.is(200);
    anna.patch("/v1/sites/1", 2, "back", json!({"retired": false})).await.is(200);
    anna.post("/v1/tickets", "there-again", asked).await.is(201);
    // A turn is referred to by nothing: it goes, and its number is given to nobody again.
    anna.delete("/v1/roster/1", 1, "turn").await.is(200);
    anna.get("/v1/roster/1").await.problem(404, "not-found");
    let technician = json!({"name": "Squadra Demo Due"});
    anna.post("/v1/technicians", "another", technician).await.is(201);
    let duty = json!({"technician": 2, "from": "2026-11-23T18:00:00Z", "to": "2026-11-24T07:00:00Z"});
    assert_eq!(anna.post("/v1/roster", "duty-2", duty).await.is(201).body["id"], 2);
    centre.close().await;
}

#[tokio::test]
async fn the_trail_says_who_did_what_and_holds_nothing_of_anybody() {
    let centre = furnished().await;
    let sara = supervisor(&centre).await;
    let change = json!({"phones": ["0000 777"], "name": "Rosa Demo Bianchi"});
    centre.bruno.patch("/v1/requesters/1", 1, "change", change).await.is(200);
    sara.delete("/v1/requesters/1", 2, "erase").await.is(200);
    centre.anna.get("/v1/directory-trail").await.problem(403, "forbidden");
    let trail = centre.administrator.get("/v1/directory-trail").await.is(200).body;
    let items = trail["items"].as_array().unwrap();
    let of_rosa: Vec<&Value> = items.iter().filter(|entry| entry["record"] == "requester").collect();
    let told = |entry: &Value| (entry["what"].clone(), entry["actor"].clone(), entry["version"].clone());
    let actor = |who: &Person| serde_json::to_value(who.actor).unwrap();
    assert_eq!(told(of_rosa[0]), (json!("added"), actor(&centre.anna), json!(1)));
    assert_eq!(told(of_rosa[1]), (json!("corrected"), actor(&centre.bruno), json!(2)));
    assert_eq!(of_rosa[1]["fields"], json!(["name", "phones"]));
    assert_eq!(told(of_rosa[2]), (json!("erased"), actor(&sara), json!(3)));
    for word in ["Rosa", "777", "Città"] {
        assert!(!trail.to_string().contains(word), "{word}: {trail}");
    }
    // In pages, without one missing.
    let mut cursor = String::new();
    let mut count = 0;
    loop {
        let page =
            centre.administrator.get(&format!("/v1/directory-trail?limit=2{cursor}")).await.is(200).body;
        count += page["items"].as_array().unwrap().len();
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(count, items.len());
    centre.close().await;
}

#[tokio::test]
async fn people_are_found_by_name_number_and_site_whatever_the_order_and_with_a_slip() {
    let centre = furnished().await;
    let anna = &centre.anna;
    let ward = json!({"name": "Padiglione Bianco", "parent": 1});
    anna.post("/v1/sites", "ward", ward).await.is(201);
    let niccolo =
        json!({"name": "Niccolò Prova", "position": "primario", "site": 2, "phones": ["051 2345678"]});
    anna.post("/v1/requesters", "two", niccolo).await.is(201);
    let table = [
        ("nicco", vec![2]),
        ("prova%20niccolo", vec![2]),
        ("NICCOL%C3%92", vec![2]),
        ("nicolo", vec![2]),
        ("primario%20bianco", vec![2]),
        ("presidio", vec![1, 2]),
        ("0512345678", vec![2]),
        ("051%20234", vec![2]),
        ("rosa", vec![1]),
        ("giulio", vec![]),
        ("", vec![1, 2]),
    ];
    for (typed, expected) in table {
        let found = anna.get(&format!("/v1/requesters?q={typed}")).await.is(200).body;
        let ids: Vec<u64> =
            found.as_array().unwrap().iter().map(|it| it["id"].as_u64().unwrap()).collect();
        assert_eq!(ids, expected, "{typed}");
    }
    centre.close().await;
}

#[tokio::test]
async fn tickets_are_searched_by_the_names_that_their_records_have_now() {
    let centre = furnished().await;
    let anna = &centre.anna;
    anna.post("/v1/sites", "ward", json!({"name": "Reparto Demo", "parent": 1})).await.is(201);
    let mut asked = intake();
    (asked["site"], asked["requester"], asked["plant"]) = (json!(2), json!(1), json!(1));
    asked["texts"]["callback_number"] = json!("051 234 5678");
    anna.post("/v1/tickets", "ticket", asked).await.is(201);
    let found = async |word: &str| {
        let found = anna.get(&format!("/v1/tickets?q={word}")).await.is(200).body;
        found["items"].as_array().unwrap().len()
    };
    // By the ward, by the hospital that it is a part of, by the plant, by whoever asked, by the number given.
    for word in ["reparto", "presidio", "termica", "rosa", "0512345678", "234%205678"] {
        assert_eq!(found(word).await, 1, "{word}");
    }
    anna.patch("/v1/sites/1", 1, "s", json!({"name": "Policlinico Demo"})).await.is(200);
    anna.patch("/v1/plants/1", 1, "p", json!({"name": "Sottostazione"})).await.is(200);
    anna.patch("/v1/requesters/1", 1, "r", json!({"name": "Ida Demo"})).await.is(200);
    for (word, count) in [
        ("policlinico", 1),
        ("presidio", 0),
        ("sottostazione", 1),
        ("termica", 0),
        ("ida", 1),
        ("rosa", 0),
    ] {
        assert_eq!(found(word).await, count, "{word}");
    }
    centre.close().await;
}

/// Their calls are found by the tickets that they became as well, and their name beside what they decided goes.
#[tokio::test]
async fn of_an_erased_person_calls_from_other_lines_and_decisions_are_forgotten_too() {
    let centre = furnished().await;
    let anna = &centre.anna;
    let sara = supervisor(&centre).await;
    let call = json!({"channel": "phone", "caller_number": "0000 777", "caller_name": "Rosa Demo"});
    anna.post("/v1/calls", "call", call).await.is(201);
    anna.post("/v1/calls/1/actions", "answer", json!({"action": "answer"})).await.is(200);
    let mut asked = intake();
    (asked["call"], asked["requester"], asked["site"]) = (json!(1), json!(1), json!(1));
    anna.post("/v1/tickets", "ticket", asked).await.is(201);
    anna.do_now("/v1/tickets/1", json!({"action": "start-inspection"})).await.is(200);
    let parts = json!({"action": "ask-parts", "texts": {"part": "valvola"}});
    anna.do_now("/v1/tickets/1", parts).await.is(200);
    let approved = json!({"action": "approve-parts", "by": 1, "how": "phone",
        "texts": {"person": "Rosa Demo", "reference": "telefonata"}});
    anna.do_now("/v1/tickets/1", approved).await.is(200);
    assert_eq!(anna.get("/v1/calls/1").await.is(200).body["texts"]["caller_name"], "Rosa Demo");

    sara.delete("/v1/requesters/1", 1, "erase").await.is(200);
    assert_eq!(anna.get("/v1/calls/1").await.is(200).body["texts"], json!({}));
    let path = centre.folder.path().join("centralino.db");
    assert_eq!(holding(&path, "Rosa"), Vec::<String>::new());
    let ticket = anna.get("/v1/tickets/1").await.is(200).body;
    assert_eq!(ticket["parts"][0]["decided"]["by"], 1, "who decided stays known by a number: {ticket}");
    let report = verify_file(&path).unwrap();
    assert!(report.is_clean() && report.compared, "{report:?}");
    centre.close().await;
}

/// However it is done, nobody is to call whoever is retired.
#[tokio::test]
async fn a_technician_who_is_retired_by_hand_has_no_telephone_either() {
    let centre = furnished().await;
    let anna = &centre.anna;
    let retired = json!({"retired": true, "on_call": true});
    anna.patch("/v1/technicians/1", 1, "retired", retired).await.is(200);
    let found = anna.get("/v1/technicians/1").await.is(200).body;
    assert_eq!((&found["phone"], &found["on_call"]), (&Value::Null, &json!(false)), "{found}");
    centre.close().await;
}

/// Who is on call when is told to those who work together, and to whoever keeps the records: not to the client.
#[tokio::test]
async fn the_roster_is_no_matter_of_the_clients() {
    let centre = furnished().await;
    for (person, status) in [
        (&centre.anna, 200),
        (&centre.technician, 200),
        (&centre.administrator, 200),
        (&centre.approver, 403),
    ] {
        person.get("/v1/roster").await.is(status);
        let presence = json!({"ticket": null, "writing": false});
        let said = person.request(reqwest::Method::PUT, "/v1/presence").json(&presence);
        let works = status == 200 && person.token != centre.administrator.token;
        assert_eq!(Reply::of(said).await.status, if works { 204 } else { 403 });
    }
    centre.close().await;
}
