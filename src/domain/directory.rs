//! The directory: people, sites and technicians. These are records, not events, since they must be
//! correctable and erasable; the log refers to them by number only.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::code::{Code, RequesterId, SiteId, TechnicianId};
use super::holidays::Patron;
use super::phone::Line;

/// A place where work is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    pub id: SiteId,
    pub name: String,
    #[serde(default)]
    pub address: String,
    /// Rooms and wards, offered at entry; free text is always possible.
    #[serde(default)]
    pub places: Vec<String>,
    /// Services activated here (S3.5); empty means all of the contract's.
    #[serde(default)]
    pub services: Vec<Code>,
    /// When the town celebrates its patron saint: no working day here.
    #[serde(default)]
    pub patron: Option<Patron>,
}

/// Somebody who may ask for work, enabled by a level agreed with the client (S9.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requester {
    pub id: RequesterId,
    pub name: String,
    /// What they do there ("caposala").
    #[serde(default)]
    pub position: String,
    pub site: Option<SiteId>,
    /// External numbers and internal extensions.
    #[serde(default)]
    pub phones: Vec<Line>,
    /// Authorisation level; 0 is not enabled.
    #[serde(default)]
    pub level: u8,
    /// The first day on which the level holds; absent: always.
    pub valid_from: Option<NaiveDate>,
    /// The last one; absent: for ever.
    #[serde(default)]
    pub valid_to: Option<NaiveDate>,
    /// Where the level was agreed: protocol and date of the Verbale di Consegna, say.
    #[serde(default)]
    pub document: String,
}

impl Requester {
    /// The level on a day in Rome; 0 where they are not enabled (S9.2).
    pub fn level_on(&self, day: NaiveDate) -> u8 {
        let begun = self.valid_from.is_none_or(|from| from <= day);
        let lasts = self.valid_to.is_none_or(|to| day <= to);
        if begun && lasts { self.level } else { 0 }
    }
}

/// Somebody, or a team, who does the work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Technician {
    pub id: TechnicianId,
    pub name: String,
    /// Whom to call.
    pub phone: Option<Line>,
    /// Services they work on; empty means any.
    #[serde(default)]
    pub services: Vec<Code>,
    /// Whether they answer outside presence hours (S4.15).
    #[serde(default)]
    pub on_call: bool,
}
