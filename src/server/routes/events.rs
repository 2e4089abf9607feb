//! `/v1/events`: the log, as pages of JSON or as a live feed. An entry is never skipped: whoever resumes
//! after a `seq` gets the next one.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::ACCEPT;
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

use super::App;
use super::answer::{problem, unreadable};
use super::ask::{Asked, Who, bearer};
use crate::api::problem::{Problem, ProblemCode};
use crate::domain::code::{CallNumber, TicketNumber};
use crate::domain::event::Aggregate;
use crate::server::feed::{self, Resume};
use crate::server::store::Answer;
use crate::server::store::read::EventFilter;

const USUAL: usize = 500;
const MOST: usize = 1000;

/// Where an interrupted stream goes on; it outweighs the cursor of the address.
const LAST_EVENT_ID: &str = "last-event-id";

pub async fn events(
    State(app): State<Arc<App>>,
    who: Who,
    asked: Asked,
    headers: HeaderMap,
) -> Answer<Response> {
    let of = record(&asked)?;
    let log = asked.value::<Uuid>("log", "the identity of a log, a UUID")?;
    let after = asked.cursor()?.unwrap_or(0);
    if wants_stream(&headers) {
        let after = last_event_id(&headers)?.unwrap_or(after);
        let resume = Resume { after, of, log, sight: who.sight() };
        let token = bearer(&headers)?.to_owned();
        // Who follows one record only reads; whoever is no colleague is told of none.
        let at_work = who.0.role.sees_colleagues() && of.is_none();
        let beside = at_work.then(|| (app.presences.clone(), who.0.actor));
        let (store, clock, shutdown) = (app.store.clone(), app.clock.clone(), app.shutdown.clone());
        return Ok(feed::stream(store, clock, shutdown, token, resume, beside));
    }
    if log.is_some_and(|log| log != app.store.log()) {
        return Err(problem(ProblemCode::WrongCursor));
    }
    let limit = asked.limit(USUAL, MOST)?;
    let filter = EventFilter { after, of, limit, sight: who.sight() };
    app.store.events(filter).await.map(|page| Json(page).into_response())
}

fn record(asked: &Asked) -> Answer<Option<Aggregate>> {
    let ticket = asked.value::<TicketNumber>("ticket", "a ticket's number")?;
    let call = asked.value::<CallNumber>("call", "a call's number")?;
    match (ticket, call) {
        (Some(_), Some(_)) => Err(unreadable("call", "either a ticket or a call")),
        (ticket, call) => Ok(ticket.map(Aggregate::Ticket).or(call.map(Aggregate::Call))),
    }
}

fn wants_stream(headers: &HeaderMap) -> bool {
    let accepted = headers.get(ACCEPT).and_then(|value| value.to_str().ok());
    accepted.is_some_and(|accepted| accepted.contains("text/event-stream"))
}

fn last_event_id(headers: &HeaderMap) -> Answer<Option<u64>> {
    let Some(value) = headers.get(LAST_EVENT_ID) else { return Ok(None) };
    let wrong = || Box::new(Problem::new(ProblemCode::WrongCursor).about(LAST_EVENT_ID));
    value.to_str().ok().and_then(|text| text.parse().ok()).map(Some).ok_or_else(wrong)
}
