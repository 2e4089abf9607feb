//! The directory: people, sites, plants, technicians and who is on call when. These are records, not events,
//! since they must be correctable and erasable (S9.2, GDPR); the log refers to them by number only. How sites
//! stand one in the other is [`super::site_tree`], who is on call [`super::roster`].

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::code::{Code, DutyId, PlantId, RequesterId, SiteId, TechnicianId};
use super::holidays::Patron;
use super::phone::Line;
use super::time::{Timestamp, outside};

/// The version of a record as it was added; records older than versions have it too.
pub const FIRST_VERSION: u64 = 1;

fn first_version() -> u64 {
    FIRST_VERSION
}

fn is_false(yes: &bool) -> bool {
    !*yes
}

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
    /// Services activated here (S3.5); empty means those of the site that it is a part of, and where none of
    /// these states any, all of the contract's.
    #[serde(default)]
    pub services: Vec<Code>,
    /// When the town celebrates its patron saint: no working day here.
    #[serde(default)]
    pub patron: Option<Patron>,
    /// The site that it is a part of: a pavilion of a hospital, a ward of a floor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<SiteId>,
    /// No longer offered; tickets go on referring to it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub retired: bool,
    #[serde(default = "first_version")]
    pub version: u64,
}

/// An installation that stands at a site ("Centrale termica 2").
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plant {
    pub id: PlantId,
    pub name: String,
    pub site: SiteId,
    /// The service that looks after it.
    pub service: Code,
    /// No longer offered; tickets go on referring to it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub retired: bool,
    #[serde(default = "first_version")]
    pub version: u64,
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
    /// Of an erased person only the number is left, so that tickets refer to something.
    #[serde(default, skip_serializing_if = "is_false")]
    pub erased: bool,
    #[serde(default = "first_version")]
    pub version: u64,
}

impl Requester {
    /// The words by which they are searched: name, position, numbers, and the way to their site (`path`).
    pub fn searched_by(&self, path: &str) -> String {
        let phones: String = self.phones.iter().map(|phone| format!(" {phone}")).collect();
        format!("{} {} {path}{phones}", self.name, self.position)
    }

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
    /// The team that they work in; that is a record of its own, and in no team itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<TechnicianId>,
    /// No longer offered, and nobody to be called; tickets go on referring to them.
    #[serde(default, skip_serializing_if = "is_false")]
    pub retired: bool,
    #[serde(default = "first_version")]
    pub version: u64,
}

/// A turn of on-call duty (S4.15): from `from` until before `to` (UTC).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    pub id: DutyId,
    pub technician: TechnicianId,
    #[serde(deserialize_with = "outside::instant")]
    pub from: Timestamp,
    #[serde(deserialize_with = "outside::instant")]
    pub to: Timestamp,
    /// Services that the turn is for; empty means any.
    #[serde(default)]
    pub services: Vec<Code>,
    #[serde(default = "first_version")]
    pub version: u64,
}
