//! Reads a recording back, line by line. A file that was cut or is broken is read up to there, and then told of
//! by its line and what was expected; nothing in it is guessed.

use std::io::{BufRead, Read};

use serde::Deserialize;

use super::start::Start;
use super::{Entry, MOST_BYTES, VERSION};
use crate::domain::text::clean;
use crate::words::{Language, Value, Words};

/// The first line.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    pub language: Language,
    /// Columns and rows.
    pub size: (u16, u16),
    pub masked: bool,
    pub start: Start,
}

/// What is wrong with a recording, and in which line, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what:?}")]
pub struct Fault {
    pub line: usize,
    pub what: Wrong,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is no recording at all.
    NotARecording,
    /// It was written by a program that writes them otherwise.
    OtherVersion(u64),
    /// The line ends in its midst: the program was killed, or the file was cut.
    Cut,
    /// The line is longer than a recording may be as a whole.
    TooLong,
    /// The line is not what stands there in a recording: what the reader says.
    Unreadable(String),
    /// The file cannot be read on: what the system says.
    File(String),
}

impl Fault {
    /// In the reader's words. What it quotes of the file moves no cursor.
    pub fn explain(&self, words: &Words) -> String {
        let (key, detail) = match &self.what {
            Wrong::NotARecording => ("recording-fault-none", String::new()),
            Wrong::OtherVersion(found) => ("recording-fault-version", found.to_string()),
            Wrong::Cut => ("recording-fault-cut", String::new()),
            Wrong::TooLong => ("recording-fault-long", String::new()),
            Wrong::Unreadable(detail) if self.line == 1 => ("recording-fault-first", detail.clone()),
            Wrong::Unreadable(detail) => ("recording-fault-line", detail.clone()),
            Wrong::File(cause) => ("recording-fault-file", cause.clone()),
        };
        let args = [
            ("line", self.line.into()),
            ("detail", clean(&detail).into()),
            ("known", Value::Number(i64::from(VERSION))),
            ("most", (MOST_BYTES >> 20).into()),
        ];
        words.say_with(key, &args)
    }
}

/// A recording that is being read.
#[derive(Debug)]
pub struct Reader<R> {
    from: R,
    line: usize,
    /// Bytes that a line may have.
    longest: u64,
}

/// As the first line is written; what it says besides is for people.
#[derive(Deserialize)]
struct First {
    language: String,
    size: (u16, u16),
    masked: bool,
    #[serde(flatten)]
    start: Start,
}

impl<R: BufRead> Reader<R> {
    /// Reads the first line.
    ///
    /// # Errors
    /// It is not the first line of a recording that this program can play.
    pub fn begin(from: R) -> Result<(Header, Self), Fault> {
        let mut reader = Self { from, line: 0, longest: MOST_BYTES };
        let Some(text) = reader.next_line()? else {
            return Err(Fault { line: 1, what: Wrong::NotARecording });
        };
        let wrong = |what| Fault { line: 1, what };
        let value: serde_json::Value =
            serde_json::from_slice(&text).map_err(|_| wrong(Wrong::NotARecording))?;
        match value.get("centralino-recording").and_then(serde_json::Value::as_u64) {
            None => return Err(wrong(Wrong::NotARecording)),
            Some(found) if found != u64::from(VERSION) => return Err(wrong(Wrong::OtherVersion(found))),
            Some(_) => {}
        }
        let unreadable = |detail: String| wrong(Wrong::Unreadable(detail));
        let first: First =
            serde_json::from_value(value).map_err(|error| unreadable(error.to_string()))?;
        let language = first
            .language
            .parse()
            .map_err(|error: crate::words::NotALanguage| unreadable(error.to_string()))?;
        let header = Header { language, size: first.size, masked: first.masked, start: first.start };
        Ok((header, reader))
    }

    /// The next entry; none at the end.
    ///
    /// # Errors
    /// The line is none of a recording: nothing after it is read.
    pub fn next_entry(&mut self) -> Result<Option<Entry>, Fault> {
        let Some(text) = self.next_line()? else { return Ok(None) };
        let fault = |what| Fault { line: self.line, what };
        match serde_json::from_slice(&text) {
            Ok(entry) => Ok(Some(entry)),
            Err(_) if !text.ends_with(b"\n") => Err(fault(Wrong::Cut)),
            Err(error) => Err(fault(Wrong::Unreadable(error.to_string()))),
        }
    }

    /// The line that was read last, counted from 1.
    pub fn line(&self) -> usize {
        self.line
    }

    fn next_line(&mut self) -> Result<Option<Vec<u8>>, Fault> {
        self.line += 1;
        let mut text = Vec::new();
        let read = self.from.by_ref().take(self.longest).read_until(b'\n', &mut text);
        match read {
            Ok(0) => Ok(None),
            Ok(read) if read as u64 == self.longest && !text.ends_with(b"\n") => {
                Err(Fault { line: self.line, what: Wrong::TooLong })
            }
            Ok(_) => Ok(Some(text)),
            Err(error) => Err(Fault { line: self.line, what: Wrong::File(error.to_string()) }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_too_long_is_told_as_such_and_a_cut_one_as_cut() {
        let frame = b"\"frame\"\n";
        let read = |text: &[u8], longest| {
            let mut reader = Reader { from: text, line: 1, longest };
            reader.next_entry().map(|entry| entry.is_some()).map_err(|fault| fault.what)
        };
        assert_eq!(read(frame, 8), Ok(true));
        assert_eq!(read(frame, 7), Err(Wrong::TooLong));
        assert_eq!(read(&frame[..6], 7), Err(Wrong::Cut));
    }

    #[test]
    fn what_is_too_long_is_said_with_what_may_be() {
        let fault = Fault { line: 3, what: Wrong::TooLong };
        let told = fault.explain(&Words::italian());
        assert_eq!(
            told,
            "riga 3: la riga è troppo lunga: può essere di 1024 MiB al massimo; fino a qui è tutto riprodotto"
        );
    }
}
