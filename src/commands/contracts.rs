//! Reads contract files from a folder. It says which file is wrong, and where; it never guesses which
//! one is meant to be current.

use std::io;
use std::path::{Path, PathBuf};

use crate::domain::contract::{Contract, ContractError, load, shipped};

/// A contract file that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ContractFileError {
    #[error("{}: {cause}", path.display())]
    Read { path: PathBuf, cause: io::Error },
    /// As `file:line:column: field: expected`.
    #[error("{}:{error}", path.display())]
    Wrong { path: PathBuf, error: ContractError },
    #[error("no contract is named {name}; known: {known}")]
    Unknown { name: String, known: String },
}

/// The texts of all contracts, the current one first: the shipped ones and those of `dir`. `current`
/// names the contract that new tickets are opened under; without it, the first that is shipped. Of several
/// versions of one name, the last in the order of file names counts.
///
/// # Errors
/// A file that is no contract, or a name that no contract has.
pub fn texts(dir: Option<&Path>, current: Option<&str>) -> Result<Vec<String>, ContractFileError> {
    let mut found: Vec<(Contract, String)> = Vec::new();
    for text in shipped::texts() {
        found.push((read(Path::new("shipped"), text)?, text.to_owned()));
    }
    for path in files(dir)? {
        let text = text_of(&path)?;
        found.push((read(&path, &text)?, text));
    }
    if let Some(name) = current {
        let place = found.iter().rposition(|(contract, _)| contract.name == name);
        let Some(place) = place else {
            let known: Vec<&str> = found.iter().map(|(contract, _)| contract.name.as_str()).collect();
            return Err(ContractFileError::Unknown { name: name.to_owned(), known: known.join(", ") });
        };
        found.swap(0, place);
    }
    Ok(found.into_iter().map(|(_, text)| text).collect())
}

/// The contract of a file.
///
/// # Errors
/// The file cannot be read, or is no contract.
pub fn file(path: &Path) -> Result<Contract, ContractFileError> {
    read(path, &text_of(path)?)
}

/// The contract of a text; `path` is where it came from.
///
/// # Errors
/// [`ContractFileError::Wrong`].
pub fn read(path: &Path, text: &str) -> Result<Contract, ContractFileError> {
    load(text).map_err(|error| ContractFileError::Wrong { path: path.to_owned(), error })
}

fn text_of(path: &Path) -> Result<String, ContractFileError> {
    std::fs::read_to_string(path)
        .map_err(|cause| ContractFileError::Read { path: path.to_owned(), cause })
}

/// The `.toml` files of a folder, in the order of their names.
fn files(dir: Option<&Path>) -> Result<Vec<PathBuf>, ContractFileError> {
    let Some(dir) = dir else { return Ok(Vec::new()) };
    let failed = |cause| ContractFileError::Read { path: dir.to_owned(), cause };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(dir).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str, &str)]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for (file, from, to) in files {
            let right = shipped::texts()[0];
            assert!(right.contains(from));
            std::fs::write(dir.path().join(file), right.replacen(from, to, 1)).unwrap();
        }
        dir
    }

    #[test]
    fn a_wrong_file_is_named_with_line_and_field() {
        let dir = folder(&[("a.toml", "presence = \"presence\"", "presence = \"dawn\"")]);
        let told = texts(Some(dir.path()), None).unwrap_err().to_string();
        let wrong = |line: &str| line.starts_with("presence = \"presence\"");
        let line = shipped::texts()[0].lines().position(wrong).unwrap() + 1;
        assert!(told.contains(&format!("a.toml:{line}:")), "{told}");
        assert!(told.contains("time.presence: expected one of the calendars"), "{told}");
    }

    #[test]
    fn the_one_that_is_named_is_current_and_the_others_stay() {
        let named = "name = \"azienda-sanitaria\"";
        let dir = folder(&[
            ("b.toml", named, "name = \"other\""),
            ("c.toml", named, "name = \"third\""),
            ("notes.txt", named, "name = \"text\""),
        ]);
        let names = |current| -> Vec<String> {
            let texts = texts(Some(dir.path()), current).unwrap();
            texts.iter().map(|text| load(text).unwrap().name).collect()
        };
        let shipped = ["azienda-sanitaria", "edificio-impianto", "convenzione", "aula-remota"];
        assert_eq!(names(None), [&shipped[..], &["other", "third"]].concat());
        let mut all = names(Some("third"));
        assert_eq!(all.first().map(String::as_str), Some("third"));
        all.sort();
        let sorted = ["aula-remota", "azienda-sanitaria", "convenzione", "edificio-impianto"];
        assert_eq!(all, [&sorted[..], &["other", "third"]].concat());
        let unknown = texts(Some(dir.path()), Some("text")).unwrap_err().to_string();
        assert!(
            unknown.ends_with("edificio-impianto, convenzione, aula-remota, other, third"),
            "{unknown}"
        );
    }

    #[test]
    fn a_folder_that_is_not_there_is_named() {
        let told = texts(Some(Path::new("/nowhere/at/all")), None).unwrap_err().to_string();
        assert!(told.starts_with("/nowhere/at/all: "), "{told}");
    }
}
