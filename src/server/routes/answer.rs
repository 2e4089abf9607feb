//! Answers as they cross HTTP: problem documents and what commands did. It never writes words for
//! people, only codes and parameters.

use axum::Json;
use axum::http::header::{CONTENT_TYPE, ETAG, HeaderName, LOCATION, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::api::path;
use crate::api::problem::{MEDIA_TYPE, Problem, ProblemCode};
use crate::api::resource::{Done, Versioned};
use crate::domain::event::Aggregate;
use crate::server::store::Answered;

/// Seconds after which a full queue is worth another try.
const RETRY_SECONDS: &str = "1";

impl IntoResponse for Box<Problem> {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(&*self)).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
        match self.code {
            ProblemCode::Busy => {
                headers.insert(RETRY_AFTER, HeaderValue::from_static(RETRY_SECONDS));
            }
            ProblemCode::Unauthenticated => {
                headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            }
            ProblemCode::VersionStale => {
                let current = self.params.get("current").and_then(serde_json::Value::as_u64);
                put(&mut response, ETAG, current.map(path::etag));
            }
            _ => {}
        }
        response
    }
}

/// A problem without more to say.
pub fn problem(code: ProblemCode) -> Box<Problem> {
    Box::new(Problem::new(code))
}

/// A part of the request that could not be read.
pub fn unreadable(field: &str, expected: impl Into<String>) -> Box<Problem> {
    Box::new(Problem::new(ProblemCode::Unreadable).about(field).with("expected", expected.into()))
}

/// A record with its version as entity tag.
pub fn versioned(version: u64, body: impl Serialize) -> Response {
    let mut response = Json(body).into_response();
    put(&mut response, ETAG, Some(path::etag(version)));
    response
}

/// What an action did.
pub fn acted(answered: Answered<Done>) -> Response {
    let Answered { body, replayed } = answered;
    replay(versioned(body.version, body), replayed)
}

/// What a registration made, and where it stands.
pub fn registered(answered: Answered<Done>) -> Response {
    let location = match answered.body.aggregate {
        Aggregate::Call(number) => path::call(number),
        Aggregate::Ticket(number) => path::ticket(number),
    };
    let mut response = acted(answered);
    *response.status_mut() = StatusCode::CREATED;
    put(&mut response, LOCATION, Some(location));
    response
}

/// A record of the directory that was made.
pub fn created(answered: Answered<impl Serialize>) -> Response {
    replay((StatusCode::CREATED, Json(answered.body)).into_response(), answered.replayed)
}

/// A record of the directory as it stands after a change.
pub fn corrected(answered: Answered<Versioned>) -> Response {
    replay(versioned(answered.body.version, answered.body), answered.replayed)
}

fn replay(mut response: Response, replayed: bool) -> Response {
    let name = HeaderName::from_static(path::IDEMPOTENCY_REPLAYED);
    put(&mut response, name, replayed.then(|| "true".to_owned()));
    response
}

fn put(response: &mut Response, name: HeaderName, value: Option<String>) {
    if let Some(value) = value.and_then(|value| HeaderValue::from_str(&value).ok()) {
        response.headers_mut().insert(name, value);
    }
}
