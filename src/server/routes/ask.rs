//! What a request asks: who, with which key and version, about which record. Every part that cannot be
//! read is a problem that names it; nothing is guessed.

use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::Arc;

use axum::extract::{FromRequestParts, Path, Query};
use axum::http::HeaderMap;
use axum::http::header::{AUTHORIZATION, IF_MATCH};
use axum::http::request::Parts;

use super::App;
use super::answer::{problem, unreadable};
use crate::api::path::{IDEMPOTENCY_KEY, version_of};
use crate::api::problem::{Problem, ProblemCode};
use crate::api::resource::Me;
use crate::domain::refusal::Refusal;
use crate::domain::role::{Actor, Role};
use crate::domain::sight::Sight;
use crate::server::store::Answer;
use crate::server::store::read::Reach;

/// The longest idempotency key.
const LONGEST_KEY: usize = 128;

/// Whom the token stands for.
pub struct Who(pub Me);

impl Who {
    pub fn actor(&self) -> Actor {
        Actor { id: self.0.actor, role: self.0.role }
    }

    /// # Errors
    /// The role is none of those that may.
    pub fn must(&self, may: impl FnOnce(Role) -> bool) -> Answer<()> {
        let role = self.0.role;
        match may(role) {
            true => Ok(()),
            false => Err(Box::new(Problem::from(Refusal::Role { role }))),
        }
    }

    /// What they may see of a record.
    pub fn sight(&self) -> Sight {
        Sight::of(self.0.role)
    }

    /// Which records of the directory they may see.
    pub fn reach(&self) -> Reach {
        match self.0.role {
            Role::Technician => Reach::Round(self.0.technician),
            _ => Reach::Whole,
        }
    }
}

impl FromRequestParts<Arc<App>> for Who {
    type Rejection = Box<Problem>;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Box<Problem>> {
        let token = bearer(&parts.headers)?;
        app.store.who(token).await?.map(Who).ok_or_else(|| problem(ProblemCode::Unauthenticated))
    }
}

/// The text of the token in Authorization, whoever it stands for.
///
/// # Errors
/// There is none.
pub fn bearer(headers: &HeaderMap) -> Answer<&str> {
    let header = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let split = header.and_then(|text| text.split_once(' '));
    let token = split.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
    token.map(|(_, token)| token.trim()).ok_or_else(|| problem(ProblemCode::Unauthenticated))
}

/// The idempotency key: 1 to 128 visible ASCII characters.
pub struct Key(pub String);

impl<S: Sync> FromRequestParts<S> for Key {
    type Rejection = Box<Problem>;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Box<Problem>> {
        let key = parts.headers.get(IDEMPOTENCY_KEY).and_then(|value| value.to_str().ok());
        let fits = |key: &&str| {
            (1..=LONGEST_KEY).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic())
        };
        let wanted = || Problem::new(ProblemCode::KeyRequired).about(IDEMPOTENCY_KEY);
        key.filter(fits).map(|key| Key(key.to_owned())).ok_or_else(|| Box::new(wanted()))
    }
}

/// The version in If-Match.
pub struct Version(Option<u64>);

impl Version {
    pub fn given(&self) -> Option<u64> {
        self.0
    }

    /// # Errors
    /// There was none.
    pub fn required(&self) -> Answer<u64> {
        self.0.ok_or_else(|| problem(ProblemCode::VersionRequired))
    }
}

impl<S: Sync> FromRequestParts<S> for Version {
    type Rejection = Box<Problem>;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Box<Problem>> {
        let Some(value) = parts.headers.get(IF_MATCH) else { return Ok(Version(None)) };
        let version = value.to_str().ok().and_then(version_of);
        let wrong = || unreadable("if-match", "the ETag of the version that is meant");
        version.map(|version| Version(Some(version))).ok_or_else(wrong)
    }
}

/// The number in the path; what is no number names no record.
pub struct Number<T>(pub T);

impl<T: FromStr, S: Send + Sync> FromRequestParts<S> for Number<T> {
    type Rejection = Box<Problem>;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Box<Problem>> {
        let text = Path::<String>::from_request_parts(parts, state).await.ok();
        let number = text.and_then(|Path(text)| text.parse().ok());
        number.map(Number).ok_or_else(|| problem(ProblemCode::NotFound))
    }
}

/// The query of a list.
pub struct Asked(BTreeMap<String, String>);

impl<S: Sync> FromRequestParts<S> for Asked {
    type Rejection = Box<Problem>;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Box<Problem>> {
        let query = Query::<BTreeMap<String, String>>::try_from_uri(&parts.uri);
        query.map(|Query(asked)| Asked(asked)).map_err(|error| unreadable("query", error.to_string()))
    }
}

impl Asked {
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// # Errors
    /// It is there and is no such value.
    pub fn value<T: FromStr>(&self, name: &str, expected: &str) -> Answer<Option<T>> {
        let parse = |text: &str| text.parse().map_err(|_| unreadable(name, expected));
        self.text(name).map(parse).transpose()
    }

    /// The number that a cursor stands for.
    ///
    /// # Errors
    /// It is no cursor of ours.
    pub fn cursor(&self) -> Answer<Option<u64>> {
        let parse = |text: &str| {
            let wrong = || Box::new(Problem::new(ProblemCode::WrongCursor).about("cursor"));
            text.parse().map_err(|_| wrong())
        };
        self.text("cursor").map(parse).transpose()
    }

    /// How many items a page may have.
    ///
    /// # Errors
    /// None, or more than `most`.
    pub fn limit(&self, usual: usize, most: usize) -> Answer<usize> {
        let expected = format!("a number from 1 to {most}");
        match self.value("limit", &expected)? {
            None => Ok(usual),
            Some(limit) if (1..=most).contains(&limit) => Ok(limit),
            Some(_) => Err(unreadable("limit", expected)),
        }
    }

    /// One of several values by name.
    ///
    /// # Errors
    /// It is there and is none of them; the problem lists them.
    pub fn choice<T: Copy>(&self, name: &str, known: &[(&str, T)]) -> Answer<Option<T>> {
        let find = |text: &str| {
            let found = known.iter().find(|(code, _)| *code == text).map(|(_, value)| *value);
            let names = || known.iter().map(|(code, _)| *code).collect::<Vec<_>>().join(", ");
            found.ok_or_else(|| unreadable(name, format!("one of {}", names())))
        };
        self.text(name).map(find).transpose()
    }
}
