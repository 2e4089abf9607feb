//! What people write for the program: settings, themes. Every mistake has its place and its sentence. It
//! needs no terminal.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod broken;
mod check;
mod contrast;
mod deuteranopia;
mod palettes;
