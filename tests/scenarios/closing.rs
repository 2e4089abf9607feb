//! The six choices and the moves between them, up to the closed ticket.

use super::entry::register_a_leak;
use super::shift::Shift;

pub fn a_desk_with_a_leak() -> Shift {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    register_a_leak(&mut shift);
    shift
}

/// Dispatches to the plumbers and records that they were told.
pub fn dispatch(shift: &mut Shift) {
    shift.press("a");
    shift.types("idraul");
    shift.press("enter f9");
    shift.sees("Chiamare Squadra Prova idraulici al 0000 000 201");
    shift.press("f9");
    shift.sees("avvisato alle");
}

pub fn close(shift: &mut Shift) {
    shift.press("x");
    shift.types("guarnizione usurata");
    shift.press("enter");
    shift.types("sostituita la guarnizione");
    shift.press("f9");
    shift.sees("chiuso");
}

#[test]
fn from_the_call_to_the_closed_ticket() {
    let mut shift = a_desk_with_a_leak();
    dispatch(&mut shift);
    shift.minutes_pass(5);
    shift.press("t f9");
    shift.sees("in carico");
    shift.minutes_pass(30);
    shift.press("s f9");
    shift.sees("in sopralluogo");
    shift.press("i");
    shift.types("IND");
    shift.press("enter s f9");
    shift.sees("in esecuzione");
    shift.minutes_pass(40);
    shift.press("f f9");
    shift.sees("da chiudere");
    close(&mut shift);
    // Closed tickets leave the board, and are found again.
    shift.sees("0 aperti");
    shift.press("esc /");
    shift.types("gettone");
    shift.sees("Niente trovato");
    shift.press("esc /");
    shift.types("controsoffitto");
    shift.sees("chiuso");
    shift.press("enter");
    shift.sees("Intervento 1");
}

#[test]
fn what_is_done_is_done_and_the_missing_steps_are_marked_as_implied() {
    let mut shift = a_desk_with_a_leak();
    shift.minutes_pass(50);
    shift.press("f");
    shift.sees("Si deduce, senza ora propria: assegnato");
    shift.press("f9");
    shift.sees("completato");
    shift.sees("sopralluogo iniziato  (dedotto)");
}

#[test]
fn a_technician_telephones_what_he_did_and_when() {
    let mut shift = a_desk_with_a_leak();
    dispatch(&mut shift);
    shift.minutes_pass(90);
    shift.sees("in ritardo");
    shift.press("s");
    shift.types("15:10");
    shift.press("f9");
    // The inspection began in time, although it was told later.
    shift.sees("sopralluogo: 15:10, in tempo");
    shift.sees("(registrazione tardiva, 15:59)");
}

#[test]
fn a_time_still_to_come_is_refused_at_its_field() {
    let mut shift = a_desk_with_a_leak();
    shift.press("t");
    shift.types("25:00");
    shift.press("f9");
    shift.sees("Quando: serve un'ora già passata");
}

#[test]
fn nothing_is_done_before_it_was_asked_for() {
    let mut shift = a_desk_with_a_leak();
    shift.minutes_pass(30);
    shift.press("t");
    shift.types("14:10");
    shift.press("f9");
    shift.sees("Quando: non valido, serve un'ora tra la chiamata e adesso");
}

#[test]
fn parts_are_asked_for_approved_by_the_client_and_arrive() {
    let mut shift = a_desk_with_a_leak();
    shift.press("k");
    shift.sees("Si può solo dopo l'inizio del sopralluogo");
    shift.press("s f9 k");
    shift.types("valvola");
    shift.press("f9");
    shift.sees("ricambi chiesti");
    shift.press("y");
    shift.press("f9");
    shift.sees("Persona: serve qualche parola");
    shift.types("Ufficio Tecnico Prova");
    shift.press("enter");
    shift.types("PEC 12/2026");
    shift.press("f9");
    shift.sees("sosp. ricambi");
    shift.minutes_pass(60);
    shift.press("v f9");
    shift.sees("in sopralluogo");
    shift.sees("ricambio arrivato");
}

#[test]
fn a_quote_is_the_sum_of_its_lines_and_a_wrong_one_is_named() {
    let mut shift = a_desk_with_a_leak();
    shift.press("s f9 i");
    shift.types("BRE");
    shift.press("enter n f9 e");
    shift.types("12 h 35,00 22");
    shift.press("f9");
    shift.sees("Righe: serve un elenco come 12 h 35,00 22 manodopera");
    shift.types(" manodopera; 1 pz 480 22 pompa");
    shift.press("tab");
    shift.sees("900,00 € + IVA 198,00");
    shift.press("f9");
    shift.sees("sosp. preventivo");
    shift.sees("preventivo 1 inviato, 900,00 € + IVA 198,00");
    shift.sees("«manodopera; pompa»");
}

#[test]
fn extraordinary_work_waits_for_its_quote() {
    let mut shift = a_desk_with_a_leak();
    shift.press("s f9 i");
    shift.types("BRE");
    shift.press("enter n f9");
    shift.sees("sosp. preventivo");
    shift.press("e enter");
    shift.types("1250,50");
    shift.press("f9");
    shift.sees("1.250,50 €");
    shift.press("x");
    shift.sees("a lavori completati");
    shift.press("esc q");
    shift.types("Direzione Prova");
    shift.press("enter");
    shift.types("prot. 77");
    shift.press("f9");
    shift.sees("programmato");
    // Five working days from the approval, the day itself not counted: the end of Monday 30.
    shift.sees("inizio lavori entro");
}

#[test]
fn what_the_contract_excludes_is_rejected_with_its_reason() {
    let mut shift = a_desk_with_a_leak();
    shift.press("r f9");
    shift.sees("Motivo: serve qualche parola");
    shift.types("arredi: esclusi dall'appalto");
    shift.press("f9");
    shift.sees("rifiutato");
    // It is not reopened: a new one follows it.
    shift.press("u f9");
    shift.sees("La scheda riprende l'intervento 1");
    shift.types("Utente Prova");
    shift.press("enter tab");
    shift.types("mag");
    shift.press("enter enter enter");
    shift.dictates("scaffale pericolante");
    shift.press("f9");
    shift.sees("NUMERO DA DIRE AL CHIAMANTE: 2");
    let second = shift.model.ticket(centralino::domain::code::TicketNumber(2)).unwrap();
    assert_eq!(second.ticket.follows, Some(centralino::domain::code::TicketNumber(1)));
}

#[test]
fn a_reminder_on_a_closed_ticket_offers_to_reopen_it() {
    let mut shift = a_desk_with_a_leak();
    shift.press("f f9");
    close(&mut shift);
    shift.rings("0000 000 111");
    shift.press("f2 enter");
    shift.types("so");
    shift.press("enter");
    shift.types("1");
    shift.press("enter f9");
    shift.sees("1 era già concluso: si riapre?");
    shift.types("perde ancora");
    shift.press("f9");
    shift.sees("in carico");
}

#[test]
fn solved_by_telephone_is_closed_at_once_with_the_form() {
    let mut shift = a_desk_with_a_leak();
    shift.press("x f9");
    shift.sees("Causa: serve qualche parola");
    shift.press("esc");
    close(&mut shift);
}

#[test]
fn a_correction_says_why_and_moves_the_deadline() {
    let mut shift = a_desk_with_a_leak();
    shift.press("m");
    shift.types("URG");
    shift.press("f9");
    shift.sees("Motivo: serve qualche parola");
    shift.types("nessuno a rischio");
    shift.press("f9");
    shift.sees("URGENZA");
    shift.sees("sopralluogo entro 16:29");
}

#[test]
fn timings_and_notes_stand_in_the_history() {
    let mut shift = a_desk_with_a_leak();
    shift.press("c enter");
    shift.types("arriva la squadra");
    shift.press("enter");
    shift.types("domani 8:30");
    shift.press("f9");
    shift.sees("comunicato al cliente  telefono mar 08:30  «arriva la squadra»");
    shift.press("n");
    shift.types("serve la scala");
    shift.press("f9");
    shift.sees("«serve la scala»");
}

#[test]
fn a_closed_ticket_is_reopened_to_another_team() {
    let mut shift = a_desk_with_a_leak();
    dispatch(&mut shift);
    shift.press("f f9");
    close(&mut shift);
    shift.press("u");
    shift.types("perde ancora");
    shift.press("enter");
    shift.types("Due");
    shift.press("enter f9");
    shift.sees("assegnato");
    shift.sees("Tecnico Prova Due");
}

#[test]
fn another_desks_work_is_seen_and_a_stale_action_comes_back() {
    use centralino::api::resource::TicketCommand;
    use centralino::domain::action::{Action, Deed};
    use centralino::domain::code::TicketNumber;
    let mut shift = a_desk_with_a_leak();
    let colleague = shift.colleague();
    let charge = TicketCommand {
        action: Action { deed: Deed::TakeCharge { technician: None }, texts: Default::default() },
        said_at: None,
    };
    // The colleague acts, and this desk has not heard of it when its key is pressed.
    shift.press("g");
    shift.types("non serve più");
    shift.does(colleague.ticket_action(TicketNumber(1), 1, &charge, "theirs")).unwrap();
    shift.press("f9");
    shift.sees("è cambiato nel frattempo");
    shift.sees("in carico");
    shift.press("f9");
    shift.sees("ritirato");
}

#[test]
fn a_warning_that_comes_while_somebody_writes_disturbs_nobody() {
    use centralino::api::resource::TicketCommand;
    use centralino::domain::action::{Action, Deed};
    use centralino::domain::code::TicketNumber;
    use centralino::domain::text::{TextField, Texts};
    let mut shift = a_desk_with_a_leak();
    shift.press("n");
    shift.types("chiavi in portineria");
    shift.minutes_pass(20);
    shift.sees("chiavi in portineria");
    shift.press("f9");
    shift.does_not_see("è cambiato nel frattempo");
    shift.sees("«chiavi in portineria»");
    let warned = |shift: &Shift| {
        let row = &shift.model.replica.tickets[&TicketNumber(1)];
        row.ticket.warnings.len()
    };
    let before = warned(&shift);
    assert!(before > 0, "there were warnings");

    // A colleague's note is no hindrance either, warnings or not.
    shift.press("n");
    shift.types("seconda nota");
    let colleague = shift.colleague();
    let texts = Texts::from([(TextField::Note, "nota altrui".to_owned())]);
    let note = TicketCommand { action: Action { deed: Deed::Note, texts }, said_at: None };
    let version = shift.model.replica.tickets[&TicketNumber(1)].ticket.version;
    shift.does(colleague.ticket_action(TicketNumber(1), version, &note, "theirs")).unwrap();
    shift.minutes_pass(60);
    assert!(warned(&shift) > before);
    shift.press("f9");
    shift.does_not_see("è cambiato nel frattempo");
    shift.sees("«seconda nota»");
}

#[test]
fn an_action_half_written_waits_while_a_call_is_taken() {
    let mut shift = a_desk_with_a_leak();
    shift.press("n");
    shift.types("chiavi in portineria");
    shift.rings("0000 999");
    shift.press("f2");
    shift.does_not_see("chiavi in portineria");
    shift.press("ctrl-o");
    shift.types("sbagliato");
    shift.press("enter f9");
    shift.sees("chiavi in portineria");
    shift.press("f9");
    shift.sees("«chiavi in portineria»");
}

#[test]
fn what_comes_too_early_names_first_the_step_that_opens_it() {
    let mut shift = a_desk_with_a_leak();
    dispatch(&mut shift);
    shift.press("t f9");
    shift.sees("in carico");
    shift.press("s f9 x");
    shift.sees("Si può solo quando i lavori sono completati. Ora si può: completato,");
}

/// A form whose answer would be that nothing has changed is not opened; nor is anybody told who was told already.
#[test]
fn what_is_so_already_says_so_at_the_key() {
    let mut shift = a_desk_with_a_leak();
    shift.press("h");
    shift.sees("1, adotta: era già così");
    dispatch(&mut shift);
    shift.press("a");
    shift.types("idraul");
    shift.press("enter f9");
    shift.sees("1, assegna: era già così");
    shift.does_not_see("1: avvisato");
}
