//! The work report (rapporto di lavoro): a thin record filed by the closing form. It never stands
//! without the calls it reports on (S2.6). Calls that come when it was filed already are cited by a supplement,
//! which names the report that it adds to; what was filed never changes.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::code::CallNumber;
use super::time::{Timestamp, outside};

/// What was done, and for which calls; its words are sealed apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkReport {
    /// Every call of the ticket at the time of closing.
    pub calls: Vec<CallNumber>,
    /// Hours worked, when the contract asks for them.
    pub hours: Option<Decimal>,
}

/// A report as its ticket keeps it, with what was added to it since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiledReport {
    /// The entry of the log that closed the ticket; its words are the report's.
    pub entry: u64,
    /// When it is said to have been filed (UTC).
    #[serde(deserialize_with = "outside::instant")]
    pub at: Timestamp,
    #[serde(flatten)]
    pub report: WorkReport,
    /// Nobody went there: it was solved on the telephone.
    pub solved_by_phone: bool,
    #[serde(default)]
    pub supplements: Vec<Supplement>,
}

/// What was added to a report that was filed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supplement {
    /// The entry of the log that it is; its words are its own.
    pub entry: u64,
    /// UTC.
    #[serde(deserialize_with = "outside::instant")]
    pub at: Timestamp,
    /// The calls that it cites: those that nothing cited before.
    pub calls: Vec<CallNumber>,
}

impl FiledReport {
    /// Whether the report or one of its supplements cites a call.
    pub fn cites(&self, call: CallNumber) -> bool {
        self.report.calls.contains(&call)
            || self.supplements.iter().any(|supplement| supplement.calls.contains(&call))
    }

    /// Every call that it cites, in the order in which they were.
    pub fn cited(&self) -> impl Iterator<Item = CallNumber> {
        let later = self.supplements.iter().flat_map(|supplement| &supplement.calls);
        self.report.calls.iter().chain(later).copied()
    }
}
