//! The example `replay` on invented histories of the shapes that help desks have: each falls into the
//! class that was said by hand, and what is refused is refused for a reason.

use std::collections::BTreeMap;

use crate::fixture::contract;
use run::{Class, Verdict};
use serde::Deserialize;

#[path = "../../examples/replay/case.rs"]
mod case;
#[path = "../../examples/replay/history.rs"]
mod history;
#[path = "../../examples/replay/run.rs"]
mod run;
#[path = "../../examples/replay/tally.rs"]
mod tally;

/// What the line says beside its history.
#[derive(Deserialize)]
struct Wanted {
    about: String,
    class: String,
    #[serde(default)]
    supplied: BTreeMap<String, usize>,
    #[serde(default)]
    implied: BTreeMap<String, usize>,
    #[serde(default)]
    repeats: usize,
    #[serde(default)]
    refused: Vec<String>,
}

fn verdicts() -> Vec<(Wanted, Verdict)> {
    let contract = contract();
    let lines = include_str!("histories.jsonl").lines();
    let verdict = |line| run::replay(&history::read(line).unwrap(), &contract).unwrap();
    lines.map(|line| (serde_json::from_str(line).unwrap(), verdict(line))).collect()
}

fn name(class: Class) -> &'static str {
    match class {
        Class::AsItIs => "as-it-is",
        Class::WithImpliedSteps => "with-implied-steps",
        Class::WithSuppliedData => "with-supplied-data",
        Class::Refused => "refused",
    }
}

#[test]
fn each_history_falls_into_its_class() {
    for (wanted, verdict) in verdicts() {
        let supplied: BTreeMap<String, usize> =
            serde_json::from_value(serde_json::to_value(&verdict.supplied).unwrap()).unwrap();
        let refused: Vec<String> = verdict.refused.iter().map(|(_, why)| why.clone()).collect();
        assert_eq!(refused, wanted.refused, "{}", wanted.about);
        assert_eq!(supplied, wanted.supplied, "{}", wanted.about);
        assert_eq!(verdict.implied, wanted.implied, "{}", wanted.about);
        assert_eq!(verdict.repeats, wanted.repeats, "{}", wanted.about);
        assert_eq!(name(verdict.class()), wanted.class, "{}", wanted.about);
    }
}

#[test]
fn each_history_is_counted_once() {
    let mut tally = tally::Tally::default();
    let verdicts = verdicts();
    verdicts.iter().for_each(|(_, verdict)| tally.count(verdict));
    let classes = [tally.as_they_are, tally.with_implied_steps, tally.with_supplied_data, tally.refused];
    assert_eq!(classes, [2, 4, 4, 3]);
    assert_eq!(tally.histories, verdicts.len());
    assert_eq!(tally.commands_refused.values().sum::<usize>(), 10);
    assert_eq!(tally.closing_forms, 8, "the second closing of one history was already so");
    let line = serde_json::to_value(&tally).unwrap();
    assert_eq!(line["commands"], 62);
    assert_eq!(line["supplied"]["parts_approvals"], 4);
}

/// A refused command is one that the lifecycle refuses, not one that the replay dropped: without it the
/// history is taken to the same end.
#[test]
fn a_refused_command_changes_nothing() {
    let contract = contract();
    for line in include_str!("histories.jsonl").lines() {
        let whole = history::read(line).unwrap();
        let verdict = run::replay(&whole, &contract).unwrap();
        let refused: Vec<usize> = verdict.refused.iter().map(|(place, _)| *place).collect();
        let mut shorter = whole.clone();
        let mut place = 0;
        shorter.events.retain(|_| {
            place += 1;
            !refused.contains(&(place - 1))
        });
        assert_eq!(shorter.events.len() + refused.len(), whole.events.len());
        let again = run::replay(&shorter, &contract).unwrap();
        assert!(again.refused.is_empty(), "what is left is accepted whole");
        assert_eq!((again.implied, again.supplied), (verdict.implied, verdict.supplied));
    }
}

#[test]
fn a_line_that_is_no_history_is_said_so() {
    for line in ["", "{}", r#"{"events":[]}"#, r#"{"events":[["2026-03-02T09:00:00","fly","","x"]]}"#] {
        assert!(history::read(line).is_err(), "{line}");
    }
    let error = history::read(r#"{"events":[["2026-03-02T09:00:00","fly","","x"]]}"#).unwrap_err();
    assert!(error.contains("fly"), "{error}");
}
