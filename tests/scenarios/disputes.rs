//! What a dispute asks the desk: what stood there before, why no deadline runs, what is already past.

use centralino::api::resource::NewTicket;
use centralino::client::new_key;
use centralino::tui::face::Face;
use serde_json::json;

use super::entry::register_a_leak;
use super::shift::Shift;

/// A leak registered at 14:29:46 on a Monday.
fn a_leak(width: u16, height: u16) -> Shift {
    let mut shift = Shift::begin(width, height);
    shift.rings("0000 000 111");
    register_a_leak(&mut shift);
    shift
}

/// Many tickets of a colleague's, the same trouble in the same room.
fn a_colleague_registers(shift: &Shift, count: usize) {
    let new: NewTicket = serde_json::from_value(json!({
        "channel": "phone", "call_type": "RI", "priority": "NES", "service": "IDR", "site": 1,
        "requester": null, "texts": {"description": "scarico lento", "place": "CUP"},
    }))
    .unwrap();
    let colleague = shift.colleague();
    for _ in 0..count {
        shift.does(colleague.new_ticket(&new, &new_key())).unwrap();
    }
}

/// Someone rang, and the call is written up by hand.
fn by_hand(shift: &mut Shift, when: &str) {
    shift.press("f3");
    shift.types("0000 000 111");
    shift.press("enter enter");
    shift.types(when);
    shift.press("tab");
    shift.types("centralino guasto");
    shift.press("f9");
}

/// The same window at the same desk, late by a day, for whoever may know what that costs and for a technician.
#[test]
fn what_lateness_costs_is_explained_only_to_whom_it_concerns() {
    let mut shift = a_leak(120, 36);
    shift.minutes_pass(60 * 24);
    shift.press("f6 b tab");
    shift.sees("Perché questa scadenza: intervento 1");
    shift.sees("Penale");
    let mut shift = Shift::in_the_field(120, 36);
    shift.is_sent("EME", "Rianimazione", "perdita d'acqua");
    shift.minutes_pass(60 * 24);
    shift.model.face = Face::Desk;
    shift.press("f6 b tab");
    shift.sees("Perché questa scadenza: intervento 1");
    shift.does_not_see("Penale");
    shift.does_not_see("€");
}

#[test]
fn a_corrected_priority_says_what_it_was() {
    let mut shift = a_leak(160, 45);
    shift.press("m");
    shift.types("nes");
    shift.press("enter tab tab tab tab");
    shift.types("errore");
    shift.press("f9");
    shift.sees("corretto  da EME a NES");
}

#[test]
fn a_reopened_ticket_without_a_deadline_says_so() {
    for (width, height) in [(160, 45), (120, 36), (80, 24)] {
        let mut shift = a_leak(width, height);
        shift.press("s f9 f f9");
        shift.minutes_pass(60);
        shift.press("u");
        shift.types("perde ancora");
        shift.press("f9 f5");
        shift.sees("riaperto dalle 15:29: le sue scadenze");
        shift.press("f6");
        shift.sees("-  riaperto, nessuna scadenza");
    }
}

#[test]
fn a_suspended_ticket_without_a_clock_says_that_no_deadline_runs() {
    for (width, height) in [(160, 45), (120, 36), (80, 24)] {
        let mut shift = a_leak(width, height);
        shift.press("s f9 k");
        shift.types("valvola");
        shift.press("f9 y");
        shift.types("Ufficio Tecnico Prova");
        shift.press("enter");
        shift.types("PEC 12/2026");
        shift.press("f9 f5");
        shift.sees("= sospeso dalle 14:29 (ricambi): nessuna scadenza corre");
    }
}

#[test]
fn a_call_told_late_shows_the_deadline_that_is_already_past() {
    for (width, height) in [(160, 45), (120, 36), (80, 24)] {
        let mut shift = Shift::begin(width, height);
        by_hand(&mut shift, "14:10");
        shift.types("ria");
        shift.press("enter enter enter");
        shift.dictates("perdita");
        shift.press("enter");
        shift.types("snn");
        shift.sees("!! presa in carico entro 14:25:00: già passata");
        shift.sees("sopralluogo entro 15:10:00 (60 minuti");
    }
}

#[test]
fn a_call_of_another_day_has_its_date() {
    let mut shift = Shift::begin(160, 45);
    by_hand(&mut shift, "ieri 18:20");
    shift.sees("Scheda C-1 del 22/11, 18:20");
}

#[test]
fn a_burst_of_one_ticket_is_told_as_its_worst() {
    let whole =
        "avviso: 75 % del tempo per la presa in carico dell'intervento 1, Rianimazione: in ritardo 25";
    let short = "! 75 % presa in carico, 1, Rianimazione: in ritardo 25 min";
    for (width, height, told) in [(160, 45, whole), (120, 36, whole), (80, 24, short)] {
        let mut shift = a_leak(width, height);
        shift.minutes_pass(40);
        shift.sees(told);
        shift.does_not_see("anche intervento");
    }
}

#[test]
fn a_board_longer_than_its_window_counts_the_rest() {
    let mut shift = a_leak(80, 24);
    a_colleague_registers(&shift, 30);
    shift.minutes_pass(1);
    shift.press("f6 home");
    shift.sees("altri 14");
    shift.does_not_see("più in alto");
    shift.press("end");
    shift.sees("più in alto");
    shift.press("home");
    for _ in 0..18 {
        shift.press("down");
    }
    shift.sees("sopra e sotto");
}

#[test]
fn the_number_to_tell_goes_with_the_next_ticket_or_the_time() {
    let told = "NUMERO DA DIRE AL CHIAMANTE: 1";
    let mut shift = a_leak(160, 45);
    a_colleague_registers(&shift, 1);
    shift.minutes_pass(3);
    // Nobody has left this call yet.
    shift.press("f6 home f5");
    shift.sees(told);
    shift.press("f6 end enter");
    shift.does_not_see(told);

    let mut shift = a_leak(160, 45);
    shift.minutes_pass(4);
    shift.sees(told);
    shift.minutes_pass(1);
    shift.does_not_see(told);
}

#[test]
fn a_penalty_is_never_cut_and_its_month_is_named() {
    for (width, height) in [(160, 45), (120, 36), (80, 24)] {
        let mut shift = a_leak(width, height);
        shift.minutes_pass(6 * 24 * 60);
        shift.press("f5");
        shift.sees("penale prevista 7.150,00 €");
        shift.press("f6");
        shift.sees("7.150,00 €");
        shift.sees("penali");
        shift.sees("nov");
    }
    // Wider than a line: what it costs goes to the next.
    let mut shift = a_leak(80, 24);
    shift.minutes_pass(26 * 24 * 60 + 10 * 60);
    shift.press("f5");
    shift.sees("31.650,00 €, tetto del mese 10.000,00 €");
}

#[test]
fn the_state_of_presence_is_said_before_its_hours() {
    let mut shift = Shift::begin(120, 36);
    shift.rings("0000 000 111");
    shift.sees("presidio aperto");
    shift.minutes_pass(12 * 60);
    shift.sees("reperibilità");
}
