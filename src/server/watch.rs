//! The watch over deadlines: asks the store to give each warning when it falls due, also those that fell
//! due while nobody watched. It decides and remembers nothing itself: what was given stands in the log.
//!
//! It sleeps until the next warning falls due or the log moves, and is told of a clock that was moved by
//! hand. It follows the log as the feed does: the head only says that there is more to read.

mod agenda;
mod retry;

use futures_util::future::join_all;
use tokio::sync::watch::Receiver;
use tokio_util::sync::CancellationToken;

use super::clock::Clock;
use super::store::read::Ahead;
use super::store::{Answer, Head, Store, Warned};
use crate::api::problem::{Problem, ProblemCode};
use crate::domain::code::TicketNumber;
use crate::domain::time::Timestamp;
use agenda::Agenda;
use retry::Retry;

/// Open tickets read at a time when it starts, and entries when it follows the log.
const PAGE: usize = 500;

/// Commands that it has in the writer's queue at once: enough to share a transaction, too few to keep a
/// desk waiting.
const TOGETHER: usize = 16;

/// Watches until it is told to stop, or the writer has gone.
pub async fn run(store: Store, stop: CancellationToken) {
    // A command that is under way then stands all the same; only its answer is not waited for.
    stop.run_until_cancelled(Watch::over(store).keep()).await;
}

struct Watch {
    store: Store,
    clock: Clock,
    head: Receiver<Head>,
    /// The last entry that the agenda is true of.
    seq: u64,
    agenda: Agenda,
    /// The store cannot be read or written at all: everything waits.
    store_retry: Retry,
    /// Tickets whose own warnings failed; nobody else's wait for them.
    aside: Vec<Ahead>,
    aside_retry: Retry,
}

impl Watch {
    fn over(store: Store) -> Self {
        let (clock, mut head) = (store.clock().clone(), store.head());
        // Before the first ticket is read: what changes meanwhile is read again.
        let seq = head.borrow_and_update().seq;
        Self {
            store,
            clock,
            head,
            seq,
            agenda: Agenda::default(),
            store_retry: Retry::default(),
            aside: Vec::new(),
            aside_retry: Retry::default(),
        }
    }

    async fn keep(mut self) {
        self.fill().await;
        while self.step().await {}
    }

    /// Reads the open tickets, for as long as it takes.
    async fn fill(&mut self) {
        let mut after = TicketNumber(0);
        loop {
            match self.store.ahead_of_open(after, PAGE).await {
                Ok(page) => {
                    self.store_retry.went_well();
                    let last = page.last().map(|last| last.ticket);
                    self.agenda.put_all(page);
                    match last {
                        Some(last) => after = last,
                        None => return,
                    }
                }
                Err(problem) => {
                    told("the open tickets cannot be read", &problem);
                    self.store_retry.pause().await;
                }
            }
        }
    }

    /// Takes in what happened, gives what is due, and waits for more; whether there can be any.
    async fn step(&mut self) -> bool {
        if self.aside_retry.is_due() {
            self.agenda.put_all(std::mem::take(&mut self.aside));
        }
        let done = match self.catch_up().await {
            Ok(()) => self.give().await,
            failed => failed,
        };
        if self.aside.is_empty() {
            self.aside_retry.went_well();
        }
        match done {
            Ok(()) => self.store_retry.went_well(),
            Err(problem) => {
                told("warnings wait for the store", &problem);
                self.store_retry.pause().await;
                return true;
            }
        }
        tokio::select! {
            changed = self.head.changed() => changed.is_ok(),
            () = self.clock.reaches(self.agenda.first()) => true,
            () = self.aside_retry.wait() => true,
        }
    }

    /// Reads the tickets again that the log has moved since.
    async fn catch_up(&mut self) -> Answer<()> {
        loop {
            self.head.borrow_and_update();
            let (found, end) = self.store.ahead_since(self.seq, PAGE).await?;
            self.agenda.put_all(found);
            let more = end >= self.seq.saturating_add(PAGE as u64);
            self.seq = end;
            if !more {
                return Ok(());
            }
        }
    }

    /// Has everything given that is due, a few tickets at a time.
    async fn give(&mut self) -> Answer<()> {
        loop {
            let now = self.clock.now();
            let due = self.agenda.due(now, TOGETHER);
            if due.is_empty() {
                return Ok(());
            }
            let answers = join_all(due.iter().map(|ahead| self.store.warn(ahead.ticket))).await;
            let mut outcome = Ok(());
            for (ahead, answer) in due.into_iter().zip(answers) {
                outcome = outcome.and(self.settle(ahead, answer, now));
            }
            outcome?;
        }
    }

    /// Notes what became of one ticket's warnings.
    ///
    /// # Errors
    /// What keeps the store from giving any; the ticket stays due.
    fn settle(&mut self, ahead: Ahead, answer: Answer<Warned>, now: Timestamp) -> Answer<()> {
        match answer {
            Ok(Warned { given, next }) => {
                let ahead = Ahead { warning: next, ..ahead };
                if given == 0 && next.is_some_and(|next| next <= now) {
                    // Due by our clock and not by the writer's: it was set back in between.
                    self.lay_aside(ahead);
                } else {
                    self.agenda.put(ahead);
                }
                Ok(())
            }
            Err(problem) if matches!(problem.code, ProblemCode::DiskFull | ProblemCode::Busy) => {
                Err(problem)
            }
            Err(problem) => {
                told("the warnings of a ticket cannot be given", &problem);
                self.lay_aside(ahead);
                Ok(())
            }
        }
    }

    fn lay_aside(&mut self, ahead: Ahead) {
        self.agenda.put(Ahead { warning: None, ..ahead });
        self.aside.push(ahead);
        self.aside_retry.failed();
    }
}

fn told(what: &str, problem: &Problem) {
    tracing::warn!(code = problem.code.code(), what, "the watch tries again later");
}

#[cfg(test)]
mod tests;
