//! What every room of the view draws with: the model, the look and the frame. It knows no pane.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear, Paragraph};

use super::areas::Areas;
use super::form;
use crate::tui::app::aim::Aim;
use crate::tui::app::{Model, Pane};
use crate::tui::look::{Look, Meaning};
use crate::tui::text;

/// The tools of one drawing.
pub struct Paint<'m, 'f> {
    pub model: &'m Model,
    pub look: &'m Look,
    pub frame: &'m mut Frame<'f>,
    /// What a hand may touch of what was drawn so far.
    pub areas: Areas,
}

impl<'m> Paint<'m, '_> {
    pub fn say(&self, key: &str) -> String {
        self.model.words.say(key)
    }

    pub fn style(&self, meaning: Meaning) -> Style {
        self.look.style(meaning)
    }

    pub fn span(&self, meaning: Meaning, text: impl Into<String>) -> Span<'static> {
        Span::styled(text.into(), self.style(meaning))
    }

    pub fn line(&self, meaning: Meaning, text: impl Into<String>) -> Line<'static> {
        Line::from(self.span(meaning, text))
    }

    /// One line, cut to the area.
    pub fn put(&mut self, area: Rect, line: Line<'_>) {
        self.frame.render_widget(Paragraph::new(line), area);
    }

    /// Lines from the top, as many as fit.
    pub fn put_all(&mut self, area: Rect, lines: Vec<Line<'_>>) {
        self.frame.render_widget(Paragraph::new(lines), area);
    }

    /// What stands here means this to a hand; said by whoever draws it.
    pub fn means(&mut self, area: Rect, aim: Aim) {
        self.areas.add(area.intersection(self.frame.area()), aim);
    }

    /// The frame of a pane; the one with the keyboard has a double line, which needs no colour.
    pub fn pane(&mut self, area: Rect, pane: Pane, title: &str) -> Rect {
        let model = self.model;
        let focused = model.focus == pane && !model.is_covered();
        self.means(area, Aim::Pane(pane));
        self.boxed(area, focused, title)
    }

    pub fn boxed(&mut self, area: Rect, focused: bool, title: &str) -> Rect {
        let (meaning, lines) = match focused {
            true => (Meaning::BorderFocus, BorderType::Double),
            false => (Meaning::Border, BorderType::Plain),
        };
        let room = usize::from(area.width.saturating_sub(4));
        let title = format!(" {} ", text::fit(title, room));
        let block = Block::bordered()
            .border_type(lines)
            .border_style(self.style(meaning))
            .title(Span::styled(title, self.style(Meaning::Title)));
        let inner = block.inner(area);
        self.frame.render_widget(block, area);
        inner
    }

    /// The theme's own ground, where it has one.
    pub fn ground(&mut self, area: Rect) {
        let style = self.style(Meaning::Text);
        self.frame.buffer_mut().set_style(area, style);
    }

    /// An empty place, for what stands over others.
    pub fn clear(&mut self, area: Rect) {
        self.frame.render_widget(Clear, area);
        self.ground(area);
        self.means(area, Aim::Nothing);
    }

    /// Words on the lower edge of a frame: how much of what it holds is out of sight.
    pub fn on_lower_edge(&mut self, frame: Rect, words: &str) {
        let room = frame.width.saturating_sub(4);
        let width = u16::try_from(text::width(words)).unwrap_or(room).min(room);
        let y = frame.bottom().saturating_sub(1);
        let line = self.line(Meaning::Key, words);
        self.put(Rect { x: frame.x + 2, y, width, height: 1 }, line);
    }

    /// How large the window must be, in columns and rows: in a sentence, or as much of it as there is room for.
    pub fn too_small(&mut self, area: Rect, (columns, rows): (u16, u16)) {
        let (width, height) = (usize::from(area.width), usize::from(area.height));
        let args = [("columns", columns.into()), ("rows", rows.into())];
        let said = ["too-small", "too-small-short"].map(|key| {
            let sentence = self.model.words.say_with(key, &args);
            form::wrapped(&sentence, width)
        });
        let fits = |lines: &&Vec<String>| {
            lines.len() <= height && lines.iter().all(|line| text::width(line) <= width)
        };
        let [_, short] = &said;
        let lines = said.iter().find(fits).unwrap_or(short);
        let lines = lines.iter().map(|line| self.line(Meaning::Warning, line.clone())).collect();
        self.put_all(area, lines);
    }
}

/// The rows of an area, one high, from the top.
pub fn rows(area: Rect) -> impl Iterator<Item = Rect> {
    (area.y..area.bottom()).map(move |y| Rect { y, height: 1, ..area })
}
