//! Start-up: reads the command line, hands over to a command, and ends with its code. It never decides
//! anything itself.

#![forbid(unsafe_code)]

use std::io::Write;
use std::process::ExitCode;

use centralino::commands::failure;
use centralino::words::Words;
use centralino::{cli, commands};

fn main() -> ExitCode {
    // It only fails when it is installed already.
    let _ = color_eyre::install();
    let words = Words::italian();
    let cli = match cli::parse(std::env::args_os(), &words) {
        Ok(cli) => cli,
        Err(error) if !error.use_stderr() => return shown(&error),
        Err(error) => return failed(&cli::usage_error(&error, &words), failure::USAGE),
    };
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&error.to_string(), failure::OTHER),
    };
    match runtime.block_on(commands::run(cli)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(report) => {
            let failure = failure::explain(&report, &words);
            failed(&failure.message, failure.exit)
        }
    }
}

/// Help and version are answers, not errors.
fn shown(page: &cli::Error) -> ExitCode {
    // A reader that hung up (`| head`) has seen enough.
    let _ = page.print();
    ExitCode::SUCCESS
}

fn failed(message: &str, exit: u8) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "centralino: {message}");
    ExitCode::from(exit)
}
