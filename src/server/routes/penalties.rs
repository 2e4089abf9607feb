//! `/v1/penalties`: what lateness costs, by month and contract. Sums only: no ticket and nobody is named.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;

use super::App;
use super::answer::unreadable;
use super::ask::{Asked, Who};
use crate::domain::penalty::{Month, MonthTotal};
use crate::domain::role::Role;
use crate::server::store::Answer;

/// All months unless one is asked for.
pub async fn list(State(app): State<Arc<App>>, who: Who, asked: Asked) -> Answer<Json<Vec<MonthTotal>>> {
    who.must(Role::sees_penalties)?;
    let wrong = || unreadable("month", "YYYY-MM");
    let month = asked.text("month").map(|text| Month::named(text).ok_or_else(wrong)).transpose()?;
    app.store.penalties(month).await.map(Json)
}
