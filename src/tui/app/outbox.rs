//! What was asked of the server and not yet answered. It keeps each request under its key until an
//! answer comes, so that nothing is lost and nothing happens twice; it sends nothing itself.

use chrono::TimeDelta;

use super::prompt::Prompt;
use super::request::Request;
use super::sheet::{CallRef, Sheet};
use crate::api::resource::Done;
use crate::domain::code::{CallNumber, TicketNumber};
use crate::domain::event::Aggregate;
use crate::domain::time::Timestamp;

/// What the request grew out of: given back when it is refused.
#[derive(Clone, Debug)]
pub enum Source {
    Sheet(Box<Sheet>),
    Prompt(Box<Prompt>),
    /// A key alone.
    Key,
}

/// One request on its way.
#[derive(Clone, Debug)]
pub struct Pending {
    pub key: String,
    pub request: Request,
    pub source: Source,
    /// Another request that must be answered first: it makes this one's call.
    pub after: Option<String>,
    /// When it was asked for (UTC).
    pub asked_at: Timestamp,
    /// How often it failed to arrive.
    pub failures: u32,
    /// When it is tried again; none while it is on the line.
    pub retry_at: Option<Timestamp>,
}

/// Requests in the order in which they were made.
#[derive(Clone, Debug, Default)]
pub struct Outbox {
    pub pending: Vec<Pending>,
    /// What was answered last of a ticket, which the feed may not have brought yet.
    answered: Option<Moved>,
    /// The same of a call, and the version that our command led it to.
    answered_call: Option<(CallNumber, u64)>,
}

/// We moved a ticket from the version that was seen to another, and nobody else did in between.
#[derive(Clone, Copy, Debug)]
struct Moved {
    number: TicketNumber,
    from: u64,
    to: u64,
}

/// The longest wait between two tries.
const LONGEST_WAIT: TimeDelta = TimeDelta::seconds(10);

impl Outbox {
    /// `after`: the key of a request that must be answered first.
    pub fn add(
        &mut self,
        key: String,
        request: Request,
        source: Source,
        after: Option<String>,
        now: Timestamp,
    ) {
        let (failures, retry_at) = (0, None);
        self.pending.push(Pending { key, request, source, after, asked_at: now, failures, retry_at });
    }

    pub fn take(&mut self, key: &str) -> Option<Pending> {
        let at = self.pending.iter().position(|pending| pending.key == key)?;
        Some(self.pending.remove(at))
    }

    /// It did not arrive: it will be tried again, each time after a longer wait.
    pub fn failed(&mut self, key: &str, now: Timestamp) {
        if let Some(pending) = self.pending.iter_mut().find(|pending| pending.key == key) {
            pending.failures += 1;
            let wait = TimeDelta::seconds(1 << pending.failures.min(4));
            pending.retry_at = Some(now + wait.min(LONGEST_WAIT));
        }
    }

    /// What is to be sent now; it counts as on the line from here on.
    pub fn due(&mut self, now: Timestamp) -> Vec<(String, Request)> {
        let due = |pending: &&mut Pending| {
            pending.after.is_none() && pending.retry_at.is_some_and(|at| at <= now)
        };
        let send = |pending: &mut Pending| {
            pending.retry_at = None;
            (pending.key.clone(), pending.request.clone())
        };
        self.pending.iter_mut().filter(due).map(send).collect()
    }

    /// When the next try is due.
    pub fn wake_at(&self) -> Option<Timestamp> {
        self.pending.iter().filter_map(|pending| pending.retry_at).min()
    }

    /// The line is back: everything that waits is due.
    pub fn retry_all(&mut self, now: Timestamp) {
        for pending in self.pending.iter_mut().filter(|pending| pending.retry_at.is_some()) {
            pending.retry_at = Some(now);
        }
    }

    /// Whether a request is still to be answered.
    pub fn holds(&self, key: &str) -> bool {
        self.pending.iter().any(|pending| pending.key == key)
    }

    /// The request about this call that has still to be answered, if there is one: a later one waits for
    /// it, so that none overtakes another.
    pub fn about_call(&self, number: CallNumber) -> Option<String> {
        let about =
            |pending: &&Pending| matches!(&pending.request, Request::Call(call, ..) if *call == number);
        self.pending.iter().rev().find(about).map(|pending| pending.key.clone())
    }

    /// What was asked of this ticket and has still to be answered, if there is any: see [`Outbox::about_call`].
    pub fn about_ticket(&self, number: TicketNumber) -> Option<String> {
        let about =
            |pending: &&Pending| pending.request.ticket().is_some_and(|(ticket, _)| ticket == number);
        self.pending.iter().rev().find(about).map(|pending| pending.key.clone())
    }

    /// A request was refused: what waited for it cannot go either, and is given back.
    pub fn take_after(&mut self, key: &str) -> Vec<Pending> {
        self.pending.extract_if(.., |pending| pending.after.as_deref() == Some(key)).collect()
    }

    /// A request was answered: what waited for it may go, with the number and version it brought.
    pub fn release(&mut self, key: &str, done: &Done, now: Timestamp) {
        for pending in self.pending.iter_mut().filter(|pending| pending.after.as_deref() == Some(key)) {
            match done.aggregate {
                Aggregate::Call(number) => {
                    number_request(&mut pending.request, number, done.version);
                    if let Source::Sheet(sheet) = &mut pending.source {
                        sheet.call = CallRef::Known(number);
                    }
                }
                Aggregate::Ticket(number) => pending.request.see_ticket(number, done.version),
            }
            pending.after = None;
            pending.retry_at = Some(now);
        }
    }

    /// It was done: whoever saw the ticket before it has seen it after it.
    pub fn remember(&mut self, request: &Request, done: &Done) {
        if let Some((number, from)) = request.ticket() {
            self.answered = Some(Moved { number, from, to: done.version });
        }
        if let Aggregate::Call(number) = done.aggregate {
            self.answered_call = Some((number, done.version));
        }
    }

    /// The version that our last command led a call to.
    pub fn call_version(&self, number: CallNumber) -> Option<u64> {
        self.answered_call.filter(|(of, _)| *of == number).map(|(_, version)| version)
    }

    /// The version of a ticket that was seen, with what we ourselves have done to it since.
    pub fn version_after(&self, number: TicketNumber, seen: u64) -> u64 {
        let moved = self.answered.filter(|moved| moved.number == number && moved.from == seen);
        moved.map_or(seen, |moved| moved.to)
    }

    /// Sheets that are on their way: drafts still, until the server has answered.
    pub fn sheets(&self) -> impl Iterator<Item = &Sheet> {
        self.pending.iter().filter_map(|pending| match &pending.source {
            Source::Sheet(sheet) => Some(sheet.as_ref()),
            _ => None,
        })
    }
}

fn number_request(request: &mut Request, number: CallNumber, version: u64) {
    match request {
        Request::Call(call, seen, _) => (*call, *seen) = (number, Some(version)),
        Request::NewTicket(ticket) => ticket.intake.call = Some(number),
        Request::NewCall(_) | Request::Ticket(..) | Request::Undo(..) | Request::CorrectEntry(..) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::lifecycle::calls::CallAction;

    #[test]
    fn what_waits_for_a_refused_request_is_given_back_and_never_sent() {
        let now: Timestamp = "2026-11-23T13:29:46Z".parse().unwrap();
        let command = crate::api::resource::CallCommand { action: CallAction::Answer, said_at: None };
        let request = || Request::Call(CallNumber(1), None, command.clone());
        let mut outbox = Outbox::default();
        outbox.add("first".into(), request(), Source::Key, None, now);
        outbox.add("second".into(), request(), Source::Key, Some("first".into()), now);
        outbox.add("other".into(), request(), Source::Key, None, now);
        let given_back = outbox.take_after("first");
        assert_eq!(given_back.iter().map(|pending| &*pending.key).collect::<Vec<_>>(), ["second"]);
        assert!(outbox.holds("other") && !outbox.holds("second"));
        assert_eq!(outbox.due(now), []);
    }
}
