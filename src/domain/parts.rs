//! A request for spare parts and what became of it (S4.9). The clocks stand still only while one is approved and the
//! part has not come; that is the pauses' business, not this record's.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::decision::Decided;
use super::time::{Timestamp, outside};

/// Where a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartsStatus {
    /// The client has still to decide.
    Asked,
    /// The work is suspended until the part arrives.
    Approved,
    Refused,
    /// The work went on without.
    Withdrawn,
    Arrived,
    /// The client turned to another supplier, who completes the work.
    ThirdParty,
}

impl PartsStatus {
    pub const ALL: [PartsStatus; 6] = [
        PartsStatus::Asked,
        PartsStatus::Approved,
        PartsStatus::Refused,
        PartsStatus::Withdrawn,
        PartsStatus::Arrived,
        PartsStatus::ThirdParty,
    ];

    pub fn code(self) -> &'static str {
        match self {
            PartsStatus::Asked => "asked",
            PartsStatus::Approved => "approved",
            PartsStatus::Refused => "refused",
            PartsStatus::Withdrawn => "withdrawn",
            PartsStatus::Arrived => "arrived",
            PartsStatus::ThirdParty => "third-party",
        }
    }
}

/// One request; part and supplier are among the words of the entry that made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartsRequest {
    /// The entry of the log that made it.
    pub opened_by: u64,
    /// UTC.
    #[serde(deserialize_with = "outside::instant")]
    pub asked_at: Timestamp,
    /// When the part is expected.
    pub expected_on: Option<NaiveDate>,
    pub status: PartsStatus,
    /// What the client decided, and how we know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<Decided>,
    /// When the wait was over (UTC).
    #[serde(
        default,
        deserialize_with = "outside::instant_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub ended_at: Option<Timestamp>,
}

impl PartsRequest {
    pub fn asked(opened_by: u64, asked_at: Timestamp, expected_on: Option<NaiveDate>) -> Self {
        Self {
            opened_by,
            asked_at,
            expected_on,
            status: PartsStatus::Asked,
            decided: None,
            ended_at: None,
        }
    }

    /// Whether work waits for it: for the client's word, or for the part.
    pub fn is_open(&self) -> bool {
        matches!(self.status, PartsStatus::Asked | PartsStatus::Approved)
    }
}
