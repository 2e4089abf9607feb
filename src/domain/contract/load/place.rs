//! Where in the text of a contract what is wrong stands: line, column, and the field by its path.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::ContractError;

/// An error of the reader, at the place it names.
pub(super) fn read_error(text: &str, error: &toml::de::Error) -> ContractError {
    let span = error.span().unwrap_or(0..0);
    let (line, column) = position(text, span.start);
    let field = DeTable::parse(text)
        .ok()
        .and_then(|table| deepest(table.get_ref(), &span, ""))
        .unwrap_or_default();
    let field = with_codes(text, &field);
    ContractError { line, column, field, expected: error.message().trim_end().replace('\n', "; ") }
}

/// An error of ours, at the field it is about.
pub(super) fn at_field(text: &str, field: String, expected: String) -> ContractError {
    let start = DeTable::parse(text).ok().and_then(|table| find(table.get_ref(), &field));
    let (line, column) = position(text, start.unwrap_or(0));
    ContractError { line, column, field: with_codes(text, &field), expected }
}

/// A path whose entries of lists have their codes beside their places: nobody counts entries from 0.
fn with_codes(text: &str, path: &str) -> String {
    let Ok(file) = DeTable::parse(text) else { return path.to_owned() };
    let mut at = Some(file.get_ref());
    let named = |step: &str| {
        let (key, index) = step.split_once('[').unwrap_or((step, ""));
        let value = at.and_then(|table| table.get(key)).map(Spanned::get_ref);
        let item = match (value, index.trim_end_matches(']').parse::<usize>()) {
            (Some(DeValue::Array(items)), Ok(index)) => items.get(index).map(Spanned::get_ref),
            (value, _) => value,
        };
        at = item.and_then(DeValue::as_table);
        let code = at.and_then(|table| table.get("code")).map(Spanned::get_ref);
        match code.and_then(DeValue::as_str).filter(|_| !index.is_empty()) {
            Some(code) => format!("{step} ({code})"),
            None => step.to_owned(),
        }
    };
    path.split('.').map(named).collect::<Vec<_>>().join(".")
}

fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
    (line, column)
}

/// The path of the innermost value around a span. Tables are looked into whatever their own span says:
/// that of a `[header]` does not cover what stands under it.
fn deepest(table: &DeTable<'_>, span: &Range<usize>, path: &str) -> Option<String> {
    table.iter().find_map(|(key, value)| {
        let name = join(path, key.get_ref());
        let is_key = key.span() == *span;
        if is_key { Some(name) } else { deepest_value(value, span, name) }
    })
}

fn deepest_value(value: &Spanned<DeValue<'_>>, span: &Range<usize>, path: String) -> Option<String> {
    let inside = match value.get_ref() {
        DeValue::Table(table) => deepest(table, span, &path),
        DeValue::Array(items) => items
            .iter()
            .enumerate()
            .find_map(|(index, item)| deepest_value(item, span, format!("{path}[{index}]"))),
        _ => None,
    };
    inside.or_else(|| covers(&value.span(), span).then_some(path))
}

fn covers(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// Where the value of a path such as `questions[1].suggests` begins.
fn find(table: &DeTable<'_>, path: &str) -> Option<usize> {
    let (step, rest) = path.split_once('.').unwrap_or((path, ""));
    let (key, index) = match step.split_once('[') {
        Some((key, index)) => (key, index.trim_end_matches(']').parse::<usize>().ok()),
        None => (step, None),
    };
    let (_, value) = table.iter().find(|(name, _)| name.get_ref() == key)?;
    let value = match (index, value.get_ref()) {
        (Some(index), DeValue::Array(items)) => items.get(index)?,
        _ => value,
    };
    match value.get_ref() {
        DeValue::Table(inner) if !rest.is_empty() => find(inner, rest),
        _ => Some(value.span().start),
    }
}
