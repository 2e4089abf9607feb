//! The clocks of tickets that went an unusual way. They are judged by what the contract counts, never by
//! what was recorded last.

use centralino::domain::action::{Action, Verb};
use centralino::domain::clock::{self, Clock, Milestone, Standing};
use centralino::domain::contract::{Target, Term};
use centralino::domain::role::Role;
use centralino::domain::text::Texts;
use centralino::domain::ticket::{Stage, State};
use chrono::TimeDelta;

use crate::fixture::{Desk, inspection};

fn find(desk: &Desk, milestone: Milestone) -> Option<Clock> {
    let clocks = clock::clocks(&desk.ticket, &desk.contract);
    clocks.into_iter().find(|clock| clock.milestone == milestone)
}

fn start(desk: &Desk) -> Standing {
    find(desk, Milestone::ExecutionStart).unwrap().standing(desk.now)
}

#[test]
fn solved_by_telephone_leaves_no_clock_running() {
    for state in [State::Registered, State::Assigned, State::InCharge] {
        let mut desk = Desk::at(state);
        let before = clock::clocks(&desk.ticket, &desk.contract);
        assert!(before.iter().any(|clock| clock.met.is_none()), "{}", state.code());
        desk.take(Verb::Close).unwrap();
        let after = clock::clocks(&desk.ticket, &desk.contract);
        let met: Vec<Clock> = before.into_iter().filter(|clock| clock.met.is_some()).collect();
        assert_eq!(after, met, "{}: what was met is still told", state.code());
    }
}

#[test]
fn a_reopened_ticket_has_its_clocks_again() {
    let mut desk = Desk::at(State::Registered);
    let before = clock::clocks(&desk.ticket, &desk.contract);
    desk.take(Verb::Close).unwrap();
    desk.take(Verb::Reopen).unwrap();
    assert_eq!(clock::clocks(&desk.ticket, &desk.contract), before);
}

#[test]
fn a_late_start_stays_late_whatever_is_quoted_afterwards() {
    let mut desk = Desk::at(State::Scheduled);
    desk.now += TimeDelta::days(20);
    desk.take(Verb::StartWork).unwrap();
    assert_eq!(start(&desk), Standing::MetLate);
    for verb in [Verb::SuspendForQuote, Verb::SendQuote, Verb::ApproveQuote] {
        desk.take(verb).unwrap();
        assert_eq!(start(&desk), Standing::MetLate, "after {}", verb.code());
    }
}

#[test]
fn a_start_within_time_of_its_approval_is_not_made_late_by_a_second_one() {
    let mut desk = Desk::at(State::SuspendedForQuote);
    let findings = Action { deed: inspection("BRE", true), texts: Texts::new() };
    desk.take(Verb::SendQuote).unwrap();
    desk.now += TimeDelta::days(20);
    desk.take(Verb::ApproveQuote).unwrap();
    desk.act(Role::Operator, &findings).unwrap();
    desk.take(Verb::StartWork).unwrap();
    assert_eq!(start(&desk), Standing::Met);
    let began = find(&desk, Milestone::ExecutionStart).unwrap().started_at;
    for verb in [Verb::SuspendForQuote, Verb::SendQuote, Verb::ApproveQuote] {
        desk.take(verb).unwrap();
        let clock = find(&desk, Milestone::ExecutionStart).unwrap();
        assert_eq!((clock.started_at, start(&desk)), (began, Standing::Met), "after {}", verb.code());
    }
}

/// The part of a budget in days is a part of all its working time, also of what a pause has put off.
#[test]
fn a_pause_that_lasts_makes_no_part_of_a_budget_smaller() {
    let mut desk = Desk::at(State::Scheduled);
    let half = clock::warning::next_warning(&desk.ticket, &desk.contract).unwrap();
    assert!(half > desk.now + TimeDelta::days(1), "{half} is half of five working days");
    desk.take(Verb::AskParts).unwrap();
    desk.now += TimeDelta::hours(1);
    desk.take(Verb::ApproveParts).unwrap();
    let later = desk.now + TimeDelta::days(30);
    assert_eq!(clock::pending_warnings(&desk.ticket, &desk.contract, later, 1), []);
    assert_eq!(clock::warning::next_warning(&desk.ticket, &desk.contract), None);
}

#[test]
fn minutes_on_the_clock_are_never_shown_as_standing_still() {
    for (target, pauses) in [(Target::RealMinutes(600), false), (Target::WorkingHours(10), true)] {
        let mut desk = Desk::at(State::SuspendedForParts(Stage::Scheduled));
        let level = desk.contract.levels.iter_mut().find(|level| level.code.to_string() == "BRE");
        level.unwrap().start = Some(Term { within: target, clause: None });
        let paused = find(&desk, Milestone::ExecutionStart).unwrap().paused;
        assert_eq!(paused.is_some(), pauses, "{target}");
        desk.now += TimeDelta::hours(11);
        let standing = if pauses { Standing::Paused } else { Standing::Overdue };
        assert_eq!(start(&desk), standing, "{target}");
    }
}
