//! `centralino import`: records of another system, one by one through REST. It never changes what the
//! source said, and running it again changes nothing.

pub mod mapping;
pub mod reading;

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::time::Duration;

use color_eyre::eyre::{WrapErr, eyre};
use futures_util::StreamExt;
use indicatif::{ProgressBar, ProgressStyle};

use crate::api::problem::ProblemCode;
use crate::api::resource::NewImport;
use crate::client::{Client, ClientError, new_key, until_answered};
use crate::commands::failure::NotReadable;
use crate::commands::out;
use crate::words::Words;

use mapping::{Mapping, MappingError};
use reading::{FileError, Line, Reason, Refused};

/// How many records are on their way at once.
const IN_FLIGHT: usize = 64;
/// How long one record is sent again to a server that does not answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// What to import, and how to read it.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A CSV file in UTF-8.
    pub file: PathBuf,
    /// A TOML file that says which column holds what.
    #[arg(long, value_name = "FILE")]
    pub mapping: PathBuf,
    /// Reads and checks, and sends nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// What became of the file.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Records that are new.
    pub taken: usize,
    /// Records that were imported before.
    pub already_there: usize,
    /// In the order of the file.
    pub refused: Vec<Refused>,
}

/// What became of one record at the server.
#[derive(Debug, PartialEq, Eq)]
enum Answer {
    Taken,
    AlreadyThere,
    Refused(Reason),
}

/// # Errors
/// A file that cannot be read, a server that does not answer, a token that may not import. Lines that
/// are refused are no error: they are listed.
pub async fn run(args: Args, client: &Client, words: &Words) -> color_eyre::Result<()> {
    let lines = read(&args, words)?;
    let summary = if args.dry_run { dry(lines) } else { send(lines, client).await? };
    for refused in &summary.refused {
        out::aside(refused_words(words, refused));
    }
    let counts = [
        ("taken", summary.taken.into()),
        ("there", summary.already_there.into()),
        ("refused", summary.refused.len().into()),
    ];
    let told = match args.dry_run {
        true => words.say_with("import-summary-dry", &counts),
        false => words.say_with("import-summary", &counts),
    };
    Ok(out::line(told)?)
}

fn read(args: &Args, words: &Words) -> color_eyre::Result<Vec<Line>> {
    let named = |path: &Path| path.display().to_string();
    let text = std::fs::read_to_string(&args.mapping).map_err(NotReadable::of(&args.mapping))?;
    let mapping = Mapping::read(&text)
        .map_err(|error| eyre!(mapping_words(words, &error)))
        .wrap_err_with(|| named(&args.mapping))?;
    let file = File::open(&args.file).map_err(NotReadable::of(&args.file))?;
    reading::read(BufReader::new(file), &mapping)
        .map_err(|error| eyre!(file_words(words, &error)))
        .wrap_err_with(|| named(&args.file))
}

/// What would be sent.
fn dry(lines: Vec<Line>) -> Summary {
    lines.into_iter().fold(Summary::default(), |mut summary, line| {
        match line {
            Line::Taken { .. } => summary.taken += 1,
            Line::Refused(refused) => summary.refused.push(refused),
        }
        summary
    })
}

/// Sends every line that was taken.
///
/// # Errors
/// Nobody answers, or nothing may be imported at all.
pub async fn send(lines: Vec<Line>, client: &Client) -> Result<Summary, ClientError> {
    // A token that is not known is found out at once, rather than by every record.
    client.me().await?;
    let progress = bar(lines.len());
    let mut summary = Summary::default();
    let sending = lines.into_iter().map(|line| async move {
        match line {
            Line::Refused(refused) => {
                Ok::<_, ClientError>((refused.line, refused.column, Answer::Refused(refused.reason)))
            }
            Line::Taken { line, record } => Ok((line, None, post(client, &record).await?)),
        }
    });
    let mut answers = futures_util::stream::iter(sending).buffer_unordered(IN_FLIGHT);
    while let Some(answer) = answers.next().await {
        let (line, column, answer) = answer?;
        match answer {
            Answer::Taken => summary.taken += 1,
            Answer::AlreadyThere => summary.already_there += 1,
            Answer::Refused(reason) => summary.refused.push(Refused { line, column, reason }),
        }
        progress.inc(1);
    }
    progress.finish_and_clear();
    summary.refused.sort_by_key(|refused| refused.line);
    Ok(summary)
}

/// Sends one record until there is an answer, always with the same key. The key is fresh for each run:
/// a record imported before is asked about again, and the server knows it by its source and id.
async fn post(client: &Client, record: &NewImport) -> Result<Answer, ClientError> {
    let key = new_key();
    let send = |key: String| async move { client.import(record, &key).await };
    let answered = tokio::time::timeout(PATIENCE, until_answered(&key, send, |_, _| {})).await;
    match answered {
        Ok(Ok(done)) if done.events.is_empty() => Ok(Answer::AlreadyThere),
        Ok(Ok(_)) => Ok(Answer::Taken),
        Ok(Err(ClientError::Problem(problem))) if is_about_the_record(problem.code) => {
            let field = problem.field.map(|field| format!(" {field}")).unwrap_or_default();
            Ok(Answer::Refused(Reason::Server { code: format!("{}{field}", problem.code.code()) }))
        }
        Ok(Err(error)) => Err(error),
        Err(_) => Err(ClientError::Unreachable(client.base().to_owned())),
    }
}

/// Whether another record may do better.
fn is_about_the_record(code: ProblemCode) -> bool {
    matches!(code, ProblemCode::Refused | ProblemCode::Unreadable | ProblemCode::TooLarge)
}

/// A bar on standard error; nothing where that is no terminal.
fn bar(lines: usize) -> ProgressBar {
    let bar = ProgressBar::new(lines as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len}") {
        bar.set_style(style);
    }
    bar
}

fn mapping_words(words: &Words, error: &MappingError) -> String {
    match error {
        MappingError::Unreadable(told) => {
            words.say_with("import-mapping-unreadable", &[("told", told.into())])
        }
        MappingError::Wrong { field, found } => words
            .say_with("import-mapping-wrong", &[("field", (*field).into()), ("found", found.into())]),
    }
}

fn file_words(words: &Words, error: &FileError) -> String {
    match error {
        FileError::Unreadable(told) => told.to_string(),
        FileError::NoColumn { column, known } => {
            let known = known.join(", ");
            words.say_with("import-no-column", &[("column", column.into()), ("known", known.into())])
        }
    }
}

/// One refused line in words.
fn refused_words(words: &Words, refused: &Refused) -> String {
    let reason = reason_words(words, &refused.reason);
    let line = refused.line;
    match &refused.column {
        Some(column) => words.say_with(
            "import-refused-column",
            &[("line", line.into()), ("column", column.into()), ("reason", reason.into())],
        ),
        None => words.say_with("import-refused", &[("line", line.into()), ("reason", reason.into())]),
    }
}

fn reason_words(words: &Words, reason: &Reason) -> String {
    match reason {
        Reason::Empty => words.say("import-reason-empty"),
        Reason::NotADate { found } => {
            words.say_with("import-reason-not-a-date", &[("found", found.into())])
        }
        Reason::UnknownState { found } => {
            words.say_with("import-reason-unknown-state", &[("found", found.into())])
        }
        Reason::ClosedBeforeOpened => words.say("import-reason-closed-before-opened"),
        Reason::Repeated { first } => {
            words.say_with("import-reason-repeated", &[("first", (*first).into())])
        }
        Reason::NotUtf8 => words.say("import-reason-not-utf8"),
        Reason::Fields { expected, found } => words.say_with(
            "import-reason-fields",
            &[("expected", (*expected).into()), ("found", (*found).into())],
        ),
        Reason::Server { code } => words.say_with("import-reason-server", &[("code", code.into())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_line_is_told_in_words() {
        let words = Words::italian();
        let told = |column: Option<&str>, reason| {
            let column = column.map(str::to_owned);
            refused_words(&words, &Refused { line: 7, column, reason })
        };
        let date = Reason::NotADate { found: "boh".to_owned() };
        assert_eq!(told(Some("Creato"), date), "riga 7, colonna «Creato»: «boh» non è una data valida");
        let reasons = [
            Reason::Empty,
            Reason::UnknownState { found: "x".to_owned() },
            Reason::ClosedBeforeOpened,
            Reason::Repeated { first: 3 },
            Reason::NotUtf8,
            Reason::Fields { expected: 7, found: 2 },
            Reason::Server { code: "refused".to_owned() },
        ];
        for reason in reasons {
            let told = told(None, reason);
            assert!(told.starts_with("riga 7: ") && !told.contains('‹'), "{told}");
        }
    }

    #[test]
    fn a_dry_run_counts_what_it_would_send() {
        let mapping = Mapping::read(include_str!("../../examples/alessandria.toml")).unwrap();
        let file = "Id;Stato;Anno;Creato;Chiusa;DescrizioneBreve;Categoria\n\
            1;aperta;2025;2025-05-08;;;\n2;aperta;2025;;;;\n";
        let summary = dry(reading::read(file.as_bytes(), &mapping).unwrap());
        assert_eq!((summary.taken, summary.refused.len()), (1, 1));
    }
}
