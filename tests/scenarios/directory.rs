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
    shift.does(shift.colleague().new_technician(&technician, "another-technician")).unwrap();
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
