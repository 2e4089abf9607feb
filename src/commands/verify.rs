//! `centralino verify`: checks the history, the texts and the projections. It never writes, so that it
//! can be run beside a server and on a copy.

use color_eyre::eyre::Result;

use super::local::{Local, log_to_stderr};
use super::{out, say, say_aside};
use crate::client::ClientError;
use crate::config::Database;
use crate::domain::chain::Broken;
use crate::embedded::EmbeddedError;
use crate::server::store::{Finding, verify_file};
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
        out::line_if_read(told(finding, words))?;
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

/// What is not as it should be, in the reader's language.
fn told(finding: &Finding, words: &Words) -> String {
    let (key, values) = match finding {
        Finding::Log(Broken::Gap { expected, found }) => {
            ("finding-gap", vec![("expected", (*expected).into()), ("found", (*found).into())])
        }
        Finding::Log(Broken::Unlinked { seq }) => ("finding-unlinked", vec![("seq", (*seq).into())]),
        Finding::Log(Broken::Changed { seq }) => ("finding-changed", vec![("seq", (*seq).into())]),
        Finding::Log(Broken::Unreadable { seq, cause }) => {
            ("finding-unreadable", vec![("seq", (*seq).into()), ("cause", cause.into())])
        }
        Finding::Columns { seq } => ("finding-columns", vec![("seq", (*seq).into())]),
        Finding::Head { stored, found } => {
            ("finding-head", vec![("stored", (*stored).into()), ("found", (*found).into())])
        }
        Finding::Text { seq, id } => ("finding-text", vec![("seq", (*seq).into()), ("id", id.into())]),
        Finding::Projection { table, number } => {
            ("finding-projection", vec![("table", (*table).into()), ("number", (*number).into())])
        }
        Finding::Rows { table, stored, made } => (
            "finding-rows",
            vec![("table", (*table).into()), ("stored", (*stored).into()), ("made", (*made).into())],
        ),
    };
    words.say_with(key, &values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn every_finding_has_its_words_and_names_its_entry() {
        let findings = [
            Finding::Log(Broken::Gap { expected: 77, found: 78 }),
            Finding::Log(Broken::Unlinked { seq: 77 }),
            Finding::Log(Broken::Changed { seq: 77 }),
            Finding::Log(Broken::Unreadable { seq: 77, cause: "x".to_owned() }),
            Finding::Columns { seq: 77 },
            Finding::Head { stored: 77, found: 78 },
            Finding::Text { seq: 77, id: "x".to_owned() },
            Finding::Projection { table: "ticket", number: 77 },
            Finding::Rows { table: "ticket", stored: 77, made: 78 },
        ];
        for words in Language::ALL.map(Words::of) {
            for finding in &findings {
                let told = told(finding, &words);
                assert!(told.contains("77") && !told.contains(['‹', '$']), "{finding:?}: {told}");
            }
        }
    }
}
