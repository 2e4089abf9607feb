//! The REST interface: one file per resource, each a thin passage between HTTP and the store. No rule of
//! the lifecycle stands here.

mod alignment;
mod answer;
mod ask;
mod body;
mod calls;
mod contracts;
mod directory;
mod events;
mod figures;
mod guard;
mod imports;
mod messages;
mod orders;
mod papers;
mod penalties;
mod presence;
mod status;
mod tickets;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post, put};
use tokio_util::sync::CancellationToken;
use tower_http::catch_panic::CatchPanicLayer;

use super::clock::Clock;
use super::presence::Presences;
use super::store::Store;
use crate::api::path;

/// What the handlers share.
pub struct App {
    pub store: Store,
    pub clock: Clock,
    /// The port that the Host header must name.
    pub port: u16,
    /// Streams end when it is cancelled.
    pub shutdown: CancellationToken,
    pub presences: Presences,
}

/// Every path of the interface.
pub fn router(app: Arc<App>) -> Router {
    let under = |path: &str, rest: &str| format!("{path}/{{number}}{rest}");
    Router::new()
        .route(path::STATUS, get(status::status))
        .route("/v1/me", get(status::me))
        .route(path::CALLS, get(calls::list).post(calls::ring))
        .route(&under(path::CALLS, ""), get(calls::one))
        .route(&under(path::CALLS, "/actions"), post(calls::act))
        .route(path::TICKETS, get(tickets::list).post(tickets::register))
        .route(&under(path::TICKETS, ""), get(tickets::one))
        .route(&under(path::TICKETS, "/actions"), post(tickets::act))
        .route(&under(path::TICKETS, "/contract"), post(tickets::apply_contract))
        .route(&under(path::TICKETS, "/undo"), post(tickets::undo))
        .route(&under(path::TICKETS, "/report"), get(papers::report))
        .route(&under(path::TICKETS, "/tracking"), get(papers::tracking))
        .route(path::ORDERS, get(orders::list))
        .route(&format!("{}/{{ticket}}/{{ordinal}}", path::ORDERS), get(papers::order))
        .route(path::MESSAGES, get(messages::list))
        .route(&under(path::TICKETS, "/corrections"), post(tickets::correct_entry))
        .route(path::IMPORTS, post(imports::import))
        .route(path::PENALTIES, get(penalties::list))
        .route(path::ALIGNMENT, get(alignment::list))
        .route(path::FIGURES, get(figures::of_day))
        .route(path::CONTRACTS, get(contracts::list))
        .route(path::PRESENCE, put(presence::say))
        .route(path::EVENTS, get(events::events))
        .merge(directory::routes())
        .layer(CatchPanicLayer::custom(guard::panicked))
        .layer(DefaultBodyLimit::max(body::LARGEST))
        .layer(from_fn_with_state(Arc::clone(&app), guard::guard))
        .with_state(app)
}
