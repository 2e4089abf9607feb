//! What the columns of a row must hold, in each language.

use super::*;
use crate::domain::clock::Milestone;
use crate::domain::ticket::State;
use crate::words::{Language, Words};
use chrono::TimeDelta;

const NOW: &str = "2026-11-23T13:32:00Z";

fn assert_fits(said: &str, columns: usize) {
    assert!(text::width(said) <= columns, "«{said}» is wider than {columns} columns");
}

#[test]
fn every_milestone_fits_its_column() {
    for words in Language::ALL.map(Words::of) {
        for milestone in Milestone::ALL {
            assert_fits(&words.say(&format!("milestone-{}", milestone.code())), MILESTONE);
        }
    }
}

#[test]
fn every_figure_fits_its_column() {
    let now = NOW.parse().unwrap();
    for words in Language::ALL.map(Words::of) {
        for minutes in [0, 1, 59, 60, 47 * 60 + 59, 48 * 60, 999 * 24 * 60] {
            assert_fits(&moment::late(&words, TimeDelta::minutes(minutes)), FIGURE);
        }
        for seconds in [0, 59, 3_599, 3_600, 3_601, 8 * 3_600] {
            assert_fits(&moment::left(&words, TimeDelta::seconds(seconds)), FIGURE);
        }
        for hours in [-30, 9, 24, 6 * 24, 400 * 24] {
            assert_fits(&moment::deadline(&words, now + TimeDelta::hours(hours), now), FIGURE);
        }
    }
}

#[test]
fn every_state_and_since_when_fits_both_columns() {
    let now = NOW.parse().unwrap();
    for words in Language::ALL.map(Words::of) {
        for state in State::ALL {
            let state = words.say(&format!("state-{}", state.word()));
            for since in [now - TimeDelta::minutes(1), now - TimeDelta::days(9)] {
                let since = moment::since(&words, since, now);
                let args = [("state", state.clone().into()), ("since", since.into())];
                assert_fits(&words.say_with("standing-since", &args), FIGURE + 1 + MILESTONE);
            }
        }
        assert_fits(&words.say("reopened-undated"), FIGURE + 1 + MILESTONE);
    }
}
