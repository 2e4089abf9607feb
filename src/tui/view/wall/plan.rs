//! What of the wall has room in a window. It draws nothing: the same window always has the same plan, so that
//! nothing on it moves when figures change.

use super::digits::Digits;

/// The sizes of digits with the least window that each needs, the largest first.
const DIGITS: [(Digits, u16, u16); 3] =
    [(Digits::Large, 172, 50), (Digits::Medium, 118, 30), (Digits::Small, 78, 20)];
/// From this height on a line is left free between two interventions: more than twenty in a row cannot be
/// told apart from five metres.
const AIRY: u16 = 40;

/// Where what stands, in columns and rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Absent where one line must do for the head.
    pub digits: Option<Digits>,
    pub head: u16,
    /// Rows that one intervention takes.
    pub pitch: u16,
    /// Interventions on a page.
    pub lines: usize,
    /// Whether there is room for more than must be told of each.
    pub wide: bool,
}

/// A rule and a heading above the interventions, a rule and the figures below.
const AROUND: u16 = 4;

impl Plan {
    pub fn of(width: u16, height: u16) -> Self {
        let fits = |(_, columns, rows): &&(Digits, u16, u16)| *columns <= width && *rows <= height;
        let digits = DIGITS.iter().find(fits).map(|(digits, ..)| *digits);
        // A label above the digits.
        let head = digits.map_or(1, |digits| digits.height() + 1);
        let pitch = if height >= AIRY { 2 } else { 1 };
        let body = height.saturating_sub(head + AROUND);
        Self { digits, head, pitch, lines: usize::from((body / pitch).max(1)), wide: width >= 100 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_window_that_is_large_enough_has_room_for_interventions() {
        for (window, digits, lines) in [
            ((60, 16), None, 11),
            ((80, 24), Some(Digits::Small), 16),
            ((120, 36), Some(Digits::Medium), 26),
            ((160, 45), Some(Digits::Medium), 17),
            ((200, 60), Some(Digits::Large), 22),
        ] {
            let plan = Plan::of(window.0, window.1);
            assert_eq!((plan.digits, plan.lines), (digits, lines), "{window:?}");
        }
    }
}
