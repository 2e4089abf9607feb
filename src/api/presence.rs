//! Who is at work on which ticket at this moment, as it crosses HTTP. It is never written down: colleagues at the
//! same ticket see each other, and nothing else is made of it (art. 4 L. 300/1970).

use serde::{Deserialize, Serialize};

use crate::domain::code::TicketNumber;

/// What a workplace says of whoever sits at it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Presence {
    /// The ticket that is open there; none when none is.
    #[serde(default)]
    pub ticket: Option<TicketNumber>,
    /// A form of an action on it is open.
    #[serde(default)]
    pub writing: bool,
}

/// Who else is at the ticket that the reader has open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beside {
    pub ticket: Option<TicketNumber>,
    pub people: Vec<Colleague>,
}

/// A colleague at the same ticket, by the name of their token.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Colleague {
    pub name: String,
    pub writing: bool,
}
