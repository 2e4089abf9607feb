//! `/v1/sites`, `/v1/requesters`, `/v1/technicians`: the directory, read as far as its
//! reader works with it, and added to.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::response::Response;

use super::App;
use super::answer::created;
use super::ask::{Key, Who};
use super::body::Body;
use crate::api::problem::Problem;
use crate::api::resource::{NewRequester, NewSite, NewTechnician};
use crate::domain::directory::{Requester, Site, Technician};
use crate::domain::refusal::Refusal;
use crate::server::store::{Answer, NewRecord};

type Shared = State<Arc<App>>;

pub async fn sites(State(app): Shared, who: Who) -> Answer<Json<Vec<Site>>> {
    Ok(Json(app.store.directory(who.reach()).await?.sites))
}

pub async fn requesters(State(app): Shared, who: Who) -> Answer<Json<Vec<Requester>>> {
    may_see_people(&who)?;
    Ok(Json(app.store.directory(who.reach()).await?.requesters))
}

pub async fn technicians(State(app): Shared, who: Who) -> Answer<Json<Vec<Technician>>> {
    may_see_people(&who)?;
    Ok(Json(app.store.directory(who.reach()).await?.technicians))
}

/// # Errors
/// The role sees nobody.
fn may_see_people(who: &Who) -> Answer<()> {
    let role = who.0.role;
    match role.sees_people() {
        true => Ok(()),
        false => Err(Box::new(Problem::from(Refusal::Role { role }))),
    }
}

pub async fn add_site(
    State(app): Shared,
    who: Who,
    Key(key): Key,
    Body(new): Body<NewSite>,
) -> Answer<Response> {
    app.store.add_record(who.actor(), key, NewRecord::Site(new)).await.map(created)
}

pub async fn add_requester(
    State(app): Shared,
    who: Who,
    Key(key): Key,
    Body(new): Body<NewRequester>,
) -> Answer<Response> {
    app.store.add_record(who.actor(), key, NewRecord::Requester(new)).await.map(created)
}

pub async fn add_technician(
    State(app): Shared,
    who: Who,
    Key(key): Key,
    Body(new): Body<NewTechnician>,
) -> Answer<Response> {
    app.store.add_record(who.actor(), key, NewRecord::Technician(new)).await.map(created)
}
