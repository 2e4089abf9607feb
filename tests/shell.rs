//! The real program as a script uses it: what it prints, what it ends with, and that a reader who stops
//! reading is no failure. It never needs a terminal.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

const PROGRAM: &str = env!("CARGO_BIN_EXE_centralino");

/// The program with nothing of our environment but a data folder.
fn program(arguments: &[&str], data: &Path) -> Command {
    let mut command = Command::new(PROGRAM);
    command.args(arguments).env_clear().env("CENTRALINO_DATA", data).stdin(Stdio::null());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(arguments: &[&str], data: &Path) -> Output {
    program(arguments, data).output().unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A server in a process of its own. Dropped, it is killed.
struct Server(Child);

impl Server {
    /// Resolves when it listens.
    fn start(data: &Path) -> (Self, BufReader<std::process::ChildStdout>) {
        let mut child = program(&["serve", "--listen", "127.0.0.1:0"], data).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap());
        let mut listening = String::new();
        lines.read_line(&mut listening).unwrap();
        let server = Self(child);
        assert!(listening.contains("http://127.0.0.1:"), "{listening}");
        (server, lines)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let data = tempfile::tempdir().unwrap();
    let commands: [&[&str]; 8] = [
        &["directory", "add-site", "Ospedale Prova"],
        &["call", "list"],
        &["ticket", "list"],
        &["token", "add", "Anna Prova", "--role", "operator"],
        &["token", "list"],
        &["rebuild"],
        &["verify"],
        &["--help"],
    ];
    for arguments in commands {
        let mut child = program(arguments, data.path()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", stderr(&output));
        // `token add` says beside the token that it is seen once.
        let told = stderr(&output);
        assert!(!told.contains("panic") && !told.contains("centralino:"), "{arguments:?}: {told}");
    }
    let listed = run(&["token", "list"], data.path());
    let listed = String::from_utf8(listed.stdout).unwrap();
    assert!(listed.contains("Anna Prova"), "the work was done all the same: {listed}");
}

#[test]
#[cfg(unix)]
fn a_server_whose_words_nobody_reads_serves_and_drains() {
    let data = tempfile::tempdir().unwrap();
    let (mut server, lines) = Server::start(data.path());
    drop(lines);
    let pid = server.0.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    assert_eq!(server.0.wait().unwrap().code(), Some(0));
}

#[test]
fn a_database_that_a_server_holds_is_reached_through_the_server() {
    let data = tempfile::tempdir().unwrap();
    let (_server, _lines) = Server::start(data.path());
    let output = run(&["ticket", "list"], data.path());
    let told = stderr(&output);
    assert_eq!(output.status.code(), Some(5), "{told}");
    assert!(told.contains("CENTRALINO_SERVER") && told.contains("CENTRALINO_TOKEN"), "{told}");
}

#[test]
fn the_desk_wants_a_terminal() {
    let data = tempfile::tempdir().unwrap();
    for arguments in [&[][..], &["desk"], &["--demo"]] {
        let output = run(arguments, data.path());
        let told = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {told}");
        assert!(told.contains("terminale") && output.stdout.is_empty(), "{told}");
    }
}
