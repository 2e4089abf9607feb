//! What a dispute asks, of tickets folded from their entries: what lateness costs, what was changed, what a
//! reopening did, why nothing runs.

use super::*;
use crate::api::resource::FeedEvent;
use crate::domain::clock::{Milestone, clocks, explain};
use crate::domain::code::{Code, TicketNumber};
use crate::domain::contract::{load, shipped};
use crate::domain::event::{Event, Origin, Recorded, TicketEvent};
use crate::domain::text::TextField;
use crate::domain::time::Timestamp;
use crate::explained::history::{Marks, Telling};
use crate::explained::tests::event;
use crate::explained::{Explained, explained};

const CALLED: &str = "2026-12-04T09:00:00Z";

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn contract() -> Contract {
    load(shipped::texts()[0]).unwrap()
}

/// An event at an instant, recorded so many minutes later.
fn happened(seq: u64, when: &str, later: i64, kind: &str, data: serde_json::Value) -> FeedEvent {
    let mut value = data;
    value["kind"] = kind.into();
    let mut made = event(seq, TicketEvent::Noted, &[]);
    made.entry.event = serde_json::from_value(value).unwrap();
    assert!(!matches!(made.entry.event, Event::Unknown(_)), "{kind}");
    made.entry.said_at = at(when);
    made.entry.recorded_at = at(when) + chrono::TimeDelta::minutes(later);
    made
}

fn registered(priority: &str) -> FeedEvent {
    let data = serde_json::json!({
        "call": null, "channel": "phone", "called_at": CALLED, "call_type": "RI", "priority": priority,
        "answers": [], "service": null, "site": null, "requester": null, "order": null, "follows": null,
    });
    happened(1, CALLED, 0, "ticket.registered", data)
}

fn step(seq: u64, when: &str, kind: &str) -> FeedEvent {
    happened(seq, when, 0, kind, serde_json::json!({"by": "done", "technician": null}))
}

fn folded(timeline: &[FeedEvent]) -> Ticket {
    let entries: Vec<Recorded> = timeline.iter().map(|event| event.entry.clone()).collect();
    Ticket::of(&entries, TicketNumber(1)).unwrap()
}

fn told(timeline: &[FeedEvent], contract: &Contract, milestone: Milestone, now: &str) -> Explained {
    let ticket = folded(timeline);
    let about = about(&ticket, timeline, contract, now);
    let all = clocks(&ticket, contract);
    let clock = all.iter().find(|clock| clock.milestone == milestone).unwrap();
    explained(&Words::italian(), &explain(clock, contract, None, at(now)).unwrap(), &about)
}

fn about<'a>(
    ticket: &'a Ticket,
    timeline: &'a [FeedEvent],
    contract: &'a Contract,
    now: &str,
) -> About<'a> {
    let as_of = Some(at(now));
    About { contract, as_of, planned_start: None, ticket: Some(ticket), costs: true, timeline }
}

fn value(facts: &[Fact], name: &str) -> Option<String> {
    facts.iter().find(|fact| fact.name == name).map(|fact| fact.value.clone())
}

#[test]
fn a_missed_deadline_says_how_its_cost_came_about() {
    let contract = contract();
    let timeline = [registered("EME")];
    let now = |now| value(&told(&timeline, &contract, Milestone::Inspection, now).standing, "Penale");
    assert_eq!(now("2026-12-04T10:00:00Z"), None);
    // Due at ten: eighty minutes are an hour and one begun.
    let expected = "1h20 di orologio di ritardo: 50,00 € per ogni ora iniziata × 2 = 100,00 € (clausola \
         valore di prova); del mese della scadenza, 12/2026; stima: può crescere finché non è raggiunta";
    assert_eq!(now("2026-12-04T11:20:00Z").unwrap(), expected);
    let timeline = [registered("EME"), step(2, "2026-12-04T11:20:00Z", "ticket.inspection-started")];
    let settled = told(&timeline, &contract, Milestone::Inspection, "2026-12-20T11:20:00Z").standing;
    let settled = value(&settled, "Penale").unwrap();
    assert!(settled.contains("= 100,00 €") && !settled.contains("stima"), "{settled}");
}

#[test]
fn every_rate_and_every_unit_has_its_words() {
    let late = [("EME", "di orologio"), ("NES", "")];
    for (priority, unit) in late {
        for (rate, words) in [
            ("10.00 EUR", "10,00 €, una volta sola"),
            ("10.00 EUR per hour", "10,00 € per ogni ora intera"),
            ("0.30 % per started hour", "0,3 % di 100.000,00 € per ogni ora iniziata"),
            ("10.00 EUR per day", "10,00 € per ogni giorno intero"),
            ("10.00 EUR per started day", "10,00 € per ogni giorno iniziato"),
        ] {
            let mut contract = contract();
            contract.penalties.rules.truncate(1);
            contract.penalties.rules[0].priorities.clear();
            contract.penalties.rules[0].charge = rate.parse().unwrap();
            let timeline = [registered(priority)];
            let facts = told(&timeline, &contract, Milestone::Inspection, "2026-12-22T09:00:00Z");
            let told = value(&facts.standing, "Penale").unwrap();
            assert!(
                told.contains(words) && told.contains(unit) && !told.contains('‹'),
                "{rate}: {told}"
            );
        }
    }
}

#[test]
fn a_priority_that_was_corrected_is_told_with_the_one_before() {
    let contract = contract();
    let corrected = serde_json::json!({"priority": "EME", "service": null, "site": null});
    let timeline = [
        registered("NES"),
        happened(2, "2026-12-04T10:05:00Z", 0, "ticket.corrected", corrected.clone()),
        happened(3, "2026-12-04T10:06:00Z", 0, "ticket.corrected", corrected),
    ];
    let facts = told(&timeline, &contract, Milestone::Inspection, "2026-12-04T12:00:00Z").basis;
    let expected = "EME, corretta da NES il ven 04/12/2026 11:05 +01:00 (registrazione 2)";
    assert_eq!(value(&facts, "Priorità").as_deref(), Some(expected));
    assert_eq!(facts.iter().filter(|fact| fact.name == "Priorità").count(), 1, "{facts:?}");
    // As of an instant before it, it is not known yet.
    let before = told(&timeline, &contract, Milestone::Inspection, "2026-12-04T10:00:00Z").basis;
    assert_eq!(value(&before, "Priorità"), None);
}

#[test]
fn a_reopening_says_what_becomes_of_the_deadlines_and_that_nothing_runs() {
    let words = Words::italian();
    for (policy, told_as) in [
        (Reopened::Resume, "riprendono"),
        (Reopened::Restart, "ricominciano"),
        (Reopened::Separate, "separate"),
    ] {
        let mut contract = contract();
        contract.timing.reopened = policy;
        let timeline = [
            registered("EME"),
            step(2, "2026-12-04T09:05:00Z", "ticket.charge-taken"),
            step(3, "2026-12-04T09:20:00Z", "ticket.inspection-started"),
            step(4, "2026-12-04T10:00:00Z", "ticket.completed"),
            step(5, "2026-12-04T19:02:00Z", "ticket.reopened"),
        ];
        let now = "2026-12-04T20:00:00Z";
        let facts = told(&timeline, &contract, Milestone::Inspection, now).basis;
        let reopened = value(&facts, "Riaperto").unwrap();
        assert!(reopened.contains("20:02") && reopened.contains(told_as), "{reopened}");
        let ticket = folded(&timeline);
        let about = about(&ticket, &timeline, &contract, now);
        let all = clocks(&ticket, &contract);
        let none = nothing_runs(&words, &ticket, &all, &about).unwrap();
        assert!(none.contains("20:02") && none.contains("nessuna scadenza corre"), "{none}");
        // One that is awaited runs.
        let open = [registered("EME")];
        let ticket = folded(&open);
        assert_eq!(nothing_runs(&words, &ticket, &clocks(&ticket, &contract), &about), None);
    }
}

#[test]
fn a_suspension_without_a_clock_says_who_and_that_nothing_runs() {
    let (words, contract) = (Words::italian(), contract());
    let mut approved = step(5, "2026-12-04T10:30:00Z", "ticket.parts-approved");
    approved.texts.insert(TextField::Person, "Dott. Prova".to_owned());
    let asked = serde_json::json!({"expected_on": null});
    let timeline = [
        registered("EME"),
        step(2, "2026-12-04T09:05:00Z", "ticket.charge-taken"),
        step(3, "2026-12-04T09:20:00Z", "ticket.inspection-started"),
        happened(4, "2026-12-04T10:00:00Z", 0, "ticket.parts-asked", asked),
        approved,
    ];
    let ticket = folded(&timeline);
    let about = about(&ticket, &timeline, &contract, "2026-12-04T12:00:00Z");
    let all = clocks(&ticket, &contract);
    let told = nothing_runs(&words, &ticket, &all, &about).unwrap();
    let expected =
        "Nessuna scadenza corre: sosp. ricambi dal ven 04/12/2026 11:30 +01:00; Persona: Dott. Prova";
    assert!(told.starts_with(expected), "{told}");
}

fn marked(entry: &Recorded, conflicts: &[u64], undone: &[u64]) -> String {
    let (conflicts, undone) = (conflicts.to_vec(), undone.to_vec());
    Marks::of(entry, &Ticket { conflicts, undone, ..folded(&[registered("NES")]) })
        .told(&Words::italian(), || "19:56".to_owned(), None, |_| String::new())
        .join(" ")
}

#[test]
fn what_is_to_be_known_of_an_entry_is_marked() {
    let mut entry = step(3, "2026-12-04T09:20:00Z", "ticket.charge-taken").entry;
    assert_eq!(marked(&entry, &[2], &[2]), "");
    assert_eq!(marked(&entry, &[], &[3]), "(annullato)");
    entry.recorded_at = at("2026-12-04T18:56:00Z");
    assert_eq!(marked(&entry, &[], &[]), "(registrazione tardiva, 19:56)");
    entry.origin = Origin::Implied;
    assert_eq!(marked(&entry, &[3], &[]), "(dedotto) (in conflitto con i passi già registrati)");
}

#[test]
fn an_entry_says_its_details() {
    let words = Words::italian();
    let corrected = serde_json::json!({"priority": "URG", "service": null, "site": null});
    let attached = serde_json::json!({"call": 7, "call_type": "SO", "effect": "reminder"});
    let inspected = serde_json::json!({
        "level": "BRE", "covered": true, "planned_start": CALLED, "estimated_end": null,
    });
    let timeline = [
        registered("NES"),
        happened(2, CALLED, 0, "ticket.corrected", corrected),
        happened(3, CALLED, 0, "ticket.call-attached", attached),
        happened(4, CALLED, 0, "ticket.inspected", inspected),
        step(5, CALLED, "ticket.charge-taken"),
    ];
    let moment = |_| "ora".to_owned();
    let telling = Telling { words: &words, timeline: &timeline, technicians: &[], moment: &moment };
    let told: Vec<String> = timeline.iter().map(|event| telling.detail(&event.entry)).collect();
    assert_eq!(told, ["RI NES", "da NES a URG", "SO C-7", "BRE in convenzione ora", ""]);
    let urgent: Code = "URG".parse().unwrap();
    assert_eq!(folded(&timeline).priority, Some(urgent));
}

#[test]
fn what_was_taken_back_changed_no_code_and_is_named_by_what_took_it_back() {
    let words = Words::italian();
    let correct = |to: &str| serde_json::json!({"priority": to, "service": null, "site": null});
    let timeline = [
        registered("NES"),
        happened(2, CALLED, 0, "ticket.corrected", correct("URG")),
        happened(3, CALLED, 0, "ticket.undone", serde_json::json!({"entries": [2]})),
        happened(4, CALLED, 0, "ticket.corrected", correct("EME")),
    ];
    let moment = |_| "ora".to_owned();
    let telling = Telling { words: &words, timeline: &timeline, technicians: &[], moment: &moment };
    let told: Vec<String> = timeline.iter().map(|event| telling.detail(&event.entry)).collect();
    assert_eq!(told, ["RI NES", "URG", "corretto", "da NES a EME"]);
    assert_eq!(folded(&timeline).priority, Some("EME".parse().unwrap()));
}
