//! Where a value was said, and what is told of one that names nothing. It looks nothing up.

use std::path::PathBuf;

use super::{KEYMAP, LANG, Setting, Source, THEME, file};
use crate::place::Place;
use crate::words::Words;

/// Where a value was said, for whoever has to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    Flag(&'static str),
    Variable(&'static str),
    File(PathBuf, Place),
    Default,
}

impl Origin {
    /// Where the value of a key of [`file::KEYS`] was said.
    #[must_use]
    pub fn of(key: &'static str, source: Source, config: Option<&Setting<PathBuf>>) -> Self {
        let (flag, variable) = match key {
            "theme" => ("--theme", THEME),
            "keymap" => ("--keymap", KEYMAP),
            "language" => ("--lang", LANG),
            other => (other, other),
        };
        match source {
            Source::Flag => Self::Flag(flag),
            Source::Environment => Self::Variable(variable),
            Source::File(place) => {
                let folder = config.map(|config| config.value.clone()).unwrap_or_default();
                Self::File(folder.join(file::NAME), place)
            }
            Source::Default => Self::Default,
        }
    }
}

/// A setting names something that is not there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{key}: nothing is named {name}; known: {}", known.join(", "))]
pub struct NotKnown {
    /// One of [`file::KEYS`].
    pub key: &'static str,
    pub name: String,
    pub known: Vec<String>,
    pub origin: Origin,
}

impl NotKnown {
    /// The mistake in the words of the reader.
    #[must_use]
    pub fn explain(&self, words: &Words) -> String {
        let known = self.known.join(", ");
        let values = [("name", (&self.name).into()), ("known", known.into())];
        let fault = words.say_with(&format!("settings-no-{}", self.key), &values);
        match &self.origin {
            Origin::File(path, place) => {
                let fault = format!("{}: {fault}", self.key);
                place.told(words, &path.display().to_string(), &fault)
            }
            Origin::Flag(name) | Origin::Variable(name) => format!("{name}: {fault}"),
            Origin::Default => fault,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::folder;

    #[test]
    fn who_named_what_is_not_there_is_told_where() {
        let config = folder(Some("/c".into()), None, None);
        let told = |source| {
            let origin = Origin::of("theme", source, config.as_ref());
            let known = vec!["dark".to_owned(), "light".to_owned()];
            NotKnown { key: "theme", name: "x".to_owned(), known, origin }.explain(&Words::italian())
        };
        let fault = "il tema «x» non esiste; ci sono: dark, light";
        assert_eq!(told(Source::Flag), format!("--theme: {fault}"));
        assert_eq!(told(Source::Environment), format!("CENTRALINO_THEME: {fault}"));
        let place = Place { line: 2, column: 9 };
        let file = format!("/c/settings.toml, riga 2, colonna 9: theme: {fault}");
        assert_eq!(told(Source::File(place)), file);
    }
}
