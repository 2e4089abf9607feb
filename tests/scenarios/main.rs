//! Stories at the desk: keys in, screens out, and a real server with a real database in between. Time
//! is the test's own; nobody sleeps.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a story that cannot go on is a failed test"
)]

mod aligning;
mod announced;
mod chords;
mod clocks;
mod closing;
mod copying;
mod corrections;
#[path = "../../benches/wall/day.rs"]
mod day;
mod directory;
mod disputes;
mod entry;
mod field;
mod first_day;
mod flows;
mod freezing;
#[path = "../screens/full.rs"]
#[allow(dead_code, reason = "the pictures use the rest")]
mod full;
mod hand;
mod lessons;
mod letters;
mod line;
mod linear;
mod looking;
#[path = "../../benches/desk/made.rs"]
#[allow(dead_code, reason = "the benchmark uses the rest")]
#[allow(clippy::indexing_slicing, reason = "as in the benchmark")]
mod made;
mod papers;
mod printing;
mod recording;
mod roster;
mod served;
mod shift;
mod themes;
mod together;
mod trouble;
mod types;
mod undo;
mod wall;
mod wall_day;
