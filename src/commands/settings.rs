//! The configuration directory as it is on disk, and the settings that come of it. It decides nothing:
//! the rules are in [`crate::config`].

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use color_eyre::eyre::Result;

use super::failure;
use crate::config::file::{self, SettingsFile, SettingsMistake};
use crate::config::{self, Given, NotKnown, Setting, Settings, Source, Surroundings};
use crate::words::{Language, Words};

/// What people write is small: more than this many bytes is another file by mistake.
const LARGEST: u64 = 1 << 20;

/// A file of the configuration directory that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigFileError {
    #[error("{}: {cause}", path.display())]
    Read { path: PathBuf, cause: io::Error },
    #[error("{}:{mistake}", path.display())]
    Wrong { path: PathBuf, mistake: SettingsMistake },
}

impl ConfigFileError {
    /// The mistake in the words of the reader.
    pub fn explain(&self, words: &Words) -> String {
        match self {
            Self::Read { path, cause } => {
                let path = path.display().to_string();
                let values = [("path", path.into()), ("cause", failure::of_file(cause, words).into())];
                words.say_with("settings-not-read", &values)
            }
            Self::Wrong { path, mistake } => mistake.explain(words, &path.display().to_string()),
        }
    }
}

/// The settings of this user, with what the command line gave.
///
/// # Errors
/// See [`ConfigFileError`] and [`config::ConfigError`].
pub fn resolve(given: Given) -> Result<Settings> {
    let config = folder(given.config.clone())?;
    let around = Surroundings {
        environment: |name: &str| std::env::var_os(name),
        file: settings_file(config.as_ref())?,
        config,
        default_data: config::default_data_folder(),
    };
    Ok(Settings::resolve(given, around)?)
}

/// The language that this user asks for, before the command line is parsed. A settings file that cannot be
/// read asks for none here: whoever needs the settings is told.
///
/// # Errors
/// There is no such language.
pub fn language(flag: Option<String>, config: Option<PathBuf>) -> Result<Language, NotKnown> {
    let config = folder(config).unwrap_or_default();
    let file = settings_file(config.as_ref()).unwrap_or_default();
    let asked = config::language_asked(flag, |name| std::env::var_os(name), file.language);
    config::known_language(&asked, config.as_ref())
}

/// The configuration directory. One that is named must be there; this user's own need not.
///
/// # Errors
/// [`ConfigFileError::Read`].
pub fn folder(flag: Option<PathBuf>) -> Result<Option<Setting<PathBuf>>, ConfigFileError> {
    let variable = std::env::var_os(config::CONFIG);
    let found = config::folder(flag, variable, config::default_config_folder());
    let named = found.iter().filter(|found| found.source != Source::Default);
    for Setting { value: path, .. } in named {
        let failed = |cause| ConfigFileError::Read { path: path.clone(), cause };
        if !std::fs::metadata(path).map_err(failed)?.is_dir() {
            return Err(failed(io::ErrorKind::NotADirectory.into()));
        }
    }
    Ok(found)
}

/// What the settings file says: nothing where there is none.
///
/// # Errors
/// It cannot be read, or something in it is wrong.
pub fn settings_file(config: Option<&Setting<PathBuf>>) -> Result<SettingsFile, ConfigFileError> {
    let Some(path) = config.map(|config| config.value.join(file::NAME)) else {
        return Ok(SettingsFile::default());
    };
    let text = text_of(&path)?.unwrap_or_default();
    file::read(&text).map_err(|mistake| ConfigFileError::Wrong { path, mistake })
}

/// The text of a file that people write; `None` if it is not there.
///
/// # Errors
/// [`ConfigFileError::Read`].
pub fn text_of(path: &Path) -> Result<Option<String>, ConfigFileError> {
    match read(path) {
        Ok(text) => Ok(Some(text)),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(ConfigFileError::Read { path: path.to_owned(), cause }),
    }
}

/// The text of a file that must be there.
///
/// # Errors
/// [`ConfigFileError::Read`].
pub fn text_there(path: &Path) -> Result<String, ConfigFileError> {
    read(path).map_err(|cause| ConfigFileError::Read { path: path.to_owned(), cause })
}

fn read(path: &Path) -> io::Result<String> {
    let found = std::fs::metadata(path)?;
    if found.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    // A pipe would be waited for without end.
    if !found.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    if found.len() > LARGEST {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let mut text = String::new();
    std::fs::File::open(path)?.take(LARGEST).read_to_string(&mut text)?;
    Ok(text)
}
