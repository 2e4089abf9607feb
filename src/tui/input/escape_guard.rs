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
        Self {
            window,
            held: Held::Nothing,
            wake_at: None,
        }
    }

    /// A guard for this terminal: `over_ssh` when `SSH_TTY` is set.
    #[must_use]
    pub fn for_terminal(over_ssh: bool) -> Self {
        Self::new(if over_ssh {
            REMOTE_WINDOW
        } else {
            LOCAL_WINDOW
        })
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
            // A resize, a focus change or a mouse report says nothing of the keys around it.
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
            self.hold(
                Held::Sequence {
                    keys,
                    after_esc: text,
                },
                now,
            );
            self.release(ready);
            // Perhaps another Esc, which begins anew.
            return self.push_key(key, now, ready);
        };
        keys.push(key);
        text.push(c);
        self.wake_at = None;
        match escape_sequence::read(&text) {
            Progress::Partial => self.hold(
                Held::Sequence {
                    keys,
                    after_esc: text,
                },
                now,
            ),
            Progress::Typed => ready.extend(keys.into_iter().map(Event::Key)),
            Progress::Key(key) => ready.push(Event::Key(key)),
            Progress::PasteBegins => self.hold(
                Held::Paste {
                    text: String::new(),
                    sequence: None,
                },
                now,
            ),
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
            text.extend(
                sequence
                    .into_iter()
                    .flatten()
                    .filter_map(|key| pasted_char(&key)),
            );
            return self.hold(
                Held::Paste {
                    text,
                    sequence: Some(vec![key]),
                },
                now,
            );
        }
        let Some(c) = pasted_char(&key) else {
            self.hold(Held::Paste { text, sequence }, now);
            self.release(ready);
            return ready.push(Event::Key(key));
        };
        let Some(mut keys) = sequence else {
            text.push(c);
            return self.hold(
                Held::Paste {
                    text,
                    sequence: None,
                },
                now,
            );
        };
        keys.push(key);
        let after_esc: String = keys.iter().filter_map(pasted_char).collect();
        let held = match escape_sequence::read(&after_esc) {
            Progress::PasteEnds => {
                self.wake_at = None;
                return ready.push(Event::Paste(text));
            }
            Progress::Partial => Held::Paste {
                text,
                sequence: Some(keys),
            },
            _ => Held::Paste {
                text: text + &after_esc,
                sequence: None,
            },
        };
        self.hold(held, now);
    }

    fn release(&mut self, ready: &mut Vec<Event>) {
        self.wake_at = None;
        match std::mem::replace(&mut self.held, Held::Nothing) {
            Held::Nothing => {}
            Held::Sequence { keys, .. } => ready.extend(keys.into_iter().map(Event::Key)),
            Held::Paste { mut text, sequence } => {
                text.extend(
                    sequence
                        .into_iter()
                        .flatten()
                        .filter_map(|key| pasted_char(&key)),
                );
                ready.push(Event::Paste(text));
            }
        }
    }
}

fn begun(esc: KeyEvent) -> Held {
    Held::Sequence {
        keys: vec![esc],
        after_esc: String::new(),
    }
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
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MS: Duration = Duration::from_millis(1);

    fn press(c: char) -> Event {
        let code = match c {
            '\u{1b}' => KeyCode::Esc,
            '\r' => KeyCode::Enter,
            c => KeyCode::Char(c),
        };
        let shift = if c.is_uppercase() {
            KeyModifiers::SHIFT
        } else {
            KeyModifiers::NONE
        };
        Event::Key(KeyEvent::new(code, shift))
    }

    fn code(code: KeyCode) -> Event {
        Event::Key(KeyEvent::new(code, KeyModifiers::NONE))
    }

    /// Types the characters `apart` from each other, and waits at the end.
    fn typed(text: &str, apart: Duration) -> Vec<Event> {
        let mut guard = EscapeGuard::for_terminal(false);
        let mut now = Duration::ZERO;
        let mut out = Vec::new();
        for c in text.chars() {
            now += apart;
            out.extend(guard.push(press(c), now));
        }
        out.extend(guard.flush_due(now + LOCAL_WINDOW));
        assert_eq!(guard.wake_at(), None);
        out
    }

    #[test]
    fn a_cut_arrow_is_an_arrow() {
        for (text, joined) in [
            ("\u{1b}[A", KeyCode::Up),
            ("\u{1b}OB", KeyCode::Down),
            ("\u{1b}[5~", KeyCode::PageUp),
            ("\u{1b}OQ", KeyCode::F(2)),
        ] {
            for apart in [Duration::ZERO, MS, 24 * MS] {
                assert_eq!(typed(text, apart), [code(joined)], "{text:?} {apart:?}");
            }
        }
        assert_eq!(
            typed("a\u{1b}[Ab", MS),
            [press('a'), code(KeyCode::Up), press('b')]
        );
    }

    #[test]
    fn what_a_hand_types_stays_apart() {
        let by_hand = typed("\u{1b}[A", 26 * MS);
        assert_eq!(by_hand, [press('\u{1b}'), press('['), press('A')]);
        assert_eq!(typed("\u{1b}r", MS), [press('\u{1b}'), press('r')]);
        assert_eq!(
            typed("\u{1b}\u{1b}", MS),
            [press('\u{1b}'), press('\u{1b}')]
        );
        assert_eq!(typed("\u{1b}\r", MS), [press('\u{1b}'), press('\r')]);
        assert_eq!(
            typed("\u{1b}\u{1b}[A", MS),
            [press('\u{1b}'), code(KeyCode::Up)]
        );
    }

    #[test]
    fn a_lone_esc_waits_for_its_window_and_no_longer() {
        for (ssh, window) in [(false, 25 * MS), (true, 100 * MS)] {
            let mut guard = EscapeGuard::for_terminal(ssh);
            assert_eq!(guard.wake_at(), None);
            assert_eq!(guard.push(press('\u{1b}'), 7 * MS), []);
            assert_eq!(guard.wake_at(), Some(7 * MS + window));
            assert_eq!(guard.flush_due(6 * MS + window), []);
            assert_eq!(guard.flush_due(7 * MS + window), [press('\u{1b}')]);
            assert_eq!(guard.wake_at(), None);
        }
    }

    #[test]
    fn late_answers_are_not_typed() {
        assert_eq!(typed("\u{1b}[?62;4cx", MS), [press('x')]);
    }

    #[test]
    fn a_resize_passes_without_breaking_a_sequence() {
        let mut guard = EscapeGuard::for_terminal(false);
        assert_eq!(guard.push(press('\u{1b}'), MS), []);
        assert_eq!(guard.push(Event::Resize(9, 9), MS), [Event::Resize(9, 9)]);
        assert_eq!(guard.push(press('['), MS), []);
        assert_eq!(guard.push(press('A'), MS), [code(KeyCode::Up)]);
    }

    #[test]
    fn a_paste_with_a_cut_beginning_is_a_paste() {
        let pasted = Event::Paste("via Roma\n12".into());
        assert_eq!(
            typed("\u{1b}[200~via Roma\r12", MS),
            std::slice::from_ref(&pasted)
        );
        assert_eq!(
            typed("\u{1b}[200~via Roma\r12\u{1b}[201~x", MS),
            [pasted, press('x')]
        );
        let mut guard = EscapeGuard::for_terminal(false);
        let held: Vec<Event> = "\u{1b}[200~a\u{1b}["
            .chars()
            .flat_map(|c| guard.push(press(c), MS))
            .collect();
        assert_eq!(held, []);
        let ended = [Event::Paste("a[".into()), code(KeyCode::F(2))];
        assert_eq!(guard.push(code(KeyCode::F(2)), MS), ended);
        let with_esc = Event::Paste("a[Ab".into());
        assert_eq!(typed("\u{1b}[200~a\u{1b}[Ab", MS), [with_esc]);
    }

    proptest! {
        #[test]
        fn without_esc_every_key_passes_at_once(text in "[a-zA-Z0-9\\[~;]{0,40}") {
            let all: Vec<Event> = text.chars().map(press).collect();
            prop_assert_eq!(typed(&text, Duration::ZERO), all);
        }

        #[test]
        fn slow_keys_come_out_as_they_went_in(text in "[\u{1b}\\[OA1~r]{0,30}") {
            let all: Vec<Event> = text.chars().map(press).collect();
            prop_assert_eq!(typed(&text, 25 * MS), all);
        }

        #[test]
        fn something_held_always_has_a_time_to_wake(text in "[\u{1b}\\[O20~1;Ar\r]{0,60}") {
            let mut guard = EscapeGuard::for_terminal(true);
            for (at, c) in text.chars().enumerate() {
                let _ = guard.push(press(c), MS * u32::try_from(at).unwrap());
                prop_assert_eq!(guard.wake_at().is_some(), !matches!(guard.held, Held::Nothing));
            }
        }
    }
}
