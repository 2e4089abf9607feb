//! A hand at the mouse: it does what keys do, and takes nothing away from what is being written.

use centralino::tui::app::hand::Gesture;
use centralino::tui::app::overlay::Overlay;
use centralino::tui::app::{Effect, Msg, Pane};
use centralino::tui::input::Key;

use super::full;
use super::shift::Shift;

fn selected(shift: &Shift) -> u64 {
    shift.model.selected_ticket.unwrap().0
}

#[test]
fn a_click_selects_a_ticket_and_another_one_opens_it() {
    let mut shift = full::desk();
    shift.clicks("Sala operatoria 3");
    assert_eq!((shift.model.focus, selected(&shift)), (Pane::Board, 2));
    shift.sees("┌ Intervento 2 ");
    shift.clicks("Sala operatoria 3");
    assert_eq!(shift.model.focus, Pane::Ticket);
    shift.sees("╔ Intervento 2 ");
    // What was being written has stood there all the while.
    shift.sees("lampione spe");
}

#[test]
fn the_row_that_was_seen_is_meant_also_where_another_stands_by_now() {
    let mut shift = full::desk();
    let (x, y) = (115, 6);
    let seen = shift.areas().at(x, y).unwrap().clone();
    // Something more pressing comes in between the frame and the click.
    full::urgent(&mut shift, 1);
    assert_ne!(shift.areas().at(x, y).unwrap().aim, seen.aim);
    shift.hear(Msg::Hand(Gesture::Click { on: seen.aim, column: 0 }));
    assert_eq!(selected(&shift), 4);
}

#[test]
fn a_row_that_has_gone_is_told_and_the_selection_stays() {
    let mut shift = full::desk();
    shift.clicks("sifone da puli");
    assert_eq!(selected(&shift), 10);
    let seen = shift.areas().at(115, 4).unwrap().clone();
    shift.desk_does(8, serde_json::json!({"action": "cancel", "texts": {"reason": "doppione"}}));
    shift.hear(Msg::Hand(Gesture::Click { on: seen.aim, column: 0 }));
    shift.sees("Questa riga non c'è più.");
    assert_eq!(selected(&shift), 10);
}

#[test]
fn a_click_on_a_call_that_rings_selects_it_and_another_one_answers() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    shift.rings("0000 999");
    shift.clicks("0000 999");
    assert_eq!(shift.model.focus, Pane::Calls);
    shift.does_not_see("╔ Scheda C-2");
    shift.clicks("0000 999");
    shift.sees("╔ Scheda C-2");
    assert_eq!(shift.model.waiting().count(), 1);
}

#[test]
fn an_action_begins_on_the_ticket_beside_which_it_stands() {
    let mut shift = full::desk();
    shift.clicks("Sala operatoria 3");
    // Back at the sheet, keys would write; a hand still means what it sees.
    shift.clicks("Cosa");
    assert_eq!(shift.model.focus, Pane::Sheet);
    let shown = shift.screen();
    let number = if shown.contains("┌ Intervento 2 ") { 2 } else { 1 };
    shift.clicks("n nota");
    shift.sees(&format!("{number}: nota"));
    shift.types("una nota");
    shift.clicks("Esc lascia");
    // Esc leaves the prompt and keeps what is written in it.
    shift.clicks("n nota");
    shift.sees("una nota");
    shift.clicks("F9 registra");
    shift.sees("lampione spe");
}

#[test]
fn an_action_that_cannot_be_taken_says_why() {
    let mut shift = full::desk();
    shift.press("f6 home");
    shift.clicks("k ricambi");
    assert!(shift.model.papers.prompt.is_none());
    shift.sees("! ");
    let said = shift.screen();
    shift.press("f6 home k");
    assert_eq!(shift.screen(), said, "as the key does");
}

#[test]
fn the_keys_that_the_footer_names_are_pressed_by_a_click() {
    let mut shift = full::desk();
    shift.press("f6");
    shift.clicks("? aiuto");
    assert!(matches!(shift.model.overlay(), Some(Overlay::Help(_))));
    shift.clicks("Esc ");
    assert!(shift.model.overlays.is_empty());
    shift.clicks("/ cerca");
    assert!(matches!(shift.model.overlay(), Some(Overlay::Search(_))));
}

#[test]
fn a_click_in_a_field_puts_the_cursor_on_the_letter() {
    let mut shift = full::desk();
    assert_eq!(shift.model.focus, Pane::Sheet);
    let (x, y) = shift.place_of("lampione spe");
    shift.clicks_at(x + 9, y);
    shift.types("forte ");
    shift.sees("lampione forte spe");
    // Another field, and back by its label: the cursor stands where it stood.
    shift.clicks("Richiamare");
    shift.types("0000 5");
    shift.clicks("Cosa");
    shift.types("e ");
    shift.sees("lampione forte e spe");
    shift.sees("0000 5");
    // Behind the end is the end.
    shift.clicks_at(85, 7);
    shift.types("nto");
    shift.sees("lampione forte e spento");
}

#[test]
fn a_click_takes_a_choice_of_a_list_and_goes_on() {
    let mut shift = full::desk();
    shift.clicks("Impianto");
    shift.types("i");
    let choice = "idrico-sanitario";
    shift.sees(choice);
    shift.clicks(choice);
    shift.sees("IDR  idrico-sanitario");
    // The cursor stands in the next field, as after Enter.
    shift.types("!");
    shift.sees("lampione spe!");
}

#[test]
fn a_click_at_a_pane_goes_there_and_a_draft_stays() {
    let mut shift = full::desk();
    for (title, pane) in
        [("Scadenze: 10", Pane::Board), ("Chiamate 4", Pane::Calls), ("Scheda C-2", Pane::Sheet)]
    {
        shift.clicks(title);
        assert_eq!(shift.model.focus, pane);
        shift.sees("lampione spe");
    }
    // The ticket that is shown is the one that is opened, whichever was opened before.
    shift.press("f6 home enter f6 down");
    shift.clicks("Intervento 2");
    assert_eq!(shift.model.focused.number.unwrap().0, 2);
}

#[test]
fn papers_are_brought_in_front_by_their_tabs() {
    let mut shift = full::desk();
    shift.press("f6 f2");
    shift.sees("[C-4");
    shift.types("forse");
    shift.clicks("C-2 ");
    shift.sees("╔ Scheda C-2");
    shift.sees("lampione spe");
    shift.clicks("C-4 ");
    shift.sees("╔ Scheda C-4");
    shift.sees("forse");
}

#[test]
fn the_tabs_of_a_small_screen_are_clicked() {
    let mut shift = Shift::begin(80, 24);
    for (tab, pane) in [
        ("Chiamate", Pane::Calls),
        ("Scheda", Pane::Sheet),
        ("Intervento", Pane::Ticket),
        ("Scadenze", Pane::Board),
    ] {
        shift.clicks(tab);
        assert_eq!(shift.model.focus, pane, "{tab}");
    }
}

#[test]
fn the_wheel_moves_the_list_under_it_and_not_the_cursor() {
    let mut shift = full::desk();
    shift.wheels("Rianimazione", true);
    assert_eq!((shift.model.focus, selected(&shift)), (Pane::Sheet, 2));
    shift.wheels("Rianimazione", false);
    shift.wheels("Rianimazione", false);
    assert_eq!(selected(&shift), 1, "the list ends");
    shift.types("nto");
    shift.sees("lampione spento");
    let before = shift.model.selected_call;
    shift.wheels("0000 999", true);
    assert_ne!(shift.model.selected_call, before);
    // Over the fields it does nothing: the cursor is where somebody writes.
    shift.wheels("Richiamare", true);
    shift.types("!");
    shift.sees("lampione spento!");
}

#[test]
fn the_wheel_goes_no_further_than_a_text_does() {
    let mut shift = full::desk();
    shift.press("f6 ?");
    let top = shift.screen();
    for _ in 0..500 {
        shift.wheels("Filtro", true);
        let below = shift.areas().at(80, 20).unwrap().clone();
        shift.hear(Msg::Hand(Gesture::Wheel { over: below.aim, down: true }));
    }
    let end = shift.screen();
    assert_ne!(end, top);
    let below = shift.areas().at(80, 20).unwrap().clone();
    shift.hear(Msg::Hand(Gesture::Wheel { over: below.aim, down: false }));
    assert_ne!(shift.screen(), end, "one notch back is seen at once");
}

#[test]
fn a_history_is_read_back_by_wheel_and_by_page_up() {
    let mut shift = Shift::begin(80, 24);
    let number = shift.registers("EME", "Rianimazione", "perdita d'acqua");
    for at in 0..30 {
        let note = format!("nota {at}");
        shift.desk_does(number, serde_json::json!({"action": "note", "texts": {"note": note}}));
    }
    shift.press("f6 home enter");
    shift.sees("nota 29");
    shift.does_not_see("nota 10");
    for _ in 0..5 {
        shift.wheels("14:29:46", false);
    }
    shift.does_not_see("nota 29");
    for _ in 0..5 {
        shift.wheels("14:29:46", true);
    }
    shift.sees("nota 29");
    shift.press("pageup");
    shift.does_not_see("nota 29");
    shift.press("pageup pageup pageup pageup");
    shift.sees("nota 0");
    shift.press("pagedown pagedown pagedown pagedown pagedown");
    shift.sees("nota 29");
}

#[test]
fn what_stands_over_the_panes_keeps_a_hand_from_them() {
    let mut shift = full::desk();
    shift.press("f6 /");
    shift.types("cup");
    let before = (shift.model.focus, selected(&shift));
    shift.clicks_at(2, 3);
    shift.clicks_at(155, 8);
    assert_eq!((shift.model.focus, selected(&shift)), before);
    shift.sees("/ cup");
}

#[test]
fn a_found_ticket_is_selected_and_opened() {
    let mut shift = full::desk();
    shift.press("f6 /");
    shift.types("cup");
    shift.clicks(" 3  NES");
    assert!(matches!(shift.model.overlay(), Some(Overlay::Search(_))));
    shift.clicks(" 3  NES");
    assert_eq!(shift.model.focused.number.unwrap().0, 3);
}

#[test]
fn a_theme_is_tried_and_kept() {
    let mut shift = Shift::begin(120, 36);
    shift.press("ctrl-t");
    shift.clicks("deuteranopia");
    assert_eq!((shift.model.theme(), shift.kept_theme.as_deref()), ("deuteranopia", None));
    shift.clicks("deuteranopia");
    assert_eq!(shift.kept_theme.as_deref(), Some("deuteranopia"));
}

#[test]
fn a_row_of_the_command_line_is_written_and_then_done() {
    let mut shift = full::desk();
    shift.press("f6 :");
    shift.types("2 ");
    shift.clicks("2 · assegna");
    let written = shift.model.line().unwrap().input.value().to_owned();
    assert!(written.starts_with("2 ") && written.len() > 3, "{written:?}");
    // The cursor goes into what is written.
    shift.clicks(": 2");
    shift.wheels(": 2", true);
    assert_eq!(shift.model.line().unwrap().input.value(), written, "the wheel takes nothing away");
}

#[test]
fn what_may_follow_a_key_is_clicked() {
    let mut shift = full::desk();
    shift.press("f6 space");
    shift.time_passes(chrono::TimeDelta::milliseconds(300));
    shift.clicks("va a");
    shift.clicks("va alle chiamate");
    assert_eq!(shift.model.focus, Pane::Calls);
    assert!(shift.model.pending.is_none());
}

#[test]
fn the_mouse_is_turned_on_and_off_by_a_key_and_it_is_said() {
    let mut shift = Shift::begin(120, 36);
    assert!(!shift.model.hand.mouse);
    let mut press = |keys: &str| {
        let now = shift.model.now;
        let keys = keys.split(' ').map(|key| Key::parse(key).unwrap());
        keys.flat_map(|key| shift.model.update(Msg::Key(key), now)).collect::<Vec<Effect>>()
    };
    assert_eq!(press("space m"), [Effect::Mouse(true)]);
    assert_eq!(press("space m"), [Effect::Mouse(false)]);
    shift.sees("Mouse spento");
    shift.press("space m");
    shift.sees("Mouse acceso");
}

#[test]
fn a_technician_clicks_through_an_intervention() {
    let mut shift = Shift::in_the_field(60, 10);
    shift.is_sent("EME", "Rianimazione", "perdita d'acqua");
    shift.is_sent("NES", "CUP", "sifone rotto");
    shift.clicks("CUP");
    shift.sees(">");
    assert_eq!((shift.model.focus, selected(&shift)), (Pane::Board, 2));
    shift.clicks("CUP");
    assert_eq!(shift.model.focus, Pane::Ticket);
    shift.clicks("prendi in carico");
    shift.sees("2: prendi in carico");
    shift.clicks("Invio manda");
    shift.sees("2, prendi in carico: registrato");
    shift.clicks("Esc elenco");
    assert_eq!(shift.model.focus, Pane::Board);
}

#[test]
fn a_wall_is_not_touched() {
    let mut shift = Shift::begin(120, 36);
    shift.hangs_a_wall(120, 36);
    let before = shift.screen();
    for (x, y) in [(0, 0), (60, 18), (119, 35)] {
        shift.clicks_at(x, y);
    }
    shift.press(", space m");
    assert_eq!(shift.screen(), before);
    assert!(!shift.model.hand.mouse);
}
