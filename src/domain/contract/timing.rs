//! The rules by which a contract counts time, beside its targets. They say how, never how much.

use serde::{Deserialize, Serialize};

/// When a day that is the last of a target in days is over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayEnd {
    /// At its midnight.
    #[default]
    Midnight,
    /// When the working hours of that day end; at midnight on a day that has none.
    Closing,
}

/// What becomes of the clocks of a ticket that is reopened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reopened {
    /// They go on from where they stood at the completion; the time in between does not count.
    #[default]
    Resume,
    /// They begin again at the reopening, with the whole budget.
    Restart,
    /// The first intervention stays as it was judged; the reopening has clocks of its own.
    Separate,
}

/// From when an approved pause for parts counts (S4.9).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartsPauseFrom {
    #[default]
    Approval,
    Request,
}

/// Whose acceptance is the taking in charge (S4.2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TakingCharge {
    /// The centre's: it activates the staff.
    Centre,
    /// The technician's.
    #[default]
    Technician,
}

/// How time is counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Timing {
    /// Name of the calendar in which operators sit here (S4.13).
    pub presence: String,
    /// Name of the calendar of "working hours"; the contract must name one reading.
    pub working_hours: String,
    /// Whether Saturday is a working day.
    #[serde(default)]
    pub saturday_counts: bool,
    #[serde(default)]
    pub days_end_at: DayEnd,
    #[serde(default)]
    pub parts_pause_from: PartsPauseFrom,
    #[serde(default)]
    pub reopened: Reopened,
    #[serde(default)]
    pub taking_charge_by: TakingCharge,
    /// How many hours after it happened a step may still be reported with its own time; absent: no bound.
    #[serde(default)]
    pub late_entry_hours: Option<u32>,
}
