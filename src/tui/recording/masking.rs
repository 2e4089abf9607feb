//! Takes out of a recording what people are called, where they can be reached and what they write: every letter
//! is an x, every digit a 0, and the screen keeps its shape. It decides by what it knows to be a code: a text
//! that it does not know is somebody's.
//!
//! Of what is typed, keys that command stay, letters that lead to rows and a yes among them. What is written
//! stays where the program's own words are written (a type of call, a priority, a time, the first words of the
//! command line), and nowhere else. So a masked recording shows what was done and how it looked; a choice that
//! hung on a name may be another one. Amounts stay on purpose: they are of the contract and the work, and faults
//! of reckoning are not seen without them.

use serde_json::{Map, Value};
use unicode_width::UnicodeWidthChar;

use super::start::Start;
use crate::domain::phone::Line;
use crate::domain::text::folded;
use crate::tui::app::field::{Field, Kind, Source};
use crate::tui::app::overlay::Overlay;
use crate::tui::app::slip::OnCall;
use crate::tui::app::{Model, Msg};
use crate::tui::input::Key;
use crate::tui::line::vocabulary;

/// Names of what is a code, a time, an id, or a name of the program's own: its texts stay. A text under any
/// other name is masked.
#[rustfmt::skip]
const KEPT: &[&str] = &[
    // the envelope of an event, and its kinds
    "id", "actor", "contract", "commitment", "kind", "origin", "of", "log", "events",
    // times
    "at", "now", "said_at", "recorded_at", "registered_at", "called_at", "answered_at", "ended_at", "asked_at",
    "planned_start", "planned_end", "estimated_end", "expected_on", "opened_on", "closed_on",
    "valid_from", "valid_to", "from", "to", "due", "day", "course_until", "started_at", "breached_at", "paused", "as_of",
    // codes of the contract and of the domain
    "state", "call_type", "priority", "service", "services", "answers", "level", "channel", "how", "unit",
    "outcome", "effect", "what", "orphan",
    "milestone", "target", "percent", "tell", "patron", "precision", "completion", "by", "status", "role",
    "action", "verb", "text_fields", "code", "type", "field", "changed", "standing", "started_by", "clause",
    "cause", "step", "after", "plant", "proposes_rejection", "response",
    // amounts
    "amount", "total", "hours", "quantity", "unit_price", "vat",
    // what the workplace calls things
    "ending", "dismiss", "performed", "pane", "lay",
    // what a hand points at
    "on", "over", "in-sight", "act", "run", "next-key", "content", "choice", "form", "theme",
];

/// Ids that are handed in by whoever asks: they stay where they look like ids.
const IDS: &[&str] = &["command", "key", "answered", "answered_by", "session", "sheet"];

/// Made from what is masked: whoever knows the rest of an entry would find that by trying. Commitments are
/// salted, and stay.
const BLANK: &[&str] = &["hash", "prev_hash"];

/// What is kept or masked as a whole, whatever it holds.
const WHOLE: &[&str] = &["refusal"];

/// What is written of a time besides digits.
const DAYS: &[&str] =
    &["oggi", "ieri", "domani", "alle", "delle", "ore", "today", "yesterday", "tomorrow", "at"];

/// A text with its letters and digits replaced, of the same width.
pub fn text(text: &str) -> String {
    text.chars().filter_map(letter).collect()
}

/// None where a letter takes no room of its own.
fn letter(c: char) -> Option<char> {
    match (c.is_alphanumeric(), c.width()) {
        (false, _) => Some(c),
        (true, None | Some(0)) => None,
        (true, Some(1)) if c.is_numeric() => Some('0'),
        (true, Some(1)) if c.is_uppercase() => Some('X'),
        (true, Some(1)) => Some('x'),
        (true, Some(_)) => Some('\u{ff58}'),
    }
}

/// The first line: views are named by people, and ask for what people wrote.
pub fn start(start: &Start) -> Start {
    let fault = start.views_fault.as_deref().map(text);
    Start { views: Vec::new(), views_fault: fault, ..start.clone() }
}

/// What is heard, by a workplace that has not taken it yet.
pub fn message(msg: &Msg, model: &Model) -> Value {
    match msg {
        Msg::Key(key) => written(&Msg::Key(masked_key(*key, model))),
        Msg::Paste(pasted) => written(&Msg::Paste(text(pasted))),
        other => {
            let mut value = written(other);
            // That of a message without data is its own name.
            if !value.is_string() {
                mask(&mut value, "");
            }
            value
        }
    }
}

fn written(msg: &Msg) -> Value {
    // Messages hold nothing that JSON has not.
    serde_json::to_value(msg).unwrap_or(Value::Null)
}

fn mask(value: &mut Value, name: &str) {
    match value {
        Value::String(found) if !stays(found, name) => *found = masked(found, name),
        Value::Array(items) => items.iter_mut().for_each(|item| mask(item, name)),
        Value::Object(fields) if !is_a_contract(fields) => {
            let form_field = is_a_form_field(fields);
            for (name, value) in fields.iter_mut() {
                match name.as_str() {
                    "texts" => mask_all(value),
                    "params" => mask_parameters(value),
                    name if WHOLE.contains(&name) => {}
                    name if BLANK.contains(&name) => *value = Value::from(""),
                    "name" if form_field => {}
                    name => mask(value, name),
                }
            }
        }
        _ => {}
    }
}

/// What a refusal says of its request may be anything; kinds of events, and what has changed, are not.
fn mask_parameters(value: &mut Value) {
    let Value::Object(fields) = value else { return mask_all(value) };
    for (name, value) in fields.iter_mut() {
        match name.as_str() {
            // Of a version that has moved on: codes, and numbers of the directory.
            "changed" | "fields" | "state" => {}
            // Roles; one alone is somebody.
            "by" if value.is_array() => {}
            _ => mask_all(value),
        }
    }
}

fn mask_all(value: &mut Value) {
    match value {
        Value::String(found) => *found = text(found),
        Value::Array(items) => items.iter_mut().for_each(mask_all),
        Value::Object(fields) => fields.values_mut().for_each(mask_all),
        _ => {}
    }
}

fn stays(found: &str, name: &str) -> bool {
    let is_an_id = || found.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
    let is_asked_of_a_call = || serde_json::from_value::<OnCall>(Value::from(found)).is_ok();
    KEPT.contains(&name)
        || (IDS.contains(&name) && is_an_id())
        || (name == "call" && is_asked_of_a_call())
}

/// A number of the directory must still be one.
fn masked(found: &str, name: &str) -> String {
    let plain = text(found);
    if !matches!(name, "phones" | "phone") {
        return plain;
    }
    let ones = plain.replace('0', "1");
    let numbers = [plain, ones].into_iter().find(|number| Line::read(number).is_ok());
    numbers.unwrap_or_else(|| "0000".to_owned())
}

/// A version of the contract: rules, and nobody's words.
fn is_a_contract(fields: &Map<String, Value>) -> bool {
    ["hash", "title", "current", "text", "version"].iter().all(|name| fields.contains_key(*name))
}

/// What a field of a form holds: its name is the program's.
fn is_a_form_field(fields: &Map<String, Value>) -> bool {
    ["text", "picked", "touched"].iter().all(|name| fields.contains_key(*name))
}

/// What is written into somebody's words is masked; a key that commands stays.
fn masked_key(key: Key, model: &Model) -> Key {
    let takes_text = model.contexts().first().is_some_and(|nearest| nearest.takes_text());
    let typed = key.letter().filter(|_| takes_text && key.is_text());
    match typed {
        Some(_) if commands(model) => key,
        Some(c) if c.is_alphanumeric() && !is_of_the_program(c, model) => {
            Key::typed(letter(c).unwrap_or('x'))
        }
        _ => key,
    }
}

/// Whether a key that is text does something else where text is taken: it leads to a row, or answers what the
/// command line asks once more. Of a chord it never is: there it is written.
fn commands(model: &Model) -> bool {
    match model.overlay() {
        Some(Overlay::Letters(_)) => true,
        Some(Overlay::Line(line)) => line.sure.is_some(),
        _ => false,
    }
}

/// Whether what is being written is looked up among the program's own words, or is a time or an amount.
fn is_of_the_program(c: char, model: &Model) -> bool {
    match model.overlay() {
        Some(Overlay::Help(_)) => return true,
        Some(Overlay::Line(line)) => return begins_a_word(line.input.value(), c, model),
        Some(_) => return false,
        None => {}
    }
    let field = model.form().and_then(|form| form.current());
    field.is_some_and(|field| goes_on_in_the_field(field, c, model))
}

/// Whether a letter goes on what the field takes of the program's own: a row of its list, a time, an amount.
fn goes_on_in_the_field(field: &Field, c: char, model: &Model) -> bool {
    // Typing over a choice begins anew.
    let begun = if field.picked.is_some() { "" } else { field.words() };
    let word = format!("{begun}{c}");
    match field.kind {
        Kind::Pick(source) => match source {
            Source::Requesters
            | Source::Places
            | Source::Technicians
            | Source::Tickets
            | Source::Entries => false,
            // A plant has a name that somebody gave it.
            Source::Services => {
                let found = model.shelf().choices(source, &word);
                found.iter().any(|choice| choice.value.is_of_the_contract())
            }
            Source::CallTypes
            | Source::Priorities
            | Source::Levels
            | Source::Channels
            | Source::YesNo
            | Source::Steps
            | Source::Responses
            | Source::Endings => !model.shelf().choices(source, &word).is_empty(),
        },
        Kind::When | Kind::Planned | Kind::Date | Kind::Amount | Kind::Hours => {
            let last = folded(word.rsplit(' ').next().unwrap_or_default());
            c.is_ascii_digit() || DAYS.iter().any(|day| day.starts_with(&last))
        }
        Kind::Text | Kind::Lines | Kind::Phases => false,
    }
}

/// Whether a letter goes on a ticket's number or a name that the command line knows: its first two words are
/// such, and what comes after is said by somebody.
fn begins_a_word(line: &str, c: char, model: &Model) -> bool {
    let place = line
        .split_whitespace()
        .count()
        .saturating_sub(usize::from(!line.ends_with(' ') && !line.is_empty()));
    let begun = line.rsplit(' ').next().unwrap_or_default();
    let word = folded(&format!("{begun}{c}"));
    let is_a_number =
        || model.replica.tickets.keys().any(|number| number.to_string().starts_with(&word));
    match place {
        0 if c.is_ascii_digit() => is_a_number(),
        0 | 1 => {
            let words = &model.words;
            let known = [
                vocabulary::types(model.contract()),
                vocabulary::verbs(words),
                vocabulary::commands(words),
            ];
            let mut names =
                known.iter().flatten().flat_map(|entry| entry.codes.iter().chain(&entry.words));
            names.any(|name| name.starts_with(&word))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::action::Verb;
    use crate::domain::code::{CallNumber, TicketNumber};
    use crate::tui::app::draft::{Content, Cursor};
    use crate::tui::app::slip::{About, Lay, Slip};

    #[test]
    fn a_text_keeps_its_shape() {
        for (written, masked) in [
            ("Rossi Anna, Osp. Civile", "Xxxxx Xxxx, Xxx. Xxxxxx"),
            ("+39 0131 234-567", "+00 0000 000-000"),
            ("perché però 漢字", "xxxxxx xxxx \u{ff58}\u{ff58}"),
            ("", ""),
        ] {
            assert_eq!(text(written), masked);
        }
    }

    proptest! {
        #[test]
        fn no_letter_survives_and_the_width_stays(written in any::<String>()) {
            let masked = text(&written);
            let mut letters = masked.chars().filter(|c| c.is_alphanumeric());
            let all_masked = letters.all(|c| ['x', 'X', '0', '\u{ff58}'].contains(&c));
            prop_assert!(all_masked);
            let width = |text: &str| text.chars().filter_map(UnicodeWidthChar::width).sum::<usize>();
            prop_assert_eq!(width(&masked), width(&written));
        }
    }

    #[test]
    fn a_number_of_the_directory_is_one_still() {
        for number in ["0000 000 111", "+39 333 123 4567", "12", "0039 0131 234567", "4"] {
            let masked = masked(number, "phones");
            assert!(Line::read(&masked).is_ok(), "{number}: {masked}");
            assert!(masked.chars().all(|c| !c.is_ascii_digit() || "01".contains(c)), "{masked}");
        }
    }

    #[test]
    fn every_slip_is_read_back_with_its_words_covered() {
        let number = TicketNumber(7);
        let calls =
            [OnCall::Start, OnCall::End(None), OnCall::End(Some(CallNumber(3))), OnCall::Remind(number)];
        let calls = calls.map(|call| About::Call { call });
        let actions = Verb::ALL.map(|verb| About::Action { number, verb });
        for about in calls.into_iter().chain(actions) {
            for lay in [Lay::Left, Lay::Aside, Lay::Open] {
                let slip = |text: &str| {
                    let content =
                        Content { name: "place".into(), text: text.into(), picked: None, touched: true };
                    let cursor = Cursor { field: Some("place".into()), at: 5 };
                    let sheet = Some("0f-1".to_owned());
                    Slip { about, version: 2, fields: vec![content], cursor, sheet, lay, sent: None }
                };
                let mut value = written(&Msg::Slips(vec![slip("Rossi")]));
                mask(&mut value, "");
                let Ok(Msg::Slips(read)) = serde_json::from_value(value.clone()) else {
                    panic!("it is not read back: {value}");
                };
                assert_eq!(read, [slip("Xxxxx")]);
            }
        }
    }

    #[test]
    fn what_is_called_a_call_and_is_none_is_masked() {
        let mut value =
            serde_json::json!([{"call": "start"}, {"call": "Rossi"}, {"call": {"start": "Rossi"}}]);
        mask(&mut value, "");
        assert_eq!(
            value,
            serde_json::json!([{"call": "start"}, {"call": "Xxxxx"}, {"call": {"start": "Xxxxx"}}])
        );
    }

    #[test]
    fn what_was_made_from_the_words_is_left_out() {
        let mut value =
            serde_json::json!({"entry": {"hash": "0fe1", "prev_hash": "9ab", "commitment": "c0"}});
        mask(&mut value, "");
        let masked = serde_json::json!({"entry": {"hash": "", "prev_hash": "", "commitment": "c0"}});
        assert_eq!(value, masked);
    }

    #[test]
    fn a_text_under_a_name_that_nobody_knows_is_masked() {
        let mut value =
            serde_json::json!({"of-a-later-version": ["Rossi", {"deeper": "Anna 3"}], "code": "EME"});
        mask(&mut value, "");
        let masked =
            serde_json::json!({"of-a-later-version": ["Xxxxx", {"deeper": "Xxxx 0"}], "code": "EME"});
        assert_eq!(value, masked);
    }
}
