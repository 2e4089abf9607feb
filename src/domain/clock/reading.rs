//! A clock at a moment: what a dispute asks about. It never says it in words.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::measure::{Amount, Measure};
use super::{Clock, Standing};
use crate::domain::contract::Contract;
use crate::domain::holidays::Patron;
use crate::domain::time::{Timestamp, outside};

/// One clock as it stood at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    pub standing: Standing,
    /// Of the budget, in its own unit, up to the milestone or the instant.
    pub elapsed: Amount,
    /// Of the budget; nothing once it is spent.
    pub left: Amount,
    /// Seconds on the wall clock in which suspensions stopped it; the time between a completion and a
    /// reopening is not among them.
    pub paused_seconds: i64,
    /// The deadline that was missed (UTC).
    #[serde(default, deserialize_with = "outside::instant_or_none")]
    pub breached_at: Option<Timestamp>,
}

impl Clock {
    /// How it stands at `now`. `None` only beyond the years that a calendar holds.
    pub fn reading(
        &self,
        contract: &Contract,
        patron: Option<&Patron>,
        now: Timestamp,
    ) -> Option<Reading> {
        let measure = Measure::of(contract, self.target, patron)?;
        let until = self.met.map_or(now, |met| met.at.min(now));
        let elapsed = measure.counted(self.started_at, until, &self.stops)?;
        let left = match (measure.budget(), elapsed) {
            (Amount::Time(budget), Amount::Time(gone)) => {
                Amount::Time((budget - gone).max(TimeDelta::zero()))
            }
            (Amount::Days(budget), Amount::Days(gone)) => Amount::Days(budget.saturating_sub(gone)),
            (budget, _) => budget,
        };
        let paused = self.stops.iter().filter(|stop| stop.cause.pause().is_some());
        let paused = paused.map(|stop| stop.to.unwrap_or(now).min(now) - stop.from);
        let paused = paused.fold(TimeDelta::zero(), |sum, one| sum + one.max(TimeDelta::zero()));
        Some(Reading {
            standing: self.standing(now),
            elapsed,
            left,
            paused_seconds: paused.num_seconds(),
            breached_at: self.breached_at(now),
        })
    }
}
