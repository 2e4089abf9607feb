//! The flow of each contract by keys, from the ring to the closed ticket: what `tests/http/flows.rs` shows by REST.

use centralino::api::resource::NewRequester;
use centralino::domain::code::SiteId;
use uuid::Uuid;

use super::entry::register_a_leak;
use super::shift::Shift;

/// The plumbers are sent, and told.
fn dispatch(shift: &mut Shift) {
    shift.press("a");
    shift.types("idraul");
    shift.press("enter f9");
    shift.press("f9");
    shift.sees("avvisato alle");
}

/// The inspection's findings: short-term, and not covered.
fn inspect(shift: &mut Shift) {
    shift.press("s f9 i");
    shift.types("BRE");
    shift.press("enter n f9");
}

/// A quote of 1,200.00 euro without taxes.
fn quote(shift: &mut Shift) {
    shift.press("e");
    shift.types("16 h 35,00 22 manodopera; 2 pz 320,00 22 scambiatore");
    shift.press("f9");
    shift.sees("preventivo 1 inviato,");
}

/// The contract's closing form with these answers, field after field; empty, it is refused at the first.
fn close(shift: &mut Shift, answers: &[&str]) {
    shift.press("x f9");
    shift.sees("Causa: serve qualche parola");
    for answer in answers {
        shift.types(answer);
        shift.press("enter");
    }
    shift.press("f9");
    shift.sees("chiuso");
}

/// S3: inspection from the call, work within five working days of the approval by the DDE.
#[test]
fn building_and_plant_from_the_ring_to_the_closed_ticket() {
    let mut shift = Shift::begin_under("edificio-impianto", 160, 45);
    shift.rings("0000 000 111");
    register_a_leak(&mut shift);
    shift.sees("NUMERO DA DIRE AL CHIAMANTE: 1");
    shift.sees("sopralluogo entro 15:29");
    dispatch(&mut shift);
    shift.press("t f9");
    inspect(&mut shift);
    shift.sees("sosp. preventivo");
    quote(&mut shift);
    shift.press("q");
    shift.types("DDE di prova");
    shift.press("enter");
    shift.types("PEC di prova");
    shift.press("f9");
    shift.sees("programmato");
    shift.sees("inizio lavori entro 30/11");
    shift.press("l f9 f f9");
    shift.sees("da chiudere");
    close(
        &mut shift,
        &["usura", "scambiatore sostituito", "uno scambiatore", "Tecnico Prova", "Utente Prova", "16,5"],
    );
}

/// S9.1: a contratto, sì; in convenzione, no: the quote's cycle, decided by somebody whose level covers it.
#[test]
fn the_agreement_with_both_decisions_from_the_ring_to_the_closed_ticket() {
    let mut shift = Shift::begin_under("convenzione", 160, 45);
    let third = NewRequester {
        name: "Utente Prova Tre".into(),
        position: "direttore".into(),
        site: Some(SiteId(1)),
        phones: Vec::new(),
        level: 3,
        valid_from: None,
        valid_to: None,
        document: "Verbale di prova 1/2026".into(),
    };
    let colleague = shift.colleague();
    shift.does(colleague.add(&third, &Uuid::now_v7().to_string())).unwrap();
    shift.rings("0000 000 111");
    register_a_leak(&mut shift);
    shift.sees("NUMERO DA DIRE AL CHIAMANTE: 1");
    dispatch(&mut shift);
    shift.press("t f9");
    inspect(&mut shift);
    quote(&mut shift);
    shift.press("q");
    shift.types("uno");
    shift.press("enter");
    shift.types("telefonata");
    shift.press("f9");
    shift.sees("Persona: il livello 2 non copre l'importo, serve il livello 3");
    shift.press("ctrl-u");
    shift.types("tre");
    shift.press("f9");
    shift.sees("preventivo approvato  Utente Prova Tre, telefono");
    // Who executes may differ from who inspected.
    shift.press("a");
    shift.types("Due");
    shift.press("enter f9 f9");
    shift.press("l f9 f f9");
    shift.sees("da chiudere");
    close(
        &mut shift,
        &["usura", "scambiatore sostituito", "due scambiatori", "Tecnico Prova", "Utente Prova", "16,5"],
    );
}

/// S9.1: a contratto, no.
#[test]
fn what_the_agreement_excludes_is_rejected_with_its_reason() {
    let mut shift = Shift::begin_under("convenzione", 160, 45);
    shift.rings("0000 000 111");
    register_a_leak(&mut shift);
    shift.press("r f9");
    shift.sees("Motivo: serve qualche parola");
    shift.types("traslochi: fuori convenzione");
    shift.press("f9");
    shift.sees("rifiutato");
}

/// From the third reminder on the shift's supervisor is told of each, whoever took the call.
#[test]
fn the_third_reminder_reaches_the_supervisor() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    register_a_leak(&mut shift);
    let colleague = shift.colleague();
    shift.is_the_supervisors();
    for call in 2..=4 {
        shift.rings("0000 000 111");
        shift.does_not_see("sollecito per l'intervento");
        shift.is_reminded(&colleague, call, 1);
    }
    shift.sees("3º sollecito per l'intervento 1, Rianimazione");
    shift.press("enter");
    shift.sees("avvisato il responsabile di turno  3º sollecito");
}
