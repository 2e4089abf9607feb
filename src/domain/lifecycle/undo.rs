//! Taking back what the last action did to a ticket, at once and by whoever did it. Nothing is deleted: a
//! further event names the entries that no longer count. It never reaches behind the last action.

use chrono::TimeDelta;

use super::Step;
use crate::domain::action::{Deed, Verb};
use crate::domain::communication;
use crate::domain::event::{Event, Recorded, TicketEvent};
use crate::domain::refusal::{NotUndone, Refusal};
use crate::domain::role::Actor;
use crate::domain::text::Texts;
use crate::domain::time::Timestamp;

/// How long whoever did something has for taking it back.
pub const UNDO_WITHIN: TimeDelta = TimeDelta::seconds(5);

/// How much later the request may arrive: a line takes its time in both directions.
pub const GRACE: TimeDelta = TimeDelta::seconds(2);

/// Decides that the last action on a ticket is taken back. `history`: all its entries, in the order of the
/// log. Warnings that the server gave since are passed over; they stay given.
///
/// # Errors
/// [`Refusal::NotUndone`]: of what kind it was, who did it, when.
pub fn undo(history: &[Recorded], actor: &Actor, now: Timestamp) -> Result<Step, Refusal> {
    let refused = |why| Err(Refusal::NotUndone { why });
    let by_people = history.iter().filter(|entry| !is_warning(&entry.event));
    let by_people: Vec<&Recorded> = by_people.collect();
    let Some(last) = by_people.last() else { return refused(NotUndone::Lasting) };
    let of_last = |entry: &&&Recorded| (entry.actor, &entry.command) == (last.actor, &last.command);
    let mut done: Vec<&Recorded> = by_people.iter().rev().take_while(of_last).copied().collect();
    done.reverse();
    if let Some(why) = done.iter().find_map(|entry| keeps(&entry.event)) {
        return refused(why);
    }
    if last.actor != actor.id {
        return refused(NotUndone::NotYours);
    }
    if now - last.recorded_at > UNDO_WITHIN + GRACE {
        return refused(NotUndone::TooLate);
    }
    if done.iter().any(|entry| has_left(entry, now)) {
        return refused(NotUndone::ToldOutside);
    }
    let entries = done.iter().map(|entry| entry.seq).collect();
    Ok(Step::stated(TicketEvent::Undone { entries }, Texts::new()))
}

/// Whether what an action does can be taken back at all. What tells somebody outside cannot, but for a message, which
/// leaves only when it can no longer be; an adoption is the beginning of a ticket, and an escalation that of another
/// one.
pub fn is_undoable(deed: &Deed) -> bool {
    match deed {
        Deed::Communicate { channel, .. } => communication::leaves(*channel),
        deed => !matches!(deed.verb(), Verb::TellStaff | Verb::SendQuote | Verb::Adopt | Verb::Escalate),
    }
}

/// Whether a message is on its way. There is no [`GRACE`] for it: what has left is not called back.
fn has_left(entry: &Recorded, now: Timestamp) -> bool {
    let Event::Ticket(TicketEvent::Communicated { channel, .. }) = &entry.event else { return false };
    communication::leaves_at(*channel, entry.recorded_at).is_some_and(|leaves_at| leaves_at <= now)
}

fn is_warning(event: &Event) -> bool {
    matches!(event, Event::Ticket(TicketEvent::Warned(_)))
}

/// Why an event is never taken back; none for one that may be.
fn keeps(event: &Event) -> Option<NotUndone> {
    let Event::Ticket(event) = event else { return Some(NotUndone::Lasting) };
    match event {
        TicketEvent::Undone { .. } => Some(NotUndone::Already),
        TicketEvent::StaffTold { .. } | TicketEvent::QuoteSent { .. } => Some(NotUndone::ToldOutside),
        // A message is here for as long as it may be taken back.
        TicketEvent::Communicated { channel, .. } => {
            (!communication::leaves(*channel)).then_some(NotUndone::ToldOutside)
        }
        TicketEvent::Escalated { .. } => Some(NotUndone::TakenUp),
        TicketEvent::Registered(_)
        | TicketEvent::Imported(_)
        | TicketEvent::Adopted { .. }
        | TicketEvent::CallAttached { .. }
        | TicketEvent::ContractApplied { .. }
        | TicketEvent::Insisted { .. }
        | TicketEvent::Warned(_) => Some(NotUndone::Lasting),
        TicketEvent::Dispatched { .. }
        | TicketEvent::ChargeTaken { .. }
        | TicketEvent::InspectionStarted
        | TicketEvent::Inspected { .. }
        | TicketEvent::WorkStarted
        | TicketEvent::PartsAsked { .. }
        | TicketEvent::PartsApproved(_)
        | TicketEvent::PartsRefused(_)
        | TicketEvent::PartsWithdrawn
        | TicketEvent::PartArrived
        | TicketEvent::QuoteOpened { .. }
        | TicketEvent::QuoteApproved(_)
        | TicketEvent::QuoteDeclined(_)
        | TicketEvent::OrderRecorded(_)
        | TicketEvent::Completed { .. }
        | TicketEvent::Closed { .. }
        | TicketEvent::Rejected
        | TicketEvent::Cancelled
        | TicketEvent::Reopened { .. }
        | TicketEvent::Corrected { .. }
        | TicketEvent::Noted
        | TicketEvent::ReportSupplemented { .. }
        | TicketEvent::EntryCorrected { .. }
        | TicketEvent::Authorised
        | TicketEvent::StepChecked { .. } => None,
    }
}
