//! A session as a file: everything that went into the workplace, with its clock, and when it was drawn. As
//! [`Model::update`](crate::tui::app::Model::update) is pure, the same file gives the same screens again,
//! without a server. It opens no file and no terminal: whoever does hands them in.
//!
//! ```text
//! {"centralino-recording":1,"about":"…","masked":true,"language":"it","face":"desk","size":[80,24],…}
//! {"heard":["2026-11-23T13:29:46Z",{"key":"f2"}]}
//! "frame"
//! ```
//!
//! [`start`] is the first line, what a workplace begins with; [`writing`] and [`reading`] are the lines after
//! it, [`masking`] takes out what people are called and what they write, [`playing`] goes through the screens.

pub mod masking;
pub mod playing;
pub mod reading;
pub mod start;
pub mod writing;

use serde::{Deserialize, Serialize};

use super::app::Msg;
use crate::domain::time::{Timestamp, outside};

/// The version of the lines that this program writes, and the only one it reads.
pub const VERSION: u32 = 1;

/// Longer recordings end: a disk must not be filled by one that was forgotten. No line is longer than the whole.
const MOST_BYTES: u64 = 1 << 30;

/// A line after the first.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Entry {
    /// What was heard, and this machine's clock (UTC) when it was.
    Heard(#[serde(deserialize_with = "outside::instant")] Timestamp, Box<Msg>),
    /// The screen is about to be drawn.
    Frame,
}
