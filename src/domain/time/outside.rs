//! Reading instants that come from outside: from a file, a request, a server. It lets none in near the ends of time,
//! where arithmetic and local times end as well; whether one can be meant is asked elsewhere, see
//! [`super::has_calendar`].

use std::ops::RangeInclusive;

use chrono::Datelike;
use serde::de::Error;
use serde::{Deserialize, Deserializer};

use super::Timestamp;

/// Those that are written with four digits.
const YEARS: RangeInclusive<i32> = 1..=9999;

/// An instant (UTC), for `deserialize_with`.
///
/// # Errors
/// It is none, or its year is not one of 1 to 9999.
pub fn instant<'de, D: Deserializer<'de>>(from: D) -> Result<Timestamp, D::Error> {
    bounded(Timestamp::deserialize(from)?)
}

/// An instant (UTC) that may be absent, for `default, deserialize_with`.
///
/// # Errors
/// As [`instant`].
pub fn instant_or_none<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Timestamp>, D::Error> {
    Option::<Timestamp>::deserialize(from)?.map(bounded).transpose()
}

fn bounded<E: Error>(t: Timestamp) -> Result<Timestamp, E> {
    match YEARS.contains(&t.year()) {
        true => Ok(t),
        false => Err(E::custom(format_args!("{t} is not in one of the years 1 to 9999"))),
    }
}
