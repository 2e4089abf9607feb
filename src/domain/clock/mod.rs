//! The clocks of a ticket: each a function of (events, contract, now). They never decide anything and
//! are never stored; what was late may turn out not to be.
//!
//! ```text
//! mod      which clocks a ticket has, from when, and whether they were met
//! stop     the stretches in which the execution clocks stand still
//! rounds   the interventions of a ticket that was reopened
//! trigger  what starts the execution clock
//! measure  how a target counts: due, counted, a part of the budget
//! reading  a clock at a moment: elapsed, left, breached since when
//! explain  from the start to the deadline, interval by interval
//! warning  which parts of a budget are gone and were not told yet
//! compare  what another version of the contract would move
//! ```

pub mod compare;
pub mod explain;
pub mod measure;
pub mod reading;
mod rounds;
pub mod stop;
mod trigger;
pub mod warning;

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

pub use explain::{Explanation, Step, Why, explain};
pub use measure::{Amount, Measure};
pub use reading::Reading;
pub use stop::{Stop, StopCause};
pub use warning::pending_warnings;

pub use super::milestone::Milestone;

use super::contract::{Contract, Level, Priority, Target, Term};
use super::holidays::Patron;
use super::milestone::Met;
use super::quote::Quote;
use super::ticket::{PauseKind, State, Ticket};
use super::time::{Timestamp, outside};
use rounds::Round;

/// What made a clock begin to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StartedBy {
    /// The request reached our line (S2.9).
    Call,
    /// The inspection ended, for work that the contract covers.
    Inspection,
    QuoteOpened,
    /// The client approved the quote (S3.13).
    QuoteApproved,
    WorkStarted,
    /// The ticket was reopened, and its contract lets the clock begin again.
    Reopened,
}

impl StartedBy {
    pub const ALL: [StartedBy; 6] = [
        StartedBy::Call,
        StartedBy::Inspection,
        StartedBy::QuoteOpened,
        StartedBy::QuoteApproved,
        StartedBy::WorkStarted,
        StartedBy::Reopened,
    ];

    pub fn code(self) -> &'static str {
        match self {
            StartedBy::Call => "call",
            StartedBy::Inspection => "inspection",
            StartedBy::QuoteOpened => "quote-opened",
            StartedBy::QuoteApproved => "quote-approved",
            StartedBy::WorkStarted => "work-started",
            StartedBy::Reopened => "reopened",
        }
    }
}

/// A deadline nearer than this is shown as near.
pub const SOON: TimeDelta = TimeDelta::hours(1);

/// One clock of one ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    pub milestone: Milestone,
    /// Which intervention: 0, and one more for each reopening that begins anew by contract. Of the sending
    /// of a quote: which quote.
    #[serde(default)]
    pub round: u32,
    pub target: Target,
    /// What fixes the target.
    #[serde(default)]
    pub clause: String,
    /// When it began to count (UTC).
    #[serde(deserialize_with = "outside::instant")]
    pub started_at: Timestamp,
    pub started_by: StartedBy,
    /// The deadline (UTC). While a pause is on this is where it would stand had the pause ended when
    /// it began: it moves on with every working moment of the pause.
    #[serde(deserialize_with = "outside::instant")]
    pub due: Timestamp,
    /// Since when it stands still, and why. A clock that had run out before is not paused any more.
    pub paused: Option<(Timestamp, PauseKind)>,
    pub met: Option<Met>,
    /// The stretches since the start that do not count, apart from each other and in order.
    #[serde(default)]
    pub stops: Vec<Stop>,
}

/// How a clock stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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

    /// A deadline reached to the second is kept.
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

    /// The clock of a ticket that has ended: nothing is awaited any more, as of what was solved by telephone.
    /// A deadline that had been missed by then stays missed, and its lateness ends there.
    fn settled(self, ended: Option<Met>) -> Option<Self> {
        match (self.met, ended) {
            (Some(_), _) => Some(self),
            (None, Some(ended)) if self.due < ended.at => {
                Some(Self { met: Some(Met { implied: true, ..ended }), ..self })
            }
            (None, _) => None,
        }
    }

    /// The deadline that was missed, if it was.
    pub fn breached_at(&self, now: Timestamp) -> Option<Timestamp> {
        matches!(self.standing(now), Standing::Overdue | Standing::MetLate).then_some(self.due)
    }
}

/// Every clock that a ticket has or had, in the order of its life. Rejected, cancelled and imported
/// tickets have none, nor has work that ended without our doing. A completed or closed one has those
/// that were met, or missed before its end.
pub fn clocks(ticket: &Ticket, contract: &Contract) -> Vec<Clock> {
    if matches!(ticket.state, State::Rejected | State::Cancelled | State::Imported) {
        return Vec::new();
    }
    let rounds = rounds::of(ticket, contract.timing.reopened);
    let bench = Bench::of(ticket, contract);
    let mut clocks = Vec::new();
    let gaps = rounds.first().map(|round| round.gaps.as_slice()).unwrap_or_default();
    clocks.extend(from_call(&bench, ticket, gaps));
    clocks.extend(quotes_sent(&bench, ticket));
    for round in rounds.iter().filter(|round| !round.outside) {
        let of_round = execution(&bench, ticket, round);
        clocks.extend(of_round.into_iter().filter(|clock| !round.over || clock.met.is_some()));
    }
    if !ticket.state.is_before_completion() {
        let ended = ticket.milestones.completed.or(ticket.milestones.closed);
        clocks = clocks.into_iter().filter_map(|clock| clock.settled(ended)).collect();
    }
    clocks
}

/// The unmet clock with the earliest deadline: what the board shows. Running ones come first.
pub fn next_deadline(ticket: &Ticket, contract: &Contract) -> Option<Clock> {
    pressing(&clocks(ticket, contract)).cloned()
}

/// Of a ticket's clocks the one that the board shows.
pub fn pressing(clocks: &[Clock]) -> Option<&Clock> {
    let unmet = clocks.iter().filter(|clock| clock.met.is_none());
    unmet.min_by_key(|clock| (clock.paused.is_some(), clock.due))
}

/// What is known of a request before there is a ticket.
#[derive(Clone, Copy, Debug)]
pub struct Prospect<'a> {
    pub priority: &'a Priority,
    pub level: Option<&'a Level>,
    /// The patron saint of the site.
    pub patron: Option<&'a Patron>,
    /// When the request reached us (UTC).
    pub called_at: Timestamp,
    /// When execution begins to count, if it is known (UTC).
    pub approved_at: Option<Timestamp>,
}

/// The clocks that such a request would have (S3.5): what the operator can tell the caller while
/// entering it.
pub fn foresee(contract: &Contract, prospect: &Prospect<'_>) -> Vec<Clock> {
    let Prospect { priority, level, patron, called_at, approved_at } = *prospect;
    let bench = Bench { contract, priority: Some(priority), level, patron };
    let from_call = [Milestone::TakingCharge, Milestone::Inspection]
        .map(|milestone| (milestone, Some(called_at), StartedBy::Call));
    // Work that cannot wait starts at the inspection: nothing is left to be due.
    let approved_at = approved_at.filter(|_| level.is_none_or(|level| !level.at_inspection));
    let start = (Milestone::ExecutionStart, approved_at, StartedBy::QuoteApproved);
    let all = from_call.into_iter().chain([start]);
    all.filter_map(|(milestone, at, by)| bench.clock(milestone, (at?, by), None, &[])).collect()
}

/// What the clocks of one ticket share.
struct Bench<'a> {
    contract: &'a Contract,
    priority: Option<&'a Priority>,
    level: Option<&'a Level>,
    patron: Option<&'a Patron>,
}

impl<'a> Bench<'a> {
    fn of(ticket: &'a Ticket, contract: &'a Contract) -> Self {
        Self {
            contract,
            priority: ticket.priority.as_ref().and_then(|code| contract.priority(code)),
            level: ticket.level.as_ref().and_then(|code| contract.level(code)),
            patron: ticket.patron.as_ref(),
        }
    }

    /// The target of a milestone and the clause that fixes it: the level's own, or else the priority's.
    fn term(&self, milestone: Milestone) -> Option<(Target, &'a str)> {
        let of_level = self.level.and_then(|level| Some((level.term(milestone)?, &level.clause)));
        let of_priority =
            || self.priority.and_then(|priority| Some((priority.term(milestone)?, &priority.clause)));
        let (term, clause): (&Term, &String) = of_level.or_else(of_priority)?;
        Some((term.within, term.clause.as_deref().unwrap_or(clause)))
    }

    /// One clock, if the contract has a target for it.
    fn clock(
        &self,
        milestone: Milestone,
        (started_at, started_by): (Timestamp, StartedBy),
        met: Option<Met>,
        stops: &[Stop],
    ) -> Option<Clock> {
        let (target, clause) = self.term(milestone)?;
        let measure = Measure::of(self.contract, target, self.patron)?;
        let mut stops = stop::since(stops, started_at, met);
        // Nothing suspends minutes on the clock; but nobody waits for what was taken for done.
        stops.retain(|stop| measure.pauses() || stop.cause == StopCause::Completed);
        let due = measure.due(started_at, &stops)?;
        let open = stops.last().filter(|stop| stop.to.is_none() && stop.from < due && met.is_none());
        let paused = open.and_then(|stop| Some((stop.from, stop.cause.pause()?)));
        let clause = clause.to_owned();
        let round = 0;
        Some(Clock { milestone, round, target, clause, started_at, started_by, due, paused, met, stops })
    }
}

/// Taking in charge and inspection count from the call and never pause. Where they were not reached before
/// the ticket was taken for done, the time until it was reopened does not count.
fn from_call(bench: &Bench<'_>, ticket: &Ticket, gaps: &[Stop]) -> Vec<Clock> {
    let Some(called_at) = ticket.called_at else { return Vec::new() };
    let milestones = &ticket.milestones;
    let in_charge = ticket.taken_in_charge(bench.contract.timing.taking_charge_by);
    // An approved order has its inspection behind it; one that a quote led to came after an inspection. A
    // session begins when it is planned: there is nothing to go and see.
    let scheduled = ticket.order.is_some() || ticket.session;
    let inspects = !scheduled || milestones.inspection_started.is_some();
    let wanted = [
        (Milestone::TakingCharge, in_charge, true),
        (Milestone::Inspection, milestones.inspection_started, inspects),
    ];
    let policy = bench.contract.timing.reopened;
    let clock = |(milestone, met, wanted): (Milestone, Option<Met>, bool)| {
        // Never reached before the ticket was closed on the telephone: it is a later round's to reach.
        let (round, start) = match rounds::awaited(ticket, policy, met) {
            Some((number, at)) => (number, (at, StartedBy::Reopened)),
            None => (0, (called_at, StartedBy::Call)),
        };
        let clock = bench.clock(milestone, start, met, gaps).filter(|_| wanted)?;
        Some(Clock { round, ..clock })
    };
    wanted.into_iter().filter_map(clock).collect()
}

/// Each quote has its time from its opening; it is what the suspension is for, so that it never pauses.
fn quotes_sent(bench: &Bench<'_>, ticket: &Ticket) -> Vec<Clock> {
    let quotes = ticket.earlier_quotes.iter().chain(&ticket.quote).zip(0..);
    let clock = |(quote, round): (&Quote, u32)| {
        let start = (quote.opened?.at, StartedBy::QuoteOpened);
        let clock = bench.clock(Milestone::QuoteSent, start, quote.sent, &[])?;
        Some(Clock { round, ..clock })
    };
    quotes.filter_map(clock).collect()
}

/// Execution counts from the level's trigger and stands still in pauses, but for minutes on the clock.
fn execution(bench: &Bench<'_>, ticket: &Ticket, round: &Round) -> Vec<Clock> {
    let stops = stop::of(ticket, bench.contract.timing.parts_pause_from, &round.gaps);
    // Work that cannot wait starts at the inspection: nothing is left to be due.
    let at_once = bench.level.is_some_and(|level| level.at_inspection);
    let began = round.work_started.map(|met| (met.at, StartedBy::WorkStarted));
    let start = if at_once { None } else { trigger::of(bench, ticket, round, &stops) };
    let wanted = [
        (Milestone::ExecutionStart, start, round.work_started),
        (Milestone::ExecutionEnd, began, round.completed),
    ];
    let clock = |(milestone, start, met): (Milestone, Option<(Timestamp, StartedBy)>, Option<Met>)| {
        let clock = bench.clock(milestone, start?, met, &stops)?;
        Some(Clock { round: round.number, ..clock })
    };
    wanted.into_iter().filter_map(clock).collect()
}
