//! What every page owes its reader, whatever stands in it.

use chrono::TimeDelta;
use proptest::prelude::*;

use super::page::{Choice, Page, Step};
use super::spoken;
use crate::words::{Language, Words};

proptest! {
    #[test]
    fn nothing_that_came_from_outside_begins_a_line_or_steers_a_terminal(text in any::<String>()) {
        let choice = || Choice::new(text.clone(), Step::default());
        let mut page = Page {
            facts: vec![text.clone(), format!("a\n{text}\u{1b}[2J")],
            choices: vec![choice()],
            closed: vec![text.clone()],
            question: text.clone(),
            leave: choice(),
            ..Page::default()
        };
        page.tidy();
        let lines = [page.lines(), vec![page.question.clone()]].concat();
        prop_assert!(lines.iter().all(|line| !line.chars().any(char::is_control)));
        prop_assert!(page.facts.iter().all(|fact| !fact.trim().is_empty()));
    }
}

#[test]
fn signs_that_only_lay_out_are_not_read() {
    let shown = "EME  emergenza · Osp. Prova › Pad. B → Pad. C…";
    assert_eq!(spoken::line(shown), "EME emergenza, Osp. Prova, Pad. B, Pad. C...");
}

#[test]
fn lengths_are_said_in_whole_words() {
    let table = [
        (1, "1 secondo", "1 second"),
        (59, "59 secondi", "59 seconds"),
        (61, "1 minuto e 1 secondo", "1 minute and 1 second"),
        (120, "2 minuti", "2 minutes"),
        (134, "2 minuti e 14 secondi", "2 minutes and 14 seconds"),
        (3_600, "1 ora", "1 hour"),
        (3_660, "1 ora e 1 minuto", "1 hour and 1 minute"),
        (7_500, "2 ore e 5 minuti", "2 hours and 5 minutes"),
        (200_000, "2 giorni", "2 days"),
    ];
    for (seconds, italian, english) in table {
        let length = |language| spoken::length(&Words::spoken(language), TimeDelta::seconds(seconds));
        assert_eq!(length(Language::Italian), italian);
        assert_eq!(length(Language::English), english);
    }
}
