//! Work orders, work reports, tracking and messages through HTTP: as JSON and as PDF, and as far as each role may see
//! them.

use centralino::api::papers::{OrderResource, ReportResource, TrackingResource};
use centralino::client::{Client, ClientError, OrderQuery, TicketFilter};
use centralino::domain::role::Role;
use chrono::TimeDelta;
use reqwest::Method;
use serde_json::{Value, json};

use crate::centre::{Centre, Person, Reply, at, intake};

const TICKET: &str = "/v1/tickets/1";

impl Person {
    /// The paper as a file.
    async fn pdf(&self, path: &str) -> Vec<u8> {
        let request = self.request(Method::GET, path).header("accept", "application/pdf");
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status(), 200, "{path}");
        assert_eq!(answer.headers()["content-type"], "application/pdf");
        assert_eq!(answer.headers()["vary"], "accept");
        answer.bytes().await.unwrap().to_vec()
    }

    async fn takes_back(&self, path: &str) -> Reply {
        let version = self.get(path).await.body["version"].as_u64().unwrap();
        let request = self.request(Method::POST, &format!("{path}/undo"));
        let request = request.header("if-match", format!("\"{version}\""));
        Reply::of(request.header("idempotency-key", format!("undo-{version}"))).await
    }
}

/// Whether a file draws this text; of plain letters only.
fn draws(file: &[u8], text: &str) -> bool {
    let wanted = format!("({text}) Tj");
    file.windows(wanted.len()).any(|window| window == wanted.as_bytes())
}

fn order(identification: &str) -> Value {
    json!({"identification": identification, "planned_start": "2026-11-30", "total": "1250.50",
        "generated_by": "Segnalazione 1"})
}

async fn records(centre: &Centre, order: Value) -> Reply {
    centre.anna.do_now(TICKET, json!({"action": "record-order", "order": order})).await
}

/// A ticket whose inspection is over.
async fn scheduled() -> Centre {
    let centre = Centre::open().await;
    centre.furnish().await;
    centre.ticket("t").await;
    let found = json!({"action": "record-inspection", "level": "BRE", "covered": true});
    centre.anna.do_now(TICKET, found).await.is(200);
    centre
}

#[tokio::test]
async fn every_order_is_listed_shown_and_printed() {
    let centre = scheduled().await;
    let anna = &centre.anna;
    records(&centre, order("ODI 1")).await.is(200);
    let mut second = order("ODI 2");
    second["planned_end"] = json!("2026-11-29");
    let refused = records(&centre, second.clone()).await.problem(422, "refused");
    assert_eq!(refused.about("planned_end").body["refusal"]["expected"], "not-before-start");
    second["planned_end"] = json!("2026-12-04");
    records(&centre, second).await.is(200);

    // One that comes by itself makes its ticket (OI), with nobody on the telephone.
    let mut incoming = intake();
    (incoming["call_type"], incoming["order"]) = (json!("OI"), order("ODI 3"));
    incoming["channel"] = json!("certified-mail");
    anna.post("/v1/tickets", "oi", incoming).await.is(201);

    let list = anna.get("/v1/orders").await.is(200).body;
    let told: Vec<(&str, bool, &str)> = list["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            let text = |name: &str| it[name].as_str().unwrap();
            (text("number"), it["holds"].as_bool().unwrap(), text("identification"))
        })
        .collect();
    assert_eq!(told, [("1/1", false, "ODI 1"), ("1/2", true, "ODI 2"), ("2/1", true, "ODI 3")]);
    assert_eq!(list["items"][2]["incoming"], true);
    assert_eq!(
        (&list["items"][1]["total"], &list["items"][1]["state"]),
        (&json!("1250.50"), &json!("scheduled"))
    );

    // A page at a time, by a cursor that stands on a number.
    let mut seen = Vec::new();
    let mut cursor = String::new();
    loop {
        let page = anna.get(&format!("/v1/orders?limit=1{cursor}")).await.is(200).body;
        seen.extend(page["items"].as_array().unwrap().iter().map(|it| it["number"].clone()));
        let Some(next) = page["next_cursor"].as_str() else { break };
        cursor = format!("&cursor={next}");
    }
    assert_eq!(seen, ["1/1", "1/2", "2/1"]);
    anna.get("/v1/orders?cursor=7").await.problem(400, "wrong-cursor").about("cursor");
    anna.get("/v1/orders?limit=0").await.problem(400, "unreadable").about("limit");
    anna.get("/v1/orders?state=tutti").await.problem(400, "unreadable").about("state");

    let one = anna.get("/v1/orders/1/2").await.is(200).body;
    assert_eq!(one, list["items"][1]);
    let file = anna.pdf("/v1/orders/1/2").await;
    assert!(file.starts_with(b"%PDF-") && draws(&file, "ODI 2") && draws(&file, "04/12/2026"));
    assert_eq!(
        file,
        centre.bruno.pdf("/v1/orders/1/2").await,
        "the same file for everybody who sees the same"
    );
    for none in ["/v1/orders/1/3", "/v1/orders/1/0", "/v1/orders/9/1", "/v1/orders/x/1"] {
        anna.get(none).await.problem(404, "not-found");
    }

    // A technician sees orders, and not what they come to; neither does the file tell.
    let seen = centre.technician.get("/v1/orders").await.is(200).body;
    assert_eq!(seen["items"].as_array().unwrap().len(), 3);
    assert!(!seen.to_string().contains("1250"), "{seen}");
    let file = centre.technician.pdf("/v1/orders/1/2").await;
    assert!(
        draws(&file, "non visibile a chi legge") && !String::from_utf8_lossy(&file).contains("1.250")
    );

    // By the client that commands use.
    let client = Client::new(&anna.base, &anna.token).unwrap();
    let query = OrderQuery { state: Some(TicketFilter::All), ..OrderQuery::default() };
    let read: Vec<OrderResource> = client.orders(&query).await.unwrap().items;
    assert_eq!(serde_json::to_value(&read).unwrap(), list["items"]);
    assert_eq!(client.order(read[0].number).await.unwrap(), read[0]);
    centre.close().await;
}

#[tokio::test]
async fn orders_of_tickets_that_are_over_are_listed_apart() {
    let centre = scheduled().await;
    records(&centre, order("ODI 1")).await.is(200);
    centre.anna.do_now(TICKET, json!({"action": "complete"})).await.is(200);
    let form = json!({"action": "close", "texts": {"cause": "x", "work_done": "y"}});
    centre.anna.do_now(TICKET, form).await.is(200);
    let count = async |state: &str| {
        let body = centre.anna.get(&format!("/v1/orders?state={state}")).await.is(200).body;
        body["items"].as_array().unwrap().len()
    };
    assert_eq!((count("open").await, count("closed").await, count("all").await), (0, 1, 1));
    centre.store.rebuild().await.unwrap();
    assert_eq!(count("closed").await, 1, "made again from the log, it is the same");
    centre.close().await;
}

async fn called_again(centre: &Centre, key: &str) -> u64 {
    let call = json!({"channel": "phone", "caller_number": "0000 777"});
    let number = centre.anna.post("/v1/calls", key, call).await.is(201).number();
    let path = format!("/v1/calls/{number}");
    centre.anna.do_now(&path, json!({"action": "answer"})).await.is(200);
    let attach = json!({"action": "attach", "ticket": 1, "call_type": "SO"});
    centre.anna.do_now(&path, attach).await.is(200);
    number
}

#[tokio::test]
async fn a_report_is_filed_at_closing_and_a_supplement_cites_what_came_later() {
    let centre = scheduled().await;
    let anna = &centre.anna;
    anna.get("/v1/tickets/1/report").await.problem(404, "not-found");
    let early = json!({"action": "supplement", "texts": {"note": "troppo presto"}});
    let refused = anna.do_now(TICKET, early).await.problem(409, "refused");
    assert_eq!(refused.body["refusal"]["awaits"], "closing");
    let first = called_again(&centre, "first").await;
    anna.do_now(TICKET, json!({"action": "complete"})).await.is(200);
    // S4.12: what the form asks for is refused by its name, and the ticket stays as it is.
    let mut form = json!({"action": "close", "texts": {}});
    for field in ["cause", "work_done"] {
        anna.do_now(TICKET, form.clone()).await.problem(422, "refused").about(field);
        form["texts"][field] = json!(format!("prova {field}"));
    }
    (form["texts"]["materials"], form["texts"]["signed_by"]) = (json!("un tubo"), json!("Squadra Demo"));
    (form["texts"]["countersigned_by"], form["hours"]) = (json!("Rosa Demo"), json!("3.5"));
    anna.do_now(TICKET, form).await.is(200);
    let report = anna.get("/v1/tickets/1/report").await.is(200).body;
    assert_eq!((&report["calls"], &report["hours"]), (&json!([first]), &json!("3.5")));
    assert_eq!(report["words"][0]["texts"]["countersigned_by"], "Rosa Demo");
    assert_eq!(report["uncited"], json!([]));

    // S2.6: a call that comes later is an orphan until somebody cites it.
    let later = called_again(&centre, "later").await;
    let unreported = async || {
        let found = anna.get("/v1/alignment").await.is(200).body;
        let all = found["orphans"].as_array().unwrap().clone();
        all.into_iter().filter(|it| it["what"] == "call-not-reported").count()
    };
    assert_eq!(unreported().await, 1);
    assert_eq!(anna.get("/v1/tickets/1/report").await.body["uncited"], json!([later]));
    let empty = json!({"action": "supplement", "texts": {}});
    anna.do_now(TICKET, empty).await.problem(422, "refused").about("note");
    let words = json!({"action": "supplement", "texts": {"note": "sollecito a lavoro finito"}});
    centre.technician.do_now(TICKET, words.clone()).await.problem(403, "forbidden");
    let done = anna.do_now(TICKET, words).await.is(200);
    assert_eq!(done.body["events"], json!(["ticket.report-supplemented"]));
    assert_eq!(unreported().await, 0);
    let report = anna.get("/v1/tickets/1/report").await.is(200).body;
    assert_eq!((&report["supplements"][0]["calls"], &report["uncited"]), (&json!([later]), &json!([])));
    let file = anna.pdf("/v1/tickets/1/report").await;
    for text in ["prova work_done", "un tubo", "3,5", "Rosa Demo", "sollecito a lavoro finito"] {
        assert!(draws(&file, text), "{text}");
    }
    let client = Client::new(&anna.base, &anna.token).unwrap();
    let read: ReportResource = client.report(centralino::domain::code::TicketNumber(1)).await.unwrap();
    assert_eq!(serde_json::to_value(read).unwrap(), report);
    centre.store.rebuild().await.unwrap();
    assert_eq!(anna.get("/v1/tickets/1/report").await.body, report);
    centre.close().await;
}

#[tokio::test]
async fn a_tracking_tells_each_reader_what_they_may_see() {
    let centre = scheduled().await;
    let anna = &centre.anna;
    centre.clock.set(at("2026-11-23T09:00:00Z"));
    let told = json!({"action": "communicate", "channel": "phone",
        "phases": [{"from": "2026-11-30", "to": "2026-12-02"}],
        "texts": {"message": "si inizia lunedì", "phases": "smontaggio"}});
    anna.do_now(TICKET, told).await.is(200);
    let found = json!({"action": "record-inspection", "estimated_end": "2026-12-02T16:00:00Z",
        "texts": {"note": "serve un ponteggio"}});
    anna.do_now(TICKET, found).await.is(200);
    let tracking = anna.get("/v1/tickets/1/tracking").await.is(200).body;
    assert_eq!((&tracking["number"], &tracking["taken_in_charge_after"]), (&json!(1), &json!(0)));
    let stages: Vec<(&str, &str)> = tracking["stages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["stage"].as_str().unwrap(), it["reached"].as_str().unwrap()))
        .collect();
    assert_eq!(
        stages,
        [
            ("opened", "yes"),
            ("taken-in-charge", "yes"),
            ("inspection-started", "yes"),
            ("quote-sent", "never"),
            ("confirmed", "never"),
            ("execution-started", "not-yet"),
            ("execution-ended", "not-yet"),
            ("closed", "not-yet"),
        ]
    );
    assert_eq!(tracking["stages"][1]["implied"], true);
    assert_eq!(tracking["findings"].as_array().unwrap().len(), 2);
    assert_eq!(tracking["findings"][1]["level"], Value::Null, "only what was given");
    assert_eq!(tracking["communications"][0]["sending"]["state"], "told");
    assert_eq!(tracking["communications"][0]["phases"][0]["to"], "2026-12-02");
    let words = tracking["words"].to_string();
    assert!(words.contains("smontaggio") && words.contains("ponteggio"), "{words}");

    let display = Person::join(&centre.store, &anna.base, "Tabellone Demo", Role::Display).await;
    for reader in [&display, &centre.administrator] {
        let seen = reader.get("/v1/tickets/1/tracking").await.is(200).body;
        assert_eq!((&seen["stages"], &seen["words"]), (&tracking["stages"], &json!([])));
        let file = reader.pdf("/v1/tickets/1/tracking").await;
        assert!(!draws(&file, "serve un ponteggio") && draws(&file, "non ancora"));
    }
    assert_eq!(centre.technician.get("/v1/tickets/1/tracking").await.body, tracking);
    anna.get("/v1/tickets/7/tracking").await.problem(404, "not-found");
    let client = Client::new(&anna.base, &anna.token).unwrap();
    let read: TrackingResource =
        client.tracking(centralino::domain::code::TicketNumber(1)).await.unwrap();
    assert_eq!(serde_json::to_value(read).unwrap(), tracking);
    let none = client.tracking(centralino::domain::code::TicketNumber(7)).await.unwrap_err();
    assert!(matches!(none, ClientError::Problem(_)), "{none}");
    centre.close().await;
}

/// Whom a message was given to a gateway for.
async fn given(reader: &Person, query: &str) -> Vec<Value> {
    let page = reader.get(&format!("/v1/messages{query}")).await.is(200).body;
    page["items"].as_array().unwrap().iter().map(|it| it["texts"]["message"].clone()).collect()
}

#[tokio::test]
async fn a_message_leaves_after_five_seconds_unless_it_is_taken_back() {
    let centre = scheduled().await;
    let anna = &centre.anna;
    let tells = async |channel: &str, message: &str| {
        let phases = json!([{"from": "2026-11-30", "to": "2026-11-30"}]);
        let told = json!({"action": "communicate", "channel": channel, "phases": phases,
            "texts": {"message": message, "phases": "collaudo"}});
        anna.do_now(TICKET, told).await.is(200)
    };
    let passes = |milliseconds| centre.clock.advance(TimeDelta::milliseconds(milliseconds));
    tells("certified-mail", "prima").await;
    tells("phone", "a voce").await;
    passes(4_999);
    assert_eq!(given(anna, "").await, Vec::<Value>::new());
    let sending = async |at: usize| {
        anna.get("/v1/tickets/1/tracking").await.body["communications"][at]["sending"]["state"].clone()
    };
    assert_eq!((sending(0).await, sending(1).await), (json!("waiting"), json!("told")));
    passes(1);
    assert_eq!(given(anna, "").await, ["prima"]);
    assert_eq!(sending(0).await, "sent");

    // In time, it never leaves; and what has left is not called back.
    tells("email", "sbagliata").await;
    passes(4_000);
    anna.takes_back(TICKET).await.is(200);
    tells("fax", "seconda").await;
    passes(5_000);
    let late = anna.takes_back(TICKET).await.problem(409, "refused");
    assert_eq!(late.body["refusal"]["why"], "told-outside");
    assert_eq!(given(anna, "").await, ["prima", "seconda"]);
    let page = anna.get("/v1/messages?limit=1").await.is(200).body;
    let first = &page["items"][0];
    assert_eq!((&first["channel"], &first["ticket"]), (&json!("certified-mail"), &json!(1)));
    assert_eq!(
        (&first["sent_at"], &first["texts"]["phases"]),
        (&json!("2026-11-23T08:00:05Z"), &json!("collaudo"))
    );
    assert_eq!(page["next_cursor"], first["seq"].to_string());
    assert_eq!(given(anna, &format!("?cursor={}", first["seq"])).await, ["seconda"]);
    anna.get("/v1/messages?cursor=9999").await.problem(400, "wrong-cursor");
    // Whoever is not of the desk gets no words to send.
    let display = Person::join(&centre.store, &anna.base, "Tabellone Demo", Role::Display).await;
    for reader in [&centre.technician, &centre.administrator, &centre.approver, &display] {
        reader.get("/v1/messages").await.problem(403, "forbidden");
    }
    centre.close().await;
}

#[tokio::test]
async fn what_is_wrong_in_a_phase_is_told_by_its_place() {
    let centre = scheduled().await;
    let tells = async |phases: Value, names: &str| {
        let texts = json!({"message": "x", "phases": names});
        let told =
            json!({"action": "communicate", "channel": "email", "phases": phases, "texts": texts});
        centre.anna.do_now(TICKET, told).await
    };
    let right = json!({"from": "2026-11-30", "to": "2026-12-02"});
    let turned = json!({"from": "2026-12-02", "to": "2026-11-30"});
    tells(json!([right, turned]), "a; b").await.problem(422, "refused").about("phases[1].to");
    tells(json!([right]), "").await.problem(422, "refused").about("phases");
    tells(json!([right]), "a; b").await.problem(422, "refused").about("phases");
    tells(json!([{"from": "30/11"}]), "a").await.problem(400, "unreadable");
    tells(json!([right]), "a").await.is(200);
    centre.close().await;
}

#[tokio::test]
async fn how_long_requests_waited_is_told_as_sums() {
    let centre = Centre::open().await;
    let anna = &centre.anna;
    let take = json!({"action": "take-charge"});
    for (key, minutes) in [("a", 4), ("b", 10), ("c", 31)] {
        let number = centre.ticket(key).await;
        centre.clock.advance(TimeDelta::minutes(minutes));
        anna.do_now(&format!("/v1/tickets/{number}"), take.clone()).await.is(200);
    }
    centre.ticket("awaited").await;
    let today = anna.get("/v1/figures").await.is(200).body;
    let waits = json!({"count": 3, "median": 600, "worst": 1860});
    assert_eq!(today["to_charge"], waits);
    // One that is told a day later counts on the day on which it happened.
    centre.clock.set(at("2026-11-24T08:00:00Z"));
    let mut late = json!({"action": "take-charge", "said_at": "2026-11-23T10:45:00Z"});
    late["texts"] = json!({});
    anna.do_now("/v1/tickets/4", late).await.is(200);
    let yesterday = anna.get("/v1/figures?day=2026-11-23").await.is(200).body;
    assert_eq!(yesterday["to_charge"]["count"], 4);
    let next = anna.get("/v1/figures").await.is(200).body;
    assert_eq!(next["to_charge"], json!({"count": 0, "median": null, "worst": null}));
    centre.close().await;
}
