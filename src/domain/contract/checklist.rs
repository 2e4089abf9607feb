//! The checklists of a contract: what must be true before the work of some types of call begins, step by step (S7),
//! and where a step that fails is passed on to. It never knows a ticket: how far one has come is
//! [`crate::domain::checklist`].

use serde::{Deserialize, Serialize};

use crate::domain::checklist::{Laid, LaidStep};
use crate::domain::code::Code;

/// What is checked, in this order, on every ticket of these types.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    pub code: Code,
    pub name: String,
    /// The types of call whose tickets carry it; no type has two.
    pub call_types: Vec<Code>,
    /// What a ticket is when every step has passed, in the clause's words.
    pub ready: String,
    /// Where a step that failed is passed on to (S7.6).
    pub escalates_to: EscalatesTo,
    pub steps: Vec<Step>,
}

/// One thing to be checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub code: Code,
    /// A question whose yes passes the step.
    pub ask: String,
    /// The earlier steps that must have passed before it; absent: all of them.
    #[serde(default)]
    pub after: Option<Vec<Code>>,
    #[serde(default)]
    pub clause: String,
}

/// The new ticket of a step that failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EscalatesTo {
    pub call_type: Code,
    pub priority: Code,
}

impl Checklist {
    pub fn step(&self, code: &Code) -> Option<&Step> {
        self.steps.iter().find(|step| step.code == *code)
    }

    /// As a ticket takes it along: the codes, and what must come first.
    pub fn laid(&self) -> Laid {
        let step = |step: &Step| LaidStep { code: step.code.clone(), after: step.after.clone() };
        Laid { code: self.code.clone(), steps: self.steps.iter().map(step).collect() }
    }
}
