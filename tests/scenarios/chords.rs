//! Keys pressed one after the other.

use centralino::tui::app::Pane;

use crate::clocks::a_colleague_registers;
use crate::shift::Shift;

/// A desk with vim's keys and three tickets on its board.
fn with_vim() -> Shift {
    let mut shift = Shift::begin(120, 36).with_keymap("vim");
    for place in ["cortile", "scala", "atrio"] {
        a_colleague_registers(&mut shift, place, false);
    }
    shift
}

#[test]
fn vim_hands_move_on_the_board() {
    let mut shift = with_vim();
    shift.press("f6");
    let selected = |shift: &Shift| shift.model.selected_ticket.unwrap();
    shift.press("g g");
    let first = selected(&shift);
    shift.press("j");
    let second = selected(&shift);
    assert_ne!(first, second);
    shift.press("G");
    let last = selected(&shift);
    assert!(last != first && last != second);
    shift.press("k");
    assert_eq!(selected(&shift), second);
    shift.press("g g");
    assert_eq!(selected(&shift), first);
    // Half a chord moves nothing.
    shift.press("G g esc");
    assert_eq!(selected(&shift), last);
}

#[test]
fn a_call_that_rings_is_answered_after_a_chord_was_left() {
    let mut shift = with_vim();
    shift.rings("0000 777");
    shift.press("f6 g f2");
    // What follows a beginning is no command by itself; the next key is.
    assert!(shift.model.sheet.is_none());
    shift.sees("g F2: nessun comando");
    shift.press("f2");
    assert!(shift.model.sheet.is_some());
    assert_eq!(shift.model.focus, Pane::Sheet);
}
