//! The words of a history as they stand: those of an entry, and what later entries made of them. What was written
//! first stays beside them in the history itself.

use std::collections::BTreeMap;

use super::resource::FeedEvent;
use crate::domain::event::Recorded;
use crate::domain::text::{TextField, Texts};

/// The words that stand for those of an entry, where they were corrected: of each field the last ones.
pub fn corrected_words<'t>(entry: &Recorded, timeline: &'t [FeedEvent]) -> BTreeMap<TextField, &'t str> {
    let gone: Vec<u64> =
        timeline.iter().flat_map(|event| event.entry.event.takes_back()).copied().collect();
    let of_it = timeline.iter().filter(|event| {
        let corrects = event.entry.event.corrects().map(|(seq, _)| seq);
        corrects == Some(entry.seq) && !gone.contains(&event.entry.seq)
    });
    let words = of_it.flat_map(|event| &event.texts);
    words
        .filter(|(field, _)| **field != TextField::Grounds)
        .map(|(field, text)| (*field, text.as_str()))
        .collect()
}

/// The words of the entry at this place in the log, as they stand now; none where there is no such entry.
pub fn standing_words(seq: u64, timeline: &[FeedEvent]) -> Texts {
    let Some(event) = timeline.iter().find(|event| event.entry.seq == seq) else {
        return Texts::new();
    };
    let mut texts = event.texts.clone();
    let corrected = corrected_words(&event.entry, timeline);
    texts.extend(corrected.into_iter().map(|(field, text)| (field, text.to_owned())));
    texts
}
