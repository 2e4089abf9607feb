//! Words for ears and braille: what a screen shortens is spelled out, and no key is named. Only sentences
//! that differ stand there; all others are the language's own.

use fluent_bundle::FluentResource;

use super::{Language, Words};

const ITALIAN: &str = include_str!("../../locales/spoken/it.ftl");
const ENGLISH: &str = include_str!("../../locales/spoken/en.ftl");

fn text(language: Language) -> &'static str {
    match language {
        Language::Italian => ITALIAN,
        Language::English => ENGLISH,
    }
}

impl Words {
    /// The words of a language as they are read aloud.
    #[must_use]
    pub fn spoken(language: Language) -> Self {
        let mut words = Self::of(language);
        // Mistakes are found by the tests; at run time what can be read is used.
        let spoken = FluentResource::try_new(text(language).to_owned());
        words.bundle.add_resource_overriding(spoken.unwrap_or_else(|(part, _)| part));
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(language: Language) -> Vec<&'static str> {
        let lines = text(language).lines().filter(|line| !line.starts_with([' ', '#']));
        lines.filter_map(|line| line.split_once(" = ")).map(|(key, _)| key).collect()
    }

    #[test]
    fn what_is_spoken_takes_the_place_of_something_that_is_shown() {
        assert!(keys(Language::Italian).len() > 20);
        assert_eq!(keys(Language::Italian), keys(Language::English));
        for language in Language::ALL {
            let file = [("spoken.ftl", text(language))];
            let (alone, mistakes) = Words::load(language.code(), &file);
            assert_eq!(mistakes, Vec::<String>::new());
            let (spoken, shown) = (Words::spoken(language), Words::of(language));
            for key in keys(language) {
                assert!(alone.has(key) && shown.has(key), "{key}");
                assert_eq!(spoken.say(key), alone.say(key), "{key}");
            }
            assert_eq!(spoken.say("yes"), shown.say("yes"));
        }
    }

    #[test]
    fn no_key_of_a_keyboard_is_named() {
        for language in Language::ALL {
            for key in keys(language) {
                let said = Words::spoken(language).say(key);
                let named =
                    ["F2", "F3", "F4", "F9", "Esc", "Ctrl"].iter().find(|name| said.contains(**name));
                assert_eq!(named, None, "{key}: {said}");
            }
        }
    }
}
