//! What came of what the runtime did by itself, told where it matters. It does nothing again: what failed, a key asks
//! for anew.

use super::{Model, Performed};
use crate::tui::look::Meaning;

impl Model {
    pub(super) fn take_performed(&mut self, performed: Performed) {
        match performed {
            Performed::PaperSaved(saved) => self.paper_saved(saved),
            Performed::ThemeKept(kept) => self.theme_kept(kept),
            Performed::ViewNotKept(cause) => self.view_not_kept(&cause),
            Performed::DraftsSaved => self.drafts_saved(),
            Performed::DraftsNotSaved(cause) => self.drafts_not_saved(&cause),
            Performed::NotSuspended => self.not_suspended(),
            Performed::NotCopied => self.not_copied(),
            Performed::NotRecorded(cause) => self.not_recorded(&cause),
        }
    }

    /// The recording cannot be written on: what is in it can be played.
    fn not_recorded(&mut self, cause: &str) {
        let sentence = self.words.say_with("recording-ended", &[("cause", cause.into())]);
        self.note(Meaning::Error, sentence);
    }
}
