//! Figures that are read from five metres: a small table of shapes, drawn with whole and half blocks, which
//! the font of a Linux console has. It knows no letter but the one between hours and minutes.

/// How large a figure is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Digits {
    /// Two rows of a shape in one of the screen, by half blocks.
    Small,
    /// Two columns of the screen for each of a shape: about as wide as high.
    Medium,
    Large,
}

/// Rows of a shape.
const ROWS: usize = 5;
/// Columns between two shapes.
const GAP: usize = 1;

/// A shape row by row, `#` where it is filled.
type Shape = [&'static str; ROWS];

const SHAPES: [(char, Shape); 13] = [
    ('0', ["###", "# #", "# #", "# #", "###"]),
    ('1', [" # ", "## ", " # ", " # ", "###"]),
    ('2', ["###", "  #", "###", "#  ", "###"]),
    ('3', ["###", "  #", "###", "  #", "###"]),
    ('4', ["# #", "# #", "###", "  #", "  #"]),
    ('5', ["###", "#  ", "###", "  #", "###"]),
    ('6', ["###", "#  ", "###", "# #", "###"]),
    ('7', ["###", "  #", "  #", "  #", "  #"]),
    ('8', ["###", "# #", "###", "# #", "###"]),
    ('9', ["###", "# #", "###", "  #", "###"]),
    (':', [" ", "#", " ", "#", " "]),
    ('h', ["#  ", "#  ", "###", "# #", "# #"]),
    ('-', ["   ", "   ", "###", "   ", "   "]),
];

impl Digits {
    /// Rows on the screen.
    pub fn height(self) -> u16 {
        match self {
            Digits::Small => 3,
            Digits::Medium => 5,
            Digits::Large => 10,
        }
    }

    /// Columns and rows of the screen for one of a shape, where it takes whole ones.
    fn scale(self) -> (usize, usize) {
        match self {
            Digits::Small => (1, 1),
            Digits::Medium => (2, 1),
            Digits::Large => (3, 2),
        }
    }

    /// Columns that a figure takes.
    pub fn width(self, figure: &str) -> usize {
        let columns: usize =
            figure.chars().map(|c| shape(c).map_or(0, |[row, ..]| row.len() + GAP)).sum();
        columns.saturating_sub(GAP) * self.scale().0
    }

    /// A figure, row by row. What has no shape is left out.
    pub fn rows(self, figure: &str) -> Vec<String> {
        let rows: Vec<String> = (0..ROWS).map(|row| joined(figure, row)).collect();
        let (across, down) = self.scale();
        if self == Digits::Small {
            let below = |upper: usize| rows.get(upper + 1).map_or("", String::as_str);
            let pairs = rows.iter().enumerate().step_by(2);
            return pairs.map(|(upper, row)| halves(row, below(upper))).collect();
        }
        let wide = |row: &String| -> String {
            row.chars()
                .flat_map(|c| std::iter::repeat_n(if c == '#' { '█' } else { ' ' }, across))
                .collect()
        };
        rows.iter().flat_map(|row| std::iter::repeat_n(wide(row), down)).collect()
    }
}

fn shape(c: char) -> Option<&'static Shape> {
    SHAPES.iter().find(|(has, _)| *has == c).map(|(_, shape)| shape)
}

/// One row through all shapes of a figure.
fn joined(figure: &str, row: usize) -> String {
    let pieces: Vec<&str> = figure.chars().filter_map(|c| shape(c)?.get(row).copied()).collect();
    pieces.join(&" ".repeat(GAP))
}

/// Two rows in one.
fn halves(upper: &str, lower: &str) -> String {
    let lower = lower.chars().chain(std::iter::repeat(' '));
    let half = |(upper, lower)| match (upper == '#', lower == '#') {
        (true, true) => '█',
        (true, false) => '▀',
        (false, true) => '▄',
        (false, false) => ' ',
    };
    upper.chars().zip(lower).map(half).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_as_wide_and_high_as_it_says_in_every_size() {
        for digits in [Digits::Small, Digits::Medium, Digits::Large] {
            for figure in ["14:32", "02:09", "1h02", "0", "345678", "--:--", ""] {
                let rows = digits.rows(figure);
                assert_eq!(rows.len(), usize::from(digits.height()), "{figure}");
                for row in rows {
                    assert_eq!(row.chars().count(), digits.width(figure), "{figure}");
                }
            }
        }
    }

    #[test]
    fn shapes_are_told_apart_from_afar() {
        let drawn = Digits::Small.rows("1234567890").join("\n");
        let expected = "\
▄█  ▀▀█ ▀▀█ █ █ █▀▀ █▀▀ ▀▀█ █▀█ █▀█ █▀█
 █  █▀▀ ▀▀█ ▀▀█ ▀▀█ █▀█   █ █▀█ ▀▀█ █ █
▀▀▀ ▀▀▀ ▀▀▀   ▀ ▀▀▀ ▀▀▀   ▀ ▀▀▀ ▀▀▀ ▀▀▀";
        assert_eq!(drawn, expected);
        for (at, (one, shape)) in SHAPES.iter().enumerate() {
            let alike = SHAPES.iter().skip(at + 1).find(|(_, other)| other == shape);
            assert_eq!(alike, None, "{one}");
        }
    }
}
