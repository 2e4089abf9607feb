//! Views: filters under a name. The shipped ones are named by the locale; those of the user stand in a file
//! that people may edit by hand, and that is read or refused as a whole.

use serde::{Deserialize, Serialize};
use toml::Spanned;

use crate::domain::text::folded;
use crate::place::Place;
use crate::words::Words;

/// A filter under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    pub name: String,
    /// As it is written after the word for filtering; empty for everything.
    pub filter: String,
}

/// Those that are there before anybody has made one: what names them in the locale. What they ask stands there too, as
/// whoever reads it would write it.
const SHIPPED: [&str; 7] = ["all", "late", "hour", "suspended", "unassigned", "insisted", "to-close"];

pub fn shipped(words: &Words) -> Vec<View> {
    let view = |name: &str| View {
        name: words.say(&format!("view-{name}")),
        filter: words.say(&format!("view-filter-{name}")),
    };
    SHIPPED.into_iter().map(view).collect()
}

/// A mistake in the file, and where it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {}, column {}: {detail}", place.line, place.column)]
pub struct ViewsError {
    pub place: Place,
    /// What the TOML reader says, or the name that stands twice.
    pub detail: String,
    /// The name stands twice.
    pub twice: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    view: Vec<Written>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: Spanned<String>,
    filter: Spanned<String>,
}

/// # Errors
/// The first mistake, with its line and column.
pub fn load(text: &str) -> Result<Vec<View>, ViewsError> {
    let file: File = toml::from_str(text).map_err(|found| unreadable(text, &found))?;
    let mut views: Vec<View> = Vec::new();
    for written in file.view {
        let (at, name) = (written.name.span().start, written.name.into_inner());
        if views.iter().any(|view| folded(&view.name) == folded(&name)) {
            return Err(ViewsError { place: Place::of(text, at), detail: name, twice: true });
        }
        views.push(View { name, filter: written.filter.into_inner() });
    }
    Ok(views)
}

/// Where filters stand that can be read nowhere, each with its mistake in the words of the reader; `shown` is
/// where the text came from.
///
/// # Errors
/// The text is no file of views.
pub fn unread(text: &str, words: &Words, shown: &str) -> Result<Vec<String>, ViewsError> {
    load(text)?;
    let file: File = toml::from_str(text).map_err(|found| unreadable(text, &found))?;
    let mistake = |written: &Written| {
        let misread = super::check(written.filter.get_ref(), words).err()?;
        let args = [("word", misread.word.into()), ("expected", misread.expected.into())];
        let place = Place::of(text, written.filter.span().start);
        Some(at(words, shown, place, words.say_with("filter-misread", &args)))
    };
    Ok(file.view.iter().filter_map(mistake).collect())
}

fn unreadable(text: &str, found: &toml::de::Error) -> ViewsError {
    let at = found.span().map_or(0, |span| span.start);
    ViewsError { place: Place::of(text, at), detail: found.message().to_owned(), twice: false }
}

/// `views.toml, riga 2, colonna 10: …`
fn at(words: &Words, file: &str, place: Place, fault: String) -> String {
    let values = [
        ("file", file.into()),
        ("line", place.line.into()),
        ("column", place.column.into()),
        ("fault", fault.into()),
    ];
    words.say_with("settings-mistake-at", &values)
}

/// The text of the file with one view more, or another filter under its name; everything else stays as its
/// author wrote it.
///
/// # Errors
/// The text is no file of views.
pub fn with_view(text: &str, view: &View) -> Result<String, ViewsError> {
    load(text)?;
    let unreadable = |found: toml_edit::TomlError| ViewsError {
        place: Place::of(text, found.span().map_or(0, |span| span.start)),
        detail: found.message().to_owned(),
        twice: false,
    };
    let mut document: toml_edit::DocumentMut = text.parse().map_err(unreadable)?;
    let none = || toml_edit::Item::ArrayOfTables(toml_edit::ArrayOfTables::new());
    let tables = document.entry("view").or_insert_with(none);
    let Some(tables) = tables.as_array_of_tables_mut() else {
        let place = Place { line: 1, column: 1 };
        return Err(ViewsError { place, detail: "view: [[view]]".to_owned(), twice: false });
    };
    let named = |table: &toml_edit::Table| {
        let name = table.get("name").and_then(toml_edit::Item::as_str);
        name.is_some_and(|name| folded(name) == folded(&view.name))
    };
    let at = tables.iter().position(named);
    if let Some(table) = at.and_then(|at| tables.get_mut(at)) {
        table.insert("filter", toml_edit::value(view.filter.as_str()));
    }
    if at.is_none() {
        let mut table = toml_edit::Table::new();
        table.insert("name", toml_edit::value(view.name.as_str()));
        table.insert("filter", toml_edit::value(view.filter.as_str()));
        tables.push(table);
    }
    Ok(document.to_string())
}

impl ViewsError {
    /// The mistake in the words of the reader; `file` is where the text came from.
    pub fn explain(&self, words: &Words, file: &str) -> String {
        let fault = match self.twice {
            true => words.say_with("views-name-twice", &[("name", self.detail.as_str().into())]),
            false => words.say_with("views-unreadable", &[("detail", self.detail.as_str().into())]),
        };
        at(words, file, self.place, fault)
    }
}

#[cfg(test)]
mod tests;
