//! What a day was like: of a real server's calls and inspections, with a day's edges, lost calls that were
//! called back, and records of another system.

use centralino::api::resource::DayFigures;
use centralino::client::Client;
use serde_json::{Value, json};

use crate::centre::{Centre, at, intake};

const TODAY: &str = "/v1/figures?day=2026-11-23";

/// Calls, taken, lost, called back; inspections, in time.
fn sums(body: &Value) -> ([u64; 4], [u64; 2]) {
    let of = |name: &str| body[name].as_u64().unwrap();
    (["calls", "taken", "lost", "called_back"].map(of), ["inspections", "in_time"].map(of))
}

/// An emergency: 60 minutes until its inspection begins.
async fn urgent(centre: &Centre, key: &str) -> String {
    let mut new = intake();
    new["priority"] = json!("EME");
    let number = centre.anna.post("/v1/tickets", key, new).await.is(201).number();
    format!("/v1/tickets/{number}")
}

async fn rings(centre: &Centre, key: &str) -> String {
    let call = json!({"channel": "phone", "caller_number": "0000 777"});
    let number = centre.anna.post("/v1/calls", key, call).await.is(201).number();
    format!("/v1/calls/{number}")
}

#[tokio::test]
async fn every_call_is_taken_lost_or_still_waits_and_a_call_back_undoes_no_loss() {
    let centre = Centre::open().await;
    let anna = &centre.anna;
    assert_eq!(sums(&anna.get(TODAY).await.is(200).body), ([0; 4], [0; 2]));
    let taken = rings(&centre, "taken").await;
    let ended = rings(&centre, "ended").await;
    let lost = rings(&centre, "lost").await;
    let called_back = rings(&centre, "called-back").await;
    let nobody = rings(&centre, "nobody").await;
    let given_back = rings(&centre, "given-back").await;
    rings(&centre, "waiting").await;
    anna.do_now(&taken, json!({"action": "answer"})).await.is(200);
    anna.do_now(&ended, json!({"action": "answer"})).await.is(200);
    let wrong_number = json!({"action": "dismiss", "cause": "wrong-number"});
    anna.do_now(&ended, wrong_number).await.is(200);
    for call in [&lost, &called_back, &nobody] {
        anna.do_now(call, json!({"action": "lose"})).await.is(200);
    }
    anna.do_now(&called_back, json!({"action": "call-back"})).await.is(200);
    // Called back, and nobody was there.
    anna.do_now(&nobody, json!({"action": "dismiss", "cause": "no-answer"})).await.is(200);
    anna.do_now(&given_back, json!({"action": "answer"})).await.is(200);
    anna.do_now(&given_back, json!({"action": "release"})).await.is(200);
    let today = anna.get(TODAY).await.is(200).body;
    assert_eq!(sums(&today), ([7, 2, 3, 1], [0; 2]));
    let head = centre.store.head().borrow().seq;
    assert_eq!(today["seq"], head);
    centre.close().await;
}

#[tokio::test]
async fn an_inspection_counts_on_the_day_on_which_it_begins() {
    let centre = Centre::open().await;
    let anna = &centre.anna;
    let in_time = urgent(&centre, "in-time").await;
    let late = urgent(&centre, "late").await;
    let tomorrow = urgent(&centre, "tomorrow").await;
    let rejected = urgent(&centre, "rejected").await;
    let by_phone = urgent(&centre, "by-phone").await;
    urgent(&centre, "awaited").await;
    let record = json!({"source": "prova", "source_id": "1", "source_state": "OPEN", "category": null,
        "opened_on": "2026-11-23", "closed_on": null, "precision": "day"});
    let import = json!({"record": record, "texts": {"description": "x"}});
    anna.post("/v1/imports", "import", import).await.is(201);
    for ticket in [&in_time, &rejected] {
        anna.do_now(ticket, json!({"action": "start-inspection"})).await.is(200);
    }
    anna.do_now(&rejected, json!({"action": "reject", "texts": {"reason": "altri"}})).await.is(200);
    let form = json!({"action": "close", "solved_by_phone": true,
        "texts": {"cause": "usura", "work_done": "spiegato"}});
    anna.do_now(&by_phone, form).await.is(200);
    centre.clock.set(at("2026-11-23T09:00:01Z"));
    anna.do_now(&late, json!({"action": "start-inspection"})).await.is(200);
    assert_eq!(sums(&anna.get(TODAY).await.is(200).body), ([0; 4], [2, 1]));

    // A minute past Rome's midnight; UTC is still at the day before.
    centre.clock.set(at("2026-11-23T23:01:00Z"));
    anna.do_now(&tomorrow, json!({"action": "start-inspection"})).await.is(200);
    rings(&centre, "after-midnight").await;
    assert_eq!(sums(&anna.get(TODAY).await.is(200).body), ([0; 4], [2, 1]));
    let next = anna.get("/v1/figures?day=2026-11-24").await.is(200).body;
    assert_eq!(sums(&next), ([1, 0, 0, 0], [1, 0]));
    assert_eq!(anna.get("/v1/figures").await.is(200).body, next, "today unless another is asked for");
    let client = Client::new(&anna.base, &anna.token).unwrap();
    let read: DayFigures = client.figures("2026-11-24".parse().unwrap()).await.unwrap();
    assert_eq!(serde_json::to_value(read).unwrap(), next);
    centre.close().await;
}

#[tokio::test]
async fn a_day_that_is_none_is_told_by_its_field() {
    let centre = Centre::open().await;
    for wrong in
        ["2026", "2026-13-01", "23-11-2026", "2026-1-1", "", "oggi", "2026-02-29", "%2B12026-01-01"]
    {
        let answer = centre.anna.get(&format!("/v1/figures?day={wrong}")).await;
        let answer = answer.problem(400, "unreadable").about("day");
        assert_eq!(answer.body["params"]["expected"], "YYYY-MM-DD", "{wrong}");
    }
    centre.close().await;
}
