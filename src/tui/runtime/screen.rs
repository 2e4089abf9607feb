//! Frames to the terminal: each is one write, and none when nothing changed.
//! It never asks the terminal anything, since a late answer would arrive as typed keys.

use std::io::{self, Write};

use crossterm::style::force_color_output;
use ratatui::Frame;
use ratatui::Terminal;
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use unicode_width::UnicodeWidthStr;

use super::sgr::Pen;

const BEGIN_FRAME: &[u8] = b"\x1b[?2026h";
const END_FRAME: &[u8] = b"\x1b[?2026l";

/// How many bytes a frame sent; 0 when nothing was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FrameBytes(pub usize);

/// What the terminal is shown. The terminal modes are not its own: see the terminal module.
#[derive(Debug)]
pub struct Screen<W: Write> {
    terminal: Terminal<Buffered>,
    out: W,
    /// What goes out behind the next frame, and is no part of it.
    after: Vec<u8>,
    /// The last write failed halfway, or something else wrote: what the terminal shows is unknown.
    unknown: bool,
}

impl<W: Write> Screen<W> {
    /// A screen of the terminal's present size, or 80x24 where that cannot be told.
    ///
    /// # Errors
    /// None that is known; ratatui leaves the door open.
    pub fn new(out: W) -> io::Result<Self> {
        let (width, height) = crossterm::terminal::size().unwrap_or((80, 24));
        Self::with_size(out, Size { width, height })
    }

    /// A screen of a given size, empty and with the cursor hidden, as the modes leave it.
    ///
    /// # Errors
    /// As `new`.
    pub fn with_size(out: W, size: Size) -> io::Result<Self> {
        // Under NO_COLOR crossterm erases bold and reverse too: themes leave colour out, not it.
        force_color_output(true);
        let terminal = Terminal::new(Buffered::new(size))?;
        Ok(Self { terminal, out, after: Vec::new(), unknown: false })
    }

    /// Takes a new size; the next frame is drawn whole.
    pub fn resize(&mut self, size: Size) {
        self.terminal.backend_mut().size = size;
        self.unknown = true;
    }

    /// The size frames are drawn in.
    #[must_use]
    pub fn size(&self) -> Size {
        self.terminal.backend().size
    }

    /// The next frame is drawn whole: after coming back from another program, or on ctrl-l.
    pub fn redraw(&mut self) {
        self.unknown = true;
    }

    /// Says something that is no picture: it goes out behind the next frame, in the same write, also where
    /// nothing has changed.
    pub fn say(&mut self, bytes: &[u8]) {
        self.after.extend_from_slice(bytes);
    }

    /// Draws one frame: one write and one flush, or neither when nothing changed and nothing is said.
    ///
    /// # Errors
    /// When the terminal cannot be written to; the next frame is then drawn whole.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<FrameBytes> {
        if std::mem::take(&mut self.unknown) {
            let backend = self.terminal.backend_mut();
            backend.bytes.truncate(BEGIN_FRAME.len());
            backend.cursor_shown = None;
            backend.cursor_at = None;
            self.terminal.clear()?;
        }
        self.terminal.draw(render)?;
        let sent = self.send();
        self.unknown = sent.is_err();
        sent
    }

    fn send(&mut self) -> io::Result<FrameBytes> {
        let backend = self.terminal.backend_mut();
        backend.place_cursor();
        match backend.bytes.len() == BEGIN_FRAME.len() {
            true => backend.bytes.clear(),
            false => backend.bytes.extend_from_slice(END_FRAME),
        }
        backend.bytes.append(&mut self.after);
        let count = backend.bytes.len();
        let sent = match count {
            0 => Ok(()),
            _ => self.out.write_all(&backend.bytes).and_then(|()| self.out.flush()),
        };
        backend.bytes.clear();
        backend.bytes.extend_from_slice(BEGIN_FRAME);
        sent.map(|()| FrameBytes(count))
    }

    /// Where the bytes go.
    pub fn out(&self) -> &W {
        &self.out
    }
}

/// A backend that only gathers bytes, and says nothing that the terminal knows already.
#[derive(Debug)]
struct Buffered {
    /// The frame so far; always begins with `BEGIN_FRAME`.
    bytes: Vec<u8>,
    size: Size,
    wanted_cursor: Option<Position>,
    /// Nothing when another program may have changed it.
    cursor_shown: Option<bool>,
    /// Where the terminal's cursor stands; unknown after cells were drawn.
    cursor_at: Option<Position>,
}

impl Buffered {
    fn new(size: Size) -> Self {
        Self {
            bytes: BEGIN_FRAME.to_vec(),
            size,
            wanted_cursor: None,
            cursor_shown: Some(false),
            cursor_at: None,
        }
    }

    fn put(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    fn go_to(&mut self, x: u16, y: u16) {
        self.put(&format!("\x1b[{};{}H", u32::from(y) + 1, u32::from(x) + 1));
    }

    /// After the cells: a hidden cursor may stand anywhere, a visible one where it is wanted.
    fn place_cursor(&mut self) {
        if let Some(position) = self.wanted_cursor {
            if self.cursor_at != Some(position) {
                self.go_to(position.x, position.y);
                self.cursor_at = Some(position);
            }
            if self.cursor_shown != Some(true) {
                self.put("\x1b[?25h");
            }
        } else if self.cursor_shown != Some(false) {
            self.put("\x1b[?25l");
        }
        self.cursor_shown = Some(self.wanted_cursor.is_some());
    }
}

impl Backend for Buffered {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut pen = Pen::default();
        for (x, y, cell) in content {
            if self.cursor_at != Some(Position { x, y }) {
                self.go_to(x, y);
            }
            pen.turn_to(cell, &mut self.bytes);
            self.put(cell.symbol());
            // Terminals disagree on the columns of wide characters, and on what follows the last one.
            let sure = cell.symbol().width() == 1 && x + 1 < self.size.width;
            self.cursor_at = sure.then_some(Position { x: x + 1, y });
        }
        pen.lift(&mut self.bytes);
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.wanted_cursor = None;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        Ok(()) // shown where it is placed
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.wanted_cursor.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.wanted_cursor = Some(position.into());
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, _region: ClearType) -> io::Result<()> {
        // The whole viewport is ours; ratatui clears less of it only when inline.
        self.put("\x1b[m\x1b[2J");
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::default() })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(()) // the screen writes
    }
}

#[cfg(test)]
mod tests;
