//! A database of the version before is brought up to date when it is opened, or left as it was.

use centralino::server::store::{OpenError, Store, StoreOptions, verify_file};
use rusqlite::Connection;
use serde_json::json;
use std::path::Path;
use tempfile::TempDir;

use crate::centre::{Centre, intake};

/// A database as version 1 left it: tickets without the fields that came after.
async fn of_version_1() -> TempDir {
    let centre = Centre::open().await;
    centre.furnish().await;
    let mut at_site = intake();
    at_site["site"] = json!(1);
    centre.anna.post("/v1/tickets", "t", at_site).await.is(201);
    centre.ticket("t2").await;
    centre.anna.do_now("/v1/tickets/2", json!({"action": "complete"})).await.is(200);
    centre.anna.post("/v1/calls", "c", json!({"channel": "phone"})).await.is(201);
    let Centre { folder, store, running, .. } = centre;
    running.shutdown().await;
    drop(store);
    let conn = Connection::open(database(&folder)).unwrap();
    conn.pragma_update(None, "user_version", 1).unwrap();
    let spoil = "UPDATE ticket SET doc = json_remove(doc, '$.patron')";
    assert_eq!(conn.execute(spoil, []).unwrap(), 2);
    folder
}

fn database(folder: &TempDir) -> std::path::PathBuf {
    folder.path().join("centralino.db")
}

fn version(path: &Path) -> u32 {
    let conn = Connection::open(path).unwrap();
    conn.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap()
}

fn tickets(path: &Path) -> Vec<String> {
    let conn = Connection::open(path).unwrap();
    let mut statement = conn.prepare("SELECT doc FROM ticket ORDER BY number").unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
}

#[tokio::test]
async fn a_database_of_the_version_before_is_whole_after_opening() {
    let folder = of_version_1().await;
    let path = database(&folder);
    assert!(tickets(&path).iter().all(|doc| !doc.contains("patron")));
    let before = verify_file(&path).unwrap();
    assert!(before.is_clean() && !before.compared, "rows of another shape prove nothing: {before:?}");

    let store = Store::open(StoreOptions::at(&path)).unwrap();
    let report = store.verify().await.unwrap();
    assert!(report.is_clean() && report.compared, "{report:?}");
    assert_eq!((report.entries, &report.head), (before.entries, &before.head), "the log stays");
    store.close().await;
    assert_eq!(version(&path), centralino::server::store::SCHEMA_VERSION);
    assert!(tickets(&path).iter().all(|doc| doc.contains("\"patron\":null")));
}

#[tokio::test]
async fn rows_of_the_version_before_would_be_found_without_it() {
    let folder = of_version_1().await;
    let path = database(&folder);
    let conn = Connection::open(&path).unwrap();
    conn.pragma_update(None, "user_version", centralino::server::store::SCHEMA_VERSION).unwrap();
    drop(conn);
    let store = Store::open(StoreOptions::at(&path)).unwrap();
    assert_eq!(store.verify().await.unwrap().findings.len(), 2);
    store.close().await;
}

#[tokio::test]
async fn what_cannot_be_made_again_leaves_the_version_before_whole() {
    let folder = of_version_1().await;
    let path = database(&folder);
    let conn = Connection::open(&path).unwrap();
    conn.execute_batch(
        "DROP TRIGGER event_is_never_updated;
         UPDATE event SET doc = '{}' WHERE seq = (SELECT max(seq) FROM event)",
    )
    .unwrap();
    drop(conn);
    let before = tickets(&path);
    let Err(error) = Store::open(StoreOptions::at(&path)) else { panic!("it was opened") };
    assert!(matches!(error, OpenError::Rebuild(_)), "{error}");
    assert_eq!((version(&path), tickets(&path)), (1, before), "neither the version nor a row moved");
}

#[tokio::test]
async fn people_of_version_4_can_be_linked_to_their_technician() {
    use centralino::domain::code::TechnicianId;
    let centre = Centre::open().await;
    centre.furnish().await;
    let (folder, token) = (centre.folder, centre.technician.token);
    centre.running.shutdown().await;
    drop(centre.store);
    let path = database(&folder);
    let conn = Connection::open(&path).unwrap();
    conn.execute_batch("DROP TABLE person_technician").unwrap();
    conn.pragma_update(None, "user_version", 4).unwrap();
    drop(conn);

    let store = Store::open(StoreOptions::at(&path)).unwrap();
    let before = store.who(&token).await.unwrap().unwrap();
    assert_eq!((before.name.as_str(), before.technician), ("Carlo Demo", None), "nobody is lost");
    store.add_technicians_token("Carlo Demo", TechnicianId(1)).await.unwrap();
    assert_eq!(store.who(&token).await.unwrap().unwrap().technician, Some(TechnicianId(1)));
    assert!(store.verify().await.unwrap().is_clean());
    store.close().await;
}

#[tokio::test]
async fn records_of_version_6_have_versions_and_can_be_corrected() {
    let centre = Centre::open().await;
    centre.furnish().await;
    let mut at_site = intake();
    (at_site["site"], at_site["requester"]) = (json!(1), json!(1));
    centre.anna.post("/v1/tickets", "t", at_site).await.is(201);
    let told = json!({"action": "dispatch", "technician": 1});
    centre.anna.do_now("/v1/tickets/1", told).await.is(200);
    let Centre { folder, store, running, clock, anna, .. } = centre;
    running.shutdown().await;
    drop(store);
    let path = database(&folder);
    let conn = Connection::open(&path).unwrap();
    conn.execute_batch(
        "DROP TABLE plant; DROP TABLE duty; DROP TABLE directory_trail;
         UPDATE site SET doc = json_remove(doc, '$.version');
         UPDATE requester SET doc = json_remove(doc, '$.version');
         UPDATE technician SET doc = json_remove(doc, '$.version');
         UPDATE ticket SET doc = json_remove(doc, '$.plant', '$.call_outs', '$.proposes_rejection');",
    )
    .unwrap();
    conn.pragma_update(None, "user_version", 6).unwrap();
    drop(conn);

    let store = Store::open(StoreOptions { clock: clock.clone(), ..StoreOptions::at(&path) }).unwrap();
    assert_eq!(version(&path), centralino::server::store::SCHEMA_VERSION);
    let report = store.verify().await.unwrap();
    assert!(report.is_clean() && report.compared, "{report:?}");
    let listen = "127.0.0.1:0".parse().unwrap();
    let options = centralino::server::Options { listen, store: store.clone(), clock };
    let running = centralino::server::start(options).await.unwrap();
    let anna = crate::centre::Person { base: format!("http://{}", running.address), ..anna };
    assert_eq!(anna.get("/v1/tickets/1").await.is(200).body["call_outs"], json!([]));
    for path in ["/v1/sites/1", "/v1/requesters/1", "/v1/technicians/1"] {
        assert_eq!(anna.get(path).await.is(200).body["version"], 1, "{path}");
        anna.patch(path, 1, path, json!({"name": "Nome Demo"})).await.is(200);
    }
    let plant = json!({"name": "Centrale Demo", "site": 1, "service": "CLI"});
    assert_eq!(anna.post("/v1/plants", "p", plant).await.is(201).body["id"], 1);
    assert!(store.verify().await.unwrap().is_clean());
    running.shutdown().await;
    store.close().await;
}
