//! Keys as they are pressed: which command they are, and what was begun of a chord. A chord that was begun
//! never keeps a letter from a field.

use chrono::TimeDelta;

use super::{Effect, Model};
use crate::domain::time::Timestamp;
use crate::tui::command::Command;
use crate::tui::input::keymap::{Found, Next};
use crate::tui::input::{Context, Key, chord};
use crate::tui::look::Meaning;

/// After this long it is shown what may follow.
const HINTS_AFTER: TimeDelta = TimeDelta::milliseconds(300);

/// What was pressed of a chord that is not whole yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    pub keys: Vec<Key>,
    /// When the first of its keys was pressed (UTC, the server's clock).
    since: Timestamp,
}

impl Pending {
    /// When it is shown what may follow (UTC, the server's clock).
    pub(super) fn hints_at(&self) -> Timestamp {
        self.since + HINTS_AFTER
    }
}

impl Model {
    /// A key: a command, a part of one, or something to write.
    pub(super) fn key(&mut self, key: Key) -> Vec<Effect> {
        let begun = self.pending.take();
        let since = begun.as_ref().map_or(self.now, |begun| begun.since);
        let mut keys = begun.map_or_else(Vec::new, |begun| begun.keys);
        keys.push(key);
        match self.keymap.lookup(self.contexts(), &keys) {
            Found::Action(command) => self.command(command),
            Found::Begun => {
                self.pending = Some(Pending { keys, since });
                Vec::new()
            }
            Found::Nothing if keys.len() == 1 || self.is_written(key) => self.type_key(key),
            Found::Nothing => {
                self.say_not_a_chord(&keys);
                Vec::new()
            }
        }
    }

    /// Whether the key is text where the keyboard is.
    fn is_written(&self, key: Key) -> bool {
        key.is_text() && self.contexts().first().is_some_and(|nearest| nearest.takes_text())
    }

    /// Esc is no mistake, and wants no more than a word.
    fn say_not_a_chord(&mut self, keys: &[Key]) {
        let sentence = match keys.split_last() {
            Some((last, begun)) if *last == Key::ESC => {
                let begun = chord::label(begun, &self.words);
                self.words.say_with("chord-left", &[("keys", begun.into())])
            }
            _ => {
                let keys = chord::label(keys, &self.words);
                self.words.say_with("chord-unknown", &[("keys", keys.into())])
            }
        };
        self.note(Meaning::Dim, sentence);
    }

    /// The chord that was begun, once it is time to show what may follow.
    pub fn hinted(&self) -> Option<&Pending> {
        self.pending.as_ref().filter(|pending| pending.hints_at() <= self.now)
    }

    /// Which keys may follow, as far as this face has what they lead to.
    pub fn may_follow(&self, keys: &[Key]) -> Vec<(Key, Next<'_, Command>)> {
        let mut after = self.keymap.after(self.contexts(), keys);
        after.retain(|(key, next)| match next {
            Next::Action(command) => self.serves(*command),
            Next::Group(_) => !self.may_follow(&[keys, &[*key]].concat()).is_empty(),
        });
        after
    }

    /// Where the keyboard is, nearest first.
    pub fn contexts(&self) -> &'static [Context] {
        self.context().stack()
    }
}

#[cfg(test)]
mod tests;
