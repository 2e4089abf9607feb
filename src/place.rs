//! Where in a text that people write a mistake stands: settings, themes, keymaps.
//! It never decides what a mistake is: the readers of those texts do.

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::words::Words;

/// A place in a text, counted from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

impl Place {
    /// The place of the byte at `offset`; an offset past the end is the end.
    #[must_use]
    pub fn of(text: &str, offset: usize) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Self {
            line: before.matches('\n').count() + 1,
            column: before.get(line_start..).map_or(0, |part| part.chars().count()) + 1,
        }
    }

    /// A mistake at this place of a file, in a sentence.
    #[must_use]
    pub fn told(self, words: &Words, file: &str, fault: &str) -> String {
        let values = [
            ("file", file.into()),
            ("line", self.line.into()),
            ("column", self.column.into()),
            ("fault", fault.into()),
        ];
        words.say_with("settings-mistake-at", &values)
    }
}

/// A key as it is written, and its value.
type Entry<'t> = (&'t Spanned<DeString<'t>>, &'t Spanned<DeValue<'t>>);

/// The entries of a table in the order of the text, so that the first mistake is the first one told.
pub fn entries<'t>(table: &'t DeTable<'t>) -> Vec<Entry<'t>> {
    let mut entries: Vec<Entry<'t>> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_from_one_and_in_characters() {
        for (text, offset, line, column) in
            [("", 0, 1, 1), ("ab\nè c", 6, 2, 3), ("ab\n", 3, 2, 1), ("a", 9, 1, 2)]
        {
            assert_eq!(Place::of(text, offset), Place { line, column }, "{text:?} {offset}");
        }
    }
}
