//! Any program at a terminal of our own: what it writes, and when the last of it came.

use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

const SIZE: PtySize = PtySize { rows: 45, cols: 160, pixel_width: 0, pixel_height: 0 };
/// So long without a byte, and a frame is over.
const QUIET: Duration = Duration::from_millis(25);
/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// A program and how it is used.
pub struct Program {
    pub name: String,
    pub command: Vec<String>,
    /// Letters of its first frame.
    pub first: &'static str,
    /// Letters that it shows when it has what it works on.
    pub ready: &'static str,
    /// Keys that move a selection there and back.
    pub keys: [&'static str; 2],
    pub leave: &'static str,
}

impl Program {
    pub fn is_installed(&self) -> bool {
        let program = &self.command[0];
        let folders = std::env::var_os("PATH").unwrap_or_default();
        std::path::Path::new(program).is_absolute()
            || std::env::split_paths(&folders).any(|folder| folder.join(program).is_file())
    }
}

/// A key that was pressed: until the last byte of what it changed, and how many there were.
pub struct Press {
    pub taken: Duration,
    pub bytes: usize,
}

/// A running program. Dropped, it is asked to leave, and then made to.
pub struct Terminal {
    came: Receiver<(Instant, Vec<u8>)>,
    keyboard: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    leave: &'static str,
    seen: Vec<u8>,
    /// Held: without it the program hangs up.
    _master: Box<dyn MasterPty + Send>,
}

impl Terminal {
    /// Starts it; answers how long its first frame took.
    pub fn start(program: &Program) -> (Self, Duration) {
        let pair = native_pty_system().openpty(SIZE).unwrap();
        let mut command = CommandBuilder::new(&program.command[0]);
        command.args(&program.command[1..]);
        command.env("TERM", "xterm-256color");
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keyboard = pair.master.take_writer().unwrap();
        let (tell, came) = channel();
        std::thread::spawn(move || {
            let mut block = [0; 65536];
            while let Ok(count @ 1..) = reader.read(&mut block) {
                if tell.send((Instant::now(), block[..count].to_vec())).is_err() {
                    return;
                }
            }
        });
        let started = Instant::now();
        let child = pair.slave.spawn_command(command).unwrap();
        let leave = program.leave;
        let mut terminal = Self { came, keyboard, child, leave, seen: Vec::new(), _master: pair.master };
        let at = terminal.waits_for(program.first);
        (terminal, at - started)
    }

    /// Waits until these letters were written since the start; answers when.
    pub fn waits_for(&mut self, letters: &str) -> Instant {
        let mut at = Instant::now();
        while !String::from_utf8_lossy(&self.seen).contains(letters) {
            let (came, block) = self.came.recv_timeout(PATIENCE).unwrap();
            at = came;
            self.seen.extend_from_slice(&block);
        }
        at
    }

    /// Waits until a second passes in which little comes: what was loading has loaded.
    pub fn settles(&mut self) {
        for _ in 0..PATIENCE.as_secs() {
            if self.bytes_in(Duration::from_secs(1)) < 4_096 {
                return;
            }
        }
    }

    /// The bytes that come in so much time.
    pub fn bytes_in(&mut self, time: Duration) -> usize {
        let until = Instant::now() + time;
        let mut bytes = 0;
        loop {
            match self.came.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok((_, block)) => bytes += block.len(),
                Err(RecvTimeoutError::Timeout) => return bytes,
                Err(RecvTimeoutError::Disconnected) => return bytes,
            }
        }
    }

    pub fn press(&mut self, key: &str) -> Press {
        while self.came.try_recv().is_ok() {}
        let pressed = Instant::now();
        self.keyboard.write_all(key.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
        let (mut last, block) = self.came.recv_timeout(PATIENCE).unwrap();
        let mut bytes = block.len();
        while let Ok((came, block)) = self.came.recv_timeout(QUIET) {
            last = came;
            bytes += block.len();
        }
        Press { taken: last - pressed, bytes }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.keyboard.write_all(self.leave.as_bytes());
        let left = (0..100).any(|_| {
            while self.came.try_recv().is_ok() {}
            std::thread::sleep(Duration::from_millis(20));
            matches!(self.child.try_wait(), Ok(Some(_)))
        });
        if !left {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}
