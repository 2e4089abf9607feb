//! What people do to a ticket, with the data they give. It decides nothing: that is the lifecycle.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::call_out::Response;
use super::channel::Channel;
use super::code::{Code, RequesterId, SiteId, TechnicianId};
use super::communication::Phase;
use super::decision::Decision;
use super::order::WorkOrder;
use super::quote::QuoteLine;
use super::text::Texts;
use super::time::{Timestamp, outside};

/// An action without its data: what a key names and a role permits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verb {
    Reject,
    Dispatch,
    AskParts,
    SuspendForQuote,
    Communicate,
    Close,
    TellStaff,
    TakeCharge,
    StartInspection,
    RecordInspection,
    StartWork,
    ApproveParts,
    RefuseParts,
    ReceivePart,
    CompleteByThirdParty,
    SendQuote,
    ApproveQuote,
    DeclineQuote,
    RecordOrder,
    Complete,
    Cancel,
    Reopen,
    Correct,
    Note,
    Adopt,
    Authorise,
    CheckStep,
    Escalate,
    Supplement,
}

impl Verb {
    /// The six choices of S4.6 first, then the moves between them.
    pub const ALL: [Verb; 29] = [
        Verb::Reject,
        Verb::Dispatch,
        Verb::AskParts,
        Verb::SuspendForQuote,
        Verb::Communicate,
        Verb::Close,
        Verb::TellStaff,
        Verb::TakeCharge,
        Verb::StartInspection,
        Verb::RecordInspection,
        Verb::StartWork,
        Verb::ApproveParts,
        Verb::RefuseParts,
        Verb::ReceivePart,
        Verb::CompleteByThirdParty,
        Verb::SendQuote,
        Verb::ApproveQuote,
        Verb::DeclineQuote,
        Verb::RecordOrder,
        Verb::Complete,
        Verb::Cancel,
        Verb::Reopen,
        Verb::Correct,
        Verb::Note,
        Verb::Adopt,
        Verb::Authorise,
        Verb::CheckStep,
        Verb::Escalate,
        Verb::Supplement,
    ];

    /// The six choices in which every report ends (S4.6): always shown, with the reason when they do
    /// not apply.
    pub const SIX_CHOICES: [Verb; 6] = [
        Verb::Reject,
        Verb::Dispatch,
        Verb::AskParts,
        Verb::SuspendForQuote,
        Verb::Communicate,
        Verb::Close,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Verb::Reject => "reject",
            Verb::Dispatch => "dispatch",
            Verb::AskParts => "ask-parts",
            Verb::SuspendForQuote => "suspend-for-quote",
            Verb::Communicate => "communicate",
            Verb::Close => "close",
            Verb::TellStaff => "tell-staff",
            Verb::TakeCharge => "take-charge",
            Verb::StartInspection => "start-inspection",
            Verb::RecordInspection => "record-inspection",
            Verb::StartWork => "start-work",
            Verb::ApproveParts => "approve-parts",
            Verb::RefuseParts => "refuse-parts",
            Verb::ReceivePart => "receive-part",
            Verb::CompleteByThirdParty => "complete-by-third-party",
            Verb::SendQuote => "send-quote",
            Verb::ApproveQuote => "approve-quote",
            Verb::DeclineQuote => "decline-quote",
            Verb::RecordOrder => "record-order",
            Verb::Complete => "complete",
            Verb::Cancel => "cancel",
            Verb::Reopen => "reopen",
            Verb::Correct => "correct",
            Verb::Note => "note",
            Verb::Adopt => "adopt",
            Verb::Authorise => "authorise",
            Verb::CheckStep => "check-step",
            Verb::Escalate => "escalate",
            Verb::Supplement => "supplement",
        }
    }

    pub fn named(code: &str) -> Option<Verb> {
        Self::ALL.into_iter().find(|verb| verb.code() == code)
    }

    /// Decisions that belong to the client (S4.9, S9.4). Recorded by somebody else, they need the name
    /// of who decided and a reference.
    pub fn is_the_clients(self) -> bool {
        matches!(
            self,
            Verb::ApproveParts
                | Verb::RefuseParts
                | Verb::CompleteByThirdParty
                | Verb::ApproveQuote
                | Verb::DeclineQuote
        )
    }
}

/// An action on a ticket with its data. Words travel in `texts`, by field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Action {
    #[serde(flatten)]
    pub deed: Deed,
    #[serde(default)]
    pub texts: Texts,
}

/// The verb with the data that are not words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "action", rename_all = "kebab-case")]
pub enum Deed {
    /// Texts: reason.
    Reject,
    Dispatch {
        technician: TechnicianId,
        #[serde(default)]
        on_call: bool,
    },
    /// Texts: part; supplier if known.
    AskParts {
        #[serde(default)]
        expected_on: Option<NaiveDate>,
    },
    /// Texts: reason.
    SuspendForQuote,
    /// Texts: message; phases, a name for each of the plan.
    Communicate {
        channel: Channel,
        #[serde(default, deserialize_with = "outside::instant_or_none")]
        planned_start: Option<Timestamp>,
        #[serde(default, deserialize_with = "outside::instant_or_none")]
        planned_end: Option<Timestamp>,
        /// Not written where there is none, so that a repetition of a request made before there was such a field
        /// is still known as one.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        plan: Vec<Phase>,
    },
    /// The closing form (S4.12): texts as the contract requires.
    Close {
        #[serde(default)]
        hours: Option<Decimal>,
    },
    /// One attempt to reach the staff (S4.8). Texts: person, for somebody who is in no directory.
    TellStaff {
        channel: Channel,
        /// Whom; absent, and no person named: the one assigned. Unwritten then, so that a repetition of a request
        /// that was made before there was such a field is still known as one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        technician: Option<TechnicianId>,
        /// Absent: somebody was told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        outcome: Option<Response>,
    },
    /// Once: whoever is in charge stays so until another is sent.
    TakeCharge {
        /// Who answers for it from here on; of somebody who is a technician of the directory always they. Absent,
        /// whoever is sent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        technician: Option<TechnicianId>,
    },
    StartInspection,
    /// The first one says level and coverage; a later one only what has changed. Texts: note, where there is
    /// something else to say.
    RecordInspection {
        #[serde(default)]
        level: Option<Code>,
        #[serde(default)]
        covered: Option<bool>,
        #[serde(default, deserialize_with = "outside::instant_or_none")]
        planned_start: Option<Timestamp>,
        #[serde(default, deserialize_with = "outside::instant_or_none")]
        estimated_end: Option<Timestamp>,
    },
    StartWork,
    /// Texts: person and reference, unless the client acts.
    ApproveParts(Decision),
    /// Texts: reason; person and reference, unless the client acts.
    RefuseParts(Decision),
    ReceivePart,
    /// Texts: supplier; person and reference, unless the client acts.
    CompleteByThirdParty(Decision),
    /// Texts: resources, one for each line. The amount is what the lines come to; it is stated where there are
    /// none, or to be held against them.
    SendQuote {
        #[serde(default)]
        amount: Option<Decimal>,
        #[serde(default)]
        lines: Vec<QuoteLine>,
    },
    /// Texts: person and reference, unless the client acts.
    ApproveQuote(Decision),
    /// Texts: reason; person and reference, unless the client acts.
    DeclineQuote(Decision),
    RecordOrder {
        order: WorkOrder,
    },
    Complete,
    /// Texts: reason.
    Cancel,
    /// Texts: reason. A technician names another team.
    Reopen {
        #[serde(default)]
        technician: Option<TechnicianId>,
    },
    /// Texts: reason, and place, callback_number, caller_name or description as corrected.
    Correct {
        #[serde(default)]
        priority: Option<Code>,
        #[serde(default)]
        service: Option<Code>,
        #[serde(default)]
        site: Option<SiteId>,
    },
    /// A supervisor lets a request go on that somebody made who is not enabled (S9.2). Texts: reason.
    Authorise,
    /// Texts: note.
    Note,
    /// Adds to the report of a closed ticket, and cites the calls that came since (S2.6). Texts: note.
    Supplement,
    Adopt {
        call_type: Code,
        priority: Code,
    },
    /// One try of one step of the checklist (S7). Texts: cause, of a step that failed.
    CheckStep {
        step: Code,
        passed: bool,
    },
    /// The failure of a step becomes a ticket of its own (S7.6). Texts: reason, what was found out: it is the new
    /// ticket's description.
    Escalate,
}

impl Deed {
    /// The client's decision that it is, or records.
    pub fn decision(&self) -> Option<Decision> {
        match self {
            Deed::ApproveParts(decision)
            | Deed::RefuseParts(decision)
            | Deed::CompleteByThirdParty(decision)
            | Deed::ApproveQuote(decision)
            | Deed::DeclineQuote(decision) => Some(*decision),
            _ => None,
        }
    }

    /// The same, decided by this record of the directory; by none, by whoever the words name or by whoever acts.
    #[must_use]
    pub fn decided_by(mut self, by: Option<RequesterId>) -> Self {
        if let Deed::ApproveParts(decision)
        | Deed::RefuseParts(decision)
        | Deed::CompleteByThirdParty(decision)
        | Deed::ApproveQuote(decision)
        | Deed::DeclineQuote(decision) = &mut self
        {
            decision.by = by;
        }
        self
    }

    /// The same, taken in charge by this technician of the directory; by none, by whomever it names.
    #[must_use]
    pub fn taken_by(mut self, by: Option<TechnicianId>) -> Self {
        if let (Deed::TakeCharge { technician }, Some(by)) = (&mut self, by) {
            *technician = Some(by);
        }
        self
    }

    pub fn verb(&self) -> Verb {
        match self {
            Deed::Reject => Verb::Reject,
            Deed::Dispatch { .. } => Verb::Dispatch,
            Deed::AskParts { .. } => Verb::AskParts,
            Deed::SuspendForQuote => Verb::SuspendForQuote,
            Deed::Communicate { .. } => Verb::Communicate,
            Deed::Close { .. } => Verb::Close,
            Deed::TellStaff { .. } => Verb::TellStaff,
            Deed::TakeCharge { .. } => Verb::TakeCharge,
            Deed::StartInspection => Verb::StartInspection,
            Deed::RecordInspection { .. } => Verb::RecordInspection,
            Deed::StartWork => Verb::StartWork,
            Deed::ApproveParts(_) => Verb::ApproveParts,
            Deed::RefuseParts(_) => Verb::RefuseParts,
            Deed::ReceivePart => Verb::ReceivePart,
            Deed::CompleteByThirdParty(_) => Verb::CompleteByThirdParty,
            Deed::SendQuote { .. } => Verb::SendQuote,
            Deed::ApproveQuote(_) => Verb::ApproveQuote,
            Deed::DeclineQuote(_) => Verb::DeclineQuote,
            Deed::RecordOrder { .. } => Verb::RecordOrder,
            Deed::Complete => Verb::Complete,
            Deed::Cancel => Verb::Cancel,
            Deed::Reopen { .. } => Verb::Reopen,
            Deed::Correct { .. } => Verb::Correct,
            Deed::Authorise => Verb::Authorise,
            Deed::Note => Verb::Note,
            Deed::Supplement => Verb::Supplement,
            Deed::Adopt { .. } => Verb::Adopt,
            Deed::CheckStep { .. } => Verb::CheckStep,
            Deed::Escalate => Verb::Escalate,
        }
    }
}
