//! `/v1/imports`: records of other systems, one at a time. The same source and id again changes nothing.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;

use super::App;
use super::answer::registered;
use super::ask::{Key, Who};
use super::body::Body;
use crate::api::resource::NewImport;
use crate::server::store::{Answer, Command, Submission};

pub async fn import(
    State(app): State<Arc<App>>,
    who: Who,
    Key(key): Key,
    Body(new): Body<NewImport>,
) -> Answer<Response> {
    let submission = Submission { actor: who.actor(), key, command: Command::Import(new) };
    app.store.submit(submission).await.map(registered)
}
