//! How a workplace in lines ends: the input ends, a signal comes, nobody reads any more. Nothing is lost, and
//! a terminal is left as it was.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::program::Spoken;
use super::rings::rings;

/// A call is answered and its sheet half filled.
fn half_a_sheet(desk: &mut Spoken, data: &Path) {
    desk.hears("Scelta:");
    rings(data, "0000 777", "");
    desk.hears("Novità: chiamata");
    desk.answers("Scelta:", "rispondi");
    desk.answers("Chi, ", "Passante Prova");
    desk.answers("Richiamare, ", "");
    desk.answers("Dove, ", "cortile interno");
    desk.hears("Tipo, ");
}

#[test]
fn at_a_terminal_that_is_to_be_plain_nothing_is_drawn_and_the_sheet_survives() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let mut desk = Spoken::at_a_terminal(data);
    half_a_sheet(&mut desk, data);
    desk.types("\u{4}");
    desk.hears("1 scheda non finita resta salvata.");
    assert!(desk.ends());
    // What the terminal itself shows of the end of input is its own.
    let written = desk.written().replace("^D\u{8}\u{8}", "");
    let control = written.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\r'));
    assert_eq!(control, None, "{written}");

    let mut again = Spoken::over_pipes(data);
    again.hears("Ripresa 1 scheda non finita.");
    again.hears("Scheda della chiamata 1");
    again.closes_the_input();
    assert!(again.ends());
}

#[test]
fn signals_and_the_end_of_the_input_save_the_sheet_and_end_well() {
    let endings: [fn(&mut Spoken); 3] =
        [|desk| desk.signal("-TERM"), |desk| desk.signal("-HUP"), Spoken::closes_the_input];
    for end in endings {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path();
        let mut desk = Spoken::over_pipes(data);
        half_a_sheet(&mut desk, data);
        end(&mut desk);
        assert!(desk.ends());
        let drafts = std::fs::read_to_string(data.join("drafts-1.json")).unwrap();
        assert!(drafts.contains("cortile interno"), "{drafts}");
    }
}

#[test]
fn without_anybody_at_it_the_desk_says_how_things_stand_and_ends() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let begun = Instant::now();
        let mut command = Command::new(env!("CARGO_BIN_EXE_centralino"));
        command.args(arguments).arg("--data").arg(folder.path()).env_clear().stdin(Stdio::null());
        let output = command.output().unwrap();
        assert!(begun.elapsed() < Duration::from_secs(60), "it hung");
        let told = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code(), told(output.stdout), told(output.stderr))
    };
    let (code, out, err) = run(&["desk"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(out.contains("Nessuna chiamata in attesa."), "{out}");
    assert!(out.ends_with("Fine di ciò che si scrive: esco.\n"), "{out}");
    // Nobody listens there.
    let (code, out, err) = run(&["--server", "http://127.0.0.1:9", "--token", "prova"]);
    assert_eq!(code, Some(3), "{out}{err}");
    assert!(err.contains("Il server non risponde"), "{out}{err}");
}

#[test]
fn a_wall_without_a_screen_says_its_facts_and_asks_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut wall = Spoken::of_face("wall", folder.path());
    wall.closes_the_input();
    wall.hears("Nessuna chiamata in attesa.\nScadenze: 0 in ritardo");
    wall.signal("-TERM");
    assert!(wall.ends());
    assert!(!wall.written().contains("Scelta"), "{}", wall.written());
}
