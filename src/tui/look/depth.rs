//! How many colours a terminal shows, and what it is sent instead of one that it lacks. It asks the
//! terminal nothing: what the environment says of it is handed in.

use anstyle::RgbColor;
use anstyle_lossy::{palette, rgb_to_ansi, rgb_to_xterm};
use ratatui::style::Color;

/// The sixteen colours in the order of their numbers, by the names that theme files use.
pub(super) const SIXTEEN: [(&str, Color); 16] = [
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("white", Color::Gray),
    ("bright-black", Color::DarkGray),
    ("bright-red", Color::LightRed),
    ("bright-green", Color::LightGreen),
    ("bright-yellow", Color::LightYellow),
    ("bright-blue", Color::LightBlue),
    ("bright-magenta", Color::LightMagenta),
    ("bright-cyan", Color::LightCyan),
    ("bright-white", Color::White),
];

/// How many colours a terminal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    Sixteen,
    /// The 256 of xterm.
    Indexed,
    /// Red, green and blue.
    Full,
}

impl Depth {
    pub const ALL: [Self; 3] = [Self::Sixteen, Self::Indexed, Self::Full];

    /// What `TERM` and `COLORTERM` say. Where they say nothing, as few as any terminal has.
    #[must_use]
    pub fn of(term: Option<&str>, colorterm: Option<&str>) -> Self {
        let term = term.unwrap_or_default();
        // A Linux console takes other colours for the nearest of its eight grounds.
        if term == "linux" || term == "dumb" {
            return Self::Sixteen;
        }
        let full = matches!(colorterm, Some("truecolor" | "24bit")) || term.ends_with("-direct");
        // Inside screen the variable is still that of the terminal around it.
        if full && !term.starts_with("screen") {
            return Self::Full;
        }
        if term.contains("256color") { Self::Indexed } else { Self::Sixteen }
    }

    /// The colour, or the nearest that the terminal shows. The sixteen are taken for those of a VGA.
    pub(super) fn nearest(self, colour: Color) -> Color {
        let Color::Rgb(red, green, blue) = colour else { return colour };
        let rgb = RgbColor(red, green, blue);
        match self {
            Self::Full => colour,
            Self::Indexed => Color::Indexed(rgb_to_xterm(rgb).index()),
            Self::Sixteen => {
                let number = anstyle::Ansi256Color::from_ansi(rgb_to_ansi(rgb, palette::VGA)).index();
                SIXTEEN.get(usize::from(number)).map_or(Color::Reset, |(_, colour)| *colour)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_taken_for_no_more_than_it_says() {
        for (term, colorterm, depth) in [
            ("linux", "truecolor", Depth::Sixteen),
            ("xterm-256color", "truecolor", Depth::Full),
            ("xterm-256color", "24bit", Depth::Full),
            ("xterm-256color", "", Depth::Indexed),
            ("xterm-256color", "yes", Depth::Indexed),
            ("xterm-direct", "", Depth::Full),
            ("tmux-256color", "truecolor", Depth::Full),
            ("screen-256color", "truecolor", Depth::Indexed),
            ("screen", "truecolor", Depth::Sixteen),
            ("xterm", "", Depth::Sixteen),
            ("vt220", "", Depth::Sixteen),
            ("dumb", "truecolor", Depth::Sixteen),
            ("", "", Depth::Sixteen),
        ] {
            assert_eq!(Depth::of(Some(term), Some(colorterm)), depth, "{term} {colorterm}");
        }
        assert_eq!(Depth::of(None, None), Depth::Sixteen);
    }

    #[test]
    fn a_colour_that_is_lacking_becomes_the_nearest() {
        for (rgb, indexed, sixteen) in [
            ((255, 255, 255), 231, Color::White),
            ((0, 0, 0), 16, Color::Black),
            ((255, 0, 0), 196, Color::Red),
            ((170, 0, 0), 124, Color::Red),
            ((128, 128, 128), 244, Color::Gray),
        ] {
            let colour = Color::Rgb(rgb.0, rgb.1, rgb.2);
            assert_eq!(Depth::Full.nearest(colour), colour);
            assert_eq!(Depth::Indexed.nearest(colour), Color::Indexed(indexed), "{rgb:?}");
            assert_eq!(Depth::Sixteen.nearest(colour), sixteen, "{rgb:?}");
        }
        for (_, colour) in SIXTEEN {
            assert!(Depth::ALL.iter().all(|depth| depth.nearest(colour) == colour));
        }
    }
}
