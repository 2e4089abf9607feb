//! `/v1/alignment`: calls without a ticket, tickets without a call (S2.7). Numbers only: nobody is named.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;

use super::App;
use super::ask::Who;
use crate::domain::alignment::Alignment;
use crate::domain::role::Role;
use crate::server::store::Answer;

pub async fn list(State(app): State<Arc<App>>, who: Who) -> Answer<Json<Alignment>> {
    who.must(Role::compares_records)?;
    app.store.alignment().await.map(Json)
}
