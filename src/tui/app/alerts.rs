//! Warnings that deadlines come near, as they come with the feed: told in one line, several at once
//! counted, behind whatever else is being said. They never take the keyboard.

use super::{Model, NOTICE_STAYS, Notice};
use crate::api::resource::FeedEvent;
use crate::domain::clock::Milestone;
use crate::domain::code::TicketNumber;
use crate::domain::event::{Aggregate, Event, TicketEvent};
use crate::domain::role::Role;
use crate::tui::look::Meaning;

/// How many tickets a line names before it only counts.
const MOST_NAMED: usize = 5;

/// One warning for whoever sits here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Alert {
    number: TicketNumber,
    milestone: Milestone,
    percent: u32,
}

/// Those that wait for the line, and those that stand in it.
#[derive(Clone, Debug, Default)]
pub struct Alerts {
    waiting: Vec<Alert>,
    shown: Vec<Alert>,
}

impl Model {
    /// Keeps a warning that is for whoever sits here.
    pub(super) fn hear_of_a_warning(&mut self, event: &FeedEvent) {
        let (Aggregate::Ticket(number), Event::Ticket(TicketEvent::Warned(warning))) =
            (event.entry.aggregate, &event.entry.event)
        else {
            return;
        };
        if !concerns(self.role(), warning.tell) {
            return;
        }
        let (milestone, percent) = (warning.about.milestone, warning.about.percent.get());
        self.alerts.waiting.push(Alert { number, milestone, percent });
    }

    /// Says what waits as soon as nothing else is being said; more of them join those that stand there.
    pub(super) fn tell_alerts(&mut self) {
        let free = match &self.notice {
            None => {
                self.alerts.shown.clear();
                true
            }
            Some(notice) => notice.alerts,
        };
        if !free || self.alerts.waiting.is_empty() {
            return;
        }
        self.alerts.shown.append(&mut self.alerts.waiting);
        let sentence = self.alert_sentence();
        let until = self.now + NOTICE_STAYS;
        self.notice = Some(Notice { meaning: Meaning::Warning, sentence, until, alerts: true });
    }

    fn alert_sentence(&self) -> String {
        let words = &self.words;
        if let [alert] = self.alerts.shown.as_slice() {
            let what = words.say(&format!("for-{}", alert.milestone.code()));
            let args = [
                ("percent", alert.percent.into()),
                ("what", what.into()),
                ("number", alert.number.0.into()),
            ];
            return words.say_with("alert", &args);
        }
        let mut numbers: Vec<TicketNumber> = self.alerts.shown.iter().map(|it| it.number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let named = numbers.iter().take(MOST_NAMED).map(ToString::to_string);
        let more = (numbers.len() > MOST_NAMED).then(|| crate::tui::text::ELLIPSIS.to_owned());
        let named: Vec<String> = named.chain(more).collect();
        let args = [
            ("count", self.alerts.shown.len().into()),
            ("tickets", numbers.len().into()),
            ("numbers", named.join(", ").into()),
        ];
        words.say_with("alerts", &args)
    }
}

/// Whether a warning for one role is for another as well: who runs the shift sees the operators' too.
fn concerns(mine: Role, tell: Role) -> bool {
    tell == mine || (mine == Role::Supervisor && tell == Role::Operator)
}

#[cfg(test)]
mod tests;
