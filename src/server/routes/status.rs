//! `/status`, open to all, and `/v1/me`: what this server is, and who is asking it.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;

use super::App;
use super::ask::Who;
use crate::api::API_VERSION;
use crate::api::resource::{Me, Status};
use crate::domain::event::EVENT_SCHEMA;
use crate::server::store::SCHEMA_VERSION;

pub async fn status(State(app): State<Arc<App>>) -> Json<Status> {
    let seq = app.store.head().borrow().seq;
    Json(Status {
        product: env!("CARGO_PKG_NAME").to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        api: API_VERSION.to_owned(),
        event_schema: EVENT_SCHEMA,
        database_schema: SCHEMA_VERSION,
        log: app.store.log(),
        seq,
        now: app.clock.now(),
    })
}

pub async fn me(who: Who) -> Json<Me> {
    Json(who.0)
}
