//! The work report (rapporto di lavoro): a thin record filed by the closing form. It never stands
//! without the calls it reports on (S2.6).

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::code::CallNumber;

/// What was done, and for which calls; its words are sealed apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkReport {
    /// Every call of the ticket at the time of closing.
    pub calls: Vec<CallNumber>,
    /// Hours worked, when the contract asks for them.
    pub hours: Option<Decimal>,
}
