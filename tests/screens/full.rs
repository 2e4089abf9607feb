//! A desk in the middle of a busy shift. Every name and number is invented, and time is the test's own.

use centralino::api::resource::{CallCommand, NewCall, NewTicket, TicketCommand};
use centralino::client::{Client, new_key};
use centralino::domain::code::{CallNumber, TicketNumber};
use centralino::domain::lifecycle::calls::CallAction;
use centralino::words::Language;
use serde_json::{Value, json};

use crate::shift::Shift;

/// What is open: priority, service, room, what is wrong. Numbers follow this order, from 1.
pub const OPEN: [(&str, &str, &str, &str); 10] = [
    ("EME", "IDR", "Rianimazione", "perdita d'acqua dal controsoffitto"),
    ("URG", "ELE", "Sala operatoria 3", "lampada scialitica spenta"),
    ("NES", "IDR", "CUP", "rubinetto che gocciola"),
    (
        "NES",
        "ELE",
        "Magazzino",
        "neon che sfarfalla in tutto il corridoio del piano terra, lato cortile",
    ),
    ("NES", "IDR", "Magazzino", "scarico lento"),
    ("URG", "IDR", "CUP", "termosifone che perde"),
    ("NES", "ELE", "CUP", "presa che non funziona"),
    ("NES", "IDR", "Rianimazione", "miscelatore duro"),
    ("NES", "ELE", "Sala operatoria 3", "interruttore rotto – già segnalato è urgente"),
    ("NES", "IDR", "CUP", "sifone da pulire"),
];

/// Ten open tickets: 1 is overdue, 2 is near, 5 waits for a part with its work still to begin, 6 for a
/// quote, 10 is completed, the others are far; somebody has insisted on 8. A sheet is half filled for an unknown caller; a known one with open tickets rings,
/// an unknown one too, and one hung up.
pub fn desk() -> Shift {
    desk_in(Language::Italian)
}

/// The same in another language.
pub fn desk_in(language: Language) -> Shift {
    let mut shift = Shift::begin_in(language, 160, 45);
    let colleague = shift.colleague();
    register(&mut shift, &colleague, 1);
    shift.minutes_pass(70);
    for ticket in 2..=OPEN.len() {
        register(&mut shift, &colleague, ticket);
    }
    work(&mut shift, &colleague);
    shift.minutes_pass(70);
    ring(&mut shift, &colleague);
    shift
}

/// So many tickets more, all alike.
pub fn many(shift: &mut Shift, count: usize) {
    let colleague = shift.colleague();
    for _ in 0..count {
        let new: NewTicket = read(json!({
            "channel": "phone", "call_type": "RI", "priority": "NES", "service": "IDR", "site": 1,
            "requester": null, "texts": {"description": "scarico lento", "place": "Magazzino"},
        }));
        shift.does(colleague.new_ticket(&new, &new_key())).unwrap();
    }
    shift.minutes_pass(1);
}

/// So many emergencies at once: an hour until their inspections.
pub fn urgent(shift: &mut Shift, count: usize) {
    let colleague = shift.colleague();
    more_urgent(shift, &colleague, count);
}

pub fn more_urgent(shift: &mut Shift, colleague: &Client, count: usize) {
    for _ in 0..count {
        let new: NewTicket = read(json!({
            "channel": "phone", "call_type": "RI", "priority": "EME", "service": "IDR", "site": 1,
            "requester": null, "texts": {"description": "allagamento", "place": "Rianimazione"},
        }));
        shift.does(colleague.new_ticket(&new, &new_key())).unwrap();
    }
    shift.time_passes(chrono::TimeDelta::seconds(1));
}

/// Every text that there is but the place, which has letters that few consoles have, holds this word: of a
/// call that rings, a ticket that presses, and whoever works on it.
#[allow(dead_code, reason = "the stories look for it")]
pub fn marked(shift: &mut Shift, mark: &str) {
    let colleague = shift.colleague();
    let call: NewCall =
        read(json!({"channel": "voicemail", "caller_number": "0000 123", "caller_name": mark}));
    shift.does(colleague.new_call(&call, &new_key())).unwrap();
    let new: NewTicket = read(json!({
        "channel": "phone", "call_type": "RI", "priority": "EME", "service": "IDR", "site": 1, "requester": 1,
        "texts": {"description": mark, "place": "Stanza È 漢", "caller_name": mark, "note": mark,
            "caller_number": "0000 124", "callback_number": "0000 125"},
    }));
    let number = shift.does(colleague.new_ticket(&new, &new_key())).unwrap().ticket().unwrap().0;
    act(shift, &colleague, number, json!({"action": "dispatch", "technician": 1}));
    act(shift, &colleague, number, json!({"action": "note", "texts": {"note": mark}}));
    shift.minutes_pass(1);
}

fn register(shift: &mut Shift, client: &Client, number: usize) {
    let (priority, service, place, description) = OPEN[number - 1];
    let hers = matches!(number, 1 | 4);
    let new: NewTicket = read(json!({
        "channel": "phone", "call_type": "RI", "priority": priority, "service": service, "site": 1,
        "requester": if hers { json!(1) } else { Value::Null },
        "texts": {"description": description, "place": place},
    }));
    let done = shift.does(client.new_ticket(&new, &new_key())).unwrap();
    assert_eq!(done.ticket(), Some(TicketNumber(number as u64)));
}

/// What the technicians did in between.
fn work(shift: &mut Shift, client: &Client) {
    let dispatch = || json!({"action": "dispatch", "technician": 1});
    let inspected = || json!({"action": "record-inspection", "level": "IND", "covered": true});
    act(shift, client, 1, dispatch());
    act(shift, client, 1, json!({"action": "tell-staff", "channel": "phone"}));
    for number in [2, 5, 6, 10] {
        act(shift, client, number, dispatch());
        act(shift, client, number, json!({"action": "take-charge"}));
    }
    insist(shift, client, 8);
    for number in [5, 6, 10] {
        shift.minutes_pass(1);
        act(shift, client, number, json!({"action": "start-inspection"}));
    }
    act(shift, client, 5, json!({"action": "record-inspection", "level": "BRE", "covered": true}));
    let part = json!({"action": "ask-parts", "texts": {"part": "sifone", "supplier": "Ditta Prova"}});
    act(shift, client, 5, part);
    let reference = json!({"person": "Cliente Prova", "reference": "lettera 1"});
    act(shift, client, 5, json!({"action": "approve-parts", "how": "phone", "texts": reference}));
    let outside = json!({"action": "record-inspection", "level": "IND", "covered": false});
    act(shift, client, 6, outside);
    act(
        shift,
        client,
        6,
        json!({"action": "suspend-for-quote", "texts": {"reason": "fuori convenzione"}}),
    );
    act(shift, client, 10, inspected());
    act(shift, client, 10, json!({"action": "complete"}));
}

fn act(shift: &mut Shift, client: &Client, number: u64, action: Value) {
    let number = TicketNumber(number);
    let command: TicketCommand = read(action);
    let acted = async {
        let version = client.ticket(number).await?.ticket.ticket.version;
        client.ticket_action(number, version, &command, &new_key()).await
    };
    shift.does(acted).unwrap();
}

/// A colleague takes a call that asks where somebody is.
fn insist(shift: &mut Shift, client: &Client, number: u64) {
    let call: NewCall = read(json!({
        "channel": "phone", "caller_number": "0000 333", "caller_name": "", "called_at": null,
        "reason": "", "answered": true,
    }));
    let attach = CallAction::Attach {
        ticket: TicketNumber(number),
        call_type: read(json!("SO")),
        note: String::new(),
    };
    let attach = CallCommand { action: attach, said_at: None };
    let acted = async {
        let call = client.new_call(&call, &new_key()).await?;
        client.call_action(call.call().unwrap(), Some(call.version), &attach, &new_key()).await
    };
    shift.does(acted).unwrap();
}

fn ring(shift: &mut Shift, client: &Client) {
    shift.rings("0000 777");
    shift.press("f2");
    shift.types("Passante Prova");
    shift.press("enter tab");
    shift.types("cortile interno");
    shift.press("enter enter");
    shift.types("ele");
    shift.press("enter");
    shift.types("lampione spe");
    shift.rings("0000 888");
    shift.minutes_pass(1);
    let hung_up = CallCommand { action: CallAction::Lose, said_at: None };
    shift.does(client.call_action(CallNumber(3), Some(1), &hung_up, &new_key())).unwrap();
    shift.rings("0000 000 111");
    shift.minutes_pass(2);
    shift.rings("0000 999");
    shift.time_passes(chrono::TimeDelta::seconds(14));
}

fn read<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}
