//! How much time a milestone has. It never says which calendar: that is the contract's.

use std::fmt;
use std::str::FromStr;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};

/// A budget of time. The kinds are never converted into each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Target {
    /// Minutes on the clock, day and night; never looks at a calendar and never pauses (S3.7, S3.8).
    RealMinutes(u32),
    /// Hours of the contract's working-hours calendar (S3.9).
    WorkingHours(u32),
    /// Working days, the starting day not counted (S3.13).
    WorkingDays(u32),
    /// Days of the calendar, Sundays and holidays too, the starting day not counted.
    CalendarDays(u32),
}

/// A target with the clause that fixes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Term {
    pub within: Target,
    /// Absent: the clause of the priority or level that it belongs to.
    pub clause: Option<String>,
}

/// The text was no target.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "expected \"N min\", \"N working hours\", \"N working days\" or \"N calendar days\", with N from 1 to 100000, found \"{0}\""
)]
pub struct NotATarget(pub String);

impl FromStr for Target {
    type Err = NotATarget;

    fn from_str(text: &str) -> Result<Self, NotATarget> {
        let wrong = || NotATarget(text.to_owned());
        let (number, unit) = text.split_once(' ').ok_or_else(wrong)?;
        let number: u32 = number.parse().map_err(|_| wrong())?;
        if !(1..=100_000).contains(&number) {
            return Err(wrong());
        }
        match unit {
            "min" => Ok(Target::RealMinutes(number)),
            "working hours" => Ok(Target::WorkingHours(number)),
            "working days" => Ok(Target::WorkingDays(number)),
            "calendar days" => Ok(Target::CalendarDays(number)),
            _ => Err(wrong()),
        }
    }
}

impl TryFrom<String> for Target {
    type Error = NotATarget;

    fn try_from(text: String) -> Result<Self, NotATarget> {
        text.parse()
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Target::RealMinutes(n) => write!(f, "{n} min"),
            Target::WorkingHours(n) => write!(f, "{n} working hours"),
            Target::WorkingDays(n) => write!(f, "{n} working days"),
            Target::CalendarDays(n) => write!(f, "{n} calendar days"),
        }
    }
}

impl From<Target> for String {
    fn from(target: Target) -> Self {
        target.to_string()
    }
}

/// Either `"60 min"`, or `{ within = "60 min", clause = "S3.7" }`.
impl<'de> Deserialize<'de> for Term {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Table {
            within: Target,
            clause: Option<String>,
        }
        struct TermVisitor;
        impl<'de> Visitor<'de> for TermVisitor {
            type Value = Term;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a target such as \"60 min\", or { within = \"60 min\", clause = \"S3.7\" }")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Term, E> {
                let within = text.parse().map_err(E::custom)?;
                Ok(Term { within, clause: None })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Term, A::Error> {
                let Table { within, clause } = Table::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Term { within, clause })
            }
        }
        deserializer.deserialize_any(TermVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_read_as_they_are_written() {
        for text in ["60 min", "24 working hours", "5 working days", "30 calendar days"] {
            assert_eq!(text.parse::<Target>().unwrap().to_string(), text);
        }
        for text in ["60", "0 min", "-1 min", "sixty min", "60 minutes", "100001 min", ""] {
            assert_eq!(text.parse::<Target>(), Err(NotATarget(text.to_owned())));
        }
    }
}
