//! Text made safe and measured before it is drawn: what callers dictate and programs paste.
//! Nothing that came from outside may reach the screen without passing through `clean`.

use ratatui::style::Style;
use ratatui::text::Span;
use unicode_width::UnicodeWidthStr;

/// Stands where text was cut.
pub const ELLIPSIS: &str = "…";

/// Text for one line: every line break or tab is one space, control characters, bidi marks and
/// characters that cannot be seen are gone.
#[must_use]
pub fn clean(text: &str) -> String {
    sift(text, ' ')
}

/// Text for a field of several lines: as [`clean`], but line breaks stay, all written `\n`.
#[must_use]
pub fn clean_lines(text: &str) -> String {
    sift(text, '\n')
}

fn sift(text: &str, line_break: char) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut after_return = false;
    for c in text.chars() {
        match c {
            '\n' if after_return => {} // the second half of CR LF
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                kept.push(line_break)
            }
            '\t' => kept.push(' '),
            c if c.is_control() || is_invisible(c) => {}
            c => kept.push(c),
        }
        after_return = c == '\r';
    }
    kept
}

/// Marks that reorder or hide text. The joiners U+200C and U+200D stay: names are written with them.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Columns that `text` takes on the screen.
#[must_use]
pub fn width(text: &str) -> usize {
    if is_plain(text) {
        return text.len();
    }
    graphemes(text).iter().map(|piece| piece.width()).sum()
}

/// Whether each byte is one letter and one column: most of what a board shows, and quick to cut.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// The characters as people count them, control characters left out: what ratatui would draw.
fn graphemes(text: &str) -> Vec<String> {
    Span::raw(text).styled_graphemes(Style::new()).map(|piece| piece.symbol.to_owned()).collect()
}

/// `text` in at most `columns` columns; what does not fit is replaced by `…`.
#[must_use]
pub fn fit(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return if is_plain(text) { text.to_owned() } else { graphemes(text).concat() };
    }
    let Some(room) = columns.checked_sub(ELLIPSIS.width()) else {
        return String::new();
    };
    let mut kept = String::new();
    let mut used = 0;
    for piece in graphemes(text) {
        used += piece.width();
        if used > room {
            break;
        }
        kept.push_str(&piece);
    }
    kept + ELLIPSIS
}

/// `text` in exactly `columns` columns, filled with spaces after it.
#[must_use]
pub fn pad(text: &str, columns: usize) -> String {
    let mut fitted = fit(text, columns);
    let missing = columns.saturating_sub(width(&fitted));
    fitted.extend(std::iter::repeat_n(' ', missing));
    fitted
}

/// `text` in exactly `columns` columns, filled with spaces before it: for numbers.
#[must_use]
pub fn pad_start(text: &str, columns: usize) -> String {
    let fitted = fit(text, columns);
    let missing = columns.saturating_sub(width(&fitted));
    " ".repeat(missing) + &fitted
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn breaks_become_spaces_and_hostile_marks_vanish() {
        for (dirty, line, lines) in [
            ("via Roma\r\n12\tint. 3", "via Roma 12 int. 3", "via Roma\n12 int. 3"),
            ("a\rb\n\nc", "a b  c", "a\nb\n\nc"),
            ("\u{1b}[31mrosso\u{7}\u{9b}2J", "[31mrosso2J", "[31mrosso2J"),
            ("\u{202e}otla\u{202c} \u{2066}x\u{2069}\u{200f}", "otla x", "otla x"),
            ("a\u{2028}b\u{85}c", "a b c", "a\nb\nc"),
            ("perché però 漢字", "perché però 漢字", "perché però 漢字"),
            ("\u{feff}zero\u{200b}width\u{ad}", "zerowidth", "zerowidth"),
        ] {
            assert_eq!(clean(dirty), line, "{dirty:?}");
            assert_eq!(clean_lines(dirty), lines, "{dirty:?}");
        }
    }

    #[test]
    fn text_is_cut_at_columns_not_at_letters() {
        for (text, columns, cut) in [
            ("caldaia", 7, "caldaia"),
            ("caldaia", 6, "calda…"),
            ("caldaia", 1, "…"),
            ("caldaia", 0, ""),
            ("", 0, ""),
            ("漢字漢字", 8, "漢字漢字"),
            ("漢字漢字", 6, "漢字…"),
            ("漢字漢字", 4, "漢…"),
            ("漢字", 2, "…"),
            ("perche\u{301} no", 7, "perche\u{301}…"),
        ] {
            assert_eq!(fit(text, columns), cut, "{text} in {columns}");
        }
    }

    #[test]
    fn padding_fills_the_columns() {
        assert_eq!(pad("sì", 4), "sì  ");
        assert_eq!(pad_start("12", 4), "  12");
        assert_eq!(pad("漢字漢", 4), "漢… ");
        assert_eq!(pad("lungo", 3), "lu…");
    }

    proptest! {
        #[test]
        fn fitted_text_never_passes_its_columns(text in "\\PC{0,40}", columns in 0_usize..30) {
            prop_assert!(width(&fit(&text, columns)) <= columns);
            prop_assert_eq!(width(&pad(&text, columns)), columns);
            prop_assert_eq!(width(&pad_start(&text, columns)), columns);
        }

        #[test]
        fn cleaning_twice_changes_nothing(text in any::<String>()) {
            let once = clean(&text);
            prop_assert_eq!(clean(&once), once.clone());
            prop_assert!(!once.chars().any(|c| c.is_control() || is_invisible(c)));
            prop_assert!(!clean_lines(&text).chars().any(|c| c.is_control() && c != '\n'));
        }
    }
}
