//! The contracts of the server, read and ready for clocks and forms. It never decides which one is
//! current: the server says so.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::api::resource::ContractResource;
use crate::domain::contract::{Contract, ContractError, load};

/// Every version that the server holds, by content hash. Written down, it is what the server sent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Vec<ContractResource>", into = "Vec<ContractResource>")]
pub struct Contracts {
    resources: Vec<ContractResource>,
    by_hash: BTreeMap<String, Contract>,
    current: Option<String>,
    /// Versions whose text this program cannot read, by hash: written for a later one.
    pub unreadable: BTreeMap<String, ContractError>,
}

impl Contracts {
    /// Reads the texts. One that cannot be read is set aside, and the others still serve.
    pub fn read(resources: &[ContractResource]) -> Self {
        let mut contracts = Self { resources: resources.to_vec(), ..Self::default() };
        for resource in resources {
            match load(&resource.text) {
                Ok(contract) => {
                    contracts.by_hash.insert(resource.hash.clone(), contract);
                }
                Err(error) => {
                    contracts.unreadable.insert(resource.hash.clone(), error);
                }
            }
            if resource.current {
                contracts.current = Some(resource.hash.clone());
            }
        }
        contracts
    }

    /// The version with this content hash, such as the one that a ticket stands under.
    pub fn get(&self, hash: &str) -> Option<&Contract> {
        self.by_hash.get(hash)
    }

    /// The version that new tickets are opened under.
    pub fn current(&self) -> Option<&Contract> {
        self.get(self.current.as_deref()?)
    }

    /// Whether the server is known to hold this version, be it readable here or not.
    pub fn knows(&self, hash: &str) -> bool {
        self.by_hash.contains_key(hash) || self.unreadable.contains_key(hash)
    }

    pub fn iter(&self) -> impl Iterator<Item = &Contract> {
        self.by_hash.values()
    }
}

impl From<Vec<ContractResource>> for Contracts {
    fn from(resources: Vec<ContractResource>) -> Self {
        Self::read(&resources)
    }
}

impl From<Contracts> for Vec<ContractResource> {
    fn from(contracts: Contracts) -> Self {
        contracts.resources
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::contract::shipped;

    #[test]
    fn a_contract_for_a_later_program_does_not_take_the_others_away() {
        let text = shipped::texts().first().copied().unwrap();
        let resource = |text: &str, hash: &str, current| ContractResource {
            hash: hash.to_owned(),
            name: "n".to_owned(),
            version: "v".to_owned(),
            title: "t".to_owned(),
            current,
            text: text.to_owned(),
        };
        let later = format!("surprise = 1\n{text}");
        let contracts = Contracts::read(&[resource(text, "a", true), resource(&later, "b", false)]);
        assert_eq!(contracts.current().unwrap().name, "azienda-sanitaria");
        assert!(contracts.get("b").is_none());
        assert!(contracts.knows("b") && !contracts.knows("c"));
        assert_eq!(contracts.unreadable.len(), 1);
    }
}
