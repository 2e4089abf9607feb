//! The phases of a communication as people type them, all on one line: `30/11 2/12 smontaggio; 3/12 montaggio`. It
//! judges no day; that is done wherever a communication comes from.

use chrono::NaiveDate;

use super::{BETWEEN, Phase};
use crate::domain::time::read_day;

/// A phase that cannot be read: which one, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread(pub usize);

/// Reads first day, last day and name of each phase, and gives the names as one text. Without a last day it is the
/// first; nothing typed is no phase. `today`: for days without a year.
///
/// # Errors
/// The first phase without a day or without a name.
pub fn read(text: &str, today: NaiveDate) -> Result<(Vec<Phase>, String), Unread> {
    let typed = text.split(BETWEEN).map(str::trim).filter(|phase| !phase.is_empty());
    let read = typed.zip(1..).map(|(phase, number)| one(phase, today).ok_or(Unread(number)));
    let phases: Vec<(Phase, &str)> = read.collect::<Result<_, _>>()?;
    let names: Vec<&str> = phases.iter().map(|(_, name)| *name).collect();
    let names = names.join(&format!("{BETWEEN} "));
    Ok((phases.into_iter().map(|(phase, _)| phase).collect(), names))
}

fn one(text: &str, today: NaiveDate) -> Option<(Phase, &str)> {
    let (from, rest) = word(text)?;
    let from = read_day(from, today)?;
    // A plan that goes over the end of a year: its last day is the next such one after the first.
    let last = word(rest).and_then(|(to, name)| Some((read_day(to, from)?, name)));
    let (to, name) = last.unwrap_or((from, rest));
    // Two days and nothing else are no phase.
    let named = !name.is_empty() && read_day(name, from).is_none();
    named.then_some((Phase { from, to }, name))
}

fn word(text: &str) -> Option<(&str, &str)> {
    let (word, rest) = text.trim_start().split_once(char::is_whitespace)?;
    Some((word, rest.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        "2026-11-23".parse().unwrap()
    }

    #[test]
    fn phases_are_typed_one_after_the_other() {
        let typed = "30/11 2/12 smontaggio pompa; domani sopralluogo col DEC; 28/12 8/1 collaudo;";
        let (phases, names) = read(typed, today()).unwrap();
        assert_eq!(names, "smontaggio pompa; sopralluogo col DEC; collaudo");
        let shown: Vec<String> =
            phases.iter().map(|phase| format!("{} {}", phase.from, phase.to)).collect();
        assert_eq!(shown, ["2026-11-30 2026-12-02", "2026-11-24 2026-11-24", "2026-12-28 2027-01-08",]);
        assert_eq!(read(" ; ", today()).unwrap(), (Vec::new(), String::new()));
    }

    #[test]
    fn a_phase_that_lacks_something_is_named() {
        for wrong in ["smontaggio", "30/11", "30/11 2/12", "31/2 collaudo", "30/11 2/12 "] {
            assert_eq!(read(&format!("30/11 prova; {wrong}"), today()), Err(Unread(2)), "{wrong}");
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_that_is_typed_ends_the_program(text in proptest::prelude::any::<String>()) {
            let _ = read(&text, today());
        }
    }
}
