//! An empty board offers the demonstration: invented data in a place of their own. It asks first, and starts
//! nothing itself.

use super::overlay::Overlay;
use super::{Effect, Model};
use crate::tui::look::Meaning;

impl Model {
    /// The same model, at a demonstration's data.
    #[must_use]
    pub fn of_a_trial(mut self, trial: bool) -> Self {
        self.trial = trial;
        self
    }

    /// The key: what it would do is said first.
    pub(super) fn offer_trial(&mut self) -> Vec<Effect> {
        match (self.is_new(), self.trial) {
            (true, false) => self.lay_over(Overlay::Trial),
            (_, true) => self.note(Meaning::Dim, self.words.say("trial-runs")),
            (false, _) => self.note(Meaning::Dim, self.words.say("trial-not-here")),
        }
        Vec::new()
    }

    /// Whether it is being asked.
    pub(super) fn offers_trial(&self) -> bool {
        matches!(self.overlay(), Some(Overlay::Trial))
    }

    /// Enter: this desk is left for the demonstration's. Somebody may have begun to work here meanwhile.
    pub(super) fn begin_trial(&mut self) -> Vec<Effect> {
        self.overlays.pop();
        if !self.is_new() {
            self.note(Meaning::Warning, self.words.say("trial-not-here"));
            return Vec::new();
        }
        let mut effects = self.save_drafts();
        effects.push(Effect::Trial);
        effects
    }
}
