//! What became of all histories together. It counts each history once.

use std::collections::BTreeMap;

use serde::Serialize;

use super::run::{Class, Supplied, Verdict};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    pub histories: usize,
    pub as_they_are: usize,
    pub with_implied_steps: usize,
    pub with_supplied_data: usize,
    pub refused: usize,
    pub commands: usize,
    /// Commands that changed nothing, since it was already so.
    pub repeats: usize,
    pub commands_refused: BTreeMap<String, usize>,
    /// How many times each kind of data was supplied.
    pub supplied: BTreeMap<Supplied, usize>,
    /// Closing forms filled with placeholders, in any class.
    pub closing_forms: usize,
    /// How many steps of each kind were implied, in any class.
    pub implied: BTreeMap<String, usize>,
}

impl Tally {
    pub fn count(&mut self, verdict: &Verdict) {
        self.histories += 1;
        let class = match verdict.class() {
            Class::AsItIs => &mut self.as_they_are,
            Class::WithImpliedSteps => &mut self.with_implied_steps,
            Class::WithSuppliedData => &mut self.with_supplied_data,
            Class::Refused => &mut self.refused,
        };
        *class += 1;
        self.commands += verdict.commands;
        self.repeats += verdict.repeats;
        self.closing_forms += verdict.closing_forms;
        for (_, why) in &verdict.refused {
            *self.commands_refused.entry(why.clone()).or_default() += 1;
        }
        for (what, count) in &verdict.supplied {
            *self.supplied.entry(*what).or_default() += count;
        }
        for (kind, count) in &verdict.implied {
            *self.implied.entry(kind.clone()).or_default() += count;
        }
    }
}
