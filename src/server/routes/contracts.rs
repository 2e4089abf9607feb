//! `/v1/contracts`: every version that the database holds, as its text; whoever needs the rules parses
//! it.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;

use super::App;
use super::ask::Who;
use crate::api::resource::ContractResource;
use crate::server::store::Answer;

pub async fn list(State(app): State<Arc<App>>, _: Who) -> Answer<Json<Vec<ContractResource>>> {
    app.store.contract_texts().await.map(Json)
}
