//! The words that people read, looked up by key in the locale files compiled into the program.
//! It must never panic nor hold a sentence of its own: a missing key is shown as `‹key›`.

mod language;
mod spoken;

use std::borrow::Cow;
use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

pub use language::{Language, NotALanguage};

/// The words of one room of the program, in both languages.
struct Room {
    /// The name of its file in `locales/it` and `locales/en`.
    file: &'static str,
    italian: &'static str,
    english: &'static str,
}

macro_rules! rooms {
    ($($file:literal)*) => {
        &[$(Room {
            file: $file,
            italian: include_str!(concat!("../locales/it/", $file)),
            english: include_str!(concat!("../locales/en/", $file)),
        }),*]
    };
}

/// One file per room, so that several people can add words at once: its name is all that stands here.
const ROOMS: &[Room] = rooms! {
    "cli.ftl"
    "clipboard.ftl"
    "clocks.ftl"
    "commands.ftl"
    "contract.ftl"
    "desk.ftl"
    "domain.ftl"
    "errors.ftl"
    "field.ftl"
    "filter.ftl"
    "freeze.ftl"
    "hand.ftl"
    "keys.ftl"
    "line.ftl"
    "linear.ftl"
    "notices.ftl"
    "papers.ftl"
    "printed.ftl"
    "recording.ftl"
    "settings.ftl"
    "terminal.ftl"
    "themes.ftl"
    "together.ftl"
    "tour.ftl"
    "wall.ftl"
};

/// Above this a number would lose digits on its way through Fluent, whose numbers are `f64`.
const LARGEST_EXACT: u64 = 1 << 53;

/// What a sentence is filled with: text as it is, or a whole number that may choose a plural.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'a> {
    /// Shown as it is.
    Text(Cow<'a, str>),
    /// Shown in plain digits, without thousand separators; selects plural forms.
    Number(i64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

macro_rules! from_integers {
    (exact: $($small:ty)*; checked: $($large:ty)*) => {
        $(impl From<$small> for Value<'_> {
            fn from(number: $small) -> Self {
                Self::Number(i64::from(number))
            }
        })*
        $(impl From<$large> for Value<'_> {
            fn from(number: $large) -> Self {
                i64::try_from(number).map_or_else(|_| Self::Text(number.to_string().into()), Self::Number)
            }
        })*
    };
}
from_integers!(exact: u8 u16 u32 i8 i16 i32 i64; checked: u64 usize isize);

impl Value<'_> {
    fn to_fluent(&self) -> FluentValue<'_> {
        match self {
            Self::Text(text) => FluentValue::from(text.as_ref()),
            Self::Number(number) if number.unsigned_abs() > LARGEST_EXACT => {
                FluentValue::from(number.to_string())
            }
            Self::Number(number) => FluentValue::from(*number),
        }
    }
}

/// The words of one language. Shared between threads: looking a word up changes nothing.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words").field("locales", &self.bundle.locales).finish_non_exhaustive()
    }
}

impl Words {
    /// The words of a language, compiled in.
    #[must_use]
    pub fn of(language: Language) -> Self {
        // Mistakes in a locale file are found by the tests; at run time what can be read is used.
        Self::load(language.code(), &files(language)).0
    }

    /// The Italian words.
    #[must_use]
    pub fn italian() -> Self {
        Self::of(Language::Italian)
    }

    /// Which language they are of.
    #[must_use]
    pub fn language(&self) -> Language {
        let tag = self.bundle.locales.first().map(ToString::to_string);
        Language::of_locale(&tag.unwrap_or_default())
    }

    /// The sentence of `key`, or `‹key›` when the locale has none.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// The sentence of `key` filled with named values, or `‹key›` when the locale has none.
    /// A value the sentence wants and is not given shows its name.
    #[must_use]
    pub fn say_with(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        let pattern = self.bundle.get_message(key).and_then(|found| found.value());
        let Some(pattern) = pattern else {
            return format!("‹{key}›");
        };
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            args.set(*name, value.to_fluent());
        }
        let mut unfilled = Vec::new();
        self.bundle.format_pattern(pattern, Some(&args), &mut unfilled).into_owned()
    }

    /// Whether the locale has a sentence for `key`.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.bundle.get_message(key).is_some_and(|message| message.value().is_some())
    }

    /// Reads the files; the second part lists what could not be read or is defined twice.
    fn load(language: &str, files: &[(&str, &str)]) -> (Self, Vec<String>) {
        // A tag that cannot be read leaves the plural rules of no language, never a panic.
        let language: LanguageIdentifier = language.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Isolation marks are bidi controls: a terminal shows them as rubbish or moves the text.
        bundle.set_use_isolating(false);
        let mut mistakes = Vec::new();
        for (name, text) in files {
            let resource =
                FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(part, found)| {
                    mistakes.extend(found.iter().map(|mistake| format!("{name}: {mistake}")));
                    part
                });
            if let Err(found) = bundle.add_resource(resource) {
                mistakes.extend(found.iter().map(|mistake| format!("{name}: {mistake}")));
            }
        }
        (Self { bundle }, mistakes)
    }
}

/// The files of a language: (name, text).
fn files(language: Language) -> Vec<(&'static str, &'static str)> {
    let text = |room: &Room| match language {
        Language::Italian => room.italian,
        Language::English => room.english,
    };
    ROOMS.iter().map(|room| (room.file, text(room))).collect()
}

#[cfg(test)]
mod both;
#[cfg(test)]
mod tests;
