//! The configuration directory as it is on disk, and the settings that come of it. It decides nothing:
//! the rules are in [`crate::config`].

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use color_eyre::eyre::Result;

use crate::config::edit;
use crate::config::file::{self, SettingsFile, SettingsMistake};
use crate::config::{self, Given, NotKnown, Setting, Settings, Source, Surroundings};
use crate::sentence;
use crate::words::{Language, Words};

/// What people write is small: more than this many bytes is another file by mistake.
const LARGEST: u64 = 1 << 20;

/// A file of the configuration directory that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigFileError {
    #[error("{}: {cause}", path.display())]
    Read { path: PathBuf, cause: io::Error },
    #[error("{}: {cause}", path.display())]
    Write { path: PathBuf, cause: io::Error },
    #[error("{}:{mistake}", path.display())]
    Wrong { path: PathBuf, mistake: SettingsMistake },
}

impl ConfigFileError {
    /// The mistake in the words of the reader.
    pub fn explain(&self, words: &Words) -> String {
        let of_file = |key: &str, path: &Path, cause| {
            let path = path.display().to_string();
            let values = [("path", path.into()), ("cause", sentence::disk(words, cause).into())];
            words.say_with(key, &values)
        };
        match self {
            Self::Read { path, cause } => of_file("settings-not-read", path, cause),
            Self::Write { path, cause } => of_file("settings-not-written", path, cause),
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

/// Writes one name into the settings file of a folder, which is made if need be. The file is replaced as a
/// whole, so that a full disk leaves the old one.
///
/// # Errors
/// The file is wrong, which leaves it alone, or it cannot be read or written.
pub fn write(folder: &Path, key: &str, name: &str) -> Result<(), ConfigFileError> {
    let path = folder.join(file::NAME);
    let text = text_of(&path)?.unwrap_or_default();
    let text = edit::with_name(&text, key, name)
        .map_err(|mistake| ConfigFileError::Wrong { path: path.clone(), mistake })?;
    replace(&path, &text).map_err(|cause| ConfigFileError::Write { path, cause })
}

fn replace(path: &Path, text: &str) -> io::Result<()> {
    // Who keeps the settings elsewhere keeps them there: a link stays a link.
    let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    if let Ok(found) = std::fs::metadata(&path) {
        let permissions = found.permissions();
        if permissions.readonly() {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        file.as_file().set_permissions(permissions)?;
    }
    file.as_file().sync_all()?;
    file.persist(&path)?;
    Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;

    fn told(folder: &Path) -> String {
        write(folder, "theme", "dark").unwrap_err().explain(&Words::italian())
    }

    #[test]
    fn a_name_is_written_into_a_folder_that_was_not_there() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("a/b");
        write(&folder, "theme", "dark").unwrap();
        write(&folder, "theme", "light").unwrap();
        assert_eq!(std::fs::read_to_string(folder.join(file::NAME)).unwrap(), "theme = \"light\"\n");
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn a_file_that_is_not_to_be_written_stays_and_it_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(file::NAME);
        std::fs::write(&path, "mouse = true\n").unwrap();
        let mut permissions = std::fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        std::fs::set_permissions(&path, permissions).unwrap();
        assert!(told(folder.path()).ends_with("settings.toml: non si scrive: manca il permesso"));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "mouse = true\n");
        // A file where the folder should be.
        assert!(told(&path).contains("non si "), "{}", told(&path));
    }

    #[test]
    fn a_file_that_is_wrong_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(file::NAME);
        std::fs::write(&path, "thema = \"dark\"\n").unwrap();
        assert!(told(folder.path()).contains("settings.toml, riga 1, colonna 1: la chiave «thema»"));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "thema = \"dark\"\n");
    }

    #[test]
    #[cfg(unix)]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let elsewhere = folder.path().join("elsewhere.toml");
        std::fs::write(&elsewhere, "# mine\n").unwrap();
        let path = folder.path().join(file::NAME);
        std::os::unix::fs::symlink(&elsewhere, &path).unwrap();
        write(folder.path(), "theme", "dark").unwrap();
        assert!(path.is_symlink());
        let written = std::fs::read_to_string(&elsewhere).unwrap();
        assert!(written.contains("# mine") && written.contains("theme = \"dark\""), "{written}");
    }
}
