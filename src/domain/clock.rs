//! The clocks of a ticket: a function of ticket, contract and now. They never decide anything and are
//! never stored; what was late may turn out not to be.

use chrono::{NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::contract::{Contract, Target};
use super::event::Completion;
use super::ticket::{Met, PauseKind, State, Ticket};
use super::time::{self, Timestamp};

/// What a deadline is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Milestone {
    /// Presa in carico (S4.2).
    TakingCharge,
    /// Start of the inspection (S3.6–S3.9).
    Inspection,
    /// Start of the work (S3.12–S3.14).
    ExecutionStart,
    /// End of the work.
    ExecutionEnd,
}

impl Milestone {
    pub const ALL: [Milestone; 4] = [
        Milestone::TakingCharge,
        Milestone::Inspection,
        Milestone::ExecutionStart,
        Milestone::ExecutionEnd,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Milestone::TakingCharge => "taking-charge",
            Milestone::Inspection => "inspection",
            Milestone::ExecutionStart => "execution-start",
            Milestone::ExecutionEnd => "execution-end",
        }
    }
}

/// A deadline nearer than this is shown as near.
pub const SOON: TimeDelta = TimeDelta::hours(1);

/// One clock of one ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    pub milestone: Milestone,
    pub target: Target,
    /// When it began to count (UTC).
    pub started_at: Timestamp,
    /// The deadline (UTC). While a pause is on this is where it would stand had the pause ended when
    /// it began: it moves on with every working moment of the pause.
    pub due: Timestamp,
    /// Since when it stands still, and why.
    pub paused: Option<(Timestamp, PauseKind)>,
    pub met: Option<Met>,
}

/// How a clock stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    Overdue,
    Soon,
    Running,
    Paused,
    MetLate,
    Met,
}

impl Clock {
    /// Time left until the deadline, on the wall clock; negative when it has passed.
    pub fn left(&self, now: Timestamp) -> TimeDelta {
        self.due - now
    }

    pub fn standing(&self, now: Timestamp) -> Standing {
        match (self.met, self.paused) {
            (Some(met), _) if met.at > self.due => Standing::MetLate,
            (Some(_), _) => Standing::Met,
            (None, Some(_)) => Standing::Paused,
            (None, None) if now > self.due => Standing::Overdue,
            (None, None) if self.left(now) <= SOON => Standing::Soon,
            (None, None) => Standing::Running,
        }
    }
}

/// Every clock that a ticket has or had, in the order of its life. Rejected, cancelled and imported
/// tickets have none, nor has work that ended without our doing. A completed or closed one has those
/// that were met.
pub fn clocks(ticket: &Ticket, contract: &Contract) -> Vec<Clock> {
    let Some(called_at) = ticket.called_at else { return Vec::new() };
    if matches!(ticket.state, State::Rejected | State::Cancelled | State::Imported) {
        return Vec::new();
    }
    let outside = matches!(ticket.completion, Some(Completion::ThirdParty | Completion::NotAuthorised));
    let mut clocks = Vec::new();
    clocks.extend(from_call(ticket, contract, called_at));
    if !outside {
        clocks.extend(execution(ticket, contract));
    }
    if !ticket.state.is_before_completion() {
        // Solved by telephone: what was skipped is not awaited any more.
        clocks.retain(|clock| clock.met.is_some());
    }
    clocks
}

/// The unmet clock with the earliest deadline: what the board shows. Running ones come first.
pub fn next_deadline(ticket: &Ticket, contract: &Contract) -> Option<Clock> {
    let unmet = clocks(ticket, contract).into_iter().filter(|clock| clock.met.is_none());
    unmet.min_by_key(|clock| (clock.paused.is_some(), clock.due))
}

/// Taking in charge and inspection count from the call and never pause.
fn from_call(ticket: &Ticket, contract: &Contract, called_at: Timestamp) -> Vec<Clock> {
    let Some(priority) = ticket.priority.as_ref().and_then(|code| contract.priority(code)) else {
        return Vec::new();
    };
    let milestones = &ticket.milestones;
    // An approved order has its inspection behind it.
    let inspection =
        priority.inspection.filter(|_| ticket.order.is_none() || milestones.inspected.is_some());
    let wanted = [
        (Milestone::TakingCharge, priority.taking_charge, milestones.in_charge),
        (Milestone::Inspection, inspection, milestones.inspection_started),
    ];
    let clock = |(milestone, target, met): (Milestone, Option<Target>, Option<Met>)| {
        let target = target?;
        let due = due(contract, target, called_at, &[])?;
        Some(Clock { milestone, target, started_at: called_at, due, paused: None, met })
    };
    wanted.into_iter().filter_map(clock).collect()
}

/// Execution counts from the level's trigger and stands still in pauses, but for minutes on the clock.
fn execution(ticket: &Ticket, contract: &Contract) -> Vec<Clock> {
    let Some(level) = ticket.level.as_ref().and_then(|code| contract.level(code)) else {
        return Vec::new();
    };
    let milestones = &ticket.milestones;
    let wanted = [
        (Milestone::ExecutionStart, level.start, trigger(ticket), milestones.work_started),
        (
            Milestone::ExecutionEnd,
            level.end,
            milestones.work_started.map(|met| met.at),
            milestones.completed,
        ),
    ];
    let pauses = pauses(ticket, contract);
    let clock =
        |(milestone, target, started_at, met): (_, Option<Target>, Option<Timestamp>, Option<Met>)| {
            let (target, started_at) = (target?, started_at?);
            let stopped: Vec<_> =
                pauses.iter().filter_map(|pause| pause.within(started_at, met)).collect();
            let due = due(contract, target, started_at, &stopped)?;
            let pausable = met.is_none() && !matches!(target, Target::RealMinutes(_));
            let open = ticket.pauses.iter().find(|pause| pause.to.is_none());
            let paused = open.filter(|_| pausable).map(|pause| (pause.from, pause.kind));
            Some(Clock { milestone, target, started_at, due, paused, met })
        };
    wanted.into_iter().filter_map(clock).collect()
}

/// What starts the execution clock: the quote's approval, or the end of the inspection for work that
/// the contract covers (S3.13). Of work that has started it is what stood then: a quote that comes
/// afterwards neither excuses a late start nor makes one late.
fn trigger(ticket: &Ticket) -> Option<Timestamp> {
    let milestones = &ticket.milestones;
    let (inspected, confirmed) =
        (milestones.inspected.map(|met| met.at), milestones.confirmed.map(|met| met.at));
    match (milestones.work_started, &ticket.quote) {
        (Some(started), _) => confirmed.filter(|at| *at <= started.at).or(inspected),
        (None, Some(_)) => confirmed,
        (None, None) => inspected,
    }
}

/// A stretch in which execution stands still, from when the contract counts it.
#[derive(Clone, Copy)]
struct Stretch {
    from: Timestamp,
    to: Option<Timestamp>,
}

impl Stretch {
    /// The ended part of it that lies between a clock's start and its being met.
    fn within(self, started_at: Timestamp, met: Option<Met>) -> Option<(Timestamp, Timestamp)> {
        let from = self.from.max(started_at);
        let to = self.to?.min(met.map_or(Timestamp::MAX_UTC, |met| met.at));
        (from < to).then_some((from, to))
    }
}

/// Pauses in order, overlapping ones joined: they count once.
fn pauses(ticket: &Ticket, contract: &Contract) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = ticket
        .pauses
        .iter()
        .map(|pause| {
            let asked = pause.kind == PauseKind::Parts && contract.parts_pause_from_request;
            Stretch { from: if asked { pause.asked_at } else { pause.from }, to: pause.to }
        })
        .collect();
    stretches.sort_by_key(|stretch| stretch.from);
    let mut joined: Vec<Stretch> = Vec::new();
    for stretch in stretches {
        match joined.last_mut() {
            Some(last) if last.to.is_none_or(|to| stretch.from <= to) => {
                last.to = last.to.zip(stretch.to).map(|(a, b)| a.max(b));
            }
            _ => joined.push(stretch),
        }
    }
    joined
}

/// The deadline of a target, given the stretches that do not count. `None` only beyond the years that
/// a date can hold.
fn due(
    contract: &Contract,
    target: Target,
    from: Timestamp,
    stopped: &[(Timestamp, Timestamp)],
) -> Option<Timestamp> {
    match target {
        Target::RealMinutes(minutes) => from.checked_add_signed(TimeDelta::minutes(i64::from(minutes))),
        Target::WorkingHours(hours) => {
            let calendar = contract.working_hours()?;
            let lost = stopped.iter().try_fold(TimeDelta::zero(), |sum, (start, end)| {
                calendar.elapsed(*start, *end).ok().map(|elapsed| sum + elapsed)
            })?;
            calendar.add(from, TimeDelta::hours(i64::from(hours)) + lost).ok()
        }
        Target::WorkingDays(days) => {
            let working = contract.working_days();
            let day = |at: Timestamp| time::local(at, time::ZONE).date_naive();
            let lost: u32 =
                stopped.iter().map(|(start, end)| working.between(day(*start), day(*end))).sum();
            let last = working.add(day(from), days + lost).ok()?;
            time::from_local(last.succ_opt()?.and_time(NaiveTime::MIN), time::ZONE).ok()
        }
    }
}

/// The deadlines that a call of this priority would have, before there is a ticket (S3.5): what the
/// operator can tell the caller while entering it.
pub fn deadlines_from_call(
    contract: &Contract,
    priority: &super::contract::Priority,
    called_at: Timestamp,
) -> Vec<(Milestone, Target, Timestamp)> {
    let wanted = [
        (Milestone::TakingCharge, priority.taking_charge),
        (Milestone::Inspection, priority.inspection),
    ];
    let deadline = |(milestone, target): (Milestone, Option<Target>)| {
        Some((milestone, target?, due(contract, target?, called_at, &[])?))
    };
    wanted.into_iter().filter_map(deadline).collect()
}
