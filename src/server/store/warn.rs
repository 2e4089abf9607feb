//! Giving warnings: what falls due on a ticket's clocks is decided and written in the writer's
//! transaction. It is asked for by the watch alone, never by REST, and gives nothing twice.

use serde::{Deserialize, Serialize};

use super::append::{Desk, Position, Said};
use super::fault::Fault;
use crate::api::problem::ProblemCode;
use crate::domain::clock::warning::{next_warning, pending_warnings};
use crate::domain::code::{ActorId, TicketNumber};
use crate::domain::event::{Origin, TicketEvent};
use crate::domain::lifecycle::Step;
use crate::domain::role::{Actor, Role};
use crate::domain::text::Texts;
use crate::domain::time::Timestamp;

/// Who gives warnings. Its role is never asked, and is the one that may do nothing to a ticket.
pub const CENTRE: Actor = Actor { id: ActorId::SYSTEM, role: Role::Administrator };

/// What became of the warnings of one ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warned {
    /// How many were given now.
    pub given: usize,
    /// When the next one falls due (UTC), if nothing changes.
    pub next: Option<Timestamp>,
}

/// The key that the events of one decision share: no two are decided on the same head of the log.
pub fn key(number: TicketNumber, position: &Position) -> String {
    format!("warning-{number}-{}", position.head().seq)
}

impl Desk<'_> {
    /// The warnings are said to be given at the moment of writing, whenever they fell due.
    pub(super) fn warn(mut self, number: TicketNumber) -> Result<Warned, Fault> {
        let mut ticket = self.load_ticket(number)?.ok_or(ProblemCode::NotFound)?;
        let contract = self.contract_of(&ticket)?;
        let based_on = self.position.head().seq;
        let due = pending_warnings(&ticket, &contract, self.now, based_on);
        let given = due.len();
        if given > 0 {
            let step = |warning| Step {
                event: TicketEvent::Warned(warning),
                implied: false,
                texts: Texts::new(),
            };
            let said = Said { at: self.now, origin: Origin::Default };
            self.write_ticket(ticket, due.into_iter().map(step).collect(), said)?;
            ticket = self.load_ticket(number)?.ok_or(ProblemCode::NotFound)?;
        }
        Ok(Warned { given, next: next_warning(&ticket, &contract) })
    }
}
