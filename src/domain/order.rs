//! The work order (ordine di intervento): a thin record with its guard. It is never taken with one of
//! the four blocks of S9.5 missing. A ticket keeps every order it ever had.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::code::TicketNumber;
use super::refusal::{Need, Refusal};
use super::time::{Timestamp, outside};

/// An order of the client: the four blocks of S9.5. The reference to the report that generated it is
/// the ticket it is recorded on, or the client's own protocol for an order that arrives by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkOrder {
    /// Identification: the client's number of the order.
    pub identification: String,
    /// Planning: the day on which the work is to start.
    pub planned_start: NaiveDate,
    /// The last day of the work, where the order says so. Unwritten where it does not, as in entries older than
    /// the field, whose hash stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned_end: Option<NaiveDate>,
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

    /// The order has its four blocks, and does not end before it begins. `within` stands before the names of
    /// fields, as `order.` where the order is a part of something else.
    ///
    /// # Errors
    /// The block that is missing, or `planned_end`.
    pub fn check(&self, within: &str) -> Result<(), Refusal> {
        if let Some(block) = self.missing_block() {
            return Err(Refusal::missing(&format!("{within}{block}"), Need::Order));
        }
        match self.planned_end.is_some_and(|end| end < self.planned_start) {
            true => Err(Refusal::invalid(&format!("{within}planned_end"), Need::NotBeforeStart)),
            false => Ok(()),
        }
    }
}

/// An order as its ticket keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptOrder {
    /// The entry of the log that it came with.
    pub entry: u64,
    /// When it is said to have come (UTC).
    #[serde(deserialize_with = "outside::instant")]
    pub at: Timestamp,
    /// It came approved, and its ticket with it (OI).
    #[serde(default)]
    pub incoming: bool,
    #[serde(flatten)]
    pub order: WorkOrder,
}

/// Our own number of an order: its ticket's, and which one on that ticket it is, counted from 1. There is no
/// counter behind it, so that it is the same wherever the log is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OrderNumber {
    pub ticket: TicketNumber,
    pub ordinal: u64,
}

/// The text was no number of an order.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected the number of a ticket, a stroke and which order it is, as in 1042/1, found \"{0}\"")]
pub struct NotAnOrderNumber(pub String);

impl FromStr for OrderNumber {
    type Err = NotAnOrderNumber;

    fn from_str(text: &str) -> Result<Self, NotAnOrderNumber> {
        let plain = |part: &str| {
            let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| part.parse::<u64>().ok()).flatten()
        };
        let parts = text.split_once('/');
        let parts = parts.and_then(|(ticket, ordinal)| Some((plain(ticket)?, plain(ordinal)?)));
        match parts {
            Some((ticket, ordinal)) if ordinal > 0 => Ok(Self { ticket: TicketNumber(ticket), ordinal }),
            _ => Err(NotAnOrderNumber(text.to_owned())),
        }
    }
}

impl TryFrom<String> for OrderNumber {
    type Error = NotAnOrderNumber;

    fn try_from(text: String) -> Result<Self, NotAnOrderNumber> {
        text.parse()
    }
}

impl From<OrderNumber> for String {
    fn from(number: OrderNumber) -> Self {
        number.to_string()
    }
}

impl fmt::Display for OrderNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.ticket, self.ordinal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(start: &str, end: Option<&str>) -> WorkOrder {
        WorkOrder {
            identification: "ODI 7".into(),
            planned_start: start.parse().unwrap(),
            planned_end: end.map(|end| end.parse().unwrap()),
            total: Some(Decimal::TEN),
            generated_by: "segnalazione 4".into(),
        }
    }

    #[test]
    fn an_order_may_end_on_the_day_it_begins_and_never_before() {
        let field = |order: WorkOrder| order.check("order.").err()?.field().map(str::to_owned);
        assert_eq!(field(order("2026-12-01", None)), None);
        assert_eq!(field(order("2026-12-01", Some("2026-12-01"))), None);
        let early = order("2026-12-01", Some("2026-11-30"));
        assert_eq!(field(early.clone()), Some("order.planned_end".to_owned()));
        let blank = WorkOrder { identification: " ".into(), ..early };
        assert_eq!(field(blank), Some("order.identification".to_owned()), "blocks come first");
    }

    #[test]
    fn an_order_without_an_end_is_written_as_before_there_was_one() {
        let written = serde_json::to_value(order("2026-12-01", None)).unwrap();
        assert!(written.get("planned_end").is_none());
        assert_eq!(serde_json::from_value::<WorkOrder>(written).unwrap().planned_end, None);
    }

    #[test]
    fn our_number_is_read_as_it_is_written() {
        let number: OrderNumber = "1042/1".parse().unwrap();
        assert_eq!((number.ticket.0, number.ordinal, number.to_string()), (1042, 1, "1042/1".into()));
        for wrong in ["", "1042", "1042/", "/1", "1042/0", "1042/+1", "-1/1", "1042/1/1", "a/b", "1 /1"]
        {
            assert!(wrong.parse::<OrderNumber>().is_err(), "{wrong}");
        }
    }
}
