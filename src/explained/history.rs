//! A ticket's history in words: what an entry says beyond its kind, and what is to be known of how it came
//! about. It writes no instant its own way: whoever shows the history says how.

use std::collections::BTreeMap;

use super::{moment, records};
use crate::api::resource::{Directory, FeedEvent};
use crate::domain::code::{Code, TechnicianId};
use crate::domain::event::{Event, Origin, Recorded, TicketEvent};
use crate::domain::ticket::Ticket;
use crate::domain::time::{TOLERANCE, Timestamp};
use crate::words::Words;

/// What is to be known of how an entry came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marks {
    /// Nobody said it: a later step implies it.
    pub implied: bool,
    /// It was said later than it happened.
    pub late: bool,
    /// It does not fit what was recorded before it.
    pub conflicting: bool,
    /// It was taken back: nothing counts of it.
    pub undone: bool,
    /// It says another time than the one that counts (UTC): its own.
    pub corrected: Option<Timestamp>,
}

impl Marks {
    /// Of an entry of this ticket.
    pub fn of(entry: &Recorded, ticket: &Ticket) -> Self {
        Self {
            implied: entry.origin == Origin::Implied,
            late: entry.origin == Origin::Said && entry.recorded_at - entry.said_at > TOLERANCE,
            conflicting: ticket.conflicts.contains(&entry.seq),
            undone: ticket.undone.contains(&entry.seq),
            corrected: is_corrected(entry, ticket).then_some(entry.said_at),
        }
    }

    /// In words; `recorded` says when it was recorded, `misfit` is the step that it conflicts with, and
    /// `moment` says when that was.
    pub fn told(
        self,
        words: &Words,
        recorded: impl FnOnce() -> String,
        misfit: Option<&Recorded>,
        moment: impl Fn(Timestamp) -> String,
    ) -> Vec<String> {
        let mut told = Vec::new();
        if self.undone {
            told.push(words.say("mark-undone"));
        }
        if let Some(said_at) = self.corrected {
            told.push(words.say_with("mark-corrected", &[("time", moment(said_at).into())]));
        }
        if self.implied {
            told.push(words.say("mark-implied"));
        }
        if self.late {
            told.push(words.say_with("mark-recorded-later", &[("time", recorded().into())]));
        }
        if self.conflicting {
            told.push(match misfit {
                Some(step) => {
                    let what = words.say(&format!("event-{}", step.event.kind().replace('.', "-")));
                    let args = [("what", what.into()), ("time", moment(step.said_at).into())];
                    words.say_with("mark-conflict-with", &args)
                }
                None => words.say("mark-conflict"),
            });
        }
        told
    }
}

/// What happened, by its kind. That somebody was told is said only where somebody was.
pub fn kind(words: &Words, event: &Event) -> String {
    match event {
        Event::Ticket(TicketEvent::StaffTold { outcome: Some(_), .. }) => {
            words.say("event-ticket-staff-called")
        }
        event => words.say(&format!("event-{}", event.kind().replace('.', "-"))),
    }
}

/// Whether somebody has corrected its own time, and it still counts.
fn is_corrected(entry: &Recorded, ticket: &Ticket) -> bool {
    let own = ticket.retimed.iter().any(|retimed| retimed.seq == entry.seq && !retimed.implied);
    own && !ticket.undone.contains(&entry.seq)
}

/// When an entry counts as having happened (UTC), where its time was corrected.
pub fn counts_at(entry: &Recorded, ticket: &Ticket) -> Option<Timestamp> {
    ticket.retimed.iter().find(|retimed| retimed.seq == entry.seq).map(|retimed| retimed.at)
}

/// The step recorded before an entry that is said to have happened last: what a conflicting one does not
/// fit.
pub fn step_before<'t>(entry: &Recorded, timeline: &'t [FeedEvent]) -> Option<&'t Recorded> {
    let before = standing(timeline).take_while(|step| step.seq < entry.seq);
    let steps = before.filter(|step| matches!(&step.event, Event::Ticket(event) if event.is_a_step()));
    let retimed = retimed(timeline);
    steps.max_by_key(|step| retimed.get(&step.seq).copied().unwrap_or(step.said_at))
}

/// The times that were corrected, by the entries that they are of.
fn retimed(timeline: &[FeedEvent]) -> BTreeMap<u64, Timestamp> {
    standing(timeline)
        .filter_map(|entry| entry.event.corrects())
        .filter_map(|(seq, at)| Some((seq, at?)))
        .collect()
}

/// The entries that were not taken back.
fn standing(timeline: &[FeedEvent]) -> impl Iterator<Item = &Recorded> {
    let entries = || timeline.iter().map(|event| &event.entry);
    let undone: Vec<u64> = entries().flat_map(|entry| entry.event.takes_back()).copied().collect();
    entries().filter(move |entry| !undone.contains(&entry.seq))
}

/// Which code of a ticket another took the place of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    Priority,
    Level,
}

/// A code that took the place of another, so that deadlines were counted anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub what: Changed,
    pub from: Code,
    pub to: Code,
    /// When it is said to have been changed (UTC), and the entry of the log.
    pub at: Timestamp,
    pub seq: u64,
}

/// The changes of priority and level in a ticket's entries, in their order.
pub fn changes(timeline: &[FeedEvent]) -> Vec<Change> {
    let (mut priority, mut level): (Option<Code>, Option<Code>) = (None, None);
    let mut changes = Vec::new();
    let retimed = retimed(timeline);
    for entry in standing(timeline) {
        let Event::Ticket(event) = &entry.event else { continue };
        let (what, place, to) = match event {
            TicketEvent::Registered(registration) => {
                (Changed::Priority, &mut priority, Some(&registration.priority))
            }
            TicketEvent::Adopted { priority: to, .. } => (Changed::Priority, &mut priority, Some(to)),
            TicketEvent::Corrected { priority: to, .. } => {
                (Changed::Priority, &mut priority, to.as_ref())
            }
            TicketEvent::Inspected { level: to, .. } => (Changed::Level, &mut level, to.as_ref()),
            _ => continue,
        };
        let Some(to) = to else { continue };
        let before = place.replace(to.clone()).filter(|before| before != to);
        let (at, seq) = (retimed.get(&entry.seq).copied().unwrap_or(entry.said_at), entry.seq);
        changes.extend(before.map(|from| Change { what, from, to: to.clone(), at, seq }));
    }
    changes
}

/// What a history is told with.
#[derive(Clone, Copy)]
pub struct Telling<'a> {
    pub words: &'a Words,
    /// All entries of the ticket: what was there before a correction stands among them.
    pub timeline: &'a [FeedEvent],
    /// May be empty.
    pub directory: &'a Directory,
    /// How an instant is written.
    pub moment: &'a dyn Fn(Timestamp) -> String,
}

impl Telling<'_> {
    /// What an entry's codes say beyond its kind; empty where they say nothing more.
    pub fn detail(&self, entry: &Recorded) -> String {
        let words = self.words;
        let Event::Ticket(event) = &entry.event else { return String::new() };
        let start = |start: &Option<Timestamp>| start.map(self.moment).unwrap_or_default();
        match event {
            TicketEvent::Registered(registration) => {
                let call = registration.call.map(|call| format!("C-{call}")).unwrap_or_default();
                let (call_type, priority) = (&registration.call_type, &registration.priority);
                let start = start(&registration.planned_start);
                let of = registration
                    .escalates
                    .map(|of| words.say_with("ticket-escalates", &[("number", of.0.into())]));
                joined(&[call_type.as_str(), priority.as_str(), &call, &start, &of.unwrap_or_default()])
            }
            TicketEvent::CallAttached { call, call_type, .. } => format!("{call_type} C-{call}"),
            TicketEvent::Dispatched { technician, on_call } => {
                let on_call = if *on_call { words.say("technician-on-call") } else { String::new() };
                joined(&[&self.sent(entry, *technician), &on_call])
            }
            TicketEvent::StaffTold { channel, technician, outcome } => {
                let channel = words.say(&format!("channel-{}", channel.code()));
                let outcome = outcome.map(|it| words.say(&format!("response-{}", it.code())));
                let told = [self.name(*technician), channel, outcome.unwrap_or_default()];
                told.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
            }
            TicketEvent::Inspected { level: Some(level), covered, planned_start, .. } => {
                let covered = match covered {
                    Some(true) => words.say("covered"),
                    Some(false) => words.say("not-covered"),
                    None => String::new(),
                };
                joined(&[level.as_str(), &covered, &start(planned_start)])
            }
            TicketEvent::QuoteSent { amount: Some(amount), lines } => {
                records::priced(words, *amount, lines)
            }
            TicketEvent::PartsAsked { expected_on: Some(day) } => {
                words.say_with("history-expected", &[("day", moment::day(*day).into())])
            }
            TicketEvent::PartsApproved(decision)
            | TicketEvent::PartsRefused(decision)
            | TicketEvent::QuoteApproved(decision)
            | TicketEvent::QuoteDeclined(decision)
            | TicketEvent::Completed { decision: Some(decision), .. } => {
                records::decision(words, *decision, self.directory)
            }
            TicketEvent::OrderRecorded(order) => order.identification.clone(),
            TicketEvent::Communicated { channel, planned_start, phases, .. } => {
                let channel = words.say(&format!("channel-{}", channel.code()));
                joined(&[&channel, &start(planned_start), &records::days(phases)])
            }
            TicketEvent::Corrected { priority: Some(priority), .. } => self.corrected(entry, priority),
            TicketEvent::StepChecked { step, passed } => {
                let result = words.say(if *passed { "step-passed" } else { "step-failed" });
                format!("{step} {result}")
            }
            TicketEvent::Escalated { ticket, step, .. } => {
                let args = [("step", step.as_str().into()), ("number", ticket.0.into())];
                words.say_with("history-escalated", &args)
            }
            TicketEvent::Insisted { effect, count, .. } => records::insistence(words, *effect, *count),
            TicketEvent::Undone { entries } => self.undone(entries),
            TicketEvent::EntryCorrected { corrects, said_at } => {
                let at = said_at.map(self.moment).unwrap_or_default();
                joined(&[&self.undone(&[*corrects]), &at])
            }
            _ => String::new(),
        }
    }

    /// Of nobody, and of somebody who is not in the directory at hand, nothing.
    fn name(&self, technician: Option<TechnicianId>) -> String {
        let found = technician.and_then(|id| self.directory.technician(id));
        found.map(|found| found.name.clone()).unwrap_or_default()
    }

    /// `Squadra idraulici`, of work that goes on in other hands `da Squadra idraulici a Reperibile`
    fn sent(&self, entry: &Recorded, to: Option<TechnicianId>) -> String {
        let before = standing(self.timeline).take_while(|earlier| earlier.seq < entry.seq);
        let sent = before.filter_map(|earlier| match &earlier.event {
            Event::Ticket(
                TicketEvent::Dispatched { technician, .. }
                | TicketEvent::Reopened { technician: technician @ Some(_) },
            ) => Some(*technician),
            _ => None,
        });
        let from = sent.last().flatten().filter(|from| Some(*from) != to);
        match (self.name(from), self.name(to)) {
            (from, to) if from.is_empty() || to.is_empty() => to,
            (from, to) => {
                let values = [("from", from.into()), ("to", to.into())];
                self.words.say_with("history-corrected", &values)
            }
        }
    }

    /// `preso in carico, sopralluogo iniziato`
    fn undone(&self, entries: &[u64]) -> String {
        let taken = self.timeline.iter().filter(|event| entries.contains(&event.entry.seq));
        let name = |event: &FeedEvent| {
            self.words.say(&format!("event-{}", event.entry.event.kind().replace('.', "-")))
        };
        taken.map(name).collect::<Vec<_>>().join(", ")
    }

    /// `da NES a EME`
    fn corrected(&self, entry: &Recorded, to: &Code) -> String {
        let change = changes(self.timeline);
        match change.iter().find(|change| change.seq == entry.seq) {
            None => to.to_string(),
            Some(change) => {
                let values = [("from", change.from.as_str().into()), ("to", to.as_str().into())];
                self.words.say_with("history-corrected", &values)
            }
        }
    }
}

fn joined(parts: &[&str]) -> String {
    let told: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    told.join(" ")
}
