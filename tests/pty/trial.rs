//! From an empty desk to the demonstration and out again, and what a key copies on the way.

use crate::program::{CTRL_Q, ENTER, F6, HOME, Program, centralino};

/// As it is typed at a terminal.
const CTRL_C: &str = "\x03";

#[test]
fn an_empty_desk_leads_to_the_demonstration_and_stays_empty() {
    let folder = tempfile::tempdir().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let mut desk = Program::start(folder.path(), &[("TMPDIR", elsewhere.path().to_str().unwrap())]);
    desk.sees("P          prova un turno inventato");
    desk.types("P");
    desk.sees("La prova");
    desk.sees("comincia la prova");
    desk.types(ENTER);
    desk.sees("CENTRALINO DEMO (dati inventati)");
    desk.sees(" collegato");
    desk.sees_no_more("Scadenze: 0 aperti");
    // The real database is closed, and nothing was written to it.
    assert!(centralino(folder.path(), &["verify"]).starts_with("Storia integra"));
    assert_eq!(centralino(folder.path(), &["ticket", "list", "--json"]), "");

    // The first key in the new desk is its own: the old one reads the terminal no more.
    desk.press(&[F6, HOME, CTRL_C]);
    desk.sees("Copiato: ");
    desk.press(&[CTRL_Q]);
    assert!(desk.ends().success());
    desk.assert_modes_left();
    assert!(desk.written().contains("\x1b]52;c;"), "it went to the terminal's clipboard");
    assert!(!desk.written().contains("\x1b]52;c;?"), "which is never asked");
    let left: Vec<_> = std::fs::read_dir(elsewhere.path()).unwrap().collect();
    assert!(left.is_empty(), "the demonstration's folder is gone: {left:?}");
}

#[test]
fn a_console_gets_no_sequence_and_a_word_instead() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Program::start(folder.path(), &[("TERM", "linux")]);
    desk.sees(" collegato");
    desk.types("/rubinetto");
    desk.sees("rubinetto");
    desk.types(CTRL_C);
    desk.sees("Questo terminale non ha appunti in cui copiare.");
    assert!(!desk.written().contains("\x1b]52"));
    desk.press(&[CTRL_Q]);
    assert!(desk.ends().success());
}
