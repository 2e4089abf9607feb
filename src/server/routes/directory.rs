//! `/v1/sites`, `/v1/plants`, `/v1/requesters`, `/v1/technicians`, `/v1/roster`: the directory, read as far as its
//! reader works with it, added to, corrected and erased; and who did so.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use axum::routing::{MethodRouter, get};
use axum::{Json, Router};

use super::App;
use super::answer::{corrected, created, problem, versioned};
use super::ask::{Asked, Key, Number, Version, Who};
use super::body::Body;
use crate::api::path;
use crate::api::problem::{Problem, ProblemCode};
use crate::api::resource::{
    Directory, NewDuty, NewPlant, NewRequester, NewSite, NewTechnician, Page, TrailEntry,
};
use crate::domain::directory::{Duty, Plant, Requester, Site, Technician};
use crate::domain::refusal::Refusal;
use crate::domain::role::Role;
use crate::domain::search::Sought;
use crate::domain::site_tree;
use crate::server::store::{Answer, Change, NewRecord, Patch, Table};

type Shared = State<Arc<App>>;

const USUAL: usize = 200;
const MOST: usize = 1000;

/// Every path of the directory.
pub fn routes() -> Router<Arc<App>> {
    let one = |path: &str| format!("{path}/{{number}}");
    Router::new()
        .route(path::SITES, get(sites).post(add_site))
        .route(&one(path::SITES), record(Table::Sites).get(site))
        .route(path::PLANTS, get(plants).post(add_plant))
        .route(&one(path::PLANTS), record(Table::Plants).get(plant))
        .route(path::REQUESTERS, get(requesters).post(add_requester))
        .route(&one(path::REQUESTERS), record(Table::Requesters).get(requester))
        .route(path::TECHNICIANS, get(technicians).post(add_technician))
        .route(&one(path::TECHNICIANS), record(Table::Technicians).get(technician))
        .route(path::ROSTER, get(roster).post(add_duty))
        .route(&one(path::ROSTER), record(Table::Roster).get(duty))
        .route(path::DIRECTORY_TRAIL, get(trail))
}

/// What is done to one record of a table.
fn record(table: Table) -> MethodRouter<Arc<App>> {
    let correct = move |State(app): Shared,
                        who: Who,
                        Number(id): Number<u64>,
                        Key(key): Key,
                        version: Version,
                        Body(patch): Body<Patch>| async move {
        let change = Change::Correct { table, id, version: version.required()?, patch };
        app.store.change_record(who.actor(), key, change).await.map(corrected)
    };
    let erase = move |State(app): Shared,
                      who: Who,
                      Number(id): Number<u64>,
                      Key(key): Key,
                      version: Version| async move {
        let change = Change::Erase { table, id, version: version.required()? };
        app.store.change_record(who.actor(), key, change).await.map(corrected)
    };
    axum::routing::patch(correct).delete(erase)
}

/// As much of the directory as the reader works with.
async fn directory(app: &App, who: &Who) -> Answer<Directory> {
    app.store.directory(who.reach()).await
}

async fn sites(State(app): Shared, who: Who) -> Answer<Json<Vec<Site>>> {
    Ok(Json(directory(&app, &who).await?.sites))
}

async fn plants(State(app): Shared, who: Who) -> Answer<Json<Vec<Plant>>> {
    Ok(Json(directory(&app, &who).await?.plants))
}

/// With `q` those who are meant by it, best first: by name, position, numbers and the site's name.
async fn requesters(State(app): Shared, who: Who, asked: Asked) -> Answer<Json<Vec<Requester>>> {
    may_see_people(&who)?;
    let Directory { sites, mut requesters, .. } = directory(&app, &who).await?;
    let Some(sought) = asked.text("q").map(Sought::new).filter(|sought| !sought.is_empty()) else {
        return Ok(Json(requesters));
    };
    requesters.retain(|requester| !requester.erased);
    let fit = |requester: &Requester| {
        let path = requester.site.map(|site| site_tree::path(&sites, site).join(" "));
        sought.fit(&requester.searched_by(&path.unwrap_or_default()))
    };
    let mut found: Vec<_> = requesters
        .into_iter()
        .filter_map(|requester| fit(&requester).map(|fit| (fit, requester)))
        .collect();
    found.sort_by_key(|(fit, _)| *fit);
    Ok(Json(found.into_iter().map(|(_, requester)| requester).collect()))
}

async fn technicians(State(app): Shared, who: Who) -> Answer<Json<Vec<Technician>>> {
    may_see_people(&who)?;
    Ok(Json(directory(&app, &who).await?.technicians))
}

async fn roster(State(app): Shared, who: Who) -> Answer<Json<Vec<Duty>>> {
    may_see_people(&who)?;
    Ok(Json(directory(&app, &who).await?.roster))
}

async fn site(State(app): Shared, who: Who, Number(id): Number<u64>) -> Answer<Response> {
    let sites = directory(&app, &who).await?.sites;
    one(sites.into_iter().find(|found| found.id.0 == id), |found| found.version)
}

async fn plant(State(app): Shared, who: Who, Number(id): Number<u64>) -> Answer<Response> {
    let plants = directory(&app, &who).await?.plants;
    one(plants.into_iter().find(|found| found.id.0 == id), |found| found.version)
}

async fn requester(State(app): Shared, who: Who, Number(id): Number<u64>) -> Answer<Response> {
    may_see_people(&who)?;
    let requesters = directory(&app, &who).await?.requesters;
    one(requesters.into_iter().find(|found| found.id.0 == id), |found| found.version)
}

async fn technician(State(app): Shared, who: Who, Number(id): Number<u64>) -> Answer<Response> {
    may_see_people(&who)?;
    let technicians = directory(&app, &who).await?.technicians;
    one(technicians.into_iter().find(|found| found.id.0 == id), |found| found.version)
}

async fn duty(State(app): Shared, who: Who, Number(id): Number<u64>) -> Answer<Response> {
    may_see_people(&who)?;
    let roster = directory(&app, &who).await?.roster;
    one(roster.into_iter().find(|found| found.id.0 == id), |found| found.version)
}

fn one<T: serde::Serialize>(found: Option<T>, version: impl Fn(&T) -> u64) -> Answer<Response> {
    let found = found.ok_or_else(|| problem(ProblemCode::NotFound))?;
    Ok(versioned(version(&found), found))
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

/// Who did what to which record: the administrator's to look into.
async fn trail(State(app): Shared, who: Who, asked: Asked) -> Answer<Json<Page<TrailEntry>>> {
    let role = who.0.role;
    if role != Role::Administrator {
        return Err(Box::new(Problem::from(Refusal::Role { role })));
    }
    let limit = asked.limit(USUAL, MOST)?;
    let (items, more) = app.store.directory_trail(asked.cursor()?.unwrap_or(0), limit).await?;
    let next_cursor = items.last().filter(|_| more).map(|last| last.seq.to_string());
    let seq = app.store.head().borrow().seq;
    Ok(Json(Page { items, next_cursor, seq }))
}

async fn add_site(
    State(app): Shared,
    who: Who,
    Key(key): Key,
    Body(new): Body<NewSite>,
) -> Answer<Response> {
    app.store.add_record(who.actor(), key, NewRecord::Site(new)).await.map(created)
}

async fn add_plant(
    State(app): Shared,
    who: Who,
    Key(key): Key,
    Body(new): Body<NewPlant>,
) -> Answer<Response> {
    app.store.add_record(who.actor(), key, NewRecord::Plant(new)).await.map(created)
}

async fn add_requester(
    State(app): Shared,
    who: Who,
    Key(key): Key,
    Body(new): Body<NewRequester>,
) -> Answer<Response> {
    app.store.add_record(who.actor(), key, NewRecord::Requester(new)).await.map(created)
}

async fn add_technician(
    State(app): Shared,
    who: Who,
    Key(key): Key,
    Body(new): Body<NewTechnician>,
) -> Answer<Response> {
    app.store.add_record(who.actor(), key, NewRecord::Technician(new)).await.map(created)
}

async fn add_duty(
    State(app): Shared,
    who: Who,
    Key(key): Key,
    Body(new): Body<NewDuty>,
) -> Answer<Response> {
    app.store.add_record(who.actor(), key, NewRecord::Duty(new)).await.map(created)
}
