//! What a hand finds on every screen: each place lies inside it, each key that is named can be clicked and does
//! the same then, and no click anywhere loses a selection or a word.

use centralino::tui::app::aim::Aim;
use centralino::tui::app::hand::Gesture;
use centralino::tui::app::{Effect, Msg, Pane};
use centralino::tui::command::Command;
use centralino::tui::input::Key;
use centralino::tui::view::{Area, Areas};
use proptest::prelude::RngExt as _;
use proptest::test_runner::{RngAlgorithm, TestRng};
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::*;

pub fn areas(model: &Model, (width, height): (u16, u16)) -> Areas {
    let look = Look::named("default").unwrap();
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    let mut areas = Areas::default();
    terminal.draw(|frame| areas = view::draw_for_a_hand(model, &look, frame)).unwrap();
    areas
}

/// Every screen of the desk and of the field.
fn every_screen(mut look_at: impl FnMut(&str, &Model)) {
    every_form(&mut look_at);
    field::every_screen(look_at);
}

#[test]
fn every_place_lies_inside_its_screen() {
    every_screen(|screen, model| {
        for (width, height) in [(160, 45), (120, 36), (80, 24), (60, 16), (60, 10), (20, 5), (0, 0)] {
            let frame = Rect { x: 0, y: 0, width, height };
            for Area { place, aim } in areas(model, (width, height)).in_sight() {
                let inside = place.intersection(frame) == *place && !place.is_empty();
                assert!(inside, "{screen} at {width}x{height}: {aim:?} at {place}");
            }
        }
    });
}

#[test]
fn every_key_that_the_last_line_names_can_be_clicked() {
    every_screen(|screen, model| {
        for size in SIZES {
            let (areas, last) = (areas(model, size), size.1 - 1);
            let buffer = drawn(model, &Look::named("default").unwrap(), size);
            let mut keys = 0;
            for x in 0..size.0 {
                let cell = &buffer[(x, last)];
                // The names of keys are bold.
                if cell.symbol() == " " || !cell.modifier.contains(Modifier::BOLD) {
                    continue;
                }
                let meant = areas.at(x, last).map(|area| &area.aim);
                assert!(
                    matches!(meant, Some(Aim::Run(_))),
                    "{screen} at {size:?}, column {x}: {meant:?}"
                );
                keys += 1;
            }
            assert!(keys > 0, "{screen} at {size:?} names no key");
        }
    });
}

/// The keys that do what is meant by a place, where there are any.
fn keys_of(model: &Model, aim: &Aim) -> Option<Vec<Key>> {
    let command = match aim {
        Aim::Key(key) => return Some(vec![*key]),
        // To a key that does not go on with them, those that were pressed are a mistake.
        _ if model.pending.is_some() => return None,
        Aim::Run(command) => *command,
        Aim::Act(_, verb) => Command::Act(*verb),
        Aim::Pane(Pane::Calls) => Command::GoCalls,
        Aim::Pane(Pane::Sheet) => Command::GoSheet,
        Aim::Pane(Pane::Board) => Command::GoBoard,
        Aim::Pane(Pane::Ticket) => Command::GoTicket,
        _ => return None,
    };
    let chord = model.keymap.key_at(model.contexts(), command)?;
    Some(chord.keys().to_vec())
}

#[test]
fn a_click_does_what_the_key_does() {
    let look = Look::named("default").unwrap();
    let mut tried = 0;
    every_screen(|screen, model| {
        for size in [(120, 36), (80, 24)] {
            for Area { aim, .. } in areas(model, size).in_sight() {
                let Some(keys) = keys_of(model, aim) else { continue };
                let (mut pressed, mut clicked, now) = (model.clone(), model.clone(), model.now);
                let press = |key| pressed.update(Msg::Key(key), now);
                let by_key: Vec<Effect> = keys.into_iter().flat_map(press).collect();
                let click = Msg::Hand(Gesture::Click { on: aim.clone(), column: 0 });
                assert_eq!(clicked.update(click, now), by_key, "{screen}: {aim:?}");
                let [one, other] = [&pressed, &clicked].map(|model| drawn(model, &look, size));
                assert!(one == other, "{screen}: {aim:?}\n{one:?}\n{other:?}");
                tried += 1;
            }
        }
    });
    assert!(tried > 200, "only {tried} were tried");
}

/// What somebody has written, wherever it lies.
fn written(model: &Model) -> Vec<String> {
    let sheets = model.papers.sheets().iter();
    sheets.map(|sheet| sheet.form.words("description").to_owned()).collect()
}

#[test]
fn no_hand_panics_or_loses_a_selection_or_a_word() {
    let mut random = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut touched = 0;
    every_screen(|screen, model| {
        for _ in 0..6 {
            let mut model = model.clone();
            let before = written(&model);
            for _ in 0..25 {
                let size = (random.random_range(0..=200), random.random_range(0..=70));
                let places = areas(&model, size);
                let (x, y) =
                    (random.random_range(0..size.0.max(1)), random.random_range(0..size.1.max(1)));
                let Some(area) = places.at(x, y).cloned() else { continue };
                // What commands do is theirs to hold.
                let is_command = matches!(area.aim, Aim::Run(_) | Aim::Act(..) | Aim::Key(_));
                let told = format!("{screen} at {size:?}: {:?}", area.aim);
                let gesture = match random.random_range(0..3) {
                    0 => Gesture::Wheel { over: area.aim, down: random.random() },
                    _ if is_command => continue,
                    _ => Gesture::Click { on: area.aim, column: x - area.place.x },
                };
                let now = model.now;
                model.update(Msg::Hand(gesture), now);
                let board = model.replica.board();
                let selected = model.selected_ticket.filter(|number| board.key(*number).is_some());
                assert!(board.is_empty() || selected.is_some(), "{told}: nothing is selected");
                let after = written(&model);
                assert!(before.iter().all(|words| after.contains(words)), "{told}: {after:?}");
                touched += 1;
            }
        }
    });
    assert!(touched > 500, "only {touched}");
}

/// Letters lie over what is in sight.
fn with_letters(model: &Model, size: (u16, u16)) -> Model {
    let mut model = model.clone();
    let now = model.now;
    let aims = areas(&model, size).in_sight().map(|area| area.aim.clone()).collect();
    model.update(Msg::InSight(aims), now);
    model
}

#[test]
fn letters_over_the_rows() {
    let mut shift = full::desk();
    shift.press("f6 home");
    for size in [(160, 45), (120, 36), (80, 24)] {
        let model = with_letters(&shift.model, size);
        assert_snapshot!(format!("letters_{}x{}", size.0, size.1), picture(&model, size));
    }
    shift.press("f5");
    let model = with_letters(&shift.model, (80, 24));
    assert_snapshot!("letters_ticket_80x24", picture(&model, (80, 24)));
}

#[test]
fn letters_in_the_field() {
    let mut shift = field::full_round();
    for (key, name) in [("home", "list"), ("enter", "open")] {
        shift.press(key);
        let model = with_letters(&shift.model, (60, 10));
        assert_snapshot!(format!("letters_field_{name}_60x10"), picture(&model, (60, 10)));
    }
}

#[test]
fn letters_are_told_from_the_rest_without_colour() {
    let look = Look::named("monochrome").unwrap();
    let mut shift = full::desk();
    shift.press("f6 home");
    for size in SIZES {
        let (bare, model) = (drawn(&shift.model, &look, size), with_letters(&shift.model, size));
        let buffer = drawn(&model, &look, size);
        let body = usize::from(size.0) * usize::from(size.1 - 2);
        let changed = buffer.content.iter().zip(&bare.content).take(body);
        let changed: Vec<&Cell> =
            changed.filter(|(one, other)| one != other).map(|(one, _)| one).collect();
        assert!(changed.len() >= 10, "{}", changed.len());
        for cell in changed {
            assert!(cell.modifier.contains(Modifier::REVERSED), "{cell:?} at {size:?}");
        }
    }
}
