//! A shift as one list of moments in the order of time: what happens to which call and ticket, how long
//! before the end. It never looks at a clock: the same seed gives the same list.

use chrono::TimeDelta;

use super::random::Random;
use super::shift::{Shift, ShiftError};
use crate::domain::action::Action;
use crate::domain::code::{Code, RequesterId, SiteId, TechnicianId};
use crate::domain::event::NoTicketCause;

/// The length of the shift.
pub const LENGTH: TimeDelta = TimeDelta::hours(4);

/// What happens. `story` in a moment says to whom.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Absent: a number that nobody in the directory has.
    Ring {
        requester: Option<usize>,
    },
    Answer,
    Lose,
    CallBack,
    /// The ticket of this place in the file.
    Register {
        ticket: usize,
    },
    Attach {
        story: usize,
        call_type: Code,
    },
    Dismiss {
        cause: NoTicketCause,
    },
    Do(Action),
}

/// One thing at one time.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    pub before_end: TimeDelta,
    /// A call, and the ticket that it made.
    pub story: usize,
    pub act: Act,
}

/// The directory as the server numbered it, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Numbered {
    pub sites: Vec<SiteId>,
    pub requesters: Vec<RequesterId>,
    pub technicians: Vec<TechnicianId>,
}

/// The whole shift.
///
/// # Errors
/// The file says something that cannot be.
pub fn moments(shift: &Shift, numbered: &Numbered, seed: u64) -> Result<Vec<Moment>, ShiftError> {
    let mut plan = Plan {
        random: Random::seeded(seed),
        moments: Vec::new(),
        stories: 0,
        callers: numbered.requesters.len(),
    };
    for (place, ticket) in shift.tickets.iter().enumerate() {
        let rang = TimeDelta::minutes(ticket.ago as i64);
        let story = plan.answered(rang);
        let register = plan.soon(25, 50);
        plan.after(story, rang - register, Act::Register { ticket: place });
        let mut last = register;
        for step in &ticket.steps {
            let (minutes, deed) = shift.step(step, &ticket.service, &numbered.technicians)?;
            // Never before the step that comes before it, and never at the same moment.
            last = TimeDelta::minutes(minutes as i64).max(last) + plan.soon(2, 9);
            let texts = shift.words_of(&deed);
            plan.after(story, rang - last, Act::Do(Action { deed, texts }));
        }
        for call in &ticket.calls {
            let wrong = || ShiftError::NotAStep(call.clone());
            let (minutes, call_type) = call.split_once(' ').ok_or_else(wrong)?;
            let minutes: i64 = minutes.parse().map_err(|_| wrong())?;
            let call_type = call_type.parse().map_err(|_| wrong())?;
            let further = plan.answered(rang - TimeDelta::minutes(minutes));
            let attach = plan.soon(30, 60);
            let at = rang - TimeDelta::minutes(minutes) - attach;
            plan.after(further, at, Act::Attach { story, call_type });
        }
    }
    for (ending, count) in &shift.asides {
        for _ in 0..*count {
            plan.aside(ending)?;
        }
    }
    // One that the user finds ringing.
    plan.ring(TimeDelta::seconds(20));
    let mut moments = plan.moments;
    // Stable: what is of one time stays in the order in which it was told.
    moments.sort_by_key(|moment| std::cmp::Reverse(moment.before_end));
    Ok(moments)
}

struct Plan {
    random: Random,
    moments: Vec<Moment>,
    stories: usize,
    callers: usize,
}

impl Plan {
    fn soon(&mut self, low: u64, high: u64) -> TimeDelta {
        TimeDelta::seconds(self.random.between(low, high) as i64)
    }

    fn after(&mut self, story: usize, before_end: TimeDelta, act: Act) {
        self.moments.push(Moment { before_end, story, act });
    }

    /// A new call rings.
    fn ring(&mut self, before_end: TimeDelta) -> usize {
        let story = self.stories;
        self.stories += 1;
        // One in eight is not in the directory.
        let known = self.random.between(1, 8) > 1;
        let last = self.callers.saturating_sub(1) as u64;
        let requester = known.then(|| self.random.between(0, last) as usize);
        self.after(story, before_end, Act::Ring { requester });
        story
    }

    /// A new call rings, and is answered before anything else can happen to it.
    fn answered(&mut self, before_end: TimeDelta) -> usize {
        let story = self.ring(before_end);
        let answer = self.soon(5, 22);
        self.after(story, before_end - answer, Act::Answer);
        story
    }

    /// A call that makes no ticket, somewhere in the shift.
    fn aside(&mut self, ending: &str) -> Result<(), ShiftError> {
        let at = TimeDelta::seconds(self.random.between(900, 14_000) as i64);
        let talk = self.soon(30, 240);
        let lost = matches!(ending, "lost" | "called-back");
        if !lost {
            let wrong = || ShiftError::NotAStep(ending.to_owned());
            let known = NoTicketCause::ALL.into_iter().find(|cause| cause.code() == ending);
            let cause = known.ok_or_else(wrong)?;
            let story = self.answered(at);
            self.after(story, at - talk, Act::Dismiss { cause });
            return Ok(());
        }
        let story = self.ring(at);
        let patience = self.soon(60, 200);
        self.after(story, at - patience, Act::Lose);
        if ending == "called-back" {
            self.after(story, at - patience - talk, Act::CallBack);
            let over = self.soon(40, 90);
            let cause = NoTicketCause::Information;
            self.after(story, at - patience - talk - over, Act::Dismiss { cause });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(seed: u64) -> Vec<Moment> {
        let numbered = Numbered {
            sites: (1..=5).map(SiteId).collect(),
            requesters: (1..=15).map(RequesterId).collect(),
            technicians: (1..=6).map(TechnicianId).collect(),
        };
        moments(&Shift::shipped().unwrap(), &numbered, seed).unwrap()
    }

    #[test]
    fn the_same_seed_is_the_same_shift() {
        assert_eq!(plan(1), plan(1));
        assert_ne!(plan(1), plan(2));
    }

    #[test]
    fn a_shift_lies_within_its_four_hours_and_in_order() {
        for seed in 0..20 {
            let moments = plan(seed);
            assert!(moments.iter().all(|m| TimeDelta::zero() < m.before_end && m.before_end < LENGTH));
            assert!(moments.windows(2).all(|pair| pair[0].before_end >= pair[1].before_end));
            let rings = moments.iter().filter(|m| matches!(m.act, Act::Ring { .. })).count();
            assert!((55..=65).contains(&rings), "{rings} calls");
        }
    }

    #[test]
    fn what_happens_to_a_ticket_keeps_the_files_order() {
        let shift = Shift::shipped().unwrap();
        for seed in 0..20 {
            let moments = plan(seed);
            for (place, told) in shift.tickets.iter().enumerate() {
                let registered = moments.iter().find(|m| m.act == Act::Register { ticket: place });
                let story = registered.unwrap().story;
                let done: Vec<&str> = moments
                    .iter()
                    .filter(|m| m.story == story)
                    .filter_map(|m| match &m.act {
                        Act::Do(action) => Some(action.deed.verb().code()),
                        _ => None,
                    })
                    .collect();
                let wanted: Vec<&str> =
                    told.steps.iter().map(|step| step.split(' ').nth(1).unwrap()).collect();
                assert_eq!(done, wanted, "{}", told.description);
            }
        }
    }

    #[test]
    fn every_call_rings_is_answered_and_then_registered() {
        for seed in 0..20 {
            let moments = plan(seed);
            let first = |story: usize, wanted: fn(&Act) -> bool| {
                moments.iter().position(|m| m.story == story && wanted(&m.act))
            };
            for moment in &moments {
                let ring = first(moment.story, |act| matches!(act, Act::Ring { .. })).unwrap();
                let answer = first(moment.story, |act| matches!(act, Act::Answer));
                let register = first(moment.story, |act| matches!(act, Act::Register { .. }));
                if let Some(register) = register {
                    assert!(ring < answer.unwrap() && answer.unwrap() < register);
                    let acted = first(moment.story, |act| matches!(act, Act::Do(_)));
                    assert!(acted.is_none_or(|acted| register < acted));
                }
            }
        }
    }
}
