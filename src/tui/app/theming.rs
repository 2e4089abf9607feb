//! Choosing a theme: the list of them, and which one the screen is drawn in. It holds names only: what a
//! theme looks like is for whoever draws.

use serde::{Deserialize, Serialize};

use super::overlay::Overlay;
use super::{Effect, Model};
use crate::tui::look::Meaning;

/// The themes that can be chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Theming {
    /// In the order of the list.
    pub names: Vec<String>,
    /// The one that the screen is drawn in, while none is tried.
    pub chosen: String,
    /// `NO_COLOR` is set: the list has one theme, and says why.
    pub no_color: bool,
    /// How many cannot be read, and are not in the list.
    pub wrong: usize,
    /// The variable that sets the theme of every start, whatever the settings file says.
    pub variable: Option<String>,
}

/// The list of themes, with the one being tried.
#[derive(Clone, Copy, Debug)]
pub struct ThemeList {
    pub selected: usize,
}

impl Model {
    /// The same model with themes to choose from.
    #[must_use]
    pub fn with_themes(mut self, theming: Theming) -> Self {
        self.theming = theming;
        self
    }

    /// The theme that the screen is drawn in: the one being tried, or else the chosen one.
    #[must_use]
    pub fn theme(&self) -> &str {
        let tried = self.theme_list().and_then(|list| self.theming.names.get(list.selected));
        tried.unwrap_or(&self.theming.chosen)
    }

    fn theme_list(&self) -> Option<ThemeList> {
        self.overlays.iter().find_map(|overlay| match overlay {
            Overlay::Themes(list) => Some(*list),
            _ => None,
        })
    }

    /// Whether the list of themes has the keyboard.
    pub(super) fn chooses_theme(&self) -> bool {
        matches!(self.overlay(), Some(Overlay::Themes(_)))
    }

    /// Opens the list at the theme that is on screen.
    pub(super) fn begin_theming(&mut self) {
        let here = self.theming.names.iter().position(|name| *name == self.theming.chosen);
        self.lay_over(Overlay::Themes(ThemeList { selected: here.unwrap_or(0) }));
    }

    /// The one of this name is being tried.
    pub(super) fn try_theme(&mut self, name: &str) {
        let at = self.theming.names.iter().position(|other| other == name);
        if let (Some(Overlay::Themes(list)), Some(at)) = (self.overlays.last_mut(), at) {
            list.selected = at;
        }
    }

    /// Keeps the theme being tried, from now on and in the settings.
    pub(super) fn keep_theme(&mut self) -> Vec<Effect> {
        let tried = self.theme().to_owned();
        self.overlays.pop();
        // The one that there is under NO_COLOR is nobody's choice.
        if tried == self.theming.chosen || self.theming.no_color {
            return Vec::new();
        }
        self.theming.chosen.clone_from(&tried);
        vec![Effect::KeepTheme(tried)]
    }

    /// Whether the theme is in the settings file now, or why not: a sentence.
    pub fn theme_kept(&mut self, kept: Result<(), String>) {
        let theme = ("theme", (&self.theming.chosen).into());
        let (meaning, sentence) = match (kept, self.theming.variable.clone()) {
            (Err(cause), _) => {
                let values = [theme, ("cause", cause.into())];
                (Meaning::Error, self.words.say_with("theme-not-kept", &values))
            }
            (Ok(()), Some(variable)) => {
                let values = [theme, ("variable", variable.into())];
                (Meaning::Warning, self.words.say_with("theme-kept-but", &values))
            }
            (Ok(()), None) => (Meaning::Ok, self.words.say_with("theme-kept", &[theme])),
        };
        self.note(meaning, sentence);
    }
}

impl Theming {
    /// What is said below the list.
    #[must_use]
    pub fn remark(&self) -> Option<(&'static str, usize)> {
        match (self.no_color, self.wrong) {
            (true, _) => Some(("themes-no-color", 0)),
            (false, 0) => None,
            (false, wrong) => Some(("themes-wrong", wrong)),
        }
    }
}
