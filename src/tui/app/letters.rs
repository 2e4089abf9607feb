//! Letters laid over the rows in sight: one or two of them lead to a row. They change nothing until a row is
//! chosen, and take no key from what they lie over for longer than that.

use crossterm::event::KeyCode;

use super::aim::Aim;
use super::overlay::Overlay;
use super::{Effect, Model};
use crate::tui::input::Key;
use crate::tui::look::Meaning;

/// The letters, those under the fingers first; none needs AltGr.
const ALPHABET: &[u8; 26] = b"asdfghjklqwertyuiopzxcvbnm";

/// The letters over the screen.
#[derive(Clone, Debug, Default)]
pub struct Letters {
    /// What each leads to: what it stands for, and never a place on the screen.
    labels: Vec<(String, Aim)>,
    /// What was typed of a label of two letters.
    typed: String,
}

impl Letters {
    /// Labels for all of these, as far as letters go. No label begins another.
    fn over(aims: Vec<Aim>) -> Self {
        let labels = labels(aims.len()).into_iter().zip(aims).collect();
        Self { labels, typed: String::new() }
    }

    /// What is still to be typed to go there; nothing where no letter leads there any more.
    pub fn left_to(&self, aim: &Aim) -> Option<&str> {
        let (label, _) = self.labels.iter().find(|(_, other)| other == aim)?;
        label.strip_prefix(&*self.typed)
    }
}

/// So many labels: single letters as long as there are enough, the rest in pairs that begin with the last
/// letters of the alphabet.
fn labels(count: usize) -> Vec<String> {
    let all = ALPHABET.len();
    let single = (0..=all).rev().find(|single| single + (all - single) * all >= count).unwrap_or(0);
    let letter = |at: &u8| char::from(*at);
    let (alone, leading) = ALPHABET.split_at(single);
    let pairs = leading.iter().rev().flat_map(|first| {
        ALPHABET.iter().map(move |second| format!("{}{}", letter(first), letter(second)))
    });
    alone.iter().map(|one| letter(one).to_string()).chain(pairs).take(count).collect()
}

impl Model {
    /// Lays letters over what is in sight: first over the pane that has the keyboard.
    pub(super) fn lay_letters(&mut self, mut aims: Vec<Aim>) -> Vec<Effect> {
        aims.retain(Aim::takes_a_letter);
        aims.sort_by_key(|aim| aim.pane() != Some(self.focus));
        if aims.is_empty() {
            self.note(Meaning::Dim, self.words.say("letters-nowhere"));
            return Vec::new();
        }
        // There the sentence would take a row away.
        if !self.is_field() {
            self.note(Meaning::Dim, self.words.say("letters-lead"));
        }
        self.lay_over(Overlay::Letters(Letters::over(aims)));
        Vec::new()
    }

    /// The letters that lie over the screen.
    pub fn letters(&self) -> Option<&Letters> {
        match self.overlay() {
            Some(Overlay::Letters(letters)) => Some(letters),
            _ => None,
        }
    }

    /// They go, and nothing else changes.
    pub(super) fn leave_letters(&mut self) {
        self.overlays.retain(|overlay| !matches!(overlay, Overlay::Letters(_)));
    }

    /// A letter: the row is chosen, or half of its label is typed; any other key is told, and nothing is lost.
    pub(super) fn type_letter(&mut self, key: Key) -> Vec<Effect> {
        let Some(Overlay::Letters(letters)) = self.overlays.last_mut() else { return Vec::new() };
        let typed = match key.code {
            KeyCode::Char(c) if key.is_text() => format!("{}{}", letters.typed, c.to_lowercase()),
            KeyCode::Backspace => {
                letters.typed.clear();
                return Vec::new();
            }
            _ => String::new(),
        };
        if let Some((_, aim)) = letters.labels.iter().find(|(label, _)| *label == typed) {
            let aim = aim.clone();
            self.leave_letters();
            return self.go_there(aim);
        }
        if !typed.is_empty() && letters.labels.iter().any(|(label, _)| label.starts_with(&typed)) {
            letters.typed = typed;
            return Vec::new();
        }
        let key = key.label(&self.words);
        self.note(Meaning::Dim, self.words.say_with("letters-no-such", &[("key", key.into())]));
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn as_many_single_letters_as_go_and_no_label_begins_another() {
        for (count, singles) in
            [(0, 0), (1, 1), (9, 9), (26, 26), (27, 25), (51, 25), (52, 24), (676, 0)]
        {
            let labels = labels(count);
            assert_eq!(labels.len(), count);
            assert_eq!(labels.iter().filter(|label| label.len() == 1).count(), singles, "{count}");
            let distinct: BTreeSet<&String> = labels.iter().collect();
            assert_eq!(distinct.len(), count);
            for label in &labels {
                let begun = |other: &&String| *other != label && other.starts_with(&**label);
                assert_eq!(labels.iter().find(begun), None, "{label} of {count}");
            }
        }
        assert_eq!(labels(10_000).len(), 676, "what has no letter is reached otherwise");
    }

    #[test]
    fn the_letters_under_the_fingers_come_first() {
        assert_eq!(labels(12).concat(), "asdfghjklqwe");
        assert_eq!(labels(28)[24..], ["n", "ma", "ms", "md"]);
    }

    #[test]
    fn every_letter_is_typed_without_altgr() {
        for letter in ALPHABET {
            assert_eq!(Key::parse(&char::from(*letter).to_string()).unwrap().trouble(), None);
        }
    }
}
