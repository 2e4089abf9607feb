//! Keymaps as this user has them: those that are shipped, and the files of the folder `keymaps` in the
//! configuration directory. Which line goes before which is not decided here, but by the keymaps themselves.

use std::io;
use std::path::{Path, PathBuf};

use color_eyre::eyre::Result;

use super::UsageError;
use super::settings::{self, ConfigFileError};
use crate::config::{NotKnown, Origin, Setting, Settings};
use crate::tui::command::Command;
use crate::tui::input::Keymap;
use crate::tui::input::keymap::Source;
use crate::words::Words;

/// The folder in the configuration directory.
const FOLDER: &str = "keymaps";

/// The user's own keymap files.
#[derive(Debug, Default)]
pub struct Own(Vec<OwnFile>);

#[derive(Debug)]
struct OwnFile {
    name: String,
    path: String,
    text: String,
}

impl OwnFile {
    fn source(&self) -> Source<'_> {
        Source { name: &self.name, file: &self.path, text: &self.text }
    }
}

impl Own {
    /// Those in the configuration directory; none where there is no such folder.
    ///
    /// # Errors
    /// One of them cannot be read.
    pub fn read(config: Option<&Setting<PathBuf>>) -> Result<Self, ConfigFileError> {
        let Some(folder) = config.map(|config| config.value.join(FOLDER)) else {
            return Ok(Self::default());
        };
        let failed = |cause| ConfigFileError::Read { path: folder.clone(), cause };
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(cause) => return Err(failed(cause)),
        };
        let mut own = Self::default();
        for entry in entries {
            own.add(&entry.map_err(failed)?.path())?;
        }
        own.0.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(own)
    }

    /// One more file. One that is no `NAME.toml` is none of ours.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn add(&mut self, path: &Path) -> Result<(), ConfigFileError> {
        let named = path.file_stem().and_then(|stem| stem.to_str());
        let name = named.filter(|_| path.extension().is_some_and(|extension| extension == "toml"));
        let Some(name) = name else { return Ok(()) };
        let text = settings::text_there(path)?;
        let (name, path) = (name.to_owned(), path.display().to_string());
        self.0.retain(|other| other.name != name);
        self.0.push(OwnFile { name, path, text });
        Ok(())
    }

    /// What keymaps are read from.
    pub fn sources(&self) -> Vec<Source<'_>> {
        self.0.iter().map(OwnFile::source).collect()
    }

    /// The names of all keymaps that there are, shipped ones too.
    pub fn names(&self) -> Vec<String> {
        let shipped = Keymap::<Command>::names().map(str::to_owned);
        let mut names: Vec<String> = self.0.iter().map(|own| own.name.clone()).chain(shipped).collect();
        names.sort();
        names.dedup();
        names
    }
}

/// The keymap of the settings.
///
/// # Errors
/// None has that name, one of the user's files cannot be read, or there is a mistake in one of those that it is
/// made of.
pub fn of(settings: &Settings, words: &Words) -> Result<Keymap<Command>> {
    let own = Own::read(settings.config.as_ref())?;
    let Setting { value: name, source } = &settings.keymap;
    let known = own.names();
    if !known.contains(name) {
        let origin = Origin::of("keymap", *source, settings.config.as_ref());
        return Err(NotKnown { key: "keymap", name: name.clone(), known, origin }.into());
    }
    let loaded = Keymap::load(name, &own.sources());
    Ok(loaded.map_err(|error| UsageError(error.explain(words)))?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Source as From;

    #[test]
    fn a_file_of_the_users_changes_single_lines_and_a_new_one_is_a_keymap_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let config = Setting { value: folder.path().to_owned(), source: From::Flag };
        assert_eq!(Own::read(Some(&config)).unwrap().names(), ["default", "emacs", "vim"]);
        assert_eq!(Own::read(None).unwrap().names(), ["default", "emacs", "vim"]);
        let keymaps = folder.path().join(FOLDER);
        std::fs::create_dir(&keymaps).unwrap();
        let write = |name: &str, text: &str| std::fs::write(keymaps.join(name), text).unwrap();
        write(
            "vim.toml",
            "[global]\nanswer = [\"f12\"]\n[board]\nexplain = [\"b\"]\n[ticket]\nexplain = [\"b\"]\n",
        );
        write("mine.toml", "inherits = \"vim\"\n[global]\nanswer = [\"space a\"]\n");
        write("notes.txt", "no keymap");
        let own = Own::read(Some(&config)).unwrap();
        assert_eq!(own.names(), ["default", "emacs", "mine", "vim"]);
        let answer = |name: &str| {
            let keymap: Keymap<Command> = Keymap::load(name, &own.sources()).unwrap();
            keymap.keys_of(Command::Answer).first().map(ToString::to_string).unwrap()
        };
        assert_eq!(["default", "vim", "mine"].map(answer), ["f2", "f12", "space a"]);
    }
}
