//! Where the workplace touches the machine: terminal, keyboard and signals.
//! It must never decide what is shown or what a key means.

pub mod clipboard;
pub mod documents;
pub mod drafts;
pub mod input;
pub mod line;
pub mod linear;
pub mod outside;
pub mod recorder;
pub mod replay;
pub mod screen;
mod sgr;
pub mod signals;
pub mod terminal;
pub mod views;
pub mod voice;
pub mod workplace;
