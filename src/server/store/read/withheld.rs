//! What of records and entries is withheld from their reader: amounts, who asked, who wrote. What is left is
//! the record as it is; nothing is put in the place of what goes.

use crate::domain::call::Call;
use crate::domain::code::ActorId;
use crate::domain::event::{CallEvent, Event, Recorded, TicketEvent};
use crate::domain::order::WorkOrder;
use crate::domain::sight::Sight;
use crate::domain::ticket::Ticket;

pub(super) fn from_call(call: &mut Call, sight: Sight) {
    if !sight.shows_authors() {
        call.answered_by = None;
    }
    if !sight.shows_requesters() {
        call.caller = None;
    }
}

pub(super) fn from_ticket(ticket: &mut Ticket, sight: Sight) {
    if !sight.shows_requesters() {
        ticket.requester = None;
        let of_quotes = ticket.quote.iter_mut().chain(&mut ticket.earlier_quotes);
        let decided = of_quotes.filter_map(|quote| quote.decided.as_mut());
        let decided = decided.chain(ticket.parts.iter_mut().filter_map(|parts| parts.decided.as_mut()));
        decided.for_each(|decided| decided.decision.by = None);
    }
    if !sight.shows_amounts() {
        for quote in ticket.quote.iter_mut().chain(&mut ticket.earlier_quotes) {
            (quote.amount, quote.lines) = (None, Vec::new());
        }
        forget_total(ticket.order.as_mut());
        ticket.orders.iter_mut().for_each(|kept| kept.order.total = None);
    }
}

pub(super) fn from_entry(entry: &mut Recorded, sight: Sight) {
    if !sight.shows_authors() {
        // The key of a command is its desk's.
        entry.actor = ActorId::SYSTEM;
        entry.command = String::new();
    }
    if !sight.shows_requesters() {
        match &mut entry.event {
            Event::Call(CallEvent::Rang { caller, .. }) => *caller = None,
            Event::Ticket(TicketEvent::Registered(registration)) => registration.requester = None,
            Event::Ticket(event) => {
                if let Some(decision) = event.decision_mut() {
                    decision.by = None;
                }
            }
            _ => {}
        }
    }
    if !sight.shows_amounts() {
        forget_amounts(&mut entry.event);
        // Whoever knows the rest of an entry finds its amount by trying which one gives the hash.
        entry.hash = String::new();
        entry.prev_hash = String::new();
    }
}

fn forget_amounts(event: &mut Event) {
    match event {
        Event::Ticket(TicketEvent::QuoteSent { amount, lines }) => {
            (*amount, *lines) = (None, Vec::new());
        }
        Event::Ticket(TicketEvent::OrderRecorded(order)) => order.total = None,
        Event::Ticket(TicketEvent::Registered(registration)) => {
            forget_total(registration.order.as_mut());
        }
        // Nobody here knows what a later version writes: its kind is told, so that it is known as one.
        Event::Unknown(value) => {
            if let Some(fields) = value.as_object_mut() {
                fields.retain(|name, _| name == "kind");
            }
        }
        _ => {}
    }
}

fn forget_total(order: Option<&mut WorkOrder>) {
    if let Some(order) = order {
        order.total = None;
    }
}
