//! What can go wrong inside the store, and what of it the outside is told. It must never let an internal
//! message cross HTTP: those go to the server's log under an identifier.

use rusqlite::ErrorCode;
use uuid::Uuid;

use crate::api::problem::{Problem, ProblemCode};
use crate::domain::refusal::Refusal;
use crate::server::clock::{Entropy, NoEntropy};

/// What the store answers with.
pub type Answer<T> = Result<T, Box<Problem>>;

/// A fault, before it is known who has to hear of it.
#[derive(Debug)]
pub enum Fault {
    /// The asker's own; told as it is.
    Told(Box<Problem>),
    Database(rusqlite::Error),
    /// Ours.
    Internal(String),
}

impl Fault {
    /// The database can no longer write this batch, whoever asked for what.
    pub fn ends_the_batch(&self) -> bool {
        let Fault::Database(error) = self else { return false };
        let fatal = [
            ErrorCode::DiskFull,
            ErrorCode::SystemIoFailure,
            ErrorCode::DatabaseCorrupt,
            ErrorCode::DatabaseBusy,
            ErrorCode::DatabaseLocked,
            ErrorCode::ReadOnly,
            ErrorCode::CannotOpen,
            ErrorCode::NotADatabase,
        ];
        error.sqlite_error_code().is_some_and(|code| fatal.contains(&code))
    }

    /// What the asker is told; the rest goes to the server's log.
    pub fn into_problem(self) -> Box<Problem> {
        match self {
            Fault::Told(problem) => problem,
            Fault::Database(error) if error.sqlite_error_code() == Some(ErrorCode::DiskFull) => {
                tracing::error!(%error, "the disk is full");
                Box::new(Problem::new(ProblemCode::DiskFull))
            }
            Fault::Database(error) => internal(&error.to_string()),
            Fault::Internal(message) => internal(&message),
        }
    }
}

/// A fault of ours: an identifier for the asker, the message for the log.
pub fn internal(message: &str) -> Box<Problem> {
    // It only joins an answer to a line of the log; without randomness it is nil.
    let id = Entropy::system().bytes().map(Uuid::from_bytes).unwrap_or_default();
    tracing::error!(%id, message, "internal fault");
    Box::new(Problem::new(ProblemCode::Internal).with("id", id.to_string()))
}

impl From<ProblemCode> for Fault {
    fn from(code: ProblemCode) -> Self {
        Fault::Told(Box::new(Problem::new(code)))
    }
}

impl From<Problem> for Fault {
    fn from(problem: Problem) -> Self {
        Fault::Told(Box::new(problem))
    }
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Fault::Told(Box::new(Problem::from(refusal)))
    }
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        Fault::Database(error)
    }
}

impl From<serde_json::Error> for Fault {
    fn from(error: serde_json::Error) -> Self {
        Fault::Internal(format!("a document of the store: {error}"))
    }
}

impl From<NoEntropy> for Fault {
    fn from(error: NoEntropy) -> Self {
        Fault::Internal(error.to_string())
    }
}
