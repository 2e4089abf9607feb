//! The state machine walked in every direction: from every beginning, every verb with valid data by the desk and by the client, until
//! nothing new is found. A ticket is the same as another where whatever a decision looks at is the same; times are
//! not. It is our own types, so that what is walked is what runs, in place of a model of it that could drift.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use centralino::domain::action::{Action, Deed, Verb};
use centralino::domain::lifecycle;
use centralino::domain::role::Role;
use centralino::domain::ticket::{State, Ticket};

use chrono::TimeDelta;

use crate::fixture::{Desk, actor, at_the_desk, code, intake, order};
use crate::naive;
use crate::together::every_action;

/// What decisions look at, and nothing that grows without end.
type Place = (State, [Option<String>; 4], [bool; 5]);

fn place(ticket: &Ticket) -> Place {
    let codes = [
        ticket.quote.as_ref().map(|quote| quote.status.code().to_owned()),
        ticket.technician.map(|technician| technician.0.to_string()),
        ticket.in_charge.map(|technician| technician.0.to_string()),
        ticket.step_before_work().map(ToString::to_string),
    ];
    let marks = [
        ticket.unauthorised,
        ticket.order.is_some(),
        !ticket.reopenings.is_empty(),
        ticket.milestones.in_charge.is_some(),
        ticket.checklist.as_ref().is_some_and(|list| list.failure().is_some()),
    ];
    (ticket.state, codes, marks)
}

/// Everything that can be done, but for a third technician, who adds nothing to two.
fn actions() -> Vec<Action> {
    let third = |action: &Action| matches!(action.deed, Deed::Dispatch { on_call: true, .. });
    every_action().into_iter().filter(|action| !third(action)).collect()
}

fn beginnings() -> Vec<Desk> {
    let mut ordered = intake();
    (ordered.call_type, ordered.order) = (code("OI"), Some(order()));
    vec![Desk::registered(&intake()), Desk::registered(&ordered), Desk::imported(), Desk::unauthorised()]
}

/// Roles differ in what they may do at all, which another test tells apart, and the client in needing no name: the
/// desk and the client are enough.
fn who_takes(verb: Verb) -> Vec<Role> {
    let client = verb.is_the_clients().then_some(Role::Approver);
    [at_the_desk(verb)].into_iter().chain(client).collect()
}

/// What was found: every place, which states lead to which, and how many actions were done.
struct Walked {
    seen: BTreeSet<Place>,
    ways: BTreeMap<State, BTreeSet<State>>,
    done: usize,
}

impl Walked {
    fn from(&self, state: State) -> BTreeSet<State> {
        self.ways.get(&state).cloned().unwrap_or_default()
    }

    fn counted(&self) -> (usize, usize, usize) {
        (self.seen.len(), self.ways.values().map(BTreeSet::len).sum(), self.done)
    }
}

/// Goes everywhere from here; the clauses hold at every place.
fn walk(beginnings: Vec<Desk>, actions: &[Action]) -> Walked {
    let is_approver = |id| id == actor(Role::Approver).id;
    let mut seen: BTreeSet<Place> = BTreeSet::new();
    let mut ways: BTreeMap<State, BTreeSet<State>> = BTreeMap::new();
    let mut queue: VecDeque<Desk> = beginnings.into();
    seen.extend(queue.iter().map(|desk| place(&desk.ticket)));
    let mut done = 0;
    while let Some(desk) = queue.pop_front() {
        naive::holds(&desk.log, &desk.ticket, &desk.contract, is_approver);
        for action in actions {
            let verb = action.deed.verb();
            for role in who_takes(verb) {
                let Ok(steps) = lifecycle::decide(&desk.ticket, action, &actor(role), &desk.contract)
                else {
                    continue;
                };
                if steps.is_empty() {
                    continue;
                }
                done += 1;
                let mut next = desk.clone();
                next.now += TimeDelta::minutes(1);
                steps.iter().for_each(|step| next.write(step, &actor(role)));
                if next.ticket.state != desk.ticket.state {
                    ways.entry(desk.ticket.state).or_default().insert(next.ticket.state);
                }
                if seen.insert(place(&next.ticket)) {
                    queue.push_back(next);
                }
            }
        }
    }
    Walked { seen, ways, done }
}

#[test]
fn no_way_through_the_states_breaks_a_clause() {
    let walked = walk(beginnings(), &actions());
    // What ends a ticket ends it: only what was closed is taken up again, and a record only by being adopted.
    assert_eq!(walked.from(State::Rejected), BTreeSet::new());
    assert_eq!(walked.from(State::Cancelled), BTreeSet::new());
    assert_eq!(walked.from(State::Closed), BTreeSet::from([State::InCharge, State::Assigned]));
    assert_eq!(walked.from(State::Imported), BTreeSet::from([State::Registered]));
    let wanted = BTreeSet::from([State::Closed, State::InCharge, State::Assigned]);
    assert_eq!(walked.from(State::Completed), wanted);
    let reached: BTreeSet<State> = walked.seen.iter().map(|(state, ..)| *state).collect();
    assert_eq!(reached.len(), State::ALL.len(), "every state was reached");
    // Counted once by this walk: fewer means that it does not go everywhere any more.
    assert_eq!(walked.counted(), (1268, 78, 20_617));
    assert_eq!(Verb::ALL.len(), 29, "a new verb is walked too, and the figures are counted anew");
}

/// A lesson, whose checklist the others have not: who is sent and what it costs was walked there.
#[test]
fn no_way_through_a_lesson_breaks_a_clause() {
    let apart = |action: &Action| match &action.deed {
        Deed::Dispatch { .. } | Deed::SuspendForQuote => true,
        Deed::TakeCharge { technician } | Deed::Reopen { technician } => technician.is_some(),
        Deed::RecordInspection { covered, .. } => *covered != Some(true),
        _ => false,
    };
    let actions: Vec<Action> = actions().into_iter().filter(|action| !apart(action)).collect();
    let walked = walk(vec![Desk::lesson()], &actions);
    let begun =
        walked.seen.iter().any(|(state, codes, _)| *state == State::Working && codes[3].is_some());
    assert!(begun, "what has begun goes on, also where a step fails again");
    assert_eq!(walked.counted(), (372, 48, 4_284));
}
