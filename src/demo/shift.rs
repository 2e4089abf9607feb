//! The shift as its file has it: who there is, and what happened when. It never runs anything.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use rust_decimal::Decimal;
use serde::Deserialize;

use crate::api::resource::{NewDuty, NewPlant, NewRequester, NewSite, NewTechnician};
use crate::domain::action::{Deed, Verb};
use crate::domain::channel::Channel;
use crate::domain::code::{Code, TechnicianId};
use crate::domain::contract::{CallEffect, CallType, Contract};
use crate::domain::decision::Decision;
use crate::domain::quote::{QuoteLine, Unit};
use crate::domain::text::Texts;
use crate::domain::time::{self, Timestamp};

/// The file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shift {
    pub sites: Vec<NewSite>,
    pub requesters: Requesters,
    pub technicians: Vec<NewTechnician>,
    /// Whose interventions are in every state: the demonstration of the field is theirs.
    pub in_the_field: String,
    /// Their sites are places in the file, as is what a site is a part of and the team of a technician.
    #[serde(default)]
    pub plants: Vec<NewPlant>,
    #[serde(default)]
    pub roster: Vec<Nights>,
    /// The words of an action, by its code.
    pub texts: BTreeMap<String, Texts>,
    pub tickets: Vec<Told>,
    /// How many calls of each ending made no ticket.
    pub asides: BTreeMap<String, u64>,
}

/// Somebody who is on call at night, as a place among the technicians.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nights {
    pub technician: usize,
}

/// Requesters by number.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requesters {
    pub name: String,
    pub count: u64,
    pub positions: Vec<String>,
}

/// One ticket of the shift.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Told {
    /// Minutes before the end at which its call rang.
    pub ago: u64,
    /// Absent: a request for intervention.
    #[serde(default)]
    pub call_type: Option<Code>,
    pub priority: Code,
    /// Minutes from the end to the start of a session; negative: it has begun.
    #[serde(default)]
    pub starts_in: Option<i64>,
    pub service: Code,
    pub description: String,
    /// `minutes verb data`, counted from the call.
    pub steps: Vec<String>,
    /// `minutes type`: further calls on it.
    #[serde(default)]
    pub calls: Vec<String>,
}

/// The shift's file says something that cannot be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShiftError {
    #[error("{0}")]
    Unreadable(String),
    #[error("not a step: \"{0}\"")]
    NotAStep(String),
    #[error("no technician for \"{0}\"")]
    NobodyFor(Code),
    #[error("no technician \"{0}\"")]
    NoTechnician(String),
}

impl Shift {
    /// The shift that is compiled in.
    ///
    /// # Errors
    /// See [`ShiftError`]; the tests make sure that there is none.
    pub fn shipped() -> Result<Self, ShiftError> {
        toml::from_str(include_str!("shift.toml"))
            .map_err(|error| ShiftError::Unreadable(error.to_string()))
    }

    /// The shift that is compiled in for a contract: one that knows sessions has lessons.
    ///
    /// # Errors
    /// As of [`Shift::shipped`].
    pub fn of(contract: &Contract) -> Result<Self, ShiftError> {
        let sessions = |found: &CallType| found.effect == CallEffect::Session;
        let shift = match contract.call_types.iter().any(sessions) {
            true => Self::lessons()?,
            false => Self::shipped()?,
        };
        Ok(shift.under(contract))
    }

    fn lessons() -> Result<Self, ShiftError> {
        toml::from_str(include_str!("lessons.toml"))
            .map_err(|error| ShiftError::Unreadable(error.to_string()))
    }

    /// What of it can happen under a contract: other services are another client's.
    #[must_use]
    fn under(mut self, contract: &Contract) -> Self {
        self.tickets.retain(|told| contract.service(&told.service).is_some());
        self
    }

    /// How many sites calls come from: the first ones, that are no part of another.
    pub fn calling(&self) -> usize {
        self.sites.iter().take_while(|site| site.parent.is_none()).count()
    }

    /// The turns of on-call duty of the nights around an instant (UTC), outside presence hours.
    pub fn nights(&self, around: Timestamp, technicians: &[TechnicianId]) -> Vec<NewDuty> {
        const NIGHTS: [i64; 3] = [-1, 0, 1];
        let today = time::local(around, time::ZONE).date_naive();
        let evening = |day: NaiveDate, hour| {
            time::from_local(day.and_time(NaiveTime::from_hms_opt(hour, 0, 0)?), time::ZONE).ok()
        };
        let turn = |(place, night): (usize, i64)| {
            let technician = *technicians.get(place.checked_sub(1)?)?;
            let day = today.checked_add_signed(TimeDelta::days(night))?;
            let (from, to) = (evening(day, 19)?, evening(day.succ_opt()?, 8)?);
            Some(NewDuty { technician, from, to, services: Vec::new() })
        };
        let places = self.roster.iter().map(|nights| nights.technician);
        places.flat_map(|place| NIGHTS.map(|night| (place, night))).filter_map(turn).collect()
    }

    /// The requesters, at the sites in turn. `sites`: their ids, in the order of the file.
    pub fn requesters(&self, sites: &[crate::domain::code::SiteId]) -> Vec<NewRequester> {
        let Requesters { name, count, positions } = &self.requesters;
        let nth = |number: u64| {
            let turn = |length: usize| (number as usize).checked_rem(length).unwrap_or(0);
            NewRequester {
                name: format!("{name} {number}"),
                position: positions.get(turn(positions.len())).cloned().unwrap_or_default(),
                site: sites.get(turn(sites.len())).copied(),
                phones: vec![phone(number)],
                level: 1,
                valid_from: None,
                valid_to: None,
                document: String::new(),
            }
        };
        (1..=*count).map(nth).collect()
    }

    /// Who works on a service, as a place in the file.
    fn technician_for(&self, service: &Code) -> Result<usize, ShiftError> {
        let able = |technician: &NewTechnician| technician.services.contains(service);
        let anybody = |technician: &NewTechnician| technician.services.is_empty();
        let found = self.technicians.iter().position(able);
        let found = found.or_else(|| self.technicians.iter().position(anybody));
        found.ok_or_else(|| ShiftError::NobodyFor(service.clone()))
    }

    /// The words of an action.
    pub fn words(&self, verb: Verb) -> Texts {
        self.texts.get(verb.code()).cloned().unwrap_or_default()
    }

    /// The words of a deed: a step that passed has no cause.
    pub fn words_of(&self, deed: &Deed) -> Texts {
        match deed {
            Deed::CheckStep { passed: true, .. } => Texts::new(),
            deed => self.words(deed.verb()),
        }
    }

    /// A step of a ticket: minutes after its call, and the deed. `technicians`: their ids, in the order
    /// of the file.
    ///
    /// # Errors
    /// The step cannot be read, or nobody works on the service.
    pub fn step(
        &self,
        text: &str,
        service: &Code,
        technicians: &[TechnicianId],
    ) -> Result<(u64, Deed), ShiftError> {
        let wrong = || ShiftError::NotAStep(text.to_owned());
        let mut words = text.split_whitespace();
        let minutes = words.next().and_then(|n| n.parse().ok()).ok_or_else(wrong)?;
        let verb = words.next().and_then(Verb::named).ok_or_else(wrong)?;
        let deed = match verb {
            Verb::Dispatch => {
                let at = self.technician_for(service)?;
                let technician = *technicians.get(at).ok_or_else(wrong)?;
                Deed::Dispatch { technician, on_call: false }
            }
            Verb::TellStaff => {
                Deed::TellStaff { channel: Channel::Phone, technician: None, outcome: None }
            }
            Verb::Communicate => {
                let (channel, plan) = (Channel::Phone, Vec::new());
                Deed::Communicate { channel, planned_start: None, planned_end: None, plan }
            }
            Verb::RecordInspection => {
                let level: Code = words.next().and_then(|code| code.parse().ok()).ok_or_else(wrong)?;
                let level = Some(level);
                let covered = match words.next() {
                    Some("covered") => Some(true),
                    Some("not-covered") => Some(false),
                    _ => return Err(wrong()),
                };
                Deed::RecordInspection { level, covered, planned_start: None, estimated_end: None }
            }
            Verb::SendQuote => {
                let mut number = || words.next().and_then(|n| n.parse().ok()).ok_or_else(wrong);
                let (quantity, unit_price) = (number()?, number()?);
                let hours = QuoteLine { quantity, unit: Unit::Hour, unit_price, vat: VAT };
                Deed::SendQuote { amount: None, lines: vec![hours] }
            }
            Verb::CheckStep => {
                let step = words.next().and_then(|code| code.parse().ok()).ok_or_else(wrong)?;
                let passed = match words.next() {
                    Some("passed") => true,
                    Some("failed") => false,
                    _ => return Err(wrong()),
                };
                Deed::CheckStep { step, passed }
            }
            plain => without_data(plain).ok_or_else(wrong)?,
        };
        Ok((minutes, deed))
    }
}

/// Of work, in percent.
const VAT: Decimal = Decimal::from_parts(22, 0, 0, false, 0);

/// What the client decides, somebody tells by telephone.
fn by_telephone() -> Decision {
    Decision { by: None, how: Some(Channel::Phone) }
}

/// The deed of a verb that needs no data.
pub fn without_data(verb: Verb) -> Option<Deed> {
    Some(match verb {
        Verb::Reject => Deed::Reject,
        Verb::AskParts => Deed::AskParts { expected_on: None },
        Verb::SuspendForQuote => Deed::SuspendForQuote,
        Verb::Close => Deed::Close { hours: Some(Decimal::ONE) },
        Verb::TakeCharge => Deed::TakeCharge { technician: None },
        Verb::StartInspection => Deed::StartInspection,
        Verb::StartWork => Deed::StartWork,
        Verb::ApproveParts => Deed::ApproveParts(by_telephone()),
        Verb::ReceivePart => Deed::ReceivePart,
        Verb::Complete => Deed::Complete,
        Verb::Cancel => Deed::Cancel,
        Verb::Escalate => Deed::Escalate,
        _ => return None,
    })
}

/// The demo telephone number of a requester.
pub fn phone(number: u64) -> String {
    format!("0000 000 {number:03}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::code::SiteId;

    #[test]
    fn the_shipped_shifts_can_be_read_whole() {
        let technicians: Vec<TechnicianId> = (1..=9).map(TechnicianId).collect();
        for shift in [Shift::shipped().unwrap(), Shift::lessons().unwrap()] {
            for ticket in &shift.tickets {
                for step in &ticket.steps {
                    let (minutes, deed) = shift.step(step, &ticket.service, &technicians).unwrap();
                    assert!(minutes < ticket.ago, "{}: {step} is in the future", ticket.description);
                    assert!(ticket.ago < 240);
                    drop(deed);
                }
            }
            for verb in shift.texts.keys() {
                assert!(Verb::named(verb).is_some(), "{verb}");
            }
        }
    }

    #[test]
    fn every_name_and_number_is_plainly_invented() {
        for shift in [Shift::shipped().unwrap(), Shift::lessons().unwrap()] {
            assert!(shift.sites.iter().all(|site| site.name.contains("Prova")));
            assert!(shift.plants.iter().all(|plant| plant.name.ends_with("di prova")));
            let reached = |t: &NewTechnician| t.name.contains("Prova") && t.phone.starts_with("0000");
            assert!(shift.technicians.iter().all(reached));
            let requesters = shift.requesters(&[SiteId(1), SiteId(2)]);
            let asks = |r: &NewRequester| r.name.contains("Prova") && r.phones[0].starts_with("0000");
            assert!(!requesters.is_empty() && requesters.iter().all(asks));
            assert_eq!(requesters[0].site, Some(SiteId(2)), "in turn");
        }
    }

    #[test]
    fn a_step_that_is_none_is_named() {
        let shift = Shift::shipped().unwrap();
        let service: Code = "IDR".parse().unwrap();
        for wrong in ["", "dispatch", "x dispatch", "3 fly", "3 record-inspection BRE", "3 send-quote"] {
            let error = shift.step(wrong, &service, &[TechnicianId(1)]).unwrap_err();
            assert_eq!(error, ShiftError::NotAStep(wrong.to_owned()));
        }
    }
}
