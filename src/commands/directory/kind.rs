//! The kinds of records of the directory, as they are typed.

use crate::api::path;
use crate::commands::typed::Expected;

/// A kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Site,
    Plant,
    Requester,
    Technician,
    Duty,
}

impl Kind {
    pub const ALL: [Kind; 5] = [Kind::Site, Kind::Plant, Kind::Requester, Kind::Technician, Kind::Duty];

    pub fn code(self) -> &'static str {
        match self {
            Kind::Site => "site",
            Kind::Plant => "plant",
            Kind::Requester => "requester",
            Kind::Technician => "technician",
            Kind::Duty => "duty",
        }
    }

    /// Where its records are.
    pub fn path(self) -> &'static str {
        match self {
            Kind::Site => path::SITES,
            Kind::Plant => path::PLANTS,
            Kind::Requester => path::REQUESTERS,
            Kind::Technician => path::TECHNICIANS,
            Kind::Duty => path::ROSTER,
        }
    }
}

/// A kind by its code.
///
/// # Errors
/// It is none.
pub fn named(text: &str) -> Result<Kind, Expected> {
    let found = Kind::ALL.into_iter().find(|kind| kind.code() == text);
    found.ok_or_else(|| Expected::one_of(Kind::ALL.map(Kind::code)))
}
