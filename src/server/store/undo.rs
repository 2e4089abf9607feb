//! Taking the last action on a ticket back, and correcting an earlier entry: asks the domain, writes what it answers,
//! and makes the ticket's rows anew. It never touches what was written.

use rusqlite::OptionalExtension;

use super::append::{Desk, Draft, Said, cleaned};
use super::fault::Fault;
use super::project::{self, Fold};
use super::sql;
use crate::api::problem::ProblemCode;
use crate::api::resource::Done;
use crate::domain::code::TicketNumber;
use crate::domain::event::{Aggregate, Event, Origin, Recorded};
use crate::domain::lifecycle::{self, EntryCorrection, Step};
use crate::domain::refusal::{NotUndone, Refusal};
use crate::domain::ticket::Ticket;

impl Desk<'_> {
    pub(super) fn undo(self, number: TicketNumber, version: u64) -> Result<Done, Fault> {
        let role = self.actor.role;
        if !role.acts() {
            return Err(Refusal::Role { role }.into());
        }
        let ticket = self.load_ticket(number)?.ok_or(ProblemCode::NotFound)?;
        self.current(Aggregate::Ticket(number), version, ticket.version)?;
        let step = lifecycle::undo(&self.history(number)?, &self.actor, self.now)?;
        let event = Event::Ticket(step.event.clone());
        self.nothing_follows(number, event.takes_back())?;
        self.write_and_fold_anew(ticket, step)
    }

    /// An entry is corrected by another, which names it.
    pub(super) fn correct_entry(
        self,
        number: TicketNumber,
        version: u64,
        asked: &EntryCorrection,
    ) -> Result<Done, Fault> {
        let ticket = self.load_ticket(number)?.ok_or(ProblemCode::NotFound)?;
        let role = self.actor.role;
        if !role.works_the_desk() {
            return Err(Refusal::Role { role }.into());
        }
        self.current(Aggregate::Ticket(number), version, ticket.version)?;
        let contract = self.contract_of(&ticket)?;
        let asked = EntryCorrection { texts: cleaned(&asked.texts), ..asked.clone() };
        let history = self.history(number)?;
        let step = lifecycle::correct_entry(&history, &ticket, &asked, &self.actor, &contract)?;
        self.write_and_fold_anew(ticket, step)
    }

    /// What is written here changes what entries before it count for.
    fn write_and_fold_anew(mut self, ticket: Ticket, step: Step) -> Result<Done, Fault> {
        let (number, version, contract) = (ticket.number, ticket.version + 1, ticket.contract.clone());
        let aggregate = Aggregate::Ticket(number);
        let said = Said { at: self.now, origin: Origin::Default };
        let event = Event::Ticket(step.event);
        let draft = Draft { aggregate, version, contract: &contract, said, event, texts: step.texts };
        self.append(draft, Some(Fold::Ticket(Box::new(ticket))))?;
        let anew = Fold::of(&self.history(number)?);
        let anew = anew.ok_or_else(|| Fault::Internal("a ticket without its first entry".to_owned()))?;
        anew.write(self.conn)?;
        Ok(self.done(aggregate, version))
    }

    /// All entries of a ticket, in the order of the log.
    pub(super) fn history(&self, number: TicketNumber) -> Result<Vec<Recorded>, Fault> {
        let select = "SELECT doc FROM event WHERE aggregate = ? AND number = ? ORDER BY version";
        let (aggregate, number) = project::columns(Aggregate::Ticket(number));
        let mut statement = self.conn.prepare_cached(select)?;
        let docs = statement.query_map((aggregate, number), |row| row.get::<_, String>(0))?;
        docs.map(|doc| Ok(serde_json::from_str(&doc?)?)).collect()
    }

    /// A rejected or withdrawn ticket may have been taken up by a new one since, which leaves its own version
    /// as it is. Only the entries after the first that is taken back are looked at.
    fn nothing_follows(&self, number: TicketNumber, entries: &[u64]) -> Result<(), Fault> {
        let first = entries.first().copied().unwrap_or(u64::MAX);
        let select = "SELECT 1 FROM event WHERE seq > ? AND kind = 'ticket.registered'
            AND doc ->> '$.event.follows' = ? LIMIT 1";
        let mut statement = self.conn.prepare_cached(select)?;
        let follows = statement.query_row((sql(first), sql(number.0)), |_| Ok(())).optional()?;
        match follows {
            Some(()) => Err(Refusal::NotUndone { why: NotUndone::TakenUp }.into()),
            None => Ok(()),
        }
    }
}
