//! How a text reaches the clipboard of the terminal in front of the user, also over SSH (OSC 52). It never asks
//! what stands there: an answer would come as typed keys.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// What the terminal can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clipboard {
    /// Others pass over the sequence; a console would write it out.
    takes: bool,
}

impl Clipboard {
    /// That of the terminal that `TERM` names.
    pub fn of(term: Option<&str>) -> Self {
        Self { takes: !matches!(term, None | Some("" | "linux" | "dumb")) }
    }

    /// The bytes that put a text there; none where there is no clipboard.
    pub fn bytes(self, text: &str) -> Option<Vec<u8>> {
        self.takes.then(|| format!("\x1b]52;c;{}\x07", STANDARD.encode(text)).into_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_console_and_a_dumb_terminal_have_none() {
        for term in [None, Some(""), Some("linux"), Some("dumb")] {
            assert_eq!(Clipboard::of(term).bytes("1042"), None, "{term:?}");
        }
        let bytes = Clipboard::of(Some("xterm-256color")).bytes("1042").unwrap();
        assert_eq!(bytes, b"\x1b]52;c;MTA0Mg==\x07");
    }

    proptest! {
        #[test]
        fn no_text_ends_the_sequence_before_its_end_and_none_asks(text in any::<String>()) {
            let said = Clipboard::of(Some("tmux")).bytes(&text).unwrap();
            let said = String::from_utf8(said).unwrap();
            let inner = said.strip_prefix("\u{1b}]52;c;").and_then(|rest| rest.strip_suffix('\u{7}'));
            let inner = inner.unwrap();
            prop_assert!(inner.chars().all(|c| c.is_ascii_alphanumeric() || "+/=".contains(c)));
            prop_assert_eq!(STANDARD.decode(inner).unwrap(), text.into_bytes());
        }
    }
}
