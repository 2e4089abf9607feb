//! The terminal workplace: one model, shown as an operator's desk, to technicians, on a wall, and in lines of text
//! ([`face`]).
//! It may use client, api and domain; it must never reach into the server.
//!
//! A key becomes a [`command`] in [`input`]; [`app`] is the model and how a message changes it; [`view`]
//! draws the model, and [`linear`] says it in lines; [`line`] reads what is written on the command line,
//! [`filter`] what the board is to show; [`look`] says how meanings look; [`recording`] is a session as a
//! file, to be played again; [`runtime`] is the only room that
//! touches the terminal, the network and the clock.

pub mod app;
pub mod command;
pub mod face;
pub mod filter;
pub mod input;
pub mod line;
pub mod linear;
pub mod look;
pub mod recording;
pub mod runtime;
pub mod sentence;
pub mod text;
pub mod view;
