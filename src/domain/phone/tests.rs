//! Tables of numbers as they are written and received, and laws over any of them.

use super::*;
use proptest::prelude::*;

fn number(text: &str) -> PhoneNumber {
    PhoneNumber::read(text).unwrap()
}

#[test]
fn numbers_are_normalised_told_apart_and_grouped() {
    use PhoneKind::*;
    for (text, normalised, kind, shown) in [
        ("0131 000000", "+390131000000", Landline, "0131 000 000"),
        ("+39 0131 000000", "+390131000000", Landline, "0131 000 000"),
        ("0039 0131-000000", "+390131000000", Landline, "0131 000 000"),
        ("+39 (0)131/000.000", "+390131000000", Landline, "0131 000 000"),
        ("390131000000", "+390131000000", Landline, "0131 000 000"),
        ("06 0000 0000", "+390600000000", Landline, "06 00 000 000"),
        ("011 0000000", "+390110000000", Landline, "011 000 0000"),
        ("333 0000000", "+393330000000", Mobile, "333 000 0000"),
        ("+393330000000", "+393330000000", Mobile, "333 000 0000"),
        ("393330000000", "+393330000000", Mobile, "333 000 0000"),
        ("390 0000000", "+393900000000", Mobile, "390 000 0000"),
        ("333 000000", "+39333000000", Mobile, "333 000 000"),
        ("800 000 000", "+39800000000", TollFree, "800 000 000"),
        ("803 000", "+39803000", TollFree, "803 000"),
        ("+39800000000", "+39800000000", TollFree, "800 000 000"),
        ("848 000 000", "+39848000000", Other, "+39 848 000 000"),
        ("+41 91 000 00 00", "+41910000000", Foreign, "+41 910 000 000"),
        ("0041910000000", "+41910000000", Foreign, "+41 910 000 000"),
        ("+1 000 000 0000", "+10000000000", Foreign, "+1 000 000 0000"),
        ("+378 0549 000000", "+3780549000000", Foreign, "+378 054 900 0000"),
        ("112", "112", Other, "112"),
        ("+39 112", "112", Other, "112"),
        ("0000 000 111", "0000000111", Other, "0000 000 111"),
        ("+39 0000 000 111", "0000000111", Other, "0000 000 111"),
        ("+0000000111", "0000000111", Other, "0000 000 111"),
        ("\u{202e}0131\u{200b} 000000\u{7}\n", "+390131000000", Landline, "0131 000 000"),
    ] {
        let read = number(text);
        assert_eq!(read.normalised(), normalised, "{text}");
        assert_eq!(read.kind(), kind, "{text}");
        assert_eq!(read.to_string(), shown, "{text}");
    }
}

#[test]
fn the_number_as_received_is_kept_but_for_what_a_screen_must_not_get() {
    assert_eq!(number(" +39 (0)131/000.000 ").received(), "+39 (0)131/000.000");
    assert_eq!(number("\u{1b}0131\u{2066} 000000\u{2069}").received(), "0131 000000");
}

#[test]
fn what_is_no_number_is_refused() {
    use PhoneError::*;
    for (text, error) in [
        ("", Empty),
        (" + ", Empty),
        ("--", Empty),
        ("\u{200f}", Empty),
        ("12", TooShort),
        ("+39", TooShort),
        ("+39 0", TooShort),
        ("0131 0000 int. 4", Unreadable('i')),
        ("0131+000000", Unreadable('+')),
        ("++390131000000", Unreadable('+')),
        ("٣٣٣٠٠٠٠٠٠٠", Unreadable('٣')),
        ("1234567890123456", TooLong),
        ("+39 12345678901234", TooLong),
    ] {
        assert_eq!(PhoneNumber::read(text), Err(error), "{text:?}");
    }
}

#[test]
fn a_caller_is_found_in_a_directory_however_it_is_written() {
    let directory = number("0131/000000");
    assert!(number("+390131000000").same_as(&directory));
    assert!(number("00390131000000").same_as(&directory));
    assert!(!number("131000000").same_as(&directory));
    assert!(!number("+410131000000").same_as(&directory));
}

#[test]
fn lines_are_anonymous_internal_or_external() {
    for text in ["", "  ", "anonymous", "Anonymous", "UNKNOWN", "<unknown>", "restricted", "\u{200e}"] {
        assert_eq!(Line::read(text), Ok(Line::Anonymous), "{text:?}");
    }
    for text in ["1", "12", "112", "4012", "99999"] {
        assert_eq!(Line::read(text), Ok(Line::Internal(text.to_owned())));
    }
    for text in ["000001", "01310", "803000", "0000 000 111", "+39112", "+41910000000"] {
        assert_eq!(Line::read(text), Ok(Line::External(number(text))), "{text}");
    }
    assert_eq!(Line::read("0"), Err(PhoneError::TooShort));
    assert_eq!(Line::read("mario"), Err(PhoneError::Unreadable('m')));
}

#[test]
fn json_is_the_string_received() {
    let read: PhoneNumber = serde_json::from_str("\"0131 000000\"").unwrap();
    assert_eq!(read.normalised(), "+390131000000");
    assert_eq!(serde_json::to_string(&read).unwrap(), "\"0131 000000\"");
    let error = serde_json::from_str::<PhoneNumber>("\"x\"").unwrap_err().to_string();
    assert!(error.contains("expected a telephone number of digits, found 'x'"), "{error}");
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused_without_panic(text in "\\PC{0,30}|[+0-9 ]{0,20}|\\p{Any}{0,10}") {
        if let Ok(read) = PhoneNumber::read(&text) {
            prop_assert!(!read.received().chars().any(is_invisible));
            prop_assert!(read.normalised().trim_start_matches('+').bytes().all(|b| b.is_ascii_digit()));
        }
        let _ = Line::read(&text);
    }

    #[test]
    fn normalised_and_shown_forms_read_back_as_the_same_number(text in "(\\+|00|39|\\+39|0039|0000|3)?[0-9]{1,14}") {
        if let Ok(read) = PhoneNumber::read(&text) {
            prop_assert!(number(read.normalised()).same_as(&read), "{}", read.normalised());
            prop_assert!(number(&read.to_string()).same_as(&read), "{read}");
        }
    }

    #[test]
    fn separators_do_not_matter(digits in "[0-9]{3,13}", at in 0usize..13, separator in "[-./() \u{a0}]{1,3}") {
        let mut text = digits.clone();
        text.insert_str(at.min(digits.len()), &separator);
        match PhoneNumber::read(&digits) {
            Ok(plain) => prop_assert!(number(&text).same_as(&plain)),
            Err(error) => prop_assert_eq!(PhoneNumber::read(&text), Err(error)),
        }
    }

    #[test]
    fn an_italian_number_is_the_same_with_every_prefix(national in "0[1-9][0-9]{4,8}|3[0-9]{8,9}|80[03][0-9]{6}") {
        let plain = number(&national);
        for prefix in ["+39", "0039", "+39 "] {
            let text = format!("{prefix}{national}");
            prop_assert!(number(&text).same_as(&plain), "{text}");
        }
        prop_assert!(matches!(plain.kind(), PhoneKind::Landline | PhoneKind::Mobile | PhoneKind::TollFree));
    }

    #[test]
    fn lines_survive_json(text in "[1-9][0-9]{0,4}|\\+?[0-9]{6,12}|anonymous") {
        if let Ok(line) = Line::read(&text) {
            let json = serde_json::to_string(&line).unwrap();
            prop_assert_eq!(serde_json::from_str::<Line>(&json).unwrap(), line);
        }
    }
}

#[test]
fn a_line_is_known_by_its_number_and_never_by_withholding_it() {
    let line = |text: &str| Line::read(text).unwrap();
    assert!(line("+39 0131 000111").same_as(&line("0131000111")));
    assert!(line("4012").same_as(&line("4012")));
    assert!(!line("4012").same_as(&line("4013")));
    assert!(!line("4012").same_as(&line("0131000111")));
    assert!(!line("").same_as(&line("")), "two anonymous callers are two people");
}
