//! Stories at the desk: keys in, screens out, and a real server with a real database in between. Time
//! is the test's own; nobody sleeps.

mod closing;
mod entry;
mod shift;
