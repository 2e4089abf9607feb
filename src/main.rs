//! Start-up: chooses the language, reads the command line, hands over to a command, and ends with its code.
//! It never decides anything itself.

#![forbid(unsafe_code)]

use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use centralino::commands::{failure, settings};
use centralino::words::Words;
use centralino::{cli, commands, config};

fn main() -> ExitCode {
    // It only fails when it is installed already.
    let _ = color_eyre::install();
    let args: Vec<OsString> = std::env::args_os().collect();
    let value_of = |option| cli::value_of(option, &args);
    let asked = settings::language(value_of("--lang"), value_of("--config").map(PathBuf::from));
    let system = || config::system_language(|name| std::env::var_os(name)).value;
    let words = Arc::new(Words::of(*asked.as_ref().unwrap_or(&system())));
    let cli = match cli::parse(args, &words) {
        Ok(cli) => cli,
        Err(error) if !error.use_stderr() => return shown(&error),
        Err(error) => return failed(&cli::usage_error(&error, &words), failure::USAGE),
    };
    // The checks tell of it themselves, among all else that is wrong.
    if let (Err(unknown), false) = (asked, cli.checks()) {
        return explained(&unknown.into(), &words);
    }
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&error.to_string(), failure::OTHER),
    };
    match runtime.block_on(commands::run(cli, Arc::clone(&words))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(report) => explained(&report, &words),
    }
}

/// Help and version are answers, not errors.
fn shown(page: &cli::Error) -> ExitCode {
    // A reader that hung up (`| head`) has seen enough.
    let _ = page.print();
    ExitCode::SUCCESS
}

fn explained(report: &color_eyre::Report, words: &Words) -> ExitCode {
    let failure = failure::explain(report, words);
    failed(&failure.message, failure.exit)
}

fn failed(message: &str, exit: u8) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "centralino: {message}");
    ExitCode::from(exit)
}
