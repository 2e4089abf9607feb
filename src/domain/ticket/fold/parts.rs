//! Requests for spare parts in the fold of a ticket (S4.9): what was decided, and what stands still for it.

use crate::domain::decision::{Decided, Decision};
use crate::domain::event::{Recorded, TicketEvent};
use crate::domain::parts::{PartsRequest, PartsStatus};
use crate::domain::ticket::{PauseKind, State, Ticket, stage_of};
use crate::domain::time::Timestamp;

impl Ticket {
    pub(super) fn apply_parts(&mut self, event: &TicketEvent, entry: &Recorded) {
        let (said_at, seq) = (entry.said_at, entry.seq);
        match (event, self.state) {
            (TicketEvent::PartsAsked { expected_on }, state) => {
                if let Some(stage) = stage_of(state) {
                    self.parts.push(PartsRequest::asked(seq, said_at, *expected_on));
                    self.state = State::PartsAsked(stage);
                }
            }
            (TicketEvent::PartsApproved(decision), State::PartsAsked(stage)) => {
                let asked_at = self.parts.last().map_or(said_at, |request| request.asked_at);
                self.decide_parts(PartsStatus::Approved, *decision, said_at);
                self.pause(PauseKind::Parts, asked_at, said_at, seq);
                self.state = State::SuspendedForParts(stage);
            }
            (TicketEvent::PartsRefused(decision), State::PartsAsked(stage)) => {
                self.decide_parts(PartsStatus::Refused, *decision, said_at);
                self.state = stage.into();
            }
            (TicketEvent::PartsWithdrawn, State::PartsAsked(stage)) => {
                self.end_parts(PartsStatus::Withdrawn, said_at);
                self.state = stage.into();
            }
            (TicketEvent::PartArrived, State::PartsAsked(stage) | State::SuspendedForParts(stage)) => {
                self.end_parts(PartsStatus::Arrived, said_at);
                self.end_pauses(said_at, seq);
                self.state = stage.into();
            }
            _ => {}
        }
    }

    pub(super) fn decide_parts(&mut self, status: PartsStatus, decision: Decision, at: Timestamp) {
        if let Some(request) = self.parts.last_mut() {
            request.decided = Some(Decided { at, decision });
        }
        match status {
            PartsStatus::Approved => self.set_parts(status),
            _ => self.end_parts(status, at),
        }
    }

    /// The wait for parts is over, if there was one.
    pub(super) fn end_parts(&mut self, status: PartsStatus, at: Timestamp) {
        self.set_parts(status);
        if let Some(request) = self.parts.last_mut() {
            request.ended_at.get_or_insert(at);
        }
    }

    fn set_parts(&mut self, status: PartsStatus) {
        if let Some(request) = self.parts.last_mut().filter(|request| request.is_open()) {
            request.status = status;
        }
    }
}
