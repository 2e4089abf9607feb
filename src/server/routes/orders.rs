//! `/v1/orders`: every work order that was received (S4.1), those of open tickets unless asked otherwise.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;

use super::App;
use super::ask::{Asked, Who};
use crate::api::papers::OrderResource;
use crate::api::problem::{Problem, ProblemCode};
use crate::api::resource::Page;
use crate::domain::order::OrderNumber;
use crate::server::store::Answer;
use crate::server::store::read::{Openness, OrderFilter};

const USUAL: usize = 200;
const MOST: usize = 1000;

pub async fn list(
    State(app): State<Arc<App>>,
    who: Who,
    asked: Asked,
) -> Answer<Json<Page<OrderResource>>> {
    let known = [("open", Openness::Open), ("closed", Openness::Closed), ("all", Openness::All)];
    let filter = OrderFilter {
        openness: asked.choice("state", &known)?.unwrap_or(Openness::Open),
        after: cursor(&asked)?,
        limit: asked.limit(USUAL, MOST)?,
        sight: who.sight(),
    };
    app.store.orders(filter).await.map(Json)
}

/// The order that the page before ended with.
fn cursor(asked: &Asked) -> Answer<Option<OrderNumber>> {
    let wrong = || Box::new(Problem::new(ProblemCode::WrongCursor).about("cursor"));
    asked.text("cursor").map(|text| text.parse().map_err(|_| wrong())).transpose()
}
