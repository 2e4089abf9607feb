//! Short codes and progressive numbers: the names by which records point at each other. They never
//! carry meaning of their own; a code is explained by the contract, a number by the log.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A code of a contract table (`RI`, `EME`, `IDR`): capital letters, digits and `-`, at most twelve.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code(String);

/// The text was not a code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected a code of at most 12 capital letters, digits or '-', found \"{0}\"")]
pub struct NotACode(pub String);

impl Code {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Code {
    type Err = NotACode;

    fn from_str(text: &str) -> Result<Self, NotACode> {
        let fits = (1..=12).contains(&text.len());
        let plain = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
        if fits && text.chars().all(plain) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotACode(text.to_owned()))
        }
    }
}

impl TryFrom<String> for Code {
    type Error = NotACode;

    fn try_from(text: String) -> Result<Self, NotACode> {
        text.parse()
    }
}

impl From<Code> for String {
    fn from(code: Code) -> Self {
        code.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Numbers given out by the store, one after the other, never reused.
macro_rules! progressive {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = std::num::ParseIntError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

progressive! {
    /// The number of a call, shown as `C-412`.
    CallNumber,
    /// The progressive number told to the caller (S10).
    TicketNumber,
    /// A person who may ask for work.
    RequesterId,
    /// A building or ward where work is done.
    SiteId,
    /// A person or team who does the work.
    TechnicianId,
    /// An installation that stands at a site.
    PlantId,
    /// A turn of on-call duty.
    DutyId,
}

/// A person as the log knows them: an identity without a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ActorId(pub Uuid);

impl ActorId {
    /// The centre itself, for what nobody does by hand: a warning that falls due. It has no name, role or
    /// token, and no person is ever given it: theirs are random.
    pub const SYSTEM: ActorId = ActorId(Uuid::nil());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_short_and_plain() {
        for good in ["RI", "EME", "A-1", "ABCDEFGHIJKL"] {
            assert_eq!(good.parse::<Code>().unwrap().as_str(), good);
        }
        for bad in ["", "ri", "R I", "ABCDEFGHIJKLM", "È"] {
            assert!(bad.parse::<Code>().is_err(), "{bad}");
        }
    }
}
