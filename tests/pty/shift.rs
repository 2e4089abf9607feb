//! A shift at the real desk, and what its stories have in common.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::program::{CTRL_Q, ENTER, F2, F6, F9, HOME, PATIENCE, Program, TAB, centralino};
use crate::rings::rings;

/// A call is answered and its sheet half filled.
pub fn half_a_sheet(desk: &mut Program, data: &Path) {
    rings(data, "0000 777", "");
    desk.sees("1 in attesa");
    desk.press(&[F2]);
    desk.sees("Scheda C-1");
    desk.press(&["Passante Prova", ENTER, TAB, "cortile interno", ENTER, ENTER, ENTER]);
    desk.types("vetro rotto");
    desk.sees("vetro rotto");
}

/// Waits until the drafts on disk have these words.
pub fn drafts_hold(data: &Path, words: &str) {
    file_holds(data, "drafts-1.json", words);
}

/// The same of any file that a desk leaves.
pub fn file_holds(data: &Path, name: &str, words: &str) {
    let deadline = Instant::now() + PATIENCE;
    let held = || std::fs::read_to_string(data.join(name)).unwrap_or_default();
    while !held().contains(words) {
        assert!(Instant::now() < deadline, "{name} never held «{words}»: {}", held());
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn a_fault_from_the_ring_to_the_closing_by_keys_alone() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let squad = ["directory", "add-technician", "Squadra Prova", "--phone", "0000 000 201"];
    assert_eq!(centralino(data, &squad), "1\n");

    let mut desk = Program::at_work(data);
    half_a_sheet(&mut desk, data);
    desk.press(&[F9]);
    desk.sees("NUMERO DA DIRE AL CHIAMANTE: 1");

    // The feed brings the ticket a moment after the answer that names it.
    desk.sees("Scadenze: 1 aperto");
    desk.press(&[F6, HOME, ENTER]);
    desk.sees("╔ Intervento 1");
    desk.types("a");
    desk.sees("1: assegna");
    desk.types("squadra");
    desk.sees("> Squadra Prova, 0000 000 201");
    desk.press(&[ENTER, F9]);
    desk.sees("1: avvisato. Chiamare Squadra Prova al 0000 000 201");
    desk.press(&[F9]);
    desk.sees("personale avvisato  Squadra Prova, telefono");
    desk.types("t");
    desk.sees("1: prendi in carico");
    desk.press(&[F9]);
    desk.sees("preso in carico");
    desk.types("i");
    desk.sees("1: esito sopralluogo");
    desk.press(&["ind", ENTER, "s"]);
    desk.press(&[F9]);
    desk.sees("in convenzione");
    desk.types("f");
    desk.sees("1: completato");
    desk.press(&[F9]);
    desk.sees("da chiudere");
    desk.types("x");
    desk.sees("1: chiudi");
    desk.press(&["guarnizione consumata", ENTER, "sostituita", F9]);
    desk.sees("0 aperti");
    // The feed may be faster than the answer: as long as that is awaited, leaving is asked about.
    desk.sees_no_more("1: chiudi");
    desk.press(&[CTRL_Q]);
    assert!(desk.ends().success());

    assert!(centralino(data, &["verify"]).starts_with("Storia integra"));
    let ticket: serde_json::Value =
        serde_json::from_str(&centralino(data, &["ticket", "show", "1", "--json"])).unwrap();
    assert_eq!(ticket["state"], "closed", "{ticket}");
    assert_eq!(ticket["level"], "IND");
    assert_eq!(ticket["covered"], true);
}

#[test]
fn what_a_caller_sends_is_shown_and_never_obeyed() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let mut desk = Program::at_work(data);
    rings(data, "0000 777", "\x1b[2J\x1b]0;padrone\x07Utente \u{202e}Prova\u{9b}31m\r\n");
    desk.sees("1 in attesa");
    desk.press(&[F2]);
    desk.sees("Scheda C-1");
    desk.sees(" collegato");
    desk.press(&[CTRL_Q, CTRL_Q]);
    assert!(desk.ends().success());
    let written = desk.written();
    for obeyed in ["\x1b]0", "\u{202e}", "\u{9b}", "padrone\x07"] {
        assert!(!written.contains(obeyed), "{obeyed:?} reached the terminal");
    }
}

#[test]
fn ten_thousand_characters_pasted_are_refused_with_a_word_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let mut desk = Program::at_work(data);
    half_a_sheet(&mut desk, data);
    let long = "prova ".repeat(1_700);
    desk.types(&format!("\x1b[200~{long}FINE\x1b[201~"));
    desk.sees("FINE");
    desk.press(&[F9]);
    desk.sees("Cosa: non valido, serve un testo più corto");
    drafts_hold(data, &format!("{long}FINE"));
}
