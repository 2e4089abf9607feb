//! Desks with as many open tickets as wanted. Names and numbers are invented, and nothing is random: two
//! runs measure the same.

use std::sync::Arc;

use centralino::api::resource::{
    CallResource, ContractResource, Directory, FeedEvent, Me, TicketResource,
};
use centralino::client::{Contracts, FeedItem, Snapshot};
use centralino::domain::code::TicketNumber;
use centralino::domain::contract::{load, shipped};
use centralino::domain::text::TextField;
use centralino::domain::time::Timestamp;
use centralino::tui::app::{Model, Msg};
use centralino::tui::input::{Key, Keymap};
use centralino::words::Words;
use chrono::TimeDelta;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use uuid::Uuid;

/// Monday 23 November 2026, 14:29:46 in Rome.
pub fn now() -> Timestamp {
    "2026-11-23T13:29:46Z".parse().unwrap()
}

/// The log's identity.
const LOG: Uuid = Uuid::from_u128(7);
/// One ticket in so many is of the caller who rings.
const OF_THE_CALLER: u64 = 5_000;
/// Seconds between two tickets: the oldest of 50,000 is of four weeks ago.
const APART: i64 = 50;

const PRIORITIES: [&str; 5] = ["NES", "NES", "NES", "URG", "EME"];
const TROUBLES: [&str; 4] = [
    "perdita d'acqua dal controsoffitto",
    "lampada spenta in corridoio",
    "la porta non chiude più e sbatte quando c'è corrente",
    "termosifone freddo",
];

/// What a server with so many open tickets would give: a known caller rings.
pub fn snapshot(tickets: u64) -> Snapshot {
    let text = shipped::texts()[0];
    let hash = load(text).unwrap().hash;
    let model = ticket(&hash);
    let contract = ContractResource {
        hash,
        name: "azienda-sanitaria".into(),
        version: "1".into(),
        title: "Azienda Sanitaria".into(),
        current: true,
        text: text.into(),
    };
    Snapshot {
        calls: vec![call()],
        tickets: (1..=tickets).map(|number| nth(&model, number, tickets)).collect(),
        directory: directory(),
        contracts: Contracts::read(&[contract]),
        seq: 0,
        log: Some(LOG),
    }
}

fn nth(model: &TicketResource, number: u64, of: u64) -> TicketResource {
    let mut row = model.clone();
    let turn = number as usize;
    let ticket = &mut row.ticket;
    let age = TimeDelta::seconds(APART * (of - number) as i64);
    ticket.number = TicketNumber(number);
    ticket.called_at = Some(now() - age);
    ticket.registered_at = now() - age;
    ticket.priority = Some(PRIORITIES[turn % PRIORITIES.len()].parse().unwrap());
    ticket.requester = number.is_multiple_of(OF_THE_CALLER).then(|| read(json!(1)));
    ticket.site = Some(read(json!(number % 20 + 1)));
    row.texts.insert(TextField::Place, format!("Stanza {}", number % 400));
    row.texts.insert(TextField::Description, TROUBLES[turn % TROUBLES.len()].into());
    row
}

fn ticket(contract: &str) -> TicketResource {
    read(json!({
        "number": 1, "version": 1, "contract": contract, "state": "registered", "call_type": "RI",
        "priority": "NES", "called_at": now(), "registered_at": now(), "channel": "phone", "calls": [],
        "reminders": 0, "complaints": 0, "answers": [], "service": "IDR", "site": 1, "requester": null,
        "technician": null, "on_call": false, "told": null, "milestones": {}, "level": null,
        "covered": null, "planned_start": null, "estimated_end": null,
        "pauses": [], "quote": null, "order": null, "report": null, "completion": null, "follows": null,
        "imported": null, "text_fields": ["description", "place"], "texts": {},
    }))
}

fn call() -> CallResource {
    read(json!({
        "number": 1, "version": 1, "state": "ringing", "channel": "phone",
        "called_at": now() - TimeDelta::seconds(14), "answered_at": null, "ended_at": null,
        "answered_by": null, "caller": 1, "site": 1, "late": false, "call_type": null, "outcome": null,
        "texts": {"caller_number": "0000 000 001"},
    }))
}

/// Twenty sites of twenty rooms, two hundred requesters, thirty technicians.
fn directory() -> Directory {
    let rooms: Vec<String> = (0..20).map(|room| format!("Stanza {room}")).collect();
    let site = |id: u64| json!({"id": id, "name": format!("Ospedale Prova {id}"), "places": rooms, "services": []});
    let person = |id: u64| {
        json!({"id": id, "name": format!("Utente Prova {id}"), "position": "caposala",
            "site": id % 20 + 1, "phones": [], "level": 1, "valid_from": null})
    };
    let technician = |id: u64| json!({"id": id, "name": format!("Tecnico Prova {id}"), "phone": null, "services": []});
    let list = |count: u64, one: &dyn Fn(u64) -> Value| (1..=count).map(one).collect::<Vec<_>>();
    read(json!({
        "sites": list(20, &site), "requesters": list(200, &person),
        "technicians": list(30, &technician),
    }))
}

/// The next entry of the feed: somebody takes charge of a ticket.
pub fn charge_taken(number: u64, seq: u64) -> FeedEvent {
    read(json!({
        "seq": seq, "id": Uuid::from_u128(seq.into()), "aggregate": {"of": "ticket", "number": number},
        "version": 2, "schema": 1, "event": {"kind": "ticket.charge-taken"}, "said_at": now(),
        "origin": "default", "recorded_at": now(), "actor": Uuid::nil(), "command": "c", "contract": "",
        "seals": {}, "prev_hash": "", "hash": "",
    }))
}

/// A desk in full work: the snapshot is there, a call rings, the ticket board has the keyboard.
pub fn desk(tickets: u64) -> Model {
    let keymap = Keymap::load("default", &[]).unwrap();
    let words = Arc::new(Words::italian());
    let mut model = Model::new(words, Arc::new(keymap), Uuid::from_u128(1), now());
    let me: Me = read(json!({"actor": Uuid::nil(), "name": "Operatore Prova", "role": "operator"}));
    model.update(Msg::Attached(me), now());
    model.update(Msg::Feed(FeedItem::Hello { log: LOG, seq: 0, now: now() }), now());
    model.update(Msg::Snapshot(Box::new(snapshot(tickets))), now());
    assert_eq!(model.replica.board().len() as u64, tickets);
    model
}

/// Keys by their names.
pub fn press(model: &mut Model, keys: &str) {
    for key in keys.split(' ') {
        model.update(Msg::Key(Key::parse(key).unwrap()), now());
    }
}

fn read<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}
