//! The program at a terminal of the test's own: what is typed into it, what is seen of it, how it ends.

use std::io::{Read, Write};
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty, native_pty_system};
use vt100::{MouseProtocolMode, Parser};

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_centralino");
/// How long anything may take to be seen.
pub const PATIENCE: Duration = Duration::from_secs(20);
pub const ROWS: u16 = 45;
pub const COLUMNS: u16 = 160;

pub const ENTER: &str = "\r";
pub const TAB: &str = "\t";
pub const HOME: &str = "\x1b[H";
pub const F2: &str = "\x1bOQ";
pub const F3: &str = "\x1bOR";
pub const F6: &str = "\x1b[17~";
pub const F7: &str = "\x1b[18~";
pub const F9: &str = "\x1b[20~";
pub const PAGE_DOWN: &str = "\x1b[6~";
pub const CTRL_Q: &str = "\x11";
pub const CTRL_Z: &str = "\x1a";

/// All that the program wrote.
struct Output {
    bytes: Vec<u8>,
    parser: Parser,
}

/// The settings of a terminal's line, as they print.
pub type Line = String;

/// What is seen of it, and a bell for whoever waits.
type Seen = Arc<(Mutex<Output>, Condvar)>;

/// A workplace in a terminal. Dropped, it is killed.
pub struct Program {
    seen: Seen,
    keyboard: Box<dyn Write + Send>,
    master: Box<dyn MasterPty + Send>,
    slave: Option<Box<dyn SlavePty + Send>>,
    reader: Option<JoinHandle<()>>,
    ended: Receiver<ExitStatus>,
    pid: String,
    running: bool,
}

impl Program {
    /// A desk in a window of the usual size.
    pub fn start(data: &Path, environment: &[(&str, &str)]) -> Self {
        Self::start_as(&["desk"], (COLUMNS, ROWS), data, environment)
    }

    /// Any workplace, in a window of so many columns and rows.
    pub fn start_as(
        arguments: &[&str],
        (columns, rows): (u16, u16),
        data: &Path,
        environment: &[(&str, &str)],
    ) -> Self {
        let mut command = CommandBuilder::new(PROGRAM);
        command.args(arguments);
        command.args(["--data", data.to_str().unwrap()]);
        command.env_clear();
        // Nobody's settings but those of the test.
        command.env("HOME", data);
        command.cwd(data);
        command.env("TERM", "xterm-256color");
        for (name, value) in environment {
            command.env(name, value);
        }
        Self::run(command, (columns, rows))
    }

    /// A desk as the child of a shell, which waits for it.
    pub fn under_a_shell(data: &Path) -> Self {
        let mut command = CommandBuilder::new("/bin/sh");
        command.env_clear();
        command.env("HOME", data);
        let data = data.to_str().unwrap();
        // Signals are for the desk: the shell's own process is never told.
        command.args(["-c", &format!("'{PROGRAM}' desk --data '{data}'; exit $?")]);
        command.env("PATH", std::env::var_os("PATH").unwrap());
        command.env("TERM", "xterm-256color");
        let mut program = Self::run(command, (COLUMNS, ROWS));
        program.sees("CENTRALINO");
        let child = Command::new("ps").args(["-o", "pid=", "--ppid", &program.pid]).output().unwrap();
        program.pid = String::from_utf8(child.stdout).unwrap().trim().to_owned();
        program
    }

    fn run(command: CommandBuilder, (columns, rows): (u16, u16)) -> Self {
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let mut child = pair.slave.spawn_command(command).unwrap();
        let pid = child.process_id().unwrap().to_string();
        let (tell, ended) = channel();
        std::thread::spawn(move || tell.send(child.wait().unwrap()));
        let output = Output { bytes: Vec::new(), parser: Parser::new(rows, columns, 0) };
        let seen: Seen = Arc::new((Mutex::new(output), Condvar::new()));
        let reader = read_on(pair.master.try_clone_reader().unwrap(), Arc::clone(&seen));
        let keyboard = pair.master.take_writer().unwrap();
        let (master, slave) = (pair.master, Some(pair.slave));
        Self { seen, keyboard, master, slave, reader: Some(reader), ended, pid, running: true }
    }

    /// A desk that has found its backend.
    pub fn at_work(data: &Path) -> Self {
        let desk = Self::start(data, &[]);
        desk.sees(" collegato");
        desk
    }

    pub fn types(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
    }

    pub fn press(&mut self, keys: &[&str]) {
        self.types(&keys.concat());
    }

    /// Clicks on the first of these words, as a terminal reports it: button down, and up again.
    #[track_caller]
    pub fn clicks(&mut self, words: &str) {
        self.sees(words);
        let screen = self.seen.0.lock().unwrap().parser.screen().contents();
        let found = screen
            .lines()
            .enumerate()
            .find_map(|(y, line)| Some((line[..line.find(words)?].chars().count(), y)));
        let (x, y) = found.unwrap();
        self.types(&format!("\x1b[<0;{};{}M\x1b[<0;{};{}m", x + 1, y + 1, x + 1, y + 1));
    }

    /// Whether the terminal was asked to report clicks.
    pub fn reports_clicks(&self) -> bool {
        let seen = self.seen.0.lock().unwrap();
        seen.parser.screen().mouse_protocol_mode() != MouseProtocolMode::None
    }

    /// What is behind the letter in the corner.
    pub fn ground(&self) -> vt100::Color {
        let seen = self.seen.0.lock().unwrap();
        seen.parser.screen().cell(0, 0).unwrap().bgcolor()
    }

    #[track_caller]
    pub fn sees(&self, words: &str) {
        self.waits(|screen| screen.contains(words), &format!("«{words}» was never on the screen"));
    }

    #[track_caller]
    pub fn sees_no_more(&self, words: &str) {
        self.waits(|screen| !screen.contains(words), &format!("«{words}» stayed on the screen"));
    }

    #[track_caller]
    pub fn waits(&self, wanted: impl Fn(&str) -> bool, otherwise: &str) {
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

    pub fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([name, &self.pid]).status().unwrap();
        assert!(sent.success());
    }

    /// Waits until the process has been stopped.
    pub fn stops(&self) {
        let state =
            || Command::new("ps").args(["-o", "stat=", "-p", &self.pid]).output().unwrap().stdout;
        let deadline = Instant::now() + PATIENCE;
        while !state().starts_with(b"T") {
            assert!(Instant::now() < deadline, "it never stopped");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits for its end, and for the last byte that it wrote.
    pub fn ends(&mut self) -> ExitStatus {
        let status = self.ended.recv_timeout(PATIENCE).expect("it never ended");
        self.has_ended();
        status
    }

    fn has_ended(&mut self) {
        self.running = false;
        // Nobody else holds the terminal: the reader comes to its end.
        drop(self.slave.take());
        self.reader.take().unwrap().join().unwrap();
    }

    /// The window gets another size.
    pub fn resize(&self, columns: u16, rows: u16) {
        // What the terminal shows follows, as that of any emulator does.
        self.seen.0.lock().unwrap().parser.screen_mut().set_size(rows, columns);
        self.master.resize(size(columns, rows)).unwrap();
    }

    pub fn written(&self) -> String {
        String::from_utf8(self.seen.0.lock().unwrap().bytes.clone()).unwrap()
    }
}

impl Program {
    /// The settings of the line, as they are while the program runs.
    pub fn line(&self) -> Line {
        line_of(&*self.master)
    }

    /// Waits for its end, as [`Program::ends`], and answers how it left the line.
    pub fn ends_leaving(&mut self) -> (ExitStatus, Line) {
        let status = self.ended.recv_timeout(PATIENCE).expect("it never ended");
        let left = self.line();
        self.has_ended();
        (status, left)
    }

    /// Every mode that was entered is left.
    #[track_caller]
    pub fn assert_modes_left(&self) {
        let output = self.seen.0.lock().unwrap();
        let screen = output.parser.screen();
        assert!(!screen.alternate_screen(), "the alternate screen is left");
        assert!(!screen.hide_cursor(), "the cursor is shown");
        assert!(!screen.bracketed_paste(), "pastes come bare again");
        assert_eq!(screen.mouse_protocol_mode(), MouseProtocolMode::None);
        let written = String::from_utf8_lossy(&output.bytes);
        let count = |sequence| written.matches(sequence).count();
        assert!(count("\x1b[>1u") > 0, "it was never entered: nothing was tried");
        assert_eq!(count("\x1b[>1u"), count("\x1b[<1u"));
        let left = count("\x1b[?1049l");
        assert_eq!(count("\x1b[?2026h"), count("\x1b[?2026l") - left, "and once more on leaving");
    }

    pub fn is_on_the_alternate_screen(&self) -> bool {
        self.seen.0.lock().unwrap().parser.screen().alternate_screen()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if self.running {
            let _ = Command::new("kill").args(["-KILL", &self.pid]).status();
        }
    }
}

pub fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

/// A line that no program has touched.
pub fn untouched_line() -> Line {
    line_of(&*native_pty_system().openpty(size(COLUMNS, ROWS)).unwrap().master)
}

fn line_of(master: &dyn MasterPty) -> Line {
    format!("{:?}", master.get_termios().unwrap())
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
pub fn centralino(data: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(PROGRAM);
    command.args(arguments).arg("--data").arg(data).env_clear().env("HOME", data);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
