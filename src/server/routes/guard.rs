//! What every request passes: the Host check, the time limit, and the turning of everything that goes
//! wrong into a problem document. No answer leaves without the server's time.

use std::any::Any;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::header::{CONTENT_TYPE, HOST};
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use chrono::SecondsFormat;

use super::App;
use super::answer::problem;
use crate::api::path::SERVER_TIME;
use crate::api::problem::{MEDIA_TYPE, ProblemCode};
use crate::server::store::internal;

/// How long an answer may take to begin; a stream then goes on as long as it likes.
const PATIENCE: Duration = Duration::from_secs(30);

/// Refuses a foreign Host, limits the time, and completes the answer.
pub async fn guard(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let mut response = if is_ours(request.headers(), app.port) {
        match tokio::time::timeout(PATIENCE, next.run(request)).await {
            Ok(response) => told(response),
            Err(_) => problem(ProblemCode::TimedOut).into_response(),
        }
    } else {
        problem(ProblemCode::WrongHost).into_response()
    };
    let now = app.clock.now().to_rfc3339_opts(SecondsFormat::Millis, true);
    if let Ok(now) = HeaderValue::from_str(&now) {
        response.headers_mut().insert(SERVER_TIME, now);
    }
    response
}

/// The answer to a panic in a handler.
pub fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    internal("a handler panicked").into_response()
}

/// Only names of this machine: a page elsewhere that rebinds its own name to our address is refused.
fn is_ours(headers: &HeaderMap, port: u16) -> bool {
    let mut hosts = headers.get_all(HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else { return false };
    let split = host.to_str().ok().and_then(|host| host.rsplit_once(':'));
    let Some((name, stated)) = split else { return false };
    let known = ["127.0.0.1", "localhost", "[::1]"];
    known.iter().any(|own| own.eq_ignore_ascii_case(name)) && stated == port.to_string()
}

/// An error that some layer below answered in its own way, as a problem.
fn told(response: Response) -> Response {
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    if response.headers().get(CONTENT_TYPE).is_some_and(|media| media == MEDIA_TYPE) {
        return response;
    }
    let code = match status.as_u16() {
        404 => ProblemCode::NoSuchPath,
        405 => ProblemCode::MethodNotAllowed,
        408 => ProblemCode::TimedOut,
        413 => ProblemCode::TooLarge,
        415 => ProblemCode::UnsupportedMediaType,
        400..500 => ProblemCode::Unreadable,
        _ => return internal("a layer below answered with an error").into_response(),
    };
    let mut told = problem(code).into_response();
    if let Some(allow) = response.headers().get(axum::http::header::ALLOW) {
        told.headers_mut().insert(axum::http::header::ALLOW, allow.clone());
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_with_our_port_are_ours() {
        let host = |text: &str| HeaderMap::from_iter([(HOST, HeaderValue::from_str(text).unwrap())]);
        for good in ["127.0.0.1:8765", "localhost:8765", "LOCALHOST:8765", "[::1]:8765"] {
            assert!(is_ours(&host(good), 8765), "{good}");
        }
        for bad in ["127.0.0.1", "localhost:80", "example.org:8765", "127.0.0.1.example.org:8765", "::1"]
        {
            assert!(!is_ours(&host(bad), 8765), "{bad}");
        }
        assert!(!is_ours(&HeaderMap::new(), 8765));
    }
}
