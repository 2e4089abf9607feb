//! What the desk costs with 500 and with 50,000 open tickets, side by side in one run: folding, drawing,
//! keys, and the start of the program. It asserts nothing: machines differ.
//!
//! `cargo bench --bench desk`
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a measurement that fails has nothing to say"
)]

mod made;
mod start;

use std::io::Sink;
use std::time::{Duration, Instant};

use centralino::client::Replica;
use centralino::tui::app::{Model, Msg};
use centralino::tui::input::Key;
use centralino::tui::look::Look;
use centralino::tui::runtime::screen::Screen;
use centralino::tui::view;
use chrono::TimeDelta;
use made::{desk, now, press};
use ratatui::layout::Size;

const FEW: u64 = 500;
const MANY: u64 = 50_000;
/// A large window.
const SIZE: Size = Size { width: 200, height: 60 };
/// Frames of each measurement.
const FRAMES: usize = 300;
/// Events of each measurement; fewer than `FEW`, so that each is of another ticket.
const EVENTS: u64 = 400;

/// One line of the table: times in order of size, and bytes a frame at the median.
struct Measured {
    times: Vec<Duration>,
    bytes: Option<usize>,
}

fn main() {
    println!("{SIZE}, {FRAMES} frames each; p50 / p99 in milliseconds, bytes at the median\n");
    println!("{:<44} {:>26} {:>26}", "open tickets", FEW, MANY);
    line("snapshot folded (median of 5)", snapshot);
    line("one event folded", event);
    line("first paint", first_paint);
    line("full redraw, nothing changed", redraw);
    line("a letter of the description", |tickets| keys(tickets, "f2 tab tab tab", &["a", "b"]));
    line("a letter of the place, with its list", |tickets| keys(tickets, "f2", &["s", "backspace"]));
    line("one row down and up on the board", |tickets| keys(tickets, "f6 home", &["down", "up"]));
    line("half the board further and back", |tickets| keys(tickets, "f6", &["end", "home"]));
    line("one row down and up, nobody rings", quiet_rows);
    line("a second passes, a call rings", seconds);
    line("nothing passes", idle);
    println!();
    for (what, times) in
        [("start to first frame, release", start::desk()), ("the same of /bin/echo", start::nothing())]
    {
        println!("{what:<44} {:>26}", Measured { times, bytes: None });
    }
}

fn line(what: &str, measure: impl Fn(u64) -> Measured) {
    println!("{what:<44} {:>26} {:>26}", measure(FEW), measure(MANY));
}

impl std::fmt::Display for Measured {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let at = |share: usize| {
            let place = (self.times.len() * share / 100).min(self.times.len() - 1);
            self.times[place].as_secs_f64() * 1e3
        };
        let mut shown = format!("{:.3} / {:.3}", at(50), at(99));
        if let Some(bytes) = self.bytes {
            shown.push_str(&format!("  {bytes:>6} B"));
        }
        f.pad(&shown)
    }
}

/// Does something again and again; each time answers the bytes that it wrote, if it writes any.
fn measured(count: usize, mut once: impl FnMut(usize) -> Option<usize>) -> Measured {
    let mut times = Vec::with_capacity(count);
    let mut bytes = Vec::new();
    for turn in 0..count {
        let started = Instant::now();
        bytes.extend(once(turn));
        times.push(started.elapsed());
    }
    times.sort();
    bytes.sort_unstable();
    Measured { times, bytes: bytes.get(bytes.len() / 2).copied() }
}

/// The whole state, put in place of another.
fn snapshot(tickets: u64) -> Measured {
    let mut made: Vec<_> = (0..5).map(|_| made::snapshot(tickets)).collect();
    measured(made.len(), |_| {
        let snapshot = made.pop().unwrap();
        let mut replica = Replica::default();
        replica.replace(snapshot);
        // Freeing it is not part of it.
        std::mem::forget(replica);
        None
    })
}

/// Tickets taken in charge one after the other, which changes their place on the board.
fn event(tickets: u64) -> Measured {
    let mut replica = Replica::default();
    replica.replace(made::snapshot(tickets));
    let apart = tickets / EVENTS;
    let events: Vec<_> = (1..=EVENTS).map(|seq| made::charge_taken(seq * apart, seq)).collect();
    measured(events.len(), |turn| {
        let change = replica.apply(&events[turn]);
        assert!(matches!(change, centralino::client::Change::Ticket(_)), "{change:?}");
        None
    })
}

/// A desk with its screen.
struct Shown {
    model: Model,
    look: Look,
    screen: Screen<Sink>,
}

impl Shown {
    fn new(model: Model) -> Self {
        let look = Look::named("default").unwrap();
        Self { model, look, screen: Screen::with_size(std::io::sink(), SIZE).unwrap() }
    }

    fn draw(&mut self) -> Option<usize> {
        let (model, look) = (&self.model, &self.look);
        Some(self.screen.draw(|frame| view::draw(model, look, frame)).unwrap().0)
    }
}

fn first_paint(tickets: u64) -> Measured {
    let mut shown = Shown::new(desk(tickets));
    measured(FRAMES, |_| {
        shown.screen = Screen::with_size(std::io::sink(), SIZE).unwrap();
        shown.draw()
    })
}

fn redraw(tickets: u64) -> Measured {
    let mut shown = Shown::new(desk(tickets));
    shown.draw();
    measured(FRAMES, |_| {
        shown.screen.redraw();
        shown.draw()
    })
}

/// From a key to its frame, of keys pressed in turn.
fn keys(tickets: u64, before: &str, turns: &[&str]) -> Measured {
    let mut model = desk(tickets);
    press(&mut model, before);
    pressed(model, turns)
}

/// Moving about without a caller, of whom the open tickets would be looked up.
fn quiet_rows(tickets: u64) -> Measured {
    let mut model = desk(tickets);
    model.replica.calls.clear();
    press(&mut model, "f6 home");
    pressed(model, &["down", "up"])
}

fn pressed(model: Model, turns: &[&str]) -> Measured {
    let keys: Vec<Key> = turns.iter().map(|key| Key::parse(key).unwrap()).collect();
    let mut shown = Shown::new(model);
    shown.draw();
    let measured = measured(FRAMES, |turn| {
        shown.model.update(Msg::Key(keys[turn % keys.len()]), now());
        shown.draw()
    });
    assert!(measured.bytes > Some(0), "nothing was seen of {turns:?}");
    measured
}

fn seconds(tickets: u64) -> Measured {
    let mut shown = Shown::new(desk(tickets));
    shown.draw();
    measured(FRAMES, |turn| {
        shown.model.update(Msg::Wake, now() + TimeDelta::seconds(turn as i64 + 1));
        shown.draw()
    })
}

fn idle(tickets: u64) -> Measured {
    let mut shown = Shown::new(desk(tickets));
    shown.draw();
    measured(FRAMES, |_| {
        shown.model.update(Msg::Wake, now());
        shown.draw()
    })
}
