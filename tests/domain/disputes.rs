//! What users of other systems report as wrong deadlines, one test each, and the rules by which a
//! contract settles a dispute. Every ticket here lives by real events.

use centralino::domain::action::{Action, Deed, Verb};
use centralino::domain::clock::{
    self, Amount, Clock, Milestone, Reading, Standing, StartedBy, StopCause, explain,
};
use centralino::domain::contract::timing::{DayEnd, PartsPauseFrom, Reopened, TakingCharge};
use centralino::domain::contract::{Percent, Rung, Target, Term};
use centralino::domain::event::{Event, Origin, TicketEvent, Warning};
use centralino::domain::lifecycle::{self, Intake, Step};
use centralino::domain::refusal::Refusal;
use centralino::domain::role::Role;
use centralino::domain::text::{TextField, Texts};
use centralino::domain::ticket::State;
use centralino::domain::time::{self, Timestamp};
use chrono::{TimeDelta, Timelike};

use crate::fixture::{Desk, actor, code, inspection, intake, monday, order};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// Working hours as the target of the level BRE, and what else a contract of the test says.
fn with_hours(mut desk: Desk, hours: u32) -> Desk {
    let term = Term { within: Target::WorkingHours(hours), clause: Some("prova".to_owned()) };
    desk.contract.levels.iter_mut().find(|level| level.code == code("BRE")).unwrap().start = Some(term);
    desk
}

/// A ticket whose inspection ended at `inspected`, with so many working hours to the start.
fn scheduled(inspected: &str, hours: u32) -> Desk {
    let mut desk = with_hours(Desk::at(State::Inspecting), hours);
    desk.now = at(inspected) - TimeDelta::minutes(1);
    desk.act(Role::Operator, &Action { deed: inspection("BRE", true), texts: Texts::new() }).unwrap();
    desk
}

fn find(desk: &Desk, milestone: Milestone) -> Clock {
    let all = clock::clocks(&desk.ticket, &desk.contract);
    all.into_iter().rfind(|clock| clock.milestone == milestone).unwrap()
}

fn start(desk: &Desk) -> Clock {
    find(desk, Milestone::ExecutionStart)
}

fn read(desk: &Desk, clock: &Clock) -> Reading {
    clock.reading(&desk.contract, None, desk.now).unwrap()
}

fn take_at(desk: &mut Desk, verb: Verb, when: &str) {
    desk.now = at(when) - TimeDelta::minutes(1);
    desk.take(verb).unwrap();
    assert_eq!(desk.now, at(when));
}

/// Suspended for parts from one instant to another; the request comes an hour before the approval.
fn pause(desk: &mut Desk, from: &str, to: &str) {
    suspend(desk, from);
    take_at(desk, Verb::ReceivePart, to);
}

fn suspend(desk: &mut Desk, from: &str) {
    desk.now = at(from) - TimeDelta::minutes(61);
    desk.take(Verb::AskParts).unwrap();
    take_at(desk, Verb::ApproveParts, from);
}

fn hours(hours: i64) -> Amount {
    Amount::Time(TimeDelta::hours(hours))
}

#[test]
fn a_pause_over_a_weekend_moves_the_deadline_by_its_working_hours_only() {
    // Friday 10:00 and ten working hours: Monday 10:00.
    let mut desk = scheduled("2026-11-27T09:00:00Z", 10);
    assert_eq!(start(&desk).due, at("2026-11-30T09:00:00Z"));
    // From Friday 16:00 to Monday 9:00 only 16–18 and 8–9 were working hours.
    pause(&mut desk, "2026-11-27T15:00:00Z", "2026-11-30T08:00:00Z");
    let clock = start(&desk);
    assert_eq!(clock.due, at("2026-11-30T12:00:00Z"));
    let reading = read(&desk, &clock);
    assert_eq!((reading.elapsed, reading.left), (hours(6), hours(4)));
    assert_eq!(reading.paused_seconds, 65 * 3600, "on the wall it was longer");
}

#[test]
fn a_pause_is_kept_when_the_priority_changes() {
    let mut desk = Desk::at(State::Inspecting);
    for (priority, hours) in desk.contract.priorities.iter_mut().zip([10, 20, 30]) {
        priority.start = Some(Term { within: Target::WorkingHours(hours), clause: None });
    }
    // The level states no time of its own.
    let level = desk.contract.levels.iter_mut().find(|level| level.code == code("BRE")).unwrap();
    level.start = None;
    desk.now = at("2026-11-27T09:00:00Z") - TimeDelta::minutes(1);
    desk.act(Role::Operator, &Action { deed: inspection("BRE", true), texts: Texts::new() }).unwrap();
    pause(&mut desk, "2026-11-27T10:00:00Z", "2026-11-27T14:00:00Z");
    let before = start(&desk);
    assert_eq!(before.due, at("2026-12-01T13:00:00Z"), "20 hours and 4 of pause");
    let correct = |priority: &str| Action {
        deed: Deed::Correct { priority: Some(code(priority)), service: None, site: None },
        texts: crate::fixture::texts_for(Verb::Correct),
    };
    desk.act(Role::Operator, &correct("EME")).unwrap();
    let raised = start(&desk);
    assert_eq!(raised.due, at("2026-11-30T13:00:00Z"), "10 hours and the same 4 of pause");
    assert_eq!((raised.started_at, &raised.stops), (before.started_at, &before.stops));
    // The clocks from the call are worked out again from the call.
    assert_eq!(find(&desk, Milestone::Inspection).due, monday() + TimeDelta::minutes(60));
    desk.act(Role::Operator, &correct("URG")).unwrap();
    assert_eq!(start(&desk), before, "and there and back again");
}

#[test]
fn a_pause_is_kept_when_the_level_changes() {
    let mut desk = scheduled("2026-11-27T09:00:00Z", 10);
    pause(&mut desk, "2026-11-27T10:00:00Z", "2026-11-27T14:00:00Z");
    desk.act(Role::Operator, &Action { deed: inspection("MED", true), texts: Texts::new() }).unwrap();
    let clock = start(&desk);
    assert_eq!(clock.started_at, at("2026-11-27T09:00:00Z"), "still from the first inspection");
    assert_eq!((clock.target, clock.stops.len()), (Target::WorkingDays(15), 1));
}

#[test]
fn an_agreed_appointment_is_not_moved_by_a_pause() {
    let mut desk = scheduled("2026-11-27T09:00:00Z", 10);
    let agreed = at("2026-11-30T14:00:00Z");
    let told = Deed::Communicate {
        channel: centralino::domain::channel::Channel::Phone,
        planned_start: Some(agreed),
        planned_end: None,
        phases: Vec::new(),
    };
    let texts = crate::fixture::texts(&[(TextField::Message, "si inizia lunedì")]);
    desk.act(Role::Operator, &Action { deed: told, texts }).unwrap();
    let deadline = start(&desk).due;
    pause(&mut desk, "2026-11-27T15:00:00Z", "2026-11-30T08:00:00Z");
    assert_eq!(desk.ticket.planned_start, Some(agreed), "the appointment is what was agreed");
    assert!(start(&desk).due > deadline, "the deadline is what the contract counts");
}

#[test]
fn solved_then_reopened_is_not_counted_as_pending() {
    let reopened = |policy| {
        let mut desk = scheduled("2026-11-23T10:00:00Z", 10);
        desk.contract.timing.reopened = policy;
        let end = Term { within: Target::WorkingHours(20), clause: None };
        desk.contract.levels.iter_mut().for_each(|level| level.end = Some(end.clone()));
        take_at(&mut desk, Verb::StartWork, "2026-11-23T11:00:00Z");
        take_at(&mut desk, Verb::Complete, "2026-11-23T13:00:00Z");
        take_at(&mut desk, Verb::Reopen, "2026-11-24T11:00:00Z");
        desk.now = at("2026-11-24T12:00:00Z");
        desk
    };
    let ends = |desk: &Desk| -> Vec<Clock> {
        let all = clock::clocks(&desk.ticket, &desk.contract);
        all.into_iter().filter(|clock| clock.milestone == Milestone::ExecutionEnd).collect()
    };

    // Resumed: two hours were spent, a third runs; the night and the morning in between are no pause.
    let desk = reopened(Reopened::Resume);
    let [clock] = ends(&desk).try_into().unwrap();
    let reading = read(&desk, &clock);
    assert_eq!((reading.elapsed, reading.left), (hours(3), hours(17)));
    assert_eq!((reading.standing, reading.paused_seconds), (Standing::Running, 0));
    assert_eq!(clock.stops.iter().map(|stop| stop.cause).collect::<Vec<_>>(), [StopCause::Completed]);
    assert_eq!(clock.met, None, "what was solved is not solved any more");

    // Restarted: nothing of the first time is left, and the start is awaited anew.
    let mut desk = reopened(Reopened::Restart);
    assert_eq!(ends(&desk), [], "the work has not begun again");
    let again = start(&desk);
    assert_eq!((again.started_by, again.started_at), (StartedBy::Reopened, at("2026-11-24T11:00:00Z")));
    assert_eq!((again.met, read(&desk, &again).left), (None, hours(9)));
    take_at(&mut desk, Verb::StartWork, "2026-11-24T13:00:00Z");
    let [clock] = ends(&desk).try_into().unwrap();
    assert_eq!((clock.started_at, clock.stops.len()), (at("2026-11-24T13:00:00Z"), 0));

    // Apart: the first intervention stays judged as it was, the second has its own clocks.
    let mut desk = reopened(Reopened::Separate);
    let [first] = ends(&desk).try_into().unwrap();
    assert_eq!((first.round, first.met.unwrap().at), (0, at("2026-11-23T13:00:00Z")));
    assert_eq!((start(&desk).round, start(&desk).met), (1, None));
    take_at(&mut desk, Verb::Complete, "2026-11-26T09:00:00Z");
    let rounds: Vec<_> = ends(&desk).iter().map(|clock| (clock.round, clock.met.unwrap().at)).collect();
    assert_eq!(rounds, [(0, at("2026-11-23T13:00:00Z")), (1, at("2026-11-26T09:00:00Z"))]);
}

#[test]
fn nothing_is_breached_while_it_is_suspended() {
    // Due Friday 18:00, suspended Friday 17:00.
    let mut desk = scheduled("2026-11-27T09:00:00Z", 8);
    suspend(&mut desk, "2026-11-27T16:00:00Z");
    for days in 0..60 {
        desk.now = at("2026-11-27T16:00:00Z") + TimeDelta::days(days);
        let clock = start(&desk);
        assert_eq!((clock.standing(desk.now), clock.breached_at(desk.now)), (Standing::Paused, None));
        assert_eq!(read(&desk, &clock).left, hours(1), "after {days} days");
    }
    take_at(&mut desk, Verb::ReceivePart, "2027-02-01T09:00:00Z");
    assert_eq!(start(&desk).due, at("2027-02-01T10:00:00Z"));
}

#[test]
fn the_explanation_of_a_paused_clock_ends_now() {
    let mut desk = scheduled("2026-11-27T09:00:00Z", 8);
    suspend(&mut desk, "2026-11-27T16:00:00Z");
    for later in [TimeDelta::zero(), TimeDelta::hours(1), TimeDelta::days(9)] {
        let now = desk.now + later;
        let told = explain(&start(&desk), &desk.contract, None, now).unwrap();
        let last = told.steps.last().unwrap();
        assert_eq!((last.to, last.spent), (now, hours(7)));
    }
}

#[test]
fn what_was_late_before_the_suspension_stays_late() {
    let mut desk = scheduled("2026-11-27T09:00:00Z", 4);
    let due = at("2026-11-27T13:00:00Z");
    suspend(&mut desk, "2026-11-27T16:00:00Z");
    let clock = start(&desk);
    assert_eq!((clock.due, clock.paused), (due, None));
    assert_eq!(clock.breached_at(desk.now), Some(due));
    take_at(&mut desk, Verb::ReceivePart, "2026-12-03T09:00:00Z");
    assert_eq!(start(&desk).due, due, "no pause brings back time that had run out");
}

#[test]
fn resuming_never_pushes_a_deadline_past_closing_time() {
    let office = Desk::at(State::Registered).contract.working_hours().unwrap().clone();
    for minutes in (0..3000).step_by(37) {
        let mut desk = scheduled("2026-11-26T09:00:00Z", 10);
        let resumed = at("2026-11-26T16:00:00Z") + TimeDelta::minutes(minutes);
        suspend(&mut desk, "2026-11-26T15:00:00Z");
        desk.now = resumed - TimeDelta::minutes(1);
        desk.take(Verb::ReceivePart).unwrap();
        let due = start(&desk).due;
        let just_before = due - TimeDelta::milliseconds(1);
        assert!(office.is_open(just_before), "resumed {resumed}, due {due}");
        assert_eq!(office.elapsed(resumed, due), Ok(TimeDelta::hours(4)));
    }
}

/// The contract's ladder, with one rung more an hour before the end of ten.
fn warned(desk: &mut Desk, percents: &[u32]) -> Vec<Warning> {
    let rung = |percent: &u32| Rung {
        at: Percent::new(*percent).unwrap(),
        tell: Role::Supervisor,
        milestones: Vec::new(),
    };
    desk.contract.escalation = percents.iter().map(rung).collect();
    let seq = desk.log.len() as u64;
    clock::pending_warnings(&desk.ticket, &desk.contract, desk.now, seq)
}

#[test]
fn a_warning_one_hour_before_the_deadline_is_not_given_at_midnight() {
    // Friday 17:30 and ten working hours: Monday 17:30. An hour before is Monday 16:30; counted back on the
    // wall from a deadline at the opening it would fall into the night.
    for (inspected, budget) in [("2026-11-27T16:30:00Z", 10), ("2026-11-27T08:00:00Z", 10)] {
        let mut desk = scheduled(inspected, budget);
        let due = start(&desk).due;
        let mut given = None;
        while given.is_none() && desk.now <= due {
            desk.now += TimeDelta::minutes(30);
            given = warned(&mut desk, &[90]).pop();
        }
        let local = time::local(desk.now, time::ZONE);
        assert!((8..=18).contains(&local.hour()), "given at {local}");
        assert_eq!(given.unwrap().about.milestone, Milestone::ExecutionStart);
        let office = desk.contract.working_hours().unwrap();
        assert!(office.elapsed(desk.now, due).unwrap() <= TimeDelta::hours(1));
    }
}

#[test]
fn a_clock_of_days_warns_in_working_hours_too() {
    for end in [DayEnd::Midnight, DayEnd::Closing] {
        let mut desk = Desk::at(State::Scheduled);
        desk.contract.timing.days_end_at = end;
        let office = desk.contract.working_hours().unwrap().clone();
        let mut given = Vec::new();
        for _ in 0..48 * 14 {
            desk.now += TimeDelta::minutes(30);
            for warning in warned(&mut desk, &[50, 75, 90, 100]) {
                assert!(office.is_open(desk.now - TimeDelta::minutes(31)), "at {}", desk.now);
                given.push(warning.about.percent.get());
                let event = TicketEvent::Warned(warning);
                let step = Step { event, implied: false, texts: Texts::new() };
                desk.write(&step, &actor(Role::Supervisor));
            }
        }
        assert_eq!(given, [50, 75, 90, 100], "each once");
    }
}

#[test]
fn a_warning_is_given_once_for_each_budget() {
    let mut desk = scheduled("2026-11-27T09:00:00Z", 10);
    desk.now = at("2026-11-27T15:00:00Z");
    let give = |desk: &mut Desk| {
        let pending = warned(desk, &[50]);
        for warning in pending.clone() {
            assert_eq!(warning.based_on, desk.log.len() as u64);
            let event = TicketEvent::Warned(warning);
            let step = Step { event, implied: false, texts: Texts::new() };
            desk.write(&step, &actor(Role::Supervisor));
        }
        pending.len()
    };
    assert_eq!(give(&mut desk), 1);
    assert_eq!(give(&mut desk), 0);
    desk.ticket = desk.folded();
    assert_eq!(give(&mut desk), 0, "whoever starts again reads it in the log");
    // Half the budget is gone again after a pause: that was said.
    pause(&mut desk, "2026-11-27T16:30:00Z", "2026-12-02T10:00:00Z");
    assert_eq!(give(&mut desk), 0);
    // Another level is another budget.
    desk.act(Role::Operator, &Action { deed: inspection("MED", true), texts: Texts::new() }).unwrap();
    desk.now += TimeDelta::days(30);
    assert_eq!(give(&mut desk), 1);
}

#[test]
fn a_suspended_clock_warns_of_nothing() {
    let mut desk = scheduled("2026-11-27T09:00:00Z", 10);
    suspend(&mut desk, "2026-11-27T11:00:00Z");
    desk.now += TimeDelta::days(30);
    assert_eq!(warned(&mut desk, &[50, 75, 90, 100]), []);
    assert_eq!(clock::warning::next_warning(&desk.ticket, &desk.contract), None);
}

#[test]
fn a_request_outside_working_hours_has_its_whole_budget() {
    // Voicemail of Saturday night: 24 working hours from Monday 8:00, not from Saturday and not nothing.
    let intake = Intake { priority: code("NES"), ..intake() };
    let mut desk = Desk::called(&intake, at("2026-11-28T02:10:00Z"));
    desk.now = at("2026-11-29T12:00:00Z");
    let clock = find(&desk, Milestone::Inspection);
    assert_eq!(clock.due, at("2026-12-02T11:00:00Z"));
    let reading = read(&desk, &clock);
    assert_eq!((reading.elapsed, reading.left), (hours(0), hours(24)));
}

#[test]
fn sixty_real_minutes_are_sixty_minutes_across_each_change_of_the_clocks() {
    for (called, due) in [
        ("2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z"),
        ("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"),
        ("2027-03-28T00:15:00Z", "2027-03-28T01:15:00Z"),
        ("2027-10-31T00:59:00Z", "2027-10-31T01:59:00Z"),
    ] {
        let desk = Desk::called(&Intake { priority: code("EME"), ..intake() }, at(called));
        assert_eq!(find(&desk, Milestone::Inspection).due, at(due));
    }
}

#[test]
fn real_minutes_and_the_clocks_from_the_call_never_pause() {
    let mut desk = Desk::at(State::Inspecting);
    let level = desk.contract.levels.iter_mut().find(|level| level.code == code("BRE")).unwrap();
    level.start = Some(Term { within: Target::RealMinutes(600), clause: None });
    desk.act(Role::Operator, &Action { deed: inspection("BRE", true), texts: Texts::new() }).unwrap();
    let before = clock::clocks(&desk.ticket, &desk.contract);
    pause(&mut desk, "2026-11-23T12:00:00Z", "2026-11-25T12:00:00Z");
    assert_eq!(clock::clocks(&desk.ticket, &desk.contract), before);
    assert!(before.iter().all(|clock| clock.stops.is_empty()));
}

#[test]
fn overlapping_pauses_count_once() {
    let mut desk = scheduled("2026-11-24T09:00:00Z", 10);
    pause(&mut desk, "2026-11-24T11:00:00Z", "2026-11-24T14:00:00Z");
    // Said late: a second one from 13:00 to 16:00 in Rome lies half within the first.
    let said = |desk: &mut Desk, verb, when| {
        desk.now = at("2026-11-24T15:30:00Z");
        desk.act_at(Role::Operator, &crate::fixture::complete_action(verb), at(when)).unwrap();
    };
    said(&mut desk, Verb::AskParts, "2026-11-24T11:30:00Z");
    said(&mut desk, Verb::ApproveParts, "2026-11-24T12:00:00Z");
    said(&mut desk, Verb::ReceivePart, "2026-11-24T15:00:00Z");
    let clock = start(&desk);
    let reading = read(&desk, &clock);
    assert_eq!(reading.paused_seconds, 4 * 3600, "12–16 in Rome, not 3 hours twice");
    // 10–12 and 16–18 are four hours of the first day; six are left for the second.
    assert_eq!(clock.due, at("2026-11-25T13:00:00Z"));
}

#[test]
fn a_pause_for_parts_exists_only_once_approved_and_from_when_the_contract_says() {
    let due = |from: PartsPauseFrom, way: &[(Verb, &str)]| {
        let mut desk = scheduled("2026-11-24T08:00:00Z", 5);
        desk.contract.timing.parts_pause_from = from;
        for (verb, when) in way {
            take_at(&mut desk, *verb, when);
        }
        start(&desk).due
    };
    let asked = [(Verb::AskParts, "2026-11-24T09:00:00Z")];
    let refused = [asked[0], (Verb::RefuseParts, "2026-11-24T11:00:00Z")];
    let approved = [
        asked[0],
        (Verb::ApproveParts, "2026-11-24T11:00:00Z"),
        (Verb::ReceivePart, "2026-11-24T12:00:00Z"),
    ];
    let plain = at("2026-11-24T13:00:00Z");
    for from in [PartsPauseFrom::Approval, PartsPauseFrom::Request] {
        assert_eq!(due(from, &asked), plain, "asking stops nothing");
        assert_eq!(due(from, &refused), plain, "nor does a refusal afterwards");
    }
    assert_eq!(due(PartsPauseFrom::Approval, &approved), plain + TimeDelta::hours(1));
    assert_eq!(due(PartsPauseFrom::Request, &approved), plain + TimeDelta::hours(3));
}

#[test]
fn a_breach_may_turn_out_not_to_be_one() {
    // Late by the clock on Tuesday; on Wednesday somebody reports the start of Tuesday in time.
    let mut desk = scheduled("2026-11-24T08:00:00Z", 5);
    desk.now = at("2026-11-25T08:00:00Z");
    assert_eq!(start(&desk).standing(desk.now), Standing::Overdue);
    let begun = crate::fixture::complete_action(Verb::StartWork);
    desk.act_at(Role::Technician, &begun, at("2026-11-24T09:40:00Z")).unwrap();
    let clock = start(&desk);
    assert_eq!(clock.standing(desk.now), Standing::Met, "judged on the time that was said");
    let met = clock.met.unwrap();
    assert!(met.late_entry && !met.implied && !met.conflicting);
    let kinds: Vec<String> = desk.log.iter().map(|entry| entry.event.kind()).collect();
    assert!(kinds.iter().all(|kind| !kind.contains("breach")), "{kinds:?}");
}

#[test]
fn a_late_entry_that_does_not_fit_its_neighbours_is_kept_and_marked() {
    let mut desk = Desk::at(State::InCharge);
    let charged = desk.ticket.milestones.in_charge.unwrap().at;
    let said = charged - TimeDelta::seconds(90);
    desk.now += TimeDelta::minutes(30);
    let action = crate::fixture::complete_action(Verb::StartInspection);
    desk.act_at(Role::Operator, &action, said).unwrap();
    let met = find(&desk, Milestone::Inspection).met.unwrap();
    assert_eq!((met.at, met.late_entry, met.conflicting), (said, true, true));
    let seq = desk.log.last().unwrap().seq;
    assert_eq!(desk.ticket.conflicts, [seq]);
    assert_eq!(desk.log.last().unwrap().origin, Origin::Said);
    // What fits again is not marked, nor is a remark about earlier times.
    desk.take(Verb::Note).unwrap();
    desk.take(Verb::RecordInspection).unwrap();
    assert_eq!(desk.ticket.conflicts, [seq]);
}

#[test]
fn the_contract_bounds_how_late_an_entry_may_be() {
    let now = at("2026-11-27T09:00:00Z");
    let said = |hours: i64, bound| {
        let stated = Some(now - TimeDelta::hours(hours));
        lifecycle::said_in_time(stated, Some(at("2026-11-01T00:00:00Z")), now, bound)
    };
    assert_eq!(said(72, Some(72)), Ok(()));
    assert_eq!(said(73, Some(72)), Err(Refusal::LateEntry { hours: 72 }));
    assert_eq!(said(500, None), Ok(()));
}

#[test]
fn an_implied_step_is_met_when_its_action_was_said_to_be() {
    let mut desk = Desk::at(State::Registered);
    desk.now += TimeDelta::minutes(40);
    let said = desk.now - TimeDelta::minutes(20);
    let inspecting = crate::fixture::complete_action(Verb::StartInspection);
    desk.act_at(Role::Operator, &inspecting, said).unwrap();
    let charge = find(&desk, Milestone::TakingCharge).met.unwrap();
    assert_eq!((charge.at, charge.implied, charge.late_entry), (said, true, false));
    assert!(matches!(
        desk.log[1].event,
        Event::Ticket(TicketEvent::Dispatched { technician: None, .. })
    ));
}

#[test]
fn a_step_that_was_only_implied_is_reported_after_all_with_its_own_time() {
    let mut desk = Desk::at(State::Registered);
    desk.now += TimeDelta::minutes(110);
    let inspecting = desk.now;
    desk.take(Verb::StartInspection).unwrap();
    let late = find(&desk, Milestone::TakingCharge);
    assert_eq!(late.standing(desk.now), Standing::MetLate, "implied when the inspection started");
    // Without a time it is already so.
    assert_eq!(desk.take(Verb::TakeCharge).unwrap(), []);
    let charged = monday() + TimeDelta::minutes(20);
    let action = crate::fixture::complete_action(Verb::TakeCharge);
    desk.act_at(Role::Operator, &action, charged).unwrap();
    let clock = find(&desk, Milestone::TakingCharge);
    let met = clock.met.unwrap();
    assert_eq!((met.at, met.implied, met.late_entry, met.conflicting), (charged, false, true, false));
    assert_eq!(clock.standing(desk.now), Standing::Met);
    assert_eq!(desk.ticket.state, State::Inspecting, "the ticket stands where it stood");
    assert_eq!(desk.folded(), desk.ticket);
    assert!(inspecting < desk.now && desk.ticket.conflicts.is_empty());
    // What was said once is so.
    assert_eq!(desk.act_at(Role::Operator, &action, charged).unwrap(), []);
}

#[test]
fn closing_by_telephone_takes_no_breach_away() {
    let mut desk = Desk::called(&Intake { priority: code("EME"), ..intake() }, monday());
    desk.now = monday() + TimeDelta::minutes(30);
    let taken = find(&desk, Milestone::TakingCharge).due;
    desk.take(Verb::Close).unwrap();
    let closed = desk.now;
    desk.now += TimeDelta::days(30);
    let clocks = clock::clocks(&desk.ticket, &desk.contract);
    let [missed] = clocks.try_into().unwrap();
    assert_eq!((missed.milestone, missed.due), (Milestone::TakingCharge, taken));
    assert_eq!(missed.breached_at(desk.now), Some(taken));
    assert_eq!(missed.met.unwrap().at, closed, "its lateness ended there");
}

#[test]
fn the_contract_says_whose_acceptance_is_the_taking_in_charge() {
    let mut desk = Desk::at(State::Assigned);
    assert_eq!(find(&desk, Milestone::TakingCharge).met, None);
    desk.contract.timing.taking_charge_by = TakingCharge::Centre;
    assert_eq!(find(&desk, Milestone::TakingCharge).met, desk.ticket.milestones.dispatched);
}

#[test]
fn a_quote_has_its_own_clock_from_its_opening_which_no_suspension_stops() {
    let mut desk = Desk::at(State::Inspecting);
    take_at(&mut desk, Verb::SuspendForQuote, "2026-11-27T15:00:00Z");
    let clock = find(&desk, Milestone::QuoteSent);
    assert_eq!((clock.started_by, clock.paused), (StartedBy::QuoteOpened, None));
    // Ten working days after Friday 27 November: 8 December is a holiday.
    assert_eq!(clock.due, at("2026-12-14T23:00:00Z"));
    take_at(&mut desk, Verb::SendQuote, "2026-11-30T15:00:00Z");
    assert_eq!(find(&desk, Milestone::QuoteSent).met.unwrap().at, at("2026-11-30T15:00:00Z"));
}

#[test]
fn an_approved_order_counts_from_the_call_that_brought_it() {
    let mut intake = intake();
    (intake.call_type, intake.order) = (code("OI"), Some(order()));
    let mut desk = Desk::registered(&intake);
    for priority in &mut desk.contract.priorities {
        priority.start = Some(Term { within: Target::CalendarDays(3), clause: None });
    }
    let clock = start(&desk);
    assert_eq!((clock.started_by, clock.started_at), (StartedBy::Call, monday()));
    assert_eq!(clock.due, at("2026-11-26T23:00:00Z"), "three days of the calendar, to the midnight");
    let milestones = clock::clocks(&desk.ticket, &desk.contract);
    assert!(milestones.iter().all(|clock| clock.milestone != Milestone::Inspection));
}

#[test]
fn a_day_ends_at_midnight_or_at_closing_time_by_contract() {
    // Approved or inspected on Thursday 3 December 2026: Friday 11 December is the fifth working day.
    for (end, due) in
        [(DayEnd::Midnight, "2026-12-11T23:00:00Z"), (DayEnd::Closing, "2026-12-11T17:00:00Z")]
    {
        let mut desk = Desk::at(State::Inspecting);
        desk.contract.timing.days_end_at = end;
        desk.now = at("2026-12-03T08:59:00Z");
        let findings = Action { deed: inspection("BRE", true), texts: Texts::new() };
        desk.act(Role::Operator, &findings).unwrap();
        assert_eq!(start(&desk).due, at(due));
    }
}

#[test]
fn a_pause_stops_the_days_that_end_in_it() {
    let mut desk = Desk::at(State::Inspecting);
    desk.now = at("2026-11-23T08:59:00Z");
    desk.act(Role::Operator, &Action { deed: inspection("BRE", true), texts: Texts::new() }).unwrap();
    assert_eq!(start(&desk).due, at("2026-11-30T23:00:00Z"), "Monday 30, the fifth");
    // Within a day it stops none; over two nights it stops two days.
    pause(&mut desk, "2026-11-24T09:00:00Z", "2026-11-24T15:00:00Z");
    assert_eq!(start(&desk).due, at("2026-11-30T23:00:00Z"));
    pause(&mut desk, "2026-11-25T09:00:00Z", "2026-11-27T08:00:00Z");
    assert_eq!(start(&desk).due, at("2026-12-02T23:00:00Z"));
    desk.now = at("2026-11-27T12:00:00Z");
    let reading = read(&desk, &start(&desk));
    assert_eq!((reading.elapsed, reading.left), (Amount::Days(1), Amount::Days(4)));
}

#[test]
fn the_explanation_of_a_paused_deadline_names_who_paused_it() {
    let mut desk = scheduled("2026-11-27T09:00:00Z", 10);
    pause(&mut desk, "2026-11-27T15:00:00Z", "2026-11-30T08:00:00Z");
    let told = explain(&start(&desk), &desk.contract, None, desk.now).unwrap();
    let stopped = told.steps.iter().find_map(|step| match step.why {
        clock::Why::Stopped { opened_by, ended_by, .. } => Some((opened_by?, ended_by?)),
        _ => None,
    });
    let (opened, ended) = stopped.unwrap();
    let kind = |seq: u64| desk.log.iter().find(|entry| entry.seq == seq).unwrap().event.kind();
    assert_eq!(kind(opened), "ticket.parts-approved");
    assert_eq!(kind(ended), "ticket.part-arrived");
    assert_eq!((told.clock.clause.as_str(), told.contract.as_str()), ("prova", "azienda-sanitaria"));
    assert_eq!(told.due_local, "2026-11-30T13:00:00+01:00");
    assert_eq!(told.calendar.as_deref(), Some("office"));
}

#[test]
fn a_deadline_without_any_working_hour_before_it_is_not_told_as_over_at_once() {
    // From Friday after closing time, one day of the calendar: until Saturday's midnight.
    let mut desk = Desk::at(State::Inspecting);
    let term = Term { within: Target::CalendarDays(1), clause: None };
    desk.contract.levels.iter_mut().find(|level| level.code == code("BRE")).unwrap().start = Some(term);
    desk.now = at("2026-11-27T19:00:00Z") - TimeDelta::minutes(1);
    desk.act(Role::Operator, &Action { deed: inspection("BRE", true), texts: Texts::new() }).unwrap();
    assert_eq!(start(&desk).due, at("2026-11-28T23:00:00Z"));
    assert_eq!(warned(&mut desk, &[50, 75, 90, 100]), [], "nothing of it has gone");
    desk.now = at("2026-11-28T23:00:00Z");
    assert_eq!(warned(&mut desk, &[50, 75, 90, 100]).len(), 4, "all of it has");
}

#[test]
fn each_quote_has_its_own_warnings_and_its_own_judgement() {
    let mut desk = Desk::at(State::SuspendedForQuote);
    desk.now += TimeDelta::days(40);
    let give = |desk: &mut Desk| {
        let given = warned(desk, &[100]);
        for warning in given.clone() {
            let step = Step { event: TicketEvent::Warned(warning), implied: false, texts: Texts::new() };
            desk.write(&step, &actor(Role::Supervisor));
        }
        given.len()
    };
    assert_eq!(give(&mut desk), 1);
    for verb in [Verb::SendQuote, Verb::ApproveQuote, Verb::SuspendForQuote] {
        desk.take(verb).unwrap();
    }
    let quotes = |desk: &Desk| -> Vec<Standing> {
        let all = clock::clocks(&desk.ticket, &desk.contract).into_iter();
        let all = all.filter(|clock| clock.milestone == Milestone::QuoteSent);
        all.map(|clock| clock.standing(desk.now)).collect()
    };
    assert_eq!(quotes(&desk), [Standing::MetLate, Standing::Running], "the first was sent too late");
    desk.now += TimeDelta::days(40);
    assert_eq!(give(&mut desk), 1, "the second is late too, and nobody was told");
}
