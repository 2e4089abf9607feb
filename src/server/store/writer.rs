//! The one thread that writes: takes what waits, decides and writes it in one transaction, commits, and
//! only then answers. It must never let one command's failure touch another's.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use rusqlite::{Connection, OptionalExtension, params};
use tokio::sync::{mpsc, oneshot, watch};

use super::Head;
use super::append::{Desk, Position};
use super::command::Submission;
use super::contracts::Contracts;
use super::directory::{self, Change, Lines};
use super::fault::{Answer, Fault, internal};
use super::warn;
use crate::api::problem::{Problem, ProblemCode};
use crate::domain::code::TicketNumber;
use crate::domain::role::Actor;
use crate::domain::time::Timestamp;
use crate::server::clock::{Clock, Entropy};

/// The most commands that share a transaction: more gain nothing, and each waits for the last.
const BATCH: usize = 256;

/// Something for the writer's connection that is no command, such as a rebuild.
pub type Task = Box<dyn FnOnce(&Connection) -> Result<(), Fault> + Send>;

/// What the writer is asked for.
pub enum Work {
    Command(Submission),
    Record {
        actor: Actor,
        key: String,
        change: Change,
    },
    /// The warnings of a ticket that are due. It needs no row of its own by which a repetition is known: the
    /// ticket's events say what was given.
    Warn(TicketNumber),
    Task(Task),
}

/// The answer's JSON; empty for a task.
#[derive(Clone, Debug)]
pub struct Reply {
    pub body: String,
    pub replayed: bool,
}

struct Job {
    work: Work,
    reply: oneshot::Sender<Answer<Reply>>,
}

/// What the thread works with.
pub struct Room {
    pub clock: Clock,
    pub entropy: Entropy,
    pub contracts: Arc<Contracts>,
    pub head: watch::Sender<Head>,
}

/// The handle to the thread.
pub struct Writer {
    queue: Mutex<Option<mpsc::Sender<Job>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Writer {
    pub fn start(conn: Connection, room: Room, queue: usize) -> std::io::Result<Self> {
        let (sender, receiver) = mpsc::channel(queue.max(1));
        let thread = std::thread::Builder::new().name("writer".to_owned());
        let thread = thread.spawn(move || Bench { conn, room, lines: None }.run(receiver))?;
        Ok(Self { queue: Mutex::new(Some(sender)), thread: Mutex::new(Some(thread)) })
    }

    /// Queues work and waits for its commit. A full queue is answered at once.
    pub async fn ask(&self, work: Work) -> Answer<Reply> {
        let busy = || Box::new(Problem::new(ProblemCode::Busy));
        let (reply, answer) = oneshot::channel();
        let queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner).clone();
        queue.ok_or_else(busy)?.try_send(Job { work, reply }).map_err(|_| busy())?;
        answer.await.map_err(|_| internal("the writer has stopped"))?
    }

    /// Lets what waits be written, and ends the thread.
    pub async fn close(&self) {
        drop(self.queue.lock().unwrap_or_else(PoisonError::into_inner).take());
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = thread {
            // The thread catches what panics in a command; there is nothing to tell of its end.
            let _ = tokio::task::spawn_blocking(move || thread.join()).await;
        }
    }
}

/// The thread's own things.
struct Bench {
    conn: Connection,
    room: Room,
    /// The requesters' telephone lines; read again when the directory may have changed.
    lines: Option<Lines>,
}

impl Bench {
    fn run(mut self, mut queue: mpsc::Receiver<Job>) {
        let mut jobs = Vec::with_capacity(BATCH);
        while queue.blocking_recv_many(&mut jobs, BATCH) > 0 {
            let (works, replies): (Vec<_>, Vec<_>) =
                jobs.drain(..).map(|job| (job.work, job.reply)).unzip();
            let count = works.len();
            let answers = match self.transact(works) {
                Ok((answers, head)) => {
                    self.publish(head);
                    answers.into_iter().map(|answer| answer.map_err(Fault::into_problem)).collect()
                }
                Err(fault) => {
                    self.lines = None;
                    let problem = fault.into_problem();
                    vec![Err(problem); count]
                }
            };
            for (reply, answer) in replies.into_iter().zip(answers) {
                // Whoever asked may have gone; the command stands all the same.
                let _ = reply.send(answer);
            }
        }
        // After a clean end the file alone is the database. A reader may still hold the rest back:
        // nothing is lost then, it only stays in the `-wal` file.
        let _ = self.conn.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    fn publish(&self, head: Head) {
        self.room.head.send_if_modified(|known| {
            let moved = *known != head;
            *known = head;
            moved
        });
    }

    /// One transaction for all; an error is everybody's, and nothing was written.
    fn transact(&mut self, works: Vec<Work>) -> Result<(Vec<Result<Reply, Fault>>, Head), Fault> {
        self.conn.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
        let outcome = self.fill(works).and_then(|answered| {
            self.conn.prepare_cached("COMMIT")?.execute([])?;
            Ok(answered)
        });
        if outcome.is_err() && !self.conn.is_autocommit() {
            self.conn.execute_batch("ROLLBACK")?;
        }
        outcome
    }

    fn fill(&mut self, works: Vec<Work>) -> Result<(Vec<Result<Reply, Fault>>, Head), Fault> {
        let now = self.room.clock.now();
        let before = Position::load(&self.conn)?;
        let mut position = before.clone();
        let mut answers = Vec::with_capacity(works.len());
        for work in works {
            answers.push(self.alone(work, &mut position, now)?);
        }
        if position != before {
            position.save(&self.conn)?;
        }
        Ok((answers, position.head()))
    }

    /// One piece of work in a savepoint of its own, so that it fails alone.
    fn alone(
        &mut self,
        work: Work,
        position: &mut Position,
        now: Timestamp,
    ) -> Result<Result<Reply, Fault>, Fault> {
        let before = position.clone();
        self.conn.prepare_cached("SAVEPOINT alone")?.execute([])?;
        let attempt = catch_unwind(AssertUnwindSafe(|| self.carry_out(work, position, now)));
        let answer = attempt
            .unwrap_or_else(|_| Err(Fault::Internal("a command panicked in the writer".to_owned())));
        match answer {
            Err(fault) if fault.ends_the_batch() || self.conn.is_autocommit() => return Err(fault),
            Err(_) => {
                self.conn.prepare_cached("ROLLBACK TO alone")?.execute([])?;
                *position = before;
                self.lines = None;
            }
            Ok(_) => {}
        }
        self.conn.prepare_cached("RELEASE alone")?.execute([])?;
        Ok(answer)
    }

    fn carry_out(
        &mut self,
        work: Work,
        position: &mut Position,
        now: Timestamp,
    ) -> Result<Reply, Fault> {
        match work {
            Work::Command(Submission { actor, key, command }) => {
                let fingerprint = command.fingerprint()?;
                if let Some(reply) = self.given_before(actor, &key, &fingerprint)? {
                    return Ok(reply);
                }
                if self.lines.is_none() {
                    self.lines = Some(Lines::load(&self.conn)?);
                }
                let none = Lines::default();
                let lines = self.lines.as_ref().unwrap_or(&none);
                let desk = self.desk(actor, &key, lines, position, now);
                let body = serde_json::to_string(&desk.carry_out(&command)?)?;
                self.remember(actor, &key, &fingerprint, body, now)
            }
            Work::Record { actor, key, change } => {
                let fingerprint = change.fingerprint()?;
                if let Some(reply) = self.given_before(actor, &key, &fingerprint)? {
                    return Ok(reply);
                }
                self.lines = None;
                let body = directory::carry_out(&self.conn, actor, &change, now)?;
                self.remember(actor, &key, &fingerprint, body, now)
            }
            Work::Warn(number) => {
                let key = warn::key(number, position);
                // It asks for nobody's telephone line.
                let lines = Lines::default();
                let desk = self.desk(warn::CENTRE, &key, &lines, position, now);
                let body = serde_json::to_string(&desk.warn(number)?)?;
                Ok(Reply { body, replayed: false })
            }
            Work::Task(task) => {
                self.lines = None;
                task(&self.conn)?;
                Ok(Reply { body: String::new(), replayed: false })
            }
        }
    }

    /// The room for one command.
    fn desk<'a>(
        &'a self,
        actor: Actor,
        key: &'a str,
        lines: &'a Lines,
        position: &'a mut Position,
        now: Timestamp,
    ) -> Desk<'a> {
        Desk {
            conn: &self.conn,
            now,
            entropy: &self.room.entropy,
            contracts: &self.room.contracts,
            lines,
            position,
            actor,
            key,
            kinds: Vec::new(),
            implied: 0,
        }
    }

    /// The answer that this key was given before.
    ///
    /// # Errors
    /// It was given to another request.
    fn given_before(&self, actor: Actor, key: &str, fingerprint: &str) -> Result<Option<Reply>, Fault> {
        let select = "SELECT fingerprint, answer FROM command WHERE actor = ? AND key = ?";
        let mut statement = self.conn.prepare_cached(select)?;
        let read = |row: &rusqlite::Row<'_>| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?));
        match statement.query_row(params![actor.id.0.to_string(), key], read).optional()? {
            None => Ok(None),
            Some((known, body)) if known == fingerprint => Ok(Some(Reply { body, replayed: true })),
            Some(_) => Err(ProblemCode::KeyReused.into()),
        }
    }

    /// Keeps an answer in the transaction that it tells of. Refusals are not kept: they may be asked again.
    fn remember(
        &self,
        actor: Actor,
        key: &str,
        fingerprint: &str,
        body: String,
        now: Timestamp,
    ) -> Result<Reply, Fault> {
        let insert = "INSERT INTO command(actor, key, fingerprint, answer, recorded_at)
            VALUES (?, ?, ?, ?, ?)";
        let values = params![actor.id.0.to_string(), key, fingerprint, body, now.to_rfc3339()];
        self.conn.prepare_cached(insert)?.execute(values)?;
        Ok(Reply { body, replayed: false })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Store, StoreOptions};
    use super::*;
    use crate::domain::role::Role;

    fn store(queue: usize) -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let options = StoreOptions { queue, ..StoreOptions::at(folder.path().join("a.db")) };
        (folder, Store::open(options).unwrap())
    }

    #[tokio::test]
    async fn a_panic_and_a_broken_rule_fail_alone_and_leave_nothing() {
        let (_folder, store) = store(8);
        let panics = store.on_writer(|conn| -> Result<(), Fault> {
            conn.execute("INSERT INTO meta VALUES ('half', 'x')", [])?;
            panic!("as a poisoned command would");
        });
        let twice = store.on_writer(|conn| {
            conn.execute("INSERT INTO meta VALUES ('half', 'x')", [])?;
            Ok(conn.execute("INSERT INTO meta VALUES ('log', 'a second identity')", [])?)
        });
        let (panics, twice, good) =
            tokio::join!(panics, twice, store.add_token("Anna Demo", Role::Operator));
        assert_eq!(panics.unwrap_err().code, ProblemCode::Internal);
        assert_eq!(twice.unwrap_err().code, ProblemCode::Internal);
        assert!(store.who(&good.unwrap().0).await.unwrap().is_some());
        let half = "SELECT count(*) FROM meta WHERE key = 'half'";
        let half = store.read(move |conn| Ok(conn.query_row(half, [], |row| row.get::<_, i64>(0))?));
        assert_eq!(half.await.unwrap(), 0);
        store.close().await;
    }

    #[tokio::test]
    async fn a_full_queue_is_told_at_once_and_a_closed_one_too() {
        let (_folder, store) = store(1);
        let (go, wait) = std::sync::mpsc::channel::<()>();
        let (began, begun) = oneshot::channel();
        let blocking = {
            let store = store.clone();
            tokio::spawn(async move {
                let task = move |_: &Connection| {
                    began.send(()).unwrap();
                    wait.recv().unwrap();
                    Ok(())
                };
                store.on_writer(task).await
            })
        };
        begun.await.unwrap();
        let mut queued = std::pin::pin!(store.on_writer(|_| Ok(())));
        let first =
            std::future::poll_fn(|context| std::task::Poll::Ready(queued.as_mut().poll(context)));
        assert!(first.await.is_pending());
        assert_eq!(store.on_writer(|_| Ok(())).await.unwrap_err().code, ProblemCode::Busy);
        go.send(()).unwrap();
        queued.await.unwrap();
        blocking.await.unwrap().unwrap();
        store.close().await;
        assert_eq!(store.on_writer(|_| Ok(())).await.unwrap_err().code, ProblemCode::Busy);
    }
}
