//! What a workplace begins with, as data: a recording's first line. The workplace itself begins from it as well,
//! so that nothing it begins with can be missing there.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::time::{Timestamp, outside};
use crate::tui::app::Model;
use crate::tui::app::theming::Theming;
use crate::tui::face::Face;
use crate::tui::filter::views::View;
use crate::tui::input::Keymap;
use crate::tui::input::keymap::{KeymapError, Source};
use crate::words::Words;

/// What a workplace begins with, but for its words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Start {
    pub face: Face,
    /// The data are a demonstration's.
    pub trial: bool,
    /// Clicks are reported from the start.
    #[serde(default)]
    pub mouse: bool,
    /// Makes the idempotency keys its own.
    pub session: Uuid,
    /// When it began (UTC).
    #[serde(deserialize_with = "outside::instant")]
    pub began: Timestamp,
    /// The keymap as one file, see [`Keymap::to_text`].
    pub keymap: String,
    pub theming: Theming,
    /// The user's own views.
    pub views: Vec<View>,
    /// Why they could not be read: a sentence.
    pub views_fault: Option<String>,
}

impl Start {
    /// The workplace as it begins.
    ///
    /// # Errors
    /// The keymap's text is none.
    pub fn model(&self, words: Arc<Words>) -> Result<Model, KeymapError> {
        const NAME: &str = "recorded";
        let own = [Source { name: NAME, file: NAME, text: &self.keymap }];
        let keymap = Arc::new(Keymap::load(NAME, &own)?);
        let mut model = Model::new(words, keymap, self.session, self.began)
            .with_face(self.face)
            .of_a_trial(self.trial)
            .with_mouse(self.mouse)
            .with_themes(self.theming.clone())
            .with_views(self.views.clone());
        if let Some(cause) = &self.views_fault {
            model.views_not_read(cause);
        }
        Ok(model)
    }
}
