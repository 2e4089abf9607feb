//! Starts, attaches to and takes over the embedded backend: one per data folder, whoever holds the lock.
//! It never opens a database that another program has open, and never listens beyond this machine.

pub mod lock;
pub mod port_file;

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::client::{Client, ClientError};
use crate::config;
use crate::domain::contract::shipped;
use crate::domain::role::Role;
use crate::server::clock::Clock;
use crate::server::store::{OpenError, Store, StoreOptions};
use crate::server::{self, Options, Running, ServeError};
use lock::{DatabaseLock, LockError};
use port_file::PortFile;

/// How long an attaching desk waits for the backend of another to appear.
const PATIENCE: Duration = Duration::from_secs(5);
/// How often it looks.
const LOOK_AGAIN: Duration = Duration::from_millis(50);
/// How long the backend of another may take to say who it is.
const PROBE: Duration = Duration::from_secs(2);

/// Why there is no embedded backend.
#[derive(Debug, thiserror::Error)]
pub enum EmbeddedError {
    #[error("{}: {cause}", path.display())]
    Files { path: PathBuf, cause: io::Error },
    /// The folder holds personal data, and others could read it.
    #[error("{} is open to other users", path.display())]
    NotPrivate { path: PathBuf },
    /// Somebody holds the database, and no backend answers: another command works on it.
    #[error("{} is held by another program that does not answer", path.display())]
    Held { path: PathBuf },
    #[error(transparent)]
    Store(#[from] OpenError),
    #[error(transparent)]
    Server(#[from] ServeError),
    /// The server's answer while the desk's own token was made.
    #[error(transparent)]
    Token(#[from] ClientError),
}

/// The embedded backend as one desk sees it: its own, or that of another desk.
pub struct Embedded {
    pub address: SocketAddr,
    pub token: String,
    dir: PathBuf,
    clock: Clock,
    /// That of new tickets first.
    contracts: Vec<String>,
    owner: Option<Owner>,
}

/// The running backend with its lock: the lock goes last.
struct Owner {
    running: Running,
    lock: DatabaseLock,
}

/// Attaches to the backend of this folder, or starts it when nobody has.
///
/// # Errors
/// See [`EmbeddedError`].
pub async fn attach_or_start(dir: &Path, clock: Clock) -> Result<Embedded, EmbeddedError> {
    let contracts = shipped::texts().into_iter().map(str::to_owned).collect();
    attach_or_start_under(dir, clock, contracts).await
}

/// As [`attach_or_start`]; a backend that is started opens new tickets under the first of these contracts.
///
/// # Errors
/// See [`EmbeddedError`].
pub async fn attach_or_start_under(
    dir: &Path,
    clock: Clock,
    contracts: Vec<String>,
) -> Result<Embedded, EmbeddedError> {
    lock::private_folder(dir)?;
    let database = config::database(dir);
    let deadline = tokio::time::Instant::now() + PATIENCE;
    loop {
        match DatabaseLock::take(&database) {
            Ok(lock) => return start(dir, clock, contracts, lock).await,
            Err(LockError::Held) => {}
            Err(LockError::Io(cause)) => return Err(EmbeddedError::Files { path: database, cause }),
        }
        if let Some((address, token)) = attach(dir).await {
            return Ok(Embedded { address, token, dir: dir.to_owned(), clock, contracts, owner: None });
        }
        if tokio::time::Instant::now() >= deadline {
            return Err(EmbeddedError::Held { path: database });
        }
        tokio::time::sleep(LOOK_AGAIN).await;
    }
}

/// The backend of another desk, if it answers and is the one that the port file speaks of.
async fn attach(dir: &Path) -> Option<(SocketAddr, String)> {
    let found = PortFile::read(dir).ok()?;
    let token = port_file::read_secret(&found.token).ok()?;
    // A port may since belong to anybody: the token goes only to whoever knows the log's identity.
    let nobody = Client::new(&base(found.address), "").ok()?;
    let status = tokio::time::timeout(PROBE, nobody.status()).await.ok()?.ok()?;
    (status.log == found.log).then_some((found.address, token))
}

async fn start(
    dir: &Path,
    clock: Clock,
    contracts: Vec<String>,
    lock: DatabaseLock,
) -> Result<Embedded, EmbeddedError> {
    // What is left of a backend that was killed would lead others astray.
    PortFile::remove(dir);
    let options = StoreOptions {
        clock: clock.clone(),
        contracts: contracts.clone(),
        ..StoreOptions::at(config::database(dir))
    };
    let store = open(options).await?;
    let log = store.log();
    let token = own_token(&store, dir).await?;
    let listen = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    let running = server::start(Options { listen, store, clock: clock.clone() }).await?;
    let address = running.address;
    let file = PortFile { address, token: port_file::token_path(dir), pid: std::process::id(), log };
    if let Err(cause) = file.write(dir) {
        running.shutdown().await;
        return Err(EmbeddedError::Files { path: dir.to_owned(), cause });
    }
    let owner = Some(Owner { running, lock });
    Ok(Embedded { address, token, dir: dir.to_owned(), clock, contracts, owner })
}

/// Opens a store without holding up the runtime while it migrates.
///
/// # Errors
/// See [`OpenError`].
pub async fn open(options: StoreOptions) -> Result<Store, OpenError> {
    match tokio::task::spawn_blocking(move || Store::open(options)).await {
        Ok(opened) => opened,
        Err(ended) => Err(OpenError::Thread(io::Error::other(ended))),
    }
}

/// The desk's own token: that of last time where it is still good.
async fn own_token(store: &Store, dir: &Path) -> Result<String, EmbeddedError> {
    let path = port_file::token_path(dir);
    let told = |problem| EmbeddedError::Token(ClientError::Problem(problem));
    if let Ok(token) = port_file::read_secret(&path)
        && store.who(&token).await.map_err(told)?.is_some()
    {
        return Ok(token);
    }
    let (token, _) = store.add_token(&login_name(), Role::Supervisor).await.map_err(told)?;
    port_file::write_secret(&path, &token).map_err(|cause| EmbeddedError::Files { path, cause })?;
    Ok(token)
}

/// Whoever is logged in on this machine works at this desk.
fn login_name() -> String {
    let named = |variable| std::env::var(variable).ok().filter(|name| !name.trim().is_empty());
    named("USER").or_else(|| named("USERNAME")).unwrap_or_else(|| "desk".to_owned())
}

fn base(address: SocketAddr) -> String {
    format!("http://{address}")
}

impl Embedded {
    /// Where the backend is, for a client.
    pub fn base(&self) -> String {
        base(self.address)
    }

    /// A client with the desk's own token.
    ///
    /// # Errors
    /// The token file holds something that cannot travel.
    pub fn client(&self) -> Result<Client, ClientError> {
        Client::new(&self.base(), &self.token)
    }

    /// Whether the backend runs in this program.
    pub fn is_owner(&self) -> bool {
        self.owner.is_some()
    }

    /// For a desk that finds the backend of another gone: attaches again, or starts it. Of several desks
    /// that try, one gets the lock and the others attach to it. The answer: whether anything is new, so
    /// that a new [`Self::client`] is needed.
    ///
    /// # Errors
    /// See [`EmbeddedError`]; it may be tried again.
    pub async fn take_over(&mut self) -> Result<bool, EmbeddedError> {
        if self.is_owner() {
            return Ok(false);
        }
        let contracts = self.contracts.clone();
        let found = attach_or_start_under(&self.dir, self.clock.clone(), contracts).await?;
        let is_new = found.is_owner() || found.address != self.address || found.token != self.token;
        *self = found;
        Ok(is_new)
    }

    /// Ends this desk's part: the owner drains the backend and lets go of the lock, so that another desk
    /// can take over.
    pub async fn shutdown(self) {
        let Some(Owner { running, lock }) = self.owner else { return };
        PortFile::remove(&self.dir);
        running.shutdown().await;
        drop(lock);
    }
}

#[cfg(test)]
mod tests;
