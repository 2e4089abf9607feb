//! The languages that the program speaks, and which of them a person's system asks for. It reads nothing:
//! names are handed in.

use std::str::FromStr;

/// A language that there are words of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// That of the centres, and of everybody whose system asks for none that there is.
    #[default]
    Italian,
    English,
}

/// No language of the program has this name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no language: {0}")]
pub struct NotALanguage(pub String);

impl Language {
    pub const ALL: [Self; 2] = [Self::Italian, Self::English];

    /// Its code of ISO 639, which is its name in settings.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Italian => "it",
            Self::English => "en",
        }
    }

    /// What a locale of the system (`en_GB.UTF-8`) asks for: English where it says so, Italian for any
    /// other (`it_IT.UTF-8`, `C`, `POSIX`, `de_DE`).
    #[must_use]
    pub fn of_locale(locale: &str) -> Self {
        let name = locale.split(['_', '.', '@', '-']).next().unwrap_or_default();
        name.to_lowercase().parse().unwrap_or_default()
    }
}

impl FromStr for Language {
    type Err = NotALanguage;

    fn from_str(name: &str) -> Result<Self, NotALanguage> {
        let found = Self::ALL.into_iter().find(|language| language.code() == name);
        found.ok_or_else(|| NotALanguage(name.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_named_by_its_code_alone() {
        for language in Language::ALL {
            assert_eq!(language.code().parse(), Ok(language));
            assert_eq!(crate::words::Words::of(language).language(), language);
        }
        for name in ["", "EN", "english", "en_GB", "fr", " it"] {
            assert_eq!(name.parse::<Language>(), Err(NotALanguage(name.to_owned())));
        }
    }

    #[test]
    fn a_systems_locale_asks_for_english_or_has_italian() {
        for locale in ["en", "en_US.UTF-8", "en_GB", "EN_us", "en-IE", "en@euro", "en.UTF-8"] {
            assert_eq!(Language::of_locale(locale), Language::English, "{locale}");
        }
        for locale in ["it_IT.UTF-8", "it", "C", "C.UTF-8", "POSIX", "", "de_DE", "eng_x", "\u{fffd}"] {
            assert_eq!(Language::of_locale(locale), Language::Italian, "{locale}");
        }
    }
}
