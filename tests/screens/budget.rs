//! What a frame may send over a thin line: bytes and wake-ups, never times. The limits are those that the
//! terminal programs of other people keep or miss; the figures beside them are what ours sends.

use centralino::tui::app::{Model, Msg};
use centralino::tui::input::Key;
use centralino::tui::look::Look;
use centralino::tui::runtime::screen::Screen;
use centralino::tui::view;
use chrono::TimeDelta;
use ratatui::layout::Size;

use crate::full;
use crate::shift::Shift;

/// What everybody has, and a large window.
const SMALL: Size = Size { width: 80, height: 24 };
const LARGE: Size = Size { width: 200, height: 60 };

/// A model with its terminal; each frame says what it sent.
struct Shown<'m> {
    model: &'m mut Model,
    screen: Screen<Vec<u8>>,
    look: Look,
}

impl<'m> Shown<'m> {
    /// After its first paint.
    fn new(model: &'m mut Model, size: Size) -> Self {
        let screen = Screen::with_size(Vec::new(), size).unwrap();
        let mut shown = Self { model, screen, look: Look::named("default").unwrap() };
        shown.frame();
        shown
    }

    fn frame(&mut self) -> usize {
        let (model, look) = (&*self.model, &self.look);
        self.screen.draw(|frame| view::draw(model, look, frame)).unwrap().0
    }

    /// The most that one of these keys sends.
    fn press(&mut self, keys: &str) -> usize {
        let press = |key: &str| {
            let now = self.model.now;
            self.model.update(Msg::Key(Key::parse(key).unwrap()), now);
            self.frame()
        };
        keys.split(' ').map(press).max().unwrap()
    }

    /// The most that one of so many seconds sends.
    fn seconds_pass(&mut self, seconds: u32) -> usize {
        let second = |_| {
            let now = self.model.now + TimeDelta::seconds(1);
            self.model.update(Msg::Wake, now);
            self.frame()
        };
        (0..seconds).map(second).max().unwrap()
    }

    fn sent(&self) -> usize {
        self.screen.out().len()
    }
}

#[track_caller]
fn within(what: &str, sent: usize, limit: usize) {
    println!("{what}: {sent} of {limit} bytes");
    assert!(sent > 0, "{what}: nothing was drawn, so nothing was measured");
    assert!(sent <= limit, "{what}: {sent} bytes, and {limit} are allowed");
}

#[test]
fn a_first_paint_of_a_full_desk() {
    let mut shift = full::desk();
    for (key, page) in super::PAGES {
        shift.press(key);
        for (size, limit) in [(SMALL, 4_000), (LARGE, 14_000)] {
            let shown = Shown::new(&mut shift.model, size);
            within(&format!("first paint, {page}, {size}"), shown.sent(), limit);
        }
    }
}

#[test]
fn a_letter_of_the_description() {
    // The sheet stands half filled, its cursor in the description.
    let mut shift = full::desk();
    for size in [SMALL, LARGE] {
        let sent = Shown::new(&mut shift.model, size).press("n t a backspace backspace backspace");
        within(&format!("a letter, {size}"), sent, 96);
    }
}

#[test]
fn a_letter_of_the_action_s_form() {
    let mut shift = full::desk();
    shift.press("f6 home n");
    let sent = Shown::new(&mut shift.model, SMALL).press("n o t a");
    within("a letter of a note", sent, 96);
}

#[test]
fn a_second_of_countdowns() {
    // Two calls wait, one deadline is near.
    let mut shift = full::desk();
    for (size, limit) in [(SMALL, 200), (LARGE, 1_000)] {
        for (key, page) in super::PAGES {
            shift.press(key);
            let sent = Shown::new(&mut shift.model, size).seconds_pass(40);
            within(&format!("a second, {page}, {size}"), sent, limit);
        }
    }
}

#[test]
fn an_idle_desk_sends_nothing_and_sleeps_until_the_minute() {
    let mut shift = Shift::begin(160, 45);
    // No notice stands any more, and nobody waits.
    shift.minutes_pass(1);
    let begun = shift.clock.now();
    for size in [SMALL, LARGE] {
        let mut shown = Shown::new(&mut shift.model, size);
        let painted = shown.sent();
        let minute = 60 - begun.timestamp().rem_euclid(60);
        assert_eq!(
            (shown.model.wake_at() - begun).num_seconds(),
            minute - 1 + 1,
            "one wake-up a minute"
        );
        for second in 0..minute {
            shown.model.update(Msg::Wake, begun + TimeDelta::seconds(second));
            assert_eq!(shown.frame(), 0, "second {second} at {size}");
        }
        assert_eq!(shown.sent(), painted);
        shown.model.update(Msg::Wake, begun + TimeDelta::seconds(minute));
        within(&format!("the minute changes, {size}"), shown.frame(), 60);
        shown.model.update(Msg::Wake, begun);
    }
}
