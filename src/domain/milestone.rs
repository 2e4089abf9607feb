//! What deadlines are about, and that it was reached. It counts nothing: clocks do.

use serde::{Deserialize, Serialize};

use super::time::{Timestamp, outside};

/// What a deadline is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Milestone {
    /// Presa in carico (S4.2).
    TakingCharge,
    /// Start of the inspection (S3.6–S3.9).
    Inspection,
    /// The quote goes to the client (S4.11).
    QuoteSent,
    /// Start of the work (S3.12–S3.14).
    ExecutionStart,
    /// End of the work.
    ExecutionEnd,
}

impl Milestone {
    /// In the order of a ticket's life.
    pub const ALL: [Milestone; 5] = [
        Milestone::TakingCharge,
        Milestone::Inspection,
        Milestone::QuoteSent,
        Milestone::ExecutionStart,
        Milestone::ExecutionEnd,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Milestone::TakingCharge => "taking-charge",
            Milestone::Inspection => "inspection",
            Milestone::QuoteSent => "quote-sent",
            Milestone::ExecutionStart => "execution-start",
            Milestone::ExecutionEnd => "execution-end",
        }
    }

    pub fn named(code: &str) -> Option<Milestone> {
        Self::ALL.into_iter().find(|milestone| milestone.code() == code)
    }
}

/// A milestone that was reached: when it is said to have happened, and whether somebody said so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Met {
    #[serde(deserialize_with = "outside::instant")]
    pub at: Timestamp,
    /// It has no time of its own: a later action implied it.
    pub implied: bool,
    /// Reported after it happened, with its own time.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub late_entry: bool,
    /// Said to have happened before a step that was recorded before it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub conflicting: bool,
}
