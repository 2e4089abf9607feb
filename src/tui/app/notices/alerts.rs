//! Warnings that deadlines come near, as they come with the feed: told in one line, of several at once
//! the worst first, behind whatever else is being said. They never take the keyboard.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use chrono::TimeDelta;

use super::{Kind, Notice, STAYS};
use crate::api::resource::FeedEvent;
use crate::domain::clock::Milestone;
use crate::domain::code::TicketNumber;
use crate::domain::event::{Aggregate, Event, TicketEvent};
use crate::domain::role::Role;
use crate::domain::text::TextField;
use crate::domain::time::Timestamp;
use crate::tui::app::Model;
use crate::tui::look::Meaning;
use crate::tui::view::moment;

/// How many tickets a line names before it only counts.
const MOST_NAMED: usize = 5;
/// From this part of the budget on a warning has the sign of what is late.
const GRAVE: u32 = 90;
/// Less than this many seconds are told as such.
const SECONDS_UNTIL: i64 = 120;
/// A deadline farther off than this is told by its day and hour.
const FAR: TimeDelta = TimeDelta::hours(8);

/// One warning for whoever sits here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Alert {
    number: TicketNumber,
    milestone: Milestone,
    percent: u32,
    /// The deadline (UTC).
    due: Timestamp,
}

impl Alert {
    fn meaning(&self) -> Meaning {
        if self.percent >= GRAVE { Meaning::Overdue } else { Meaning::Warning }
    }
}

/// Those that wait for the line, and those that stand in it.
#[derive(Clone, Debug, Default)]
pub struct Alerts {
    waiting: Vec<Alert>,
    shown: Vec<Alert>,
}

impl Alerts {
    /// How many wait.
    pub(super) fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// Something else is said now: those that stood there are told again.
    pub(super) fn come_back(&mut self) {
        self.waiting.splice(0..0, self.shown.drain(..));
    }
}

impl Model {
    /// Keeps a warning that is for whoever sits here.
    pub(in crate::tui::app) fn hear_of_a_warning(&mut self, event: &FeedEvent) {
        let (Aggregate::Ticket(number), Event::Ticket(TicketEvent::Warned(warning))) =
            (event.entry.aggregate, &event.entry.event)
        else {
            return;
        };
        if !self.face.works() || !concerns(self.role(), warning.tell) {
            return;
        }
        let (milestone, percent) = (warning.about.milestone, warning.about.percent.get());
        let alert = Alert { number, milestone, percent, due: warning.due };
        let sentence = self.alert_sentence("alert", &alert, &[alert]);
        self.notices.write_down(alert.meaning(), &sentence, self.now);
        self.notices.alerts.waiting.push(alert);
    }

    /// Says what waits as soon as nothing else is being said; more of them join those that stand there.
    pub(super) fn tell_alerts(&mut self) {
        let alerts = &mut self.notices.alerts;
        let free = match self.notices.shown.as_ref().map(|(notice, _)| notice.kind) {
            None | Some(Kind::Behind) => {
                alerts.shown.clear();
                true
            }
            Some(kind) => kind == Kind::Alerts,
        };
        if !free || alerts.waiting.is_empty() {
            return;
        }
        alerts.shown.append(&mut alerts.waiting);
        let told = worst_of_each(&alerts.shown);
        let Some(worst) = told.first() else { return };
        let meaning = worst.meaning();
        let sentence = self.alert_sentence("alert", worst, &told);
        let shorter = Some(self.alert_sentence("alert-short", worst, &told));
        self.notices.say(Notice { meaning, sentence, shorter, kind: Kind::Alerts }, STAYS, self.now);
    }

    /// The worst in full, the others by their numbers behind it.
    fn alert_sentence(&self, key: &str, worst: &Alert, told: &[Alert]) -> String {
        let words = &self.words;
        let of_what = if key == "alert" { "for" } else { "whole" };
        let args = [
            ("percent", worst.percent.into()),
            ("what", words.say(&format!("{of_what}-{}", worst.milestone.code())).into()),
            ("ticket", self.where_it_is(worst.number).into()),
            ("left", self.left(worst.due).into()),
        ];
        let sentence = words.say_with(key, &args);
        let others = told.iter().skip(1).map(|alert| alert.number.to_string());
        let more = (told.len() > MOST_NAMED).then(|| crate::tui::text::ELLIPSIS.to_owned());
        let others: Vec<String> = others.take(MOST_NAMED - 1).chain(more).collect();
        if others.is_empty() {
            return sentence;
        }
        let args = [
            ("worst", sentence.into()),
            ("count", told.len().saturating_sub(1).into()),
            ("numbers", others.join(", ").into()),
        ];
        words.say_with("alerts", &args)
    }

    /// `32, Rianimazione`
    pub(super) fn where_it_is(&self, number: TicketNumber) -> String {
        let Some(row) = self.ticket(number) else { return number.to_string() };
        let site = row.ticket.site.and_then(|id| self.replica.directory.site(id));
        match (Self::text_of(row, TextField::Place), site) {
            ("", None) => number.to_string(),
            ("", Some(site)) => format!("{number}, {}", site.name),
            (room, _) => format!("{number}, {room}"),
        }
    }

    /// `mancano 90 s`, `scade gio 10:30`, `in ritardo 2h11`
    fn left(&self, due: Timestamp) -> String {
        let words = &self.words;
        let left = due - self.now;
        let seconds = left.num_seconds();
        let time = match seconds {
            ..0 => return moment::late(words, left),
            0 => return words.say("alert-now"),
            1..SECONDS_UNTIL => words.say_with("length-seconds", &[("seconds", seconds.into())]),
            _ if left > FAR => {
                let due = moment::deadline(words, due, self.now);
                return words.say_with("alert-due", &[("due", due.into())]);
            }
            _ => moment::length(words, left),
        };
        words.say_with("alert-left", &[("time", time.into())])
    }
}

/// Of each ticket the worst, the worst ticket first: a call told of late brings all its warnings at once.
fn worst_of_each(alerts: &[Alert]) -> Vec<Alert> {
    let mut sorted = alerts.to_vec();
    sorted.sort_by_key(|alert| (Reverse(alert.percent), alert.due, alert.number));
    let mut seen = BTreeSet::new();
    sorted.retain(|alert| seen.insert(alert.number));
    sorted
}

/// Whether a warning for one role is for another as well: who runs the shift sees the operators' too.
fn concerns(mine: Role, tell: Role) -> bool {
    tell == mine || (mine == Role::Supervisor && tell == Role::Operator)
}

#[cfg(test)]
mod tests;
