//! Finds the contract that a command names: a file, a shipped one, or one that the server holds. It never
//! guesses between several.

use std::path::Path;

use color_eyre::eyre::Result;

use crate::api::resource::ContractResource;
use crate::client::Client;
use crate::commands::UsageError;
use crate::commands::contracts::{ContractFileError, file, read};
use crate::domain::contract::{Contract, load, shipped};
use crate::words::Words;

/// So many digits of a hash name a version, at least.
const SHORTEST_HASH: usize = 6;

/// The contract of a file, or a shipped one by its name or `name@version`; `None` if only a server can know.
///
/// # Errors
/// The file cannot be read, or is no contract.
pub fn here(named: &str) -> Result<Option<Contract>, ContractFileError> {
    let path = Path::new(named);
    if path.is_file() || path.extension().is_some_and(|extension| extension == "toml") {
        return file(path).map(Some);
    }
    for text in shipped::texts() {
        let contract = read(Path::new("shipped"), text)?;
        if is_named(named, &contract.name, &contract.version) {
            return Ok(Some(contract));
        }
    }
    Ok(None)
}

/// Whether a contract gives itself the name and version of a shipped one and has another text.
///
/// # Errors
/// A shipped one cannot be read.
pub fn says_otherwise(contract: &Contract) -> Result<bool, ContractFileError> {
    for text in shipped::texts() {
        let shipped = read(Path::new("shipped"), text)?;
        if same_version(&shipped, contract) {
            return Ok(shipped.hash != contract.hash);
        }
    }
    Ok(false)
}

/// Whether two texts give themselves the same name and version.
pub fn same_version(a: &Contract, b: &Contract) -> bool {
    a.name == b.name && a.version == b.version
}

/// The contract of a name, wherever it is.
///
/// # Errors
/// As [`here`]; the server does not answer; it holds none of that name, or several.
pub async fn found(named: &str, client: &Client, words: &Words) -> Result<Contract> {
    match here(named)? {
        Some(contract) => Ok(contract),
        None => Ok(among(named, &client.contracts().await?, words)?),
    }
}

/// The version that the server holds under this name, and all that it holds: a name means here what it
/// means to [`found`], and one that means another version to the server is refused.
///
/// # Errors
/// As [`found`]; the server does not hold that version, or knows another by the same name.
pub async fn on_server(
    named: &str,
    client: &Client,
    words: &Words,
) -> Result<(Contract, Vec<ContractResource>)> {
    let held = client.contracts().await?;
    let contract = match here(named)? {
        Some(contract) => same_there(named, contract, &held, words)?,
        None => among(named, &held, words)?,
    };
    Ok((contract, held))
}

/// What was found here, if it is held there too and nothing else goes by its name.
fn same_there(
    named: &str,
    here: Contract,
    held: &[ContractResource],
    words: &Words,
) -> Result<Contract, UsageError> {
    let told = |key: &str, known: Vec<String>| {
        UsageError(words.say_with(key, &[("found", named.into()), ("known", known.join(", ").into())]))
    };
    let full = |name: &str, version: &str| format!("{name}@{version}");
    if !held.iter().any(|found| found.hash == here.hash) {
        let known = held.iter().map(|found| full(&found.name, &found.version)).collect();
        return Err(told("sla-contract-not-held", known));
    }
    match among(named, held, words) {
        Ok(there) if there.hash != here.hash => {
            let both = [&here, &there].map(|found| full(&found.name, &found.version));
            Err(told("sla-contract-several", both.into()))
        }
        _ => Ok(here),
    }
}

/// The one that the server's list knows by this name, `name@version`, or beginning of its hash. Of several
/// versions of one name it is the one that new tickets are opened under.
fn among(named: &str, held: &[ContractResource], words: &Words) -> Result<Contract, UsageError> {
    let by_name = held.iter().filter(|found| is_named(named, &found.name, &found.version));
    let mut matching: Vec<&ContractResource> = by_name.collect();
    if matching.is_empty() && named.len() >= SHORTEST_HASH {
        matching = held.iter().filter(|found| found.hash.starts_with(named)).collect();
    }
    if let Some(current) = matching.iter().find(|found| found.current) {
        matching = vec![*current];
    }
    let list = |held: &[&ContractResource]| {
        let told = held.iter().map(|found| format!("{}@{}", found.name, found.version));
        told.collect::<Vec<_>>().join(", ")
    };
    let told = |key: &str, known: String| {
        UsageError(words.say_with(key, &[("found", named.into()), ("known", known.into())]))
    };
    match matching.as_slice() {
        [one] => load(&one.text).map_err(|error| told("sla-contract-unreadable", error.to_string())),
        [] => Err(told("sla-contract-unknown", list(&held.iter().collect::<Vec<_>>()))),
        several => Err(told("sla-contract-several", list(several))),
    }
}

fn is_named(named: &str, name: &str, version: &str) -> bool {
    named == name || named.rsplit_once('@').is_some_and(|whole| whole == (name, version))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(hash: &str, version: &str, current: bool) -> ContractResource {
        ContractResource {
            hash: hash.to_owned(),
            name: "asl".to_owned(),
            version: version.to_owned(),
            title: String::new(),
            current,
            text: shipped::texts()[0].replace("2026.3", version),
        }
    }

    #[test]
    fn a_contract_is_named_by_name_version_or_hash() {
        let words = Words::italian();
        let all =
            [held("abcdef01", "1", false), held("abcdef99", "2", true), held("123456", "3", false)];
        let version = |named| among(named, &all, &words).map(|contract| contract.version);
        assert_eq!(version("asl").unwrap(), "2");
        assert_eq!(version("asl@1").unwrap(), "1");
        assert_eq!(version("123456").unwrap(), "3");
        assert_eq!(version("abcdef0").unwrap(), "1");
        let several = among("asl", &[all[0].clone(), all[2].clone()], &words).unwrap_err();
        assert!(several.0.contains("asl@1, asl@3"), "{several}");
        for unknown in ["12345", "altro", "asl@9", "@1"] {
            let told = version(unknown).unwrap_err().0;
            assert!(told.contains("asl@1, asl@2, asl@3") && told.contains(unknown), "{told}");
        }
    }

    #[test]
    fn what_is_to_be_applied_is_held_there_and_goes_by_one_name() {
        let words = Words::italian();
        let shipped = || here("azienda-sanitaria").unwrap().unwrap();
        let entry = |text: String, current| {
            let Contract { hash, name, version, .. } = load(&text).unwrap();
            ContractResource { hash, name, version, title: String::new(), current, text }
        };
        let text = shipped::texts()[0];
        let first = |current| entry(text.to_owned(), current);
        let second = |current| entry(text.replace("\"2026.3\"", "\"2026.4\""), current);
        let asked = |named: &str, held: &[ContractResource]| same_there(named, shipped(), held, &words);
        let held = [first(true), second(false)];
        assert_eq!(asked("azienda-sanitaria", &held).unwrap().hash, held[0].hash);
        // The server's own tickets are opened under another: who says only the name may mean either.
        let held = [first(false), second(true)];
        let told = asked("azienda-sanitaria", &held).unwrap_err().0;
        assert!(told.contains("azienda-sanitaria@2026.3, azienda-sanitaria@2026.4"), "{told}");
        assert_eq!(asked("azienda-sanitaria@2026.3", &held).unwrap().hash, held[0].hash);
        assert_eq!(asked("file.toml", &held).unwrap().hash, held[0].hash);
        let told = asked("azienda-sanitaria@2026.3", &[second(true)]).unwrap_err().0;
        assert!(told.contains("azienda-sanitaria@2026.4") && told.contains("--contracts"), "{told}");
    }

    #[test]
    fn files_and_shipped_ones_need_no_server() {
        assert_eq!(here("azienda-sanitaria").unwrap().unwrap().name, "azienda-sanitaria");
        assert_eq!(here("azienda-sanitaria@2026.3").unwrap().unwrap().version, "2026.3");
        assert!(here("azienda-sanitaria@1").unwrap().is_none());
        assert!(here("asl").unwrap().is_none());
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("mio.toml");
        std::fs::write(&path, shipped::texts()[0].replace("\"5 working days\"", "\"a week\"")).unwrap();
        let told = here(path.to_str().unwrap()).unwrap_err().to_string();
        assert!(told.contains("mio.toml:") && told.contains("working days"), "{told}");
        assert!(matches!(here("/nowhere/x.toml"), Err(ContractFileError::Read { .. })));
    }
}
