//! The real program at a real terminal: keys in, screens out, signals and kills in between. It never
//! sleeps for a fixed time; it waits until something is seen, and not for ever.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "screens/sgr.rs"]
mod sgr;

use std::io::{Read, Write};
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use centralino::api::resource::NewCall;
use centralino::client::{Client, new_key};
use centralino::domain::channel::Channel;
use centralino::embedded::port_file::{PortFile, read_secret};
use portable_pty::{CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty, native_pty_system};
use vt100::{MouseProtocolMode, Parser};

const PROGRAM: &str = env!("CARGO_BIN_EXE_centralino");
/// How long anything may take to be seen.
const PATIENCE: Duration = Duration::from_secs(20);
const ROWS: u16 = 45;
const COLUMNS: u16 = 160;

const ENTER: &str = "\r";
const TAB: &str = "\t";
const HOME: &str = "\x1b[H";
const F2: &str = "\x1bOQ";
const F6: &str = "\x1b[17~";
const F9: &str = "\x1b[20~";
const CTRL_Q: &str = "\x11";

/// All that the program wrote.
struct Output {
    bytes: Vec<u8>,
    parser: Parser,
}

/// What is seen of it, and a bell for whoever waits.
type Seen = Arc<(Mutex<Output>, Condvar)>;

/// A desk in a terminal. Dropped, it is killed.
struct Desk {
    seen: Seen,
    keyboard: Box<dyn Write + Send>,
    master: Box<dyn MasterPty + Send>,
    slave: Option<Box<dyn SlavePty + Send>>,
    reader: Option<JoinHandle<()>>,
    ended: Receiver<ExitStatus>,
    pid: String,
    running: bool,
}

impl Desk {
    fn start(data: &Path, environment: &[(&str, &str)]) -> Self {
        let size = PtySize { rows: ROWS, cols: COLUMNS, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(PROGRAM);
        command.args(["desk", "--data", data.to_str().unwrap()]);
        command.env_clear();
        // Nobody's settings but those of the test.
        command.env("HOME", data);
        command.cwd(data);
        command.env("TERM", "xterm-256color");
        for (name, value) in environment {
            command.env(name, value);
        }
        let mut child = pair.slave.spawn_command(command).unwrap();
        let pid = child.process_id().unwrap().to_string();
        let (tell, ended) = channel();
        std::thread::spawn(move || tell.send(child.wait().unwrap()));
        let output = Output { bytes: Vec::new(), parser: Parser::new(ROWS, COLUMNS, 0) };
        let seen: Seen = Arc::new((Mutex::new(output), Condvar::new()));
        let reader = read_on(pair.master.try_clone_reader().unwrap(), Arc::clone(&seen));
        let keyboard = pair.master.take_writer().unwrap();
        let (master, slave) = (pair.master, Some(pair.slave));
        Self { seen, keyboard, master, slave, reader: Some(reader), ended, pid, running: true }
    }

    /// A desk that has found its backend.
    fn at_work(data: &Path) -> Self {
        let desk = Self::start(data, &[]);
        desk.sees(" collegato");
        desk
    }

    fn types(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
    }

    fn press(&mut self, keys: &[&str]) {
        self.types(&keys.concat());
    }

    #[track_caller]
    fn sees(&self, words: &str) {
        self.waits(|screen| screen.contains(words), &format!("«{words}» was never on the screen"));
    }

    #[track_caller]
    fn sees_no_more(&self, words: &str) {
        self.waits(|screen| !screen.contains(words), &format!("«{words}» stayed on the screen"));
    }

    #[track_caller]
    fn waits(&self, wanted: impl Fn(&str) -> bool, otherwise: &str) {
        let (output, changed) = &*self.seen;
        let deadline = Instant::now() + PATIENCE;
        let mut output = output.lock().unwrap();
        loop {
            let screen = output.parser.screen().contents();
            if wanted(&screen) {
                return;
            }
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "{otherwise}:\n{screen}");
            output = changed.wait_timeout(output, left).unwrap().0;
        }
    }

    fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([name, &self.pid]).status().unwrap();
        assert!(sent.success());
    }

    /// Waits for its end, and for the last byte that it wrote.
    fn ends(&mut self) -> ExitStatus {
        let status = self.ended.recv_timeout(PATIENCE).expect("it never ended");
        self.running = false;
        // Nobody else holds the terminal: the reader comes to its end.
        drop(self.slave.take());
        self.reader.take().unwrap().join().unwrap();
        status
    }

    fn written(&self) -> String {
        String::from_utf8(self.seen.0.lock().unwrap().bytes.clone()).unwrap()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        if self.running {
            let _ = Command::new("kill").args(["-KILL", &self.pid]).status();
        }
    }
}

fn read_on(mut from: Box<dyn Read + Send>, seen: Seen) -> JoinHandle<()> {
    std::thread::spawn(move || {
        let mut block = [0; 65536];
        // A terminal that nobody holds any more is an error on Linux and an end elsewhere.
        while let Ok(count @ 1..) = from.read(&mut block) {
            let mut output = seen.0.lock().unwrap();
            output.bytes.extend_from_slice(&block[..count]);
            output.parser.process(&block[..count]);
            seen.1.notify_all();
        }
    })
}

/// A command beside the desk; answers what it printed.
fn centralino(data: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(PROGRAM);
    command.args(arguments).arg("--data").arg(data).env_clear().env("HOME", data);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Someone telephones: a request from outside to the desk's own backend.
fn rings(data: &Path, caller_number: &str) {
    let found = PortFile::read(data).unwrap();
    let token = read_secret(&found.token).unwrap();
    let client = Client::new(&format!("http://{}", found.address), &token).unwrap();
    let call = NewCall {
        channel: Channel::Phone,
        caller_number: caller_number.into(),
        caller_name: String::new(),
        called_at: None,
        reason: String::new(),
        answered: false,
    };
    let tasks = tokio::runtime::Runtime::new().unwrap();
    tasks.block_on(client.new_call(&call, &new_key())).unwrap();
}

/// A call is answered and its sheet half filled.
fn half_a_sheet(desk: &mut Desk, data: &Path) {
    rings(data, "0000 777");
    desk.sees("1 in attesa");
    desk.press(&[F2]);
    desk.sees("Scheda C-1");
    desk.press(&["Passante Prova", ENTER, TAB, "cortile interno", ENTER, ENTER, ENTER]);
    desk.types("vetro rotto");
    desk.sees("vetro rotto");
}

/// Waits until the drafts on disk have these words.
fn drafts_hold(data: &Path, words: &str) {
    let deadline = Instant::now() + PATIENCE;
    let held = || std::fs::read_to_string(data.join("drafts-1.json")).unwrap_or_default();
    while !held().contains(words) {
        assert!(Instant::now() < deadline, "the drafts never held «{words}»: {}", held());
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn a_fault_from_the_ring_to_the_closing_by_keys_alone() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let squad = ["directory", "add-technician", "Squadra Prova", "--phone", "0000 000 201"];
    assert_eq!(centralino(data, &squad), "1\n");

    let mut desk = Desk::at_work(data);
    half_a_sheet(&mut desk, data);
    desk.press(&[F9]);
    desk.sees("NUMERO DA DIRE AL CHIAMANTE: 1");

    // The feed brings the ticket a moment after the answer that names it.
    desk.sees("Scadenze: 1 aperto");
    desk.press(&[F6, HOME, ENTER]);
    desk.sees("╔ Intervento 1");
    desk.types("a");
    desk.sees("1: assegna");
    desk.types("squadra");
    desk.sees("> Squadra Prova, 0000 000 201");
    desk.press(&[ENTER, F9]);
    desk.sees("1: avvisato. Chiamare Squadra Prova al 0000 000 201");
    desk.press(&[F9]);
    desk.sees("personale avvisato  telefono");
    desk.types("t");
    desk.sees("1: prendi in carico");
    desk.press(&[F9]);
    desk.sees("preso in carico");
    desk.types("i");
    desk.sees("1: esito sopralluogo");
    desk.press(&["ind", ENTER, "s"]);
    desk.press(&[F9]);
    desk.sees("in convenzione");
    desk.types("f");
    desk.sees("1: completato");
    desk.press(&[F9]);
    desk.sees("da chiudere");
    desk.types("x");
    desk.sees("1: chiudi");
    desk.press(&["guarnizione consumata", ENTER, "sostituita", F9]);
    desk.sees("0 aperti");
    // The feed may be faster than the answer: as long as that is awaited, leaving is asked about.
    desk.sees_no_more("1: chiudi");
    desk.press(&[CTRL_Q]);
    assert!(desk.ends().success());

    assert!(centralino(data, &["verify"]).starts_with("Storia integra"));
    let ticket: serde_json::Value =
        serde_json::from_str(&centralino(data, &["ticket", "show", "1", "--json"])).unwrap();
    assert_eq!(ticket["state"], "closed", "{ticket}");
    assert_eq!(ticket["level"], "IND");
    assert_eq!(ticket["covered"], true);
}

#[test]
fn a_theme_is_seen_at_once_and_kept_in_the_settings_file() {
    const CTRL_T: &str = "\x14";
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("config");
    std::fs::create_dir(&config).unwrap();
    let settings = config.join("settings.toml");
    std::fs::write(&settings, "# mine\nmouse = false # by day\n").unwrap();
    let environment = [("CENTRALINO_CONFIG", config.to_str().unwrap()), ("COLORTERM", "truecolor")];
    let mut desk = Desk::start(folder.path(), &environment);
    desk.sees(" collegato");
    let ground = |desk: &Desk| {
        let seen = desk.seen.0.lock().unwrap();
        seen.parser.screen().cell(0, 0).unwrap().bgcolor()
    };
    assert_eq!(ground(&desk), vt100::Color::Default);
    desk.press(&[CTRL_T, DOWN]);
    desk.sees("> dark");
    assert_eq!(ground(&desk), vt100::Color::Rgb(0x14, 0x18, 0x1d));
    desk.press(&[ENTER]);
    desk.sees("Tema «dark»: vale da ora");
    let written = std::fs::read_to_string(&settings).unwrap();
    assert_eq!(written, "# mine\nmouse = false # by day\ntheme = \"dark\"\n");
    desk.press(&[CTRL_Q]);
    assert!(desk.ends().success());
}

#[test]
fn the_terminal_is_given_back_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), &[]);
    let slave = desk.slave.take();
    desk.sees(" collegato");
    assert!(desk.seen.0.lock().unwrap().parser.screen().alternate_screen());
    let raw = desk.master.get_termios().unwrap();
    desk.slave = slave;
    desk.press(&[CTRL_Q]);
    let status = desk.ended.recv_timeout(PATIENCE).unwrap();
    assert!(status.success());
    let left = desk.master.get_termios().unwrap();
    desk.running = false;
    drop(desk.slave.take());
    desk.reader.take().unwrap().join().unwrap();
    assert_modes_left(&desk);

    let size = PtySize { rows: ROWS, cols: COLUMNS, pixel_width: 0, pixel_height: 0 };
    let fresh = native_pty_system().openpty(size).unwrap().master.get_termios().unwrap();
    assert!(left == fresh, "{left:?} is not {fresh:?}");
    assert!(raw != fresh, "it was never raw: nothing was tried");
}

/// Every mode that was entered is left.
#[track_caller]
fn assert_modes_left(desk: &Desk) {
    let output = desk.seen.0.lock().unwrap();
    let screen = output.parser.screen();
    assert!(!screen.alternate_screen(), "the alternate screen is left");
    assert!(!screen.hide_cursor(), "the cursor is shown");
    assert!(!screen.bracketed_paste(), "pastes come bare again");
    assert_eq!(screen.mouse_protocol_mode(), MouseProtocolMode::None);
    let written = String::from_utf8_lossy(&output.bytes);
    let count = |sequence| written.matches(sequence).count();
    assert_eq!(count("\x1b[>1u"), 1);
    assert_eq!(count("\x1b[<1u"), 1);
    assert_eq!(count("\x1b[?2026h"), count("\x1b[?2026l") - 1, "and once more on leaving");
}

#[test]
fn a_termination_saves_the_draft_and_gives_the_terminal_back() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let mut desk = Desk::at_work(data);
    half_a_sheet(&mut desk, data);
    desk.signal("-TERM");
    assert!(desk.ends().success());
    assert_modes_left(&desk);
    drafts_hold(data, "vetro rotto");

    let mut again = Desk::at_work(data);
    again.sees("Ripresa 1 scheda");
    again.sees("vetro rotto");
    again.press(&[F9]);
    again.sees("NUMERO DA DIRE AL CHIAMANTE: 1");
}

#[test]
fn a_killed_desk_leaves_its_draft_to_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let mut desk = Desk::at_work(data);
    half_a_sheet(&mut desk, data);
    drafts_hold(data, "vetro rotto");
    desk.signal("-KILL");
    assert!(!desk.ends().success());

    let mut again = Desk::at_work(data);
    again.sees("Ripresa 1 scheda");
    again.sees("cortile interno");
    again.sees("vetro rotto");
    again.press(&[F9]);
    again.sees("NUMERO DA DIRE AL CHIAMANTE: 1");
}

#[test]
fn no_color_means_none() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    for (environment, coloured) in [(&[("NO_COLOR", "1")][..], false), (&[], true)] {
        let mut desk = Desk::start(data, environment);
        desk.sees(" collegato");
        desk.press(&["?"]);
        desk.sees("ridisegna lo schermo");
        desk.press(&["\x1b[A", ENTER, CTRL_Q]);
        assert!(desk.ends().success());
        let colours = sgr::colours(&desk.written());
        assert_eq!(!colours.is_empty(), coloured, "{colours:?}");
    }
}
