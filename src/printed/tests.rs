//! The papers of one intervention, from its log to the file: what they say, that they say it the same way each time, and
//! that every word can be found in the file.

use chrono::TimeDelta;
use serde_json::{Value as Json, json};

use super::document::{Document, Part};
use super::{Source, order, pdf, report, text, tracking};
use crate::api::resource::{Directory, FeedEvent, TicketInFull, TicketResource};
use crate::domain::code::TicketNumber;
use crate::domain::contract::{self, Contract};
use crate::domain::event::Recorded;
use crate::domain::order::OrderNumber;
use crate::domain::text::Texts;
use crate::domain::ticket::Ticket;
use crate::domain::time::Timestamp;
use crate::words::{Language, Words};

const NUMBER: TicketNumber = TicketNumber(1042);

fn monday() -> Timestamp {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

/// An entry: minutes after the request, event, words.
fn entry(seq: u64, minutes: i64, event: &Json, texts: &Json) -> FeedEvent {
    let at = monday() + TimeDelta::minutes(minutes);
    let entry: Recorded = serde_json::from_value(json!({
        "seq": seq, "id": uuid::Uuid::from_u128(u128::from(seq)),
        "aggregate": {"of": "ticket", "number": NUMBER}, "version": seq, "schema": 1,
        "event": event, "said_at": at, "origin": "said", "recorded_at": at,
        "actor": uuid::Uuid::nil(), "command": "", "contract": "", "seals": {}, "prev_hash": "", "hash": "",
    }))
    .unwrap();
    FeedEvent { entry, texts: serde_json::from_value(texts.clone()).unwrap() }
}

fn order_of(identification: &str, total: &str, end: Option<&str>) -> Json {
    let mut order = json!({
        "kind": "ticket.order-recorded", "identification": identification,
        "planned_start": "2026-11-30", "total": total, "generated_by": "Segnalazione 1042",
    });
    if let Some(end) = end {
        order["planned_end"] = json!(end);
    }
    order
}

/// A leak, from its call to a supplement of its report.
fn log() -> Vec<FeedEvent> {
    let none = json!({});
    let registered = json!({
        "kind": "ticket.registered", "call": 412, "channel": "phone", "called_at": monday(), "call_type": "RI",
        "priority": "URG", "answers": [], "service": "IDR", "site": null, "requester": null, "order": null,
        "follows": null,
    });
    let inspected = json!({"kind": "ticket.inspected", "level": "BRE", "covered": false});
    let line = json!({"quantity": "12", "unit": "h", "unit_price": "35.00", "vat": "22"});
    let sent = json!({"kind": "ticket.quote-sent", "amount": "420.00", "lines": [line]});
    let phases =
        json!([{"from": "2026-11-30", "to": "2026-12-02"}, {"from": "2026-12-03", "to": "2026-12-03"}]);
    let told = json!({"kind": "ticket.communicated", "channel": "email", "planned_start": null,
        "planned_end": null, "phases": phases});
    let attached = |call: u64| json!({"kind": "ticket.call-attached", "call": call, "call_type": "SO", "effect": "reminder"});
    let closed = json!({"kind": "ticket.closed", "report": {"calls": [412, 420], "hours": "3.50"},
        "solved_by_phone": false});
    let events = [
        (
            0,
            registered,
            json!({"description": "Perdita d'acqua: è già sul pavimento", "place": "Città Alta, stanza 3"}),
        ),
        (5, json!({"kind": "ticket.dispatched", "technician": 1, "on_call": false}), none.clone()),
        (12, json!({"kind": "ticket.charge-taken"}), none.clone()),
        (60, json!({"kind": "ticket.inspection-started"}), none.clone()),
        (90, inspected, json!({"note": "serve un ponteggio"})),
        (90, json!({"kind": "ticket.quote-opened", "suspends": true}), none.clone()),
        (120, sent, json!({"resources": "manodopera idraulico"})),
        (150, attached(420), none.clone()),
        (180, json!({"kind": "ticket.quote-approved"}), none.clone()),
        (200, order_of("ODI 77", "420.00", None), none.clone()),
        (210, order_of("ODI 77 bis", "1250.50", Some("2026-12-04")), none.clone()),
        (220, told, json!({"message": "Si inizia lunedì", "phases": "smontaggio; montaggio"})),
        (300, json!({"kind": "ticket.work-started"}), none.clone()),
        (480, json!({"kind": "ticket.completed", "by": "done"}), none.clone()),
        (
            500,
            closed,
            json!({"cause": "usura", "work_done": "sostituito il tubo", "materials": "1 tubo da ¾, 漢",
            "signed_by": "Tecnico Prova", "countersigned_by": "Utente Prova"}),
        ),
        (600, attached(431), none),
        (
            610,
            json!({"kind": "ticket.report-supplemented", "report": 15, "calls": [431]}),
            json!({"note": "il sollecito è arrivato a lavoro finito"}),
        ),
    ];
    let numbered = (1..).zip(events);
    numbered.map(|(seq, (minutes, event, texts))| entry(seq, minutes, &event, &texts)).collect()
}

fn full(timeline: Vec<FeedEvent>) -> TicketInFull {
    let entries: Vec<Recorded> = timeline.iter().map(|event| event.entry.clone()).collect();
    let ticket = Ticket::of(&entries, NUMBER).unwrap();
    let texts: Texts = timeline[0].texts.clone();
    TicketInFull { ticket: TicketResource { ticket, texts }, clocks: Vec::new(), timeline }
}

fn directory() -> Directory {
    serde_json::from_value(json!({
        "sites": [], "requesters": [],
        "technicians": [{"id": 1, "name": "Tecnico Prova", "services": [], "on_call": false}],
    }))
    .unwrap()
}

fn contract() -> Contract {
    contract::load(contract::shipped::texts()[0]).unwrap()
}

/// What `make` makes of the intervention.
fn made<T>(words: &Words, full: &TicketInFull, make: impl FnOnce(&Source<'_>) -> T) -> T {
    let (contract, directory) = (contract(), directory());
    make(&Source { words, full, contract: Some(&contract), directory: &directory })
}

fn numbered(ordinal: u64) -> OrderNumber {
    OrderNumber { ticket: NUMBER, ordinal }
}

/// Every paper of the intervention, a day later.
fn papers(words: &Words) -> [Document; 4] {
    let full = full(log());
    made(words, &full, |source| {
        [
            order::document(source, numbered(1)).unwrap(),
            order::document(source, numbered(2)).unwrap(),
            report::document(source).unwrap(),
            tracking::document(source, monday() + TimeDelta::days(1)),
        ]
    })
}

/// A paper says where and how it stands as the screens do: by the way to a ward, with the street of its hospital, and
/// `pronto` of what has passed its checklist.
#[test]
fn a_paper_agrees_with_the_screens() {
    let words = Words::italian();
    let mut full = full(log());
    let ticket = &mut full.ticket.ticket;
    ticket.site = Some(crate::domain::code::SiteId(2));
    ticket.state = crate::domain::ticket::State::Scheduled;
    let laid = json!({"code": "AULA", "steps": [], "checks": [], "escalations": []});
    ticket.checklist = serde_json::from_value(laid).unwrap();
    let directory: Directory = serde_json::from_value(json!({
        "sites": [
            {"id": 1, "name": "Ospedale Prova", "address": "via Prova 1"},
            {"id": 2, "name": "Cardiologia", "parent": 1},
        ],
        "requesters": [], "technicians": [],
    }))
    .unwrap();
    let source = Source { words: &words, full: &full, contract: None, directory: &directory };
    let told = text_of(&[tracking::document(&source, monday())]);
    let flat = told.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("Ospedale Prova › Cardiologia, via Prova 1, Città Alta, stanza 3"), "{told}");
    assert!(flat.contains("pronto") && !flat.contains("programmato"), "{told}");
    let orders = crate::api::papers::OrderResource::all(&full.ticket.ticket);
    assert_eq!(orders.iter().map(|order| order.word()).collect::<Vec<_>>(), ["ready", "ready"]);
}

/// The texts of a file in the order in which they are drawn: the strings of its content streams, read as whoever copies
/// them from a page does.
fn extracted(file: &[u8]) -> Vec<String> {
    let mut texts = Vec::new();
    let mut rest = file;
    while let Some(at) = rest.windows(8).position(|window| window == b"\nstream\n") {
        rest = &rest[at + 8..];
        let end = rest.windows(10).position(|window| window == b"\nendstream").unwrap();
        let (content, after) = rest.split_at(end);
        texts.extend(shown(content));
        rest = after;
    }
    texts
}

/// The strings before each `Tj`: in parentheses, or in hexadecimal where they hold more than ASCII.
fn shown(content: &[u8]) -> Vec<String> {
    let (mut texts, mut rest) = (Vec::new(), content);
    while let Some(at) = rest.iter().position(|byte| matches!(byte, b'(' | b'<')) {
        let (text, after) = match rest[at] {
            b'(' => literal(&rest[at + 1..]),
            _ => hexadecimal(&rest[at + 1..]),
        };
        texts.push(text.into_iter().map(unicode).collect());
        rest = after;
    }
    texts
}

/// A string up to its closing parenthesis, and what comes after.
fn literal(content: &[u8]) -> (Vec<u8>, &[u8]) {
    let (mut text, mut depth, mut at) = (Vec::new(), 1, 0);
    loop {
        match content[at] {
            b'\\' => {
                at += 1;
                text.push(content[at]);
            }
            b')' if depth == 1 => return (text, &content[at + 1..]),
            byte => {
                depth += i32::from(byte == b'(') - i32::from(byte == b')');
                text.push(byte);
            }
        }
        at += 1;
    }
}

/// Two digits a byte, up to the closing bracket, and what comes after.
fn hexadecimal(content: &[u8]) -> (Vec<u8>, &[u8]) {
    let end = content.iter().position(|byte| *byte == b'>').unwrap();
    let pair = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
    (content[..end].chunks(2).map(pair).collect(), &content[end + 1..])
}

/// The character of a byte of the Windows encoding.
fn unicode(byte: u8) -> char {
    match byte {
        0x80 => '€',
        0x96 => '–',
        byte => char::from(byte),
    }
}

fn joined(document: &Document) -> String {
    extracted(&pdf::bytes(document)).join(" ")
}

#[test]
fn an_order_has_its_four_blocks_each_with_what_belongs_to_it() {
    let [first, second, ..] = papers(&Words::italian());
    let text = joined(&second);
    let place = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what}: {text}"));
    let blocks: [(&str, &[&str]); 4] = [
        (
            "Identificazione dell'intervento",
            &["ODI 77 bis", "1042/2", "Città Alta, stanza 3", "è già sul pavimento"],
        ),
        ("Pianificazione", &["30/11/2026", "04/12/2026", "programmabile a breve", "23/11/2026 13:30"]),
        ("Costo complessivo", &["Totale senza IVA 1.250,50 €"]),
        ("Segnalazione che lo ha generato", &["Segnalazione 1042", "C-412", "C-420", "versione 17"]),
    ];
    for (at, (heading, held)) in blocks.iter().enumerate() {
        let end = blocks.get(at + 1).map_or(text.len(), |(next, _)| place(next));
        let block = &text[place(heading)..end];
        for held in *held {
            assert!(block.contains(held), "{heading} without {held}: {block}");
        }
    }
    assert!(!text.contains("non vale più"));
    let first = joined(&first);
    assert!(first.contains("Quest'ordine non vale più: vale l'ordine 1042/2."), "{first}");
    assert!(
        first.contains("manodopera idraulico 12 h 35,00 420,00") && first.contains("non indicata"),
        "{first}"
    );
}

#[test]
fn a_report_says_what_was_done_for_which_calls_and_who_signs() {
    let [_, _, report, _] = papers(&Words::italian());
    let text = joined(&report);
    for held in [
        "Rapporto di Lavoro dell'intervento 1042",
        "usura",
        "sostituito il tubo",
        "3,5",
        "Tecnico Prova",
        "Utente Prova",
        "C-412 RI 23/11/2026 10:00",
        "C-420 SO",
        "Integrazione del 23/11/2026 20:10",
        "C-431 SO",
        "arrivato a lavoro finito",
        "esecuzione iniziata 23/11/2026 15:00",
        "Per il committente",
    ] {
        assert!(text.contains(held), "{held}: {text}");
    }
    // What the letters do not hold is marked where it stood, and the page says so.
    assert!(text.contains("1 tubo da ¾, ¿") && text.contains("Il segno ¿ sta al posto"), "{text}");
}

#[test]
fn a_tracking_tells_every_stage_and_what_was_communicated() {
    let words = Words::italian();
    let [.., tracking] = papers(&words);
    let text = joined(&tracking);
    for held in [
        "Presa in carico dopo 12 min",
        "richiesta aperta 23/11/2026 10:00",
        "preventivo inviato 23/11/2026 12:00",
        "intervento confermato 23/11/2026 13:00",
        "esecuzione conclusa 23/11/2026 18:00",
        "intervento chiuso",
        "30/11/2026–02/12/2026 smontaggio",
        "03/12/2026 montaggio",
        "inviata alle 13:40:05",
        "serve un ponteggio",
    ] {
        assert!(text.contains(held), "{held}: {text}");
    }
    let begun = full(log().into_iter().take(4).collect());
    let tracking = made(&words, &begun, |source| tracking::document(source, monday()));
    let lines: Vec<String> = text::lines(&tracking, 80).into_iter().map(|line| line.text).collect();
    let told = lines.join("\n").split_whitespace().collect::<Vec<_>>().join(" ");
    for held in ["sopralluogo iniziato 23/11/2026 11:00", "esecuzione conclusa non ancora"] {
        assert!(told.contains(held), "{told}");
    }
    let before = full(log().into_iter().take(12).collect());
    let sending = |seconds| {
        let now = monday() + TimeDelta::minutes(220) + TimeDelta::seconds(seconds);
        joined(&made(&words, &before, |source| tracking::document(source, now)))
    };
    assert!(sending(4).contains("da inviare alle 13:40:05"));
    assert!(sending(5).contains("inviata alle 13:40:05") && !sending(5).contains("da inviare"));
}

#[test]
fn what_may_not_be_seen_was_not_sent_and_the_order_says_so() {
    let mut full = full(log());
    full.ticket.ticket.orders.iter_mut().for_each(|kept| kept.order.total = None);
    for event in &mut full.timeline {
        if let crate::domain::event::Event::Ticket(crate::domain::event::TicketEvent::QuoteSent {
            amount,
            lines,
        }) = &mut event.entry.event
        {
            (*amount, *lines) = (None, Vec::new());
        }
    }
    let text =
        made(&Words::italian(), &full, |source| joined(&order::document(source, numbered(2)).unwrap()));
    assert!(text.contains("Totale senza IVA non visibile a chi legge") && !text.contains('€'), "{text}");
}

#[test]
fn an_order_that_is_not_there_has_no_paper_and_an_open_ticket_no_report() {
    let (words, all) = (Words::italian(), full(log()));
    assert_eq!(made(&words, &all, |source| order::document(source, numbered(3))), None);
    let begun = full(log().into_iter().take(4).collect());
    assert_eq!(made(&words, &begun, report::document), None);
}

#[test]
fn nothing_on_a_paper_is_without_its_words() {
    for words in [Words::italian(), Words::of(Language::English)] {
        for document in papers(&words) {
            let told: Vec<String> =
                text::lines(&document, 100).into_iter().map(|line| line.text).collect();
            assert!(!told.join("\n").contains('‹'), "{told:#?}");
        }
    }
}

/// The same intervention is the same file, today and in a year: no clock and no chance is in it.
#[test]
fn a_paper_is_the_same_file_to_the_byte() {
    use sha2::{Digest, Sha256};
    let words = Words::italian();
    let hash = |bytes: &[u8]| crate::domain::text::hex(&Sha256::digest(bytes));
    let files: Vec<Vec<u8>> = papers(&words).iter().map(pdf::bytes).collect();
    let again: Vec<Vec<u8>> = papers(&Words::italian()).iter().map(pdf::bytes).collect();
    assert_eq!(files, again);
    for file in &files {
        assert!(file.starts_with(b"%PDF-1.7") && file.ends_with(b"%%EOF"));
        let plain = String::from_utf8_lossy(file);
        for changing in ["CreationDate", "ModDate", "/ID"] {
            assert!(!plain.contains(changing), "{changing}");
        }
    }
    insta::assert_debug_snapshot!(files.iter().map(|file| hash(file)).collect::<Vec<_>>());
    insta::assert_snapshot!(text_of(&papers(&words)));
}

fn text_of(papers: &[Document]) -> String {
    let lines = |document: &Document| {
        let lines = text::lines(document, 80).into_iter().map(|line| line.text);
        lines.collect::<Vec<_>>().join("\n")
    };
    papers.iter().map(lines).collect::<Vec<_>>().join("\n----\n")
}

proptest::proptest! {
    /// Whatever people write, the file is whole, and letters that it holds are found in it.
    #[test]
    fn whatever_is_written_makes_a_file(words in "[ -~à-ù€(\\\\)]{0,300}", strange in "\\PC{0,50}") {
        let mut document = Document { title: "Prova".into(), ..Document::default() };
        document.facts(vec![("Testo".into(), words.clone())]);
        document.parts.push(Part::Prose(strange));
        let file = pdf::bytes(&document);
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        proptest::prop_assert!(letters(&extracted(&file).concat()).contains(&letters(&words)));
        proptest::prop_assert!(file.ends_with(b"%%EOF"));
    }
}
