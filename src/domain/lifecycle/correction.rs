//! Correcting an entry of a ticket's history after there is no undoing it any more: a new entry that names the one
//! it corrects, with another time or other words, and why. What was written first stays where it is and can be read;
//! clocks are counted by what stands now. The call's own time is never corrected (S2.8).

use serde::{Deserialize, Serialize};

use super::{Step, guard};
use crate::domain::contract::Contract;
use crate::domain::event::{Event, Recorded, TicketEvent};
use crate::domain::refusal::{Need, Refusal};
use crate::domain::role::{Actor, Role};
use crate::domain::text::{TextField, Texts};
use crate::domain::ticket::Ticket;
use crate::domain::time::{Timestamp, outside};

/// What is wrong with an entry, and how it was.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EntryCorrection {
    /// The place in the log (`seq`) of the entry.
    pub entry: u64,
    /// When it happened (UTC); absent: when it says.
    #[serde(default, deserialize_with = "outside::instant_or_none")]
    pub said_at: Option<Timestamp>,
    /// The words as they should have been, by the fields that the entry has, and why: `grounds`.
    #[serde(default)]
    pub texts: Texts,
}

/// Decides a correction. `history`: all entries of the ticket, in the order of the log.
///
/// # Errors
/// The role: the desk corrects, and what is over the supervisor alone. An entry that is not there, was taken back,
/// or is none that is corrected. A time before the call, after the entry was recorded, or further before that than
/// the contract lets a step be reported. Words of a field that the entry has not. No reason; no change.
pub fn correct_entry(
    history: &[Recorded],
    ticket: &Ticket,
    asked: &EntryCorrection,
    actor: &Actor,
    contract: &Contract,
) -> Result<Step, Refusal> {
    let may = match ticket.state.is_open() {
        true => actor.role.works_the_desk(),
        false => actor.role == Role::Supervisor,
    };
    if !may {
        return Err(Refusal::Role { role: actor.role });
    }
    let entry = history.iter().find(|entry| entry.seq == asked.entry);
    let entry =
        entry.filter(|entry| !ticket.undone.contains(&entry.seq) && is_correctable(&entry.event));
    let entry = entry.ok_or_else(|| Refusal::invalid("entry", Need::HistoryEntry))?;
    clients_word(entry, asked, actor)?;
    guard::lengths(&asked.texts)?;
    guard::require(&asked.texts, TextField::Grounds)?;
    let mut words = asked.texts.keys().filter(|field| **field != TextField::Grounds);
    if let Some(field) = words.find(|field| field.lasts() || !entry.seals.contains_key(field)) {
        return Err(Refusal::invalid(field.code(), Need::HistoryEntry));
    }
    if asked.said_at.is_none() && asked.texts.len() == 1 {
        return Err(Refusal::missing("said_at", Need::Change));
    }
    if asked.said_at.is_some() {
        let bound = match &entry.event {
            Event::Ticket(event) if event.is_a_step() => contract.timing.late_entry_hours,
            _ => None,
        };
        // Nothing happened after it was written down.
        guard::said_in_time(asked.said_at, ticket.called_at, entry.recorded_at, bound)?;
    }
    let event = TicketEvent::EntryCorrected { corrects: entry.seq, said_at: asked.said_at };
    Ok(Step::stated(event, asked.texts.clone()))
}

/// When the client decided moves clocks and penalties (S4.9): what the client's own people said on line has its
/// moment from the server, and what was told to us is moved by the supervisor alone.
fn clients_word(entry: &Recorded, asked: &EntryCorrection, actor: &Actor) -> Result<(), Refusal> {
    let Event::Ticket(event) = &entry.event else { return Ok(()) };
    match event.decision().filter(|_| asked.said_at.is_some()) {
        Some(decision) if decision.how.is_none() => Err(Refusal::invalid("said_at", Need::HistoryEntry)),
        Some(_) if actor.role != Role::Supervisor => Err(Refusal::Role { role: actor.role }),
        _ => Ok(()),
    }
}

/// Whether an entry is one that people said something by, and that no other rule keeps as it is.
pub fn is_correctable(event: &Event) -> bool {
    let Event::Ticket(event) = event else { return false };
    match event {
        // The call's time is the ticket's, for ever (S2.8); what gave it a contract or took something back is no
        // report of anything; nobody said that somebody was warned.
        TicketEvent::Registered(_)
        | TicketEvent::Imported(_)
        | TicketEvent::Adopted { .. }
        | TicketEvent::CallAttached { .. }
        | TicketEvent::ContractApplied { .. }
        | TicketEvent::Warned(_)
        | TicketEvent::Insisted { .. }
        | TicketEvent::Undone { .. }
        | TicketEvent::EntryCorrected { .. } => false,
        event => event.is_a_step() || is_said(event),
    }
}

/// What is said of a ticket, and is no step of it.
fn is_said(event: &TicketEvent) -> bool {
    matches!(
        event,
        TicketEvent::StaffTold { .. }
            | TicketEvent::Communicated { .. }
            | TicketEvent::Noted
            | TicketEvent::Corrected { .. }
            | TicketEvent::OrderRecorded(_)
            | TicketEvent::Authorised
    )
}
