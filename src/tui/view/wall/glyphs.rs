//! The characters that a Linux console can show. What people wrote may hold any other; it is written here in
//! those that there are.

/// Letters and signs beside ASCII that the console's own font (code page 437) has and we use.
const BEYOND_ASCII: &str = "àèéìòùÉçñäöüÄÖÜßáíóúâêîôûëï°·«»─│┌┐└┘═█▀▄";

/// How others are written; what is in neither list is a question mark.
const WRITTEN_AS: [(char, &str); 17] = [
    ('À', "A'"),
    ('È', "E'"),
    ('Ì', "I'"),
    ('Ò', "O'"),
    ('Ù', "U'"),
    ('’', "'"),
    ('‘', "'"),
    ('“', "\""),
    ('”', "\""),
    ('–', "-"),
    ('—', "-"),
    ('…', "..."),
    ('›', ">"),
    ('€', "EUR"),
    ('ª', "a"),
    ('º', "o"),
    ('\u{a0}', " "),
];

/// Whether every console shows it.
pub fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~') || BEYOND_ASCII.contains(c)
}

/// A text in characters that every console shows.
pub fn plain(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        match WRITTEN_AS.iter().find(|(other, _)| *other == c) {
            Some((_, as_these)) => written.push_str(as_these),
            None => written.push(if is_plain(c) { c } else { '?' }),
        }
    }
    written
}

/// A text in exactly so many columns; what does not fit ends with a full stop, as abbreviations do.
pub fn pad(text: &str, columns: usize) -> String {
    let text = plain(text);
    let fits = text.chars().count() <= columns;
    let kept = if fits { columns } else { columns.saturating_sub(1) };
    let mut shown: String = text.chars().take(kept).collect();
    if !fits && columns > 0 {
        shown = shown.trim_end().to_owned() + ".";
    }
    let missing = columns.saturating_sub(shown.chars().count());
    shown.extend(std::iter::repeat_n(' ', missing));
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_a_console_lacks_is_written_in_what_it_has() {
        for (text, written) in [
            ("Città Alta", "Città Alta"),
            ("CITTÀ, 2° piano – letto “4”…", "CITTA', 2° piano - letto \"4\"..."),
            ("漢字 e\u{301}", "?? e?"),
        ] {
            assert_eq!(plain(text), written);
        }
        assert_eq!(pad("Sala operatoria 3", 8), "Sala op.");
        assert_eq!(pad("Sala operatoria 3", 6), "Sala. ");
        assert_eq!(pad("CUP", 5), "CUP  ");
        assert_eq!(pad("CUP", 0), "");
    }

    proptest! {
        #[test]
        fn nothing_else_is_ever_written(text in any::<String>(), columns in 0_usize..30) {
            prop_assert!(plain(&text).chars().all(is_plain));
            prop_assert_eq!(pad(&text, columns).chars().count(), columns);
        }
    }
}
