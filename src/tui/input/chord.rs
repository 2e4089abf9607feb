//! Keys pressed one after the other that stand for one action; most often a single one. It never knows how
//! far a chord has been pressed: that is the model's.

use std::fmt;

use super::key::{Key, Trouble};
use crate::words::Words;

/// At least one key.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Chord(Vec<Key>);

impl Chord {
    /// Reads keys with blanks between them: `r`, `g g`, `space t`. Nothing when one of them is no key, or
    /// there is none.
    #[must_use]
    pub fn parse(written: &str) -> Option<Self> {
        let keys: Option<Vec<Key>> = written.split_whitespace().map(Key::parse).collect();
        keys.filter(|keys| !keys.is_empty()).map(Self)
    }

    #[must_use]
    pub fn keys(&self) -> &[Key] {
        &self.0
    }

    /// Whether it goes on after `keys`.
    #[must_use]
    pub fn goes_on_after(&self, keys: &[Key]) -> bool {
        self.0.len() > keys.len() && self.0.starts_with(keys)
    }

    /// Whether one of its keys writes a character where text is written.
    #[must_use]
    pub fn has_text(&self) -> bool {
        has_text(&self.0)
    }

    /// Why no action should hang on it alone: the trouble of its worst key. A digit behind another key is no
    /// count.
    #[must_use]
    pub fn trouble(&self) -> Option<Trouble> {
        let troubles = self.0.iter().enumerate().filter_map(|(at, key)| {
            let trouble = key.trouble()?;
            (at == 0 || trouble != Trouble::Digit).then_some(trouble)
        });
        // What is borne as a second way is the least of them.
        troubles.min_by_key(|trouble| *trouble == Trouble::OnlyAsSecond)
    }

    /// As the footer shows it: `F2`, `g g`, `Ctrl-X Ctrl-S`.
    #[must_use]
    pub fn label(&self, words: &Words) -> String {
        label(&self.0, words)
    }
}

/// Whether one of the keys writes a character where text is written.
#[must_use]
pub fn has_text(keys: &[Key]) -> bool {
    keys.iter().any(|key| key.is_text())
}

/// Keys as the footer shows them.
#[must_use]
pub fn label(keys: &[Key], words: &Words) -> String {
    let labels: Vec<String> = keys.iter().map(|key| key.label(words)).collect();
    labels.join(" ")
}

/// As keymaps write it; [`Chord::parse`] reads it back.
impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, key) in self.0.iter().enumerate() {
            let blank = if at > 0 { " " } else { "" };
            write!(f, "{blank}{key}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chords_are_read_written_back_and_labelled() {
        let words = Words::italian();
        for (written, normal, label) in [
            ("r", "r", "r"),
            ("g g", "g g", "g g"),
            ("  space   t ", "space t", "Spazio t"),
            ("ctrl-x ctrl-S", "ctrl-x ctrl-s", "Ctrl-X Ctrl-S"),
        ] {
            let chord = Chord::parse(written).unwrap();
            assert_eq!(chord.to_string(), normal);
            assert_eq!(Chord::parse(normal), Some(chord.clone()));
            assert_eq!(chord.label(&words), label);
        }
        for written in ["", " ", "gg", "g gg", "space invio"] {
            assert_eq!(Chord::parse(written), None, "{written:?}");
        }
    }

    #[test]
    fn a_chord_is_as_safe_as_its_worst_key() {
        for (written, trouble) in [
            ("g g", None),
            ("space f1", Some(Trouble::OnlyAsSecond)),
            ("f1 alt-x", Some(Trouble::Alt)),
            ("space @", Some(Trouble::NotOnItalianKeyboard)),
            ("7 g", Some(Trouble::Digit)),
            ("space 7", None),
            ("ctrl-x ctrl-h", Some(Trouble::SameAsAnother)),
        ] {
            assert_eq!(Chord::parse(written).unwrap().trouble(), trouble, "{written}");
        }
    }
}
