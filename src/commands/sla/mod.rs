//! `centralino sla`: how a deadline came about, when one would fall, what another contract would move, what
//! lateness costs; and moving it. It decides nothing: everything is read and counted again, and `apply`, the
//! only one that has anything written, asks the server for it.

mod apply;
mod compare;
mod due;
mod explain;
mod held;
mod page;
mod penalties;

use color_eyre::eyre::Result;

pub use apply::NotApplied;

use super::{Expected, UsageError, with_client};
use crate::config::{ConfigError, Given};
use crate::domain::clock::Milestone;
use crate::domain::time::{self, SaidError, Timestamp, ZONE, read_instant, read_said};
use crate::words::Words;

/// What to look at.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    pub what: What,
}

#[derive(Debug, clap::Subcommand)]
pub enum What {
    Explain(explain::Args),
    Due(due::Args),
    Compare(compare::Args),
    Apply(apply::Args),
    Penalties(penalties::Args),
}

/// # Errors
/// What was typed cannot be meant, a contract cannot be read, or the server does not answer or refuses.
pub async fn run(args: Args, given: Given, words: &Words) -> Result<()> {
    match args.what {
        What::Explain(args) => {
            with_client(given, async |client| explain::run(&args, client, words).await).await
        }
        What::Due(args) if args.needs_a_server()? => {
            with_client(given, async |client| due::run(&args, Some(client), words).await).await
        }
        // What the program knows by itself starts no backend.
        What::Due(_) if given.demo => Err(ConfigError::DemoElsewhere.into()),
        What::Due(args) => due::run(&args, None, words).await,
        What::Compare(args) => {
            let contracts = args.two(words)?;
            with_client(given, async |client| compare::run(&args, contracts, client, words).await).await
        }
        What::Apply(args) => {
            with_client(given, async |client| apply::run(&args, client, words).await).await
        }
        What::Penalties(args) => {
            with_client(given, async |client| penalties::run(&args, client, words).await).await
        }
    }
}

/// Reads the code of a milestone.
fn milestone(code: &str) -> Result<Milestone, Expected> {
    Milestone::named(code).ok_or_else(|| Expected::one_of(Milestone::ALL.map(Milestone::code)))
}

/// Reads the instant of an option, in Rome's time unless it says otherwise: written in full, or as people say
/// it before `now`.
///
/// # Errors
/// It is none, the clocks skipped it, or had it twice: with the two offsets to choose from.
pub(super) fn instant(
    option: &str,
    text: &str,
    now: Timestamp,
    words: &Words,
) -> Result<Timestamp, UsageError> {
    let read = match read_instant(text, ZONE) {
        Err(SaidError::Unreadable) => read_said(text, now, ZONE),
        read => read,
    };
    read.map_err(|why| {
        let offset = |at: Timestamp| time::local(at, ZONE).format("%:z").to_string();
        let mut values = vec![("option", option.into()), ("text", text.into())];
        let key = match why {
            SaidError::Unreadable => "sla-instant-unreadable",
            SaidError::NoSuchDay => "sla-instant-no-such-day",
            // Only what is said in short, without its year, is of the past.
            SaidError::InFuture => "sla-instant-in-future",
            SaidError::InSpringGap => "sla-instant-in-spring-gap",
            SaidError::InAutumnFold { first, second } => {
                values.push(("first", offset(first).into()));
                values.push(("second", offset(second).into()));
                "sla-instant-in-autumn-fold"
            }
        };
        UsageError(words.say_with(key, &values))
    })
}

#[cfg(test)]
mod tests;
