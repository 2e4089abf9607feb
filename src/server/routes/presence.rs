//! `/v1/presence`: a workplace says which ticket it has open. It is told again before it is forgotten, is answered
//! with nothing, and is never written.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;

use super::App;
use super::ask::Who;
use super::body::Body;
use crate::api::presence::Presence;
use crate::domain::role::Role;
use crate::server::store::Answer;

pub async fn say(
    State(app): State<Arc<App>>,
    who: Who,
    Body(said): Body<Presence>,
) -> Answer<StatusCode> {
    who.must(Role::sees_colleagues)?;
    app.presences.say(&who.0, said, app.clock.now());
    Ok(StatusCode::NO_CONTENT)
}
