//! How far a ticket has come with its checklist (S7): the steps as they stood in the contract when the ticket was
//! opened, every try of each, and the tickets to which a failed one was passed on. It decides nothing: what may be
//! checked now is asked of it by the [`super::lifecycle`].
//!
//! The steps are the ticket's own copy, codes only. What was checked was checked by that list: a corrected contract
//! neither adds a step to a lesson that is ready nor takes a passed one away. What a step asks stands in the contract.

use serde::{Deserialize, Serialize};

use super::code::{Code, TicketNumber};
use super::time::{Timestamp, outside};

/// A checklist as a ticket takes it along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Laid {
    pub code: Code,
    /// In the order in which they are asked.
    pub steps: Vec<LaidStep>,
}

/// One step, with what must have passed before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaidStep {
    pub code: Code,
    /// Absent: every earlier step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Vec<Code>>,
}

/// One try of one step. The cause of a failure is among the words of its entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    pub step: Code,
    pub passed: bool,
    /// When it is said to have been tried (UTC).
    #[serde(deserialize_with = "outside::instant")]
    pub at: Timestamp,
    /// The entry of the log.
    pub by: u64,
}

/// That a failure was passed on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Escalation {
    pub ticket: TicketNumber,
    pub step: Code,
    /// The entry of the log that the failure stands in.
    pub failure: u64,
    /// UTC.
    #[serde(deserialize_with = "outside::instant")]
    pub at: Timestamp,
}

/// A ticket's checklist and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    #[serde(flatten)]
    pub laid: Laid,
    /// Every try, in the order of the log: the last one of a step says how it stands.
    pub checks: Vec<Check>,
    pub escalations: Vec<Escalation>,
}

/// How a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Passed,
    Failed,
    /// Nobody tried it.
    Open,
}

impl Progress {
    pub fn new(laid: Laid) -> Self {
        Self { laid, checks: Vec::new(), escalations: Vec::new() }
    }

    /// The codes of the steps, in their order.
    pub fn steps(&self) -> impl Iterator<Item = &Code> {
        self.laid.steps.iter().map(|step| &step.code)
    }

    pub fn has(&self, step: &Code) -> bool {
        self.steps().any(|known| known == step)
    }

    /// The last try of a step.
    pub fn last(&self, step: &Code) -> Option<&Check> {
        self.checks.iter().rev().find(|check| check.step == *step)
    }

    pub fn standing(&self, step: &Code) -> Standing {
        match self.last(step) {
            Some(check) if check.passed => Standing::Passed,
            Some(_) => Standing::Failed,
            None => Standing::Open,
        }
    }

    fn is_passed(&self, step: &Code) -> bool {
        self.standing(step) == Standing::Passed
    }

    /// The first step that has still to pass: it is the next one, since whatever it needs stands before it.
    pub fn next(&self) -> Option<&Code> {
        self.steps().find(|step| !self.is_passed(step))
    }

    /// Whether every step has passed.
    pub fn is_ready(&self) -> bool {
        self.next().is_none()
    }

    /// The step that must pass before this one: of several the first, for which nothing is missing.
    pub fn first_before(&self, step: &Code) -> Option<&Code> {
        let needed = self.needed(step);
        self.steps().find(|other| needed.contains(other) && !self.is_passed(other))
    }

    /// The steps that must pass before this one, with those before them. A prerequisite stands earlier, so that
    /// one walk backwards meets each after what needs it.
    fn needed(&self, step: &Code) -> Vec<&Code> {
        let at = self.steps().position(|known| known == step).unwrap_or(0);
        let mut needed: Vec<&Code> = Vec::new();
        for (place, laid) in self.laid.steps.iter().enumerate().take(at + 1).rev() {
            if place != at && !needed.contains(&&laid.code) {
                continue;
            }
            match &laid.after {
                Some(after) => needed.extend(after),
                None => needed.extend(self.steps().take(place)),
            }
        }
        needed
    }

    /// The failure that waits to be passed on: of the steps that stand failed, the one that was tried last and was
    /// not passed on since.
    pub fn failure(&self) -> Option<&Check> {
        self.failures().find(|check| self.escalation_of(check).is_none())
    }

    /// The failures as they stand, the latest first.
    pub fn failures(&self) -> impl Iterator<Item = &Check> {
        let stands = |check: &&Check| {
            !check.passed && self.last(&check.step).is_some_and(|last| last.by == check.by)
        };
        self.checks.iter().rev().filter(stands)
    }

    /// How a failure was passed on.
    pub fn escalation_of(&self, check: &Check) -> Option<&Escalation> {
        self.escalations.iter().find(|found| found.failure == check.by)
    }

    /// What a check says, if it says anything new: a step that passed has passed.
    pub fn says_nothing_new(&self, step: &Code, passed: bool) -> bool {
        passed && self.is_passed(step)
    }
}
