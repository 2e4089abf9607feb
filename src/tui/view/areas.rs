//! What a hand may touch of a picture: gathered while it is drawn, by whoever draws it. It decides nothing.

use ratatui::layout::{Position, Rect};

use crate::tui::app::aim::Aim;

/// A place and what it stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    pub place: Rect,
    pub aim: Aim,
}

/// The places of one picture; of those that lie over one another the last counts.
#[derive(Clone, Debug, Default)]
pub struct Areas(Vec<Area>);

impl Areas {
    pub(super) fn add(&mut self, place: Rect, aim: Aim) {
        if !place.is_empty() {
            self.0.push(Area { place, aim });
        }
    }

    /// From here on only what is drawn next can be touched.
    pub(super) fn shut(&mut self) {
        self.0.clear();
    }

    /// From here on only tabs can still be touched, and what is drawn next: a form is one of several papers.
    pub(super) fn shut_all_but_papers(&mut self) {
        self.0.retain(|area| matches!(area.aim, Aim::Paper(_)));
    }

    /// What stands there; nothing where nothing can be touched.
    #[must_use]
    pub fn at(&self, x: u16, y: u16) -> Option<&Area> {
        let there = Position { x, y };
        let found = self.0.iter().rev().find(|area| area.place.contains(there))?;
        (found.aim != Aim::Nothing).then_some(found)
    }

    /// Those that can be touched at their beginning, in the order in which they were drawn.
    pub fn in_sight(&self) -> impl Iterator<Item = &Area> {
        let is_bare = |area: &&Area| self.at(area.place.x, area.place.y) == Some(area);
        self.0.iter().filter(is_bare)
    }
}
