//! The board in the room: started before its server, cut off from it, and told to leave, with nobody at the keys.

use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::program::{PROGRAM, Program, centralino, untouched_line};

/// A server of the team that a test starts and stops. Dropped, it is killed.
struct Team(Child);

impl Team {
    fn serve(data: &Path, address: &str) -> Self {
        let mut command = Command::new(PROGRAM);
        command.args(["serve", "--listen", address, "--data", data.to_str().unwrap()]);
        command.env_clear().env("HOME", data).stdout(Stdio::null()).stderr(Stdio::null());
        Self(command.spawn().unwrap())
    }
}

impl Drop for Team {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_wall_waits_for_its_server_comes_back_to_it_and_leaves_when_told() {
    let folder = tempfile::tempdir().unwrap();
    let (data, wall_data) = (folder.path().join("server"), folder.path().join("wall"));
    std::fs::create_dir(&wall_data).unwrap();
    let token = centralino(&data, &["token", "add", "Tabellone Prova", "--role", "display"]);
    let token = token.lines().find(|line| line.starts_with("cent_")).unwrap();
    // A port that was free a moment ago: bound, and let go.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let address = format!("127.0.0.1:{port}");
    let server = format!("http://{address}");
    let environment = [("TERM", "linux"), ("CENTRALINO_TOKEN", token)];
    let mut wall =
        Program::start_as(&["wall", "--server", &server], (100, 37), &wall_data, &environment);
    wall.sees("NON COLLEGATO");
    wall.sees("Il tabellone riprova da solo");
    // Nothing of it is for a keyboard.
    wall.types("/abc\r\x1b[17~\x1bOQ\x1a");
    let team = Team::serve(&data, &address);
    wall.sees("Nessun intervento in scadenza");
    drop(team);
    wall.sees("DATI FERMI DALLE");
    let team = Team::serve(&data, &address);
    wall.sees_no_more("DATI FERMI DALLE");
    assert!(wall.is_on_the_alternate_screen());
    wall.signal("-TERM");
    let (status, line) = wall.ends_leaving();
    assert!(status.success());
    assert_eq!(line, untouched_line());
    assert!(!wall.is_on_the_alternate_screen());
    assert!(!wall.written().contains("\x1b[>1u"), "a Linux console prints what it does not know");
    assert_eq!(std::fs::read_dir(&wall_data).unwrap().count(), 0, "it keeps nothing on its machine");
    drop(team);
}
