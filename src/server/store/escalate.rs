//! Passing the failure of a step on (S7.6): the new ticket and the event on the one that it comes of are of one
//! transaction. What they hold is the domain's to say.

use super::append::{Desk, Said};
use super::fault::Fault;
use super::project;
use crate::api::resource::Done;
use crate::domain::event::{Aggregate, Event};
use crate::domain::lifecycle::{self, Step};
use crate::domain::text::{TextField, Texts};
use crate::domain::ticket::Ticket;

impl Desk<'_> {
    /// `steps`: those of the ticket that it comes of. The new one is written first, so that the other never names
    /// a ticket that a reader of the log has not met. It stands under the same version of the contract: type and
    /// priority are codes of that one.
    pub(super) fn escalate(
        mut self,
        ticket: Ticket,
        steps: Vec<Step>,
        texts: &Texts,
        said: Said,
    ) -> Result<Done, Fault> {
        let contract = self.contract_of(&ticket)?;
        let of = Aggregate::Ticket(ticket.number);
        let words = project::lasting_texts(self.conn, of, &ticket.undone)?;
        let found = texts.get(&TextField::Reason).map_or("", String::as_str);
        let born = self.with_patron(lifecycle::escalation(&ticket, &words, found, &contract)?)?;
        let number = self.next_ticket();
        self.first_of_ticket(number, &contract.hash, said, Event::Ticket(born.event), born.texts)?;
        let steps = steps.into_iter().map(|step| lifecycle::numbered(step, number)).collect();
        let version = self.write_ticket(ticket, steps, said)?;
        Ok(Done { opened: Some(number), ..self.done(of, version) })
    }
}
