//! The contracts of a database: every version that a ticket ever stood under, parsed. It never lets
//! two texts stand under one name and version.

use std::collections::BTreeMap;
use std::sync::Arc;

use rusqlite::{Connection, params};

use super::OpenError;
use crate::domain::contract::{self, Contract};

/// All versions by content hash.
pub struct Contracts {
    by_hash: BTreeMap<String, Arc<Contract>>,
    current: Arc<Contract>,
}

impl Contracts {
    /// The contract that new tickets are opened under.
    pub fn current(&self) -> Arc<Contract> {
        Arc::clone(&self.current)
    }

    /// The version with this content hash.
    pub fn by_hash(&self, hash: &str) -> Option<Arc<Contract>> {
        self.by_hash.get(hash).cloned()
    }

    /// The versions of a contract, as `name@version`.
    pub fn versions_of(&self, name: &str) -> Vec<String> {
        let versions = self.by_hash.values().filter(|contract| contract.name == name);
        let mut told: Vec<String> =
            versions.map(|contract| format!("{}@{}", contract.name, contract.version)).collect();
        told.sort_unstable();
        told
    }

    /// Stores the given texts, the first of them as current, and reads all that the database holds.
    ///
    /// # Errors
    /// A text that is no contract, or that differs from the one stored under its name and version.
    pub(super) fn open(conn: &mut Connection, texts: &[String]) -> Result<Self, OpenError> {
        let transaction = conn.transaction()?;
        for (index, text) in texts.iter().enumerate() {
            store(&transaction, text, index == 0)?;
        }
        transaction.commit()?;
        Self::load(conn)
    }

    fn load(conn: &Connection) -> Result<Self, OpenError> {
        let mut statement = conn.prepare("SELECT text, current FROM contract ORDER BY name, version")?;
        let mut rows = statement.query([])?;
        let mut by_hash = BTreeMap::new();
        let mut current = None;
        while let Some(row) = rows.next()? {
            let parsed = Arc::new(contract::load(&row.get::<_, String>(0)?)?);
            if row.get(1)? {
                current = Some(Arc::clone(&parsed));
            }
            by_hash.insert(parsed.hash.clone(), parsed);
        }
        Ok(Self { by_hash, current: current.ok_or(OpenError::NoContract)? })
    }
}

fn store(conn: &Connection, text: &str, current: bool) -> Result<(), OpenError> {
    let Contract { hash, name, version, .. } = contract::load(text)?;
    let mut same = conn.prepare("SELECT hash FROM contract WHERE name = ? AND version = ?")?;
    let mut stored = same.query_map(params![name, version], |row| row.get::<_, String>(0))?;
    match stored.next().transpose()? {
        Some(found) if found != hash => return Err(OpenError::ContractChanged { name, version }),
        Some(_) => {}
        None => {
            let insert =
                "INSERT INTO contract(hash, name, version, text, current) VALUES (?, ?, ?, ?, 0)";
            conn.execute(insert, params![hash, name, version, text])?;
        }
    }
    if current {
        conn.execute("UPDATE contract SET current = (hash = ?)", [hash])?;
    }
    Ok(())
}
