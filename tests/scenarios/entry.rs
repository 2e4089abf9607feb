//! From the ringing call to the number told to the caller.

use super::shift::Shift;

/// The leak of every day: a known caller, one of her rooms, people at risk.
pub fn register_a_leak(shift: &mut Shift) {
    shift.press("f2");
    shift.types("ria");
    shift.press("enter enter");
    shift.types("idr");
    shift.press("enter");
    shift.dictates("perdita d'acqua dal controsoffitto");
    shift.press("enter");
    shift.types("snn");
    shift.press("enter");
}

#[test]
fn a_whole_ticket_takes_at_most_twenty_five_keystrokes() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    shift.sees("1 in attesa");
    register_a_leak(&mut shift);
    shift.sees("NUMERO DA DIRE AL CHIAMANTE: 1");
    assert!(shift.keys_pressed <= 25, "{} keystrokes", shift.keys_pressed);
    assert_eq!(shift.keys_pressed, 15, "the README states it");
    shift.sees("EMERGENZA");
    shift.sees("1 Rianimazione");
}

#[test]
fn a_number_to_call_back_that_is_none_is_said_so_and_taken() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    shift.press("f2 backtab");
    shift.types("06 12 34 56 78");
    shift.does_not_see("non è un numero");
    shift.press("ctrl-u");
    shift.types("abc");
    shift.sees("non è un numero");
}

#[test]
fn a_new_call_announces_itself_and_leaves_the_keyboard_where_it_is() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    assert_eq!(shift.announced.len(), 1);
    shift.press("f2");
    shift.types("mag");
    shift.rings("0000 000 999");
    assert_eq!(shift.announced.len(), 2);
    shift.types("az");
    shift.press("enter");
    shift.sees("Ospedale Prova › Magazzino");
}

#[test]
fn the_draft_is_parked_while_another_call_is_taken_and_comes_back() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    shift.press("f2");
    shift.types("cup");
    shift.press("enter enter enter");
    shift.dictates("porta che non chiude");
    shift.rings("0000 000 999");
    shift.press("f2");
    shift.sees(" * C-1 Utente [C-2]");
    shift.types("Utente Prova Nuovo");
    shift.press("enter tab");
    shift.types("cortile interno");
    shift.press("enter enter enter");
    shift.dictates("lampione spento");
    shift.press("f9");
    // The first caller's sheet is in front again: the number is not theirs.
    shift.sees("NUMERO DA DIRE A Utente Prova Nuovo: 1");
    shift.sees("porta che non chiude");
    shift.press("f9");
    shift.sees("NUMERO DA DIRE AL CHIAMANTE: 2");
}

#[test]
fn a_draft_survives_the_end_of_the_program() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    shift.press("f2");
    shift.types("cup");
    shift.press("enter enter enter");
    shift.dictates("vetro rotto");
    shift.time_passes(chrono::TimeDelta::seconds(1));
    shift.kill_and_start_again();
    shift.sees("Ripresa 1 scheda");
    shift.sees("vetro rotto");
    shift.press("f9");
    shift.sees("NUMERO DA DIRE AL CHIAMANTE: 1");
    shift.time_passes(chrono::TimeDelta::seconds(1));
    assert!(shift.drafts.is_empty());
}

#[test]
fn an_unknown_caller_and_a_place_of_ones_own_are_free_text() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 123 456");
    shift.sees("sconosciuto");
    shift.press("f2");
    shift.types("Passante Prova");
    shift.press("enter");
    shift.types("0000 777");
    shift.press("enter");
    shift.types("parcheggio di via Prova");
    shift.press("enter enter enter");
    shift.dictates("sbarra bloccata");
    shift.press("f9");
    shift.sees("NUMERO DA DIRE AL CHIAMANTE: 1");
    shift.sees("parcheggio di via Prova");
    shift.sees("Passante Prova");
    shift.sees("richiamare 0000 777");
}

#[test]
fn a_reminder_attaches_to_the_open_ticket_and_is_counted() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    register_a_leak(&mut shift);
    shift.minutes_pass(20);
    shift.rings("0000 000 111");
    // Her open ticket is shown before anybody answers.
    shift.sees("[1] Utente Prova Uno");
    shift.press("f2 enter");
    shift.types("so");
    shift.press("enter enter");
    shift.dictates("quando arrivano?");
    shift.press("enter");
    shift.sees("Chiamata unita all'intervento 1");
    shift.sees("1 sollecito");
}

#[test]
fn the_same_trouble_again_is_a_warning_and_one_key_makes_it_a_reminder() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    register_a_leak(&mut shift);
    shift.minutes_pass(65);
    shift.rings("0000 000 111");
    shift.press("f2");
    shift.types("ria");
    shift.press("enter");
    shift.sees("Simile: 1 «perdita d'acqua");
    shift.press("f4");
    shift.sees("La chiamata diventa un sollecito di 1");
    shift.press("enter");
    shift.sees("Chiamata unita all'intervento 1");
}

/// Another place, but the caller has a ticket: F4 asks of which it is a reminder.
#[test]
fn where_nothing_is_alike_the_callers_own_tickets_are_offered() {
    let mut shift = Shift::begin(160, 45);
    shift.press("f4");
    shift.sees("Niente di simile");
    shift.does_not_see("$number");
    shift.rings("0000 000 111");
    register_a_leak(&mut shift);
    shift.rings("0000 000 111");
    shift.press("f2");
    shift.types("cup");
    shift.press("enter f4");
    shift.sees("SO  sollecito");
    shift.sees("> Intervento");
    shift.press("enter f9");
    shift.sees("Chiamata unita all'intervento 1");
    shift.sees("1 sollecito");
}

#[test]
fn a_call_without_a_ticket_ends_with_its_reason() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 555");
    shift.press("f2 ctrl-o");
    shift.types("sbagliato");
    shift.press("enter f9");
    shift.sees("Chiamata conclusa");
    shift.sees("Nessuna chiamata.");
}

#[test]
fn a_lost_call_is_called_back() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    shift.minutes_pass(3);
    shift.press("f7 l");
    shift.sees("persa 14:29");
    shift.press("b");
    shift.sees("in linea");
    shift.types("cup");
    shift.press("enter enter enter");
    shift.dictates("stampante");
    shift.press("f9");
    // The clock counts from the first ring, not from the call back.
    shift.sees("sopralluogo entro gio 08:29");
}

#[test]
fn a_call_that_is_being_written_up_is_lost_by_no_single_key() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    shift.press("f2");
    shift.types("cup");
    shift.press("f7 home l");
    shift.sees("in linea");
    shift.sees("La chiamata C-1 è in linea e la sua scheda è aperta: e chiede come finisce.");
    shift.press("e");
    shift.sees("Come finisce la chiamata C-1?");
}

#[test]
fn the_number_to_call_back_is_whole_wherever_there_is_room() {
    for (width, height) in [(200, 60), (160, 45), (120, 36), (80, 24), (60, 16)] {
        let mut shift = Shift::begin(width, height);
        shift.rings("0000 555 123");
        shift.press("f7 l");
        shift.sees("persa 14:29  0000 555 123 ");
    }
}

#[test]
fn calling_back_opens_no_second_sheet_for_the_same_call() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    shift.press("f2 enter enter");
    shift.types("vetro rotto");
    let colleague = shift.colleague();
    for action in ["release", "lose"] {
        let version = shift.model.replica.calls.values().next().unwrap().call.version;
        let command = serde_json::from_value(serde_json::json!({ "action": action })).unwrap();
        let number = centralino::domain::code::CallNumber(1);
        shift.does(colleague.call_action(number, Some(version), &command, action)).unwrap();
        shift.time_passes(chrono::TimeDelta::seconds(1));
    }
    let before = shift.model.papers.sheets().len();
    assert_eq!(before, 1);
    shift.press("f7 home b");
    assert_eq!(shift.model.papers.sheets().len(), 1);
    shift.sees("in linea");
    shift.sees("vetro rotto");
}

#[test]
fn a_call_by_hand_of_earlier_states_its_time_and_why() {
    let mut shift = Shift::begin(160, 45);
    shift.press("f3");
    shift.types("0000 000 111");
    shift.press("enter enter");
    shift.types("9:40");
    shift.press("f9");
    shift.sees("Motivo: serve");
    shift.types("centralino guasto");
    shift.press("f9");
    shift.sees("delle 09:40:00");
    shift.sees("Utente Prova Uno");
    shift.press("ctrl-o");
    shift.types("rilascia");
    shift.press("enter f9");
    shift.sees("1 in attesa");
}

#[test]
fn two_operators_cannot_answer_one_call() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    let colleague = shift.colleague();
    let answer = centralino::api::resource::CallCommand {
        action: centralino::domain::lifecycle::calls::CallAction::Answer,
        said_at: None,
    };
    let number = centralino::domain::code::CallNumber(1);
    shift.does(colleague.call_action(number, None, &answer, "theirs")).unwrap();
    shift.press("f2");
    shift.sees("Ha già risposto un altro operatore");
    shift.does_not_see("Scheda C-1");
}

#[test]
fn without_the_server_the_desk_says_what_to_note_on_paper_and_sends_it_later() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    shift.press("f2");
    shift.types("ria");
    shift.press("enter enter enter");
    shift.server_goes();
    shift.dictates("perdita");
    shift.sees("NON collegato");
    shift.press("f9");
    shift.sees("Annoti su carta");
    shift.sees("1 da inviare");
    shift.minutes_pass(2);
    shift.server_comes_back();
    shift.sees("NUMERO DA DIRE AL CHIAMANTE: 1");
    shift.sees("collegato");
}

#[test]
fn a_wrong_field_is_named_and_has_the_cursor() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    shift.press("f2");
    shift.types("cup");
    shift.press("enter f9");
    shift.sees("Cosa: serve qualche parola");
    assert_eq!(shift.model.papers.front().unwrap().form.current().unwrap().name, "description");
}

#[test]
fn what_is_urgent_is_suggested_by_the_questions_and_may_be_overruled() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    shift.press("f2");
    shift.types("cup");
    shift.press("enter enter enter");
    shift.dictates("aria fredda");
    shift.press("enter");
    shift.types("nns");
    shift.sees("URG  urgenza");
    shift.sees("sopralluogo entro 16:29:46 (120 minuti)");
    shift.types("eme");
    shift.press("enter");
    shift.sees("NUMERO DA DIRE AL CHIAMANTE: 1");
    shift.sees("EMERGENZA");
}

#[test]
fn the_very_same_trouble_is_proposed_as_a_reminder_and_escape_says_it_is_another() {
    let mut shift = Shift::begin(160, 45);
    for described in ["porta", "porta ancora"] {
        shift.rings("0000 000 111");
        shift.press("f2");
        shift.types("cup");
        shift.press("enter enter");
        shift.types("edi");
        shift.press("enter");
        shift.dictates(described);
        shift.press("f9");
    }
    shift.sees("La chiamata diventa un sollecito di 1");
    shift.press("esc f9");
    shift.sees("NUMERO DA DIRE AL CHIAMANTE: 2");
}

#[test]
fn enter_after_the_letter_that_answers_a_question_does_not_skip_the_next() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    shift.press("f2");
    shift.types("cup");
    shift.press("enter enter enter");
    shift.dictates("porta");
    shift.press("enter n enter s enter n");
    let answers = shift.model.papers.front().unwrap().form.fields.iter().filter_map(|field| field.yes());
    assert_eq!(answers.collect::<Vec<_>>(), [false, true, false]);
}

#[test]
fn numbers_that_come_late_say_whom_to_call_back() {
    let mut shift = Shift::begin(160, 45);
    for number in ["0000 123", "0000 456"] {
        shift.rings(number);
    }
    shift.press("f2");
    shift.server_goes();
    for name in ["Bruno Prova", "Carla Prova"] {
        shift.types(name);
        shift.press("enter tab");
        shift.types("cucina");
        shift.press("enter enter enter");
        shift.dictates("lampada");
        shift.press("f9 f2");
    }
    shift.sees("Annoti su carta: 14:29 Bruno");
    shift.sees("14:29 Carla");
    shift.minutes_pass(1);
    shift.server_comes_back();
    shift.time_passes(chrono::TimeDelta::seconds(20));
    shift.sees("Da dire a Bruno Prova 0000 123");
    shift.sees("Da dire a Carla Prova 0000 456");
    shift.press("f6 esc");
    shift.does_not_see("Da dire a");
}
