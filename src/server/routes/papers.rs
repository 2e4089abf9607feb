//! Work order, work report and tracking of a ticket, as JSON or printed: `/v1/orders/{ticket}/{ordinal}`,
//! `/v1/tickets/{number}/report`, `/v1/tickets/{number}/tracking`. Whoever asks for `application/pdf` gets the document, in
//! Italian like the contract that it is of. No rule stands here.

use std::sync::Arc;

use axum::Json;
use axum::extract::{FromRequestParts, Path, State};
use axum::http::header::{ACCEPT, CONTENT_TYPE, VARY};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::App;
use super::answer::problem;
use super::ask::{Number, Who};
use crate::api::papers::{OrderResource, ReportResource, TrackingResource};
use crate::api::path;
use crate::api::problem::{Problem, ProblemCode};
use crate::api::resource::{Directory, TicketInFull};
use crate::domain::code::TicketNumber;
use crate::domain::order::OrderNumber;
use crate::printed::document::Document;
use crate::printed::{self, Source};
use crate::server::store::Answer;

type Shared = State<Arc<App>>;

/// In which form a paper is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Json,
    Pdf,
}

impl Form {
    /// The one that an `Accept` names first; JSON where it names neither.
    fn named_in(accept: &str) -> Self {
        let mut names =
            accept.split(',').map(|range| range.split(';').next().unwrap_or_default().trim());
        let known = names.find_map(|name| match name {
            path::PDF => Some(Form::Pdf),
            "application/json" => Some(Form::Json),
            _ => None,
        });
        known.unwrap_or(Form::Json)
    }
}

impl<S: Sync> FromRequestParts<S> for Form {
    type Rejection = Box<Problem>;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Box<Problem>> {
        let accept = parts.headers.get(ACCEPT).and_then(|value| value.to_str().ok());
        Ok(accept.map_or(Form::Json, Form::named_in))
    }
}

/// Both steps of the path; what is none names no order.
pub struct Ordered(OrderNumber);

impl<S: Send + Sync> FromRequestParts<S> for Ordered {
    type Rejection = Box<Problem>;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Box<Problem>> {
        let path = Path::<(String, String)>::from_request_parts(parts, state).await.ok();
        let number = path.and_then(|Path((ticket, ordinal))| format!("{ticket}/{ordinal}").parse().ok());
        number.map(Ordered).ok_or_else(|| problem(ProblemCode::NotFound))
    }
}

pub async fn order(
    State(app): Shared,
    who: Who,
    Ordered(number): Ordered,
    form: Form,
) -> Answer<Response> {
    let full = full(&app, &who, number.ticket).await?;
    let found = OrderResource::all(&full.ticket.ticket).into_iter().find(|it| it.number == number);
    let found = found.ok_or_else(|| problem(ProblemCode::NotFound))?;
    given(&app, &who, form, &full, found, |source| printed::order::document(source, number)).await
}

pub async fn report(
    State(app): Shared,
    who: Who,
    Number(number): Number<TicketNumber>,
    form: Form,
) -> Answer<Response> {
    let full = full(&app, &who, number).await?;
    let found = ReportResource::of(&full).ok_or_else(|| problem(ProblemCode::NotFound))?;
    given(&app, &who, form, &full, found, printed::report::document).await
}

pub async fn tracking(
    State(app): Shared,
    who: Who,
    Number(number): Number<TicketNumber>,
    form: Form,
) -> Answer<Response> {
    let now = app.clock.now();
    let full = full(&app, &who, number).await?;
    let found = TrackingResource::of(&full, now);
    let document = |source: &Source<'_>| Some(printed::tracking::document(source, now));
    given(&app, &who, form, &full, found, document).await
}

async fn full(app: &App, who: &Who, number: TicketNumber) -> Answer<TicketInFull> {
    let full = app.store.ticket(number, who.sight()).await?;
    full.ok_or_else(|| problem(ProblemCode::NotFound))
}

/// The paper in the form that is wanted.
async fn given(
    app: &App,
    who: &Who,
    form: Form,
    full: &TicketInFull,
    resource: impl Serialize,
    document: impl FnOnce(&Source<'_>) -> Option<Document>,
) -> Answer<Response> {
    let mut response = match form {
        Form::Json => Json(resource).into_response(),
        Form::Pdf => {
            let directory = directory(app, who).await?;
            let contract = app.store.contract(&full.ticket.ticket.contract);
            let file = printed::file_in_italian(full, contract.as_deref(), &directory, document);
            let file = file.ok_or_else(|| problem(ProblemCode::NotFound))?;
            ([(CONTENT_TYPE, path::PDF)], file).into_response()
        }
    };
    response.headers_mut().insert(VARY, axum::http::HeaderValue::from_static("accept"));
    Ok(response)
}

/// The names that the reader may see.
async fn directory(app: &App, who: &Who) -> Answer<Directory> {
    let directory = app.store.directory(who.reach()).await?;
    Ok(match who.0.role.sees_people() {
        true => directory,
        false => Directory { sites: directory.sites, ..Directory::default() },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_that_is_named_first_is_given() {
        let table = [
            ("application/pdf", Form::Pdf),
            ("application/pdf;q=0.9, application/json", Form::Pdf),
            ("application/json, application/pdf", Form::Json),
            ("text/html, application/pdf", Form::Pdf),
            ("*/*", Form::Json),
            ("", Form::Json),
        ];
        for (accept, form) in table {
            assert_eq!(Form::named_in(accept), form, "{accept}");
        }
    }
}
