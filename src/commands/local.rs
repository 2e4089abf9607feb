//! Commands that work on a database file without a server. They never touch one that a server writes to,
//! but for tokens, which a running server reads anew at each request.

use std::path::PathBuf;

use color_eyre::eyre::Result;

use crate::config::Database;
use crate::config::{self, ConfigError, Given};
use crate::embedded::lock::{DatabaseLock, LockError, private_database, private_folder};
use crate::embedded::{self, EmbeddedError};
use crate::server::store::{Store, StoreOptions, is_outdated};

/// Where this user's database is, unless the command names another.
pub struct Local {
    data: PathBuf,
}

impl Local {
    /// # Errors
    /// There is no data folder, or the demo was asked for.
    pub fn new(given: Given, data: Option<std::ffi::OsString>) -> Result<Self, ConfigError> {
        if given.demo {
            return Err(ConfigError::DemoElsewhere);
        }
        let data = config::data_folder(given.data, data, config::default_data_folder())?;
        Ok(Self { data: data.value })
    }

    /// The database's file. The folder of this user's own is made if need be.
    ///
    /// # Errors
    /// The folder cannot be made, or is open to others.
    pub fn database(&self, named: Option<&Database>) -> Result<PathBuf, EmbeddedError> {
        if let Some(database) = named {
            return Ok(database.path().to_owned());
        }
        private_folder(&self.data)?;
        Ok(config::database(&self.data))
    }
}

/// Takes a database for this program alone.
///
/// # Errors
/// Another program holds it.
pub fn locked(database: &std::path::Path) -> Result<DatabaseLock, EmbeddedError> {
    DatabaseLock::take(database).map_err(|error| {
        let path = database.to_owned();
        match error {
            LockError::Held => EmbeddedError::Held { path },
            LockError::Io(cause) => EmbeddedError::Files { path, cause },
        }
    })
}

/// Takes a database for this program alone if it is of an earlier version, which opening it brings up to
/// date. Any other may be opened beside a server.
///
/// # Errors
/// Another program holds it: a server of that version.
pub fn locked_if_outdated(database: &std::path::Path) -> Result<Option<DatabaseLock>, EmbeddedError> {
    // One that is not there, or cannot be read, is for whoever opens it.
    let outdated = is_outdated(database).unwrap_or(false);
    if outdated { locked(database).map(Some) } else { Ok(None) }
}

/// Opens a store without changing which contract is current.
///
/// # Errors
/// The file cannot be made, or see [`crate::server::store::OpenError`].
pub async fn open(database: PathBuf) -> Result<Store> {
    log_to_stderr();
    private_database(&database)
        .map_err(|cause| EmbeddedError::Files { path: database.clone(), cause })?;
    let mut options = StoreOptions::at(&database);
    if std::fs::metadata(&database).is_ok_and(|found| found.len() > 0) {
        options.contracts.clear();
    }
    Ok(embedded::open(options).await?)
}

/// What the backend logs goes to the standard error; `RUST_LOG` says how much. Not for the desk, whose
/// terminal belongs to the screens.
pub fn log_to_stderr() {
    let filter = tracing_subscriber::EnvFilter::builder()
        .with_default_directive(tracing::level_filters::LevelFilter::WARN.into())
        .from_env_lossy();
    // A log that nobody reads any more must not stop what it tells of.
    let log = tracing_subscriber::fmt().with_env_filter(filter).log_internal_errors(false);
    // An error only says that it is done already.
    let _ = log.with_writer(std::io::stderr).try_init();
}
