//! The terminal workplace.
//! It may use client, api and domain; it must never reach into the server.

pub mod input;
pub mod look;
pub mod place;
pub mod runtime;
pub mod text;
