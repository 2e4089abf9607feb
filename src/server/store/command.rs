//! What can be asked of the log, and the fingerprint by which a repetition is known. It decides nothing.

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::api::resource::{
    CallCommand, ContractApplication, NewCall, NewDuty, NewImport, NewPlant, NewRequester, NewSite,
    NewTechnician, NewTicket, TicketCommand,
};
use crate::domain::code::{CallNumber, TicketNumber};
use crate::domain::lifecycle::EntryCorrection;
use crate::domain::role::Actor;
use crate::domain::text::hex;

/// Something to be done, with the version it was decided on where there is one.
#[derive(Clone, Debug)]
pub enum Command {
    NewCall(NewCall),
    /// Answering needs no version: it is exclusive by itself.
    Call(CallNumber, Option<u64>, CallCommand),
    NewTicket(NewTicket),
    Ticket(TicketNumber, u64, TicketCommand),
    Contract(TicketNumber, u64, ContractApplication),
    Import(NewImport),
    /// What brought the ticket to this version is taken back.
    Undo(TicketNumber, u64),
    CorrectEntry(TicketNumber, u64, EntryCorrection),
}

/// A command with who gives it and its idempotency key.
#[derive(Clone, Debug)]
pub struct Submission {
    pub actor: Actor,
    pub key: String,
    pub command: Command,
}

/// A record for the directory: no event, since it must stay correctable and erasable.
#[derive(Clone, Debug)]
pub enum NewRecord {
    Site(NewSite),
    Requester(NewRequester),
    Technician(NewTechnician),
    Plant(NewPlant),
    Duty(NewDuty),
}

/// The content of a request: equal for a repetition, whatever version it was sent against.
///
/// # Errors
/// Only if a request cannot be written as JSON, which none of ours can cause.
pub fn fingerprint(what: &str, body: &impl Serialize) -> serde_json::Result<String> {
    let mut hasher = Sha256::new();
    hasher.update(what.as_bytes());
    hasher.update([0]);
    hasher.update(serde_json::to_vec(body)?);
    Ok(hex(&hasher.finalize()))
}

impl Command {
    pub(super) fn fingerprint(&self) -> serde_json::Result<String> {
        match self {
            Command::NewCall(body) => fingerprint("call", body),
            Command::Call(number, _, body) => fingerprint(&format!("call/{number}"), body),
            Command::NewTicket(body) => fingerprint("ticket", body),
            Command::Ticket(number, _, body) => fingerprint(&format!("ticket/{number}"), body),
            Command::Contract(number, _, body) => {
                fingerprint(&format!("ticket/{number}/contract"), body)
            }
            Command::CorrectEntry(number, _, body) => {
                fingerprint(&format!("ticket/{number}/correction"), body)
            }
            Command::Import(body) => fingerprint("import", body),
            // Against another version it is another request: something else is taken back.
            Command::Undo(number, version) => fingerprint(&format!("ticket/{number}/undo"), version),
        }
    }
}

impl NewRecord {
    pub(super) fn fingerprint(&self) -> serde_json::Result<String> {
        match self {
            NewRecord::Site(body) => fingerprint("site", body),
            NewRecord::Requester(body) => fingerprint("requester", body),
            NewRecord::Technician(body) => fingerprint("technician", body),
            NewRecord::Plant(body) => fingerprint("plant", body),
            NewRecord::Duty(body) => fingerprint("duty", body),
        }
    }
}
