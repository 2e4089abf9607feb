//! The typed REST client. It never retries by itself and never follows a redirect: a token goes where
//! it was given for, and nowhere else.

mod directory;

use std::sync::Once;
use std::time::Duration;

use chrono::NaiveDate;
use reqwest::header::{ACCEPT, AUTHORIZATION, HeaderMap, HeaderValue, IF_MATCH};
use reqwest::{Method, RequestBuilder, Response, Url, redirect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::error::ClientError;
use super::query::{CallQuery, OrderQuery, TicketQuery, Wire};
use crate::api::papers::{OrderResource, ReportResource, TrackingResource};
use crate::api::path;
use crate::api::presence::Presence;
use crate::api::problem::{Problem, ProblemCode};
use crate::api::resource::{
    CallCommand, CallResource, ContractApplication, ContractResource, DayFigures, Done, FeedEvent, Me,
    NewCall, NewImport, NewTicket, Page, Status, TicketCommand, TicketInFull, TicketResource,
};
use crate::domain::alignment::Alignment;
use crate::domain::code::{CallNumber, TicketNumber};
use crate::domain::lifecycle::EntryCorrection;
use crate::domain::order::OrderNumber;
use crate::domain::penalty::{Month, MonthTotal};

type Result<T> = std::result::Result<T, ClientError>;

/// Who the token is.
const ME: &str = "/v1/me";
const JSON: &str = "application/json";
/// How long a connection may take to come about.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// How long an answer may take as a whole; the feed has its own patience.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(15);
/// How many rows are asked for at once where the whole list is wanted.
pub(super) const FULL_PAGE: u32 = 500;
/// Bytes of an answer that is no problem document which an error repeats.
const QUOTED: usize = 200;

/// A fresh idempotency key: one per command, the same for every time that command is sent again.
pub fn new_key() -> String {
    Uuid::now_v7().to_string()
}

/// One server, seen as one person. Cheap to clone: clones share their connections.
#[derive(Clone, Debug)]
pub struct Client {
    http: reqwest::Client,
    /// Without a slash at its end.
    base: String,
}

impl Client {
    /// A client of the server at `base` (`https://centralino.example`, `http://127.0.0.1:7000`). It does
    /// not connect yet.
    ///
    /// # Errors
    /// `Unreadable`, when the address is none or the token cannot stand in a header.
    pub fn new(base: &str, token: &str) -> Result<Client> {
        install_ring();
        let url: Url = base.parse().map_err(|error| unreadable(format!("{base}: {error}")))?;
        if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
            return Err(unreadable(format!("{base}: expected http:// or https:// and a host")));
        }
        let mut bearer = HeaderValue::from_str(&format!("Bearer {token}"))
            .map_err(|_| unreadable("the token holds a character that no token holds".to_owned()))?;
        bearer.set_sensitive(true);
        let mut builder = reqwest::Client::builder()
            .user_agent(concat!("centralino/", env!("CARGO_PKG_VERSION")))
            .default_headers(HeaderMap::from_iter([(AUTHORIZATION, bearer)]))
            .connect_timeout(CONNECT_TIMEOUT)
            .redirect(redirect::Policy::none())
            .tcp_nodelay(true);
        if url.scheme() == "http" {
            // Without TLS no root certificates are needed; a machine without any still has its desk.
            builder = builder.tls_certs_only([]);
        }
        if is_loopback(&url) {
            // A proxy of the environment cannot reach this machine's own server.
            builder = builder.no_proxy();
        }
        Ok(Client { http: builder.build()?, base: base.trim_end_matches('/').to_owned() })
    }

    /// The address it was made with.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// # Errors
    /// See [`ClientError`]; the same holds for every request below.
    pub async fn status(&self) -> Result<Status> {
        self.get(path::STATUS).await
    }

    /// Who the token is.
    pub async fn me(&self) -> Result<Me> {
        self.get(ME).await
    }

    pub async fn calls(&self, query: &CallQuery) -> Result<Page<CallResource>> {
        self.list(path::CALLS, &Wire::from(query)).await
    }

    pub async fn call(&self, number: CallNumber) -> Result<CallResource> {
        self.get(&path::call(number)).await
    }

    pub async fn tickets(&self, query: &TicketQuery) -> Result<Page<TicketResource>> {
        self.list(path::TICKETS, &Wire::from(query)).await
    }

    pub async fn ticket(&self, number: TicketNumber) -> Result<TicketInFull> {
        self.get(&path::ticket(number)).await
    }

    /// Work orders, in the order of their numbers (S4.1).
    pub async fn orders(&self, query: &OrderQuery) -> Result<Page<OrderResource>> {
        self.list(path::ORDERS, &Wire::from(query)).await
    }

    pub async fn order(&self, number: OrderNumber) -> Result<OrderResource> {
        self.get(&path::order(number)).await
    }

    /// The work report that was filed last.
    pub async fn report(&self, number: TicketNumber) -> Result<ReportResource> {
        self.get(&path::ticket_report(number)).await
    }

    /// How far a request has come (S10).
    pub async fn tracking(&self, number: TicketNumber) -> Result<TrackingResource> {
        self.get(&path::ticket_tracking(number)).await
    }

    /// A paper printed, as the bytes of its file; `path` is that of the paper.
    pub async fn printed(&self, path: &str) -> Result<Vec<u8>> {
        let request = self.request(Method::GET, path, path::PDF).timeout(ANSWER_TIMEOUT);
        let response = accepted(request.send().await?).await?;
        Ok(response.bytes().await?.to_vec())
    }

    pub async fn new_call(&self, call: &NewCall, key: &str) -> Result<Done> {
        self.post(path::CALLS, call, key, None).await
    }

    /// `version`: what the workplace saw; absent where only being first counts, as in answering.
    pub async fn call_action(
        &self,
        number: CallNumber,
        version: Option<u64>,
        command: &CallCommand,
        key: &str,
    ) -> Result<Done> {
        self.post(&path::call_actions(number), command, key, version).await
    }

    pub async fn new_ticket(&self, ticket: &NewTicket, key: &str) -> Result<Done> {
        self.post(path::TICKETS, ticket, key, None).await
    }

    /// `version`: the one the actor saw; the server refuses a stale one.
    pub async fn ticket_action(
        &self,
        number: TicketNumber,
        version: u64,
        command: &TicketCommand,
        key: &str,
    ) -> Result<Done> {
        self.post(&path::ticket_actions(number), command, key, Some(version)).await
    }

    /// Takes back what brought a ticket to this version.
    pub async fn undo(&self, number: TicketNumber, version: u64, key: &str) -> Result<Done> {
        self.post(&path::ticket_undo(number), &(), key, Some(version)).await
    }

    /// Corrects an entry of a ticket's history; `version`: as for an action.
    pub async fn correct_entry(
        &self,
        number: TicketNumber,
        version: u64,
        asked: &EntryCorrection,
        key: &str,
    ) -> Result<Done> {
        self.post(&path::ticket_corrections(number), asked, key, Some(version)).await
    }

    /// Puts a ticket under another version of its contract; `version`: as for an action.
    pub async fn apply_contract(
        &self,
        number: TicketNumber,
        version: u64,
        asked: &ContractApplication,
        key: &str,
    ) -> Result<Done> {
        self.post(&path::ticket_contract(number), asked, key, Some(version)).await
    }

    pub async fn import(&self, record: &NewImport, key: &str) -> Result<Done> {
        self.post(path::IMPORTS, record, key, None).await
    }

    /// What lateness costs in a month (of Rome's calendar), or in all of them: by month, then by contract.
    pub async fn penalties(&self, month: Option<Month>) -> Result<Vec<MonthTotal>> {
        let query = month.map(|month| [("month", month.to_string())]);
        let request = self.request(Method::GET, path::PENALTIES, JSON).query(&query);
        answer(request.timeout(ANSWER_TIMEOUT)).await
    }

    /// What a day was like where the centre is.
    pub async fn figures(&self, day: NaiveDate) -> Result<DayFigures> {
        let query = [("day", day.to_string())];
        let request = self.request(Method::GET, path::FIGURES, JSON).query(&query);
        answer(request.timeout(ANSWER_TIMEOUT)).await
    }

    /// Calls without a ticket, tickets without a call (S2.7).
    pub async fn alignment(&self) -> Result<Alignment> {
        self.get(path::ALIGNMENT).await
    }

    pub async fn contracts(&self) -> Result<Vec<ContractResource>> {
        self.get(path::CONTRACTS).await
    }

    /// The log after entry `after`, at most `limit` entries.
    pub async fn events(&self, after: u64, limit: u32) -> Result<Page<FeedEvent>> {
        let cursor = after.to_string();
        self.list(path::EVENTS, &Wire::page(Some(&cursor), Some(limit))).await
    }

    /// Says which ticket is open here: at once or not at all, since it is old by the time it could be tried again.
    pub async fn say_presence(&self, said: Presence) -> Result<()> {
        let request = self.request(Method::PUT, path::PRESENCE, JSON).json(&said);
        accepted(request.timeout(CONNECT_TIMEOUT).send().await?).await.map(|_| ())
    }

    async fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T> {
        answer(self.request(Method::GET, path, JSON).timeout(ANSWER_TIMEOUT)).await
    }

    async fn list<T: DeserializeOwned>(&self, path: &str, query: &Wire<'_>) -> Result<Page<T>> {
        answer(self.request(Method::GET, path, JSON).query(query).timeout(ANSWER_TIMEOUT)).await
    }

    async fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        body: &impl Serialize,
        key: &str,
        version: Option<u64>,
    ) -> Result<T> {
        let mut request = self.request(Method::POST, path, JSON).json(body).timeout(ANSWER_TIMEOUT);
        request = request.header(path::IDEMPOTENCY_KEY, key);
        if let Some(version) = version {
            request = request.header(IF_MATCH, path::etag(version));
        }
        answer(request).await
    }

    /// A request with the token on it, for an answer of this media type.
    pub(super) fn request(&self, method: Method, path: &str, accept: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.base)).header(ACCEPT, accept)
    }
}

/// TLS by ring, once per process; whoever installed another before us has settled it.
fn install_ring() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // An error only says that one is installed already.
        let _ = rustls::crypto::ring::default_provider().install_default();
    });
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

fn unreadable(cause: String) -> ClientError {
    ClientError::Unreadable(cause)
}

/// Sends a request and reads its answer.
async fn answer<T: DeserializeOwned>(request: RequestBuilder) -> Result<T> {
    let response = accepted(request.send().await?).await?;
    let body = response.bytes().await?;
    serde_json::from_slice(&body).map_err(|error| unreadable(error.to_string()))
}

/// The response itself if it is a success, and its problem otherwise.
pub(super) async fn accepted(response: Response) -> Result<Response> {
    let status = response.status();
    if status.is_success() {
        return Ok(response);
    }
    let body = response.bytes().await?;
    if let Ok(problem) = serde_json::from_slice::<Problem>(&body) {
        return Err(ClientError::Problem(Box::new(problem)));
    }
    // A proxy in between answers in its own words; that it is busy is worth knowing all the same.
    match status.as_u16() {
        408 | 504 => Err(ClientError::Problem(Box::new(Problem::new(ProblemCode::TimedOut)))),
        502 | 503 => Err(ClientError::Problem(Box::new(Problem::new(ProblemCode::Busy)))),
        other => {
            let text = String::from_utf8_lossy(&body);
            let start: String = text.chars().filter(|c| !c.is_control()).take(QUOTED).collect();
            Err(unreadable(format!("status {other}: {start}")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_is_none_is_refused_before_anything_is_sent() {
        for wrong in ["", "centralino", "ftp://a.example", "http://", "file:///etc/passwd"] {
            let refused = Client::new(wrong, "t").unwrap_err();
            assert!(matches!(refused, ClientError::Unreadable(_)), "{wrong}: {refused}");
            assert!(!refused.is_retryable());
        }
        assert!(Client::new("http://127.0.0.1:1", "two\nlines").is_err());
        assert_eq!(Client::new("http://127.0.0.1:1/", "t").unwrap().base(), "http://127.0.0.1:1");
    }

    #[test]
    fn only_this_machine_is_loopback() {
        let loopback = |text: &str| is_loopback(&text.parse().unwrap());
        for near in ["http://127.0.0.1:1", "http://[::1]:1", "http://localhost"] {
            assert!(loopback(near), "{near}");
        }
        for far in ["http://10.0.0.1", "http://localhost.example", "https://127.example"] {
            assert!(!loopback(far), "{far}");
        }
    }

    #[tokio::test]
    async fn nobody_there_is_unreachable() {
        // A port that was free a moment ago: bound, and let go.
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let client = Client::new(&format!("http://127.0.0.1:{port}"), "t").unwrap();
        let error = client.status().await.unwrap_err();
        assert!(matches!(error, ClientError::Unreachable(_)), "{error}");
        assert!(error.is_retryable());
    }

    #[test]
    fn keys_are_unique_and_grow() {
        let keys: Vec<String> = (0..100).map(|_| new_key()).collect();
        let mut sorted = keys.clone();
        sorted.sort();
        sorted.dedup();
        assert_eq!(sorted, keys);
    }
}
