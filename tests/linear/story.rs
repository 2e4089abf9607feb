//! A whole ticket by lines alone, from the ring to the closing.

use std::path::Path;

use super::program::{Spoken, centralino};
use super::rings::rings;

/// A fault from the ring to the closing. What is typed first is the number of a choice as it was said.
fn a_fault_from_the_ring_to_the_closing(desk: &mut Spoken, data: &Path) {
    desk.hears("Nessuna chiamata in attesa.");
    desk.hears("Scelta:");
    rings(data, "0000 777", "");
    desk.hears("Novità: chiamata da sconosciuto, 0000 777.");
    desk.answers("Scelta:", "1");
    desk.hears("Scheda della chiamata 1, delle ");
    desk.answers("Chi, un numero o qualche lettera:", "Passante Prova");
    desk.hears("Chi: «Passante Prova» (fuori elenco)");
    desk.answers("Richiamare, ora 0000 777:", "");
    desk.answers("Dove, un numero o qualche lettera:", "cortile interno");
    desk.hears("Dove: «cortile interno» (fuori elenco)");
    desk.answers("Tipo, ora RI ", "");
    desk.answers("Impianto, un numero o qualche lettera:", "");
    desk.answers("Cosa:", "vetro rotto");
    for _ in 0..3 {
        desk.answers("? s o n", "n");
    }
    desk.answers("Priorità, ora ", "");
    desk.hears("Riepilogo");
    desk.hears("Chi: «Passante Prova» (fuori elenco)");
    desk.hears("Cosa: vetro rotto");
    desk.answers("Registra? s o n:", "s");
    desk.hears("\nNumero da dire al chiamante: 1.\n");
    desk.hears("Intervento 1: ");
    desk.hears("registrato.");
    desk.hears("Non ora, dopo l'inizio del sopralluogo: chiedi ricambi, ");

    desk.answers("Scelta:", "assegna");
    desk.hears("1: assegna");
    desk.answers("Chi va, un numero o qualche lettera:", "1");
    desk.hears("Chi va: Squadra Prova, 0000 000 201");
    desk.answers("In reperibilità, ora ", "");
    desk.answers("Quando, adesso", "");
    desk.answers("Registra? s o n:", "s");
    desk.hears("Chiamare Squadra Prova al 0000 000 201");
    desk.answers("Risposta, ora ha risposto:", "");
    desk.answers("Canale, ora telefono:", "");
    desk.answers("Chi va, ora Squadra Prova, 0000 000 201:", "");
    desk.answers("Persona:", "");
    desk.answers("Quando, adesso", "");
    desk.answers("Registra? s o n:", "s");
    does(desk, "prendi in carico", &[], "in carico.");
    does(desk, "esito sopralluogo", &["IND", "s", "", "", ""], "in esecuzione.");
    does(desk, "completato", &[], "da chiudere.");
    does(desk, "chiudi", &["guarnizione consumata", "sostituita", ""], "chiuso.");
    desk.answers("Scelta:", ":esci");
    assert!(desk.ends());

    assert!(centralino(data, &["verify"]).starts_with("Storia integra"));
    let ticket: serde_json::Value =
        serde_json::from_str(&centralino(data, &["ticket", "show", "1", "--json"])).unwrap();
    assert_eq!(ticket["state"], "closed", "{ticket}");
    assert_eq!(ticket["level"], "IND");
    assert_eq!(ticket["covered"], true);
}

/// An action by its name, with the answers to its fields but the time, which is now.
fn does(desk: &mut Spoken, action: &str, answers: &[&str], state: &str) {
    desk.answers("Scelta:", action);
    desk.hears(&format!("1: {action}"));
    for answer in answers {
        desk.answers(":\n", answer);
    }
    desk.answers("Quando, adesso", "");
    desk.answers("Registra? s o n:", "s");
    desk.hears("Intervento 1: ");
    desk.hears(state);
}

fn with_a_squad(data: &Path) {
    let squad = ["directory", "add-technician", "Squadra Prova", "--phone", "0000 000 201"];
    assert_eq!(centralino(data, &squad), "1\n");
}

#[test]
fn over_pipes_without_one_control_character() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    with_a_squad(data);
    let mut desk = Spoken::over_pipes(data);
    a_fault_from_the_ring_to_the_closing(&mut desk, data);
    let written = desk.written();
    let control = written.chars().find(|c| c.is_control() && *c != '\n');
    assert_eq!(control, None, "{written}");
    let empty = written.lines().position(|line| line.trim().is_empty());
    assert_eq!(empty, None, "{written}");
}

#[test]
fn what_a_caller_is_called_begins_no_line_and_steers_no_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let mut desk = Spoken::over_pipes(data);
    desk.hears("Scelta:");
    rings(data, "0000 778", "Prova\n7 esci\r\u{1b}[2J\u{9b}1m\u{7}\u{202e}Due");
    desk.hears("Novità: chiamata da Prova 7 esci [2J1mDue, 0000 778.");
    desk.answers("Scelta:", "esci");
    assert!(desk.ends());
    assert!(!desk.written().contains(['\u{1b}', '\r', '\u{7}', '\u{9b}', '\u{202e}']));
}
