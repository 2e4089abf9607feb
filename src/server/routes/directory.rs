//! `/v1/sites`, `/v1/plants`, `/v1/requesters`, `/v1/technicians`, `/v1/roster`: the directory, read as far as its
//! reader works with it, added to, corrected and erased; and who did so.

use std::sync::Arc;

use axum::extract::State;
use axum::routing::{MethodRouter, delete, get, patch, post};
use axum::{Json, Router};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::App;
use super::answer::{corrected, created, problem, versioned};
use super::ask::{Asked, Key, Number, Version, Who};
use super::body::Body;
use crate::api::path;
use crate::api::problem::ProblemCode;
use crate::api::resource::{Directory, Page, TrailEntry};
use crate::domain::directory::{Duty, Plant, Requester, Site, Technician};
use crate::domain::role::Role;
use crate::domain::search::Sought;
use crate::domain::site_tree;
use crate::server::store::{Answer, Change, NewRecord, Patch, Table};

type Shared = State<Arc<App>>;

const USUAL: usize = 200;
const MOST: usize = 1000;

/// Every path of the directory.
pub fn routes() -> Router<Arc<App>> {
    let sites = Kind {
        path: path::SITES,
        table: Table::Sites,
        read_by: |_| true,
        of: |all| all.sites,
        stands: |site: &Site| (site.id.0, site.version),
        new: NewRecord::Site,
    };
    let plants = Kind {
        path: path::PLANTS,
        table: Table::Plants,
        read_by: |_| true,
        of: |all| all.plants,
        stands: |plant: &Plant| (plant.id.0, plant.version),
        new: NewRecord::Plant,
    };
    let requesters = Kind {
        path: path::REQUESTERS,
        table: Table::Requesters,
        read_by: Role::sees_people,
        of: |all| all.requesters,
        stands: |requester: &Requester| (requester.id.0, requester.version),
        new: NewRecord::Requester,
    };
    let technicians = Kind {
        path: path::TECHNICIANS,
        table: Table::Technicians,
        read_by: Role::sees_people,
        of: |all| all.technicians,
        stands: |technician: &Technician| (technician.id.0, technician.version),
        new: NewRecord::Technician,
    };
    let roster = Kind {
        path: path::ROSTER,
        table: Table::Roster,
        read_by: |role| role.sees_colleagues() || role == Role::Administrator,
        of: |all| all.roster,
        stands: |duty: &Duty| (duty.id.0, duty.version),
        new: NewRecord::Duty,
    };
    Router::new()
        .merge(sites.routes().route(path::SITES, sites.list()))
        .merge(plants.routes().route(path::PLANTS, plants.list()))
        .merge(requesters.routes().route(path::REQUESTERS, get(sought)))
        .merge(technicians.routes().route(path::TECHNICIANS, technicians.list()))
        .merge(roster.routes().route(path::ROSTER, roster.list()))
        .route(path::DIRECTORY_TRAIL, get(trail))
}

/// A kind of record, and how it is asked for.
struct Kind<T, N> {
    path: &'static str,
    table: Table,
    /// Who may read them: some tell of people.
    read_by: fn(Role) -> bool,
    of: fn(Directory) -> Vec<T>,
    /// Its number and its version.
    stands: fn(&T) -> (u64, u64),
    new: fn(N) -> NewRecord,
}

impl<T, N> Kind<T, N>
where
    T: Serialize + 'static,
    N: DeserializeOwned + Send + 'static,
{
    /// All that is done with them, but for [`Kind::list`]: requesters are listed their own way.
    fn routes(&self) -> Router<Arc<App>> {
        let one = format!("{}/{{number}}", self.path);
        Router::new()
            .route(self.path, self.add())
            .route(&one, self.one().merge(self.correct()).merge(self.erase()))
    }

    fn list(&self) -> MethodRouter<Arc<App>> {
        let (read_by, of) = (self.read_by, self.of);
        get(move |State(app): Shared, who: Who| async move {
            directory(&app, &who, read_by).await.map(|directory| Json(of(directory)))
        })
    }

    fn one(&self) -> MethodRouter<Arc<App>> {
        let (read_by, of, stands) = (self.read_by, self.of, self.stands);
        get(move |State(app): Shared, who: Who, Number(id): Number<u64>| async move {
            let all = of(directory(&app, &who, read_by).await?);
            let found = all.into_iter().find(|found| stands(found).0 == id);
            let found = found.ok_or_else(|| problem(ProblemCode::NotFound))?;
            Answer::Ok(versioned(stands(&found).1, found))
        })
    }

    fn add(&self) -> MethodRouter<Arc<App>> {
        let new = self.new;
        post(move |State(app): Shared, who: Who, Key(key): Key, Body(asked): Body<N>| async move {
            app.store.add_record(who.actor(), key, new(asked)).await.map(created)
        })
    }

    fn correct(&self) -> MethodRouter<Arc<App>> {
        let table = self.table;
        patch(
            move |State(app): Shared,
                  who: Who,
                  Number(id): Number<u64>,
                  Key(key): Key,
                  version: Version,
                  Body(patch): Body<Patch>| async move {
                let change = Change::Correct { table, id, version: version.required()?, patch };
                app.store.change_record(who.actor(), key, change).await.map(corrected)
            },
        )
    }

    fn erase(&self) -> MethodRouter<Arc<App>> {
        let table = self.table;
        delete(
            move |State(app): Shared,
                  who: Who,
                  Number(id): Number<u64>,
                  Key(key): Key,
                  version: Version| async move {
                let change = Change::Erase { table, id, version: version.required()? };
                app.store.change_record(who.actor(), key, change).await.map(corrected)
            },
        )
    }
}

/// As much of the directory as the reader works with.
///
/// # Errors
/// It tells of people whom the role does not see.
async fn directory(app: &App, who: &Who, read_by: fn(Role) -> bool) -> Answer<Directory> {
    who.must(read_by)?;
    app.store.directory(who.reach()).await
}

/// With `q` those who are meant by it, best first: by name, position, numbers and the site's name.
async fn sought(State(app): Shared, who: Who, asked: Asked) -> Answer<Json<Vec<Requester>>> {
    let Directory { sites, mut requesters, .. } = directory(&app, &who, Role::sees_people).await?;
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

/// Who did what to which record: the administrator's to look into.
async fn trail(State(app): Shared, who: Who, asked: Asked) -> Answer<Json<Page<TrailEntry>>> {
    who.must(|role| role == Role::Administrator)?;
    let limit = asked.limit(USUAL, MOST)?;
    let (items, more) = app.store.directory_trail(asked.cursor()?.unwrap_or(0), limit).await?;
    let next_cursor = items.last().filter(|_| more).map(|last| last.seq.to_string());
    let seq = app.store.head().borrow().seq;
    Ok(Json(Page { items, next_cursor, seq }))
}
