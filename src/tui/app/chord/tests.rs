//! What keys do after others: (where, what was pressed, what becomes of it).

use std::sync::Arc;

use chrono::TimeDelta;
use proptest::prelude::*;
use uuid::Uuid;

use super::super::overlay::Overlay;
use super::super::{Model, Msg, Pane};
use super::*;
use crate::tui::face::Face;
use crate::tui::input::{Chord, Keymap};
use crate::words::Words;

fn now() -> Timestamp {
    "2026-11-23T13:29:46Z".parse().unwrap()
}

fn desk(keymap: &str) -> Model {
    let keymap = Keymap::load(keymap, &[]).unwrap();
    Model::new(Arc::new(Words::italian()), Arc::new(keymap), Uuid::nil(), now())
}

fn keys(written: &str) -> Vec<Key> {
    Chord::parse(written).map_or_else(Vec::new, |chord| chord.keys().to_vec())
}

fn press(model: &mut Model, written: &str) -> Vec<Effect> {
    keys(written).into_iter().flat_map(|key| model.update(Msg::Key(key), now())).collect()
}

/// What was begun, as keymaps write it.
fn begun(model: &Model) -> String {
    let keys = model.pending.iter().flat_map(|pending| &pending.keys);
    keys.map(Key::to_string).collect::<Vec<_>>().join(" ")
}

fn said(model: &Model) -> &str {
    model.notices.shown().map_or("", |notice| &notice.sentence)
}

#[test]
fn what_was_begun_waits_is_done_or_is_left() {
    for (keymap, pressed, pane, waits, notice) in [
        // Where a chord leads.
        ("default", "space", Pane::Board, "space", ""),
        ("default", "space g", Pane::Board, "space g", ""),
        ("default", "space g c", Pane::Calls, "", ""),
        ("default", "space g c space g i", Pane::Ticket, "", ""),
        ("default", "f7", Pane::Calls, "", ""),
        ("vim", "f7 g", Pane::Calls, "g", ""),
        ("emacs", "ctrl-x", Pane::Board, "ctrl-x", ""),
        // Esc leaves it, and only that; what follows counts by itself.
        ("default", "f7 space esc", Pane::Calls, "", "Spazio: lasciato"),
        ("default", "f7 space g esc", Pane::Calls, "", "Spazio g: lasciato"),
        ("default", "space esc f7", Pane::Calls, "", "Spazio: lasciato"),
        ("default", "space esc space g c", Pane::Calls, "", "Spazio: lasciato"),
        // An unknown key leaves it too, and is not done: it was meant for something else.
        ("default", "space f7", Pane::Board, "", "Spazio F7: nessun comando"),
        ("default", "space g f7", Pane::Board, "", "Spazio g F7: nessun comando"),
        ("default", "space space", Pane::Board, "", "Spazio Spazio: nessun comando"),
        ("vim", "g j", Pane::Board, "", "g j: nessun comando"),
        ("emacs", "ctrl-x ctrl-g", Pane::Board, "", "Ctrl-X Ctrl-G: nessun comando"),
    ] {
        let mut model = desk(keymap);
        press(&mut model, pressed);
        let after = (model.focus, begun(&model), said(&model));
        assert_eq!(after, (pane, waits.to_owned(), notice), "{keymap}: {pressed}");
    }
}

#[test]
fn where_text_is_written_a_letter_is_a_letter() {
    for (keymap, pressed, text, waits) in [
        ("default", "/ space g", " g", ""),
        ("default", "/ space g c", " gc", ""),
        ("vim", "/ g g", "gg", ""),
        // What was begun is left, and the letter is not lost.
        ("emacs", "/ a ctrl-x b", "ab", ""),
        ("emacs", "/ a ctrl-x", "a", "ctrl-x"),
        ("emacs", "/ a ctrl-x esc b", "ab", ""),
    ] {
        let mut model = desk(keymap);
        press(&mut model, pressed);
        let Some(Overlay::Search(search)) = model.overlay() else { panic!("{keymap}: {pressed}") };
        assert_eq!((search.input.value(), begun(&model).as_str()), (text, waits), "{keymap}: {pressed}");
    }
}

#[test]
fn what_is_pasted_ends_a_chord_and_is_no_part_of_it() {
    let mut model = desk("vim");
    press(&mut model, "f7 g");
    model.update(Msg::Paste("g".into()), now());
    assert_eq!((begun(&model).as_str(), model.focus), ("", Pane::Calls));
    press(&mut model, "/");
    let mut model = desk("emacs");
    press(&mut model, "/ ctrl-x");
    model.update(Msg::Paste("cortile\n".into()), now());
    let Some(Overlay::Search(search)) = model.overlay() else { panic!("the search was left") };
    assert_eq!((search.input.value().trim(), begun(&model).as_str()), ("cortile", ""));
}

#[test]
fn hints_come_after_a_while_and_wake_nobody_again() {
    let mut model = desk("default");
    let idle = model.wake_at();
    press(&mut model, "space");
    assert_eq!(model.wake_at(), now() + HINTS_AFTER);
    assert_eq!(model.hinted(), None);
    model.update(Msg::Wake, now() + HINTS_AFTER - TimeDelta::milliseconds(1));
    assert_eq!(model.hinted(), None);
    model.update(Msg::Wake, now() + HINTS_AFTER);
    assert!(model.hinted().is_some());
    // As when nothing was begun: at the next minute.
    assert!(model.wake_at() >= idle);
    // Deeper down they stay, and there is nothing to wait for.
    model.update(Msg::Key(keys("g")[0]), now() + HINTS_AFTER);
    assert!(model.hinted().is_some());
    assert!(model.wake_at() >= idle);
    model.update(Msg::Key(keys("esc")[0]), now() + HINTS_AFTER);
    assert_eq!((model.hinted(), begun(&model).as_str()), (None, ""));
}

#[test]
fn quitting_by_a_chord_quits() {
    assert!(press(&mut desk("default"), "space q").contains(&Effect::Quit));
    assert!(press(&mut desk("emacs"), "ctrl-x ctrl-c").contains(&Effect::Quit));
}

proptest! {
    /// Whatever was pressed before and left: the chord does what it always does.
    #[test]
    fn a_bound_chord_is_found_whatever_was_left_before(
        before in proptest::collection::vec(
            proptest::sample::select(vec!["space", "space g", "space v", "g", "ctrl-x"]), 0..4),
        name in proptest::sample::select(vec!["default", "vim", "emacs"]),
    ) {
        for (chord, pane) in [("space g c", Pane::Calls), ("space g i", Pane::Ticket), ("f7", Pane::Calls)] {
            let mut model = desk(name);
            for begun in &before {
                // A beginning that is none in this keymap is done with at once.
                press(&mut model, begun);
                if model.pending.is_some() {
                    press(&mut model, "esc");
                }
                prop_assert_eq!(&model.pending, &None);
            }
            press(&mut model, chord);
            prop_assert_eq!(model.focus, pane);
        }
    }
}

#[test]
fn hints_speak_only_of_what_the_face_has() {
    let keys_after = |face| {
        let model = desk("default").with_face(face);
        let after = model.may_follow(&keys("space"));
        after.into_iter().map(|(key, _)| key.to_string()).collect::<Vec<_>>()
    };
    let (desk, field) = (keys_after(Face::Desk), keys_after(Face::Field));
    assert!(["g", "v", "q", "h"].iter().all(|key| desk.contains(&(*key).to_owned())), "{desk:?}");
    // A technician has no panes to go to, and no views.
    assert!(["q", "h"].iter().all(|key| field.contains(&(*key).to_owned())), "{field:?}");
    assert!(!field.iter().any(|key| ["g", "v"].contains(&key.as_str())), "{field:?}");
}
