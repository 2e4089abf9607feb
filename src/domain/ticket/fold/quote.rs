//! Quotes in the fold of a ticket (S4.11): sent, decided, and what stands still for them.

use crate::domain::decision::{Decided, Decision};
use crate::domain::event::TicketEvent;
use crate::domain::milestone::Met;
use crate::domain::quote::{Quote, QuoteStatus};
use crate::domain::ticket::{PauseKind, State, Ticket};
use crate::domain::time::Timestamp;

impl Ticket {
    pub(super) fn apply_quote(&mut self, event: &TicketEvent, seq: u64, met: Met) {
        match event {
            TicketEvent::QuoteOpened { suspends } => {
                // One that is already out for the same work goes on: what was sent stays sent.
                if !self.has_open_quote() {
                    self.earlier_quotes.extend(self.quote.replace(Quote::opened(met)));
                }
                if *suspends {
                    self.state = State::SuspendedForQuote;
                    self.pause(PauseKind::Quote, met.at, met.at, seq);
                }
            }
            TicketEvent::QuoteSent { amount, lines } => {
                self.quote.get_or_insert_with(|| Quote::opened(met)).send(*amount, lines.clone(), met);
                self.milestones.quote_sent.get_or_insert(met);
            }
            TicketEvent::QuoteApproved(decision) => {
                self.settle_quote(QuoteStatus::Approved, *decision, met.at);
                let milestones = &mut self.milestones;
                approve(&mut milestones.confirmed, milestones.work_started, met);
                if let Some(last) = self.reopenings.last_mut() {
                    approve(&mut last.confirmed, last.work_started, met);
                }
                if self.state == State::SuspendedForQuote {
                    self.end_pauses(met.at, seq);
                    self.state = State::Scheduled;
                }
            }
            TicketEvent::QuoteDeclined(decision) => {
                self.settle_quote(QuoteStatus::Declined, *decision, met.at);
            }
            _ => {}
        }
    }

    fn settle_quote(&mut self, status: QuoteStatus, decision: Decision, at: Timestamp) {
        if let Some(quote) = &mut self.quote {
            quote.settle(status, Decided { at, decision });
        }
    }
}

/// The last approval before the work counts, a later one only where there was none.
fn approve(confirmed: &mut Option<Met>, work_started: Option<Met>, met: Met) {
    *confirmed = confirmed.filter(|_| work_started.is_some()).or(Some(met));
}
