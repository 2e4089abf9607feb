//! What a key, an idle second and a start cost at a real terminal: ours with as many open tickets as a large
//! centre never has, and beside it, in the same run, programs that a user of terminals may have open. It
//! asserts nothing: machines differ. A peer that is not installed is passed over (`apt install htop tig`).
//!
//! `cargo bench --bench peers`, optionally with the number of open tickets as argument.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a measurement that fails has nothing to say"
)]

mod filled;
mod terminal;

use std::path::Path;
use std::time::Duration;

use terminal::{Program, Terminal};

/// How often each key is pressed, and each program started.
const PRESSES: usize = 200;
const STARTS: usize = 9;
/// How long a program is left alone.
const IDLE: Duration = Duration::from_secs(5);

fn main() {
    let tickets = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(50_000);
    let folder = tempfile::tempdir().unwrap();
    filled::database(folder.path(), tickets);
    let repository = env!("CARGO_MANIFEST_DIR");
    let ours = |face: &'static str| Program {
        name: format!("centralino {face}, {tickets} open"),
        command: vec![
            env!("CARGO_BIN_EXE_centralino").into(),
            face.into(),
            "--data".into(),
            path(folder.path()),
        ],
        first: "CENTRALINO",
        ready: "+",
        keys: ["\x1b[B", "\x1b[A"],
        leave: "\x11",
    };
    let peer = |command: &[&str], first: &'static str, leave: &'static str| Program {
        name: command[0].to_owned(),
        command: command.iter().map(|&part| part.to_owned()).collect(),
        first,
        ready: first,
        keys: ["\x1b[B", "\x1b[A"],
        leave,
    };
    let programs = [
        Program { ready: "aperti", ..ours("desk") },
        peer(&["htop"], "Load average", "q"),
        peer(&["tig", "-C", repository], "main", "Q"),
        peer(&["taskwarrior-tui"], "Task", "q"),
        peer(&["gitui", "-d", repository], "Status", "\x03"),
    ];
    println!(
        "{:<34} {:>16} {:>26} {:>14} {:>16}",
        "at 160x45", "start p50 ms", "key to frame p50/p99 ms", "bytes a key", "bytes idle s"
    );
    for program in programs.iter().filter(|program| program.is_installed()) {
        println!("{}", row(program));
    }
}

fn path(folder: &Path) -> String {
    folder.to_str().unwrap().to_owned()
}

fn row(program: &Program) -> String {
    // The first start warms the caches of the disk.
    let mut starts: Vec<Duration> = (0..=STARTS).map(|_| Terminal::start(program).1).skip(1).collect();
    starts.sort();
    let (mut terminal, _) = Terminal::start(program);
    terminal.waits_for(program.ready);
    terminal.settles();
    let idle = terminal.bytes_in(IDLE);
    let mut presses: Vec<_> =
        (0..PRESSES).map(|turn| terminal.press(program.keys[turn % program.keys.len()])).collect();
    presses.sort_by_key(|press| press.taken);
    let at = |share: usize| presses[(PRESSES * share / 100).min(PRESSES - 1)].taken;
    let mut bytes: Vec<usize> = presses.iter().map(|press| press.bytes).collect();
    bytes.sort_unstable();
    format!(
        "{:<34} {:>16.1} {:>26} {:>14} {:>16.0}",
        program.name,
        milliseconds(starts[starts.len() / 2]),
        format!("{:.1} / {:.1}", milliseconds(at(50)), milliseconds(at(99))),
        bytes[bytes.len() / 2],
        idle as f64 / IDLE.as_secs_f64(),
    )
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
