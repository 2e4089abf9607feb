//! The eight coded types at the desk: what each asks for and what becomes of the call.

use super::entry::register_a_leak;
use super::shift::Shift;

/// A call of the known caller, answered, with this type chosen; the cursor stands after it.
fn answered_as(shift: &mut Shift, code: &str) {
    shift.rings("0000 000 111");
    shift.press("f2");
    shift.press("enter");
    shift.types(code);
    shift.press("enter");
}

#[test]
fn an_approved_order_starts_as_scheduled_with_its_four_blocks() {
    let mut shift = Shift::begin(160, 45);
    answered_as(&mut shift, "oi");
    shift.types("OdI 2026/44");
    shift.press("enter");
    shift.types("30/11");
    shift.press("enter");
    shift.types("980");
    shift.press("enter f9");
    shift.sees("Cosa: serve qualche parola");
    shift.dictates("tinteggiatura corridoio");
    shift.press("f9");
    shift.sees("Segnalazione: serve");
    shift.types("nota prot. 12");
    shift.press("f9");
    shift.sees("NUMERO DA DIRE AL CHIAMANTE: 1");
    shift.sees("programmato");
    shift.press("t f9");
    shift.sees("preso in carico");
    shift.sees("programmato");
}

#[test]
fn a_question_is_answered_on_the_telephone_and_makes_no_ticket() {
    for code in ["cf", "ci", "cs"] {
        let mut shift = Shift::begin(160, 45);
        answered_as(&mut shift, code);
        shift.dictates("chiede come si invia un ordine");
        shift.press("f9");
        shift.sees("Chiamata conclusa");
        shift.sees("Nessun intervento aperto");
    }
}

#[test]
fn who_asks_how_things_stand_sees_it_and_is_attached() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    register_a_leak(&mut shift);
    answered_as(&mut shift, "is");
    shift.sees("1 · registrato · Rianimazione");
    shift.press("f9");
    shift.sees("Chiamata unita all'intervento 1");
    shift.does_not_see("1 sollecito");
}

#[test]
fn a_complaint_is_counted_on_its_ticket() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    register_a_leak(&mut shift);
    answered_as(&mut shift, "re");
    shift.press("f9");
    shift.sees("1 reclamo");
}

#[test]
fn a_change_of_type_keeps_what_was_written() {
    let mut shift = Shift::begin(160, 45);
    answered_as(&mut shift, "ri");
    shift.press("enter");
    shift.dictates("rumore nel controsoffitto");
    shift.press("backtab backtab");
    shift.types("ci");
    shift.press("enter");
    shift.does_not_see("rumore");
    shift.press("backtab");
    shift.types("ri");
    shift.press("enter");
    shift.sees("rumore nel controsoffitto");
}

#[test]
fn an_internal_extension_and_an_anonymous_caller_are_shown_as_such() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("4512");
    shift.sees("interno 4512");
    shift.rings("anonymous");
    shift.sees("anonimo");
}
