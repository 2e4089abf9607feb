//! Whose word is enough: the levels of authorisation that a contract agrees on, and the amounts that each of them
//! covers (S9.2, S9.4). It knows no person.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// One level, as the file writes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// From 1; 0 is not enabled at all.
    pub level: u8,
    /// The largest quote that it may approve, in euro without taxes; absent: any.
    #[serde(default)]
    pub up_to: Option<Decimal>,
}

/// All levels of a contract. One that agrees on none leaves decisions to whoever is enabled.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Authority(pub Vec<Step>);

impl Authority {
    /// Whether somebody of this level decides on a quote of this amount, in euro without taxes. A level between two
    /// steps covers what the lower one does.
    pub fn covers(&self, level: u8, amount: Decimal) -> bool {
        if self.0.is_empty() {
            return level > 0;
        }
        let reached = self.0.iter().filter(|step| step.level <= level);
        reached.max_by_key(|step| step.level).is_some_and(|step| step.reaches(amount))
    }

    /// The lowest level that covers an amount; none where no level does.
    pub fn needed_for(&self, amount: Decimal) -> Option<u8> {
        if self.0.is_empty() {
            return Some(1);
        }
        self.0.iter().filter(|step| step.reaches(amount)).map(|step| step.level).min()
    }
}

impl Step {
    fn reaches(&self, amount: Decimal) -> bool {
        self.up_to.is_none_or(|most| amount <= most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn euro(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn authority() -> Authority {
        let step = |level, most: Option<&str>| Step { level, up_to: most.map(euro) };
        Authority(vec![step(2, Some("1000.00")), step(3, Some("10000.00")), step(5, None)])
    }

    #[test]
    fn a_level_covers_what_was_agreed_to_the_cent() {
        let table = [
            (0, "0.00", false),
            (1, "0.01", false),
            (2, "1000.00", true),
            (2, "1000.01", false),
            (3, "1000.01", true),
            (3, "10000.00", true),
            (4, "10000.00", true),
            (4, "10000.01", false),
            (5, "999999.99", true),
            (9, "999999.99", true),
        ];
        for (level, amount, covered) in table {
            assert_eq!(authority().covers(level, euro(amount)), covered, "{level} {amount}");
        }
    }

    #[test]
    fn the_level_that_is_needed_covers_and_the_one_below_does_not() {
        for amount in ["0.01", "1000.00", "1000.01", "10000.01"] {
            let needed = authority().needed_for(euro(amount)).unwrap();
            assert!(authority().covers(needed, euro(amount)));
            assert!(!authority().covers(needed - 1, euro(amount)), "{amount}");
        }
    }

    #[test]
    fn where_nothing_is_agreed_whoever_is_enabled_decides() {
        let none = Authority::default();
        assert!(none.covers(1, euro("50000.00")) && !none.covers(0, euro("1.00")));
        assert_eq!(none.needed_for(euro("50000.00")), Some(1));
    }
}
