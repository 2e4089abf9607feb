//! What a list may be asked for. It never travels in a path of its own making: paths are the API's.

use serde::Serialize;

use crate::domain::call::CallState;
use crate::domain::time::Timestamp;

/// Which tickets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TicketFilter {
    /// Something has still to be done; the board.
    Open,
    /// Closed, rejected, cancelled and imported ones.
    Closed,
    All,
}

impl TicketFilter {
    pub fn code(self) -> &'static str {
        match self {
            TicketFilter::Open => "open",
            TicketFilter::Closed => "closed",
            TicketFilter::All => "all",
        }
    }
}

/// `GET /v1/tickets`.
#[derive(Clone, Debug, Default)]
pub struct TicketQuery {
    pub state: Option<TicketFilter>,
    /// Words to be found, without regard to accents and case.
    pub q: Option<String>,
    pub cursor: Option<String>,
    pub limit: Option<u32>,
}

/// `GET /v1/calls`.
#[derive(Clone, Debug, Default)]
pub struct CallQuery {
    pub state: Option<CallState>,
    /// Only those that were not over before (UTC).
    pub since: Option<Timestamp>,
    pub cursor: Option<String>,
    pub limit: Option<u32>,
}

/// A query as it travels; absent parts are left out.
#[derive(Serialize)]
pub(super) struct Wire<'q> {
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    q: Option<&'q str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cursor: Option<&'q str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<u32>,
}

impl<'q> Wire<'q> {
    pub(super) fn page(cursor: Option<&'q str>, limit: Option<u32>) -> Self {
        Self { state: None, since: None, q: None, cursor, limit }
    }
}

/// `GET /v1/orders`.
#[derive(Clone, Debug, Default)]
pub struct OrderQuery {
    pub state: Option<TicketFilter>,
    pub cursor: Option<String>,
    pub limit: Option<u32>,
}

impl<'q> From<&'q OrderQuery> for Wire<'q> {
    fn from(query: &'q OrderQuery) -> Self {
        let state = query.state.map(TicketFilter::code);
        Self { state, ..Self::page(query.cursor.as_deref(), query.limit) }
    }
}

impl<'q> From<&'q TicketQuery> for Wire<'q> {
    fn from(query: &'q TicketQuery) -> Self {
        let state = query.state.map(TicketFilter::code);
        Self { state, q: query.q.as_deref(), ..Self::page(query.cursor.as_deref(), query.limit) }
    }
}

impl<'q> From<&'q CallQuery> for Wire<'q> {
    fn from(query: &'q CallQuery) -> Self {
        let state = query.state.map(CallState::code);
        Self { state, since: query.since, ..Self::page(query.cursor.as_deref(), query.limit) }
    }
}
