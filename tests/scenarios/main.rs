//! Stories at the desk: keys in, screens out, and a real server with a real database in between. Time
//! is the test's own; nobody sleeps.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a story that cannot go on is a failed test")]

mod clocks;
mod closing;
mod disputes;
mod entry;
mod shift;
mod themes;
mod trouble;
mod types;
