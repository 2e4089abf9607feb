//! `centralino verify`: checks the history, the texts and the projections. It never writes, so that it
//! can be run beside a server and on a copy.

use color_eyre::eyre::Result;

use super::local::{Local, log_to_stderr};
use super::{out, say, say_aside};
use crate::client::ClientError;
use crate::config::Database;
use crate::embedded::EmbeddedError;
use crate::server::store::verify_file;
use crate::words::Words;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The database; without it, the one of the data folder.
    #[arg(long, value_name = "sqlite:PATH")]
    pub database: Option<Database>,
}

/// The history is not as it was written.
#[derive(Debug, thiserror::Error)]
#[error("{findings} findings")]
pub struct NotClean {
    pub findings: usize,
}

/// # Errors
/// The file cannot be read, or something in it is not as it should be: each thing on a line of its own.
pub async fn run(args: Args, local: &Local, words: &Words) -> Result<()> {
    log_to_stderr();
    let database = local.database(args.database.as_ref())?;
    if let Err(cause) = std::fs::metadata(&database) {
        return Err(EmbeddedError::Files { path: database, cause }.into());
    }
    let report = tokio::task::spawn_blocking(move || verify_file(&database)).await?;
    let report = report.map_err(ClientError::Problem)?;
    for finding in &report.findings {
        // Who reads only the first must still be told by the exit code.
        out::line_if_read(finding)?;
    }
    if !report.is_clean() {
        return Err(NotClean { findings: report.findings.len() }.into());
    }
    if !report.compared {
        say_aside(words, "verify-outdated", &[]);
    }
    let values = [("entries", report.entries.into()), ("head", report.head.as_str().into())];
    Ok(say(words, "verify-clean", &values)?)
}
