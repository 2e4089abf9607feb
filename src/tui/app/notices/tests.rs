//! Which of several notices stands in the line, and that none is lost.

use std::sync::Arc;

use uuid::Uuid;

use super::*;
use crate::tui::app::Msg;
use crate::tui::input::{Key, Keymap};
use crate::words::Words;

fn desk() -> Model {
    let keymap = Keymap::load("default", &[]).unwrap();
    let now = "2026-11-23T13:29:46Z".parse().unwrap();
    Model::new(Arc::new(Words::italian()), Arc::new(keymap), Uuid::nil(), now)
}

fn said(model: &Model) -> &str {
    model.notices.shown().map_or("", |notice| &notice.sentence)
}

fn passes(model: &mut Model, seconds: i64) {
    let clock = model.now + TimeDelta::seconds(seconds);
    model.update(Msg::Wake, clock);
}

fn log(model: &Model) -> Vec<&str> {
    model.notices.log().map(|logged| logged.sentence.as_str()).collect()
}

#[test]
fn an_error_that_a_key_pushes_aside_comes_back_and_the_answer_to_the_key_does_not() {
    let mut model = desk();
    model.note(Meaning::Error, "non registrato".to_owned());
    let now = model.now;
    model.update(Msg::Key(Key::parse("ctrl-r").unwrap()), now);
    assert!(said(&model).starts_with("Niente da annullare"), "{}", said(&model));
    assert_eq!(model.notices.waiting(), 1);
    model.update(Msg::Key(Key::parse("ctrl-r").unwrap()), now);
    assert_eq!(model.notices.waiting(), 1, "an answer is not kept");
    passes(&mut model, 8);
    assert_eq!(said(&model), "non registrato");
    passes(&mut model, 8);
    assert_eq!((said(&model), model.notices.wake_at()), ("", None));
    assert_eq!(log(&model).len(), 2, "the answer said twice stands there once: {:?}", log(&model));
}

#[test]
fn several_errors_are_all_shown_the_latest_first() {
    let mut model = desk();
    for sentence in ["uno", "due", "tre", "tre"] {
        model.note(Meaning::Error, sentence.to_owned());
    }
    model.note_behind(Meaning::Overdue, "scaduto".to_owned());
    let mut seen = vec![said(&model).to_owned()];
    for _ in 0..3 {
        passes(&mut model, 8);
        seen.push(said(&model).to_owned());
    }
    assert_eq!(seen, ["tre", "due", "uno", "scaduto"]);
    assert_eq!(log(&model), ["scaduto", "tre", "due", "uno"]);
}

#[test]
fn what_is_no_warning_gives_way_for_good() {
    let mut model = desk();
    model.note(Meaning::Ok, "fatto".to_owned());
    model.note(Meaning::Ok, "fatto anche questo".to_owned());
    assert_eq!((said(&model), model.notices.waiting()), ("fatto anche questo", 0));
}

#[test]
fn the_log_is_bounded_and_keeps_the_latest() {
    let mut model = desk();
    for number in 0..KEPT + 20 {
        model.note(Meaning::Ok, number.to_string());
    }
    assert_eq!(model.notices.log().len(), KEPT);
    assert_eq!(log(&model).first(), Some(&"519"));
    assert_eq!(log(&model).last(), Some(&"20"));
}
