//! Deciding commands on calls and tickets: loads the folds, asks the domain, writes what it answers. It
//! holds no rule of the lifecycle itself, only who was first and which version was meant.

use super::append::{Desk, Draft, Said, cleaned};
use super::command::Command;
use super::directory::{Table, find, lineage, require};
use super::fault::Fault;
use super::project::{self, Fold};
use super::sql;
use crate::api::problem::{Problem, ProblemCode};
use crate::api::resource::{CallCommand, Done, TicketCommand};
use crate::api::stale::Stale;
use crate::domain::action::{Action, Deed};
use crate::domain::call::{Call, CallState};
use crate::domain::code::{CallNumber, Code, TicketNumber};
use crate::domain::contract::Contract;
use crate::domain::directory::{Requester, Site};
use crate::domain::event::{Aggregate, CallEvent, Event, WARNED};
use crate::domain::lifecycle::calls::CallAction;
use crate::domain::lifecycle::{self, Step, authority, calls, premises};
use crate::domain::order::WorkOrder;
use crate::domain::refusal::Refusal;
use crate::domain::role::Role;
use crate::domain::text::{Texts, clean};
use crate::domain::ticket::Ticket;
use crate::domain::time::{self, Timestamp};
use crate::domain::touches::Since;
use crate::server::auth::{requester_of, roles_of, technician_of};
use std::sync::Arc;

impl Desk<'_> {
    /// Decides a command and writes its events.
    ///
    /// # Errors
    /// The problem for the asker; what was written must then be rolled back.
    pub fn carry_out(self, command: &Command) -> Result<Done, Fault> {
        match command {
            Command::NewCall(new) => self.new_call(new),
            Command::Call(number, version, command) => self.call(*number, *version, command),
            Command::NewTicket(new) => self.new_ticket(new),
            Command::Ticket(number, version, command) => self.ticket(*number, *version, command),
            Command::Contract(number, version, asked) => self.apply_contract(*number, *version, asked),
            Command::Import(new) => self.import(new),
            Command::Undo(number, version) => self.undo(*number, *version),
            Command::CorrectEntry(number, version, asked) => {
                self.correct_entry(*number, *version, asked)
            }
        }
    }

    fn call(
        self,
        number: CallNumber,
        version: Option<u64>,
        command: &CallCommand,
    ) -> Result<Done, Fault> {
        let call = self.load_call(number)?.ok_or(ProblemCode::NotFound)?;
        let action = clean_words(&command.action);
        if needs_the_line(&action) {
            self.on_my_line(&call)?;
        }
        if let Some(version) = version {
            self.current(Aggregate::Call(number), version, call.version)?;
        }
        let steps = calls::decide(&call, &action, &self.actor)?;
        let said = self.said(command.said_at, Some(call.called_at), None)?;
        match action {
            CallAction::Attach { ticket, call_type, note } => {
                self.attach(call, ticket, &call_type, &note, said)
            }
            _ => {
                let steps = steps.into_iter().map(|step| (step.event, step.texts)).collect();
                self.end_with(call, steps, said)
            }
        }
    }

    /// One more call on a ticket: its end and the ticket's event are one. The note stays with the ticket.
    fn attach(
        mut self,
        call: Call,
        ticket: TicketNumber,
        call_type: &Code,
        note: &str,
        said: Said,
    ) -> Result<Done, Fault> {
        let missing = || Problem::new(ProblemCode::NotFound).about("ticket");
        let ticket = self.load_ticket(ticket)?.ok_or_else(missing)?;
        let contract = self.contract_of(&ticket)?;
        let steps = lifecycle::attach(&ticket, call.number, call_type, note, &contract)?;
        let outcome = crate::domain::event::Outcome::Attached { ticket: ticket.number };
        let ended = CallEvent::Ended { outcome, call_type: Some(call_type.clone()) };
        self.write_ticket(ticket, steps, said)?;
        self.end_with(call, vec![(ended, Texts::new())], said)
    }

    fn ticket(
        mut self,
        number: TicketNumber,
        version: u64,
        command: &TicketCommand,
    ) -> Result<Done, Fault> {
        let ticket = self.load_ticket(number)?.ok_or(ProblemCode::NotFound)?;
        if !self.actor.role.may(command.action.deed.verb()) {
            return Err(Refusal::Role { role: self.actor.role }.into());
        }
        // What looks at nothing and changes nothing of the ticket is written whatever has happened to it.
        let appends = command.action.touches().is_empty() && version < ticket.version;
        if !appends {
            self.current(Aggregate::Ticket(number), version, ticket.version)?;
        }
        let contract = self.contract_of(&ticket)?;
        let deed = self.in_own_name(clean_order(&command.action.deed))?;
        let action = Action { deed, texts: cleaned(&command.action.texts) };
        let steps = lifecycle::decide_said(&ticket, &action, command.said_at, &self.actor, &contract)?;
        self.records_exist(&action.deed)?;
        let bound = lifecycle::late_entry_bound(action.deed.verb(), &contract);
        let said = self.said(command.said_at, ticket.called_at, bound)?;
        if !steps.is_empty() {
            let by = self.who_decides(&action.deed)?;
            authority::may_decide(&ticket, &action.deed, by.as_ref(), &contract, day(said.at))?;
        }
        let steps: Vec<Step> =
            steps.into_iter().map(|step| self.with_patron(step)).collect::<Result<_, _>>()?;
        let steps = self.served_or_marked(steps, &ticket, &contract)?;
        if matches!(action.deed, Deed::Escalate) && !steps.is_empty() {
            return self.escalate(ticket, steps, &action.texts, said);
        }
        let version = self.write_ticket(ticket, steps, said)?;
        Ok(self.done(Aggregate::Ticket(number), version))
    }

    /// An approver decides as themselves, and a technician takes charge as themselves, whomever they name.
    fn in_own_name(&self, deed: Deed) -> Result<Deed, Fault> {
        match self.actor.role {
            Role::Approver => Ok(deed.decided_by(requester_of(self.conn, self.actor.id)?)),
            Role::Technician => Ok(deed.taken_by(technician_of(self.conn, self.actor.id)?)),
            _ => Ok(deed),
        }
    }

    /// The record of whoever decides for the client, if they are in the directory.
    fn who_decides(&self, deed: &Deed) -> Result<Option<Requester>, Fault> {
        match deed.decision().and_then(|decision| decision.by) {
            Some(requester) => find(self.conn, Table::Requesters, requester.0),
            None => Ok(None),
        }
    }

    /// What a deed points at must be in the directory.
    fn records_exist(&self, deed: &Deed) -> Result<(), Fault> {
        match deed {
            Deed::Dispatch { technician, .. }
            | Deed::TakeCharge { technician: Some(technician) }
            | Deed::Reopen { technician: Some(technician) }
            | Deed::TellStaff { technician: Some(technician), .. } => {
                require(self.conn, Table::Technicians, technician.0, "technician")
            }
            Deed::Correct { site: Some(site), .. } => require(self.conn, Table::Sites, site.0, "site"),
            _ => Ok(()),
        }
    }

    /// What a step says of a site goes with that site's patron saint, as its record is now: the clocks must
    /// not ask the directory later, since its records change.
    pub fn with_patron(&self, step: Step) -> Result<Step, Fault> {
        let Some(site) = step.event.site() else { return Ok(step) };
        let record: Option<Site> = find(self.conn, Table::Sites, site.0)?;
        let event = step.event.with_patron(record.and_then(|site| site.patron));
        Ok(Step { event, ..step })
    }

    /// What a correction puts at another site, or under another service, is judged anew.
    fn served_or_marked(
        &self,
        steps: Vec<Step>,
        ticket: &Ticket,
        contract: &Contract,
    ) -> Result<Vec<Step>, Fault> {
        let mark = |step: Step| {
            let at = step.event.site().or(ticket.site);
            let sites = at.map(|site| lineage(self.conn, site)).transpose()?.unwrap_or_default();
            Ok(premises::unless_served(step, Some(ticket), &sites, contract))
        };
        steps.into_iter().map(mark).collect()
    }

    /// A ticket is decided under the version of its contract that it stands under.
    pub fn contract_of(&self, ticket: &Ticket) -> Result<Arc<Contract>, Fault> {
        let missing = || Fault::Internal(format!("contract {} is not stored", ticket.contract));
        self.contracts.by_hash(&ticket.contract).ok_or_else(missing)
    }

    /// Writes the steps of a ticket; the version that it ends with.
    pub fn write_ticket(&mut self, ticket: Ticket, steps: Vec<Step>, said: Said) -> Result<u64, Fault> {
        let contract = ticket.contract.clone();
        self.write_ticket_under(&contract, ticket, steps, said)
    }

    /// Writes the steps of a ticket, citing this contract; the version that it ends with.
    pub fn write_ticket_under(
        &mut self,
        contract: &str,
        ticket: Ticket,
        steps: Vec<Step>,
        said: Said,
    ) -> Result<u64, Fault> {
        let (number, mut version) = (ticket.number, ticket.version);
        if steps.is_empty() {
            return Ok(version);
        }
        let mut fold = Fold::Ticket(Box::new(ticket));
        for step in steps {
            version += 1;
            let said = Said { at: said.at, origin: step.origin(said.origin) };
            let draft = Draft {
                aggregate: Aggregate::Ticket(number),
                version,
                contract,
                said,
                event: Event::Ticket(step.event),
                texts: step.texts,
            };
            fold = self.append(draft, Some(fold))?;
        }
        fold.write(self.conn)?;
        Ok(version)
    }

    /// Writes the last events of a command, which are a call's.
    pub fn end_with(
        mut self,
        call: Call,
        steps: Vec<(CallEvent, Texts)>,
        said: Said,
    ) -> Result<Done, Fault> {
        let number = call.number;
        let version = self.write_call(call, steps, said)?;
        Ok(self.done(Aggregate::Call(number), version))
    }

    /// Writes the steps of a call; the version that it ends with.
    pub fn write_call(
        &mut self,
        call: Call,
        steps: Vec<(CallEvent, Texts)>,
        said: Said,
    ) -> Result<u64, Fault> {
        let (number, mut version) = (call.number, call.version);
        if steps.is_empty() {
            return Ok(version);
        }
        let contract = self.contracts.current();
        let mut fold = Fold::Call(call);
        for (event, texts) in steps {
            lifecycle::lengths(&texts)?;
            version += 1;
            let draft = Draft {
                aggregate: Aggregate::Call(number),
                version,
                contract: &contract.hash,
                said,
                event: Event::Call(event),
                texts,
            };
            fold = self.append(draft, Some(fold))?;
        }
        fold.write(self.conn)?;
        Ok(version)
    }

    /// A call that somebody else has on the line is theirs.
    pub fn on_my_line(&self, call: &Call) -> Result<(), Fault> {
        match call.answered_by {
            Some(by) if call.state == CallState::Answered && by != self.actor.id => {
                Err(Problem::new(ProblemCode::Taken).with("by", by.0.to_string()).into())
            }
            _ => Ok(()),
        }
    }

    /// The version that was meant must be the one that is, or differ from it by warnings alone: the watch
    /// gives them whenever they fall due, and what somebody is about to do on the ticket that they see is
    /// the same afterwards.
    pub fn current(&self, of: Aggregate, meant: u64, current: u64) -> Result<(), Fault> {
        if meant == current {
            return Ok(());
        }
        let select = "SELECT kind FROM event
            WHERE aggregate = ? AND number = ? AND version > ? ORDER BY version";
        let (aggregate, number) = project::columns(of);
        let mut statement = self.conn.prepare_cached(select)?;
        let kinds = statement
            .query_map((aggregate, number, sql(meant)), |row| row.get::<_, String>(0))?
            .collect::<Result<Vec<_>, _>>()?;
        if meant < current && kinds.iter().all(|kind| kind == WARNED) {
            return Ok(());
        }
        let stale = match of {
            Aggregate::Ticket(number) => self.stale_ticket(number, meant, current, kinds)?,
            Aggregate::Call(_) => Stale { current, changed: kinds, ..Stale::default() },
        };
        Err(stale.into_problem().into())
    }

    /// What became of a ticket since the version that was meant.
    fn stale_ticket(
        &self,
        number: TicketNumber,
        meant: u64,
        current: u64,
        changed: Vec<String>,
    ) -> Result<Stale, Fault> {
        let history = self.history(number)?;
        let later = history.iter().filter(|entry| entry.version > meant);
        let by = roles_of(self.conn, later.map(|entry| entry.actor))?;
        let Some(since) = Since::version(meant, &history, number) else {
            return Ok(Stale { current, changed, ..Stale::default() });
        };
        Ok(Stale { by, ..Stale::of_ticket(current, changed, &since) })
    }
}

/// The day in Rome.
pub fn day(at: Timestamp) -> chrono::NaiveDate {
    time::local(at, time::ZONE).date_naive()
}

/// What only the one on the line may do; anybody may note that the caller hung up, or put back a call
/// that a colleague left.
fn needs_the_line(action: &CallAction) -> bool {
    match action {
        CallAction::Answer
        | CallAction::CallBack
        | CallAction::Attach { .. }
        | CallAction::Dismiss { .. } => true,
        CallAction::Release | CallAction::Lose => false,
    }
}

fn clean_words(action: &CallAction) -> CallAction {
    let mut action = action.clone();
    match &mut action {
        CallAction::Attach { note: words, .. } | CallAction::Dismiss { reason: words, .. } => {
            *words = clean(words);
        }
        CallAction::Answer | CallAction::Release | CallAction::Lose | CallAction::CallBack => {}
    }
    action
}

fn clean_order(deed: &Deed) -> Deed {
    match deed {
        Deed::RecordOrder { order } => Deed::RecordOrder { order: order_cleaned(order) },
        other => other.clone(),
    }
}

/// The order's own numbers, without marks that could move a cursor.
pub fn order_cleaned(order: &WorkOrder) -> WorkOrder {
    WorkOrder {
        identification: clean(&order.identification),
        generated_by: clean(&order.generated_by),
        ..order.clone()
    }
}
