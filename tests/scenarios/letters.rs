//! Letters over the rows: one or two of them go there, Esc leaves everything as it was.

use centralino::tui::app::Pane;
use centralino::tui::app::aim::Aim;
use centralino::tui::app::overlay::Overlay;

use super::full;
use super::shift::Shift;

/// What is to be typed to go to the first row with these words.
#[track_caller]
fn label(shift: &mut Shift, words: &str) -> String {
    let (x, y) = shift.place_of(words);
    let area = shift.areas().at(x, y).unwrap_or_else(|| panic!("nobody can go to {words}")).clone();
    // A field is meant by its label and by what it holds.
    let aim = match area.aim {
        Aim::Content(name, _) => Aim::Field(name),
        aim => aim,
    };
    shift.model.letters().unwrap().left_to(&aim).unwrap().to_owned()
}

#[test]
fn a_letter_goes_to_its_row_and_opens_nothing() {
    let mut shift = full::desk();
    shift.press("f6 home ,");
    shift.sees("Una lettera porta alla sua riga");
    // The rows of the pane with the keyboard have the letters under the fingers.
    shift.sees("│a>!! in ritardo");
    shift.sees("│s !  fra");
    shift.press("s");
    assert_eq!((shift.model.focus, shift.model.selected_ticket.unwrap().0), (Pane::Board, 2));
    assert!(shift.model.overlays.is_empty());
    // The one that is selected stays selected, and is not opened.
    shift.press(", s");
    assert_eq!((shift.model.focus, shift.model.selected_ticket.unwrap().0), (Pane::Board, 2));
}

#[test]
fn esc_and_wrong_keys_lose_nothing() {
    let mut shift = full::desk();
    shift.press("f6 home down ,");
    for key in ["1", "f5", "down", "ctrl-x", "space", "è", "backspace"] {
        shift.press(key);
        assert!(matches!(shift.model.overlay(), Some(Overlay::Letters(_))), "{key}");
        assert_eq!(shift.model.selected_ticket.unwrap().0, 2, "{key}");
    }
    shift.sees("nessuna riga ha questa lettera");
    shift.press("esc");
    assert!(shift.model.overlays.is_empty());
    assert_eq!((shift.model.focus, shift.model.selected_ticket.unwrap().0), (Pane::Board, 2));
}

#[test]
fn more_rows_than_letters_have_two_and_the_first_leaves_those_that_go_on() {
    let mut shift = full::desk();
    full::many(&mut shift, 20);
    shift.press("f6 home ,");
    let two = label(&mut shift, "nota");
    assert_eq!(two.len(), 2, "{two}");
    let (first, second) = two.split_at(1);
    shift.press(first);
    assert_eq!(label(&mut shift, "nota"), second);
    shift.does_not_see("│a>!!");
    // Changed one's mind: the letters are all there again.
    shift.press("backspace");
    shift.sees("│a>!!");
    shift.press(first);
    shift.press(&second.to_uppercase());
    shift.sees("1: nota");
}

#[test]
fn letters_follow_their_rows_when_the_board_changes() {
    let mut shift = full::desk();
    shift.press("f6 home ,");
    let of_the_second = label(&mut shift, "fra 43 min");
    full::urgent(&mut shift, 1);
    shift.press(&of_the_second);
    assert_eq!(shift.model.selected_ticket.unwrap().0, 2);
}

#[test]
fn a_field_and_a_choice_are_reached_from_a_form_that_is_being_written() {
    let mut shift = full::desk();
    // There a comma is text.
    shift.types(",");
    shift.sees("lampione spe,");
    shift.press("ctrl-space");
    let of_priority = label(&mut shift, "Priorità");
    shift.press(&of_priority);
    assert_eq!(shift.model.papers.front().unwrap().form.current().unwrap().name, "priority");
    shift.press("down ctrl-space");
    let of_urgency = label(&mut shift, "URG  urgenza");
    shift.press(&of_urgency);
    shift.sees("URG  urgenza");
    shift.sees("lampione spe,");
}

#[test]
fn rows_over_the_panes_have_letters_too() {
    let mut shift = Shift::begin(120, 36);
    shift.press("ctrl-t ,");
    let of_light = label(&mut shift, "light ");
    shift.press(&of_light);
    assert_eq!(shift.model.theme(), "light");
    assert!(matches!(shift.model.overlay(), Some(Overlay::Themes(_))), "it is tried, and not yet kept");
    let mut shift = full::desk();
    shift.press("f6 /");
    shift.types("cup");
    shift.press("ctrl-space");
    let of_tap = label(&mut shift, " 3  NES");
    shift.press(&of_tap);
    shift.press("enter");
    assert_eq!(shift.model.focused.number.unwrap().0, 3);
}

#[test]
fn where_there_is_no_row_it_is_said() {
    let mut shift = Shift::begin(80, 24);
    shift.press("f7 ,");
    shift.sees("Qui non ci sono righe a cui andare.");
    assert!(shift.model.overlays.is_empty());
}

#[test]
fn a_technician_jumps_on_the_smallest_screen() {
    let mut shift = Shift::in_the_field(60, 10);
    shift.is_sent("EME", "Rianimazione", "perdita d'acqua");
    shift.is_sent("NES", "CUP", "sifone rotto");
    shift.press(",");
    let screen = shift.screen();
    assert!(screen.lines().any(|line| line.starts_with('s') && line.contains("CUP")), "{screen}");
    shift.press("s");
    assert_eq!(shift.model.selected_ticket.unwrap().0, 2);
    shift.press("enter , a");
    shift.sees("2: prendi in carico");
}

#[test]
fn a_click_goes_before_letters() {
    let mut shift = full::desk();
    shift.press("f6 home ,");
    shift.clicks("Sala operatoria 3");
    assert!(shift.model.overlays.is_empty());
    assert_eq!(shift.model.selected_ticket.unwrap().0, 2);
}
