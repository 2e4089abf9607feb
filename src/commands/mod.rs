//! One file per command of the program; the only place where server and workplace meet.

pub mod call;
pub mod check;
pub mod contracts;
pub mod directory;
pub mod failure;
pub mod import;
pub mod keymap;
pub mod local;
pub mod out;
pub mod papers;
pub mod rebuild;
pub mod replay;
pub mod serve;
pub mod settings;
mod shown;
pub mod simulate;
pub mod sla;
pub mod themes;
pub mod ticket;
pub mod token;
mod typed;
pub mod verify;
pub mod workplace;

pub use typed::Expected;

use std::sync::Arc;

use color_eyre::eyre::Result;

use crate::api::problem::ProblemCode;
use crate::api::resource::{Directory, TicketInFull};
use crate::cli::{Cli, Command};
use crate::client::{Client, ClientError};
use crate::config::{self, ConfigError, Given, Settings};
use crate::domain::code::TicketNumber;
use crate::embedded::{self, Embedded};
use crate::server::clock::Clock;
use crate::tui::face::Face;
use crate::words::{Value, Words};
use local::Local;

/// Does what the command line asks, and tells of it in these words.
///
/// # Errors
/// Whatever the command meets; [`failure::explain`] puts it into words.
pub async fn run(cli: Cli, words: Arc<Words>) -> Result<()> {
    out::seen_enough(carry_out(cli, words).await)
}

async fn carry_out(cli: Cli, words: Arc<Words>) -> Result<()> {
    let given = Given::from(cli.global);
    match cli.command {
        None => {
            let args = workplace::Args { contract: cli.contract, ..workplace::Args::default() };
            at_work(given, Face::Desk, args, words).await
        }
        Some(Command::Desk(args)) => at_work(given, Face::Desk, args, words).await,
        Some(Command::Field(args)) => at_work(given, Face::Field, args, words).await,
        Some(Command::Wall(args)) => at_work(given, Face::Wall, args, words).await,
        Some(Command::Replay(args)) => replay::run(&args, &words),
        Some(Command::Serve(args)) => serve::run(args, local(given)?, &words).await,
        Some(Command::Token(args)) => token::run(args, &local(given)?, &words).await,
        Some(Command::Rebuild(args)) => rebuild::run(args, &local(given)?, &words).await,
        Some(Command::Verify(args)) => verify::run(args, &local(given)?, &words).await,
        Some(Command::Check(args)) => check::run(args, given, &words),
        Some(Command::Directory(args)) => {
            with_client(given, async |client| directory::run(args, client, &words).await).await
        }
        Some(Command::Call(args)) => {
            with_client(given, async |client| call::run(args, client, &words).await).await
        }
        Some(Command::Ticket(args)) => {
            with_client(given, async |client| ticket::run(args, client, &words).await).await
        }
        Some(Command::Order(args)) => {
            with_client(given, async |client| papers::orders(args, client, &words).await).await
        }
        Some(Command::Report(args)) => {
            with_client(given, async |client| papers::reports(args, client, &words).await).await
        }
        Some(Command::Sla(args)) => sla::run(args, given, &words).await,
        Some(Command::Import(args)) => {
            with_client(given, async |client| import::run(args, client, &words).await).await
        }
        Some(Command::Simulate(args)) => {
            with_client(given, async |client| simulate::run(args, client, &words).await).await
        }
    }
}

async fn at_work(given: Given, face: Face, args: workplace::Args, words: Arc<Words>) -> Result<()> {
    let settings = settings::resolve(given)?;
    workplace::run(workplace::Options { settings, face, args, words }).await
}

fn local(given: Given) -> Result<Local, ConfigError> {
    Local::new(given, std::env::var_os(config::DATA))
}

/// Runs a command of a script against the team's server or the embedded backend.
async fn with_client(given: Given, command: impl AsyncFnOnce(&Client) -> Result<()>) -> Result<()> {
    if given.demo {
        return Err(ConfigError::DemoElsewhere.into());
    }
    let backend = Backend::reach(&settings::resolve(given)?).await?;
    let done = command(&backend.client).await;
    backend.release(done).await
}

/// The backend that a command works with, wherever it runs.
pub struct Backend {
    pub client: Client,
    /// Absent for the team's server.
    pub embedded: Option<Embedded>,
}

impl Backend {
    /// The server of the settings; or else the embedded backend, which is started if nobody has.
    ///
    /// # Errors
    /// See [`crate::client::ClientError`] and [`embedded::EmbeddedError`].
    pub async fn reach(settings: &Settings) -> Result<Self> {
        if let Some(server) = &settings.server {
            let token = settings.token.as_ref().ok_or(ConfigError::NoToken)?;
            return Ok(Self { client: Client::new(&server.value, &token.value)?, embedded: None });
        }
        let embedded = embedded::attach_or_start(&settings.data.value, Clock::system()).await?;
        let client = embedded.client()?;
        Ok(Self { client, embedded: Some(embedded) })
    }

    /// Ends an embedded backend that this program started, whatever became of the command.
    ///
    /// # Errors
    /// Those of the command.
    pub async fn release(self, done: Result<()>) -> Result<()> {
        if let Some(embedded) = self.embedded {
            embedded.shutdown().await;
        }
        done
    }
}

/// No ticket has this number.
#[derive(Debug, thiserror::Error)]
#[error("no ticket has the number {0}")]
pub struct NoSuchTicket(pub TicketNumber);

/// A ticket in full.
///
/// # Errors
/// [`NoSuchTicket`], and the others of [`crate::client::ClientError`].
async fn ticket_of(number: TicketNumber, client: &Client) -> Result<TicketInFull> {
    match client.ticket(number).await {
        Err(ClientError::Problem(problem)) if problem.code == ProblemCode::NotFound => {
            Err(NoSuchTicket(number).into())
        }
        answer => Ok(answer?),
    }
}

/// The directory, for names; empty for a role that may not read it.
async fn names(client: &Client) -> Result<Directory, ClientError> {
    match client.directory().await {
        Err(ClientError::Problem(problem)) if problem.code == ProblemCode::Forbidden => {
            Ok(Directory::default())
        }
        answer => answer,
    }
}

/// What was typed cannot be meant; already in the reader's words.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct UsageError(pub String);

/// Prints a sentence of the locale, for whoever still reads.
///
/// # Errors
/// The output cannot be written.
fn say(words: &Words, key: &str, values: &[(&str, Value<'_>)]) -> Result<(), out::OutError> {
    out::line_if_read(words.say_with(key, values))
}

/// Prints a sentence beside the result, which others may read from the standard output.
fn say_aside(words: &Words, key: &str, values: &[(&str, Value<'_>)]) {
    out::aside(words.say_with(key, values));
}
