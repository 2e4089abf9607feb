//! A technician's day as it is heard: what is theirs, each action, late entries, taking back.

use centralino::domain::code::TicketNumber;
use centralino::domain::ticket::State;
use serde_json::json;

use super::ear::Ear;

/// One intervention of theirs, which is open.
fn at_a_leak() -> Ear {
    let mut ear = Ear::in_the_field();
    ear.shift.is_sent("URG", "Rianimazione", "perdita d'acqua dal controsoffitto");
    ear.answers(&["", "1"]);
    ear
}

fn state(ear: &Ear) -> State {
    ear.shift.model.ticket(TicketNumber(1)).unwrap().ticket.state
}

#[test]
fn the_first_page_is_ones_own_interventions_by_deadline() {
    let mut ear = Ear::in_the_field();
    ear.hears("Interventi assegnati: 0");
    ear.hears("Nessun intervento assegnato.");
    ear.hears("0 aiuto");
    ear.does_not_hear("chiamat");
    ear.heard.clear();
    ear.shift.is_sent("NES", "Magazzino", "scarico lento");
    ear.shift.is_sent("EME", "CUP", "sifone rotto");
    let others = ear.shift.registers("EME", "Sala operatoria 3", "di altri");
    ear.shift.desk_does(others, json!({"action": "dispatch", "technician": 2}));
    ear.shift.rings("0000 777");
    ear.listens();
    ear.hears("Nuovo intervento 2: CUP");
    ear.does_not_hear("chiamata");
    ear.types("");
    ear.hears("Interventi assegnati: 2");
    ear.hears("1 intervento 2, emergenza, Ospedale Prova, CUP, sifone rotto: presa in carico entro");
    ear.hears("; assegnato");
    ear.hears("2 intervento 1, ");
    ear.hears("3 esci");
    ear.does_not_hear("di altri");
    ear.does_not_hear("nuova scheda");
}

#[test]
fn an_intervention_says_what_the_screen_of_the_field_says() {
    let ear = at_a_leak();
    ear.hears("Intervento 1: urgenza, assegnato.");
    ear.hears("perdita d'acqua dal controsoffitto");
    ear.hears("presa in carico entro");
    ear.hears("Dove: Ospedale Prova, Rianimazione, via della Prova 1");
    ear.hears("Chi: Utente Prova Uno, caposala, chiamare 0000 000 111");
    ear.hears("1 prendi in carico");
    ear.hears("2 inizia sopralluogo");
    ear.hears("Non ora, dopo l'inizio del sopralluogo: chiedi ricambi, sospendi per preventivo.");
    for of_the_desk in ["assegna\n", "rifiuta", "chiudi", "perché questa scadenza"] {
        ear.does_not_hear(of_the_desk);
    }
}

#[test]
fn from_taken_to_completed_with_a_late_entry_and_parts() {
    let mut ear = at_a_leak();
    ear.shift.minutes_pass(40);
    ear.types("inizia sopralluogo");
    ear.hears("1: inizia sopralluogo");
    ear.types("alle 14:50");
    ear.hears("Quando: alle 14:50");
    ear.types("s");
    assert_eq!(state(&ear), State::Inspecting);
    // The time of the step that it implied can still be told.
    ear.hears("prendi in carico: dire a che ora è stato");
    ear.answers(&["prendi", "14:40", "s"]);
    ear.does_not_hear("dire a che ora");
    ear.answers(&["chiedi", "valvola", "", "", "", "s"]);
    ear.hears("ricambi");
    ear.types("leggi la storia");
    ear.hears("registrazione tardiva");
    ear.hears("«valvola»");
    let who = json!({"person": "Cliente Prova", "reference": "lettera 1"});
    ear.shift.desk_does(1, json!({"action": "approve-parts", "texts": who}));
    ear.answers(&["", "ricambio arrivato", "", "s"]);
    ear.answers(&["completato", "", "s"]);
    assert_eq!(state(&ear), State::Completed);
    ear.hears("da chiudere");
}

#[test]
fn what_was_done_is_said_with_how_to_take_it_back_and_is_taken_back() {
    let mut ear = at_a_leak();
    ear.answers(&["1", "", "s"]);
    assert_eq!(state(&ear), State::InCharge);
    ear.hears("Intervento 1, prendi in carico: registrato. Per annullare, entro cinque secondi: due punti annulla.");
    ear.shift.time_passes(chrono::TimeDelta::seconds(4));
    ear.types(":annulla");
    ear.hears("1: l'ultima mossa è annullata.");
    assert_eq!(state(&ear), State::Assigned);
    ear.answers(&["1", "", "s"]);
    ear.shift.time_passes(chrono::TimeDelta::seconds(6));
    ear.types(":annulla");
    ear.hears("Non si annulla più: sono passati più di cinque secondi.");
    assert_eq!(state(&ear), State::InCharge);
}

#[test]
fn only_what_a_technician_does_can_be_said_and_help_lists_nothing_else() {
    let mut ear = at_a_leak();
    for (line, what) in [(":rispondi", "rispondi"), (":assegna", "assegna"), (":filtra", "filtra")] {
        ear.types(line);
        ear.hears(&format!("«{what}» qui non serve"));
    }
    ear.types(":1 r fuori contratto");
    ear.hears("non è un comando");
    ear.types("?");
    ear.hears(":prendi in carico, ");
    ear.does_not_hear(":rispondi, ");
    ear.does_not_hear(":filtra, ");
}

#[test]
fn a_deadline_of_ones_own_that_passes_is_told_and_anothers_is_not() {
    let mut ear = at_a_leak();
    let others = ear.shift.registers("EME", "CUP", "di altri");
    ear.shift.desk_does(others, json!({"action": "dispatch", "technician": 2}));
    ear.heard.clear();
    ear.shift.announced.clear();
    ear.shift.minutes_pass(20);
    ear.listens();
    assert_eq!(ear.shift.announced, [""; 0], "the emergency is somebody else's");
    ear.shift.minutes_pass(11);
    ear.listens();
    let expected = "Centralino: tempo scaduto per la presa in carico dell'intervento 1";
    assert_eq!(ear.shift.announced, [expected]);
    ear.hears("Novità: scadenza passata: intervento 1, urgenza");
    ear.does_not_hear("di altri");
}
