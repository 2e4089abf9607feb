//! `centralino serve`: the backend in the foreground, until it is told to stop. It never starts on a
//! database that another program has open.

use std::net::SocketAddr;
use std::path::PathBuf;

use color_eyre::eyre::Result;

use super::local::{Local, locked, log_to_stderr};
use super::{contracts, say};
use crate::config::Database;
use crate::embedded;
use crate::server::clock::Clock;
use crate::server::store::StoreOptions;
use crate::server::{self, Options};
use crate::words::Words;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Where to listen; port 0 takes a free one.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:7070")]
    pub listen: SocketAddr,
    /// The database; without it, the one of the data folder.
    #[arg(long, value_name = "sqlite:PATH")]
    pub database: Option<Database>,
    /// Folder with further contract files.
    #[arg(long, value_name = "DIR")]
    pub contracts: Option<PathBuf>,
    /// Name of the contract that new tickets are opened under.
    #[arg(long, value_name = "NAME")]
    pub contract: Option<String>,
}

/// Serves until SIGINT or SIGTERM, then drains.
///
/// # Errors
/// A wrong contract file, a database that is held or newer, an address that is taken.
pub async fn run(args: Args, local: Local, words: &Words) -> Result<()> {
    log_to_stderr();
    let texts = contracts::texts(args.contracts.as_deref(), args.contract.as_deref())?;
    let database = local.database(args.database.as_ref())?;
    let lock = locked(&database)?;
    let stop = stop_signal()?;
    let options = StoreOptions { contracts: texts, ..StoreOptions::at(&database) };
    let store = embedded::open(options).await?;
    let options = Options { listen: args.listen, store, clock: Clock::system() };
    let running = server::start(options).await?;
    // What cannot be told is no reason to stop, nor to stop without draining.
    let _ = say(words, "serve-listening", &[("address", format!("http://{}", running.address).into())]);
    stop.await;
    let _ = say(words, "serve-stopping", &[]);
    running.shutdown().await;
    drop(lock);
    Ok(say(words, "serve-stopped", &[])?)
}

/// Resolves at the first SIGINT or SIGTERM. The handlers are in place when this returns, so that a
/// signal while the database is opened is not lost.
///
/// # Errors
/// The system gives no signals.
#[cfg(unix)]
fn stop_signal() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) =
        (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn stop_signal() -> std::io::Result<impl Future<Output = ()>> {
    Ok(async {
        // Without a way to be told, the program serves until it is ended.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
