//! Why something cannot be done: a typed code with parameters that says what would be possible. It
//! holds no words; those live in the locales.

use serde::{Deserialize, Serialize};

use super::action::Verb;
use super::call::CallState;
use super::code::{Code, TechnicianId, TicketNumber};
use super::quote::QuoteStatus;
use super::role::Role;
use super::ticket::State;

/// What a move waits for, when it comes too early.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Awaited {
    /// Somebody must be assigned.
    Dispatch,
    /// The inspection must have started.
    Inspection,
    /// Parts must have been asked for.
    PartsRequest,
    /// The suspension for parts must be on.
    PartsSuspension,
    /// A quote must have been opened.
    Quote,
    /// The quote must have been sent.
    QuoteSent,
    /// The client must have decided on the quote.
    QuoteDecision,
    /// The part must have arrived, or the request be settled.
    Parts,
    /// The work must be completed.
    Completion,
    /// An imported record must be adopted.
    Adoption,
    /// A supervisor must let it go on: whoever asks for it is not enabled (S9.2).
    Authorisation,
    /// A step of the checklist must have failed.
    FailedStep,
    /// The ticket must be closed.
    Closing,
}

impl Awaited {
    /// The verbs that bring it about.
    pub fn comes_with(self) -> &'static [Verb] {
        match self {
            Awaited::Dispatch => &[Verb::Dispatch],
            Awaited::Inspection => &[Verb::StartInspection],
            Awaited::PartsRequest => &[Verb::AskParts],
            Awaited::PartsSuspension => &[Verb::ApproveParts, Verb::AskParts],
            Awaited::Quote => &[Verb::SuspendForQuote],
            Awaited::QuoteSent => &[Verb::SendQuote],
            Awaited::QuoteDecision => &[Verb::ApproveQuote, Verb::DeclineQuote],
            Awaited::Parts => &[Verb::ReceivePart],
            Awaited::Completion => &[Verb::Complete],
            Awaited::Adoption => &[Verb::Adopt],
            Awaited::Authorisation => &[Verb::Authorise],
            Awaited::FailedStep => &[Verb::CheckStep],
            Awaited::Closing => &[Verb::Close],
        }
    }

    pub const ALL: [Awaited; 13] = [
        Awaited::Dispatch,
        Awaited::Inspection,
        Awaited::PartsRequest,
        Awaited::PartsSuspension,
        Awaited::Quote,
        Awaited::QuoteSent,
        Awaited::QuoteDecision,
        Awaited::Parts,
        Awaited::Completion,
        Awaited::Adoption,
        Awaited::Authorisation,
        Awaited::FailedStep,
        Awaited::Closing,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Awaited::Dispatch => "dispatch",
            Awaited::Inspection => "inspection",
            Awaited::PartsRequest => "parts-request",
            Awaited::PartsSuspension => "parts-suspension",
            Awaited::Quote => "quote",
            Awaited::QuoteSent => "quote-sent",
            Awaited::QuoteDecision => "quote-decision",
            Awaited::Parts => "parts",
            Awaited::Completion => "completion",
            Awaited::Adoption => "adoption",
            Awaited::Authorisation => "authorisation",
            Awaited::FailedStep => "failed-step",
            Awaited::Closing => "closing",
        }
    }
}

/// What a field should have held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    Text,
    /// A code of the contract.
    Code,
    Date,
    /// An instant not in the future.
    PastInstant,
    /// An instant between the call and now.
    MomentSinceCall,
    /// An amount of euro, not negative.
    Amount,
    /// Hours, not negative.
    Hours,
    /// A record of the directory.
    DirectoryRecord,
    /// The four blocks of an order (S9.5).
    Order,
    /// At least one change.
    Change,
    /// Text of at most this many characters.
    ShortText,
    /// A version of the ticket's contract that the server holds.
    ContractVersion,
    /// More than none, at most a million, at most three decimals.
    Quantity,
    /// A rate in percent, from 0 to 100.
    Rate,
    /// The lines of a quote.
    QuoteLines,
    /// At most as many lines as a quote may have.
    FewerLines,
    /// One name for each line.
    ResourcePerLine,
    /// What the lines come to.
    SumOfLines,
    /// An entry of the history that can be corrected, and what it has.
    HistoryEntry,
    /// Nothing: the field belongs to other requests.
    Nothing,
    /// Another site, of which it is no part already, and not too many one in the other.
    SiteAbove,
    /// A team that is itself in no team.
    Team,
    /// An instant after the one that it begins at.
    LaterInstant,
    /// A plant of the site or of what it is a part of, and of the service.
    PlantThere,
    /// A day that is not before the one on which it begins.
    NotBeforeStart,
    /// The phases of a communication.
    Phases,
    /// One name for each phase.
    NamePerPhase,
}

impl Need {
    pub const ALL: [Need; 27] = [
        Need::Text,
        Need::Code,
        Need::Date,
        Need::PastInstant,
        Need::MomentSinceCall,
        Need::Amount,
        Need::Hours,
        Need::DirectoryRecord,
        Need::Order,
        Need::Change,
        Need::ShortText,
        Need::ContractVersion,
        Need::Quantity,
        Need::Rate,
        Need::QuoteLines,
        Need::FewerLines,
        Need::ResourcePerLine,
        Need::SumOfLines,
        Need::HistoryEntry,
        Need::Nothing,
        Need::SiteAbove,
        Need::Team,
        Need::LaterInstant,
        Need::PlantThere,
        Need::NotBeforeStart,
        Need::Phases,
        Need::NamePerPhase,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Need::Text => "text",
            Need::Code => "code",
            Need::Date => "date",
            Need::PastInstant => "past-instant",
            Need::MomentSinceCall => "moment-since-call",
            Need::Amount => "amount",
            Need::Hours => "hours",
            Need::DirectoryRecord => "directory-record",
            Need::Order => "order",
            Need::Change => "change",
            Need::ShortText => "short-text",
            Need::ContractVersion => "contract-version",
            Need::Quantity => "quantity",
            Need::Rate => "rate",
            Need::QuoteLines => "quote-lines",
            Need::FewerLines => "fewer-lines",
            Need::ResourcePerLine => "resource-per-line",
            Need::SumOfLines => "sum-of-lines",
            Need::HistoryEntry => "history-entry",
            Need::Nothing => "nothing",
            Need::SiteAbove => "site-above",
            Need::Team => "team",
            Need::LaterInstant => "later-instant",
            Need::PlantThere => "plant-there",
            Need::NotBeforeStart => "not-before-start",
            Need::Phases => "phases",
            Need::NamePerPhase => "name-per-phase",
        }
    }
}

/// Why the last action on a ticket is not taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotUndone {
    /// More time has passed than there is for it.
    TooLate,
    /// Somebody else did what was done last.
    NotYours,
    /// What was done last is itself an undoing.
    Already,
    /// Somebody outside was told of it, which nothing takes back.
    ToldOutside,
    /// It is never taken back: a registration, a call, an import, an adoption, a version of the contract.
    Lasting,
    /// A new ticket takes this one up again.
    TakenUp,
}

impl NotUndone {
    pub const ALL: [NotUndone; 6] = [
        NotUndone::TooLate,
        NotUndone::NotYours,
        NotUndone::Already,
        NotUndone::ToldOutside,
        NotUndone::Lasting,
        NotUndone::TakenUp,
    ];

    pub fn code(self) -> &'static str {
        match self {
            NotUndone::TooLate => "too-late",
            NotUndone::NotYours => "not-yours",
            NotUndone::Already => "already",
            NotUndone::ToldOutside => "told-outside",
            NotUndone::Lasting => "lasting",
            NotUndone::TakenUp => "taken-up",
        }
    }
}

/// A move or a registration that is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Refusal {
    /// Too early: something must come first.
    NotYet { state: State, awaits: Awaited, possible: Vec<Verb> },
    /// Too late: the ticket is past it.
    Past { state: State, possible: Vec<Verb> },
    /// The client has not decided on the quote: the ticket cannot be closed.
    QuoteOpen { status: QuoteStatus },
    /// A rejected or cancelled ticket is not reopened: a new one follows it.
    NeedsNewTicket { state: State },
    /// The call's state does not allow it.
    CallState { state: CallState },
    /// The role does not allow it.
    Role { role: Role },
    /// A field is missing.
    Missing { field: String, expected: Need },
    /// A field holds something else than expected.
    Invalid { field: String, expected: Need, known: Vec<String> },
    /// The step happened longer ago than the contract lets one report it with its own time.
    LateEntry { hours: u32 },
    /// The call type of the contract does not make tickets, or cannot be attached to one.
    CallType { call_type: String, known: Vec<String> },
    /// The last action on the ticket is not taken back.
    NotUndone { why: NotUndone },
    /// Whoever decides is not enabled for it; with the level that would be (S9.2).
    Authority { level: u8, needed: Option<u8> },
    /// Somebody else has taken it in charge.
    InCharge { technician: TechnicianId },
    /// The type of the ticket has no checklist.
    NoChecklist,
    /// A step of the checklist must pass first: the work does not begin, nor is a later step tried.
    StepFirst { step: Code },
    /// The failure was passed on before, as this ticket.
    Escalated { ticket: TicketNumber },
}

impl Refusal {
    pub fn missing(field: &str, expected: Need) -> Self {
        Refusal::Missing { field: field.to_owned(), expected }
    }

    pub fn invalid(field: &str, expected: Need) -> Self {
        Refusal::Invalid { field: field.to_owned(), expected, known: Vec::new() }
    }

    /// A field that must hold one of the contract's codes.
    pub fn unknown_code<'c>(field: &str, known: impl Iterator<Item = &'c super::code::Code>) -> Self {
        let known = known.map(ToString::to_string).collect();
        Refusal::Invalid { field: field.to_owned(), expected: Need::Code, known }
    }

    /// The field to put the cursor in, when the refusal is about one.
    pub fn field(&self) -> Option<&str> {
        match self {
            Refusal::Missing { field, .. } | Refusal::Invalid { field, .. } => Some(field),
            Refusal::CallType { .. } => Some("call_type"),
            Refusal::LateEntry { .. } => Some("said_at"),
            Refusal::Authority { .. } => Some("person"),
            _ => None,
        }
    }
}
