//! What an inspection found, and what was found out after it (S3.10, S3.11): each with the time it is said to have
//! been found at. It holds no words; a note is sealed with its entry.

use serde::{Deserialize, Serialize};

use super::code::Code;
use super::milestone::Met;
use super::time::{Timestamp, outside};

/// One occasion on which something was found out: only what was given on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The entry of the log that told it.
    pub entry: u64,
    /// When it is said to have been found (UTC).
    #[serde(flatten)]
    pub met: Met,
    /// Programmability (S3.12–S3.14).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Code>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub covered: Option<bool>,
    #[serde(
        default,
        deserialize_with = "outside::instant_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub planned_start: Option<Timestamp>,
    #[serde(
        default,
        deserialize_with = "outside::instant_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub estimated_end: Option<Timestamp>,
}
