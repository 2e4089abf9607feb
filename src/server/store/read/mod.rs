//! Reading: a few connections that cannot write, each read in one transaction, so that rows and the
//! log's position belong together. Nothing here runs on the threads that serve the network.

mod ahead;
mod alignment;
mod figures;
mod lists;
mod papers;
mod penalties;
mod records;
mod withheld;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::{Connection, Transaction};
use tokio::sync::Semaphore;

pub(in crate::server) use ahead::Ahead;
pub(super) use alignment::compare;
pub use lists::{CallFilter, EventFilter, Openness, TicketFilter};
pub use papers::OrderFilter;
pub use records::Reach;

use super::fault::{Answer, Fault, internal};
use super::{Store, schema};

/// Reads that run beside each other; more would only wait for the same disk.
const READERS: usize = 4;

/// Connections that read.
pub struct Pool {
    shared: Arc<Shared>,
}

struct Shared {
    path: PathBuf,
    idle: Mutex<Vec<Connection>>,
    permits: Arc<Semaphore>,
    /// Reads that go through a whole table are one at a time: the other connections are the desks'.
    whole: Arc<Semaphore>,
}

impl Pool {
    pub fn new(path: PathBuf) -> Self {
        let permits = Arc::new(Semaphore::new(READERS));
        let whole = Arc::new(Semaphore::new(1));
        Self { shared: Arc::new(Shared { path, idle: Mutex::new(Vec::new()), permits, whole }) }
    }

    /// Runs a read of a whole table, after those that wait for the same.
    ///
    /// # Errors
    /// The problem for the asker.
    pub async fn read_whole<T: Send + 'static>(
        &self,
        read: impl FnOnce(&Transaction<'_>) -> Result<T, Fault> + Send + 'static,
    ) -> Answer<T> {
        let turn = Arc::clone(&self.shared.whole).acquire_owned().await;
        let turn = turn.map_err(|_| internal("the readers are closed"))?;
        // The turn goes with the work: whoever asked may have gone before its end.
        self.read(move |conn| {
            let outcome = read(conn);
            drop(turn);
            outcome
        })
        .await
    }

    /// Runs a read in one transaction.
    ///
    /// # Errors
    /// The problem for the asker.
    pub async fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce(&Transaction<'_>) -> Result<T, Fault> + Send + 'static,
    ) -> Answer<T> {
        let shared = Arc::clone(&self.shared);
        let permit = Arc::clone(&shared.permits).acquire_owned().await;
        let permit = permit.map_err(|_| internal("the readers are closed"))?;
        let work = move || {
            let outcome = shared.run(read);
            drop(permit);
            outcome
        };
        match tokio::task::spawn_blocking(work).await {
            Ok(outcome) => outcome.map_err(Fault::into_problem),
            Err(_) => Err(internal("a read panicked")),
        }
    }
}

impl Shared {
    fn run<T>(&self, read: impl FnOnce(&Transaction<'_>) -> Result<T, Fault>) -> Result<T, Fault> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut conn = match idle {
            Some(conn) => conn,
            None => schema::reading(&self.path)?,
        };
        let transaction = conn.transaction()?;
        let value = read(&transaction)?;
        drop(transaction);
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(conn);
        Ok(value)
    }
}

impl Store {
    /// Runs a read in one transaction on a connection that cannot write.
    pub(in crate::server) async fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce(&Transaction<'_>) -> Result<T, Fault> + Send + 'static,
    ) -> Answer<T> {
        self.inner.readers.read(read).await
    }
}
