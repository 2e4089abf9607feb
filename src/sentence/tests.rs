//! Every code has words, and every refusal and problem is a whole sentence.

use super::*;
use crate::domain::call::CallState;
use crate::domain::channel::Channel;
use crate::domain::clock::Milestone;
use crate::domain::code::TechnicianId;
use crate::domain::event::NoTicketCause;
use crate::domain::quote::QuoteStatus;
use crate::domain::refusal::{Awaited, Need, NotUndone};
use crate::domain::role::Role;
use crate::domain::text::TextField;
use crate::domain::ticket::State;
use crate::domain::touches::Aspect;

/// Every key that is put together from a code: the scan of the source sees only literal ones.
#[test]
fn every_code_has_its_words() {
    let mut keys = Vec::new();
    let mut add = |kind: &str, codes: &[&str]| {
        keys.extend(codes.iter().map(|code| format!("{kind}-{code}").replace('_', "-")));
    };
    add("awaits", &Awaited::ALL.map(Awaited::code));
    add("after", &Awaited::ALL.map(Awaited::code));
    add("need", &Need::ALL.map(Need::code));
    add("not-undone", &NotUndone::ALL.map(NotUndone::code));
    add("state", &State::ALL.map(State::word));
    add("verb", &Verb::ALL.map(Verb::code));
    add("help", &Verb::ALL.map(Verb::code));
    add("role", &Role::ALL.map(Role::code));
    add("call", &CallState::ALL.map(CallState::code));
    add("channel", &Channel::ALL.map(Channel::code));
    add("no-ticket", &NoTicketCause::ALL.map(NoTicketCause::code));
    add("field", &TextField::ALL.map(TextField::code));
    add("milestone", &Milestone::ALL.map(Milestone::code));
    add("aspect", &Aspect::ALL.map(Aspect::code));
    add("problem", &ProblemCode::ALL.map(ProblemCode::code));
    let words = Words::italian();
    keys.retain(|key| !words.has(key));
    assert_eq!(keys, Vec::<String>::new());
}

/// One of every kind of refusal, with every code that it can carry.
fn refusals() -> Vec<Refusal> {
    let mut all = vec![
        Refusal::CallType { call_type: "XX".into(), known: vec!["RI".into(), "SO".into()] },
        Refusal::QuoteOpen { status: QuoteStatus::Sent },
        Refusal::LateEntry { hours: 72 },
        Refusal::InCharge { technician: TechnicianId(2) },
        Refusal::NoChecklist,
        Refusal::StepFirst { step: "AUDIO-OUT".parse().unwrap() },
        Refusal::Escalated { ticket: crate::domain::code::TicketNumber(7) },
    ];
    all.extend(
        [(0, Some(1)), (2, Some(3)), (4, None)]
            .map(|(level, needed)| Refusal::Authority { level, needed }),
    );
    all.extend(Need::ALL.map(|need| Refusal::missing("work_done", need)));
    all.extend(Need::ALL.map(|need| Refusal::invalid("level", need)));
    all.extend(NotUndone::ALL.map(|why| Refusal::NotUndone { why }));
    all.extend(Role::ALL.map(|role| Refusal::Role { role }));
    all.extend(CallState::ALL.map(|state| Refusal::CallState { state }));
    for state in State::ALL {
        all.push(Refusal::Past { state, possible: Verb::ALL.into() });
        all.push(Refusal::NeedsNewTicket { state });
        let too_early = |awaits| Refusal::NotYet { state, awaits, possible: Verb::ALL.into() };
        all.extend(Awaited::ALL.map(too_early));
    }
    all
}

/// Whether a sentence is whole: every key was found, and every value given.
fn is_whole(sentence: &str) -> bool {
    !sentence.is_empty() && !sentence.contains(['‹', '›', '{', '}', '$'])
}

#[test]
fn every_refusal_is_a_whole_sentence_long_and_short() {
    let words = Words::italian();
    let mut kinds = std::collections::BTreeSet::new();
    for refusal in refusals() {
        // A new kind of refusal does not compile here until it is among those above.
        kinds.insert(match refusal {
            Refusal::NotYet { .. } => 0,
            Refusal::Past { .. } => 1,
            Refusal::QuoteOpen { .. } => 2,
            Refusal::NeedsNewTicket { .. } => 3,
            Refusal::CallState { .. } => 4,
            Refusal::Role { .. } => 5,
            Refusal::Missing { .. } => 6,
            Refusal::Invalid { .. } => 7,
            Refusal::CallType { .. } => 8,
            Refusal::LateEntry { .. } => 9,
            Refusal::NotUndone { .. } => 10,
            Refusal::Authority { .. } => 11,
            Refusal::InCharge { .. } => 15,
            Refusal::NoChecklist => 12,
            Refusal::StepFirst { .. } => 13,
            Refusal::Escalated { .. } => 14,
        });
        for sentence in [super::refusal(&words, &refusal), short_reason(&words, &refusal)] {
            assert!(is_whole(&sentence), "{refusal:?}: {sentence}");
        }
    }
    assert_eq!(kinds.len(), 16);
}

#[test]
fn a_problem_is_its_refusal_or_the_meaning_of_its_code() {
    let words = Words::italian();
    for code in ProblemCode::ALL {
        let sentence = problem(&words, &Problem::new(code));
        assert!(is_whole(&sentence), "{code:?}: {sentence}");
    }
    for refusal in refusals() {
        let sentence = super::refusal(&words, &refusal);
        assert_eq!(problem(&words, &Problem::from(refusal)), sentence);
    }
}

#[test]
fn a_problem_says_what_it_is_about() {
    let words = Words::italian();
    let missing = Problem::new(ProblemCode::NotFound).about("ticket");
    assert_eq!(problem(&words, &missing), "Intervento: Non trovato.");
    let unreadable = Problem::new(ProblemCode::Unreadable).about("hours").with("expected", "a number");
    let sentence = problem(&words, &unreadable);
    assert!(sentence.contains("Ore") && sentence.contains("a number"), "{sentence}");
    let internal = Problem::new(ProblemCode::Internal).with("id", "x-1");
    assert!(problem(&words, &internal).contains("x-1"));
}

#[test]
fn a_field_without_a_name_on_screen_shows_the_one_in_requests() {
    let words = Words::italian();
    assert_eq!(field(&words, "work_done"), "Lavoro svolto");
    assert_eq!(field(&words, "no.such_field"), "no.such_field");
}

/// The form has one field for a list, and one for each of a block.
#[test]
fn a_path_of_a_request_leads_to_a_field_of_a_form() {
    for (path, of_the_form) in [
        ("hours", "hours"),
        ("order.total", "total"),
        ("lines[0].unit_price", "lines"),
        ("phases[1].to", "phases"),
    ] {
        assert_eq!(field_of_path(path), of_the_form);
    }
    assert_eq!(field(&Words::italian(), "phases[1].to"), "Fasi");
}

#[test]
fn an_application_says_from_which_version_to_which_where_both_are_known() {
    use crate::api::resource::ContractResource;
    use crate::domain::contract::{load, shipped};
    let first = shipped::texts()[0].to_owned();
    let second = first.replace("\"2026.3\"", "\"2026.4\"");
    let hash = |text: &str| load(text).unwrap().hash;
    let resource = |text: &String| ContractResource {
        hash: hash(text),
        name: String::new(),
        version: String::new(),
        title: String::new(),
        current: false,
        text: text.clone(),
    };
    let entry = |event: serde_json::Value| -> Recorded {
        let entry = serde_json::json!({
            "seq": 2, "id": uuid::Uuid::nil(), "aggregate": {"of": "ticket", "number": 1}, "version": 2,
            "schema": 1, "event": event, "said_at": "2026-11-23T08:05:00Z", "origin": "default",
            "recorded_at": "2026-11-23T08:05:00Z", "actor": uuid::Uuid::nil(), "command": "c",
            "contract": hash(&second), "seals": {}, "prev_hash": "", "hash": "",
        });
        serde_json::from_value(entry).unwrap()
    };
    let applied = entry(serde_json::json!({"kind": "ticket.contract-applied", "from": hash(&first)}));
    let noted = entry(serde_json::json!({"kind": "ticket.noted"}));
    let words = Words::italian();
    let both = Contracts::read(&[resource(&first), resource(&second)]);
    assert_eq!(versions(&words, &applied, &both).as_deref(), Some("2026.3 → 2026.4"));
    assert_eq!(versions(&words, &noted, &both), None);
    assert_eq!(versions(&words, &applied, &Contracts::read(&[resource(&second)])), None);
    assert!(words.has("event-ticket-contract-applied"));
}

#[test]
fn a_disk_that_takes_nothing_is_told_in_the_readers_words() {
    let words = Words::italian();
    for (os, told) in [
        (28, "il disco è pieno"),
        (30, "il disco è in sola lettura"),
        (13, "manca il permesso"),
        (122, "lo spazio concesso all'utente è finito"),
    ] {
        assert_eq!(disk(&words, &std::io::Error::from_raw_os_error(os)), told);
    }
}
