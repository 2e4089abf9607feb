//! `centralino check contract`: are contract files right? It knows no server: what is stored there was
//! checked when it came.

use std::path::{Path, PathBuf};

use super::{Found, Ground};
use crate::commands::{contracts, failure};
use crate::domain::contract::shipped;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The files; without any, the shipped ones.
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

pub(super) fn some(args: Args, ground: &Ground<'_>) -> Found {
    if args.files.is_empty() {
        return all(ground);
    }
    let mut found = Found { looked_at: args.files.len(), ..Found::default() };
    for path in &args.files {
        match contracts::file(path) {
            Ok(contract) => {
                let path = path.display();
                found.shown.push(format!("{path}: {} {}", contract.name, contract.version));
            }
            Err(error) => found.mistakes.push(failure::contract_file(&error, ground.words)),
        }
    }
    found
}

/// Those that are shipped.
pub(super) fn all(ground: &Ground<'_>) -> Found {
    let mut found = Found::default();
    for text in shipped::texts() {
        found.looked_at += 1;
        match contracts::read(Path::new("shipped"), text) {
            Ok(contract) => found.shown.push(format!("{} {}", contract.name, contract.version)),
            Err(error) => found.mistakes.push(failure::contract_file(&error, ground.words)),
        }
    }
    found
}
