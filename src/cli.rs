//! The command line: its grammar, and its help in the reader's language. It does nothing but read; the
//! commands act.

mod early;
mod help;

use clap::{Args, FromArgMatches, Parser, Subcommand};
use std::ffi::OsString;
use std::path::PathBuf;

use crate::commands::{
    call, check, directory, import, papers, rebuild, replay, serve, simulate, sla, ticket, token,
    verify, workplace,
};
use crate::config::Given;
use crate::words::{Language, Words};

pub use clap::Error;
pub use early::value_of;
pub use help::{command, usage_error};

/// The command line as a whole.
#[derive(Debug, Parser)]
#[command(name = "centralino", version)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    /// The contract of the demonstration.
    #[arg(long, value_name = "NAME")]
    pub contract: Option<String>,
    /// Without one, the desk.
    #[command(subcommand)]
    pub command: Option<Command>,
}

impl Cli {
    /// Whether it only checks what people write for the program.
    #[must_use]
    pub fn checks(&self) -> bool {
        matches!(self.command, Some(Command::Check(_)))
    }
}

/// Options that every command takes.
#[derive(Clone, Debug, Default, Args)]
pub struct Global {
    /// Address of the team's server.
    #[arg(long, global = true, value_name = "URL")]
    pub server: Option<String>,
    /// Token; the environment keeps it from other users of the machine.
    #[arg(long, global = true, value_name = "TOKEN")]
    pub token: Option<String>,
    /// A plausible shift, apart from real data.
    #[arg(long, global = true)]
    pub demo: bool,
    /// Colours of the screens: a shipped theme, or one of the configuration directory.
    #[arg(long, global = true, value_name = "NAME")]
    pub theme: Option<String>,
    /// Keys of the screens.
    #[arg(long, global = true, value_name = "NAME")]
    pub keymap: Option<String>,
    /// Lines of text instead of screens.
    #[arg(long, global = true)]
    pub plain: bool,
    /// Folder of the embedded backend.
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Folder of the settings file, themes and keymaps.
    #[arg(long, global = true, value_name = "DIR")]
    pub config: Option<PathBuf>,
    /// The language; looked at before the line is parsed, see [`value_of`].
    #[arg(long, global = true, value_name = "it|en")]
    pub lang: Option<Language>,
}

impl From<Global> for Given {
    fn from(global: Global) -> Self {
        Self {
            server: global.server,
            token: global.token,
            data: global.data,
            config: global.config,
            theme: global.theme,
            keymap: global.keymap,
            language: global.lang.map(|language| language.code().to_owned()),
            demo: global.demo,
            plain: global.plain,
        }
    }
}

/// What the program is asked to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// The operator's workplace.
    Desk(workplace::Args),
    /// The technician's workplace.
    Field(workplace::Args),
    /// The board that a room looks at.
    Wall(workplace::Args),
    /// A recorded session again.
    Replay(replay::Args),
    /// The team's server.
    Serve(serve::Args),
    /// Who may come in.
    Token(token::Args),
    /// Makes the projections again from the log.
    Rebuild(rebuild::Args),
    /// Checks the history.
    Verify(verify::Args),
    /// Checks settings, themes and contracts.
    Check(check::Args),
    /// Sites, requesters, technicians.
    Directory(directory::Args),
    /// Calls, for scripts.
    Call(call::Args),
    /// Tickets, for scripts.
    Ticket(ticket::Args),
    /// Work orders, for scripts and for paper.
    Order(papers::OrderArgs),
    /// Work reports.
    Report(papers::ReportArgs),
    /// Deadlines: how they came about, when they would fall.
    Sla(sla::Args),
    /// History of another system.
    Import(import::Args),
    /// Load that looks like a shift.
    Simulate(simulate::Args),
}

/// Reads a command line.
///
/// # Errors
/// Clap's own, which also carry help and version; see [`usage_error`] for their words.
pub fn parse(args: impl IntoIterator<Item = OsString>, words: &Words) -> Result<Cli, Box<clap::Error>> {
    let matches = command(words).try_get_matches_from(args)?;
    Ok(Cli::from_arg_matches(&matches)?)
}

#[cfg(test)]
mod tests;
