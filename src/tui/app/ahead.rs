//! A ticket as it will stand once what is on its way has arrived: somebody who works without a line goes on
//! from there. It is a guess by the lifecycle's own rules, and the server's answer is final.

use std::borrow::Cow;

use uuid::Uuid;

use super::Model;
use super::outbox::Pending;
use super::request::Request;
use crate::api::resource::{TicketCommand, TicketResource};
use crate::domain::action::Verb;
use crate::domain::code::TicketNumber;
use crate::domain::event::{Aggregate, EVENT_SCHEMA, Event, Origin, Recorded};
use crate::domain::lifecycle::{self, Step};
use crate::domain::ticket::Ticket;
use crate::domain::time::Timestamp;

impl Model {
    /// The ticket, with what was sent and not yet answered.
    pub fn ahead<'t>(&self, row: &'t TicketResource) -> Cow<'t, Ticket> {
        let mut ticket = Cow::Borrowed(&row.ticket);
        for (pending, command) in self.on_its_way(row.ticket.number) {
            let Some(contract) = self.replica.contracts.get(&ticket.contract) else { continue };
            let Some(actor) = self.actor() else { continue };
            let at = command.said_at.unwrap_or(pending.asked_at);
            let steps =
                lifecycle::decide_said(&ticket, &command.action, command.said_at, &actor, contract);
            for step in steps.unwrap_or_default() {
                let entry = entry(&ticket, step, at, pending);
                ticket.to_mut().apply(&entry);
            }
        }
        ticket
    }

    /// The actions on a ticket that were sent and not yet answered, in their order.
    pub fn on_its_way(&self, number: TicketNumber) -> impl Iterator<Item = (&Pending, &TicketCommand)> {
        self.outbox.pending.iter().filter_map(move |pending| match &pending.request {
            Request::Ticket(of, _, command) if *of == number => Some((pending, command.as_ref())),
            _ => None,
        })
    }

    /// What they are.
    pub fn verbs_on_their_way(&self, number: TicketNumber) -> impl Iterator<Item = Verb> {
        self.on_its_way(number).map(|(_, command)| command.action.deed.verb())
    }
}

/// The entry that the server will write, as far as a fold looks at it. The version stays that which was seen.
fn entry(ticket: &Ticket, step: Step, at: Timestamp, pending: &Pending) -> Recorded {
    Recorded {
        seq: 0,
        id: Uuid::nil(),
        aggregate: Aggregate::Ticket(ticket.number),
        version: ticket.version,
        schema: EVENT_SCHEMA,
        origin: step.origin(Origin::Said),
        event: Event::Ticket(step.event),
        said_at: at,
        recorded_at: at,
        actor: crate::domain::code::ActorId(Uuid::nil()),
        command: pending.key.clone(),
        contract: ticket.contract.clone(),
        seals: Default::default(),
        prev_hash: String::new(),
        hash: String::new(),
    }
}
