//! From words to a filter. Each word is one test; what cannot be read is named with what was expected, and
//! nothing is filtered by half a filter.

use chrono::TimeDelta;

use super::names::{self, Key};
use super::{Count, Filter, Test, What};
use crate::client::Replica;
use crate::domain::code::{Code, SiteId};
use crate::domain::text::folded;
use crate::tui::app::field::{Source, Value};
use crate::tui::app::shelf::Shelf;
use crate::words::Words;

/// A word that cannot be read, and what was expected (in the reader's words).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    pub word: String,
    pub expected: String,
}

/// # Errors
/// The first word that cannot be read.
pub fn read(text: &str, shelf: &Shelf<'_>) -> Result<Filter, Misread> {
    let tests = text.split_whitespace().map(|word| test(word, shelf)).collect::<Result<Vec<_>, _>>()?;
    Ok(Filter { text: text.split_whitespace().collect::<Vec<_>>().join(" "), tests })
}

/// What is wrong with a filter wherever it is read. Which codes and names there are is left to whoever has a
/// contract and a directory.
///
/// # Errors
/// The first word that can be read nowhere.
pub fn check(text: &str, words: &Words) -> Result<(), Misread> {
    let replica = Replica::default();
    let nowhere = Shelf::bare(&replica, words);
    text.split_whitespace().try_for_each(|word| match test(word, &nowhere) {
        Err(misread) if !is_named(word, words) => Err(misread),
        _ => Ok(()),
    })
}

/// Whether a word asks for something by its code or name.
fn is_named(word: &str, words: &Words) -> bool {
    let bare = word.strip_prefix('-').unwrap_or(word);
    let Some((name, Sign::Is, value)) = parts(bare) else { return false };
    let names = [Key::Type, Key::Priority, Key::Service, Key::Site, Key::Technician];
    !value.is_empty() && Key::named(words, name).is_some_and(|key| names.contains(&key))
}

/// How a key and its value are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Is,
    Less,
    LessOrSame,
    More,
    MoreOrSame,
}

fn test(word: &str, shelf: &Shelf<'_>) -> Result<Test, Misread> {
    let (not, bare) = match word.strip_prefix('-') {
        Some(rest) if !rest.is_empty() => (true, rest),
        _ => (false, word),
    };
    let Some((name, sign, value)) = parts(bare) else {
        return Ok(Test { not, what: free(bare, shelf) });
    };
    let misread = |expected: String| Misread { word: word.to_owned(), expected };
    let Some(key) = Key::named(shelf.words, name) else {
        let known: Vec<String> = Key::ALL.into_iter().map(|key| key.name(shelf.words)).collect();
        return Err(misread(known.join(", ")));
    };
    if value.is_empty()
        || key.counts() != (sign != Sign::Is) && key != Key::Reminders && key != Key::Complaints
    {
        return Err(misread(key.expects(shelf.words)));
    }
    let (what, other_way) =
        asked(key, sign, value, shelf).ok_or_else(|| misread(key.expects(shelf.words)))?;
    Ok(Test { not: not != other_way, what })
}

/// `sla<=15` in its three parts; nothing where there is no sign.
fn parts(word: &str) -> Option<(&str, Sign, &str)> {
    let at = word.find([':', '=', '<', '>'])?;
    let (name, rest) = word.split_at_checked(at)?;
    let signs = [
        ("<=", Sign::LessOrSame),
        (">=", Sign::MoreOrSame),
        ("<", Sign::Less),
        (">", Sign::More),
        (":", Sign::Is),
        ("=", Sign::Is),
    ];
    signs.into_iter().find_map(|(written, sign)| Some((name, sign, rest.strip_prefix(written)?)))
}

/// What is asked, and whether its contrary is meant.
fn asked(key: Key, sign: Sign, value: &str, shelf: &Shelf<'_>) -> Option<(What, bool)> {
    let plain = |what: Option<What>| what.map(|what| (what, false));
    match key {
        Key::Sla => {
            let within = What::Within(length(value)?);
            Some((within, matches!(sign, Sign::More | Sign::MoreOrSame)))
        }
        Key::Reminders => plain(Some(What::Reminders(count(sign, value)?))),
        Key::Complaints => plain(Some(What::Complaints(count(sign, value)?))),
        Key::State => plain(each(value, |value| state(value, shelf)).map(What::State)),
        Key::Type => plain(each(value, |value| codes(Source::CallTypes, value, shelf)).map(What::Type)),
        Key::Priority => {
            plain(each(value, |value| codes(Source::Priorities, value, shelf)).map(What::Priority))
        }
        Key::Service => {
            plain(each(value, |value| codes(Source::Services, value, shelf)).map(What::Service))
        }
        Key::Site => plain(each(value, |value| sites(value, shelf)).map(What::Site)),
        Key::Technician => {
            let nobody = folded(&shelf.words.say("filter-nobody"));
            let one = |value: &str| match nobody.split_whitespace().any(|name| name == folded(value)) {
                true => vec![None],
                false => technicians(value, shelf),
            };
            plain(each(value, one).map(What::Technician))
        }
    }
}

/// Values joined by commas: any of them. None where one of them is nothing.
fn each<T>(value: &str, one: impl Fn(&str) -> Vec<T>) -> Option<Vec<T>> {
    let mut all = Vec::new();
    for value in value.split(',') {
        let found = one(value);
        if found.is_empty() {
            return None;
        }
        all.extend(found);
    }
    Some(all)
}

fn state(value: &str, shelf: &Shelf<'_>) -> Vec<crate::domain::ticket::State> {
    let value = names::joined(value);
    let named = names::states(shelf.words);
    let exact: Vec<_> = named.iter().filter(|(name, _)| *name == value).collect();
    let found = match exact.is_empty() {
        true => named.iter().filter(|(name, _)| names::begins(name, &value)).collect(),
        false => exact,
    };
    found.into_iter().flat_map(|(_, states)| states.iter().copied()).collect()
}

fn codes(source: Source, value: &str, shelf: &Shelf<'_>) -> Vec<Code> {
    let all = shelf.choices(source, "");
    let all = all.into_iter().filter_map(|choice| match choice.value {
        Value::Code(code) => Some((code, choice.label)),
        _ => None,
    });
    let all: Vec<(Code, String)> = all.collect();
    if let Some((code, _)) = all.iter().find(|(code, _)| code.as_str().eq_ignore_ascii_case(value)) {
        return vec![code.clone()];
    }
    all.into_iter().filter(|(_, label)| names::begins(label, value)).map(|(code, _)| code).collect()
}

fn sites(value: &str, shelf: &Shelf<'_>) -> Vec<SiteId> {
    let sites = shelf.replica.directory.sites.iter();
    sites.filter(|site| names::begins(&site.name, value)).map(|site| site.id).collect()
}

/// Whether a word that asks for technicians has their numbers and no name.
pub(super) fn has_numbers_alone(word: &str) -> bool {
    parts(word).is_some_and(|(_, _, value)| value.split(',').all(|one| technician(one).is_some()))
}

/// `3` or `t3`.
fn technician(value: &str) -> Option<u64> {
    value.strip_prefix(['t', 'T']).unwrap_or(value).parse().ok()
}

fn technicians(value: &str, shelf: &Shelf<'_>) -> Vec<Option<crate::domain::code::TechnicianId>> {
    let all = &shelf.replica.directory.technicians;
    if let Some(id) = technician(value) {
        return all.iter().filter(|found| found.id.0 == id).map(|found| Some(found.id)).collect();
    }
    all.iter().filter(|found| names::begins(&found.name, value)).map(|found| Some(found.id)).collect()
}

/// `15` and `15m` are minutes; `2h` hours, `3g` and `3d` days. Negative: past the deadline.
fn length(value: &str) -> Option<TimeDelta> {
    let (digits, unit) = match value.find(|c: char| c.is_alphabetic()) {
        Some(at) => value.split_at_checked(at)?,
        None => (value, "m"),
    };
    let count: i64 = digits.parse().ok()?;
    let minutes = match unit {
        "m" | "min" => 1,
        "h" => 60,
        "g" | "d" => 24 * 60,
        _ => return None,
    };
    TimeDelta::try_minutes(count.checked_mul(minutes)?)
}

fn count(sign: Sign, value: &str) -> Option<Count> {
    let value: u32 = value.parse().ok()?;
    let (least, most) = match sign {
        Sign::Is => (value, value),
        Sign::Less => (0, value.checked_sub(1)?),
        Sign::LessOrSame => (0, value),
        Sign::More => (value.checked_add(1)?, u32::MAX),
        Sign::MoreOrSame => (value, u32::MAX),
    };
    Some(Count { least, most })
}

/// A word without a key stands somewhere in the ticket, or in the name of its site.
fn free(word: &str, shelf: &Shelf<'_>) -> What {
    let word = folded(word);
    let called = |name: &str| folded(name).contains(&word);
    let sites = shelf.replica.directory.sites.iter().filter(|site| called(&site.name));
    What::Word(word.clone(), sites.map(|site| site.id).collect())
}
