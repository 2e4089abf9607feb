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
