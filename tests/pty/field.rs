//! A technician at a real terminal, over a line that is thin, late and sometimes away.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use centralino::client::{Client, new_key};
use centralino::domain::code::TicketNumber;
use centralino::domain::ticket::State;
use serde_json::json;

use crate::program::{CTRL_Q, ENTER, PROGRAM, Program};
use crate::proxy::Proxy;

const ESC: &str = "\x1b";
const PHONE: (u16, u16) = (60, 10);
const TERMINAL: (u16, u16) = (80, 24);

/// A team's server with a technician who was sent to one fault. Dropped, it is killed.
struct Team {
    folder: tempfile::TempDir,
    server: Child,
    address: String,
    technician: String,
    desk: Client,
    tasks: tokio::runtime::Runtime,
}

impl Team {
    fn begin() -> Self {
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

    /// A technician's terminal, whose way to the server is this.
    fn field(&self, server: &str, size: (u16, u16)) -> Program {
        let environment =
            [("CENTRALINO_SERVER", server), ("CENTRALINO_TOKEN", &self.technician), ("SSH_TTY", "x")];
        Program::start_as(&["field"], size, self.folder.path(), &environment)
    }

    fn state(&self) -> State {
        self.tasks.block_on(self.desk.ticket(TicketNumber(1))).unwrap().ticket.ticket.state
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
    desk.new_technician(&serde_json::from_value(squad).unwrap(), &new_key()).await.unwrap();
    let fault = json!({"channel": "phone", "call_type": "RI", "priority": "URG", "service": "IDR",
        "texts": {"description": "perdita", "place": "CUP", "callback_number": "0000 000 222"}});
    desk.new_ticket(&serde_json::from_value(fault).unwrap(), &new_key()).await.unwrap();
    let dispatch = json!({"action": "dispatch", "technician": 1});
    let dispatch = serde_json::from_value(dispatch).unwrap();
    desk.ticket_action(TicketNumber(1), 1, &dispatch, &new_key()).await.unwrap();
}

#[test]
fn no_key_waits_for_the_line_and_nothing_is_lost_without_it() {
    let team = Team::begin();
    let line = Proxy::to(&team.address);
    let mut field = team.field(&line.address, TERMINAL);
    field.sees("Interventi assegnati: 1");

    // Nothing of the server's can arrive: what is seen of these keys is the workplace's own.
    let answered = line.holds();
    field.types(ENTER);
    field.sees("chiamare 0000 000 222");
    field.types("t");
    field.sees("1: prendi in carico");
    field.types(ENTER);
    field.sees("in viaggio: prendi in carico");
    field.sees(">1 s inizia sopralluogo");
    assert_eq!(line.answered(), answered, "no answer has arrived meanwhile");
    line.lets_go();
    field.sees("1, prendi in carico: registrato");
    field.sees("in carico");
    assert_eq!(team.state(), State::InCharge);

    line.is_cut();
    field.sees("NON collegato");
    field.types("s");
    field.sees("1: inizia sopralluogo");
    field.types(ENTER);
    field.sees("in viaggio: inizia sopralluogo");
    field.types("k");
    field.sees("1: ricambi");
    field.types("valvola");
    field.sees("valvola");
    field.types(ENTER);
    field.sees("in viaggio: ricambi");
    assert_eq!(team.state(), State::InCharge, "the server has heard of nothing");
    line.is_mended();
    field.sees_no_more("in viaggio");
    field.sees("ricambi chiesti");
    field.types(CTRL_Q);
    assert!(field.ends().success());
    field.assert_modes_left();
    assert_eq!(team.state().word(), "parts-asked");
}

#[test]
fn a_dropped_connection_leaves_what_was_written_to_the_next_one() {
    let team = Team::begin();
    let server = format!("http://{}", team.address);
    let mut field = team.field(&server, PHONE);
    field.sees("Interventi assegnati: 1");
    field.press(&[ENTER, "n"]);
    field.sees("1: nota");
    field.types("chiavi in portineria");
    field.sees("chiavi in portineria");
    field.signal("-HUP");
    assert!(field.ends().success());
    assert!(!field.written().contains("\x1b[?1000h"), "the mouse is the terminal's own");

    let mut again = team.field(&server, PHONE);
    again.sees("chiavi in portineria");
    again.types(ENTER);
    again.sees("1, nota: registrato");
    again.types(CTRL_Q);
    assert!(again.ends().success());
}

#[test]
fn the_demonstration_is_a_technicians_at_60_by_10() {
    let folder = tempfile::tempdir().unwrap();
    let mut field = Program::start_as(&["field", "--demo"], PHONE, folder.path(), &[]);
    field.sees("Interventi assegnati: ");
    field.sees("altri");
    field.types(ENTER);
    field.sees("chiamare 0000");
    field.sees(">1 ");
    field.press(&[ENTER]);
    field.sees("Invio manda");
    field.resize(59, 10);
    field.sees("Finestra troppo piccola");
    field.resize(80, 24);
    field.sees("Invio manda");
    field.press(&[ESC]);
    field.sees("Esc elenco");
    field.types(CTRL_Q);
    assert!(field.ends().success());
}
