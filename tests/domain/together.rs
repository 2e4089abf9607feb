//! Two at one ticket: what an action looks at and changes, and the law that an action which touches nothing that
//! has changed means the same afterwards, in either order.

use std::collections::BTreeSet;

use centralino::domain::action::{Action, Deed, Verb};
use centralino::domain::channel::Channel;
use centralino::domain::code::{CallNumber, SiteId, TechnicianId};
use centralino::domain::communication::Phase;
use centralino::domain::event::TicketEvent;
use centralino::domain::lifecycle::{self, Step};
use centralino::domain::refusal::Refusal;
use centralino::domain::role::Role;
use centralino::domain::text::{TextField, Texts};
use centralino::domain::ticket::State;
use centralino::domain::touches::{Aspect, Since, differing};
use chrono::NaiveDate;
use serde_json::Value;

use crate::fixture::{
    Desk, NUMBER, actor, at_the_desk, check, code, complete_action, deed, inspection, lessons, monday,
    texts, texts_for,
};

/// Every verb with complete data, and those that differ by what they hold.
pub fn every_action() -> Vec<Action> {
    let with = |deed: Deed| Action { texts: texts_for(deed.verb()), deed };
    let correct = |priority: Option<&str>, service: Option<&str>, site: Option<u64>| Action {
        deed: Deed::Correct {
            priority: priority.map(code),
            service: service.map(code),
            site: site.map(SiteId),
        },
        texts: texts(&[(TextField::Reason, "sbagliato")]),
    };
    let tuesday = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
    let mut all: Vec<Action> = Verb::ALL.into_iter().map(complete_action).collect();
    all.extend([
        with(Deed::Dispatch { technician: TechnicianId(3), on_call: true }),
        with(Deed::TakeCharge { technician: Some(TechnicianId(1)) }),
        with(Deed::TakeCharge { technician: Some(TechnicianId(2)) }),
        with(Deed::Reopen { technician: Some(TechnicianId(2)) }),
        with(inspection("IND", true)),
        with(inspection("MED", false)),
        with(Deed::Communicate {
            channel: Channel::Phone,
            planned_start: Some(monday()),
            planned_end: None,
            plan: vec![Phase { from: tuesday, to: tuesday }],
        }),
        correct(Some("EME"), None, None),
        correct(None, Some("ELE"), None),
        correct(None, None, Some(2)),
    ]);
    // Every step of a lesson's checklist, passed.
    let lists = lessons().checklists;
    let steps = lists.iter().flat_map(|list| &list.steps).map(|step| step.code.as_str().to_owned());
    all.extend(steps.map(|step| with(check(&step, true))));
    all
}

/// A ticket in every state, and some that states alone do not tell apart.
fn places() -> Vec<Desk> {
    let mut all: Vec<Desk> = State::ALL.into_iter().map(Desk::at).collect();
    let mut sent = Desk::at(State::SuspendedForQuote);
    sent.take(Verb::SendQuote).unwrap();
    let mut over = Desk::at(State::Closed);
    over.take(Verb::Reopen).unwrap();
    // It goes on while its quote is settled.
    let mut urgent = Desk::at(State::Inspecting);
    let found = Action { deed: inspection("IND", false), texts: Texts::new() };
    urgent.act(Role::Operator, &found).unwrap();
    // Taken in charge by somebody who was not sent and has no number.
    let mut unnamed = Desk::at(State::Registered);
    unnamed.take(Verb::TakeCharge).unwrap();
    let mut ready = Desk::lesson();
    for list in &lessons().checklists {
        for step in &list.steps {
            let passed = Action { deed: check(step.code.as_str(), true), texts: Texts::new() };
            let _ = ready.act(Role::Operator, &passed);
        }
    }
    assert!(ready.ticket.is_ready());
    all.extend([sent, over, urgent, unnamed, Desk::unauthorised()]);
    all.extend([Desk::lesson(), Desk::failed_lesson(), ready]);
    all
}

fn decide(desk: &Desk, action: &Action) -> Result<Vec<Step>, Refusal> {
    let who = actor(at_the_desk(action.deed.verb()));
    lifecycle::decide(&desk.ticket, action, &who, &desk.contract)
}

/// The ticket after these steps, at the same moment.
fn after(desk: &Desk, steps: &[Step], verb: Verb) -> Desk {
    let mut desk = desk.clone();
    for step in steps {
        desk.write(step, &actor(at_the_desk(verb)));
    }
    desk
}

/// What two orders of the same actions have in common: all but the places in the log, and the order of what only
/// appends.
fn but_for_places(desk: &Desk) -> Value {
    let mut ticket = serde_json::to_value(&desk.ticket).unwrap();
    blank(&mut ticket);
    for unordered in ["text_fields", "communications"] {
        ticket[unordered].as_array_mut().unwrap().sort_by_key(ToString::to_string);
    }
    ticket
}

fn blank(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for place in ["version", "opened_by", "ended_by"] {
                // The version of a quote is a number of its own.
                if fields.contains_key("state") || place != "version" {
                    fields.entry(place).and_modify(|value| *value = Value::Null);
                }
            }
            for place in ["by", "failure", "entry"] {
                fields.entry(place).and_modify(|value| *value = Value::Null);
            }
            fields.values_mut().for_each(blank);
        }
        Value::Array(items) => items.iter_mut().for_each(blank),
        _ => {}
    }
}

fn since(desk: &Desk, seen: u64) -> BTreeSet<Aspect> {
    Since::version(seen, &desk.log, NUMBER).unwrap().changed
}

#[test]
fn an_action_changes_nothing_that_it_does_not_say() {
    let mut verbs = BTreeSet::new();
    for place in places() {
        for action in every_action() {
            let verb = action.deed.verb();
            let Ok(steps) = decide(&place, &action) else { continue };
            let done = after(&place, &steps, verb);
            let changed = since(&done, place.ticket.version);
            let touched = action.touches();
            let state = place.ticket.state.code();
            assert!(changed.is_subset(&touched), "{action:?} from {state}: {changed:?}, {touched:?}");
            assert_eq!(changed.is_empty() || steps.is_empty(), differs_not(&place, &done), "{action:?}");
            verbs.insert(verb);
        }
    }
    assert_eq!(verbs.len(), Verb::ALL.len(), "every verb was done somewhere");
}

fn differs_not(before: &Desk, done: &Desk) -> bool {
    let words =
        |desk: &Desk| desk.log.iter().filter(|entry| entry.seals.keys().any(|f| f.lasts())).count();
    differing(&before.ticket, &done.ticket).is_empty() && words(before) == words(done)
}

/// Of every two actions on every ticket: where the later one touches nothing that the earlier one has changed, it is
/// decided as if the earlier one had not been, and the ticket is that of the other order, if there is one: what moves
/// a ticket on may leave the earlier one no place behind it.
#[test]
fn what_touches_nothing_that_has_changed_means_the_same_in_either_order() {
    let (mut alike, mut asked, mut too_late) = (0, 0, 0);
    let mut pairs = BTreeSet::new();
    for place in places() {
        for first in every_action() {
            let Ok(steps) = decide(&place, &first) else { continue };
            if steps.is_empty() {
                continue;
            }
            let then = after(&place, &steps, first.deed.verb());
            let changed = since(&then, place.ticket.version);
            for second in every_action() {
                // What was no action on the ticket that was seen was never sent.
                let Ok(meant) = decide(&place, &second) else { continue };
                if !second.touches().is_disjoint(&changed) {
                    asked += 1;
                    continue;
                }
                let told = format!("{first:?}, then {second:?} from {}", place.ticket.state.code());
                let done = decide(&then, &second);
                assert_eq!(done.as_ref(), Ok(&meant), "{told}");
                let one = after(&then, &meant, second.deed.verb());
                let before = after(&place, &meant, second.deed.verb());
                pairs.insert((first.deed.verb(), second.deed.verb()));
                if changed.is_empty() {
                    // It said again what was so, or only appended: nothing that anybody saw is another.
                    alike += 1;
                    continue;
                }
                let other = decide(&before, &first);
                if other.is_err() && since(&before, place.ticket.version).contains(&Aspect::State) {
                    // The earlier one would have come too late: there is no other order.
                    too_late += 1;
                    continue;
                }
                assert_eq!(other.as_ref(), Ok(&steps), "{told}");
                let other = after(&before, &steps, first.deed.verb());
                assert_eq!(but_for_places(&one), but_for_places(&other), "{told}");
                alike += 1;
            }
        }
    }
    // The law is about something, and something is left to ask.
    let counted = format!("{alike} alike, {asked} asked, {too_late} of one order only");
    assert!(alike > 4_000 && asked > 2_000 && too_late < alike / 4, "{counted}");
    for verb in Verb::ALL {
        let noted = pairs.contains(&(verb, Verb::Note));
        assert!(noted || verb == Verb::Adopt, "a note after {} is never asked", verb.code());
    }
}

#[test]
fn what_is_asked_and_what_goes_by_itself_is_as_people_would_say() {
    let goes = |state: State, first: Action, second: Action| {
        let place = Desk::at(state);
        let steps = decide(&place, &first).unwrap();
        let then = after(&place, &steps, first.deed.verb());
        second.touches().is_disjoint(&since(&then, place.ticket.version))
    };
    let take = complete_action;
    let priority = Action {
        deed: Deed::Correct { priority: Some(code("EME")), service: None, site: None },
        texts: texts(&[(TextField::Reason, "r")]),
    };
    let place = Action {
        deed: deed(Verb::Correct),
        texts: texts(&[(TextField::Place, "cantina"), (TextField::Reason, "r")]),
    };
    let service = Action {
        deed: Deed::Correct { priority: None, service: Some(code("ELE")), site: None },
        texts: texts(&[(TextField::Reason, "r")]),
    };
    let letter = Action {
        deed: Deed::Communicate {
            channel: Channel::Email,
            planned_start: None,
            planned_end: None,
            plan: Vec::new(),
        },
        texts: texts(&[(TextField::Message, "arriviamo domani")]),
    };
    let charge = || take(Verb::TakeCharge);
    for (state, first, second, by_itself) in [
        (State::Assigned, charge(), take(Verb::Note), true),
        (State::Assigned, charge(), take(Verb::Communicate), true),
        (State::Assigned, charge(), take(Verb::TellStaff), true),
        (State::Assigned, charge(), priority.clone(), true),
        (State::Assigned, priority.clone(), charge(), true),
        (State::Assigned, priority.clone(), place.clone(), true),
        (State::Working, take(Verb::RecordOrder), take(Verb::Complete), true),
        (State::Assigned, priority.clone(), priority.clone(), false),
        (State::Assigned, place.clone(), place, false),
        (State::Assigned, charge(), take(Verb::Cancel), false),
        (State::Assigned, service, take(Verb::Reject), false),
        (State::Working, take(Verb::RecordOrder), take(Verb::Cancel), false),
        (State::Assigned, take(Verb::Cancel), letter, false),
        (State::Assigned, take(Verb::Dispatch), charge(), false),
        (State::Assigned, take(Verb::Dispatch), take(Verb::TellStaff), false),
        (State::Working, take(Verb::Complete), take(Verb::TellStaff), false),
        (State::Completed, take(Verb::Close), priority, false),
    ] {
        let told = format!("{:?} after {:?}", second.deed, first.deed);
        assert_eq!(goes(state, first, second), by_itself, "{told}");
    }
}

#[test]
fn a_reminder_is_in_the_way_of_closing_alone() {
    let place = Desk::at(State::Completed);
    let step = lifecycle::attach(&place.ticket, CallNumber(7), &code("SO"), "", &place.contract);
    let then = after(&place, &step.unwrap(), Verb::Note);
    let changed = since(&then, place.ticket.version);
    assert_eq!(changed, BTreeSet::from([Aspect::Calls]));
    let asked: Vec<Verb> = Verb::ALL
        .into_iter()
        .filter(|verb| !complete_action(*verb).touches().is_disjoint(&changed))
        .collect();
    assert_eq!(asked, [Verb::Close, Verb::Supplement], "the report cites the calls (S2.6)");
}

#[test]
fn what_was_done_and_taken_back_is_no_change() {
    for state in State::ALL {
        for verb in Verb::ALL {
            let mut desk = Desk::at(state);
            let seen = desk.ticket.version;
            if desk.take(verb).is_ok_and(|steps| !steps.is_empty())
                && desk.undo(at_the_desk(verb)).is_ok()
            {
                let words: BTreeSet<_> =
                    (verb == Verb::Correct).then_some(Aspect::Words).into_iter().collect();
                assert_eq!(since(&desk, seen), words, "{} from {}", verb.code(), state.code());
            }
        }
    }
}

#[test]
fn a_version_that_never_was_tells_nothing() {
    let desk = Desk::at(State::Working);
    assert_eq!(Since::version(0, &desk.log, NUMBER), None);
    assert_eq!(Since::version(1, &[], NUMBER), None);
    assert_eq!(since(&desk, 99), BTreeSet::new());
}

/// Who is first has it; the second is told who, also with a version that is fresh.
#[test]
fn a_ticket_is_in_charge_of_one_technician() {
    let take = |technician| Action {
        deed: Deed::TakeCharge { technician: Some(TechnicianId(technician)) },
        texts: Texts::new(),
    };
    // The first team was sent; whoever takes charge has the work.
    for (first, second) in [(1, 2), (2, 1)] {
        let mut desk = Desk::at(State::Assigned);
        desk.act(Role::Technician, &take(first)).unwrap();
        assert_eq!(desk.ticket.in_charge, Some(TechnicianId(first)));
        assert_eq!(desk.ticket.technician, Some(TechnicianId(first)));
        let refused = Err(Refusal::InCharge { technician: TechnicianId(first) });
        assert_eq!(desk.act(Role::Technician, &take(second)), refused);
        assert_eq!(desk.act(Role::Operator, &take(second)), refused, "nor by the desk");
        assert_eq!(desk.act(Role::Technician, &take(first)), Ok(Vec::new()), "already so");
        assert_eq!(desk.take(Verb::TakeCharge), Ok(Vec::new()));
    }
    // Sending another is how it changes hands: before the inspection they have still to take charge.
    let mut desk = Desk::at(State::InCharge);
    desk.take(Verb::Dispatch).unwrap();
    assert_eq!((desk.ticket.state, desk.ticket.in_charge), (State::Assigned, None));
    desk.act(Role::Technician, &take(2)).unwrap();
    assert_eq!(desk.ticket.in_charge, Some(TechnicianId(2)));
    // Later the work goes on in other hands.
    let mut desk = Desk::at(State::Working);
    desk.take(Verb::Dispatch).unwrap();
    assert_eq!(desk.ticket.in_charge, Some(TechnicianId(2)));
    let refused = Err(Refusal::InCharge { technician: TechnicianId(2) });
    assert_eq!(desk.act(Role::Technician, &take(1)), refused);
}

/// Taken by the desk for nobody in particular: whoever says who, has it, and is then the one.
#[test]
fn whoever_has_a_number_takes_what_nobody_named_has() {
    let mut desk = Desk::at(State::Registered);
    desk.take(Verb::TakeCharge).unwrap();
    assert_eq!((desk.ticket.state, desk.ticket.in_charge), (State::InCharge, None));
    let since_when = desk.ticket.milestones.in_charge;
    assert_eq!(desk.take(Verb::TakeCharge), Ok(Vec::new()));
    let two =
        Action { deed: Deed::TakeCharge { technician: Some(TechnicianId(2)) }, texts: Texts::new() };
    let steps = desk.act(Role::Technician, &two).unwrap();
    let wanted = TicketEvent::ChargeTaken { technician: Some(TechnicianId(2)) };
    assert_eq!(steps.iter().map(|step| &step.event).collect::<Vec<_>>(), [&wanted]);
    assert_eq!(desk.ticket.in_charge, Some(TechnicianId(2)));
    assert_eq!(desk.ticket.milestones.in_charge, since_when, "the clock was met by the first");
}

/// Entries that were written before anybody was named: it was whoever had been sent.
#[test]
fn of_older_entries_whoever_was_sent_is_in_charge() {
    let mut desk = Desk::at(State::Assigned);
    let step = Step {
        event: serde_json::from_str(r#"{"kind":"ticket.charge-taken"}"#).unwrap(),
        implied: false,
        texts: Texts::new(),
    };
    desk.write(&step, &actor(Role::Operator));
    assert_eq!(desk.ticket.in_charge, Some(TechnicianId(1)));
}
