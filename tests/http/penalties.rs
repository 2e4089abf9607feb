//! What lateness costs, month by month: of a real server's tickets, with a cap. The sums follow from the
//! shipped contract: 50 euro for each begun hour of an urgent inspection, 25 for each begun day of
//! another, no more than 10 % of 100,000 in a month.

use centralino::client::Client;
use centralino::domain::penalty::{Month, MonthTotal};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::centre::{Centre, at, intake};

async fn urgent(centre: &Centre, key: &str) -> String {
    let mut new = intake();
    new["priority"] = json!("EME");
    let number = centre.anna.post("/v1/tickets", key, new).await.is(201).number();
    format!("/v1/tickets/{number}")
}

/// Month, missed deadlines; settled, running and total in euro.
type Row = (String, u32, [Decimal; 3]);

fn row(month: &str, breaches: u32, euro: [&str; 3]) -> Row {
    (month.to_owned(), breaches, euro.map(|euro| euro.parse().unwrap()))
}

fn months(body: &Value) -> Vec<Row> {
    let totals: Vec<MonthTotal> = serde_json::from_value(body.clone()).unwrap();
    let row = |total: MonthTotal| {
        (total.month.to_string(), total.breaches, [total.settled, total.running, total.total])
    };
    totals.into_iter().map(row).collect()
}

#[tokio::test]
async fn a_month_costs_what_its_deadlines_cost_up_to_its_cap() {
    let centre = Centre::open().await;
    let (anna, dora) = (&centre.anna, &centre.approver);
    let settled = urgent(&centre, "settled").await;
    let running = urgent(&centre, "running").await;
    urgent(&centre, "in-time").await;
    anna.do_now("/v1/tickets/3", json!({"action": "start-inspection"})).await.is(200);
    let record = json!({"source": "prova", "source_id": "1", "source_state": "OPEN", "category": null,
        "opened_on": "2020-01-01", "closed_on": null, "precision": "day"});
    anna.post("/v1/imports", "import", json!({"record": record, "texts": {"description": "x"}}))
        .await
        .is(201);
    assert_eq!(months(&anna.get("/v1/penalties").await.is(200).body), [], "nothing is late yet");

    centre.clock.set(at("2026-11-23T11:30:00Z"));
    anna.do_now(&settled, json!({"action": "start-inspection"})).await.is(200);
    let now = anna.get("/v1/penalties?month=2026-11").await.is(200).body;
    assert_eq!(now[0]["month"], "2026-11-01");
    assert_eq!(now[0]["cap"].as_str().unwrap().parse(), Ok(Decimal::from(10_000)));
    assert_eq!(months(&now), [row("2026-11", 2, ["150", "150", "300"])], "two and a half hours");
    // It was rejected and is not late any more: what was late may turn out not to be.
    anna.do_now("/v1/tickets/3", json!({"action": "reject", "texts": {"reason": "altri"}}))
        .await
        .is(200);

    centre.clock.set(at("2026-12-05T08:00:00Z"));
    urgent(&centre, "december").await;
    centre.clock.set(at("2026-12-05T09:00:01Z"));
    let all = dora.get("/v1/penalties").await.is(200).body;
    // Twelve days and a second.
    let november = row("2026-11", 2, ["150", "14450", "10000"]);
    let december = row("2026-12", 1, ["0", "50", "50"]);
    assert_eq!(months(&all), [november, december.clone()]);
    let one = anna.get("/v1/penalties?month=2026-12").await.is(200).body;
    assert_eq!(months(&one), [december]);
    assert_eq!(anna.get("/v1/penalties?month=2027-01").await.is(200).body, json!([]));

    let client = Client::new(&anna.base, &anna.token).unwrap();
    let read: Vec<MonthTotal> = client.penalties(None).await.unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), all);
    assert_eq!(client.penalties(Month::named("2026-12")).await.unwrap(), read[1..]);
    // Closed ones cost what they cost.
    anna.do_now(&running, json!({"action": "complete"})).await.is(200);
    let form = json!({"action": "close", "texts": {"cause": "usura", "work_done": "fatto"}});
    anna.do_now(&running, form).await.is(200);
    let closed = anna.get("/v1/penalties?month=2026-11").await.is(200).body;
    assert_eq!(months(&closed), [row("2026-11", 2, ["14600", "0", "10000"])]);
    centre.close().await;
}

#[tokio::test]
async fn a_month_that_is_none_is_told_by_its_field() {
    let centre = Centre::open().await;
    for wrong in ["2026", "2026-13", "11-2026", "2026-1", "", "novembre"] {
        let answer = centre.anna.get(&format!("/v1/penalties?month={wrong}")).await;
        let answer = answer.problem(400, "unreadable").about("month");
        assert_eq!(answer.body["params"]["expected"], "YYYY-MM", "{wrong}");
    }
    centre.close().await;
}

#[tokio::test]
async fn money_is_between_the_desk_and_the_client() {
    let centre = Centre::open().await;
    for person in [&centre.anna, &centre.approver] {
        person.get("/v1/penalties").await.is(200);
    }
    for person in [&centre.technician, &centre.administrator] {
        person.get("/v1/penalties").await.problem(403, "forbidden");
    }
    centre.close().await;
}
