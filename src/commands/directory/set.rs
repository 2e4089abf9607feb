//! Fields of a record as they are typed, made into the patch that crosses HTTP. What a field is not is told before
//! anything is sent.

use serde_json::{Map, Value};

use super::kind::Kind;
use crate::commands::sla::instant;
use crate::commands::{UsageError, typed};
use crate::domain::time::Timestamp;
use crate::words::Words;

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    Words,
    Number,
    Code,
    Codes,
    /// Several words, each typed on its own.
    List,
    Patron,
    Yes,
    /// In Rome's time.
    Instant,
}

/// The fields of a kind, and what they hold.
fn fields(kind: Kind) -> &'static [(&'static str, Holds)] {
    match kind {
        Kind::Site => &[
            ("name", Holds::Words),
            ("address", Holds::Words),
            ("places", Holds::List),
            ("services", Holds::Codes),
            ("patron", Holds::Patron),
            ("parent", Holds::Number),
            ("retired", Holds::Yes),
        ],
        Kind::Plant => &[
            ("name", Holds::Words),
            ("site", Holds::Number),
            ("service", Holds::Code),
            ("retired", Holds::Yes),
        ],
        Kind::Requester => &[
            ("name", Holds::Words),
            ("position", Holds::Words),
            ("site", Holds::Number),
            ("phones", Holds::List),
            ("level", Holds::Number),
            ("valid_from", Holds::Words),
            ("valid_to", Holds::Words),
            ("document", Holds::Words),
        ],
        Kind::Technician => &[
            ("name", Holds::Words),
            ("phone", Holds::Words),
            ("services", Holds::Codes),
            ("on_call", Holds::Yes),
            ("team", Holds::Number),
            ("retired", Holds::Yes),
        ],
        Kind::Duty => &[
            ("technician", Holds::Number),
            ("from", Holds::Instant),
            ("to", Holds::Instant),
            ("services", Holds::Codes),
        ],
    }
}

/// The patch of what was typed; `now`: UTC, for times said in short.
///
/// # Errors
/// What cannot be read, in the reader's language.
pub fn patch(
    kind: Kind,
    set: &[String],
    now: Timestamp,
    words: &Words,
) -> Result<Map<String, Value>, UsageError> {
    let mut patch = Map::new();
    for typed in set {
        let wrong = |key: &str, known: String| {
            let args = [("text", typed.as_str().into()), ("known", known.into())];
            UsageError(words.say_with(key, &args))
        };
        let known = || fields(kind).iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
        let (name, text) =
            typed.split_once('=').ok_or_else(|| wrong("directory-set-unreadable", known()))?;
        let (name, text) = (name.trim(), text.trim());
        let field = fields(kind).iter().find(|(field, _)| *field == name);
        let (name, holds) = *field.ok_or_else(|| wrong("directory-set-unknown", known()))?;
        let read = |key: &str| wrong(key, String::new());
        let value = match holds {
            Holds::List | Holds::Codes => {
                let value = match holds {
                    Holds::Codes if !text.is_empty() => {
                        code(text).ok_or_else(|| read("directory-set-code"))?
                    }
                    _ => text.to_owned(),
                };
                let list = patch.entry(name).or_insert_with(|| Value::Array(Vec::new()));
                if let (Some(list), false) = (list.as_array_mut(), value.is_empty()) {
                    list.push(Value::from(value));
                }
                continue;
            }
            _ if text.is_empty() => Value::Null,
            Holds::Words => Value::from(text),
            Holds::Number => Value::from(text.parse::<u64>().map_err(|_| read("directory-set-number"))?),
            Holds::Code => Value::from(code(text).ok_or_else(|| read("directory-set-code"))?),
            Holds::Patron => {
                let patron = typed::patron(text).map_err(|_| read("directory-set-patron"))?;
                Value::from(patron.to_string())
            }
            Holds::Yes => Value::from(yes(text).ok_or_else(|| read("directory-set-yes"))?),
            Holds::Instant => Value::from(instant(name, text, now, words)?.to_rfc3339()),
        };
        patch.insert(name.to_owned(), value);
    }
    Ok(patch)
}

fn code(text: &str) -> Option<String> {
    typed::code(text).ok().map(String::from)
}

fn yes(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "sì" | "si" | "yes" | "true" => Some(true),
        "no" | "false" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    fn read(kind: Kind, set: &[&str]) -> Result<Value, String> {
        let set: Vec<String> = set.iter().map(|text| (*text).to_owned()).collect();
        let now = "2026-11-23T08:00:00Z".parse().unwrap();
        let patch = patch(kind, &set, now, &Words::of(Language::Italian));
        patch.map(Value::Object).map_err(|UsageError(told)| told)
    }

    #[test]
    fn fields_are_read_as_what_they_hold() {
        let table: [(Kind, &[&str], Value); 6] = [
            (
                Kind::Site,
                &["name=Padiglione B", "parent=1"],
                serde_json::json!({"name": "Padiglione B", "parent": 1}),
            ),
            (
                Kind::Site,
                &["parent=", "patron=7/12"],
                serde_json::json!({"parent": null, "patron": "12-07"}),
            ),
            (
                Kind::Site,
                &["places=Sala 1, letto 2", "places=Atrio"],
                serde_json::json!({"places": ["Sala 1, letto 2", "Atrio"]}),
            ),
            (Kind::Site, &["services="], serde_json::json!({"services": []})),
            (
                Kind::Technician,
                &["on_call=sì", "services=ele"],
                serde_json::json!({"on_call": true, "services": ["ELE"]}),
            ),
            (
                Kind::Duty,
                &["from=2026-11-27 19:00"],
                serde_json::json!({"from": "2026-11-27T18:00:00+00:00"}),
            ),
        ];
        for (kind, set, patch) in table {
            assert_eq!(read(kind, set), Ok(patch), "{set:?}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_told_by_its_field() {
        let table: [(Kind, &str, &str); 7] = [
            (Kind::Site, "name", "name"),
            (Kind::Site, "nome=x", "nome"),
            (Kind::Site, "parent=due", "parent"),
            (Kind::Plant, "service=no good", "service"),
            (Kind::Technician, "retired=forse", "retired"),
            // The hour that the clocks skip, and the one that they have twice.
            (Kind::Duty, "from=2026-03-29 02:30", "from"),
            (Kind::Duty, "to=2026-10-25 02:30", "+02:00"),
        ];
        for (kind, set, told) in table {
            let error = read(kind, &[set]).unwrap_err();
            assert!(error.contains(told), "{set}: {error}");
        }
    }
}
