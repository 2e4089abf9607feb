//! Joins escape sequences that the network cut in two, before any keymap sees them.
//! It never loses what was typed: what turns out to be no sequence comes out as it went in.
//!
//! When only the Esc of `ESC [ A` has arrived, crossterm reports the key Esc, and then `[` and `A`.
//! An arrow would so leave the form and write two letters into it. An Esc is therefore held for a
//! moment that is shorter than any hand.

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::escape_sequence::{self, Progress};

/// How long a piece of a sequence waits for the next one on the same machine.
pub const LOCAL_WINDOW: Duration = Duration::from_millis(25);
/// The same over SSH, where pieces come in packets.
pub const REMOTE_WINDOW: Duration = Duration::from_millis(100);

/// The state between two events. Times are measured from any one origin, always the same.
#[derive(Debug)]
pub struct EscapeGuard {
    window: Duration,
    held: Held,
    wake_at: Option<Duration>,
}

#[derive(Debug)]
enum Held {
    Nothing,
    /// An Esc and the keys after it, with their characters.
    Sequence {
        keys: Vec<KeyEvent>,
        after_esc: String,
    },
    /// The text of a paste whose beginning was cut; crossterm throws its end mark away.
    Paste {
        text: String,
        sequence: Option<Vec<KeyEvent>>,
    },
}

impl EscapeGuard {
    /// A guard that waits `window` for each next piece.
    #[must_use]
    pub fn new(window: Duration) -> Self {
        Self { window, held: Held::Nothing, wake_at: None }
    }

    /// A guard for this terminal: `over_ssh` when `SSH_TTY` is set.
    #[must_use]
    pub fn for_terminal(over_ssh: bool) -> Self {
        Self::new(if over_ssh { REMOTE_WINDOW } else { LOCAL_WINDOW })
    }

    /// When `flush_due` must be called if no event comes; nothing is held when there is no such time.
    #[must_use]
    pub fn wake_at(&self) -> Option<Duration> {
        self.wake_at
    }

    /// Takes an event; gives back, in order, what is ready.
    pub fn push(&mut self, event: Event, now: Duration) -> Vec<Event> {
        let mut ready = self.flush_due(now);
        match event {
            Event::Key(key) if key.kind == KeyEventKind::Release => {
                if matches!(self.held, Held::Nothing) {
                    ready.push(event);
                }
            }
            Event::Key(key) => self.push_key(key, now, &mut ready),
            Event::Paste(_) => {
                self.release(&mut ready);
                ready.push(event);
            }
            // A report that came whole was not cut: an Esc before it was pressed. Inside a paste it says nothing.
            Event::Mouse(_) if matches!(self.held, Held::Sequence { .. }) => {
                self.release(&mut ready);
                ready.push(event);
            }
            // A resize or a focus change says nothing of the keys around it.
            other => ready.push(other),
        }
        ready
    }

    /// Gives back what has waited long enough.
    pub fn flush_due(&mut self, now: Duration) -> Vec<Event> {
        let mut ready = Vec::new();
        if self.wake_at.is_some_and(|due| due <= now) {
            self.release(&mut ready);
        }
        ready
    }

    /// Gives back everything held: at the end of the input.
    pub fn flush(&mut self) -> Vec<Event> {
        let mut ready = Vec::new();
        self.release(&mut ready);
        ready
    }

    fn push_key(&mut self, key: KeyEvent, now: Duration, ready: &mut Vec<Event>) {
        match std::mem::replace(&mut self.held, Held::Nothing) {
            Held::Nothing if is_esc(&key) => self.hold(begun(key), now),
            Held::Nothing => ready.push(Event::Key(key)),
            Held::Sequence { keys, after_esc } => self.lengthen(keys, after_esc, key, now, ready),
            Held::Paste { text, sequence } => self.paste_on(text, sequence, key, now, ready),
        }
    }

    fn hold(&mut self, held: Held, now: Duration) {
        self.held = held;
        self.wake_at = Some(now + self.window);
    }

    fn lengthen(
        &mut self,
        mut keys: Vec<KeyEvent>,
        mut text: String,
        key: KeyEvent,
        now: Duration,
        ready: &mut Vec<Event>,
    ) {
        let Some(c) = plain_char(&key) else {
            self.hold(Held::Sequence { keys, after_esc: text }, now);
            self.release(ready);
            // Perhaps another Esc, which begins anew.
            return self.push_key(key, now, ready);
        };
        keys.push(key);
        text.push(c);
        self.wake_at = None;
        match escape_sequence::read(&text) {
            Progress::Partial => self.hold(Held::Sequence { keys, after_esc: text }, now),
            Progress::Typed => ready.extend(keys.into_iter().map(Event::Key)),
            Progress::Key(key) => ready.push(Event::Key(key)),
            Progress::Mouse(report) => ready.push(Event::Mouse(report)),
            Progress::PasteBegins => self.hold(Held::Paste { text: String::new(), sequence: None }, now),
            Progress::PasteEnds | Progress::Noise => {}
        }
    }

    /// One more key of a paste. An Esc in it may begin the end mark, itself cut.
    fn paste_on(
        &mut self,
        mut text: String,
        sequence: Option<Vec<KeyEvent>>,
        key: KeyEvent,
        now: Duration,
        ready: &mut Vec<Event>,
    ) {
        if is_esc(&key) {
            text.extend(sequence.into_iter().flatten().filter_map(|key| pasted_char(&key)));
            return self.hold(Held::Paste { text, sequence: Some(vec![key]) }, now);
        }
        let Some(c) = pasted_char(&key) else {
            self.hold(Held::Paste { text, sequence }, now);
            self.release(ready);
            return ready.push(Event::Key(key));
        };
        let Some(mut keys) = sequence else {
            text.push(c);
            return self.hold(Held::Paste { text, sequence: None }, now);
        };
        keys.push(key);
        let after_esc: String = keys.iter().filter_map(pasted_char).collect();
        let held = match escape_sequence::read(&after_esc) {
            Progress::PasteEnds => {
                self.wake_at = None;
                return ready.push(Event::Paste(text));
            }
            Progress::Partial => Held::Paste { text, sequence: Some(keys) },
            _ => Held::Paste { text: text + &after_esc, sequence: None },
        };
        self.hold(held, now);
    }

    fn release(&mut self, ready: &mut Vec<Event>) {
        self.wake_at = None;
        match std::mem::replace(&mut self.held, Held::Nothing) {
            Held::Nothing => {}
            Held::Sequence { keys, .. } => ready.extend(keys.into_iter().map(Event::Key)),
            Held::Paste { mut text, sequence } => {
                text.extend(sequence.into_iter().flatten().filter_map(|key| pasted_char(&key)));
                ready.push(Event::Paste(text));
            }
        }
    }
}

fn begun(esc: KeyEvent) -> Held {
    Held::Sequence { keys: vec![esc], after_esc: String::new() }
}

fn is_esc(key: &KeyEvent) -> bool {
    key.code == KeyCode::Esc && key.modifiers.is_empty()
}

/// The character a key writes by itself; crossterm adds shift to capitals.
fn plain_char(key: &KeyEvent) -> Option<char> {
    let bare = (key.modifiers - KeyModifiers::SHIFT).is_empty();
    key.code.as_char().filter(|_| bare)
}

/// The character a key stands for in a paste: Enter and ctrl-j are line breaks.
fn pasted_char(key: &KeyEvent) -> Option<char> {
    match key.code {
        KeyCode::Enter => Some('\n'),
        KeyCode::Tab => Some('\t'),
        KeyCode::Char('j') if key.modifiers == KeyModifiers::CONTROL => Some('\n'),
        _ => plain_char(key),
    }
}

#[cfg(test)]
mod tests;
