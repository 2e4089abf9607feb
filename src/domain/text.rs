//! What people write, kept apart from what happened. An event holds a seal, a reference with a salted
//! commitment; the words themselves never enter the log, so that they can be erased (GDPR) while the
//! history still verifies.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Which words: one name per kind of text, also the field's name in requests and errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextField {
    /// The number as received from the line.
    CallerNumber,
    CallerName,
    /// Where to call back, when it is not the caller's number.
    CallbackNumber,
    /// Where exactly: free text, or the room inside a known site.
    Place,
    Description,
    Note,
    Reason,
    /// Who was told, or who approved.
    Person,
    /// Protocol, PEC or order that documents a decision.
    Reference,
    Part,
    Supplier,
    Message,
    Cause,
    WorkDone,
    Materials,
    /// What a quote is made of: a name for each of its lines, with semicolons between them (S9.4).
    Resources,
    /// The technician who signed the work report (S2.6).
    SignedBy,
    /// Who signed it for the client.
    CountersignedBy,
    /// The phases of a communication: a name for each, with semicolons between them (S4.10).
    Phases,
    /// Why an entry of the history is corrected, whatever words it has itself.
    Grounds,
}

impl TextField {
    pub const ALL: [TextField; 20] = [
        TextField::CallerNumber,
        TextField::CallerName,
        TextField::CallbackNumber,
        TextField::Place,
        TextField::Description,
        TextField::Note,
        TextField::Reason,
        TextField::Person,
        TextField::Reference,
        TextField::Part,
        TextField::Supplier,
        TextField::Message,
        TextField::Cause,
        TextField::WorkDone,
        TextField::Materials,
        TextField::Resources,
        TextField::SignedBy,
        TextField::CountersignedBy,
        TextField::Phases,
        TextField::Grounds,
    ];

    pub fn code(self) -> &'static str {
        match self {
            TextField::CallerNumber => "caller_number",
            TextField::CallerName => "caller_name",
            TextField::CallbackNumber => "callback_number",
            TextField::Place => "place",
            TextField::Description => "description",
            TextField::Note => "note",
            TextField::Reason => "reason",
            TextField::Person => "person",
            TextField::Reference => "reference",
            TextField::Part => "part",
            TextField::Supplier => "supplier",
            TextField::Message => "message",
            TextField::Cause => "cause",
            TextField::WorkDone => "work_done",
            TextField::Materials => "materials",
            TextField::Resources => "resources",
            TextField::SignedBy => "signed_by",
            TextField::CountersignedBy => "countersigned_by",
            TextField::Phases => "phases",
            TextField::Grounds => "grounds",
        }
    }

    /// Whether the text describes the record itself from then on; the others belong to their event.
    pub fn lasts(self) -> bool {
        matches!(
            self,
            TextField::CallerNumber
                | TextField::CallerName
                | TextField::CallbackNumber
                | TextField::Place
                | TextField::Description
        )
    }
}

/// Words by field, as typed and as shown.
pub type Texts = BTreeMap<TextField, String>;

/// What an event holds in place of words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    /// The record in the personal store.
    pub id: Uuid,
    /// Hex SHA-256 of salt and text: proves the text while its salt exists, and nothing after.
    pub commitment: String,
}

/// Seals by field.
pub type Seals = BTreeMap<TextField, Seal>;

/// The commitment of a text under its random salt.
pub fn commitment(salt: &[u8], text: &str) -> String {
    let mut hasher = Sha256::new();
    hasher.update(salt);
    hasher.update(text.as_bytes());
    hex(&hasher.finalize())
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        // Writing to a String cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// Text as stored and shown: control characters, bidirectional marks and what cannot be seen are dropped
/// (a caller's name must not be able to move a cursor), each line break or tab is one space, ends are
/// trimmed.
pub fn clean(text: &str) -> String {
    // The two halves of one line break are one.
    let text = text.replace("\r\n", "\n");
    let spaced = text.chars().map(|c| if is_break(c) { ' ' } else { c });
    let kept: String = spaced.filter(|c| !c.is_control() && !is_invisible(*c)).collect();
    kept.trim().to_owned()
}

fn is_break(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Marks that reorder or hide text. The joiners U+200C and U+200D stay: names are written with them.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Text as compared in searches: lower case, without accents or marks.
pub fn folded(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).map(unaccented).collect()
}

fn unaccented(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ä' | 'ã' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'ö' | 'õ' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        '’' => '\'',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_become_spaces_and_hostile_marks_vanish() {
        for (dirty, line) in [
            ("via Roma\r\n12\tint. 3", "via Roma 12 int. 3"),
            ("a\rb\n\nc ", "a b  c"),
            ("\u{1b}[31mrosso\u{7}\u{9b}2J", "[31mrosso2J"),
            ("\u{202e}otla\u{202c} \u{2066}x\u{2069}\u{200f}", "otla x"),
            ("a\u{2028}b\u{85}c", "a b c"),
            ("perché però 漢字", "perché però 漢字"),
            ("\u{feff}zero\u{200b}width\u{ad}", "zerowidth"),
        ] {
            assert_eq!(clean(dirty), line, "{dirty:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(text in proptest::prelude::any::<String>()) {
            let once = clean(&text);
            proptest::prop_assert_eq!(clean(&once), once.clone());
            proptest::prop_assert!(!once.chars().any(|c| c.is_control() || is_invisible(c)));
        }
    }

    #[test]
    fn a_search_does_not_see_accents() {
        assert_eq!(folded("Città Alta, Però"), "citta alta, pero");
    }

    #[test]
    fn every_field_is_named_as_it_travels() {
        for field in TextField::ALL {
            assert_eq!(serde_json::to_value(field).unwrap(), field.code());
        }
    }

    #[test]
    fn the_salt_is_part_of_the_commitment() {
        assert_ne!(commitment(b"a", "x"), commitment(b"b", "x"));
        assert_eq!(commitment(b"a", "x").len(), 64);
    }
}
