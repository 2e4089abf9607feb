//! A technician's day over a thin line: what is theirs, each action in few keys, late entries, refusals, and a
//! line that comes and goes.

use centralino::domain::action::Verb;
use centralino::domain::code::TicketNumber;
use centralino::domain::role::Role;
use centralino::domain::ticket::State;
use serde_json::json;

use super::shift::Shift;

/// A technician with one intervention, which is open.
fn at_a_leak() -> Shift {
    let mut shift = Shift::in_the_field(80, 24);
    assert_eq!(shift.is_sent("URG", "Rianimazione", "perdita d'acqua dal controsoffitto"), 1);
    shift.press("enter");
    shift
}

fn state(shift: &Shift, number: u64) -> State {
    shift.model.ticket(TicketNumber(number)).unwrap().ticket.state
}

#[test]
fn the_list_holds_what_is_ours_with_the_suspended_last() {
    let mut shift = Shift::in_the_field(80, 24);
    shift.sees("Nessun intervento assegnato");
    let later = shift.is_sent("NES", "Magazzino", "scarico lento");
    let parts = shift.is_sent("EME", "CUP", "sifone rotto");
    let first = shift.is_sent("EME", "Sala operatoria 3", "allagamento");
    let others = shift.registers("EME", "Rianimazione", "di altri");
    shift.desk_does(others, json!({"action": "dispatch", "technician": 2}));
    shift.desk_does(parts, json!({"action": "start-inspection"}));
    shift.desk_does(parts, json!({"action": "ask-parts", "texts": {"part": "sifone"}}));
    let who = json!({"person": "Cliente Prova", "reference": "lettera 1"});
    shift.desk_does(parts, json!({"action": "approve-parts", "how": "phone", "texts": who}));
    let round: Vec<u64> = shift.model.round().iter().map(|key| key.number.0).collect();
    assert_eq!(round, [first, later, parts]);
    shift.sees("Interventi assegnati: 3");
    shift.sees("Sala operatoria 3");
    shift.sees("sosp. ricambi");
    shift.does_not_see("di altri");
    shift.does_not_see("Rianimazione");
}

/// The server tells a technician of sites and requesters only what their own interventions speak of.
#[test]
fn an_intervention_that_has_just_come_says_where_it_is_and_who_asked() {
    let mut shift = Shift::in_the_field(80, 24);
    assert!(shift.model.replica.directory.sites.is_empty(), "nothing is theirs yet");
    shift.is_sent("URG", "Rianimazione", "perdita d'acqua dal controsoffitto");
    shift.press("enter");
    shift.sees("Dove: Ospedale Prova, Rianimazione, via della Prova 1");
    shift.sees("Utente Prova Uno, caposala, chiamare 0000 000 111");
}

#[test]
fn somebody_whom_no_technician_stands_for_sees_all_and_is_told() {
    let mut shift = Shift::in_the_field(80, 24);
    shift.is_sent("URG", "CUP", "perdita");
    let others = shift.registers("EME", "Rianimazione", "di altri");
    shift.desk_does(others, json!({"action": "dispatch", "technician": 2}));
    shift.forgets_whose_they_are();
    shift.sees("Tutti gli interventi: 2");
    shift.sees("non è legato a un tecnico");
    shift.sees("token add NOME");
}

#[test]
fn from_the_dispatch_to_the_completed_work_with_enter_alone() {
    let mut shift = at_a_leak();
    shift.sees("chiamare 0000 000 111");
    shift.sees(">1 t prendi in carico");
    shift.press("enter enter");
    shift.sees("1, prendi in carico: registrato");
    shift.sees(">1 s inizia sopralluogo");
    shift.press("enter enter");
    assert_eq!(state(&shift, 1), State::Inspecting);
    // What was found is the one thing that nobody can guess.
    shift.press("enter b enter");
    assert_eq!(state(&shift, 1), State::Scheduled);
    shift.press("enter enter");
    assert_eq!(state(&shift, 1), State::Working);
    shift.press("enter enter");
    assert_eq!(state(&shift, 1), State::Completed);
    shift.sees("da chiudere");
}

/// Each action from where it is usually done, with the keys that it takes; words are not counted.
#[test]
fn every_action_takes_three_keys_at_most() {
    let day = [
        (Verb::TakeCharge, "t enter", ""),
        (Verb::Communicate, "c", "arrivo alle dieci"),
        (Verb::StartInspection, "s enter", ""),
        (Verb::Note, "n", "serve la scala"),
        (Verb::AskParts, "k", "valvola"),
        (Verb::ReceivePart, "v enter", ""),
        (Verb::RecordInspection, "i b enter", ""),
        (Verb::StartWork, "l enter", ""),
        (Verb::SuspendForQuote, "p", "fuori convenzione"),
        (Verb::Complete, "f enter", ""),
    ];
    let mut verbs: Vec<Verb> = day.iter().map(|(verb, ..)| *verb).collect();
    verbs.sort();
    // A checklist belongs to lessons, which have their own story.
    let of_lessons = [Verb::CheckStep, Verb::Escalate];
    let here = |verb: &Verb| Role::Technician.may(*verb) && !of_lessons.contains(verb);
    let may: Vec<Verb> = Verb::ALL.into_iter().filter(here).collect();
    assert_eq!(verbs, {
        let mut may = may;
        may.sort();
        may
    });
    let mut shift = at_a_leak();
    for (verb, keys, words) in day {
        if verb == Verb::Complete {
            // The quote that suspended it is decided at the desk.
            shift.desk_does(1, json!({"action": "send-quote", "amount": "100"}));
            let who = json!({"person": "Cliente Prova", "reference": "lettera 2"});
            shift.desk_does(1, json!({"action": "approve-quote", "how": "phone", "texts": who}));
        }
        let events = events(&shift);
        shift.keys_pressed = 0;
        shift.press(keys);
        if !words.is_empty() {
            shift.dictates(words);
            shift.press("enter");
        }
        assert!(shift.keys_pressed <= 3, "{}: {} keys", verb.code(), shift.keys_pressed);
        assert!(events < self::events(&shift), "{} was not recorded", verb.code());
        assert!(shift.model.papers.prompt.is_none(), "{}", verb.code());
    }
    assert_eq!(state(&shift, 1), State::Completed);
}

/// How many entries the intervention's history has.
fn events(shift: &Shift) -> u64 {
    shift.model.ticket(TicketNumber(1)).unwrap().ticket.version
}

#[test]
fn numbers_and_letters_begin_the_same_action_and_reasons_stand_below() {
    let mut shift = at_a_leak();
    shift.sees("k ricambi (dopo l'inizio del sopralluogo)");
    shift.press("2");
    shift.sees("1: inizia sopralluogo");
    shift.press("esc s");
    shift.sees("1: inizia sopralluogo");
    shift.press("esc k");
    shift.sees("Si può solo dopo l'inizio del sopralluogo");
    // A number beyond the last does nothing, nor does a key of the desk.
    shift.press("9 0 a x f2");
    assert!(shift.model.papers.prompt.is_none());
}

#[test]
fn the_arrows_choose_what_enter_does() {
    let mut shift = at_a_leak();
    shift.press("down down up");
    shift.sees(">2 s inizia sopralluogo");
    shift.press("enter");
    shift.sees("1: inizia sopralluogo");
}

#[test]
fn what_was_done_earlier_is_told_with_its_time() {
    let mut shift = at_a_leak();
    shift.minutes_pass(40);
    shift.press("s");
    shift.types("alle 14:50");
    shift.press("enter");
    shift.sees("registrazione tardiva");
    assert_eq!(state(&shift, 1), State::Inspecting);
    // The time of the step that it implied can still be told.
    shift.sees("prendi in carico: dire l'ora");
    shift.press("t");
    shift.types("14:40");
    shift.press("enter");
    shift.does_not_see("dire l'ora");
}

#[test]
fn a_time_before_the_call_is_refused_where_it_stands() {
    let mut shift = at_a_leak();
    shift.press("s");
    shift.types("9:40");
    shift.press("enter");
    shift.sees("serve un'ora tra la chiamata e adesso");
    shift.sees("9:40");
    shift.press("esc");
    assert_eq!(state(&shift, 1), State::Assigned);
    // Esc throws nothing away.
    shift.press("s");
    shift.sees("9:40");
}

#[test]
fn what_the_server_refuses_comes_back_to_be_looked_at() {
    let mut shift = at_a_leak();
    shift.feed_is_behind = true;
    shift.desk_does(1, json!({"action": "cancel", "texts": {"reason": "non serve più"}}));
    shift.press("t enter");
    shift.feed_is_behind = false;
    shift.sees("è cambiato nel frattempo");
    assert!(shift.model.papers.prompt.is_some(), "nothing is lost");
}

#[test]
fn without_a_line_a_whole_visit_is_written_and_sent_in_its_order() {
    let mut shift = at_a_leak();
    shift.server_goes();
    shift.time_passes(chrono::TimeDelta::seconds(8));
    shift.sees("Linea assente dalle 14:29");
    shift.press("t enter");
    shift.sees("in viaggio: prendi in carico, 14:29");
    shift.sees("In attesa: 1");
    // It goes on from where it will be.
    shift.sees(">1 s inizia sopralluogo");
    shift.minutes_pass(10);
    shift.press("s enter");
    shift.minutes_pass(5);
    shift.press("k");
    shift.types("valvola");
    shift.press("enter");
    shift.sees("In attesa: 3");
    shift.minutes_pass(30);
    shift.server_comes_back();
    shift.does_not_see("in viaggio");
    shift.sees("ricambi chiesti");
    // Each at the time at which its key was pressed, however late it arrived.
    let ticket = &shift.model.ticket(TicketNumber(1)).unwrap().ticket;
    let reached = ticket.milestones.inspection_started.unwrap();
    assert_eq!(reached.at.to_rfc3339(), "2026-11-23T13:39:54+00:00");
    assert!(!reached.implied && !reached.conflicting);
}

#[test]
fn a_workplace_that_is_killed_leaves_what_was_written_and_what_was_sent_to_the_next() {
    let mut shift = at_a_leak();
    shift.server_goes();
    shift.press("t enter n");
    shift.types("chiavi in portineria");
    shift.time_passes(chrono::TimeDelta::seconds(1));
    assert_eq!(shift.slips.len(), 2);
    shift.server_comes_back_unheard();
    shift.kill_and_start_again();
    assert_eq!(state(&shift, 1), State::InCharge);
    shift.sees("chiavi in portineria");
    shift.press("enter");
    shift.sees("«chiavi in portineria»");
    shift.time_passes(chrono::TimeDelta::seconds(1));
    assert_eq!(shift.slips, []);
}

#[test]
fn the_bell_rings_for_new_work_and_not_for_calls() {
    let mut shift = Shift::in_the_field(80, 24);
    shift.rings("0000 777");
    assert!(shift.announced.is_empty());
    shift.is_sent("EME", "CUP", "allagamento");
    assert_eq!(shift.announced.len(), 1);
    shift.sees("Nuovo intervento 1: CUP");
}

#[test]
fn no_money_is_shown_in_the_field() {
    let mut shift = at_a_leak();
    shift.press("s enter i b tab n enter");
    assert_eq!(state(&shift, 1), State::SuspendedForQuote);
    shift.desk_does(1, json!({"action": "send-quote", "amount": "1250.50"}));
    // Late by days, which costs.
    shift.minutes_pass(60 * 24 * 3);
    shift.press("end");
    shift.sees("preventivo inviato");
    shift.does_not_see("€");
    shift.press("esc");
    shift.does_not_see("€");
}

#[test]
fn seconds_pass_only_where_a_deadline_is_near() {
    let mut shift = Shift::in_the_field(80, 24);
    let waits = |shift: &Shift| (shift.model.wake_at() - shift.clock.now()).num_milliseconds() <= 1_000;
    shift.time_passes(chrono::TimeDelta::seconds(20));
    assert!(!waits(&shift), "an empty list");
    shift.is_sent("NES", "CUP", "scarico lento");
    shift.time_passes(chrono::TimeDelta::seconds(10));
    assert!(!waits(&shift), "nothing is due within the hour");
    shift.rings("0000 777");
    assert!(!waits(&shift), "calls are the desk's");
    shift.is_sent("EME", "CUP", "allagamento");
    shift.time_passes(chrono::TimeDelta::seconds(10));
    assert!(waits(&shift), "an hour for an emergency");
    shift.sees(" s");
}
