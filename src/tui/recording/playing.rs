//! Goes through a recording: the model as it was, and the screens that it was drawn as. Nothing that the model
//! wants done is done.

use std::io::BufRead;
use std::sync::Arc;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};

use super::Entry;
use super::reading::{Fault, Header, Reader, Wrong};
use crate::domain::time::Timestamp;
use crate::tui::app::{Model, Msg};
use crate::tui::look::Looks;
use crate::tui::view;
use crate::words::Words;

/// No window is larger; what a broken file says must not take the memory.
const LARGEST: u16 = 1_000;

/// A recording that is being played.
pub struct Player<R> {
    reader: Reader<R>,
    model: Model,
    looks: Looks,
    size: (u16, u16),
    at: Timestamp,
    frames: usize,
}

/// A screen of the recording.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Counted from 1.
    pub number: usize,
    /// When it was drawn, as far as is known: this was the clock (UTC) of what was heard before it.
    pub at: Timestamp,
    pub buffer: Buffer,
}

impl Frame {
    /// As text, one line a row, blanks at the ends cut.
    pub fn text(&self) -> String {
        let width = usize::from(self.buffer.area.width).max(1);
        let rows = self.buffer.content.chunks(width).map(|row| {
            let row: String = row.iter().map(Cell::symbol).collect();
            row.trim_end().to_owned()
        });
        rows.collect::<Vec<_>>().join("\n")
    }
}

impl<R: BufRead> Player<R> {
    /// Reads the first line.
    ///
    /// # Errors
    /// It is not that of a recording.
    pub fn begin(from: R, looks: Looks) -> Result<(Header, Self), Fault> {
        let (header, reader) = Reader::begin(from)?;
        let words = Arc::new(Words::of(header.language));
        let unreadable =
            |error: &dyn ToString| Fault { line: 1, what: Wrong::Unreadable(error.to_string()) };
        let model = header.start.model(words).map_err(|error| unreadable(&error))?;
        let (size, at) = (bounded(header.size), header.start.began);
        Ok((header, Self { reader, model, looks, size, at, frames: 0 }))
    }

    /// Goes on to the next screen; none at the end.
    ///
    /// # Errors
    /// The file is broken here.
    pub fn next_frame(&mut self) -> Result<Option<Frame>, Fault> {
        while let Some(entry) = self.reader.next_entry()? {
            match entry {
                Entry::Heard(at, msg) => {
                    self.at = at;
                    if let Msg::Window(width, height) = *msg {
                        self.size = bounded((width, height));
                    }
                    // What was done then is in the file as what came of it.
                    let _ = self.model.update(*msg, at);
                }
                Entry::Frame => return Ok(Some(self.draw())),
            }
        }
        Ok(None)
    }

    /// The model as it is now.
    pub fn model(&self) -> &Model {
        &self.model
    }

    fn draw(&mut self) -> Frame {
        self.frames += 1;
        let (model, look) = (&self.model, self.looks.named(self.model.theme()));
        let mut buffer = Buffer::default();
        let drawn =
            Terminal::new(TestBackend::new(self.size.0, self.size.1)).and_then(|mut terminal| {
                terminal.draw(|frame| view::draw(model, look, frame))?;
                buffer = terminal.backend().buffer().clone();
                Ok(())
            });
        // A screen in memory never fails.
        let Ok(()) = drawn;
        Frame { number: self.frames, at: self.at, buffer }
    }
}

fn bounded((width, height): (u16, u16)) -> (u16, u16) {
    (width.min(LARGEST), height.min(LARGEST))
}
