//! A lesson whose link is being tried, one that is ready, and one whose step was passed on, at every size. Nothing of a
//! checklist is cut.

use serde_json::json;

use super::*;

const STEPS: [&str; 7] =
    ["CHIAMATA", "CONNESSIONE", "AUDIO-OUT", "AUDIO-IN", "VIDEO-OUT", "VIDEO-IN", "VIDEO-PC"];

/// Three lessons: being tried, ready, and with a step that failed and was passed on as the fourth ticket.
fn morning() -> Shift {
    let mut shift = Shift::begin_under("aula-remota", 160, 45);
    lessons(&mut shift);
    shift.press("f6 home");
    shift
}

fn lessons(shift: &mut Shift) {
    let colleague = shift.colleague();
    let planned = [
        ("2026-11-23T15:30:00Z", "CUP", "Fisica, quinta B"),
        ("2026-11-23T14:15:00Z", "Magazzino", "Analisi matematica, collegamento con la sede di prova"),
        ("2026-11-23T14:45:00Z", "Rianimazione", "Inglese, lettore in collegamento"),
    ];
    for (start, place, description) in planned {
        let new = json!({
            "channel": "phone", "call_type": "LD", "priority": "LEZ", "service": "VID", "site": 1,
            "requester": 1, "planned_start": start, "texts": {"description": description, "place": place},
        });
        let new = serde_json::from_value(new).unwrap();
        shift.does(colleague.new_ticket(&new, place)).unwrap();
    }
    for number in 1..=3 {
        shift.desk_does(number, json!({"action": "dispatch", "technician": 1}));
    }
    let passes = |shift: &mut Shift, number: u64, steps: &[&str]| {
        for step in steps {
            shift.minutes_pass(1);
            shift.desk_does(number, json!({"action": "check-step", "step": step, "passed": true}));
        }
    };
    passes(shift, 1, &STEPS[..3]);
    passes(shift, 2, &STEPS);
    passes(shift, 3, &STEPS[..2]);
    let cause = json!({"cause": "microfono d'aula muto anche con le pile nuove"});
    let failed = json!({"action": "check-step", "step": "AUDIO-OUT", "passed": false, "texts": cause});
    shift.desk_does(3, failed);
    shift.minutes_pass(2);
    let found = json!({"reason": "AUDIO-OUT non superato: cavo e pile provati, serve il ricambio"});
    shift.desk_does(3, json!({"action": "escalate", "texts": found}));
    shift.minutes_pass(1);
}

/// Opens a ticket by its number.
fn opened(number: &str) -> Shift {
    let mut shift = morning();
    shift.press(":");
    shift.types(number);
    shift.press("enter");
    shift
}

#[test]
fn lessons_among_the_deadlines() {
    assert_pictures("lessons_board", &morning());
}

#[test]
fn a_lesson_being_tried() {
    assert_pictures("lesson_tried", &opened("1"));
}

#[test]
fn a_lesson_that_waits_for_its_teacher() {
    assert_pictures("lesson_ready", &opened("2"));
}

#[test]
fn a_lesson_whose_step_was_passed_on() {
    assert_pictures("lesson_escalated", &opened("3"));
}

#[test]
fn the_ticket_that_a_step_became() {
    assert_pictures("lesson_fault", &opened("4"));
}

#[test]
fn the_form_of_a_step() {
    let mut shift = opened("1");
    shift.press("C n");
    assert_pictures("lesson_form", &shift);
}

#[test]
fn a_lesson_in_the_field() {
    let mut shift = Shift::in_the_field_under("aula-remota", 80, 24);
    lessons(&mut shift);
    let pictures = |name: &str, shift: &Shift| {
        for (width, height) in [(60, 10), (80, 24), (160, 45)] {
            let picture = picture(&shift.model, (width, height));
            assert_snapshot!(format!("field_{name}_{width}x{height}"), picture);
        }
    };
    pictures("lessons", &shift);
    // By their start: ready, passed on, being tried.
    shift.press("home down down enter");
    pictures("lesson", &shift);
}

/// Whatever there is no room for, every step with its sign and every cause are there to the last letter.
#[test]
fn nothing_of_a_checklist_is_cut() {
    let shift = opened("3");
    for (width, height) in [(160, 45), (120, 36), (100, 30), (80, 24), (80, 20)] {
        let picture = picture(&shift.model, (width, height));
        let joined: String =
            picture.split_whitespace().filter(|word| *word != "║").collect::<Vec<_>>().join(" ");
        for (at, step) in STEPS.iter().enumerate() {
            let sign = ["+", "!", "-"][usize::from(at == 2) + 2 * usize::from(at > 2)];
            assert!(
                joined.contains(&format!("{sign} {step}")),
                "{step} at {width}x{height}:\n{picture}"
            );
        }
        let cause = "«microfono d'aula muto anche con le pile nuove», escalation 4";
        assert!(joined.contains(cause), "{width}x{height}:\n{picture}");
        let asked = "Il tecnico remoto sente l'aula? (S7.3)";
        assert!(joined.contains(asked), "{width}x{height}:\n{picture}");
    }
}
