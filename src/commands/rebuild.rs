//! `centralino rebuild`: makes the projections again from the log, which is the truth. It never changes
//! the log.

use color_eyre::eyre::Result;

use super::local::{Local, locked, open};
use super::say;
use crate::client::ClientError;
use crate::config::Database;
use crate::words::Words;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The database; without it, the one of the data folder.
    #[arg(long, value_name = "sqlite:PATH")]
    pub database: Option<Database>,
}

/// # Errors
/// The database is held by another program, or an entry of its log cannot be read.
pub async fn run(args: Args, local: &Local, words: &Words) -> Result<()> {
    let database = local.database(args.database.as_ref())?;
    let lock = locked(&database)?;
    let store = open(database).await?;
    let done = store.rebuild().await;
    let entries = store.head().borrow().seq;
    store.close().await;
    drop(lock);
    done.map_err(ClientError::Problem)?;
    Ok(say(words, "rebuild-done", &[("entries", entries.into())])?)
}
