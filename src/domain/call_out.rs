//! The call-out log (S4.8): every attempt to reach the staff, whatever came of it. Who is to be tried next is
//! [`super::roster`].

use serde::{Deserialize, Serialize};

use super::channel::Channel;
use super::code::TechnicianId;
use super::time::{Timestamp, outside};

/// What came of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Response {
    /// Somebody was told. An attempt that says nothing of it was one.
    Answered,
    NoAnswer,
    /// Reached, and not coming.
    Refused,
}

impl Response {
    pub const ALL: [Response; 3] = [Response::Answered, Response::NoAnswer, Response::Refused];

    pub fn code(self) -> &'static str {
        match self {
            Response::Answered => "answered",
            Response::NoAnswer => "no-answer",
            Response::Refused => "refused",
        }
    }
}

/// One attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallOut {
    /// When it is said to have been (UTC).
    #[serde(deserialize_with = "outside::instant")]
    pub at: Timestamp,
    /// Whom; absent for somebody who is not in the directory, and in entries older than the field.
    pub technician: Option<TechnicianId>,
    pub channel: Channel,
    pub outcome: Response,
}
