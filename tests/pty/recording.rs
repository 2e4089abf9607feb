//! A session of the real program, written down and played again without a server.

use std::path::Path;
use std::process::{Command, Output};

use vt100::Parser;

use crate::program::{CTRL_Q, ENTER, F2, F6, F9, HOME, PROGRAM, Program};
use crate::rings::rings;

const SIZE: (u16, u16) = (120, 36);

fn record(data: &Path, file: &Path, more: &[&str]) -> Program {
    let arguments = [&["desk", "--record", file.to_str().unwrap()], more].concat();
    let desk = Program::start_as(&arguments, SIZE, data, &[]);
    desk.sees(" collegato");
    desk
}

fn replay(file: &Path, more: &[&str]) -> Output {
    let mut command = Command::new(PROGRAM);
    command.arg("replay").arg(file).args(more).env_clear();
    command.output().unwrap()
}

/// A call is answered, and dismissed as a wrong number.
fn a_call(desk: &mut Program, data: &Path) {
    rings(data, "0000 777 888", "");
    desk.sees("1 in attesa");
    desk.press(&[F2]);
    desk.sees("Scheda C-1");
    desk.types("Passante Prova");
    desk.sees("Passante Prova");
    desk.press(&["\x0f", "sbagliato", ENTER, F9]);
    desk.sees("Chiamata conclusa");
    desk.press(&[F6, HOME, ":", "aiuto"]);
    desk.sees("aiuto");
    desk.press(&["\x1b[27u"]);
}

/// The screens that a terminal showed, one after each frame.
fn shown(written: &str) -> Vec<String> {
    let mut terminal = Parser::new(SIZE.1, SIZE.0, 0);
    let before_leaving = written.split("\x1b[?1049l").next().unwrap();
    let frames = before_leaving.split_inclusive("\x1b[?2026l").filter(|part| part.ends_with("2026l"));
    let text = |part: &str| {
        terminal.process(part.as_bytes());
        let rows = terminal.screen().rows(0, SIZE.0).map(|row| row.trim_end().to_owned());
        rows.collect::<Vec<_>>().join("\n")
    };
    let mut screens: Vec<String> = frames.map(text).collect();
    screens.dedup();
    screens
}

/// The screens that a recording gives; what has not changed was not written either.
fn played(file: &Path) -> Vec<String> {
    let output = replay(file, &["--text", "--every"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    let mut screens: Vec<String> = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix("# "), screens.last_mut()) {
            (Some(_), _) => screens.push(String::new()),
            (None, Some(screen)) if screen.is_empty() => *screen = format!("{line}\n"),
            (None, Some(screen)) => *screen += &format!("{line}\n"),
            (None, None) => panic!("no number stands above {line}"),
        }
    }
    let mut screens: Vec<String> =
        screens.into_iter().map(|screen| screen.strip_suffix('\n').unwrap().to_owned()).collect();
    screens.dedup();
    screens
}

#[test]
fn the_screens_of_the_real_program_come_again_one_by_one() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("session.jsonl");
    let mut desk = record(folder.path(), &file, &["--with-personal-data"]);
    a_call(&mut desk, folder.path());
    desk.press(&[CTRL_Q]);
    assert!(desk.ends().success());
    let (shown, played) = (shown(&desk.written()), played(&file));
    assert!(shown.len() > 6, "{}", shown.len());
    for (at, (seen, again)) in shown.iter().zip(&played).enumerate() {
        assert_eq!(seen, again, "screen {}", at + 1);
    }
    assert_eq!(shown.len(), played.len());
    // One screen alone is the last one.
    let last = replay(&file, &["--text"]);
    assert_eq!(String::from_utf8(last.stdout).unwrap().trim_end(), played.last().unwrap().trim_end());
    assert!(String::from_utf8(last.stderr).unwrap().contains("dati personali"), "and that is said");
}

#[test]
fn masked_it_names_nobody_and_a_file_is_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("session.jsonl");
    let mut desk = record(folder.path(), &file, &[]);
    a_call(&mut desk, folder.path());
    desk.press(&[CTRL_Q]);
    assert!(desk.ends().success());
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(!text.contains("0000 777") && !text.contains("Passante"));
    assert!(text.contains("nomi, numeri di telefono e testi sono coperti"));
    let screens = played(&file).join("\n");
    assert!(screens.contains("0000 000 000") && !screens.contains("777"), "the number is covered");

    let mut again =
        Program::start_as(&["desk", "--record", file.to_str().unwrap()], SIZE, folder.path(), &[]);
    assert_eq!(again.ends().exit_code(), 2);
    again.sees("c'è già");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
}

#[test]
fn a_killed_program_leaves_what_can_be_played_and_its_fault_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("session.jsonl");
    let mut desk = record(folder.path(), &file, &["--with-personal-data"]);
    desk.press(&[F6, "?"]);
    desk.sees("Tasti");
    desk.signal("-KILL");
    desk.ends();
    let whole = replay(&file, &["--text"]);
    assert!(whole.status.success(), "{}", String::from_utf8_lossy(&whole.stderr));
    assert!(String::from_utf8(whole.stdout).unwrap().contains("Tasti"));

    let text = std::fs::read(&file).unwrap();
    let cut = folder.path().join("cut.jsonl");
    std::fs::write(&cut, &text[..text.len() - 5]).unwrap();
    let output = replay(&cut, &["--text"]);
    assert_eq!(output.status.code(), Some(9));
    assert!(!output.stdout.is_empty(), "what is sound was shown");
    let lines = text.iter().filter(|byte| **byte == b'\n').count();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains(&format!("cut.jsonl, riga {lines}: la riga è interrotta")), "{told}");
    let none = replay(&folder.path().join("none"), &["--text"]);
    assert_eq!(none.status.code(), Some(1));
    let piped = replay(&file, &[]);
    assert_eq!(piped.status.code(), Some(2), "without a terminal it is played as text only");
}

#[test]
fn in_a_terminal_it_plays_to_its_end_and_gives_the_terminal_back() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("session.jsonl");
    let mut desk = record(folder.path(), &file, &[]);
    desk.press(&[F6, "?"]);
    desk.sees("Tasti");
    desk.types("\x1b[27u");
    desk.sees_no_more("Tasti");
    desk.press(&[CTRL_Q]);
    assert!(desk.ends().success());
    let arguments = ["replay", file.to_str().unwrap(), "--speed", "1000"];
    let mut player = Program::start_as(&arguments, (SIZE.0, SIZE.1 + 2), folder.path(), &[]);
    player.sees("Fine della registrazione: schermo");
    player.sees("Scadenze: 0 aperti");
    player.types("q");
    assert!(player.ends().success());
    player.assert_modes_left();

    let arguments = ["replay", file.to_str().unwrap(), "--step"];
    let mut player = Program::start_as(&arguments, (SIZE.0, SIZE.1 + 2), folder.path(), &[]);
    player.sees("Riproduzione: schermo 1,");
    player.types(" ");
    player.sees("Riproduzione: schermo 2,");
    player.types("q");
    assert!(player.ends().success());
}
