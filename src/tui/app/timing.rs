//! What time alone brings about, and when it next does: nothing ticks where nothing changes.

use chrono::TimeDelta;

use super::chord::Pending;
use super::{Effect, Link, Model};
use crate::domain::clock::SOON;
use crate::domain::time::Timestamp;
use crate::tui::face::Face;

/// Drafts are written at every pause in typing of this length.
const SAVE_AFTER: TimeDelta = TimeDelta::milliseconds(400);

impl Model {
    /// What time alone brings about.
    pub(super) fn time_passes(&mut self) -> Vec<Effect> {
        if self.told_until.is_some_and(|until| until <= self.now) {
            self.forget_told();
        }
        let announced = self.announce_breaches();
        self.notices_go_on();
        if self.face.works() {
            self.forecast.go_on(&self.replica, self.now);
        }
        self.sight.go_on(&self.replica, self.now);
        let mut effects: Vec<Effect> = self
            .outbox
            .due(self.now)
            .into_iter()
            .map(|(key, it)| Effect::Send(key, Box::new(it)))
            .chain(announced)
            .collect();
        if self.papers.unsaved_since.is_some_and(|since| since + SAVE_AFTER <= self.now) {
            effects.extend(self.save_drafts());
        }
        effects.extend(self.say_presence());
        effects.extend(self.follow_with_bookmark());
        effects.extend(self.time_passes_on_the_wall());
        effects
    }

    /// When the picture or the state next changes by time alone (UTC, this machine's clock); within
    /// the minute, as the clock on screen does.
    pub fn wake_at(&self) -> Timestamp {
        if self.face == Face::Wall {
            return self.wall_wakes_at() - self.offset;
        }
        let minute = TimeDelta::seconds(60 - self.now.timestamp().rem_euclid(60));
        let to_second =
            TimeDelta::milliseconds(1000 - i64::from(self.now.timestamp_subsec_millis() % 1000));
        let tick = if self.counts_seconds() { to_second } else { minute };
        let wakes = [
            self.notices.wake_at(),
            self.pending.as_ref().map(Pending::hints_at).filter(|at| *at > self.now),
            self.papers.unsaved_since.map(|since| since + SAVE_AFTER),
            self.bookmarks.wake_at(),
            self.outbox.wake_at(),
            self.breach_wakes_at(),
            self.sight.wake_at(),
            self.printing_wakes_at(),
            self.presence_wakes_at(),
        ];
        wakes.into_iter().flatten().fold(self.now + tick, Timestamp::min) - self.offset
    }

    /// Whether something on screen shows seconds: a waiting call, a near deadline, old data, an action that may
    /// still be taken back.
    fn counts_seconds(&self) -> bool {
        if self.is_field() {
            return self.round_counts_seconds();
        }
        let near = self.replica.board().deadlines_from(self.now - SOON).next();
        self.waiting().next().is_some()
            || self.frozen_counts_seconds()
            || self.undo_seconds().is_some()
            || matches!(self.link, Link::Down { .. })
            || near.is_some_and(|(due, _)| due - self.now <= SOON)
    }
}
