//! What happens to a call, and how one ends.

use serde::{Deserialize, Serialize};

use crate::domain::channel::Channel;
use crate::domain::code::{Code, RequesterId, SiteId, TicketNumber};
use crate::domain::time::{Timestamp, outside};

/// What a call was for, once it is over. Every call ends with one (S1.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum Outcome {
    /// A new ticket was registered from it.
    Registered { ticket: TicketNumber },
    /// It concerns a ticket that exists.
    Attached { ticket: TicketNumber },
    /// It concerns no ticket; the reason's words are sealed with the event.
    NoTicket { cause: NoTicketCause },
    /// The caller hung up before anybody answered; it may still be called back.
    Lost,
}

/// Why a call made no ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoTicketCause {
    /// A question answered on the telephone (CF, CI, IS without a ticket).
    Information,
    WrongNumber,
    /// Nobody spoke.
    Silent,
    /// Called back, and nobody answered.
    NoAnswer,
    /// Among colleagues.
    Internal,
    Other,
}

impl NoTicketCause {
    pub const ALL: [NoTicketCause; 6] = [
        NoTicketCause::Information,
        NoTicketCause::WrongNumber,
        NoTicketCause::Silent,
        NoTicketCause::NoAnswer,
        NoTicketCause::Internal,
        NoTicketCause::Other,
    ];

    pub fn code(self) -> &'static str {
        match self {
            NoTicketCause::Information => "information",
            NoTicketCause::WrongNumber => "wrong-number",
            NoTicketCause::Silent => "silent",
            NoTicketCause::NoAnswer => "no-answer",
            NoTicketCause::Internal => "internal",
            NoTicketCause::Other => "other",
        }
    }
}

/// What happens to a call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind")]
pub enum CallEvent {
    /// The request reached our line. `called_at` is set here, once and for ever (S2.8).
    #[serde(rename = "call.rang")]
    Rang {
        #[serde(deserialize_with = "outside::instant")]
        called_at: Timestamp,
        channel: Channel,
        /// The directory's person with this number, if there is exactly one.
        caller: Option<RequesterId>,
        /// That person's site.
        site: Option<SiteId>,
        /// Entered after its moment: with a reason, or begun by hand at a desk that was cut off.
        late: bool,
        /// The stated time was beyond the server's tolerance and was clamped to its clock.
        clamped: bool,
    },
    #[serde(rename = "call.answered")]
    Answered,
    /// Given back to the queue unanswered: it rings again.
    #[serde(rename = "call.released")]
    Released,
    /// A lost call was called back and the caller is on the line.
    #[serde(rename = "call.called-back")]
    CalledBack,
    #[serde(rename = "call.ended")]
    Ended {
        #[serde(flatten)]
        outcome: Outcome,
        /// The coded type; absent when nobody spoke (S4.5).
        call_type: Option<Code>,
    },
}
