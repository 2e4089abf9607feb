//! How an announcement leaves for the terminal: a bell, and words for the notices of the desktop (OSC 9) where
//! the terminal may know them. No control character of a text ever goes out with it.

use crate::domain::text::clean;

/// The longest text, in characters: more is cut off by most desktops as well.
const LONGEST: usize = 120;

/// What the terminal can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voice {
    pub bell: bool,
    /// Others pass over the sequence; a console would write it out.
    pub words: bool,
}

impl Voice {
    /// That of the terminal that `TERM` names.
    pub fn of(term: Option<&str>) -> Self {
        Self { bell: true, words: !matches!(term, None | Some("" | "linux" | "dumb")) }
    }

    /// The same voice, as far as its user wants to hear it.
    #[must_use]
    pub fn only(self, bell: bool, words: bool) -> Self {
        Self { bell: self.bell && bell, words: self.words && words }
    }

    /// The bytes of an announcement.
    pub fn bytes(self, text: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        let text: String = clean(text).chars().take(LONGEST).collect();
        if self.words && !text.is_empty() {
            bytes.extend_from_slice(format!("\x1b]9;{text}\x07").as_bytes());
        }
        if self.bell {
            bytes.push(b'\x07');
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_console_and_a_dumb_terminal_only_ring() {
        for term in [None, Some(""), Some("linux"), Some("dumb")] {
            assert_eq!(Voice::of(term).bytes("chiamata"), b"\x07", "{term:?}");
        }
        let said = Voice::of(Some("xterm-256color")).bytes("chiamata");
        assert_eq!(said, b"\x1b]9;chiamata\x07\x07");
        assert_eq!(Voice { bell: false, words: false }.bytes("chiamata"), b"");
    }

    #[test]
    fn a_setting_silences_and_never_makes_a_terminal_speak_that_cannot() {
        let window = Voice::of(Some("xterm-256color"));
        assert_eq!(window.only(false, true).bytes("chiamata"), b"\x1b]9;chiamata\x07");
        assert_eq!(window.only(true, false).bytes("chiamata"), b"\x07");
        assert_eq!(window.only(false, false).bytes("chiamata"), b"");
        assert_eq!(Voice::of(Some("linux")).only(true, true).bytes("chiamata"), b"\x07");
    }

    proptest! {
        #[test]
        fn no_text_ends_the_sequence_before_its_end(text in any::<String>()) {
            let said = Voice { bell: false, words: true }.bytes(&text);
            let said = String::from_utf8(said).unwrap();
            let inner = said.strip_prefix("\u{1b}]9;").and_then(|rest| rest.strip_suffix('\u{7}'));
            prop_assert!(said.is_empty() || inner.is_some_and(|inner| !inner.contains(char::is_control)));
            prop_assert!(said.chars().count() <= LONGEST + 5);
        }
    }
}
