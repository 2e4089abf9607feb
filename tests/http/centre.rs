//! A call centre for a test: server, clock and people. It never outlives its test unverified.

use centralino::domain::code::ActorId;
use centralino::domain::role::Role;
use centralino::domain::time::Timestamp;
use centralino::server::clock::{Clock, Entropy};
use centralino::server::store::{Store, StoreOptions};
use centralino::server::{Options, Running, start};
use futures_util::StreamExt;
use reqwest::header::HeaderMap;
use reqwest::{Client, Method, RequestBuilder};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tempfile::TempDir;

pub const START: &str = "2026-11-23T08:00:00Z";

pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub struct Centre {
    pub folder: TempDir,
    pub store: Store,
    pub clock: Clock,
    pub running: Running,
    pub anna: Person,
    pub bruno: Person,
    pub technician: Person,
    pub approver: Person,
    pub administrator: Person,
}

/// Options for a store that repeats itself.
pub fn options(folder: &TempDir, clock: &Clock) -> StoreOptions {
    StoreOptions {
        clock: clock.clone(),
        entropy: Entropy::seeded(7),
        ..StoreOptions::at(folder.path().join("centralino.db"))
    }
}

impl Centre {
    pub async fn open() -> Self {
        Self::with(|_| {}).await
    }

    pub async fn with(change: impl FnOnce(&mut StoreOptions)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::manual(at(START));
        let mut chosen = options(&folder, &clock);
        change(&mut chosen);
        let store = Store::open(chosen).unwrap();
        let listen = "127.0.0.1:0".parse().unwrap();
        let options = Options { listen, store: store.clone(), clock: clock.clone() };
        let running = start(options).await.unwrap();
        let base = format!("http://{}", running.address);
        Self {
            anna: Person::join(&store, &base, "Anna Demo", Role::Operator).await,
            bruno: Person::join(&store, &base, "Bruno Demo", Role::Operator).await,
            technician: Person::join(&store, &base, "Carlo Demo", Role::Technician).await,
            approver: Person::join(&store, &base, "Dora Demo", Role::Approver).await,
            administrator: Person::join(&store, &base, "Elio Demo", Role::Administrator).await,
            folder,
            store,
            clock,
            running,
        }
    }

    /// Ends the server and starts it again on the same database; what happens meanwhile, happens.
    pub async fn restart(self, meanwhile: impl FnOnce(&Clock)) -> Self {
        let Self { folder, store, clock, running, anna, bruno, technician, approver, administrator } =
            self;
        running.shutdown().await;
        drop(store);
        meanwhile(&clock);
        let store = Store::open(options(&folder, &clock)).unwrap();
        let listen = "127.0.0.1:0".parse().unwrap();
        let options = Options { listen, store: store.clone(), clock: clock.clone() };
        let running = start(options).await.unwrap();
        let base = format!("http://{}", running.address);
        let [anna, bruno, technician, approver, administrator] =
            [anna, bruno, technician, approver, administrator]
                .map(|person| Person { base: base.clone(), ..person });
        Self { folder, store, clock, running, anna, bruno, technician, approver, administrator }
    }

    /// Verifies everything and stops.
    pub async fn close(self) {
        let report = self.store.verify().await.unwrap();
        assert_eq!(report.findings, []);
        self.running.shutdown().await;
    }

    /// A site, a requester with a telephone there, and a technician; each has number 1.
    pub async fn furnish(&self) {
        let site = json!({"name": "Presidio Demo Città", "places": ["stanza 4"]});
        self.anna.post("/v1/sites", "site-1", site).await.is(201);
        let requester = json!({"name": "Rosa Demo", "site": 1, "phones": ["0000 123"], "level": 2});
        self.anna.post("/v1/requesters", "requester-1", requester).await.is(201);
        let technician = json!({"name": "Squadra Demo", "phone": "0000 999"});
        self.anna.post("/v1/technicians", "technician-1", technician).await.is(201);
    }

    /// A ticket without a call, by Anna.
    pub async fn ticket(&self, key: &str) -> u64 {
        self.anna.post("/v1/tickets", key, intake()).await.is(201).number()
    }
}

/// The least that a ticket needs.
pub fn intake() -> Value {
    json!({
        "channel": "phone", "call_type": "RI", "priority": "URG",
        "texts": {"description": "perdita d’acqua", "place": "bagno, 2° piano"},
    })
}

#[derive(Clone)]
pub struct Person {
    pub client: Client,
    pub base: String,
    pub token: String,
    pub actor: ActorId,
}

impl Person {
    pub async fn join(store: &Store, base: &str, name: &str, role: Role) -> Self {
        // Another test may have been first.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let (token, actor) = store.add_token(name, role).await.unwrap();
        let client = Client::builder().no_proxy().build().unwrap();
        Self { client, base: base.to_owned(), token, actor }
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.base)).bearer_auth(&self.token)
    }

    pub async fn get(&self, path: &str) -> Reply {
        Reply::of(self.request(Method::GET, path)).await
    }

    /// The live feed from its beginning, up to the `count`th time that these words were heard.
    pub async fn hears_until(&self, words: &str, count: usize) -> String {
        let request = self.request(Method::GET, "/v1/events?cursor=0");
        let request = request.header("accept", "text/event-stream");
        let mut bytes = request.send().await.unwrap().bytes_stream();
        let mut heard = Vec::new();
        loop {
            heard.extend(bytes.next().await.unwrap().unwrap());
            let text = String::from_utf8_lossy(&heard);
            if text.matches(words).count() >= count && text.ends_with("\n\n") {
                return text.into_owned();
            }
        }
    }

    pub async fn post(&self, path: &str, key: &str, body: Value) -> Reply {
        Reply::of(self.request(Method::POST, path).header("idempotency-key", key).json(&body)).await
    }

    /// A correction of a record of the directory against a version.
    pub async fn patch(&self, path: &str, version: u64, key: &str, body: Value) -> Reply {
        let request = self.request(Method::PATCH, path).header("if-match", format!("\"{version}\""));
        Reply::of(request.header("idempotency-key", key).json(&body)).await
    }

    pub async fn delete(&self, path: &str, version: u64, key: &str) -> Reply {
        let request = self.request(Method::DELETE, path).header("if-match", format!("\"{version}\""));
        Reply::of(request.header("idempotency-key", key)).await
    }

    /// An action against a version.
    pub async fn act(&self, path: &str, version: u64, key: &str, body: Value) -> Reply {
        let request = self.request(Method::POST, &format!("{path}/actions"));
        let request = request.header("if-match", format!("\"{version}\""));
        Reply::of(request.header("idempotency-key", key).json(&body)).await
    }

    /// An action against whatever version stands now.
    pub async fn do_now(&self, path: &str, body: Value) -> Reply {
        let version = self.get(path).await.is(200).body["version"].as_u64().unwrap();
        self.act(path, version, &format!("{path}-{version}-{}", body["action"]), body).await
    }
}

pub struct Reply {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Value,
}

impl Reply {
    pub async fn of(request: RequestBuilder) -> Self {
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let text = response.text().await.unwrap();
        let body = serde_json::from_str(&text).unwrap_or(Value::String(text));
        assert!(headers.contains_key("x-server-time"), "every answer has the server's time");
        Self { status, headers, body }
    }

    #[track_caller]
    pub fn is(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.body);
        self
    }

    /// It is this problem, as a document.
    #[track_caller]
    pub fn problem(self, status: u16, code: &str) -> Self {
        assert_eq!(self.header("content-type"), "application/problem+json", "{}", self.body);
        assert_eq!(self.body["code"], code, "{}", self.body);
        assert_eq!(self.body["type"], format!("urn:centralino:problem:{code}"));
        assert_eq!(self.body["status"], status);
        self.is(status)
    }

    #[track_caller]
    pub fn about(self, field: &str) -> Self {
        assert_eq!(self.body["field"], field, "{}", self.body);
        self
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    #[track_caller]
    pub fn number(&self) -> u64 {
        self.body["aggregate"]["number"].as_u64().unwrap()
    }

    /// The body as the resource that it is.
    pub fn read<T: DeserializeOwned>(self) -> T {
        serde_json::from_value(self.body).unwrap()
    }
}
