//! Instants that nobody can mean: of years in which there is no contract and no calendar. They must never
//! reach a fold, where each desk and every clock would meet them.

use serde_json::{Value, json};

use crate::centre::{Centre, intake};

const ABSURD: [&str; 6] = [
    "-262143-01-01T00:00:00Z",
    "+262142-12-31T23:59:59Z",
    "0000-01-01T00:00:00Z",
    "1899-12-31T12:00:00Z",
    "2200-01-02T00:00:00Z",
    "9999-12-31T23:59:59Z",
];

fn refused(reply: &crate::centre::Reply) -> bool {
    [400, 422].contains(&reply.status)
}

#[tokio::test]
async fn instants_of_no_calendars_year_are_refused_wherever_they_are_stated() {
    // A contract that does not bound late entries.
    let centre = Centre::open().await;
    centre.furnish().await;
    let anna = &centre.anna;
    let record = json!({"source": "prova", "source_id": "1", "source_state": "OPEN", "category": null,
        "opened_on": "2020-01-01", "closed_on": null, "precision": "day"});
    anna.post("/v1/imports", "i", json!({"record": record, "texts": {"description": "x"}}))
        .await
        .is(201);
    let open = centre.ticket("t").await;
    let path = format!("/v1/tickets/{open}");
    for (at, absurd) in ABSURD.into_iter().enumerate() {
        let version = |body: &Value| body["version"].as_u64().unwrap();
        let key = |what: &str| format!("{what}-{at}");
        let mut new = intake();
        new["called_at"] = json!(absurd);
        new["texts"]["reason"] = json!("carta");
        let told = anna.post("/v1/tickets", &key("new"), new).await;
        assert!(refused(&told), "called_at of a ticket {absurd}: {}", told.body);
        let call = json!({"channel": "phone", "caller_number": "", "caller_name": "", "reason": "carta",
            "called_at": absurd});
        let told = anna.post("/v1/calls", &key("call"), call).await;
        assert!(refused(&told), "called_at of a call {absurd}: {}", told.body);
        let adopt = json!({"action": "adopt", "call_type": "RI", "priority": "EME", "said_at": absurd});
        let seen = version(&anna.get("/v1/tickets/1").await.body);
        let told = anna.act("/v1/tickets/1", seen, &key("adopt"), adopt).await;
        assert!(refused(&told), "adopted at {absurd}: {}", told.body);
        for field in ["planned_start", "planned_end"] {
            let mut told =
                json!({"action": "communicate", "channel": "phone", "texts": {"message": "x"}});
            told[field] = json!(absurd);
            let seen = version(&anna.get(&path).await.body);
            let told = anna.act(&path, seen, &key(field), told).await;
            assert!(refused(&told), "{field} {absurd}: {}", told.body);
        }
        for field in ["planned_start", "estimated_end"] {
            let mut told = json!({"action": "record-inspection", "level": "BRE", "covered": true});
            told[field] = json!(absurd);
            let seen = version(&anna.get(&path).await.body);
            let told = anna.act(&path, seen, &key(&format!("found-{field}")), told).await;
            assert!(refused(&told), "{field} {absurd}: {}", told.body);
        }
    }
    centre.close().await;
}
