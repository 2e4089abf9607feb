//! Calls and tickets compared at the desk (S2.7): what `centralino check alignment` prints, one key away.

use super::entry::register_a_leak;
use super::shift::Shift;

/// A ticket that was closed before its second call came, and a call that nobody wrote up.
fn out_of_line() -> Shift {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    register_a_leak(&mut shift);
    shift.press("x");
    shift.types("guarnizione");
    shift.press("enter");
    shift.types("sostituita");
    shift.press("f9");
    let colleague = shift.colleague();
    shift.rings("0000 000 111");
    shift.is_reminded(&colleague, 2, 1);
    shift.rings("0000 000 222");
    shift.minutes_pass(121);
    shift
}

#[test]
fn what_has_no_counterpart_is_one_key_away_and_enter_goes_there() {
    let mut shift = out_of_line();
    shift.press("space v a");
    shift.sees("3 chiamate e 1 intervento: 2 senza riscontro.");
    shift.sees("> C-3 del 23/11/2026 14:29: nessun esito registrato");
    shift.sees("  1: il rapporto di lavoro non cita C-2");
    insta::assert_snapshot!(shift.screen());
    shift.press("enter");
    shift.does_not_see("senza riscontro");
    assert_eq!(shift.model.selected_call.map(|call| call.0), Some(3));
    shift.press("space v a down down enter");
    shift.sees("Intervento 1");
    assert_eq!(shift.model.focused.number.map(|number| number.0), Some(1));
}

#[test]
fn where_everything_matches_it_says_so_out_of_how_much() {
    let mut shift = Shift::begin(80, 24);
    shift.rings("0000 000 111");
    register_a_leak(&mut shift);
    shift.press("space v a");
    shift.sees("1 chiamata e 1 intervento: tutto corrisponde.");
    shift.press("enter esc");
    shift.does_not_see("tutto corrisponde");
}

#[test]
fn a_hand_chooses_a_row_and_opens_it() {
    let mut shift = out_of_line();
    shift.press("space v a");
    shift.clicks("il rapporto di lavoro non cita");
    shift.sees("> 1: il rapporto di lavoro non cita C-2");
    shift.clicks("il rapporto di lavoro non cita");
    shift.sees("Intervento 1");
}

#[test]
fn without_the_server_it_says_why_there_is_no_list() {
    let mut shift = Shift::begin(80, 24);
    shift.server_goes();
    shift.press("space v a");
    shift.does_not_see("Il confronto è in corso");
    shift.sees("Il server non risponde");
}
