//! What is written about an intervention beside its course: orders, reports and their supplements, findings,
//! communications, the tracking.

use centralino::domain::action::{Action, Deed, Verb};
use centralino::domain::alignment::{Comparison, Orphan};
use centralino::domain::channel::Channel;
use centralino::domain::code::CallNumber;
use centralino::domain::communication::Phase;
use centralino::domain::contract::timing::TakingCharge;
use centralino::domain::event::TicketEvent;
use centralino::domain::lifecycle::{self, Step};
use centralino::domain::order::WorkOrder;
use centralino::domain::refusal::{Awaited, Need, NotUndone, Refusal};
use centralino::domain::role::Role;
use centralino::domain::text::{TextField, Texts};
use centralino::domain::ticket::{State, Ticket};
use centralino::domain::time::UNDO_WITHIN;
use centralino::domain::tracking::{How, Stage, Tracking};
use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;

use crate::fixture::{
    Desk, actor, code, complete_action, contract, fold, inspection, intake, monday, order, texts,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn record(order: WorkOrder) -> Action {
    Action { deed: Deed::RecordOrder { order }, texts: Texts::new() }
}

fn noted(deed: Deed, note: &str) -> Action {
    Action { deed, texts: texts(&[(TextField::Note, note)]) }
}

/// One more call on the ticket.
fn called_again(desk: &mut Desk, call: u64) {
    let who = actor(Role::Operator);
    let steps = lifecycle::attach(&desk.ticket, CallNumber(call), &code("SO"), "", &contract()).unwrap();
    desk.now += TimeDelta::minutes(1);
    steps.iter().for_each(|step| desk.write(step, &who));
}

#[test]
fn every_order_is_kept_with_our_own_number_and_the_last_one_holds() {
    let mut desk = Desk::at(State::Scheduled);
    let second = WorkOrder {
        identification: "ODI-PROVA-2".to_owned(),
        planned_end: Some(day("2026-12-04")),
        ..order()
    };
    desk.act(Role::Operator, &record(order())).unwrap();
    desk.act(Role::Operator, &record(second.clone())).unwrap();
    let kept: Vec<(String, &str)> = desk
        .ticket
        .order_numbers()
        .map(|(number, kept)| (number.to_string(), kept.order.identification.as_str()))
        .collect();
    assert_eq!(kept, [("1/1".into(), "ODI-PROVA-1"), ("1/2".into(), "ODI-PROVA-2")]);
    assert_eq!(desk.ticket.order, Some(second));
    assert!(desk.ticket.orders.iter().all(|kept| !kept.incoming));
    // One that is taken back was never there, and its number is the next one's.
    desk.undo(Role::Operator).unwrap();
    assert_eq!(desk.ticket.order_numbers().count(), 1);
    assert_eq!(desk.ticket.order, Some(order()));
}

#[test]
fn an_order_that_ends_before_it_begins_is_refused_on_both_ways_in() {
    let wrong = WorkOrder { planned_end: Some(day("2026-11-29")), ..order() };
    let recorded = Desk::at(State::Scheduled).act(Role::Operator, &record(wrong.clone()));
    assert_eq!(recorded, Err(Refusal::invalid("planned_end", Need::NotBeforeStart)));
    let mut incoming = intake();
    (incoming.call_type, incoming.order) = (code("OI"), Some(wrong));
    let registered = lifecycle::register(&incoming, monday(), &actor(Role::Operator), &contract());
    assert_eq!(registered, Err(Refusal::invalid("order.planned_end", Need::NotBeforeStart)));
}

#[test]
fn an_order_that_came_by_itself_is_the_first_of_its_ticket() {
    let mut incoming = intake();
    (incoming.call_type, incoming.order) = (code("OI"), Some(order()));
    let desk = Desk::registered(&incoming);
    assert_eq!(desk.ticket.state, State::Scheduled);
    assert_eq!(desk.ticket.orders.len(), 1);
    assert!(desk.ticket.orders[0].incoming);
    let how = stages(&desk.ticket);
    assert!(matches!(how(Stage::Confirmed), How::Yes(met) if Some(met.at) == desk.ticket.called_at));
    assert_eq!((how(Stage::InspectionStarted), how(Stage::QuoteSent)), (How::Never, How::Never));
}

#[test]
fn a_call_after_closing_is_an_orphan_until_a_supplement_cites_it() {
    let mut desk = Desk::at(State::Closed);
    let report = desk.ticket.reports.last().unwrap().clone();
    assert_eq!(report.cited().collect::<Vec<_>>(), [CallNumber(1)]);
    let orphans = |ticket: &Ticket| {
        let mut comparison = Comparison::default();
        comparison.ticket(ticket);
        let found = comparison.finish().orphans;
        found.into_iter().filter(|it| matches!(it, Orphan::CallNotReported { .. })).count()
    };
    called_again(&mut desk, 7);
    called_again(&mut desk, 8);
    assert_eq!(orphans(&desk.ticket), 2);
    let steps = desk.act(Role::Operator, &noted(Deed::Supplement, "a lavoro finito")).unwrap();
    let calls = vec![CallNumber(7), CallNumber(8)];
    let event = TicketEvent::ReportSupplemented { report: report.entry, calls };
    assert_eq!(steps.iter().map(|step| &step.event).collect::<Vec<_>>(), [&event]);
    assert_eq!(orphans(&desk.ticket), 0);
    assert_eq!(desk.ticket.state, State::Closed);
    assert_eq!(desk.ticket.reports.len(), 1, "what was filed never changes");
    assert_eq!(desk.ticket.reports[0].report, report.report);
    // Words alone may be added as well; nothing is cited twice.
    desk.act(Role::Supervisor, &noted(Deed::Supplement, "si corregge la causa")).unwrap();
    assert_eq!(desk.ticket.reports[0].supplements[1].calls, []);
    desk.undo(Role::Supervisor).unwrap();
    assert_eq!(desk.ticket.reports[0].supplements.len(), 1);
}

#[test]
fn only_a_closed_ticket_has_a_report_to_add_to() {
    for state in State::ALL.into_iter().filter(|state| *state != State::Closed) {
        let refused = Desk::at(state).act(Role::Operator, &complete_action(Verb::Supplement));
        match (state, refused.unwrap_err()) {
            (State::Rejected | State::Cancelled, Refusal::Past { .. }) => {}
            (State::Imported, Refusal::NotYet { awaits: Awaited::Adoption, .. }) => {}
            (_, Refusal::NotYet { awaits: Awaited::Closing, .. }) => {}
            (_, other) => panic!("{}: {other:?}", state.code()),
        }
    }
}

#[test]
fn a_ticket_that_was_closed_twice_keeps_both_reports_and_the_second_cites_all() {
    let mut desk = Desk::at(State::Closed);
    called_again(&mut desk, 7);
    desk.take(Verb::Reopen).unwrap();
    desk.take(Verb::Complete).unwrap();
    desk.take(Verb::Close).unwrap();
    let cited: Vec<Vec<u64>> =
        desk.ticket.reports.iter().map(|it| it.cited().map(|call| call.0).collect()).collect();
    assert_eq!(cited, [vec![1], vec![1, 7]]);
    assert_eq!(desk.ticket.unreported().count(), 0);
    called_again(&mut desk, 9);
    desk.take(Verb::Supplement).unwrap();
    assert_eq!(desk.ticket.reports[0].supplements.len(), 0);
    assert_eq!(desk.ticket.reports[1].supplements.len(), 1);
}

fn found(level: Option<&str>, covered: Option<bool>) -> Deed {
    let level = level.map(code);
    Deed::RecordInspection { level, covered, planned_start: None, estimated_end: None }
}

#[test]
fn the_first_findings_say_level_and_coverage_and_later_ones_only_what_is_new() {
    let plain = |deed| Action { deed, texts: Texts::new() };
    let mut desk = Desk::at(State::Inspecting);
    for (deed, field) in [
        (found(None, Some(true)), "level"),
        (found(Some("BRE"), None), "covered"),
        (found(None, None), "level"),
    ] {
        let refused = desk.act(Role::Technician, &plain(deed));
        assert_eq!(refused, Err(Refusal::missing(field, Need::Code)));
    }
    let inspected = monday() + TimeDelta::minutes(40);
    desk.now = monday() + TimeDelta::hours(2);
    desk.act_at(Role::Technician, &plain(inspection("BRE", true)), inspected).unwrap();
    let nothing = desk.act(Role::Technician, &plain(found(None, None)));
    assert_eq!(nothing, Err(Refusal::missing("level", Need::Change)));
    // The end is estimated later, with a time of its own; what was found before stays.
    let end = monday() + TimeDelta::days(3);
    let estimated = Deed::RecordInspection {
        level: None,
        covered: None,
        planned_start: None,
        estimated_end: Some(end),
    };
    let told = monday() + TimeDelta::minutes(70);
    desk.act_at(Role::Technician, &plain(estimated), told).unwrap();
    desk.act(Role::Technician, &noted(found(None, None), "serve un ponteggio")).unwrap();
    let times: Vec<_> = desk.ticket.findings.iter().map(|it| (it.met.at, it.met.late_entry)).collect();
    assert_eq!(times[..2], [(inspected, true), (told, true)]);
    let [first, second, third] = &desk.ticket.findings[..] else { panic!("three findings") };
    assert_eq!((first.level.clone(), first.estimated_end), (Some(code("BRE")), None));
    assert_eq!((second.level.clone(), second.estimated_end), (None, Some(end)));
    assert_eq!((third.level.clone(), third.covered), (None, None));
    assert_eq!(desk.ticket.level, Some(code("BRE")));
    assert_eq!((desk.ticket.covered, desk.ticket.estimated_end), (Some(true), Some(end)));
    assert_eq!(desk.ticket.state, State::Scheduled, "what was not said again has no consequence again");
}

#[test]
fn findings_that_were_only_implied_are_none() {
    let mut desk = Desk::at(State::Registered);
    desk.take(Verb::Complete).unwrap();
    assert!(desk.ticket.milestones.inspected.is_some_and(|met| met.implied));
    assert_eq!(desk.ticket.findings, []);
}

fn message(channel: Channel) -> Action {
    let phases = vec![Phase { from: day("2026-11-30"), to: day("2026-12-02") }];
    let deed = Deed::Communicate { channel, planned_start: None, planned_end: None, phases };
    Action {
        deed,
        texts: texts(&[(TextField::Message, "si inizia lunedì"), (TextField::Phases, "smontaggio")]),
    }
}

#[test]
fn a_message_is_taken_back_until_it_leaves_and_what_was_said_never() {
    let written = [Channel::Email, Channel::Fax, Channel::CertifiedMail, Channel::Sms];
    for channel in Channel::ALL {
        for (after, here) in [(0, true), (4_999, true), (5_000, false), (6_500, false)] {
            let mut desk = Desk::at(State::InCharge);
            desk.act(Role::Operator, &message(channel)).unwrap();
            assert_eq!(desk.ticket.communications.len(), 1);
            desk.now += TimeDelta::milliseconds(after);
            let undone = desk.undo(Role::Operator);
            let place = format!("{channel:?} after {after} ms");
            match here && written.contains(&channel) {
                true => {
                    assert!(undone.is_ok(), "{place}");
                    assert_eq!(desk.ticket.communications, [], "{place}: it never leaves");
                }
                false => {
                    let why = NotUndone::ToldOutside;
                    assert_eq!(undone, Err(Refusal::NotUndone { why }), "{place}");
                }
            }
        }
    }
    assert_eq!(UNDO_WITHIN, TimeDelta::seconds(5));
}

/// How a stage of the first round stands.
fn stages(ticket: &Ticket) -> impl Fn(Stage) -> How {
    let stages = Tracking::of(ticket, monday()).stages;
    move |stage| stages.iter().find(|it| (it.stage, it.round) == (stage, 0)).unwrap().how
}

/// Reached `+`, awaited `.`, never `-`, in the order of a request's life.
fn marks(ticket: &Ticket) -> String {
    let mark = |how: How| match how {
        How::Yes(_) => '+',
        How::NotYet => '.',
        How::Never => '-',
    };
    Tracking::of(ticket, monday()).stages.iter().map(|it| mark(it.how)).collect()
}

/// Opened, taken in charge, inspection, quote, confirmed, begun, ended, closed.
#[test]
fn the_tracking_of_every_state_was_written_out_by_hand() {
    let table = [
        (State::Registered, "+......."),
        (State::Assigned, "+......."),
        (State::InCharge, "++......"),
        (State::Inspecting, "+++....."),
        // Covered by the contract: no quote comes.
        (State::Scheduled, "+++--..."),
        (State::Working, "+++--+.."),
        (State::Completed, "+++--++."),
        (State::Closed, "+++--+++"),
        (State::SuspendedForQuote, "+++....."),
        (State::Rejected, "+-------"),
        (State::Cancelled, "+-------"),
    ];
    for (state, expected) in table {
        assert_eq!(marks(&Desk::at(state).ticket), expected, "{}", state.code());
    }
    let mut quoted = Desk::at(State::SuspendedForQuote);
    quoted.take(Verb::SendQuote).unwrap();
    assert_eq!(marks(&quoted.ticket), "++++....");
    quoted.take(Verb::ApproveQuote).unwrap();
    assert_eq!(marks(&quoted.ticket), "+++++...");
    let mut declined = Desk::at(State::SuspendedForQuote);
    declined.take(Verb::SendQuote).unwrap();
    declined.take(Verb::DeclineQuote).unwrap();
    assert_eq!(marks(&declined.ticket), "++++--+.");
    let mut by_phone = Desk::at(State::Registered);
    by_phone.take(Verb::Close).unwrap();
    assert_eq!(marks(&by_phone.ticket), "+------+");
    // Reopened: its first end stands, and what follows is of the next round.
    let mut again = Desk::at(State::Closed);
    again.take(Verb::Reopen).unwrap();
    assert_eq!(marks(&again.ticket), "+++--+++...");
    again.take(Verb::Complete).unwrap();
    assert_eq!(marks(&again.ticket), "+++--+++++.");
    assert_eq!(marks(&Desk::imported().ticket), "--------");
}

#[test]
fn the_taking_in_charge_is_measured_from_the_request() {
    let mut desk = Desk::registered(&intake());
    assert_eq!(desk.ticket.taken_in_charge_after(TakingCharge::Technician), None);
    desk.now = monday() + TimeDelta::minutes(30);
    let action = complete_action(Verb::TakeCharge);
    desk.act_at(Role::Technician, &action, monday() + TimeDelta::minutes(12)).unwrap();
    let after = |by| desk.ticket.taken_in_charge_after(by);
    assert_eq!(after(TakingCharge::Technician), Some(TimeDelta::minutes(12)));
    // By a contract in which the centre takes charge, the dispatch does.
    let dispatched = desk.ticket.milestones.dispatched.unwrap().at - desk.ticket.called_at.unwrap();
    assert_eq!(after(TakingCharge::Centre), Some(dispatched));
    assert_eq!(Tracking::of(&desk.ticket, desk.now).taken_in_charge_after, Some(720));
}

proptest! {
    /// Whatever is done, orders and reports are those of the log, and a ticket read again is the same.
    #[test]
    fn nothing_that_was_written_is_lost(verbs in proptest::collection::vec(0..Verb::ALL.len(), 1..40)) {
        let mut desk = Desk::at(State::Registered);
        for verb in verbs {
            let _ = desk.act(Role::Supervisor, &complete_action(Verb::ALL[verb]));
        }
        let count = |wanted: fn(&TicketEvent) -> bool| {
            let of = |step: &&centralino::domain::event::Recorded| match &step.event {
                centralino::domain::event::Event::Ticket(event) => wanted(event),
                _ => false,
            };
            desk.log.iter().filter(of).count()
        };
        let ticket = &desk.ticket;
        prop_assert_eq!(ticket.orders.len(), count(|it| matches!(it, TicketEvent::OrderRecorded(_))));
        prop_assert_eq!(ticket.reports.len(), count(|it| matches!(it, TicketEvent::Closed { .. })));
        prop_assert_eq!(ticket.communications.len(), count(|it| matches!(it, TicketEvent::Communicated { .. })));
        let supplements: usize = ticket.reports.iter().map(|it| it.supplements.len()).sum();
        prop_assert_eq!(supplements, count(|it| matches!(it, TicketEvent::ReportSupplemented { .. })));
        prop_assert_eq!(ticket.order.as_ref(), ticket.orders.last().map(|kept| &kept.order));
        prop_assert_eq!(&fold(&desk.log), ticket);
        let text = serde_json::to_string(ticket).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Ticket>(&text).unwrap(), ticket);
        let tracking = Tracking::of(ticket, desk.now);
        let read = serde_json::from_value::<Tracking>(serde_json::to_value(&tracking).unwrap()).unwrap();
        prop_assert_eq!(read, tracking);
    }
}

/// A step as it is decided has its words with it.
#[test]
fn a_supplement_seals_what_was_written() {
    let mut desk = Desk::at(State::Closed);
    let steps: Vec<Step> = desk.act(Role::Operator, &noted(Deed::Supplement, "prova")).unwrap();
    assert_eq!(steps[0].texts[&TextField::Note], "prova");
}
