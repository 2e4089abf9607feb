//! Text measured and cut in columns of the screen. It is made safe before, in the domain
//! ([`crate::domain::text::clean`]): nothing that came from outside is kept or drawn without that.

use ratatui::style::Style;
use ratatui::text::Span;
use unicode_width::UnicodeWidthStr;

use crate::domain::site_tree::WITHIN;

/// Stands where text was cut.
pub const ELLIPSIS: &str = "…";

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

/// A way to a place in at most `columns` columns: where there is no room for all of it, its end, which says most
/// (`… › 2° › stanza 4`).
#[must_use]
pub fn fit_path(path: &str, columns: usize) -> String {
    if width(path) <= columns {
        return fit(path, columns);
    }
    let mut rest = path;
    while let Some((_, within)) = rest.split_once(WITHIN) {
        let shorter = format!("{ELLIPSIS}{WITHIN}{within}");
        if width(&shorter) <= columns {
            return fit(&shorter, columns);
        }
        rest = within;
    }
    fit(rest, columns)
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

    #[test]
    fn of_a_way_the_end_is_kept() {
        let path = "Osp. Civile › Pad. B › 2° › stanza 4";
        for (columns, shown) in [
            (36, path),
            (35, "… › Pad. B › 2° › stanza 4"),
            (25, "… › 2° › stanza 4"),
            (12, "… › stanza 4"),
            (11, "stanza 4"),
            (5, "stan…"),
        ] {
            assert_eq!(fit_path(path, columns), shown, "{columns}");
        }
        assert_eq!(fit_path("Magazzino", 5), "Maga…");
    }

    proptest! {
        #[test]
        fn a_way_never_passes_its_columns(path in "[a-z›° ]{0,40}", columns in 0_usize..30) {
            prop_assert!(width(&fit_path(&path, columns)) <= columns);
        }

        #[test]
        fn fitted_text_never_passes_its_columns(text in "\\PC{0,40}", columns in 0_usize..30) {
            prop_assert!(width(&fit(&text, columns)) <= columns);
            prop_assert_eq!(width(&pad(&text, columns)), columns);
            prop_assert_eq!(width(&pad_start(&text, columns)), columns);
        }
    }
}
