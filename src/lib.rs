//! Centralino: a keyboard-driven terminal workplace for call centres, and its ticketing backend.
//! Nothing here may depend on a particular contract: contracts are data.
#![forbid(unsafe_code)]

pub mod tui;
pub mod words;
