//! The file by which desks find the backend of their folder, and the secret beside it. Readers never see
//! half a file, and nobody but the owner sees either.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::lock::private;

/// Where the backend of a data folder is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortFile {
    pub address: SocketAddr,
    /// The file that the token is in.
    pub token: PathBuf,
    /// The process that runs it, for whoever looks for it by hand.
    pub pid: u32,
    /// Identity of its log: whoever answers and has another is somebody else.
    pub log: Uuid,
}

impl PortFile {
    /// # Errors
    /// There is none, or it is not ours.
    pub fn read(dir: &Path) -> io::Result<Self> {
        let text = fs::read_to_string(path(dir))?;
        serde_json::from_str(&text).map_err(io::Error::other)
    }

    /// # Errors
    /// The folder cannot be written.
    pub fn write(&self, dir: &Path) -> io::Result<()> {
        let text = serde_json::to_string(self).map_err(io::Error::other)?;
        write_secret(&path(dir), &text)
    }

    /// Takes the file away; that it is gone already is as good.
    pub fn remove(dir: &Path) {
        let _ = fs::remove_file(path(dir));
    }
}

fn path(dir: &Path) -> PathBuf {
    dir.join("backend.json")
}

/// The desk's own token.
pub fn token_path(dir: &Path) -> PathBuf {
    dir.join("token")
}

/// # Errors
/// The file cannot be read, or is empty.
pub fn read_secret(path: &Path) -> io::Result<String> {
    let text = fs::read_to_string(path)?.trim().to_owned();
    if text.is_empty() { Err(io::ErrorKind::InvalidData.into()) } else { Ok(text) }
}

/// Writes a file of mode 0600 in one step: beside its place first, durable, then moved there.
///
/// # Errors
/// The folder cannot be written.
pub fn write_secret(path: &Path, text: &str) -> io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(format!(".{}.new", std::process::id()));
    let beside = PathBuf::from(beside);
    // One that is left over might have another mode, or be a link.
    match fs::remove_file(&beside) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = private(OpenOptions::new().create_new(true).write(true)).open(&beside)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(&beside, path)
}
