//! The command line at work: keys in, screens out.

use super::super::entry::register_a_leak;
use crate::shift::Shift;

fn a_desk_with_a_leak() -> Shift {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    register_a_leak(&mut shift);
    shift
}

/// Types a line and Enter.
fn says(shift: &mut Shift, line: &str) {
    shift.press(":");
    shift.types(line);
    shift.press("enter");
}

#[test]
fn a_reminder_takes_six_keys_and_a_call_by_hand() {
    let mut shift = a_desk_with_a_leak();
    shift.press("f6");
    let before = shift.keys_pressed;
    shift.press(":");
    shift.types("1 so");
    shift.sees("> 1 · sollecito: vi unisce una chiamata a mano di adesso  (Rianimazione");
    shift.press("enter");
    assert_eq!(shift.keys_pressed - before, ": 1 so".len());
    shift.sees("Chiamata unita all'intervento 1");
    shift.sees("1 sollecito");
    // The call was made, answered and joined: nothing is left on the line.
    assert!(shift.model.replica.calls.is_empty());
}

#[test]
fn with_a_sheet_open_its_own_call_is_the_reminder() {
    let mut shift = a_desk_with_a_leak();
    shift.rings("0000 000 111");
    shift.press("f2");
    assert_eq!(shift.model.replica.calls.len(), 1);
    // The colon writes in the sheet: the second key of the line does not.
    shift.press("ctrl-p");
    shift.types("1 so");
    shift.sees("1 · sollecito: vi unisce la chiamata della scheda");
    shift.press("enter");
    shift.sees("Chiamata unita all'intervento 1");
    shift.sees("1 sollecito");
    assert!(shift.model.papers.front().is_none());
    assert!(shift.model.replica.calls.is_empty());
}

#[test]
fn a_reminder_to_a_ticket_that_does_not_exist_comes_back_with_the_call() {
    let mut shift = a_desk_with_a_leak();
    says(&mut shift, "77 so");
    shift.sees("Intervento: Non trovato.");
    shift.sees("SO  sollecito");
    // The call was answered and is written up: nothing is lost.
    shift.sees("Scheda C-2");
    assert_eq!(shift.model.replica.calls.len(), 1);
}

#[test]
fn who_is_sent_in_one_breath_is_then_called() {
    let mut shift = a_desk_with_a_leak();
    shift.press(":");
    shift.types("1 as t1");
    shift.sees("> 1 · assegna a Squadra Prova idraulici");
    shift.press("enter");
    // As after the prompt of a dispatch.
    shift.sees("Chiamare Squadra Prova idraulici al 0000 000 201");
    shift.press("f9");
    shift.sees("avvisato alle");
    says(&mut shift, "1 as due");
    shift.sees("Chiamare Tecnico Prova Due");
}

#[test]
fn what_is_not_enough_opens_the_form_with_what_was_said() {
    let mut shift = a_desk_with_a_leak();
    says(&mut shift, "1 x guarnizione usurata");
    shift.sees("1: chiudi");
    shift.sees("guarnizione usurata");
    shift.types("sostituita");
    shift.press("f9");
    shift.sees("chiuso");
}

#[test]
fn what_may_be_several_things_is_never_guessed() {
    let mut shift = a_desk_with_a_leak();
    says(&mut shift, "1 ri");
    shift.sees("Può essere più cose");
    shift.sees("1 · rifiuta");
    shift.sees("1 · ritira");
    assert!(shift.model.outbox.pending.is_empty());
    // Tab takes one after the other, and the line says it out.
    shift.press("tab");
    shift.sees(" : 1 rifiuta");
    shift.press("tab");
    shift.sees(" : 1 ritira");
    shift.press("backtab");
    shift.sees(" : 1 rifiuta");
    shift.types("fuori contratto");
    shift.sees("> 1 · rifiuta: Motivo «fuori contratto» (conclude l'intervento)");
    shift.press("enter s");
    shift.sees("rifiutato");
}

/// What ends an intervention is asked about once more; Enter, Esc, a letter and a paste are all no.
#[test]
fn what_ends_an_intervention_is_done_only_after_a_yes() {
    for no in ["enter", "esc", "n", "tab", "up"] {
        let mut shift = a_desk_with_a_leak();
        says(&mut shift, "1 r fuori contratto");
        shift.sees(
            "1 · rifiuta: Motivo «fuori contratto» (conclude l'intervento). Farlo? s sì, Invio no",
        );
        shift.press(no);
        shift.sees("Non fatto: tutto resta com'era.");
        shift.sees(" : 1 r fuori contratto");
        assert!(shift.model.outbox.pending.is_empty(), "{no} is no yes");
        assert!(shift.model.replica.tickets.len() == 1);
    }
    let mut shift = a_desk_with_a_leak();
    says(&mut shift, "1 r fuori contratto");
    shift.pastes("s");
    shift.sees("Non fatto");
    // A call that rings is taken all the same, and the line is still there.
    shift.press("enter");
    shift.rings("0000 000 222");
    shift.press("f2");
    assert!(shift.model.papers.front().is_some());
    assert!(shift.model.replica.tickets.len() == 1);
}

#[test]
fn what_cannot_be_done_says_the_lifecycles_reason() {
    let mut shift = a_desk_with_a_leak();
    says(&mut shift, "1 v");
    shift.sees("Non è sospeso per ricambi.");
    shift.sees(" : 1 v");
    assert!(shift.model.outbox.pending.is_empty());
}

#[test]
fn a_type_opens_its_form_and_what_was_said_is_the_description() {
    let mut shift = Shift::begin(160, 45);
    says(&mut shift, "ri perdita d'acqua");
    shift.sees("RI  richiesta di intervento");
    shift.sees("perdita d'acqua");
    // A second one in the same sheet changes its type.
    shift.press("ctrl-p");
    shift.types("ci");
    shift.press("enter");
    shift.sees("CI  chiarimenti e informazioni");
    assert_eq!(shift.model.papers.sheets().len(), 1);
}

#[test]
fn a_command_runs_by_its_name_and_a_number_opens() {
    let mut shift = a_desk_with_a_leak();
    says(&mut shift, "aiuto");
    shift.sees("Tasti");
    shift.press("esc f7");
    says(&mut shift, "1");
    shift.sees("prendi in carico");
    says(&mut shift, "gettone");
    shift.sees("Niente trovato");
}

#[test]
fn earlier_lines_come_back() {
    let mut shift = a_desk_with_a_leak();
    says(&mut shift, "1 n prima");
    says(&mut shift, "1 n seconda");
    shift.press(": up");
    shift.sees(" : 1 n seconda");
    shift.press("up");
    shift.sees(" : 1 n prima");
    shift.press("up");
    shift.sees(" : 1 n prima");
    shift.press("down down");
    shift.does_not_see(" : 1 n");
    shift.press("up up enter");
    assert_eq!(shift.model.focused.detail.as_ref().unwrap().timeline.len(), 4, "three notes");
}

#[test]
fn the_line_over_a_prompt_gives_it_back() {
    let mut shift = a_desk_with_a_leak();
    shift.press("f6 n");
    shift.types("da finire");
    shift.press("ctrl-p");
    shift.types("1 n altra");
    shift.press("enter");
    shift.sees("da finire");
}
