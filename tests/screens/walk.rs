//! A hand that presses anything: ten thousand actions at windows of every size, over a real server. Nothing
//! panics, nothing moves a selection but the hand itself, and no control character is ever drawn.

use std::collections::BTreeSet;

use centralino::domain::code::TicketNumber;
use centralino::tui::app::hand::Gesture;
use centralino::tui::app::{Model, Msg};
use centralino::tui::look::Look;
use chrono::TimeDelta;
use proptest::prelude::RngExt as _;
use proptest::test_runner::{RngAlgorithm, TestRng};

use crate::drawn;
use crate::full;
use crate::hand::areas;
use crate::shift::Shift;

/// The actions of one walk at least; there are four.
const ACTIONS: usize = 2_500;
/// The widest and highest window.
const LARGEST: u16 = 200;
/// What others put on the clipboard.
const PASTES: [&str; 5] = [
    "perdita\nin due\nrighe",
    "\u{1b}[2J\u{1b}]0;titolo\u{7}cancella tutto",
    "destra \u{202e}artsinis",
    "漢字 e\u{301} \u{200b}invisibile",
    "",
];
/// What fingers find on the keyboard when they look for no command.
const LETTERS: [&str; 14] =
    ["a", "e", "n", "s", "è", "漢", "1", "9", "space", "-", ":", "/", "<", "backspace"];

/// A hand with its desk.
struct Walk {
    shift: Shift,
    random: TestRng,
    told: Vec<String>,
    /// Where the keyboard has been.
    met: BTreeSet<&'static str>,
}

impl Walk {
    fn seeded(seed: u8) -> Self {
        let random = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
        Self { shift: full::desk(), random, told: Vec::new(), met: BTreeSet::new() }
    }

    /// A number below this one.
    fn below(&mut self, bound: usize) -> usize {
        self.random.random_range(0..bound)
    }

    fn pick<'t, T: ?Sized>(&mut self, of: &[&'t T]) -> &'t T {
        let at = self.below(of.len());
        of[at]
    }

    fn go(mut self) {
        let everywhere = ["board", "calls", "dialog", "form", "help", "search", "ticket"];
        // A hand that has not been everywhere yet goes on for a while.
        for action in 0.. {
            let was_everywhere = everywhere.iter().all(|place| self.met.contains(place));
            if action >= ACTIONS && was_everywhere {
                break;
            }
            assert!(action < 4 * ACTIONS, "only in {:?}", self.met);
            self.act();
            self.look();
        }
        // Whatever was typed, the keys still work: the hand can leave everything and read the board.
        let text = self.told.join("\n");
        for _ in 0..12 {
            self.shift.press("esc");
        }
        assert!(
            self.shift.model.overlays.is_empty() && self.shift.model.papers.prompt.is_none(),
            "{text}"
        );
    }

    fn act(&mut self) {
        match self.below(100) {
            0..50 => self.press_a_command(),
            50..60 => self.touch(),
            60..82 => {
                let letter = self.pick(&LETTERS);
                self.press(letter);
            }
            82..86 => {
                let text = self.pick(&PASTES);
                self.told.push(format!("pastes {text:?}"));
                self.shift.pastes(text);
            }
            86..92 => {
                let seconds = [1, 1, 5, 61, 600, 7_200][self.below(6)];
                self.outside("time passes", |shift| shift.time_passes(TimeDelta::seconds(seconds)));
            }
            92..96 => self.outside("a call rings", |shift| shift.rings("0000 000 111")),
            96..98 => self.outside("a colleague registers", |shift| full::many(shift, 1)),
            98 => self.outside("the server goes and comes back", |shift| {
                shift.server_goes();
                shift.server_comes_back();
            }),
            _ => {
                self.told.push("the desk is killed".into());
                self.shift.kill_and_start_again();
            }
        }
    }

    /// A click or a notch of the wheel, anywhere in a window of any size.
    fn touch(&mut self) {
        let size = (self.random.random_range(1..=LARGEST), self.random.random_range(1..=LARGEST));
        let (x, y) = (self.random.random_range(0..size.0), self.random.random_range(0..size.1));
        let Some(area) = areas(&self.shift.model, size).at(x, y).cloned() else { return };
        let gesture = match self.below(3) {
            0 => Gesture::Wheel { over: area.aim, down: self.below(2) == 0 },
            _ => Gesture::Click { on: area.aim, column: x - area.place.x },
        };
        self.told.push(format!("{gesture:?}"));
        self.shift.hear(Msg::Hand(gesture));
        self.assert_selected();
    }

    /// One of the keys that mean something where the keyboard is.
    fn press_a_command(&mut self) {
        let model = &self.shift.model;
        let contexts = model.contexts();
        self.met.extend(contexts.first().map(|nearest| nearest.name()));
        let bound = model.keymap.bindings().iter().filter(|binding| contexts.contains(&binding.context));
        let chords = bound.flat_map(|binding| &binding.chords);
        let mut keys: Vec<String> = chords.map(|written| written.chord.to_string()).collect();
        // Some are left half pressed.
        keys.extend(keys.clone().iter().filter_map(|chord| Some(chord.split_once(' ')?.0.to_owned())));
        let at = self.below(keys.len());
        self.press(&keys[at]);
    }

    fn press(&mut self, key: &str) {
        self.told.push(key.to_owned());
        self.shift.press(key);
        self.assert_selected();
    }

    fn assert_selected(&self) {
        let model = &self.shift.model;
        assert!(
            model.replica.board().is_empty() || selected(model).is_some(),
            "no ticket is selected after {}",
            self.story()
        );
    }

    /// What others do: the selection stays on its ticket as long as that is open.
    fn outside(&mut self, what: &str, does: impl FnOnce(&mut Shift)) {
        self.told.push(what.to_owned());
        let before = selected(&self.shift.model);
        does(&mut self.shift);
        let model = &self.shift.model;
        let open = before.filter(|number| model.replica.board().key(*number).is_some());
        assert!(open.is_none() || selected(model) == open, "the selection moved: {}", self.story());
    }

    /// Draws the desk in a window of any size.
    fn look(&mut self) {
        let side = |random: &mut TestRng| {
            // Small windows are where columns run out.
            let most = [12, 80, LARGEST][random.random_range(0..3)];
            random.random_range(0..=most)
        };
        let size = (side(&mut self.random), side(&mut self.random));
        let buffer = drawn(&self.shift.model, &Look::named("default").unwrap(), size);
        let dangerous = |c: char| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c);
        let found = buffer.content.iter().find(|cell| cell.symbol().contains(dangerous));
        assert!(found.is_none(), "{found:?} was drawn after {}", self.story());
    }

    /// The last keys, from which a failed walk can be told.
    fn story(&self) -> String {
        let from = self.told.len().saturating_sub(40);
        self.told[from..].join(" · ")
    }
}

fn selected(model: &Model) -> Option<TicketNumber> {
    model.selected_ticket.filter(|number| model.replica.board().key(*number).is_some())
}

#[test]
fn a_first_hand() {
    Walk::seeded(1).go();
}

#[test]
fn a_second_hand() {
    Walk::seeded(2).go();
}

#[test]
fn a_third_hand() {
    Walk::seeded(3).go();
}

#[test]
fn a_fourth_hand() {
    Walk::seeded(4).go();
}
