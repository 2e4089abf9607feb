//! What is wrong with a contract file, in the reader's language. Whoever reads a value of it says so in
//! English, as the library that reads the file wants a text and nothing else; here each such text is known by its
//! form. One that is not known is shown as it came, never dropped.

use crate::words::{Value, Words};

/// Forms of texts with the keys of their sentences, the more special ones first. `{name}` holds a value.
const FORMS: &[(&str, &str)] = &[
    ("wants-work", "expected at least one type with effect \"work\""),
    ("wants-priority", "expected at least one priority"),
    ("wants-type", "expected at least one type of call"),
    ("wants-step", "expected at least one step"),
    ("wants-text", "expected a text, found none"),
    ("one-checklist", "expected one checklist for each type, \"{code}\" has two"),
    ("first-step", "expected nothing before the first step, found \"{found}\""),
    ("earlier-step", "expected a step before \"{step}\", found \"{found}\""),
    ("calendar", "expected one of the calendars {known}, found \"{found}\""),
    ("one-of", "expected one of {known}, found \"{found}\""),
    ("some-of", "expected some of {known}, found \"{found}\""),
    ("start", "expected either \"at_inspection = true\" or a \"start\""),
    ("rung", "expected at least the {lower} before it, found {found}"),
    ("base", "expected \"base\", the amount that percentages are taken of"),
    ("amount", "expected an amount from 0 to {largest}"),
    ("own-code", "expected a code of its own, \"{code}\" stands there twice"),
    ("go-live", "expected a date such as 2026-01-01"),
    ("percentage", "expected a percentage from 1 to 100, found {found}"),
    (
        "charge",
        "expected \"N EUR\", up to {largest}, or \"N %\", up to {percent}, for a charge also with \"per [started] hour\" or \"per [started] day\", found \"{found}\"",
    ),
    (
        "target",
        "expected \"N min\", \"N working hours\", \"N working days\" or \"N calendar days\", with N from 1 to 100000, found \"{found}\"",
    ),
    ("week-both", "expected week or every_day, found both"),
    ("week-neither", "expected week or every_day, found neither"),
    ("exception-twice", "expected each date once in exceptions, found {found} again"),
    ("zone", "expected zone as a name such as \"Europe/Rome\", found \"{found}\""),
    ("date", "expected date as \"YYYY-MM-DD\", found \"{found}\""),
    (
        "hours",
        "expected hours as \"HH:MM-HH:MM\" with the end after the start and at most 24:00, found \"{found}\"",
    ),
    ("hours-overlap", "expected hours that do not overlap, found \"{first}\" and \"{second}\""),
    (
        "holiday-name",
        "expected name as a code of lower-case letters, digits and hyphens, found \"{found}\"",
    ),
    ("holiday-day", "expected day as \"MM-DD\", a day that some year has, found \"{found}\""),
    ("holiday-easter", "expected easter as a distance of -200 to 200 days, found {found}"),
    (
        "holiday-weekday",
        "expected weekday as \"tue 1 05\": mon to sun, 1 to 4 or last, a month of two digits, found \"{found}\"",
    ),
    ("holiday-one", "expected exactly one of day, date, easter, weekday in holiday \"{found}\""),
    ("holiday-span", "expected from not after to, found from = {from}, to = {to}"),
    ("holidays", "expected holidays as \"it\", found \"{found}\""),
    ("code", "expected a code of at most 12 capital letters, digits or '-', found \"{found}\""),
    ("missing", "missing field `{field}`"),
    ("unknown-key", "unknown field `{found}`, expected {known}"),
    ("unknown-value", "unknown variant `{found}`, expected {known}"),
    ("wrong-type", "invalid type: {found}, expected {wanted}"),
    ("wrong-value", "invalid value: {found}, expected {wanted}"),
    ("twice", "duplicate key"),
];

/// What was expected, by the text that the reader of a contract gave.
pub fn expected(words: &Words, text: &str) -> String {
    let known = FORMS.iter().find_map(|(key, form)| Some((key, values(form, text)?)));
    match known {
        Some((key, values)) => {
            let values: Vec<(&str, Value<'_>)> =
                values.into_iter().map(|(name, value)| (name, value.into())).collect();
            words.say_with(&format!("contract-{key}"), &values)
        }
        None => words.say_with("contract-other", &[("detail", text.into())]),
    }
}

/// The values that a text has in the holes of a form; `None` if it is of another form.
fn values<'t>(form: &'static str, text: &'t str) -> Option<Vec<(&'static str, &'t str)>> {
    let mut pieces = form.split('{');
    let mut rest = text.strip_prefix(pieces.next()?)?;
    let mut values = Vec::new();
    for piece in pieces {
        let (name, after) = piece.split_once('}')?;
        // The last hole takes what is left before the form's end.
        let at = if after.is_empty() { rest.len() } else { rest.find(after)? };
        let (value, tail) = rest.split_at_checked(at)?;
        values.push((name, value));
        rest = tail.strip_prefix(after)?;
    }
    rest.is_empty().then_some(values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::contract::{load, shipped};
    use crate::words::Language;

    #[test]
    fn a_text_is_known_by_its_form() {
        let form = "expected one of {known}, found \"{found}\"";
        let found = values(form, "expected one of a, b, found \"c\"");
        assert_eq!(found, Some(vec![("known", "a, b"), ("found", "c")]));
        assert_eq!(values(form, "expected one of a, b"), None);
        assert_eq!(values("duplicate key", "duplicate key"), Some(vec![]));
        assert_eq!(values("duplicate key", "duplicate keys"), None);
    }

    #[test]
    fn every_form_has_its_sentence_with_its_values_in_both_languages() {
        for words in Language::ALL.map(Words::of) {
            for (key, form) in FORMS {
                let told = expected(&words, &form.replace('{', "").replace('}', "x"));
                assert!(!told.contains(['‹', '{']), "{key}: {told}");
                for name in form.split('{').skip(1).filter_map(|piece| piece.split_once('}')) {
                    assert!(told.contains(name.0), "{key} leaves {} out: {told}", name.0);
                }
            }
        }
    }

    #[test]
    fn mistakes_of_a_real_file_are_told_in_italian_and_in_english() {
        let right = shipped::texts()[0];
        let [italian, english] = Language::ALL.map(Words::of);
        for (from, to) in [
            ("effect = \"work\"", "effect = \"play\""),
            ("presence = \"presence\"", "presence = \"dawn\""),
            ("start = \"5 working days\"", "start = \"5 days\""),
            ("late_entry_hours = 72", "late_entry_hours = -1"),
            ("late_entry_hours = 72", "late_entry_hours = \"x\""),
            ("late_entry_hours = 72", "late_entry_minutes = 72"),
            ("at = 75", "at = 101"),
            ("at = 75", "at = 40"),
            ("cap_per_month = \"10 %\"", "cap_per_month = \"10\""),
            ("priorities = [\"EME\", \"URG\"]", "priorities = [\"EME\", \"ZZZ\"]"),
            ("base = \"100000.00\"", "base = \"-1.00\""),
            ("base = \"100000.00\"", ""),
        ] {
            assert!(right.contains(from), "{from}");
            let error = load(&right.replacen(from, to, 1)).unwrap_err();
            let told = [expected(&italian, &error.expected), expected(&english, &error.expected)];
            let other = [&italian, &english]
                .map(|words| words.say_with("contract-other", &[("detail", "".into())]));
            for (told, other) in told.iter().zip(other) {
                assert!(!told.starts_with(other.trim_end_matches([')', ' ', '('])), "{to}: {told}");
            }
            assert!(!told[0].contains("expected"), "{to}: {}", told[0]);
            assert_ne!(told[0], told[1]);
        }
    }
}
