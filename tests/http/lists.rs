//! Lists: pages, searches, and limits.

use serde_json::{Value, json};

use crate::centre::{Centre, intake};

fn numbers(page: &Value) -> Vec<u64> {
    page["items"].as_array().unwrap().iter().map(|item| item["number"].as_u64().unwrap()).collect()
}

#[tokio::test]
async fn pages_follow_each_other_without_gap_or_repeat() {
    let centre = Centre::open().await;
    for index in 0..7 {
        centre.ticket(&format!("t{index}")).await;
        let ring = json!({"channel": "phone"});
        centre.anna.post("/v1/calls", &format!("c{index}"), ring).await.is(201);
    }
    for list in ["/v1/tickets?state=all&limit=3", "/v1/calls?limit=3", "/v1/calls?state=ringing&limit=3"]
    {
        let mut seen = Vec::new();
        let mut path = list.to_owned();
        loop {
            let page = centre.anna.get(&path).await.is(200).body;
            seen.extend(numbers(&page));
            assert_eq!(page["seq"], 14);
            let Some(cursor) = page["next_cursor"].as_str() else { break };
            path = format!("{list}&cursor={cursor}");
        }
        assert_eq!(seen, [1, 2, 3, 4, 5, 6, 7], "{list}");
    }
    let seen = centre.anna.get("/v1/tickets?q=perdita&limit=3").await.body;
    assert_eq!(numbers(&seen), [7, 6, 5], "the latest first");
    let cursor = seen["next_cursor"].as_str().unwrap();
    let seen = centre.anna.get(&format!("/v1/tickets?q=perdita&limit=3&cursor={cursor}")).await.body;
    assert_eq!(numbers(&seen), [4, 3, 2]);
    centre.close().await;
}

#[tokio::test]
async fn limits_states_and_cursors_are_checked() {
    let centre = Centre::open().await;
    let anna = &centre.anna;
    for path in
        ["/v1/tickets?limit=1001", "/v1/tickets?limit=0", "/v1/calls?limit=501", "/v1/calls?limit=x"]
    {
        anna.get(path).await.problem(400, "unreadable").about("limit");
    }
    anna.get("/v1/calls?since=today").await.problem(400, "unreadable").about("since");
    let told = anna.get("/v1/tickets?state=lost").await.problem(400, "unreadable").about("state");
    assert_eq!(told.body["params"]["expected"], "one of open, closed, all");
    anna.get("/v1/tickets?cursor=abc").await.problem(400, "wrong-cursor");
    anna.get("/v1/events?cursor=5").await.problem(400, "wrong-cursor");
    let other = uuid::Uuid::nil();
    anna.get(&format!("/v1/events?log={other}")).await.problem(400, "wrong-cursor");
    centre.close().await;
}

#[tokio::test]
async fn calls_since_an_instant_are_those_that_were_not_over_before() {
    let centre = Centre::open().await;
    let anna = &centre.anna;
    let ring = async |key: &str| {
        anna.post("/v1/calls", key, json!({"channel": "phone"})).await.is(201);
        centre.clock.advance(chrono::TimeDelta::milliseconds(500));
    };
    let lose = async |path: &str| {
        anna.do_now(path, json!({"action": "lose"})).await.is(200);
        centre.clock.advance(chrono::TimeDelta::milliseconds(500));
    };
    ring("a").await;
    ring("b").await;
    // Lost at 08:00:01 and at 08:00:01.5.
    lose("/v1/calls/1").await;
    lose("/v1/calls/2").await;
    ring("c").await;
    let since = async |instant: &str, rest: &str| {
        numbers(&anna.get(&format!("/v1/calls?since={instant}{rest}")).await.is(200).body)
    };
    assert_eq!(since("2026-11-23T08:00:01Z", "").await, [1, 2, 3], "what ended then counts");
    assert_eq!(since("2026-11-23T08:00:01.001Z", "").await, [2, 3]);
    assert_eq!(since("2026-11-23T09:00:01.500%2B01:00", "").await, [2, 3], "any offset");
    assert_eq!(since("2026-11-23T08:00:01.501Z", "").await, [3], "what is not over is always there");
    assert_eq!(since("2026-11-23T08:00:01Z", "&state=lost").await, [1, 2]);
    assert_eq!(since("2026-11-23T08:00:01Z", "&state=lost&cursor=1").await, [2]);
    centre.close().await;
}

#[tokio::test]
async fn a_snapshot_holds_the_lost_calls_of_the_day_on_which_they_were_lost() {
    let centre = Centre::open().await;
    let anna = &centre.anna;
    for key in ["a", "b"] {
        anna.post("/v1/calls", key, json!({"channel": "phone"})).await.is(201);
    }
    anna.do_now("/v1/calls/1", json!({"action": "lose"})).await.is(200);
    centre.clock.advance(chrono::TimeDelta::days(1));
    // It rang all night.
    anna.do_now("/v1/calls/2", json!({"action": "lose"})).await.is(200);
    let client = centralino::client::Client::new(&anna.base, &anna.token).unwrap();
    let snapshot = client.snapshot().await.unwrap();
    let calls: Vec<u64> = snapshot.calls.iter().map(|row| row.call.number.0).collect();
    assert_eq!(calls, [2]);
    centre.close().await;
}

#[tokio::test]
async fn a_search_finds_by_number_name_place_and_text_also_what_is_closed() {
    let centre = Centre::open().await;
    centre.furnish().await;
    let anna = &centre.anna;
    let mut known = intake();
    known["site"] = json!(1);
    known["requester"] = json!(1);
    known["texts"] = json!({"description": "Però non scalda", "place": "ambulatorio"});
    anna.post("/v1/tickets", "a", known).await.is(201);
    centre.ticket("b").await;
    let cancel = json!({"action": "cancel", "texts": {"reason": "doppione"}});
    anna.do_now("/v1/tickets/1", cancel).await.is(200);
    let move_it = json!({"action": "correct", "texts": {"reason": "errata", "place": "cucina"}});
    anna.do_now("/v1/tickets/2", move_it).await.is(200);
    for (search, found) in [
        ("ROSA", vec![1]),
        ("citta", vec![1]),
        ("pero scalda", vec![1]),
        ("ambulatorio", vec![1]),
        ("perdita d'acqua", vec![2]),
        ("cucina", vec![2]),
        ("bagno", vec![]),
        ("100%", vec![]),
        ("2", vec![2]),
        ("e", vec![2, 1]),
        (" ", vec![1, 2]),
    ] {
        let query = [("q", search)];
        let request = anna.request(reqwest::Method::GET, "/v1/tickets").query(&query);
        let page = crate::centre::Reply::of(request).await.is(200).body;
        assert_eq!(numbers(&page), found, "{search}");
    }
    assert_eq!(numbers(&anna.get("/v1/tickets").await.body), [2], "only open ones unless asked");
    assert_eq!(numbers(&anna.get("/v1/tickets?state=closed").await.body), [1]);
    centre.close().await;
}

#[tokio::test]
async fn contracts_come_with_their_text() {
    let centre = Centre::open().await;
    let list = centre.anna.get("/v1/contracts").await.is(200).body;
    let current: Vec<_> = list.as_array().unwrap().iter().filter(|it| it["current"] == true).collect();
    let [current] = current.as_slice() else { panic!("{current:?}") };
    let parsed = centralino::domain::contract::load(current["text"].as_str().unwrap()).unwrap();
    assert_eq!(current["hash"], parsed.hash);
    centre.close().await;
}
