//! One program at a time per database, and files that nobody else can read. The lock belongs to the
//! operating system: it never outlives its holder, however that ended.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::EmbeddedError;

/// Held for as long as this program has the database open.
#[derive(Debug)]
pub struct DatabaseLock {
    _file: File,
}

/// Why the lock was not given.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    #[error("another program holds it")]
    Held,
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl DatabaseLock {
    /// Takes the lock of a database without waiting; the database itself need not exist yet, and is made
    /// empty and readable for its owner alone.
    ///
    /// # Errors
    /// Another program holds it, or the folder cannot be written.
    pub fn take(database: &Path) -> Result<Self, LockError> {
        let file = private(OpenOptions::new().create(true).truncate(false).write(true))
            .open(lock_path(database))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(LockError::Held),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        private_database(database)?;
        Ok(Self { _file: file })
    }
}

/// Makes an empty database, readable for its owner alone, where there is none. SQLite gives its log files
/// the mode of the database.
///
/// # Errors
/// The folder cannot be written.
pub fn private_database(database: &Path) -> io::Result<()> {
    match private(OpenOptions::new().create_new(true).write(true)).open(database) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

/// The lock's file stands beside the database, so that every command finds the same one.
fn lock_path(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(".lock");
    name.into()
}

/// Files made with these options are their owner's alone.
pub(super) fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

/// Makes the data folder for its owner alone. One that is there already and open to others is closed if
/// it is empty or holds our database; otherwise it serves something else too, and is no place for personal
/// data.
///
/// # Errors
/// It cannot be made or closed, or it is open to others and not ours.
pub fn private_folder(dir: &Path) -> Result<(), EmbeddedError> {
    let failed = |cause| EmbeddedError::Files { path: dir.to_owned(), cause };
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir).map_err(failed)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mut permissions = fs::metadata(dir).map_err(failed)?.permissions();
        if permissions.mode() & 0o077 != 0 {
            let empty = fs::read_dir(dir).map_err(failed)?.next().is_none();
            if !empty && !crate::config::database(dir).exists() {
                return Err(EmbeddedError::NotPrivate { path: dir.to_owned() });
            }
            permissions.set_mode(0o700);
            fs::set_permissions(dir, permissions).map_err(failed)?;
        }
    }
    Ok(())
}
