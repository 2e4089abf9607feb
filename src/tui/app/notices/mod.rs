//! What is said for a moment in one line: what a key did, what went wrong, what comes near. Nothing that was
//! said is lost: a warning that something else pushed aside comes back, and all of it stands in a log.

pub mod alerts;
mod insistence;

use std::collections::VecDeque;

use chrono::TimeDelta;

use super::Model;
use crate::domain::time::Timestamp;
use crate::tui::look::Meaning;
use alerts::Alerts;

/// How long a notice stays.
const STAYS: TimeDelta = TimeDelta::seconds(8);
/// How long one that comes back stays at least.
const STAYS_AGAIN: TimeDelta = TimeDelta::seconds(3);
/// How many the log keeps: a shift's worth.
pub const KEPT: usize = 500;

/// What a notice is, beyond its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The answer to a key: whoever pressed it has seen it.
    Answer,
    /// Something that came by itself.
    News,
    /// Something that waits for whatever else is said, and gives way to it.
    Behind,
    /// Warnings of deadlines, which more of them may join.
    Alerts,
    /// What was done and may still be taken back: the view adds by which key, and how long.
    Undo,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub meaning: Meaning,
    pub sentence: String,
    /// The same in fewer words, for where it would be cut.
    pub shorter: Option<String>,
    pub kind: Kind,
}

impl Notice {
    /// Whether it comes back when something else is said before its time.
    fn is_kept(&self) -> bool {
        let grave = matches!(self.meaning, Meaning::Warning | Meaning::Error | Meaning::Overdue);
        matches!(self.kind, Kind::News | Kind::Behind) && grave
    }
}

/// A line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    /// When it was said last (UTC).
    pub at: Timestamp,
    pub meaning: Meaning,
    pub sentence: String,
}

/// The line, what waits for it, and what was said.
#[derive(Clone, Debug, Default)]
pub struct Notices {
    /// With when it goes (UTC).
    shown: Option<(Notice, Timestamp)>,
    /// Each with how long it stays, the next one in front.
    waiting: VecDeque<(Notice, TimeDelta)>,
    /// The latest last.
    log: VecDeque<Logged>,
    alerts: Alerts,
    /// What is wrong, to be taken off the line when it is mended.
    alarm: Option<String>,
    /// A key is being answered.
    answering: bool,
}

/// The log of notices as it is looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Log {
    pub scroll: u16,
}

impl Notices {
    pub fn shown(&self) -> Option<&Notice> {
        self.shown.as_ref().map(|(notice, _)| notice)
    }

    /// How many wait for the line.
    pub fn waiting(&self) -> usize {
        self.waiting.len() + self.alerts.waiting()
    }

    /// What was said, the latest first.
    pub fn log(&self) -> impl ExactSizeIterator<Item = &Logged> {
        self.log.iter().rev()
    }

    /// When the line next changes by time alone (UTC).
    pub fn wake_at(&self) -> Option<Timestamp> {
        self.shown.as_ref().map(|(_, until)| *until)
    }

    /// Whether what follows is the answer to a key.
    pub(super) fn answering(&mut self, a_key: bool) {
        self.answering = a_key;
    }

    /// Says it at once. What stood there comes back if it is a warning that nobody asked for.
    fn say(&mut self, notice: Notice, stays: TimeDelta, now: Timestamp) {
        self.waiting.retain(|(other, _)| other.sentence != notice.sentence);
        if let Some((aside, until)) = self.shown.take() {
            if aside.kind == Kind::Alerts && notice.kind != Kind::Alerts {
                self.alerts.come_back();
            } else if aside.is_kept() && aside.sentence != notice.sentence {
                self.waiting.push_front((aside, (until - now).max(STAYS_AGAIN)));
            }
        }
        self.shown = Some((notice, now + stays));
    }

    /// What was wrong is mended: it is no longer said.
    pub(super) fn alarm_is_over(&mut self) {
        let Some(alarm) = self.alarm.take() else { return };
        self.waiting.retain(|(notice, _)| notice.sentence != alarm);
        self.shown.take_if(|(notice, _)| notice.sentence == alarm);
    }

    /// Says it when nothing else is being said.
    fn say_behind(&mut self, notice: Notice) {
        self.waiting.push_back((notice, STAYS));
    }

    /// Keeps it in the log; said again while it was the last, it stands there once.
    fn write_down(&mut self, meaning: Meaning, sentence: &str, at: Timestamp) {
        if self.log.back().is_some_and(|last| last.sentence == sentence) {
            self.log.pop_back();
        }
        self.log.push_back(Logged { at, meaning, sentence: sentence.to_owned() });
        if self.log.len() > KEPT {
            self.log.pop_front();
        }
    }

    /// What has stood its time goes, and what waits takes its place.
    fn go_on(&mut self, now: Timestamp) {
        if self.shown.as_ref().is_some_and(|(_, until)| *until <= now) {
            self.shown = None;
        }
        if self.shown.is_none()
            && let Some((next, stays)) = self.waiting.pop_front()
        {
            self.shown = Some((next, now + stays));
        }
    }
}

impl Model {
    pub(super) fn note(&mut self, meaning: Meaning, sentence: String) {
        let kind = if self.notices.answering { Kind::Answer } else { Kind::News };
        self.notices.write_down(meaning, &sentence, self.now);
        self.notices.say(Notice { meaning, sentence, shorter: None, kind }, STAYS, self.now);
    }

    /// Something is wrong until it is mended, which is told apart.
    pub(super) fn note_alarm(&mut self, sentence: String) {
        self.notices.alarm_is_over();
        self.notices.alarm = Some(sentence.clone());
        self.note(Meaning::Error, sentence);
    }

    /// Something that was done and may be taken back within this time.
    pub(super) fn note_done(&mut self, sentence: String, within: TimeDelta) {
        let (meaning, kind) = (Meaning::Ok, Kind::Undo);
        self.notices.write_down(meaning, &sentence, self.now);
        self.notices.say(Notice { meaning, sentence, shorter: None, kind }, within, self.now);
    }

    /// Something that happened by itself: it waits for whatever is being said.
    pub(super) fn note_behind(&mut self, meaning: Meaning, sentence: String) {
        self.notices.write_down(meaning, &sentence, self.now);
        self.notices.say_behind(Notice { meaning, sentence, shorter: None, kind: Kind::Behind });
    }

    pub(super) fn notices_go_on(&mut self) {
        self.notices.go_on(self.now);
        self.tell_alerts();
    }
}

#[cfg(test)]
mod tests;
