//! What must hold of any log, read event by event without the fold: a second reading that knows the clauses and
//! nothing of the state machine.

use std::collections::BTreeSet;

use centralino::domain::clock::{Milestone, StartedBy, clocks};
use centralino::domain::code::{ActorId, TechnicianId};
use centralino::domain::contract::Contract;
use centralino::domain::event::{Event, Origin, Recorded, TicketEvent};
use centralino::domain::text::TextField;
use centralino::domain::ticket::{PauseKind, State, Ticket};
use centralino::domain::time::Timestamp;

/// The log without what was taken back.
fn standing(log: &[Recorded]) -> Vec<(&Recorded, &TicketEvent)> {
    let gone: BTreeSet<u64> = log.iter().flat_map(|entry| entry.event.takes_back()).copied().collect();
    let stands = log.iter().filter(|entry| !gone.contains(&entry.seq));
    stands
        .filter_map(|entry| match &entry.event {
            Event::Ticket(event) => Some((entry, event)),
            _ => None,
        })
        .collect()
}

/// What is remembered from one event to the next.
#[derive(Default)]
struct Memory {
    closed: bool,
    rejected: bool,
    withdrawn: bool,
    parts_asked: bool,
    parts_suspended: bool,
    quote_suspended: bool,
    /// Nobody has begun before the inspection.
    further: bool,
    sent: Option<TechnicianId>,
    in_charge: BTreeSet<TechnicianId>,
}

/// The clauses hold of this log and of the ticket that the fold makes of it. `is_approver`: whose tokens are the
/// client's.
pub fn holds(
    log: &[Recorded],
    ticket: &Ticket,
    contract: &Contract,
    is_approver: impl Fn(ActorId) -> bool,
) {
    let mut memory = Memory::default();
    for (entry, event) in standing(log) {
        memory.take(entry, event, contract, &is_approver);
        // Never two, at no moment.
        assert!(memory.in_charge.len() <= 1, "{event:?}: {:?} in charge", memory.in_charge);
    }
    assert_eq!(ticket.state == State::Closed, memory.closed, "{ticket:?}");
    assert_eq!(ticket.state == State::Rejected, memory.rejected);
    assert_eq!(ticket.state == State::Cancelled, memory.withdrawn);
    assert_eq!(matches!(ticket.state, State::SuspendedForParts(_)), memory.parts_suspended);
    assert_eq!(ticket.state == State::SuspendedForQuote, memory.quote_suspended);
    let open = |kind| ticket.pauses.iter().any(|pause| pause.kind == kind && pause.to.is_none());
    assert_eq!(
        (open(PauseKind::Parts), open(PauseKind::Quote)),
        (memory.parts_suspended, memory.quote_suspended)
    );
    assert_eq!(ticket.in_charge, memory.in_charge.iter().next().copied());
    no_clock_before_its_trigger(log, ticket, contract);
}

impl Memory {
    fn take(
        &mut self,
        entry: &Recorded,
        event: &TicketEvent,
        contract: &Contract,
        is_approver: &impl Fn(ActorId) -> bool,
    ) {
        let words = |field: &TextField| entry.seals.contains_key(field);
        let by_the_client =
            || is_approver(entry.actor) || (words(&TextField::Person) && words(&TextField::Reference));
        match event {
            TicketEvent::Closed { .. } => {
                // S4.12
                assert!(contract.closing.required.iter().all(words), "closed without its form");
                self.closed = true;
            }
            TicketEvent::Rejected => self.rejected = true,
            TicketEvent::Cancelled => {
                (self.withdrawn, self.parts_suspended, self.quote_suspended) = (true, false, false);
            }
            TicketEvent::Completed { .. } => {
                (self.parts_asked, self.parts_suspended, self.quote_suspended) = (false, false, false);
            }
            TicketEvent::PartsAsked { .. } => self.parts_asked = true,
            TicketEvent::PartsApproved(_) => {
                // S4.9
                assert!(self.parts_asked && by_the_client(), "a pause without its approval");
                self.parts_suspended = true;
            }
            TicketEvent::PartsRefused(_) | TicketEvent::PartsWithdrawn | TicketEvent::PartArrived => {
                (self.parts_asked, self.parts_suspended) = (false, false);
            }
            TicketEvent::QuoteOpened { suspends } => self.quote_suspended |= suspends,
            TicketEvent::QuoteApproved(_) => {
                assert!(by_the_client(), "a quote approved by nobody");
                self.quote_suspended = false;
            }
            TicketEvent::QuoteDeclined(_) => assert!(by_the_client(), "a quote declined by nobody"),
            TicketEvent::Registered(from) => self.further = from.order.is_some(),
            TicketEvent::InspectionStarted
            | TicketEvent::Inspected { .. }
            | TicketEvent::WorkStarted => self.further = true,
            TicketEvent::Dispatched { technician, .. } => self.send(*technician),
            TicketEvent::ChargeTaken { technician } => {
                self.sent = technician.or(self.sent);
                self.in_charge.extend(self.sent);
            }
            TicketEvent::Reopened { technician } => {
                (self.closed, self.further) = (false, false);
                if technician.is_some() {
                    self.send(*technician);
                }
            }
            _ => {}
        }
    }

    /// Before the inspection whoever is sent has still to take charge; later on it is theirs, if it was somebody's.
    fn send(&mut self, technician: Option<TechnicianId>) {
        let had = !self.in_charge.is_empty();
        self.in_charge.clear();
        self.sent = technician;
        if had && self.further {
            self.in_charge.extend(technician);
        }
    }
}

/// The clock of the work counts from what the contract says, and that has happened (S3.13).
fn no_clock_before_its_trigger(log: &[Recorded], ticket: &Ticket, contract: &Contract) {
    let standing = standing(log);
    // What was corrected last stands; a step without a time of its own goes with the one that implies it.
    let corrected = |seq: u64| {
        standing.iter().rev().find_map(|(_, event)| match event {
            TicketEvent::EntryCorrected { corrects, said_at: Some(at) } if *corrects == seq => Some(*at),
            _ => None,
        })
    };
    let at_of = |entry: &Recorded| {
        let siblings = log.iter().filter(|other| {
            let same = (other.actor, &other.command) == (entry.actor, &entry.command);
            let along = entry.origin == Origin::Implied || other.said_at == entry.said_at;
            same && along && other.origin != Origin::Implied
        });
        let own = corrected(entry.seq);
        own.or_else(|| siblings.rev().find_map(|other| corrected(other.seq))).unwrap_or(entry.said_at)
    };
    let happened = |at: Timestamp, wanted: &dyn Fn(&TicketEvent) -> bool| {
        standing.iter().any(|(entry, event)| at_of(entry) == at && wanted(event))
    };
    for clock in clocks(ticket, contract) {
        if !matches!(clock.milestone, Milestone::ExecutionStart | Milestone::ExecutionEnd) {
            continue;
        }
        let at = clock.started_at;
        let is_so = match clock.started_by {
            StartedBy::Inspection => {
                happened(at, &|event| matches!(event, TicketEvent::Inspected { .. }))
            }
            StartedBy::QuoteApproved => {
                happened(at, &|event| matches!(event, TicketEvent::QuoteApproved(_)))
            }
            StartedBy::WorkStarted => happened(at, &|event| matches!(event, TicketEvent::WorkStarted)),
            StartedBy::Reopened => happened(at, &|event| matches!(event, TicketEvent::Reopened { .. })),
            StartedBy::Call => ticket.order.is_some() && ticket.called_at == Some(at),
            StartedBy::QuoteOpened => false,
        };
        assert!(
            is_so,
            "{:?} counts from {:?} at {at}, which never was",
            clock.milestone, clock.started_by
        );
        let approved = standing.iter().any(|(_, event)| matches!(event, TicketEvent::QuoteApproved(_)));
        let begun = standing.iter().any(|(_, event)| matches!(event, TicketEvent::WorkStarted));
        let decided = approved || begun || !ticket.reopenings.is_empty();
        let waits = ticket.state == State::SuspendedForQuote && !decided;
        let ran_out = clock.due < ticket.pauses.last().map_or(at, |pause| pause.from);
        assert!(!waits || ran_out, "{:?} counts while its quote is undecided", clock.milestone);
    }
}
