//! `/v1/tickets`: registration, lists and searches, one in full, the actions of the lifecycle, taking the
//! last one back, correcting an entry, and the version of the contract that a ticket stands under. No rule stands here.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::response::Response;

use super::App;
use super::answer::{acted, problem, registered, versioned};
use super::ask::{Asked, Key, Number, Version, Who};
use super::body::Body;
use crate::api::problem::ProblemCode;
use crate::api::resource::{ContractApplication, NewTicket, Page, TicketCommand, TicketResource};
use crate::domain::code::TicketNumber;
use crate::domain::lifecycle::EntryCorrection;
use crate::server::store::read::{Openness, TicketFilter};
use crate::server::store::{Answer, Command, Submission};

type Shared = State<Arc<App>>;

const USUAL: usize = 200;
const MOST: usize = 1000;

pub async fn register(
    State(app): Shared,
    who: Who,
    Key(key): Key,
    Body(new): Body<NewTicket>,
) -> Answer<Response> {
    let submission = Submission { actor: who.actor(), key, command: Command::NewTicket(new) };
    app.store.submit(submission).await.map(registered)
}

/// Open ones unless asked otherwise; a search looks through all.
pub async fn list(State(app): Shared, who: Who, asked: Asked) -> Answer<Json<Page<TicketResource>>> {
    let known = [("open", Openness::Open), ("closed", Openness::Closed), ("all", Openness::All)];
    let search = asked.text("q").map(str::to_owned);
    let usual = if search.is_some() { Openness::All } else { Openness::Open };
    let filter = TicketFilter {
        openness: asked.choice("state", &known)?.unwrap_or(usual),
        search,
        cursor: asked.cursor()?,
        limit: asked.limit(USUAL, MOST)?,
        sight: who.sight(),
    };
    app.store.tickets(filter).await.map(Json)
}

pub async fn one(
    State(app): Shared,
    who: Who,
    Number(number): Number<TicketNumber>,
) -> Answer<Response> {
    let ticket = app.store.ticket(number, who.sight()).await?;
    let ticket = ticket.ok_or_else(|| problem(ProblemCode::NotFound))?;
    Ok(versioned(ticket.ticket.ticket.version, ticket))
}

pub async fn act(
    State(app): Shared,
    who: Who,
    Number(number): Number<TicketNumber>,
    Key(key): Key,
    version: Version,
    Body(command): Body<TicketCommand>,
) -> Answer<Response> {
    let command = Command::Ticket(number, version.required()?, command);
    app.store.submit(Submission { actor: who.actor(), key, command }).await.map(acted)
}

/// It has no body: what is taken back is what brought the ticket to the version.
pub async fn undo(
    State(app): Shared,
    who: Who,
    Number(number): Number<TicketNumber>,
    Key(key): Key,
    version: Version,
) -> Answer<Response> {
    let command = Command::Undo(number, version.required()?);
    app.store.submit(Submission { actor: who.actor(), key, command }).await.map(acted)
}

pub async fn apply_contract(
    State(app): Shared,
    who: Who,
    Number(number): Number<TicketNumber>,
    Key(key): Key,
    version: Version,
    Body(asked): Body<ContractApplication>,
) -> Answer<Response> {
    let command = Command::Contract(number, version.required()?, asked);
    app.store.submit(Submission { actor: who.actor(), key, command }).await.map(acted)
}

pub async fn correct_entry(
    State(app): Shared,
    who: Who,
    Number(number): Number<TicketNumber>,
    Key(key): Key,
    version: Version,
    Body(asked): Body<EntryCorrection>,
) -> Answer<Response> {
    let command = Command::CorrectEntry(number, version.required()?, asked);
    app.store.submit(Submission { actor: who.actor(), key, command }).await.map(acted)
}
