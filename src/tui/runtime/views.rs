//! The user's file of views: `views.toml` in the configuration directory. It is replaced as a whole, and
//! never when it cannot be read: what a hand wrote wrong is the hand's to mend.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::sentence;
use crate::tui::filter::views::{self, View, ViewsError};
use crate::words::Words;

/// Its name in the configuration directory.
pub const NAME: &str = "views.toml";

/// The file.
#[derive(Clone, Debug)]
pub struct ViewsFile {
    path: PathBuf,
}

/// Why views are not read or kept.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    #[error(transparent)]
    Disk(#[from] io::Error),
    #[error(transparent)]
    Mistake(#[from] ViewsError),
}

impl Trouble {
    /// In the words of the reader.
    pub fn explain(&self, words: &Words, path: &Path) -> String {
        match self {
            Trouble::Disk(error) => format!("{}: {}", path.display(), sentence::disk(words, error)),
            Trouble::Mistake(mistake) => mistake.explain(words, &path.display().to_string()),
        }
    }
}

impl ViewsFile {
    pub fn at(config: &Path) -> Self {
        Self { path: config.join(NAME) }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Nothing is there until somebody has kept a view.
    ///
    /// # Errors
    /// The file cannot be read, or holds a mistake.
    pub fn read(&self) -> Result<Vec<View>, Trouble> {
        Ok(views::load(&self.text()?)?)
    }

    /// Adds a view, or gives the one of its name another filter.
    ///
    /// # Errors
    /// The file cannot be read or written, or holds a mistake.
    pub fn keep(&self, view: &View) -> Result<(), Trouble> {
        let text = views::with_view(&self.text()?, view)?;
        let folder = self.path.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)?;
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(text.as_bytes())?;
        file.as_file().sync_all()?;
        file.persist(&self.path).map_err(|failed| failed.error)?;
        Ok(())
    }

    fn text(&self) -> io::Result<String> {
        match std::fs::read_to_string(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
            read => read,
        }
    }
}

/// Keeps a view of a workplace.
///
/// # Errors
/// Why that cannot be: a sentence.
pub fn keep(file: Option<&ViewsFile>, view: &View, words: &Words) -> Result<(), String> {
    let file = file.ok_or_else(|| words.say("views-nowhere"))?;
    file.keep(view).map_err(|trouble| trouble.explain(words, file.path()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn a_view_is_kept_and_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = ViewsFile::at(&folder.path().join("not/yet"));
        assert_eq!(file.read().unwrap(), []);
        let view = View { name: "Fermi".into(), filter: "stato:sospeso".into() };
        file.keep(&view).unwrap();
        assert_eq!(file.read().unwrap(), [view]);
    }

    #[test]
    fn a_file_with_a_mistake_is_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        std::fs::write(&path, "[[view]]\nname = ").unwrap();
        let file = ViewsFile::at(folder.path());
        let view = View { name: "Fermi".into(), filter: String::new() };
        assert!(matches!(file.keep(&view), Err(Trouble::Mistake(_))));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "[[view]]\nname = ");
    }

    #[test]
    fn a_disk_that_takes_nothing_is_told() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("config"), "").unwrap();
        let file = ViewsFile::at(&folder.path().join("config"));
        let view = View { name: "Fermi".into(), filter: String::new() };
        assert!(matches!(file.keep(&view), Err(Trouble::Disk(_))));
    }
}
