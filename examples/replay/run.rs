//! One history through the lifecycle: which of our actions each of its commands is, and what had to be
//! supplied. It supplies only what [`Supplied`] lists, and only when a refusal asks for it.

use std::collections::BTreeMap;
use std::error::Error;

use centralino::domain::action::Deed;
use centralino::domain::channel::Channel;
use centralino::domain::code::Code;
use centralino::domain::contract::Contract;
use centralino::domain::decision::Decision;
use centralino::domain::event::Event;
use centralino::domain::lifecycle::Step;
use centralino::domain::quote::{QuoteLine, Unit};
use centralino::domain::refusal::{Awaited, Refusal};
use centralino::domain::ticket::State;
use centralino::domain::time::Timestamp;
use rust_decimal::Decimal;
use serde::Serialize;

use super::case::Case;
use super::history::{Command, Happening, History};

/// What these histories do not hold and a command cannot do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Supplied {
    /// The history begins after the ticket was entered.
    Registrations,
    /// An inspection's start, without which nothing is suspended.
    Inspections,
    /// The client's consent to a suspension for parts (S4.9).
    PartsApprovals,
    QuotesSent,
    /// The client's consent to a quote (S4.11).
    QuoteApprovals,
}

/// What became of one history.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    pub implied: BTreeMap<String, usize>,
    pub supplied: BTreeMap<Supplied, usize>,
    pub closing_forms: usize,
    /// For each command refused its place in the history, and "command: code, state".
    pub refused: Vec<(usize, String)>,
    pub commands: usize,
    /// Commands that were already so.
    pub repeats: usize,
}

/// Where a history is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    AsItIs,
    WithImpliedSteps,
    WithSuppliedData,
    Refused,
}

impl Verdict {
    pub fn class(&self) -> Class {
        if !self.refused.is_empty() {
            Class::Refused
        } else if !self.supplied.is_empty() {
            Class::WithSuppliedData
        } else if !self.implied.is_empty() {
            Class::WithImpliedSteps
        } else {
            Class::AsItIs
        }
    }

    fn supply(&mut self, what: Supplied) {
        *self.supplied.entry(what).or_default() += 1;
    }

    fn note(&mut self, steps: &[Step]) {
        for step in steps.iter().filter(|step| step.implied) {
            let kind = Event::Ticket(step.event.clone()).kind();
            *self.implied.entry(kind).or_default() += 1;
        }
    }
}

/// # Errors
/// The contract is not the shipped one.
pub fn replay(history: &History, contract: &Contract) -> Result<Verdict, Box<dyn Error>> {
    let mut verdict = Verdict { commands: history.events.len(), ..Verdict::default() };
    let Some(first) = history.events.first() else { return Ok(verdict) };
    let priority = priority(&history.severity, contract).ok_or("the contract has no priorities")?;
    let case = Case::registered(priority.clone(), first.at(), contract)?;
    let mut rest = history.events.iter().enumerate();
    if matches!(first.command, Command::Open | Command::Classify) {
        rest.next();
    } else {
        verdict.supply(Supplied::Registrations);
    }
    let mut replay = Replay { case, verdict, priority };
    rest.for_each(|(place, happening)| replay.take(place, happening));
    Ok(replay.verdict)
}

/// Their severities have no order that we know: each stands for the priority in its place.
fn priority(severity: &str, contract: &Contract) -> Option<Code> {
    let place: usize = severity.rsplit(' ').next().and_then(|n| n.parse().ok()).unwrap_or(1);
    let priorities = &contract.priorities;
    let found = priorities.get(place.saturating_sub(1)).or(priorities.last());
    found.map(|found| found.code.clone())
}

struct Replay<'c> {
    case: Case<'c>,
    verdict: Verdict,
    priority: Code,
}

impl Replay<'_> {
    fn take(&mut self, place: usize, happening: &Happening) {
        let at = happening.at();
        let done = match happening.command {
            // Entered twice, or graded again: the priority is corrected.
            Command::Open | Command::Classify => {
                let priority = Some(self.priority.clone());
                self.act(&Deed::Correct { priority, service: None, site: None }, at)
            }
            Command::Accept => self.act(&Deed::TakeCharge { technician: None }, at),
            Command::Suspend => self.suspend(happening.waits_for_upgrade(), at),
            Command::Resume => self.resume(at),
            Command::Complete => self.act(&Deed::Complete, at),
            Command::Close => self.close(at),
            Command::Reopen => self.act(&Deed::Reopen { technician: None }, at),
            Command::ReopenAndSuspend => self
                .act(&Deed::Reopen { technician: None }, at)
                .and_then(|_| self.suspend(happening.waits_for_upgrade(), at)),
            Command::Reject => self.act(&Deed::Reject, at),
            Command::Note => self.act(&Deed::Note, at),
            Command::Schedule => {
                let planned = Some(at);
                let (channel, phases) = (Channel::Phone, Vec::new());
                let (planned_start, planned_end) = (planned, None);
                self.act(&Deed::Communicate { channel, planned_start, planned_end, phases }, at)
            }
        };
        match done {
            Ok(0) => self.verdict.repeats += 1,
            Ok(_) => {}
            Err(refusal) => {
                let (command, state) = (happening.command.code(), self.case.ticket.state.code());
                let why = format!("{command}: {}, {state}", code_of(&refusal));
                self.verdict.refused.push((place, why));
            }
        }
    }

    /// Takes a deed; what it awaits is supplied, if it is something that these histories lack. Answers
    /// with the number of events.
    fn act(&mut self, deed: &Deed, at: Timestamp) -> Result<usize, Refusal> {
        let mut events = 0;
        loop {
            match self.case.act(deed.clone(), at) {
                Ok(steps) => {
                    self.verdict.note(&steps);
                    return Ok(events + steps.len());
                }
                Err(refusal) => events += self.supply(refusal, at)?,
            }
        }
    }

    /// Supplies the one thing that a refusal awaits, or gives the refusal back. Each thing supplied
    /// brings the ticket further, so it is never asked for again by the same deed.
    fn supply(&mut self, refusal: Refusal, at: Timestamp) -> Result<usize, Refusal> {
        let Refusal::NotYet { awaits, .. } = refusal else { return Err(refusal) };
        let (what, deed) = match awaits {
            Awaited::Inspection => (Supplied::Inspections, Deed::StartInspection),
            Awaited::QuoteSent => (Supplied::QuotesSent, unpriced()),
            Awaited::QuoteDecision => (Supplied::QuoteApprovals, Deed::ApproveQuote(told())),
            _ => return Err(refusal),
        };
        let done = self.act(&deed, at)?;
        self.verdict.supply(what);
        Ok(done)
    }

    fn suspend(&mut self, for_upgrade: bool, at: Timestamp) -> Result<usize, Refusal> {
        if for_upgrade {
            return self.act(&Deed::SuspendForQuote, at);
        }
        let asked = self.act(&Deed::AskParts { expected_on: None }, at)?;
        let approved = self.act(&Deed::ApproveParts(told()), at)?;
        if approved > 0 {
            self.verdict.supply(Supplied::PartsApprovals);
        }
        Ok(asked + approved)
    }

    /// The end of whichever suspension is on; without one it is a taking in charge, as its label says.
    fn resume(&mut self, at: Timestamp) -> Result<usize, Refusal> {
        match self.case.ticket.state {
            State::SuspendedForQuote => {
                let done = self.act(&Deed::ApproveQuote(told()), at)?;
                self.verdict.supply(Supplied::QuoteApprovals);
                Ok(done)
            }
            State::PartsAsked(_) | State::SuspendedForParts(_) => self.act(&Deed::ReceivePart, at),
            _ => self.act(&Deed::TakeCharge { technician: None }, at),
        }
    }

    fn close(&mut self, at: Timestamp) -> Result<usize, Refusal> {
        let done = self.act(&Deed::Close { hours: None }, at)?;
        self.verdict.closing_forms += usize::from(done > 0);
        Ok(done)
    }
}

/// A refusal's code, with what it awaits.
fn code_of(refusal: &Refusal) -> String {
    match refusal {
        Refusal::NotYet { awaits, .. } => format!("not yet, awaits {}", awaits.code()),
        Refusal::Past { .. } => "past".to_owned(),
        Refusal::NeedsNewTicket { .. } => "needs a new ticket".to_owned(),
        other => format!("{other:?}"),
    }
}

/// What the history tells of a decision: that somebody of the client's told it, and no more.
fn told() -> Decision {
    Decision { by: None, how: Some(Channel::Phone) }
}

/// A quote for the whole work, since the history tells no price.
fn unpriced() -> Deed {
    let line = QuoteLine {
        quantity: Decimal::ONE,
        unit: Unit::Lump,
        unit_price: Decimal::ZERO,
        vat: Decimal::ZERO,
    };
    Deed::SendQuote { amount: None, lines: vec![line] }
}
