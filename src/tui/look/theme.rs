//! Theme files: a style for each meaning, and another theme to inherit from.
//! A mistake is never passed over: it is refused with file, line and column.

use std::collections::BTreeMap;

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;
use toml::Spanned;

use super::{Meaning, SHIPPED};
use crate::place::Place;
use crate::words::Words;

/// A mistake in a theme.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{}:{}: {fault:?}", place.line, place.column)]
pub struct ThemeError {
    pub file: String,
    pub place: Place,
    pub fault: ThemeFault,
}

/// What is wrong with a theme; each carries the name as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ThemeFault {
    /// Not TOML, or not the fields of a theme; carries what the TOML reader says.
    Unreadable(String),
    UnknownTheme(String),
    UnknownMeaning(String),
    UnknownColour(String),
    InheritsInACircle(String),
}

impl ThemeError {
    /// The mistake in the words of the reader.
    #[must_use]
    pub fn explain(&self, words: &Words) -> String {
        let fault = match &self.fault {
            ThemeFault::Unreadable(detail) => {
                words.say_with("theme-unreadable", &[("detail", detail.into())])
            }
            ThemeFault::UnknownTheme(name) => words.say_with("theme-unknown", &[("name", name.into())]),
            ThemeFault::UnknownMeaning(name) => {
                words.say_with("theme-meaning-unknown", &[("name", name.into())])
            }
            ThemeFault::UnknownColour(name) => {
                words.say_with("theme-colour-unknown", &[("name", name.into())])
            }
            ThemeFault::InheritsInACircle(name) => {
                words.say_with("theme-inherits-in-a-circle", &[("name", name.into())])
            }
        };
        self.place.told(words, &self.file, &fault)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ThemeFile {
    inherits: Option<Spanned<String>>,
    #[serde(default)]
    style: BTreeMap<Spanned<String>, StyleFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StyleFile {
    fg: Option<Spanned<String>>,
    bg: Option<Spanned<String>>,
    #[serde(default)]
    bold: bool,
    #[serde(default)]
    reverse: bool,
    #[serde(default)]
    underline: bool,
}

/// The styles a theme and those it inherits from say something of; the nearest first.
#[derive(Debug, Default)]
pub(super) struct Theme(Vec<(Meaning, Style)>);

impl Theme {
    pub(super) fn get(&self, meaning: Meaning) -> Option<Style> {
        self.0.iter().find(|(has, _)| *has == meaning).map(|(_, style)| *style)
    }
}

/// A shipped theme with all it inherits.
pub(super) fn shipped(name: &str) -> Result<Theme, ThemeError> {
    let (_, file, text) = find(name).ok_or_else(|| ThemeError {
        file: name.to_owned(),
        place: Place { line: 1, column: 1 },
        fault: ThemeFault::UnknownTheme(name.to_owned()),
    })?;
    read_over(SHIPPED, file, text)
}

/// A theme from a text with all it inherits.
pub(super) fn read(file: &str, text: &str) -> Result<Theme, ThemeError> {
    read_over(SHIPPED, file, text)
}

type Shelf<'a> = &'a [(&'a str, &'a str, &'a str)];

fn find(name: &str) -> Option<(&'static str, &'static str, &'static str)> {
    SHIPPED.iter().copied().find(|(has, _, _)| *has == name)
}

fn read_over(shelf: Shelf<'_>, file: &str, text: &str) -> Result<Theme, ThemeError> {
    let mut theme = Theme::default();
    let (mut file, mut text) = (file, text);
    let mut visited = Vec::new();
    loop {
        let mistake =
            |offset, fault| ThemeError { file: file.to_owned(), place: Place::of(text, offset), fault };
        let parsed = parse(text, &mistake)?;
        add_styles(&mut theme, &parsed, &mistake)?;
        let Some(parent) = parsed.inherits else {
            return Ok(theme);
        };
        let at = parent.span().start;
        let name = parent.into_inner();
        let Some(next) = shelf.iter().find(|(has, _, _)| *has == name) else {
            return Err(mistake(at, ThemeFault::UnknownTheme(name)));
        };
        if visited.contains(&next.0) {
            return Err(mistake(at, ThemeFault::InheritsInACircle(name)));
        }
        visited.push(next.0);
        (file, text) = (next.1, next.2);
    }
}

fn parse(
    text: &str,
    mistake: &impl Fn(usize, ThemeFault) -> ThemeError,
) -> Result<ThemeFile, ThemeError> {
    toml::from_str(text).map_err(|found: toml::de::Error| {
        let at = found.span().map_or(0, |span| span.start);
        mistake(at, ThemeFault::Unreadable(found.message().to_owned()))
    })
}

fn add_styles(
    theme: &mut Theme,
    parsed: &ThemeFile,
    mistake: &impl Fn(usize, ThemeFault) -> ThemeError,
) -> Result<(), ThemeError> {
    for (name, said) in &parsed.style {
        let meaning = Meaning::named(name.as_ref()).ok_or_else(|| {
            mistake(name.span().start, ThemeFault::UnknownMeaning(name.as_ref().clone()))
        })?;
        let colour = |written: &Option<Spanned<String>>| {
            let Some(written) = written else {
                return Ok(None);
            };
            colour(written.as_ref()).map(Some).ok_or_else(|| {
                mistake(written.span().start, ThemeFault::UnknownColour(written.as_ref().clone()))
            })
        };
        let mut style = Style::new();
        style.fg = colour(&said.fg)?;
        style.bg = colour(&said.bg)?;
        for (wanted, modifier) in [
            (said.bold, Modifier::BOLD),
            (said.reverse, Modifier::REVERSED),
            (said.underline, Modifier::UNDERLINED),
        ] {
            if wanted {
                style = style.add_modifier(modifier);
            }
        }
        if theme.get(meaning).is_none() {
            theme.0.push((meaning, style));
        }
    }
    Ok(())
}

/// The sixteen colours of a terminal by name, its own default, or `#rrggbb`.
fn colour(name: &str) -> Option<Color> {
    Some(match name {
        "default" => Color::Reset,
        "black" => Color::Black,
        "red" => Color::Red,
        "green" => Color::Green,
        "yellow" => Color::Yellow,
        "blue" => Color::Blue,
        "magenta" => Color::Magenta,
        "cyan" => Color::Cyan,
        "white" => Color::Gray,
        "bright-black" => Color::DarkGray,
        "bright-red" => Color::LightRed,
        "bright-green" => Color::LightGreen,
        "bright-yellow" => Color::LightYellow,
        "bright-blue" => Color::LightBlue,
        "bright-magenta" => Color::LightMagenta,
        "bright-cyan" => Color::LightCyan,
        "bright-white" => Color::White,
        _ => {
            let digits = name.strip_prefix('#').filter(|digits| digits.len() == 6)?;
            let all_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
            let value = u32::from_str_radix(digits, 16).ok().filter(|_| all_hex)?;
            let [_, red, green, blue] = value.to_be_bytes();
            Color::Rgb(red, green, blue)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_replaces_what_it_says_and_inherits_the_rest() {
        let text = "inherits = \"default\"\n[style]\ntext = { fg = \"#0a0B0c\", underline = true }\n";
        let theme = read("mine.toml", text).unwrap();
        let text = Style::new().fg(Color::Rgb(10, 11, 12)).add_modifier(Modifier::UNDERLINED);
        assert_eq!(theme.get(Meaning::Text), Some(text));
        let default = shipped("default").unwrap();
        assert_eq!(theme.get(Meaning::Overdue), default.get(Meaning::Overdue));
        assert!(theme.get(Meaning::Overdue).is_some());
    }

    #[test]
    fn mistakes_name_file_line_and_column() {
        for (text, line, column, fault) in [
            ("[style]\ntexte = {}\n", 2, 1, ThemeFault::UnknownMeaning("texte".into())),
            ("[style]\nok = { fg = \"grue\" }\n", 2, 13, ThemeFault::UnknownColour("grue".into())),
            ("[style]\nok = { bg = \"#12+45g\" }\n", 2, 13, ThemeFault::UnknownColour("#12+45g".into())),
            ("inherits = \"none\"\n", 1, 12, ThemeFault::UnknownTheme("none".into())),
        ] {
            let found = read("mine.toml", text).unwrap_err();
            let place = Place { line, column };
            assert_eq!(found, ThemeError { file: "mine.toml".into(), place, fault });
        }
    }

    #[test]
    fn what_is_not_a_theme_is_refused_where_it_goes_wrong() {
        for (text, line) in
            [("[style]\nok = {", 2), ("[style]\nok = { blink = true }", 2), ("\ncolour = 3", 2)]
        {
            let found = read("mine.toml", text).unwrap_err();
            assert!(matches!(found.fault, ThemeFault::Unreadable(_)), "{found:?}");
            assert_eq!(found.place.line, line, "{text:?}: {found:?}");
        }
    }

    #[test]
    fn a_circle_is_refused() {
        let shelf = [("a", "a.toml", "inherits = \"b\""), ("b", "b.toml", "inherits = \"a\"")];
        let found = read_over(&shelf, "a.toml", "inherits = \"b\"").unwrap_err();
        assert!(matches!(found.fault, ThemeFault::InheritsInACircle(_)), "{found:?}");
    }

    #[test]
    fn mistakes_are_told_in_italian() {
        let found = read("mio.toml", "[style]\nok = { fg = \"grue\" }\n").unwrap_err();
        let said = found.explain(&Words::italian());
        assert_eq!(said, "mio.toml, riga 2, colonna 13: il colore «grue» non esiste");
        assert!(shipped("nope").unwrap_err().explain(&Words::italian()).contains("nope"));
    }
}
