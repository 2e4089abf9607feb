//! What is printed of an intervention, by keys: closed with its report, its tracking read and saved, its orders, messages
//! that are still here, calls that a report cites later.

use std::os::unix::fs::PermissionsExt;

use chrono::TimeDelta;

use super::closing::{a_desk_with_a_leak, close, dispatch};
use super::linear::ear::Ear;
use super::shift::Shift;

/// The field with the cursor.
fn asked(shift: &Shift) -> String {
    let prompt = shift.model.papers.prompt.as_ref().unwrap();
    prompt.form.current().unwrap().name.to_string()
}

#[test]
fn a_ticket_is_closed_with_its_report_and_its_tracking_is_saved() {
    let mut shift = a_desk_with_a_leak();
    dispatch(&mut shift);
    shift.minutes_pass(12);
    shift.press("t f9");
    shift.sees("in carico dopo 12 min");
    shift.minutes_pass(20);
    shift.press("s f9 i");
    shift.types("BRE");
    shift.press("enter s f9");
    shift.press("f f9");
    shift.press("S");
    for held in
        ["Avanzamento della richiesta 1", "Presa in carico dopo", "sopralluogo iniziato", "non ancora"]
    {
        shift.sees(held);
    }
    shift.press("esc");
    close(&mut shift);
    shift.press("S");
    shift.sees("intervento chiuso");
    shift.press("s");
    let path = shift.documents().join("avanzamento-1.pdf");
    shift.sees("Salvato in");
    let file = std::fs::read(&path).unwrap();
    assert!(file.starts_with(b"%PDF-") && file.ends_with(b"%%EOF"));
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    // Nothing is written over: the same again is another file.
    shift.press("f9");
    assert_eq!(std::fs::read(shift.documents().join("avanzamento-1-2.pdf")).unwrap(), file);
    shift.press("tab");
    for held in ["Rapporto di Lavoro", "sostituita la guarnizione", "guarnizione usurata", "C-1"] {
        shift.sees(held);
    }
    shift.press("s");
    assert!(shift.documents().join("rapporto-1.pdf").exists());
    shift.press("tab");
    shift.sees("Avanzamento della richiesta 1");
    shift.press("esc");
    shift.does_not_see("Avanzamento della richiesta 1");
}

#[test]
fn a_folder_that_cannot_be_written_is_told_and_nothing_is_lost() {
    let mut shift = a_desk_with_a_leak();
    std::fs::write(shift.documents(), "qui c'è già un file").unwrap();
    shift.press("S s");
    shift.sees("Non salvato:");
    shift.sees("Avanzamento della richiesta 1");
}

#[test]
fn the_closing_form_puts_the_cursor_on_what_is_missing_first() {
    let mut shift = a_desk_with_a_leak();
    shift.press("x tab tab f9");
    shift.sees("Causa: serve qualche parola");
    assert_eq!(asked(&shift), "cause");
    shift.types("usura");
    shift.press("f9");
    shift.sees("Lavoro svolto: serve qualche parola");
    assert_eq!(asked(&shift), "work_done");
    shift.types("regolato");
    shift.press("tab");
    shift.types("due ore");
    shift.press("f9");
    shift.sees("Ore: ");
    assert_eq!(asked(&shift), "hours");
}

/// The same in lines, where the technician's and the desk's forms are one.
#[test]
fn in_lines_the_closing_form_asks_again_for_what_is_missing() {
    let mut ear = Ear::begin();
    ear.registers_a_leak();
    ear.answers(&["s", ":chiudi", "", "", "", "", "s"]);
    ear.hears("Causa: serve qualche parola.");
    ear.answers(&["usura", "regolato", "", "", "s"]);
    ear.hears("Intervento 1: emergenza, chiuso");
    ear.types(":stampa");
    ear.hears("richiesta aperta");
    ear.hears("1 salva in PDF");
    ear.types("1");
    assert!(ear.shift.documents().join("avanzamento-1.pdf").exists());
}

#[test]
fn an_order_that_came_by_keys_is_read_as_a_paper() {
    let mut shift = Shift::begin(120, 36);
    shift.rings("0000 000 111");
    shift.press("f2 enter");
    shift.types("oi");
    shift.press("enter");
    for field in ["OdI 2026/44", "30/11", "980", "nota prot. 12", "29/11"] {
        shift.types(field);
        shift.press("enter");
    }
    shift.press("enter");
    shift.types("tinteggiatura corridoio");
    shift.press("f9");
    shift.sees("Fine prevista: serve un giorno non prima");
    shift.press("ctrl-u");
    shift.types("4/12");
    shift.press("f9");
    shift.sees("NUMERO DA DIRE AL CHIAMANTE: 1");
    shift.press("S tab");
    for held in ["Ordine di Intervento 1/1", "OdI 2026/44", "04/12/2026", "980,00 €", "nota prot. 12"]
    {
        shift.sees(held);
    }
}

#[test]
fn a_message_may_be_taken_back_while_it_is_here_and_is_seen_to_leave() {
    let mut shift = a_desk_with_a_leak();
    let mail = |shift: &mut Shift, message: &str| {
        shift.press("c");
        shift.types("PEC");
        shift.press("enter");
        shift.types(message);
        shift.press("tab tab tab");
        shift.types("30/11 2/12 smontaggio; 3/12 montaggio");
        shift.press("f9");
    };
    mail(&mut shift, "si inizia lunedì");
    shift.sees("PEC 30/11–02/12, 03/12  «si inizia lunedì; smontaggio; montaggio»");
    shift.press("S");
    shift.sees("da inviare alle");
    shift.sees("30/11/2026–02/12/2026");
    let leaves = shift.model.wake_at() - shift.clock.now();
    assert!(leaves <= TimeDelta::seconds(5), "the picture changes when it leaves: {leaves}");
    shift.time_passes(TimeDelta::seconds(5));
    shift.sees("inviata alle");
    shift.press("esc ctrl-r");
    shift.does_not_see("comunicazione al cliente annullata");
    mail(&mut shift, "sbagliata");
    shift.time_passes(TimeDelta::seconds(2));
    shift.press("ctrl-r");
    shift.press("S");
    shift.sees("si inizia lunedì");
    shift.does_not_see("sbagliata");
}

#[test]
fn a_plan_that_cannot_be_read_is_named_at_its_field() {
    let mut shift = a_desk_with_a_leak();
    shift.press("c enter");
    shift.types("si inizia");
    shift.press("tab tab tab");
    shift.types("smontaggio");
    shift.press("f9");
    shift.sees("Fasi: serve un elenco come 30/11 2/12 smontaggio");
    assert_eq!(asked(&shift), "phases");
    shift.press("ctrl-u");
    shift.types("30/11 smontaggio");
    shift.press("f9");
    shift.sees("«si inizia; smontaggio»");
}

#[test]
fn a_call_after_closing_is_cited_by_a_supplement() {
    let mut shift = a_desk_with_a_leak();
    shift.press("A");
    shift.sees("Il rapporto di lavoro c'è solo dopo la chiusura");
    close(&mut shift);
    shift.rings("0000 000 111");
    shift.press("f2 enter");
    shift.types("is");
    shift.press("enter");
    shift.types("1");
    shift.press("enter");
    shift.types("chiede se è finito");
    shift.press("f9");
    shift.press("f5 A f9");
    shift.sees("Nota: serve qualche parola");
    shift.types("chiamata a lavoro finito");
    shift.press("f9");
    shift.sees("rapporto integrato");
    shift.press("S tab");
    shift.sees("Integrazione del");
    shift.sees("C-2");
}

#[test]
fn what_was_found_later_is_told_without_saying_all_again() {
    let mut shift = a_desk_with_a_leak();
    shift.press("s f9 i");
    shift.press("f9");
    shift.sees("Programmabilità: serve");
    shift.types("BRE");
    shift.press("enter s f9");
    shift.sees("programmato");
    shift.minutes_pass(30);
    shift.press("i tab tab tab");
    shift.types("4/12 16:00");
    shift.press("tab");
    shift.types("serve un ponteggio");
    shift.press("f9");
    shift.press("S end");
    shift.sees("fine stimata 04/12/2026 16:00; serve un ponteggio");
}

/// Papers are read and printed at the desk: in the field the key means nothing.
#[test]
fn papers_are_no_matter_of_the_field() {
    let mut shift = Shift::in_the_field(80, 24);
    shift.is_sent("EME", "CUP", "sifone rotto");
    shift.press("enter S");
    shift.does_not_see("Avanzamento");
    shift.sees("sifone rotto");
}
