//! The state of the desk at one moment, fetched as lists. It holds what the workplace needs and nothing
//! of what is over.

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::contracts::Contracts;
use super::error::ClientError;
use super::query::{CallQuery, TicketFilter, TicketQuery};
use super::rest::{Client, FULL_PAGE};
use crate::api::resource::{CallResource, Directory, Page, TicketResource};
use crate::domain::call::{Call, CallState};
use crate::domain::time::{self, Timestamp};

/// Everything a replica starts from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Ringing, answered, or lost today.
    pub calls: Vec<CallResource>,
    /// Open ones.
    pub tickets: Vec<TicketResource>,
    pub directory: Directory,
    pub contracts: Contracts,
    /// The feed goes on from here: no list is older than this entry. Some may be younger; the replica
    /// knows by their versions.
    pub seq: u64,
    pub log: Option<Uuid>,
}

/// Whether a call is still the desk's business: it is not over, or it was lost since `midnight`.
pub fn concerns_the_desk(call: &Call, midnight: Timestamp) -> bool {
    match call.state {
        CallState::Ringing | CallState::Answered => true,
        CallState::Lost => call.ended_at.unwrap_or(call.called_at) >= midnight,
        CallState::Ended => false,
    }
}

/// The beginning of the day of `now` where the centre is.
pub fn midnight(now: Timestamp) -> Timestamp {
    let day = time::local(now, time::ZONE).date_naive().and_time(NaiveTime::MIN);
    // Rome changes its clocks at two and three, so that every midnight exists once.
    time::from_local(day, time::ZONE).unwrap_or(now)
}

impl Client {
    /// Fetches a snapshot. The lists are read one after the other while the log goes on; `seq` is that
    /// of the first, so that nothing is missed.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn snapshot(&self) -> Result<Snapshot, ClientError> {
        let status = self.status().await?;
        let contracts = Contracts::read(&self.contracts().await?);
        let directory = self.directory().await?;
        let midnight = midnight(status.now);
        let mut calls = Vec::new();
        for state in [CallState::Ringing, CallState::Answered, CallState::Lost] {
            calls.extend(self.calls_in(state, midnight).await?);
        }
        let tickets = self.open_tickets().await?;
        Ok(Snapshot { calls, tickets, directory, contracts, seq: status.seq, log: Some(status.log) })
    }

    async fn open_tickets(&self) -> Result<Vec<TicketResource>, ClientError> {
        let state = Some(TicketFilter::Open);
        let mut query = TicketQuery { state, limit: Some(FULL_PAGE), ..TicketQuery::default() };
        let mut rows = Vec::new();
        loop {
            let page: Page<TicketResource> = self.tickets(&query).await?;
            rows.extend(page.items);
            match page.next_cursor {
                Some(next) => query.cursor = Some(next),
                None => return Ok(rows),
            }
        }
    }

    async fn calls_in(
        &self,
        state: CallState,
        midnight: Timestamp,
    ) -> Result<Vec<CallResource>, ClientError> {
        let state = Some(state);
        // The lost calls of other days stay where they are: there are more of them every day.
        let since = Some(midnight);
        let mut query = CallQuery { state, since, limit: Some(FULL_PAGE), ..CallQuery::default() };
        let mut rows = Vec::new();
        loop {
            let page: Page<CallResource> = self.calls(&query).await?;
            rows.extend(page.items.into_iter().filter(|row| concerns_the_desk(&row.call, midnight)));
            match page.next_cursor {
                Some(next) => query.cursor = Some(next),
                None => return Ok(rows),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn midnight_is_the_one_of_rome() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        assert_eq!(midnight(at("2026-07-10T22:30:00Z")), at("2026-07-10T22:00:00Z"));
        assert_eq!(midnight(at("2026-01-10T22:30:00Z")), at("2026-01-09T23:00:00Z"));
        // The day on which the clocks go forward began in winter time.
        assert_eq!(midnight(at("2026-03-29T10:00:00Z")), at("2026-03-28T23:00:00Z"));
    }
}
