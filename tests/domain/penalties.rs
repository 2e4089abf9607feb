//! What being late costs, in exact euro: per hour and day, whole and begun, once, in percent; and the
//! totals of a month with their cap.

use centralino::domain::action::{Action, Verb};
use centralino::domain::clock::compare::{Move, moves};
use centralino::domain::clock::{Milestone, clocks};
use centralino::domain::contract::charge::{Penalties, Rule};
use centralino::domain::contract::{Contract, Target, Term};
use centralino::domain::lifecycle::Intake;
use centralino::domain::penalty::{Ledger, Month, Penalty, penalties};
use centralino::domain::role::Role;
use centralino::domain::text::Texts;
use centralino::domain::ticket::State;
use centralino::domain::time::Timestamp;
use chrono::TimeDelta;

use crate::fixture::{Desk, code, contract, inspection, intake};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn rule(milestone: Milestone, charge: &str) -> Rule {
    Rule {
        milestone,
        priorities: Vec::new(),
        levels: Vec::new(),
        charge: charge.parse().unwrap(),
        clause: "prova".to_owned(),
    }
}

fn charging(milestone: Milestone, charge: &str) -> Penalties {
    Penalties {
        base: Some("1000.00".parse().unwrap()),
        cap_per_month: None,
        rules: vec![rule(milestone, charge)],
    }
}

/// An inspection due at 10:00 in Rome on Monday 23 November, by minutes on the clock.
fn inspection_due_at_ten() -> Desk {
    Desk::called(&Intake { priority: code("EME"), ..intake() }, at("2026-11-23T08:00:00Z"))
}

fn cost(desk: &Desk) -> Option<(u32, String)> {
    let found = penalties(&desk.ticket, &desk.contract, desk.now).pop();
    found.map(|penalty| (penalty.times, penalty.euro.to_string()))
}

#[test]
fn lateness_by_the_clock_is_counted_whole_or_begun() {
    let table = [
        ("50.00 EUR", 1, Some((1, "50.00"))),
        ("50.00 EUR per hour", 3_599, Some((0, "0.00"))),
        ("50.00 EUR per hour", 3_600, Some((1, "50.00"))),
        ("50.00 EUR per started hour", 1, Some((1, "50.00"))),
        ("50.00 EUR per started hour", 3_600, Some((1, "50.00"))),
        ("50.00 EUR per started hour", 3_601, Some((2, "100.00"))),
        ("50.00 EUR per day", 86_399, Some((0, "0.00"))),
        ("50.00 EUR per started day", 86_401, Some((2, "100.00"))),
        ("0.3 % per started hour", 7_201, Some((3, "9.00"))),
        ("0.125 % per hour", 3_600, Some((1, "1.25"))),
        ("50.00 EUR", 0, None),
        ("50.00 EUR", -600, None),
    ];
    for (charge, late, wanted) in table {
        let mut desk = inspection_due_at_ten();
        desk.contract.penalties = charging(Milestone::Inspection, charge);
        desk.now = at("2026-11-23T09:00:00Z") + TimeDelta::seconds(late);
        let wanted = wanted.map(|(times, euro)| (times, euro.to_owned()));
        assert_eq!(cost(&desk), wanted, "{charge} after {late} s");
    }
}

/// Work to be started within a target from an inspection that ended on Monday at 9:00 in Rome.
fn to_start(target: Target, charge: &str) -> Desk {
    let mut desk = Desk::at(State::Inspecting);
    let level = desk.contract.levels.iter_mut().find(|level| level.code == code("BRE")).unwrap();
    level.start = Some(Term { within: target, clause: None });
    desk.contract.penalties = charging(Milestone::ExecutionStart, charge);
    desk.now = at("2026-11-23T07:59:00Z");
    desk.act(Role::Operator, &Action { deed: inspection("BRE", true), texts: Texts::new() }).unwrap();
    desk
}

#[test]
fn lateness_in_working_time_leaves_nights_and_weekends_out() {
    // Two working hours: due on Monday at 11:00.
    for (started, per_hour, per_day, per_started_day) in [
        ("2026-11-23T10:30:00Z", 0, 0, 1),
        ("2026-11-23T16:00:00Z", 6, 0, 1),
        ("2026-11-24T07:30:00Z", 7, 1, 2),
        // Friday evening, Saturday and Sunday are the same to a clock of working time.
        ("2026-11-27T17:00:00Z", 47, 4, 5),
        ("2026-11-29T12:00:00Z", 47, 5, 5),
        ("2026-11-30T07:00:00Z", 47, 5, 6),
    ] {
        for (charge, times) in [
            ("1 EUR per hour", per_hour),
            ("1 EUR per day", per_day),
            ("1 EUR per started day", per_started_day),
        ] {
            let mut desk = to_start(Target::WorkingHours(2), charge);
            desk.now = at(started) - TimeDelta::minutes(1);
            desk.take(Verb::StartWork).unwrap();
            desk.now += TimeDelta::days(100);
            assert_eq!(cost(&desk).unwrap().0, times, "{charge}, started {started}");
        }
    }
}

#[test]
fn a_day_late_is_the_day_after_the_last() {
    // One working day: due on Tuesday at midnight.
    for (started, times) in
        [("2026-11-25T07:00:00Z", 1), ("2026-11-25T22:59:00Z", 1), ("2026-11-26T07:00:00Z", 2)]
    {
        let mut desk = to_start(Target::WorkingDays(1), "10.00 EUR per started day");
        desk.now = at(started) - TimeDelta::minutes(1);
        desk.take(Verb::StartWork).unwrap();
        assert_eq!(cost(&desk).unwrap().0, times, "{started}");
    }
}

#[test]
fn a_suspension_after_the_breach_costs_nothing_more() {
    let mut desk = to_start(Target::WorkingHours(2), "10.00 EUR per hour");
    let step = |desk: &mut Desk, verb, when| {
        desk.now = at(when) - TimeDelta::minutes(1);
        desk.take(verb).unwrap();
    };
    step(&mut desk, Verb::AskParts, "2026-11-23T12:00:00Z");
    step(&mut desk, Verb::ApproveParts, "2026-11-23T13:00:00Z");
    desk.now = at("2026-11-27T13:00:00Z");
    assert_eq!(cost(&desk), Some((3, "30.00".to_owned())), "from 11:00 to 14:00 in Rome");
    step(&mut desk, Verb::ReceivePart, "2026-11-27T13:00:00Z");
    desk.now = at("2026-11-27T15:00:00Z");
    assert_eq!(cost(&desk), Some((5, "50.00".to_owned())));
}

#[test]
fn the_first_rule_that_fits_is_taken() {
    let mut desk = inspection_due_at_ten();
    let only = |priority: &str, charge: &str| Rule {
        priorities: vec![code(priority)],
        ..rule(Milestone::Inspection, charge)
    };
    let rules = vec![only("URG", "1 EUR"), only("EME", "2 EUR"), rule(Milestone::Inspection, "3 EUR")];
    desk.contract.penalties = Penalties { rules, ..Penalties::default() };
    desk.now += TimeDelta::days(1);
    assert_eq!(cost(&desk).unwrap().1, "2.00");
    desk.ticket.priority = Some(code("NES"));
    desk.now += TimeDelta::days(30);
    assert_eq!(cost(&desk).unwrap().1, "3.00");
}

fn of_month(breached: &str, euro: &str, settled: bool) -> Penalty {
    Penalty {
        milestone: Milestone::Inspection,
        round: 0,
        breached_at: at(breached),
        times: 1,
        euro: euro.parse().unwrap(),
        charge: "1 EUR".parse().unwrap(),
        clause: String::new(),
        settled,
    }
}

#[test]
fn a_month_is_the_deadlines_own_and_has_a_cap() {
    let mut contract: Contract = contract();
    contract.penalties.base = Some("1000".parse().unwrap());
    contract.penalties.cap_per_month = Some("10 %".parse().unwrap());
    let mut ledger = Ledger::default();
    ledger.add(&contract, &[of_month("2026-11-10T09:00:00Z", "70.10", true)]);
    ledger.add(&contract, &[of_month("2026-11-30T22:59:59Z", "40.20", false)]);
    // Midnight in Rome: December.
    ledger.add(&contract, &[of_month("2026-11-30T23:00:00Z", "0.30", false)]);
    let told: Vec<String> = ledger
        .totals()
        .iter()
        .map(|m| format!("{} {} {}+{} -> {}", m.month, m.breaches, m.settled, m.running, m.total))
        .collect();
    assert_eq!(told, ["2026-11 2 70.10+40.20 -> 100.00", "2026-12 1 0.00+0.30 -> 0.30"]);
    assert_eq!(Month::named("2026-11"), Some(Month::of(at("2026-11-15T00:00:00Z"))));
    for wrong in ["2026-13", "2026-1", "26-11", "+026-11", "2026-11-01", ""] {
        assert_eq!(Month::named(wrong), None, "{wrong}");
    }
}

#[test]
fn another_version_of_the_contract_moves_what_it_moves_and_nothing_else() {
    let desk = Desk::called(&intake(), at("2026-11-23T08:00:00Z"));
    let mut other = desk.contract.clone();
    assert_eq!(moves(&desk.ticket, &desk.contract, &other), []);
    let urgent = other.priorities.iter_mut().find(|priority| priority.code == code("URG")).unwrap();
    urgent.inspection = Some(Term { within: Target::RealMinutes(180), clause: None });
    urgent.taking_charge = None;
    let before = clocks(&desk.ticket, &desk.contract);
    let moved = moves(&desk.ticket, &desk.contract, &other);
    let wanted = [
        Move { milestone: Milestone::TakingCharge, round: 0, before: Some(before[0].due), after: None },
        Move {
            milestone: Milestone::Inspection,
            round: 0,
            before: Some(at("2026-11-23T10:00:00Z")),
            after: Some(at("2026-11-23T11:00:00Z")),
        },
    ];
    assert_eq!(moved, wanted);
}

/// The instants at which the outlook says that it may change, against looking at every one.
#[test]
fn an_outlook_never_misses_an_instant_at_which_it_changes() {
    use centralino::domain::contract::timing::DayEnd;
    use centralino::domain::penalty::outlook;
    for (target, charge) in [
        (Target::WorkingHours(2), "1 EUR per hour"),
        (Target::WorkingHours(2), "1 EUR per started hour"),
        (Target::WorkingHours(9), "1 EUR per started hour"),
        (Target::WorkingHours(9), "1 EUR per started day"),
        (Target::WorkingHours(9), "1 EUR per day"),
        (Target::WorkingDays(1), "1 EUR per day"),
        (Target::WorkingDays(1), "1 EUR per started day"),
        (Target::WorkingDays(1), "1 EUR per started hour"),
        (Target::CalendarDays(1), "1 EUR per started day"),
        (Target::RealMinutes(60), "1 EUR per started hour"),
        (Target::RealMinutes(60), "1 EUR per day"),
    ] {
        for end in [DayEnd::Midnight, DayEnd::Closing] {
            let mut desk = to_start(target, charge);
            desk.contract.timing.days_end_at = end;
            let told = |now| penalties(&desk.ticket, &desk.contract, now);
            // Whole half hours, and the moments beside them.
            let half_hours =
                (0..48 * 5).map(|nth| at("2026-11-26T09:00:00Z") + TimeDelta::minutes(30 * nth));
            let moments =
                half_hours.flat_map(|at| [-1, 0, 1].map(|ms| at + TimeDelta::milliseconds(ms)));
            let moments: Vec<Timestamp> = moments.collect();
            for pair in moments.windows(2) {
                let (_, next) = outlook(&desk.ticket, &desk.contract, pair[0]);
                if told(pair[0]) != told(pair[1]) {
                    let next = next.unwrap();
                    assert!(next <= pair[1], "{target} {charge} {end:?}: {} says {next}", pair[0]);
                }
                assert!(next.is_none_or(|next| next > pair[0]), "{target} {charge}: {}", pair[0]);
            }
        }
    }
}

/// What has been charged is not taken back by a Sunday.
#[test]
fn a_running_penalty_never_falls() {
    use centralino::domain::contract::timing::DayEnd;
    for target in [Target::WorkingHours(2), Target::WorkingDays(1), Target::CalendarDays(1)] {
        for charge in ["1 EUR per started hour", "1 EUR per started day", "1 EUR per day"] {
            for end in [DayEnd::Midnight, DayEnd::Closing] {
                let mut desk = to_start(target, charge);
                desk.contract.timing.days_end_at = end;
                let mut last = 0;
                let mut look = |desk: &Desk| {
                    let times = cost(desk).map_or(0, |(times, _)| times);
                    assert!(
                        times >= last,
                        "{target} {charge} {end:?}: {times} after {last} at {}",
                        desk.now
                    );
                    last = times;
                };
                // Late, then suspended from Thursday to the Sunday after the next, and late again.
                for (verb, when) in [
                    (Some(Verb::AskParts), "2026-11-26T11:00:00Z"),
                    (Some(Verb::ApproveParts), "2026-11-26T13:00:00Z"),
                    (Some(Verb::ReceivePart), "2026-12-06T09:00:00Z"),
                    (None, "2026-12-20T09:00:00Z"),
                ] {
                    while desk.now < at(when) - TimeDelta::minutes(1) {
                        desk.now =
                            (desk.now + TimeDelta::minutes(30)).min(at(when) - TimeDelta::minutes(1));
                        look(&desk);
                    }
                    verb.map(|verb| desk.take(verb).unwrap());
                    look(&desk);
                }
            }
        }
    }
}

/// Whatever a contract may state can be added up, and reminders weigh no more than there is.
#[test]
fn the_largest_sums_and_weights_break_no_arithmetic() {
    let text = |from: &str, to: &str| {
        let shipped = centralino::domain::contract::shipped::texts()[0];
        assert!(shipped.contains(from), "{from}");
        centralino::domain::contract::load(&shipped.replace(from, to))
    };
    let charge = "50.00 EUR per started hour";
    assert!(text(charge, "79228162514264337593543950335 EUR per started hour").is_err());
    let mut desk = inspection_due_at_ten();
    desk.contract = text(charge, "1000000000.00 EUR per started hour").unwrap();
    desk.contract.penalties.cap_per_month = None;
    desk.now += TimeDelta::days(365 * 100);
    let found = penalties(&desk.ticket, &desk.contract, desk.now);
    let mut ledger = Ledger::default();
    (0..1_000).for_each(|_| ledger.add(&desk.contract, &found));
    assert!(ledger.totals()[0].total > "800000000000000000".parse().unwrap(), "{:?}", ledger.totals());

    let contract = text("advance_minutes = 30", "advance_minutes = 4294967295").unwrap();
    let ahead = [0, 1, 40, 40_000, u32::MAX].map(|count| contract.reminders.advance(count));
    assert!(ahead.is_sorted() && ahead[0].is_zero() && ahead[4] > ahead[2], "{ahead:?}");
}
