//! The settings file, as its user wrote it: each value with its place. It never opens the file: the text is
//! handed in.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Setting, Source};
use crate::place::{Place, entries};
use crate::words::{Value, Words};

/// What it is called, in the configuration directory.
pub const NAME: &str = "settings.toml";

/// Every key that the file may have. A new one is read in [`read`], and has `settings-expected-…` in the locale.
pub const KEYS: &[&str] = &["theme", "keymap", "language", "mouse", "bell", "notifications", "plain"];

/// What the file says. What it leaves out is absent here too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SettingsFile {
    pub theme: Option<Setting<String>>,
    pub keymap: Option<Setting<String>>,
    pub language: Option<Setting<String>>,
    pub mouse: Option<Setting<bool>>,
    pub bell: Option<Setting<bool>>,
    pub notifications: Option<Setting<bool>>,
    pub plain: Option<Setting<bool>>,
}

/// A mistake in the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}:{}: {fault:?}", place.line, place.column)]
pub struct SettingsMistake {
    pub place: Place,
    pub fault: SettingsFault,
}

/// What is wrong with the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingsFault {
    /// Not TOML.
    Unreadable,
    /// Carries the key as it was written.
    UnknownKey(String),
    /// The value of this key is not what the key takes.
    Unfit(&'static str),
}

impl SettingsMistake {
    /// The mistake in the words of the reader; `file` is where the text came from.
    #[must_use]
    pub fn explain(&self, words: &Words, file: &str) -> String {
        let fault = match &self.fault {
            SettingsFault::Unreadable => words.say("settings-unreadable"),
            SettingsFault::UnknownKey(key) => {
                let values = [("key", Value::from(key)), ("known", KEYS.join(", ").into())];
                words.say_with("settings-key-unknown", &values)
            }
            SettingsFault::Unfit(key) => {
                let expected = words.say(&format!("settings-expected-{key}"));
                words
                    .say_with("settings-unfit", &[("key", (*key).into()), ("expected", expected.into())])
            }
        };
        self.place.told(words, file, &fault)
    }
}

/// Reads the file's text.
///
/// # Errors
/// The first mistake, with its line and column.
pub fn read(text: &str) -> Result<SettingsFile, SettingsMistake> {
    let mistake = |at, fault| SettingsMistake { place: Place::of(text, at), fault };
    let table = DeTable::parse(text).map_err(|found| {
        mistake(found.span().map_or(0, |span| span.start), SettingsFault::Unreadable)
    })?;
    let mut file = SettingsFile::default();
    for (key, value) in entries(table.get_ref()) {
        let place = Place::of(text, value.span().start);
        let unfit = |key| SettingsMistake { place, fault: SettingsFault::Unfit(key) };
        let name = |key| self::name(value, place).ok_or_else(|| unfit(key)).map(Some);
        let switch = |key| self::switch(value, place).ok_or_else(|| unfit(key)).map(Some);
        match key.get_ref().as_ref() {
            "theme" => file.theme = name("theme")?,
            "keymap" => file.keymap = name("keymap")?,
            "language" => file.language = name("language")?,
            "mouse" => file.mouse = switch("mouse")?,
            "bell" => file.bell = switch("bell")?,
            "notifications" => file.notifications = switch("notifications")?,
            "plain" => file.plain = switch("plain")?,
            unknown => {
                let fault = SettingsFault::UnknownKey(unknown.to_owned());
                return Err(mistake(key.span().start, fault));
            }
        }
    }
    Ok(file)
}

/// A text that is not empty.
fn name(value: &Spanned<DeValue<'_>>, place: Place) -> Option<Setting<String>> {
    let value = value.get_ref().as_str().map(str::trim).filter(|text| !text.is_empty())?;
    Some(Setting { value: value.to_owned(), source: Source::File(place) })
}

fn switch(value: &Spanned<DeValue<'_>>, place: Place) -> Option<Setting<bool>> {
    let value = value.get_ref().as_bool()?;
    Some(Setting { value, source: Source::File(place) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_has_its_place_and_the_rest_is_absent() {
        let file = read("# mine\ntheme = \"dark\"\n\nmouse = false\n").unwrap();
        let at = |line, column| Source::File(Place { line, column });
        assert_eq!(file.theme, Some(Setting { value: "dark".to_owned(), source: at(2, 9) }));
        assert_eq!(file.mouse, Some(Setting { value: false, source: at(4, 9) }));
        assert_eq!((file.keymap, file.language), (None, None));
        assert_eq!(read("").unwrap(), SettingsFile::default());
        assert_eq!(read("\u{feff}theme = \"dark\"\n").unwrap().theme.unwrap().value, "dark");
    }

    #[test]
    fn every_key_is_read_and_has_its_words() {
        for key in KEYS {
            let found = read(&format!("{key} = []\n")).unwrap_err();
            assert_eq!(found.fault, SettingsFault::Unfit(key));
            assert!(!found.explain(&Words::italian(), NAME).contains('‹'), "{key}");
        }
    }
}
