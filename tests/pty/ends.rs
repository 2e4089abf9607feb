//! How a desk ends: asked to, killed, or cut off from its terminal. What was written is always there again.

use std::io::Read;

use portable_pty::{CommandBuilder, native_pty_system};

use crate::program::{F9, PROGRAM, Program, size};
use crate::shift::{drafts_hold, half_a_sheet};

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

/// The line drops: the terminal is gone, whether or not the shell lets its children hear of it.
fn hangs_up(data: &std::path::Path, program: &[&str]) {
    let pair = native_pty_system().openpty(size(160, 45)).unwrap();
    let mut command = CommandBuilder::new(program[0]);
    command.args(&program[1..]);
    command.args(["desk", "--data", data.to_str().unwrap()]);
    command.env("TERM", "xterm-256color");
    command.env("HOME", data);
    let mut child = pair.slave.spawn_command(command).unwrap();
    let mut reader = pair.master.try_clone_reader().unwrap();
    let (mut seen, mut block) = (Vec::new(), [0; 4096]);
    // Blanks that stand there already are not sent again: a word is all that is sure to come whole.
    while !String::from_utf8_lossy(&seen).contains("rotto") {
        let count = reader.read(&mut block).unwrap();
        seen.extend_from_slice(&block[..count]);
    }
    drop((reader, pair));
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

    hangs_up(data, &[PROGRAM]);
    hangs_up(data, &["env", "--ignore-signal=HUP", PROGRAM]);
    drafts_hold(data, "vetro rotto");
}
