//! A plausible shift, made by a seeded generator, for demonstrations. It never touches real data.
//!
//! [`shift`] is what there is and what happens, from a file; [`plan`] puts it in order of time; [`fill`]
//! plays the past four hours into a server whose clock can be set; [`keep_moving`] goes on from there.
//!
//! The server of a demonstration is started with a manual clock at the present, filled, and started anew
//! on the same database with the machine's clock. Both functions act as a person of their own, with
//! a token of the supervisor's role that is not the user's.

mod fill;
mod moving;
pub mod plan;
mod random;
pub mod shift;

#[cfg(test)]
mod tests;

pub use fill::{DemoError, fill};
pub use moving::keep_moving;

/// The shift that is always the same.
pub const SEED: u64 = 2026;
