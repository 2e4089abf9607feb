//! Explaining a deadline: which clock of which ticket is looked at. It asks the server for nothing but
//! the history, and shows the rest meanwhile.

use super::overlay::Overlay;
use super::{Effect, Model};
use crate::domain::clock::{Clock, Milestone, clocks, pressing};
use crate::domain::code::TicketNumber;
use crate::tui::command::Command;
use crate::tui::look::Meaning;

/// The clock that is explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explaining {
    pub number: TicketNumber,
    /// Not a place in a list: clocks come and go while it is read.
    pub clock: (u32, Milestone),
    pub scroll: u16,
}

/// What a clock is called among those of its ticket.
fn key(clock: &Clock) -> (u32, Milestone) {
    (clock.round, clock.milestone)
}

impl Model {
    /// The clocks of a ticket, in the order of its life.
    pub fn clocks_of(&self, number: TicketNumber) -> Vec<Clock> {
        let Some(row) = self.ticket(number) else { return Vec::new() };
        let contract = self.replica.contracts.get(&row.ticket.contract);
        contract.map(|contract| clocks(&row.ticket, contract)).unwrap_or_default()
    }

    /// The clock that is explained, as it is now, with its place among the ticket's.
    pub fn explained_clock(&self) -> Option<(usize, Vec<Clock>)> {
        let explaining = self.explaining()?;
        let clocks = self.clocks_of(explaining.number);
        let at = clocks.iter().position(|clock| key(clock) == explaining.clock);
        // A correction may have taken the clock away.
        let at = at.or_else(|| clocks.len().checked_sub(1))?;
        Some((at, clocks))
    }

    /// Explains the deadline of the selected ticket that presses, or else the last one of its life.
    pub(super) fn explain(&mut self) -> Vec<Effect> {
        let Some(number) = self.acted_on().map(|row| row.ticket.number) else {
            self.note(Meaning::Dim, self.words.say("no-ticket-selected"));
            return Vec::new();
        };
        let clocks = self.clocks_of(number);
        let Some(clock) = pressing(&clocks).or(clocks.last()).map(key) else {
            self.note(Meaning::Dim, self.words.say("no-deadline"));
            return Vec::new();
        };
        self.lay_over(Overlay::Explaining(Explaining { number, clock, scroll: 0 }));
        // Who approved a suspension stands in the history.
        self.focus_on(number)
    }

    /// The next or the previous clock of the same ticket.
    pub(super) fn explain_another(&mut self, command: Command) {
        let Some((at, clocks)) = self.explained_clock() else { return };
        let step = if command == Command::Previous { clocks.len().saturating_sub(1) } else { 1 };
        let there = clocks.get((at + step) % clocks.len().max(1)).map(key);
        if let (Some(Overlay::Explaining(explaining)), Some(clock)) = (self.overlays.last_mut(), there) {
            (explaining.clock, explaining.scroll) = (clock, 0);
        }
    }
}
