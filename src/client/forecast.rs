//! What the open tickets will have cost this month in penalties, kept so that showing it costs nothing:
//! it looks only at tickets that missed a deadline, and at each again only when it or its hour changed.
//! It charges nobody and reads no clock.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::replica::Replica;
use crate::domain::code::TicketNumber;
use crate::domain::contract::Contract;
use crate::domain::penalty::{Month, outlook};
use crate::domain::time::Timestamp;

/// How many tickets are looked at again in one turn because time has passed: at a midnight thousands
/// may change, and nobody at the desk is to wait for them.
const IN_ONE_TURN: usize = 100;

/// The penalties of the open tickets, by month and contract.
#[derive(Clone, Debug, Default)]
pub struct Forecast {
    tickets: BTreeMap<TicketNumber, Cost>,
    sums: BTreeMap<(Month, String), Sum>,
    /// When a ticket is to be looked at again.
    again: BTreeSet<(Timestamp, TicketNumber)>,
    /// Deadlines before this instant (UTC) were seen to be missed.
    until: Option<Timestamp>,
}

/// What one ticket costs, as it was last looked at.
#[derive(Clone, Debug, Default)]
struct Cost {
    contract: String,
    parts: Vec<Part>,
    again: Option<Timestamp>,
}

/// One penalty in its month.
#[derive(Clone, Copy, Debug)]
struct Part {
    month: Month,
    euro: Decimal,
    /// It grows no more.
    settled: bool,
}

/// What the open tickets cost in one month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MonthCost {
    /// Contract by contract no more than its cap.
    pub euro: Decimal,
    /// No deadline of it runs: what was missed was reached meanwhile.
    pub settled: bool,
    /// A cap lies below what the penalties add up to.
    pub capped: bool,
}

#[derive(Clone, Debug, Default)]
struct Sum {
    euro: Decimal,
    /// How many penalties of it still run.
    running: usize,
    /// The cap of the newest version seen: a contract's later version decides.
    cap: Option<(NaiveDate, String, Option<Decimal>)>,
}

impl Forecast {
    /// Everything anew, as after a snapshot or with other contracts.
    pub fn start_again(&mut self, replica: &Replica, now: Timestamp) {
        *self = Self { until: Some(now), ..Self::default() };
        let board = replica.board();
        let missed = board.deadlines_from(Timestamp::MIN_UTC).take_while(|(due, _)| *due < now);
        let missed: BTreeSet<TicketNumber> =
            missed.map(|(_, number)| number).chain(board.met_late()).collect();
        for number in missed {
            self.look_at(replica, number, now);
        }
    }

    /// A ticket has changed, or is open no longer.
    pub fn look_at(&mut self, replica: &Replica, number: TicketNumber, now: Timestamp) {
        self.forget(number);
        let Some(row) = replica.tickets.get(&number) else { return };
        let Some(contract) = replica.contracts.get(&row.ticket.contract) else { return };
        if contract.penalties.rules.is_empty() {
            return;
        }
        let (found, again) = outlook(&row.ticket, contract, now);
        let parts = found.iter().map(|penalty| Part {
            month: Month::of(penalty.breached_at),
            euro: penalty.euro,
            settled: penalty.settled,
        });
        let cost = Cost { contract: contract.name.clone(), parts: parts.collect(), again };
        for part in &cost.parts {
            let sum = self.sums.entry((part.month, cost.contract.clone())).or_default();
            sum.euro += part.euro;
            sum.running += usize::from(!part.settled);
            sum.knows(contract);
        }
        self.again.extend(cost.again.map(|at| (at, number)));
        self.tickets.insert(number, cost);
    }

    /// Time has passed: deadlines that were missed since are looked at, and what grew in the meantime.
    pub fn go_on(&mut self, replica: &Replica, now: Timestamp) {
        let since = self.until.replace(now).unwrap_or(now).min(now);
        let board = replica.board();
        let missed = board.deadlines_from(since).take_while(|(due, _)| *due < now);
        let grown = self.again.iter().take_while(|(at, _)| *at <= now).take(IN_ONE_TURN);
        let both = missed.map(|(_, number)| number).chain(grown.map(|(_, number)| *number));
        let both: BTreeSet<TicketNumber> = both.collect();
        for number in both {
            self.look_at(replica, number, now);
        }
    }

    /// What a month costs, contract by contract no more than its cap, and how certain that is.
    pub fn of(&self, month: Month) -> MonthCost {
        let of_month = self.sums.range((month, String::new())..);
        let of_month = of_month.take_while(|((of, _), _)| *of == month).map(|(_, sum)| sum);
        let nothing = MonthCost { settled: true, ..MonthCost::default() };
        of_month.fold(nothing, |cost, sum| MonthCost {
            euro: cost.euro + sum.capped(),
            settled: cost.settled && sum.running == 0,
            capped: cost.capped || sum.capped() < sum.euro,
        })
    }

    fn forget(&mut self, number: TicketNumber) {
        let Some(cost) = self.tickets.remove(&number) else { return };
        if let Some(at) = cost.again {
            self.again.remove(&(at, number));
        }
        for part in cost.parts {
            if let Some(sum) = self.sums.get_mut(&(part.month, cost.contract.clone())) {
                sum.euro -= part.euro;
                sum.running = sum.running.saturating_sub(usize::from(!part.settled));
            }
        }
    }
}

impl Sum {
    fn knows(&mut self, contract: &Contract) {
        let known = self.cap.as_ref().map(|(live, version, _)| (*live, version.as_str()));
        if known < Some((contract.go_live, contract.version.as_str())) {
            let cap = contract.penalties.cap();
            self.cap = Some((contract.go_live, contract.version.clone(), cap));
        }
    }

    fn capped(&self) -> Decimal {
        let cap = self.cap.as_ref().and_then(|(_, _, cap)| *cap);
        cap.map_or(self.euro, |cap| self.euro.min(cap))
    }
}

#[cfg(test)]
mod tests;
