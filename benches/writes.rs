//! How many tickets a second are durably written, beside what the disk itself can do in the same run. It
//! measures the store without HTTP and asserts nothing: machines differ.
//!
//! `cargo bench --bench writes`, optionally with the seconds of each measurement as argument.
#![allow(clippy::unwrap_used, reason = "a measurement that fails has nothing to say")]

use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use centralino::api::resource::NewTicket;
use centralino::domain::role::{Actor, Role};
use centralino::server::store::{Command, Store, StoreOptions, Submission};

/// Bytes of one append of the probe: about what one ticket alone makes SQLite write ahead.
const BLOCK: [u8; 4096] = [7; 4096];

fn main() {
    let seconds = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(3);
    let span = Duration::from_secs(seconds);
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    println!("{:<44} {:>9}", "", "a second");
    line("append + fdatasync, one at a time", probe(folder.path(), span));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    for clients in [1, 64, 256] {
        let path = folder.path().join(format!("{clients}.db"));
        let rate = runtime.block_on(tickets(&path, clients, span));
        line(&format!("tickets, {clients} clients"), rate);
    }
    line("append + fdatasync, once more", probe(folder.path(), span));
}

fn line(what: &str, rate: f64) {
    println!("{what:<44} {rate:>9.0}");
}

/// What the disk does when each append must be durable by itself.
fn probe(folder: &std::path::Path, span: Duration) -> f64 {
    let mut file = std::fs::File::create(folder.join("probe")).unwrap();
    let started = Instant::now();
    let mut count = 0_u32;
    while started.elapsed() < span {
        file.write_all(&BLOCK).unwrap();
        file.sync_data().unwrap();
        count += 1;
    }
    f64::from(count) / started.elapsed().as_secs_f64()
}

/// Clients that each register a ticket as soon as the one before is answered.
async fn tickets(path: &std::path::Path, clients: usize, span: Duration) -> f64 {
    let store = Store::open(StoreOptions::at(path)).unwrap();
    let (_, id) = store.add_token("Demo", Role::Operator).await.unwrap();
    let actor = Actor { id, role: Role::Operator };
    let new: NewTicket = serde_json::from_str(
        r#"{"channel": "phone", "call_type": "RI", "priority": "URG", "service": "IDR",
            "texts": {"description": "perdita dal lavandino", "place": "stanza 4"}}"#,
    )
    .unwrap();
    let count = Arc::new(AtomicU64::new(0));
    let started = Instant::now();
    let mut tasks = Vec::new();
    for client in 0..clients {
        let (store, new, count) = (store.clone(), new.clone(), Arc::clone(&count));
        tasks.push(tokio::spawn(async move {
            for round in 0_u64.. {
                if started.elapsed() >= span {
                    break;
                }
                let key = format!("{client}-{round}");
                let command = Command::NewTicket(new.clone());
                store.submit(Submission { actor, key, command }).await.unwrap();
                count.fetch_add(1, Ordering::Relaxed);
            }
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
    let elapsed = started.elapsed().as_secs_f64();
    assert!(store.verify().await.unwrap().is_clean());
    store.close().await;
    f64::from(u32::try_from(count.load(Ordering::Relaxed)).unwrap()) / elapsed
}
