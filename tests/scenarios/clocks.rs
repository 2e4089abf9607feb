//! Deadlines as the desk shows them: explained, moved by reminders, standing still, judged late.

use centralino::api::resource::NewTicket;
use centralino::client::new_key;
use serde_json::{Value, json};

use super::entry::register_a_leak;
use super::shift::Shift;

/// A leak registered at 9:19:46 in the morning.
fn a_leak_in_the_morning() -> Shift {
    let mut shift = Shift::begin(160, 45);
    shift.minutes_pass(18 * 60 + 50);
    shift.rings("0000 000 111");
    register_a_leak(&mut shift);
    shift
}

/// A colleague registers a ticket that is nothing urgent; hers is that of the known caller.
pub fn a_colleague_registers(shift: &mut Shift, place: &str, hers: bool) {
    let new: NewTicket = serde_json::from_value(json!({
        "channel": "phone", "call_type": "RI", "priority": "NES", "service": "IDR", "site": 1,
        "requester": if hers { json!(1) } else { Value::Null },
        "texts": {"description": "scarico lento", "place": place},
    }))
    .unwrap();
    let colleague = shift.colleague();
    shift.does(colleague.new_ticket(&new, &new_key())).unwrap();
    shift.minutes_pass(10);
}

/// The row of the board that begins after a mark and a sign and has these words.
fn row(shift: &mut Shift, words: &str) -> (usize, String) {
    let screen = shift.screen();
    let board = screen.lines().map(|line| line.rsplit('║').nth(1).unwrap_or(line));
    let mut found = board.enumerate().filter(|(_, line)| line.contains(words));
    let (at, line) = found.next().unwrap_or_else(|| panic!("no row «{words}»:\n{screen}"));
    (at, line.to_owned())
}

#[test]
fn a_key_on_the_board_explains_the_deadline_and_the_others_of_the_ticket() {
    let mut shift = a_leak_in_the_morning();
    shift.press("f6 b");
    shift.sees("Perché questa scadenza: intervento 1 (1 di 2)");
    shift.sees("Presa in carico: 15 minuti");
    shift.press("tab");
    shift.sees("(2 di 2)");
    shift.sees("Sopralluogo: 60 minuti");
    shift.sees("mar 24/11/2026 10:19:46 +01:00");
    shift.sees("S3.7");
    shift.sees("azienda-sanitaria 2026.3");
    shift.sees("minuti di orologio");
    shift.press("left");
    shift.sees("(1 di 2)");
    shift.press("esc");
    shift.does_not_see("Perché questa scadenza");
    // The other name of the key, on the intervention itself.
    shift.press("enter f12");
    shift.sees("Perché questa scadenza");
}

#[test]
fn a_call_that_rings_is_seen_behind_an_explanation() {
    let mut shift = a_leak_in_the_morning();
    shift.press("f6 b");
    shift.rings("0000 000 999");
    shift.sees("1 in attesa");
    shift.press("esc f2");
    shift.sees("Scheda C-2");
}

#[test]
fn a_reminder_moves_a_ticket_up_and_its_deadline_stays() {
    let mut shift = Shift::begin(160, 45);
    a_colleague_registers(&mut shift, "Magazzino", false);
    a_colleague_registers(&mut shift, "CUP", true);
    shift.press("f6");
    let (first, _) = row(&mut shift, "Magazzino");
    let (second, before) = row(&mut shift, "CUP");
    assert!(first < second);
    shift.does_not_see("+1");
    shift.rings("0000 000 111");
    shift.press("f2 enter");
    shift.types("so");
    shift.press("enter enter");
    shift.dictates("quando arrivano?");
    shift.press("enter");
    shift.sees("Chiamata unita all'intervento 2");
    shift.press("f6");
    let (first, after) = row(&mut shift, "CUP");
    let (second, _) = row(&mut shift, "Magazzino");
    assert!(first < second, "{}", shift.screen());
    assert!(after.contains("+1^ CUP"), "{after}");
    // What is shown is the contract's deadline, whatever the order.
    assert!(before.contains("mar 08:39") && after.contains("mar 08:39"), "{before}\n{after}");
    shift.sees("1 sollecito: in elenco sta più in alto, come se scadesse 30 min prima");
}

#[test]
fn a_clock_that_stands_still_says_since_when_why_and_what_is_left() {
    let mut shift = a_leak_in_the_morning();
    shift.press("s f9 i");
    shift.types("BRE");
    shift.press("enter s f9 k");
    shift.types("valvola");
    shift.press("f9 y");
    shift.types("Ufficio Tecnico Prova");
    shift.press("enter");
    shift.types("PEC 12/2026");
    shift.press("f9 f6");
    let (_, paused) = row(&mut shift, "sosp. ricambi dalle 09:19");
    assert!(paused.contains("=  sosp. ricambi"), "{paused}");
    assert!(paused.contains("5 gg lav. · Rianimazi"), "{paused}");
    shift.sees("= inizio lavori: sospeso dalle 09:19 (ricambi), restano 5 giorni lavorativi");
    shift.press("b");
    // Who approved it stands in the history, which was fetched for it.
    shift.sees("Ufficio Tecnico Prova");
    shift.sees("PEC 12/2026");
    shift.press("esc");
    shift.minutes_pass(24 * 60);
    row(&mut shift, "sosp. ricambi dal 24/11");
    shift.press("v f9 f6");
    shift.does_not_see("sosp. ricambi");
    shift.sees("inizio lav. EME");
}

#[test]
fn a_step_told_late_is_judged_by_its_own_time_and_marked() {
    let mut shift = a_leak_in_the_morning();
    shift.minutes_pass(90);
    shift.sees("!! sopralluogo entro 10:19: in ritardo 30 min");
    shift.sees("penale prevista 50,00 €");
    shift.sees("penali stimate nov. 50,00 €");
    shift.press("s");
    shift.types("alle 9:40");
    shift.press("f9");
    shift.sees("+ sopralluogo: 09:40, in tempo, registrazione tardiva");
    shift.sees("(registrazione tardiva, 10:49)");
    shift.does_not_see("penal");
}

#[test]
fn a_step_said_to_be_earlier_than_one_already_recorded_is_kept_and_marked() {
    let mut shift = a_leak_in_the_morning();
    shift.minutes_pass(90);
    shift.press("t");
    shift.types("alle 10:00");
    shift.press("f9 s");
    shift.types("alle 9:40");
    shift.press("f9");
    shift.sees("! presa in carico: 10:00, in ritardo 25 min (scadenza 09:34), registrazione tardiva");
    shift.sees("+ sopralluogo: 09:40, in tempo, registrazione tardiva, in conflitto");
    shift.sees("sopralluogo iniziato  (registrazione tardiva, 10:49)  (in conflitto con: preso in carico 10:00)");
}

#[test]
fn a_step_told_later_than_the_contract_allows_is_refused_at_its_field() {
    let mut shift = a_leak_in_the_morning();
    shift.minutes_pass(4 * 24 * 60);
    shift.press("s");
    shift.types("24/11 9:40");
    shift.press("f9");
    shift.sees("il contratto ammette un'ora di non più di 72 ore fa");
    let prompt = shift.model.papers.prompt.as_ref().unwrap();
    let fault = prompt.form.fault.as_ref().unwrap();
    assert_eq!(fault.field.as_deref(), Some("said_at"));
    shift.sees("> Quando");
    // Without the time it is taken.
    for _ in 0.."24/11 9:40".len() {
        shift.press("backspace");
    }
    shift.press("f9");
    shift.sees("! sopralluogo: 09:19, in ritardo 3 gg (scadenza 24/11 10:19)");
}

#[test]
fn a_warning_reaches_whoever_sits_here_and_stands_in_the_history() {
    let mut shift = a_leak_in_the_morning();
    shift.press("n");
    shift.types("chiavi in por");
    shift.minutes_pass(8);
    shift.sees(
        "! avviso: 50 % del tempo per la presa in carico dell'intervento 1, Rianimazione: mancano",
    );
    // Nothing is taken from under the fingers.
    shift.types("tineria");
    shift.sees("chiavi in portineria");
    shift.press("f9");
    shift.sees("50 % della presa in carico: avvisato operatore");
    // Those for the supervisor are in the history, and not said here.
    shift.minutes_pass(23);
    shift.sees(
        "! avviso: 75 % del tempo per la presa in carico dell'intervento 1, Rianimazione: in ritardo",
    );
    shift.sees("100 % della presa in carico: avvisato responsabile di turno");
}
