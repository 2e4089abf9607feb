//! The one list of terminal modes, entered and left in one place, also on a panic.
//! No other file may change a mode of the terminal.

use std::cell::Cell;
use std::io::{self, Write};
use std::panic::PanicHookInfo;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Mutex, Once, PoisonError};
use std::thread::{self, ThreadId};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

/// One mode: what enters it, what leaves it. Raw mode stands beside this list, as it is no sequence.
struct Mode {
    enter: &'static [u8],
    leave: &'static [u8],
    needs: Needs,
}

/// What a mode waits for.
#[derive(Clone, Copy)]
enum Needs {
    Nothing,
    Kitty,
    Mouse,
}

/// What is asked of this terminal beyond what every one gets.
#[derive(Clone, Copy, Debug)]
struct Wanted {
    /// Not on a Linux console, which prints what it does not know.
    kitty: bool,
    mouse: bool,
}

impl Wanted {
    fn has(self, mode: &&Mode) -> bool {
        match mode.needs {
            Needs::Nothing => true,
            Needs::Kitty => self.kitty,
            Needs::Mouse => self.mouse,
        }
    }
}

const fn mode(enter: &'static [u8], leave: &'static [u8]) -> Mode {
    Mode { enter, leave, needs: Needs::Nothing }
}

/// In the order of entering; they are left in reverse.
const MODES: &[Mode] = &[
    // A frame that a panic cut in two must not keep the screen frozen.
    mode(b"", b"\x1b[?2026l\x1b[m"),
    mode(b"\x1b[?1049h", b"\x1b[?1049l"), // alternate screen
    mode(b"\x1b[?25l", b"\x1b[?25h"),     // cursor hidden until a frame places it
    mode(b"\x1b[?2004h", b"\x1b[?2004l"), // bracketed paste
    mode(MOUSE_OFF, MOUSE_OFF),           // left behind by others, or entered since
    // Clicks and the wheel, never moves: those would be a report for each cell that a hand passes.
    Mode { enter: MOUSE_ON, leave: b"", needs: Needs::Mouse },
    // Keys told apart. Pushed without asking: a terminal that does not know it passes it over, and an
    // answer would come as typed keys. Each screen has its own, so it lies inside the alternate one.
    Mode { enter: b"\x1b[>1u", leave: b"\x1b[<1u", needs: Needs::Kitty },
];

const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1000l";

const LEFT: u8 = 0;
const ENTERED: u8 = 1;
const ENTERED_WITH_KITTY: u8 = 2;

/// Whether the modes are entered. Leaving twice leaves once.
struct Modes {
    state: AtomicU8,
}

impl Modes {
    const fn new() -> Self {
        Self { state: AtomicU8::new(LEFT) }
    }

    /// Enters all modes; does nothing when they are entered.
    fn enter(
        &self,
        wanted: Wanted,
        out: &mut impl Write,
        raw_on: impl FnOnce() -> io::Result<()>,
    ) -> io::Result<bool> {
        let entered = if wanted.kitty { ENTERED_WITH_KITTY } else { ENTERED };
        let won = self.state.compare_exchange(LEFT, entered, Ordering::SeqCst, Ordering::SeqCst);
        if won.is_err() {
            return Ok(false);
        }
        if let Err(error) = raw_on() {
            // Nothing was written: there is nothing to leave.
            self.state.store(LEFT, Ordering::SeqCst);
            return Err(error);
        }
        out.write_all(&enter_bytes(wanted))?;
        out.flush()?;
        Ok(true)
    }

    /// Reports of the mouse begin or end; does nothing when the modes are left.
    fn mouse(&self, on: bool, out: &mut impl Write) -> io::Result<()> {
        if self.state.load(Ordering::SeqCst) == LEFT {
            return Ok(());
        }
        out.write_all(if on { MOUSE_ON } else { MOUSE_OFF })?;
        out.flush()
    }

    /// Leaves all modes; does nothing when they are left. Goes on past a failure: the rest must be left too.
    fn leave(&self, out: &mut impl Write, raw_off: impl FnOnce() -> io::Result<()>) -> io::Result<bool> {
        let was = self.state.swap(LEFT, Ordering::SeqCst);
        if was == LEFT {
            return Ok(false);
        }
        let written = out.write_all(&leave_bytes(was == ENTERED_WITH_KITTY)).and_then(|()| out.flush());
        raw_off()?;
        written.map(|()| true)
    }
}

fn enter_bytes(wanted: Wanted) -> Vec<u8> {
    let modes = MODES.iter().filter(|mode| wanted.has(mode));
    modes.flat_map(|mode| mode.enter.iter().copied()).collect()
}

fn leave_bytes(kitty: bool) -> Vec<u8> {
    let wanted = Wanted { kitty, mouse: true };
    let modes = MODES.iter().rev().filter(|mode| wanted.has(mode));
    modes.flat_map(|mode| mode.leave.iter().copied()).collect()
}

/// The modes of this process's terminal.
static MODES_OF_STDOUT: Modes = Modes::new();
/// The thread that draws: only its panic ends the workplace.
static OWNER: Mutex<Option<ThreadId>> = Mutex::new(None);
/// Panics of other threads, kept until the terminal can show them.
static KEPT: Mutex<Vec<String>> = Mutex::new(Vec::new());
static HOOK: Once = Once::new();

/// Holds the terminal in the workplace's modes; dropped, it gives the terminal back.
#[derive(Debug)]
pub struct TerminalGuard {
    wanted: Cell<Wanted>,
}

impl TerminalGuard {
    /// Enters the modes and makes panics give the terminal back before they are printed. To be called
    /// on the thread that draws, after any other panic hook is installed. `term` is the value of `TERM`;
    /// `mouse` says whether clicks are to be reported.
    ///
    /// # Errors
    /// When there is no terminal, or it cannot be written to.
    pub fn enter(term: Option<&str>, mouse: bool) -> io::Result<Self> {
        HOOK.call_once(install_hook);
        let wanted = Wanted { kitty: term != Some("linux"), mouse };
        let guard = Self { wanted: Cell::new(wanted) };
        guard.resume()?;
        Ok(guard)
    }

    /// Gives the terminal back for a while: to another program, or before the process is stopped.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn suspend(&self) -> io::Result<()> {
        leave()
    }

    /// From now on clicks are reported, or no longer.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn mouse(&self, on: bool) -> io::Result<()> {
        self.wanted.set(Wanted { mouse: on, ..self.wanted.get() });
        MODES_OF_STDOUT.mouse(on, &mut io::stdout())
    }

    /// Takes the terminal again. The screen must then be drawn whole.
    ///
    /// # Errors
    /// When the terminal cannot be written to; the modes that were entered are left again.
    pub fn resume(&self) -> io::Result<()> {
        *OWNER.lock().unwrap_or_else(PoisonError::into_inner) = Some(thread::current().id());
        let entered = MODES_OF_STDOUT.enter(self.wanted.get(), &mut io::stdout(), enable_raw_mode);
        if let Err(error) = entered {
            // What failed first is what matters.
            let _ = leave();
            return Err(error);
        }
        Ok(())
    }
}

impl Drop for TerminalGuard {
    fn drop(&mut self) {
        // On the way out there is nobody to tell.
        let _ = leave();
    }
}

/// Gives the terminal back, once; then prints the panics of other threads.
///
/// # Errors
/// When the terminal cannot be written to.
pub fn leave() -> io::Result<()> {
    let left = MODES_OF_STDOUT.leave(&mut io::stdout(), disable_raw_mode);
    let kept = std::mem::take(&mut *KEPT.lock().unwrap_or_else(PoisonError::into_inner));
    for message in kept {
        writeln!(io::stderr(), "{message}")?;
    }
    left.map(|_| ())
}

/// A panic of the drawing thread gives the terminal back and is printed. One of another thread, such
/// as a request of the embedded backend that is caught, must not scribble over a workplace that goes
/// on: it is logged, and printed when the terminal is given back.
fn install_hook() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info: &PanicHookInfo<'_>| {
        let owner = *OWNER.lock().unwrap_or_else(PoisonError::into_inner);
        let entered = MODES_OF_STDOUT.state.load(Ordering::SeqCst) != LEFT;
        if entered && owner.is_some_and(|owner| owner != thread::current().id()) {
            tracing::error!(%info, "a thread panicked");
            let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
            kept.push(info.to_string());
        } else {
            // The panic is what must be shown, even where the terminal is gone.
            let _ = leave();
            before(info);
        }
    }));
}

#[cfg(test)]
mod tests;
