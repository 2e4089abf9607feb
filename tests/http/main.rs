//! The backend through HTTP: a real server on loopback, a real client, a clock that the test moves. Every
//! test ends with a verification of the whole store.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod alignment;
mod answering;
mod centre;
mod contract;
mod corrections;
mod directory;
mod display;
mod feed;
mod figures;
mod flows;
mod hostile;
mod lessons;
mod lists;
mod papers;
mod patron;
mod penalties;
mod premises;
mod problems;
mod repetition;
mod shift;
mod technicians;
mod together;
mod truth;
mod undo;
mod upgrade;
mod warnings;
