//! What stands over the workplace for a moment: the last one has the keyboard. A prompt is none of them: it
//! is written in, and stays until it is sent or left.

use super::aligning::Aligning;
use super::help::Help;
use super::letters::Letters;
use super::notices::Log;
use super::printing::Printing;
use super::theming::ThemeList;
use super::tour::Tour;
use super::{Explaining, Line, Model, Search};
use crate::tui::input::Context;

/// One thing over the panes.
#[derive(Clone, Debug)]
pub enum Overlay {
    Help(Help),
    Explaining(Explaining),
    Printing(Printing),
    Notices(Log),
    Search(Search),
    Line(Box<Line>),
    Themes(ThemeList),
    Aligning(Aligning),
    Tour(Tour),
    /// Whether the demonstration is to begin.
    Trial,
    /// They cover nothing: what lies below them is still what is looked at.
    Letters(Letters),
}

impl Overlay {
    /// Where the keyboard is while this is on top.
    pub fn context(&self) -> Context {
        match self {
            Overlay::Help(_) => Context::Help,
            Overlay::Explaining(_) | Overlay::Printing(_) | Overlay::Notices(_) => Context::Dialog,
            Overlay::Search(_) => Context::Search,
            Overlay::Line(_) => Context::Line,
            Overlay::Themes(_) | Overlay::Trial | Overlay::Aligning(_) => Context::List,
            // The keys it speaks of work, and the tour goes.
            Overlay::Tour(_) => Context::Tour,
            Overlay::Letters(_) => Context::Letters,
        }
    }
}

impl Model {
    /// What has the keyboard before every pane and prompt.
    pub fn overlay(&self) -> Option<&Overlay> {
        self.overlays.last()
    }

    /// Whether a pane is out of reach: something stands over all of them, or is being filled in.
    pub fn is_covered(&self) -> bool {
        let covers = |overlay: &Overlay| !matches!(overlay, Overlay::Letters(_));
        self.papers.prompt.is_some() || self.overlays.iter().any(covers)
    }

    /// Lays it over everything; one of its kind that stood there goes.
    pub(super) fn lay_over(&mut self, overlay: Overlay) {
        let kind = std::mem::discriminant(&overlay);
        self.overlays.retain(|other| std::mem::discriminant(other) != kind);
        self.overlays.push(overlay);
    }

    /// The search, wherever it stands.
    pub fn search(&self) -> Option<&Search> {
        self.overlays.iter().find_map(|overlay| match overlay {
            Overlay::Search(search) => Some(search),
            _ => None,
        })
    }

    pub(super) fn search_mut(&mut self) -> Option<&mut Search> {
        self.overlays.iter_mut().find_map(|overlay| match overlay {
            Overlay::Search(search) => Some(search),
            _ => None,
        })
    }

    /// Whether what is typed goes into the search.
    pub(super) fn is_searching(&self) -> bool {
        matches!(self.overlay(), Some(Overlay::Search(_)))
    }

    /// The deadline that is being explained.
    pub fn explaining(&self) -> Option<Explaining> {
        self.overlays.iter().find_map(|overlay| match overlay {
            Overlay::Explaining(explaining) => Some(*explaining),
            _ => None,
        })
    }
}
