//! One fault from ring to closing, as a shift sees it.

use centralino::api::resource::{CallResource, TicketInFull};
use centralino::domain::text::TextField;
use centralino::domain::ticket::State;
use serde_json::json;

use crate::centre::{Centre, at};
use chrono::TimeDelta;

#[tokio::test]
async fn a_fault_from_ring_to_closing() {
    let centre = Centre::open().await;
    centre.furnish().await;
    let anna = &centre.anna;
    let rang =
        json!({"channel": "phone", "caller_number": "0000 123", "called_at": "2026-11-23T07:59:30Z"});
    let call = anna.post("/v1/calls", "ring-1", rang).await.is(201);
    assert_eq!(call.header("location"), "/v1/calls/1");
    let waiting = anna.get("/v1/calls?state=ringing").await.is(200).body;
    assert_eq!(waiting["items"][0]["caller"], 1, "the number is one requester's: {waiting}");
    assert_eq!(waiting["items"][0]["site"], 1);
    assert_eq!(waiting["items"][0]["texts"]["caller_number"], "0000 123");

    centre.clock.advance(TimeDelta::seconds(20));
    anna.post("/v1/calls/1/actions", "answer-1", json!({"action": "answer"})).await.is(200);
    let ticket = json!({
        "call": 1, "channel": "phone", "call_type": "RI", "priority": "EME", "site": 1, "requester": 1,
        "answers": ["RISCHIO"], "service": "IDR", "texts": {"description": " perdita\u{1b}[2J ", "note": "\u{200b}"},
    });
    let made = anna.post("/v1/tickets", "ticket-1", ticket).await.is(201);
    assert_eq!(made.header("location"), "/v1/tickets/1");
    assert_eq!(made.body["events"], json!(["ticket.registered", "call.ended"]));
    let call: CallResource = anna.get("/v1/calls/1").await.is(200).read();
    assert_eq!(call.call.ticket().map(|ticket| ticket.0), Some(1));
    assert_eq!(call.call.called_at, at("2026-11-23T07:59:30Z"));

    let ticket = "/v1/tickets/1";
    anna.do_now(ticket, json!({"action": "dispatch", "technician": 1})).await.is(200);
    centre.clock.advance(TimeDelta::minutes(10));
    let carlo = &centre.technician;
    carlo.do_now(ticket, json!({"action": "start-inspection"})).await.is(200);
    let found = json!({"action": "record-inspection", "level": "IND", "covered": true});
    carlo.do_now(ticket, found).await.is(200);
    carlo.do_now(ticket, json!({"action": "complete", "said_at": "2026-11-23T08:10:00Z"})).await.is(200);
    let unfinished = anna.do_now(ticket, json!({"action": "close"})).await;
    unfinished.problem(422, "refused").about("cause");
    let form = json!({"action": "close", "texts": {"cause": "guarnizione", "work_done": "sostituita"}});
    let closed = anna.do_now(ticket, form).await.is(200);

    let whole = anna.get(ticket).await.is(200);
    assert_eq!(whole.header("etag"), format!("\"{}\"", closed.body["version"]));
    let whole: TicketInFull = whole.read();
    assert_eq!(whole.ticket.ticket.state, State::Closed);
    assert_eq!(whole.ticket.ticket.called_at, Some(at("2026-11-23T07:59:30Z")), "the call's own time");
    assert_eq!(whole.ticket.texts[&TextField::Description], "perdita[2J");
    assert_eq!(whole.ticket.ticket.texts, [TextField::Description], "an empty text is none");
    assert_eq!(whole.timeline.len() as u64, whole.ticket.ticket.version);
    assert_eq!(whole.timeline.last().unwrap().texts[&TextField::Cause], "guarnizione");
    let inspection = whole.clocks.iter().find(|read| read.clock.target.to_string() == "60 min").unwrap();
    assert_eq!(inspection.clock.due, at("2026-11-23T08:59:30Z"));
    assert!(anna.get("/v1/tickets").await.body["items"].as_array().unwrap().is_empty());
    centre.close().await;
}

#[tokio::test]
async fn a_reminder_attaches_to_its_ticket() {
    let centre = Centre::open().await;
    let anna = &centre.anna;
    let number = centre.ticket("t").await;
    anna.post("/v1/calls", "ring", json!({"channel": "phone", "answered": true})).await.is(201);
    let attach =
        json!({"action": "attach", "ticket": number, "call_type": "SO", "note": "piove in corsia"});
    let done = anna.do_now("/v1/calls/1", attach).await.is(200);
    assert_eq!(done.body["events"], json!(["ticket.call-attached", "call.ended"]));
    let whole: TicketInFull = anna.get("/v1/tickets/1").await.read();
    assert_eq!((whole.ticket.ticket.reminders, whole.ticket.ticket.calls.len()), (1, 1));
    assert_eq!(whole.timeline.last().unwrap().texts[&TextField::Note], "piove in corsia");

    anna.post("/v1/calls", "ring-2", json!({"channel": "phone", "answered": true})).await.is(201);
    let wrong = json!({"action": "attach", "ticket": 99, "call_type": "SO"});
    anna.do_now("/v1/calls/2", wrong).await.problem(404, "not-found").about("ticket");
    let wrong = json!({"action": "attach", "ticket": number, "call_type": "RI"});
    anna.do_now("/v1/calls/2", wrong).await.problem(422, "refused").about("call_type");
    centre.close().await;
}

#[tokio::test]
async fn the_client_approves_a_quote_and_nobody_else_without_a_reference() {
    let centre = Centre::open().await;
    let (anna, dora) = (&centre.anna, &centre.approver);
    centre.ticket("t").await;
    let ticket = "/v1/tickets/1";
    let found = json!({"action": "record-inspection", "level": "BRE", "covered": false});
    let done = anna.do_now(ticket, found).await.is(200);
    assert_eq!(done.body["implied"], 3, "dispatch, taking in charge and inspection: {}", done.body);
    anna.do_now(ticket, json!({"action": "send-quote", "amount": "1200.50"})).await.is(200);
    let unnamed = anna.do_now(ticket, json!({"action": "approve-quote"})).await;
    unnamed.problem(422, "refused").about("person");
    let possible = anna.do_now(ticket, json!({"action": "start-work"})).await.problem(409, "refused");
    assert_eq!(possible.body["refusal"]["awaits"], "quote-decision");
    dora.do_now(ticket, json!({"action": "approve-quote"})).await.is(200);
    assert_eq!(anna.get(ticket).await.body["state"], "scheduled");
    centre.close().await;
}

/// The bound is for steps: an old record keeps its own beginning, and a note may tell of any day.
#[tokio::test]
async fn what_is_no_step_may_be_told_of_any_day() {
    let centre = Centre::open().await;
    let anna = &centre.anna;
    let record = json!({"source": "prova", "source_id": "1", "source_state": "OPEN", "category": null,
        "opened_on": "2026-11-02", "closed_on": null, "precision": "day"});
    anna.post("/v1/imports", "i", json!({"record": record, "texts": {"description": "x"}}))
        .await
        .is(201);
    let opened = "2026-11-02T08:00:00Z";
    let adopt = json!({"action": "adopt", "call_type": "RI", "priority": "NES", "said_at": opened});
    anna.do_now("/v1/tickets/1", adopt).await.is(200);
    let whole = anna.get("/v1/tickets/1").await.is(200).body;
    assert_eq!(whole["called_at"], opened);
    let said = "2026-11-10T08:00:00Z";
    let note = json!({"action": "note", "texts": {"note": "visto"}, "said_at": said});
    anna.do_now("/v1/tickets/1", note).await.is(200);
    let step = json!({"action": "take-charge", "said_at": said});
    anna.do_now("/v1/tickets/1", step).await.problem(422, "refused");
    centre.close().await;
}
