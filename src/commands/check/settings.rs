//! `centralino check settings`: is the settings file right, and what does each setting come to? It never
//! shows a token.

use super::{Found, Ground};
use crate::commands::{failure, settings};
use crate::config::{self, Setting, Settings, Source};
use crate::words::Words;

/// The settings of this user, each with where it comes from.
pub(super) fn all(ground: &Ground<'_>) -> Found {
    let mut found = Found::default();
    match settings::resolve(ground.given.clone()) {
        Ok(settings) => {
            let language = config::known_language(&settings.language, settings.config.as_ref());
            found.mistakes.extend(language.err().map(|unknown| unknown.explain(ground.words)));
            found.shown = shown(&settings, ground.words);
            found.looked_at = found.shown.len();
        }
        Err(report) => found.mistakes.push(failure::explain(&report, ground.words).message),
    }
    found
}

fn shown(settings: &Settings, words: &Words) -> Vec<String> {
    let Settings {
        server,
        token,
        data,
        config,
        theme,
        keymap,
        language,
        mouse,
        bell,
        notifications,
        plain,
        demo: _,
    } = settings;
    let hidden = token.as_ref().map(|token| {
        let value = words.say("check-settings-hidden");
        Setting { value, source: token.source }
    });
    let path = |folder: &Setting<std::path::PathBuf>| Setting {
        value: folder.value.display().to_string(),
        source: folder.source,
    };
    let switch = |setting: &Option<Setting<bool>>| {
        let setting = setting.as_ref()?;
        Some(Setting { value: setting.value.to_string(), source: setting.source })
    };
    [
        ("server", server.clone()),
        ("token", hidden),
        ("data", Some(path(data))),
        ("config", config.as_ref().map(path)),
        ("theme", Some(theme.clone())),
        ("keymap", Some(keymap.clone())),
        ("language", Some(language.clone())),
        ("mouse", switch(mouse)),
        ("bell", switch(bell)),
        ("notifications", switch(notifications)),
        ("plain", switch(plain)),
    ]
    .map(|(key, setting)| line(key, setting, words))
    .to_vec()
}

fn line(key: &str, setting: Option<Setting<String>>, words: &Words) -> String {
    let Some(Setting { value, source }) = setting else {
        return words.say_with("check-settings-absent", &[("key", key.into())]);
    };
    let from = match source {
        Source::Flag => words.say("check-from-flag"),
        Source::Environment => words.say("check-from-environment"),
        Source::Default => words.say("check-from-default"),
        Source::File(place) => {
            let values = [("file", config::file::NAME.into()), ("line", place.line.into())];
            words.say_with("check-from-file", &values)
        }
    };
    format!("{key} = {value} ({from})")
}
