//! What a command's failure is told as: a sentence, and the code that the program ends with. The words
//! are the locale's; what cannot be put into words is shown as it came.

use std::error::Error;

use color_eyre::eyre::Report;

use super::check::NotRight;
use super::contracts::ContractFileError;
use super::out::OutError;
use super::papers::{NoReport, NoSuchOrder, NotWritten};
use super::settings::ConfigFileError;
use super::sla::NotApplied;
use super::verify::NotClean;
use super::{NoSuchTicket, UsageError};
use crate::api::problem::ProblemCode;
use crate::client::ClientError;
use crate::config::{ConfigError, NotKnown};
use crate::embedded::EmbeddedError;
use crate::sentence;
use crate::server::ServeError;
use crate::server::store::OpenError;
use crate::tui::recording::reading::Fault;
use crate::words::{Value, Words};

/// Something else.
pub const OTHER: u8 = 1;
/// The command line is wrong, or settings do not fit together.
pub const USAGE: u8 = 2;
/// The server cannot be reached, or is too busy.
pub const UNREACHABLE: u8 = 3;
/// The server refuses: token, role, state of the record, or a field.
pub const REFUSED: u8 = 4;
/// The database or its folder: newer, held, full, not as it should be.
pub const DATABASE: u8 = 5;
/// A contract file is wrong.
pub const CONTRACT: u8 = 6;
/// The address cannot be listened on.
pub const ADDRESS: u8 = 7;
/// `check` found something wrong.
pub const NOT_RIGHT: u8 = 8;
/// A recording is broken, or none that this program can play.
pub const RECORDING: u8 = 9;

/// A workplace without anybody at it never reached its server; already in the reader's words.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Unreached(pub String);

/// A file that a command was given cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{}: {cause}", path.display())]
pub struct NotReadable {
    pub path: std::path::PathBuf,
    pub cause: std::io::Error,
}

impl NotReadable {
    /// For `map_err`: why this file cannot be read.
    pub fn of(path: &std::path::Path) -> impl FnOnce(std::io::Error) -> Self {
        |cause| Self { path: path.to_owned(), cause }
    }
}

/// A session cannot be written down.
#[derive(Debug, thiserror::Error)]
#[error("{}: {cause}", path.display())]
pub struct NotRecorded {
    pub path: std::path::PathBuf,
    pub cause: std::io::Error,
}

/// A recording could be played up to here, or not at all.
#[derive(Debug, thiserror::Error)]
#[error("{}: {fault}", path.display())]
pub struct BrokenRecording {
    pub path: std::path::PathBuf,
    pub fault: Fault,
}

/// A failure in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    pub message: String,
    pub exit: u8,
}

/// Puts a failure into words: the first cause that is known counts.
pub fn explain(report: &Report, words: &Words) -> Failure {
    let known = report.chain().find_map(|cause| known(cause, words));
    known.unwrap_or_else(|| {
        let cause = format!("{report:#}");
        told(words, OTHER, "failure-other", &[("cause", cause.into())])
    })
}

fn told(words: &Words, exit: u8, key: &str, values: &[(&str, Value<'_>)]) -> Failure {
    Failure { message: words.say_with(key, values), exit }
}

fn known(cause: &(dyn Error + 'static), words: &Words) -> Option<Failure> {
    if let Some(error) = cause.downcast_ref::<ClientError>() {
        return Some(of_client(error, words));
    }
    if let Some(error) = cause.downcast_ref::<EmbeddedError>() {
        return of_embedded(error, words);
    }
    if let Some(error) = cause.downcast_ref::<OpenError>() {
        return Some(of_store(error, words));
    }
    if let Some(error) = cause.downcast_ref::<ServeError>() {
        return Some(of_server(error, words));
    }
    if let Some(error) = cause.downcast_ref::<ContractFileError>() {
        return Some(Failure { message: contract_file(error, words), exit: CONTRACT });
    }
    if let Some(error) = cause.downcast_ref::<ConfigFileError>() {
        return Some(Failure { message: error.explain(words), exit: USAGE });
    }
    if let Some(error) = cause.downcast_ref::<NotKnown>() {
        return Some(Failure { message: error.explain(words), exit: USAGE });
    }
    if let Some(NotRight { mistakes }) = cause.downcast_ref() {
        return Some(told(words, NOT_RIGHT, "failure-not-right", &[("mistakes", (*mistakes).into())]));
    }
    if let Some(error) = cause.downcast_ref::<ConfigError>() {
        let key = match error {
            ConfigError::NoDataFolder => "failure-no-data-folder",
            ConfigError::NoToken => "failure-no-token",
            ConfigError::DemoWithServer => "failure-demo-with-server",
            ConfigError::DemoElsewhere => "failure-demo-elsewhere",
        };
        return Some(told(words, USAGE, key, &[]));
    }
    if let Some(UsageError(message)) = cause.downcast_ref() {
        return Some(Failure { message: message.clone(), exit: USAGE });
    }
    if let Some(NoSuchTicket(number)) = cause.downcast_ref() {
        return Some(told(words, REFUSED, "failure-no-such-ticket", &[("number", number.0.into())]));
    }
    if let Some(NoSuchOrder(number)) = cause.downcast_ref() {
        let number = number.to_string();
        return Some(told(words, REFUSED, "no-such-order", &[("number", number.into())]));
    }
    if let Some(NoReport(number)) = cause.downcast_ref() {
        return Some(told(words, REFUSED, "no-report", &[("number", number.0.into())]));
    }
    if let Some(NotWritten { path, cause }) = cause.downcast_ref() {
        let path = ("path", path.display().to_string().into());
        if cause.kind() == std::io::ErrorKind::AlreadyExists {
            return Some(told(words, OTHER, "file-exists", &[path]));
        }
        let why = ("why", sentence::disk(words, cause).into());
        return Some(told(words, OTHER, "file-not-written", &[path, why]));
    }
    if let Some(NotReadable { path, cause }) = cause.downcast_ref() {
        let values = [
            ("path", path.display().to_string().into()),
            ("cause", sentence::disk(words, cause).into()),
        ];
        return Some(told(words, OTHER, "failure-files", &values));
    }
    if let Some(NotRecorded { path, cause }) = cause.downcast_ref() {
        return Some(not_recorded(path, cause, words));
    }
    if let Some(BrokenRecording { path, fault }) = cause.downcast_ref() {
        let values =
            [("path", path.display().to_string().into()), ("fault", fault.explain(words).into())];
        return Some(told(words, RECORDING, "failure-recording", &values));
    }
    if let Some(Unreached(message)) = cause.downcast_ref() {
        return Some(Failure { message: message.clone(), exit: UNREACHABLE });
    }
    if let Some(OutError::Failed(cause)) = cause.downcast_ref() {
        return Some(told(words, OTHER, "failure-output", &[("cause", cause.to_string().into())]));
    }
    if let Some(NotApplied { tickets }) = cause.downcast_ref() {
        return Some(told(words, REFUSED, "failure-not-applied", &[("tickets", (*tickets).into())]));
    }
    let unclean = cause.downcast_ref::<NotClean>()?;
    Some(told(words, DATABASE, "failure-not-clean", &[("findings", unclean.findings.into())]))
}

/// Nothing is written over: another name is a matter of the command line.
fn not_recorded(path: &std::path::Path, cause: &std::io::Error, words: &Words) -> Failure {
    let path = ("path", path.display().to_string().into());
    match cause.kind() {
        std::io::ErrorKind::AlreadyExists => told(words, USAGE, "failure-recording-there", &[path]),
        _ => {
            let values = [path, ("cause", sentence::disk(words, cause).into())];
            told(words, OTHER, "failure-recording-made", &values)
        }
    }
}

fn of_client(error: &ClientError, words: &Words) -> Failure {
    let message = match error {
        // A script's reader may look after the line itself, and wants the cause.
        ClientError::Unreachable(cause) => {
            words.say_with("failure-unreachable", &[("cause", cause.into())])
        }
        other => sentence::client_error(words, other),
    };
    let exit = match error {
        ClientError::Unreachable(_) => UNREACHABLE,
        ClientError::Unreadable(_) => OTHER,
        ClientError::Problem(problem) => match problem.code {
            ProblemCode::Busy | ProblemCode::TimedOut => UNREACHABLE,
            ProblemCode::DiskFull => DATABASE,
            ProblemCode::Internal | ProblemCode::NoSuchPath | ProblemCode::MethodNotAllowed => OTHER,
            _ => REFUSED,
        },
    };
    Failure { message, exit }
}

/// `None` for those whose own cause says it better: it is next in the chain.
fn of_embedded(error: &EmbeddedError, words: &Words) -> Option<Failure> {
    let shown = |path: &std::path::Path| Value::from(path.display().to_string());
    match error {
        EmbeddedError::Files { path, cause } => {
            let full = cause.kind() == std::io::ErrorKind::StorageFull;
            let key = if full { "failure-disk-full" } else { "failure-files" };
            let values = [("path", shown(path)), ("cause", sentence::disk(words, cause).into())];
            Some(told(words, DATABASE, key, &values))
        }
        EmbeddedError::NotPrivate { path } => {
            Some(told(words, DATABASE, "failure-not-private", &[("path", shown(path))]))
        }
        EmbeddedError::Held { path } => {
            Some(told(words, DATABASE, "failure-held", &[("path", shown(path))]))
        }
        EmbeddedError::Store(error) => Some(of_store(error, words)),
        EmbeddedError::Server(error) => Some(of_server(error, words)),
        EmbeddedError::Token(error) => Some(of_client(error, words)),
    }
}

fn of_store(error: &OpenError, words: &Words) -> Failure {
    let value = |text: &str| Value::from(text.to_owned());
    match error {
        OpenError::Newer { found, known } => {
            let values = [("found", (*found).into()), ("known", (*known).into())];
            told(words, DATABASE, "failure-newer", &values)
        }
        OpenError::ContractChanged { name, version } => {
            let values = [("name", value(name)), ("version", value(version))];
            told(words, CONTRACT, "failure-contract-changed", &values)
        }
        OpenError::Contract(error) => {
            let field =
                if error.field.is_empty() { String::new() } else { format!("{}: ", error.field) };
            let cause = format!("{field}{}", sentence::contract::expected(words, &error.expected));
            told(words, CONTRACT, "failure-contract-stored", &[("cause", cause.into())])
        }
        OpenError::NoContract => told(words, CONTRACT, "failure-no-contract", &[]),
        OpenError::Database(error)
            if error.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull) =>
        {
            told(words, DATABASE, "failure-disk-full", &[])
        }
        other => {
            let cause = value(&other.to_string());
            told(words, DATABASE, "failure-database", &[("cause", cause)])
        }
    }
}

fn of_server(error: &ServeError, words: &Words) -> Failure {
    match error {
        ServeError::NotLoopback(address) => {
            let values = [("address", address.to_string().into())];
            told(words, ADDRESS, "failure-not-loopback", &values)
        }
        ServeError::Listen { address, cause } => {
            let taken = cause.kind() == std::io::ErrorKind::AddrInUse;
            let key = if taken { "failure-address-taken" } else { "failure-listen" };
            let values = [("address", address.to_string().into()), ("cause", cause.to_string().into())];
            told(words, ADDRESS, key, &values)
        }
    }
}

/// What is wrong with a contract file, in a sentence.
pub fn contract_file(error: &ContractFileError, words: &Words) -> String {
    match error {
        ContractFileError::Read { path, cause } => {
            let values = [
                ("path", path.display().to_string().into()),
                ("cause", sentence::disk(words, cause).into()),
            ];
            words.say_with("failure-contract-read", &values)
        }
        ContractFileError::Wrong { path, error } => {
            let values = [
                ("path", path.display().to_string().into()),
                ("line", error.line.into()),
                ("field", error.field.as_str().into()),
                ("expected", sentence::contract::expected(words, &error.expected).into()),
            ];
            // What is wrong with the file as a whole has no field.
            let key = match error.field.as_str() {
                "" => "failure-contract-wrong-whole",
                _ => "failure-contract-wrong",
            };
            words.say_with(key, &values)
        }
        ContractFileError::Unknown { name, known } => {
            let values = [("name", name.as_str().into()), ("known", known.as_str().into())];
            words.say_with("failure-contract-unknown", &values)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::problem::Problem;
    use crate::domain::refusal::{Need, Refusal};

    #[test]
    fn a_problem_is_told_in_a_sentence_and_ends_with_its_code() {
        let words = Words::italian();
        for code in ProblemCode::ALL {
            let error = ClientError::Problem(Box::new(Problem::new(code)));
            let failure = explain(&Report::new(error), &words);
            assert!(!failure.message.contains(['‹', '{']), "{code:?}: {}", failure.message);
            let exit = match code.status() {
                408 | 503 => UNREACHABLE,
                507 => DATABASE,
                405 | 500 => OTHER,
                404 if code == ProblemCode::NoSuchPath => OTHER,
                _ => REFUSED,
            };
            assert_eq!(failure.exit, exit, "{code:?}");
        }
    }

    #[test]
    fn a_refusal_names_its_field_as_the_desk_does() {
        let refusal = Refusal::missing("work_done", Need::Text);
        let error = ClientError::Problem(Box::new(Problem::from(refusal)));
        let failure = explain(&Report::new(error), &Words::italian());
        assert_eq!(failure.exit, REFUSED);
        assert_eq!(failure.message, "Lavoro svolto: serve qualche parola.");
    }

    #[test]
    fn a_known_cause_is_found_under_what_was_said_about_it() {
        let words = Words::italian();
        let error = ClientError::Problem(Box::new(Problem::new(ProblemCode::Unauthenticated)));
        let failure = explain(&Report::new(error).wrap_err("while asking"), &words);
        assert_eq!(failure.exit, REFUSED);
        assert!(failure.message.contains("Token"), "{}", failure.message);
        let newer = Report::new(EmbeddedError::Store(OpenError::Newer { found: 9, known: 1 }));
        let failure = explain(&newer, &words);
        assert_eq!(failure.exit, DATABASE);
        assert!(failure.message.contains('9') && !failure.message.contains('‹'));
    }

    #[test]
    fn a_contract_file_is_told_without_the_systems_english_and_without_empty_places() {
        let words = Words::italian();
        let path = std::path::PathBuf::from("mio.toml");
        let cause = std::io::Error::from_raw_os_error(2);
        let missing = ContractFileError::Read { path: path.clone(), cause };
        let told = explain(&Report::new(missing), &words);
        assert_eq!((told.exit, told.message.contains("os error")), (CONTRACT, false), "{told:?}");
        assert!(told.message.ends_with("il file non c'è"), "{told:?}");
        let error = crate::domain::contract::load("[contract]\nname = \n").unwrap_err();
        assert_eq!(error.field, "");
        let told = explain(&Report::new(ContractFileError::Wrong { path, error }), &words);
        assert!(told.message.contains("mio.toml:2: ") && !told.message.contains(": :"), "{told:?}");
        let told = explain(&NoSuchTicket(crate::domain::code::TicketNumber(99)).into(), &words);
        assert_eq!((told.exit, told.message.contains("99")), (REFUSED, true), "{told:?}");
    }

    #[test]
    fn what_is_not_known_is_shown_as_it_came() {
        let failure = explain(&Report::msg("strange"), &Words::italian());
        assert_eq!(failure.exit, OTHER);
        assert!(failure.message.contains("strange"));
    }
}
