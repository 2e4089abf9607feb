//! Files that people are given. It knows nothing of what is in them, nor of where they are wanted.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// Writes a file that was not there, for its owner alone, and makes sure that it is on the disk.
///
/// # Errors
/// It is there already, or the disk does not take it; then nothing is left of it.
pub fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        // It was made here a moment ago; if it cannot be removed either, what was said stands.
        let _ = std::fs::remove_file(path);
    }
    written
}
