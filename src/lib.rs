//! Centralino: a keyboard-driven terminal workplace for call centres, with its own REST ticketing
//! backend.
#![forbid(unsafe_code)]

pub mod api;
pub mod cli;
pub mod client;
pub mod commands;
pub mod config;
pub mod demo;
pub mod domain;
pub mod embedded;
pub mod server;
pub mod tui;
pub mod words;
