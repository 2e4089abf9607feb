//! Remote lessons (S7) by keys: from the sheet to "ready, waiting for the teacher", and to the ticket that a failed
//! step becomes.

use centralino::domain::code::TicketNumber;
use centralino::domain::ticket::{State, Ticket};
use centralino::tui::app::Pane;
use serde_json::json;

use super::linear::ear::Ear;
use super::shift::Shift;

const CONTRACT: &str = "aula-remota";
/// The steps of the contract, in their order.
const STEPS: [&str; 7] =
    ["CHIAMATA", "CONNESSIONE", "AUDIO-OUT", "AUDIO-IN", "VIDEO-OUT", "VIDEO-IN", "VIDEO-PC"];

/// A lesson that a known caller asks for, two hours from now, written up at the sheet.
fn registered(width: u16, height: u16) -> Shift {
    let mut shift = Shift::begin_under(CONTRACT, width, height);
    shift.rings("0000 000 111");
    shift.press("f2");
    shift.types("cup");
    shift.press("enter enter");
    shift.types("16:30");
    shift.press("enter");
    shift.types("vid");
    shift.press("enter");
    shift.dictates("Fisica, quinta B");
    shift.press("enter enter");
    shift
}

fn lesson(shift: &Shift) -> &Ticket {
    &shift.model.ticket(TicketNumber(1)).unwrap().ticket
}

/// The lesson with its first steps passed.
fn tried(width: u16, height: u16, steps: usize) -> Shift {
    let mut shift = registered(width, height);
    for _ in 0..steps {
        shift.press("C enter");
    }
    shift
}

#[test]
fn a_lesson_is_registered_at_the_sheet_with_its_start() {
    for (width, height) in [(160, 45), (120, 36), (80, 24)] {
        let mut shift = registered(width, height);
        shift.sees("NUMERO DA DIRE AL CHIAMANTE: 1");
        assert_eq!(shift.keys_pressed, 18, "f2 cup ↵ ↵ 16:30 ↵ vid ↵ ↵ ↵");
        shift.press("f5");
        shift.sees("1  LEZIONE PROGRAMMATA  programmato   Fisica, quinta B");
        shift.sees("appuntamento 16:30");
        shift.sees("prova del collegamento: 0 di 7");
        assert_eq!(lesson(&shift).state, State::Scheduled);
        shift.press("f6");
        shift.sees("16:30             programmato LEZ");
    }
}

#[test]
fn a_lesson_without_its_start_is_asked_for_it() {
    let mut shift = Shift::begin_under(CONTRACT, 120, 36);
    shift.rings("0000 000 111");
    shift.press("f2");
    shift.types("cup");
    shift.press("enter enter enter enter");
    shift.dictates("Fisica");
    shift.press("f9");
    shift.sees("Inizio previsto: serve");
    shift.types("quando capita");
    shift.press("f9");
    shift.sees("Inizio previsto: serve");
    assert!(shift.model.replica.tickets.is_empty());
}

/// Two lessons in one room on one day are two lessons, and nobody is asked whether one is a reminder of the other.
#[test]
fn the_next_lesson_in_the_same_room_is_no_reminder() {
    let mut shift = registered(160, 45);
    shift.press("f6");
    shift.rings("0000 000 111");
    shift.press("f2");
    shift.types("cup");
    shift.press("enter enter");
    shift.types("18:00");
    shift.press("enter");
    shift.types("vid");
    shift.press("enter");
    shift.dictates("Chimica, quinta B");
    shift.press("enter enter");
    shift.sees("NUMERO DA DIRE AL CHIAMANTE: 2");
}

#[test]
fn two_keys_a_step_lead_to_a_lesson_that_waits_for_its_teacher() {
    for (width, height) in [(160, 45), (120, 36), (80, 24)] {
        let mut shift = registered(width, height);
        // A lesson does not begin while a step is missing; the first one is named.
        shift.press("l");
        shift.sees("Prima va superato il passo CHIAMATA");
        let before = shift.keys_pressed;
        for (at, step) in STEPS.iter().enumerate() {
            shift.press("C");
            shift.sees(&format!("1: passo. {step}: "));
            shift.press("enter");
            assert_eq!(lesson(&shift).checklist.as_ref().unwrap().checks.len(), at + 1, "{step}");
        }
        assert_eq!(shift.keys_pressed - before, 14);
        shift.sees("+ pronto, in attesa del docente");
        shift.sees("1  LEZIONE PROGRAMMATA  pronto   Fisica");
        assert!(lesson(&shift).is_ready());
        shift.press("f6");
        shift.sees("+  16:30             pronto");
        // From here it is work like any other.
        shift.press("enter l f9");
        assert_eq!(lesson(&shift).state, State::Working);
        shift.press("f f9 x");
        shift.dictates("lezione svolta");
        shift.press("f9");
        assert_eq!(lesson(&shift).state, State::Closed);
    }
}

#[test]
fn a_later_step_is_refused_with_the_one_that_must_come_first() {
    let mut shift = tried(120, 36, 2);
    shift.press("C backtab");
    shift.types("video-in");
    shift.press("enter");
    shift.sees("Prima va superato il passo AUDIO-OUT");
    // The computer's picture needs the link alone.
    shift.types("video-pc");
    shift.press("enter");
    shift.sees("prova del collegamento: 3 di 7");
    shift.press("C");
    shift.sees("1: passo. AUDIO-OUT: ");
}

#[test]
fn a_try_is_taken_back_by_one_key() {
    let mut shift = tried(160, 45, 1);
    shift.sees("1: passo. Ctrl-R annulla (5 s)");
    shift.sees("prova del collegamento: 1 di 7");
    shift.press("ctrl-r");
    shift.sees("prova del collegamento: 0 di 7");
    shift.sees("annullato  passo");
}

#[test]
fn a_step_that_fails_says_why_and_becomes_a_ticket_that_enter_leads_to_and_back() {
    for (width, height) in [(160, 45), (120, 36), (80, 24)] {
        let mut shift = tried(width, height, 2);
        shift.press("E");
        shift.sees("Nessun passo risulta non superato");
        // No cause, no failure: the cursor stands where it is missing.
        shift.press("C n enter");
        shift.sees("Causa: serve qualche parola");
        shift.dictates("microfono muto");
        shift.press("enter");
        shift.sees("AUDIO-OUT");
        shift.sees("non superato, 14:29 «microfono muto»");
        shift.sees("E escalation");
        // What failed is tried again, and fails again: both stay.
        shift.press("C n");
        shift.dictates("anche con le pile nuove");
        shift.press("enter");
        assert_eq!(lesson(&shift).checklist.as_ref().unwrap().checks.len(), 4);

        shift.minutes_pass(3);
        shift.press("E");
        shift.sees("AUDIO-OUT non superato: anche con le pile nuove");
        shift.press("f9");
        shift.sees("1: escalation, aperto l'intervento 2");
        shift.sees("escalation 2 (Invio)");
        shift.press("E");
        shift.sees("l'escalation c'è già: intervento 2");
        shift.press("enter");
        shift.sees("2  LEZIONE A RISCHIO  registrato   AUDIO-OUT non superato");
        shift.sees("Ospedale Prova › CUP");
        shift.sees("superato della 1 (Invio)");
        // Its clock counts from the failure, not from when it was passed on.
        shift.sees("sopralluogo entro 14:49");
        shift.press("enter");
        shift.sees("1  LEZIONE PROGRAMMATA  programmato   Fisica");
        assert_eq!(shift.model.focus, Pane::Ticket);
    }
}

#[test]
fn the_command_line_passes_and_fails_the_next_step() {
    let mut shift = registered(160, 45);
    for line in ["1 passo sì", "1 passo sì", "1 passo no microfono muto"] {
        shift.press(":");
        shift.types(line);
        shift.press("enter");
    }
    shift.sees("non superato, 14:29 «microfono muto»");
    shift.press(":");
    shift.types("1 escalation serve il ricambio");
    shift.press("enter");
    shift.sees("1: escalation, aperto l'intervento 2");
    shift.press(":");
    shift.types("2");
    shift.press("enter");
    shift.sees("dal passo non superato della 1");
}

/// A lesson of the technician's, whose first two steps have passed.
fn in_the_field(shift: &mut Shift) {
    let colleague = shift.colleague();
    let new = json!({
        "channel": "phone", "call_type": "LD", "priority": "LEZ", "service": "VID", "site": 1, "requester": 1,
        "planned_start": "2026-11-23T15:30:00Z",
        "texts": {"description": "Fisica, quinta B", "place": "CUP"},
    });
    let new = serde_json::from_value(new).unwrap();
    shift.does(colleague.new_ticket(&new, "lesson")).unwrap();
    shift.desk_does(1, json!({"action": "dispatch", "technician": 1}));
    for step in &STEPS[..2] {
        shift.desk_does(1, json!({"action": "check-step", "step": step, "passed": true}));
    }
}

#[test]
fn a_technician_goes_through_the_steps_with_enter_alone() {
    let mut shift = Shift::in_the_field_under(CONTRACT, 80, 24);
    in_the_field(&mut shift);
    shift.press("enter");
    shift.sees("prova del collegamento: 2 di 7");
    shift.sees(">1 C passo");
    shift.sees("l inizia lavori (prima AUDIO-OUT)");
    shift.press("enter n");
    shift.dictates("microfono muto");
    shift.press("enter");
    shift.sees("1, passo: registrato");
    shift.sees("non superato, 14:29 «microfono muto»");
    shift.sees("2 E escalation");
    shift.press("E enter");
    shift.sees("1: escalation, aperto l'intervento 2");
    shift.sees("Intervento: escalation 2");
    for _ in 2..STEPS.len() {
        shift.press("enter enter");
    }
    shift.sees("+ pronto, in attesa del docente");
    shift.sees(">1 l inizia lavori");
}

/// Cut off, one goes on from step to step; the server hears of them in their order.
#[test]
fn without_a_line_the_next_step_is_the_one_after_what_is_on_its_way() {
    let mut shift = Shift::in_the_field_under(CONTRACT, 80, 24);
    in_the_field(&mut shift);
    shift.press("enter");
    shift.server_goes();
    shift.press("C enter C");
    shift.sees("1: passo. AUDIO-IN: ");
    shift.press("enter");
    shift.server_comes_back();
    shift.minutes_pass(1);
    assert_eq!(lesson(&shift).checklist.as_ref().unwrap().checks.len(), 4);
    shift.sees("prova del collegamento: 4 di 7");
}

#[test]
fn a_checklist_is_heard_step_by_step_and_answered_in_lines() {
    let mut shift = Shift::begin_under(CONTRACT, 80, 24);
    in_the_field(&mut shift);
    let mut ear = Ear::of(shift);
    ear.types("n 1");
    ear.hears("prova del collegamento: 2 di 7");
    ear.hears("CONNESSIONE: Il collegamento è attivo? (S7.2) superato, 14:29");
    ear.hears("AUDIO-OUT: Il tecnico remoto sente l'aula? (S7.3) da provare ora");
    ear.types("passo");
    ear.hears("1: passo. AUDIO-OUT: Il tecnico remoto sente l'aula?");
    ear.answers(&["no", "microfono muto", ""]);
    ear.hears("Causa: microfono muto");
    ear.types("s");
    ear.hears("AUDIO-OUT: Il tecnico remoto sente l'aula? (S7.3) non superato, 14:29");
    ear.types("escalation");
    ear.answers(&["serve il ricambio", ""]);
    ear.types("s");
    ear.hears("escalation 2");
    ear.types("n 2");
    ear.hears("dal passo non superato della 1");
}
