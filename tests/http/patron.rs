//! The patron saint's day: a record of the site, and from the registration on a fact of the ticket.

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::centre::{Centre, intake};

/// Sites 1 and 2 with a patron each, site 3 without.
async fn sites(centre: &Centre) {
    for (key, patron) in [("s1", json!("12-07")), ("s2", json!("tue 1 05")), ("s3", Value::Null)] {
        let site = json!({"name": format!("Presidio Demo {key}"), "patron": patron});
        centre.anna.post("/v1/sites", key, site).await.is(201);
    }
}

/// The patron of ticket 1, as its resource and as the last entry of its history have it.
async fn patrons(centre: &Centre) -> (Value, Value) {
    let whole = centre.anna.get("/v1/tickets/1").await.is(200).body;
    let last = whole["timeline"].as_array().unwrap().last().unwrap();
    (whole["patron"].clone(), last["event"]["patron"].clone())
}

#[tokio::test]
async fn a_ticket_has_the_patron_of_its_site_and_a_corrected_site_changes_it() {
    let centre = Centre::open().await;
    sites(&centre).await;
    let listed = centre.anna.get("/v1/sites").await.is(200).body;
    let of = |index: usize| listed[index]["patron"].clone();
    assert_eq!([of(0), of(1), of(2)], [json!("12-07"), json!("tue 1 05"), Value::Null]);

    let mut at_site = intake();
    at_site["site"] = json!(1);
    // Whoever registers has no say in it.
    at_site["patron"] = json!("01-02");
    centre.anna.post("/v1/tickets", "t", at_site).await.is(201);
    assert_eq!(patrons(&centre).await, (json!("12-07"), json!("12-07")));

    let correct = |fields: Value| {
        let mut action = json!({"action": "correct", "texts": {"reason": "sede sbagliata"}});
        action.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        centre.anna.do_now("/v1/tickets/1", action)
    };
    correct(json!({"site": 2, "patron": "01-02"})).await.is(200);
    assert_eq!(patrons(&centre).await, (json!("tue 1 05"), json!("tue 1 05")));
    correct(json!({"priority": "EME"})).await.is(200);
    assert_eq!(patrons(&centre).await, (json!("tue 1 05"), Value::Null), "the site is not touched");
    correct(json!({"site": 3})).await.is(200);
    assert_eq!(patrons(&centre).await, (Value::Null, Value::Null), "this one has none");
    correct(json!({"site": 1})).await.is(200);
    assert_eq!(patrons(&centre).await, (json!("12-07"), json!("12-07")));
    centre.close().await;
}

#[tokio::test]
async fn a_record_corrected_later_moves_no_ticket() {
    let centre = Centre::open().await;
    sites(&centre).await;
    let mut at_site = intake();
    at_site["site"] = json!(1);
    centre.anna.post("/v1/tickets", "t", at_site.clone()).await.is(201);
    let path = centre.folder.path().join("centralino.db");
    let corrected = "UPDATE site SET doc = replace(doc, '12-07', '06-24') WHERE id = 1";
    assert_eq!(Connection::open(&path).unwrap().execute(corrected, []).unwrap(), 1);
    centre.store.rebuild().await.unwrap();
    assert_eq!(patrons(&centre).await.0, "12-07");
    centre.anna.post("/v1/tickets", "t2", at_site).await.is(201);
    assert_eq!(centre.anna.get("/v1/tickets/2").await.body["patron"], "06-24");
    centre.close().await;
}

#[tokio::test]
async fn a_ticket_without_a_site_and_an_imported_one_have_none() {
    let centre = Centre::open().await;
    sites(&centre).await;
    centre.ticket("t").await;
    assert_eq!(patrons(&centre).await, (Value::Null, Value::Null));
    let record = json!({"record": {"source": "demo", "source_id": "1", "source_state": "x", "category": null,
        "opened_on": "2019-03-04", "closed_on": null, "precision": "day"}, "texts": {"place": "scala B"}});
    centre.anna.post("/v1/imports", "i", record).await.is(201);
    let adopt = json!({"action": "adopt", "call_type": "RI", "priority": "URG"});
    centre.anna.do_now("/v1/tickets/2", adopt).await.is(200);
    assert_eq!(centre.anna.get("/v1/tickets/2").await.body["patron"], Value::Null);
    centre.close().await;
}

#[tokio::test]
async fn a_wrong_patron_is_named_with_what_was_expected() {
    let centre = Centre::open().await;
    for wrong in [json!("02-30"), json!("tue 5 05"), json!("oggi"), json!(7)] {
        let site = json!({"name": "Presidio Demo", "patron": wrong});
        let told = centre.anna.post("/v1/sites", "s", site).await;
        let told = told.problem(400, "unreadable").about("patron");
        let expected = told.body["params"]["expected"].as_str().unwrap();
        assert!(expected.contains("12-07") || wrong.is_number(), "{expected}");
    }
    assert_eq!(centre.anna.get("/v1/sites").await.body, json!([]));
    centre.close().await;
}
