//! The clocks of tickets that went an unusual way. They are judged by what the contract counts, never by
//! what was recorded last.

use centralino::domain::action::{Action, Verb};
use centralino::domain::clock::{self, Clock, Milestone, Standing};
use centralino::domain::contract::{Target, Term};
use centralino::domain::lifecycle::Intake;
use centralino::domain::role::Role;
use centralino::domain::text::Texts;
use centralino::domain::ticket::{Stage, State};
use chrono::TimeDelta;

use crate::fixture::{Desk, code, inspection, intake, order};

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
    let told = |desk: &Desk| -> Vec<_> {
        let all = clock::clocks(&desk.ticket, &desk.contract).into_iter();
        all.map(|clock| (clock.milestone, clock.started_at, clock.due)).collect()
    };
    let before = told(&desk);
    assert_eq!(before.len(), 2);
    desk.take(Verb::Close).unwrap();
    desk.take(Verb::Reopen).unwrap();
    let later = before.iter().map(|(what, start, due)| (*what, *start, *due + TimeDelta::minutes(1)));
    assert_eq!(told(&desk), later.collect::<Vec<_>>(), "but for the minute between the two");
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

/// The order that a quote leads to says nothing of how the inspection went.
#[test]
fn an_order_recorded_later_takes_no_late_inspection_away() {
    let mut desk = Desk::at(State::InCharge);
    desk.now += TimeDelta::days(2);
    for verb in [Verb::StartInspection, Verb::SuspendForQuote, Verb::SendQuote, Verb::ApproveQuote] {
        desk.take(verb).unwrap();
    }
    let late = find(&desk, Milestone::Inspection);
    assert_eq!(late.as_ref().unwrap().standing(desk.now), Standing::MetLate);
    desk.take(Verb::RecordOrder).unwrap();
    assert_eq!(find(&desk, Milestone::Inspection), late);
}

/// Its findings may be recorded with an approved order, but nobody can start that inspection any more.
#[test]
fn findings_of_an_approved_order_await_no_inspection() {
    let intake = Intake { call_type: code("OI"), order: Some(order()), ..intake() };
    let mut desk = Desk::registered(&intake);
    assert_eq!(find(&desk, Milestone::Inspection), None);
    let findings = Action { deed: inspection("BRE", true), texts: Texts::new() };
    desk.act(Role::Operator, &findings).unwrap();
    assert!(desk.take(Verb::StartInspection).is_err());
    assert_eq!(find(&desk, Milestone::Inspection), None);
}

#[test]
fn a_breach_is_not_taken_away_by_a_quote_opened_after_it() {
    let mut desk = Desk::at(State::Scheduled);
    desk.now += TimeDelta::days(20);
    let late = find(&desk, Milestone::ExecutionStart).unwrap();
    assert_eq!(late.standing(desk.now), Standing::Overdue);
    for verb in [Verb::SuspendForQuote, Verb::SendQuote, Verb::ApproveQuote, Verb::StartWork] {
        desk.take(verb).unwrap();
        let clock = find(&desk, Milestone::ExecutionStart).unwrap();
        assert_eq!((clock.due, clock.started_by), (late.due, late.started_by), "after {}", verb.code());
        assert_eq!(clock.breached_at(desk.now), Some(late.due), "after {}", verb.code());
    }
}

/// What is told before the fact is what is told after it.
#[test]
fn what_is_foreseen_is_what_comes() {
    use clock::{Prospect, foresee};
    for level in ["IND", "BRE", "MED", "LUN"] {
        let mut desk = Desk::at(State::Inspecting);
        for priority in &mut desk.contract.priorities {
            priority.start = Some(Term { within: Target::WorkingHours(8), clause: None });
        }
        let quoted = Action { deed: inspection(level, false), texts: Texts::new() };
        desk.act(Role::Operator, &quoted).unwrap();
        for verb in [Verb::SendQuote, Verb::ApproveQuote] {
            desk.take(verb).unwrap();
        }
        let (ticket, contract) = (&desk.ticket, &desk.contract);
        let prospect = Prospect {
            priority: contract.priority(ticket.priority.as_ref().unwrap()).unwrap(),
            level: contract.level(ticket.level.as_ref().unwrap()),
            patron: None,
            called_at: ticket.called_at.unwrap(),
            approved_at: ticket.milestones.confirmed.map(|met| met.at),
        };
        let told = |clocks: Vec<Clock>| -> Vec<_> {
            let clocks = clocks.into_iter().filter(|clock| clock.milestone != Milestone::QuoteSent);
            clocks.map(|clock| (clock.milestone, clock.started_at, clock.target, clock.due)).collect()
        };
        let foreseen = foresee(contract, &prospect);
        assert_eq!(told(foreseen), told(clock::clocks(ticket, contract)), "{level}");
    }
}
