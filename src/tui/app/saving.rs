//! What came of writing drafts to the disk: when they were last kept, and an alarm that stands as long as they are
//! not. It writes nothing itself.

use super::Model;
use super::prompt::Prompt;

impl Model {
    /// What is written here is on disk. Sheets and forms are two files: while one of them is still to be written,
    /// nothing is said to be safe.
    pub fn drafts_saved(&mut self) {
        if self.papers.unsaved_since.is_some() {
            return;
        }
        self.notices.alarm_is_over();
        let written = !self.papers.sheets().is_empty() || self.papers.forms().any(Prompt::is_begun);
        // Where nothing is written, that nothing is safe is no news.
        if written {
            self.papers.saved_at = Some(self.now);
        }
    }
}
