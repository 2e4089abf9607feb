//! The real program at a real terminal: keys in, screens out, signals and kills in between. It never
//! sleeps for a fixed time; it waits until something is seen, and not for ever.
//!
//! [`program`] is the harness; the stories stand in a file for each kind of trouble.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod ends;
mod field;
mod hand;
mod keys;
mod program;
mod proxy;
mod recording;
#[path = "../around/rings.rs"]
mod rings;
#[path = "../screens/sgr.rs"]
mod sgr;
mod shift;
#[path = "../around/team.rs"]
mod team;
mod terminal;
mod themes;
mod trial;
mod wall;
