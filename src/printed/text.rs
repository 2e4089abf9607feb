//! A document as lines of text, for a terminal and for scripts. It shows what the pages show, as wide as it is told.

use unicode_width::UnicodeWidthStr;

use super::document::{Document, Part};
use super::wrapping;
use crate::domain::text::clean;

/// Between names and values, and between columns.
const GAP: usize = 2;
/// The widest column of names.
const WIDEST_NAME: usize = 28;

/// One line, and whether it is a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub text: String,
    pub heading: bool,
}

/// The lines of a document, none wider than so many columns.
pub fn lines(document: &Document, columns: usize) -> Vec<Line> {
    let heading =
        |text: &str| wrapped(text, columns).into_iter().map(|text| Line { text, heading: true });
    let plain = |text: String| Line { text, heading: false };
    let mut lines: Vec<Line> = heading(&document.title).collect();
    lines.extend(wrapped(&document.under, columns).into_iter().map(plain));
    for part in &document.parts {
        match part {
            Part::Heading(text) => {
                lines.push(plain(String::new()));
                lines.extend(heading(text));
            }
            Part::Facts(facts) | Part::Signatures(facts) => {
                lines.extend(facts_in(facts, columns).into_iter().map(plain));
            }
            Part::Prose(text) => lines.extend(wrapped(text, columns).into_iter().map(plain)),
            Part::Table { headings, rows } => {
                lines.extend(table(headings, rows, columns).into_iter().map(plain));
            }
        }
    }
    lines.push(plain(String::new()));
    lines.extend(wrapped(&document.foot, columns).into_iter().map(plain));
    lines
}

fn facts_in(facts: &[(String, String)], columns: usize) -> Vec<String> {
    let widest = facts.iter().map(|(name, _)| name.width()).max().unwrap_or(0);
    let names = widest.min(WIDEST_NAME).min(columns / 2);
    let room = columns.saturating_sub(names + GAP).max(1);
    let mut lines = Vec::new();
    for (name, value) in facts {
        let (names_of, values) = (wrapped(name, names), wrapped(value, room));
        for at in 0..names_of.len().max(values.len()) {
            let name = names_of.get(at).map_or("", String::as_str);
            let value = values.get(at).map_or("", String::as_str);
            lines.push(
                format!("{}{}{value}", padded(name, names), " ".repeat(GAP)).trim_end().to_owned(),
            );
        }
    }
    lines
}

/// A row is a line for as long as there is room; the last column is wrapped.
fn table(headings: &[String], rows: &[Vec<String>], columns: usize) -> Vec<String> {
    let widest = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at)).chain(headings.get(at));
        cells.map(|cell| cell.width()).max().unwrap_or(0)
    };
    let mut widths: Vec<usize> = (0..headings.len()).map(widest).collect();
    let gaps = GAP * widths.len().saturating_sub(1);
    let fair = columns.saturating_sub(gaps) / widths.len().max(1);
    if widths.iter().sum::<usize>() + gaps > columns {
        let small: usize = widths.iter().filter(|wide| **wide <= fair).sum();
        let large = widths.iter().filter(|wide| **wide > fair).count().max(1);
        let share = columns.saturating_sub(small + gaps) / large;
        widths.iter_mut().filter(|wide| **wide > fair).for_each(|wide| *wide = share.max(1));
    }
    let row = |cells: &[String]| -> Vec<String> {
        let cells: Vec<Vec<String>> =
            cells.iter().zip(&widths).map(|(cell, wide)| wrapped(cell, (*wide).max(1))).collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        let line = |at: usize| {
            let cells = cells
                .iter()
                .zip(&widths)
                .map(|(cell, wide)| padded(cell.get(at).map_or("", String::as_str), *wide));
            cells.collect::<Vec<_>>().join(&" ".repeat(GAP)).trim_end().to_owned()
        };
        (0..height).map(line).collect()
    };
    row(headings).into_iter().chain(rows.iter().flat_map(|cells| row(cells))).collect()
}

fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(text.width())))
}

/// A text in lines of at most so many columns.
fn wrapped(text: &str, columns: usize) -> Vec<String> {
    wrapping::wrapped(&clean(text), |line| line.width() <= columns)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_read_in_as_many_columns_as_there_are() {
        let mut document =
            Document { title: "Prova".into(), foot: "versione 3".into(), ..Document::default() };
        document.heading("Dati".into());
        document.facts(vec![
            ("Descrizione".into(), "perdita d'acqua dal soffitto della stanza".into()),
            ("Vuoto".into(), " ".into()),
        ]);
        document
            .table(vec!["Fase".into(), "Quando".into()], vec![vec!["aperta".into(), "23/11".into()]]);
        let text: Vec<String> = lines(&document, 30).into_iter().map(|line| line.text).collect();
        assert_eq!(
            text,
            [
                "Prova",
                "",
                "Dati",
                "Descrizione  perdita d'acqua",
                "             dal soffitto",
                "             della stanza",
                "Fase    Quando",
                "aperta  23/11",
                "",
                "versione 3",
            ]
        );
    }

    proptest::proptest! {
        #[test]
        fn no_line_is_wider_than_it_may_be(text in "[a-zà-ù€ ;漢字]{0,120}", columns in 8usize..90) {
            let mut document = Document { title: text.clone(), ..Document::default() };
            document.facts(vec![(text.clone(), text.clone())]);
            document.table(vec!["A".into(), "B".into()], vec![vec![text.clone(), text.clone()]]);
            for line in lines(&document, columns) {
                proptest::prop_assert!(line.text.width() <= columns, "{}", line.text);
            }
        }
    }
}
