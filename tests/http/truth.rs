//! The log is the truth: what is made from it can be made again, and what was changed is found.

use centralino::server::store::{Finding, OpenError, Store, StoreOptions};
use centralino::server::{Options, ServeError, start};
use rusqlite::Connection;
use rusqlite::types::Value as Sql;
use serde_json::json;

use crate::centre::{Centre, intake};

/// Every row of the projections, as SQLite holds it.
fn rows(path: &std::path::Path) -> Vec<Vec<Sql>> {
    let conn = Connection::open(path).unwrap();
    let mut rows = Vec::new();
    for (table, columns) in [("ticket", 5), ("ticket_search", 2), ("call", 4), ("import_source", 3)] {
        let mut statement = conn.prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2")).unwrap();
        let read = statement
            .query_map([], |row| (0..columns).map(|column| row.get(column)).collect::<Result<_, _>>())
            .unwrap();
        rows.extend(read.map(Result::unwrap));
    }
    rows
}

/// A little of everything.
async fn history(centre: &Centre) {
    centre.furnish().await;
    let anna = &centre.anna;
    for index in 1..=3 {
        let ring = json!({"channel": "phone", "caller_number": "0000 123", "answered": true});
        anna.post("/v1/calls", &format!("c{index}"), ring).await.is(201);
    }
    let mut from_call = intake();
    from_call["call"] = json!(1);
    from_call["site"] = json!(1);
    anna.post("/v1/tickets", "t", from_call).await.is(201);
    let attach = json!({"action": "attach", "ticket": 1, "call_type": "RE", "note": "lamenta"});
    anna.do_now("/v1/calls/2", attach).await.is(200);
    anna.do_now("/v1/tickets/1", json!({"action": "complete"})).await.is(200);
    let record = json!({"record": {"source": "demo", "source_id": "1", "source_state": "x", "category": null,
        "opened_on": "2019-03-04", "closed_on": null, "precision": "day"}, "texts": {"place": "scala B"}});
    anna.post("/v1/imports", "i", record).await.is(201);
}

#[tokio::test]
async fn a_rebuilt_projection_is_the_same_byte_for_byte() {
    let centre = Centre::open().await;
    history(&centre).await;
    let path = centre.folder.path().join("centralino.db");
    let before = rows(&path);
    assert_eq!(before.len(), 2 + 2 + 3 + 1);
    centre.store.rebuild().await.unwrap();
    assert_eq!(rows(&path), before);

    let conn = Connection::open(&path).unwrap();
    conn.execute_batch("DELETE FROM ticket; UPDATE call SET doc = '{}'; DELETE FROM import_source")
        .unwrap();
    centre.store.rebuild().await.unwrap();
    assert_eq!(rows(&path), before, "whatever they were before");
    centre.close().await;
}

#[tokio::test]
async fn a_verification_names_what_was_changed() {
    let centre = Centre::open().await;
    history(&centre).await;
    let path = centre.folder.path().join("centralino.db");
    let conn = Connection::open(&path).unwrap();
    conn.execute_batch("DROP TRIGGER event_is_never_updated; DROP TRIGGER event_is_never_deleted;")
        .unwrap();
    let table = [
        ("UPDATE ticket SET open = 1 - open WHERE number = 1", "projections: ticket 1 "),
        ("UPDATE ticket_search SET words = 'x' WHERE number = 2", "projections: ticket 2 "),
        ("DELETE FROM call WHERE number = 3", "projections: call 3 "),
        ("INSERT INTO call VALUES (9, 1, 'lost', '{}')", "projections: call has 4 rows"),
        ("DELETE FROM import_source", "projections: import_source has 0 rows"),
        ("UPDATE personal_text SET body = 'altro' WHERE field = 'description'", "texts: "),
        (
            "UPDATE event SET doc = replace(doc, '\"URG\"', '\"EME\"') WHERE kind = 'ticket.registered'",
            "changed after",
        ),
        (
            "UPDATE event SET doc = replace(doc, '\"seq\":', '\"extra\":1,\"seq\":') WHERE seq = 2",
            "changed after",
        ),
        ("UPDATE event SET kind = 'call.rang' WHERE seq = 2", "columns of entry 2"),
        (
            "PRAGMA foreign_keys = OFF; DELETE FROM event WHERE seq = 2",
            "entry 3 stands where entry 2 should",
        ),
        ("UPDATE head SET seq = seq + 1", "its head is stored as entry"),
    ];
    for (change, told) in table {
        let folder = tempfile::tempdir().unwrap();
        let copy = folder.path().join("copy.db");
        conn.execute("VACUUM INTO ?", [copy.to_str().unwrap()]).unwrap();
        let changed = Connection::open(&copy).unwrap();
        changed.execute_batch(change).unwrap();
        let report = centralino::server::store::verify_file(&copy).unwrap();
        let findings: Vec<String> = report.findings.iter().map(Finding::to_string).collect();
        assert!(findings.iter().any(|finding| finding.contains(told)), "{change}: {findings:?}");
    }
    centre.close().await;
}

#[tokio::test]
async fn an_erased_text_leaves_the_history_whole() {
    let centre = Centre::open().await;
    history(&centre).await;
    let conn = Connection::open(centre.folder.path().join("centralino.db")).unwrap();
    conn.execute("DELETE FROM personal_text WHERE field = 'description'", []).unwrap();
    centre.store.rebuild().await.unwrap();
    let whole = centre.anna.get("/v1/tickets/1").await.is(200).body;
    assert_eq!(whole["texts"]["description"], json!(null));
    let found = centre.anna.get("/v1/tickets?q=perdita").await.body;
    assert_eq!(found["items"], json!([]));
    centre.close().await;
}

#[tokio::test]
async fn a_database_of_a_later_program_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("later.db");
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 42).unwrap();
    let Err(error) = Store::open(StoreOptions::at(&path)) else { panic!("it was opened") };
    assert!(matches!(error, OpenError::Newer { found: 42, .. }), "{error}");
    assert!(error.to_string().contains("42"));
}

#[tokio::test]
async fn a_changed_contract_needs_a_new_version() {
    let folder = tempfile::tempdir().unwrap();
    let options = || StoreOptions::at(folder.path().join("a.db"));
    let store = Store::open(options()).unwrap();
    let first = store.contracts().current().hash.clone();
    store.close().await;
    let changed = options().contracts[0].replace("\"4 working hours\"", "\"8 working hours\"");
    let open = |text: &str| Store::open(StoreOptions { contracts: vec![text.to_owned()], ..options() });
    assert!(matches!(open(&changed), Err(OpenError::ContractChanged { .. })));
    let store = open(&changed.replace("\"2026.3\"", "\"2026.4\"")).unwrap();
    assert_ne!(store.contracts().current().hash, first);
    assert!(store.contracts().by_hash(&first).is_some(), "tickets opened under it keep it");
    store.close().await;
}

#[tokio::test]
async fn a_store_goes_on_where_it_was_closed() {
    let centre = Centre::open().await;
    history(&centre).await;
    let path = centre.folder.path().join("centralino.db");
    let (log, head) = (centre.store.log(), centre.store.head().borrow().clone());
    let Centre { folder, store, running, .. } = centre;
    running.shutdown().await;
    drop(store);
    let store = Store::open(StoreOptions::at(&path)).unwrap();
    assert_eq!((store.log(), store.head().borrow().clone()), (log, head));
    assert!(store.verify().await.unwrap().is_clean());
    store.close().await;
    drop(folder);
}

#[tokio::test]
async fn only_this_machine_is_served() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(StoreOptions::at(folder.path().join("a.db"))).unwrap();
    let clock = centralino::server::clock::Clock::system();
    let listen = "0.0.0.0:0".parse().unwrap();
    let refused = start(Options { listen, store: store.clone(), clock }).await;
    assert!(matches!(refused, Err(ServeError::NotLoopback(_))));
    store.close().await;
}
