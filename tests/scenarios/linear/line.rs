//! The command line as it is heard: what it would do is read before it is done, filters and views work by the
//! same words as at the desk.

use centralino::domain::code::TicketNumber;
use centralino::domain::ticket::State;
use centralino::tui::linear::page::Place;

use super::ear::Ear;

/// A desk with a leak in intensive care, at its first page.
fn with_a_leak() -> Ear {
    let mut ear = Ear::begin();
    ear.registers_a_leak();
    ear.answers(&["s", "0"]);
    ear
}

fn state(ear: &Ear, number: u64) -> Option<State> {
    ear.shift.model.replica.tickets.get(&TicketNumber(number)).map(|row| row.ticket.state)
}

#[test]
fn what_would_be_sent_is_said_first_and_chosen_by_its_number() {
    let mut ear = with_a_leak();
    ear.types(":1 as t2");
    ear.hears("Comando: 1 as t2");
    ear.hears("1 1, assegna a Tecnico Prova Due (Rianimazione, perdita d'acqua)");
    assert_eq!(state(&ear, 1), Some(State::Registered), "said is not done");
    ear.types("1");
    assert_eq!(state(&ear, 1), Some(State::Assigned));
    ear.hears("Per annullare, entro cinque secondi: due punti annulla.");
    ear.types(":annulla");
    assert_eq!(state(&ear, 1), Some(State::Registered));
}

#[test]
fn what_lacks_something_opens_its_form_and_what_only_shows_is_done_at_once() {
    let mut ear = with_a_leak();
    ear.types(":1 as");
    ear.hears("1, assegna ... chiede: Chi va");
    ear.hears("Chi va, un numero o qualche lettera:");
    ear.answers(&["!", "0", ":1"]);
    ear.hears("1, apre l'intervento");
    ear.hears("Intervento 1: emergenza, registrato.");
}

#[test]
fn what_ends_an_intervention_is_asked_once_more_and_anything_but_yes_is_no() {
    let mut ear = with_a_leak();
    ear.types(":1 r fuori contratto");
    ear.hears("1 1, rifiuta: Motivo «fuori contratto» (conclude l'intervento)");
    for no in ["n", "0", "", "1"] {
        ear.types("1");
        ear.hears("È definitivo: farlo? s o n:");
        ear.types(no);
        assert_eq!(state(&ear, 1), Some(State::Registered), "{no:?} is no yes");
        ear.types(":1 r fuori contratto");
    }
    ear.answers(&["1", "s"]);
    assert_eq!(state(&ear, 1), None, "rejected, it is no longer open");
}

#[test]
fn what_cannot_be_done_is_read_with_its_reason_and_has_no_number() {
    let mut ear = with_a_leak();
    ear.types(":1 k valvola");
    ear.hears("Non ora, 1, chiedi ricambi");
    ear.hears("dopo l'inizio del sopralluogo");
    assert_eq!(ear.linear.page().choices.len(), 0);
    ear.types("1 as zz");
    ear.hears("«zz» non va bene per Chi va");
    ear.types(":1 boh");
    ear.hears("«boh» non è un'azione");
    ear.types("0");
    assert!(matches!(ear.linear.page().place, Place::Start { .. }));
    // In words that are being written a colon is a colon.
    ear.answers(&[":1 nota", "1", ":1 r via"]);
    assert_eq!(state(&ear, 1), Some(State::Registered));
}

#[test]
fn a_call_that_joins_is_said_first_too() {
    let mut ear = with_a_leak();
    ear.types(":1 so quando arrivano");
    ear.hears("1, sollecito: vi unisce una chiamata a mano di adesso");
    assert_eq!(ear.shift.model.replica.tickets[&TicketNumber(1)].ticket.reminders, 0);
    ear.types("1");
    assert_eq!(ear.shift.model.replica.tickets[&TicketNumber(1)].ticket.reminders, 1);
}

#[test]
fn the_deadlines_are_filtered_and_what_is_late_out_of_sight_is_told() {
    let mut ear = with_a_leak();
    ear.shift.registers("NES", "Magazzino", "scarico lento");
    ear.shift.minutes_pass(20);
    for line in [":filtra priorita:NES", ":filtro priorita:NES", "filtro priorita:NES"] {
        ear.types(line);
        ear.hears("mostra solo: priorita:NES");
        assert!(matches!(&ear.linear.page().place, Place::Deadlines(0, Some(_))), "{line}");
    }
    ear.types("");
    ear.hears("Vista «priorita:NES»: 1 intervento, fuori vista 1 in ritardo.");
    ear.hears("1 intervento 2, ");
    ear.does_not_hear("intervento 1,");
    ear.types(":viste in ritardo");
    ear.hears("vista «In ritardo»: sla<0");
    ear.hears("Vista «In ritardo»: 1 intervento.");
    ear.hears("1 intervento 1, ");
    ear.types("scegli una vista");
    ear.hears("Quale vista?");
    ear.types("sospesi");
    ear.hears("Vista «Sospesi»: 0 interventi, fuori vista 1 in ritardo.");
    ear.types("mostra tutte");
    ear.does_not_hear("Vista");
    ear.hears("2 intervento 2, ");
}

#[test]
fn a_filter_that_cannot_be_read_says_what_was_expected_and_offers_what_there_is() {
    let mut ear = with_a_leak();
    ear.types(":filtra stato:boh");
    ear.hears("«stato:boh»: qui serve");
    ear.types("stato:sos");
    ear.hears("mostra solo: stato:sos");
    ear.answers(&[":viste tutti", ":filtra"]);
    ear.hears("mostra tutte le scadenze");
    ear.hears("stato:");
    let key = ear.linear.page().choices.iter().position(|choice| choice.label == "stato:").unwrap();
    ear.types(&(key + 1).to_string());
    ear.hears("Comando: filtra stato:");
    ear.hears("stato:in-carico");
}
