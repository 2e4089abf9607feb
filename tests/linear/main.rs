//! The real program without a screen: lines in, lines out, over pipes and at a terminal that was told to be
//! plain. It never sleeps for a fixed time; it waits until something was said, and not for ever.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod endings;
mod field;
mod program;
#[path = "../around/rings.rs"]
mod rings;
mod story;
#[path = "../around/team.rs"]
mod team;
