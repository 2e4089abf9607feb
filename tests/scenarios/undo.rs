//! Taking the last action back at the desk, and the notices that tell of it.

use centralino::api::resource::TicketCommand;
use centralino::domain::action::{Action, Deed};
use centralino::domain::code::TicketNumber;
use centralino::domain::text::{TextField, Texts};
use centralino::domain::ticket::State;
use chrono::TimeDelta;

use super::entry::register_a_leak;
use super::shift::Shift;

fn with_a_leak(width: u16, height: u16) -> Shift {
    let mut shift = Shift::begin(width, height);
    shift.rings("0000 000 111");
    register_a_leak(&mut shift);
    shift
}

fn state(shift: &Shift) -> State {
    shift.model.ticket(TicketNumber(1)).unwrap().ticket.state
}

#[test]
fn an_action_is_told_and_taken_back_by_one_key() {
    for (width, height) in [(160, 45), (120, 36), (80, 24)] {
        let mut shift = with_a_leak(width, height);
        shift.press("t f9");
        shift.sees("1: preso in carico. Ctrl-R annulla (5 s)");
        shift.time_passes(TimeDelta::milliseconds(1_500));
        shift.sees("Ctrl-R annulla (4 s)");
        assert_eq!(state(&shift), State::InCharge);
        shift.press("ctrl-r");
        assert_eq!(state(&shift), State::Registered);
        shift.sees("1: l'ultima mossa è annullata.");
        shift.sees("annullato  assegnato, preso in carico");
        shift.sees("preso in carico  (annullato)");
        shift.press("ctrl-r");
        shift.sees("Niente da annullare");
        // It may be done again.
        shift.press("t f9");
        assert_eq!(state(&shift), State::InCharge);
    }
}

#[test]
fn after_five_seconds_it_is_no_longer_offered() {
    let mut shift = with_a_leak(120, 36);
    shift.press("t f9");
    shift.time_passes(TimeDelta::seconds(5));
    shift.does_not_see("annulla (");
    shift.press("ctrl-r");
    shift.sees("più di cinque secondi");
    assert_eq!(state(&shift), State::InCharge);
}

#[test]
fn what_told_somebody_outside_is_told_and_not_offered() {
    let mut shift = with_a_leak(120, 36);
    shift.press("c tab");
    shift.types("arrivano alle 10");
    shift.press("f9");
    shift.sees("1: comunicato al cliente");
    shift.does_not_see("annulla (");
    shift.press("ctrl-r");
    shift.sees("Niente da annullare");
}

#[test]
fn a_dispatch_that_is_taken_back_takes_the_question_whom_to_tell_with_it() {
    let mut shift = with_a_leak(120, 36);
    shift.press("a");
    shift.types("idraul");
    shift.press("enter f9");
    shift.sees("Chiamare Squadra Prova idraulici");
    shift.press("ctrl-r");
    assert!(shift.model.papers.prompt.is_none());
    assert_eq!(state(&shift), State::Registered);
    shift.does_not_see("Chiamare");
}

#[test]
fn a_ticket_that_was_closed_by_mistake_comes_back_to_the_board() {
    let mut shift = with_a_leak(160, 45);
    shift.press("t f9 x");
    shift.types("guarnizione");
    shift.press("enter");
    shift.types("sostituita");
    shift.press("f9");
    shift.sees("0 aperti");
    shift.press("ctrl-r");
    shift.sees("1 aperto");
    assert_eq!(state(&shift), State::InCharge);
}

#[test]
fn what_a_colleague_did_since_is_not_passed_over() {
    let mut shift = with_a_leak(120, 36);
    shift.press("t f9");
    let version = shift.model.ticket(TicketNumber(1)).unwrap().ticket.version;
    let colleague = shift.colleague();
    let texts = Texts::from([(TextField::Note, "chiama il reparto".to_owned())]);
    let command = TicketCommand { action: Action { deed: Deed::Note, texts }, said_at: None };
    shift.does(colleague.ticket_action(TicketNumber(1), version, &command, "note")).unwrap();
    shift.press("ctrl-r");
    shift.sees("Non si annulla: sull'intervento 1 è successo altro nel frattempo.");
    assert_eq!(state(&shift), State::InCharge);
}

#[test]
fn notices_that_have_gone_stand_in_their_log() {
    let mut shift = with_a_leak(80, 24);
    shift.press("t f9 l f9");
    shift.time_passes(TimeDelta::seconds(30));
    shift.press("ctrl-n");
    shift.sees("Avvisi");
    shift.sees("1: preso in carico");
    shift.sees("+  1: lavori iniziati");
    shift.press("esc");
    shift.does_not_see("1: preso in carico");
}
