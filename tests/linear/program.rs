//! A workplace that is spoken to, over pipes or at a pseudo-terminal, and people around it.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, MasterPty, PtySize, native_pty_system};

const PROGRAM: &str = env!("CARGO_BIN_EXE_centralino");
/// How long anything may take to be said.
const PATIENCE: Duration = Duration::from_secs(30);

/// What was said, and a bell for whoever waits.
type Said = Arc<(Mutex<Vec<u8>>, Condvar)>;

/// A workplace that speaks. Dropped, it is killed.
pub struct Spoken {
    said: Said,
    keyboard: Option<Box<dyn Write + Send>>,
    /// How much of it was listened to.
    heard: usize,
    /// Whether it ended well.
    ended: Receiver<bool>,
    pid: String,
    running: bool,
    _terminal: Option<Box<dyn MasterPty + Send>>,
}

impl Spoken {
    /// A desk over pipes; nobody says `--plain`.
    pub fn over_pipes(data: &Path) -> Self {
        Self::of_face("desk", data)
    }

    /// Any face over pipes.
    pub fn of_face(face: &str, data: &Path) -> Self {
        Self::with_environment(face, data, &[])
    }

    /// Any face over pipes, told where its server is.
    pub fn with_environment(face: &str, data: &Path, environment: &[(&str, &str)]) -> Self {
        let mut command = Command::new(PROGRAM);
        command.args([face, "--data"]).arg(data).env_clear().env("TERM", "dumb");
        command.envs(environment.iter().copied());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child: Child = command.spawn().unwrap();
        let (keyboard, out) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let pid = child.id().to_string();
        let (tell, ended) = channel();
        std::thread::spawn(move || tell.send(child.wait().unwrap().success()));
        Self::listening(Box::new(out), Box::new(keyboard), ended, pid, None)
    }

    /// At a terminal that could draw, with `--plain`.
    pub fn at_a_terminal(data: &Path) -> Self {
        let size = PtySize { rows: 45, cols: 160, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(PROGRAM);
        command.args(["--plain", "--data", data.to_str().unwrap()]);
        command.env_clear();
        command.cwd(data);
        command.env("TERM", "xterm-256color");
        let mut child = pair.slave.spawn_command(command).unwrap();
        let pid = child.process_id().unwrap().to_string();
        let (tell, ended) = channel();
        std::thread::spawn(move || tell.send(child.wait().unwrap().success()));
        let out = pair.master.try_clone_reader().unwrap();
        let keyboard = pair.master.take_writer().unwrap();
        Self::listening(out, keyboard, ended, pid, Some(pair.master))
    }

    fn listening(
        mut out: Box<dyn Read + Send>,
        keyboard: Box<dyn Write + Send>,
        ended: Receiver<bool>,
        pid: String,
        terminal: Option<Box<dyn MasterPty + Send>>,
    ) -> Self {
        let said: Said = Arc::default();
        let more = Arc::clone(&said);
        std::thread::spawn(move || {
            let mut block = [0; 65536];
            // A terminal that nobody holds any more is an error on Linux and an end elsewhere.
            while let Ok(count @ 1..) = out.read(&mut block) {
                more.0.lock().unwrap().extend_from_slice(&block[..count]);
                more.1.notify_all();
            }
        });
        let keyboard = Some(keyboard);
        Self { said, keyboard, heard: 0, ended, pid, running: true, _terminal: terminal }
    }

    /// Types a line.
    pub fn types(&mut self, line: &str) {
        let keyboard = self.keyboard.as_mut().unwrap();
        keyboard.write_all(format!("{line}\n").as_bytes()).unwrap();
        keyboard.flush().unwrap();
    }

    /// Types a line once this was asked.
    #[track_caller]
    pub fn answers(&mut self, question: &str, line: &str) {
        self.hears(question);
        self.types(line);
    }

    /// Waits until these words are said, after all that was listened to before.
    #[track_caller]
    pub fn hears(&mut self, words: &str) {
        let (said, more) = &*self.said;
        let deadline = Instant::now() + PATIENCE;
        let mut said = said.lock().unwrap();
        loop {
            let new = String::from_utf8_lossy(&said[self.heard..]).into_owned();
            if let Some(at) = new.find(words) {
                self.heard += at + words.len();
                return;
            }
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(
                !left.is_zero(),
                "«{words}» was never said:\n{new}\nafter all this:\n{}",
                all(&said)
            );
            said = more.wait_timeout(said, left).unwrap().0;
        }
    }

    /// What is typed comes to its end.
    pub fn closes_the_input(&mut self) {
        self.keyboard = None;
    }

    pub fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([name, &self.pid]).status().unwrap();
        assert!(sent.success());
    }

    /// Waits for its end; answers whether it ended well.
    pub fn ends(&mut self) -> bool {
        let well = self.ended.recv_timeout(PATIENCE).expect("it never ended");
        self.running = false;
        well
    }

    /// Everything it wrote.
    pub fn written(&self) -> String {
        all(&self.said.0.lock().unwrap())
    }
}

fn all(said: &[u8]) -> String {
    String::from_utf8(said.to_vec()).unwrap()
}

impl Drop for Spoken {
    fn drop(&mut self) {
        if self.running {
            let _ = Command::new("kill").args(["-KILL", &self.pid]).status();
        }
    }
}

/// A command beside the workplace; answers what it printed.
pub fn centralino(data: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(PROGRAM);
    command.args(arguments).arg("--data").arg(data).env_clear();
    let output = command.output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
