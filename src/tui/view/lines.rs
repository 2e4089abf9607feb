//! Lines with what their parts mean to a hand, gathered before it is known which of them are in sight. It cuts
//! and breaks none of them.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::paint::{Paint, rows};
use crate::tui::app::aim::Aim;
use crate::tui::text;

/// A piece of a line, and what it means.
pub type Piece = (Vec<Span<'static>>, Option<Aim>);

#[derive(Default)]
pub struct Lines {
    lines: Vec<Line<'static>>,
    parts: Vec<Part>,
}

/// Some columns of a line.
struct Part {
    line: usize,
    from: usize,
    width: usize,
    aim: Aim,
}

impl Lines {
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    pub fn push(&mut self, line: Line<'static>) {
        self.lines.push(line);
    }

    pub fn extend(&mut self, lines: impl IntoIterator<Item = Line<'static>>) {
        self.lines.extend(lines);
    }

    /// A line that means one thing from its beginning to the edge.
    pub fn push_for(&mut self, line: Line<'static>, aim: Aim) {
        self.lines.push(line);
        self.means_from(0, aim);
    }

    /// From this column on to the edge the last line means this.
    pub fn means_from(&mut self, from: usize, aim: Aim) {
        self.part(from, usize::from(u16::MAX), aim);
    }

    fn part(&mut self, from: usize, width: usize, aim: Aim) {
        if let Some(line) = self.lines.len().checked_sub(1) {
            self.parts.push(Part { line, from, width, aim });
        }
    }

    /// Pieces in as many lines as they need.
    pub fn flow(&mut self, pieces: impl Iterator<Item = Piece>, width: usize) {
        let mut used = None;
        for (spans, aim) in pieces {
            let needs: usize = spans.iter().map(|span| text::width(&span.content)).sum();
            let from = match used {
                Some(used) if used + needs <= width => used,
                _ => {
                    self.lines.push(Line::default());
                    0
                }
            };
            used = Some(from + needs);
            if let Some(aim) = aim {
                self.part(from, needs, aim);
            }
            if let Some(line) = self.lines.last_mut() {
                line.spans.extend(spans);
            }
        }
    }

    /// How many pieces that mean something are out of sight where only so many lines are.
    pub fn cut_at(&self, lines: usize) -> usize {
        self.parts.iter().filter(|part| part.line >= lines).count()
    }

    /// Draws those that fit, without the first few.
    pub fn put(self, paint: &mut Paint<'_, '_>, area: Rect, skip: usize) {
        let column = |column: usize| u16::try_from(column).unwrap_or(u16::MAX);
        for (line, place) in (skip..).zip(rows(area)) {
            for part in self.parts.iter().filter(|part| part.line == line) {
                let x = place.x.saturating_add(column(part.from));
                let here = Rect { x, width: column(part.width), ..place };
                paint.means(here.intersection(place), part.aim.clone());
            }
        }
        paint.put_all(area, self.lines.into_iter().skip(skip).collect());
    }
}

/// Pieces that mean nothing to a hand, in as many lines as they need.
pub fn flowed(pieces: impl Iterator<Item = Vec<Span<'static>>>, width: usize) -> Vec<Line<'static>> {
    let mut lines = Lines::default();
    lines.flow(pieces.map(|spans| (spans, None)), width);
    lines.lines
}
