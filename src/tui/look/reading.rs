//! One theme file as it is written: what it inherits, its palette, its lines. It knows no other file: names
//! of colours are looked up by whoever puts the files together.

use ratatui::style::{Color, Modifier};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Meaning;
use super::depth::{Depth, SIXTEEN};
use super::theme::{Expected, ThemeError, ThemeFault};
use crate::place::{Place, entries};

/// The keys of a theme file.
const KEYS: &[&str] = &["inherits", "palette", "style"];
/// The keys of a line of `[style]`.
const LINE_KEYS: &[&str] = &["fg", "bg", "bold", "reverse", "underline"];
/// Marks that a line may switch on. None of them flashes.
const MARKS: [(&str, Modifier); 3] =
    [("bold", Modifier::BOLD), ("reverse", Modifier::REVERSED), ("underline", Modifier::UNDERLINED)];

/// Something written, with its place.
pub(super) type Placed<T> = (T, Place);

/// A theme file.
#[derive(Debug, Default)]
pub(super) struct ThemeFile {
    /// Where it came from.
    pub(super) file: String,
    pub(super) inherits: Option<Placed<String>>,
    palette: Vec<(String, Ink)>,
    pub(super) lines: Vec<(Meaning, Line)>,
}

/// What a file says of a meaning; colours by name.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub(super) fg: Option<Placed<String>>,
    pub(super) bg: Option<Placed<String>>,
    pub(super) marks: Modifier,
}

/// A colour of a palette, and what a terminal of sixteen colours shows instead, if the theme says so.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ink {
    colour: Color,
    of_sixteen: Option<Color>,
}

impl Ink {
    pub(super) fn on(self, depth: Depth) -> Color {
        match (depth, self.of_sixteen) {
            (Depth::Sixteen, Some(colour)) => colour,
            _ => depth.nearest(self.colour),
        }
    }
}

impl ThemeFile {
    /// # Errors
    /// The first mistake in the text.
    pub(super) fn read(file: &str, text: &str) -> Result<Self, ThemeError> {
        let reader = Reader { file, text };
        let table = DeTable::parse(text).map_err(|found| {
            reader.mistake(found.span().map_or(0, |span| span.start), ThemeFault::Unreadable)
        })?;
        let mut read = Self { file: file.to_owned(), ..Self::default() };
        for (key, value) in entries(table.get_ref()) {
            match key.get_ref().as_ref() {
                "inherits" => read.inherits = Some(reader.name("inherits", value, Expected::Theme)?),
                "palette" => read.palette = reader.palette(value)?,
                "style" => read.lines = reader.lines(value)?,
                unknown => return Err(reader.unknown_key(key.span().start, unknown, KEYS)),
            }
        }
        Ok(read)
    }

    /// The colour that its palette gives this name.
    pub(super) fn ink(&self, name: &str) -> Option<Ink> {
        self.palette.iter().find(|(has, _)| has == name).map(|(_, ink)| *ink)
    }
}

/// One of the terminal's sixteen colours by name, its own default, or `#rrggbb`.
pub(super) fn colour(name: &str) -> Option<Ink> {
    let plain = |colour| Some(Ink { colour, of_sixteen: None });
    if let Some((_, found)) = SIXTEEN.iter().find(|(known, _)| *known == name) {
        return plain(*found);
    }
    if name == "default" {
        return plain(Color::Reset);
    }
    let digits = name.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let all_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let value = u32::from_str_radix(digits, 16).ok().filter(|_| all_hex)?;
    let [_, red, green, blue] = value.to_be_bytes();
    plain(Color::Rgb(red, green, blue))
}

struct Reader<'t> {
    file: &'t str,
    text: &'t str,
}

impl Reader<'_> {
    fn mistake(&self, at: usize, fault: ThemeFault) -> ThemeError {
        ThemeError { file: self.file.to_owned(), place: Place::of(self.text, at), fault }
    }

    fn unknown_key(&self, at: usize, key: &str, known: &'static [&'static str]) -> ThemeError {
        self.mistake(at, ThemeFault::UnknownKey(key.to_owned(), known))
    }

    fn unfit(&self, key: &str, value: &Spanned<DeValue<'_>>, expected: Expected) -> ThemeError {
        self.mistake(value.span().start, ThemeFault::Unfit(key.to_owned(), expected))
    }

    fn name(
        &self,
        key: &str,
        value: &Spanned<DeValue<'_>>,
        expected: Expected,
    ) -> Result<Placed<String>, ThemeError> {
        let text = value.get_ref().as_str().ok_or_else(|| self.unfit(key, value, expected))?;
        Ok((text.to_owned(), Place::of(self.text, value.span().start)))
    }

    fn table<'v>(
        &self,
        key: &str,
        value: &'v Spanned<DeValue<'v>>,
        expected: Expected,
    ) -> Result<&'v DeTable<'v>, ThemeError> {
        value.get_ref().as_table().ok_or_else(|| self.unfit(key, value, expected))
    }

    /// `name = "#rrggbb"`, or `name = ["#rrggbb", "one of the sixteen"]`.
    fn palette(&self, value: &Spanned<DeValue<'_>>) -> Result<Vec<(String, Ink)>, ThemeError> {
        let mut palette = Vec::new();
        for (key, value) in entries(self.table("palette", value, Expected::Table)?) {
            let name = key.get_ref().as_ref();
            if colour(name).is_some() {
                return Err(self.mistake(key.span().start, ThemeFault::ColourTaken(name.to_owned())));
            }
            palette.push((name.to_owned(), self.ink(name, value)?));
        }
        Ok(palette)
    }

    fn ink(&self, key: &str, value: &Spanned<DeValue<'_>>) -> Result<Ink, ThemeError> {
        let unfit = || self.unfit(key, value, Expected::PaletteColour);
        let one = |value: &Spanned<DeValue<'_>>| {
            let name = value.get_ref().as_str().ok_or_else(unfit)?;
            let unknown = || ThemeFault::UnknownColour(name.to_owned());
            colour(name).ok_or_else(|| self.mistake(value.span().start, unknown()))
        };
        let Some(pair) = value.get_ref().as_array() else { return one(value) };
        let mut pair = pair.iter();
        let (Some(first), Some(second), None) = (pair.next(), pair.next(), pair.next()) else {
            return Err(unfit());
        };
        let (first_ink, second_ink) = (one(first)?, one(second)?);
        // The second stands for terminals that have no others.
        if matches!(second_ink.colour, Color::Rgb(..)) {
            return Err(self.unfit(key, second, Expected::PaletteColour));
        }
        Ok(Ink { of_sixteen: Some(second_ink.colour), ..first_ink })
    }

    fn lines(&self, value: &Spanned<DeValue<'_>>) -> Result<Vec<(Meaning, Line)>, ThemeError> {
        let mut lines = Vec::new();
        for (key, value) in entries(self.table("style", value, Expected::Table)?) {
            let name = key.get_ref().as_ref();
            let unknown = || ThemeFault::UnknownMeaning(name.to_owned());
            let meaning =
                Meaning::named(name).ok_or_else(|| self.mistake(key.span().start, unknown()))?;
            lines.push((meaning, self.line(name, value)?));
        }
        Ok(lines)
    }

    fn line(&self, meaning: &str, value: &Spanned<DeValue<'_>>) -> Result<Line, ThemeError> {
        let mut line = Line::default();
        for (key, value) in entries(self.table(meaning, value, Expected::Style)?) {
            let name = key.get_ref().as_ref();
            match (name, MARKS.iter().find(|(mark, _)| *mark == name)) {
                ("fg", _) => line.fg = Some(self.name("fg", value, Expected::Colour)?),
                ("bg", _) => line.bg = Some(self.name("bg", value, Expected::Colour)?),
                (_, Some((_, mark))) => {
                    let on = value.get_ref().as_bool();
                    let on = on.ok_or_else(|| self.unfit(name, value, Expected::Switch))?;
                    line.marks.set(*mark, on);
                }
                _ => return Err(self.unknown_key(key.span().start, name, LINE_KEYS)),
            }
        }
        Ok(line)
    }
}
