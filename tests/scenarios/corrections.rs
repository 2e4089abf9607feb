//! Correcting the history at the desk, after there is no undoing it any more.

use centralino::domain::code::TicketNumber;
use centralino::domain::ticket::State;

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

fn state(shift: &Shift) -> State {
    shift.model.ticket(TicketNumber(1)).unwrap().ticket.state
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

/// A closing has several words: each is a row of its own, and the others stay.
#[test]
fn the_words_that_are_meant_are_chosen_by_their_name() {
    let mut shift = with_a_late_inspection();
    shift.press("f f9 x");
    shift.types("usura");
    shift.press("enter");
    shift.types("pompa sostituita");
    shift.press("f9");
    shift.sees("chiuso");
    shift.is_the_supervisors();
    shift.press("/");
    shift.types("controsoffitto");
    shift.press("enter M");
    shift.types("svolto");
    shift.sees("chiuso  Lavoro svolto «pompa");
    shift.press("enter tab");
    shift.types("pompa riparata");
    shift.press("enter");
    shift.types("letto male");
    shift.press("f9");
    shift.sees("pompa riparata (era: pompa sostituita)");
    shift.sees("usura");
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

/// The keys of a correction of the inspection's time, up to what sends it.
fn corrects_the_inspection(shift: &mut Shift) {
    shift.press("M");
    shift.types("sopralluogo");
    shift.press("enter");
    shift.types("14:45");
    shift.press("enter tab");
    shift.types("il tecnico era lì prima");
}

#[test]
fn a_correction_of_ours_makes_no_form_of_ours_stale() {
    let mut shift = with_a_late_inspection();
    shift.press("g");
    shift.types("non serve più");
    shift.press("esc");
    // The entries stay away: what our own correction led to is known from its answer alone.
    shift.feed_is_behind = true;
    corrects_the_inspection(&mut shift);
    shift.press("f9");
    shift.sees("1: voce corretta.");
    shift.press("g");
    shift.sees("non serve più");
    shift.press("f9");
    shift.does_not_see("è cambiato nel frattempo");
    shift.feed_is_behind = false;
    shift.catches_up();
    assert_eq!(state(&shift), State::Cancelled);
}

#[test]
fn an_action_right_after_a_correction_goes_through() {
    let mut shift = with_a_late_inspection();
    shift.feed_is_behind = true;
    corrects_the_inspection(&mut shift);
    shift.press("f9");
    shift.press("l f9");
    shift.does_not_see("è cambiato nel frattempo");
    shift.feed_is_behind = false;
    shift.catches_up();
    assert_eq!(state(&shift), State::Working);
}

#[test]
fn an_action_that_is_taken_back_makes_no_form_of_ours_stale() {
    let mut shift = with_a_late_inspection();
    shift.press("g");
    shift.types("non serve più");
    shift.press("esc l f9 ctrl-r g");
    shift.sees("non serve più");
    shift.press("f9");
    shift.does_not_see("è cambiato nel frattempo");
    assert_eq!(state(&shift), State::Cancelled);
}

/// A correction is decided on a history that was read: it never goes again by itself, whatever has changed.
#[test]
fn a_correction_that_a_colleague_was_quicker_than_is_asked_again_with_what_changed_and_by_whom() {
    let mut shift = with_a_late_inspection();
    let mut bruno = shift.another_desk("Bruno Prova", 160, 45);
    corrects_the_inspection(&mut shift);
    bruno.press("f6 m");
    bruno.types("URG");
    bruno.press("enter tab tab tab tab");
    bruno.types("meno grave");
    bruno.press("f9");
    shift.press("f9");
    shift.sees("L'intervento 1 è cambiato nel frattempo (operatore): priorità EME → URG. Invio ripete");
    shift.sees("il tecnico era lì prima");
    shift.press("enter");
    shift.sees("1: voce corretta.");
}

/// The form lies under the keyboard again, with nothing lost, also where two corrections met.
#[test]
fn two_corrections_of_one_ticket_are_told_of_each_other() {
    let mut shift = with_a_late_inspection();
    let mut bruno = shift.another_desk("Bruno Prova", 160, 45);
    corrects_the_inspection(&mut shift);
    bruno.press("f6");
    corrects_the_inspection(&mut bruno);
    bruno.press("f9");
    shift.press("f9");
    shift.sees("L'intervento 1 è cambiato nel frattempo (operatore): ");
    shift.sees("il tecnico era lì prima");
}
