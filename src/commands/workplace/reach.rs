//! Where the desk's server is: the team's, the embedded one, or the demo's own. It is asked at the start
//! and whenever the server has gone; of several desks one then takes the embedded backend over.

use std::sync::Arc;

use chrono::Utc;
use color_eyre::eyre::{Report, Result};
use tempfile::TempDir;
use tokio::sync::Mutex;
use tokio::task::JoinHandle;

use crate::client::Client;
use crate::commands::failure;
use crate::config::{self, ConfigError, Settings};
use crate::demo;
use crate::domain::role::Role;
use crate::embedded::{self, Embedded};
use crate::server::clock::Clock;
use crate::server::store::{Answer, Store, StoreOptions};
use crate::server::{self, Options};
use crate::tui::face::Face;
use crate::tui::runtime::line::Connect;
use crate::words::Words;

/// The way to the server, and what of it runs in this program.
pub struct Reach {
    settings: Settings,
    /// Who the demonstration is for: a technician has a token of their own there.
    face: Face,
    /// The texts of the demonstration's contracts, that of its tickets first.
    contracts: Vec<String>,
    words: Arc<Words>,
    held: Mutex<Held>,
}

/// What runs in this program. Dropped in this order: the folder goes last.
#[derive(Default)]
struct Held {
    embedded: Option<Embedded>,
    demo: Option<Demo>,
}

/// A throw-away database and whoever keeps it moving.
struct Demo {
    moving: JoinHandle<()>,
    /// The token of its technician.
    technician: String,
    folder: TempDir,
}

/// The way as the desk's runtime takes it.
pub fn connect(reach: &Arc<Reach>) -> Connect {
    let reach = Arc::clone(reach);
    Arc::new(move || {
        let reach = Arc::clone(&reach);
        Box::pin(async move {
            reach.client().await.map_err(|report| failure::explain(&report, &reach.words).message)
        })
    })
}

impl Reach {
    pub fn new(settings: Settings, face: Face, contracts: Vec<String>, words: Arc<Words>) -> Self {
        Self { settings, face, contracts, words, held: Mutex::default() }
    }

    async fn client(&self) -> Result<Client> {
        if let Some(server) = &self.settings.server {
            let token = self.settings.token.as_ref().ok_or(ConfigError::NoToken)?;
            return Ok(Client::new(&server.value, &token.value)?);
        }
        let mut held = self.held.lock().await;
        let Held { embedded, demo } = &mut *held;
        if let Some(embedded) = embedded {
            embedded.take_over().await?;
            return self.client_of(embedded, demo.as_ref());
        }
        let embedded = match self.settings.demo {
            true => begin_demo(&mut held, &self.contracts).await?,
            false => embedded::attach_or_start(&self.settings.data.value, Clock::system()).await?,
        };
        let client = self.client_of(&embedded, held.demo.as_ref())?;
        held.embedded = Some(embedded);
        Ok(client)
    }

    /// The client of whoever works at what runs in this program.
    fn client_of(&self, embedded: &Embedded, demo: Option<&Demo>) -> Result<Client> {
        match demo {
            Some(demo) if self.face == Face::Field => {
                Ok(Client::new(&embedded.base(), &demo.technician)?)
            }
            _ => Ok(embedded.client()?),
        }
    }

    /// Ends what runs in this program: the backend drains and lets go of its lock.
    pub async fn end(&self) {
        let held = std::mem::take(&mut *self.held.lock().await);
        if let Some(demo) = &held.demo {
            demo.moving.abort();
        }
        if let Some(embedded) = held.embedded {
            embedded.shutdown().await;
        }
        if let Some(demo) = held.demo {
            // What cannot be removed now is the system's to clear away.
            let _ = demo.folder.close();
        }
    }
}

/// A database with four hours of a shift in it, and somebody who keeps it moving.
async fn begin_demo(held: &mut Held, contracts: &[String]) -> Result<Embedded> {
    let folder = tempfile::Builder::new().prefix("centralino-demo-").tempdir()?;
    let (director, technician) = fill(&folder, contracts).await?;
    let texts = contracts.to_vec();
    let embedded = embedded::attach_or_start_under(folder.path(), Clock::system(), texts).await?;
    let client = Client::new(&embedded.base(), &director)?;
    let moving = tokio::spawn(demo::keep_moving(client, demo::SEED));
    held.demo = Some(Demo { moving, technician, folder });
    Ok(embedded)
}

/// Plays the shift under a clock of its own; answers the tokens of whoever played it and of its technician.
async fn fill(folder: &TempDir, contracts: &[String]) -> Result<(String, String)> {
    let clock = Clock::manual(Utc::now());
    let database = config::database(folder.path());
    let (clock_of_store, contracts) = (clock.clone(), contracts.to_vec());
    let options = StoreOptions { clock: clock_of_store, contracts, ..StoreOptions::at(database) };
    let store = embedded::open(options).await?;
    let (token, _) = answered(store.add_token("Regia della prova", Role::Supervisor).await)?;
    let listen = ([127, 0, 0, 1], 0).into();
    let running = server::start(Options { listen, store: store.clone(), clock: clock.clone() }).await?;
    let client = Client::new(&format!("http://{}", running.address), &token)?;
    let tokens = async {
        let technician = demo::fill(&client, &clock, demo::SEED).await?;
        let added = store.add_technicians_token("Tecnico della prova", technician).await;
        let (technician, _) = answered(added)?;
        Ok((token, technician))
    };
    let tokens = tokens.await;
    running.shutdown().await;
    drop::<Store>(store);
    tokens
}

fn answered<T>(answer: Answer<T>) -> Result<T> {
    answer.map_err(|problem| Report::new(crate::client::ClientError::Problem(problem)))
}
