//! How a desk ends: asked to, killed, or cut off from its terminal. What was written is always there again.

use std::io::{Read, Write};
use std::path::Path;

use portable_pty::{CommandBuilder, native_pty_system};

use crate::program::{CTRL_Q, ENTER, F2, F3, F6, F9, HOME, PAGE_DOWN, PROGRAM, Program, size};
use crate::rings::rings;
use crate::shift::{drafts_hold, file_holds, half_a_sheet};

#[test]
fn a_termination_saves_the_draft_and_gives_the_terminal_back() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let mut desk = Program::at_work(data);
    half_a_sheet(&mut desk, data);
    desk.signal("-TERM");
    assert!(desk.ends().success());
    desk.assert_modes_left();
    drafts_hold(data, "vetro rotto");

    let mut again = Program::at_work(data);
    again.sees("Ripresa 1 scheda");
    again.sees("vetro rotto");
    again.press(&[F9]);
    again.sees("NUMERO DA DIRE AL CHIAMANTE: 1");
}

#[test]
fn a_killed_desk_leaves_its_draft_to_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let mut desk = Program::at_work(data);
    half_a_sheet(&mut desk, data);
    drafts_hold(data, "vetro rotto");
    desk.signal("-KILL");
    assert!(!desk.ends().success());

    let mut again = Program::at_work(data);
    again.sees("Ripresa 1 scheda");
    again.sees("cortile interno");
    again.sees("vetro rotto");
    again.press(&[F9]);
    again.sees("NUMERO DA DIRE AL CHIAMANTE: 1");
}

/// Something more is typed, and as soon as it is seen the line drops: the terminal is gone, whether or not the shell
/// lets its children hear of it. The pause after which drafts are written anyway has not come.
fn hangs_up(data: &Path, program: &[&str], standing: &str, typed: &str) {
    let pair = native_pty_system().openpty(size(160, 45)).unwrap();
    let mut command = CommandBuilder::new(program[0]);
    command.args(&program[1..]);
    command.args(["desk", "--data", data.to_str().unwrap()]);
    command.env("TERM", "xterm-256color");
    command.env("HOME", data);
    let mut child = pair.slave.spawn_command(command).unwrap();
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut keyboard = pair.master.take_writer().unwrap();
    let (mut screen, mut block) = (vt100::Parser::new(45, 160, 0), [0; 4096]);
    let mut see = |words: &str| {
        while !screen.screen().contents().contains(words) {
            let count = reader.read(&mut block).unwrap();
            screen.process(&block[..count]);
        }
    };
    see(standing);
    keyboard.write_all(typed.as_bytes()).unwrap();
    see(&format!("{standing}{typed}"));
    drop((keyboard, reader, pair));
    // It ends by itself, or this waits until the test is given up.
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_line_that_drops_ends_the_desk_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let mut desk = Program::at_work(data);
    half_a_sheet(&mut desk, data);
    desk.signal("-TERM");
    assert!(desk.ends().success());

    let kept = || std::fs::read_to_string(data.join("drafts-1.json")).unwrap();
    hangs_up(data, &[PROGRAM], "vetro rotto", " e caduto");
    assert!(kept().contains("vetro rotto e caduto"), "{}", kept());
    hangs_up(data, &["env", "--ignore-signal=HUP", PROGRAM], "e caduto", ", transennato");
    assert!(kept().contains("vetro rotto e caduto, transennato"), "{}", kept());
}

#[test]
fn a_desk_killed_again_and_again_brings_back_every_tab_and_the_form_half_written() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let mut desk = Program::at_work(data);
    half_a_sheet(&mut desk, data);
    rings(data, "0000 778", "");
    desk.sees("1 in attesa");
    desk.press(&[F2]);
    desk.sees("Scheda C-2");
    desk.types("Seconda");
    desk.sees("[* C-2 Seconda: non inviata]");
    desk.press(&[F3]);
    desk.sees("Azione");
    let mut written = String::new();
    for word in ["0000", " 333", " interno", " 4"] {
        desk.types(word);
        written.push_str(word);
        file_holds(data, "actions-1.json", &written);
        desk.signal("-KILL");
        assert!(!desk.ends().success());
        desk = Program::at_work(data);
        // The form has the keyboard, as it had, and its cursor stands where more will be written.
        desk.sees("* C-1 Passante  * C-2 Seconda [* nuova: non inviata]");
        desk.sees(&written);
    }
    desk.press(&[PAGE_DOWN]);
    desk.sees("[* C-1 Passante: non inviata] * C-2 Seconda  * nuova ");
    desk.sees("vetro rotto");
}

#[test]
fn a_desk_begins_where_it_was_left_and_a_file_that_is_broken_stops_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let session = data.join("session-1.json");
    let mut desk = Program::at_work(data);
    half_a_sheet(&mut desk, data);
    desk.press(&[F9]);
    desk.sees("Scadenze: 1 aperto");
    desk.press(&[F6, HOME, ENTER]);
    desk.sees("╔ Intervento 1");
    file_holds(data, "session-1.json", "\"pane\":\"ticket\"");
    desk.signal("-KILL");
    assert!(!desk.ends().success());
    let written = std::fs::read_to_string(&session).unwrap();
    assert!(!written.contains("Passante") && !written.contains("rotto"), "{written}");
    let mode = std::os::unix::fs::MetadataExt::mode(&std::fs::metadata(&session).unwrap());
    assert_eq!(mode & 0o777, 0o600);

    let mut again = Program::at_work(data);
    again.sees("╔ Intervento 1");
    again.press(&[CTRL_Q]);
    assert!(again.ends().success());

    std::fs::write(&session, "{ rotto").unwrap();
    let mut again = Program::at_work(data);
    again.sees("«session-1.json» non si legge: resta da parte come «session-1.unreadable»");
    again.sees("╔ Scadenze: 1 aperto");
    again.press(&[CTRL_Q]);
    assert!(again.ends().success());
}

#[test]
fn a_bell_that_is_switched_off_is_silent_and_the_desktop_is_still_told() {
    let announced = |setting: &str| {
        let (folder, config) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let data = folder.path();
        std::fs::write(config.path().join("settings.toml"), setting).unwrap();
        let config = config.path().to_str().unwrap();
        let mut desk = Program::start(data, &[("CENTRALINO_CONFIG", config)]);
        desk.sees(" collegato");
        rings(data, "0000 777", "");
        desk.sees("in attesa, la più vecchia");
        desk.press(&[CTRL_Q]);
        assert!(desk.ends().success());
        let written = desk.written();
        // The last byte of OSC 9 is a bell that none hears.
        let told = written.matches("\x1b]9;").count();
        (told > 0, written.matches('\x07').count() > told)
    };
    assert_eq!(announced("bell = false\n"), (true, false));
    assert_eq!(announced("notifications = false\n"), (false, true));
    assert_eq!(announced("bell = false\nnotifications = false\n"), (false, false));
    assert_eq!(announced(""), (true, true));
}
