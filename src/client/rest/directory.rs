//! Requests about the directory: read as far as the token may, added to, corrected, erased.

use reqwest::header::IF_MATCH;
use reqwest::{Method, RequestBuilder};
use serde::de::DeserializeOwned;

use super::{ANSWER_TIMEOUT, Client, JSON, Result, answer};
use crate::api::path;
use crate::api::problem::ProblemCode;
use crate::api::resource::{Added, Created, Directory, Page, TrailEntry, Versioned};
use crate::client::query::Wire;

impl Client {
    /// The directory, without the people for a token that may not see them.
    pub async fn directory(&self) -> Result<Directory> {
        Ok(Directory {
            sites: self.get(path::SITES).await?,
            requesters: self.get_if_allowed(path::REQUESTERS).await?,
            technicians: self.get_if_allowed(path::TECHNICIANS).await?,
            plants: self.get_if_allowed(path::PLANTS).await?,
            roster: self.get_if_allowed(path::ROSTER).await?,
        })
    }

    async fn get_if_allowed<T: DeserializeOwned + Default>(&self, path: &str) -> Result<T> {
        match self.get(path).await {
            // A server of before has no such path.
            Err(error)
                if matches!(error.code(), Some(ProblemCode::Forbidden | ProblemCode::NoSuchPath)) =>
            {
                Ok(T::default())
            }
            answer => answer,
        }
    }

    /// Adds a record to the directory.
    pub async fn add<N: Added>(&self, new: &N, key: &str) -> Result<Created> {
        self.post(N::PATH, new, key, None).await
    }

    /// Records of the directory as they are in JSON; `under`: one of the paths of the directory.
    pub async fn records(&self, under: &str) -> Result<Vec<serde_json::Value>> {
        self.get(under).await
    }

    /// One record of the directory as it is in JSON.
    pub async fn record(&self, under: &str, id: u64) -> Result<serde_json::Value> {
        self.get(&path::record(under, id)).await
    }

    /// Puts these fields of a record in place of its own; `version`: the one that was seen.
    pub async fn correct(
        &self,
        under: &str,
        id: u64,
        version: u64,
        patch: &serde_json::Map<String, serde_json::Value>,
        key: &str,
    ) -> Result<Versioned> {
        let request = self.request(Method::PATCH, &path::record(under, id), JSON).json(patch);
        answer(change(request, version, key)).await
    }

    /// Erases a person; retires anything else.
    pub async fn erase(&self, under: &str, id: u64, version: u64, key: &str) -> Result<Versioned> {
        let request = self.request(Method::DELETE, &path::record(under, id), JSON);
        answer(change(request, version, key)).await
    }

    /// Who changed which record of the directory, after an entry of the trail.
    pub async fn directory_trail(&self, after: Option<&str>) -> Result<Page<TrailEntry>> {
        self.list(path::DIRECTORY_TRAIL, &Wire::page(after, None)).await
    }
}

/// A request that changes one version of a record.
fn change(request: RequestBuilder, version: u64, key: &str) -> RequestBuilder {
    let request = request.timeout(ANSWER_TIMEOUT).header(path::IDEMPOTENCY_KEY, key);
    request.header(IF_MATCH, path::etag(version))
}
