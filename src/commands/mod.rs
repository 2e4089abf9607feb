//! One file per command of the program; the only place where server and workplace meet.

pub mod call;
pub mod import;
mod shown;
pub mod simulate;
pub mod ticket;
