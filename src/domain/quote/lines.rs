//! The resources of a quote, estimated one by one (S9.4), and what they come to. All sums are exact to the cent;
//! nothing here is ever a floating-point number.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::domain::contract::charge::{LARGEST, cents};
use crate::domain::refusal::{Need, Refusal};
use crate::domain::text::{TextField, Texts};

/// The most lines that one quote has.
pub const MOST_LINES: usize = 50;

/// Between the names of the resources, which travel as one text.
pub const BETWEEN: char = ';';

/// What a quantity counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// Hours of work.
    #[serde(rename = "h")]
    Hour,
    #[serde(rename = "gg")]
    Day,
    #[serde(rename = "pz")]
    Piece,
    #[serde(rename = "m")]
    Metre,
    #[serde(rename = "mq")]
    SquareMetre,
    #[serde(rename = "mc")]
    CubicMetre,
    #[serde(rename = "kg")]
    Kilogram,
    #[serde(rename = "l")]
    Litre,
    /// The whole for one price.
    #[serde(rename = "corpo")]
    Lump,
}

impl Unit {
    pub const ALL: [Unit; 9] = [
        Unit::Hour,
        Unit::Day,
        Unit::Piece,
        Unit::Metre,
        Unit::SquareMetre,
        Unit::CubicMetre,
        Unit::Kilogram,
        Unit::Litre,
        Unit::Lump,
    ];

    /// As it is written in Italian price lists, and typed.
    pub fn code(self) -> &'static str {
        match self {
            Unit::Hour => "h",
            Unit::Day => "gg",
            Unit::Piece => "pz",
            Unit::Metre => "m",
            Unit::SquareMetre => "mq",
            Unit::CubicMetre => "mc",
            Unit::Kilogram => "kg",
            Unit::Litre => "l",
            Unit::Lump => "corpo",
        }
    }

    pub fn named(code: &str) -> Option<Unit> {
        Self::ALL.into_iter().find(|unit| unit.code().eq_ignore_ascii_case(code))
    }
}

/// One resource, without its name: names are words, and are sealed apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuoteLine {
    /// At most three decimals.
    pub quantity: Decimal,
    pub unit: Unit,
    /// Euro without taxes, at most four decimals.
    pub unit_price: Decimal,
    /// Value added tax in percent, at most two decimals.
    pub vat: Decimal,
}

impl QuoteLine {
    /// Euro without taxes, to the cent.
    pub fn net(&self) -> Decimal {
        cents(self.quantity.checked_mul(self.unit_price).unwrap_or(Decimal::MAX))
    }

    /// The first field whose number cannot be.
    fn wrong(&self) -> Option<(&'static str, Need)> {
        let within = |number: Decimal, most: u32, decimals: u32| {
            !number.is_sign_negative()
                && number <= Decimal::from(most)
                && number.normalize().scale() <= decimals
        };
        if self.quantity.is_zero() || !within(self.quantity, 1_000_000, 3) {
            return Some(("quantity", Need::Quantity));
        }
        if !within(self.unit_price, 1_000_000, 4) {
            return Some(("unit_price", Need::Amount));
        }
        (!within(self.vat, 100, 2)).then_some(("vat", Need::Rate))
    }
}

/// What a quote comes to, in euro.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals {
    pub net: Decimal,
    /// Of each rate in percent, the lowest first: what it is taken of, and the tax. Rounded once per rate, as
    /// invoices are.
    pub by_rate: BTreeMap<Decimal, (Decimal, Decimal)>,
    /// With taxes.
    pub gross: Decimal,
}

impl Totals {
    pub fn of(lines: &[QuoteLine]) -> Self {
        let mut by_rate: BTreeMap<Decimal, (Decimal, Decimal)> = BTreeMap::new();
        for line in lines {
            by_rate.entry(line.vat.normalize()).or_default().0 += line.net();
        }
        for (rate, (net, tax)) in &mut by_rate {
            *tax = cents(*net * *rate / Decimal::ONE_HUNDRED);
        }
        let net: Decimal = by_rate.values().map(|(net, _)| *net).sum();
        let taxes: Decimal = by_rate.values().map(|(_, tax)| *tax).sum();
        Self { net, by_rate, gross: net + taxes }
    }
}

/// The names of the resources, in the order of the lines.
pub fn resources(texts: &Texts) -> Vec<&str> {
    let words = texts.get(&TextField::Resources).map_or("", String::as_str);
    words.split(BETWEEN).map(str::trim).filter(|name| !name.is_empty()).collect()
}

/// The amount of a quote, in euro without taxes: what its lines come to, or what was stated of one without.
///
/// # Errors
/// A number that cannot be, a line without its resource, an amount that is not what the lines come to.
pub fn amount(stated: Option<Decimal>, lines: &[QuoteLine], texts: &Texts) -> Result<Decimal, Refusal> {
    if lines.len() > MOST_LINES {
        return Err(Refusal::invalid("lines", Need::FewerLines));
    }
    for (index, line) in lines.iter().enumerate() {
        if let Some((field, need)) = line.wrong() {
            return Err(Refusal::invalid(&format!("lines[{index}].{field}"), need));
        }
    }
    match resources(texts).len() {
        named if named == lines.len() => {}
        0 => return Err(Refusal::missing(TextField::Resources.code(), Need::Text)),
        _ => return Err(Refusal::invalid(TextField::Resources.code(), Need::ResourcePerLine)),
    }
    let net = Totals::of(lines).net;
    match stated {
        None if lines.is_empty() => Err(Refusal::missing("lines", Need::QuoteLines)),
        None => Ok(net),
        Some(amount) if amount.is_sign_negative() || amount > Decimal::from(LARGEST) => {
            Err(Refusal::invalid("amount", Need::Amount))
        }
        Some(amount) if !lines.is_empty() && amount != net => {
            Err(Refusal::invalid("amount", Need::SumOfLines))
        }
        Some(amount) => Ok(amount),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(quantity: &str, unit_price: &str, vat: &str) -> QuoteLine {
        let number = |text: &str| text.parse().unwrap();
        let unit = Unit::Hour;
        QuoteLine { quantity: number(quantity), unit, unit_price: number(unit_price), vat: number(vat) }
    }

    fn named(names: &str) -> Texts {
        Texts::from([(TextField::Resources, names.to_owned())])
    }

    #[test]
    fn totals_are_those_of_an_invoice() {
        let lines =
            [line("12", "35.00", "22"), line("1.5", "480.333", "22.0"), line("3", "0.335", "10")];
        let totals = Totals::of(&lines);
        let shown: Vec<String> =
            totals.by_rate.iter().map(|(rate, (net, tax))| format!("{rate}: {net} {tax}")).collect();
        assert_eq!(shown, ["10: 1.01 0.10", "22: 1140.50 250.91"]);
        assert_eq!(
            (totals.net.to_string(), totals.gross.to_string()),
            ("1141.51".into(), "1392.52".into())
        );
    }

    #[test]
    fn an_amount_is_what_the_lines_come_to() {
        let lines = [line("2", "35.00", "22")];
        let is = |stated: Option<&str>, names| {
            amount(stated.map(|text| text.parse().unwrap()), &lines, &named(names))
        };
        assert_eq!(is(None, "Manodopera").unwrap().to_string(), "70.00");
        assert_eq!(is(Some("70"), "Manodopera").unwrap(), Decimal::from(70));
        let field = |refused: Result<Decimal, Refusal>| refused.unwrap_err().field().unwrap().to_owned();
        assert_eq!(field(is(Some("70.01"), "Manodopera")), "amount");
        assert_eq!(field(is(None, "")), "resources");
        assert_eq!(field(is(None, "Manodopera; Tubo")), "resources");
        assert_eq!(field(amount(None, &[], &Texts::new())), "lines");
        assert_eq!(amount(Some(Decimal::TEN), &[], &Texts::new()).unwrap(), Decimal::TEN);
    }

    #[test]
    fn a_number_that_cannot_be_is_refused_with_its_line() {
        let table = [
            (line("0", "1", "22"), "quantity"),
            (line("-1", "1", "22"), "quantity"),
            (line("1.0001", "1", "22"), "quantity"),
            (line("1000000.001", "1", "22"), "quantity"),
            (line("1", "-0.01", "22"), "unit_price"),
            (line("1", "0.00001", "22"), "unit_price"),
            (line("1", "1", "100.01"), "vat"),
            (line("1", "1", "-22"), "vat"),
        ];
        for (wrong, field) in table {
            let refused = amount(None, &[line("1", "1", "22"), wrong], &named("a; b")).unwrap_err();
            assert_eq!(refused.field(), Some(format!("lines[1].{field}").as_str()));
        }
        let many = vec![line("1", "1", "22"); MOST_LINES + 1];
        assert_eq!(amount(None, &many, &Texts::new()).unwrap_err().field(), Some("lines"));
    }

    prop_compose! {
        fn any_line()(quantity in 1i64..=1_000_000_000, price in 0i64..=10_000_000_000, vat in 0i64..=10_000) -> QuoteLine {
            QuoteLine {
                quantity: Decimal::new(quantity, 3),
                unit: Unit::Piece,
                unit_price: Decimal::new(price, 4),
                vat: Decimal::new(vat, 2),
            }
        }
    }

    proptest! {
        #[test]
        fn sums_do_not_depend_on_the_order_of_lines(mut lines in proptest::collection::vec(any_line(), 0..MOST_LINES)) {
            let totals = Totals::of(&lines);
            prop_assert_eq!(totals.net, lines.iter().map(QuoteLine::net).sum::<Decimal>());
            prop_assert!(totals.gross >= totals.net && totals.gross <= totals.net * Decimal::TWO);
            lines.reverse();
            prop_assert_eq!(Totals::of(&lines), totals);
        }

        #[test]
        fn whatever_is_within_bounds_is_taken(lines in proptest::collection::vec(any_line(), 1..MOST_LINES)) {
            let names = vec!["voce"; lines.len()].join("; ");
            prop_assert!(amount(None, &lines, &named(&names)).is_ok());
        }
    }

    #[test]
    fn a_unit_is_typed_as_it_travels() {
        for unit in Unit::ALL {
            assert_eq!(serde_json::to_value(unit).unwrap(), unit.code());
            assert_eq!(Unit::named(&unit.code().to_uppercase()), Some(unit));
        }
    }
}
