//! Corrections of entries after there is no undoing them: who, what, within which times, and that all is then as if
//! it had been said so from the beginning.

use centralino::domain::action::{Action, Deed, Verb};
use centralino::domain::clock::clocks;
use centralino::domain::code::CallNumber;
use centralino::domain::decision::Decision;
use centralino::domain::event::{Event, TicketEvent};
use centralino::domain::lifecycle::{self, EntryCorrection};
use centralino::domain::refusal::{Need, Refusal};
use centralino::domain::role::Role;
use centralino::domain::text::{TextField, Texts};
use centralino::domain::ticket::State;
use centralino::domain::time::Timestamp;
use chrono::TimeDelta;

use crate::fixture::{Desk, actor, code, complete_action, inspection, monday, texts};

fn at(entry: u64, said_at: Timestamp) -> EntryCorrection {
    let texts = texts(&[(TextField::Grounds, "letto male l'orologio")]);
    EntryCorrection { entry, said_at: Some(said_at), texts }
}

/// The entry that a verb's own event is, the last one.
fn entry_of(desk: &Desk, kind: &str) -> u64 {
    desk.log.iter().rev().find(|entry| entry.event.kind() == kind).unwrap().seq
}

#[test]
fn corrected_it_is_as_if_it_had_been_said_so() {
    for (state, verb) in [
        (State::InCharge, Verb::StartInspection),
        (State::Registered, Verb::StartInspection),
        (State::Registered, Verb::Complete),
        (State::Inspecting, Verb::RecordInspection),
        (State::Scheduled, Verb::StartWork),
        (State::Working, Verb::AskParts),
        (State::Working, Verb::Complete),
        (State::Assigned, Verb::TakeCharge),
    ] {
        let mut wrong = Desk::at(state);
        wrong.now += TimeDelta::minutes(40);
        let mut right = wrong.clone();
        let said_at = wrong.now - TimeDelta::minutes(20);
        right.now += TimeDelta::minutes(1);
        right.act_at(Role::Operator, &complete_action(verb), said_at).unwrap();
        wrong.take(verb).unwrap();
        let entry = wrong.log.len() as u64;
        wrong.correct_entry(Role::Operator, &at(entry, said_at)).unwrap();
        let told = verb.code();
        assert_eq!(wrong.ticket.milestones, right.ticket.milestones, "{told}");
        assert_eq!(wrong.ticket.pauses, right.ticket.pauses, "{told}");
        assert_eq!(wrong.ticket.parts, right.ticket.parts, "{told}");
        let clocks = |desk: &Desk| clocks(&desk.ticket, &desk.contract);
        assert_eq!(clocks(&wrong), clocks(&right), "{told}");
        assert_eq!(wrong.ticket.state, right.ticket.state, "{told}");
        // What was written first is where it was.
        assert_ne!(wrong.log[entry as usize - 1].said_at, said_at);
        assert_eq!(wrong.folded(), wrong.ticket);
    }
}

#[test]
fn an_implied_step_gets_a_time_and_the_last_correction_stands() {
    let mut desk = Desk::at(State::Registered);
    desk.now += TimeDelta::minutes(50);
    desk.take(Verb::StartInspection).unwrap();
    let charge = entry_of(&desk, "ticket.charge-taken");
    assert!(desk.ticket.milestones.in_charge.unwrap().implied);
    for minutes in [30, 10] {
        let said_at = monday() + TimeDelta::minutes(minutes);
        desk.correct_entry(Role::Operator, &at(charge, said_at)).unwrap();
        let met = desk.ticket.milestones.in_charge.unwrap();
        assert_eq!((met.at, met.implied), (said_at, false));
        assert_eq!(desk.ticket.retimed.len(), 1, "one time counts");
    }
    // Undone at once, the one before stands again.
    desk.undo(Role::Operator).unwrap();
    assert_eq!(desk.ticket.milestones.in_charge.unwrap().at, monday() + TimeDelta::minutes(30));
}

#[test]
fn a_time_lies_between_the_call_and_when_it_was_written_and_within_the_contracts_bound() {
    let mut desk = Desk::at(State::InCharge);
    desk.contract.timing.late_entry_hours = Some(24);
    desk.now += TimeDelta::days(3);
    desk.take(Verb::StartInspection).unwrap();
    let entry = desk.log.len() as u64;
    let recorded = desk.now;
    let invalid = Err(Refusal::invalid("said_at", Need::MomentSinceCall));
    for (said_at, expected) in [
        (recorded - TimeDelta::hours(20), Ok(())),
        (recorded, Ok(())),
        (recorded + TimeDelta::hours(1), invalid.clone()),
        (recorded - TimeDelta::hours(30), Err(Refusal::LateEntry { hours: 24 })),
        (monday() - TimeDelta::hours(1), Err(Refusal::LateEntry { hours: 24 })),
    ] {
        // Later on the bound is no other: it counts from when the entry was written.
        let mut later = desk.clone();
        later.now += TimeDelta::days(2);
        let done = later.correct_entry(Role::Operator, &at(entry, said_at)).map(|_| ());
        assert_eq!(done, expected, "{said_at}");
    }
    desk.take(Verb::Note).unwrap();
    let note = desk.log.len() as u64;
    let before = desk.correct_entry(Role::Operator, &at(note, monday() - TimeDelta::hours(1)));
    assert_eq!(before.map(|_| ()), invalid, "nothing is done before it was asked for");
}

#[test]
fn only_what_people_reported_is_corrected() {
    let mut desk = Desk::at(State::Working);
    let call = lifecycle::attach(&desk.ticket, CallNumber(7), &code("SO"), "", &desk.contract);
    call.unwrap().iter().for_each(|step| desk.write(step, &actor(Role::Operator)));
    desk.take(Verb::Note).unwrap();
    desk.undo(Role::Operator).unwrap();
    let refused = Err(Refusal::invalid("entry", Need::HistoryEntry));
    let first = desk.log.len() as u64;
    for entry in [0, 1, first + 7].into_iter().chain(
        ["ticket.call-attached", "ticket.noted", "ticket.undone"].map(|kind| entry_of(&desk, kind)),
    ) {
        let done = desk.clone().correct_entry(Role::Operator, &at(entry, monday()));
        assert_eq!(
            done.map(|_| ()),
            refused,
            "entry {entry}: the call's time is fixed (S2.8), what is gone is gone"
        );
    }
}

#[test]
fn words_are_corrected_in_the_fields_that_they_have_with_a_reason() {
    let mut desk = Desk::at(State::Working);
    let note = centralino::domain::action::Action {
        deed: crate::fixture::deed(Verb::Note),
        texts: texts(&[(TextField::Note, "chiavi in portineria")]),
    };
    desk.act(Role::Operator, &note).unwrap();
    let entry = desk.log.len() as u64;
    let corrected =
        |pairs: &[(TextField, &str)]| EntryCorrection { entry, said_at: None, texts: texts(pairs) };
    let why = (TextField::Grounds, "era la banca");
    let state = desk.ticket.clone();
    let step = desk
        .correct_entry(Role::Operator, &corrected(&[(TextField::Note, "chiavi in banca"), why]))
        .unwrap();
    assert_eq!(step.event, TicketEvent::EntryCorrected { corrects: entry, said_at: None });
    assert_eq!(desk.ticket.milestones, state.milestones);
    for (pairs, refused) in [
        (&[(TextField::Note, "x")][..], Refusal::missing("grounds", Need::Text)),
        (&[why], Refusal::missing("said_at", Need::Change)),
        (&[(TextField::Message, "x"), why], Refusal::invalid("message", Need::HistoryEntry)),
        (&[(TextField::Place, "x"), why], Refusal::invalid("place", Need::HistoryEntry)),
    ] {
        let done = desk.clone().correct_entry(Role::Operator, &corrected(pairs)).map(|_| ());
        assert_eq!(done, Err(refused));
    }
    let nothing = EntryCorrection { entry, said_at: None, texts: Texts::new() };
    assert!(desk.correct_entry(Role::Operator, &nothing).is_err());
}

#[test]
fn the_desk_corrects_and_what_is_over_the_supervisor_alone() {
    for state in State::ALL.into_iter().filter(|state| *state != State::Imported) {
        for role in Role::ALL {
            let mut desk = Desk::at(state);
            desk.take(Verb::Note).unwrap();
            let entry = desk.log.len() as u64;
            let said_at = desk.now;
            let done = desk.correct_entry(role, &at(entry, said_at)).map(|_| ());
            let may = role == Role::Supervisor || (role == Role::Operator && state.is_open());
            let expected = if may { Ok(()) } else { Err(Refusal::Role { role }) };
            assert_eq!(done, expected, "{} of {}", role.code(), state.code());
        }
    }
}

#[test]
fn what_no_longer_fits_its_neighbours_is_marked_and_kept() {
    let mut desk = Desk::at(State::Working);
    let charge = entry_of(&desk, "ticket.charge-taken");
    let inspection = entry_of(&desk, "ticket.inspection-started");
    let after = desk.log[inspection as usize - 1].said_at + TimeDelta::seconds(30);
    desk.log[charge as usize - 1].recorded_at = after;
    desk.correct_entry(Role::Operator, &at(charge, after)).unwrap();
    assert_eq!(desk.ticket.milestones.in_charge.unwrap().at, after);
    assert!(desk.ticket.conflicts.contains(&inspection), "{:?}", desk.ticket.conflicts);
}

#[test]
fn a_correction_is_a_kind_an_entry_and_a_time() {
    let event = Event::Ticket(TicketEvent::EntryCorrected { corrects: 7, said_at: Some(monday()) });
    let text = r#"{"kind":"ticket.entry-corrected","corrects":7,"said_at":"2026-11-23T09:00:00Z"}"#;
    assert_eq!(serde_json::to_string(&event).unwrap(), text);
    assert_eq!(serde_json::from_str::<Event>(text).unwrap(), event);
    assert!(event.rewrites());
    let words = Event::Ticket(TicketEvent::EntryCorrected { corrects: 7, said_at: None });
    assert_eq!(
        serde_json::to_string(&words).unwrap(),
        r#"{"kind":"ticket.entry-corrected","corrects":7}"#
    );
    assert!(!words.rewrites());
}

/// What is found to be beyond the contract is suspended at that moment, whichever of its entries is corrected.
#[test]
fn what_followed_at_the_same_moment_goes_along() {
    for corrected in ["ticket.inspected", "ticket.quote-opened"] {
        let found = Action { deed: inspection("BRE", false), texts: Texts::new() };
        let mut wrong = Desk::at(State::Inspecting);
        wrong.now += TimeDelta::minutes(40);
        let mut right = wrong.clone();
        let said_at = wrong.now - TimeDelta::minutes(20);
        right.now += TimeDelta::minutes(1);
        right.act_at(Role::Operator, &found, said_at).unwrap();
        wrong.act(Role::Operator, &found).unwrap();
        let entry = entry_of(&wrong, corrected);
        wrong.correct_entry(Role::Operator, &at(entry, said_at)).unwrap();
        assert_eq!(wrong.ticket.pauses, right.ticket.pauses, "{corrected}");
        let clocks = |desk: &Desk| clocks(&desk.ticket, &desk.contract);
        assert_eq!(clocks(&wrong), clocks(&right), "{corrected}");
    }
}

/// A pause begins when the client says so (S4.9): on line nobody moves that, and what was told to the desk the
/// supervisor alone.
#[test]
fn when_the_client_decided_is_not_the_desks_to_move() {
    let on_line = Action { deed: Deed::ApproveParts(Decision::default()), texts: Texts::new() };
    let told = complete_action(Verb::ApproveParts);
    for (decided_by, action, by, expected) in [
        (Role::Approver, &on_line, Role::Operator, Some("said_at")),
        (Role::Approver, &on_line, Role::Supervisor, Some("said_at")),
        (Role::Operator, &told, Role::Operator, Some("role")),
        (Role::Operator, &told, Role::Supervisor, None),
    ] {
        let mut desk = Desk::at(State::Working);
        desk.take(Verb::AskParts).unwrap();
        desk.now += TimeDelta::hours(20);
        desk.act(decided_by, action).unwrap();
        let entry = entry_of(&desk, "ticket.parts-approved");
        let moved = desk.correct_entry(by, &at(entry, desk.now - TimeDelta::hours(19)));
        let refused = match moved {
            Err(Refusal::Role { .. }) => Some("role"),
            Err(Refusal::Invalid { .. }) => Some("said_at"),
            Err(other) => panic!("{other:?}"),
            Ok(_) => None,
        };
        assert_eq!(refused, expected, "{decided_by:?} {by:?}");
    }
}
