//! Italian telephone numbers and the line that a call comes from.
//!
//! It must never lose the number as it was received, nor the leading 0 of a landline. It must never let control or
//! text-direction characters through: what an exchange sends is shown on a terminal.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Digits of the longest number there is, country code included (ITU-T E.164).
const MAX_DIGITS: usize = 15;
/// Digits of the shortest number that is a subscriber's or a service's.
const MIN_DIGITS: usize = 3;
/// Digits of the longest internal extension.
const MAX_EXTENSION: usize = 5;
/// Digits that an Italian number has at least before a country code says anything about it; shorter ones are services.
const ITALIAN: std::ops::RangeInclusive<usize> = 6..=11;
const ITALY: &str = "39";

/// What exchanges send in place of a number that is withheld (SIP `From` users and Asterisk's presentations).
const WITHHELD: [&str; 8] = [
    "anonymous",
    "unknown",
    "<unknown>",
    "private",
    "restricted",
    "unavailable",
    "withheld",
    "anonymous@anonymous.invalid",
];

/// A telephone number: as it was received, and in the form in which two numbers are compared.
///
/// Equality is of both forms; to match a caller with a directory use [`PhoneNumber::same_as`]. In JSON and TOML it is the
/// string received, and the normalised form is always derived from it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PhoneNumber {
    received: String,
    normalised: String,
}

/// Why a text is no telephone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PhoneError {
    #[error("expected a telephone number, found nothing")]
    Empty,
    #[error("expected a telephone number of digits, found {0:?}")]
    Unreadable(char),
    #[error("expected a telephone number of at least 3 digits")]
    TooShort,
    #[error("expected a telephone number of at most 15 digits")]
    TooLong,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PhoneKind {
    /// Italian, begins with 0.
    Landline,
    /// Italian, begins with 3.
    Mobile,
    /// Italian, begins with 800 or 803.
    TollFree,
    /// Has a country code other than Italy's.
    Foreign,
    /// Services such as 112, shared-cost numbers, and demo numbers, which begin with 0000.
    Other,
}

/// Where a call comes from. In JSON it is a string that [`Line::read`] reads back.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Line {
    /// The caller withheld the number, or the exchange sent none.
    Anonymous,
    /// An extension of the same exchange: one to five digits, the first not 0 (0 takes an outside line).
    Internal(String),
    External(PhoneNumber),
}

impl PhoneNumber {
    /// Reads a number with or without country code (`+39`, `0039`, or a bare 39 that cannot be a mobile's first digits),
    /// with spaces, hyphens, dots, slashes and parentheses anywhere. A number without a country code is Italian.
    ///
    /// # Errors
    /// See [`PhoneError`].
    pub fn read(text: &str) -> Result<Self, PhoneError> {
        let received = clean(text);
        let (plus, body) = match received.strip_prefix('+') {
            Some(body) => (true, body),
            None => (false, received.as_str()),
        };
        let mut digits = String::with_capacity(body.len());
        for c in body.chars() {
            match c {
                '0'..='9' => digits.push(c),
                '-' | '.' | '/' | '(' | ')' | '\u{2010}'..='\u{2013}' => {}
                _ if c.is_whitespace() => {}
                _ => return Err(PhoneError::Unreadable(c)),
            }
        }
        if digits.is_empty() {
            return Err(PhoneError::Empty);
        }
        let normalised = normalise(plus, &digits);
        let length = normalised.trim_start_matches('+').len();
        match length {
            _ if length < MIN_DIGITS => Err(PhoneError::TooShort),
            _ if length > MAX_DIGITS => Err(PhoneError::TooLong),
            _ => Ok(PhoneNumber { received, normalised }),
        }
    }

    /// As it came, without the characters that must not reach a screen and the space around it.
    pub fn received(&self) -> &str {
        &self.received
    }

    /// `+` and digits as in E.164, an Italian landline's 0 kept; services and demo numbers are digits alone.
    pub fn normalised(&self) -> &str {
        &self.normalised
    }

    pub fn kind(&self) -> PhoneKind {
        let Some(international) = self.normalised.strip_prefix('+') else {
            return PhoneKind::Other;
        };
        match international.strip_prefix(ITALY) {
            Some(national) => italian_kind(national),
            None => PhoneKind::Foreign,
        }
    }

    /// Whether both are the same subscriber, however each was written.
    pub fn same_as(&self, other: &PhoneNumber) -> bool {
        self.normalised == other.normalised
    }
}

/// The comparable form. Applied to its own result, it changes nothing.
fn normalise(plus: bool, digits: &str) -> String {
    if plus {
        return international(digits);
    }
    match digits.strip_prefix("00") {
        // No country code begins with 0: the demo's 0000… is not an international number.
        Some(rest) if !rest.starts_with('0') => international(rest),
        Some(_) => digits.to_owned(),
        None => national(digits),
    }
}

fn international(digits: &str) -> String {
    match digits.strip_prefix(ITALY) {
        Some(rest) if rest.starts_with("000") => rest.to_owned(),
        Some(rest) if rest.len() < *ITALIAN.start() && !rest.starts_with("00") => rest.to_owned(),
        None if digits.starts_with("000") => digits.to_owned(),
        _ => format!("+{digits}"),
    }
}

fn national(digits: &str) -> String {
    // Exchanges often drop the + of +39. A mobile of the 39x series has at most ten digits, so eleven cannot be one.
    if let Some(rest) = digits.strip_prefix(ITALY)
        && digits.len() > 10
        && rest.starts_with(['0', '3', '8'])
    {
        return international(digits);
    }
    if ITALIAN.contains(&digits.len()) { format!("+{ITALY}{digits}") } else { digits.to_owned() }
}

fn italian_kind(national: &str) -> PhoneKind {
    let length = national.len();
    if !ITALIAN.contains(&length) {
        PhoneKind::Other
    } else if national.starts_with('0') && !national.starts_with("00") {
        PhoneKind::Landline
    } else if national.starts_with('3') && (9..=10).contains(&length) {
        PhoneKind::Mobile
    } else if national.starts_with("800") || national.starts_with("803") {
        PhoneKind::TollFree
    } else {
        PhoneKind::Other
    }
}

/// Without control and invisible formatting characters, and without the space around it.
fn clean(text: &str) -> String {
    let kept: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    kept.trim().to_owned()
}

fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Grouped to be read aloud: `0131 234 567`, `333 123 4567`, `800 123 456`, `+41 91 123 4567`, `0000 000 111`.
///
/// Italian subscribers are shown without +39. What is shown reads back as the same number.
impl fmt::Display for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(international) = self.normalised.strip_prefix('+') else {
            return f.write_str(&grouped(&self.normalised, Longest::First));
        };
        let national = international.strip_prefix(ITALY).unwrap_or(international);
        let (prefix, code, rest) = match self.kind() {
            PhoneKind::Landline => split("", national, area_code_length(national)),
            PhoneKind::Mobile | PhoneKind::TollFree => split("", national, 3),
            PhoneKind::Foreign | PhoneKind::Other => {
                split("+", international, country_code_length(international))
            }
        };
        write!(f, "{prefix}{code} {}", grouped(rest, Longest::Last))
    }
}

fn split<'a>(prefix: &'a str, digits: &'a str, at: usize) -> (&'a str, &'a str, &'a str) {
    let (code, rest) = digits.split_at_checked(at).unwrap_or((digits, ""));
    (prefix, code, rest)
}

/// Digits of an Italian area code, its 0 included: Milan and Rome have two, those ending in 0, 1, 5, 9 three.
fn area_code_length(national: &str) -> usize {
    let mut digits = national.bytes().skip(1);
    match (digits.next(), digits.next()) {
        (Some(b'2' | b'6'), _) => 2,
        (_, Some(b'0' | b'1' | b'5' | b'9')) => 3,
        _ => 4,
    }
}

/// Digits of a country code by its first two digits (ITU-T E.164 assignments).
fn country_code_length(international: &str) -> usize {
    let mut digits = international.bytes();
    match (digits.next(), digits.next()) {
        (Some(b'1' | b'7'), _) => 1,
        (Some(b'2'), Some(b'0' | b'7')) => 2,
        (Some(b'3'), Some(b'0'..=b'4' | b'6' | b'9')) => 2,
        (Some(b'4'), Some(b'0' | b'1' | b'3'..=b'9')) => 2,
        (Some(b'5'), Some(b'1'..=b'8')) => 2,
        (Some(b'6'), Some(b'0'..=b'6')) => 2,
        (Some(b'8'), Some(b'1' | b'2' | b'4' | b'6')) => 2,
        (Some(b'9'), Some(b'0'..=b'5' | b'8')) => 2,
        _ => 3,
    }
}

#[derive(Clone, Copy)]
enum Longest {
    First,
    Last,
}

/// Digits in threes; what is over makes one end group of two or four.
fn grouped(digits: &str, longest: Longest) -> String {
    let length = digits.len();
    if length <= 5 {
        return digits.to_owned();
    }
    let first = match (length % 3, longest) {
        (1, Longest::First) => 4,
        (2, _) => 2,
        _ => 0,
    };
    let mut out = String::with_capacity(length + length / 3);
    for (at, c) in digits.chars().enumerate() {
        // A last group of one digit joins the one before it.
        if at > 0 && at >= first && (at - first) % 3 == 0 && at + 2 < length {
            out.push(' ');
        }
        out.push(c);
    }
    out
}

/// Readable; nothing for an anonymous caller, whom only a word can name.
impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Anonymous => Ok(()),
            Self::Internal(extension) => f.write_str(extension),
            Self::External(number) => number.fmt(f),
        }
    }
}

impl Line {
    /// Reads what an exchange says of a caller. Nothing, or a word for a withheld number, is [`Line::Anonymous`]; one to
    /// five plain digits, the first not 0, are [`Line::Internal`] (a caller is never 112); the rest is a number.
    ///
    /// # Errors
    /// See [`PhoneError`].
    pub fn read(text: &str) -> Result<Self, PhoneError> {
        let text = clean(text);
        if text.is_empty() || WITHHELD.iter().any(|word| text.eq_ignore_ascii_case(word)) {
            return Ok(Line::Anonymous);
        }
        let digits = text.bytes().all(|b| b.is_ascii_digit());
        if digits && text.len() <= MAX_EXTENSION && !text.starts_with('0') {
            return Ok(Line::Internal(text));
        }
        PhoneNumber::read(&text).map(Line::External)
    }

    /// Whether both are one line. A withheld number is nobody's, not even its own.
    pub fn same_as(&self, other: &Line) -> bool {
        match (self, other) {
            (Line::External(own), Line::External(other)) => own.same_as(other),
            (Line::Internal(own), Line::Internal(other)) => own == other,
            _ => false,
        }
    }

    /// The number, if the call comes from outside and shows one.
    pub fn number(&self) -> Option<&PhoneNumber> {
        match self {
            Line::External(number) => Some(number),
            Line::Anonymous | Line::Internal(_) => None,
        }
    }
}

impl std::str::FromStr for PhoneNumber {
    type Err = PhoneError;

    fn from_str(text: &str) -> Result<Self, PhoneError> {
        PhoneNumber::read(text)
    }
}

impl TryFrom<String> for PhoneNumber {
    type Error = PhoneError;

    fn try_from(text: String) -> Result<Self, PhoneError> {
        PhoneNumber::read(&text)
    }
}

impl From<PhoneNumber> for String {
    fn from(number: PhoneNumber) -> String {
        number.received
    }
}

impl TryFrom<String> for Line {
    type Error = PhoneError;

    fn try_from(text: String) -> Result<Self, PhoneError> {
        Line::read(&text)
    }
}

impl From<Line> for String {
    fn from(line: Line) -> String {
        match line {
            Line::Anonymous => "anonymous".to_owned(),
            Line::Internal(extension) => extension,
            Line::External(number) => number.received,
        }
    }
}

#[cfg(test)]
mod tests;
