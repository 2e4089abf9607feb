//! The thread that reads lines, one when it is asked for one. It never decides what a line means, and never
//! keeps the process alive.

use std::io::{self, BufRead};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};

/// What is longer is no answer to anything: the rest of the line is dropped.
const LONGEST: usize = 64 * 1024;

/// The reading thread.
pub struct Reader {
    ask: Sender<()>,
    asked: Arc<AtomicBool>,
}

impl Reader {
    /// Starts the thread. Each line goes to `deliver`, none at the end; it answers whether anybody listens.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(deliver: impl Fn(Option<String>) -> bool + Send + 'static) -> io::Result<Self> {
        let (ask, wanted) = channel();
        let asked = Arc::new(AtomicBool::new(false));
        let reading = Arc::clone(&asked);
        std::thread::Builder::new().name("lines".to_owned()).spawn(move || {
            let mut input = io::stdin().lock();
            while let Ok(()) = wanted.recv() {
                // An input that cannot be read has come to its end.
                let line = read_line(&mut input).unwrap_or_default();
                let more = line.is_some();
                reading.store(false, Ordering::Release);
                if !deliver(line) || !more {
                    return;
                }
            }
        })?;
        Ok(Self { ask, asked })
    }

    /// Asks for a line, unless one was asked for and has not come.
    pub fn next(&self) {
        if !self.asked.swap(true, Ordering::AcqRel) {
            // A thread that has ended has told of it.
            let _ = self.ask.send(());
        }
    }
}

/// One line, whatever its bytes; none at the end.
fn read_line(input: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    loop {
        let block = match input.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            block => block?,
        };
        if block.is_empty() {
            return Ok((!line.is_empty()).then(|| String::from_utf8_lossy(&line).into_owned()));
        }
        let end = block.iter().position(|byte| *byte == b'\n');
        let (part, used) = match end {
            Some(at) => (block.get(..at), at + 1),
            None => (Some(block), block.len()),
        };
        let room = LONGEST.saturating_sub(line.len());
        line.extend(part.unwrap_or_default().iter().take(room));
        input.consume(used);
        if end.is_some() {
            return Ok(Some(String::from_utf8_lossy(&line).into_owned()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_any_bytes_and_any_length_are_read() {
        let long = [b"x".repeat(LONGEST + 10).as_slice(), b"\nafter\n\xff\xfe\n\nlast"].concat();
        let mut input = long.as_slice();
        let mut next = || read_line(&mut input).unwrap();
        assert_eq!(next().unwrap().len(), LONGEST);
        assert_eq!(next().as_deref(), Some("after"));
        assert_eq!(next().as_deref(), Some("\u{fffd}\u{fffd}"));
        assert_eq!(next().as_deref(), Some(""));
        assert_eq!(next().as_deref(), Some("last"));
        assert_eq!(next(), None);
    }
}
