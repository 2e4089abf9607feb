//! What a reopening leaves as it was judged, and what it begins anew. No later intervention makes an
//! earlier one late, or in time.

use centralino::domain::action::{Action, Verb};
use centralino::domain::clock::{self, Amount, Clock, Milestone, Standing, StartedBy, Why};
use centralino::domain::contract::timing::Reopened;
use centralino::domain::contract::{Target, Term};
use centralino::domain::role::Role;
use centralino::domain::text::Texts;
use centralino::domain::ticket::State;
use chrono::TimeDelta;

use crate::fixture::{Desk, inspection};

fn under(policy: Reopened, mut desk: Desk) -> Desk {
    desk.contract.timing.reopened = policy;
    desk
}

fn all(desk: &Desk, milestone: Milestone) -> Vec<Clock> {
    let all = clock::clocks(&desk.ticket, &desk.contract);
    all.into_iter().filter(|clock| clock.milestone == milestone).collect()
}

fn take(desk: &mut Desk, verbs: &[Verb]) {
    for verb in verbs {
        desk.take(*verb).unwrap();
    }
}

fn inspect(desk: &mut Desk, level: &str, covered: bool) {
    let found = Action { deed: inspection(level, covered), texts: Texts::new() };
    desk.act(Role::Operator, &found).unwrap();
}

#[test]
fn what_was_reached_after_one_reopening_is_not_judged_from_the_call_after_the_next() {
    for policy in [Reopened::Restart, Reopened::Separate] {
        // Solved by telephone, reopened the day after, and in charge within minutes.
        let mut desk = under(policy, Desk::at(State::Registered));
        take(&mut desk, &[Verb::Close]);
        desk.now += TimeDelta::days(1);
        take(&mut desk, &[Verb::Reopen, Verb::TakeCharge, Verb::StartInspection]);
        inspect(&mut desk, "BRE", true);
        take(&mut desk, &[Verb::StartWork, Verb::Complete]);
        let before: Vec<_> = [Milestone::TakingCharge, Milestone::Inspection]
            .into_iter()
            .flat_map(|milestone| all(&desk, milestone))
            .map(|clock| (clock.milestone, clock.round, clock.started_at, clock.standing(desk.now)))
            .collect();
        assert_eq!(before.len(), 2);
        assert!(
            before.iter().all(|(_, round, _, met)| (*round, *met) == (1, Standing::Met)),
            "{before:?}"
        );
        desk.now += TimeDelta::days(1);
        take(&mut desk, &[Verb::Reopen]);
        let after: Vec<_> = [Milestone::TakingCharge, Milestone::Inspection]
            .into_iter()
            .flat_map(|milestone| all(&desk, milestone))
            .map(|clock| (clock.milestone, clock.round, clock.started_at, clock.standing(desk.now)))
            .collect();
        assert_eq!(after, before, "{policy:?}");
    }
}

#[test]
fn work_that_another_supplier_ended_is_not_ours_for_having_been_reopened() {
    let mut desk = under(Reopened::Separate, Desk::at(State::Working));
    let end = Term { within: Target::WorkingHours(2), clause: None };
    desk.contract.levels.iter_mut().for_each(|level| level.end = Some(end.clone()));
    take(&mut desk, &[Verb::AskParts]);
    desk.now += TimeDelta::days(10);
    take(&mut desk, &[Verb::CompleteByThirdParty]);
    assert_eq!(all(&desk, Milestone::ExecutionEnd), []);
    take(&mut desk, &[Verb::Reopen]);
    assert_eq!(all(&desk, Milestone::ExecutionEnd), [], "nor is it late now");
}

#[test]
fn what_was_late_stays_late_when_another_supplier_ends_the_next_intervention() {
    let mut desk = under(Reopened::Separate, Desk::at(State::Working));
    let end = Term { within: Target::WorkingHours(2), clause: None };
    desk.contract.levels.iter_mut().for_each(|level| level.end = Some(end.clone()));
    desk.now += TimeDelta::days(10);
    take(&mut desk, &[Verb::Complete]);
    let first = all(&desk, Milestone::ExecutionEnd);
    assert_eq!(
        first.iter().map(|clock| clock.standing(desk.now)).collect::<Vec<_>>(),
        [Standing::MetLate]
    );
    take(&mut desk, &[Verb::Reopen, Verb::StartWork, Verb::AskParts, Verb::CompleteByThirdParty]);
    assert_eq!(all(&desk, Milestone::ExecutionEnd), first, "the first intervention stays as judged");
}

#[test]
fn an_intervention_that_is_over_awaits_nothing_of_the_next_one() {
    // Solved by telephone before anybody looked; looked at only after the reopening.
    let mut desk = under(Reopened::Separate, Desk::at(State::InCharge));
    take(&mut desk, &[Verb::Close, Verb::Reopen, Verb::StartInspection]);
    inspect(&mut desk, "BRE", true);
    let rounds: Vec<u32> =
        all(&desk, Milestone::ExecutionStart).iter().map(|clock| clock.round).collect();
    assert_eq!(rounds, [1], "one deadline, not two");
    take(&mut desk, &[Verb::StartWork]);
    desk.now += TimeDelta::days(60);
    let late = clock::clocks(&desk.ticket, &desk.contract);
    let late: Vec<_> = late.iter().filter(|clock| clock.met.is_none()).collect();
    assert!(late.is_empty(), "{late:?}");
}

#[test]
fn a_quote_approved_after_the_reopening_starts_its_clock_whatever_was_approved_before() {
    for policy in [Reopened::Restart, Reopened::Separate] {
        let mut desk = under(policy, Desk::at(State::SuspendedForQuote));
        take(&mut desk, &[Verb::SendQuote, Verb::ApproveQuote]);
        let approved = desk.now;
        inspect(&mut desk, "BRE", true);
        desk.now += TimeDelta::hours(1);
        take(&mut desk, &[Verb::StartWork, Verb::Complete, Verb::Reopen, Verb::StartInspection]);
        take(&mut desk, &[Verb::SuspendForQuote, Verb::SendQuote]);
        // The client takes its time.
        desk.now += TimeDelta::days(60);
        take(&mut desk, &[Verb::ApproveQuote]);
        let clocks = all(&desk, Milestone::ExecutionStart);
        let last = clocks.last().unwrap();
        assert_eq!(
            (last.round, last.started_by, last.started_at),
            (1, StartedBy::QuoteApproved, desk.now)
        );
        assert_eq!(last.standing(desk.now), Standing::Running, "{policy:?}");
        if policy == Reopened::Separate {
            assert_eq!((clocks[0].round, clocks[0].started_at), (0, approved), "as it was judged");
        }
    }
}

/// The shipped policy. Nobody was waiting between the closing and the reopening.
#[test]
fn what_goes_on_after_a_reopening_does_not_count_the_time_in_between() {
    let mut desk = under(Reopened::Resume, Desk::at(State::Registered));
    let budgets = [Milestone::TakingCharge, Milestone::Inspection];
    let before = budgets.map(|milestone| all(&desk, milestone).pop().unwrap());
    take(&mut desk, &[Verb::Close]);
    let closed = desk.now;
    desk.now += TimeDelta::days(7);
    take(&mut desk, &[Verb::Reopen]);
    let gap = desk.now - closed;
    for clock in before {
        let after = all(&desk, clock.milestone).pop().unwrap();
        assert_eq!((after.started_at, after.due), (clock.started_at, clock.due + gap));
        assert_eq!(after.breached_at(desk.now), None);
        let reading = after.reading(&desk.contract, None, desk.now).unwrap();
        assert_eq!((reading.elapsed, reading.paused_seconds), (Amount::Time(TimeDelta::minutes(1)), 0));
        let told = clock::explain(&after, &desk.contract, None, desk.now).unwrap();
        let kinds: Vec<bool> = told.steps.iter().map(|step| step.why == Why::Counted).collect();
        assert_eq!(kinds, [true, false, true]);
        assert_eq!(told.steps[2].spent, after.reading(&desk.contract, None, after.due).unwrap().elapsed);
    }
    assert_eq!(clock::pending_warnings(&desk.ticket, &desk.contract, desk.now, 1), []);

    let mut desk = under(Reopened::Resume, Desk::at(State::Scheduled));
    let end = Term { within: Target::RealMinutes(600), clause: None };
    desk.contract.levels.iter_mut().for_each(|level| level.end = Some(end.clone()));
    take(&mut desk, &[Verb::StartWork, Verb::Complete]);
    desk.now += TimeDelta::days(7);
    take(&mut desk, &[Verb::Reopen]);
    let clock = all(&desk, Milestone::ExecutionEnd).pop().unwrap();
    assert_eq!(clock.standing(desk.now), Standing::Running, "it was in time when it was completed");
}
