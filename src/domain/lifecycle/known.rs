//! Codes that a request brings, held against the contract: an unknown one is refused with those that are
//! known. It never looks at a ticket.

use crate::domain::code::Code;
use crate::domain::contract::{CallEffect, Contract};
use crate::domain::refusal::Refusal;

type Known = Result<(), Refusal>;

/// # Errors
/// Names the field and the known codes.
pub fn priority(contract: &Contract, code: &Code) -> Known {
    among("priority", code, contract.priorities.iter().map(|found| &found.code))
}

/// # Errors
/// Names the field and the known codes.
pub fn level(contract: &Contract, code: &Code) -> Known {
    among("level", code, contract.levels.iter().map(|found| &found.code))
}

/// # Errors
/// Names the field and the known codes.
pub fn service(contract: &Contract, code: &Code) -> Known {
    among("service", code, contract.services.iter().map(|found| &found.code))
}

/// # Errors
/// Names the field and the known codes.
pub fn question(contract: &Contract, code: &Code) -> Known {
    among("answers", code, contract.questions.iter().map(|found| &found.code))
}

/// # Errors
/// Names the field and the known codes.
pub fn checklist(contract: &Contract, code: &Code) -> Known {
    among("checklist", code, contract.checklists.iter().map(|found| &found.code))
}

fn among<'c>(field: &str, code: &Code, known: impl Iterator<Item = &'c Code> + Clone) -> Known {
    match known.clone().any(|found| found == code) {
        true => Ok(()),
        false => Err(Refusal::unknown_code(field, known)),
    }
}

/// The effect of a type that makes tickets.
///
/// # Errors
/// The type is unknown, or makes none (of those of S4.5 only RI and OI create work).
pub fn work_type(contract: &Contract, code: &Code) -> Result<CallEffect, Refusal> {
    effect_among(contract, code, CallEffect::makes_work)
}

/// A type that a record of another system can become: it says nothing of when a session begins.
///
/// # Errors
/// As of [`work_type`].
pub fn adopted_type(contract: &Contract, code: &Code) -> Known {
    let adopts = |effect: CallEffect| effect.makes_work() && effect != CallEffect::Session;
    effect_among(contract, code, adopts).map(|_| ())
}

fn effect_among(
    contract: &Contract,
    code: &Code,
    wanted: impl Fn(CallEffect) -> bool,
) -> Result<CallEffect, Refusal> {
    match contract.call_type(code) {
        Some(found) if wanted(found.effect) => Ok(found.effect),
        _ => {
            let working = contract.call_types.iter().filter(|found| wanted(found.effect));
            let known = working.map(|found| found.code.to_string()).collect();
            Err(Refusal::CallType { call_type: code.to_string(), known })
        }
    }
}
