//! `centralino check alignment`: do calls and tickets go with each other (S2.7)? It asks the team's server, or reads
//! this machine's database beside whoever has it open; it never writes.

use chrono::Utc;
use color_eyre::eyre::Result;

use super::{Found, Ground};
use crate::client::{Client, ClientError};
use crate::commands::{failure, settings};
use crate::config::{self, ConfigError, Settings};
use crate::domain::alignment::Alignment;
use crate::explained::records;
use crate::server::store::alignment_of_file;
use crate::words::Words;

/// As one check among all: one that cannot be made now, or is not this reader's to make, is no mistake.
pub(super) fn all(ground: &Ground<'_>) -> Found {
    // What is wrong with the settings is told by their own check.
    let Ok(settings) = settings::resolve(ground.given.clone()) else { return Found::default() };
    compared(&settings, ground.words).unwrap_or_else(|report| {
        let left_out = Some(failure::explain(&report, ground.words).message);
        Found { left_out, ..Found::default() }
    })
}

/// As the check that was asked for.
///
/// # Errors
/// The settings are wrong; the server does not answer or refuses; the database cannot be read.
pub(super) fn asked(ground: &Ground<'_>) -> Result<Found> {
    compared(&settings::resolve(ground.given.clone())?, ground.words)
}

/// Nothing is looked at where there is no database yet.
fn compared(settings: &Settings, words: &Words) -> Result<Found> {
    let database = config::database(&settings.data.value);
    let alignment = match &settings.server {
        Some(server) => of_server(&server.value, settings)?,
        None if !database.exists() => Alignment::default(),
        None => alignment_of_file(&database, Utc::now()).map_err(ClientError::Problem)?,
    };
    let looked_at = usize::try_from(alignment.calls + alignment.tickets).unwrap_or(usize::MAX);
    let mistakes = alignment.orphans.iter().map(|orphan| records::orphan(words, orphan)).collect();
    Ok(Found { looked_at, mistakes, ..Found::default() })
}

fn of_server(server: &str, settings: &Settings) -> Result<Alignment> {
    let token = settings.token.as_ref().ok_or(ConfigError::NoToken)?;
    let client = Client::new(server, &token.value)?;
    let asked = || tokio::runtime::Handle::current().block_on(client.alignment());
    Ok(tokio::task::block_in_place(asked)?)
}
