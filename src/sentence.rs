//! Refusals, problems and failed requests put into words, for screens and scripts alike. It only chooses
//! the words; what is so was decided elsewhere.

pub mod contract;

use crate::api::problem::{Problem, ProblemCode};
use crate::client::{ClientError, Contracts};
use crate::domain::action::Verb;
use crate::domain::event::{Event, Recorded, TicketEvent};
use crate::domain::refusal::Refusal;
use crate::words::Words;

/// Why something cannot be done, and what would be possible.
pub fn refusal(words: &Words, refusal: &Refusal) -> String {
    match refusal {
        Refusal::NotYet { awaits, possible, .. } => {
            let why = words.say(&format!("awaits-{}", awaits.code()));
            // What opens the way is what is looked for.
            let (mut verbs, others): (Vec<Verb>, Vec<Verb>) =
                possible.iter().partition(|verb| awaits.comes_with().contains(verb));
            verbs.extend(others);
            with_possible(words, why, &verbs)
        }
        Refusal::Past { state, possible } => {
            let state = words.say(&format!("state-{}", state.word()));
            with_possible(words, words.say_with("refused-past", &[("state", state.into())]), possible)
        }
        Refusal::QuoteOpen { .. } => words.say("refused-quote-open"),
        Refusal::NeedsNewTicket { .. } => words.say("refused-needs-new-ticket"),
        Refusal::CallState { state } => {
            let state = words.say(&format!("call-{}", state.code()));
            words.say_with("refused-call-state", &[("state", state.into())])
        }
        Refusal::Role { role } => {
            let role = words.say(&format!("role-{}", role.code()));
            words.say_with("refused-role", &[("role", role.into())])
        }
        Refusal::Missing { field, expected } => {
            let expected = words.say(&format!("need-{}", expected.code()));
            words.say_with(
                "refused-missing",
                &[("field", self::field(words, field).into()), ("expected", expected.into())],
            )
        }
        Refusal::Invalid { field, expected, known } => {
            let mut expected = words.say(&format!("need-{}", expected.code()));
            if !known.is_empty() {
                expected = format!("{expected}: {}", known.join(", "));
            }
            words.say_with(
                "refused-invalid",
                &[("field", self::field(words, field).into()), ("expected", expected.into())],
            )
        }
        Refusal::LateEntry { hours } => {
            words.say_with("refused-late-entry", &[("hours", (*hours).into())])
        }
        Refusal::CallType { known, .. } => {
            words.say_with("refused-call-type", &[("known", known.join(", ").into())])
        }
        Refusal::Authority { level: 0, .. } => words.say("refused-not-enabled"),
        Refusal::Authority { needed: Some(needed), level } => {
            let args = [("level", (*level).into()), ("needed", (*needed).into())];
            words.say_with("refused-authority", &args)
        }
        Refusal::Authority { needed: None, level } => {
            words.say_with("refused-authority-any", &[("level", (*level).into())])
        }
        Refusal::InCharge { technician } => {
            words.say_with("refused-in-charge", &[("technician", technician.0.into())])
        }
        Refusal::NoChecklist => words.say("refused-no-checklist"),
        Refusal::StepFirst { step } => {
            words.say_with("refused-step-first", &[("step", step.as_str().into())])
        }
        Refusal::Escalated { ticket } => {
            words.say_with("refused-escalated", &[("number", ticket.0.into())])
        }
        Refusal::NotUndone { why } => words.say(&format!("not-undone-{}", why.code())),
    }
}

/// The short reason beside a disabled action.
pub fn short_reason(words: &Words, refusal: &Refusal) -> String {
    match refusal {
        Refusal::NotYet { awaits, .. } => words.say(&format!("after-{}", awaits.code())),
        Refusal::Past { state, .. } => {
            let state = words.say(&format!("state-{}", state.word()));
            words.say_with("past-short", &[("state", state.into())])
        }
        Refusal::QuoteOpen { .. } => words.say("after-quote-decision"),
        Refusal::Role { .. } => words.say("not-your-role"),
        Refusal::NoChecklist => words.say("no-checklist-short"),
        Refusal::StepFirst { step } => {
            words.say_with("step-first-short", &[("step", step.as_str().into())])
        }
        Refusal::Escalated { ticket } => {
            words.say_with("escalated-short", &[("number", ticket.0.into())])
        }
        other => self::refusal(words, other),
    }
}

fn with_possible(words: &Words, why: String, possible: &[Verb]) -> String {
    // The first few are the ones a person looks for; all are on the ticket.
    let named: Vec<String> =
        possible.iter().take(4).map(|verb| words.say(&format!("verb-{}", verb.code()))).collect();
    if named.is_empty() {
        return why;
    }
    let possible = words.say_with("possible-now", &[("verbs", named.join(", ").into())]);
    format!("{why} {possible}")
}

/// Why a file cannot be read or written, as far as the system's own words can be put into ours.
pub fn disk(words: &Words, cause: &std::io::Error) -> String {
    match cause.kind() {
        std::io::ErrorKind::NotFound => words.say("failure-no-such-file"),
        std::io::ErrorKind::PermissionDenied => words.say("failure-no-permission"),
        std::io::ErrorKind::IsADirectory => words.say("failure-is-a-folder"),
        std::io::ErrorKind::InvalidData => words.say("failure-no-text"),
        std::io::ErrorKind::NotADirectory => words.say("failure-not-a-folder"),
        std::io::ErrorKind::InvalidInput => words.say("failure-not-a-file"),
        std::io::ErrorKind::StorageFull => words.say("failure-storage-full"),
        std::io::ErrorKind::QuotaExceeded => words.say("failure-quota"),
        std::io::ErrorKind::ReadOnlyFilesystem => words.say("failure-read-only"),
        std::io::ErrorKind::FileTooLarge => words.say("failure-too-large"),
        _ => cause.to_string(),
    }
}

/// What forms call the field that a path of a request leads to: of a block the field itself, `total` of `order.total`;
/// of a list, which is one field in a form, the list, `phases` of `phases[1].to`.
pub fn field_of_path(path: &str) -> &str {
    let block = path.split_once('[').map_or(path, |(list, _)| list);
    block.rsplit('.').next().unwrap_or(block)
}

/// A field's name on screen; a field without one shows its name in requests.
pub fn field(words: &Words, name: &str) -> String {
    let key = format!("field-{}", field_of_path(name).replace('_', "-"));
    if words.has(&key) { words.say(&key) } else { name.to_owned() }
}

/// A problem document: the refusal it carries, or else what its code means.
pub fn problem(words: &Words, problem: &Problem) -> String {
    if let Some(refusal) = &problem.refusal {
        return self::refusal(words, refusal);
    }
    let param = |name: &str| match problem.params.get(name) {
        Some(serde_json::Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
        None => String::new(),
    };
    let named = problem.field.as_deref().map(|name| field(words, name));
    let told = words.say_with(
        &format!("problem-{}", problem.code.code()),
        &[
            ("field", named.clone().unwrap_or_default().into()),
            ("expected", param("expected").into()),
            ("id", param("id").into()),
        ],
    );
    match named {
        // What was not found may be another record than the one that was asked for.
        Some(name) if problem.code == ProblemCode::NotFound => {
            words.say_with("problem-about", &[("field", name.into()), ("problem", told.into())])
        }
        _ => told,
    }
}

/// Of an entry that applies another version of a contract, from which to which; of any other, or where the
/// two are not at hand, nothing.
pub fn versions(words: &Words, entry: &Recorded, contracts: &Contracts) -> Option<String> {
    let Event::Ticket(TicketEvent::ContractApplied { from }) = &entry.event else { return None };
    let version = |hash: &str| contracts.get(hash).map(|contract| contract.version.as_str());
    let values = [("from", version(from)?.into()), ("to", version(&entry.contract)?.into())];
    Some(words.say_with("event-contract-versions", &values))
}

/// Why a request has no answer.
pub fn client_error(words: &Words, error: &ClientError) -> String {
    match error {
        ClientError::Unreachable(_) => words.say("server-unreachable"),
        ClientError::Problem(document) => problem(words, document),
        ClientError::Unreadable(detail) => {
            words.say_with("server-unreadable", &[("detail", detail.clone().into())])
        }
    }
}

#[cfg(test)]
mod tests;
