//! The technician's screens as they are, and what they cost a line of 9,600 bits a second.

use serde_json::{Value, json};

use super::*;

/// A phone held sideways with its keyboard open, a terminal, a large window.
const SIZES: [(u16, u16); 3] = [(60, 10), (80, 24), (160, 45)];
const LOOKS: [&str; 3] = ["default", "light", "monochrome"];

const FAULTS: [(&str, &str, &str); 12] = [
    ("EME", "Rianimazione", "perdita d'acqua dal controsoffitto sopra il letto 4"),
    ("EME", "Sala operatoria 3", "lampada scialitica spenta"),
    ("URG", "CUP", "sportello senza corrente"),
    ("URG", "Pronto soccorso, sala 2", "lavandino otturato"),
    ("URG", "Magazzino", "porta tagliafuoco che non chiude"),
    ("NES", "Chirurgia, stanza 12", "rubinetto che gocciola"),
    ("NES", "Cucina centrale", "sifone rotto"),
    ("NES", "Farmacia", "termosifone freddo"),
    ("NES", "Laboratorio analisi", "cappa rumorosa"),
    ("NES", "Radiologia", "piastrella staccata"),
    ("NES", "Dialisi, corridoio", "neon che sfarfalla"),
    ("NES", "Ingresso principale", "serratura dura"),
];

/// Twelve interventions in every state, one of them late.
pub fn full_round() -> Shift {
    let mut shift = Shift::in_the_field(80, 24);
    shift.is_sent(FAULTS[0].0, FAULTS[0].1, FAULTS[0].2);
    shift.minutes_pass(70);
    for (priority, place, description) in &FAULTS[1..] {
        shift.is_sent(priority, place, description);
    }
    let who = || json!({"person": "Cliente Prova", "reference": "lettera 1"});
    let inspected =
        |covered: bool| json!({"action": "record-inspection", "level": "BRE", "covered": covered});
    let begun: [(u64, &[Value]); 7] = [
        (3, &[json!({"action": "take-charge"})]),
        (4, &[json!({"action": "start-inspection"})]),
        (5, &[json!({"action": "start-inspection"}), inspected(true)]),
        (6, &[json!({"action": "start-inspection"}), inspected(true), json!({"action": "start-work"})]),
        (
            7,
            &[
                json!({"action": "start-inspection"}),
                json!({"action": "ask-parts", "texts": {"part": "sifone"}}),
                json!({"action": "approve-parts", "how": "phone", "texts": who()}),
            ],
        ),
        (8, &[json!({"action": "start-inspection"}), inspected(false)]),
        (9, &[json!({"action": "complete"})]),
    ];
    for (number, actions) in begun {
        for action in actions {
            shift.desk_does(number, action.clone());
        }
    }
    // What was told of those that became late has stood its time.
    shift.minutes_pass(18);
    for _ in 0..12 {
        shift.time_passes(chrono::TimeDelta::seconds(10));
    }
    shift.press("home");
    shift
}

fn assert_field(name: &str, shift: &Shift) {
    for (width, height) in SIZES {
        let picture = picture(&shift.model, (width, height));
        assert_snapshot!(format!("field_{name}_{width}x{height}"), picture);
    }
}

#[test]
fn an_empty_round() {
    assert_field("empty", &Shift::in_the_field(80, 24));
}

#[test]
fn a_full_round() {
    assert_field("list", &full_round());
}

#[test]
fn an_open_intervention() {
    let mut shift = full_round();
    shift.press("enter");
    assert_field("open", &shift);
    // The last of its actions is in sight when it is chosen.
    shift.press("end");
    assert_field("open_end", &shift);
}

#[test]
fn an_open_intervention_that_is_suspended() {
    let mut shift = full_round();
    shift.press("end enter");
    assert_field("open_suspended", &shift);
}

#[test]
fn a_form_with_its_list() {
    let mut shift = full_round();
    shift.press("enter i b");
    assert_field("form", &shift);
}

#[test]
fn a_line_that_is_down() {
    let mut shift = full_round();
    shift.press("enter");
    shift.server_goes();
    shift.press("t enter");
    assert_field("down", &shift);
}

#[test]
fn a_round_of_nobody_in_particular() {
    let mut shift = full_round();
    shift.forgets_whose_they_are();
    assert_field("all", &shift);
}

#[test]
fn below_its_smallest_size_the_field_says_so() {
    let shift = full_round();
    for (width, height) in [(59, 10), (60, 9), (40, 5)] {
        let picture = picture(&shift.model, (width, height));
        assert!(picture.starts_with("Finestra troppo piccola"), "{width}x{height}: {picture}");
    }
}

/// Every screen of the field.
pub fn every_screen(mut look_at: impl FnMut(&str, &Model)) {
    let mut shift = Shift::in_the_field(80, 24);
    look_at("empty", &shift.model);
    shift = full_round();
    look_at("list", &shift.model);
    shift.press("?");
    look_at("help", &shift.model);
    shift.press("esc enter");
    look_at("open", &shift.model);
    shift.press("end");
    look_at("last action", &shift.model);
    shift.press("n");
    look_at("form", &shift.model);
    shift.press("esc i");
    look_at("form with a list", &shift.model);
}

#[test]
fn no_size_is_too_much_for_the_field() {
    let look = Look::named("default").unwrap();
    let sides = [0, 1, 2, 5, 9, 10, 11, 15, 16, 24, 59, 60, 61, 75, 76, 80, 109, 110, 200];
    every_screen(|_, model| {
        for width in sides {
            for height in sides {
                assert_eq!(drawn(model, &look, (width, height)).area.width, width);
            }
        }
    });
}

#[test]
fn the_looks_of_the_field_say_the_same() {
    every_screen(|form, model| {
        for size in SIZES {
            let text = |look: &str| -> String {
                let buffer = drawn(model, &Look::named(look).unwrap(), size);
                buffer.content.iter().map(Cell::symbol).collect()
            };
            for look in LOOKS {
                assert_eq!(text(look), text("default"), "{form} in {look}");
            }
            has_no_colour(form, model, &Look::named("monochrome").unwrap(), size);
        }
    });
}

/// What is never cut, on the smallest screen too.
#[test]
fn the_telephone_and_every_action_are_whole_at_60_by_10() {
    let mut shift = full_round();
    shift.press("enter");
    let seen = picture(&shift.model, (60, 10));
    assert!(seen.contains("chiamare 0000 000 111"), "{seen}");
    let row = shift.model.acted_on().unwrap().clone();
    let open = shift.model.choices_in_the_field(&row);
    let open: Vec<_> = open.iter().filter(|one| one.is_open()).collect();
    for (at, one) in open.iter().enumerate() {
        let name = shift.model.words.say(&format!("verb-{}", one.verb.code()));
        let seen = picture(&shift.model, (60, 10));
        let line = format!(">{} ", at + 1);
        assert!(seen.contains(&line) && seen.contains(&name), "{name}: {seen}");
        shift.press("down");
    }
}

#[test]
fn a_second_of_the_last_hour_costs_few_bytes_and_any_other_none() {
    let mut shift = Shift::in_the_field(80, 24);
    for (priority, place, description) in FAULTS {
        shift.is_sent(priority, place, description);
    }
    // Out of sight of what was just told, on the tenth second of a minute.
    shift.time_passes(chrono::TimeDelta::seconds(24));
    let mut screen = screen();
    for form in ["list", "intervention"] {
        sent(&mut screen, &shift.model);
        let mut counted = 0;
        for _ in 0..11 {
            shift.time_passes(chrono::TimeDelta::seconds(1));
            let bytes = sent(&mut screen, &shift.model);
            assert!(bytes <= 100, "{form}: {bytes} bytes for a second");
            counted += usize::from(bytes > 0);
            println!("a second in the {form}: {bytes} bytes");
        }
        assert_eq!(counted, 11, "{form}: every second is seen");
        shift.press("enter");
    }
    shift.press("esc end");
    assert_eq!(shift.model.round().len(), 12);
    // In what is due tomorrow nothing counts, whatever is due elsewhere.
    shift.press("enter");
    sent(&mut screen, &shift.model);
    shift.time_passes(chrono::TimeDelta::seconds(1));
    assert_eq!(sent(&mut screen, &shift.model), 0);
}

/// A screen that counts.
fn screen() -> Screen<Vec<u8>> {
    Screen::with_size(Vec::new(), Size { width: 80, height: 24 }).unwrap()
}

fn sent(screen: &mut Screen<Vec<u8>>, model: &Model) -> usize {
    let look = Look::named("default").unwrap();
    screen.draw(|frame| view::draw(model, &look, frame)).unwrap().0
}

/// Bytes of 10 bits at 9,600 bits a second.
fn milliseconds(bytes: usize) -> usize {
    bytes * 10 * 1000 / 9600
}

#[test]
fn a_thin_line_is_enough() {
    let mut shift = full_round();
    let mut screen = screen();
    let mut figures = Vec::new();
    let mut within = |name: &str, bytes: usize, most: usize| {
        figures.push(format!("{name:<28} {bytes:>5} bytes {:>5} ms", milliseconds(bytes)));
        assert!(bytes <= most, "{name}: {bytes} bytes, not {most}");
    };
    within("first paint", sent(&mut screen, &shift.model), 1_500);
    assert_eq!(sent(&mut screen, &shift.model), 0, "idle");
    for _ in 0..2 {
        shift.press("down");
        within("the selection moves", sent(&mut screen, &shift.model), 160);
    }
    shift.press("home");
    sent(&mut screen, &shift.model);
    shift.press("enter");
    within("an intervention opens", sent(&mut screen, &shift.model), 2_000);
    shift.press("down");
    within("another action is chosen", sent(&mut screen, &shift.model), 160);
    shift.press("n");
    within("a form opens", sent(&mut screen, &shift.model), 2_000);
    shift.types("serve");
    sent(&mut screen, &shift.model);
    shift.types("l");
    within("a letter", sent(&mut screen, &shift.model), 64);
    assert_eq!(sent(&mut screen, &shift.model), 0, "idle");
    shift.press("enter");
    within("it is sent and kept", sent(&mut screen, &shift.model), 2_000);
    shift.press("esc");
    within("back in the list", sent(&mut screen, &shift.model), 2_500);
    println!("{}", figures.join("\n"));
}
