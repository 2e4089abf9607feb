//! What follows a verb on the line: each verb takes its data in a fixed order, a time comes last. A word
//! that fits nothing is named with what was expected; one that fits two things gives two readings.

use rust_decimal::Decimal;

use super::{Said, What};
use crate::domain::action::Verb;
use crate::domain::code::TechnicianId;
use crate::domain::refusal::Need;
use crate::domain::text::folded;
use crate::domain::time::{self, Timestamp};
use crate::tui::app::field::{Choice, Source, Value};
use crate::tui::app::prompt::SAID_AT;
use crate::tui::app::shelf::Shelf;

/// One piece of data of a verb: the field of its prompt, and how it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// One of a list.
    Pick(&'static str, Source),
    Amount(&'static str),
    /// All the words that are left.
    Words(&'static str),
}

/// What a verb takes, in order.
pub fn of(verb: Verb) -> &'static [Slot] {
    use Slot::{Amount, Pick, Words};
    match verb {
        Verb::Reject
        | Verb::SuspendForQuote
        | Verb::Cancel
        | Verb::RefuseParts
        | Verb::DeclineQuote
        | Verb::Authorise
        | Verb::Escalate
        | Verb::Reopen => &[Words("reason")],
        Verb::Dispatch => &[Pick("technician", Source::Technicians)],
        Verb::AskParts => &[Words("part")],
        Verb::Communicate => &[Words("message")],
        Verb::Close => &[Words("cause")],
        Verb::RecordInspection => {
            &[Pick("level", Source::Levels), Pick("covered", Source::YesNo), Words("note")]
        }
        Verb::CompleteByThirdParty => &[Words("supplier")],
        Verb::SendQuote => &[Amount("amount")],
        Verb::RecordOrder => &[Words("identification")],
        Verb::Correct => &[Pick("priority", Source::Priorities), Words("reason")],
        Verb::Note | Verb::Supplement => &[Words("note")],
        Verb::Adopt => &[Pick("call_type", Source::CallTypes), Pick("priority", Source::Priorities)],
        // Of the next step: any other is chosen in its form.
        Verb::CheckStep => &[Pick("passed", Source::YesNo), Words("cause")],
        Verb::TellStaff
        | Verb::TakeCharge
        | Verb::StartInspection
        | Verb::StartWork
        | Verb::ApproveParts
        | Verb::ReceivePart
        | Verb::ApproveQuote
        | Verb::Complete => &[],
    }
}

/// A word that does not fit: which, for which field, and what was expected there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    pub word: String,
    pub field: &'static str,
    pub expected: Need,
}

/// Everything that the words may say of a verb; several where a name fits several.
///
/// # Errors
/// A word that fits nothing.
pub fn fill(
    verb: Verb,
    words: &[&str],
    shelf: &Shelf<'_>,
    now: Timestamp,
) -> Result<Vec<Vec<Said>>, Misfit> {
    let mut readings = vec![Vec::new()];
    let mut rest = words;
    for slot in of(verb) {
        if rest.is_empty() {
            break;
        }
        let (said, left) = take(*slot, rest, shelf)?;
        rest = left;
        if said.is_empty() {
            continue;
        }
        readings = readings
            .iter()
            .flat_map(|before: &Vec<Said>| {
                said.iter().map(move |one| [before.clone(), vec![one.clone()]].concat())
            })
            .collect();
    }
    if !rest.is_empty() {
        let at = said_at(rest, shelf, now)?;
        readings.iter_mut().for_each(|reading| reading.push(at.clone()));
    }
    Ok(readings)
}

type Taken<'w, 't> = (Vec<Said>, &'w [&'t str]);

fn take<'w, 't>(slot: Slot, words: &'w [&'t str], shelf: &Shelf<'_>) -> Result<Taken<'w, 't>, Misfit> {
    let (first, rest) = words.split_first().unwrap_or((&"", &[]));
    match slot {
        Slot::Words(field) => {
            let said = Said { field, what: What::Words(words.join(" ")) };
            Ok((vec![said], &[]))
        }
        Slot::Amount(field) => match first.replace(',', ".").parse::<Decimal>() {
            Ok(_) => Ok((vec![Said { field, what: What::Words((*first).to_owned()) }], rest)),
            Err(_) => Err(Misfit { word: (*first).to_owned(), field, expected: Need::Amount }),
        },
        Slot::Pick(field, Source::Technicians) => {
            let end = words.iter().position(|word| is_at(word, shelf)).unwrap_or(words.len());
            let (names, rest) = words.split_at_checked(end).unwrap_or((words, &[]));
            let found = technicians(names, shelf);
            let said: Vec<Said> =
                found.into_iter().map(|choice| Said { field, what: What::Choice(choice) }).collect();
            match said.is_empty() && !names.is_empty() {
                true => Err(Misfit { word: names.join(" "), field, expected: Need::DirectoryRecord }),
                false if names.is_empty() => Ok((vec![], rest)),
                false => Ok((said, rest)),
            }
        }
        Slot::Pick(field, source) => {
            let found = picked(source, first, shelf);
            let said: Vec<Said> =
                found.into_iter().map(|choice| Said { field, what: What::Choice(choice) }).collect();
            match said.is_empty() {
                true => Err(Misfit { word: (*first).to_owned(), field, expected: Need::Code }),
                false => Ok((said, rest)),
            }
        }
    }
}

/// `t3`, `3`, or beginnings of the words of a name.
fn technicians(words: &[&str], shelf: &Shelf<'_>) -> Vec<Choice> {
    if let [only] = words
        && let Ok(id) = only.trim_start_matches(['t', 'T']).parse::<u64>()
    {
        let found = shelf.technician(TechnicianId(id));
        return found.map(|found| shelf.technician_choice(found)).into_iter().collect();
    }
    let found = shelf.choices(Source::Technicians, &words.join(" "));
    let words: Vec<String> = words.iter().map(|word| folded(word)).collect();
    found.into_iter().filter(|choice| begins(&choice.label, &words)).collect()
}

/// A code written whole, or else what begins so.
fn picked(source: Source, word: &str, shelf: &Shelf<'_>) -> Vec<Choice> {
    let all = shelf.choices(source, "");
    let is_code = |choice: &&Choice| matches!(&choice.value, Value::Code(code) if code.as_str().eq_ignore_ascii_case(word));
    if let Some(choice) = all.iter().find(is_code) {
        return vec![choice.clone()];
    }
    let word = [folded(word)];
    let all = if source == Source::YesNo { shelf.choices(source, word.concat().as_str()) } else { all };
    all.into_iter().filter(|choice| begins(&choice.label, &word)).collect()
}

/// Each word begins some word of the label.
fn begins(label: &str, words: &[String]) -> bool {
    let label = folded(label);
    let parts: Vec<&str> = label.split(|c: char| !c.is_alphanumeric()).collect();
    words.iter().all(|word| parts.iter().any(|part| part.starts_with(word.as_str())))
}

/// `alle 9:40`, `ieri 18:20`: when it happened.
fn said_at(words: &[&str], shelf: &Shelf<'_>, now: Timestamp) -> Result<Said, Misfit> {
    let rest = match words.split_first() {
        Some((first, rest)) if is_at(first, shelf) => rest,
        _ => words,
    };
    let text = rest.join(" ");
    match time::read_said(&text, now, time::ZONE) {
        Ok(_) => Ok(Said { field: SAID_AT, what: What::Words(text) }),
        Err(_) => Err(Misfit { word: text, field: SAID_AT, expected: Need::PastInstant }),
    }
}

fn is_at(word: &str, shelf: &Shelf<'_>) -> bool {
    folded(word) == folded(&shelf.words.say("line-at"))
}

/// What may come next where nothing was said yet: the rows of the first list.
pub fn continuations(verb: Verb, shelf: &Shelf<'_>) -> Vec<Said> {
    match of(verb).first() {
        Some(Slot::Pick(field, source)) => {
            let all = shelf.choices(*source, "").into_iter();
            all.map(|choice| Said { field, what: What::Choice(choice) }).collect()
        }
        _ => Vec::new(),
    }
}
