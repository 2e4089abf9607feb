//! Explanations as people read them: who stopped a clock, what a day was, how long is left.

use super::*;
use crate::domain::clock::{Clock, Prospect, StartedBy, Stop, explain, foresee};
use crate::domain::code::{ActorId, TicketNumber};
use crate::domain::contract::{load, shipped};
use crate::domain::decision::Decision;
use crate::domain::event::{Aggregate, Event, Origin, Recorded, TicketEvent};
use crate::domain::holidays::{Holidays, Patron};
use crate::domain::text::Texts;
use crate::domain::ticket::PauseKind;

fn contract() -> Contract {
    load(shipped::texts()[0]).unwrap()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn clock(contract: &Contract, priority: &str, milestone: Milestone, called_at: &str) -> Clock {
    let prospect = Prospect {
        priority: contract.priority(&priority.parse().unwrap()).unwrap(),
        level: contract.level(&"BRE".parse().unwrap()),
        patron: None,
        called_at: at(called_at),
        approved_at: Some(at(called_at)),
    };
    let mut clocks = foresee(contract, &prospect).into_iter();
    clocks.find(|clock| clock.milestone == milestone).unwrap()
}

fn about(contract: &Contract) -> About<'_> {
    About { contract, as_of: None, planned_start: None, ticket: None, costs: true, timeline: &[] }
}

fn rows(explained: &Explained) -> Vec<String> {
    explained.rows.iter().map(|row| row.cells.join(" | ")).collect()
}

fn value(facts: &[Fact], name: &str) -> String {
    facts.iter().find(|fact| fact.name == name).map(|fact| fact.value.clone()).unwrap_or_default()
}

#[test]
fn every_holiday_has_its_name() {
    let words = Words::italian();
    let patron: Patron = "12-07".parse().unwrap();
    let holidays = Holidays::italian().with(patron.rule());
    assert!(holidays.rules().len() > 13);
    for rule in holidays.rules() {
        let code = rule.name().as_str();
        assert_ne!(holiday(&words, code), code);
    }
    assert_eq!(holiday(&words, "sagra-del-paese"), "sagra-del-paese");
}

#[test]
fn every_word_that_is_chosen_by_a_code_is_there() {
    let words = Words::italian();
    let mut told: Vec<String> = Milestone::ALL.map(|found| milestone(&words, found)).to_vec();
    let say = |key: String| words.say(&key);
    told.extend(StartedBy::ALL.map(|by| say(format!("explained-started-{}", by.code()))));
    told.extend(StopCause::ALL.map(|cause| say(format!("explained-stopped-{}", cause.code()))));
    told.extend(moment::DAYS.map(|key| words.say(key)));
    assert!(told.iter().all(|told| !told.contains('‹')), "{told:?}");
}

#[test]
fn hours_are_told_from_the_call_to_the_deadline() {
    let (words, contract) = (Words::italian(), contract());
    let clock = clock(&contract, "NES", Milestone::Inspection, "2026-12-04T15:30:00Z");
    let explanation = explain(&clock, &contract, None, clock.started_at).unwrap();
    let told = explained(&words, &explanation, &about(&contract));
    assert_eq!(told.title, "Sopralluogo: 24 ore lavorative");
    let expected = [
        "ven 04/12 16:30 | 18:00 | 1h30 | 1h30 | orario di lavoro",
        "ven 04/12 18:00 | lun 07/12 08:00 | no | 1h30 | fuori orario",
        "lun 07/12 08:00 | 18:00 | 10h00 | 11h30 | orario di lavoro",
        "lun 07/12 18:00 | 24:00 | no | 11h30 | fuori orario",
        "mar 08/12 00:00 | 24:00 | no | 11h30 | festivo: Immacolata Concezione",
        "mer 09/12 00:00 | 08:00 | no | 11h30 | fuori orario",
        "mer 09/12 08:00 | 18:00 | 10h00 | 21h30 | orario di lavoro",
        "mer 09/12 18:00 | gio 10/12 08:00 | no | 21h30 | fuori orario",
        "gio 10/12 08:00 | 10:30 | 2h30 | 24h00 | orario di lavoro",
    ];
    assert_eq!(rows(&told), expected);
    let due = "gio 10/12/2026 10:30 +01:00 (2026-12-10T09:30:00Z)";
    assert_eq!(value(&told.standing, "Scadenza"), due);
    let reading = "24 ore lavorative = orario «office»: lun–ven 08:00–18:00, esclusi i festivi";
    assert_eq!(value(&told.basis, "Come si conta"), reading);
    assert_eq!(value(&told.basis, "Clausola"), "S3.9");
}

#[test]
fn days_are_told_one_by_one_with_the_one_that_does_not_count() {
    let (words, contract) = (Words::italian(), contract());
    let clock = clock(&contract, "NES", Milestone::ExecutionStart, "2026-12-03T10:00:00Z");
    let milan: Patron = "12-07".parse().unwrap();
    let explanation = explain(&clock, &contract, Some(&milan), clock.started_at).unwrap();
    let told = explained(&words, &explanation, &about(&contract));
    let expected = [
        "gio 03/12 11:00 | 24:00 | no | 0 g | il giorno di partenza non si conta",
        "ven 04/12 00:00 | 24:00 | 1 g | 1 g | giorno lavorativo",
        "sab 05/12 00:00 | dom 06/12 24:00 | no | 1 g | giorno non lavorativo",
        "lun 07/12 00:00 | 24:00 | no | 1 g | festivo: festa del patrono",
        "mar 08/12 00:00 | 24:00 | no | 1 g | festivo: Immacolata Concezione",
    ];
    assert_eq!(rows(&told)[..5], expected);
    assert_eq!(value(&told.basis, "Patrono"), "lun 07/12/2026");
}

#[test]
fn where_the_clocks_change_both_offsets_are_told() {
    let (words, contract) = (Words::italian(), contract());
    let clock = clock(&contract, "EME", Milestone::Inspection, "2026-10-25T00:30:00Z");
    let explanation = explain(&clock, &contract, None, clock.started_at).unwrap();
    let told = explained(&words, &explanation, &about(&contract));
    let expected =
        ["dom 25/10 02:30 +02 | 02:30 +01 | 1h00 | 1h00 | minuti di orologio, giorno e notte"];
    assert_eq!(rows(&told), expected);
}

pub(super) fn event(seq: u64, event: TicketEvent, texts: &[(TextField, &str)]) -> FeedEvent {
    let said_at = at("2026-12-04T11:00:00Z");
    let texts: Texts = texts.iter().map(|(field, text)| (*field, (*text).to_owned())).collect();
    let entry = Recorded {
        seq,
        id: uuid::Uuid::nil(),
        aggregate: Aggregate::Ticket(TicketNumber(1)),
        version: seq,
        schema: 1,
        event: Event::Ticket(event),
        said_at,
        origin: Origin::Said,
        recorded_at: said_at,
        actor: ActorId(uuid::Uuid::nil()),
        command: String::new(),
        contract: String::new(),
        seals: Default::default(),
        prev_hash: String::new(),
        hash: String::new(),
    };
    FeedEvent { entry, texts }
}

/// A clock suspended from the approval by entry 4 on, until entry 6 if it is over.
fn suspended(contract: &Contract, to: Option<&str>) -> Clock {
    let mut clock = clock(contract, "NES", Milestone::ExecutionStart, "2026-12-03T10:00:00Z");
    let from = at("2026-12-04T11:00:00Z");
    clock.stops = vec![Stop {
        cause: StopCause::Parts,
        from,
        to: to.map(at),
        opened_by: Some(4),
        ended_by: to.map(|_| 6),
    }];
    clock.paused = to.is_none().then_some((from, PauseKind::Parts));
    clock
}

#[test]
fn a_suspension_says_who_approved_it_and_what_ended_it() {
    let (words, contract) = (Words::italian(), contract());
    let asked = event(3, TicketEvent::PartsAsked { expected_on: None }, &[(TextField::Part, "valvola")]);
    let approved = [(TextField::Person, "Dott. Prova\u{1b}[2J"), (TextField::Reference, "PEC 12")];
    let timeline = [
        asked.clone(),
        event(4, TicketEvent::PartsApproved(Decision::default()), &approved),
        event(6, TicketEvent::PartArrived, &[]),
    ];
    let clock = suspended(&contract, Some("2026-12-09T09:00:00Z"));
    let explanation = explain(&clock, &contract, None, at("2026-12-10T09:00:00Z")).unwrap();
    let about = About { timeline: &timeline, ..about(&contract) };
    let told = rows(&explained(&words, &explanation, &about)).join("\n");
    let expected = "sospesa per ricambi; Persona: Dott. Prova[2J, Riferimento: PEC 12, Ricambio: valvola; \
         fino a: ricambio arrivato ven 04/12 12:00";
    assert!(told.contains(expected), "{told}");
    // What was erased, or never written, leaves the kind of event and its time.
    let bare = [event(4, TicketEvent::PartsApproved(Decision::default()), &[])];
    let about = About { timeline: &bare, ..about };
    let told = rows(&explained(&words, &explanation, &about)).join("\n");
    let expected = "sospesa per ricambi; ricambi approvati ven 04/12 12:00";
    assert!(told.contains(expected), "{told}");
}

#[test]
fn a_suspension_of_hours_is_told_though_the_clock_counts_days() {
    let (words, contract) = (Words::italian(), contract());
    let approved = [(TextField::Person, "Dott. Prova")];
    let timeline = [
        event(4, TicketEvent::PartsApproved(Decision::default()), &approved),
        event(6, TicketEvent::PartArrived, &[]),
    ];
    let clock = suspended(&contract, Some("2026-12-04T15:00:00Z"));
    let explanation = explain(&clock, &contract, None, at("2026-12-10T09:00:00Z")).unwrap();
    let about = About { timeline: &timeline, ..about(&contract) };
    let told = explained(&words, &explanation, &about);
    assert!(!rows(&told).join("\n").contains("sospesa"), "{told:?}");
    let expected = "ven 04/12 12:00 – 16:00: sospesa per ricambi; Persona: Dott. Prova; fino a: ricambio \
         arrivato ven 04/12 12:00; non sposta la scadenza";
    assert_eq!(value(&told.standing, "Fermata"), expected);
}

#[test]
fn how_it_stands_is_told_with_its_marks_and_the_appointment_apart() {
    let (words, contract) = (Words::italian(), contract());
    let now = at("2026-12-10T09:00:00Z");
    let about = About { as_of: Some(now), planned_start: Some(now), ..about(&contract) };
    let clock = suspended(&contract, None);
    let explanation = explain(&clock, &contract, None, now).unwrap();
    let told = explained(&words, &explanation, &about);
    let state = value(&told.standing, "Stato");
    assert!(state.starts_with("sospesa dal ven 04/12/2026 12:00 +01:00"), "{state}");
    assert!(rows(&told).join("\n").contains("sospesa per ricambi; dura ancora"));
    assert_eq!(value(&told.standing, "Sospensioni"), "142h00 di orologio, non contate");
    let appointment = value(&told.standing, "Appuntamento");
    assert!(appointment.ends_with("non è la scadenza"), "{appointment}");
    let met = Met {
        at: clock.due + chrono::TimeDelta::hours(1),
        implied: true,
        late_entry: true,
        conflicting: true,
    };
    let late = Clock { met: Some(met), paused: None, stops: Vec::new(), ..clock };
    let explanation = explain(&late, &contract, None, met.at).unwrap();
    let state = value(&explained(&words, &explanation, &about).standing, "Stato");
    assert!(state.starts_with("raggiunta in ritardo il "), "{state}");
    assert!(state.ends_with("(dedotta, registrazione tardiva, in conflitto)"), "{state}");
}

#[test]
fn midnight_ends_what_is_due_and_begins_what_starts() {
    let (words, contract) = (Words::italian(), contract());
    let wall = Wall::of(&words, &contract);
    let midnight = at("2026-12-11T23:00:00Z");
    assert_eq!(wall.exact(midnight), "ven 11/12/2026 24:00 +01:00 (2026-12-11T23:00:00Z)");
    assert_eq!(wall.full(midnight), "sab 12/12/2026 00:00 +01:00");
    assert_eq!(wall.full(at("2026-07-01T10:00:07Z")), "mer 01/07/2026 12:00:07 +02:00");
}

#[test]
fn lengths_keep_their_seconds() {
    let told = |seconds| moment::length(chrono::TimeDelta::seconds(seconds));
    assert_eq!([told(0), told(5400), told(1663)], ["0h00", "1h30", "0h27m43s"]);
}

#[test]
fn money_has_a_comma_and_points() {
    let table =
        [("0", "0,00"), ("1250.5", "1.250,50"), ("1234567.891", "1.234.567,89"), ("-12", "-12,00")];
    for (amount, shown) in table {
        assert_eq!(euro(amount.parse().unwrap()), shown);
    }
}

#[test]
fn a_later_quote_is_no_reopening() {
    let words = Words::italian();
    for (milestone, which, told) in [
        (Milestone::QuoteSent, 0, None),
        (Milestone::QuoteSent, 1, Some("preventivo n. 2")),
        (Milestone::ExecutionEnd, 0, None),
        (Milestone::ExecutionEnd, 1, Some("riapertura n. 1")),
    ] {
        assert_eq!(round(&words, milestone, which).as_deref(), told);
    }
}

#[test]
fn a_suspension_of_today_is_not_said_to_move_nothing() {
    let (words, contract) = (Words::italian(), contract());
    // On the starting day, which does not count anyway.
    let clock = Clock { started_at: at("2026-12-04T10:00:00Z"), ..suspended(&contract, None) };
    let now = at("2026-12-04T12:00:00Z");
    let explanation = explain(&clock, &contract, None, now).unwrap();
    let told = explained(&words, &explanation, &About { as_of: Some(now), ..about(&contract) });
    assert!(value(&told.standing, "Stato").ends_with("la scadenza si sposta finché dura"), "{told:?}");
    let all: Vec<&str> = told.standing.iter().map(|fact| fact.value.as_str()).collect();
    assert!(all.iter().any(|value| value.ends_with("dura ancora")), "{all:?}");
    assert!(!all.iter().any(|value| value.contains("non sposta")), "{all:?}");
}
