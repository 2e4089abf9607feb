//! What can be wrong with a theme, and how it is told. A mistake is never passed over: it is refused with
//! file, line and column.

use super::Meaning;
use super::depth::SIXTEEN;
use crate::place::Place;
use crate::words::Words;

/// A mistake in a theme.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{}:{}: {fault:?}", place.line, place.column)]
pub struct ThemeError {
    pub file: String,
    pub place: Place,
    pub fault: ThemeFault,
}

/// What is wrong with a theme; each carries the name as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ThemeFault {
    /// Not TOML.
    Unreadable,
    /// Carries the keys that there are.
    UnknownKey(String, &'static [&'static str]),
    /// The value of this key is not what the key takes.
    Unfit(String, Expected),
    /// Carries the themes that there are.
    UnknownTheme(String, Vec<String>),
    UnknownMeaning(String),
    UnknownColour(String),
    /// A palette's colour has the name of one of the terminal's.
    ColourTaken(String),
    /// A theme of the user's own inherits nothing, so that most of the screen would have no style.
    NoParent,
    /// A file with the name of a shipped theme adds its lines to that one, and to no other.
    OtherParent(String),
    InheritsInACircle(String),
}

/// What the value of a key has to be; `theme-expected-…` in the locale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    Theme,
    Table,
    Style,
    Colour,
    PaletteColour,
    Switch,
}

impl Expected {
    fn key(self) -> &'static str {
        match self {
            Self::Theme => "theme-expected-theme",
            Self::Table => "theme-expected-table",
            Self::Style => "theme-expected-style",
            Self::Colour => "theme-expected-colour",
            Self::PaletteColour => "theme-expected-palette-colour",
            Self::Switch => "theme-expected-switch",
        }
    }
}

impl ThemeError {
    /// The mistake in the words of the reader.
    #[must_use]
    pub fn explain(&self, words: &Words) -> String {
        self.place.told(words, &self.file, &self.fault.explain(words))
    }
}

impl ThemeFault {
    fn explain(&self, words: &Words) -> String {
        let say = |key: &str, name: &str, known: &str| {
            words.say_with(key, &[("name", name.into()), ("known", known.into())])
        };
        match self {
            Self::Unreadable => words.say("settings-unreadable"),
            Self::UnknownKey(name, known) => say("theme-key-unknown", name, &known.join(", ")),
            Self::Unfit(name, expected) => {
                let expected = words.say(expected.key());
                words.say_with("settings-unfit", &[("key", name.into()), ("expected", expected.into())])
            }
            Self::UnknownTheme(name, known) => say("settings-no-theme", name, &known.join(", ")),
            Self::UnknownMeaning(name) => {
                let known: Vec<&str> = Meaning::ALL.iter().map(|meaning| meaning.name()).collect();
                say("theme-meaning-unknown", name, &known.join(", "))
            }
            Self::UnknownColour(name) => {
                let known = SIXTEEN.map(|(name, _)| name);
                say("theme-colour-unknown", name, &known.join(", "))
            }
            Self::ColourTaken(name) => say("theme-colour-taken", name, ""),
            Self::NoParent => words.say("theme-no-parent"),
            Self::OtherParent(name) => say("theme-other-parent", name, ""),
            Self::InheritsInACircle(name) => say("theme-inherits-in-a-circle", name, ""),
        }
    }
}
