//! Remote lessons (S7) on a real server: from the call that asks for one to "ready, waiting for the teacher" and to the
//! closed ticket, and to the ticket that a failed step becomes, each naming the other.

use centralino::domain::contract::{load, shipped};
use serde_json::{Value, json};

use crate::centre::{Centre, Reply};

const LESSON: &str = "/v1/tickets/1";
const STEPS: [&str; 7] =
    ["CHIAMATA", "CONNESSIONE", "AUDIO-OUT", "AUDIO-IN", "VIDEO-OUT", "VIDEO-IN", "VIDEO-PC"];

async fn centre() -> Centre {
    let texts = shipped::texts();
    let wanted = texts.iter().position(|text| load(text).unwrap().name == "aula-remota").unwrap();
    let centre = Centre::with(|options| options.contracts.swap(0, wanted)).await;
    centre.furnish().await;
    let rang = json!({"channel": "phone", "caller_number": "0000 123"});
    centre.anna.post("/v1/calls", "ring", rang).await.is(201);
    let answered = json!({"action": "answer"});
    centre.anna.post("/v1/calls/1/actions", "answer", answered).await.is(200);
    centre.anna.post("/v1/tickets", "lesson", lesson()).await.is(201);
    centre
}

fn lesson() -> Value {
    json!({
        "call": 1, "channel": "phone", "call_type": "LD", "priority": "LEZ", "service": "VID",
        "requester": 1, "site": 1, "planned_start": "2026-11-23T10:00:00Z",
        "texts": {"description": "Fisica, quinta B", "place": "stanza 4", "callback_number": "0000 321"},
    })
}

impl Centre {
    async fn tries(&self, step: &str, passed: bool) -> Reply {
        self.clock.advance(chrono::TimeDelta::minutes(2));
        let mut action = json!({"action": "check-step", "step": step, "passed": passed, "texts": {}});
        if !passed {
            action["texts"]["cause"] = json!("microfono d'aula muto");
        }
        self.technician.do_now(LESSON, action).await
    }

    async fn escalates(&self) -> Reply {
        let reason = json!({"reason": "cavo provato, serve il ricambio"});
        self.technician.do_now(LESSON, json!({"action": "escalate", "texts": reason})).await
    }

    async fn shows(&self, path: &str) -> Value {
        self.anna.get(path).await.is(200).body
    }
}

#[tokio::test]
async fn a_lesson_from_the_call_to_ready_and_to_the_closed_ticket() {
    let centre = centre().await;
    let shown = centre.shows(LESSON).await;
    assert_eq!(
        (&shown["state"], &shown["planned_start"]),
        (&json!("scheduled"), &json!("2026-11-23T10:00:00Z"))
    );
    assert_eq!(shown["clocks"], json!([]));
    for (at, step) in STEPS.iter().enumerate() {
        // Nothing begins before the last has passed, and the first that is missing is named.
        for verb in ["start-work", "complete"] {
            let refused =
                centre.anna.do_now(LESSON, json!({"action": verb})).await.problem(409, "refused");
            assert_eq!(refused.body["refusal"], json!({"code": "step-first", "step": step}), "{verb}");
        }
        if let Some(later) = STEPS.get(at + 1).filter(|later| **later != "VIDEO-PC") {
            let refused = centre.tries(later, true).await.problem(409, "refused");
            assert_eq!(refused.body["refusal"]["step"], *step);
        }
        centre.tries(step, true).await.is(200);
    }
    let again = centre.tries("AUDIO-IN", true).await.is(200);
    assert_eq!(again.body["events"], json!([]), "it has passed already");
    centre.anna.do_now(LESSON, json!({"action": "start-work"})).await.is(200);
    centre.anna.do_now(LESSON, json!({"action": "complete"})).await.is(200);
    let bare = json!({"action": "close", "texts": {}});
    centre.anna.do_now(LESSON, bare).await.problem(422, "refused").about("work_done");
    let form = json!({"action": "close", "texts": {"work_done": "lezione svolta"}});
    centre.anna.do_now(LESSON, form).await.is(200);
    assert_eq!(centre.shows(LESSON).await["state"], "closed");
    centre.close().await;
}

#[tokio::test]
async fn a_failed_step_says_its_cause_and_becomes_a_ticket_of_its_own() {
    let centre = centre().await;
    centre.escalates().await.problem(409, "refused");
    for step in &STEPS[..2] {
        centre.tries(step, true).await.is(200);
    }
    let silent = json!({"action": "check-step", "step": "AUDIO-OUT", "passed": false});
    centre.technician.do_now(LESSON, silent).await.problem(422, "refused").about("cause");
    centre.tries("AUDIO-OUT", false).await.is(200);
    let failed_at = centre.shows(LESSON).await["checklist"]["checks"][2]["at"].clone();
    centre.clock.advance(chrono::TimeDelta::minutes(6));
    let bare = json!({"action": "escalate"});
    centre.technician.do_now(LESSON, bare).await.problem(422, "refused").about("reason");
    centre.approver.do_now(LESSON, json!({"action": "escalate"})).await.problem(403, "forbidden");
    let done = centre.escalates().await.is(200);
    assert_eq!(done.body["opened"], 2);
    assert_eq!(done.body["events"], json!(["ticket.registered", "ticket.escalated"]));
    assert_eq!(done.number(), 1, "what was acted on");

    // Each names the other, and the new one has what is known of the lesson.
    let lesson = centre.shows(LESSON).await;
    assert_eq!(lesson["checklist"]["escalations"][0]["ticket"], 2);
    let fault = centre.shows("/v1/tickets/2").await;
    assert_eq!(fault["escalates"], 1);
    for (field, wanted) in [
        ("state", json!("registered")),
        ("call_type", json!("RI")),
        ("priority", json!("URG")),
        ("service", json!("VID")),
        ("site", json!(1)),
        ("requester", json!(1)),
        ("calls", json!([1])),
        ("called_at", failed_at.clone()),
    ] {
        assert_eq!(fault[field], wanted, "{field}");
    }
    let words = json!({
        "description": "cavo provato, serve il ricambio", "place": "stanza 4", "callback_number": "0000 321",
    });
    assert_eq!(fault["texts"], words);
    for clock in fault["clocks"].as_array().unwrap() {
        assert_eq!(clock["started_at"], failed_at, "{clock}");
    }
    // Both events are of one command, and the call has one outcome.
    let [of_lesson, of_fault] =
        [lesson["timeline"].as_array().unwrap().last().unwrap(), &fault["timeline"][0]];
    assert_eq!(of_lesson["command"], of_fault["command"]);
    let path = "/v1/alignment";
    assert_eq!(centre.anna.get(path).await.is(200).body["orphans"], json!([]));

    let twice = centre.escalates().await.problem(409, "refused");
    assert_eq!(twice.body["refusal"], json!({"code": "escalated", "ticket": 2}));
    // The same command again is the same answer.
    let version = lesson["version"].as_u64().unwrap() - 1;
    let key = format!("{LESSON}-{version}-\"escalate\"");
    let reason = json!({"action": "escalate", "texts": {"reason": "cavo provato, serve il ricambio"}});
    let replayed = centre.technician.act(LESSON, version, &key, reason).await.is(200);
    assert_eq!(replayed.body, done.body);

    // It was told: nobody takes it back. The lesson goes on when the step passes after all.
    let undo = |number: u64, version: u64| {
        let request =
            centre.technician.request(reqwest::Method::POST, &format!("/v1/tickets/{number}/undo"));
        let request = request.header("if-match", format!("\"{version}\""));
        Reply::of(request.header("idempotency-key", format!("undo-{number}")))
    };
    let refused = undo(1, version + 1).await.problem(409, "refused");
    assert_eq!(refused.body["refusal"]["why"], "taken-up");
    for step in &STEPS[2..] {
        centre.tries(step, true).await.is(200);
    }
    centre.anna.do_now(LESSON, json!({"action": "start-work"})).await.is(200);
    centre.close().await;
}

/// What a wrong try did is taken back within its seconds, and the next one counts.
#[tokio::test]
async fn a_try_is_taken_back() {
    let centre = centre().await;
    let done = centre.tries("CHIAMATA", false).await.is(200);
    let version = done.body["version"].as_u64().unwrap();
    let request = centre.technician.request(reqwest::Method::POST, &format!("{LESSON}/undo"));
    let request = request.header("if-match", format!("\"{version}\"")).header("idempotency-key", "undo");
    Reply::of(request).await.is(200);
    let checklist = centre.shows(LESSON).await["checklist"].clone();
    assert_eq!(checklist["checks"], json!([]));
    centre.escalates().await.problem(409, "refused");
    centre.tries("CHIAMATA", true).await.is(200);
    centre.close().await;
}

#[tokio::test]
async fn a_lesson_without_its_start_and_a_fault_with_one_are_refused() {
    let centre = centre().await;
    let mut without = lesson();
    without["call"] = Value::Null;
    without.as_object_mut().unwrap().remove("planned_start");
    centre.anna.post("/v1/tickets", "a", without).await.problem(422, "refused").about("planned_start");
    let mut fault = lesson();
    fault["call"] = Value::Null;
    fault["call_type"] = json!("RI");
    centre.anna.post("/v1/tickets", "b", fault).await.problem(422, "refused").about("planned_start");
    let mut unreadable = lesson();
    unreadable["planned_start"] = json!("+262142-12-31T23:59:59Z");
    let refused = centre.anna.post("/v1/tickets", "c", unreadable).await;
    assert_eq!(
        (refused.status, &refused.body["field"]),
        (400, &json!("planned_start")),
        "{}",
        refused.body
    );
    for wrong in [
        json!({"action": "check-step", "passed": true}),
        json!({"action": "check-step", "step": "x", "passed": true}),
    ] {
        let refused = centre.technician.do_now(LESSON, wrong).await;
        assert_eq!((refused.status, &refused.body["field"]), (400, &json!("step")), "{}", refused.body);
    }
    centre.close().await;
}
