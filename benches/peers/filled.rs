//! A database with as many open tickets as wanted, written by the store itself.

use std::path::Path;

use centralino::api::resource::NewTicket;
use centralino::domain::role::{Actor, Role};
use centralino::server::store::{Command, Store, StoreOptions, Submission};

/// How many clients register at a time: the writer takes what has queued as one batch.
const CLIENTS: u64 = 128;

pub fn database(folder: &Path, tickets: u64) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let store = Store::open(StoreOptions::at(folder.join("centralino.db"))).unwrap();
        let (_, id) = store.add_token("Prova", Role::Operator).await.unwrap();
        let actor = Actor { id, role: Role::Operator };
        let registers = |client: u64| {
            let store = store.clone();
            tokio::spawn(async move {
                for round in (client..tickets).step_by(CLIENTS as usize) {
                    let command = Command::NewTicket(ticket());
                    let key = format!("filled-{round}");
                    store.submit(Submission { actor, key, command }).await.unwrap();
                }
            })
        };
        for task in (0..CLIENTS).map(registers).collect::<Vec<_>>() {
            task.await.unwrap();
        }
        store.close().await;
    });
}

fn ticket() -> NewTicket {
    serde_json::from_str(
        r#"{"channel": "phone", "call_type": "RI", "priority": "NES", "service": "IDR",
            "texts": {"description": "perdita dal lavandino", "place": "stanza 4"}}"#,
    )
    .unwrap()
}
