//! The lifecycle, enumerated: every verb from every state, with what it implies and where it leads.

use std::collections::BTreeSet;
use std::fmt::Write;

use centralino::domain::action::{Action, Deed, Verb};
use centralino::domain::channel::Channel;
use centralino::domain::code::{CallNumber, TechnicianId};
use centralino::domain::contract::Insistence;
use centralino::domain::event::{AttachEffect, Completion, Event, TicketEvent};
use centralino::domain::lifecycle::{self, Course, course};
use centralino::domain::parts::PartsStatus;
use centralino::domain::quote::QuoteStatus;
use centralino::domain::refusal::{Awaited, Refusal};
use centralino::domain::role::{Actor, Role};
use centralino::domain::text::{TextField, Texts};
use centralino::domain::ticket::{Stage, State};

use crate::fixture::{
    Desk, actor, code, complete_action, contract, inspection, intake, monday, order, texts,
};

fn kind(event: &TicketEvent) -> String {
    Event::Ticket(event.clone()).kind().trim_start_matches("ticket.").to_owned()
}

/// One cell of the table, in the marks that the snapshot explains.
fn cell(state: State, verb: Verb) -> String {
    let mut desk = Desk::at(state);
    match desk.take(verb) {
        Ok(steps) if steps.is_empty() => "· already so".to_owned(),
        Ok(steps) => {
            let implied = steps.iter().filter(|step| step.implied);
            let implied: String = implied.map(|s| format!(" +{}", kind(&s.event))).collect();
            let stated = steps.iter().filter(|step| !step.implied);
            let further: String = stated.skip(1).map(|s| format!(" &{}", kind(&s.event))).collect();
            let to = desk.ticket.state;
            let to = if to == state { "stays" } else { to.code() };
            format!("> {to}{implied}{further}")
        }
        Err(Refusal::NotYet { awaits, .. }) => format!("! awaits {}", awaits.code()),
        Err(Refusal::Past { .. }) => "× past".to_owned(),
        Err(Refusal::NeedsNewTicket { .. }) => "× needs a new ticket".to_owned(),
        Err(Refusal::NoChecklist) => "× no checklist".to_owned(),
        Err(other) => panic!("{} from {}: {other:?}", verb.code(), state.code()),
    }
}

/// The three stages of a wait for parts as one, where they go together.
fn in_short(states: &str) -> String {
    ["parts-asked", "suspended-for-parts"].iter().fold(states.to_owned(), |states, wait| {
        let three = ["inspecting", "scheduled", "working"].map(|stage| format!("{wait}-{stage}"));
        states.replace(&three.join(", "), &format!("{wait}-*"))
    })
}

/// For each verb the outcomes in the order of the states that have them.
fn table() -> String {
    let mut out = String::from(
        "> goes there (+implied step) (&further step) · already so ! too early × too late\n",
    );
    for verb in Verb::ALL {
        let mut rows: Vec<(String, Vec<&str>)> = Vec::new();
        for state in State::ALL {
            let outcome = cell(state, verb);
            match rows.iter_mut().find(|(known, _)| *known == outcome) {
                Some((_, from)) => from.push(state.code()),
                None => rows.push((outcome, vec![state.code()])),
            }
        }
        let _ = writeln!(out, "\n{}", verb.code());
        for (outcome, from) in rows {
            let _ = writeln!(out, "  {outcome}\n      from {}", in_short(&from.join(", ")));
        }
    }
    out
}

#[test]
fn every_verb_from_every_state() {
    insta::assert_snapshot!(table());
}

const REGISTERED_TO_INSPECTING: [State; 4] =
    [State::Registered, State::Assigned, State::InCharge, State::Inspecting];
const INSPECTING_TO_WORKING: [State; 3] = [State::Inspecting, State::Scheduled, State::Working];

/// The column "from" of the six choices of S4.6, as the requirements have it. A repeat of what is
/// already so is no choice.
#[test]
fn the_six_choices_come_from_where_the_requirements_say() {
    let before_completion: Vec<State> =
        State::ALL.into_iter().filter(|state| state.is_before_completion()).collect();
    assert_eq!(before_completion.len(), 13);
    let any: Vec<State> = State::ALL.into_iter().filter(|s| *s != State::Imported).collect();
    let close = [State::Registered, State::Assigned, State::InCharge, State::Completed];
    let wanted: [(Verb, &[State]); 6] = [
        (Verb::Reject, &REGISTERED_TO_INSPECTING),
        (Verb::Dispatch, &before_completion),
        (Verb::AskParts, &INSPECTING_TO_WORKING),
        (Verb::SuspendForQuote, &INSPECTING_TO_WORKING),
        (Verb::Communicate, &any),
        (Verb::Close, &close),
    ];
    assert_eq!(wanted.map(|(verb, _)| verb), Verb::SIX_CHOICES);
    for (verb, from) in wanted {
        let goes: Vec<State> = State::ALL
            .into_iter()
            .filter(|state| matches!(course(&Desk::at(*state).ticket, verb), Ok(Course::Goes { .. })))
            .collect();
        assert_eq!(goes, from, "{}", verb.code());
    }
}

#[test]
fn done_said_of_a_ticket_that_nobody_touched_implies_the_whole_ladder() {
    let mut desk = Desk::at(State::Registered);
    let steps = desk.take(Verb::Complete).unwrap();
    let implied: Vec<bool> = steps.iter().map(|step| step.implied).collect();
    assert_eq!(implied, [true, true, true, true, true, false]);
    let wanted = [
        TicketEvent::Dispatched { technician: None, on_call: false },
        TicketEvent::ChargeTaken { technician: None },
        TicketEvent::InspectionStarted,
        TicketEvent::Inspected { level: None, covered: None, planned_start: None, estimated_end: None },
        TicketEvent::WorkStarted,
        TicketEvent::Completed { by: Completion::Done, decision: None },
    ];
    assert_eq!(steps.into_iter().map(|step| step.event).collect::<Vec<_>>(), wanted);
    let milestones = desk.ticket.milestones;
    assert!(milestones.in_charge.unwrap().implied, "nobody said when");
    assert!(milestones.inspection_started.unwrap().implied);
    assert!(!milestones.completed.unwrap().implied);
    assert_eq!(milestones.in_charge.unwrap().at, milestones.completed.unwrap().at);
    assert_eq!((desk.ticket.technician, desk.ticket.level), (None, None), "nothing is invented");
}

/// Approvals, quotes, programmability and closing information are never implied.
#[test]
fn only_seven_kinds_are_ever_implied_and_they_hold_nothing() {
    let mut kinds = BTreeSet::new();
    for state in State::ALL {
        for verb in Verb::ALL {
            let Ok(Course::Goes { implied }) = course(&Desk::at(state).ticket, verb) else { continue };
            for event in implied {
                match &event {
                    TicketEvent::Dispatched { technician, on_call } => {
                        assert_eq!((technician, on_call), (&None, &false));
                    }
                    TicketEvent::Inspected { level, covered, planned_start, estimated_end } => {
                        assert_eq!((level, covered), (&None, &None));
                        assert_eq!((planned_start, estimated_end), (&None, &None));
                    }
                    _ => {}
                }
                kinds.insert(kind(&event));
            }
        }
    }
    let wanted = [
        "charge-taken",
        "dispatched",
        "inspected",
        "inspection-started",
        "part-arrived",
        "parts-withdrawn",
        "work-started",
    ];
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), wanted);
}

#[test]
fn a_suspension_for_parts_comes_back_to_where_it_was() {
    for stage in [Stage::Inspecting, Stage::Scheduled, Stage::Working] {
        let mut desk = Desk::at(State::SuspendedForParts(stage));
        desk.take(Verb::ReceivePart).unwrap();
        assert_eq!(desk.ticket.state, stage.into());
        assert!(desk.ticket.pauses[0].to.is_some(), "the pause has ended");
        let mut desk = Desk::at(State::PartsAsked(stage));
        desk.take(Verb::RefuseParts).unwrap();
        assert_eq!(desk.ticket.state, stage.into());
        assert!(desk.ticket.pauses.is_empty(), "without approval nothing ever stood still");
    }
}

#[test]
fn work_that_cannot_wait_starts_at_the_inspection() {
    let mut desk = Desk::at(State::Inspecting);
    let action = Action { deed: inspection("IND", true), texts: Texts::new() };
    desk.act(Role::Technician, &action).unwrap();
    assert_eq!(desk.ticket.state, State::Working);
    assert_eq!(desk.ticket.quote, None);

    let mut desk = Desk::at(State::Inspecting);
    let action = Action { deed: inspection("IND", false), texts: Texts::new() };
    desk.act(Role::Technician, &action).unwrap();
    assert_eq!(desk.ticket.state, State::Working, "urgent work goes on and is settled afterwards");
    assert!(desk.ticket.has_open_quote());
    assert!(desk.ticket.pauses.is_empty());
}

#[test]
fn work_that_is_not_covered_opens_its_quote_in_the_same_action() {
    let mut desk = Desk::at(State::Inspecting);
    let action = Action { deed: inspection("BRE", false), texts: Texts::new() };
    desk.act(Role::Technician, &action).unwrap();
    assert_eq!(desk.ticket.state, State::SuspendedForQuote);
    assert!(desk.ticket.has_open_quote());
}

fn finds_uncovered(desk: &mut Desk, level: &str) -> Vec<String> {
    let action = Action { deed: inspection(level, false), texts: Texts::new() };
    let steps = desk.act(Role::Operator, &action).unwrap();
    steps.iter().map(|step| kind(&step.event)).collect()
}

/// A refusal of one quote is no licence for the next work that the contract does not cover.
#[test]
fn uncovered_work_waits_for_a_quote_that_is_approved() {
    let mut desk = suspended_with(&[Verb::SendQuote, Verb::DeclineQuote, Verb::Reopen]);
    assert_eq!(
        finds_uncovered(&mut desk, "BRE"),
        ["inspection-started", "inspected", "quote-opened"],
        "declined is not approved"
    );
    assert_eq!(desk.ticket.state, State::SuspendedForQuote);
    assert_eq!(desk.ticket.quote.as_ref().unwrap().status, QuoteStatus::Draft, "a new one");

    let mut desk = Desk::at(State::Inspecting);
    finds_uncovered(&mut desk, "IND");
    for verb in [Verb::SendQuote, Verb::Complete, Verb::Reopen] {
        desk.take(verb).unwrap();
    }
    finds_uncovered(&mut desk, "BRE");
    assert_eq!(desk.ticket.state, State::SuspendedForQuote, "one that is out has still to be decided");
    assert_eq!(desk.ticket.quote.as_ref().unwrap().status, QuoteStatus::Sent, "and stays out");

    let mut desk = suspended_with(&[Verb::SendQuote, Verb::ApproveQuote]);
    assert_eq!(finds_uncovered(&mut desk, "BRE"), ["inspected"], "approved is approved");
    assert_eq!(desk.ticket.state, State::Scheduled);
}

#[test]
fn work_under_way_opens_a_quote_only_where_none_is_open() {
    let mut desk = Desk::at(State::Working);
    assert_eq!(finds_uncovered(&mut desk, "BRE"), ["inspected", "quote-opened"]);
    assert_eq!(finds_uncovered(&mut desk, "BRE"), ["inspected"], "one is open");
    desk.take(Verb::SendQuote).unwrap();
    desk.take(Verb::DeclineQuote).unwrap();
    assert_eq!(finds_uncovered(&mut desk, "BRE"), ["inspected", "quote-opened"], "declined");
    assert_eq!(desk.ticket.state, State::Working, "it goes on and is settled afterwards");
    assert!(desk.ticket.pauses.is_empty());
    desk.take(Verb::SendQuote).unwrap();
    desk.take(Verb::ApproveQuote).unwrap();
    assert_eq!(finds_uncovered(&mut desk, "BRE"), ["inspected"], "approved");
}

fn suspended_with(verbs: &[Verb]) -> Desk {
    let mut desk = Desk::at(State::SuspendedForQuote);
    for verb in verbs {
        desk.take(*verb).unwrap();
    }
    desk
}

#[test]
fn a_quote_goes_from_draft_to_sent_to_decided() {
    let desk = suspended_with(&[]);
    let early = course(&desk.ticket, Verb::ApproveQuote).unwrap_err();
    assert!(matches!(early, Refusal::NotYet { awaits: Awaited::QuoteSent, .. }), "{early:?}");

    let desk = suspended_with(&[Verb::SendQuote, Verb::SendQuote]);
    assert_eq!(desk.ticket.quote.as_ref().unwrap().version, 2, "sent again, it is a new version");

    let desk = suspended_with(&[Verb::SendQuote, Verb::ApproveQuote]);
    assert_eq!(desk.ticket.state, State::Scheduled);
    assert_eq!(desk.ticket.quote.as_ref().unwrap().status, QuoteStatus::Approved);
    assert!(!desk.ticket.milestones.confirmed.unwrap().implied);
    assert!(matches!(course(&desk.ticket, Verb::DeclineQuote), Err(Refusal::Past { .. })));
    assert_eq!(course(&desk.ticket, Verb::ApproveQuote), Ok(Course::AlreadySo));

    let desk = suspended_with(&[Verb::SendQuote, Verb::DeclineQuote]);
    assert_eq!(desk.ticket.state, State::Completed);
    assert_eq!(desk.ticket.completion, Some(Completion::NotAuthorised));
}

#[test]
fn no_ticket_closes_over_a_quote_that_nobody_decided() {
    let mut desk = Desk::at(State::Inspecting);
    desk.act(Role::Operator, &Action { deed: inspection("IND", false), texts: Texts::new() }).unwrap();
    desk.take(Verb::Complete).unwrap();
    let open = Refusal::QuoteOpen { status: QuoteStatus::Draft };
    assert_eq!(desk.take(Verb::Close), Err(open.clone()));
    desk.take(Verb::Reopen).unwrap();
    assert_eq!(desk.take(Verb::Close), Err(open), "nor by way of a reopening");
    desk.take(Verb::Complete).unwrap();
    desk.take(Verb::SendQuote).unwrap();
    desk.take(Verb::ApproveQuote).unwrap();
    assert_eq!(desk.ticket.state, State::Completed, "settled afterwards, it moves nothing");
    desk.take(Verb::Close).unwrap();
    assert_eq!(desk.ticket.state, State::Closed);
}

#[test]
fn suspending_for_a_quote_that_is_out_keeps_it() {
    let mut desk = Desk::at(State::Inspecting);
    desk.act(Role::Operator, &Action { deed: inspection("IND", false), texts: Texts::new() }).unwrap();
    desk.take(Verb::SendQuote).unwrap();
    desk.take(Verb::SuspendForQuote).unwrap();
    assert_eq!(desk.ticket.state, State::SuspendedForQuote);
    let quote = desk.ticket.quote.as_ref().unwrap();
    assert_eq!((quote.status, quote.version), (QuoteStatus::Sent, 1));
    desk.take(Verb::ApproveQuote).unwrap();
    assert_eq!(desk.ticket.state, State::Scheduled);
}

#[test]
fn an_approved_order_starts_as_scheduled_and_is_still_taken_in_charge() {
    let mut wanted = intake();
    wanted.call_type = code("OI");
    wanted.order = Some(order());
    let mut desk = Desk::registered(&wanted);
    assert_eq!(desk.ticket.state, State::Scheduled);
    let steps = desk.take(Verb::TakeCharge).unwrap();
    assert_eq!(steps.len(), 1);
    assert_eq!(desk.ticket.state, State::Scheduled, "it never steps back");
    assert!(desk.ticket.milestones.in_charge.is_some());
    assert_eq!(desk.take(Verb::TakeCharge), Ok(Vec::new()));
}

#[test]
fn another_team_takes_charge_anew_before_the_inspection_only() {
    let mut desk = Desk::at(State::InCharge);
    desk.take(Verb::Dispatch).unwrap();
    assert_eq!(desk.ticket.state, State::Assigned);
    let mut desk = Desk::at(State::Scheduled);
    desk.take(Verb::Dispatch).unwrap();
    assert_eq!((desk.ticket.state, desk.ticket.technician), (State::Scheduled, Some(TechnicianId(2))));
    let same = Deed::Dispatch { technician: TechnicianId(2), on_call: false };
    assert_eq!(desk.act(Role::Operator, &Action { deed: same, texts: Texts::new() }), Ok(Vec::new()));
}

#[test]
fn reopening_goes_to_in_charge_or_to_another_team() {
    for state in [State::Completed, State::Closed] {
        let mut desk = Desk::at(state);
        desk.take(Verb::Reopen).unwrap();
        assert_eq!(desk.ticket.state, State::InCharge);
        assert_eq!((desk.ticket.completion, desk.ticket.milestones.completed), (None, None));
        let mut desk = Desk::at(state);
        let deed = Deed::Reopen { technician: Some(TechnicianId(9)) };
        let reason = texts(&[(TextField::Reason, "Perde ancora")]);
        desk.act(Role::Operator, &Action { deed, texts: reason }).unwrap();
        assert_eq!(
            (desk.ticket.state, desk.ticket.technician),
            (State::Assigned, Some(TechnicianId(9)))
        );
    }
}

#[test]
fn closing_remembers_every_call_and_whether_it_was_done_by_telephone() {
    for (state, by_phone) in [(State::Completed, false), (State::InCharge, true)] {
        let mut desk = Desk::at(state);
        let steps = desk.take(Verb::Close).unwrap();
        let TicketEvent::Closed { report, solved_by_phone } = &steps[0].event else {
            panic!("{steps:?}");
        };
        assert_eq!(report.calls, desk.ticket.calls);
        assert_eq!(report.calls.len(), 1);
        assert_eq!(*solved_by_phone, by_phone);
    }
}

#[test]
fn status_reminder_and_complaint_attach_to_any_ticket_of_ours() {
    let contract = contract();
    let wanted =
        [("IS", AttachEffect::Status), ("SO", AttachEffect::Reminder), ("RE", AttachEffect::Complaint)];
    let call = CallNumber(7);
    for state in State::ALL.into_iter().filter(|state| *state != State::Imported) {
        for (call_type, wanted) in wanted {
            let mut desk = Desk::at(state);
            let steps = lifecycle::attach(&desk.ticket, call, &code(call_type), "", &contract).unwrap();
            let TicketEvent::CallAttached { effect, .. } = steps[0].event else { panic!("{steps:?}") };
            assert_eq!(effect, wanted);
            steps.iter().for_each(|step| desk.write(step, &actor(Role::Operator)));
            assert_eq!(desk.ticket.state, state, "a call moves no ticket");
            assert!(desk.ticket.calls.contains(&call));
            let counted = (desk.ticket.reminders, desk.ticket.complaints);
            assert_eq!(counted, (u32::from(call_type == "SO"), u32::from(call_type == "RE")));
        }
        for other in ["RI", "OI", "CF", "CS", "CI"] {
            let ticket = Desk::at(state).ticket;
            let refusal = lifecycle::attach(&ticket, call, &code(other), "", &contract).unwrap_err();
            let Refusal::CallType { known, .. } = refusal else { panic!("{refusal:?}") };
            assert_eq!(known, ["IS", "SO", "RE"]);
        }
    }
    let imported = Desk::imported().ticket;
    let refusal = lifecycle::attach(&imported, call, &code("SO"), "", &contract).unwrap_err();
    assert!(matches!(refusal, Refusal::NotYet { awaits: Awaited::Adoption, .. }));
}

/// From the contract's n-th on the shift's supervisor is told of each; what asks how things stand is never told.
#[test]
fn the_third_reminder_and_every_complaint_reach_the_supervisor() {
    let contract = contract();
    let told_of = |call_type: &str| {
        let mut desk = Desk::at(State::InCharge);
        (1..=5)
            .map(|call| {
                let steps =
                    lifecycle::attach(&desk.ticket, CallNumber(call), &code(call_type), "", &contract)
                        .unwrap();
                steps.iter().for_each(|step| desk.write(step, &actor(Role::Operator)));
                steps.iter().skip(1).map(|step| step.event.clone()).collect::<Vec<_>>()
            })
            .collect::<Vec<_>>()
    };
    let told = |effect, count| vec![TicketEvent::Insisted { effect, count, tell: Role::Supervisor }];
    let reminder = |count| told(AttachEffect::Reminder, count);
    assert_eq!(told_of("SO"), [vec![], vec![], reminder(3), reminder(4), reminder(5)]);
    assert_eq!(told_of("RE"), [1, 2, 3, 4, 5].map(|count| told(AttachEffect::Complaint, count)));
    assert_eq!(told_of("IS"), [vec![], vec![], vec![], vec![], vec![]]);
    let mut silent = contract;
    silent.reminders = Insistence::default();
    let mut desk = Desk::at(State::InCharge);
    desk.ticket.reminders = 9;
    let steps = lifecycle::attach(&desk.ticket, CallNumber(1), &code("SO"), "", &silent).unwrap();
    assert_eq!(steps.len(), 1, "a contract that says nothing of it tells nobody");
}

/// S9.2: what takes the work further waits; what ends it, or is said of it, does not.
#[test]
fn the_request_of_somebody_who_is_not_enabled_goes_no_further() {
    let free = [
        Verb::Reject,
        Verb::Communicate,
        Verb::Cancel,
        Verb::Correct,
        Verb::Note,
        Verb::Adopt,
        Verb::Authorise,
        Verb::Supplement,
    ];
    for verb in Verb::ALL {
        let mut desk = Desk::unauthorised();
        let early = matches!(
            desk.take(verb),
            Err(Refusal::NotYet { awaits: Awaited::Authorisation, possible, .. }) if possible.contains(&Verb::Authorise)
        );
        assert_eq!(early, !free.contains(&verb), "{}", verb.code());
    }
    let mut desk = Desk::unauthorised();
    desk.take(Verb::Authorise).unwrap();
    assert_eq!(desk.take(Verb::Authorise).unwrap(), [], "it is so already");
    desk.take(Verb::Dispatch).unwrap();
    assert_eq!(desk.ticket.state, State::Assigned);
}

/// S4.9: every request stays, with what became of it and who decided.
#[test]
fn a_request_for_parts_tells_what_became_of_it() {
    let endings = [
        (vec![Verb::RefuseParts], PartsStatus::Refused, true),
        (vec![Verb::ApproveParts], PartsStatus::Approved, true),
        (vec![Verb::ApproveParts, Verb::ReceivePart], PartsStatus::Arrived, true),
        (vec![Verb::ReceivePart], PartsStatus::Arrived, false),
        (vec![Verb::StartWork], PartsStatus::Asked, false),
        (vec![Verb::Complete], PartsStatus::Withdrawn, false),
        (vec![Verb::Cancel], PartsStatus::Withdrawn, false),
        (vec![Verb::CompleteByThirdParty], PartsStatus::ThirdParty, true),
        (vec![Verb::ApproveParts, Verb::CompleteByThirdParty], PartsStatus::ThirdParty, true),
    ];
    for (verbs, status, decided) in endings {
        let mut desk = Desk::at(State::PartsAsked(Stage::Working));
        for verb in &verbs {
            desk.take(*verb).unwrap();
        }
        let [request] = desk.ticket.parts.as_slice() else { panic!("{:?}", desk.ticket.parts) };
        assert_eq!((request.status, request.decided.is_some()), (status, decided), "{verbs:?}");
        assert_eq!(request.ended_at.is_none(), request.is_open(), "{verbs:?}");
        let how = request.decided.and_then(|decided| decided.decision.how);
        assert_eq!(how, decided.then_some(Channel::Phone), "{verbs:?}");
    }
}

#[test]
fn an_imported_record_does_nothing_until_it_is_adopted() {
    let mut desk = Desk::imported();
    for verb in Verb::ALL.into_iter().filter(|verb| *verb != Verb::Adopt) {
        let refusal = desk.take(verb).unwrap_err();
        assert!(
            matches!(&refusal, Refusal::NotYet { awaits: Awaited::Adoption, possible, .. } if possible == &[Verb::Adopt]),
            "{refusal:?}"
        );
    }
    assert_eq!(desk.ticket.called_at, None, "no clocks");
    desk.take(Verb::Adopt).unwrap();
    assert_eq!((desk.ticket.state, desk.ticket.called_at), (State::Registered, Some(desk.now)));
}

#[test]
fn what_a_refusal_calls_possible_is_possible() {
    for state in State::ALL {
        for verb in Verb::ALL {
            let (Err(Refusal::NotYet { possible, .. }) | Err(Refusal::Past { possible, .. })) =
                Desk::at(state).take(verb)
            else {
                continue;
            };
            assert!(!possible.is_empty(), "{} from {}", verb.code(), state.code());
            for other in possible {
                let done = Desk::at(state).act(Role::Operator, &complete_action(other));
                assert!(
                    done.is_ok_and(|steps| !steps.is_empty()),
                    "{} from {}",
                    other.code(),
                    state.code()
                );
            }
        }
    }
}

#[test]
fn a_priority_is_not_corrected_once_the_ticket_is_over() {
    let deed = Deed::Correct { priority: Some(code("EME")), service: None, site: None };
    let action = Action { deed, texts: texts(&[(TextField::Reason, "Era più grave")]) };
    for state in State::ALL.into_iter().filter(|state| *state != State::Imported) {
        let done = Desk::at(state).act(Role::Operator, &action);
        if state.is_open() {
            assert!(done.is_ok(), "{}", state.code());
        } else {
            let Err(Refusal::Past { possible, .. }) = done else { panic!("{done:?}") };
            assert!(possible.contains(&Verb::Note), "what remains is said");
        }
    }
}

#[test]
fn what_a_key_shows_agrees_with_what_it_does() {
    for state in State::ALL {
        let ticket = Desk::at(state).ticket;
        for role in Role::ALL {
            for verb in Verb::ALL {
                let who: Actor = actor(role);
                let shown = lifecycle::permits(&ticket, verb, &who);
                let done = lifecycle::decide(&ticket, &complete_action(verb), &who, &contract());
                assert_eq!(shown.err(), done.err(), "{} from {}", verb.code(), state.code());
            }
        }
    }
    assert!(Desk::at(State::Registered).ticket.called_at == Some(monday()));
}
