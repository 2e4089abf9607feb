//! The themes that there are, shipped and the user's own, and what inherits from what. It opens no file:
//! the user's texts are handed in.

use ratatui::style::Style;

use super::reading::{Ink, Placed, ThemeFile, colour};
use super::theme::{ThemeError, ThemeFault};
use super::{Depth, Look, Meaning};
use crate::place::Place;

/// The themes compiled in: (name, file, text).
const SHIPPED: &[(&str, &str, &str)] = &[
    ("default", "default.toml", include_str!("../../../themes/default.toml")),
    ("dark", "dark.toml", include_str!("../../../themes/dark.toml")),
    ("light", "light.toml", include_str!("../../../themes/light.toml")),
    ("high-contrast", "high-contrast.toml", include_str!("../../../themes/high-contrast.toml")),
    ("deuteranopia", "deuteranopia.toml", include_str!("../../../themes/deuteranopia.toml")),
    ("monochrome", "monochrome.toml", include_str!("../../../themes/monochrome.toml")),
];

/// A theme file of the user's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnTheme {
    /// The file's name without its ending.
    pub name: String,
    /// Where it is, for whoever has to mend it.
    pub file: String,
    pub text: String,
}

/// Every theme that can be asked for. One of the user's with the name of a shipped theme changes only the
/// lines that it has; any other inherits from a theme that it names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Themes {
    own: Vec<OwnTheme>,
}

/// One of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At<'s> {
    Own(&'s OwnTheme),
    /// Its place among the shipped.
    Shipped(&'static str, &'static str, &'static str),
}

impl Themes {
    #[must_use]
    pub fn new(mut own: Vec<OwnTheme>) -> Self {
        own.sort_by(|a, b| a.name.cmp(&b.name));
        Self { own }
    }

    /// The names of all themes: the shipped ones, then those that only the user has.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let own = self.own.iter().map(|own| own.name.as_str()).filter(|name| shipped(name).is_none());
        SHIPPED.iter().map(|(name, _, _)| *name).chain(own).map(str::to_owned).collect()
    }

    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// A theme, for a terminal of so many colours.
    ///
    /// # Errors
    /// The first mistake in the theme, or in one that it inherits from, with file, line and column.
    pub fn look(&self, name: &str, depth: Depth) -> Result<Look, ThemeError> {
        let found = self.find(name).ok_or_else(|| ThemeError {
            file: name.to_owned(),
            place: Place { line: 1, column: 1 },
            fault: ThemeFault::UnknownTheme(name.to_owned(), self.names()),
        })?;
        Chain::from(self, found)?.look(depth)
    }

    /// A file that need not be one of them, as if it were.
    ///
    /// # Errors
    /// As [`Themes::look`].
    pub fn read(&self, file: &str, text: &str, depth: Depth) -> Result<Look, ThemeError> {
        let name = std::path::Path::new(file).file_stem().and_then(|stem| stem.to_str());
        let name = name.unwrap_or(file).to_owned();
        let one = OwnTheme { name, file: file.to_owned(), text: text.to_owned() };
        Chain::from(self, At::Own(&one))?.look(depth)
    }

    fn find(&self, name: &str) -> Option<At<'_>> {
        let own = self.own.iter().find(|own| own.name == name).map(At::Own);
        own.or_else(|| shipped(name))
    }

    /// Where a file goes on; `None` where it stands alone.
    fn next<'s>(&'s self, at: At<'s>, read: &ThemeFile) -> Result<Option<At<'s>>, ThemeError> {
        let mistake = |place, fault| ThemeError { file: read.file.clone(), place, fault };
        if let At::Own(own) = at
            && let Some(same) = shipped(&own.name)
        {
            let other = read.inherits.as_ref().filter(|(parent, _)| *parent != own.name);
            return match other {
                Some((_, place)) => Err(mistake(*place, ThemeFault::OtherParent(own.name.clone()))),
                None => Ok(Some(same)),
            };
        }
        let Some((parent, place)) = &read.inherits else {
            return match at {
                At::Own(_) => Err(mistake(Place { line: 1, column: 1 }, ThemeFault::NoParent)),
                At::Shipped(..) => Ok(None),
            };
        };
        // What the user changes of one shipped theme leaves the others as they are.
        let found = match at {
            At::Own(_) => self.find(parent),
            At::Shipped(..) => shipped(parent),
        };
        let unknown = || ThemeFault::UnknownTheme(parent.clone(), self.names());
        found.map(Some).ok_or_else(|| mistake(*place, unknown()))
    }
}

fn shipped(name: &str) -> Option<At<'static>> {
    let found = SHIPPED.iter().find(|(has, _, _)| *has == name);
    found.map(|&(name, file, text)| At::Shipped(name, file, text))
}

/// A theme file and all that it inherits from, the nearest first.
struct Chain(Vec<ThemeFile>);

impl Chain {
    fn from<'s>(themes: &'s Themes, first: At<'s>) -> Result<Self, ThemeError> {
        let mut files: Vec<ThemeFile> = Vec::new();
        let mut visited: Vec<At<'_>> = Vec::new();
        let mut next = Some(first);
        while let Some(at) = next {
            let (file, text) = match at {
                At::Own(own) => (own.file.as_str(), own.text.as_str()),
                At::Shipped(_, file, text) => (file, text),
            };
            if visited.contains(&at) {
                return Err(circle(&files));
            }
            visited.push(at);
            let read = ThemeFile::read(file, text)?;
            next = themes.next(at, &read)?;
            files.push(read);
        }
        Ok(Self(files))
    }

    fn look(&self, depth: Depth) -> Result<Look, ThemeError> {
        let mut styles: Vec<(Meaning, Style)> = Vec::new();
        for file in &self.0 {
            for (meaning, line) in &file.lines {
                let colour = |written: &Option<Placed<String>>| {
                    let written = written.as_ref().map(|written| self.ink(file, written)).transpose();
                    written.map(|ink| ink.map(|ink| ink.on(depth)))
                };
                let mut style = Style::new().add_modifier(line.marks);
                (style.fg, style.bg) = (colour(&line.fg)?, colour(&line.bg)?);
                if styles.iter().all(|(has, _)| has != meaning) {
                    styles.push((*meaning, style));
                }
            }
        }
        Ok(Look::of(|meaning| styles.iter().find(|(has, _)| *has == meaning).map(|(_, style)| *style)))
    }

    /// A colour by name: of the nearest palette that has it, or one of the terminal's.
    fn ink(&self, file: &ThemeFile, (name, place): &Placed<String>) -> Result<Ink, ThemeError> {
        let found = self.0.iter().find_map(|file| file.ink(name)).or_else(|| colour(name));
        found.ok_or_else(|| ThemeError {
            file: file.file.clone(),
            place: *place,
            fault: ThemeFault::UnknownColour(name.clone()),
        })
    }
}

/// The last file read names one that was read before.
fn circle(files: &[ThemeFile]) -> ThemeError {
    let last = files.last().and_then(|file| Some((file, file.inherits.as_ref()?)));
    let (file, name, place) = last.map_or_else(
        || (String::new(), String::new(), Place { line: 1, column: 1 }),
        |(file, (name, place))| (file.file.clone(), name.clone(), *place),
    );
    ThemeError { file, place, fault: ThemeFault::InheritsInACircle(name) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::{Color, Modifier};

    fn own(name: &str, text: &str) -> OwnTheme {
        OwnTheme { name: name.to_owned(), file: format!("/c/themes/{name}.toml"), text: text.to_owned() }
    }

    #[test]
    fn a_theme_replaces_what_it_says_and_inherits_the_rest() {
        let text = "inherits = \"default\"\n[style]\ntext = { fg = \"#0a0B0c\", underline = true }\n";
        let themes = Themes::new(vec![own("mine", text)]);
        let look = themes.look("mine", Depth::Full).unwrap();
        let text = Style::new().fg(Color::Rgb(10, 11, 12)).add_modifier(Modifier::UNDERLINED);
        assert_eq!(look.style(Meaning::Text), text);
        let default = themes.look("default", Depth::Full).unwrap();
        assert_eq!(look.style(Meaning::Overdue), default.style(Meaning::Overdue));
        assert_eq!(themes.names().last().unwrap(), "mine");
    }

    #[test]
    fn a_file_with_the_name_of_a_shipped_theme_changes_only_its_lines_and_only_that_theme() {
        let text = "[palette]\nsky = \"#00aaff\"\n[style]\nok = { underline = true }\n";
        let themes = Themes::new(vec![own("dark", text), own("mine", "inherits = \"dark\"\n")]);
        assert_eq!(themes.names(), [&Themes::default().names()[..], &["mine".to_owned()]].concat());
        let (changed, was) =
            (themes.look("dark", Depth::Full), Themes::default().look("dark", Depth::Full));
        let (changed, was) = (changed.unwrap(), was.unwrap());
        // A line of the shipped file takes the user's colour.
        assert_eq!(changed.style(Meaning::Paused).fg, Some(Color::Rgb(0, 0xaa, 0xff)));
        assert_eq!(changed.style(Meaning::Ok).add_modifier, Modifier::UNDERLINED);
        assert_eq!(changed.style(Meaning::Overdue), was.style(Meaning::Overdue));
        assert_eq!(themes.look("mine", Depth::Full).unwrap(), changed);
        assert_eq!(
            themes.look("deuteranopia", Depth::Full),
            Themes::default().look("deuteranopia", Depth::Full)
        );
    }

    #[test]
    fn a_colour_of_the_palette_brings_its_own_stand_in_for_sixteen() {
        let text = "inherits = \"default\"\n[palette]\nsea = [\"#0b5394\", \"bright-cyan\"]\n[style]\nok = { fg = \
                    \"sea\" }\n";
        let fg = |depth| Themes::default().read("mine.toml", text, depth).unwrap().style(Meaning::Ok).fg;
        assert_eq!(fg(Depth::Full), Some(Color::Rgb(0x0b, 0x53, 0x94)));
        assert_eq!(fg(Depth::Sixteen), Some(Color::LightCyan));
        assert!(matches!(fg(Depth::Indexed), Some(Color::Indexed(16..))));
    }

    #[test]
    fn a_circle_is_refused_where_it_closes() {
        let themes = Themes::new(vec![own("a", "inherits = \"b\"\n"), own("b", "\ninherits = \"a\"\n")]);
        let found = themes.look("a", Depth::Full).unwrap_err();
        assert_eq!(found.file, "/c/themes/b.toml");
        assert_eq!(found.place, Place { line: 2, column: 12 });
        assert_eq!(found.fault, ThemeFault::InheritsInACircle("a".to_owned()));
    }
}
