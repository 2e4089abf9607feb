//! One key as keymaps write it, as the terminal reports it and as the footer shows it.
//! It never holds a press and its release apart: a release is no key.

use std::fmt;
use std::str::FromStr;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use serde::{Deserialize, Serialize};

use crate::words::Words;

/// A key with its modifiers, in one normal form: shifted letters are capitals, shift-tab is backtab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Key {
    pub(crate) code: KeyCode,
    pub(crate) modifiers: KeyModifiers,
}

/// Why a key should not be what an action hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// An Italian keyboard needs AltGr for it, or has no such key.
    NotOnItalianKeyboard,
    /// Terminals and window managers keep Alt for themselves, and send it as Esc.
    Alt,
    /// Digits are counts and codes.
    Digit,
    /// A terminal sends the same byte for it as for Tab, Enter, Backspace or Esc.
    SameAsAnother,
    /// Only some terminals tell it from the key without modifiers.
    NotToldApart,
    /// Terminals eat it: good only as a second key of an action.
    OnlyAsSecond,
}

/// Names in keymaps, and the codes they stand for.
const NAMED: &[(&str, KeyCode)] = &[
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("backtab", KeyCode::BackTab),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pageup", KeyCode::PageUp),
    ("pagedown", KeyCode::PageDown),
    ("insert", KeyCode::Insert),
    ("delete", KeyCode::Delete),
    ("backspace", KeyCode::Backspace),
    ("space", KeyCode::Char(' ')),
];

impl Key {
    pub(crate) const ESC: Self = Self { code: KeyCode::Esc, modifiers: KeyModifiers::NONE };

    /// The key of an event; nothing for releases and for keys that no keymap can name.
    #[must_use]
    pub fn of(event: &KeyEvent) -> Option<Self> {
        let pressed = event.kind != KeyEventKind::Release;
        let key = Self::normal(event.code, event.modifiers);
        (pressed && name_of(key.code).is_some()).then_some(key)
    }

    /// Reads `f2`, `enter`, `ctrl-s`, `shift-tab`, `r`, `?` …; modifiers come first, joined by `-`.
    #[must_use]
    pub fn parse(written: &str) -> Option<Self> {
        let mut rest = written;
        let mut modifiers = KeyModifiers::NONE;
        loop {
            let known = [
                ("ctrl-", KeyModifiers::CONTROL),
                ("shift-", KeyModifiers::SHIFT),
                ("alt-", KeyModifiers::ALT),
            ];
            let next = known.into_iter().find_map(|(name, flag)| Some((rest.strip_prefix(name)?, flag)));
            let Some((after, flag)) = next.filter(|(_, flag)| !modifiers.contains(*flag)) else {
                break;
            };
            rest = after;
            modifiers |= flag;
        }
        Some(Self::normal(code_of(rest)?, modifiers))
    }

    fn normal(code: KeyCode, modifiers: KeyModifiers) -> Self {
        let mut modifiers =
            modifiers & (KeyModifiers::CONTROL | KeyModifiers::SHIFT | KeyModifiers::ALT);
        let code = match code {
            KeyCode::Tab if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
            // With ctrl a terminal cannot tell capitals; some report them all the same.
            KeyCode::Char(c) if modifiers.contains(KeyModifiers::CONTROL) => {
                KeyCode::Char(c.to_ascii_lowercase())
            }
            KeyCode::Char(c) if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::Char(upper(c)),
            other => other,
        };
        if matches!(code, KeyCode::BackTab)
            || matches!(code, KeyCode::Char(c) if c != ' ' && !modifiers.contains(KeyModifiers::CONTROL))
        {
            modifiers -= KeyModifiers::SHIFT;
        }
        Self { code, modifiers }
    }

    /// Whether the key writes a character where text is written.
    #[must_use]
    pub fn is_text(self) -> bool {
        matches!(self.code, KeyCode::Char(_))
            && !self.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT)
    }

    /// The character that it writes where text is written, or names elsewhere.
    #[must_use]
    pub fn letter(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) => Some(c),
            _ => None,
        }
    }

    /// The key that writes a character.
    #[must_use]
    pub fn typed(c: char) -> Self {
        Self::normal(KeyCode::Char(c), KeyModifiers::NONE)
    }

    /// Why no action of the default keymap may hang on this key; nothing when it is safe.
    #[must_use]
    pub fn trouble(self) -> Option<Trouble> {
        let ctrl = self.modifiers.contains(KeyModifiers::CONTROL);
        let shift = self.modifiers.contains(KeyModifiers::SHIFT);
        match self.code {
            _ if self.modifiers.contains(KeyModifiers::ALT) => Some(Trouble::Alt),
            KeyCode::Char('i' | 'j' | 'm' | 'h' | '[') if ctrl => Some(Trouble::SameAsAnother),
            KeyCode::Char('@' | '#' | '[' | ']' | '{' | '}' | '~' | '`') => {
                Some(Trouble::NotOnItalianKeyboard)
            }
            KeyCode::Char(c) if ctrl && !c.is_ascii_lowercase() && c != ' ' => {
                Some(Trouble::NotToldApart)
            }
            KeyCode::Char('0'..='9') => Some(Trouble::Digit),
            KeyCode::Enter | KeyCode::Esc | KeyCode::Tab | KeyCode::BackTab | KeyCode::Backspace
                if ctrl || shift =>
            {
                Some(Trouble::NotToldApart)
            }
            KeyCode::Char(' ') if shift => Some(Trouble::NotToldApart),
            KeyCode::F(1 | 10 | 11) => Some(Trouble::OnlyAsSecond),
            _ => None,
        }
    }

    /// The key as the footer shows it: `F2`, `Ctrl-S`, `Invio`.
    #[must_use]
    pub fn label(self, words: &Words) -> String {
        let mut label = match self.code {
            KeyCode::Enter => words.say("key-enter"),
            KeyCode::Esc => words.say("key-esc"),
            KeyCode::Tab => words.say("key-tab"),
            KeyCode::BackTab => words.say("key-backtab"),
            KeyCode::Up => words.say("key-up"),
            KeyCode::Down => words.say("key-down"),
            KeyCode::Left => words.say("key-left"),
            KeyCode::Right => words.say("key-right"),
            KeyCode::Home => words.say("key-home"),
            KeyCode::End => words.say("key-end"),
            KeyCode::PageUp => words.say("key-pageup"),
            KeyCode::PageDown => words.say("key-pagedown"),
            KeyCode::Insert => words.say("key-insert"),
            KeyCode::Delete => words.say("key-delete"),
            KeyCode::Backspace => words.say("key-backspace"),
            KeyCode::Char(' ') => words.say("key-space"),
            KeyCode::Char(c) if self.modifiers.is_empty() => c.to_string(),
            KeyCode::Char(c) => upper(c).to_string(),
            other => name_of(other).unwrap_or_default().to_uppercase(),
        };
        if self.modifiers.contains(KeyModifiers::SHIFT) {
            label = words.say_with("key-with-shift", &[("key", label.into())]);
        }
        if self.modifiers.contains(KeyModifiers::ALT) {
            label = words.say_with("key-with-alt", &[("key", label.into())]);
        }
        if self.modifiers.contains(KeyModifiers::CONTROL) {
            label = words.say_with("key-with-ctrl", &[("key", label.into())]);
        }
        label
    }
}

/// The capital, where it is one letter.
fn upper(c: char) -> char {
    let mut capitals = c.to_uppercase();
    match (capitals.next(), capitals.next()) {
        (Some(capital), None) => capital,
        _ => c,
    }
}

fn code_of(name: &str) -> Option<KeyCode> {
    if let Some((_, code)) = NAMED.iter().find(|(has, _)| *has == name) {
        return Some(*code);
    }
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return (!letter.is_control() && !letter.is_whitespace()).then_some(KeyCode::Char(letter));
    }
    let number = name.strip_prefix('f')?;
    let plain = !number.starts_with(['0', '+']);
    number.parse().ok().filter(|n| plain && (1..=12).contains(n)).map(KeyCode::F)
}

fn name_of(code: KeyCode) -> Option<String> {
    if let Some((name, _)) = NAMED.iter().find(|(_, has)| *has == code) {
        return Some((*name).to_owned());
    }
    match code {
        KeyCode::Char(c) if !c.is_control() && !c.is_whitespace() => Some(c.to_string()),
        KeyCode::F(n @ 1..=12) => Some(format!("f{n}")),
        _ => None,
    }
}

/// As keymaps write it; `Key::parse` reads it back.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (flag, name) in [
            (KeyModifiers::CONTROL, "ctrl-"),
            (KeyModifiers::ALT, "alt-"),
            (KeyModifiers::SHIFT, "shift-"),
        ] {
            if self.modifiers.contains(flag) {
                f.write_str(name)?;
            }
        }
        f.write_str(&name_of(self.code).unwrap_or_default())
    }
}

impl FromStr for Key {
    type Err = UnknownKey;

    fn from_str(written: &str) -> Result<Self, Self::Err> {
        Self::parse(written).ok_or_else(|| UnknownKey(written.to_owned()))
    }
}

impl TryFrom<String> for Key {
    type Error = UnknownKey;

    fn try_from(written: String) -> Result<Self, Self::Error> {
        written.parse()
    }
}

impl From<Key> for String {
    fn from(key: Key) -> Self {
        key.to_string()
    }
}

/// What was written is no key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no key is called {0:?}")]
pub struct UnknownKey(pub String);

#[cfg(test)]
mod tests {
    use super::*;

    fn event(code: KeyCode, modifiers: KeyModifiers) -> Option<Key> {
        Key::of(&KeyEvent::new(code, modifiers))
    }

    #[test]
    fn keys_are_read_and_written_back() {
        for (written, normal) in [
            ("f2", "f2"),
            ("enter", "enter"),
            ("esc", "esc"),
            ("shift-tab", "backtab"),
            ("backtab", "backtab"),
            ("pagedown", "pagedown"),
            ("space", "space"),
            ("ctrl-s", "ctrl-s"),
            ("ctrl-S", "ctrl-s"),
            ("r", "r"),
            ("shift-r", "R"),
            ("R", "R"),
            ("?", "?"),
            ("/", "/"),
            (":", ":"),
            ("-", "-"),
            ("ctrl--", "ctrl--"),
            ("shift-ctrl-up", "ctrl-shift-up"),
            ("è", "è"),
            ("f", "f"),
            ("f12", "f12"),
            ("ctrl-space", "ctrl-space"),
        ] {
            let key = Key::parse(written).unwrap_or_else(|| panic!("{written}"));
            assert_eq!(key.to_string(), normal);
            assert_eq!(Key::parse(normal), Some(key));
        }
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for written in [
            "",
            " ",
            "f0",
            "f13",
            "f02",
            "f+2",
            "ctrl-",
            "ctrl-ctrl-s",
            "F2",
            "invio",
            "ab",
            "meta-x",
            "\u{1b}",
        ] {
            assert_eq!(Key::parse(written), None, "{written:?}");
        }
    }

    #[test]
    fn events_become_the_key_of_the_keymap() {
        for (code, modifiers, written) in [
            (KeyCode::Char('R'), KeyModifiers::SHIFT, "R"),
            (KeyCode::Char('r'), KeyModifiers::SHIFT, "R"),
            (KeyCode::Char('?'), KeyModifiers::SHIFT, "?"),
            (KeyCode::BackTab, KeyModifiers::SHIFT, "shift-tab"),
            (KeyCode::Tab, KeyModifiers::SHIFT, "backtab"),
            (KeyCode::Char('s'), KeyModifiers::CONTROL, "ctrl-s"),
            (KeyCode::Char(' '), KeyModifiers::NONE, "space"),
            (KeyCode::F(2), KeyModifiers::NONE, "f2"),
        ] {
            assert_eq!(event(code, modifiers), Key::parse(written), "{written}");
        }
        assert_eq!(event(KeyCode::CapsLock, KeyModifiers::NONE), None);
        let mut release = KeyEvent::new(KeyCode::F(2), KeyModifiers::NONE);
        release.kind = KeyEventKind::Release;
        assert_eq!(Key::of(&release), None);
    }

    #[test]
    fn the_italian_keyboard_decides_what_is_safe() {
        for (written, trouble) in [
            ("@", Some(Trouble::NotOnItalianKeyboard)),
            ("~", Some(Trouble::NotOnItalianKeyboard)),
            ("`", Some(Trouble::NotOnItalianKeyboard)),
            ("alt-x", Some(Trouble::Alt)),
            ("7", Some(Trouble::Digit)),
            ("ctrl-i", Some(Trouble::SameAsAnother)),
            ("ctrl-[", Some(Trouble::SameAsAnother)),
            ("ctrl-]", Some(Trouble::NotOnItalianKeyboard)),
            ("shift-enter", Some(Trouble::NotToldApart)),
            ("ctrl-,", Some(Trouble::NotToldApart)),
            ("f1", Some(Trouble::OnlyAsSecond)),
            ("f2", None),
            ("ctrl-s", None),
            ("?", None),
            (":", None),
            ("è", None),
            ("shift-tab", None),
            ("space", None),
        ] {
            assert_eq!(Key::parse(written).unwrap().trouble(), trouble, "{written}");
        }
    }

    #[test]
    fn labels_are_short_and_italian() {
        let words = Words::italian();
        for (written, label) in [
            ("f2", "F2"),
            ("enter", "Invio"),
            ("ctrl-s", "Ctrl-S"),
            ("r", "r"),
            ("R", "R"),
            ("space", "Spazio"),
            ("backtab", "Maiusc-Tab"),
            ("ctrl-shift-up", "Ctrl-Maiusc-Su"),
            ("?", "?"),
            ("pagedown", "Pag-Giù"),
        ] {
            assert_eq!(Key::parse(written).unwrap().label(&words), label);
        }
        for (name, _) in NAMED {
            assert!(!Key::parse(name).unwrap().label(&words).contains('‹'), "{name}");
        }
    }
}
