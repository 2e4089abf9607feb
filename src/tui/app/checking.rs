//! A ticket's checklist at hand: how each step stands with the words that belong to it, and the forms of a step and of
//! an escalation with what is obvious filled in. Whether they may be sent is the lifecycle's business.

use super::Model;
use super::field::{Choice, Value};
use super::prompt::{PASSED, Prompt};
use super::shelf::Shelf;
use crate::api::resource::TicketResource;
use crate::domain::action::Verb;
use crate::domain::checklist::{Check, Escalation, Standing};
use crate::domain::code::Code;
use crate::domain::contract::{Checklist, Contract};
use crate::domain::text::TextField;

/// A step as it is shown.
#[derive(Clone, Copy, Debug)]
pub struct Step<'m> {
    pub code: &'m Code,
    /// What it asks, and the clause that wants it; empty where the contract is not at hand.
    pub ask: &'m str,
    pub clause: &'m str,
    pub standing: Standing,
    /// It is the one to be tried now.
    pub next: bool,
    /// Its last try, and the cause of a failure as far as the history is at hand.
    pub check: Option<&'m Check>,
    pub cause: &'m str,
    /// How that failure was passed on.
    pub escalation: Option<&'m Escalation>,
}

impl Model {
    /// The checklist of a ticket in its contract.
    pub fn checklist_of(&self, row: &TicketResource) -> Option<&Checklist> {
        let code = &row.ticket.checklist.as_ref()?.laid.code;
        self.replica.contracts.get(&row.ticket.contract)?.checklist(code)
    }

    /// Every step of a ticket's checklist, in order; none where there is no checklist.
    pub fn steps<'m>(&'m self, row: &'m TicketResource) -> Vec<Step<'m>> {
        let Some(progress) = &row.ticket.checklist else { return Vec::new() };
        let list = self.checklist_of(row);
        let next = progress.next();
        let step = |code: &'m Code| {
            let told = list.and_then(|list| list.step(code));
            let check = progress.last(code);
            let failed = check.filter(|check| !check.passed);
            Step {
                code,
                ask: told.map_or("", |step| &step.ask),
                clause: told.map_or("", |step| &step.clause),
                standing: progress.standing(code),
                next: Some(code) == next,
                check,
                cause: failed.map_or("", |check| self.cause(row, check)),
                escalation: failed.and_then(|check| progress.escalation_of(check)),
            }
        };
        progress.steps().map(step).collect()
    }

    /// The cause of a failure: it stands in the history, which is at hand of the ticket in focus.
    fn cause<'m>(&'m self, row: &TicketResource, check: &Check) -> &'m str {
        let detail = self.focused.detail.as_ref();
        let detail = detail.filter(|detail| detail.ticket.ticket.number == row.ticket.number);
        let entry =
            detail.and_then(|detail| detail.timeline.iter().find(|event| event.entry.seq == check.by));
        entry.and_then(|event| event.texts.get(&TextField::Cause)).map_or("", String::as_str)
    }

    /// The step that a form is about, with what it asks.
    pub(super) fn step_in_question(&self, row: &TicketResource, verb: Verb) -> Option<String> {
        let ticket = self.ahead(row);
        let progress = ticket.checklist.as_ref()?;
        let code = match verb {
            Verb::Escalate => &progress.failure()?.step,
            _ => progress.next()?,
        };
        let step = self.checklist_of(row).and_then(|list| list.step(code));
        let ask = step.map_or("", |step| &step.ask);
        Some(format!("{code}: {ask}").trim_end_matches([':', ' ']).to_owned())
    }

    /// The next step has passed, most often; what failed says itself what is to be found out.
    pub(super) fn preset_checklist(
        &self,
        prompt: &mut Prompt,
        row: &TicketResource,
        verb: Verb,
        contract: &Contract,
    ) {
        let ticket = self.ahead(row);
        let Some(progress) = &ticket.checklist else { return };
        match verb {
            Verb::CheckStep => {
                let (contract, ticket) = (Some(contract), Some(&*ticket));
                let shelf = Shelf { contract, ticket, ..self.shelf() };
                if let Some(field) = prompt.form.field_mut("step") {
                    field.picked = progress.next().map(|code| shelf.step_choice(code));
                }
                if let Some(field) = prompt.form.field_mut(PASSED) {
                    field.picked =
                        Some(Choice { label: self.words.say("yes"), value: Value::Yes(true) });
                }
                prompt.form.go_to(PASSED);
            }
            Verb::Escalate => {
                let Some(failure) = progress.failure() else { return };
                let cause = self.cause(row, failure);
                let args = [("step", failure.step.as_str().into()), ("cause", cause.into())];
                let key = if cause.is_empty() { "escalation-reason" } else { "escalation-reason-cause" };
                let reason = self.words.say_with(key, &args);
                if let Some(field) = prompt.form.field_mut("reason") {
                    field.input = tui_input::Input::new(reason);
                }
            }
            _ => {}
        }
    }
}
