//! One history of another system, as its line has it. It never knows our lifecycle.

use centralino::domain::time::{self, Timestamp};
use chrono::{NaiveDateTime, TimeDelta};
use serde::Deserialize;
use serde::de::IgnoredAny;

/// What a person did there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    Open,
    Classify,
    Accept,
    Suspend,
    Resume,
    Complete,
    Close,
    Reopen,
    #[serde(rename = "reopen+suspend")]
    ReopenAndSuspend,
    Reject,
    Note,
    Schedule,
}

impl Command {
    pub fn code(self) -> &'static str {
        match self {
            Command::Open => "open",
            Command::Classify => "classify",
            Command::Accept => "accept",
            Command::Suspend => "suspend",
            Command::Resume => "resume",
            Command::Complete => "complete",
            Command::Close => "close",
            Command::Reopen => "reopen",
            Command::ReopenAndSuspend => "reopen+suspend",
            Command::Reject => "reject",
            Command::Note => "note",
            Command::Schedule => "schedule",
        }
    }
}

/// One event of a history.
#[derive(Clone, Debug, Deserialize)]
#[serde(from = "Line")]
pub struct Happening {
    /// Local to Italy, without zone.
    at: NaiveDateTime,
    pub command: Command,
    label: String,
}

/// `[time, command, label, who]`.
type Line = (NaiveDateTime, Command, String, IgnoredAny);

impl From<Line> for Happening {
    fn from((at, command, label, _): Line) -> Self {
        Self { at, command, label }
    }
}

impl Happening {
    /// The instant. An hour that the clocks jumped over or repeated is taken as winter time: these
    /// histories cannot be asked.
    pub fn at(&self) -> Timestamp {
        time::from_local(self.at, time::ZONE).unwrap_or_else(|_| self.at.and_utc() - TimeDelta::hours(1))
    }

    /// Suspended to wait for an upgrade, which somebody has to approve and pay for.
    pub fn waits_for_upgrade(&self) -> bool {
        self.label == "Require upgrade"
    }
}

/// A history; its other fields say nothing to a lifecycle.
#[derive(Clone, Debug, Deserialize)]
pub struct History {
    #[serde(default)]
    pub severity: String,
    pub events: Vec<Happening>,
}

/// # Errors
/// The line is not a history, or it has a command that we do not know, or no event.
pub fn read(line: &str) -> Result<History, String> {
    let history: History = serde_json::from_str(line).map_err(|error| error.to_string())?;
    if history.events.is_empty() { Err("a history without events".to_owned()) } else { Ok(history) }
}
