//! Other keys at the real desk, and what the real clock shows of them.

use crate::program::{COLUMNS, F7, Program, ROWS};
use crate::rings::rings;

/// Waits until the call of this number is the selected one.
#[track_caller]
fn selects(desk: &Program, number: &str) {
    let selected =
        |screen: &str| screen.lines().any(|line| line.contains("> ") && line.contains(number));
    desk.waits(selected, &format!("{number} was never selected"));
}

#[test]
fn vim_hands_move_among_the_calls() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let mut desk = Program::start_as(&["desk", "--keymap", "vim"], (COLUMNS, ROWS), data, &[]);
    desk.sees(" collegato");
    for (number, waiting) in
        [("0000 701", "1 in attesa"), ("0000 702", "2 in attesa"), ("0000 703", "3 in attesa")]
    {
        rings(data, number, "");
        desk.sees(waiting);
    }
    desk.press(&[F7]);
    selects(&desk, "0000 701");
    desk.types("jj");
    selects(&desk, "0000 703");
    desk.types("k");
    selects(&desk, "0000 702");
    desk.types("gg");
    selects(&desk, "0000 701");
    desk.types("G");
    selects(&desk, "0000 703");
    // What may follow is shown by itself; then it is done.
    desk.types(" ");
    desk.sees("Spazio: comandi (Esc lascia)");
    desk.types("q");
    assert!(desk.ends().success());
}

#[test]
fn a_keymap_that_is_not_there_is_told_before_the_screen_is_taken() {
    let folder = tempfile::tempdir().unwrap();
    let environment = [("CENTRALINO_KEYMAP", "vi")];
    let mut desk = Program::start_as(&["desk"], (COLUMNS, ROWS), folder.path(), &environment);
    assert!(!desk.ends().success());
    let written = desk.written();
    assert!(written.contains("CENTRALINO_KEYMAP: la mappa dei tasti «vi» non esiste"), "{written}");
    assert!(written.contains("default, emacs, vim") && !written.contains("\x1b[?1049h"), "{written}");
}
