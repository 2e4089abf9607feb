//! How things look: meanings, as views name them, turned into styles by a theme.
//! No view may name a colour, and no meaning may be carried by colour alone.

mod theme;

use std::ffi::OsStr;

use ratatui::style::Style;

pub use theme::{ThemeError, ThemeFault};

/// The themes compiled in: (name, file, text).
const SHIPPED: &[(&str, &str, &str)] = &[
    ("default", "default.toml", include_str!("../../../themes/default.toml")),
    ("light", "light.toml", include_str!("../../../themes/light.toml")),
    ("monochrome", "monochrome.toml", include_str!("../../../themes/monochrome.toml")),
];

/// The theme that stands in for every other when `NO_COLOR` is set.
pub const WITHOUT_COLOUR: &str = "monochrome";

macro_rules! meanings {
    ($($(#[$doc:meta])* $meaning:ident = $name:literal $(or $fallback:ident)?;)*) => {
        /// What a piece of the screen means.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Meaning { $($(#[$doc])* $meaning,)* }

        impl Meaning {
            /// Every meaning, in the order of their declaration.
            pub const ALL: &[Self] = &[$(Self::$meaning,)*];

            /// The name that theme files use.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$meaning => $name,)* }
            }

            /// The meaning whose style is used when a theme says nothing of this one.
            #[must_use]
            pub const fn fallback(self) -> Option<Self> {
                match self { $(Self::$meaning => meanings!(@or $($fallback)?),)* }
            }
        }
    };
    (@or) => { None };
    (@or $fallback:ident) => { Some(Self::$fallback) };
}

meanings! {
    /// Plain text.
    Text = "text";
    /// Text of less weight.
    Dim = "dim" or Text;
    /// Titles and headings.
    Title = "title" or Text;
    /// Frames.
    Border = "border" or Dim;
    /// The frame of the part that has the keyboard.
    BorderFocus = "border-focus" or Title;
    /// The selected row.
    Selection = "selection" or Text;
    /// A field that could be written in.
    Field = "field" or Text;
    /// The field that is being written in.
    FieldFocus = "field-focus" or Selection;
    /// A deadline that has passed.
    Overdue = "overdue" or Error;
    /// A deadline that is near.
    Soon = "soon" or Warning;
    /// A clock that stands still.
    Paused = "paused" or Dim;
    /// Done, connected, on time.
    Ok = "ok" or Text;
    /// Something to look at.
    Warning = "warning" or Text;
    /// Something that went wrong.
    Error = "error" or Warning;
    /// The name of a key in the footer.
    Key = "key" or Title;
    /// A call that waits for an answer.
    Ringing = "ringing" or Warning;
}

impl Meaning {
    /// The meaning that a theme file calls `name`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|meaning| meaning.name() == name)
    }

    /// The sign that goes with the style, for eyes and screens without colour. Plain ASCII, because
    /// a Linux console lacks other glyphs; empty where the place itself tells.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Overdue | Self::Error => "!!",
            Self::Soon | Self::Warning => "!",
            Self::Paused => "=",
            Self::Ok => "+",
            Self::Selection => ">",
            Self::Ringing => "*",
            _ => "",
        }
    }
}

/// A theme whose every meaning has its style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    styles: Vec<(Meaning, Style)>,
}

impl Look {
    /// A theme that is shipped with the program.
    ///
    /// # Errors
    /// When no shipped theme has that name.
    pub fn named(name: &str) -> Result<Self, ThemeError> {
        Ok(Self::from_theme(&theme::shipped(name)?))
    }

    /// A theme read from a file of the user's; it may inherit a shipped one.
    ///
    /// # Errors
    /// The first mistake in the text, with file, line and column.
    pub fn read(file: &str, text: &str) -> Result<Self, ThemeError> {
        Ok(Self::from_theme(&theme::read(file, text)?))
    }

    /// The shipped theme asked for, or the monochrome one when colour is not wanted.
    ///
    /// # Errors
    /// When no shipped theme has that name.
    pub fn choose(name: &str, no_color: bool) -> Result<Self, ThemeError> {
        Self::named(if no_color { WITHOUT_COLOUR } else { name })
    }

    /// The names of the shipped themes.
    pub fn names() -> impl Iterator<Item = &'static str> {
        SHIPPED.iter().map(|(name, _, _)| *name)
    }

    /// The style of a meaning.
    #[must_use]
    pub fn style(&self, meaning: Meaning) -> Style {
        let found = self.styles.iter().find(|(has, _)| *has == meaning);
        found.map_or_else(Style::new, |(_, style)| *style)
    }

    fn from_theme(theme: &theme::Theme) -> Self {
        let resolve = |meaning: Meaning| {
            let mut at = Some(meaning);
            while let Some(now) = at {
                if let Some(style) = theme.get(now) {
                    return style;
                }
                at = now.fallback();
            }
            Style::new()
        };
        Self { styles: Meaning::ALL.iter().map(|&meaning| (meaning, resolve(meaning))).collect() }
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

    #[test]
    fn every_meaning_resolves_in_every_shipped_theme() {
        for name in Look::names() {
            let theme = theme::shipped(name).unwrap();
            for &meaning in Meaning::ALL {
                let mut at = Some(meaning);
                while let Some(now) = at.filter(|now| theme.get(*now).is_none()) {
                    at = now.fallback();
                }
                assert!(at.is_some(), "{name}: {} resolves to nothing", meaning.name());
                assert_eq!(Some(Look::named(name).unwrap().style(meaning)), theme.get(at.unwrap()));
            }
        }
    }

    #[test]
    fn monochrome_has_no_colour() {
        let look = Look::named("monochrome").unwrap();
        for &meaning in Meaning::ALL {
            let style = look.style(meaning);
            assert_eq!((style.fg, style.bg), (None, None), "{}", meaning.name());
        }
    }

    #[test]
    fn the_default_and_the_light_theme_use_only_the_sixteen_colours_of_the_terminal() {
        for name in ["default", "light"] {
            let look = Look::named(name).unwrap();
            let styles = Meaning::ALL.iter().map(|&meaning| look.style(meaning));
            for colour in styles.flat_map(|style| [style.fg, style.bg]).flatten() {
                assert!(!matches!(colour, Color::Rgb(..) | Color::Indexed(_)), "{name}: {colour}");
            }
        }
    }

    #[test]
    fn what_must_be_noticed_differs_by_more_than_colour() {
        for name in Look::names() {
            let look = Look::named(name).unwrap();
            let marks = |meaning| look.style(meaning).add_modifier;
            for (a, b) in [
                (Meaning::Selection, Meaning::Text),
                (Meaning::FieldFocus, Meaning::Field),
                (Meaning::BorderFocus, Meaning::Border),
                (Meaning::Overdue, Meaning::Text),
                (Meaning::Ringing, Meaning::Text),
            ] {
                assert_ne!(marks(a), marks(b), "{name}: {} and {}", a.name(), b.name());
            }
        }
        let alarms = [Meaning::Overdue, Meaning::Soon, Meaning::Paused, Meaning::Ok, Meaning::Ringing];
        for (at, a) in alarms.iter().enumerate() {
            assert!(a.sign().is_ascii() && !a.sign().is_empty());
            assert!(alarms[at + 1..].iter().all(|b| a.sign() != b.sign()), "{a:?}");
        }
    }

    #[test]
    fn no_color_keeps_the_selection_visible() {
        for (value, wanted) in [(None, false), (Some(""), false), (Some("1"), true), (Some("0"), true)] {
            assert_eq!(wants_no_color(value.map(OsStr::new)), wanted, "{value:?}");
        }
        let look = Look::choose("default", true).unwrap();
        assert_eq!(look, Look::named("monochrome").unwrap());
        assert!(look.style(Meaning::Selection).add_modifier.contains(Modifier::REVERSED));
        assert_eq!(Look::choose("light", false).unwrap(), Look::named("light").unwrap());
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
