//! The work order (ordine di intervento): a thin record with its guard. It is never taken with one of
//! the four blocks of S9.5 missing.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// An order of the client: the four blocks of S9.5. The reference to the report that generated it is
/// the ticket it is recorded on, or the client's own protocol for an order that arrives by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkOrder {
    /// Identification: the client's number of the order.
    pub identification: String,
    /// Planning: the day on which the work is to start.
    pub planned_start: NaiveDate,
    /// Total cost in euro, without taxes. Absent only for a reader who is not to see it.
    pub total: Option<Decimal>,
    /// The report that generated it.
    pub generated_by: String,
}

impl WorkOrder {
    /// The first block that is missing, by its field name.
    pub fn missing_block(&self) -> Option<&'static str> {
        if self.identification.trim().is_empty() {
            return Some("identification");
        }
        if self.generated_by.trim().is_empty() {
            return Some("generated_by");
        }
        self.total.is_none_or(|total| total.is_sign_negative()).then_some("total")
    }
}
