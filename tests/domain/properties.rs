//! What holds whatever people do, in any order: random actions by everybody on one ticket.

use centralino::domain::action::{Action, Deed, Verb};
use centralino::domain::chain;
use centralino::domain::event::{Completion, Event, Recorded, TicketEvent};
use centralino::domain::refusal::Refusal;
use centralino::domain::role::Role;
use centralino::domain::text::TextField;
use centralino::domain::ticket::{State, Ticket};
use proptest::prelude::*;

use crate::fixture::{Desk, NUMBER, complete_action, deed, inspection, intake, texts_for};

/// One thing somebody tries.
#[derive(Clone, Debug)]
struct Attempt {
    role: Role,
    action: Action,
}

fn attempt() -> impl Strategy<Value = Attempt> {
    let levels = prop::sample::select(vec!["IND", "BRE", "MED", "LUN"]);
    let inspected = (levels, any::<bool>()).prop_map(|(level, covered)| inspection(level, covered));
    let any_deed = prop::sample::select(Verb::ALL.to_vec()).prop_map(deed);
    let deeds = prop_oneof![6 => any_deed, 1 => inspected];
    // Now and then a text is left out, so that guards are met too.
    let left_out = prop::option::weighted(0.2, prop::sample::select(TextField::ALL.to_vec()));
    let roles = prop_oneof![
        5 => Just(Role::Operator),
        3 => Just(Role::Technician),
        1 => Just(Role::Supervisor),
        2 => Just(Role::Approver),
        1 => Just(Role::Administrator),
    ];
    (roles, deeds, left_out).prop_map(|(role, deed, left_out)| {
        let mut texts = texts_for(deed.verb());
        if let Some(field) = left_out {
            texts.remove(&field);
        }
        Attempt { role, action: Action { deed, texts } }
    })
}

fn attempts() -> impl Strategy<Value = Vec<Attempt>> {
    prop::collection::vec(attempt(), 1..60)
}

fn run(attempts: &[Attempt], mut each: impl FnMut(&Desk, &Attempt, Result<usize, Refusal>)) -> Desk {
    let mut desk = Desk::registered(&intake());
    for attempt in attempts {
        let before = desk.clone();
        let done = desk.act(attempt.role, &attempt.action).map(|steps| steps.len());
        if done.is_err() {
            assert_eq!(desk.ticket, before.ticket, "a refusal changes nothing");
        }
        each(&desk, attempt, done);
    }
    desk
}

/// Walks a log and shows each entry with the states before and after it.
fn each_step(log: &[Recorded], mut look: impl FnMut(&Recorded, &TicketEvent, State, State)) {
    let mut ticket = Ticket::born(&log[0], NUMBER).unwrap();
    for entry in &log[1..] {
        let before = ticket.state;
        ticket.apply(entry);
        let Event::Ticket(event) = &entry.event else { panic!("{entry:?}") };
        look(entry, event, before, ticket.state);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_closes_without_its_form_and_its_report(attempts in attempts()) {
        let desk = run(&attempts, |desk, _, _| {
            if desk.ticket.state == State::Closed {
                assert_eq!(desk.ticket.report.as_ref().unwrap().calls, desk.ticket.calls);
                assert!(!desk.ticket.has_open_quote());
            }
        });
        each_step(&desk.log, |entry, event, before, after| {
            if after == State::Closed && before != after {
                assert!(matches!(event, TicketEvent::Closed { .. }), "{event:?}");
                assert!(entry.seals.contains_key(&TextField::Cause));
                assert!(entry.seals.contains_key(&TextField::WorkDone));
            }
        });
    }

    #[test]
    fn nothing_stands_still_for_parts_without_the_client(attempts in attempts()) {
        let desk = run(&attempts, |_, _, _| {});
        each_step(&desk.log, |entry, event, before, after| {
            if matches!(after, State::SuspendedForParts(_)) && before != after {
                assert!(matches!(event, TicketEvent::PartsApproved(_)), "{event:?}");
                assert!(matches!(before, State::PartsAsked(_)), "{before:?}");
                let by_approver = entry.actor == crate::fixture::actor(Role::Approver).id;
                let named = entry.seals.contains_key(&TextField::Person)
                    && entry.seals.contains_key(&TextField::Reference);
                assert!(by_approver || named);
            }
        });
    }

    #[test]
    fn a_quote_suspension_ends_by_the_clients_word_or_the_requesters(attempts in attempts()) {
        let desk = run(&attempts, |_, _, _| {});
        each_step(&desk.log, |_, event, before, after| {
            if before == State::SuspendedForQuote && after != before {
                let wanted = match event {
                    TicketEvent::QuoteApproved(_) => State::Scheduled,
                    TicketEvent::Completed { by: Completion::NotAuthorised, .. } => State::Completed,
                    TicketEvent::Cancelled => State::Cancelled,
                    other => panic!("{other:?} ended a suspension for a quote"),
                };
                assert_eq!(after, wanted);
            }
        });
    }

    #[test]
    fn folding_is_deterministic_also_by_way_of_json(attempts in attempts()) {
        let desk = run(&attempts, |_, _, _| {});
        prop_assert_eq!(&desk.folded(), &desk.ticket);
        let text = serde_json::to_string(&desk.log).unwrap();
        let log: Vec<Recorded> = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(&crate::fixture::fold(&log), &desk.ticket);
        let mut walk = chain::Walk::default();
        for entry in &log {
            prop_assert_eq!(walk.step(entry), Ok(()));
        }
        let ticket: Ticket = serde_json::from_str(&serde_json::to_string(&desk.ticket).unwrap()).unwrap();
        prop_assert_eq!(&ticket, &desk.ticket);
    }

    #[test]
    fn what_a_refusal_calls_possible_is_possible_anywhere(attempts in attempts()) {
        run(&attempts, |desk, _, done| {
            let Err(Refusal::NotYet { possible, .. } | Refusal::Past { possible, .. }) = done else {
                return;
            };
            assert!(!possible.is_empty());
            for verb in possible {
                let mut action = complete_action(verb);
                if let Deed::Dispatch { technician, .. } = &mut action.deed {
                    technician.0 = 77;
                }
                let done = desk.clone().act(Role::Operator, &action);
                assert!(done.as_ref().is_ok_and(|steps| !steps.is_empty()), "{verb:?}: {done:?}");
            }
        });
    }

    #[test]
    fn said_twice_it_happens_once(attempts in attempts()) {
        let repeatable = |verb: Verb| !matches!(
            verb,
            Verb::Note | Verb::Communicate | Verb::Correct | Verb::TellStaff | Verb::SendQuote
                | Verb::RecordInspection | Verb::RecordOrder | Verb::Supplement
        );
        run(&attempts, |desk, attempt, done| {
            if done.is_ok_and(|steps| steps > 0) && repeatable(attempt.action.deed.verb()) {
                match desk.clone().act(attempt.role, &attempt.action) {
                    Ok(steps) => assert!(steps.is_empty(), "{:?}: {steps:?}", attempt.action.deed),
                    // Refusals that a repeat may meet: the way back is over.
                    Err(Refusal::NotYet { .. } | Refusal::Past { .. }) => {}
                    Err(other) => panic!("{other:?}"),
                }
            }
        });
    }

    #[test]
    fn pauses_never_overlap_and_only_a_suspended_ticket_has_an_open_one(attempts in attempts()) {
        run(&attempts, |desk, _, _| {
            let ticket = &desk.ticket;
            let open = ticket.pauses.iter().filter(|pause| pause.to.is_none()).count();
            assert_eq!(open, usize::from(ticket.state.is_suspended()), "{ticket:?}");
            for pair in ticket.pauses.windows(2) {
                assert!(pair[0].to.unwrap() <= pair[1].from);
            }
        });
    }
}
