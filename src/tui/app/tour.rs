//! The short tour for whoever sits here for the first time: a few pages, one thing each, with the keys that
//! the keyboard really has. It tells, and never does anything itself.

use super::Model;
use super::overlay::Overlay;
use crate::domain::action::Verb;
use crate::tui::command::Command;

/// One page: its key in the locale, and the keys that it speaks of, each with a line of its own.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    pub title: &'static str,
    /// Said above the keys.
    pub about: &'static str,
    pub keys: &'static [(Command, &'static str)],
}

/// The operator's: a call from its ring to the closed ticket, and what holds when the line does not.
const PAGES: &[Page] = &[
    Page {
        title: "tour-screen",
        about: "tour-screen-about",
        keys: &[
            (Command::GoCalls, "tour-go-calls"),
            (Command::GoSheet, "tour-go-sheet"),
            (Command::GoBoard, "tour-go-board"),
            (Command::GoTicket, "tour-go-ticket"),
        ],
    },
    Page {
        title: "tour-call",
        about: "tour-call-about",
        keys: &[
            (Command::Answer, "tour-answer"),
            (Command::StartCall, "tour-start-call"),
            (Command::Accept, "tour-accept"),
            (Command::Save, "tour-save"),
            (Command::EndCall, "tour-end-call"),
        ],
    },
    Page {
        title: "tour-ticket",
        about: "tour-ticket-about",
        keys: &[
            (Command::Act(Verb::Dispatch), "tour-dispatch"),
            (Command::Act(Verb::Complete), "tour-complete"),
            (Command::Act(Verb::Close), "tour-close"),
            (Command::Explain, "tour-explain"),
            (Command::Search, "tour-search"),
        ],
    },
    Page {
        title: "tour-safe",
        about: "tour-safe-about",
        keys: &[
            (Command::Back, "tour-back"),
            (Command::Help, "tour-help"),
            (Command::Quit, "tour-quit"),
        ],
    },
];

/// The tour, and how far it went.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tour {
    at: usize,
}

impl Tour {
    pub fn page(&self) -> Option<&'static Page> {
        PAGES.get(self.at)
    }

    /// This page and how many there are, counted from 1.
    pub fn place(&self) -> (usize, usize) {
        (self.at + 1, PAGES.len())
    }

    /// A page on or back; it ends at both ends.
    pub fn turn(&mut self, by: isize) {
        self.at = self.at.saturating_add_signed(by.signum()).min(PAGES.len() - 1);
    }
}

impl Model {
    pub(super) fn begin_tour(&mut self) {
        self.lay_over(Overlay::Tour(Tour::default()));
    }

    /// The next page or the one before, if the tour is what is looked at.
    pub(super) fn turn_the_tour(&mut self, command: Command) -> bool {
        let Some(Overlay::Tour(tour)) = self.overlays.last_mut() else { return false };
        tour.turn(if command == Command::Previous { -1 } else { 1 });
        true
    }

    /// A key that the tour spoke of is pressed: the tour goes out of its way.
    pub(super) fn leave_tour_for(&mut self, command: Command) {
        let stays = matches!(
            command,
            Command::Next | Command::Previous | Command::Back | Command::Redraw | Command::Suspend
        );
        if !stays && matches!(self.overlay(), Some(Overlay::Tour(_))) {
            self.overlays.pop();
        }
    }

    /// Nothing was ever written here: neither a ticket nor a call stands anywhere, and the server has said so.
    pub fn is_new(&self) -> bool {
        self.replica.log.is_some()
            && self.replica.seq == 0
            && self.papers.sheets().is_empty()
            && self.outbox.pending.is_empty()
    }
}
