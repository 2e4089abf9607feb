//! Mistakes in keymaps, with the places they stand at, in the words of the reader. It finds none itself.

use std::sync::Arc;

use super::Context;
use crate::place::Place;
use crate::tui::input::Chord;
use crate::words::{Value, Words};

/// Where in which file something was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    pub file: Arc<str>,
    pub place: Place,
}

/// An action as a file names it, and where it got the keys that are spoken of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    pub action: String,
    pub context: Context,
    pub at: Origin,
}

/// A mistake in a keymap and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {fault:?}", at.as_ref().map_or("", |at| &at.file))]
pub struct KeymapError {
    /// Absent where no file is to blame: the keymap was named elsewhere.
    pub at: Option<Origin>,
    pub fault: Box<KeymapFault>,
}

/// What is wrong with a keymap. Names are those that were written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeymapFault {
    /// Not TOML; carries what the TOML reader says.
    Unreadable(String),
    /// Something else than a table where the keys of a context should be.
    NotATable(String),
    /// Something else than a list of texts where the keys of an action should be.
    NotAList(String),
    /// Something else than a text where a name should be.
    NotAName(String),
    /// Carries the names of those that there are, too.
    UnknownKeymap(String, String),
    InheritsInACircle(String),
    UnknownContext(String),
    UnknownAction(String),
    UnknownKey(String),
    /// The same keys stand twice in one context.
    Twice {
        keys: Chord,
        first: Claim,
        second: Claim,
    },
    /// A context would hide keys of `global`.
    Shadowed {
        keys: Chord,
        global: Claim,
        by: Claim,
    },
    /// Nobody could tell whether the shorter one is meant or the longer one begins.
    Prefix {
        keys: Chord,
        short: Claim,
        longer: Chord,
        long: Claim,
    },
    /// A key that writes a character, where characters are text.
    IsText {
        keys: Chord,
        action: String,
    },
    /// Nothing would do any more what nobody can do without.
    Unreachable {
        action: String,
        context: Context,
    },
}

impl KeymapError {
    /// The mistake in the words of the reader.
    #[must_use]
    pub fn explain(&self, words: &Words) -> String {
        let fault = self.fault.explain(words);
        let Some(at) = &self.at else { return fault };
        at.place.told(words, &at.file, &fault)
    }
}

impl KeymapFault {
    fn explain(&self, words: &Words) -> String {
        let named = |key: &str, name: &String| words.say_with(key, &[("name", name.into())]);
        match self {
            Self::Unreadable(detail) => {
                words.say_with("keymap-unreadable", &[("detail", detail.into())])
            }
            Self::NotATable(name) => named("keymap-not-a-table", name),
            Self::NotAList(name) => named("keymap-not-a-list", name),
            Self::NotAName(name) => named("keymap-not-a-name", name),
            Self::UnknownKeymap(name, known) => {
                words.say_with("keymap-unknown", &[("name", name.into()), ("known", known.into())])
            }
            Self::InheritsInACircle(name) => named("keymap-inherits-in-a-circle", name),
            Self::UnknownContext(name) => {
                let known: Vec<&str> = Context::ALL.iter().map(|context| context.name()).collect();
                let values = [("name", name.into()), ("known", known.join(", ").into())];
                words.say_with("keymap-context-unknown", &values)
            }
            Self::UnknownAction(name) => named("keymap-action-unknown", name),
            Self::UnknownKey(name) => named("keymap-key-unknown", name),
            Self::Twice { keys, first, second } => {
                two(words, "keymap-key-twice", first, second, &[("key", keys)])
            }
            Self::Shadowed { keys, global, by } => {
                two(words, "keymap-key-shadowed", global, by, &[("key", keys)])
            }
            Self::Prefix { keys, short, longer, long } => {
                two(words, "keymap-key-begins", short, long, &[("key", keys), ("longer", longer)])
            }
            Self::IsText { keys, action } => {
                let values = [("key", keys.label(words).into()), ("name", action.into())];
                words.say_with("keymap-key-is-text", &values)
            }
            Self::Unreachable { action, context } => {
                let values = [("name", action.into()), ("context", context.name().into())];
                words.say_with("keymap-action-unreachable", &values)
            }
        }
    }
}

/// A sentence about two actions, each with where it stands.
fn two(
    words: &Words,
    key: &str,
    first: &Claim,
    second: &Claim,
    chords: &[(&'static str, &Chord)],
) -> String {
    let mut values: Vec<(&str, Value<'_>)> =
        vec![("first", first.explain(words).into()), ("second", second.explain(words).into())];
    values.extend(chords.iter().map(|(name, chord)| (*name, chord.label(words).into())));
    words.say_with(key, &values)
}

impl Claim {
    /// `«open» ([board], default.toml, riga 62, colonna 9)`
    fn explain(&self, words: &Words) -> String {
        let values = [
            ("action", (&self.action).into()),
            ("context", self.context.name().into()),
            ("file", Value::from(self.at.file.to_string())),
            ("line", self.at.place.line.into()),
            ("column", self.at.place.column.into()),
        ];
        words.say_with("keymap-claim", &values)
    }
}
