//! What the bytes after an Esc mean, as far as they were typed apart.
//! It never waits: whether more may come is for the guard to decide.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

/// Longest sequence waited for; mouse reports and answers to queries are shorter.
const LONGEST: usize = 40;

/// How far the characters after an Esc have got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Progress {
    /// They may become a sequence.
    Partial,
    /// They cannot be a sequence: they were typed.
    Typed,
    /// A key.
    Key(KeyEvent),
    /// The beginning of a bracketed paste.
    PasteBegins,
    /// The end of a bracketed paste.
    PasteEnds,
    /// A report of the mouse.
    Mouse(MouseEvent),
    /// A whole sequence that nobody's hand sends: a late answer to a query.
    Noise,
}

/// Reads what came after the Esc.
pub(super) fn read(after_esc: &str) -> Progress {
    let mut chars = after_esc.chars();
    match chars.next() {
        None => Progress::Partial,
        Some('[') => control_sequence(chars.as_str()),
        Some('O') => match chars.next() {
            None => Progress::Partial,
            Some(last) => letter(last).map_or(Progress::Typed, |code| key(code, KeyModifiers::NONE)),
        },
        Some(_) => Progress::Typed,
    }
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Progress {
    Progress::Key(KeyEvent::new(code, modifiers))
}

fn control_sequence(body: &str) -> Progress {
    // The Linux console sends ESC [ [ A for F1 to F5.
    if let Some(rest) = body.strip_prefix('[') {
        return match rest.chars().next() {
            None => Progress::Partial,
            Some(last @ 'A'..='E') => key(KeyCode::F(last as u8 - b'A' + 1), KeyModifiers::NONE),
            Some(_) => Progress::Typed,
        };
    }
    let Some(last) = body.chars().last() else {
        return Progress::Partial;
    };
    match last {
        ' '..='?' if body.len() < LONGEST => Progress::Partial,
        '@'..='~' => finished(body.trim_end_matches(last), last),
        _ => Progress::Typed,
    }
}

/// A control sequence with its parameters and last letter.
fn finished(parameters: &str, last: char) -> Progress {
    if let Some(report) = parameters.strip_prefix('<') {
        return mouse(report, last).map_or(Progress::Noise, Progress::Mouse);
    }
    let mut numbers = parameters.split(';');
    let first = numbers.next().unwrap_or_default();
    let Some(modifiers) = modifiers(numbers.next()) else {
        return Progress::Noise;
    };
    match last {
        'Z' => key(KeyCode::BackTab, KeyModifiers::SHIFT),
        '~' if first == "200" => Progress::PasteBegins,
        '~' if first == "201" => Progress::PasteEnds,
        '~' => numbered(first).map_or(Progress::Noise, |code| key(code, modifiers)),
        'u' => unicode(first).map_or(Progress::Noise, |code| key(code, modifiers)),
        _ if matches!(first, "" | "1") => {
            letter(last).map_or(Progress::Noise, |code| key(code, modifiers))
        }
        _ => Progress::Noise,
    }
}

/// `0;10;5M`: button, column and row counted from one; of the buttons only those that the workplace knows.
fn mouse(report: &str, last: char) -> Option<MouseEvent> {
    let mut numbers = report.split(';').map(|number| number.parse::<u16>().ok());
    let (button, column, row) = (numbers.next()??, numbers.next()??, numbers.next()??);
    let kind = match (button, last) {
        (0, 'M') => MouseEventKind::Down(MouseButton::Left),
        (64, 'M') => MouseEventKind::ScrollUp,
        (65, 'M') => MouseEventKind::ScrollDown,
        _ => return None,
    };
    let (column, row) = (column.checked_sub(1)?, row.checked_sub(1)?);
    Some(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE })
}

/// `2` is shift, `3` alt, `5` ctrl …: one more than the sum of the flags. A kind of event after a
/// colon is passed over.
fn modifiers(parameter: Option<&str>) -> Option<KeyModifiers> {
    let Some(written) = parameter else {
        return Some(KeyModifiers::NONE);
    };
    let number = written.split(':').next().unwrap_or_default();
    let flags = number.parse::<u8>().ok()?.checked_sub(1)?;
    let mut modifiers = KeyModifiers::NONE;
    for (flag, modifier) in
        [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)]
    {
        if flags & flag != 0 {
            modifiers |= modifier;
        }
    }
    Some(modifiers)
}

fn letter(last: char) -> Option<KeyCode> {
    Some(match last {
        'A' => KeyCode::Up,
        'B' => KeyCode::Down,
        'C' => KeyCode::Right,
        'D' => KeyCode::Left,
        'F' => KeyCode::End,
        'H' => KeyCode::Home,
        'P' => KeyCode::F(1),
        'Q' => KeyCode::F(2),
        'R' => KeyCode::F(3),
        'S' => KeyCode::F(4),
        _ => return None,
    })
}

fn numbered(first: &str) -> Option<KeyCode> {
    Some(match first.parse::<u8>().ok()? {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        n @ 11..=15 => KeyCode::F(n - 10),
        n @ 17..=21 => KeyCode::F(n - 11),
        n @ 23..=24 => KeyCode::F(n - 12),
        _ => return None,
    })
}

/// A key by its character's number, as the kitty protocol sends it.
fn unicode(first: &str) -> Option<KeyCode> {
    let number = first.split(':').next()?.parse().ok()?;
    Some(match char::from_u32(number)? {
        '\u{1b}' => KeyCode::Esc,
        '\r' => KeyCode::Enter,
        '\t' => KeyCode::Tab,
        '\u{7f}' => KeyCode::Backspace,
        c if c.is_control() => return None,
        c => KeyCode::Char(c),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequences_are_read_as_terminals_send_them() {
        const NONE: KeyModifiers = KeyModifiers::NONE;
        for (after, code, modifiers) in [
            ("[A", KeyCode::Up, NONE),
            ("OB", KeyCode::Down, NONE),
            ("[1;5C", KeyCode::Right, KeyModifiers::CONTROL),
            ("[H", KeyCode::Home, NONE),
            ("[Z", KeyCode::BackTab, KeyModifiers::SHIFT),
            ("[6~", KeyCode::PageDown, NONE),
            ("[3;2~", KeyCode::Delete, KeyModifiers::SHIFT),
            ("[15~", KeyCode::F(5), NONE),
            ("[17~", KeyCode::F(6), NONE),
            ("[24~", KeyCode::F(12), NONE),
            ("OP", KeyCode::F(1), NONE),
            ("[[C", KeyCode::F(3), NONE),
            ("[27u", KeyCode::Esc, NONE),
            ("[115;5u", KeyCode::Char('s'), KeyModifiers::CONTROL),
        ] {
            assert_eq!(read(after), key(code, modifiers), "{after}");
            for (cut, _) in after.char_indices() {
                assert_eq!(read(&after[..cut]), Progress::Partial, "{after} cut at {cut}");
            }
        }
    }

    #[test]
    fn reports_of_the_mouse_are_read_as_terminals_send_them() {
        for (after, kind, column, row) in [
            ("[<0;10;5M", MouseEventKind::Down(MouseButton::Left), 9, 4),
            ("[<64;200;1M", MouseEventKind::ScrollUp, 199, 0),
            ("[<65;1;60M", MouseEventKind::ScrollDown, 0, 59),
        ] {
            let event = MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE };
            assert_eq!(read(after), Progress::Mouse(event), "{after}");
            for (cut, _) in after.char_indices() {
                assert_eq!(read(&after[..cut]), Progress::Partial, "{after} cut at {cut}");
            }
        }
    }

    #[test]
    fn the_rest_is_noise_or_typed() {
        for noise in
            ["[?1;2c", "[<0;10;5m", "[<35;10;5M", "[<0;0;5M", "[<0;10M", "[<;;M", "[I", "[99~", "[1;x~"]
        {
            assert_eq!(read(noise), Progress::Noise, "{noise}");
        }
        for typed in ["r", "Ox", "[è", "[[x"] {
            assert_eq!(read(typed), Progress::Typed, "{typed}");
        }
        assert_eq!(read("[200~"), Progress::PasteBegins);
        assert_eq!(read(&format!("[{}", "1".repeat(LONGEST))), Progress::Typed);
    }
}
