//! Problem documents (RFC 9457): every error that crosses HTTP. They carry codes and parameters; the
//! words are the reader's, in its own language.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::domain::refusal::Refusal;

/// The media type of a problem.
pub const MEDIA_TYPE: &str = "application/problem+json";

/// What went wrong, as a stable code. Each has one HTTP status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemCode {
    /// The lifecycle refuses; `refusal` says why.
    Refused,
    /// A field of the request could not be read; `field`, `expected`.
    Unreadable,
    /// No such record.
    NotFound,
    NoSuchPath,
    MethodNotAllowed,
    /// No token, or one that is not known.
    Unauthenticated,
    /// The token's role may not.
    Forbidden,
    /// POST without Idempotency-Key.
    KeyRequired,
    /// The key was used for another request.
    KeyReused,
    /// Action without If-Match.
    VersionRequired,
    /// The version has moved on; `current`.
    VersionStale,
    /// Somebody else was first (answering a call); `by`.
    Taken,
    TooLarge,
    UnsupportedMediaType,
    /// The Host header is not ours.
    WrongHost,
    /// The writer's queue is full: again after `Retry-After`.
    Busy,
    TimedOut,
    /// The disk is full: nothing was written.
    DiskFull,
    /// The cursor belongs to another log, or lies ahead of it.
    WrongCursor,
    /// Our own fault; the server's log tells more under `id`.
    Internal,
}

impl ProblemCode {
    pub const ALL: [ProblemCode; 20] = [
        ProblemCode::Refused,
        ProblemCode::Unreadable,
        ProblemCode::NotFound,
        ProblemCode::NoSuchPath,
        ProblemCode::MethodNotAllowed,
        ProblemCode::Unauthenticated,
        ProblemCode::Forbidden,
        ProblemCode::KeyRequired,
        ProblemCode::KeyReused,
        ProblemCode::VersionRequired,
        ProblemCode::VersionStale,
        ProblemCode::Taken,
        ProblemCode::TooLarge,
        ProblemCode::UnsupportedMediaType,
        ProblemCode::WrongHost,
        ProblemCode::Busy,
        ProblemCode::TimedOut,
        ProblemCode::DiskFull,
        ProblemCode::WrongCursor,
        ProblemCode::Internal,
    ];

    pub fn code(self) -> &'static str {
        match self {
            ProblemCode::Refused => "refused",
            ProblemCode::Unreadable => "unreadable",
            ProblemCode::NotFound => "not-found",
            ProblemCode::NoSuchPath => "no-such-path",
            ProblemCode::MethodNotAllowed => "method-not-allowed",
            ProblemCode::Unauthenticated => "unauthenticated",
            ProblemCode::Forbidden => "forbidden",
            ProblemCode::KeyRequired => "key-required",
            ProblemCode::KeyReused => "key-reused",
            ProblemCode::VersionRequired => "version-required",
            ProblemCode::VersionStale => "version-stale",
            ProblemCode::Taken => "taken",
            ProblemCode::TooLarge => "too-large",
            ProblemCode::UnsupportedMediaType => "unsupported-media-type",
            ProblemCode::WrongHost => "wrong-host",
            ProblemCode::Busy => "busy",
            ProblemCode::TimedOut => "timed-out",
            ProblemCode::DiskFull => "disk-full",
            ProblemCode::WrongCursor => "wrong-cursor",
            ProblemCode::Internal => "internal",
        }
    }

    pub fn status(self) -> u16 {
        match self {
            ProblemCode::Unreadable | ProblemCode::KeyRequired | ProblemCode::WrongCursor => 400,
            ProblemCode::Unauthenticated => 401,
            ProblemCode::Forbidden => 403,
            ProblemCode::NotFound | ProblemCode::NoSuchPath => 404,
            ProblemCode::MethodNotAllowed => 405,
            ProblemCode::TimedOut => 408,
            ProblemCode::Taken | ProblemCode::Refused => 409,
            ProblemCode::VersionStale => 412,
            ProblemCode::TooLarge => 413,
            ProblemCode::UnsupportedMediaType => 415,
            ProblemCode::WrongHost => 421,
            ProblemCode::KeyReused => 422,
            ProblemCode::VersionRequired => 428,
            ProblemCode::Internal => 500,
            ProblemCode::Busy => 503,
            ProblemCode::DiskFull => 507,
        }
    }
}

/// One problem.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Problem {
    /// `urn:centralino:problem:` and the code.
    #[serde(rename = "type")]
    pub kind: String,
    pub status: u16,
    pub code: ProblemCode,
    /// The field it is about, as named in the request.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub field: Option<String>,
    /// The lifecycle's own answer.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub refusal: Option<Refusal>,
    /// Parameters for the words.
    #[serde(skip_serializing_if = "Map::is_empty", default)]
    pub params: Map<String, Value>,
}

impl Problem {
    pub fn new(code: ProblemCode) -> Self {
        Self {
            kind: format!("urn:centralino:problem:{}", code.code()),
            status: code.status(),
            code,
            field: None,
            refusal: None,
            params: Map::new(),
        }
    }

    #[must_use]
    pub fn about(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }

    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.params.insert(name.to_owned(), value.into());
        self
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let code = match refusal {
            Refusal::Role { .. } => ProblemCode::Forbidden,
            _ => ProblemCode::Refused,
        };
        let mut problem = Self::new(code);
        problem.field = refusal.field().map(str::to_owned);
        // A field that is missing or wrong is the request's fault, not the record's state.
        if problem.field.is_some() {
            problem.status = 422;
        }
        problem.refusal = Some(refusal);
        problem
    }
}
