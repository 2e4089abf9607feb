//! Who may do what: role by verb, written out by hand.

use centralino::domain::action::Verb;
use centralino::domain::lifecycle::{self, permits};
use centralino::domain::refusal::Refusal;
use centralino::domain::role::Role;
use centralino::domain::sight::Sight;
use centralino::domain::text::TextField;
use centralino::domain::ticket::State;

use crate::fixture::{Desk, actor, complete_action, contract, intake, monday};

/// Operator, technician, supervisor, approver, administrator, display.
const TABLE: &str = "\
reject                   O . S . . .
dispatch                 O . S . . .
ask-parts                O T S . . .
suspend-for-quote        O T S . . .
communicate              O T S . . .
close                    O . S . . .
tell-staff               O . S . . .
take-charge              O T S . . .
start-inspection         O T S . . .
record-inspection        O T S . . .
start-work               O T S . . .
approve-parts            O . S A . .
refuse-parts             O . S A . .
receive-part             O T S . . .
complete-by-third-party  O . S A . .
send-quote               O . S . . .
approve-quote            O . S A . .
decline-quote            O . S A . .
record-order             O . S . . .
complete                 O T S . . .
cancel                   O . S . . .
reopen                   O . S . . .
correct                  O . S . . .
note                     O T S A . .
adopt                    O . S . . .
authorise                . . S . . .
check-step               O T S . . .
escalate                 O T S . . .
supplement               O . S . . .
";

fn mark(role: Role, verb: Verb) -> &'static str {
    match (role.may(verb), role) {
        (false, _) => ".",
        (_, Role::Operator) => "O",
        (_, Role::Technician) => "T",
        (_, Role::Supervisor) => "S",
        (_, Role::Approver) => "A",
        (_, Role::Administrator | Role::Display) => "!",
    }
}

#[test]
fn role_by_verb() {
    let row = |verb: Verb| {
        let marks = Role::ALL.map(|role| mark(role, verb)).join(" ");
        format!("{:<24} {marks}\n", verb.code())
    };
    assert_eq!(Verb::ALL.map(row).concat(), TABLE);
}

#[test]
fn the_role_is_refused_before_anything_else_is_looked_at() {
    for state in State::ALL {
        let ticket = Desk::at(state).ticket;
        for role in Role::ALL {
            for verb in Verb::ALL.into_iter().filter(|verb| !role.may(*verb)) {
                let refused = Err(Refusal::Role { role });
                let action = complete_action(verb);
                assert_eq!(permits(&ticket, verb, &actor(role)), refused);
                let decided = lifecycle::decide(&ticket, &action, &actor(role), &contract());
                assert_eq!(decided.map(|_| ()), refused);
            }
        }
    }
}

#[test]
fn only_the_desk_registers() {
    for role in Role::ALL {
        let decided = lifecycle::register(&intake(), monday(), &actor(role), &contract());
        let desk = matches!(role, Role::Operator | Role::Supervisor);
        assert_eq!(decided.is_ok(), desk, "{}", role.code());
        if !desk {
            assert_eq!(decided, Err(Refusal::Role { role }));
        }
    }
}

/// What each role may read: texts, people, who asked, sums of money.
const READING: &str = "\
operator       words people asked money
technician     words people asked .
supervisor     words people asked money
approver       words people asked money
administrator  .     people asked .
display        place .      .     .
";

#[test]
fn role_by_what_it_may_read() {
    let row = |role: Role| {
        let sight = Sight::of(role);
        let shown: Vec<TextField> =
            TextField::ALL.into_iter().filter(|field| sight.shows(*field)).collect();
        let words = match shown[..] {
            [] => ".",
            [TextField::Place] => "place",
            _ if shown == TextField::ALL => "words",
            _ => panic!("{} sees {shown:?}", role.code()),
        };
        // Only the screen in the room is not told which operator it was.
        assert_eq!(sight.shows_authors(), role != Role::Display);
        let people = if role.sees_people() { "people" } else { "." };
        // Searching must not tell what reading does not.
        assert_eq!(sight.shows_words(), shown == TextField::ALL);
        let asked = if sight.shows_requesters() { "asked" } else { "." };
        // What lateness costs and what work costs is told to the same people.
        assert_eq!(sight.shows_amounts(), role.sees_penalties());
        let money = if role.sees_penalties() { "money" } else { "." };
        format!("{:<14} {words:<5} {people:<6} {asked:<5} {money}\n", role.code())
    };
    assert_eq!(Role::ALL.map(row).concat(), READING);
}
