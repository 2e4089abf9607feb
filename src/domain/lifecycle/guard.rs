//! The data an action brings: what each verb needs, checked field by field. It knows no states.

use chrono::TimeDelta;
use rust_decimal::Decimal;

use super::{checklist, known};
use crate::domain::action::{Action, Deed, Verb};
use crate::domain::communication;
use crate::domain::contract::Contract;
use crate::domain::quote;
use crate::domain::refusal::{Need, Refusal};
use crate::domain::role::{Actor, Role};
use crate::domain::text::{TextField, Texts};
use crate::domain::ticket::Ticket;
use crate::domain::time::{TOLERANCE, Timestamp, has_calendar};

/// The longest text of one field, in characters.
pub const LONGEST_TEXT: usize = 4_000;

/// Checks everything that does not depend on where the ticket stands.
///
/// # Errors
/// The first field that is missing or wrong, in the order in which a form asks for them.
pub fn check(
    ticket: &Ticket,
    action: &Action,
    actor: &Actor,
    contract: &Contract,
) -> Result<(), Refusal> {
    lengths(&action.texts)?;
    let verb = action.deed.verb();
    if verb != Verb::Correct {
        own_words_stay(&action.texts)?;
    }
    for field in required_texts(verb) {
        require(&action.texts, *field)?;
    }
    if verb.is_the_clients() && actor.role != Role::Approver {
        if action.deed.decision().is_none_or(|decision| decision.by.is_none()) {
            require(&action.texts, TextField::Person)?;
        }
        if action.deed.decision().is_some_and(|decision| decision.how.is_none()) {
            return Err(Refusal::missing("how", Need::Code));
        }
        require(&action.texts, TextField::Reference)?;
    }
    data(ticket, action, contract)
}

/// Only a correction, which has a reason, rewrites the record's own words: whoever carries them in
/// another action would change what was reported without anybody seeing it.
pub fn own_words_stay(texts: &Texts) -> Result<(), Refusal> {
    match texts.keys().find(|field| field.lasts()) {
        Some(field) => Err(Refusal::invalid(field.code(), Need::Change)),
        None => Ok(()),
    }
}

/// The texts without which a verb says nothing, in the order of its form. Closing has its own list in
/// the contract (S4.12).
pub fn required_texts(verb: Verb) -> &'static [TextField] {
    match verb {
        Verb::Reject
        | Verb::SuspendForQuote
        | Verb::RefuseParts
        | Verb::DeclineQuote
        | Verb::Cancel
        | Verb::Reopen
        | Verb::Authorise
        | Verb::Escalate
        | Verb::Correct => &[TextField::Reason],
        Verb::AskParts => &[TextField::Part],
        Verb::CompleteByThirdParty => &[TextField::Supplier],
        Verb::Communicate => &[TextField::Message],
        Verb::Note | Verb::Supplement => &[TextField::Note],
        _ => &[],
    }
}

/// How many hours ago what this verb reports may have happened. The bound is for steps of the course: a
/// record of another system begins when it began, and what is noted or told may be of any day.
pub fn late_entry_bound(verb: Verb, contract: &Contract) -> Option<u32> {
    match verb {
        Verb::Adopt
        | Verb::Authorise
        | Verb::Note
        | Verb::Communicate
        | Verb::Correct
        | Verb::TellStaff
        | Verb::RecordOrder
        | Verb::Supplement => None,
        _ => contract.timing.late_entry_hours,
    }
}

/// A stated time lies between the call and now: nothing is done before it was asked for, nor foretold;
/// nor is it reported later than the contract lets it be. `called_at` and `bound` are absent where there
/// is none to look at.
///
/// # Errors
/// `said_at` lies outside; two minutes of skew between clocks are let pass at either end.
pub fn said_in_time(
    stated: Option<Timestamp>,
    called_at: Option<Timestamp>,
    now: Timestamp,
    bound: Option<u32>,
) -> Result<(), Refusal> {
    let Some(at) = stated else { return Ok(()) };
    if let Some(hours) = bound
        && now - at > TimeDelta::hours(i64::from(hours)) + TOLERANCE
    {
        return Err(Refusal::LateEntry { hours });
    }
    let foretold = at > now + TOLERANCE;
    let before_the_call = called_at.is_some_and(|called_at| called_at - at > TOLERANCE);
    match foretold || before_the_call || !has_calendar(at) {
        true => Err(Refusal::invalid("said_at", Need::MomentSinceCall)),
        false => Ok(()),
    }
}

/// No text is longer than [`LONGEST_TEXT`].
pub fn lengths(texts: &Texts) -> Result<(), Refusal> {
    let long = texts.iter().find(|(_, text)| text.chars().count() > LONGEST_TEXT);
    match long {
        Some((field, _)) => Err(Refusal::invalid(field.code(), Need::ShortText)),
        None => Ok(()),
    }
}

/// The text is there and not blank.
pub fn require(texts: &Texts, field: TextField) -> Result<(), Refusal> {
    match texts.get(&field) {
        Some(text) if !text.trim().is_empty() => Ok(()),
        _ => Err(Refusal::missing(field.code(), Need::Text)),
    }
}

fn data(ticket: &Ticket, action: &Action, contract: &Contract) -> Result<(), Refusal> {
    match &action.deed {
        Deed::RecordInspection { .. } => findings(ticket, action, contract),
        Deed::Communicate { planned_start, planned_end, phases, .. } => {
            of_calendars("planned_start", *planned_start)?;
            of_calendars("planned_end", *planned_end)?;
            communication::check(phases, &action.texts)
        }
        Deed::SendQuote { lines, .. } if lines.is_empty() && contract.quotes.lines_required => {
            Err(Refusal::missing("lines", Need::QuoteLines))
        }
        Deed::SendQuote { amount, lines } => {
            quote::lines::amount(*amount, lines, &action.texts).map(|_| ())
        }
        Deed::RecordOrder { order } => order.check(""),
        Deed::Close { hours } => closing_form(*hours, &action.texts, contract),
        Deed::Correct { priority, service, site } => {
            if let Some(priority) = priority {
                known::priority(contract, priority)?;
                if !ticket.state.is_open() {
                    let possible = super::course::possible(ticket);
                    return Err(Refusal::Past { state: ticket.state, possible });
                }
            }
            if let Some(service) = service {
                known::service(contract, service)?;
            }
            let changes = priority.is_some() || service.is_some() || site.is_some();
            let words = action.texts.keys().any(|field| field.lasts());
            if changes || words { Ok(()) } else { Err(Refusal::missing("priority", Need::Change)) }
        }
        Deed::Adopt { call_type, priority } => {
            known::adopted_type(contract, call_type)?;
            known::priority(contract, priority)
        }
        Deed::CheckStep { step, passed } => checklist::check(ticket, step, *passed, &action.texts),
        _ => Ok(()),
    }
}

/// The first findings say level and coverage (S3.10); later ones at least one thing, each with its own time.
fn findings(ticket: &Ticket, action: &Action, contract: &Contract) -> Result<(), Refusal> {
    let Deed::RecordInspection { level, covered, planned_start, estimated_end } = &action.deed else {
        return Ok(());
    };
    let first = ticket.findings.is_empty();
    match level {
        Some(level) => {
            known::level(contract, level)?;
            checklist::lets_begin(ticket, level, contract)?;
        }
        None if first => return Err(Refusal::missing("level", Need::Code)),
        None => {}
    }
    if first && covered.is_none() {
        return Err(Refusal::missing("covered", Need::Code));
    }
    of_calendars("planned_start", *planned_start)?;
    of_calendars("estimated_end", *estimated_end)?;
    let data =
        level.is_some() || covered.is_some() || planned_start.is_some() || estimated_end.is_some();
    match data || require(&action.texts, TextField::Note).is_ok() {
        true => Ok(()),
        false => Err(Refusal::missing("level", Need::Change)),
    }
}

/// What is agreed lies in a year that there are calendars of.
fn of_calendars(field: &str, at: Option<Timestamp>) -> Result<(), Refusal> {
    match at.is_none_or(has_calendar) {
        true => Ok(()),
        false => Err(Refusal::invalid(field, Need::Date)),
    }
}

fn not_negative(field: &str, amount: Decimal, need: Need) -> Result<(), Refusal> {
    if amount.is_sign_negative() { Err(Refusal::invalid(field, need)) } else { Ok(()) }
}

/// The contract's closing form, on every path (S4.12).
fn closing_form(hours: Option<Decimal>, texts: &Texts, contract: &Contract) -> Result<(), Refusal> {
    for field in &contract.closing.required {
        require(texts, *field)?;
    }
    match hours {
        Some(hours) => not_negative("hours", hours, Need::Hours),
        None if contract.closing.hours => Err(Refusal::missing("hours", Need::Hours)),
        None => Ok(()),
    }
}
