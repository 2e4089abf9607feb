//! The hash chain of the log: anybody can verify offline that no entry was changed, dropped or moved.
//! It never sees words, only their seals, so that erasing a text leaves the chain whole.

use sha2::{Digest, Sha256};

use super::event::Recorded;
use super::text::hex;

/// The `prev_hash` of the first entry.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The hash of an entry: SHA-256 over its canonical JSON (keys in alphabetical order, no blanks,
/// everything but `hash` itself; `prev_hash` is among the content).
///
/// # Errors
/// Only if the entry cannot be written as JSON, which no event of ours can cause.
pub fn hash(entry: &Recorded) -> serde_json::Result<String> {
    let mut value = serde_json::to_value(entry)?;
    if let Some(fields) = value.as_object_mut() {
        fields.remove("hash");
    }
    // serde_json keeps objects in a BTreeMap: their order is the canonical one.
    let canonical = serde_json::to_vec(&value)?;
    Ok(hex(&Sha256::digest(canonical)))
}

/// What is wrong with a log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    #[error("entry {found} stands where entry {expected} should")]
    Gap { expected: u64, found: u64 },
    #[error("entry {seq} does not follow from the one before it")]
    Unlinked { seq: u64 },
    #[error("entry {seq} was changed after it was written")]
    Changed { seq: u64 },
    #[error("entry {seq} cannot be read: {cause}")]
    Unreadable { seq: u64, cause: String },
}

/// Walks a log from its beginning, one entry at a time.
pub struct Walk {
    next: u64,
    last_hash: String,
}

impl Default for Walk {
    fn default() -> Self {
        Self { next: 1, last_hash: GENESIS.to_owned() }
    }
}

impl Walk {
    /// Takes the next entry.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn step(&mut self, entry: &Recorded) -> Result<(), Broken> {
        let seq = entry.seq;
        if seq != self.next {
            return Err(Broken::Gap { expected: self.next, found: seq });
        }
        if entry.prev_hash != self.last_hash {
            return Err(Broken::Unlinked { seq });
        }
        let computed =
            hash(entry).map_err(|cause| Broken::Unreadable { seq, cause: cause.to_string() })?;
        if computed != entry.hash {
            return Err(Broken::Changed { seq });
        }
        self.next += 1;
        self.last_hash = computed;
        Ok(())
    }

    /// The hash of the last entry taken.
    pub fn head(&self) -> &str {
        &self.last_hash
    }

    /// How many entries were taken.
    pub fn taken(&self) -> u64 {
        self.next - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::Event;

    /// Entries as they were written before an event had its site's patron saint; the hashes were computed apart
    /// from this program, over the same JSON with its keys in order.
    const OLDER: [&str; 2] = [
        concat!(
            r#"{"seq":1,"id":"01890a5d-ac96-774b-bcce-b302099a8001","aggregate":{"of":"ticket","#,
            r#""number":1},"version":1,"schema":1,"event":{"kind":"ticket.registered","call":null,"#,
            r#""channel":"phone","called_at":"2026-11-23T08:00:00Z","call_type":"RI","#,
            r#""priority":"URG","answers":[],"service":null,"site":1,"requester":null,"order":null,"#,
            r#""follows":null},"said_at":"2026-11-23T08:00:00Z","origin":"default","#,
            r#""recorded_at":"2026-11-23T08:00:00Z","actor":"01890a5d-ac96-774b-bcce-b302099a8057","#,
            r#""command":"k1","contract":"c","seals":{},"#,
            r#""prev_hash":"0000000000000000000000000000000000000000000000000000000000000000","#,
            r#""hash":"7362c1c87f442825069c817042a2b7c4028905e5b06e1ead83db8ee718a15555"}"#,
        ),
        concat!(
            r#"{"seq":2,"id":"01890a5d-ac96-774b-bcce-b302099a8002","aggregate":{"of":"ticket","#,
            r#""number":1},"version":2,"schema":1,"event":{"kind":"ticket.corrected","#,
            r#""priority":null,"service":null,"site":2},"said_at":"2026-11-23T08:00:00Z","#,
            r#""origin":"default","recorded_at":"2026-11-23T08:00:00Z","#,
            r#""actor":"01890a5d-ac96-774b-bcce-b302099a8057","command":"k2","contract":"c","#,
            r#""seals":{},"#,
            r#""prev_hash":"7362c1c87f442825069c817042a2b7c4028905e5b06e1ead83db8ee718a15555","#,
            r#""hash":"8c8f550c7cd381b882b95fb41c18687f2b0acd7ac2cdf978cf2989fc05611217"}"#,
        ),
    ];

    #[test]
    fn entries_older_than_a_field_keep_their_text_and_hash() {
        let mut walk = Walk::default();
        for text in OLDER {
            let entry: Recorded = serde_json::from_str(text).unwrap();
            assert!(matches!(entry.event, Event::Ticket(_)), "known for what it is: {text}");
            assert_eq!(serde_json::to_string(&entry).unwrap(), text);
            assert_eq!(walk.step(&entry), Ok(()), "{text}");
        }
        assert_eq!(walk.taken(), 2);
    }

    #[test]
    fn a_patron_that_is_there_is_hashed() {
        for text in OLDER {
            let mut entry: Recorded = serde_json::from_str(text).unwrap();
            let Event::Ticket(event) = entry.event.clone() else { panic!("{text}") };
            let patron = Some("12-07".parse().unwrap());
            entry.event = Event::Ticket(event.with_patron(patron));
            assert_ne!(hash(&entry).unwrap(), entry.hash, "{text}");
            let written = serde_json::to_string(&entry).unwrap();
            assert!(written.contains(r#""patron":"12-07""#), "{written}");
            assert_eq!(serde_json::from_str::<Recorded>(&written).unwrap(), entry);
        }
    }
}
