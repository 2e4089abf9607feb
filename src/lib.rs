#![forbid(unsafe_code)]
//! Centralino: a keyboard-driven terminal workplace for call centres, with its own REST ticketing
//! backend.

pub mod api;
pub mod cli;
pub mod client;
pub mod commands;
pub mod demo;
pub mod domain;
pub mod embedded;
pub mod server;
