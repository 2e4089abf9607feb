//! Checklists (S7): the order of the steps, what a failure must say, that the work waits for them, and the ticket that
//! a failure becomes.

use centralino::domain::action::{Action, Deed, Verb};
use centralino::domain::alignment::{Comparison, Orphan};
use centralino::domain::checklist::{Progress, Standing};
use centralino::domain::clock::{Milestone, clocks};
use centralino::domain::code::{CallNumber, TicketNumber};
use centralino::domain::contract::{Contract, load};
use centralino::domain::event::{Event, Recorded, TicketEvent};
use centralino::domain::lifecycle;
use centralino::domain::refusal::{Awaited, Need, NotUndone, Refusal};
use centralino::domain::role::Role;
use centralino::domain::text::{TextField, Texts};
use centralino::domain::ticket::{State, Ticket};
use proptest::prelude::*;

use crate::fixture::{
    Desk, NUMBER, actor, check, code, complete_action, intake, lesson_intake, lessons, monday, texts,
};

const STEPS: [&str; 7] =
    ["CHIAMATA", "CONNESSIONE", "AUDIO-OUT", "AUDIO-IN", "VIDEO-OUT", "VIDEO-IN", "VIDEO-PC"];

fn tried(desk: &mut Desk, step: &str, passed: bool) -> Result<usize, Refusal> {
    let cause = if passed { Texts::new() } else { texts(&[(TextField::Cause, "muto")]) };
    let action = Action { deed: check(step, passed), texts: cause };
    desk.act(Role::Technician, &action).map(|steps| steps.len())
}

fn escalated(desk: &mut Desk) -> Result<usize, Refusal> {
    let texts = texts(&[(TextField::Reason, "microfono muto, cavo provato")]);
    desk.act(Role::Technician, &Action { deed: Deed::Escalate, texts }).map(|steps| steps.len())
}

fn passed(steps: &[&str]) -> Desk {
    let mut desk = Desk::lesson();
    for step in steps {
        assert_eq!(tried(&mut desk, step, true), Ok(1), "{step}");
    }
    desk
}

fn progress(desk: &Desk) -> &Progress {
    desk.ticket.checklist.as_ref().unwrap()
}

fn first(step: &str) -> Result<usize, Refusal> {
    Err(Refusal::StepFirst { step: code(step) })
}

#[test]
fn a_lesson_begins_as_scheduled_with_its_start_and_its_steps() {
    let desk = Desk::lesson();
    assert_eq!(desk.ticket.state, State::Scheduled);
    assert_eq!(desk.ticket.planned_start, lesson_intake().planned_start);
    assert_eq!(progress(&desk).steps().map(|step| step.as_str()).collect::<Vec<_>>(), STEPS);
    assert!(!desk.ticket.is_ready());
    assert_eq!(clocks(&desk.ticket, &desk.contract), [], "nothing is due but the lesson itself");
}

/// A session has a start, and nothing else has one before it was looked at.
#[test]
fn the_start_belongs_to_sessions_alone() {
    let register = |intake| {
        lifecycle::register(&intake, monday(), &actor(Role::Operator), &lessons())
            .map(|_| ())
            .unwrap_err()
    };
    let mut without = lesson_intake();
    without.planned_start = None;
    assert_eq!(register(without), Refusal::missing("planned_start", Need::Date));
    let mut beyond = lesson_intake();
    beyond.planned_start = Some(chrono::DateTime::<chrono::Utc>::MAX_UTC);
    assert_eq!(register(beyond), Refusal::invalid("planned_start", Need::Date));
    let mut fault = lesson_intake();
    fault.call_type = code("RI");
    assert_eq!(register(fault), Refusal::invalid("planned_start", Need::Nothing));
}

#[test]
fn a_lesson_is_never_inspected_whatever_its_priority() {
    let mut desk = Desk::lesson();
    desk.ticket.priority = Some(code("URG"));
    let milestones: Vec<Milestone> =
        clocks(&desk.ticket, &desk.contract).iter().map(|clock| clock.milestone).collect();
    assert_eq!(milestones, [Milestone::TakingCharge]);
}

/// For each number of steps that have passed in their order: which may be tried, and which must come first.
#[test]
fn the_order_of_the_steps() {
    let table = "\
. CHIAMATA CHIAMATA CHIAMATA CHIAMATA CHIAMATA CHIAMATA
= . CONNESSIONE CONNESSIONE CONNESSIONE CONNESSIONE CONNESSIONE
= = . AUDIO-OUT AUDIO-OUT AUDIO-OUT .
= = = . AUDIO-IN AUDIO-IN .
= = = = . VIDEO-OUT .
= = = = = . .
= = = = = = .
= = = = = = =
";
    let cell = |desk: &Desk, step: &str| match tried(&mut desk.clone(), step, true) {
        Ok(0) => "=".to_owned(),
        Ok(_) => ".".to_owned(),
        Err(Refusal::StepFirst { step }) => step.to_string(),
        Err(other) => panic!("{step}: {other:?}"),
    };
    let row = |count: usize| {
        let desk = passed(&STEPS[..count]);
        let next = progress(&desk).next().map(|step| step.as_str());
        assert_eq!(next, STEPS.get(count).copied());
        format!("{}\n", STEPS.map(|step| cell(&desk, step)).join(" "))
    };
    assert_eq!((0..=7).map(row).collect::<String>(), table, "{}", STEPS.join(" "));
}

#[test]
fn a_failure_says_its_cause_and_leaves_the_step_to_be_tried_again() {
    let mut desk = passed(&STEPS[..2]);
    let silent = Action { deed: check("AUDIO-OUT", false), texts: Texts::new() };
    let missing = Err(Refusal::missing("cause", Need::Text));
    assert_eq!(desk.act(Role::Operator, &silent).map(|steps| steps.len()), missing);
    for count in 1..=3 {
        assert_eq!(tried(&mut desk, "AUDIO-OUT", false), Ok(1));
        assert_eq!(progress(&desk).standing(&code("AUDIO-OUT")), Standing::Failed);
        assert_eq!(progress(&desk).checks.len(), 2 + count, "every try stays");
        assert_eq!(tried(&mut desk, "AUDIO-IN", true), first("AUDIO-OUT"));
    }
    let causes = desk.log.iter().filter(|entry| entry.seals.contains_key(&TextField::Cause)).count();
    assert_eq!(causes, 3, "the words are sealed with each");
    assert_eq!(tried(&mut desk, "AUDIO-OUT", true), Ok(1));
    assert_eq!(tried(&mut desk, "AUDIO-IN", true), Ok(1));
}

#[test]
fn a_step_that_passed_may_fail_again_and_the_lesson_is_ready_no_more() {
    let mut desk = passed(&STEPS);
    assert!(desk.ticket.is_ready());
    assert_eq!(desk.ticket.word(), "ready");
    assert_eq!(tried(&mut desk, "CONNESSIONE", false), Ok(1));
    assert!(!desk.ticket.is_ready());
    assert_eq!(desk.ticket.step_before_work(), Some(&code("CONNESSIONE")));
    assert_eq!(desk.ticket.word(), "scheduled");
    assert_eq!(tried(&mut desk, "CONNESSIONE", true), Ok(1));
    assert!(desk.ticket.is_ready());
}

/// Nor does another supplier end what has not begun; what failed again after it began is another matter.
#[test]
fn a_lesson_that_was_not_ready_is_completed_by_nobody() {
    let mut desk = passed(&STEPS[..3]);
    desk.take(Verb::AskParts).unwrap();
    let third = complete_action(Verb::CompleteByThirdParty);
    let missing = Err(Refusal::StepFirst { step: code(STEPS[3]) });
    assert_eq!(desk.act(Role::Operator, &third).map(|steps| steps.len()), missing);
    let mut begun = passed(&STEPS);
    begun.take(Verb::StartWork).unwrap();
    begun.take(Verb::AskParts).unwrap();
    assert_eq!(tried(&mut begun, "CONNESSIONE", false), Ok(1));
    begun.act(Role::Operator, &third).unwrap();
    assert_eq!(begun.ticket.state, State::Completed);
}

#[test]
fn a_step_of_another_list_is_refused_with_those_of_this_one() {
    let known = STEPS.map(str::to_owned).into();
    let refused = Refusal::Invalid { field: "step".to_owned(), expected: Need::Code, known };
    assert_eq!(tried(&mut Desk::lesson(), "LUCI", true), Err(refused));
    let mut fault = Desk::at(State::Scheduled);
    assert_eq!(tried(&mut fault, "CHIAMATA", true), Err(Refusal::NoChecklist));
    assert_eq!(escalated(&mut fault), Err(Refusal::NoChecklist));
}

/// S7.5: the lesson begins when all is well, and not before; neither by itself nor implied.
#[test]
fn the_work_waits_for_the_checklist_on_every_way() {
    for count in 0..=7 {
        let wanted = match STEPS.get(count) {
            Some(step) => first(step).map(|_| ()),
            None => Ok(()),
        };
        for verb in [Verb::StartWork, Verb::Complete] {
            let done = passed(&STEPS[..count]).take(verb).map(|_| ());
            assert_eq!(done, wanted, "{} after {count}", verb.code());
            let permitted =
                lifecycle::permits(&passed(&STEPS[..count]).ticket, verb, &actor(Role::Operator));
            assert_eq!(permitted, wanted, "{} after {count}", verb.code());
        }
        let level =
            |level: &str| Action { deed: crate::fixture::inspection(level, true), texts: Texts::new() };
        let at_once = passed(&STEPS[..count]).act(Role::Operator, &level("IND")).map(|_| ());
        assert_eq!(at_once, wanted, "findings that begin the work at once, after {count}");
        assert!(passed(&STEPS[..count]).act(Role::Operator, &level("BRE")).is_ok());
    }
    // It may always be given up.
    assert!(passed(&STEPS[..3]).take(Verb::Cancel).is_ok());
}

#[test]
fn a_lesson_runs_from_ready_to_closed() {
    let mut desk = passed(&STEPS);
    for (verb, state) in [
        (Verb::StartWork, State::Working),
        (Verb::Complete, State::Completed),
        (Verb::Close, State::Closed),
    ] {
        desk.take(verb).unwrap();
        assert_eq!(desk.ticket.state, state);
    }
    for done in [tried(&mut desk, "AUDIO-OUT", false), escalated(&mut desk)] {
        assert!(matches!(done, Err(Refusal::Past { .. })), "{done:?}");
    }
}

#[test]
fn each_failure_is_passed_on_once() {
    let mut desk = passed(&STEPS[..2]);
    let early = Refusal::NotYet {
        state: State::Scheduled,
        awaits: Awaited::FailedStep,
        possible: lifecycle::course::possible(&desk.ticket),
    };
    assert_eq!(escalated(&mut desk), Err(early));
    tried(&mut desk, "AUDIO-OUT", false).unwrap();
    let failure = desk.log.last().unwrap().seq;
    assert_eq!(escalated(&mut desk), Ok(1));
    let found = progress(&desk).escalations.last().unwrap().clone();
    assert_eq!((found.step, found.failure), (code("AUDIO-OUT"), failure));
    let again = Err(Refusal::Escalated { ticket: TicketNumber(0) });
    assert_eq!(escalated(&mut desk), again);
    // Another failure of the same step is another one.
    tried(&mut desk, "AUDIO-OUT", false).unwrap();
    assert_eq!(escalated(&mut desk), Ok(1));
    // What has passed since is no failure any more.
    tried(&mut desk, "AUDIO-OUT", true).unwrap();
    assert!(matches!(escalated(&mut desk), Err(Refusal::NotYet { awaits: Awaited::FailedStep, .. })));
}

#[test]
fn of_two_failures_the_latest_is_passed_on_first_and_then_the_other() {
    let mut desk = passed(&STEPS[..2]);
    tried(&mut desk, "VIDEO-PC", false).unwrap();
    tried(&mut desk, "AUDIO-OUT", false).unwrap();
    for step in ["AUDIO-OUT", "VIDEO-PC"] {
        assert_eq!(progress(&desk).failure().unwrap().step, code(step));
        assert_eq!(escalated(&mut desk), Ok(1));
    }
    assert!(matches!(escalated(&mut desk), Err(Refusal::Escalated { .. })));
}

/// What the new ticket takes along, and from when its clocks count.
#[test]
fn a_failure_becomes_a_ticket_of_the_contracts_type_counted_from_the_failure() {
    let mut desk = passed(&STEPS[..2]);
    tried(&mut desk, "AUDIO-OUT", false).unwrap();
    let failed_at = desk.now;
    desk.now += chrono::TimeDelta::minutes(9);
    let words = texts(&[
        (TextField::Description, "Fisica"),
        (TextField::Place, "Aula 1"),
        (TextField::CallerName, "Docente Prova"),
    ]);
    let step = lifecycle::escalation(&desk.ticket, &words, "microfono muto", &desk.contract).unwrap();
    let TicketEvent::Registered(registration) = &step.event else { panic!("{step:?}") };
    assert_eq!(registration.escalates, Some(NUMBER));
    assert_eq!((&registration.call_type, &registration.priority), (&code("RI"), &code("URG")));
    assert_eq!((registration.called_at, registration.call), (failed_at, Some(CallNumber(1))));
    assert_eq!(registration.service, desk.ticket.service);
    assert_eq!((registration.planned_start, &registration.checklist), (None, &None));
    assert_eq!(step.texts[&TextField::Description], "microfono muto");
    assert_eq!((step.texts[&TextField::Place].as_str(), step.texts.len()), ("Aula 1", 3));

    let mut entry: Recorded = desk.log[0].clone();
    entry.event = Event::Ticket(step.event.clone());
    let born = Ticket::born(&entry, TicketNumber(2)).unwrap();
    assert_eq!(
        (born.state, born.escalates, born.linked()),
        (State::Registered, Some(NUMBER), Some(NUMBER))
    );
    let due = clocks(&born, &desk.contract);
    assert!(due.iter().all(|clock| clock.started_at == failed_at) && due.len() == 2, "{due:?}");
}

/// S2.7: the call is the lesson's, and the new ticket cites it all the same.
#[test]
fn the_call_of_an_escalated_ticket_is_no_orphan() {
    let mut desk = passed(&STEPS[..2]);
    tried(&mut desk, "AUDIO-OUT", false).unwrap();
    let step = lifecycle::escalation(&desk.ticket, &Texts::new(), "muto", &desk.contract).unwrap();
    let mut entry = desk.log[0].clone();
    entry.event = Event::Ticket(step.event);
    let born = Ticket::born(&entry, TicketNumber(2)).unwrap();
    let found = |tickets: [&Ticket; 2]| {
        let mut comparison = Comparison::default();
        let call = serde_json::json!({
            "number": 1, "version": 3, "state": "ended", "channel": "phone", "called_at": monday(),
            "caller": null, "site": null, "late": false, "clamped": false, "answered_by": null,
            "answered_at": null, "ended_at": monday(), "call_type": "LD",
            "outcome": {"outcome": "registered", "ticket": 1},
        });
        comparison.call(&serde_json::from_value(call).unwrap(), monday());
        tickets.into_iter().for_each(|ticket| comparison.ticket(ticket));
        comparison.finish().orphans
    };
    assert_eq!(found([&desk.ticket, &born]), []);
    let stranger = Ticket { escalates: None, ..born };
    let elsewhere = Orphan::CallElsewhere { ticket: TicketNumber(2), call: CallNumber(1) };
    assert_eq!(found([&desk.ticket, &stranger]), [elsewhere]);
}

#[test]
fn a_check_is_taken_back_and_an_escalation_is_not() {
    let mut desk = passed(&STEPS[..2]);
    let before = progress(&desk).clone();
    tried(&mut desk, "AUDIO-OUT", false).unwrap();
    let mut taken_back = desk.clone();
    taken_back.undo(Role::Technician).unwrap();
    assert_eq!(progress(&taken_back), &before);
    escalated(&mut desk).unwrap();
    let refused = desk.undo(Role::Technician);
    assert_eq!(refused, Err(Refusal::NotUndone { why: NotUndone::TakenUp }));
}

/// A type that is adopted takes its list along; a record of another system says nothing of when a lesson begins.
#[test]
fn an_adopted_ticket_has_the_checklist_of_its_type() {
    let with_list = text().replacen("call_types = [\"LD\"]", "call_types = [\"LD\", \"RI\"]", 1);
    let contract = load(&with_list).unwrap();
    let imported = Desk::imported().ticket;
    let adopt = |call_type: &str| {
        let deed = Deed::Adopt { call_type: code(call_type), priority: code("NES") };
        let action = Action { deed, texts: Texts::new() };
        lifecycle::decide(&imported, &action, &actor(Role::Operator), &contract)
    };
    let steps = adopt("RI").unwrap();
    assert!(
        matches!(&steps[0].event, TicketEvent::Adopted { checklist: Some(list), .. } if list.steps.len() == 7)
    );
    let known = vec!["RI".to_owned()];
    assert_eq!(adopt("LD"), Err(Refusal::CallType { call_type: "LD".to_owned(), known }));
}

/// What was checked was checked by the list that stood then; a version without it is not applied.
#[test]
fn another_version_leaves_the_list_alone_and_must_know_it() {
    let desk = passed(&STEPS[..2]);
    let version = |text: String| load(&text.replace("\"2026.1\"", "\"2026.2\"")).unwrap();
    let apply = |to: &Contract| {
        let reason = texts(&[(TextField::Reason, "prova")]);
        lifecycle::apply_contract(&desk.ticket, to, &desk.contract, &reason, &actor(Role::Supervisor))
    };
    let longer = text().replacen(
        "[[priorities]]",
        "[[checklists.steps]]\ncode = \"LUCI\"\nask = \"Si vede la luce?\"\n\n[[priorities]]",
        1,
    );
    let mut applied = desk.clone();
    applied.contract = version(longer);
    for step in apply(&applied.contract).unwrap() {
        applied.write(&step, &actor(Role::Supervisor));
    }
    assert_eq!(progress(&applied), progress(&desk));
    let unknown = version(text().replace("\"LEZIONE\"", "\"ALTRA\""));
    let known = vec!["ALTRA".to_owned()];
    let refused = Refusal::Invalid { field: "checklist".to_owned(), expected: Need::Code, known };
    assert_eq!(apply(&unknown), Err(refused));
}

/// Entries that were written before there were checklists are known and come back to the letter.
#[test]
fn what_was_registered_without_a_checklist_is_written_as_it_was() {
    let step =
        lifecycle::register(&intake(), monday(), &actor(Role::Operator), &crate::fixture::contract());
    let text = serde_json::to_string(&step.unwrap().event).unwrap();
    for field in ["planned_start", "checklist", "escalates"] {
        assert!(!text.contains(field), "{text}");
    }
    let ticket = serde_json::to_string(&Desk::at(State::Working).ticket).unwrap();
    for field in ["checklist", "escalates", "session"] {
        assert!(!ticket.contains(field), "{ticket}");
    }
    let adopted = r#"{"kind":"ticket.adopted","call_type":"RI","priority":"NES"}"#;
    let event: Event = serde_json::from_str(adopted).unwrap();
    assert_eq!(serde_json::to_string(&event).unwrap(), adopted);
}

fn text() -> String {
    let texts = centralino::domain::contract::shipped::texts();
    texts.into_iter().find(|text| text.contains("name = \"aula-remota\"")).unwrap().to_owned()
}

/// What a wrong file is told, after one change to the right one.
#[test]
fn a_checklist_that_cannot_be_gone_through_is_refused_by_its_field() {
    let audio = "code = \"AUDIO-OUT\"\nask = \"Il tecnico remoto sente l'aula?\"";
    let after = |codes: &str| format!("{audio}\nafter = [{codes}]");
    let second = "\n[[checklists]]\ncode = \"ALTRA\"\nname = \"x\"\ncall_types = [\"LD\"]\nready = \"x\"\n\
        escalates_to = { call_type = \"RI\", priority = \"URG\" }\nsteps = [{ code = \"A\", ask = \"x\" }]\n\n[[priorities]]";
    let list = "checklists[0] (LEZIONE)";
    let table: Vec<(&str, String, String, &str)> = vec![
        (
            "call_types = [\"LD\"]",
            "call_types = [\"XX\"]".into(),
            format!("{list}.call_types"),
            "LD, RI",
        ),
        (
            "call_types = [\"LD\"]",
            "call_types = [\"CI\"]".into(),
            format!("{list}.call_types"),
            "LD, RI",
        ),
        (
            "call_types = [\"LD\"]",
            "call_types = []".into(),
            format!("{list}.call_types"),
            "at least one type",
        ),
        (
            "call_types = [\"LD\"]",
            "call_types = [\"LD\", \"LD\"]".into(),
            format!("{list}.call_types"),
            "has two",
        ),
        ("[[priorities]]", second.into(), "checklists[1] (ALTRA).call_types".into(), "\"LD\" has two"),
        (
            "[[priorities]]",
            second.replace("ALTRA", "LEZIONE"),
            "checklists[1] (LEZIONE).code".into(),
            "twice",
        ),
        (
            "[[priorities]]",
            second.replace("[\"LD\"]", "[\"RI\"]").replace("[{ code = \"A\", ask = \"x\" }]", "[]"),
            "checklists[1] (ALTRA).steps".into(),
            "at least one step",
        ),
        (
            "call_type = \"RI\", priority = \"URG\"",
            "call_type = \"LD\", priority = \"URG\"".into(),
            format!("{list}.escalates_to.call_type"),
            "one of RI",
        ),
        (
            "call_type = \"RI\", priority = \"URG\"",
            "call_type = \"RI\", priority = \"XX\"".into(),
            format!("{list}.escalates_to.priority"),
            "URG, LEZ, NES",
        ),
        (
            "call_type = \"RI\", priority = \"URG\"",
            "call_type = \"RI\"".into(),
            format!("{list}.escalates_to"),
            "priority",
        ),
        (
            audio,
            audio.replace("AUDIO-OUT", "CHIAMATA"),
            format!("{list}.steps[2] (CHIAMATA).code"),
            "twice",
        ),
        (
            audio,
            audio.replace("Il tecnico remoto sente l'aula?", " "),
            format!("{list}.steps[2] (AUDIO-OUT).ask"),
            "a text",
        ),
        (
            audio,
            after("\"LUCI\""),
            format!("{list}.steps[2] (AUDIO-OUT).after"),
            "CHIAMATA, CONNESSIONE",
        ),
        (
            audio,
            after("\"AUDIO-IN\""),
            format!("{list}.steps[2] (AUDIO-OUT).after"),
            "before \"AUDIO-OUT\"",
        ),
        (
            audio,
            after("\"AUDIO-OUT\""),
            format!("{list}.steps[2] (AUDIO-OUT).after"),
            "before \"AUDIO-OUT\"",
        ),
        (
            "ask = \"La chiamata parte?\"",
            "ask = \"La chiamata parte?\"\nafter = [\"CONNESSIONE\"]".into(),
            format!("{list}.steps[0] (CHIAMATA).after"),
            "nothing before the first",
        ),
        (
            audio,
            format!("{audio}\nwhen = 3"),
            format!("{list}.steps[2] (AUDIO-OUT).when"),
            "unknown field",
        ),
        (
            "ready = \"pronto, in attesa del docente\"",
            "ready = \"\"".into(),
            format!("{list}.ready"),
            "a text",
        ),
        (
            "priority = \"LEZ\"\nclause",
            "priority = \"XX\"\nclause".into(),
            "call_types[0] (LD).priority".into(),
            "URG, LEZ, NES",
        ),
    ];
    for (from, to, field, expected) in table {
        let right = text();
        assert!(right.contains(from), "the file has no {from}");
        let told = load(&right.replacen(from, &to, 1)).unwrap_err().to_string();
        assert!(told.contains(&format!(" {field}: ")), "{to}: {told}");
        assert!(told.contains(expected), "{to}: {told}");
    }
    assert!(load(&text()).is_ok());
}

/// One thing somebody tries on a lesson.
fn attempts() -> impl Strategy<Value = Vec<Action>> {
    let checks =
        (prop::sample::select(STEPS.to_vec()), prop::bool::weighted(0.8)).prop_map(|(step, passed)| {
            Action { deed: check(step, passed), texts: texts(&[(TextField::Cause, "muto")]) }
        });
    let others = prop::sample::select(vec![
        Verb::StartWork,
        Verb::Complete,
        Verb::Escalate,
        Verb::RecordInspection,
        Verb::AskParts,
        Verb::ReceivePart,
        Verb::TakeCharge,
    ]);
    let attempt = prop_oneof![8 => checks, 2 => others.prop_map(complete_action)];
    prop::collection::vec(attempt, 1..60)
}

/// What must pass before each step, by the contract and nothing of the program.
fn prerequisites(step: &str) -> &'static [&'static str] {
    let at = STEPS.iter().position(|known| *known == step).unwrap();
    if step == "VIDEO-PC" { &STEPS[..2] } else { &STEPS[..at] }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is tried in whatever order: no step is tried before those that it needs have passed, nothing is ready
    /// and no work begins before all have, and the fold of the log says the same.
    #[test]
    fn no_order_of_tries_gets_past_the_checklist(actions in attempts()) {
        let mut desk = Desk::lesson();
        let mut standing = std::collections::BTreeMap::<String, bool>::new();
        for action in actions {
            let was = desk.ticket.clone();
            let done = desk.act(Role::Operator, &action);
            if done.is_err() {
                prop_assert_eq!(&desk.ticket, &was);
            }
            let all = |standing: &std::collections::BTreeMap<String, bool>| {
                STEPS.iter().all(|step| standing.get(*step) == Some(&true))
            };
            for step in done.unwrap_or_default() {
                match &step.event {
                    TicketEvent::StepChecked { step, passed } => {
                        for needed in prerequisites(step.as_str()) {
                            prop_assert_eq!(standing.get(*needed), Some(&true), "{} before {}", step, needed);
                        }
                        standing.insert(step.to_string(), *passed);
                    }
                    TicketEvent::WorkStarted | TicketEvent::Completed { .. } if was.state < State::Working => {
                        prop_assert!(all(&standing), "work began too early");
                    }
                    _ => {}
                }
            }
            if desk.ticket.is_ready() {
                prop_assert!(all(&standing));
            }
            prop_assert_eq!(desk.ticket.step_before_work().is_none(), all(&standing));
        }
        prop_assert_eq!(&desk.folded(), &desk.ticket);
        let text = serde_json::to_string(&desk.ticket).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Ticket>(&text).unwrap(), &desk.ticket);
    }
}
