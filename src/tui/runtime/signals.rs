//! What the system asks of the workplace, as one stream.
//! It never ends the process: whoever listens saves the drafts and leaves within a second.

use std::io;
use std::process::Command;

use tokio::signal::unix::{self, SignalKind};

/// A request of the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// SIGTERM: end now.
    Terminate,
    /// SIGHUP: the terminal is gone; reading it again would never return.
    HangUp,
    /// SIGINT from outside: in raw mode ctrl-c is a key.
    Interrupt,
    /// SIGTSTP from outside: give the terminal back, then call [`stop_this_process`].
    Suspend,
}

/// The signals listened to. From its making on, none of them ends the process by itself.
#[derive(Debug)]
pub struct Signals {
    terminate: unix::Signal,
    hang_up: unix::Signal,
    interrupt: unix::Signal,
    suspend: unix::Signal,
}

impl Signals {
    /// Begins to listen. Must be called inside the asynchronous runtime.
    ///
    /// # Errors
    /// When the system refuses a handler.
    pub fn listen() -> io::Result<Self> {
        Ok(Self {
            terminate: unix::signal(SignalKind::terminate())?,
            hang_up: unix::signal(SignalKind::hangup())?,
            interrupt: unix::signal(SignalKind::interrupt())?,
            // tokio has no name for SIGTSTP; 20 on Linux, 18 on the BSDs and macOS.
            suspend: unix::signal(SignalKind::from_raw(SIGTSTP))?,
        })
    }

    /// The next request, the gravest first when several wait. May be dropped and called again.
    pub async fn next(&mut self) -> Signal {
        // The streams never end, so every answer is a signal.
        tokio::select! {
            biased;
            _ = self.hang_up.recv() => Signal::HangUp,
            _ = self.terminate.recv() => Signal::Terminate,
            _ = self.interrupt.recv() => Signal::Interrupt,
            _ = self.suspend.recv() => Signal::Suspend,
        }
    }
}

const SIGTSTP: i32 = if cfg!(target_os = "linux") { 20 } else { 18 };

/// Stops this process, as ctrl-z would, and comes back when the shell lets it go on. The terminal must
/// have been given back before, and is to be taken again after.
///
/// # Errors
/// When the system has no `kill` program.
pub fn stop_this_process() -> io::Result<()> {
    // SIGSTOP, since SIGTSTP is listened to; sent by a program, since the call would need unsafe code.
    kill("-STOP")
}

/// Whether a shell waits for this process, and gets the terminal when it stops. One that leads its session,
/// as over `ssh HOST centralino`, would stop for ever.
#[must_use]
pub fn has_a_shell() -> bool {
    let me = std::process::id().to_string();
    let leader = Command::new("ps").args(["-o", "sid=", "-p", &me]).output();
    leader.is_ok_and(|leader| leader.status.success() && leader.stdout.trim_ascii() != me.as_bytes())
}

fn kill(signal: &str) -> io::Result<()> {
    let status = Command::new("kill").args([signal, &std::process::id().to_string()]).status()?;
    if status.success() { Ok(()) } else { Err(io::Error::other("kill failed")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn each_signal_is_told_and_the_process_lives_on() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let mut signals = Signals::listen().unwrap();
            for (sent, told) in [
                ("-TERM", Signal::Terminate),
                ("-HUP", Signal::HangUp),
                ("-INT", Signal::Interrupt),
                ("-TSTP", Signal::Suspend),
            ] {
                kill(sent).unwrap();
                let got = tokio::time::timeout(Duration::from_secs(10), signals.next()).await;
                assert_eq!(got, Ok(told), "{sent}");
            }
        });
    }

    const CHILD: &str = "CENTRALINO_TEST_SIGNALS_CHILD";

    /// Not a test by itself: what the test below stops and lets go on.
    #[test]
    #[ignore = "stops its own process"]
    fn child() {
        if std::env::var_os(CHILD).is_none() {
            return;
        }
        stop_this_process().unwrap();
        println!("WENT-ON");
    }

    #[test]
    fn a_stopped_process_goes_on_when_let() {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "tui::runtime::signals::tests::child", "--ignored", "--nocapture"])
            .env(CHILD, "1")
            .stdout(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        let pid = child.id().to_string();
        let state = || {
            let ps = Command::new("ps").args(["-o", "stat=", "-p", &pid]).output().unwrap();
            String::from_utf8(ps.stdout).unwrap()
        };
        let stopped = (0..500).any(|_| {
            std::thread::sleep(Duration::from_millis(10));
            state().starts_with('T')
        });
        let on = Command::new("kill").args(["-CONT", &pid]).status().unwrap();
        let mut wrote = String::new();
        std::io::Read::read_to_string(&mut child.stdout.take().unwrap(), &mut wrote).unwrap();
        assert!(child.wait().unwrap().success() && on.success());
        assert!(stopped && wrote.contains("WENT-ON"), "{wrote}");
    }
}
