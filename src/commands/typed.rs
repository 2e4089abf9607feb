//! Values as people type them in options: in lower case, and days the Italian way round. It has no
//! words of its own: what was expected is told by the locale.

use crate::domain::code::{Code, NotACode};
use crate::domain::holidays::{Patron, PatronError};
use crate::domain::penalty::Month;
use crate::domain::role::Role;
use crate::words::Words;

/// What an option takes, where something else was typed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Expected {
    /// These alone.
    #[error("expected one of {0}")]
    OneOf(String),
    /// What looks like these.
    #[error("expected something like {0}")]
    Like(&'static str),
}

impl Expected {
    /// One of a list of codes.
    pub fn one_of<const N: usize>(codes: [&str; N]) -> Self {
        Self::OneOf(codes.join(", "))
    }

    /// In the reader's language.
    #[must_use]
    pub fn told(&self, words: &Words) -> String {
        match self {
            Self::OneOf(known) => words.say_with("cli-expected-one-of", &[("known", known.into())]),
            Self::Like(examples) => {
                words.say_with("cli-expected-like", &[("examples", (*examples).into())])
            }
        }
    }
}

/// A role by its code.
///
/// # Errors
/// It is none.
pub fn role(text: &str) -> Result<Role, Expected> {
    text.parse().map_err(|_| Expected::one_of(Role::ALL.map(Role::code)))
}

/// A code in whatever case.
///
/// # Errors
/// It is none.
pub fn code(text: &str) -> Result<Code, NotACode> {
    text.trim().to_ascii_uppercase().parse()
}

/// A patron saint's day in its own form, or as `7/12`, day before month.
///
/// # Errors
/// It is none.
pub fn patron(text: &str) -> Result<Patron, PatronError> {
    match text.split_once('/') {
        Some((day, month)) => format!("{:0>2}-{:0>2}", month.trim(), day.trim()).parse(),
        None => text.parse(),
    }
}

/// A month as `2026-11` or `11/2026`.
///
/// # Errors
/// It is none: how one is written.
pub fn month(text: &str) -> Result<Month, Expected> {
    let read = match text.split_once('/') {
        Some((month, year)) => Month::named(&format!("{year}-{month:0>2}")),
        None => Month::named(text),
    };
    read.ok_or(Expected::Like("2026-11, 11/2026"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_italians_type_is_read() {
        assert_eq!(code("urg").unwrap().as_str(), "URG");
        assert!(code("ro sso").is_err());
        for text in ["7/12", "07/12", "12-07"] {
            assert_eq!(patron(text).unwrap().to_string(), "12-07", "{text}");
        }
        for text in ["12/31/2", "31/2", "/12", "7 dicembre", "7/"] {
            assert!(patron(text).is_err(), "{text}");
        }
        for text in ["2026-11", "11/2026"] {
            assert_eq!(month(text).unwrap().to_string(), "2026-11");
        }
        assert_eq!(month("3/2026").unwrap().to_string(), "2026-03");
        assert!(month("13/2026").is_err() && month("11/26").is_err() && month("/2026").is_err());
    }
}
