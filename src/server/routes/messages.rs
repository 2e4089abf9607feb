//! `/v1/messages`: the messages to the client that have left (S4.10), for a gateway that sends mail, PEC, fax and text
//! messages; the centre sends none itself. One that may still be taken back is not among them, and one that was never is.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;

use super::App;
use super::ask::{Asked, Who};
use crate::api::papers::MessageResource;
use crate::api::resource::Page;
use crate::domain::role::Role;
use crate::server::store::Answer;

const USUAL: usize = 100;
const MOST: usize = 500;

pub async fn list(
    State(app): State<Arc<App>>,
    who: Who,
    asked: Asked,
) -> Answer<Json<Page<MessageResource>>> {
    who.must(Role::works_the_desk)?;
    let (after, limit) = (asked.cursor()?.unwrap_or(0), asked.limit(USUAL, MOST)?);
    app.store.messages(after, limit, who.sight()).await.map(Json)
}
