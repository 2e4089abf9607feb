//! Desks that start, attach and take over: two in one program, and two programs.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdin, Command, Stdio};

use futures_util::StreamExt;
use uuid::Uuid;

use super::*;
use crate::api::problem::ProblemCode;
use crate::api::resource::{NewCall, NewSite, NewTicket, TicketCommand};
use crate::client::{Change, FeedItem, Replica, follow, new_key};
use crate::domain::action::{Action, Deed};
use crate::domain::channel::Channel;
use crate::domain::code::CallNumber;
use crate::domain::lifecycle::Intake;
use crate::domain::text::{TextField, Texts};

/// Tells the helper test which folder is meant.
const FOLDER: &str = "CENTRALINO_TEST_FOLDER";

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

async fn desk(dir: &Path) -> Embedded {
    attach_or_start(dir, Clock::system()).await.unwrap()
}

async fn log_of(desk: &Embedded) -> Uuid {
    desk.client().unwrap().status().await.unwrap().log
}

#[tokio::test]
async fn the_second_desk_attaches_to_the_first() {
    let dir = folder();
    let first = desk(dir.path()).await;
    let second = desk(dir.path()).await;
    assert!(first.is_owner() && !second.is_owner());
    assert_eq!((first.address, &first.token), (second.address, &second.token));
    assert!(first.address.ip().is_loopback());
    let me = second.client().unwrap().me().await.unwrap();
    assert_eq!(me.role, Role::Supervisor);
    second.shutdown().await;
    first.client().unwrap().me().await.unwrap();
    first.shutdown().await;
}

#[tokio::test]
async fn of_two_that_start_together_one_owns() {
    let dir = folder();
    let (one, other) = tokio::join!(desk(dir.path()), desk(dir.path()));
    assert_ne!(one.is_owner(), other.is_owner());
    assert_eq!(one.address, other.address);
    one.shutdown().await;
    other.shutdown().await;
}

#[tokio::test]
async fn an_attached_desk_takes_over_with_the_same_log_and_data() {
    let dir = folder();
    let first = desk(dir.path()).await;
    let mut second = desk(dir.path()).await;
    let log = log_of(&first).await;
    let site = NewSite { name: "Ospedale Prova".to_owned(), ..NewSite::default() };
    second.client().unwrap().add(&site, &new_key()).await.unwrap();
    first.shutdown().await;
    let gone = second.client().unwrap().status().await.unwrap_err();
    assert!(gone.is_retryable(), "{gone}");
    assert!(second.take_over().await.unwrap());
    assert!(second.is_owner());
    assert_eq!(log_of(&second).await, log);
    assert_eq!(second.client().unwrap().directory().await.unwrap().sites.len(), 1);
    assert!(!second.take_over().await.unwrap(), "it has it already");
    second.shutdown().await;
}

#[tokio::test]
async fn the_token_outlives_the_backend_and_a_lost_one_is_made_anew() {
    let dir = folder();
    let first = desk(dir.path()).await;
    let token = first.token.clone();
    first.shutdown().await;
    let again = desk(dir.path()).await;
    assert_eq!(again.token, token);
    again.shutdown().await;
    std::fs::write(port_file::token_path(dir.path()), "cent_forged").unwrap();
    let anew = desk(dir.path()).await;
    assert!(anew.token != token && anew.token != "cent_forged");
    anew.client().unwrap().me().await.unwrap();
    anew.shutdown().await;
}

#[cfg(unix)]
#[tokio::test]
async fn nobody_else_can_read_what_is_there() {
    use std::os::unix::fs::PermissionsExt;
    let outer = folder();
    let dir = outer.path().join("new").join("data");
    let desk = desk(&dir).await;
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&dir), 0o700);
    let mut seen = 0;
    for entry in std::fs::read_dir(&dir).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
        seen += 1;
    }
    assert!(seen >= 4, "database, lock, token, address: {seen}");
    desk.shutdown().await;
    std::fs::set_permissions(&dir, PermissionsExt::from_mode(0o755)).unwrap();
    lock::private_folder(&dir).unwrap();
    assert_eq!(mode(&dir), 0o700, "our own is closed again");
    let shared = folder();
    std::fs::set_permissions(shared.path(), PermissionsExt::from_mode(0o755)).unwrap();
    std::fs::write(shared.path().join("somebody's"), "work").unwrap();
    let refused = attach_or_start(shared.path(), Clock::system()).await.err().unwrap();
    assert!(matches!(refused, EmbeddedError::NotPrivate { .. }), "{refused}");
    assert_eq!(mode(shared.path()), 0o755, "what is not ours is left alone");
}

#[tokio::test]
async fn a_lock_without_a_backend_is_told() {
    let dir = folder();
    let held = DatabaseLock::take(&config::database(dir.path())).unwrap();
    let refused = attach_or_start(dir.path(), Clock::system()).await.err().unwrap();
    assert!(matches!(refused, EmbeddedError::Held { .. }), "{refused}");
    drop(held);
    desk(dir.path()).await.shutdown().await;
}

#[tokio::test]
async fn the_token_is_not_given_to_somebody_else_on_that_port() {
    let (dir, elsewhere) = (folder(), folder());
    let other = desk(elsewhere.path()).await;
    lock::private_folder(dir.path()).unwrap();
    port_file::write_secret(&port_file::token_path(dir.path()), "cent_secret").unwrap();
    let stale = PortFile {
        address: other.address,
        token: port_file::token_path(dir.path()),
        pid: 1,
        log: Uuid::nil(),
    };
    stale.write(dir.path()).unwrap();
    assert_eq!(attach(dir.path()).await, None);
    let desk = desk(dir.path()).await;
    assert!(desk.is_owner());
    assert_ne!(desk.address, other.address);
    desk.shutdown().await;
    other.shutdown().await;
}

/// A shift's worth of commands through the client, followed live by a replica.
#[tokio::test]
async fn a_replica_that_follows_the_feed_shows_what_a_fresh_snapshot_shows() {
    let dir = folder();
    let desk = desk(dir.path()).await;
    let client = desk.client().unwrap();
    let mut replica = Replica::default();
    let snapshot = client.snapshot().await.unwrap();
    let mut feed = follow(client.clone(), snapshot.seq, snapshot.log);
    assert_eq!(replica.replace(snapshot), []);

    let call = |answered| NewCall {
        channel: Channel::Phone,
        caller_number: "0000123".to_owned(),
        caller_name: "Utente Prova".to_owned(),
        called_at: None,
        reason: String::new(),
        answered,
    };
    let first = client.new_call(&call(true), &new_key()).await.unwrap().call().unwrap();
    client.new_call(&call(false), &new_key()).await.unwrap();
    let ticket = NewTicket { intake: intake(first), called_at: None };
    let key = new_key();
    let done = client.new_ticket(&ticket, &key).await.unwrap();
    assert_eq!(client.new_ticket(&ticket, &key).await.unwrap(), done, "the same key, the same answer");
    let number = done.ticket().unwrap();
    let command = |deed| TicketCommand { action: Action { deed, texts: Texts::new() }, said_at: None };
    let take = command(Deed::TakeCharge { technician: None });
    let stale = client.ticket_action(number, 99, &take, &new_key()).await.unwrap_err();
    assert_eq!(stale.code(), Some(ProblemCode::VersionStale));
    let done = client.ticket_action(number, done.version, &take, &new_key()).await.unwrap();
    assert!(done.implied > 0, "the dispatch was implied");

    while replica.seq < done.seq {
        let item = tokio::time::timeout(Duration::from_secs(10), feed.next()).await.unwrap().unwrap();
        match item {
            FeedItem::Entry(event) => {
                let change = replica.apply(&event);
                assert_ne!(change, Change::Gap);
            }
            FeedItem::Hello { log, .. } => assert_eq!(Some(log), replica.log),
            other => panic!("{other:?}"),
        }
    }
    let mut fresh = Replica::default();
    fresh.replace(client.snapshot().await.unwrap());
    assert_eq!(replica, fresh);
    assert_eq!((fresh.tickets.len(), fresh.calls.len()), (1, 1));
    assert_eq!(fresh.tickets[&number].texts[&TextField::Place], "atrio");
    assert!(fresh.board().deadline(number).is_some());
    assert_eq!(client.events(0, 100).await.unwrap().items.len() as u64, done.seq);
    drop(feed);
    desk.shutdown().await;
}

fn intake(call: CallNumber) -> Intake {
    let texts = [(TextField::Description, "perdita"), (TextField::Place, "atrio")];
    Intake {
        call: Some(call),
        channel: Channel::Phone,
        call_type: "RI".parse().unwrap(),
        priority: "EME".parse().unwrap(),
        answers: Vec::new(),
        service: None,
        site: None,
        plant: None,
        requester: None,
        order: None,
        follows: None,
        planned_start: None,
        texts: texts.map(|(field, text)| (field, text.to_owned())).into(),
    }
}

/// Another program: this test itself, run as one.
struct OtherDesk {
    child: Child,
    stdin: Option<ChildStdin>,
    said: BufReader<std::process::ChildStdout>,
}

impl OtherDesk {
    fn start(dir: &Path) -> (Self, String) {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "embedded::tests::a_desk_of_its_own", "--ignored", "--nocapture"])
            .env(FOLDER, dir)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (stdin, said) = (child.stdin.take(), BufReader::new(child.stdout.take().unwrap()));
        let mut desk = Self { child, stdin, said };
        let role = desk.line("desk ");
        (desk, role)
    }

    /// The rest of the next line that contains `start` (the test runner says things too).
    fn line(&mut self, start: &str) -> String {
        let mut line = String::new();
        while self.said.read_line(&mut line).unwrap() > 0 {
            if let Some((_, rest)) = line.split_once(start) {
                return rest.trim().to_owned();
            }
            line.clear();
        }
        panic!("the other desk ended without a word")
    }

    /// Lets it shut down in order.
    fn end(mut self) {
        drop(self.stdin.take());
        assert!(self.child.wait().unwrap().success());
    }

    fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

#[tokio::test]
#[ignore = "run by the tests below, in a program of its own"]
async fn a_desk_of_its_own() {
    let Some(dir) = std::env::var_os(FOLDER) else { return };
    let desk = desk(Path::new(&dir)).await;
    println!("desk {} {}", if desk.is_owner() { "owner" } else { "guest" }, desk.address);
    tokio::task::spawn_blocking(|| std::io::stdin().lines().count()).await.unwrap();
    desk.shutdown().await;
}

// The other program is waited for on this thread, while the backend answers on another.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_desk_attaches_to_another_program_and_takes_over_when_it_ends() {
    let dir = folder();
    let (other, role) = OtherDesk::start(dir.path());
    let mut mine = desk(dir.path()).await;
    assert!(!mine.is_owner());
    assert_eq!(role, format!("owner {}", mine.address));
    let log = log_of(&mine).await;
    other.end();
    assert!(mine.take_over().await.unwrap());
    assert!(mine.is_owner());
    assert_eq!(log_of(&mine).await, log);
    let (guest, role) = OtherDesk::start(dir.path());
    assert_eq!(role, format!("guest {}", mine.address));
    guest.end();
    mine.shutdown().await;
}

#[tokio::test]
async fn a_desk_takes_over_from_a_program_that_was_killed() {
    let dir = folder();
    let (other, _) = OtherDesk::start(dir.path());
    let mut mine = desk(dir.path()).await;
    let log = log_of(&mine).await;
    other.kill();
    assert!(mine.take_over().await.unwrap());
    assert!(mine.is_owner());
    assert_eq!(log_of(&mine).await, log);
    mine.client().unwrap().me().await.unwrap();
    mine.shutdown().await;
}
