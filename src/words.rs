//! The words that people read, looked up by key in the locale files compiled into the program.
//! It must never panic nor hold a sentence of its own: a missing key is shown as `‹key›`.

use std::borrow::Cow;
use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// One file per room, so that several people can add words at once: (name, text).
const ITALIAN: &[(&str, &str)] = &[
    ("cli.ftl", include_str!("../locales/it/cli.ftl")),
    ("clocks.ftl", include_str!("../locales/it/clocks.ftl")),
    ("commands.ftl", include_str!("../locales/it/commands.ftl")),
    ("desk.ftl", include_str!("../locales/it/desk.ftl")),
    ("domain.ftl", include_str!("../locales/it/domain.ftl")),
    ("errors.ftl", include_str!("../locales/it/errors.ftl")),
    ("line.ftl", include_str!("../locales/it/line.ftl")),
    ("terminal.ftl", include_str!("../locales/it/terminal.ftl")),
];

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
    /// The Italian words, compiled in.
    #[must_use]
    pub fn italian() -> Self {
        // Mistakes in a locale file are found by the tests; at run time what can be read is used.
        Self::load("it", ITALIAN).0
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::{Path, PathBuf};

    const SAMPLE: &str = "\
hello = Ciao
of = { $done } di { $all }
calls = { $n ->
    [one] una chiamata
   *[other] { $n } chiamate
}
only-attribute =
    .title = titolo
";

    fn sample() -> Words {
        let (words, mistakes) = Words::load("it", &[("sample.ftl", SAMPLE)]);
        assert_eq!(mistakes, Vec::<String>::new());
        words
    }

    #[test]
    fn sentences_are_filled_without_isolation_marks() {
        let words = sample();
        assert_eq!(words.say("hello"), "Ciao");
        let filled = words.say_with("of", &[("done", 3_u32.into()), ("all", "tutte".into())]);
        assert_eq!(filled, "3 di tutte");
    }

    #[test]
    fn plurals_follow_the_number() {
        let words = sample();
        for (n, said) in [(1, "una chiamata"), (0, "0 chiamate"), (12_000, "12000 chiamate")] {
            assert_eq!(words.say_with("calls", &[("n", n.into())]), said);
        }
    }

    #[test]
    fn numbers_keep_every_digit() {
        let words = sample();
        for n in [0, -7, 1_234_567, i64::MAX, i64::MIN] {
            let said = words.say_with("of", &[("done", n.into()), ("all", 1.into())]);
            assert_eq!(said, format!("{n} di 1"));
        }
        let said = words.say_with("of", &[("done", u64::MAX.into()), ("all", 1.into())]);
        assert_eq!(said, format!("{} di 1", u64::MAX));
    }

    #[test]
    fn what_is_missing_is_visible() {
        let words = sample();
        for key in ["no-such-key", "only-attribute", "", "not a key {"] {
            assert!(!words.has(key));
            assert_eq!(words.say(key), format!("‹{key}›"));
        }
        assert_eq!(words.say("of"), "{$done} di {$all}");
    }

    #[test]
    fn words_cross_threads() {
        fn shared<T: Send + Sync>(_: &T) {}
        let words = sample();
        shared(&words);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| assert_eq!(words.say_with("calls", &[("n", 1.into())]), "una chiamata"));
            }
        });
    }

    #[test]
    fn the_shipped_locale_is_whole_and_says_nothing_twice() {
        let (_, mistakes) = Words::load("it", ITALIAN);
        assert_eq!(mistakes, Vec::<String>::new());
    }

    #[test]
    fn a_key_said_twice_and_a_broken_line_are_found() {
        let (words, mistakes) = Words::load("it", &[("one.ftl", "a = 1\n"), ("two.ftl", "a = 2\nb\n")]);
        assert_eq!(mistakes.len(), 2, "{mistakes:?}");
        assert!(mistakes.iter().all(|mistake| mistake.starts_with("two.ftl")));
        assert_eq!(words.say("a"), "1");
    }

    #[test]
    fn every_locale_file_is_compiled_in() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/it");
        let mut found: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        found.sort();
        let listed: Vec<&str> = ITALIAN.iter().map(|(name, _)| *name).collect();
        assert_eq!(found, listed);
    }

    /// The literal keys asked for in a piece of source, comments left out.
    fn keys_in(source: &str) -> Vec<String> {
        let code: Vec<&str> =
            source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        let code = code.join("\n");
        let mut keys = Vec::new();
        for call in [".say(", ".say_with("] {
            for after in code.split(call).skip(1) {
                let literal = after.trim_start().strip_prefix('"');
                if let Some((key, _)) = literal.and_then(|rest| rest.split_once('"')) {
                    keys.push(key.to_owned());
                }
            }
        }
        keys
    }

    fn rust_files(folder: &Path, into: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                rust_files(&path, into);
            } else if path.extension().is_some_and(|end| end == "rs") {
                into.push(path);
            }
        }
    }

    #[test]
    fn the_scan_sees_literal_keys() {
        let source = "words.say(\"a\")\n w.say_with(\n  \"b-c\", &[])\n // w.say(\"no\")\n w.say(key)";
        assert_eq!(keys_in(source), ["a", "b-c"]);
    }

    #[test]
    fn every_key_asked_for_in_the_source_is_in_the_locale() {
        let words = Words::italian();
        let mut files = Vec::new();
        rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
        let this = Path::new(env!("CARGO_MANIFEST_DIR")).join(file!());
        let mut missing = Vec::new();
        // This file asks for sample keys only.
        for file in files.iter().filter(|file| **file != this) {
            let source = std::fs::read_to_string(file).unwrap();
            let unknown = keys_in(&source).into_iter().filter(|key| !words.has(key));
            missing.extend(unknown.map(|key| format!("{}: {key}", file.display())));
        }
        assert_eq!(missing, Vec::<String>::new());
    }
}
