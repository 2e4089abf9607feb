//! A server that is killed in the middle of its writes, again and again, under clients that retry: what
//! was answered is there, once and whole. Nothing here ever stops it gently.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use centralino::domain::role::Role;
use centralino::server::clock::Clock;
use centralino::server::store::{Store, StoreOptions};
use centralino::server::{Options, start};
use reqwest::Client;
use rusqlite::Connection;
use serde_json::{Value, json};
use tokio::sync::watch;

const KILLS: u64 = 20;
const CLIENTS: usize = 8;

/// Where the server's process finds its database.
const DATABASE: &str = "CENTRALINO_KILL_DATABASE";

/// What it says when it accepts requests.
const LISTENING: &str = "listening on ";

/// The process that is killed: this test's own program, told to run this test alone.
#[tokio::test]
#[ignore = "the server's side of the test below"]
async fn serve_until_killed() {
    let path = std::env::var(DATABASE).expect("the other test says where");
    let store = Store::open(StoreOptions::at(path)).unwrap();
    let listen = "127.0.0.1:0".parse().unwrap();
    let running = start(Options { listen, store, clock: Clock::system() }).await.unwrap();
    println!("\n{LISTENING}{}", running.address);
    std::future::pending::<()>().await;
}

/// A server's process, which never outlives the test.
struct Server(Child);

impl Server {
    fn start(database: &Path) -> (Self, String) {
        let arguments = ["serve_until_killed", "--exact", "--ignored", "--nocapture"];
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(arguments).env(DATABASE, database).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut server = Self(command.spawn().unwrap());
        let lines = BufReader::new(server.0.stdout.take().unwrap()).lines();
        let address = lines
            .map_while(Result::ok)
            .find_map(|line| line.strip_prefix(LISTENING).map(|address| format!("http://{address}")));
        (server, address.expect("it never listened"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // SIGKILL on Unix: no handler runs, nothing is flushed.
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

/// One who works through calls and never gives up on a request.
struct Clerk {
    name: usize,
    client: Client,
    token: String,
    address: watch::Receiver<String>,
    stop: Arc<AtomicBool>,
    /// Key to the number that was answered.
    answered: BTreeMap<String, u64>,
}

impl Clerk {
    async fn work(mut self) -> BTreeMap<String, u64> {
        for round in 0.. {
            if self.stop.load(Ordering::Relaxed) {
                break;
            }
            let ring = json!({"channel": "phone", "caller_number": "0000 1", "answered": true});
            let Some(call) = self.insist("/v1/calls", format!("c{}-{round}", self.name), ring).await
            else {
                break;
            };
            let ticket = json!({
                "call": call, "channel": "phone", "call_type": "RI", "priority": "URG",
                "texts": {"description": "perdita", "place": "bagno"},
            });
            if self.insist("/v1/tickets", format!("t{}-{round}", self.name), ticket).await.is_none() {
                break;
            }
        }
        self.answered
    }

    /// The same request with the same key, until it is answered.
    async fn insist(&mut self, path: &str, key: String, body: Value) -> Option<u64> {
        while !self.stop.load(Ordering::Relaxed) {
            let url = format!("{}{path}", *self.address.borrow());
            let request = self.client.post(url).bearer_auth(&self.token).header("idempotency-key", &key);
            if let Ok(response) = request.json(&body).send().await
                && let status = response.status().as_u16()
                && let Ok(answer) = response.json::<Value>().await
            {
                assert_eq!(status, 201, "{answer}");
                let number = answer["aggregate"]["number"].as_u64().unwrap();
                self.answered.insert(key, number);
                return Some(number);
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        None
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_answered_is_lost_and_nothing_is_there_twice_or_half() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("centralino.db");
    let store = Store::open(StoreOptions::at(&database)).unwrap();
    let (token, _) = store.add_token("Anna Demo", Role::Operator).await.unwrap();
    store.close().await;

    let (moved, address) = watch::channel(String::new());
    let stop = Arc::new(AtomicBool::new(false));
    let mut clerks = Vec::new();
    for round in 0..KILLS {
        let (server, address_now) = Server::start(&database);
        moved.send(address_now).unwrap();
        if clerks.is_empty() {
            for name in 0..CLIENTS {
                let client =
                    Client::builder().no_proxy().timeout(Duration::from_secs(5)).build().unwrap();
                let (token, stop, address) = (token.clone(), Arc::clone(&stop), address.clone());
                let answered = BTreeMap::new();
                let clerk = Clerk { name, client, token, address, stop, answered };
                clerks.push(tokio::spawn(clerk.work()));
            }
        }
        // A different moment of the batches each time.
        tokio::time::sleep(Duration::from_millis(80 + round * 37 % 130)).await;
        drop(server);
    }
    stop.store(true, Ordering::Relaxed);
    let mut answered = BTreeMap::new();
    for clerk in clerks {
        answered.extend(clerk.await.unwrap());
    }
    assert!(answered.len() > 20 * CLIENTS, "only {} were answered: nothing was tried", answered.len());
    check(&database, &answered).await;
}

/// Every command left two events or none, and every answered one those that it was answered with.
async fn check(database: &Path, answered: &BTreeMap<String, u64>) {
    let store = Store::open(StoreOptions::at(database)).unwrap();
    let report = store.verify().await.unwrap();
    assert_eq!(report.findings, []);
    store.close().await;
    let conn = Connection::open(database).unwrap();
    let select = "SELECT doc ->> '$.command', doc ->> '$.event.kind', number FROM event ORDER BY seq";
    let mut statement = conn.prepare(select).unwrap();
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, (row.get(1)?, row.get(2)?)));
    let mut written: BTreeMap<String, Vec<(String, u32)>> = BTreeMap::new();
    for row in statement.query_map([], read).unwrap() {
        let (key, event) = row.unwrap();
        written.entry(key).or_default().push(event);
    }
    for (key, events) in &written {
        let kinds: Vec<_> = events.iter().map(|(kind, _)| kind.as_str()).collect();
        let whole = if key.starts_with('c') {
            ["call.rang", "call.answered"]
        } else {
            ["ticket.registered", "call.ended"]
        };
        assert_eq!(kinds, whole, "{key}");
    }
    for (key, number) in answered {
        let events = written.get(key).unwrap_or_else(|| panic!("{key} was answered and is lost"));
        assert_eq!(u64::from(events[0].1), *number, "{key}");
    }
    let unheard = written.len() - answered.len();
    println!("{} answered, {unheard} written and never answered", answered.len());
}
