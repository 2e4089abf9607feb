//! The forecast against adding everything up, hour by hour and change by change.

use chrono::TimeDelta;
use serde_json::json;

use super::*;
use crate::api::resource::{ContractResource, Directory, TicketResource};
use crate::client::{Contracts, Snapshot};
use crate::domain::contract::{load, shipped};
use crate::domain::penalty::{Ledger, penalties};
use crate::domain::ticket::Met;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn contracts(text: &str) -> Contracts {
    Contracts::read(&[ContractResource {
        hash: "h".to_owned(),
        name: "n".to_owned(),
        version: "v".to_owned(),
        title: "t".to_owned(),
        current: true,
        text: text.to_owned(),
    }])
}

fn ticket(number: u64, priority: &str, called_at: Timestamp) -> TicketResource {
    serde_json::from_value(json!({
        "number": number, "version": 1, "contract": "h", "state": "registered", "call_type": "RI",
        "priority": priority, "called_at": called_at, "registered_at": called_at, "channel": "phone",
        "calls": [], "reminders": 0, "complaints": 0, "answers": [], "service": "IDR", "site": null,
        "requester": null, "technician": null, "on_call": false, "told": null, "milestones": {},
        "level": null, "covered": null, "planned_start": null, "estimated_end": null,
        "pauses": [], "quote": null, "order": null, "report": null,
        "completion": null, "follows": null, "imported": null, "text_fields": [], "texts": {},
    }))
    .unwrap()
}

/// Three tickets every seven hours from Friday 27 November on, past the end of the month.
fn replica(text: &str) -> Replica {
    let first = at("2026-11-27T06:10:00Z");
    let called = |nth: u64| first + TimeDelta::hours(7) * i32::try_from(nth / 3).unwrap();
    let priorities = ["EME", "URG", "NES"];
    let nth = |nth: u64| ticket(nth + 1, priorities[nth as usize % 3], called(nth));
    let mut replica = Replica::default();
    replica.replace(Snapshot {
        log: None,
        seq: 0,
        tickets: (0..24).map(nth).collect(),
        calls: Vec::new(),
        directory: Directory::default(),
        contracts: contracts(text),
    });
    replica
}

/// Everything added up.
fn naive(replica: &Replica, month: Month, now: Timestamp) -> Decimal {
    let mut ledger = Ledger::default();
    for row in replica.tickets.values() {
        let contract = replica.contracts.get(&row.ticket.contract).unwrap();
        ledger.add(contract, &penalties(&row.ticket, contract, now));
    }
    ledger.totals().iter().filter(|total| total.month == month).map(|total| total.total).sum()
}

/// The inspection of a ticket began, or it was closed: what a feed would bring.
fn goes_on(replica: &mut Replica, number: u64, now: Timestamp) {
    let mut row = replica.tickets[&TicketNumber(number)].clone();
    row.ticket.version += 1;
    let met = Met { at: now, implied: false, late_entry: false, conflicting: false };
    row.ticket.milestones.inspection_started = Some(met);
    if number.is_multiple_of(4) {
        row.ticket.state = crate::domain::ticket::State::Closed;
    }
    replica.put_ticket(row);
}

#[test]
fn it_is_what_adding_everything_up_gives_at_every_step() {
    let mut replica = replica(shipped::texts()[0]);
    let mut now = at("2026-11-27T08:00:00Z");
    let mut forecast = Forecast::default();
    forecast.start_again(&replica, now);
    let (mut seen, mut months) = (BTreeSet::new(), BTreeSet::new());
    for step in 0..400_u64 {
        now += TimeDelta::minutes(29);
        if step % 16 == 15 {
            let number = step / 16 % 24 + 1;
            if replica.tickets.contains_key(&TicketNumber(number)) {
                goes_on(&mut replica, number, now);
                forecast.look_at(&replica, TicketNumber(number), now);
            }
        }
        forecast.go_on(&replica, now);
        for month in ["2026-11", "2026-12"].map(|name| Month::named(name).unwrap()) {
            let total = forecast.of(month).euro;
            assert_eq!(total, naive(&replica, month, now), "{month} at {now}");
            seen.insert(total);
            months.extend((!total.is_zero()).then_some(month));
        }
        let mut anew = Forecast::default();
        anew.start_again(&replica, now);
        assert_eq!(anew.of(Month::of(now)).euro, forecast.of(Month::of(now)).euro);
    }
    assert!(seen.len() > 40 && months.len() == 2, "{} sums", seen.len());
}

#[test]
fn a_month_costs_no_more_than_its_cap() {
    let text = shipped::texts()[0].replace("cap_per_month = \"10 %\"", "cap_per_month = \"120.00 EUR\"");
    load(&text).unwrap();
    let replica = replica(&text);
    let now = at("2026-11-28T08:00:00Z");
    let mut forecast = Forecast::default();
    forecast.start_again(&replica, now);
    let cost = forecast.of(Month::of(now));
    assert_eq!(cost, MonthCost { euro: Decimal::from(120), settled: false, capped: true });
}

#[test]
fn a_month_is_settled_once_what_was_missed_is_reached() {
    let mut replica = replica(shipped::texts()[0]);
    let mut now = at("2026-11-27T08:00:00Z");
    let mut forecast = Forecast::default();
    forecast.start_again(&replica, now);
    let month = Month::of(now);
    let settled = |forecast: &Forecast| {
        Some(forecast.of(month).settled).filter(|_| !forecast.of(month).euro.is_zero())
    };
    assert_eq!(settled(&forecast), Some(false));
    now += TimeDelta::minutes(1);
    for number in [1, 2, 3] {
        goes_on(&mut replica, number, now);
        forecast.look_at(&replica, TicketNumber(number), now);
    }
    assert_eq!(settled(&forecast), Some(true));
}

#[test]
fn without_penalties_nothing_is_kept() {
    let text = shipped::texts()[0];
    let text = text.split_once("# Demo values of ours: no clause").unwrap().0.to_owned()
        + text.split_once("[closing]").map(|(_, after)| format!("[closing]{after}")).unwrap().as_str();
    let replica = replica(&text);
    let now = at("2026-11-28T08:00:00Z");
    let mut forecast = Forecast::default();
    forecast.start_again(&replica, now);
    forecast.go_on(&replica, now + TimeDelta::hours(3));
    assert!(forecast.of(Month::of(now)).euro.is_zero() && forecast.tickets.is_empty());
}
