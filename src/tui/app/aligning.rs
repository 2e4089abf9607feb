//! The list of calls and tickets that do not go with each other (S2.7), as the server finds them when it is asked. It
//! mends nothing: Enter goes to the record, where the usual keys do.

use super::overlay::Overlay;
use super::{Effect, Model, Pane};
use crate::client::ClientError;
use crate::domain::alignment::{Alignment, Orphan};
use crate::tui::look::Meaning;
use crate::tui::sentence;

/// The list; until its answer has come it holds none.
#[derive(Clone, Debug, Default)]
pub struct Aligning {
    pub found: Option<Alignment>,
    pub selected: usize,
}

impl Aligning {
    pub fn orphans(&self) -> &[Orphan] {
        self.found.as_ref().map_or(&[], |found| &found.orphans)
    }

    pub fn chosen(&self) -> Option<&Orphan> {
        self.orphans().get(self.selected)
    }

    pub(super) fn step(&mut self, by: isize) {
        let last = self.orphans().len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }

    pub(super) fn choose(&mut self, orphan: &Orphan) {
        let at = self.orphans().iter().position(|other| other == orphan);
        self.selected = at.unwrap_or(self.selected);
    }
}

impl Model {
    /// Asks for the list and lays it over everything.
    pub(super) fn align(&mut self) -> Vec<Effect> {
        if !self.role().compares_records() {
            self.note(Meaning::Warning, self.words.say("alignment-not-yours"));
            return Vec::new();
        }
        self.lay_over(Overlay::Aligning(Aligning::default()));
        vec![Effect::FetchAlignment]
    }

    pub(super) fn take_alignment(&mut self, answer: Result<Alignment, ClientError>) {
        let Some(list) = self.aligning_mut() else { return };
        match answer {
            Ok(found) => *list = Aligning { found: Some(found), selected: 0 },
            Err(error) => {
                self.overlays.retain(|overlay| !matches!(overlay, Overlay::Aligning(_)));
                self.note(Meaning::Warning, sentence::client_error(&self.words, &error));
            }
        }
    }

    pub(super) fn aligning_mut(&mut self) -> Option<&mut Aligning> {
        self.overlays.iter_mut().find_map(|overlay| match overlay {
            Overlay::Aligning(list) => Some(list),
            _ => None,
        })
    }

    /// The ticket that the chosen row is of, or else its call, where it is still among those of the shift.
    pub(super) fn open_orphan(&mut self) -> Vec<Effect> {
        let Some(Overlay::Aligning(list)) = self.overlay() else { return Vec::new() };
        let Some(orphan) = list.chosen().cloned() else { return Vec::new() };
        if let Some(number) = orphan.ticket() {
            self.overlays.pop();
            self.focus = Pane::Ticket;
            return self.focus_on(number);
        }
        let call = orphan.call().filter(|call| self.replica.calls.contains_key(call));
        match call {
            Some(call) => {
                self.overlays.pop();
                (self.focus, self.selected_call) = (Pane::Calls, Some(call));
            }
            None => self.note(Meaning::Dim, self.words.say("row-gone")),
        }
        Vec::new()
    }
}
