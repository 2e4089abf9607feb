//! Writes a session down, line by line, as it goes on. What was written can be played whatever becomes of the
//! rest; it never keeps a workplace from going on.

use std::io::{self, BufWriter, Write};

use serde::Serialize;
use serde_json::{Value, json};

use super::masking;
use super::start::Start;
use super::{Entry, MOST_BYTES, VERSION};
use crate::domain::time::Timestamp;
use crate::tui::app::{Model, Msg};

/// A recording that is being written.
#[derive(Debug)]
pub struct Recorder<W: Write> {
    out: BufWriter<W>,
    written: u64,
    masked: bool,
}

/// Why a recording goes no further.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    #[error(transparent)]
    Failed(#[from] io::Error),
    #[error("the recording is as long as one may be")]
    TooLong,
}

impl<W: Write> Recorder<W> {
    /// Writes the first line. `masked`: what people are called and what they write is left out.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn begin(
        out: W,
        start: &Start,
        size: (u16, u16),
        words: &crate::words::Words,
        masked: bool,
    ) -> Result<Self, RecordError> {
        let start = if masked { masking::start(start) } else { start.clone() };
        let about = if masked { "recording-about-masked" } else { "recording-about" };
        let mut first = json!({
            "centralino-recording": VERSION,
            "about": words.say(about),
            "program": env!("CARGO_PKG_VERSION"),
            "masked": masked,
            "language": words.language().code(),
            "size": [size.0, size.1],
        });
        if let (Value::Object(first), Ok(Value::Object(start))) =
            (&mut first, serde_json::to_value(start))
        {
            first.extend(start);
        }
        let mut recorder = Self { out: BufWriter::new(out), written: 0, masked };
        recorder.line(&first)?;
        recorder.out.flush()?;
        Ok(recorder)
    }

    /// What is heard, by a workplace that has not taken it yet.
    ///
    /// # Errors
    /// It cannot be written, or the recording is too long.
    pub fn heard(&mut self, model: &Model, msg: &Msg, clock: Timestamp) -> Result<(), RecordError> {
        // Lines of text have no screens; what says so is never heard where there are some.
        if matches!(msg, Msg::Said(_)) {
            return Ok(());
        }
        match self.masked {
            true => self.line(&json!({"heard": [clock, masking::message(msg, model)]})),
            // Its shape is that of [`Entry`], without a copy.
            false => self.line(&Heard { heard: (clock, msg) }),
        }
    }

    /// The screen is about to be drawn: what was written until here is handed on.
    ///
    /// # Errors
    /// As above.
    pub fn frame(&mut self) -> Result<(), RecordError> {
        self.line(&Entry::Frame)?;
        Ok(self.out.flush()?)
    }

    fn line(&mut self, line: &impl Serialize) -> Result<(), RecordError> {
        let mut text = serde_json::to_vec(line).map_err(io::Error::from)?;
        text.push(b'\n');
        self.written += text.len() as u64;
        if self.written > MOST_BYTES {
            return Err(RecordError::TooLong);
        }
        Ok(self.out.write_all(&text)?)
    }
}

#[derive(Serialize)]
struct Heard<'a> {
    heard: (Timestamp, &'a Msg),
}
