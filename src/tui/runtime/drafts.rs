//! Drafts on disk, readable by their owner only (mode 0600): a file of sheets and one of actions, each
//! replaced as a whole, so that a kill at any moment leaves the one before or the one after.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::tui::app::draft::Draft;
use crate::tui::app::slip::Slip;

/// The file of one desk.
#[derive(Clone, Debug)]
pub struct DraftFile {
    /// Of sheets.
    path: PathBuf,
    /// Of actions on tickets.
    slips: PathBuf,
    /// Held as long as the desk runs: a second desk of the same user has a file of its own.
    _lock: std::sync::Arc<std::fs::File>,
}

/// How many desks one user can have open at a time.
const MOST_DESKS: u32 = 64;

impl DraftFile {
    /// The first file in the folder that no other desk holds: a desk that was killed leaves its drafts
    /// to the next one.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn open(folder: &Path) -> io::Result<Self> {
        std::fs::create_dir_all(folder)?;
        for desk in 1..=MOST_DESKS {
            let lock = private(&folder.join(format!("drafts-{desk}.lock")))?;
            if lock.try_lock().is_ok() {
                let path = folder.join(format!("drafts-{desk}.json"));
                let slips = folder.join(format!("actions-{desk}.json"));
                return Ok(Self { path, slips, _lock: std::sync::Arc::new(lock) });
            }
        }
        Err(io::Error::other("too many desks"))
    }

    /// The drafts left here. A file that cannot be read is kept aside under another name.
    pub fn read(&self) -> Vec<Draft> {
        read(&self.path)
    }

    /// The actions left here, as [`DraftFile::read`].
    pub fn read_slips(&self) -> Vec<Slip> {
        read(&self.slips)
    }

    /// Replaces the drafts; they are on disk when this returns.
    ///
    /// # Errors
    /// The disk is full, or the folder is gone.
    pub fn write(&self, drafts: &[Draft]) -> io::Result<()> {
        write(&self.path, drafts)
    }

    /// Replaces the actions, as [`DraftFile::write`].
    ///
    /// # Errors
    /// As there.
    pub fn write_slips(&self, slips: &[Slip]) -> io::Result<()> {
        // Most desks never leave one.
        if slips.is_empty() && !self.slips.exists() {
            return Ok(());
        }
        write(&self.slips, slips)
    }
}

fn read<T: DeserializeOwned>(path: &Path) -> Vec<T> {
    let Ok(text) = std::fs::read_to_string(path) else { return Vec::new() };
    serde_json::from_str(&text).unwrap_or_else(|_| {
        let _ = std::fs::rename(path, path.with_extension("unreadable"));
        Vec::new()
    })
}

fn write<T: Serialize>(path: &Path, kept: &[T]) -> io::Result<()> {
    let text = serde_json::to_vec(kept)?;
    let new = path.with_extension("new");
    let mut file = private(&new)?;
    file.set_len(0)?;
    file.write_all(&text)?;
    file.sync_data()?;
    std::fs::rename(&new, path)
}

/// A file that only its owner reads.
fn private(path: &Path) -> io::Result<std::fs::File> {
    use std::os::unix::fs::OpenOptionsExt;
    std::fs::OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::channel::Channel;
    use crate::tui::app::draft::Cursor;
    use crate::tui::app::sheet::CallRef;

    fn draft() -> Draft {
        Draft {
            key: "k".into(),
            call: CallRef::Known(crate::domain::code::CallNumber(1)),
            called_at: "2026-11-23T08:00:00Z".parse().unwrap(),
            channel: Channel::Phone,
            caller_number: "0000 000 111".into(),
            fields: Vec::new(),
            follows: None,
            apart: false,
            turn: 0,
            cursor: Cursor::default(),
        }
    }

    #[test]
    fn drafts_come_back_and_only_their_owner_reads_them() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let file = DraftFile::open(folder.path()).unwrap();
        assert_eq!(file.read(), Vec::new());
        file.write(&[draft()]).unwrap();
        assert_eq!(file.read(), vec![draft()]);
        let mode = std::fs::metadata(folder.path().join("drafts-1.json")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn two_desks_do_not_share_a_file_and_a_dead_one_leaves_it_to_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let first = DraftFile::open(folder.path()).unwrap();
        let second = DraftFile::open(folder.path()).unwrap();
        first.write(&[draft()]).unwrap();
        assert_eq!(second.read(), Vec::new());
        drop(first);
        let third = DraftFile::open(folder.path()).unwrap();
        assert_eq!(third.read(), vec![draft()]);
    }

    #[test]
    fn a_broken_file_is_kept_aside() {
        let folder = tempfile::tempdir().unwrap();
        let file = DraftFile::open(folder.path()).unwrap();
        std::fs::write(folder.path().join("drafts-1.json"), "{").unwrap();
        assert_eq!(file.read(), Vec::new());
        assert!(folder.path().join("drafts-1.unreadable").exists());
    }
}
