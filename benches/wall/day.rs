//! A workplace through a long day: calls ring, are taken, lost and ended, tickets are opened, worked and closed, all as
//! entries of the feed that the domain itself would write. Nothing is random: two runs are alike.

use std::collections::VecDeque;
use std::sync::Arc;

use centralino::api::resource::{ContractResource, DayFigures, Directory, FeedEvent, TicketResource};
use centralino::client::{Contracts, FeedItem, Snapshot};
use centralino::domain::code::TicketNumber;
use centralino::domain::contract::{load, shipped};
use centralino::domain::text::TextField;
use centralino::domain::time::Timestamp;
use centralino::domain::tracking::Waits;
use centralino::tui::app::{Effect, Model, Msg};
use centralino::tui::face::Face;
use centralino::tui::input::Keymap;
use centralino::words::Words;
use chrono::TimeDelta;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use uuid::Uuid;

const LOG: Uuid = Uuid::from_u128(7);
/// Every so many calls become a ticket.
const TICKET_OF: u64 = 2;
/// Every so many calls are lost.
const LOST_OF: u64 = 10;
/// How many of the day's tickets are open at a time before the oldest is closed.
const IN_WORK: usize = 40;
/// Seconds between two heartbeats of the feed.
const HEARTBEAT: i64 = 10;

const PRIORITIES: [&str; 4] = ["NES", "URG", "EME", "NES"];

/// A workplace, and what happens before it.
pub struct Day {
    pub model: Model,
    pub now: Timestamp,
    contract: String,
    /// Seconds between two calls.
    call_every: i64,
    /// The last entry of the log, call and ticket.
    seq: u64,
    call: u64,
    ticket: u64,
    /// The day's open tickets, the oldest first.
    in_work: VecDeque<u64>,
    /// What was asked for and comes with the next step.
    asked: Vec<Effect>,
}

impl Day {
    /// With so many tickets open that nobody touches all day, and a call every so many seconds.
    pub fn begin(face: Face, tickets: u64, call_every: i64) -> Self {
        let now = "2026-11-23T05:00:00Z".parse().unwrap();
        let keymap = Keymap::load("default", &[]).unwrap();
        let words = Arc::new(Words::italian());
        let model = Model::new(words, Arc::new(keymap), Uuid::from_u128(1), now).with_face(face);
        let text = shipped::texts()[0];
        let contract = load(text).unwrap().hash;
        let mut day = Self {
            model,
            now,
            contract,
            call_every,
            seq: 0,
            call: 0,
            ticket: tickets,
            in_work: VecDeque::new(),
            asked: Vec::new(),
        };
        day.hear(Msg::Window(200, 60));
        let role = if face == Face::Wall { "display" } else { "operator" };
        day.hear(Msg::Attached(read(json!({"actor": Uuid::nil(), "name": "Prova", "role": role}))));
        day.hear(Msg::Feed(FeedItem::Hello { log: LOG, seq: 0, now }));
        let snapshot = day.snapshot(text, tickets);
        day.hear(Msg::Snapshot(Box::new(snapshot)));
        day
    }

    /// So many seconds pass, in steps between two things that happen.
    pub fn seconds_pass(&mut self, seconds: i64) {
        for _ in 0..seconds / HEARTBEAT {
            self.now += TimeDelta::seconds(HEARTBEAT);
            self.answer();
            self.hear(Msg::Feed(FeedItem::Heartbeat { seq: self.seq, now: self.now }));
            if self.now.timestamp() % self.call_every == 0 {
                self.somebody_calls();
            }
        }
    }

    /// Entries of the log until now.
    pub fn entries(&self) -> u64 {
        self.seq
    }

    fn hear(&mut self, msg: Msg) {
        let effects = self.model.update(msg, self.now);
        self.asked.extend(effects);
    }

    /// What the line to the server would bring.
    fn answer(&mut self) {
        for effect in std::mem::take(&mut self.asked) {
            match effect {
                Effect::FetchFigures(day) => {
                    let (calls, seq) = (self.call, self.seq);
                    let figures = DayFigures {
                        day,
                        calls,
                        taken: calls,
                        lost: 0,
                        called_back: 0,
                        inspections: 0,
                        in_time: 0,
                        to_charge: Waits::default(),
                        seq,
                    };
                    self.hear(Msg::Figures(Ok(figures)));
                }
                Effect::FetchTicket(_) | Effect::FetchCall(_) => panic!("{effect:?}: the feed has gaps"),
                _ => {}
            }
        }
    }

    fn somebody_calls(&mut self) {
        self.call += 1;
        let call = self.call;
        let rang = json!({"kind": "call.rang", "called_at": self.now, "channel": "phone", "caller": null,
            "site": 1, "late": false, "clamped": false});
        self.entry(("call", call, 1), rang, json!({}));
        if call.is_multiple_of(LOST_OF) {
            let lost = json!({"kind": "call.ended", "outcome": "lost", "call_type": null});
            self.entry(("call", call, 2), lost, json!({}));
            return;
        }
        self.entry(("call", call, 2), json!({"kind": "call.answered"}), json!({}));
        let ended = json!({"kind": "call.ended", "outcome": "no-ticket", "cause": "information", "call_type": "CI"});
        self.entry(("call", call, 3), ended, json!({}));
        if call.is_multiple_of(TICKET_OF) {
            self.somebody_registers();
        }
    }

    fn somebody_registers(&mut self) {
        self.ticket += 1;
        let ticket = self.ticket;
        let registered = json!({"kind": "ticket.registered", "call": null, "channel": "phone",
            "called_at": self.now, "call_type": "RI", "priority": PRIORITIES[(ticket % 4) as usize],
            "answers": [], "service": "IDR", "site": ticket % 20 + 1, "requester": null, "order": null,
            "follows": null});
        let place = format!("Stanza {}", ticket % 400);
        self.entry(("ticket", ticket, 1), registered, json!({"place": place}));
        self.entry(("ticket", ticket, 2), json!({"kind": "ticket.charge-taken"}), json!({}));
        self.in_work.push_back(ticket);
        if self.in_work.len() > IN_WORK
            && let Some(oldest) = self.in_work.pop_front()
        {
            self.entry(("ticket", oldest, 3), json!({"kind": "ticket.inspection-started"}), json!({}));
            self.entry(
                ("ticket", oldest, 4),
                json!({"kind": "ticket.completed", "by": "done"}),
                json!({}),
            );
            let closed = json!({"kind": "ticket.closed", "report": {"calls": [], "hours": null},
                "solved_by_phone": false});
            self.entry(("ticket", oldest, 5), closed, json!({}));
        }
    }

    /// One more entry of the log.
    fn entry(&mut self, (of, number, version): (&str, u64, u64), event: Value, texts: Value) {
        self.seq += 1;
        let seal = json!({"id": Uuid::nil(), "commitment": ""});
        let seals: serde_json::Map<String, Value> =
            texts.as_object().unwrap().keys().map(|field| (field.clone(), seal.clone())).collect();
        let entry: FeedEvent = read(json!({
            "seq": self.seq, "id": Uuid::from_u128(self.seq.into()),
            "aggregate": {"of": of, "number": number}, "version": version, "schema": 1, "event": event,
            "said_at": self.now, "origin": "default", "recorded_at": self.now, "actor": Uuid::nil(),
            "command": "", "contract": self.contract, "seals": seals, "prev_hash": "", "hash": "",
            "texts": texts,
        }));
        let known = !matches!(entry.entry.event, centralino::domain::event::Event::Unknown(_));
        assert!(known, "the domain has no such event: {:?}", entry.entry.event);
        self.hear(Msg::Feed(FeedItem::Entry(Box::new(entry))));
    }

    fn snapshot(&self, text: &str, tickets: u64) -> Snapshot {
        let contract = ContractResource {
            hash: self.contract.clone(),
            name: "azienda-sanitaria".into(),
            version: "1".into(),
            title: "Azienda Sanitaria".into(),
            current: true,
            text: text.into(),
        };
        let sites: Vec<Value> = (1..=20)
            .map(|id| json!({"id": id, "name": format!("Ospedale Prova {id}"), "places": [], "services": []}))
            .collect();
        let directory: Directory = read(json!({"sites": sites, "requesters": [], "technicians": []}));
        let model: TicketResource = read(json!({
            "number": 1, "version": 1, "contract": self.contract, "state": "registered", "call_type": "RI",
            "priority": "NES", "called_at": self.now, "registered_at": self.now, "channel": "phone", "calls": [],
            "reminders": 0, "complaints": 0, "answers": [], "service": "IDR", "site": 1, "requester": null,
            "technician": null, "on_call": false, "told": null, "milestones": {}, "level": null,
            "covered": null, "planned_start": null, "estimated_end": null,
            "pauses": [], "quote": null, "order": null, "report": null, "completion": null, "follows": null,
            "imported": null, "text_fields": ["description", "place"], "texts": {},
        }));
        let nth = |number: u64| {
            let mut row = model.clone();
            row.ticket.number = TicketNumber(number);
            row.ticket.called_at = Some(self.now - TimeDelta::seconds(number as i64 % 400_000));
            row.ticket.site = Some(read(json!(number % 20 + 1)));
            row.texts.insert(TextField::Place, format!("Stanza {}", number % 400));
            row
        };
        Snapshot {
            calls: Vec::new(),
            tickets: (1..=tickets).map(nth).collect(),
            directory,
            contracts: Contracts::read(&[contract]),
            seq: 0,
            log: Some(LOG),
        }
    }
}

fn read<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}
