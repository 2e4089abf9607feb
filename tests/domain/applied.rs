//! Laws of putting a ticket under another version of its contract: what moves is what the comparison said,
//! nothing else changes, and nobody but the supervisor moves what is open.

use std::collections::BTreeSet;

use centralino::domain::action::{Action, Verb};
use centralino::domain::chain::Walk;
use centralino::domain::clock::compare::{Move, moves};
use centralino::domain::clock::{Clock, Milestone, clocks, pending_warnings};
use centralino::domain::contract::{Contract, load, shipped};
use centralino::domain::event::{Event, TicketEvent, Warning};
use centralino::domain::lifecycle::{Step, apply_contract};
use centralino::domain::refusal::{Awaited, Need, Refusal};
use centralino::domain::role::Role;
use centralino::domain::text::{TextField, Texts};
use centralino::domain::ticket::{Stage, State, Ticket};
use chrono::TimeDelta;

use crate::fixture::{Desk, actor, code, inspection, intake, texts};

/// The shipped contract as another version, with these texts in place of others.
fn version(changes: &[(&str, &str)]) -> Contract {
    let mut text = shipped::texts()[0].to_owned();
    for (from, to) in [&[("\"2026.3\"", "\"2026.4\"")], changes].concat() {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    load(&text).unwrap()
}

/// Versions that differ from the shipped one in every way that a clock looks at.
fn versions() -> Vec<Contract> {
    let changes: [&[(&str, &str)]; 9] = [
        &[],
        &[("inspection = \"120 min\"", "inspection = \"90 min\"")],
        &[("within = \"30 min\"", "within = \"20 min\"")],
        &[("\"5 working days\"", "\"7 working days\"")],
        &[("\"10 working days\"", "\"3 working days\"")],
        &[("days_end_at = \"midnight\"", "days_end_at = \"closing\"")],
        &[("parts_pause_from = \"approval\"", "parts_pause_from = \"request\"")],
        &[("taking_charge_by = \"technician\"", "taking_charge_by = \"centre\"")],
        &[("[\"08:00-18:00\"]", "[\"07:00-13:00\"]")],
    ];
    changes.map(version).into()
}

fn reason() -> Texts {
    texts(&[(TextField::Reason, "errata corrige del 20/11")])
}

fn decide(ticket: &Ticket, to: &Contract, from: &Contract) -> Result<Vec<Step>, Refusal> {
    apply_contract(ticket, to, from, &reason(), &actor(Role::Supervisor))
}

/// Decides, writes the entry and folds it.
fn apply(desk: &mut Desk, to: &Contract) {
    let steps = decide(&desk.ticket, to, &desk.contract).unwrap();
    desk.contract = to.clone();
    for step in steps {
        desk.write(&step, &actor(Role::Supervisor));
    }
}

fn open_states() -> impl Iterator<Item = State> {
    State::ALL.into_iter().filter(|state| state.is_open())
}

/// A desk in this state, with a pause behind it where it can have one.
fn with_a_past(state: State) -> Desk {
    let mut desk = Desk::at(state);
    if state == State::Working {
        for (verb, hours) in [(Verb::AskParts, 20), (Verb::ApproveParts, 70), (Verb::ReceivePart, 1)] {
            desk.take(verb).unwrap();
            desk.now += TimeDelta::hours(hours);
        }
        assert_eq!(desk.ticket.pauses.len(), 1);
    }
    desk
}

fn due(clocks: &[Clock], of: &Move) -> Option<centralino::domain::time::Timestamp> {
    let found = clocks.iter().find(|clock| (clock.milestone, clock.round) == (of.milestone, of.round));
    found.map(|clock| clock.due)
}

#[test]
fn every_deadline_is_where_the_comparison_said_and_nothing_else_changed() {
    let mut moved = BTreeSet::new();
    for state in open_states() {
        for to in versions() {
            let mut desk = with_a_past(state);
            let (before, from) = (desk.ticket.clone(), desk.contract.clone());
            let (foreseen, old) = (moves(&before, &from, &to), clocks(&before, &from));
            apply(&mut desk, &to);
            let new = clocks(&desk.ticket, &to);
            assert_eq!(new, clocks(&before, &to), "the same events under the new version");
            for found in &foreseen {
                assert_eq!(due(&new, found), found.after, "{} {found:?}", state.code());
                assert_eq!(due(&old, found), found.before);
            }
            let of = |clock: &Clock| (clock.milestone, clock.round);
            let stayed = |clock: &&Clock| !foreseen.iter().any(|m| (m.milestone, m.round) == of(clock));
            let kept = |clocks: &[Clock]| -> Vec<_> {
                clocks.iter().filter(stayed).map(|clock| (of(clock), clock.due)).collect()
            };
            assert_eq!(kept(&new), kept(&old), "{}", state.code());
            for clock in new.iter().filter(|clock| clock.milestone <= Milestone::Inspection) {
                assert_eq!(Some(clock.started_at), before.called_at, "from the original call");
            }
            let (contract, version) = (to.hash.clone(), before.version + 1);
            assert_eq!(desk.ticket, Ticket { contract, version, ..before }, "state, pauses, all of it");
            assert_eq!(desk.folded(), desk.ticket);
            moved.extend(foreseen.iter().map(|found| found.milestone));
        }
    }
    let wanted = [
        Milestone::TakingCharge,
        Milestone::Inspection,
        Milestone::QuoteSent,
        Milestone::ExecutionStart,
    ];
    assert_eq!(moved, wanted.into(), "the versions move all that the contract has");
}

#[test]
fn a_pause_is_counted_by_the_new_version_from_where_it_began() {
    // Asked for at 10:06, approved on Wednesday; BRE has five working days.
    let request = version(&[("parts_pause_from = \"approval\"", "parts_pause_from = \"request\"")]);
    let mut desk = Desk::at(State::PartsAsked(Stage::Scheduled));
    desk.now += TimeDelta::hours(44);
    desk.take(Verb::ApproveParts).unwrap();
    desk.now += TimeDelta::days(3);
    desk.take(Verb::ReceivePart).unwrap();
    let start = |desk: &Desk| {
        let all = clocks(&desk.ticket, &desk.contract);
        all.into_iter().find(|clock| clock.milestone == Milestone::ExecutionStart).unwrap()
    };
    let before = start(&desk);
    apply(&mut desk, &request);
    let after = start(&desk);
    assert_eq!((before.stops.len(), after.stops.len()), (1, 1));
    assert_eq!(after.stops[0].from, desk.ticket.pauses[0].asked_at);
    assert_eq!(before.stops[0].from, desk.ticket.pauses[0].from);
    assert_eq!(after.stops[0].to, before.stops[0].to);
    assert_eq!(after.due - before.due, TimeDelta::days(1), "Tuesday ends in it as well");
}

#[test]
fn what_was_applied_is_taken_back_by_applying_the_version_before() {
    let shorter = version(&[("inspection = \"120 min\"", "inspection = \"90 min\"")]);
    let mut desk = Desk::at(State::InCharge);
    let first = desk.contract.clone();
    let before = clocks(&desk.ticket, &first);
    apply(&mut desk, &shorter);
    assert_ne!(clocks(&desk.ticket, &shorter), before);
    apply(&mut desk, &first);
    assert_eq!(clocks(&desk.ticket, &first), before);
    assert_eq!(desk.ticket.contract, first.hash);
    let applied = |entry: &&centralino::domain::event::Recorded| match &entry.event {
        Event::Ticket(TicketEvent::ContractApplied { from }) => *from != entry.contract,
        _ => false,
    };
    assert_eq!(desk.log.iter().filter(applied).count(), 2, "both stand in the history");
}

#[test]
fn the_log_before_it_stands_and_the_reason_is_sealed() {
    let to = version(&[]);
    let mut desk = Desk::at(State::Working);
    let before = desk.log.clone();
    let from = desk.contract.hash.clone();
    apply(&mut desk, &to);
    desk.take(Verb::Complete).unwrap();
    assert_eq!(desk.log[..before.len()], before, "to the last hash");
    let mut walk = Walk::default();
    desk.log.iter().for_each(|entry| walk.step(entry).unwrap());
    let entry = &desk.log[before.len()];
    assert_eq!(entry.contract, to.hash);
    assert_eq!(entry.event, Event::Ticket(TicketEvent::ContractApplied { from }));
    assert_eq!(entry.seals.keys().collect::<Vec<_>>(), [&TextField::Reason]);
    let written = serde_json::to_string(entry).unwrap();
    assert!(!written.contains("errata"), "{written}");
    assert!(!TicketEvent::ContractApplied { from: String::new() }.is_a_step());
    assert_eq!(desk.ticket.conflicts, [0_u64; 0]);
    // Entries of every other kind cite a contract too, and move no ticket.
    let mut elsewhere = desk.clone();
    elsewhere.contract = version(&[("inspection = \"120 min\"", "inspection = \"90 min\"")]);
    elsewhere.take(Verb::Note).unwrap();
    assert_ne!(elsewhere.log.last().unwrap().contract, to.hash);
    assert_eq!(elsewhere.ticket.contract, to.hash);
}

#[test]
fn only_a_target_that_changed_is_warned_of_again() {
    let mut desk = Desk::registered(&intake());
    desk.now += TimeDelta::minutes(115);
    let give = |desk: &mut Desk| -> Vec<Warning> {
        let due = pending_warnings(&desk.ticket, &desk.contract, desk.now, desk.log.len() as u64);
        for warning in due.clone() {
            let event = TicketEvent::Warned(warning);
            let step = Step { event, implied: false, texts: Texts::new() };
            desk.write(&step, &actor(Role::Supervisor));
        }
        due
    };
    let milestones = |given: &[Warning]| -> Vec<(Milestone, u32)> {
        given.iter().map(|given| (given.about.milestone, given.about.percent.get())).collect()
    };
    let (charge, inspection) = (Milestone::TakingCharge, Milestone::Inspection);
    let all = |milestone, percents: &[u32]| -> Vec<(Milestone, u32)> {
        percents.iter().map(|percent| (milestone, *percent)).collect()
    };
    let first = give(&mut desk);
    let wanted = [all(charge, &[50, 75, 90, 100]), all(inspection, &[50, 75, 90])].concat();
    assert_eq!(milestones(&first), wanted);
    apply(&mut desk, &version(&[]));
    assert_eq!(give(&mut desk), [], "the same targets are the same budgets");
    let shorter =
        &[("\"2026.4\"", "\"2026.4\""), ("inspection = \"120 min\"", "inspection = \"90 min\"")];
    apply(&mut desk, &version(shorter));
    let again = give(&mut desk);
    assert_eq!(milestones(&again), all(inspection, &[50, 75, 90, 100]));
    assert_eq!(give(&mut desk), []);
    desk.ticket = desk.folded();
    assert_eq!(give(&mut desk), [], "whoever starts again reads it in the log");
}

#[test]
fn only_the_supervisor_and_only_what_is_open() {
    let to = version(&[]);
    for state in State::ALL {
        let Desk { ticket, contract, .. } = Desk::at(state);
        for role in Role::ALL {
            let decided = apply_contract(&ticket, &to, &contract, &reason(), &actor(role));
            if role != Role::Supervisor {
                assert_eq!(decided, Err(Refusal::Role { role }), "{}", state.code());
                continue;
            }
            match decided {
                Ok(steps) => {
                    assert!(state.is_open(), "{}", state.code());
                    assert_eq!(steps.len(), 1);
                    assert!(!steps[0].implied);
                }
                Err(Refusal::NotYet { awaits, .. }) => {
                    assert_eq!((state, awaits), (State::Imported, Awaited::Adoption));
                }
                Err(Refusal::Past { state: told, .. }) => {
                    assert_eq!(told, state);
                    assert!(!state.is_open());
                }
                Err(other) => panic!("{}: {other:?}", state.code()),
            }
        }
    }
}

#[test]
fn the_version_that_it_stands_under_changes_nothing() {
    let Desk { ticket, contract, .. } = Desk::at(State::Assigned);
    let supervisor = actor(Role::Supervisor);
    let again = apply_contract(&ticket, &contract, &contract, &Texts::new(), &supervisor);
    assert_eq!(again, Ok(Vec::new()), "whatever the reason");
}

#[test]
fn a_version_that_lacks_one_of_its_codes_is_refused_with_those_it_knows() {
    let mut desk = Desk::at(State::Inspecting);
    desk.act(Role::Operator, &Action { deed: inspection("BRE", true), texts: Texts::new() }).unwrap();
    let without = |change: fn(&mut Contract)| {
        let mut to = version(&[]);
        change(&mut to);
        decide(&desk.ticket, &to, &desk.contract).unwrap_err()
    };
    let known = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
    let invalid = |field: &str, codes: &[&str]| Refusal::Invalid {
        field: field.to_owned(),
        expected: Need::Code,
        known: known(codes),
    };
    let told = without(|to| to.priorities.retain(|found| found.code != code("URG")));
    assert_eq!(told, invalid("priority", &["EME", "NES"]));
    let told = without(|to| to.levels.retain(|found| found.code != code("BRE")));
    assert_eq!(told, invalid("level", &["IND", "MED", "LUN"]));
    let told = without(|to| to.services.retain(|found| found.code != code("IDR")));
    let services = ["ELE", "CLI", "GAS", "ASC", "ANT", "EDI", "ALT", "ARR"];
    assert_eq!(told, invalid("service", &services));
    let told = without(|to| to.call_types.retain(|found| found.code != code("RI")));
    assert_eq!(told, Refusal::CallType { call_type: "RI".to_owned(), known: known(&["OI"]) });
    let told = without(|to| to.name = "altro".to_owned());
    let (field, known) = ("contract".to_owned(), known(&["azienda-sanitaria"]));
    assert_eq!(told, Refusal::Invalid { field, expected: Need::ContractVersion, known });
}

#[test]
fn a_reason_is_wanted_and_rewrites_nothing() {
    let Desk { ticket, contract, .. } = Desk::at(State::Registered);
    let to = version(&[]);
    let with = |texts: Texts| {
        apply_contract(&ticket, &to, &contract, &texts, &actor(Role::Supervisor)).map(|_| ())
    };
    assert_eq!(with(reason()), Ok(()));
    for none in [Texts::new(), texts(&[(TextField::Reason, " \u{a0}")])] {
        assert_eq!(with(none), Err(Refusal::missing("reason", Need::Text)));
    }
    let long = texts(&[(TextField::Reason, &"è".repeat(4_001))]);
    assert_eq!(with(long), Err(Refusal::invalid("reason", Need::ShortText)));
    let lasting = [reason(), texts(&[(TextField::Place, "altrove")])].into_iter().flatten().collect();
    assert_eq!(with(lasting), Err(Refusal::invalid("place", Need::Change)));
}
