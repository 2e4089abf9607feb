//! Writing to the log: numbers, hash chain and seals, and the projections that follow at once. It decides
//! nothing, and it is only used inside the writer's transaction.

use rusqlite::{Connection, OptionalExtension, params};

use super::contracts::Contracts;
use super::directory::Lines;
use super::fault::Fault;
use super::project::{self, Fold};
use super::{Head, number, sql};
use crate::api::resource::Done;
use crate::domain::call::Call;
use crate::domain::chain;
use crate::domain::code::{CallNumber, TicketNumber};
use crate::domain::event::{Aggregate, EVENT_SCHEMA, Event, Origin, Recorded};
use crate::domain::lifecycle;
use crate::domain::refusal::Refusal;
use crate::domain::role::Actor;
use crate::domain::text::{Seal, Seals, TextField, Texts, clean, commitment};
use crate::domain::ticket::Ticket;
use crate::domain::time::Timestamp;
use crate::server::clock::Entropy;

/// Where the log and the numbers stand inside a transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    seq: u64,
    hash: String,
    last_ticket: u64,
    last_call: u64,
}

impl Position {
    /// As the last commit left it.
    pub fn load(conn: &Connection) -> rusqlite::Result<Self> {
        let select = "SELECT seq, hash, last_ticket, last_call FROM head";
        let stored = conn.prepare_cached(select)?.query_row([], |row| {
            Ok(Self {
                seq: number(row.get(0)?),
                hash: row.get(1)?,
                last_ticket: number(row.get(2)?),
                last_call: number(row.get(3)?),
            })
        });
        let start = Self { seq: 0, hash: chain::GENESIS.to_owned(), last_ticket: 0, last_call: 0 };
        Ok(stored.optional()?.unwrap_or(start))
    }

    /// Stores it, once a batch.
    pub fn save(&self, conn: &Connection) -> rusqlite::Result<()> {
        let write = "INSERT INTO head(one, seq, hash, last_ticket, last_call) VALUES (1, ?, ?, ?, ?)
            ON CONFLICT(one) DO UPDATE SET seq = excluded.seq, hash = excluded.hash,
                last_ticket = excluded.last_ticket, last_call = excluded.last_call";
        let numbers = params![sql(self.seq), self.hash, sql(self.last_ticket), sql(self.last_call)];
        conn.prepare_cached(write)?.execute(numbers)?;
        Ok(())
    }

    pub fn head(&self) -> Head {
        Head { seq: self.seq, hash: self.hash.clone() }
    }
}

/// When something is said to have happened, and who says so.
#[derive(Clone, Copy, Debug)]
pub struct Said {
    pub at: Timestamp,
    pub origin: Origin,
}

/// An event that has still to be written.
pub struct Draft<'a> {
    pub aggregate: Aggregate,
    pub version: u64,
    pub contract: &'a str,
    pub said: Said,
    pub event: Event,
    pub texts: Texts,
}

/// The room in which one command is decided and written.
pub struct Desk<'a> {
    pub conn: &'a Connection,
    pub now: Timestamp,
    pub entropy: &'a Entropy,
    pub contracts: &'a Contracts,
    pub lines: &'a Lines,
    pub position: &'a mut Position,
    pub actor: Actor,
    pub key: &'a str,
    /// What was written so far.
    pub kinds: Vec<String>,
    pub implied: usize,
}

impl Desk<'_> {
    pub fn next_ticket(&mut self) -> TicketNumber {
        self.position.last_ticket += 1;
        TicketNumber(self.position.last_ticket)
    }

    pub fn next_call(&mut self) -> CallNumber {
        self.position.last_call += 1;
        CallNumber(self.position.last_call)
    }

    /// The said time of a command: stated, since the call, not in the future and not longer ago than the
    /// contract's bound for late entry, in hours; or now.
    pub fn said(
        &self,
        stated: Option<Timestamp>,
        called_at: Option<Timestamp>,
        bound: Option<u32>,
    ) -> Result<Said, Refusal> {
        lifecycle::said_in_time(stated, called_at, self.now, bound)?;
        Ok(match stated {
            Some(at) => Said { at, origin: Origin::Said },
            None => Said { at: self.now, origin: Origin::Default },
        })
    }

    pub fn load_call(&self, number: CallNumber) -> Result<Option<Call>, Fault> {
        let select = "SELECT doc FROM call WHERE number = ?";
        let mut statement = self.conn.prepare_cached(select)?;
        let doc: Option<String> = statement.query_row([sql(number.0)], |row| row.get(0)).optional()?;
        Ok(doc.map(|doc| serde_json::from_str(&doc)).transpose()?)
    }

    pub fn load_ticket(&self, number: TicketNumber) -> Result<Option<Ticket>, Fault> {
        let select = "SELECT doc FROM ticket WHERE number = ?";
        let mut statement = self.conn.prepare_cached(select)?;
        let doc: Option<String> = statement.query_row([sql(number.0)], |row| row.get(0)).optional()?;
        Ok(doc.map(|doc| serde_json::from_str(&doc)).transpose()?)
    }

    /// Writes one entry with its texts, and folds it.
    pub fn append(&mut self, draft: Draft<'_>, fold: Option<Fold>) -> Result<Fold, Fault> {
        let Draft { aggregate, version, contract, said, event, texts } = draft;
        let (seals, words) = self.seal(texts)?;
        let kind = event.kind();
        let mut entry = Recorded {
            seq: self.position.seq + 1,
            id: self.entropy.uuid(self.now)?,
            aggregate,
            version,
            schema: EVENT_SCHEMA,
            event,
            said_at: said.at,
            origin: said.origin,
            recorded_at: self.now,
            actor: self.actor.id,
            command: self.key.to_owned(),
            contract: contract.to_owned(),
            seals,
            prev_hash: self.position.hash.clone(),
            hash: String::new(),
        };
        entry.hash = chain::hash(&entry)?;
        self.insert(&entry, &kind)?;
        self.insert_words(&entry, &words)?;
        self.position.seq = entry.seq;
        self.position.hash.clone_from(&entry.hash);
        self.kinds.push(kind);
        self.implied += usize::from(said.origin == Origin::Implied);
        Fold::step(fold, &entry)
            .ok_or_else(|| Fault::Internal("a record began with an event that makes none".to_owned()))
    }

    fn insert(&self, entry: &Recorded, kind: &str) -> Result<(), Fault> {
        let insert = "INSERT INTO event(seq, aggregate, number, version, kind, doc)
            VALUES (?, ?, ?, ?, ?, ?)";
        let (aggregate, number) = project::columns(entry.aggregate);
        let doc = serde_json::to_string(entry)?;
        let values = params![sql(entry.seq), aggregate, number, sql(entry.version), kind, doc];
        self.conn.prepare_cached(insert)?.execute(values)?;
        Ok(())
    }

    /// Seals for the entry, and the words with their salts for the store beside it.
    fn seal(&self, texts: Texts) -> Result<(Seals, Vec<Word>), Fault> {
        let mut seals = Seals::new();
        let mut words = Vec::new();
        for (field, text) in texts {
            let id = self.entropy.uuid(self.now)?;
            let salt = self.entropy.bytes::<16>()?;
            seals.insert(field, Seal { id, commitment: commitment(&salt, &text) });
            words.push(Word { id: id.to_string(), field, salt, text });
        }
        Ok((seals, words))
    }

    fn insert_words(&self, entry: &Recorded, words: &[Word]) -> Result<(), Fault> {
        if words.is_empty() {
            return Ok(());
        }
        let insert = "INSERT INTO personal_text(id, event_seq, aggregate, number, field, salt, body)
            VALUES (?, ?, ?, ?, ?, ?, ?)";
        let (aggregate, number) = project::columns(entry.aggregate);
        let mut statement = self.conn.prepare_cached(insert)?;
        for Word { id, field, salt, text } in words {
            let seq = sql(entry.seq);
            statement.execute(params![id, seq, aggregate, number, field.code(), salt, text])?;
        }
        Ok(())
    }

    /// The answer to a command that ended with this version.
    pub fn done(self, aggregate: Aggregate, version: u64) -> Done {
        let seq = self.position.seq;
        Done { aggregate, version, seq, events: self.kinds, implied: self.implied, opened: None }
    }
}

struct Word {
    id: String,
    field: TextField,
    salt: [u8; 16],
    text: String,
}

/// Texts as they are stored: cleaned, empty ones dropped. Done before anything is decided, so that a
/// required text cannot consist of marks only.
pub fn cleaned(texts: &Texts) -> Texts {
    let cleaned = texts.iter().map(|(field, text)| (*field, clean(text)));
    cleaned.filter(|(_, text)| !text.is_empty()).collect()
}
