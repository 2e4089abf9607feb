//! The store: the log, the texts apart from it, and the projections, in one SQLite file with one writer.
//! It must never answer a command before it is durable, and never write two commands' worth of one.

mod append;
mod apply;
mod command;
mod contracts;
mod desk;
mod directory;
mod escalate;
mod fault;
mod intake;
pub mod project;
pub mod read;
mod rebuild;
mod schema;
mod undo;
mod upgrade;
mod warn;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::Connection;
use serde::de::DeserializeOwned;
use tokio::sync::watch;
use uuid::Uuid;

pub use command::{Command, NewRecord, Submission};
pub use contracts::Contracts;
pub use directory::{Change, Patch, Table, require_requester, require_technician};
pub use fault::{Answer, Fault, internal};
pub use rebuild::{Finding, Report};
pub use schema::SCHEMA_VERSION;
pub(super) use warn::Warned;

use super::clock::{Clock, Entropy, NoEntropy};
use crate::api::resource::{Created, Done, Versioned};
use crate::domain::alignment::Alignment;
use crate::domain::code::TicketNumber;
use crate::domain::contract::{Contract, ContractError, shipped};
use crate::domain::role::Actor;
use crate::domain::time::Timestamp;
use writer::{Reply, Work, Writer};

/// How a store is opened.
pub struct StoreOptions {
    pub path: PathBuf,
    /// Texts of contracts; the first is the one that new tickets are opened under.
    pub contracts: Vec<String>,
    pub clock: Clock,
    pub entropy: Entropy,
    /// Commands that may wait for the writer before others are told that it is busy.
    pub queue: usize,
    /// The most pages (of 4096 bytes) that the database may have: a quota, answered like a full disk.
    pub page_limit: Option<u32>,
}

impl StoreOptions {
    /// A database at this path with the shipped contracts and the machine's clock.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self {
            path: path.into(),
            contracts: shipped::texts().into_iter().map(str::to_owned).collect(),
            clock: Clock::system(),
            entropy: Entropy::system(),
            queue: 1024,
            page_limit: None,
        }
    }
}

/// Why a store cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("the database has version {found}, and this program knows versions up to {known}")]
    Newer { found: u32, known: u32 },
    #[error("contract {name} {version} is stored with another text: a changed text needs a new version")]
    ContractChanged { name: String, version: String },
    #[error("a contract cannot be read: {0}")]
    Contract(#[from] ContractError),
    #[error("the projections of a database of an earlier version cannot be made again: {0}")]
    Rebuild(String),
    #[error("there is no contract to open tickets under")]
    NoContract,
    #[error("the database cannot be opened: {0}")]
    Database(#[from] rusqlite::Error),
    #[error(transparent)]
    Entropy(#[from] NoEntropy),
    #[error("the log's identity in the database is no UUID: {0}")]
    Identity(String),
    #[error("the writer's thread cannot be started: {0}")]
    Thread(#[from] std::io::Error),
}

/// Where the log ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub seq: u64,
    pub hash: String,
}

/// An answer, and whether it was given before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered<T> {
    pub body: T,
    pub replayed: bool,
}

/// The store. Clones share it.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    log: Uuid,
    clock: Clock,
    entropy: Entropy,
    contracts: Arc<Contracts>,
    writer: Writer,
    head: watch::Receiver<Head>,
    readers: read::Pool,
}

impl Store {
    /// Opens a database, or makes it, and starts its writer. Blocks while it
    /// brings a database of an earlier version up to date.
    ///
    /// # Errors
    /// See [`OpenError`]; a database of a later program is left untouched.
    pub fn open(options: StoreOptions) -> Result<Self, OpenError> {
        let mut conn = schema::writing(&options.path)?;
        upgrade::migrate(&mut conn)?;
        if let Some(pages) = options.page_limit {
            conn.pragma_update(None, "max_page_count", pages)?;
        }
        let contracts = Arc::new(Contracts::open(&mut conn, &options.contracts)?);
        let log = identity(&conn, &options.clock, &options.entropy)?;
        let (head_sender, head) = watch::channel(append::Position::load(&conn)?.head());
        let room = writer::Room {
            clock: options.clock.clone(),
            entropy: options.entropy.clone(),
            contracts: Arc::clone(&contracts),
            head: head_sender,
        };
        let writer = Writer::start(conn, room, options.queue)?;
        let readers = read::Pool::new(options.path);
        let (clock, entropy) = (options.clock, options.entropy);
        Ok(Self { inner: Arc::new(Inner { log, clock, entropy, contracts, writer, head, readers }) })
    }

    /// Identity of the log: nobody resumes against another.
    pub fn log(&self) -> Uuid {
        self.inner.log
    }

    pub fn contracts(&self) -> &Contracts {
        &self.inner.contracts
    }

    pub(super) fn clock(&self) -> &Clock {
        &self.inner.clock
    }

    pub(super) fn entropy(&self) -> &Entropy {
        &self.inner.entropy
    }

    /// The log's head, as of the last commit; changes are published after they are durable.
    pub fn head(&self) -> watch::Receiver<Head> {
        self.inner.head.clone()
    }

    /// Has a command decided and written.
    ///
    /// # Errors
    /// The problem for the asker; nothing was written then.
    pub async fn submit(&self, submission: Submission) -> Answer<Answered<Done>> {
        self.ask(Work::Command(submission)).await
    }

    /// Adds a record to the directory.
    ///
    /// # Errors
    /// The problem for the asker; nothing was written then.
    pub async fn add_record(
        &self,
        actor: Actor,
        key: String,
        record: NewRecord,
    ) -> Answer<Answered<Created>> {
        self.ask(Work::Record { actor, key, change: Change::Add(record) }).await
    }

    /// Corrects or erases a record of the directory.
    ///
    /// # Errors
    /// As [`Store::add_record`].
    pub async fn change_record(
        &self,
        actor: Actor,
        key: String,
        change: Change,
    ) -> Answer<Answered<Versioned>> {
        self.ask(Work::Record { actor, key, change }).await
    }

    /// Gives the warnings of a ticket that are due and were not given yet. Nothing due, nothing written.
    ///
    /// # Errors
    /// There is no such ticket, or the store cannot write now; nothing was written then.
    pub(in crate::server) async fn warn(&self, number: TicketNumber) -> Answer<Warned> {
        Ok(self.ask(Work::Warn(number)).await?.body)
    }

    async fn ask<T: DeserializeOwned>(&self, work: Work) -> Answer<Answered<T>> {
        let Reply { body, replayed } = self.inner.writer.ask(work).await?;
        let body = serde_json::from_str(&body).map_err(|error| Fault::from(error).into_problem())?;
        Ok(Answered { body, replayed })
    }

    /// Runs something on the writer's connection, in a transaction with the commands around it.
    pub(super) async fn on_writer<T: Send + 'static>(
        &self,
        task: impl FnOnce(&Connection) -> Result<T, Fault> + Send + 'static,
    ) -> Answer<T> {
        let (sender, receiver) = tokio::sync::oneshot::channel();
        let task = move |conn: &Connection| {
            // Nobody may be waiting any more; the work is done all the same.
            let _ = sender.send(task(conn)?);
            Ok(())
        };
        self.inner.writer.ask(Work::Task(Box::new(task))).await?;
        receiver.await.map_err(|_| internal("a task of the writer gave no answer"))
    }

    /// Makes the projections again from the log.
    ///
    /// # Errors
    /// The log cannot be read, or the disk is full; the projections are then as before.
    pub async fn rebuild(&self) -> Answer<()> {
        self.on_writer(rebuild::rebuild).await
    }

    /// The version of a contract with this content hash.
    pub fn contract(&self, hash: &str) -> Option<Arc<Contract>> {
        self.inner.contracts.by_hash(hash)
    }

    /// Walks the log, the texts and the projections, and compares them.
    ///
    /// # Errors
    /// The database cannot be read at all; what is wrong in it is in the report.
    pub async fn verify(&self) -> Answer<Report> {
        self.inner.readers.read(rebuild::verify).await
    }

    /// Lets the writer finish what waits and stops it. Afterwards commands are answered as busy.
    pub async fn close(&self) {
        self.inner.writer.close().await;
    }
}

/// Verifies a database that no server has open, without writing to it.
///
/// # Errors
/// The file cannot be read as a database of ours.
pub fn verify_file(path: &Path) -> Answer<Report> {
    let fault = |error: rusqlite::Error| Fault::from(error).into_problem();
    let mut conn = schema::reading(path).map_err(fault)?;
    let transaction = conn.transaction().map_err(fault)?;
    rebuild::verify(&transaction).map_err(Fault::into_problem)
}

/// Compares the calls of a database with its tickets, without writing to it; `now`: UTC.
///
/// # Errors
/// The file cannot be read as a database of ours.
pub fn alignment_of_file(path: &Path, now: Timestamp) -> Answer<Alignment> {
    let fault = |error: rusqlite::Error| Fault::from(error).into_problem();
    let mut conn = schema::reading(path).map_err(fault)?;
    let transaction = conn.transaction().map_err(fault)?;
    read::compare(&transaction, now).map_err(Fault::into_problem)
}

/// Whether opening this database brings it up to date. It must then be held alone: a server of the version
/// before would go on writing rows as it knows them.
///
/// # Errors
/// The file cannot be read as a database.
pub fn is_outdated(path: &Path) -> rusqlite::Result<bool> {
    let version = schema::version(&schema::reading(path)?)?;
    Ok((1..SCHEMA_VERSION).contains(&version))
}

/// The log's identity, made when the database is.
fn identity(conn: &Connection, clock: &Clock, entropy: &Entropy) -> Result<Uuid, OpenError> {
    let fresh = entropy.uuid(clock.now())?.to_string();
    conn.execute("INSERT OR IGNORE INTO meta(key, value) VALUES ('log', ?)", [fresh])?;
    let select = "SELECT value FROM meta WHERE key = 'log'";
    let text: String = conn.query_row(select, [], |row| row.get(0))?;
    text.parse().map_err(|_| OpenError::Identity(text))
}

/// A number as SQLite holds it; ours never come near its end.
fn sql(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A number as SQLite gives it back.
fn number(sql: i64) -> u64 {
    u64::try_from(sql).unwrap_or(0)
}
