//! What the tests of four other systems state about working time, put to our engine, case by case. No case may be left
//! out: what we decide otherwise is in a table, with what we answer and why.

mod answer;
mod italy;
mod source;

use std::collections::BTreeSet;

use answer::{ours, theirs};
use source::Oracle;

/// A case that is answered by a decision of ours, or that its own system does not share with others.
struct Decided {
    id: &'static str,
    theirs: &'static str,
    /// The engine's answer.
    ours: &'static str,
    decision: &'static str,
}

const BACKWARDS: &str = "a span that ends before it begins is a mistake of the caller, never a length";
const GAP: &str = "a time that the clocks jumped over did not happen: whoever says it is asked again";
const FROM_THE_DATE: &str = "days are counted after the date given, whether it counts itself or not";
const SECONDS: &str = "seconds are kept";

const DECIDED: [Decided; 15] = [
    row("znuny-033", "0 s", "backwards", BACKWARDS),
    row("znuny-064", "2022-03-27 03:05:12", "in the spring gap", GAP),
    row("znuny-068", "2021-10-03 03:34:06", "in the spring gap", GAP),
    row("znuny-069", "2021-03-14 03:53:34", "in the spring gap", GAP),
    row("zammad-020", "0 s, 3600 s left", "3 s, 3597 s left", SECONDS),
    row("zammad-058", "2016-11-09T09:27:00Z", "2016-11-09T09:26:36Z", SECONDS),
    row("working-hours-005", "2014-04-10T00:00:00Z", "2014-04-09T00:00:00Z", FROM_THE_DATE),
    row("working-hours-006", "2014-04-06T00:00:00Z", "2014-04-07T00:00:00Z", FROM_THE_DATE),
    row("working-hours-008", "2014-04-11T00:00:00Z", "2014-04-10T00:00:00Z", FROM_THE_DATE),
    row("working-hours-009", "2014-04-07T00:00:00Z", "2014-04-08T00:00:00Z", FROM_THE_DATE),
    row("working-hours-116", "-5", "backwards", BACKWARDS),
    row("working-hours-123", "-18000 s", "backwards", BACKWARDS),
    row("working-hours-131", "86400 s", "90000 s", "an hour that comes twice lasts two hours"),
    row("businesstime-024", "-28680 s", "backwards", BACKWARDS),
    // The same as ours; others say the next opening.
    row(
        "businesstime-030",
        "2016-01-22T18:00:00Z",
        "2016-01-22T18:00:00Z",
        "a budget that exactly fills the opening hours falls due at the closing instant",
    ),
];

const fn row(
    id: &'static str,
    theirs: &'static str,
    ours: &'static str,
    decision: &'static str,
) -> Decided {
    Decided { id, theirs, ours, decision }
}

/// Puts every case of a source and answers how many were answered alike, how many decided, and all.
fn put(text: &str) -> (usize, usize, usize) {
    let oracle = Oracle::read(text);
    assert_eq!(oracle.licence, "numeric facts only", "{}", oracle.source);
    let (mut alike, mut decided) = (BTreeSet::new(), BTreeSet::new());
    let mut wrong = Vec::new();
    for case in &oracle.cases {
        let hours = case.calendar.as_ref().map(|name| &oracle.calendars[name]);
        let (theirs, ours) = (theirs(case), ours(case, hours));
        match DECIDED.iter().find(|row| row.id == case.id) {
            Some(row) if (row.theirs, row.ours) == (&theirs, &ours) => {
                decided.insert(&case.id);
            }
            None if theirs == ours && case.portable => {
                alike.insert(&case.id);
            }
            row => {
                let decision = row.map_or("not decided", |row| row.decision);
                wrong.push(format!("{} {}: {theirs}, ours {ours}; {decision}", case.id, case.op));
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", oracle.source, wrong.join("\n"));
    (alike.len(), decided.len(), oracle.cases.len())
}

#[test]
fn every_case_of_znuny_is_answered() {
    assert_eq!(put(include_str!("oracles/znuny.json")), (68, 4, 72));
}

#[test]
fn every_case_of_zammad_is_answered() {
    assert_eq!(put(include_str!("oracles/zammad.json")), (81, 2, 83));
}

#[test]
fn every_case_of_working_hours_is_answered() {
    assert_eq!(put(include_str!("oracles/working-hours.json")), (131, 7, 138));
}

#[test]
fn every_case_of_businesstime_is_answered() {
    assert_eq!(put(include_str!("oracles/businesstime.json")), (31, 2, 33));
}
