//! Warnings from the feed to the line, and what they leave alone.

use std::sync::Arc;

use chrono::TimeDelta;
use serde_json::json;
use uuid::Uuid;

use super::*;
use crate::api::resource::{Me, TicketResource};
use crate::client::{FeedItem, Snapshot};
use crate::domain::code::ActorId;
use crate::domain::contract::{Percent, Target};
use crate::domain::event::{Origin, Recorded, Threshold, Warning};
use crate::domain::text::Texts;
use crate::domain::time::Timestamp;
use crate::tui::app::Msg;
use crate::tui::input::Keymap;
use crate::words::Words;

fn now() -> Timestamp {
    "2026-11-23T13:29:46Z".parse().unwrap()
}

fn ticket(number: u64) -> TicketResource {
    serde_json::from_value(json!({
        "number": number, "version": 1, "contract": "", "state": "registered", "call_type": "RI",
        "priority": "NES", "called_at": now(), "registered_at": now(), "channel": "phone",
        "calls": [], "reminders": 0, "complaints": 0, "answers": [], "service": "IDR", "site": null,
        "requester": null, "technician": null, "on_call": false, "told": null, "milestones": {},
        "level": null, "covered": null, "planned_start": null, "estimated_end": null,
        "pauses": [], "quote": null, "order": null, "report": null,
        "completion": null, "follows": null, "imported": null, "text_fields": [], "texts": {},
    }))
    .unwrap()
}

/// A desk of this role with open tickets from 1001 on.
fn desk(role: Role) -> Model {
    let keymap = Keymap::load("default", &[]).unwrap();
    let mut model = Model::new(Arc::new(Words::italian()), Arc::new(keymap), Uuid::nil(), now());
    model.update(
        Msg::Attached(Me {
            actor: actor(),
            name: "Prova".to_owned(),
            role,
            technician: None,
            requester: None,
        }),
        now(),
    );
    let tickets = (1001..1010).map(ticket).collect();
    model.update(Msg::Snapshot(Box::new(Snapshot { tickets, ..Snapshot::default() })), now());
    model
}

fn actor() -> ActorId {
    ActorId(Uuid::nil())
}

/// The next entry of the feed warns of a ticket's inspection.
fn warn(model: &mut Model, number: u64, percent: u32, tell: Role) {
    let about = Threshold {
        milestone: Milestone::Inspection,
        round: 0,
        target: Target::RealMinutes(60),
        percent: Percent::new(percent).unwrap(),
    };
    let version = model.ticket(TicketNumber(number)).unwrap().ticket.version + 1;
    let warning = Warning { about, tell, due: now(), based_on: version - 1 };
    let entry = Recorded {
        seq: model.replica.seq + 1,
        id: Uuid::nil(),
        aggregate: Aggregate::Ticket(TicketNumber(number)),
        version,
        schema: 1,
        event: Event::Ticket(TicketEvent::Warned(warning)),
        said_at: model.now,
        origin: Origin::Default,
        recorded_at: model.now,
        actor: actor(),
        command: String::new(),
        contract: String::new(),
        seals: Default::default(),
        prev_hash: String::new(),
        hash: String::new(),
    };
    let event = FeedEvent { entry, texts: Texts::new() };
    let clock = model.now;
    model.update(Msg::Feed(FeedItem::Entry(Box::new(event))), clock);
}

fn said(model: &Model) -> Option<&str> {
    model.notices.shown().map(|notice| notice.sentence.as_str())
}

fn passes(model: &mut Model, seconds: i64) {
    let clock = model.now + TimeDelta::seconds(seconds);
    model.update(Msg::Wake, clock);
}

#[test]
fn a_warning_for_me_is_told_and_one_for_another_is_not() {
    let mut model = desk(Role::Operator);
    warn(&mut model, 1002, 90, Role::Supervisor);
    assert_eq!(said(&model), None);
    warn(&mut model, 1002, 75, Role::Operator);
    let expected = "avviso: 75 % del tempo per il sopralluogo dell'intervento 1002: scade adesso";
    assert_eq!(said(&model), Some(expected));
    passes(&mut model, 9);
    assert_eq!(said(&model), None);
}

#[test]
fn who_runs_the_shift_hears_what_the_operators_hear() {
    let heard = |mine| [Role::Operator, Role::Supervisor].map(|tell| concerns(mine, tell));
    assert_eq!(heard(Role::Operator), [true, false]);
    assert_eq!(heard(Role::Supervisor), [true, true]);
    assert_eq!(heard(Role::Technician), [false, false]);
}

#[test]
fn several_at_once_are_one_line() {
    let mut model = desk(Role::Supervisor);
    warn(&mut model, 1002, 75, Role::Operator);
    passes(&mut model, 3);
    warn(&mut model, 1001, 90, Role::Supervisor);
    warn(&mut model, 1001, 100, Role::Supervisor);
    // Of one ticket only the worst, and the worst ticket first.
    let worst = "avviso: 100 % del tempo per il sopralluogo dell'intervento 1001: in ritardo 3 s";
    assert_eq!(said(&model), Some(format!("{worst}; anche intervento 1002").as_str()));
    let shorter = model.notices.shown().and_then(|notice| notice.shorter.clone());
    assert_eq!(
        shorter.as_deref(),
        Some("100 % sopralluogo, 1001: in ritardo 3 s; anche intervento 1002")
    );
    for number in 1003..1008 {
        warn(&mut model, number, 75, Role::Operator);
    }
    let many = format!("{worst}; anche interventi 1002, 1003, 1004, 1005, …");
    assert_eq!(said(&model), Some(many.as_str()));
    // What was told is over; the next begins anew.
    passes(&mut model, 9);
    warn(&mut model, 1009, 75, Role::Operator);
    assert_eq!(
        said(&model),
        Some("avviso: 75 % del tempo per il sopralluogo dell'intervento 1009: in ritardo 12 s")
    );
}

#[test]
fn what_is_nearly_gone_has_another_sign_than_what_is_half_gone() {
    for (percent, meaning) in [(50, Meaning::Warning), (89, Meaning::Warning), (90, Meaning::Overdue)] {
        let mut model = desk(Role::Operator);
        warn(&mut model, 1002, percent, Role::Operator);
        assert_eq!(model.notices.shown().map(|notice| notice.meaning), Some(meaning), "{percent} %");
    }
}

#[test]
fn what_is_left_is_said_in_the_unit_that_fits() {
    let model = desk(Role::Operator);
    let left = |seconds| model.left(now() + TimeDelta::seconds(seconds));
    for (seconds, told) in [
        (-200, "in ritardo 3 min"),
        (0, "scade adesso"),
        (90, "mancano 90 s"),
        (119, "mancano 119 s"),
        (125, "mancano 2 min"),
        (3_900, "mancano 1h05"),
        (86_400, "scade mar 14:29"),
    ] {
        assert_eq!(left(seconds), told);
    }
}

#[test]
fn a_warning_waits_for_what_is_being_said() {
    let mut model = desk(Role::Operator);
    model.note(Meaning::Error, "non registrato".to_owned());
    warn(&mut model, 1002, 75, Role::Operator);
    assert_eq!(said(&model), Some("non registrato"));
    passes(&mut model, 8);
    assert!(said(&model).is_some_and(|said| said.starts_with("avviso: 75 %")), "{:?}", said(&model));
}
