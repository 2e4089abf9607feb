//! Whether the checklists of a contract file can be gone through: every step can come, no type of call has two
//! lists, and what fails has somewhere to go.

use super::{Fault, File, listed, unique};
use crate::domain::code::Code;
use crate::domain::contract::CallEffect;
use crate::domain::contract::checklist::{Checklist, Step};

pub(super) fn check(file: &File) -> Result<(), Fault> {
    unique("checklists", file.checklists.iter().map(|found| &found.code))?;
    for (index, list) in file.checklists.iter().enumerate() {
        let field = |name: &str| format!("checklists[{index}].{name}");
        types(file, index, list).map_err(|expected| (field("call_types"), expected))?;
        for (name, text) in [("name", &list.name), ("ready", &list.ready)] {
            worded(text).map_err(|expected| (field(name), expected))?;
        }
        onward(file, list).map_err(|(name, expected)| (field(name), expected))?;
        if list.steps.is_empty() {
            return Err((field("steps"), "expected at least one step".to_owned()));
        }
        steps(&field("steps"), &list.steps)?;
    }
    Ok(())
}

/// Each is known, makes tickets, and has no list yet.
fn types(file: &File, index: usize, list: &Checklist) -> Result<(), String> {
    if list.call_types.is_empty() {
        return Err("expected at least one type of call".to_owned());
    }
    let working = file.call_types.iter().filter(|found| found.effect.makes_work());
    let known: Vec<&Code> = working.map(|found| &found.code).collect();
    for (place, code) in list.call_types.iter().enumerate() {
        if !known.contains(&code) {
            let known = listed(known.iter().map(|code| code.as_str()));
            return Err(format!("expected some of {known}, found \"{code}\""));
        }
        let before = file.checklists.iter().take(index).map(|other| other.call_types.as_slice());
        let own = list.call_types.get(..place).unwrap_or_default();
        if before.chain([own]).any(|codes| codes.contains(code)) {
            return Err(format!("expected one checklist for each type, \"{code}\" has two"));
        }
    }
    Ok(())
}

/// What fails becomes a ticket of the contract, which needs nothing that a failed step does not tell.
fn onward(file: &File, list: &Checklist) -> Result<(), (&'static str, String)> {
    let to = &list.escalates_to;
    let works = file.call_types.iter().filter(|found| found.effect == CallEffect::Work);
    if !works.clone().any(|found| found.code == to.call_type) {
        let known = listed(works.map(|found| found.code.as_str()));
        let expected = format!("expected one of {known}, found \"{}\"", to.call_type);
        return Err(("escalates_to.call_type", expected));
    }
    if !file.priorities.iter().any(|found| found.code == to.priority) {
        let known = listed(file.priorities.iter().map(|found| found.code.as_str()));
        let expected = format!("expected one of {known}, found \"{}\"", to.priority);
        return Err(("escalates_to.priority", expected));
    }
    Ok(())
}

/// A step needs only steps that stand before it: no two can wait for each other.
fn steps(table: &str, steps: &[Step]) -> Result<(), Fault> {
    unique(table, steps.iter().map(|step| &step.code))?;
    for (index, step) in steps.iter().enumerate() {
        let field = |name: &str| format!("{table}[{index}].{name}");
        worded(&step.ask).map_err(|expected| (field("ask"), expected))?;
        let earlier: Vec<&Code> = steps.iter().take(index).map(|earlier| &earlier.code).collect();
        let wrong = step.after.iter().flatten().find(|code| !earlier.contains(code));
        if let Some(code) = wrong {
            let expected = match (earlier.is_empty(), steps.iter().any(|other| other.code == *code)) {
                (true, _) => format!("expected nothing before the first step, found \"{code}\""),
                (_, true) => {
                    format!("expected a step before \"{}\", found \"{code}\"", step.code)
                }
                (_, false) => {
                    let earlier = listed(earlier.iter().map(|code| code.as_str()));
                    format!("expected some of {earlier}, found \"{code}\"")
                }
            };
            return Err((field("after"), expected));
        }
    }
    Ok(())
}

fn worded(text: &str) -> Result<(), String> {
    if text.trim().is_empty() { Err("expected a text, found none".to_owned()) } else { Ok(()) }
}
