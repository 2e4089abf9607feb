//! Where the desk was left: the pane, what was selected and the filter, so that the next start goes on there. It
//! holds codes and numbers, never a word that could name somebody: no search, no free words of a filter.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::{Effect, Model, Pane};
use crate::domain::code::{CallNumber, TicketNumber};
use crate::domain::time::Timestamp;
use crate::tui::face::Face;
use crate::tui::filter::Filter;

/// It is written when nothing has moved for this long.
const PAUSE: TimeDelta = TimeDelta::seconds(1);

/// One place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bookmark {
    pub pane: Pane,
    pub call: Option<CallNumber>,
    /// The one selected on the board.
    pub ticket: Option<TicketNumber>,
    /// The one in its own pane.
    pub opened: Option<TicketNumber>,
    /// The filter in force, as far as it asks for codes and numbers.
    pub filter: Option<String>,
}

/// The bookmarks of a desk.
#[derive(Clone, Debug, Default)]
pub struct Bookmarks {
    /// That of an earlier run, until there is something to go back to.
    waiting: Option<Bookmark>,
    /// As it is on disk.
    kept: Option<Bookmark>,
    /// As it was last seen, and since when (UTC).
    seen: Option<(Bookmark, Timestamp)>,
}

impl Bookmarks {
    /// When it is to be written (UTC); none while that on disk holds.
    pub(super) fn wake_at(&self) -> Option<Timestamp> {
        let (seen, since) = self.seen.as_ref()?;
        (self.kept.as_ref() != Some(seen)).then(|| *since + PAUSE)
    }
}

impl Model {
    /// An earlier run was left there: the first snapshot leads back.
    pub(super) fn remember_bookmark(&mut self, bookmark: Bookmark) {
        self.bookmarks.kept = Some(bookmark.clone());
        self.bookmarks.waiting = Some(bookmark);
    }

    /// Where the desk is.
    fn bookmark(&self) -> Bookmark {
        let filter = self.sight.filter().map(Filter::without_names);
        Bookmark {
            pane: self.focus,
            call: self.selected_call,
            ticket: self.selected_ticket,
            opened: self.focused.number,
            filter: filter.filter(|text| !text.is_empty()),
        }
    }

    /// Notes where the desk is; once it stays there, that is to be written.
    pub(super) fn follow_with_bookmark(&mut self) -> Option<Effect> {
        if self.face == Face::Wall || self.contract().is_none() {
            return None;
        }
        let here = self.bookmark();
        if self.bookmarks.seen.as_ref().is_none_or(|(seen, _)| *seen != here) {
            self.bookmarks.seen = Some((here, self.now));
        }
        self.bookmarks.wake_at().filter(|at| *at <= self.now)?;
        self.keep_bookmark()
    }

    /// Writes it now, where it is not that on disk.
    pub(super) fn keep_bookmark(&mut self) -> Option<Effect> {
        if self.face == Face::Wall || self.contract().is_none() {
            return None;
        }
        let here = self.bookmark();
        if self.bookmarks.kept.as_ref() == Some(&here) {
            return None;
        }
        self.bookmarks.seen = Some((here.clone(), self.now));
        self.bookmarks.kept = Some(here.clone());
        Some(Effect::KeepBookmark(here))
    }

    /// Goes back to where an earlier run was left, as far as that is still there. `untouched`: nobody has gone
    /// anywhere in between.
    pub(super) fn go_back_to_bookmark(&mut self, untouched: bool) -> Vec<Effect> {
        let Some(bookmark) = self.bookmarks.waiting.take() else { return Vec::new() };
        if let Some(text) = &bookmark.filter
            && let Ok(filter) = self.read_filter(text)
            && self.sight.filter().is_none()
        {
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            let view = self.views().into_iter().find(|view| words(&view.filter) == words(text));
            self.put_filter(filter, view.map(|view| view.name));
        }
        if !untouched {
            return Vec::new();
        }
        self.selected_call =
            bookmark.call.filter(|it| self.replica.calls.contains_key(it)).or(self.selected_call);
        let open = |number: &TicketNumber| self.replica.board().key(*number).is_some();
        let (ticket, opened) = (bookmark.ticket.filter(open), bookmark.opened.filter(open));
        // A form that came back stands beside its own ticket.
        if self.papers.prompt.as_ref().is_some_and(|form| form.task.ticket().is_some()) {
            return Vec::new();
        }
        self.selected_ticket = ticket.or(self.selected_ticket);
        let effects = opened.map_or_else(Vec::new, |number| self.focus_on(number));
        self.focus = match bookmark.pane {
            Pane::Sheet if !self.is_field() && self.papers.front().is_none() => Pane::Board,
            Pane::Ticket if opened.is_none() => Pane::Board,
            pane => pane,
        };
        effects
    }
}
