//! A slow line, colleagues who are faster, a program that ends: nothing that was written is lost, and
//! nothing that comes back takes the keyboard from whoever is writing.

use centralino::api::resource::CallCommand;
use centralino::domain::code::CallNumber;
use centralino::domain::lifecycle::calls::CallAction;

use super::entry::register_a_leak;
use super::shift::Shift;

fn sheets(shift: &Shift) -> usize {
    shift.model.papers.sheets().len()
}

/// Long enough for what waits to be sent again.
fn a_while(shift: &mut Shift) {
    shift.time_passes(chrono::TimeDelta::seconds(20));
}

#[test]
fn f2_again_before_the_answer_is_heard_opens_no_second_sheet() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    shift.server_goes();
    shift.press("f2 f2 f2");
    assert_eq!(sheets(&shift), 1);
}

#[test]
fn a_call_by_hand_begun_without_the_server_outlives_the_program() {
    let mut shift = Shift::begin(160, 45);
    shift.server_goes();
    shift.press("f3 f9");
    shift.types("Utente Prova Nuovo");
    shift.press("enter tab");
    shift.types("cortile");
    shift.press("enter enter enter");
    shift.dictates("lampione");
    shift.time_passes(chrono::TimeDelta::seconds(1));
    shift.server_comes_back();
    shift.kill_and_start_again();
    shift.press("f9");
    a_while(&mut shift);
    shift.sees("NUMERO DA DIRE AL CHIAMANTE: 1");
    assert!(shift.model.outbox.pending.is_empty());
}

#[test]
fn an_action_half_written_outlives_a_new_call_by_hand_and_escape() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    register_a_leak(&mut shift);
    shift.press("x");
    shift.types("guarnizione");
    shift.press("f3 esc");
    shift.sees("guarnizione");
    shift.press("esc");
    shift.does_not_see("guarnizione");
    shift.press("x");
    shift.sees("guarnizione");
}

#[test]
fn whom_to_call_waits_until_the_next_caller_is_written_up() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    register_a_leak(&mut shift);
    shift.rings("0000 000 999");
    shift.press("a");
    shift.types("idraul");
    shift.server_goes();
    shift.press("enter f9 f2");
    shift.types("Passante");
    shift.server_comes_back();
    a_while(&mut shift);
    assert!(shift.model.papers.prompt.is_none(), "the keyboard was taken away");
    shift.sees("Passante");
    shift.press("ctrl-o");
    shift.types("sbagliato");
    shift.press("enter f9");
    shift.sees("Chiamare Squadra Prova idraulici");
}

#[test]
fn a_sheet_that_is_refused_does_not_push_the_one_being_written_away() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    shift.press("f2");
    shift.types("cup");
    shift.press("enter enter enter");
    shift.dictates("porta");
    shift.rings("0000 000 999");
    let colleague = shift.colleague();
    let release = CallCommand { action: CallAction::Release, said_at: None };
    // The line to this desk is slow: it does not hear that its call was released.
    shift.does(colleague.call_action(CallNumber(1), Some(2), &release, "theirs")).unwrap();
    shift.server_goes();
    shift.press("f9 f2");
    shift.types("Passante");
    shift.server_comes_back();
    a_while(&mut shift);
    shift.sees("Passante");
    assert_eq!(shift.model.papers.front().and_then(|sheet| sheet.number()), Some(CallNumber(2)));
    assert_eq!(sheets(&shift), 2);
}

#[test]
fn ending_a_parked_call_without_its_reason_keeps_the_draft() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    shift.press("f2");
    shift.types("cup");
    shift.press("enter enter enter");
    shift.dictates("porta che non chiude");
    shift.rings("0000 000 999");
    shift.press("f2 f7 home e");
    shift.types("altro");
    shift.press("enter f9");
    shift.sees("Motivo: serve qualche parola");
    assert_eq!(sheets(&shift), 2);
}

#[test]
fn a_key_on_an_old_picture_does_not_end_a_colleagues_call() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    let colleague = shift.colleague();
    let answer = CallCommand { action: CallAction::Answer, said_at: None };
    shift.press("f7");
    shift.does(colleague.call_action(CallNumber(1), None, &answer, "theirs")).unwrap();
    shift.press("l");
    // Now it is heard, and the key says why not.
    shift.press("l");
    shift.sees("in linea con un altro operatore");
    let call = shift.does(colleague.call(CallNumber(1))).unwrap();
    assert_eq!(call.call.state.code(), "answered");
}

#[test]
fn a_sheet_of_a_call_that_somebody_else_took_can_be_thrown_away() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    let colleague = shift.colleague();
    shift.press("f2");
    shift.types("cup");
    shift.press("enter");
    let release = CallCommand { action: CallAction::Release, said_at: None };
    let answer = CallCommand { action: CallAction::Answer, said_at: None };
    shift.does(colleague.call_action(CallNumber(1), Some(2), &release, "one")).unwrap();
    shift.does(colleague.call_action(CallNumber(1), None, &answer, "two")).unwrap();
    shift.press("enter enter");
    shift.dictates("porta");
    shift.press("f9");
    shift.sees("Ha già risposto un altro operatore");
    assert_eq!(sheets(&shift), 1);
    shift.press("ctrl-o");
    shift.types("scarta");
    shift.press("enter f9");
    shift.sees("Scheda scartata");
    assert_eq!(sheets(&shift), 0);
}

#[test]
fn a_near_deadline_counts_its_seconds_also_below_one_long_past() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    register_a_leak(&mut shift);
    shift.minutes_pass(180);
    shift.rings("0000 000 111");
    register_a_leak(&mut shift);
    a_while(&mut shift);
    let wait = shift.model.wake_at() - shift.clock.now();
    assert!(wait <= chrono::TimeDelta::seconds(1), "{wait}");
}

#[test]
fn a_wrong_site_is_corrected_with_its_room() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 123");
    shift.press("f2");
    shift.types("Passante");
    shift.press("enter tab");
    shift.types("boh");
    shift.press("enter enter enter");
    shift.dictates("lampada");
    shift.press("f9 m tab");
    shift.types("magaz");
    shift.press("enter");
    shift.press("tab tab tab");
    shift.types("ha richiamato");
    shift.press("f9");
    shift.sees("Ospedale Prova › Magazzino");
}

#[test]
fn a_call_that_the_server_refuses_makes_no_ticket_without_one() {
    let mut shift = Shift::begin(160, 45);
    shift.server_goes();
    shift.press("f3 tab tab tab");
    shift.pastes(&"perché ".repeat(1_000));
    shift.press("f9");
    shift.types("Passante");
    shift.press("enter tab");
    shift.types("cortile");
    shift.press("enter enter enter");
    shift.dictates("lampione");
    shift.press("f9");
    shift.server_comes_back();
    a_while(&mut shift);
    shift.sees("Nessun intervento aperto");
    shift.sees("lampione");
    assert!(shift.model.outbox.pending.is_empty());
    assert_eq!(sheets(&shift), 1);
    shift.press("f8 ctrl-o");
    shift.types("sbagliato");
    shift.press("enter f9");
    shift.sees("si può solo scartare la scheda");
    shift.types("scarta");
    shift.press("enter f9");
    shift.sees("Scheda scartata");
    assert_eq!(sheets(&shift), 0);
}

#[test]
fn who_was_sent_may_be_told_before_the_feed_says_that_he_was_sent() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    register_a_leak(&mut shift);
    shift.feed_is_behind = true;
    shift.press("a");
    shift.types("idraul");
    shift.press("enter f9");
    shift.sees("Chiamare Squadra Prova idraulici al 0000 000 201");
    // At hand the ticket is still nobody's.
    shift.press("f9");
    shift.does_not_see("Prima va assegnato qualcuno");
    shift.feed_is_behind = false;
    a_while(&mut shift);
    shift.sees("avvisato alle");
}

#[test]
fn the_alarm_of_a_full_disk_goes_with_the_next_save_that_succeeds() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    shift.disk = Err("il disco è pieno".to_owned());
    shift.press("f2");
    shift.types("cup");
    shift.time_passes(chrono::TimeDelta::seconds(1));
    shift.sees("non si possono salvare su disco (il disco è pieno)");
    // Something else is said meanwhile: the alarm comes back behind it, once.
    shift.press("f4");
    shift.time_passes(chrono::TimeDelta::seconds(2));
    shift.disk = Ok(());
    shift.time_passes(chrono::TimeDelta::seconds(6));
    shift.does_not_see("non si possono salvare");
    shift.sees("salvato 14:29:55");
    shift.time_passes(chrono::TimeDelta::seconds(9));
    shift.does_not_see("non si possono salvare");
}

#[test]
fn when_it_was_saved_moves_while_one_writes() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    shift.press("f2");
    shift.types("cup");
    shift.time_passes(chrono::TimeDelta::seconds(1));
    shift.sees("salvato 14:29:47");
    shift.types("x");
    shift.time_passes(chrono::TimeDelta::seconds(3));
    shift.sees("salvato 14:29:50");
}

/// The answer may come before the entry that it is about; whoever is quicker than the feed is not sent back.
#[test]
fn a_call_is_ended_before_the_feed_has_told_that_it_was_answered() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 777");
    shift.feed_is_behind = true;
    shift.press("f2 ctrl-o");
    shift.types("sbagliato");
    shift.press("enter f9");
    shift.does_not_see("È cambiato nel frattempo");
    shift.sees("Chiamata conclusa");
}
