//! Putting a ticket under another version of its contract: finds the version, asks the domain, writes what
//! it answers. It never holds a text that is not stored, and moves no ticket that nobody named.

use std::sync::Arc;

use super::append::{Desk, Said, cleaned};
use super::fault::Fault;
use crate::api::problem::ProblemCode;
use crate::api::resource::{ContractApplication, Done};
use crate::domain::code::TicketNumber;
use crate::domain::contract::Contract;
use crate::domain::event::{Aggregate, Origin};
use crate::domain::lifecycle;
use crate::domain::refusal::{Need, Refusal};
use crate::domain::text::{TextField, Texts};

impl Desk<'_> {
    /// The entry cites the version that is applied: whoever folds the log needs nothing else.
    pub(super) fn apply_contract(
        mut self,
        number: TicketNumber,
        version: u64,
        asked: &ContractApplication,
    ) -> Result<Done, Fault> {
        let ticket = self.load_ticket(number)?.ok_or(ProblemCode::NotFound)?;
        if !self.actor.role.applies_contracts() {
            return Err(Refusal::Role { role: self.actor.role }.into());
        }
        self.current(Aggregate::Ticket(number), version, ticket.version)?;
        let from = self.contract_of(&ticket)?;
        let to = self.held(&asked.contract, &from)?;
        let texts = cleaned(&Texts::from([(TextField::Reason, asked.reason.clone())]));
        let steps = lifecycle::apply_contract(&ticket, &to, &from, &texts, &self.actor)?;
        let said = Said { at: self.now, origin: Origin::Default };
        let version = self.write_ticket_under(&to.hash, ticket, steps, said)?;
        Ok(self.done(Aggregate::Ticket(number), version))
    }

    /// The version with this hash.
    ///
    /// # Errors
    /// There is none: the refusal lists those of the ticket's own contract.
    fn held(&self, hash: &str, of: &Contract) -> Result<Arc<Contract>, Refusal> {
        self.contracts.by_hash(hash).ok_or_else(|| Refusal::Invalid {
            field: "contract".to_owned(),
            expected: Need::ContractVersion,
            known: self.contracts.versions_of(&of.name),
        })
    }
}
