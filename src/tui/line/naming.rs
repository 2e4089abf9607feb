//! Which names the first words of a line may be: codes written whole, beginnings of the words of a name,
//! or, where neither fits, what is spelled alike. It never chooses between two that fit as well.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::vocabulary::Entry;
use crate::domain::text::folded;

/// A name that the line may begin with.
#[derive(Clone, Copy, Debug)]
pub struct Hit<'e> {
    pub entry: &'e Entry,
    /// How many words of the line it takes.
    pub used: usize,
    /// It is written out, or is a code.
    whole: bool,
}

/// The names that are meant by the first of these words (folded): those written whole before those begun,
/// and of those begun the ones that take most words. More than one is ambiguous.
pub fn meant<'e>(entries: &'e [Entry], words: &[String]) -> Vec<Hit<'e>> {
    let hits: Vec<Hit<'e>> = entries.iter().filter_map(|entry| hit(entry, words)).collect();
    let most = hits.iter().map(|hit| hit.used).max().unwrap_or(0);
    let longest = |hit: &&Hit<'e>| hit.used == most;
    if hits.iter().filter(longest).any(|hit| hit.whole) {
        return hits.into_iter().filter(|hit| hit.used == most && hit.whole).collect();
    }
    // `ricambi app`: parts named «app», or the approval begun; both are shown.
    hits.into_iter().filter(|hit| hit.used == most || hit.whole).collect()
}

fn hit<'e>(entry: &'e Entry, words: &[String]) -> Option<Hit<'e>> {
    let first = words.first()?;
    let coded = entry.codes.contains(first).then_some(Hit { entry, used: 1, whole: true });
    let begun = entry.words.iter().zip(words).take_while(|(name, word)| name.starts_with(*word));
    let used = begun.clone().count();
    let whole = used == entry.words.len() && begun.into_iter().all(|(name, word)| name == word);
    let named = (used > 0).then_some(Hit { entry, used, whole });
    // The longer of the two is what was written.
    [named, coded].into_iter().flatten().max_by_key(|hit| (hit.whole, hit.used))
}

/// Names spelled alike, the best first: the letters stand in them in this order. Blind to accents.
pub fn alike<'e>(entries: &'e [Entry], typed: &str, helps: impl Fn(&Entry) -> String) -> Vec<&'e Entry> {
    let mut matcher = Matcher::new(Config::DEFAULT);
    let typed = folded(typed);
    let pattern = |kind| Pattern::new(&typed, CaseMatching::Ignore, Normalization::Smart, kind);
    // In a sentence letters apart are found everywhere: there the words must stand as they are.
    let (in_name, in_help) = (pattern(AtomKind::Fuzzy), pattern(AtomKind::Substring));
    let mut letters = Vec::new();
    let letters_typed = typed.chars().count();
    let mut score = |pattern: &Pattern, text: &str| {
        // A text shorter than what was typed holds none of it.
        if text.chars().count() < letters_typed {
            return None;
        }
        pattern.score(Utf32Str::new(&folded(text), &mut letters), &mut matcher)
    };
    let mut found: Vec<(u32, &Entry)> = entries
        .iter()
        .filter_map(|entry| {
            // The name counts before what the help says of it.
            let named = score(&in_name, &entry.name).map(|score| score.saturating_add(BY_NAME));
            Some((named.or_else(|| score(&in_help, &helps(entry)))?, entry))
        })
        .collect();
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    found.into_iter().map(|(_, entry)| entry).collect()
}

/// Ahead of everything that only the help speaks of.
const BY_NAME: u32 = 10_000;
