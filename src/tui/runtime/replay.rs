//! Plays a recording in the terminal: its screens in their time, or one by one. It draws what the recording
//! gives, and asks no server anything.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::text::Line;

use super::input::InputThread;
use super::screen::Screen;
use super::terminal::TerminalGuard;
use crate::tui::input::{EscapeGuard, Key};
use crate::tui::recording::playing::Frame;
use crate::tui::view::moment;
use crate::words::Words;

/// Nobody watches a screen on which nothing happens for longer than this.
const LONGEST_PAUSE: Duration = Duration::from_secs(3);

/// How the screens follow one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// So many times faster than they came.
    Times(u32),
    /// Each waits for a key.
    Step,
}

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wish {
    Leave,
    /// The next screen; or hold, and go on.
    Next,
    /// The window has changed.
    Draw(Size),
}

/// Plays until the end, or until somebody leaves; at the end the last screen stays until a key. `next` gives
/// the screens; none at the end.
///
/// # Errors
/// The terminal cannot be used, or what `next` says.
pub fn play<E: From<io::Error>>(
    mut next: impl FnMut() -> Result<Option<Frame>, E>,
    pace: Pace,
    words: &Words,
) -> Result<(), E> {
    let term = std::env::var("TERM").ok();
    let _guard = TerminalGuard::enter(term.as_deref(), false)?;
    let mut screen = Screen::new(io::stdout())?;
    let (tell, wishes) = channel();
    let over_ssh = std::env::var_os("SSH_TTY").is_some();
    let _keyboard = InputThread::start(EscapeGuard::for_terminal(over_ssh), move |event| {
        wish(event).is_none_or(|wish| tell.send(wish).is_ok())
    })?;
    let mut shown: Option<Frame> = None;
    loop {
        let frame = next()?;
        let pause = match (&frame, pace) {
            (Some(frame), Pace::Times(times)) => Some(pause(shown.as_ref(), frame, times)),
            // The first one is there at once; the last one stays.
            (Some(_), Pace::Step) if shown.is_none() => Some(Duration::ZERO),
            _ => None,
        };
        if let Some(shown) = &shown {
            let key = if frame.is_some() { "replay-goes-on" } else { "replay-over" };
            let told = told(shown, words, key);
            draw(&mut screen, shown, &told)?;
            if wait(&wishes, pause, &mut screen, shown, &told)? {
                return Ok(());
            }
        }
        match frame {
            None => return Ok(()),
            some => shown = some,
        }
    }
}

fn pause(before: Option<&Frame>, frame: &Frame, times: u32) -> Duration {
    let Some(before) = before else { return Duration::ZERO };
    let passed = (frame.at - before.at).to_std().unwrap_or(Duration::ZERO);
    passed.min(LONGEST_PAUSE) / times.max(1)
}

/// Waits out the pause, or for a key where there is none to wait out. Answers whether to leave.
fn wait(
    wishes: &Receiver<Wish>,
    pause: Option<Duration>,
    screen: &mut Screen<io::Stdout>,
    shown: &Frame,
    told: &str,
) -> io::Result<bool> {
    let until = pause.map(|pause| Instant::now() + pause);
    let mut held = until.is_none();
    loop {
        let left = until.filter(|_| !held).map(|until| until.saturating_duration_since(Instant::now()));
        let wish = match left {
            None => wishes.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(left) => wishes.recv_timeout(left),
        };
        match wish {
            Err(RecvTimeoutError::Timeout) => return Ok(false),
            // The terminal has gone.
            Err(RecvTimeoutError::Disconnected) | Ok(Wish::Leave) => return Ok(true),
            Ok(Wish::Next) if held => return Ok(false),
            Ok(Wish::Next) => held = true,
            Ok(Wish::Draw(size)) => {
                screen.resize(size);
                draw(screen, shown, told)?;
            }
        }
    }
}

fn wish(event: io::Result<Event>) -> Option<Wish> {
    match event {
        Err(_) => Some(Wish::Leave),
        Ok(Event::Resize(width, height)) => Some(Wish::Draw(Size { width, height })),
        Ok(Event::Key(key)) => asked(&key),
        Ok(_) => None,
    }
}

fn asked(key: &KeyEvent) -> Option<Wish> {
    let named = Key::of(key)?.to_string();
    match named.as_str() {
        "q" | "esc" | "ctrl-c" | "ctrl-q" => Some(Wish::Leave),
        _ => Some(Wish::Next),
    }
}

/// `Registrazione: schermo 12, 14:32:10 · un tasto: ferma o continua · q: esce`
fn told(frame: &Frame, words: &Words, key: &str) -> String {
    let args = [("number", frame.number.into()), ("time", moment::clock_with_seconds(frame.at).into())];
    words.say_with(key, &args)
}

/// The screen as it was, in the corner; what is said of it below, where the window is higher.
fn draw(screen: &mut Screen<io::Stdout>, frame: &Frame, told: &str) -> io::Result<()> {
    screen.draw(|drawn| {
        let area = drawn.area();
        copy(&frame.buffer, drawn.buffer_mut());
        let below = frame.buffer.area.height;
        if below < area.height {
            let row = Rect { y: below, height: 1, ..area };
            drawn.render_widget(Line::from(told), row);
        }
    })?;
    Ok(())
}

fn copy(from: &Buffer, to: &mut Buffer) {
    for y in 0..from.area.height {
        for x in 0..from.area.width {
            if let (Some(from), Some(to)) = (from.cell((x, y)), to.cell_mut((x, y))) {
                to.clone_from(from);
            }
        }
    }
}
