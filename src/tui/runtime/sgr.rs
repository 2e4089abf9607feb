//! Styles as the terminal is told of them, said only where they change.
//! It never leaves a style behind: every frame begins and ends plain.
//!
//! Colours of underlines are not sent: no theme has them, and a Linux console misreads them.

use std::fmt::Write;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// Modifiers and the number that turns each on.
const MODIFIERS: &[(Modifier, u8)] = &[
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::RAPID_BLINK, 6),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

/// The style that the terminal writes with at this moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pen {
    fg: Color,
    bg: Color,
    modifiers: Modifier,
}

impl Default for Pen {
    fn default() -> Self {
        Self { fg: Color::Reset, bg: Color::Reset, modifiers: Modifier::empty() }
    }
}

impl Pen {
    /// Takes the style of a cell, adding to `bytes` what the terminal must be told.
    pub(super) fn turn_to(&mut self, cell: &Cell, bytes: &mut Vec<u8>) {
        let wanted = Self { fg: cell.fg, bg: cell.bg, modifiers: cell.modifier };
        if *self == wanted {
            return;
        }
        let mut said = String::new();
        // Bold and dim share the number that ends them: what goes away goes by a reset.
        let from = if wanted.modifiers.contains(self.modifiers) { *self } else { Self::default() };
        if from != *self || wanted == Self::default() {
            said.push_str("0;");
        }
        for (modifier, number) in MODIFIERS {
            if (wanted.modifiers - from.modifiers).contains(*modifier) {
                add(&mut said, *number);
            }
        }
        if wanted != Self::default() {
            if wanted.fg != from.fg {
                colour(&mut said, wanted.fg, 30);
            }
            if wanted.bg != from.bg {
                colour(&mut said, wanted.bg, 40);
            }
        }
        bytes.extend_from_slice(b"\x1b[");
        let numbers = said.trim_end_matches(';');
        bytes.extend_from_slice(if numbers == "0" { b"" } else { numbers.as_bytes() });
        bytes.push(b'm');
        *self = wanted;
    }

    /// Ends plain.
    pub(super) fn lift(&mut self, bytes: &mut Vec<u8>) {
        self.turn_to(&Cell::default(), bytes);
    }
}

fn add(said: &mut String, number: u8) {
    // Writing to a string cannot fail.
    let _ = write!(said, "{number};");
}

/// A colour; `base` is 30 for the letters and 40 for what is behind them.
fn colour(said: &mut String, colour: Color, base: u8) {
    match colour {
        Color::Reset => add(said, base + 9),
        Color::Black => add(said, base),
        Color::Red => add(said, base + 1),
        Color::Green => add(said, base + 2),
        Color::Yellow => add(said, base + 3),
        Color::Blue => add(said, base + 4),
        Color::Magenta => add(said, base + 5),
        Color::Cyan => add(said, base + 6),
        Color::Gray => add(said, base + 7),
        Color::DarkGray => add(said, base + 60),
        Color::LightRed => add(said, base + 61),
        Color::LightGreen => add(said, base + 62),
        Color::LightYellow => add(said, base + 63),
        Color::LightBlue => add(said, base + 64),
        Color::LightMagenta => add(said, base + 65),
        Color::LightCyan => add(said, base + 66),
        Color::White => add(said, base + 67),
        Color::Indexed(number) => [base + 8, 5, number].into_iter().for_each(|part| add(said, part)),
        Color::Rgb(r, g, b) => [base + 8, 2, r, g, b].into_iter().for_each(|part| add(said, part)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    #[test]
    fn only_changes_are_said() {
        let mut pen = Pen::default();
        for (style, said) in [
            (Style::new(), ""),
            (Style::new().bold(), "\x1b[1m"),
            (Style::new().bold().reversed(), "\x1b[7m"),
            (Style::new().bold().reversed(), ""),
            (Style::new().reversed(), "\x1b[0;7m"),
            (Style::new().fg(Color::LightRed), "\x1b[0;91m"),
            (Style::new().fg(Color::LightRed).bg(Color::Rgb(1, 20, 255)), "\x1b[48;2;1;20;255m"),
            (Style::new().bg(Color::Indexed(7)), "\x1b[39;48;5;7m"),
            (Style::new(), "\x1b[m"),
        ] {
            let mut cell = Cell::default();
            cell.set_style(style);
            let mut bytes = Vec::new();
            pen.turn_to(&cell, &mut bytes);
            assert_eq!(String::from_utf8(bytes).unwrap(), said, "{style:?}");
        }
    }
}
