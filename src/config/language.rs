//! The language that people are spoken to in, chosen before anything can be said: also help and mistakes of
//! the command line are in it. It reads neither the environment nor a file: both are handed in.

use std::ffi::OsString;

use super::{Setting, Source, first_of};
use crate::words::{Language, NotALanguage};

/// The variable for the language.
pub const LANG: &str = "CENTRALINO_LANG";

/// The system's own variables, the one that counts most first.
const OF_THE_SYSTEM: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// A setting asks for a language that there is not.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{asked_by}: {cause}")]
pub struct NoSuchLanguage {
    /// The flag, the variable or the key that asks for it.
    pub asked_by: &'static str,
    pub cause: NotALanguage,
}

/// The language that is asked for: by the flag, by [`LANG`], by the settings file, by the system; the
/// first of them that says one. The file is only looked at where nothing before it says any.
///
/// # Errors
/// There is no such language, and nothing that counts more asks for another. A wrong flag is left to whoever
/// reads the command line.
pub fn language(
    flag: Option<&str>,
    environment: impl Fn(&str) -> Option<OsString>,
    file: impl FnOnce() -> Option<Setting<String>>,
) -> Result<Setting<Language>, NoSuchLanguage> {
    let flag = flag.and_then(|name| name.parse().ok());
    let variable = flag.is_none().then(|| said(&environment, LANG)).flatten();
    let named = |asked_by, name: &str| name.parse().map_err(|cause| NoSuchLanguage { asked_by, cause });
    let variable = variable.map(|name| named(LANG, &name)).transpose()?;
    if let Some(setting) = first_of(flag, variable) {
        return Ok(setting);
    }
    match file() {
        Some(Setting { value, source }) => Ok(Setting { value: named("language", &value)?, source }),
        None => Ok(system_language(environment)),
    }
}

/// The language of the system, which never fails: one that there is not is Italian.
pub fn system_language(environment: impl Fn(&str) -> Option<OsString>) -> Setting<Language> {
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
    use Language::{English, Italian};

    fn chosen(
        flag: Option<&str>,
        variables: &[(&str, &str)],
        file: Option<&str>,
    ) -> Result<Setting<Language>, NoSuchLanguage> {
        let find = |name: &str| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into())
        };
        let file = file.map(|value| Setting { value: value.to_owned(), source: Source::Default });
        language(flag, find, || file)
    }

    #[test]
    fn the_flag_goes_before_the_variable_the_file_and_the_system() {
        let english = [(LANG, "en"), ("LANG", "it_IT.UTF-8")];
        let table: [(Option<&str>, &[(&str, &str)], Option<&str>, Language, Source); 8] = [
            (Some("it"), &english, Some("en"), Italian, Source::Flag),
            (None, &english, Some("it"), English, Source::Environment),
            (None, &[(LANG, " "), ("LANG", "en_GB.UTF-8")], Some("it"), Italian, Source::Default),
            (None, &[("LANG", "en_GB.UTF-8")], None, English, Source::Environment),
            (None, &[("LC_MESSAGES", "en_GB"), ("LANG", "it_IT")], None, English, Source::Environment),
            (None, &[("LC_ALL", "C"), ("LANG", "en_GB")], None, Italian, Source::Environment),
            (None, &[("LC_ALL", ""), ("LANG", "de_DE")], None, Italian, Source::Environment),
            (None, &[], None, Italian, Source::Default),
        ];
        for (flag, variables, file, value, source) in table {
            let told = format!("{flag:?} {variables:?} {file:?}");
            assert_eq!(chosen(flag, variables, file), Ok(Setting { value, source }), "{told}");
        }
    }

    #[test]
    fn a_language_that_there_is_not_is_refused_unless_something_before_it_counts() {
        let wrong =
            |asked_by| Err(NoSuchLanguage { asked_by, cause: NotALanguage("klingon".to_owned()) });
        assert_eq!(chosen(None, &[(LANG, "klingon")], Some("it")), wrong(LANG));
        assert_eq!(chosen(None, &[("LANG", "en_GB")], Some("klingon")), wrong("language"));
        let flag = chosen(Some("en"), &[(LANG, "klingon")], Some("klingon"));
        assert_eq!(flag, Ok(Setting { value: English, source: Source::Flag }));
        // Its own reader refuses a wrong flag; until then the rest decides the language.
        let other = chosen(Some("klingon"), &[(LANG, "en")], None);
        assert_eq!(other, Ok(Setting { value: English, source: Source::Environment }));
    }
}
