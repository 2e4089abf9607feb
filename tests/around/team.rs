//! A team's server as a process of its own, with a technician who was sent to one fault.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use centralino::api::resource::NewTechnician;
use centralino::client::{Client, new_key};
use centralino::domain::code::TicketNumber;
use centralino::domain::ticket::State;
use serde_json::json;

const PROGRAM: &str = env!("CARGO_BIN_EXE_centralino");

/// A team's server with a technician who was sent to one fault. Dropped, it is killed.
pub struct Team {
    pub folder: tempfile::TempDir,
    server: Child,
    /// Where it listens.
    pub address: String,
    /// The technician's token.
    pub technician: String,
    pub desk: Client,
    pub tasks: tokio::runtime::Runtime,
}

impl Team {
    pub fn begin() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut server = program(folder.path(), &["serve", "--listen", "127.0.0.1:0"]).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().split_once("http://").unwrap().1.to_owned();
        let desk = token(folder.path(), &["Operatore Prova", "--role", "operator"]);
        let desk = Client::new(&format!("http://{address}"), &desk).unwrap();
        let tasks = tokio::runtime::Runtime::new().unwrap();
        tasks.block_on(send_somebody(&desk));
        let linked = ["Tecnico Prova", "--role", "technician", "--technician", "1"];
        let technician = token(folder.path(), &linked);
        Self { folder, server, address, technician, desk, tasks }
    }

    pub fn state(&self, number: u64) -> State {
        self.tasks.block_on(self.desk.ticket(TicketNumber(number))).unwrap().ticket.ticket.state
    }
}

impl Drop for Team {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn program(data: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.args(arguments).arg("--data").arg(data).env_clear().env("HOME", data);
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    command
}

fn token(data: &Path, whose: &[&str]) -> String {
    let output = program(data, &[&["token", "add"], whose].concat()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

async fn send_somebody(desk: &Client) {
    let squad = json!({"name": "Squadra Prova", "phone": "0000 000 201"});
    desk.add::<NewTechnician>(&serde_json::from_value(squad).unwrap(), &new_key()).await.unwrap();
    let fault = json!({"channel": "phone", "call_type": "RI", "priority": "URG", "service": "IDR",
        "texts": {"description": "perdita", "place": "CUP", "callback_number": "0000 000 222"}});
    desk.new_ticket(&serde_json::from_value(fault).unwrap(), &new_key()).await.unwrap();
    let dispatch = json!({"action": "dispatch", "technician": 1});
    let dispatch = serde_json::from_value(dispatch).unwrap();
    desk.ticket_action(TicketNumber(1), 1, &dispatch, &new_key()).await.unwrap();
}
