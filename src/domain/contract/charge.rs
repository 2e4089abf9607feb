//! What a contract takes for being late: rates and the cap of a month. It never looks at a ticket.

use std::fmt;
use std::str::FromStr;

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use crate::domain::code::Code;
use crate::domain::milestone::Milestone;

/// The most that an amount may be, in euro: what is added up of such never overflows.
pub const LARGEST: u32 = 1_000_000_000;

/// The most that a percentage may be.
const LARGEST_PERCENT: u32 = 1_000;

/// The penalties of a contract (penali).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Penalties {
    /// What percentages are taken of, in euro (the monthly fee, say).
    #[serde(default)]
    pub base: Option<Decimal>,
    /// The most that a month can cost.
    #[serde(default)]
    pub cap_per_month: Option<Sum>,
    #[serde(default)]
    pub rules: Vec<Rule>,
}

/// One penalty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    pub milestone: Milestone,
    /// Of tickets of these priorities; empty: of all.
    #[serde(default)]
    pub priorities: Vec<Code>,
    /// Of work of these levels; empty: of all.
    #[serde(default)]
    pub levels: Vec<Code>,
    pub charge: Charge,
    #[serde(default)]
    pub clause: String,
}

/// An amount of euro, or a percentage of the base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Sum {
    Euro(Decimal),
    Percent(Decimal),
}

/// What a rate is multiplied by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    /// Once, however late.
    Case,
    /// Whole hours of the clock's own time.
    Hour,
    /// Hours, the begun one too.
    StartedHour,
    /// Whole days of the clock's own kind.
    Day,
    /// Days, the begun one too.
    StartedDay,
}

/// A rate: `"50.00 EUR per started hour"`, `"0.3 % per day"`, `"200.00 EUR"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Charge {
    pub sum: Sum,
    pub per: Per,
}

/// The text was no sum or charge.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "expected \"N EUR\", up to {LARGEST}, or \"N %\", up to {LARGEST_PERCENT}, for a charge also with \"per [started] hour\" or \"per [started] day\", found \"{0}\""
)]
pub struct NotACharge(pub String);

impl Penalties {
    /// A sum in euro and cents, halves away from zero; a percentage without a base is nothing, which the
    /// loader refuses.
    pub fn euro(&self, sum: Sum, times: u32) -> Decimal {
        let one = match sum {
            Sum::Euro(amount) => amount,
            Sum::Percent(percent) => {
                self.base.unwrap_or_default().saturating_mul(percent) / Decimal::ONE_HUNDRED
            }
        };
        let total = one.saturating_mul(Decimal::from(times));
        cents(total.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero))
    }

    /// The most that a month can cost, in euro.
    pub fn cap(&self) -> Option<Decimal> {
        self.cap_per_month.map(|sum| self.euro(sum, 1))
    }

    /// The first rule that fits.
    pub fn rule(
        &self,
        milestone: Milestone,
        priority: Option<&Code>,
        level: Option<&Code>,
    ) -> Option<&Rule> {
        let among = |codes: &[Code], code: Option<&Code>| {
            codes.is_empty() || code.is_some_and(|code| codes.contains(code))
        };
        self.rules.iter().find(|rule| {
            rule.milestone == milestone
                && among(&rule.priorities, priority)
                && among(&rule.levels, level)
        })
    }

    /// Whether any sum is a percentage.
    pub fn needs_a_base(&self) -> bool {
        let sums = self.rules.iter().map(|rule| rule.charge.sum).chain(self.cap_per_month);
        sums.into_iter().any(|sum| matches!(sum, Sum::Percent(_)))
    }
}

/// The amount to the cent, a half away from zero, with two decimals as euro are written.
pub fn cents(mut amount: Decimal) -> Decimal {
    amount.rescale(2);
    amount
}

impl FromStr for Sum {
    type Err = NotACharge;

    fn from_str(text: &str) -> Result<Self, NotACharge> {
        let read = || {
            let (number, unit) = text.split_once(' ')?;
            let plain = number.bytes().all(|b| b.is_ascii_digit() || b == b'.');
            let number: Decimal = number.parse().ok().filter(|_| plain)?;
            let up_to = |most: u32| number <= Decimal::from(most);
            match unit {
                "EUR" if up_to(LARGEST) => Some(Sum::Euro(number)),
                "%" if up_to(LARGEST_PERCENT) => Some(Sum::Percent(number)),
                _ => None,
            }
        };
        read().ok_or_else(|| NotACharge(text.to_owned()))
    }
}

impl fmt::Display for Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Sum::Euro(amount) => write!(f, "{amount} EUR"),
            Sum::Percent(percent) => write!(f, "{percent} %"),
        }
    }
}

impl FromStr for Charge {
    type Err = NotACharge;

    fn from_str(text: &str) -> Result<Self, NotACharge> {
        let wrong = |_| NotACharge(text.to_owned());
        let Some((sum, per)) = text.split_once(" per ") else {
            return Ok(Charge { sum: text.parse().map_err(wrong)?, per: Per::Case });
        };
        let per = match per {
            "hour" => Per::Hour,
            "started hour" => Per::StartedHour,
            "day" => Per::Day,
            "started day" => Per::StartedDay,
            _ => return Err(NotACharge(text.to_owned())),
        };
        Ok(Charge { sum: sum.parse().map_err(wrong)?, per })
    }
}

impl fmt::Display for Charge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let per = match self.per {
            Per::Case => "",
            Per::Hour => " per hour",
            Per::StartedHour => " per started hour",
            Per::Day => " per day",
            Per::StartedDay => " per started day",
        };
        write!(f, "{}{per}", self.sum)
    }
}

/// Reads and writes as text.
macro_rules! as_text {
    ($($name:ident),+) => {$(
        impl TryFrom<String> for $name {
            type Error = NotACharge;

            fn try_from(text: String) -> Result<Self, NotACharge> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.to_string()
            }
        }
    )+};
}

as_text!(Sum, Charge);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn charges_read_as_they_are_written() {
        for text in ["50.00 EUR per started hour", "0.3 % per day", "200.00 EUR", "1 % per hour"] {
            assert_eq!(text.parse::<Charge>().unwrap().to_string(), text);
        }
        for text in ["1000000000.01 EUR", "1000.1 %", "79228162514264337593543950335 EUR per day"] {
            assert_eq!(text.parse::<Charge>(), Err(NotACharge(text.to_owned())));
        }
        for text in ["", "50", "50 USD", "-1 EUR", "50 EUR per week", "EUR 50", "1e3 EUR", "50 EUR per "]
        {
            assert_eq!(text.parse::<Charge>(), Err(NotACharge(text.to_owned())));
        }
    }

    #[test]
    fn percentages_are_exact_and_rounded_to_the_cent_once() {
        let penalties = Penalties { base: Some("1234.50".parse().unwrap()), ..Penalties::default() };
        let percent = Sum::Percent("0.3".parse().unwrap());
        assert_eq!(penalties.euro(percent, 1).to_string(), "3.70");
        // Not ten times 3.70.
        assert_eq!(penalties.euro(percent, 10).to_string(), "37.04");
    }
}
