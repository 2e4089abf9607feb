//! Bell and words for a new call and for a deadline that passes: once, in time, and nothing of anybody.

use chrono::TimeDelta;

use super::entry::register_a_leak;
use super::shift::Shift;

const CALL: &str = "Centralino: chiamata in attesa";

/// A leak whose charge must be taken within a quarter of an hour.
fn with_a_leak() -> Shift {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    register_a_leak(&mut shift);
    assert_eq!(std::mem::take(&mut shift.announced), [CALL]);
    shift
}

#[test]
fn a_deadline_that_passes_is_announced_once_and_stands_in_the_log() {
    let mut shift = with_a_leak();
    shift.minutes_pass(15);
    assert_eq!(shift.announced, [""; 0], "reached is not passed");
    shift.time_passes(TimeDelta::seconds(1));
    let expected = "Centralino: tempo scaduto per la presa in carico dell'intervento 1";
    assert_eq!(shift.announced, [expected]);
    shift.time_passes(TimeDelta::seconds(1));
    shift.minutes_pass(1);
    assert_eq!(shift.announced, [expected]);
    shift.press("ctrl-n");
    shift.sees("!! tempo scaduto per la presa in carico dell'intervento 1");
}

/// An emergency: in charge within a quarter of an hour, inspected within an hour. The first deadline stays the
/// one that presses, and the second passes behind it.
#[test]
fn every_deadline_of_a_ticket_is_announced_when_it_passes() {
    let mut shift = with_a_leak();
    shift.minutes_pass(16);
    shift.announced.clear();
    shift.minutes_pass(43);
    assert_eq!(shift.announced, [""; 0]);
    let wakes = shift.model.wake_at() - shift.clock.now();
    assert!(wakes <= TimeDelta::seconds(61), "it is told in time: {wakes}");
    shift.time_passes(TimeDelta::seconds(61));
    let inspection = "Centralino: tempo scaduto per il sopralluogo dell'intervento 1";
    assert_eq!(shift.announced, [inspection]);
}

#[test]
fn of_several_that_pass_at_once_the_numbers_are_said() {
    let mut shift = with_a_leak();
    shift.minutes_pass(61);
    assert_eq!(shift.announced, ["Centralino: tempo scaduto più volte per l'intervento 1"]);
}

#[test]
fn what_was_late_when_the_desk_began_is_not_announced() {
    let mut shift = with_a_leak();
    shift.minutes_pass(20);
    shift.announced.clear();
    shift.kill_and_start_again();
    shift.minutes_pass(1);
    assert_eq!(shift.announced, [""; 0]);
    // What it misses from now on is announced, though it is late already.
    shift.minutes_pass(100);
    let inspection = "Centralino: tempo scaduto per il sopralluogo dell'intervento 1";
    assert_eq!(shift.announced, [inspection]);
}

#[test]
fn a_clock_that_stands_still_passes_nothing() {
    let mut shift = with_a_leak();
    shift.press("t f9 s f9 p");
    shift.types("fuori contratto");
    shift.press("f9");
    shift.minutes_pass(60 * 24 * 30);
    let late: Vec<&String> = shift.announced.iter().filter(|text| text.contains("lavori")).collect();
    assert_eq!(late, [""; 0]);
}

#[test]
fn nobodys_name_number_or_place_is_announced() {
    let mut shift = with_a_leak();
    shift.rings("0000 000 111");
    shift.minutes_pass(200);
    assert!(shift.announced.len() >= 2, "{:?}", shift.announced);
    for text in &shift.announced {
        for private in ["Prova", "0000", "Rianimazione", "Ospedale"] {
            assert!(!text.contains(private), "{text}");
        }
    }
}
