//! `/v1/calls`: the waiting line and every call there ever was (S1.1).

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::response::Response;

use super::App;
use super::answer::{acted, problem, registered, versioned};
use super::ask::{Asked, Key, Number, Version, Who};
use super::body::Body;
use crate::api::problem::ProblemCode;
use crate::api::resource::{CallCommand, CallResource, NewCall, Page};
use crate::domain::call::CallState;
use crate::domain::code::CallNumber;
use crate::domain::lifecycle::calls::CallAction;
use crate::server::store::read::CallFilter;
use crate::server::store::{Answer, Command, Submission};

type Shared = State<Arc<App>>;

const USUAL: usize = 100;
const MOST: usize = 500;

pub async fn ring(
    State(app): Shared,
    who: Who,
    Key(key): Key,
    Body(new): Body<NewCall>,
) -> Answer<Response> {
    let submission = Submission { actor: who.actor(), key, command: Command::NewCall(new) };
    app.store.submit(submission).await.map(registered)
}

pub async fn list(State(app): Shared, who: Who, asked: Asked) -> Answer<Json<Page<CallResource>>> {
    let filter = CallFilter {
        state: asked.choice("state", &CallState::ALL.map(|state| (state.code(), state)))?,
        since: asked.value("since", "an instant of RFC 3339")?,
        after: asked.cursor()?.unwrap_or(0),
        limit: asked.limit(USUAL, MOST)?,
        sight: who.sight(),
    };
    app.store.calls(filter).await.map(Json)
}

pub async fn one(State(app): Shared, who: Who, Number(number): Number<CallNumber>) -> Answer<Response> {
    let call = app.store.call(number, who.sight()).await?;
    let call = call.ok_or_else(|| problem(ProblemCode::NotFound))?;
    Ok(versioned(call.call.version, call))
}

/// Answering is exclusive by itself and needs no version; every other action does.
pub async fn act(
    State(app): Shared,
    who: Who,
    Number(number): Number<CallNumber>,
    Key(key): Key,
    version: Version,
    Body(command): Body<CallCommand>,
) -> Answer<Response> {
    let version = match command.action {
        CallAction::Answer => version.given(),
        _ => Some(version.required()?),
    };
    let command = Command::Call(number, version, command);
    app.store.submit(Submission { actor: who.actor(), key, command }).await.map(acted)
}
