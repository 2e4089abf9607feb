//! The command line: what lines mean, as a table and as laws, and what they do, as stories.

mod grammar;
mod stories;
