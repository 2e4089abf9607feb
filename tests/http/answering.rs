//! Who answers a call, when it rang, and whose it is.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::centre::{Centre, at, intake};

fn ring() -> Value {
    json!({"channel": "phone"})
}

#[tokio::test]
async fn of_two_who_answer_one_has_the_call() {
    let centre = Centre::open().await;
    let (anna, bruno) = (&centre.anna, &centre.bruno);
    for round in 1..=20 {
        anna.post("/v1/calls", &format!("ring-{round}"), ring()).await.is(201);
        let path = format!("/v1/calls/{round}/actions");
        let key = format!("answer-{round}");
        let (a, b) = tokio::join!(
            anna.post(&path, &key, json!({"action": "answer"})),
            bruno.post(&path, &key, json!({"action": "answer"})),
        );
        let (first, second) = if a.status == 200 { (anna, b) } else { (bruno, a) };
        let second = second.problem(409, "taken");
        assert_eq!(second.body["params"]["by"], first.actor.0.to_string());
        let again = format!("again-{round}");
        let again = first.post(&path, &again, json!({"action": "answer"})).await.is(200);
        assert_eq!(again.body["events"], json!([]), "it is mine already");
    }
    centre.close().await;
}

#[tokio::test]
async fn a_colleagues_call_makes_no_ticket_of_mine() {
    let centre = Centre::open().await;
    let (anna, bruno) = (&centre.anna, &centre.bruno);
    anna.post("/v1/calls", "r", ring()).await.is(201);
    let mut from_call = intake();
    from_call["call"] = json!(1);
    bruno.post("/v1/tickets", "t", from_call.clone()).await.problem(409, "refused");
    anna.post("/v1/calls/1/actions", "a", json!({"action": "answer"})).await.is(200);
    bruno.post("/v1/tickets", "t", from_call.clone()).await.problem(409, "taken");
    let dismiss = json!({"action": "dismiss", "cause": "wrong-number"});
    bruno.do_now("/v1/calls/1", dismiss).await.problem(409, "taken");
    anna.post("/v1/tickets", "t", from_call.clone()).await.is(201);
    anna.post("/v1/tickets", "t2", from_call.clone()).await.problem(409, "refused");
    from_call["call"] = json!(77);
    anna.post("/v1/tickets", "t3", from_call).await.problem(404, "not-found").about("call");
    centre.close().await;
}

#[tokio::test]
async fn a_lost_call_may_still_be_dismissed_registered_or_called_back() {
    let centre = Centre::open().await;
    let (anna, bruno) = (&centre.anna, &centre.bruno);
    for number in 1..=3 {
        anna.post("/v1/calls", &format!("r{number}"), ring()).await.is(201);
        let path = format!("/v1/calls/{number}");
        bruno.do_now(&path, json!({"action": "lose"})).await.is(200);
    }
    let silent = json!({"action": "dismiss", "cause": "no-answer"});
    anna.do_now("/v1/calls/1", silent).await.is(200);
    let mut from_call = intake();
    from_call["call"] = json!(2);
    anna.post("/v1/tickets", "t", from_call).await.is(201);
    anna.do_now("/v1/calls/3", json!({"action": "call-back"})).await.is(200);
    bruno.do_now("/v1/calls/3", json!({"action": "call-back"})).await.problem(409, "taken");
    centre.close().await;
}

#[tokio::test]
async fn a_call_is_never_refused_for_its_clock() {
    let centre = Centre::open().await;
    let anna = &centre.anna;
    // (stated, reason, called_at, late)
    let table = [
        (None, "", "2026-11-23T08:00:00Z", false),
        (Some("2026-11-23T08:01:59Z"), "", "2026-11-23T08:01:59Z", false),
        (Some("2026-11-23T07:58:00Z"), "", "2026-11-23T07:58:00Z", false),
        (Some("2026-11-23T07:40:00Z"), "", "2026-11-23T08:00:00Z", false),
        (Some("2026-11-23T11:00:00Z"), "", "2026-11-23T08:00:00Z", false),
        (Some("2026-11-23T07:40:00Z"), "foglio", "2026-11-23T07:40:00Z", true),
    ];
    for (index, (stated, reason, called_at, late)) in table.into_iter().enumerate() {
        let new = json!({"channel": "phone", "called_at": stated, "reason": reason});
        let number = anna.post("/v1/calls", &format!("r{index}"), new).await.is(201).number();
        let call = anna.get(&format!("/v1/calls/{number}")).await.body;
        assert_eq!(call["called_at"], called_at, "{stated:?}");
        assert_eq!(call["late"], late, "{stated:?}");
    }
    let clamped = anna.get("/v1/events?call=4").await.body;
    assert_eq!(clamped["items"][0]["event"]["clamped"], true);
    let future = json!({"channel": "phone", "called_at": "2026-11-23T11:00:00Z", "reason": "foglio"});
    anna.post("/v1/calls", "future", future).await.problem(422, "refused").about("called_at");
    centre.close().await;
}

/// A desk that was cut off tells afterwards of the calls that it began meanwhile.
#[tokio::test]
async fn a_call_begun_by_hand_keeps_its_time_however_late_it_is_told() {
    let centre = Centre::open().await;
    let anna = &centre.anna;
    // (stated, called_at, late, clamped, origin)
    let table = [
        ("2026-11-23T07:40:00Z", "2026-11-23T07:40:00Z", true, false, "said"),
        ("2026-11-23T07:58:00Z", "2026-11-23T07:58:00Z", false, false, "said"),
        ("2026-11-23T08:02:00Z", "2026-11-23T08:02:00Z", false, false, "said"),
        ("2026-11-23T11:00:00Z", "2026-11-23T08:00:00Z", false, true, "default"),
    ];
    for (index, (stated, called_at, late, clamped, origin)) in table.into_iter().enumerate() {
        let new = json!({"channel": "phone", "called_at": stated, "answered": true});
        let number = anna.post("/v1/calls", &format!("r{index}"), new).await.is(201).number();
        let call = anna.get(&format!("/v1/calls/{number}")).await.body;
        assert_eq!((&call["called_at"], &call["late"]), (&json!(called_at), &json!(late)), "{stated}");
        let rang = anna.get(&format!("/v1/events?call={number}")).await.body["items"][0].clone();
        assert_eq!((&rang["event"]["clamped"], &rang["origin"]), (&json!(clamped), &json!(origin)));
    }
    let mut from_call = intake();
    from_call["call"] = json!(1);
    anna.post("/v1/tickets", "t", from_call).await.is(201);
    let ticket = anna.get("/v1/tickets/1").await.body;
    assert_eq!(ticket["called_at"], "2026-11-23T07:40:00Z", "its clocks count from the call");
    centre.close().await;
}

#[tokio::test]
async fn a_ticket_without_a_call_is_of_earlier_times_only_for_a_reason() {
    let centre = Centre::open().await;
    let anna = &centre.anna;
    let stated = |at: &str, reason: &str| {
        let mut body = intake();
        body["called_at"] = json!(at);
        body["texts"]["reason"] = json!(reason);
        body
    };
    for (index, at) in ["2026-11-23T07:58:00Z", "2026-11-23T08:02:00Z"].into_iter().enumerate() {
        let made = anna.post("/v1/tickets", &format!("near-{index}"), stated(at, "")).await.is(201);
        let ticket = anna.get(&format!("/v1/tickets/{}", made.number())).await.body;
        assert_eq!(ticket["called_at"], at, "clocks on walls differ");
    }
    let early = "2026-11-23T07:57:59Z";
    for reason in ["", " \u{200b}"] {
        let refused = anna.post("/v1/tickets", "early", stated(early, reason)).await;
        let refused = refused.problem(422, "refused").about("reason");
        assert_eq!(refused.body["refusal"]["code"], "missing");
    }
    let future = stated("2026-11-23T08:02:01Z", "ordine via PEC");
    anna.post("/v1/tickets", "future", future).await.problem(422, "refused").about("called_at");
    let made = anna.post("/v1/tickets", "late", stated(early, "ordine via PEC")).await.is(201);
    let path = format!("/v1/tickets/{}", made.number());
    assert_eq!(anna.get(&path).await.body["called_at"], early);
    let events = anna.get(&format!("/v1/events?ticket={}", made.number())).await.body;
    assert_eq!(events["items"][0]["texts"]["reason"], "ordine via PEC", "sealed with the event");
    centre.close().await;
}

#[tokio::test]
async fn a_ticket_follows_one_that_was_rejected_or_cancelled() {
    let centre = Centre::open().await;
    let anna = &centre.anna;
    for key in ["open", "rejected", "cancelled", "closed"] {
        centre.ticket(key).await;
    }
    let ended = [
        (2, json!({"action": "reject", "texts": {"reason": "x"}})),
        (3, json!({"action": "cancel", "texts": {"reason": "x"}})),
        (4, json!({"action": "close", "texts": {"cause": "x", "work_done": "y"}})),
    ];
    for (number, action) in ended {
        anna.do_now(&format!("/v1/tickets/{number}"), action).await.is(200);
    }
    for before in [1, 4, 77] {
        let mut body = intake();
        body["follows"] = json!(before);
        let refused = anna.post("/v1/tickets", "f", body).await.problem(422, "refused").about("follows");
        assert_eq!(refused.body["refusal"]["code"], "invalid", "{before}");
    }
    for before in [2, 3] {
        let mut body = intake();
        body["follows"] = json!(before);
        let made = anna.post("/v1/tickets", &format!("f{before}"), body).await.is(201);
        let ticket = anna.get(&format!("/v1/tickets/{}", made.number())).await.body;
        assert_eq!(ticket["follows"], before);
    }
    centre.close().await;
}

#[tokio::test]
async fn a_said_time_is_kept_and_never_in_the_future() {
    let centre = Centre::open().await;
    let anna = &centre.anna;
    centre.ticket("t").await;
    centre.clock.advance(TimeDelta::hours(1));
    let late = json!({"action": "take-charge", "said_at": "2026-11-23T08:20:00Z"});
    anna.do_now("/v1/tickets/1", late).await.is(200);
    let events = anna.get("/v1/events?ticket=1").await.body;
    // In that hour warnings fell due: they are the centre's own doing.
    let all = events["items"].as_array().unwrap().iter();
    let steps: Vec<_> = all.filter(|event| event["event"]["kind"] != "ticket.warned").collect();
    let origins: Vec<_> = steps.iter().map(|event| &event["origin"]).collect();
    assert_eq!(origins, ["default", "implied", "said"]);
    assert_eq!(steps[1]["said_at"], "2026-11-23T08:20:00Z", "an implied step has its action's");
    let future = json!({"action": "complete", "said_at": "2026-11-23T09:02:01Z"});
    anna.do_now("/v1/tickets/1", future).await.problem(422, "refused").about("said_at");
    assert_eq!(centre.clock.now(), at("2026-11-23T09:00:00Z"));
    centre.close().await;
}
