//! The data each action brings: what is missing is named, field by field.

use centralino::domain::action::{Action, Deed, Verb};
use centralino::domain::contract::Contract;
use centralino::domain::lifecycle::{self, Intake};
use centralino::domain::refusal::{Need, Refusal};
use centralino::domain::role::Role;
use centralino::domain::text::{TextField, Texts};
use centralino::domain::ticket::{Stage, State};
use rust_decimal::Decimal;

use crate::fixture::{
    Desk, actor, all_texts, at_the_desk, code, contract, deed, inspection, intake, monday, order, texts,
};

/// A state from which the verb goes.
fn somewhere_for(verb: Verb) -> State {
    match verb {
        Verb::Reject | Verb::Dispatch | Verb::Cancel => State::Registered,
        Verb::TellStaff | Verb::TakeCharge => State::Assigned,
        Verb::StartInspection => State::InCharge,
        Verb::RecordInspection | Verb::AskParts | Verb::SuspendForQuote => State::Inspecting,
        Verb::StartWork | Verb::RecordOrder => State::Scheduled,
        Verb::ApproveParts | Verb::RefuseParts | Verb::CompleteByThirdParty => {
            State::PartsAsked(Stage::Working)
        }
        Verb::ReceivePart => State::SuspendedForParts(Stage::Working),
        Verb::SendQuote | Verb::ApproveQuote | Verb::DeclineQuote => State::SuspendedForQuote,
        Verb::Complete => State::Working,
        Verb::Close | Verb::Reopen => State::Completed,
        Verb::Communicate | Verb::Correct | Verb::Note => State::Registered,
        Verb::Adopt => State::Imported,
        Verb::Authorise => State::Registered,
        Verb::CheckStep | Verb::Escalate => State::Scheduled,
        Verb::Supplement => State::Closed,
    }
}

fn ready_for(verb: Verb) -> Desk {
    match verb {
        Verb::Authorise => return Desk::unauthorised(),
        Verb::CheckStep => return Desk::lesson(),
        Verb::Escalate => return Desk::failed_lesson(),
        _ => {}
    }
    let mut desk = Desk::at(somewhere_for(verb));
    if matches!(verb, Verb::ApproveQuote | Verb::DeclineQuote) {
        desk.take(Verb::SendQuote).unwrap();
    }
    desk
}

/// What each verb asks for in words, from the desk; written out by hand from the requirements.
fn wanted(verb: Verb) -> &'static [TextField] {
    use TextField::{
        Cause, Message, Note, Part, Person, Phases, Reason, Reference, Resources, Supplier, WorkDone,
    };
    match verb {
        Verb::Reject | Verb::SuspendForQuote | Verb::Cancel | Verb::Reopen | Verb::Correct => &[Reason],
        Verb::Authorise | Verb::Escalate => &[Reason],
        // The step of the fixture failed.
        Verb::CheckStep => &[Cause],
        Verb::AskParts => &[Part],
        Verb::SendQuote => &[Resources],
        Verb::Communicate => &[Message, Phases],
        Verb::Close => &[Cause, WorkDone],
        Verb::ApproveParts | Verb::ApproveQuote => &[Person, Reference],
        Verb::RefuseParts | Verb::DeclineQuote => &[Reason, Person, Reference],
        Verb::CompleteByThirdParty => &[Supplier, Person, Reference],
        Verb::Note | Verb::Supplement => &[Note],
        _ => &[],
    }
}

fn act(verb: Verb, role: Role, texts: Texts) -> Result<(), Refusal> {
    ready_for(verb).act(role, &Action { deed: deed(verb), texts }).map(|_| ())
}

#[test]
fn every_required_text_is_missed_by_its_name() {
    for verb in Verb::ALL {
        for field in wanted(verb) {
            let missing = Err(Refusal::missing(field.code(), Need::Text));
            let mut given = all_texts();
            given.remove(field);
            assert_eq!(act(verb, at_the_desk(verb), given.clone()), missing, "{}", verb.code());
            given.insert(*field, " \u{a0}\t".to_owned());
            assert_eq!(act(verb, at_the_desk(verb), given), missing, "blank is missing");
        }
    }
}

#[test]
fn nothing_else_is_required() {
    for verb in Verb::ALL {
        let mut given: Texts = wanted(verb).iter().map(|field| (*field, "prova".to_owned())).collect();
        if verb == Verb::Correct {
            given.insert(TextField::Place, "Stanza 4".to_owned());
        }
        assert_eq!(act(verb, at_the_desk(verb), given), Ok(()), "{}", verb.code());
    }
}

#[test]
fn the_client_decides_in_its_own_name() {
    let clients: Vec<Verb> = Verb::ALL.into_iter().filter(|verb| verb.is_the_clients()).collect();
    assert_eq!(clients.len(), 5);
    for verb in clients {
        let mut given = all_texts();
        given.remove(&TextField::Person);
        given.remove(&TextField::Reference);
        assert_eq!(act(verb, Role::Approver, given.clone()), Ok(()), "{}", verb.code());
        for role in [Role::Operator, Role::Supervisor] {
            let missing = Err(Refusal::missing("person", Need::Text));
            assert_eq!(act(verb, role, given.clone()), missing, "recorded for the client");
        }
    }
}

#[test]
fn no_text_is_endless() {
    let long = |count: usize| texts(&[(TextField::Note, &"è".repeat(count))]);
    assert_eq!(act(Verb::Note, Role::Operator, long(4_000)), Ok(()));
    let refused = Err(Refusal::invalid("note", Need::ShortText));
    assert_eq!(act(Verb::Note, Role::Operator, long(4_001)), refused);
}

fn close_under(contract: Contract, hours: Option<Decimal>, given: Texts) -> Result<(), Refusal> {
    let ticket = Desk::at(State::Completed).ticket;
    let action = Action { deed: Deed::Close { hours }, texts: given };
    lifecycle::decide(&ticket, &action, &actor(Role::Operator), &contract).map(|_| ())
}

#[test]
fn the_closing_form_is_the_contracts() {
    let mut strict = contract();
    strict.closing.hours = true;
    strict.closing.required.push(TextField::Materials);
    let form = all_texts();
    assert_eq!(close_under(contract(), None, form.clone()), Ok(()));
    let missing = Err(Refusal::missing("hours", Need::Hours));
    assert_eq!(close_under(strict.clone(), None, form.clone()), missing);
    let negative = Err(Refusal::invalid("hours", Need::Hours));
    assert_eq!(close_under(contract(), Some(Decimal::new(-1, 1)), form.clone()), negative);
    assert_eq!(close_under(strict.clone(), Some(Decimal::ZERO), form.clone()), Ok(()));
    let mut form = form;
    form.remove(&TextField::Materials);
    let missing = Err(Refusal::missing("materials", Need::Text));
    assert_eq!(close_under(strict, Some(Decimal::ONE), form), missing);
}

#[test]
fn solved_by_telephone_closes_with_the_same_form() {
    for state in [State::Registered, State::Assigned, State::InCharge] {
        let action = Action { deed: deed(Verb::Close), texts: Texts::new() };
        let missing = Err(Refusal::missing("cause", Need::Text));
        assert_eq!(Desk::at(state).act(Role::Operator, &action), missing);
    }
}

#[test]
fn codes_are_the_contracts_and_a_refusal_lists_them() {
    let unknown = |desk: &mut Desk, deed: Deed| {
        let refusal = desk.act(Role::Operator, &Action { deed, texts: all_texts() }).unwrap_err();
        match refusal {
            Refusal::Invalid { field, expected: Need::Code, known } => (field, known.join(" ")),
            Refusal::CallType { call_type, known } => (call_type, known.join(" ")),
            other => panic!("{other:?}"),
        }
    };
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    let mut desk = Desk::at(State::Inspecting);
    assert_eq!(unknown(&mut desk, inspection("XXX", true)), pair("level", "IND BRE MED LUN"));
    let correct = |priority: Option<&str>, service: Option<&str>| Deed::Correct {
        priority: priority.map(code),
        service: service.map(code),
        site: None,
    };
    assert_eq!(unknown(&mut desk, correct(Some("X"), None)), pair("priority", "EME URG NES"));
    let services = "IDR ELE CLI GAS ASC ANT EDI ALT ARR";
    assert_eq!(unknown(&mut desk, correct(None, Some("X"))), pair("service", services));
    let adopt =
        |call_type, priority| Deed::Adopt { call_type: code(call_type), priority: code(priority) };
    let mut desk = Desk::imported();
    assert_eq!(unknown(&mut desk, adopt("SO", "URG")), pair("SO", "RI OI"));
    assert_eq!(unknown(&mut desk, adopt("RI", "X")), pair("priority", "EME URG NES"));
}

#[test]
fn amounts_are_not_negative() {
    let action = |amount| Action {
        deed: Deed::SendQuote { amount: Some(amount), lines: Vec::new() },
        texts: Texts::new(),
    };
    let mut desk = Desk::at(State::SuspendedForQuote);
    let refused = Err(Refusal::invalid("amount", Need::Amount));
    assert_eq!(desk.act(Role::Operator, &action(Decimal::new(-1, 2))), refused);
    assert!(desk.act(Role::Operator, &action(Decimal::ZERO)).is_ok());
}

/// A note, or a stranger's request, must not rewrite what the caller said or where to find them.
#[test]
fn only_a_correction_rewrites_the_records_own_words() {
    let lasting: Vec<TextField> = TextField::ALL.into_iter().filter(|field| field.lasts()).collect();
    assert_eq!(lasting.len(), 5);
    for verb in Verb::ALL {
        for field in &lasting {
            let mut given = all_texts();
            given.insert(*field, "altro".to_owned());
            let done = act(verb, at_the_desk(verb), given);
            match verb {
                Verb::Correct => assert_eq!(done, Ok(()), "{}", field.code()),
                _ => assert_eq!(
                    done,
                    Err(Refusal::invalid(field.code(), Need::Change)),
                    "{} with {}",
                    verb.code(),
                    field.code()
                ),
            }
        }
    }
}

#[test]
fn a_correction_changes_something() {
    let action = Action { deed: deed(Verb::Correct), texts: texts(&[(TextField::Reason, "prova")]) };
    let missing = Err(Refusal::missing("priority", Need::Change));
    assert_eq!(Desk::at(State::Registered).act(Role::Operator, &action), missing);
}

fn register(change: impl FnOnce(&mut Intake)) -> Result<(), Refusal> {
    let mut wanted = intake();
    change(&mut wanted);
    lifecycle::register(&wanted, monday(), &actor(Role::Operator), &contract()).map(|_| ())
}

#[test]
fn an_order_lacking_one_of_its_four_blocks_is_refused() {
    let with = |spoil: fn(&mut centralino::domain::order::WorkOrder)| {
        let mut spoiled = order();
        spoil(&mut spoiled);
        let action = Action { deed: Deed::RecordOrder { order: spoiled.clone() }, texts: Texts::new() };
        let recorded = Desk::at(State::Scheduled).act(Role::Operator, &action).map(|_| ());
        let registered = register(|intake| {
            intake.call_type = code("OI");
            intake.order = Some(spoiled);
        });
        (recorded, registered)
    };
    let missing = |block: &str| {
        let recorded = Refusal::missing(block, Need::Order);
        (Err(recorded), Err(Refusal::missing(&format!("order.{block}"), Need::Order)))
    };
    assert_eq!(with(|_| {}), (Ok(()), Ok(())));
    assert_eq!(with(|order| order.identification = " ".to_owned()), missing("identification"));
    assert_eq!(with(|order| order.generated_by.clear()), missing("generated_by"));
    assert_eq!(with(|order| order.total = Some(Decimal::new(-1, 0))), missing("total"));
    assert_eq!(with(|order| order.total = None), missing("total"));
    // The fourth, planning, cannot even be read when it is absent.
    let text = r#"{"identification":"A","total":"1","generated_by":"B"}"#;
    let error = serde_json::from_str::<centralino::domain::order::WorkOrder>(text).unwrap_err();
    assert!(error.to_string().contains("planned_start"), "{error}");
}

#[test]
fn a_ticket_is_registered_with_description_place_and_priority_at_once() {
    assert_eq!(register(|_| {}), Ok(()));
    let without = |field: TextField| register(|intake| drop(intake.texts.remove(&field)));
    for field in [TextField::Description, TextField::Place] {
        assert_eq!(without(field), Err(Refusal::missing(field.code(), Need::Text)));
    }
    let on_site = register(|intake| {
        intake.texts.remove(&TextField::Place);
        intake.site = Some(centralino::domain::code::SiteId(1));
    });
    assert_eq!(on_site, Ok(()), "the site is a place");
    let names = |done: Result<(), Refusal>| done.unwrap_err().field().unwrap().to_owned();
    assert_eq!(names(register(|intake| intake.priority = code("X"))), "priority");
    assert_eq!(names(register(|intake| intake.service = Some(code("X")))), "service");
    assert_eq!(names(register(|intake| intake.answers = vec![code("X")])), "answers");
    assert_eq!(names(register(|intake| intake.order = Some(order()))), "order");
    assert_eq!(names(register(|intake| intake.call_type = code("OI"))), "order");
}

#[test]
fn only_two_types_make_tickets() {
    for call_type in ["CF", "CS", "IS", "CI", "SO", "RE", "ZZ"] {
        let refusal = register(|intake| intake.call_type = code(call_type)).unwrap_err();
        let known = vec!["RI".to_owned(), "OI".to_owned()];
        assert_eq!(refusal, Refusal::CallType { call_type: call_type.to_owned(), known });
    }
}

#[test]
fn a_time_of_no_calendars_year_is_refused_and_breaks_no_arithmetic() {
    let now = monday();
    let ends = [chrono::DateTime::<chrono::Utc>::MIN_UTC, chrono::DateTime::<chrono::Utc>::MAX_UTC];
    for end in ends {
        for bound in [None, Some(72), Some(u32::MAX)] {
            assert!(lifecycle::said_in_time(Some(end), None, now, bound).is_err(), "{end}");
            assert!(lifecycle::said_in_time(Some(end), Some(now), now, bound).is_err(), "{end}");
            let since = lifecycle::said_in_time(Some(now), Some(end), now, bound);
            assert_eq!(since.is_ok(), end < now, "called {end}");
        }
    }
}

#[test]
fn late_entry_is_bounded_for_steps_of_the_course_alone() {
    for verb in Verb::ALL {
        let mut desk = ready_for(verb);
        let steps = desk.take(verb).unwrap();
        let step = steps.iter().any(|step| step.event.is_a_step());
        let bounded = lifecycle::late_entry_bound(verb, &desk.contract).is_some();
        assert_eq!(bounded, step, "{}", verb.code());
    }
}
