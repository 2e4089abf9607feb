//! What the client decides (S4.9, S9.4), and how we know of it: on line, or told to somebody who records it. It
//! never holds a name; whoever decided is a record of the directory, or words that are sealed apart.

use serde::{Deserialize, Serialize};

use super::channel::Channel;
use super::code::RequesterId;
use super::time::{Timestamp, outside};

/// Who decided, and by what way it reached us.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The record of whoever decided. Absent where they are in no directory: their name is then among the words, or
    /// they act themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<RequesterId>,
    /// By telephone, by mail. Absent where the client's own people decide on line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<Channel>,
}

/// A decision that was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// When they are said to have decided (UTC).
    #[serde(deserialize_with = "outside::instant")]
    pub at: Timestamp,
    #[serde(flatten)]
    pub decision: Decision,
}
