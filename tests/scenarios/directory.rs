//! The directory grows while a desk is open: its lists follow, and an empty one says how to fill it.

use centralino::api::resource::NewTechnician;
use centralino::tui::app::{Effect, Msg};
use centralino::tui::input::Key;

use super::entry::register_a_leak;
use super::shift::Shift;

fn with_a_leak() -> Shift {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    register_a_leak(&mut shift);
    shift
}

/// As `centralino directory add-technician` does it.
fn somebody_adds(shift: &Shift, name: &str) {
    let technician =
        NewTechnician { name: name.into(), phone: "0000 000 203".into(), ..NewTechnician::default() };
    shift.does(shift.colleague().add(&technician, "another-technician")).unwrap();
}

#[test]
fn a_technician_who_was_added_elsewhere_is_in_the_list_without_a_new_start() {
    let mut shift = with_a_leak();
    shift.minutes_pass(2);
    somebody_adds(&shift, "Tecnico Prova Nuovo");
    shift.press("a");
    shift.sees("Tecnico Prova Nuovo");
}

#[test]
fn lists_are_asked_for_by_whoever_writes_and_at_most_once_a_minute() {
    let mut shift = with_a_leak();
    shift.minutes_pass(2);
    let clock = shift.clock.clone();
    let mut asked = |keys: &str| {
        let effects = keys.split(' ').flat_map(|key| {
            let key = Key::parse(key).unwrap();
            shift.model.update(Msg::Key(key), clock.now())
        });
        effects.filter(|effect| matches!(effect, Effect::FetchRecords)).count()
    };
    assert_eq!(asked("a esc a t e c esc"), 1);
    clock.advance(chrono::TimeDelta::seconds(61));
    assert_eq!(asked("n a b c"), 0, "a note has no list");
    assert_eq!(asked("esc a"), 1);
    for _ in 0..10 {
        clock.advance(chrono::TimeDelta::minutes(1));
        let effects = shift.model.update(Msg::Wake, clock.now());
        assert!(!effects.contains(&Effect::FetchRecords), "nobody writes: nothing is asked");
    }
}

#[test]
fn an_empty_list_of_technicians_says_how_to_fill_it_and_keeps_what_was_typed() {
    let mut shift = with_a_leak();
    shift.server_goes();
    shift.model.replica.directory.technicians.clear();
    shift.press("a");
    shift.sees("si aggiungono con centralino");
    shift.sees("directory add-technician");
    shift.types("rossi");
    shift.press("f9");
    shift.sees("rossi");
    shift.sees("Chi va: serve");
}

#[test]
fn people_are_found_by_number_and_what_is_only_spelled_alike_never_stands_first() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 999");
    shift.press("f2");
    shift.types("0000000111");
    shift.sees("> Utente Prova Uno, caposala");
    shift.press("ctrl-u");
    shift.types("caposala ospedale utente");
    shift.sees("> Utente Prova Uno, caposala");
    shift.press("ctrl-u");
    shift.types("utnete");
    shift.sees("  Utente Prova Uno, caposala");
    shift.does_not_see("> Utente Prova Uno, caposala");
    shift.press("enter tab");
    shift.types("magzzino");
    shift.sees("  Ospedale Prova › Magazzino");
    shift.does_not_see("> Ospedale Prova › Magazzino");
}

#[test]
fn an_erased_person_is_said_to_have_been_somebody_and_is_offered_to_nobody() {
    let mut shift = with_a_leak();
    shift.sees("Utente Prova Uno");
    shift.does(shift.supervisor().erase("/v1/requesters", 1, 1, "erased")).unwrap();
    shift.minutes_pass(2);
    shift.press("a esc");
    shift.sees("persona cancellata");
    shift.does_not_see("Utente Prova Uno");
    shift.rings("0000 000 111");
    shift.press("f2");
    shift.types("utente");
    shift.does_not_see("Utente Prova Uno");
    assert!(shift.does(shift.colleague().erase("/v1/requesters", 1, 2, "not-theirs")).is_err());
}
