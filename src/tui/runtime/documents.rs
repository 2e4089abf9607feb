//! Papers as files in the user's folder of documents. A file is its owner's alone, and never takes the place of
//! another: one of the same name gets a number behind it. What could not be written whole is not left behind.

use std::io;
use std::path::{Path, PathBuf};

use crate::files;
use crate::printed::document::Document;
use crate::printed::pdf;
use crate::sentence;
use crate::words::Words;

/// So many files of one name are tried.
const MOST: u32 = 1_000;

/// The folder.
#[derive(Clone, Debug)]
pub struct DocumentFolder {
    path: PathBuf,
}

impl DocumentFolder {
    pub fn at(path: PathBuf) -> Self {
        Self { path }
    }

    /// The user's documents, or else the folder of the program's own data.
    pub fn of_user(data: &Path) -> Self {
        let documents = directories::UserDirs::new();
        let documents = documents.and_then(|user| user.document_dir().map(Path::to_owned));
        // A folder that the user was promised and never made is no place that they look in.
        Self::at(documents.filter(|path| path.is_dir()).unwrap_or_else(|| data.to_owned()))
    }

    /// Writes a document under a name that was free, and says where.
    ///
    /// # Errors
    /// The disk's own, or that a thousand such names are taken.
    pub fn save(&self, name: &str, document: &Document) -> io::Result<PathBuf> {
        let bytes = pdf::bytes(document);
        std::fs::create_dir_all(&self.path)?;
        for at in 1..=MOST {
            let file = if at == 1 { format!("{name}.pdf") } else { format!("{name}-{at}.pdf") };
            let path = self.path.join(file);
            match files::create(&path, &bytes) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                done => return done.map(|()| path),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }
}

/// Saves a paper of a workplace; where it is, or a sentence that says why it is nowhere.
///
/// # Errors
/// The sentence.
pub fn save(
    folder: Option<&DocumentFolder>,
    name: &str,
    document: &Document,
    words: &Words,
) -> Result<String, String> {
    let Some(folder) = folder else { return Err(words.say("print-no-folder")) };
    match folder.save(name, document) {
        Ok(path) => Ok(path.display().to_string()),
        Err(error) => Err(format!("{}: {}", folder.path.display(), sentence::disk(words, &error))),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn document() -> Document {
        Document { title: "Prova".into(), ..Document::default() }
    }

    #[test]
    fn a_file_is_its_owners_alone_and_never_takes_anothers_place() {
        let folder = tempfile::tempdir().unwrap();
        let documents = DocumentFolder::at(folder.path().join("stampe"));
        let saved: Vec<PathBuf> =
            (0..3).map(|_| documents.save("avanzamento-7", &document()).unwrap()).collect();
        let names: Vec<&str> =
            saved.iter().map(|path| path.file_name().unwrap().to_str().unwrap()).collect();
        assert_eq!(names, ["avanzamento-7.pdf", "avanzamento-7-2.pdf", "avanzamento-7-3.pdf"]);
        for path in &saved {
            assert_eq!(std::fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
            assert_eq!(std::fs::read(path).unwrap(), pdf::bytes(&document()));
        }
    }

    #[test]
    fn a_link_that_lies_there_is_not_written_through() {
        let folder = tempfile::tempdir().unwrap();
        let aim = folder.path().join("altro.txt");
        std::fs::write(&aim, "mio").unwrap();
        std::os::unix::fs::symlink(&aim, folder.path().join("rapporto-7.pdf")).unwrap();
        let saved =
            DocumentFolder::at(folder.path().to_owned()).save("rapporto-7", &document()).unwrap();
        assert!(saved.ends_with("rapporto-7-2.pdf"), "{saved:?}");
        assert_eq!(std::fs::read_to_string(&aim).unwrap(), "mio");
    }

    #[test]
    fn what_cannot_be_written_is_told_with_its_folder_and_nothing_is_left() {
        let words = Words::italian();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, "").unwrap();
        let documents = DocumentFolder::at(file.join("sotto"));
        let told = save(Some(&documents), "ordine-7-1", &document(), &words).unwrap_err();
        assert!(told.contains("file/sotto") && !told.contains("os error"), "{told}");
        assert_eq!(save(None, "x", &document(), &words).unwrap_err(), words.say("print-no-folder"));
        // A disk without room: this device takes nothing.
        let full = Path::new("/dev/full");
        if full.exists() {
            let error = std::fs::OpenOptions::new().write(true).open(full).unwrap().write_all(b"x");
            let told = sentence::disk(&words, &error.unwrap_err());
            assert!(!told.contains("os error"), "{told}");
        }
    }
}
