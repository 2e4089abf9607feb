//! One file per command of the program; the only place where server and workplace meet.
pub mod import;
