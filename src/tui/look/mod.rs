//! How things look: meanings, as views name them, turned into styles by a theme.
//! No view may name a colour, and no meaning may be carried by colour alone.
//!
//! [`Meaning`] is what can be styled; a theme file is read in `reading`, its faults are in `theme`; [`Themes`]
//! holds the shipped themes and the user's, and knows what inherits from what; [`Depth`] is how many colours
//! the terminal shows; [`Look`] is what comes out, and [`Looks`] all of them at hand.

mod depth;
mod looks;
mod meaning;
mod reading;
mod theme;
mod themes;

use std::ffi::OsStr;

use ratatui::style::Style;

pub use depth::Depth;
pub use looks::Looks;
pub use meaning::Meaning;
pub use theme::{Expected, ThemeError, ThemeFault};
pub use themes::{OwnTheme, Themes};

/// The theme that stands in for every other when `NO_COLOR` is set.
pub const WITHOUT_COLOUR: &str = "monochrome";

/// A theme whose every meaning has its style, for a terminal of so many colours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    styles: Vec<(Meaning, Style)>,
}

impl Look {
    /// A theme that is shipped with the program, in all its colours.
    ///
    /// # Errors
    /// When no shipped theme has that name.
    pub fn named(name: &str) -> Result<Self, ThemeError> {
        Themes::default().look(name, Depth::Full)
    }

    /// The style of a meaning. Where the theme has a ground of its own, it is the ground of every style.
    #[must_use]
    pub fn style(&self, meaning: Meaning) -> Style {
        let found = self.styles.iter().find(|(has, _)| *has == meaning);
        found.map_or_else(Style::new, |(_, style)| *style)
    }

    /// Gives each meaning the style that is said of it, or of those that it falls back on.
    fn of(said: impl Fn(Meaning) -> Option<Style>) -> Self {
        let resolve = |meaning| {
            let chain = std::iter::successors(Some(meaning), |now: &Meaning| now.fallback());
            chain.filter_map(&said).next().unwrap_or_default()
        };
        let ground = resolve(Meaning::Text);
        let whole = |meaning| {
            let mut style: Style = resolve(meaning);
            style.fg = style.fg.or(ground.fg);
            style.bg = style.bg.or(ground.bg);
            // Letters that two colours made alike would hide keep the terminal's own.
            if style.fg == style.bg {
                (style.fg, style.bg) = (None, None);
            }
            style
        };
        Self { styles: Meaning::ALL.iter().map(|&meaning| (meaning, whole(meaning))).collect() }
    }
}

/// Whether a value of the environment variable `NO_COLOR` asks for no colour: any but an empty one.
#[must_use]
pub fn wants_no_color(no_color: Option<&OsStr>) -> bool {
    no_color.is_some_and(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::{Color, Modifier};

    fn looks() -> impl Iterator<Item = (String, Depth, Look)> {
        let every = Themes::default().names().into_iter();
        every.flat_map(|name| {
            Depth::ALL.map(|depth| {
                let look = Themes::default().look(&name, depth).unwrap();
                (name.clone(), depth, look)
            })
        })
    }

    #[test]
    fn monochrome_has_no_colour() {
        let look = Themes::default().look(WITHOUT_COLOUR, Depth::Full).unwrap();
        for &meaning in Meaning::ALL {
            let style = look.style(meaning);
            assert_eq!((style.fg, style.bg), (None, None), "{}", meaning.name());
        }
    }

    #[test]
    fn no_terminal_is_sent_a_colour_that_it_lacks_and_two_themes_keep_to_the_sixteen() {
        for (name, depth, look) in looks() {
            let styles = Meaning::ALL.iter().map(|&meaning| look.style(meaning));
            for colour in styles.flat_map(|style| [style.fg, style.bg]).flatten() {
                let needs = match colour {
                    Color::Rgb(..) => 2,
                    Color::Indexed(_) => 1,
                    _ => 0,
                };
                assert!(needs <= depth as u8, "{name} {depth:?}: {colour}");
                let sixteen = ["default", "high-contrast", "monochrome"].contains(&name.as_str());
                assert!(needs == 0 || !sixteen, "{name}: {colour}");
            }
        }
    }

    #[test]
    fn nothing_flashes() {
        for (name, _, look) in looks() {
            for &meaning in Meaning::ALL {
                let marks = look.style(meaning).add_modifier;
                assert!(!marks.intersects(Modifier::SLOW_BLINK | Modifier::RAPID_BLINK), "{name}");
            }
        }
    }

    #[test]
    fn what_must_be_noticed_differs_by_more_than_colour() {
        for (name, depth, look) in looks() {
            let marks = |meaning| look.style(meaning).add_modifier;
            for (a, b) in [
                (Meaning::Selection, Meaning::Text),
                (Meaning::FieldFocus, Meaning::Field),
                (Meaning::BorderFocus, Meaning::Border),
                (Meaning::Overdue, Meaning::Text),
                (Meaning::Ringing, Meaning::Text),
            ] {
                assert_ne!(marks(a), marks(b), "{name} {depth:?}: {} and {}", a.name(), b.name());
            }
        }
        let alarms = [Meaning::Overdue, Meaning::Soon, Meaning::Paused, Meaning::Ok, Meaning::Ringing];
        for (at, a) in alarms.iter().enumerate() {
            assert!(a.sign().is_ascii() && !a.sign().is_empty());
            assert!(alarms[at + 1..].iter().all(|b| a.sign() != b.sign()), "{a:?}");
        }
    }

    #[test]
    fn a_ground_of_its_own_is_the_ground_of_everything() {
        for (name, depth, look) in looks() {
            let painted = look.style(Meaning::Text).bg.is_some();
            for &meaning in Meaning::ALL {
                let style = look.style(meaning);
                assert_eq!(
                    (style.fg.is_some(), style.bg.is_some()),
                    (painted || style.fg.is_some(), painted || style.bg.is_some()),
                    "{name} {depth:?}"
                );
            }
        }
    }

    #[test]
    fn letters_never_vanish_in_their_ground() {
        let text = "inherits = \"default\"\n[style]\nok = { fg = \"#010101\", bg = \"#000000\" }\n";
        let look = |depth| Themes::default().read("mine.toml", text, depth).unwrap().style(Meaning::Ok);
        assert_ne!(look(Depth::Full).fg, look(Depth::Full).bg);
        assert_eq!((look(Depth::Sixteen).fg, look(Depth::Sixteen).bg), (None, None));
    }

    #[test]
    fn no_color_is_wanted_by_anything_but_nothing() {
        for (value, wanted) in [(None, false), (Some(""), false), (Some("1"), true), (Some("0"), true)] {
            assert_eq!(wants_no_color(value.map(OsStr::new)), wanted, "{value:?}");
        }
    }

    #[test]
    fn fallbacks_end_and_names_are_unique() {
        for &meaning in Meaning::ALL {
            let chain = std::iter::successors(Some(meaning), |now| now.fallback());
            assert!(chain.take(Meaning::ALL.len() + 1).count() <= Meaning::ALL.len());
            assert_eq!(Meaning::named(meaning.name()), Some(meaning));
        }
        assert_eq!(Meaning::named("nothing"), None);
    }
}
