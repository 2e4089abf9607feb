//! What a wall, or a desk that nobody touches, holds in memory through 24 hours with 100,000 open tickets: the resident set at the beginning, after
//! 12 and after 24 simulated hours of a busy centre. It asserts nothing: machines differ.
//!
//! `cargo bench --bench wall`, or with another number of open tickets, or `desk`, behind `--`.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a measurement that fails has nothing to say"
)]

mod day;

use std::io::Sink;
use std::time::Instant;

use centralino::tui::face::Face;
use centralino::tui::look::Look;
use centralino::tui::runtime::screen::Screen;
use centralino::tui::view;
use day::Day;
use ratatui::layout::Size;

const OPEN: u64 = 100_000;
/// A very busy centre: 4,320 calls in a day.
const CALL_EVERY: i64 = 20;
const HOUR: i64 = 3_600;
/// A frame is drawn so often, as the loop would at most.
const FRAME: i64 = 10;

fn main() {
    let asked = std::env::args().skip(1).find_map(|word| word.parse().ok());
    let open = asked.unwrap_or(OPEN);
    let face = if std::env::args().any(|word| word == "desk") { Face::Desk } else { Face::Wall };
    println!(
        "{:<28} {:>12} {:>12} {:>10}",
        format!("{open} open tickets, {face:?}"),
        "VmRSS, MiB",
        "entries",
        "seconds"
    );
    let started = Instant::now();
    let mut day = Day::begin(face, open, CALL_EVERY);
    let mut screen = Screen::with_size(std::io::sink(), Size { width: 200, height: 60 }).unwrap();
    let look = Look::named("default").unwrap();
    tell("at the beginning", &day, started);
    for hour in 1..=24 {
        for _ in 0..HOUR / FRAME {
            day.seconds_pass(FRAME);
            draw(&mut screen, &day, &look);
        }
        if hour == 12 || hour == 24 {
            tell(&format!("after {hour} hours"), &day, started);
        }
    }
}

fn draw(screen: &mut Screen<Sink>, day: &Day, look: &Look) {
    screen.draw(|frame| view::draw(&day.model, look, frame)).unwrap();
}

fn tell(when: &str, day: &Day, started: Instant) {
    let seconds = started.elapsed().as_secs_f64();
    println!("{when:<28} {:>12.1} {:>12} {seconds:>10.1}", resident(), day.entries());
}

/// The resident set of this process in MiB; 0 where the system does not tell.
fn resident() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    let kib: f64 = line.trim().trim_end_matches("kB").trim().parse().unwrap_or(0.0);
    kib / 1024.0
}
