//! The quote (preventivo) of extraordinary work: a thin record of its progress. It never computes
//! taxes; its lines come with the full quote procedure.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::milestone::Met;

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
    /// When it was opened: starts the clock of its sending.
    #[serde(default)]
    pub opened: Option<Met>,
    /// When it was sent first.
    #[serde(default)]
    pub sent: Option<Met>,
}

impl Quote {
    pub fn opened(at: Met) -> Self {
        Self { status: QuoteStatus::Draft, version: 0, amount: None, opened: Some(at), sent: None }
    }

    /// The next version goes out.
    pub fn send(&mut self, amount: Option<Decimal>, at: Met) {
        self.status = QuoteStatus::Sent;
        self.version += 1;
        self.amount = amount;
        self.sent.get_or_insert(at);
    }

    /// Whether the client has still to decide.
    pub fn is_open(&self) -> bool {
        matches!(self.status, QuoteStatus::Draft | QuoteStatus::Sent)
    }
}
