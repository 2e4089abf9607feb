//! Several people at one ticket, each by what they saw: random actions, on versions that have moved on since, with
//! undoing in between. Whatever they do, the clauses hold, and what went by itself went as it was meant.

use std::collections::{BTreeMap, BTreeSet};

use centralino::domain::action::{Action, Deed, Verb};
use centralino::domain::code::{ActorId, RequesterId, TechnicianId};
use centralino::domain::contract::{self, Contract};
use centralino::domain::directory::Requester;
use centralino::domain::event::{Event, TicketEvent};
use centralino::domain::lifecycle::{self, EntryCorrection, authority, course};
use centralino::domain::refusal::Refusal;
use centralino::domain::role::{Actor, Role};
use centralino::domain::text::TextField;
use centralino::domain::ticket::State;
use centralino::domain::time::{ZONE, local};
use centralino::domain::touches::Since;
use chrono::TimeDelta;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use rust_decimal::Decimal;
use uuid::Uuid;

use crate::fixture::{Desk, NUMBER, intake, texts};
use crate::naive;
use crate::together::every_action;

/// Somebody at work: two at the desk, two technicians, two of the client's with levels, one who runs the shift.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Somebody {
    role: Role,
    number: u128,
    technician: Option<TechnicianId>,
    /// Of the client's: up to which amount they may decide (S9.2).
    level: Option<u8>,
}

impl Somebody {
    const fn new(role: Role, number: u128) -> Self {
        Self { role, number, technician: None, level: None }
    }

    fn actor(self) -> Actor {
        Actor { id: ActorId(Uuid::from_u128(self.number)), role: self.role }
    }

    fn record(self) -> Option<Requester> {
        let document = serde_json::json!({"id": self.number as u64, "name": "Utente Prova",
            "position": "", "site": null, "phones": [], "level": self.level?, "valid_from": null,
            "valid_to": null, "document": ""});
        Some(serde_json::from_value(document).unwrap())
    }
}

const PEOPLE: [Somebody; 7] = [
    Somebody::new(Role::Operator, 1),
    Somebody::new(Role::Operator, 2),
    Somebody { technician: Some(TechnicianId(1)), ..Somebody::new(Role::Technician, 3) },
    Somebody { technician: Some(TechnicianId(2)), ..Somebody::new(Role::Technician, 4) },
    Somebody { level: Some(1), ..Somebody::new(Role::Approver, 5) },
    Somebody { level: Some(5), ..Somebody::new(Role::Approver, 6) },
    Somebody::new(Role::Supervisor, 7),
];

fn is_approver(id: ActorId) -> bool {
    PEOPLE.iter().any(|who| who.actor().id == id && who.role == Role::Approver)
}

/// What one of them does.
#[derive(Clone, Debug)]
enum Turn {
    /// `behind`: so many versions ago they looked at it last. `insists`: asked, they look at what has changed and
    /// send it all the same.
    Acts {
        who: Somebody,
        action: Action,
        behind: u64,
        insists: bool,
    },
    TakesBack {
        who: Somebody,
    },
    /// An entry, counted from the last one, happened so many seconds earlier.
    Corrects {
        who: Somebody,
        entry: u64,
        earlier: i64,
    },
}

fn turn() -> impl Strategy<Value = Turn> {
    let who = || prop::sample::select(PEOPLE.to_vec());
    let likely = every_action();
    let left_out = prop::option::weighted(0.15, prop::sample::select(TextField::ALL.to_vec()));
    let acts = (who(), prop::sample::select(likely), left_out, 0u64..4, any::<bool>());
    let acts = acts.prop_map(|(who, mut action, left_out, behind, insists)| {
        if let Some(field) = left_out {
            action.texts.remove(&field);
        }
        action.deed = action.deed.taken_by(who.technician);
        if who.role == Role::Approver {
            action.deed = action.deed.decided_by(Some(RequesterId(who.number as u64)));
        }
        Turn::Acts { who, action, behind, insists }
    });
    let corrects = (who(), 0u64..8, 0i64..30);
    let corrects = corrects.prop_map(|(who, entry, earlier)| Turn::Corrects { who, entry, earlier });
    prop_oneof![8 => acts, 1 => who().prop_map(|who| Turn::TakesBack { who }), 1 => corrects]
}

/// The contract at hand, with levels of the client's own people.
fn contract_with_levels() -> Contract {
    let mut contract = contract::load(contract::shipped::texts()[0]).unwrap();
    let steps = r#"[{"level": 2, "up_to": "1000.00"}, {"level": 5}]"#;
    contract.authority = serde_json::from_str(steps).unwrap();
    contract
}

/// How a turn went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Went {
    TakenBack,
    Corrected,
    /// Asked, and left.
    Asked,
    /// On a version that has moved on, by itself.
    ByItself,
    /// As seen, or asked and sent all the same.
    Done,
    Refused,
}

/// As the server decides, and the workplace that asked it goes on.
fn take(desk: &mut Desk, turn: &Turn) -> Went {
    desk.now += TimeDelta::seconds(1);
    match turn {
        Turn::TakesBack { who } => {
            let Ok(step) = lifecycle::undo(&desk.log, &who.actor(), desk.now) else {
                return Went::Refused;
            };
            desk.write(&step, &who.actor());
            desk.ticket = desk.folded();
            Went::TakenBack
        }
        Turn::Corrects { who, entry, earlier } => {
            let place = (desk.log.len() as u64).saturating_sub(*entry).max(1);
            let said_at = desk.log[place as usize - 1].said_at - TimeDelta::seconds(*earlier);
            let texts = texts(&[(TextField::Grounds, "ora sbagliata")]);
            let asked = EntryCorrection { entry: place, said_at: Some(said_at), texts };
            let (log, ticket, by) = (&desk.log, &desk.ticket, who.actor());
            let Ok(step) = lifecycle::correct_entry(log, ticket, &asked, &by, &desk.contract) else {
                return Went::Refused;
            };
            desk.write(&step, &by);
            desk.ticket = desk.folded();
            Went::Corrected
        }
        Turn::Acts { who, action, behind, insists } => {
            let version = desk.ticket.version;
            let seen = version.saturating_sub(*behind).max(1);
            let since = Since::version(seen, &desk.log, NUMBER).unwrap();
            let stale = !action.touches().is_disjoint(&since.changed);
            if stale && !insists {
                return Went::Asked;
            }
            let decided = decide(desk, *who, action);
            if !stale {
                let meant = decide_on(desk, &since.then, *who, action);
                // What was refused then was never sent.
                if meant.is_ok() {
                    assert_eq!(decided, meant, "{action:?} of version {seen}, at {version}");
                }
            }
            let Ok(steps) = decided else { return Went::Refused };
            let begun = desk.log.len();
            for step in &steps {
                desk.write(step, &who.actor());
            }
            desk.of_one_command(begun);
            if seen < version && !stale && !steps.is_empty() { Went::ByItself } else { Went::Done }
        }
    }
}

type Decided = Result<Vec<lifecycle::Step>, Refusal>;

fn decide(desk: &Desk, who: Somebody, action: &Action) -> Decided {
    decide_on(desk, &desk.ticket, who, action)
}

fn decide_on(
    desk: &Desk,
    ticket: &centralino::domain::ticket::Ticket,
    who: Somebody,
    action: &Action,
) -> Decided {
    let steps = lifecycle::decide(ticket, action, &who.actor(), &desk.contract)?;
    if !steps.is_empty() && who.role == Role::Approver {
        let day = local(desk.now, ZONE).date_naive();
        authority::may_decide(ticket, &action.deed, who.record().as_ref(), &desk.contract, day)?;
    }
    Ok(steps)
}

/// Whoever of the client's approved a quote was enabled for its amount (S9.2), read off the log.
fn every_approval_is_covered(desk: &Desk) {
    let mut amount = Decimal::ZERO;
    for entry in &desk.log {
        let Event::Ticket(event) = &entry.event else { continue };
        match event {
            TicketEvent::QuoteSent { amount: Some(sent), .. } => amount = *sent,
            TicketEvent::QuoteApproved(_) => {
                let who = PEOPLE.iter().find(|who| who.actor().id == entry.actor);
                let level = who.and_then(|who| who.level);
                let needed = if amount > Decimal::new(1_000, 0) { 5 } else { 2 };
                assert!(level.is_none_or(|level| level >= needed), "{amount} by level {level:?}");
            }
            _ => {}
        }
    }
}

/// The turns above meet what they are about: a law over nothing would hold as well.
#[test]
fn the_turns_lead_everywhere() {
    let mut runner = TestRunner::deterministic();
    let (mut went, mut states) = (BTreeMap::new(), BTreeSet::new());
    for _ in 0..150 {
        let turns = prop::collection::vec(turn(), 40).new_tree(&mut runner).unwrap().current();
        let mut desk = Desk::registered(&intake());
        desk.contract = contract_with_levels();
        for turn in &turns {
            *went.entry(take(&mut desk, turn)).or_insert(0) += 1;
            states.insert(desk.ticket.state);
        }
    }
    assert_eq!(went.len(), 6, "{went:?}");
    assert!(went.values().all(|count| *count > 20), "{went:?}");
    let all = State::ALL.len() - 1;
    assert!(states.len() > all - 3, "but for imported records, nearly everywhere: {states:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_several_people_do_the_clauses_hold(turns in prop::collection::vec(turn(), 1..70)) {
        let mut desk = Desk::registered(&intake());
        desk.contract = contract_with_levels();
        for turn in &turns {
            let before = desk.clone();
            take(&mut desk, turn);
            naive::holds(&desk.log, &desk.ticket, &desk.contract, is_approver);
            prop_assert_eq!(&desk.folded(), &desk.ticket);
            let over = matches!(before.ticket.state, State::Rejected | State::Cancelled);
            if over && before.ticket.state != desk.ticket.state {
                // Nothing but its undoing brings it back.
                let Turn::TakesBack { .. } = turn else { panic!("{turn:?}") };
            }
            if desk.ticket.state == State::Closed {
                let reopens = course(&desk.ticket, Verb::Reopen);
                prop_assert!(reopens.is_ok(), "{:?}", reopens);
            }
        }
        every_approval_is_covered(&desk);
    }

    /// Two technicians press the key at once, each by what they see: one has it, and the other is told who.
    #[test]
    fn of_two_who_take_charge_at_once_one_has_it(
        before in prop::collection::vec(turn(), 0..12), first in 1u64..=2,
    ) {
        let mut desk = Desk::registered(&intake());
        for turn in &before {
            take(&mut desk, turn);
        }
        let take = |technician: u64| Action {
            deed: Deed::TakeCharge { technician: Some(TechnicianId(technician)) },
            texts: Default::default(),
        };
        let seen = desk.ticket.version;
        let (one, other) = (PEOPLE[2 + first as usize - 1], PEOPLE[2 + 2 - first as usize]);
        let Ok(steps) = decide(&desk, one, &take(first)) else { return Ok(()) };
        steps.iter().for_each(|step| desk.write(step, &one.actor()));
        let second = take(3 - first);
        if !steps.is_empty() {
            let since = Since::version(seen, &desk.log, NUMBER).unwrap();
            prop_assert!(!second.touches().is_disjoint(&since.changed), "the second is asked");
        }
        let refused = Err(Refusal::InCharge { technician: TechnicianId(first) });
        prop_assert_eq!(decide(&desk, other, &second), refused, "and refused with a fresh version");
        prop_assert_eq!(decide(&desk, one, &take(first)), Ok(Vec::new()), "already so");
        prop_assert_eq!(desk.ticket.in_charge, Some(TechnicianId(first)));
    }
}
