//! What the program does to a terminal: modes, colours, sizes, and what comes in broken.

use crate::program::{CTRL_Q, CTRL_Z, ENTER, Program, untouched_line};
use crate::sgr;

#[test]
fn the_terminal_is_given_back_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Program::at_work(folder.path());
    assert!(desk.is_on_the_alternate_screen());
    let raw = desk.line();
    desk.press(&[CTRL_Q]);
    let (status, left) = desk.ends_leaving();
    assert!(status.success());
    desk.assert_modes_left();
    let untouched = untouched_line();
    assert_eq!(left, untouched);
    assert_ne!(raw, untouched, "it was never raw: nothing was tried");
}

#[test]
fn a_stopped_desk_gives_the_terminal_back_and_takes_it_again() {
    let folder = tempfile::tempdir().unwrap();
    // A shell stands between, to which the terminal goes.
    let mut desk = Program::under_a_shell(folder.path());
    desk.sees(" collegato");
    let stop: [&dyn Fn(&mut Program); 2] = [&|desk| desk.press(&[CTRL_Z]), &|desk| desk.signal("-TSTP")];
    for stops in stop {
        stops(&mut desk);
        desk.stops();
        assert!(!desk.is_on_the_alternate_screen());
        assert_eq!(desk.line(), untouched_line());
        desk.signal("-CONT");
        desk.sees(" collegato");
        assert!(desk.is_on_the_alternate_screen());
    }
    desk.press(&[CTRL_Q]);
    assert!(desk.ends().success());
    desk.assert_modes_left();
}

#[test]
fn a_desk_without_a_shell_is_not_stopped_for_ever() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Program::at_work(folder.path());
    desk.press(&[CTRL_Z]);
    desk.sees("Non c'è una shell a cui tornare");
    desk.press(&[CTRL_Q]);
    assert!(desk.ends().success());
}

#[test]
fn a_storm_of_sizes_ends_in_the_right_picture() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Program::at_work(folder.path());
    for turn in 0..150_u16 {
        desk.resize(turn * 37 % 200 + 1, turn * 23 % 60 + 1);
    }
    desk.resize(80, 24);
    desk.sees("[Scadenze]");
    desk.resize(160, 45);
    desk.sees("CENTRALINO  Azienda Sanitaria");
    desk.press(&[CTRL_Q]);
    assert!(desk.ends().success());
}

#[test]
fn the_terminal_is_never_asked_anything() {
    // An answer that comes late would be typed into whatever has the cursor.
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Program::at_work(folder.path());
    desk.press(&["?"]);
    desk.sees("Filtro:");
    desk.press(&[ENTER, CTRL_Q]);
    assert!(desk.ends().success());
    let written = desk.written();
    let device_status =
        ["\x1b[c", "\x1b[>c", "\x1b[5n", "\x1b[6n", "\x1b[?u", "\x1b[?6n", "\x1b[14t", "\x1b[18t"];
    for query in device_status.iter().chain(&["\x1bP", "\x1b]10;?", "\x1b]11;?", "\x1b]4;", "$p"]) {
        assert!(!written.contains(query), "{query:?} was sent");
    }
    assert!(!written.contains("?1003") && !written.contains("?1002"), "mouse moves were asked for");
}

#[test]
fn the_linux_console_is_sent_nothing_that_it_would_print() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Program::start(folder.path(), &[("TERM", "linux")]);
    desk.sees(" collegato");
    desk.press(&[CTRL_Q]);
    assert!(desk.ends().success());
    let written = desk.written();
    assert!(!written.contains("\x1b[>1u") && !written.contains("\x1b[<1u"), "kitty's keys");
}

#[test]
fn a_key_that_the_network_cuts_in_pieces_is_one_key() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Program::start(folder.path(), &[("SSH_TTY", "/dev/pts/0")]);
    desk.sees(" collegato");
    // F8 goes to the sheet, F6 to the board: cut, they would leave it and write letters.
    for (key, seen) in [("\x1b[19~", "╔ Scheda"), ("\x1b[17~", "╔ Scadenze"), ("\x1b[19~", "╔ Scheda")]
    {
        for piece in key.split_inclusive(|_| true) {
            desk.types(piece);
        }
        desk.sees(seen);
    }
    desk.press(&[CTRL_Q]);
    assert!(desk.ends().success());
}

#[test]
fn no_color_means_none() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    // A theme that colours what stands on an idle desk.
    let theme = ("CENTRALINO_THEME", "high-contrast");
    for (environment, coloured) in [(&[theme, ("NO_COLOR", "1")][..], false), (&[theme], true)] {
        let mut desk = Program::start(data, environment);
        desk.sees(" collegato");
        desk.press(&["?"]);
        desk.sees("Filtro:");
        desk.press(&["\x1b[A", ENTER, CTRL_Q]);
        assert!(desk.ends().success());
        let colours = sgr::colours(&desk.written());
        assert_eq!(!colours.is_empty(), coloured, "{colours:?}");
    }
}
