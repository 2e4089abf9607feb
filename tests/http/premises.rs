//! What is to be done at which site (S3.5, S4.7), which plant it is about, and whom somebody tried to reach (S4.8).

use serde_json::{Value, json};

use crate::centre::{Centre, intake};

/// Hospital 1 with climate and lifts, pavilion 2 in it, which states nothing, floor 3 in that, which states water
/// only, clinic 4 beside; boiler house 1 of the hospital, pump 2 of the clinic.
async fn hospital() -> Centre {
    let centre = Centre::open().await;
    let anna = &centre.anna;
    let sites = [
        json!({"name": "Osp. Demo", "services": ["CLI", "ASC"]}),
        json!({"name": "Pad. B", "parent": 1}),
        json!({"name": "2°", "parent": 2, "services": ["IDR"]}),
        json!({"name": "Ambulatorio Demo"}),
    ];
    for (at, site) in sites.into_iter().enumerate() {
        anna.post("/v1/sites", &format!("site-{at}"), site).await.is(201);
    }
    for (at, (site, service)) in [(1, "CLI"), (4, "IDR")].into_iter().enumerate() {
        let plant =
            json!({"name": format!("Impianto Demo {}", at + 1), "site": site, "service": service});
        anna.post("/v1/plants", &format!("plant-{at}"), plant).await.is(201);
    }
    anna.post("/v1/technicians", "technician-1", json!({"name": "Squadra Demo"})).await.is(201);
    centre
}

fn asked(site: Option<u64>, service: Option<&str>) -> Value {
    let mut asked = intake();
    (asked["site"], asked["service"]) = (json!(site), json!(service));
    asked
}

#[tokio::test]
async fn a_request_that_is_not_to_be_done_there_is_registered_and_marked() {
    let centre = hospital().await;
    let table = [
        (Some(1), Some("CLI"), Value::Null),
        (Some(1), Some("IDR"), json!("not-activated")),
        (Some(2), Some("ASC"), Value::Null),
        (Some(2), Some("IDR"), json!("not-activated")),
        (Some(3), Some("IDR"), Value::Null),
        (Some(3), Some("CLI"), json!("not-activated")),
        (Some(4), Some("ELE"), Value::Null),
        (Some(4), Some("ARR"), json!("excluded")),
        (None, Some("ARR"), json!("excluded")),
        (None, Some("IDR"), Value::Null),
        (Some(3), None, Value::Null),
    ];
    for (at, (site, service, mark)) in table.into_iter().enumerate() {
        let number = centre.anna.post("/v1/tickets", &format!("t-{at}"), asked(site, service)).await;
        let number = number.is(201).number();
        let ticket = centre.anna.get(&format!("/v1/tickets/{number}")).await.is(200).body;
        assert_eq!(ticket["proposes_rejection"], mark, "{site:?} {service:?}");
        // Whoever goes on all the same is not hindered.
        let path = format!("/v1/tickets/{number}");
        centre.anna.do_now(&path, json!({"action": "dispatch", "technician": 1})).await.is(200);
    }
    centre.close().await;
}

#[tokio::test]
async fn the_mark_is_of_the_directory_as_it_was_and_a_correction_of_the_ticket_judges_anew() {
    let centre = hospital().await;
    let anna = &centre.anna;
    anna.post("/v1/tickets", "t", asked(Some(2), Some("IDR"))).await.is(201);
    let mark = async || anna.get("/v1/tickets/1").await.is(200).body["proposes_rejection"].clone();
    anna.patch("/v1/sites/1", 1, "s", json!({"services": ["IDR", "CLI"]})).await.is(200);
    assert_eq!(mark().await, "not-activated", "as it was when it was registered");
    centre.store.rebuild().await.unwrap();
    assert_eq!(mark().await, "not-activated");
    let correct = |change: Value| {
        let mut body = json!({"action": "correct", "texts": {"reason": "sentito il richiedente"}});
        body.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        body
    };
    anna.do_now("/v1/tickets/1", correct(json!({"priority": "EME"}))).await.is(200);
    assert_eq!(mark().await, "not-activated", "neither site nor service was corrected");
    anna.do_now("/v1/tickets/1", correct(json!({"service": "CLI"}))).await.is(200);
    assert_eq!(mark().await, Value::Null);
    anna.do_now("/v1/tickets/1", correct(json!({"site": 3}))).await.is(200);
    assert_eq!(mark().await, "not-activated");
    anna.do_now("/v1/tickets/1", correct(json!({"site": 4}))).await.is(200);
    assert_eq!(mark().await, Value::Null);
    centre.close().await;
}

#[tokio::test]
async fn a_plant_brings_its_service_and_stands_where_the_ticket_is() {
    let centre = hospital().await;
    let anna = &centre.anna;
    let about = |site: Option<u64>, service: Option<&str>, plant: u64| {
        let mut asked = asked(site, service);
        asked["plant"] = json!(plant);
        asked
    };
    // The boiler house warms the pavilion as well.
    anna.post("/v1/tickets", "below", about(Some(2), None, 1)).await.is(201);
    let ticket = anna.get("/v1/tickets/1").await.is(200).body;
    assert_eq!((&ticket["plant"], &ticket["service"]), (&json!(1), &json!("CLI")));
    let wrong = [
        (Some(4), None, 1, "another site's"),
        (None, None, 1, "no site at all"),
        (Some(1), Some("IDR"), 1, "another service's"),
        (Some(1), None, 9, "none of the directory"),
    ];
    for (at, (site, service, plant, why)) in wrong.into_iter().enumerate() {
        let refused =
            anna.post("/v1/tickets", &format!("wrong-{at}"), about(site, service, plant)).await;
        let refused = refused.problem(422, "refused");
        assert_eq!(refused.body["field"], "plant", "{why}");
    }
    anna.delete("/v1/plants/1", 1, "gone").await.is(200);
    anna.post("/v1/tickets", "too-late", about(Some(2), None, 1))
        .await
        .problem(422, "refused")
        .about("plant");
    let moved = json!({"action": "correct", "site": 4, "texts": {"reason": "altra sede"}});
    anna.do_now("/v1/tickets/1", moved).await.is(200);
    assert_eq!(
        anna.get("/v1/tickets/1").await.is(200).body["plant"],
        Value::Null,
        "it stands elsewhere"
    );
    centre.close().await;
}

#[tokio::test]
async fn every_attempt_to_reach_the_staff_is_kept_and_only_an_answer_counts() {
    let centre = hospital().await;
    let anna = &centre.anna;
    anna.post("/v1/technicians", "technician-2", json!({"name": "Tecnico Demo"})).await.is(201);
    centre.ticket("t").await;
    let tell = |technician: Option<u64>, outcome: Option<&str>| json!({"action": "tell-staff", "channel": "phone", "technician": technician, "outcome": outcome});
    let dispatch =
        |technician: u64| json!({"action": "dispatch", "technician": technician, "on_call": true});
    let path = "/v1/tickets/1";
    anna.do_now(path, dispatch(1)).await.is(200);
    anna.do_now(path, tell(None, Some("no-answer"))).await.is(200);
    let ticket = anna.get(path).await.is(200).body;
    assert_eq!(ticket["told"], Value::Null, "nobody was told");
    anna.do_now(path, tell(Some(1), Some("refused"))).await.is(200);
    anna.do_now(path, tell(Some(77), None)).await.problem(422, "refused").about("technician");
    anna.do_now(path, dispatch(2)).await.is(200);
    anna.do_now(path, tell(None, Some("answered"))).await.is(200);
    let ticket = anna.get(path).await.is(200).body;
    assert_eq!(ticket["told"]["channel"], "phone");
    let attempts: Vec<(Value, Value)> = ticket["call_outs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|attempt| (attempt["technician"].clone(), attempt["outcome"].clone()))
        .collect();
    let expected = [(1, "no-answer"), (1, "refused"), (2, "answered")];
    assert_eq!(attempts, expected.map(|(who, outcome)| (json!(who), json!(outcome))));
    centre.close().await;
}
