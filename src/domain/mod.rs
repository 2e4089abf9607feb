//! The domain: values and rules of a call centre's work. It reads no clock, no file and no network.

pub mod calendar;
pub mod holidays;
pub mod phone;
pub mod time;
