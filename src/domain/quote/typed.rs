//! The lines of a quote as people type them, all on one line: `12 h 35,00 22 manodopera; 1 pz 480 22 pompa`. It
//! judges no number; that is done wherever a quote comes from.

use rust_decimal::Decimal;

use super::lines::{BETWEEN, QuoteLine, Unit};

/// A line that cannot be read: which one, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread(pub usize);

/// Reads quantity, unit, price, rate and resource of each line, and gives the names of the resources as one text.
/// A comma or a point is before the decimals; the rate may end in a percent sign. Nothing typed is no line.
///
/// # Errors
/// The first line in which one of the five is missing or is something else.
pub fn read(text: &str) -> Result<(Vec<QuoteLine>, String), Unread> {
    let typed = text.split(BETWEEN).map(str::trim).filter(|line| !line.is_empty());
    let read = typed.zip(1..).map(|(line, number)| one(line).ok_or(Unread(number)));
    let lines: Vec<(QuoteLine, &str)> = read.collect::<Result<_, _>>()?;
    let names: Vec<&str> = lines.iter().map(|(_, name)| *name).collect();
    let names = names.join(&format!("{BETWEEN} "));
    Ok((lines.into_iter().map(|(line, _)| line).collect(), names))
}

fn one(line: &str) -> Option<(QuoteLine, &str)> {
    let (quantity, rest) = word(line)?;
    let (unit, rest) = word(rest)?;
    let (unit_price, rest) = word(rest)?;
    let (vat, name) = word(rest)?;
    let line = QuoteLine {
        quantity: number(quantity)?,
        unit: Unit::named(unit)?,
        unit_price: number(unit_price)?,
        vat: number(vat.strip_suffix('%').unwrap_or(vat))?,
    };
    (!name.is_empty()).then_some((line, name))
}

fn word(text: &str) -> Option<(&str, &str)> {
    let (word, rest) = text.trim_start().split_once(char::is_whitespace)?;
    Some((word, rest.trim()))
}

/// Thousands are not grouped: in Italy the point between them would be read as that of the decimals.
fn number(text: &str) -> Option<Decimal> {
    text.replacen(',', ".", 1).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_typed_one_after_the_other() {
        let (lines, names) =
            read("12 h 35,00 22 manodopera idraulico; 1.5 PZ 480 10%  pompa ;").unwrap();
        assert_eq!(names, "manodopera idraulico; pompa");
        let shown: Vec<String> = lines
            .iter()
            .map(|line| format!("{} {:?} {} {}", line.quantity, line.unit, line.unit_price, line.vat))
            .collect();
        assert_eq!(shown, ["12 Hour 35.00 22", "1.5 Piece 480 10"]);
        assert_eq!(read("").unwrap(), (Vec::new(), String::new()));
    }

    #[test]
    fn a_line_that_lacks_something_is_named() {
        let right = "1 h 1 22 a; ";
        for wrong in [
            "12",
            "12 h",
            "12 h 35",
            "12 h 35 22",
            "x h 35 22 a",
            "12 ore 35 22 a",
            "12 h 1.000,00 22 a",
            "12 h 35 IVA a",
        ] {
            assert_eq!(read(&format!("{right}{wrong}")), Err(Unread(2)), "{wrong}");
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_that_is_typed_ends_the_program(text in proptest::prelude::any::<String>()) {
            let _ = read(&text);
        }
    }
}
