//! Who is told how much of a budget is gone, how much nearer each reminder and complaint moves a ticket, and how
//! many of them the shift supervisor hears of. It says nothing of when: that is the clocks' arithmetic.

use std::num::NonZeroU32;

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::domain::milestone::Milestone;
use crate::domain::role::Role;

/// One rung of the ladder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rung {
    /// Percent of the budget, in the time that the clock counts.
    pub at: Percent,
    /// Who is told.
    pub tell: Role,
    /// Of which milestones; empty: of all.
    #[serde(default)]
    pub milestones: Vec<Milestone>,
}

impl Rung {
    pub fn concerns(&self, milestone: Milestone) -> bool {
        self.milestones.is_empty() || self.milestones.contains(&milestone)
    }
}

/// A part of a budget, 1 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct Percent(u8);

impl Percent {
    /// `None` beyond 1 to 100.
    pub fn new(percent: u32) -> Option<Self> {
        u8::try_from(percent).ok().filter(|percent| (1..=100).contains(percent)).map(Self)
    }

    pub fn get(self) -> u32 {
        u32::from(self.0)
    }

    /// So much of a duration.
    pub fn of(self, whole: TimeDelta) -> TimeDelta {
        // In milliseconds a hundred thousand years fit.
        TimeDelta::milliseconds(whole.num_milliseconds().saturating_mul(i64::from(self.0)) / 100)
    }
}

impl TryFrom<u32> for Percent {
    type Error = String;

    fn try_from(percent: u32) -> Result<Self, String> {
        Percent::new(percent)
            .ok_or_else(|| format!("expected a percentage from 1 to 100, found {percent}"))
    }
}

impl From<Percent> for u32 {
    fn from(percent: Percent) -> u32 {
        percent.get()
    }
}

/// What asking again does beside being counted: of reminders (solleciti) and, on terms of their own, of complaints.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Insistence {
    /// How many minutes earlier each one lets a ticket stand in the order of the board; its deadline
    /// stays what it is.
    #[serde(default)]
    pub advance_minutes: u32,
    /// From which one on the shift supervisor is told of each; absent: of none.
    #[serde(default)]
    pub tell_from: Option<NonZeroU32>,
}

impl Insistence {
    /// Whether the shift supervisor is told of this one, the first being 1.
    pub fn is_told(&self, count: u32) -> bool {
        self.tell_from.is_some_and(|from| count >= from.get())
    }

    /// How far so many of them move a ticket ahead.
    pub fn advance(&self, count: u32) -> TimeDelta {
        let minutes = i64::from(self.advance_minutes).saturating_mul(i64::from(count));
        TimeDelta::try_minutes(minutes).unwrap_or(TimeDelta::MAX)
    }
}
