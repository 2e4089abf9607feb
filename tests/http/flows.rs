//! The flow of each contract, from the first call to the closed ticket, on a real server. What each step needs is
//! refused without it, so that nobody gets past by forgetting.

use centralino::domain::code::RequesterId;
use centralino::domain::contract::{load, shipped};
use centralino::domain::role::Role;
use serde_json::{Value, json};

use crate::centre::{Centre, Person};

const TICKET: &str = "/v1/tickets/1";

/// A centre that works under a shipped contract, with its shift supervisor.
async fn under(name: &str) -> (Centre, Person) {
    let texts = shipped::texts();
    let wanted = texts.iter().position(|text| load(text).unwrap().name == name).unwrap();
    let centre = Centre::with(|options| {
        options.contracts.swap(0, wanted);
    })
    .await;
    let sara = Person::join(&centre.store, &centre.anna.base, "Sara Demo", Role::Supervisor).await;
    (centre, sara)
}

impl Centre {
    /// A call rings, is answered, and becomes a ticket of the service; the number that the caller is told.
    async fn rings_and_is_registered(&self, call: u64, requester: Option<u64>, service: &str) -> u64 {
        let anna = &self.anna;
        let rang = json!({"channel": "phone", "caller_number": "0000 123"});
        anna.post("/v1/calls", &format!("ring-{call}"), rang).await.is(201);
        let answered = json!({"action": "answer"});
        let path = format!("/v1/calls/{call}/actions");
        anna.post(&path, &format!("answer-{call}"), answered).await.is(200);
        let intake = json!({
            "call": call, "channel": "phone", "call_type": "RI", "priority": "URG", "service": service,
            "requester": requester, "site": 1,
            "texts": {"description": "perdita dal soffitto", "place": "stanza 4"},
        });
        anna.post("/v1/tickets", &format!("ticket-{call}"), intake).await.is(201).number()
    }

    /// A requester of this level, as agreed for this year.
    async fn enabled(&self, key: &str, level: u8) -> u64 {
        let requester = json!({
            "name": format!("Utente Prova {key}"), "site": 1, "level": level, "valid_from": "2026-01-01",
            "valid_to": "2026-12-31", "document": "Verbale di prova 1/2026",
        });
        self.anna.post("/v1/requesters", key, requester).await.is(201).body["id"].as_u64().unwrap()
    }

    async fn does(&self, action: Value) {
        self.clock.advance(chrono::TimeDelta::minutes(7));
        self.anna.do_now(TICKET, action).await.is(200);
    }

    async fn state(&self) -> String {
        self.anna.get(TICKET).await.body["state"].as_str().unwrap().to_owned()
    }
}

/// The lines of a quote of 1,200.00 euro without taxes.
fn quote() -> Value {
    json!({
        "action": "send-quote",
        "lines": [
            {"quantity": "16", "unit": "h", "unit_price": "35.00", "vat": "22"},
            {"quantity": "2", "unit": "pz", "unit_price": "320.00", "vat": "22"},
        ],
        "texts": {"resources": "manodopera; scambiatore"},
    })
}

/// S3: inspection from the call, programmability at the inspection, work within five working days of the approval.
#[tokio::test]
async fn building_and_plant_from_the_first_call_to_the_closed_ticket() {
    let (centre, _) = under("edificio-impianto").await;
    centre.furnish().await;
    assert_eq!(centre.rings_and_is_registered(1, Some(1), "RIS").await, 1);
    centre.does(json!({"action": "dispatch", "technician": 1})).await;
    centre.does(json!({"action": "tell-staff", "channel": "phone"})).await;
    centre.does(json!({"action": "take-charge"})).await;
    centre.does(json!({"action": "start-inspection"})).await;
    let found = json!({
        "action": "record-inspection", "level": "BRE", "covered": false,
        "planned_start": "2026-11-26T08:00:00Z", "estimated_end": "2026-11-26T16:00:00Z",
        "texts": {"note": "serve uno scambiatore"},
    });
    centre.does(found).await;
    assert_eq!(
        centre.state().await,
        "suspended-for-quote",
        "S4.11: the quote opens with the suspension"
    );

    let total = json!({"action": "send-quote", "amount": "1200.00"});
    centre.anna.do_now(TICKET, total).await.problem(422, "refused").about("lines");
    centre.does(quote()).await;
    let ticket = centre.anna.get(TICKET).await.body;
    assert_eq!(ticket["quote"]["amount"], "1200.00");
    assert_eq!(ticket["quote"]["lines"].as_array().unwrap().len(), 2);
    let unheard =
        json!({"action": "approve-quote", "texts": {"person": "DDE di prova", "reference": "prot. 7"}});
    centre.anna.do_now(TICKET, unheard).await.problem(422, "refused").about("how");
    let approved = json!({
        "action": "approve-quote", "how": "certified-mail",
        "texts": {"person": "DDE di prova", "reference": "PEC di prova del 23/11/2026"},
    });
    centre.does(approved).await;
    let ticket = centre.anna.get(TICKET).await.body;
    assert_eq!(ticket["state"], "scheduled");
    assert_eq!(ticket["quote"]["decided"]["how"], "certified-mail");
    let start = ticket["clocks"].as_array().unwrap();
    let start = start.iter().find(|clock| clock["milestone"] == "execution-start").unwrap();
    // Monday the 23rd is not counted: the five working days end on Monday the 30th.
    assert_eq!(start["due"], "2026-11-30T23:00:00Z", "{start}");

    centre.does(json!({"action": "start-work"})).await;
    centre.does(json!({"action": "complete"})).await;
    // S4.12: the closing form is asked for field by field, in its order.
    let mut form = json!({"action": "close", "texts": {}});
    for (field, words) in [
        ("cause", "usura"),
        ("work_done", "scambiatore sostituito"),
        ("materials", "due scambiatori"),
        ("signed_by", "Tecnico Prova 1"),
        ("countersigned_by", "Utente Prova 1"),
    ] {
        centre.anna.do_now(TICKET, form.clone()).await.problem(422, "refused").about(field);
        form["texts"][field] = json!(words);
    }
    centre.anna.do_now(TICKET, form.clone()).await.problem(422, "refused").about("hours");
    form["hours"] = json!("16.5");
    centre.does(form).await;
    let ticket = centre.anna.get(TICKET).await.body;
    assert_eq!((&ticket["state"], &ticket["report"]["calls"]), (&json!("closed"), &json!([1])));
    let milestones: Vec<bool> = [
        "dispatched",
        "in_charge",
        "inspection_started",
        "inspected",
        "quote_sent",
        "confirmed",
        "work_started",
        "completed",
        "closed",
    ]
    .iter()
    .map(|milestone| ticket["milestones"][milestone].is_object())
    .collect();
    assert_eq!(milestones, [true; 9], "S10: each is known");
    centre.close().await;
}

/// S9.1, "a contratto?": no.
#[tokio::test]
async fn what_the_agreement_excludes_is_rejected_with_its_reason() {
    let (centre, _) = under("convenzione").await;
    centre.furnish().await;
    centre.rings_and_is_registered(1, Some(1), "TRA").await;
    centre
        .anna
        .do_now(TICKET, json!({"action": "reject"}))
        .await
        .problem(422, "refused")
        .about("reason");
    let reason = "i traslochi non sono in convenzione";
    centre.does(json!({"action": "reject", "texts": {"reason": reason}})).await;
    assert_eq!(centre.state().await, "rejected");
    centre.close().await;
}

/// S9.1, "in convenzione?": yes. Who executes may differ from who inspected.
#[tokio::test]
async fn covered_work_goes_to_the_supplier_after_the_inspection() {
    let (centre, _) = under("convenzione").await;
    centre.furnish().await;
    let executes = json!({"name": "Fornitore Prova", "phone": "0000 998"});
    centre.anna.post("/v1/technicians", "technician-2", executes).await.is(201);
    centre.rings_and_is_registered(1, Some(1), "IDR").await;
    centre.does(json!({"action": "dispatch", "technician": 1})).await;
    centre.does(json!({"action": "start-inspection"})).await;
    centre.does(json!({"action": "record-inspection", "level": "BRE", "covered": true})).await;
    centre.does(json!({"action": "dispatch", "technician": 2})).await;
    let ticket = centre.anna.get(TICKET).await.body;
    assert_eq!((&ticket["state"], &ticket["technician"]), (&json!("scheduled"), &json!(2)));
    centre.does(json!({"action": "complete"})).await;
    let form = json!({
        "action": "close", "hours": "2",
        "texts": {"cause": "guarnizione", "work_done": "sostituita", "materials": "una guarnizione",
            "signed_by": "Fornitore Prova", "countersigned_by": "Utente Prova 1"},
    });
    centre.does(form).await;
    assert_eq!(centre.state().await, "closed");
    centre.close().await;
}

/// S9.1, "in convenzione?": no. The quote's cycle, decided by somebody whose level covers the amount (S9.2, S9.4).
#[tokio::test]
async fn a_quote_is_approved_by_a_level_that_covers_it() {
    let (centre, _) = under("convenzione").await;
    centre.furnish().await;
    let (second, third) = (centre.enabled("2", 2).await, centre.enabled("3", 3).await);
    centre.rings_and_is_registered(1, Some(1), "IDR").await;
    centre.does(json!({"action": "start-inspection"})).await;
    centre.does(json!({"action": "record-inspection", "level": "BRE", "covered": false})).await;
    centre.does(quote()).await;

    let by = |requester: Option<u64>| {
        json!({"action": "approve-quote", "by": requester, "how": "phone",
            "texts": {"person": "Utente Prova", "reference": "telefonata"}})
    };
    let refused =
        centre.anna.do_now(TICKET, by(Some(second))).await.problem(422, "refused").about("person");
    assert_eq!(refused.body["refusal"], json!({"code": "authority", "level": 2, "needed": 3}));
    let unknown = centre.anna.do_now(TICKET, by(None)).await.problem(422, "refused").about("person");
    assert_eq!(unknown.body["refusal"]["level"], 0, "words show no level");
    centre.anna.do_now(TICKET, by(Some(99))).await.problem(422, "refused").about("person");

    // The client's own people decide as themselves, whomever they name.
    let token = centre.store.add_approvers_token("Dora Demo", RequesterId(second)).await.unwrap().0;
    let dora = Person { token, ..centre.approver.clone() };
    assert_eq!(dora.get("/v1/me").await.is(200).body["requester"], second);
    let named = json!({"action": "approve-quote", "by": third});
    dora.do_now(TICKET, named).await.problem(422, "refused").about("person");
    assert_eq!(centre.state().await, "suspended-for-quote");
    // A new version that the level covers.
    let cheaper = json!({
        "action": "send-quote", "lines": [{"quantity": "1", "unit": "corpo", "unit_price": "1000", "vat": "22"}],
        "texts": {"resources": "riparazione a corpo"},
    });
    centre.does(cheaper).await;
    dora.do_now(TICKET, json!({"action": "approve-quote", "by": third})).await.is(200);
    let ticket = centre.anna.get(TICKET).await.body;
    assert_eq!((&ticket["state"], &ticket["quote"]["version"]), (&json!("scheduled"), &json!(2)));
    assert_eq!(ticket["quote"]["decided"]["by"], second, "nobody decides in another's name");
    centre.close().await;
}

#[tokio::test]
async fn a_level_holds_from_its_first_day_to_its_last() {
    let (centre, _) = under("convenzione").await;
    centre.furnish().await;
    let past = json!({"name": "Utente Prova", "level": 4, "valid_to": "2026-11-22"});
    let future = json!({"name": "Utente Prova", "level": 4, "valid_from": "2026-11-24"});
    let today = json!({"name": "Utente Prova", "level": 4, "valid_from": "2026-11-23", "valid_to": "2026-11-23"});
    centre.rings_and_is_registered(1, Some(1), "IDR").await;
    centre.does(json!({"action": "record-inspection", "level": "BRE", "covered": false})).await;
    centre.does(quote()).await;
    for (key, requester, status) in [("past", past, 422), ("future", future, 422), ("today", today, 200)]
    {
        let id = &centre.anna.post("/v1/requesters", key, requester).await.is(201).body["id"];
        let by = json!({"action": "approve-quote", "by": id, "how": "phone", "texts": {"reference": "telefonata"}});
        let version = centre.anna.get(TICKET).await.body["version"].as_u64().unwrap();
        assert_eq!(
            centre.anna.act(TICKET, version, &format!("by-{key}"), by).await.status,
            status,
            "{key}"
        );
    }
    let backwards =
        json!({"name": "Utente Prova", "valid_from": "2026-11-24", "valid_to": "2026-11-23"});
    centre.anna.post("/v1/requesters", "b", backwards).await.problem(422, "refused").about("valid_to");
    centre.close().await;
}

/// S9.2: whoever is not enabled is registered all the same; a supervisor lets the work go on.
#[tokio::test]
async fn the_request_of_somebody_who_is_not_enabled_waits_for_a_supervisor() {
    let (centre, sara) = under("convenzione").await;
    centre.furnish().await;
    let nobody = json!({"name": "Utente Prova", "site": 1, "level": 0});
    let nobody = centre.anna.post("/v1/requesters", "n", nobody).await.is(201).body["id"].as_u64();
    centre.rings_and_is_registered(1, nobody, "IDR").await;
    assert_eq!(centre.anna.get(TICKET).await.body["unauthorised"], true);
    for verb in [
        json!({"action": "dispatch", "technician": 1}),
        json!({"action": "take-charge"}),
        json!({"action": "complete"}),
    ] {
        let refused = centre.anna.do_now(TICKET, verb).await.problem(409, "refused");
        assert_eq!(refused.body["refusal"]["awaits"], "authorisation");
    }
    centre.does(json!({"action": "note", "texts": {"note": "chiede il reparto"}})).await;
    let reason = json!({"action": "authorise", "texts": {"reason": "sentito il committente"}});
    centre.anna.do_now(TICKET, reason.clone()).await.problem(403, "forbidden");
    sara.do_now(TICKET, json!({"action": "authorise"})).await.problem(422, "refused").about("reason");
    sara.do_now(TICKET, reason).await.is(200);
    centre.does(json!({"action": "dispatch", "technician": 1})).await;
    assert_eq!(centre.state().await, "assigned");
    // An unknown caller is nobody who is enabled; under another contract nobody asks.
    centre.rings_and_is_registered(2, None, "IDR").await;
    assert_eq!(centre.anna.get("/v1/tickets/2").await.body["unauthorised"], true);
    centre.close().await;
}
