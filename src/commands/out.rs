//! Where commands print: lines on the standard output, and remarks beside it. It never panics over a
//! reader that has gone: who stops reading (`| head`) has seen enough.

use std::fmt::Display;
use std::io::{self, Write};

use color_eyre::eyre::{Report, Result};

/// Why a line was not printed.
#[derive(Debug, thiserror::Error)]
pub enum OutError {
    /// The reader has closed its end: nothing is wrong, and there is nobody to print for.
    #[error("the reader has seen enough")]
    Closed,
    #[error("{0}")]
    Failed(io::Error),
}

impl From<io::Error> for OutError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Closed,
            _ => Self::Failed(error),
        }
    }
}

/// Prints one line, or several at once, on the standard output.
///
/// # Errors
/// The reader has gone, or the output cannot be written; see [`seen_enough`].
pub fn line(text: impl Display) -> Result<(), OutError> {
    put(&mut io::stdout().lock(), &text)
}

fn put(out: &mut impl Write, text: &impl Display) -> Result<(), OutError> {
    writeln!(out, "{text}")?;
    Ok(out.flush()?)
}

/// Prints a line, and goes on whether or not somebody still reads: for commands whose work or whose
/// finding matters more than what they tell of it.
///
/// # Errors
/// The output cannot be written, though it is still read.
pub fn line_if_read(text: impl Display) -> Result<(), OutError> {
    match line(text) {
        Err(OutError::Closed) => Ok(()),
        done => done,
    }
}

/// Prints a remark on the standard error. If that fails, there is no place left to say so.
pub fn aside(text: impl Display) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// A command that ended because its reader had gone has done what it was asked for.
///
/// # Errors
/// Every other failure of the command.
pub fn seen_enough(done: Result<()>) -> Result<()> {
    let closed = |report: &Report| matches!(report.downcast_ref(), Some(OutError::Closed));
    match done {
        Err(report) if closed(&report) => Ok(()),
        done => done,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An output that fails in one way.
    struct Failing(io::ErrorKind);

    impl Write for Failing {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn only_a_reader_that_has_gone_is_no_failure() {
        let done = |kind| seen_enough(put(&mut Failing(kind), &"x").map_err(Report::new));
        assert!(done(io::ErrorKind::BrokenPipe).is_ok());
        assert!(done(io::ErrorKind::StorageFull).is_err());
        assert!(seen_enough(Err(Report::msg("something else"))).is_err());
    }
}
