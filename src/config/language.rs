//! The language that people are spoken to in: also help and mistakes of the command line are in it, so that
//! it is asked for before anything can be said. It reads neither the environment nor a file: they are handed
//! in.

use std::ffi::OsString;
use std::path::PathBuf;

use super::{NotKnown, Origin, Setting, Source, first};
use crate::words::Language;

/// The variable for the language.
pub const LANG: &str = "CENTRALINO_LANG";

/// The system's own variables, the one that counts most first.
const OF_THE_SYSTEM: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// The language that is asked for, right or wrong: by the flag, by [`LANG`], by the settings file, or by the
/// system.
pub fn asked(
    flag: Option<String>,
    environment: impl Fn(&str) -> Option<OsString>,
    file: Option<Setting<String>>,
) -> Setting<String> {
    first(flag, said(&environment, LANG)).or(file).unwrap_or_else(|| {
        let Setting { value, source } = of_system(environment);
        Setting { value: value.code().to_owned(), source }
    })
}

/// The language of this name; `config` is the configuration directory, for whoever is told where a wrong one
/// was asked for.
///
/// # Errors
/// There is none of this name.
pub fn known(asked: &Setting<String>, config: Option<&Setting<PathBuf>>) -> Result<Language, NotKnown> {
    asked.value.parse().map_err(|_| NotKnown {
        key: "language",
        name: asked.value.clone(),
        known: Language::ALL.map(|language| language.code().to_owned()).into(),
        origin: Origin::of("language", asked.source, config),
    })
}

/// The language of the system, which is never wrong: one that there is not is Italian.
pub fn of_system(environment: impl Fn(&str) -> Option<OsString>) -> Setting<Language> {
    let locale = OF_THE_SYSTEM.into_iter().find_map(|variable| said(&environment, variable));
    let value = Language::of_locale(locale.as_deref().unwrap_or_default());
    let source = if locale.is_some() { Source::Environment } else { Source::Default };
    Setting { value, source }
}

/// What a variable says; an empty one says nothing.
fn said(environment: impl Fn(&str) -> Option<OsString>, variable: &str) -> Option<String> {
    let value = environment(variable)?.to_string_lossy().trim().to_owned();
    (!value.is_empty()).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Place;

    const IN_FILE: Source = Source::File(Place { line: 3, column: 12 });

    fn chosen(flag: Option<&str>, variables: &[(&str, &str)], file: Option<&str>) -> Setting<String> {
        let find = |name: &str| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into())
        };
        let file = file.map(|value| Setting { value: value.to_owned(), source: IN_FILE });
        asked(flag.map(str::to_owned), find, file)
    }

    #[test]
    fn the_flag_goes_before_the_variable_the_file_and_the_system() {
        let english = [(LANG, "en"), ("LANG", "it_IT.UTF-8")];
        type Case<'a> = (Option<&'a str>, &'a [(&'a str, &'a str)], Option<&'a str>, &'a str, Source);
        let table: [Case<'_>; 9] = [
            (Some("it"), &english, Some("en"), "it", Source::Flag),
            (None, &english, Some("it"), "en", Source::Environment),
            (None, &[(LANG, "fr")], Some("it"), "fr", Source::Environment),
            (None, &[(LANG, " "), ("LANG", "en_GB.UTF-8")], Some("it"), "it", IN_FILE),
            (None, &[("LANG", "en_GB.UTF-8")], None, "en", Source::Environment),
            (None, &[("LC_MESSAGES", "en_GB"), ("LANG", "it_IT")], None, "en", Source::Environment),
            (None, &[("LC_ALL", "C"), ("LANG", "en_GB")], None, "it", Source::Environment),
            (None, &[("LC_ALL", ""), ("LANG", "de_DE")], None, "it", Source::Environment),
            (None, &[], None, "it", Source::Default),
        ];
        for (flag, variables, file, value, source) in table {
            let wanted = Setting { value: value.to_owned(), source };
            assert_eq!(chosen(flag, variables, file), wanted, "{flag:?} {variables:?} {file:?}");
        }
    }

    #[test]
    fn one_that_there_is_not_is_refused_with_where_it_was_asked_for() {
        for language in Language::ALL {
            let value = language.code().to_owned();
            assert_eq!(known(&Setting { value, source: Source::Flag }, None), Ok(language));
        }
        let config = Setting { value: PathBuf::from("/c"), source: Source::Default };
        for (source, origin) in [
            (Source::Flag, Origin::Flag("--lang")),
            (Source::Environment, Origin::Variable(LANG)),
            (IN_FILE, Origin::File("/c/settings.toml".into(), Place { line: 3, column: 12 })),
        ] {
            let wrong = Setting { value: "fr".to_owned(), source };
            let unknown = known(&wrong, Some(&config)).unwrap_err();
            assert_eq!((unknown.key, unknown.name.as_str()), ("language", "fr"));
            assert_eq!((unknown.known.join(" "), unknown.origin), ("it en".to_owned(), origin));
        }
    }
}
