//! What is offered from each state, and to whom.

use serde_json::json;

use super::*;
use crate::domain::channel::Channel;
use crate::domain::code::TechnicianId;
use crate::domain::ticket::{Stage, Told};

fn at(state: State) -> Ticket {
    serde_json::from_value(json!({
        "number": 1, "version": 1, "contract": "", "state": state, "call_type": "RI",
        "priority": "NES", "registered_at": "2026-11-23T13:29:46Z", "calls": [], "reminders": 0,
        "complaints": 0, "answers": [], "on_call": false, "milestones": {}, "pauses": [],
        "text_fields": [],
    }))
    .unwrap()
}

fn open(state: State, role: Role) -> Vec<&'static str> {
    let open = possible(&at(state), role).into_iter().filter(Possible::is_open);
    open.map(|possible| possible.verb.code()).collect()
}

#[test]
fn a_technician_finds_the_next_step_on_top() {
    let table = [
        (State::Registered, "take-charge"),
        (State::Assigned, "take-charge"),
        (State::InCharge, "start-inspection"),
        (State::Inspecting, "record-inspection"),
        (State::Scheduled, "start-work"),
        (State::Working, "complete"),
        (State::PartsAsked(Stage::Working), "receive-part"),
        (State::SuspendedForParts(Stage::Working), "receive-part"),
        (State::SuspendedForQuote, "communicate"),
        (State::Completed, "communicate"),
    ];
    for (state, verb) in table {
        assert_eq!(open(state, Role::Technician).first(), Some(&verb), "{}", state.code());
    }
}

#[test]
fn what_is_offered_goes_and_what_is_not_has_a_reason() {
    for state in State::ALL {
        for role in Role::ALL {
            let all = possible(&at(state), role);
            for one in &all {
                assert!(role.may(one.verb));
                let refused = course(&at(state), one.verb).is_err();
                assert_eq!(one.is_open(), !refused, "{} {}", state.code(), one.verb.code());
            }
            // One digit each, also where there are many.
            if role == Role::Technician {
                assert!(open(state, role).len() <= 9, "{}", state.code());
            }
            let closed = all.iter().position(|one| !one.is_open()).unwrap_or(all.len());
            assert!(all.iter().skip(closed).all(|one| !one.is_open()), "reasons stand below");
        }
    }
}

#[test]
fn an_operator_dispatches_first_and_tells_whom_once() {
    assert_eq!(open(State::Registered, Role::Operator).first(), Some(&"dispatch"));
    let mut sent = at(State::Assigned);
    sent.technician = Some(TechnicianId(1));
    let first = |ticket: &Ticket| possible(ticket, Role::Operator).first().map(|one| one.verb);
    assert_eq!(first(&sent), Some(Verb::TellStaff));
    let at = "2026-11-23T13:29:46Z".parse().unwrap();
    sent.told = Some(Told { at, channel: Channel::Phone });
    assert_eq!(first(&sent), Some(Verb::TakeCharge));
}

#[test]
fn a_step_that_was_only_implied_can_still_be_told() {
    let mut ticket = at(State::Inspecting);
    let met = |implied| {
        serde_json::from_value(json!({
            "at": "2026-11-23T13:40:00Z", "implied": implied, "late_entry": false, "conflicting": false,
        }))
    };
    let charge = |ticket: &Ticket| {
        let all = possible(ticket, Role::Technician);
        all.into_iter().find(|one| one.verb == Verb::TakeCharge).map(|one| one.standing)
    };
    ticket.milestones.in_charge = Some(met(true).unwrap());
    assert_eq!(charge(&ticket), Some(Standing::TimeToTell));
    ticket.milestones.in_charge = Some(met(false).unwrap());
    assert_eq!(charge(&ticket), None, "it is so already");
}
