//! The domain: values and rules of a call centre's work. It reads no clock, no file and no network.

pub mod holidays;

pub mod time;
