//! Taking the last action back: afterwards all is as before it, but for the version and the log.

use std::collections::BTreeSet;

use centralino::domain::action::Verb;
use centralino::domain::clock::clocks;
use centralino::domain::clock::warning::pending_warnings;
use centralino::domain::code::CallNumber;
use centralino::domain::event::{Event, TicketEvent};
use centralino::domain::lifecycle::undo::{GRACE, is_undoable};
use centralino::domain::lifecycle::{self, Step};
use centralino::domain::refusal::{NotUndone, Refusal};
use centralino::domain::role::Role;
use centralino::domain::text::Texts;
use centralino::domain::ticket::{State, Ticket};
use centralino::domain::time::UNDO_WITHIN;
use chrono::TimeDelta;
use proptest::prelude::*;

use crate::fixture::{Desk, actor, at_the_desk, code, complete_action, deed};

fn refused(why: NotUndone) -> Result<Step, Refusal> {
    Err(Refusal::NotUndone { why })
}

/// A ticket but for what an undoing leaves behind.
fn but_for_the_log(ticket: &Ticket) -> Ticket {
    Ticket { version: 0, undone: Vec::new(), ..ticket.clone() }
}

#[test]
fn every_action_from_every_state_is_taken_back_or_says_why_not() {
    let mut tried = BTreeSet::new();
    // What the client decides on a quote comes after it was sent.
    let mut sent = Desk::at(State::SuspendedForQuote);
    sent.take(Verb::SendQuote).unwrap();
    let lessons = [Desk::lesson(), Desk::failed_lesson()];
    let others = [sent, Desk::unauthorised()].into_iter().chain(lessons);
    for before in State::ALL.map(Desk::at).into_iter().chain(others) {
        for verb in Verb::ALL {
            let state = before.ticket.state;
            let mut desk = before.clone();
            if !desk.take(verb).is_ok_and(|steps| !steps.is_empty()) {
                continue;
            }
            let place = format!("{} from {}", verb.code(), state.code());
            tried.insert(verb);
            let (done, log) = (desk.ticket.clone(), desk.log.len());
            match desk.undo(at_the_desk(verb)) {
                Ok(step) => {
                    assert!(is_undoable(&deed(verb)), "{place}: a key would not offer it");
                    let taken: Vec<u64> = (before.log.len() as u64 + 1..=log as u64).collect();
                    assert_eq!(Event::Ticket(step.event).takes_back(), taken, "{place}");
                    assert_eq!(
                        but_for_the_log(&desk.ticket),
                        but_for_the_log(&before.ticket),
                        "{place}"
                    );
                    assert_eq!(desk.ticket.version, done.version + 1, "{place}");
                    assert_eq!(desk.ticket.undone, taken, "{place}");
                    let due = |desk: &Desk| clocks(&desk.ticket, &desk.contract);
                    assert_eq!(due(&desk), due(&before), "{place}");
                    assert_eq!(desk.undo(at_the_desk(verb)), refused(NotUndone::Already), "{place}");
                    // It may be done again, with the same outcome.
                    desk.take(verb).unwrap();
                    assert_eq!(desk.ticket.state, done.state, "{place}");
                }
                Err(refusal) => {
                    assert!(!is_undoable(&deed(verb)), "{place}: {refusal:?}");
                    assert_eq!(desk.ticket, done, "{place}");
                }
            }
        }
    }
    assert_eq!(tried.len(), Verb::ALL.len(), "nothing was left out");
}

#[test]
fn what_told_somebody_outside_and_what_begins_a_ticket_stays() {
    for (state, verb, why) in [
        (State::Assigned, Verb::TellStaff, NotUndone::ToldOutside),
        (State::InCharge, Verb::Communicate, NotUndone::ToldOutside),
        (State::SuspendedForQuote, Verb::SendQuote, NotUndone::ToldOutside),
        (State::Imported, Verb::Adopt, NotUndone::Lasting),
    ] {
        let mut desk = Desk::at(state);
        desk.take(verb).unwrap();
        assert_eq!(desk.undo(Role::Operator), refused(why), "{}", verb.code());
    }
    for mut born in [Desk::at(State::Registered), Desk::imported()] {
        assert_eq!(born.undo(Role::Operator), refused(NotUndone::Lasting));
    }
    let mut called = Desk::at(State::InCharge);
    let steps = lifecycle::attach(&called.ticket, CallNumber(7), &code("SO"), "", &called.contract);
    steps.unwrap().iter().for_each(|step| called.write(step, &actor(Role::Operator)));
    assert_eq!(called.undo(Role::Operator), refused(NotUndone::Lasting), "its call has ended with it");
}

#[test]
fn only_at_once_and_only_by_whoever_did_it() {
    let mut desk = Desk::at(State::Assigned);
    desk.take(Verb::TakeCharge).unwrap();
    for other in Role::ALL.into_iter().filter(|role| *role != Role::Operator) {
        assert_eq!(desk.clone().undo(other), refused(NotUndone::NotYours), "{}", other.code());
    }
    let mut late = desk.clone();
    late.now += UNDO_WITHIN + GRACE;
    assert!(late.clone().undo(Role::Operator).is_ok(), "to the last millisecond");
    late.now += TimeDelta::milliseconds(1);
    assert_eq!(late.undo(Role::Operator), refused(NotUndone::TooLate));
}

/// A warning is nobody's action: it does not stand in the way, and stays given.
#[test]
fn a_warning_in_between_stays_and_stands_in_nobodys_way() {
    let mut desk = Desk::at(State::Registered);
    let before = desk.ticket.clone();
    desk.now += TimeDelta::days(3);
    desk.take(Verb::Dispatch).unwrap();
    let due = pending_warnings(&desk.ticket, &desk.contract, desk.now, desk.log.len() as u64);
    assert!(!due.is_empty());
    let given = due.len();
    for warning in due {
        let event = TicketEvent::Warned(warning);
        let step = Step { event, implied: false, texts: Texts::new() };
        desk.write(&step, &actor(Role::Administrator));
    }
    desk.undo(Role::Operator).unwrap();
    assert_eq!((desk.ticket.state, desk.ticket.technician), (before.state, None));
    assert_eq!(desk.ticket.warnings.len(), given, "what was told was told");
}

fn any_verbs() -> impl Strategy<Value = Vec<(Verb, bool)>> {
    let verb = prop::sample::select(Verb::ALL.to_vec());
    prop::collection::vec((verb, any::<bool>()), 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is done and taken back in between, the ticket is the one of a history without either.
    #[test]
    fn a_history_is_the_one_without_what_was_taken_back(steps in any_verbs()) {
        let mut desk = Desk::at(State::Registered);
        let mut without = desk.clone();
        for (verb, taken_back) in steps {
            let action = complete_action(verb);
            let done = desk.act(Role::Operator, &action).is_ok_and(|steps| !steps.is_empty());
            if !done {
                without.now = desk.now;
                continue;
            }
            if taken_back && is_undoable(&action.deed) {
                desk.undo(Role::Operator).unwrap();
                without.now = desk.now;
            } else {
                without.act(Role::Operator, &action).unwrap();
            }
            prop_assert_eq!(desk.ticket.state, without.ticket.state);
            prop_assert_eq!(&desk.ticket.milestones, &without.ticket.milestones);
            prop_assert_eq!(&desk.ticket.texts, &without.ticket.texts);
            prop_assert_eq!(desk.ticket.pauses.len(), without.ticket.pauses.len());
            prop_assert_eq!(&desk.folded(), &desk.ticket);
            let due = |desk: &Desk| -> Vec<_> {
                let clocks = clocks(&desk.ticket, &desk.contract);
                clocks.into_iter().map(|clock| (clock.milestone, clock.due, clock.met)).collect()
            };
            prop_assert_eq!(due(&desk), due(&without));
        }
        let text = serde_json::to_string(&desk.ticket).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Ticket>(&text).unwrap(), &desk.ticket);
    }
}
