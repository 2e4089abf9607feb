//! Correcting the history at the desk, after there is no undoing it any more.

use centralino::domain::code::TicketNumber;

use super::entry::register_a_leak;
use super::shift::Shift;

fn with_a_late_inspection() -> Shift {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    register_a_leak(&mut shift);
    shift.minutes_pass(40);
    shift.press("s f9");
    shift.sees("in sopralluogo");
    shift.minutes_pass(5);
    shift
}

#[test]
fn a_time_that_was_said_wrongly_is_corrected_by_keys() {
    let mut shift = with_a_late_inspection();
    shift.press("M");
    shift.sees("correggere una voce della storia");
    shift.types("sopralluogo");
    shift.press("enter");
    shift.types("14:45");
    shift.press("enter tab");
    shift.types("il tecnico era lì prima");
    shift.press("f9");
    shift.sees("1: voce corretta.");
    shift.sees("14:45:00     sopralluogo iniziato  (corretto, era 15:09)");
    shift.sees("«il tecnico era lì prima»");
    let row = shift.model.ticket(TicketNumber(1)).unwrap();
    let met = row.ticket.milestones.inspection_started.unwrap();
    assert_eq!(met.at.to_rfc3339(), "2026-11-23T13:45:00+00:00");
}

#[test]
fn words_are_corrected_and_those_before_stay_readable() {
    let mut shift = with_a_late_inspection();
    shift.press("n");
    shift.types("chiavi in portineria");
    shift.press("f9 M");
    shift.types("portineria");
    shift.press("enter tab");
    shift.types("chiavi in banca");
    shift.press("enter");
    shift.types("capito male");
    shift.press("f9");
    shift.sees("«chiavi in banca (era: chiavi in portineria)»");
}

#[test]
fn what_is_missing_or_before_the_call_is_told_and_nothing_is_lost() {
    let mut shift = with_a_late_inspection();
    shift.press("M f9");
    shift.sees("Voce: serve una voce della storia");
    shift.types("sopralluogo");
    shift.press("enter");
    shift.types("14:45");
    shift.press("f9");
    shift.sees("Perché si corregge: serve");
    shift.types("letto male");
    shift.press("backtab backtab");
    shift.press("ctrl-u");
    shift.types("9:40");
    shift.press("f9");
    shift.sees("Quando: non valido");
    shift.sees("letto male");
    // Technicians telephone the desk.
    let mut field = shift.another_technician("Tecnico Prova", 1, 80, 24);
    field.press("enter M");
    field.does_not_see("correggere una voce");
}
