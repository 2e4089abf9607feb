//! Keys pressed one after the other.

use centralino::tui::app::Pane;
use chrono::TimeDelta;

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
    assert!(shift.model.papers.front().is_none());
    shift.sees("g F2: nessun comando");
    shift.press("f2");
    assert!(shift.model.papers.front().is_some());
    assert_eq!(shift.model.focus, Pane::Sheet);
}

#[test]
fn what_may_follow_is_shown_after_a_while_and_goes_with_the_chord() {
    let mut shift = Shift::begin(120, 36);
    shift.press("f6 space");
    shift.does_not_see("esce; le schede restano salvate");
    shift.time_passes(TimeDelta::milliseconds(299));
    shift.does_not_see("esce; le schede restano salvate");
    shift.time_passes(TimeDelta::milliseconds(1));
    shift.sees("Spazio: comandi (Esc lascia)");
    shift.sees("q esce; le schede restano salvate");
    shift.sees("g va a …");
    // Deeper down at once.
    shift.press("g");
    shift.sees("Spazio g: va a (Esc lascia)");
    shift.sees("c va alle chiamate");
    shift.press("c");
    assert_eq!(shift.model.focus, Pane::Calls);
    shift.does_not_see("(Esc lascia)");
}

#[test]
fn a_call_that_rings_while_hints_stand_is_heard_and_takes_nothing_away() {
    let mut shift = Shift::begin(120, 36);
    shift.press("f6 space");
    shift.time_passes(TimeDelta::milliseconds(300));
    shift.rings("0000 777");
    assert_eq!(shift.announced.len(), 1);
    shift.sees("Spazio: comandi (Esc lascia)");
    shift.press("esc f2");
    assert!(shift.model.papers.front().is_some());
}

#[test]
fn the_help_is_narrowed_by_what_is_typed() {
    let mut shift = Shift::begin(120, 36);
    shift.press("f6 ?");
    shift.sees("adesso: Scadenze");
    let all = count(&mut shift);
    shift.types("programmabilita");
    shift.sees("esito del sopralluogo: programmabilità, copertura");
    shift.sees("1 di ");
    shift.does_not_see("esce; le schede restano salvate");
    for _ in 0.."programmabilita".len() {
        shift.press("backspace");
    }
    assert_eq!(count(&mut shift), all);
    shift.types("Ctrl-Q");
    shift.sees("esce; le schede restano salvate");
    shift.press("esc");
    shift.does_not_see("Filtro:");
    // The next time it begins anew.
    shift.press("?");
    assert_eq!(count(&mut shift), all);
}

/// `96 di 96`
fn count(shift: &mut Shift) -> String {
    let screen = shift.screen();
    let line = screen.lines().find(|line| line.contains("Filtro:")).unwrap();
    let (before, after) = line.rsplit_once(" di ").unwrap();
    let number = |text: &str| text.split_whitespace().next().unwrap_or_default().to_owned();
    let found: String = before.rsplit(' ').next().unwrap_or_default().to_owned();
    format!("{found} di {}", number(after))
}

#[test]
fn the_help_in_a_form_shows_the_keys_of_forms_first_and_gives_the_form_back() {
    let mut shift = Shift::begin(120, 36);
    shift.rings("0000 777");
    shift.press("f2");
    shift.types("Passante Prova");
    shift.press("f10");
    shift.sees("adesso: Scheda e moduli");
    shift.types("registra");
    shift.press("end esc");
    shift.sees("Passante Prova");
    shift.types(" Due");
    shift.sees("Passante Prova Due");
}
