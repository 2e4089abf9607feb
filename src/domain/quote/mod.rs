//! The quote (preventivo) of extraordinary work: where it stands, and the version that was sent last. Its earlier
//! versions are in the ticket's history. [`lines`] is what it is made of, [`typed`] how people write that.

pub mod lines;
pub mod typed;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::decision::Decided;
use super::milestone::Met;
pub use lines::{QuoteLine, Totals, Unit};

/// Where a quote stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuoteStatus {
    /// Opened by the suspension, or by urgent work that is settled afterwards; not yet sent.
    Draft,
    Sent,
    Approved,
    Declined,
}

impl QuoteStatus {
    pub fn code(self) -> &'static str {
        match self {
            QuoteStatus::Draft => "draft",
            QuoteStatus::Sent => "sent",
            QuoteStatus::Approved => "approved",
            QuoteStatus::Declined => "declined",
        }
    }
}

/// The quote of a ticket (S4.11, S9.4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    pub status: QuoteStatus,
    /// How many times it was sent.
    pub version: u32,
    /// Total in euro, without taxes, of the version sent last. Absent before, and for a reader who is not to
    /// see it.
    pub amount: Option<Decimal>,
    /// The resources of that version; their names are among the words of the entry that sent it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<QuoteLine>,
    /// What the client decided, and how we know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<Decided>,
    /// When it was opened: starts the clock of its sending.
    #[serde(default)]
    pub opened: Option<Met>,
    /// When it was sent first.
    #[serde(default)]
    pub sent: Option<Met>,
}

impl Quote {
    pub fn opened(at: Met) -> Self {
        Self {
            status: QuoteStatus::Draft,
            version: 0,
            amount: None,
            lines: Vec::new(),
            decided: None,
            opened: Some(at),
            sent: None,
        }
    }

    /// The next version goes out.
    pub fn send(&mut self, amount: Option<Decimal>, lines: Vec<QuoteLine>, at: Met) {
        self.status = QuoteStatus::Sent;
        self.version += 1;
        self.amount = amount;
        self.lines = lines;
        self.sent.get_or_insert(at);
    }

    /// The client decided.
    pub fn settle(&mut self, status: QuoteStatus, decided: Decided) {
        self.status = status;
        self.decided = Some(decided);
    }

    /// Whether the client has still to decide.
    pub fn is_open(&self) -> bool {
        matches!(self.status, QuoteStatus::Draft | QuoteStatus::Sent)
    }
}
