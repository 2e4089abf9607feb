//! The real program from its start to its first frame, at a real terminal. What it needs beyond that, the
//! operator does not wait for.

use std::io::{Read, Write};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

const PROGRAM: &str = env!("CARGO_BIN_EXE_centralino");
/// How many starts are measured.
const STARTS: usize = 15;

/// The times of starting the desk, in order of size, in a folder that was used before.
pub fn desk() -> Vec<Duration> {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    until(PROGRAM, &["desk", "--data", data], "CENTRALINO");
    times(PROGRAM, &["desk", "--data", data], "CENTRALINO")
}

/// The same of a program that does nothing: what the terminal and the system take.
pub fn nothing() -> Vec<Duration> {
    times("/bin/echo", &["CENTRALINO"], "CENTRALINO")
}

fn times(program: &str, arguments: &[&str], seen: &str) -> Vec<Duration> {
    let mut times: Vec<Duration> = (0..STARTS).map(|_| until(program, arguments, seen)).collect();
    times.sort();
    times
}

/// Until these letters were written.
fn until(program: &str, arguments: &[&str], seen: &str) -> Duration {
    let size = PtySize { rows: 45, cols: 160, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(program);
    command.args(arguments);
    command.env_clear();
    command.env("TERM", "xterm-256color");
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut keyboard = pair.master.take_writer().unwrap();
    let started = Instant::now();
    let mut child = pair.slave.spawn_command(command).unwrap();
    let mut written = Vec::new();
    let mut block = [0; 65536];
    while !String::from_utf8_lossy(&written).contains(seen) {
        let count = reader.read(&mut block).unwrap();
        assert!(count > 0, "it ended: {}", String::from_utf8_lossy(&written));
        written.extend_from_slice(&block[..count]);
    }
    let taken = started.elapsed();
    drop(pair.slave);
    // What it writes on leaving must have somewhere to go.
    let rest = std::thread::spawn(move || while matches!(reader.read(&mut block), Ok(1..)) {});
    let _ = keyboard.write_all(b"\x11");
    child.wait().unwrap();
    rest.join().unwrap();
    taken
}
