//! The thread that reads the keyboard and hands the events over.
//! It never decides what a key means, and never keeps the process alive.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::tui::input::EscapeGuard;

/// How long the thread sleeps at most before it looks whether it was asked to stop.
const LONGEST_SLEEP: Duration = Duration::from_millis(500);

/// Where events come from: the terminal, or a script in tests.
trait Source {
    fn poll(&mut self, wait: Duration) -> io::Result<bool>;
    fn read(&mut self) -> io::Result<Event>;
}

struct OfTerminal;

impl Source for OfTerminal {
    fn poll(&mut self, wait: Duration) -> io::Result<bool> {
        event::poll(wait)
    }

    fn read(&mut self) -> io::Result<Event> {
        event::read()
    }
}

/// The reading thread. Dropped, it is asked to stop but not waited for.
#[derive(Debug)]
pub struct InputThread {
    stop: Arc<AtomicBool>,
    thread: thread::JoinHandle<()>,
}

impl InputThread {
    /// Starts reading. Each event goes to `deliver`, joined by the guard; an error is the last thing
    /// delivered. The thread ends when `deliver` answers `false`: nobody listens any more.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(
        guard: EscapeGuard,
        deliver: impl FnMut(io::Result<Event>) -> bool + Send + 'static,
    ) -> io::Result<Self> {
        let stop = Arc::new(AtomicBool::new(false));
        let asked = Arc::clone(&stop);
        let thread = thread::Builder::new()
            .name("input".to_owned())
            .spawn(move || run(&mut OfTerminal, guard, &asked, deliver))?;
        Ok(Self { stop, thread })
    }

    /// Asks the thread to end; it does within half a second. It is not waited for, since a terminal
    /// that hung up never lets it return.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Waits for its end, for somebody else to read the same terminal: two would take each other's keys. One
    /// that hung up is not waited for longer than a moment.
    pub fn end(self) {
        self.stop();
        let patience = Instant::now() + 2 * LONGEST_SLEEP;
        while !self.thread.is_finished() && Instant::now() < patience {
            thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for InputThread {
    fn drop(&mut self) {
        self.stop();
    }
}

fn run(
    source: &mut impl Source,
    mut guard: EscapeGuard,
    stop: &AtomicBool,
    mut deliver: impl FnMut(io::Result<Event>) -> bool,
) {
    let start = Instant::now();
    while !stop.load(Ordering::Relaxed) {
        let ready = match next(source, &mut guard, start) {
            Ok(ready) => ready,
            Err(error) => {
                let held = guard.flush().into_iter().map(Ok);
                let _ = held.chain([Err(error)]).all(&mut deliver);
                return;
            }
        };
        for event in ready.into_iter().filter_map(settled) {
            if !deliver(Ok(event)) {
                return;
            }
        }
    }
}

/// Waits for an event, or for the guard to want its turn.
fn next(source: &mut impl Source, guard: &mut EscapeGuard, start: Instant) -> io::Result<Vec<Event>> {
    let until_due = guard.wake_at().map(|due| due.saturating_sub(start.elapsed()));
    let wait = until_due.map_or(LONGEST_SLEEP, |wait| wait.min(LONGEST_SLEEP));
    if source.poll(wait)? {
        let event = source.read()?;
        Ok(guard.push(event, start.elapsed()))
    } else {
        Ok(guard.flush_due(start.elapsed()))
    }
}

/// Releases are no news; a line break pasted without brackets arrives as ctrl-j.
fn settled(event: Event) -> Option<Event> {
    match event {
        Event::Key(KeyEvent { kind: KeyEventKind::Release, .. }) => None,
        Event::Key(KeyEvent { code: KeyCode::Char('j'), modifiers: KeyModifiers::CONTROL, .. }) => {
            Some(Event::Paste("\n".to_owned()))
        }
        other => Some(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::VecDeque;

    /// Events in turn; `None` is a wait in which nothing comes. At the end the terminal is gone.
    struct Script(VecDeque<Option<Event>>);

    impl Source for Script {
        fn poll(&mut self, wait: Duration) -> io::Result<bool> {
            match self.0.front() {
                None => Err(io::ErrorKind::UnexpectedEof.into()),
                Some(Some(_)) => Ok(true),
                Some(None) => {
                    self.0.pop_front();
                    thread::sleep(wait);
                    Ok(false)
                }
            }
        }

        fn read(&mut self) -> io::Result<Event> {
            self.0.pop_front().flatten().ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
        }
    }

    fn press(code: KeyCode) -> Event {
        Event::Key(KeyEvent::new(code, KeyModifiers::NONE))
    }

    /// What is delivered of a script, and whether an error came last.
    fn delivered(script: impl IntoIterator<Item = Option<Event>>) -> (Vec<Event>, bool) {
        let mut events = Vec::new();
        let mut failed = false;
        // A wide window: the script has no pauses of its own, however slow the machine.
        let guard = EscapeGuard::new(Duration::from_millis(300));
        let mut source = Script(script.into_iter().collect());
        run(&mut source, guard, &AtomicBool::new(false), |event| {
            assert!(!failed, "an error is the last thing delivered");
            match event {
                Ok(event) => events.push(event),
                Err(_) => failed = true,
            }
            true
        });
        (events, failed)
    }

    #[test]
    fn events_are_handed_over_joined_and_an_end_is_told() {
        let cut = [KeyCode::Esc, KeyCode::Char('['), KeyCode::Char('A')].map(|code| Some(press(code)));
        assert_eq!(delivered(cut), (vec![press(KeyCode::Up)], true));
        let waited = [Some(press(KeyCode::Esc)), None, Some(press(KeyCode::Char('[')))];
        assert_eq!(delivered(waited), (vec![press(KeyCode::Esc), press(KeyCode::Char('['))], true));
        assert_eq!(delivered([Some(press(KeyCode::Esc))]), (vec![press(KeyCode::Esc)], true));
    }

    #[test]
    fn releases_vanish_and_ctrl_j_is_a_pasted_break() {
        let mut release = KeyEvent::new(KeyCode::Char('a'), KeyModifiers::NONE);
        release.kind = KeyEventKind::Release;
        let ctrl_j = KeyEvent::new(KeyCode::Char('j'), KeyModifiers::CONTROL);
        let (events, _) = delivered([Some(Event::Key(release)), Some(Event::Key(ctrl_j))]);
        assert_eq!(events, [Event::Paste("\n".to_owned())]);
    }

    #[test]
    fn it_stops_when_asked_or_when_nobody_listens() {
        let letters = || Script(VecDeque::from([Some(press(KeyCode::Tab)), Some(press(KeyCode::Tab))]));
        let guard = || EscapeGuard::for_terminal(false);
        let mut count = 0;
        run(&mut letters(), guard(), &AtomicBool::new(false), |_| {
            count += 1;
            false
        });
        assert_eq!(count, 1);
        run(&mut letters(), guard(), &AtomicBool::new(true), |_| {
            count += 1;
            true
        });
        assert_eq!(count, 1);
    }
}
