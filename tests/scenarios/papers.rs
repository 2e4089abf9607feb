//! Several things written at once: tabs over the sheet, the keys between them, forms half written. Whatever is left
//! lies where it was, with its cursor, also after the program was killed.

use centralino::api::resource::CallCommand;
use centralino::domain::code::{CallNumber, TicketNumber};
use centralino::domain::lifecycle::calls::CallAction;
use centralino::tui::app::aim::Aim;
use centralino::tui::app::field::{Field, Kind, Source};
use centralino::tui::app::form::Form;
use centralino::tui::app::hand::Gesture;
use centralino::tui::app::prompt::Task;
use centralino::tui::app::tabs::{Place, Tab};
use centralino::tui::app::{Effect, Model, Msg, Pane};
use centralino::tui::input::Context;
use chrono::TimeDelta;
use proptest::prelude::*;

use super::entry::register_a_leak;
use super::shift::Shift;

/// Long enough for what was written to be on disk.
fn pauses(shift: &mut Shift) {
    shift.time_passes(TimeDelta::seconds(1));
}

/// Kills the desk after a pause.
fn is_killed(shift: &mut Shift) {
    pauses(shift);
    shift.kill_and_start_again();
}

/// A call of an unknown number is taken, and its description begun.
fn takes(shift: &mut Shift, number: &str, description: &str) {
    shift.rings(number);
    shift.press("f2 tab tab tab tab tab");
    shift.dictates(description);
}

/// Three calls are being written up, the last one in front.
fn three_sheets() -> Shift {
    let mut shift = Shift::begin(160, 45);
    takes(&mut shift, "0000 001", "porta");
    takes(&mut shift, "0000 002", "lampione");
    takes(&mut shift, "0000 003", "tenda");
    shift
}

/// What is written in.
fn form_of(model: &Model) -> Option<&Form> {
    let sheet = model.papers.front().map(|sheet| &sheet.form);
    model.papers.prompt.as_ref().map(|prompt| &prompt.form).or(sheet)
}

/// The field with the cursor, and what stands before that.
fn at_cursor(model: &Model) -> (String, String) {
    let field = form_of(model).and_then(Form::current).unwrap();
    let before = field.input.value().chars().take(field.input.cursor()).collect();
    (field.name.to_string(), before)
}

#[test]
fn each_call_has_its_tab_and_the_keys_go_round() {
    let mut shift = three_sheets();
    shift.sees(" * C-1 porta  * C-2 lampione [* C-3 tenda]");
    shift.press("pagedown");
    shift.sees("[* C-1 porta] * C-2 lampione  * C-3 tenda ");
    shift.sees("╔ Scheda C-1 ");
    shift.press("pageup pageup");
    shift.sees(" * C-1 porta [* C-2 lampione] * C-3 tenda ");
    // What is typed goes where it is seen.
    shift.types(" spento");
    shift.sees("lampione spento");
    shift.press("pagedown");
    shift.does_not_see("lampione spento");
}

#[test]
fn a_sheet_is_found_again_as_it_was_left() {
    let mut shift = three_sheets();
    shift.press("left left");
    let left = at_cursor(&shift.model);
    assert_eq!(left, ("description".into(), "ten".into()));
    shift.press("pageup");
    shift.press("backtab");
    shift.press("pagedown");
    assert_eq!(at_cursor(&shift.model), left);
    shift.press("pageup");
    assert_eq!(at_cursor(&shift.model).0, "service");
}

#[test]
fn who_finishes_a_sheet_is_back_at_the_one_before_it() {
    let mut shift = three_sheets();
    shift.press("pagedown");
    shift.rings("0000 004");
    shift.press("f2");
    shift.sees("╔ Scheda C-4 ");
    shift.press("ctrl-o");
    shift.types("sbagliato");
    shift.press("enter f9");
    // Not the sheet beside it: the one that was being written when the call came.
    shift.sees("╔ Scheda C-1 ");
}

/// The number is told to whom it belongs, not to whoever is written up by then.
#[test]
fn a_number_beside_another_sheet_says_whose_it_is() {
    let mut shift = Shift::begin(160, 45);
    takes(&mut shift, "0000 001", "porta");
    shift.rings("0000 000 111");
    register_a_leak(&mut shift);
    shift.sees("╔ Scheda C-1 ");
    shift.does_not_see("NUMERO DA DIRE AL CHIAMANTE");
    shift.sees("NUMERO DA DIRE A Utente Prova Uno");
}

#[test]
fn a_kill_leaves_the_tabs_the_one_in_front_and_its_cursor() {
    let mut shift = three_sheets();
    shift.press("pagedown left");
    let left = at_cursor(&shift.model);
    is_killed(&mut shift);
    shift.sees("[* C-1 porta] * C-2 lampione  * C-3 tenda ");
    assert_eq!(at_cursor(&shift.model), left);
    // And the one before it is still the one before it.
    shift.press("ctrl-o");
    shift.types("sbagliato");
    shift.press("enter f9");
    shift.sees("╔ Scheda C-3 ");
}

#[test]
fn a_form_half_written_is_a_tab_too() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    register_a_leak(&mut shift);
    shift.press("x");
    shift.types("guarnizione");
    takes(&mut shift, "0000 002", "lampione");
    shift.sees("[* C-2 lampione: non inviata] * 1 chiudi ");
    shift.press("pagedown");
    shift.sees(" * C-2 lampione [* 1 chiudi: non inviata]");
    assert_eq!(at_cursor(&shift.model).1, "guarnizione");
    shift.press("pagedown");
    shift.does_not_see("guarnizione");
    assert_eq!(at_cursor(&shift.model).1, "lampione");
    // Its own key still opens it.
    shift.press("f6 home enter x");
    assert_eq!(at_cursor(&shift.model).1, "guarnizione");
}

#[test]
fn a_kill_leaves_a_form_where_it_was() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    register_a_leak(&mut shift);
    takes(&mut shift, "0000 002", "lampione");
    shift.press("f5 x");
    shift.types("guarnizione");
    shift.press("left left left");
    is_killed(&mut shift);
    shift.sees(" * C-2 lampione [* 1 chiudi: non inviata]");
    assert_eq!(at_cursor(&shift.model).1, "guarnizi");
    // Left behind a sheet, it stays behind it.
    shift.press("pagedown");
    is_killed(&mut shift);
    shift.sees("[* C-2 lampione: non inviata] * 1 chiudi ");
    assert_eq!(at_cursor(&shift.model).1, "lampione");
    shift.press("f5 x");
    assert_eq!(at_cursor(&shift.model).1, "guarnizi");
}

/// The selection is of the board: what was written about a ticket that is no longer there does not take it along.
#[test]
fn a_form_of_a_ticket_that_was_closed_meanwhile_leaves_the_selection_on_the_board() {
    let mut shift = Shift::begin(160, 45);
    let (number, other) =
        (shift.registers("NES", "CUP", "rubinetto"), shift.registers("NES", "CUP", "lampada"));
    shift.press("f6 home enter n");
    shift.dictates("richiamare");
    let opened = shift.model.focused.number.unwrap().0;
    pauses(&mut shift);
    let form = serde_json::json!({"cause": "prova", "work_done": "prova"});
    shift.desk_does(opened, serde_json::json!({"action": "close", "texts": form}));
    shift.kill_and_start_again();
    assert_eq!(shift.model.selected_ticket.map(|ticket| ticket.0), Some(number + other - opened));
    shift.sees("richiamare");
}

#[test]
fn a_call_by_hand_half_begun_waits_for_its_key_and_outlives_the_program() {
    let mut shift = Shift::begin(160, 45);
    shift.press("f3 tab tab");
    shift.types("ieri 9:40");
    shift.press("tab");
    shift.types("centralino gua");
    shift.press("esc");
    shift.sees("* nuova");
    shift.press("f3");
    assert_eq!(at_cursor(&shift.model), ("reason".into(), "centralino gua".into()));
    is_killed(&mut shift);
    assert_eq!(at_cursor(&shift.model), ("reason".into(), "centralino gua".into()));
    shift.sees("ieri 9:40");
}

#[test]
fn two_calls_by_hand_half_begun_before_the_server_was_found_are_both_there() {
    let mut shift = Shift::begin(160, 45);
    shift.press("f3");
    shift.types("111");
    pauses(&mut shift);
    shift.kill_and_start_without_the_server();
    shift.press("f3");
    shift.types("222");
    pauses(&mut shift);
    shift.server_comes_back_unheard();
    shift.kill_and_start_again();
    shift.types("3");
    pauses(&mut shift);
    let kept = format!("{:?}", shift.slips);
    assert!(kept.contains("111") && kept.contains("222"), "{kept}");
}

#[test]
fn how_a_call_ends_is_asked_of_its_own_sheet_alone() {
    let mut shift = three_sheets();
    shift.press("ctrl-o");
    shift.types("altro");
    shift.press("enter");
    shift.types("numero err");
    shift.press("pagedown");
    shift.does_not_see("numero err");
    is_killed(&mut shift);
    shift.does_not_see("numero err");
    shift.press("pageup");
    shift.sees("numero err");
    shift.types("ato");
    shift.press("f9");
    let left: Vec<_> =
        shift.model.papers.sheets().iter().map(|sheet| sheet.number().unwrap().0).collect();
    assert_eq!(left, [1, 2]);
}

#[test]
fn a_form_whose_sheet_is_done_is_not_asked_again() {
    let mut shift = three_sheets();
    shift.press("ctrl-o");
    shift.types("sbagl");
    pauses(&mut shift);
    let (drafts, slips) = (shift.drafts.clone(), shift.slips.clone());
    assert_eq!(slips.len(), 1);
    // The kill came after the file of sheets was written and before that of forms.
    shift.drafts =
        drafts.into_iter().filter(|draft| Some(&draft.key) != slips[0].sheet.as_ref()).collect();
    shift.kill_and_start_again();
    assert!(shift.model.papers.prompt.is_none());
    shift.sees("╔ Scheda C-2 ");
}

#[test]
fn a_form_outlives_the_file_of_sheets() {
    let mut shift = three_sheets();
    shift.press("ctrl-o");
    shift.types("altro");
    shift.press("enter");
    shift.types("numero err");
    pauses(&mut shift);
    // It could not be read.
    shift.drafts.clear();
    shift.kill_and_start_again();
    shift.sees("1 modulo senza la sua scheda");
    shift.press("f3");
    shift.types("z");
    pauses(&mut shift);
    assert!(format!("{:?}", shift.slips).contains("numero err"), "{:?}", shift.slips);
    shift.press("pagedown");
    shift.sees("numero err");
}

/// A call that was taken, and how it ends written half, while the server is away.
fn ends_without_a_server(reason: &str) -> Shift {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 002");
    shift.server_goes();
    shift.press("f2 ctrl-o");
    shift.types("altro");
    shift.press("enter");
    shift.types(reason);
    shift
}

#[test]
fn how_a_call_was_to_end_stays_here_when_a_colleague_had_it_first() {
    let mut shift = ends_without_a_server("numero err");
    shift.server_comes_back_unheard();
    let answer = CallCommand { action: CallAction::Answer, said_at: None };
    let call = CallNumber(1);
    shift.does(shift.colleague().call_action(call, None, &answer, "theirs")).unwrap();
    shift.time_passes(TimeDelta::seconds(20));
    shift.press("esc");
    pauses(&mut shift);
    assert_eq!(shift.model.papers.sheets().len(), 1);
    assert!(format!("{:?}", shift.slips).contains("numero err"), "{:?}", shift.slips);
}

#[test]
fn an_ending_that_is_refused_comes_back_with_its_reason() {
    let mut shift = ends_without_a_server("numero errato");
    shift.press("f9");
    pauses(&mut shift);
    let on_disk = format!("{:?}", shift.slips);
    assert!(on_disk.contains("numero errato"), "it is not the server's yet: {on_disk}");
    shift.server_comes_back_unheard();
    // Somebody else has ended it.
    let colleague = shift.colleague();
    let (call, mut version) = (CallNumber(1), None);
    for (action, key) in [(CallAction::Answer, "a"), (CallAction::Lose, "b")] {
        let command = CallCommand { action, said_at: None };
        version = Some(shift.does(colleague.call_action(call, version, &command, key)).unwrap().version);
    }
    shift.time_passes(TimeDelta::seconds(20));
    shift.time_passes(TimeDelta::seconds(20));
    assert_eq!(at_cursor(&shift.model), ("reason".into(), "numero errato".into()));
    assert_eq!(shift.model.papers.sheets().len(), 1);
}

#[test]
fn a_reminder_whose_sheet_is_gone_is_kept_with_the_reason() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    register_a_leak(&mut shift);
    shift.rings("0000 000 111");
    shift.press("f2");
    shift.types("ria");
    shift.press("enter f4");
    shift.types("ancora");
    pauses(&mut shift);
    shift.drafts.clear();
    shift.kill_and_start_again();
    shift.press("f3");
    shift.types("z");
    shift.press("pagedown");
    shift.sees("ancora");
    shift.press("f9");
    shift.sees("La scheda della chiamata non è più qui");
    pauses(&mut shift);
    assert!(format!("{:?}", shift.slips).contains("ancora"), "{:?}", shift.slips);
}

#[test]
fn a_tab_that_has_gone_leaves_what_is_written_where_it_is() {
    let mut shift = three_sheets();
    shift.press("f3");
    shift.types("777");
    let gone = Aim::Paper(Place::Sheet("gone".into()));
    shift.hear(Msg::Hand(Gesture::Click { on: gone, column: 0 }));
    shift.sees("Non è più in scrittura.");
    assert_eq!(at_cursor(&shift.model).1, "777");
    let gone = Aim::Paper(Place::Form(Task::Remind(TicketNumber(9))));
    shift.hear(Msg::Hand(Gesture::Click { on: gone, column: 0 }));
    assert_eq!(at_cursor(&shift.model).1, "777");
}

#[test]
fn a_sheet_comes_back_with_the_form_that_was_open_on_it() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    register_a_leak(&mut shift);
    takes(&mut shift, "0000 002", "lampione");
    shift.rings("0000 000 111");
    shift.press("f2");
    shift.types("ria");
    shift.press("enter ctrl-o");
    shift.types("altro");
    shift.press("enter");
    shift.types("numero err");
    shift.press("f4");
    shift.types("ancora");
    shift.press("pagedown pageup");
    assert_eq!(at_cursor(&shift.model).1, "ancora");
}

#[test]
fn a_form_that_comes_back_still_says_what_it_implies() {
    let mut shift = Shift::begin(160, 45);
    let number = shift.registers("NES", "CUP", "rubinetto");
    shift.desk_does(number, serde_json::json!({"action": "dispatch", "technician": 1}));
    shift.press("f6 home enter f");
    let lead = shift.model.papers.prompt.as_ref().unwrap().lead.clone();
    assert!(lead.contains("sopralluogo"), "{lead}");
    shift.types("guarnizione");
    is_killed(&mut shift);
    assert_eq!(shift.model.papers.prompt.as_ref().unwrap().lead, lead);
}

#[test]
fn a_disk_that_was_full_is_tried_again() {
    let mut shift = three_sheets();
    pauses(&mut shift);
    shift.model.drafts_not_saved("disco pieno");
    let now = shift.clock.now();
    assert!(shift.model.wake_at() <= now + TimeDelta::seconds(6));
    let effects = shift.model.update(Msg::Wake, now + TimeDelta::seconds(6));
    let saved = |effect: &Effect| matches!(effect, Effect::SaveDrafts(drafts) if drafts.len() == 3);
    assert!(effects.iter().any(saved), "{effects:?}");
}

#[test]
fn what_the_server_has_not_taken_yet_is_shown_as_sent() {
    let mut shift = three_sheets();
    shift.press("backtab backtab backtab");
    shift.types("cortile");
    shift.server_goes();
    shift.press("f9");
    shift.sees("[* C-2 lampione]");
    shift.sees(" = C-3 cortile ");
    // There is nothing to write in it.
    shift.press("pagedown pagedown");
    shift.sees("[* C-2 lampione]");
    shift.server_comes_back();
    shift.time_passes(TimeDelta::seconds(20));
    shift.does_not_see("C-3 cortile");
}

#[test]
fn one_sheet_alone_needs_no_tabs() {
    let mut shift = Shift::begin(160, 45);
    takes(&mut shift, "0000 001", "porta");
    shift.does_not_see("[* C-1");
    shift.press("pagedown");
    shift.sees("Non c'è altro in scrittura.");
    assert_eq!(at_cursor(&shift.model).1, "porta");
}

#[test]
fn a_sheet_that_a_colleague_took_leaves_the_next_letters_to_nobody() {
    let mut shift = Shift::begin(160, 45);
    takes(&mut shift, "0000 001", "porta");
    shift.rings("0000 002");
    let colleague = shift.colleague();
    let answer = CallCommand { action: CallAction::Answer, said_at: None };
    let call = CallNumber(2);
    shift.feed_is_behind = true;
    shift.does(colleague.call_action(call, None, &answer, "theirs")).unwrap();
    shift.press("f2");
    shift.types("zz");
    assert_eq!(shift.model.papers.front().unwrap().form.words("description"), "porta");
}

#[test]
fn the_keys_are_the_same_for_other_hands() {
    for keymap in ["vim", "emacs"] {
        let mut shift = three_sheets().with_keymap(keymap);
        shift.press("pagedown");
        shift.sees("[* C-1 porta]");
        shift.press("f6 space d");
        shift.sees("╔ Scheda C-1 ");
    }
}

#[test]
fn the_desk_begins_where_it_was_left() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    register_a_leak(&mut shift);
    shift.registers("NES", "CUP", "rubinetto");
    shift.registers("NES", "Magazzino", "neon");
    shift.press("F");
    shift.types("stato:registrato");
    shift.press("enter home down enter");
    pauses(&mut shift);
    let selected = (shift.model.selected_ticket, shift.model.focused.number, shift.model.focus);
    is_killed(&mut shift);
    // It is what a shipped view asks.
    shift.sees("Da assegnare");
    let model = &shift.model;
    assert_eq!((model.selected_ticket, model.focused.number, model.focus), selected);
}

#[test]
fn where_the_desk_was_says_nothing_of_anybody() {
    for (filter, left) in [
        ("stato:registrato -neon rubinetto", "stato:registrato"),
        ("sede:ospedale tecnico:squadra servizio:idr tipo:ri", "servizio:idr tipo:ri"),
        ("sla<9999 tecnico:t1 solleciti<3", "sla<9999 tecnico:t1 solleciti<3"),
    ] {
        let mut shift = Shift::begin(160, 45);
        shift.press("F");
        shift.types(filter);
        shift.press("enter");
        shift.sees(filter);
        is_killed(&mut shift);
        assert_eq!(shift.bookmark.as_ref().unwrap().filter.as_deref(), Some(left));
        assert_eq!(shift.model.sight.filter().unwrap().text, left);
    }
    let mut shift = Shift::begin(160, 45);
    shift.press("f7 /");
    shift.types("Rossi");
    is_killed(&mut shift);
    assert_eq!(shift.model.focus, Pane::Calls);
    let kept = serde_json::to_string(&shift.bookmark).unwrap();
    assert!(!kept.contains("Rossi"), "{kept}");
}

#[test]
fn what_is_there_no_more_is_passed_over_in_silence() {
    let mut shift = Shift::begin(160, 45);
    let number = shift.registers("NES", "CUP", "rubinetto");
    let other = shift.registers("NES", "CUP", "lampada");
    shift.press("f6 home enter");
    pauses(&mut shift);
    shift.press("f6");
    shift.press("f5");
    pauses(&mut shift);
    let opened = shift.model.focused.number.unwrap().0;
    assert!([number, other].contains(&opened));
    shift.desk_does(opened, serde_json::json!({"action": "cancel", "texts": {"reason": "prova"}}));
    is_killed(&mut shift);
    assert_eq!(shift.model.focus, Pane::Board);
    assert_eq!(shift.model.selected_ticket.map(|it| it.0), Some(number + other - opened));
    assert!(shift.model.notices.shown().is_none(), "nothing is said of it");
}

#[test]
fn moving_about_is_written_down_once_it_stops() {
    let mut shift = Shift::begin(160, 45);
    for _ in 0..4 {
        shift.registers("NES", "CUP", "rubinetto");
    }
    pauses(&mut shift);
    pauses(&mut shift);
    let before = shift.bookmark.clone();
    for _ in 0..3 {
        shift.press("down");
        shift.time_passes(TimeDelta::milliseconds(300));
        assert_eq!(shift.bookmark, before, "a hand on its way");
    }
    let wait = shift.model.wake_at() - shift.clock.now();
    assert!(wait <= TimeDelta::seconds(1), "{wait}");
    pauses(&mut shift);
    assert_ne!(shift.bookmark, before);
}

/// What a hand does that has much to write.
#[derive(Clone, Debug)]
enum Step {
    Takes,
    Keys(&'static str),
    Pauses,
    Kill,
    /// And the server is away at the start.
    KillAway,
    Writes,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let keys = prop::sample::select(vec![
        "pagedown", "pageup", "tab", "backtab", "esc", "f8", "f6", "f3", "f5 n", "f5 x", "ctrl-o", "f4",
        "left", "home",
    ]);
    let step = prop_oneof![
        1 => Just(Step::Takes),
        4 => keys.prop_map(Step::Keys),
        4 => Just(Step::Writes),
        1 => Just(Step::Pauses),
        1 => Just(Step::Kill),
        1 => Just(Step::KillAway),
    ];
    prop::collection::vec(step, 1..40)
}

/// Writes a letter that nobody has written before, where words are kept; answers whether it stands there. In a list
/// only what it offers is kept, and what is written over a choice replaces it: neither is a loss.
fn writes(shift: &mut Shift, word: char) -> bool {
    let takes_words = |field: &Field| match field.kind {
        Kind::Pick(Source::Requesters | Source::Places) => field.picked.is_none(),
        Kind::Pick(_) => false,
        _ => true,
    };
    let model = &shift.model;
    if model.context() != Context::Form
        || !form_of(model).and_then(Form::current).is_some_and(takes_words)
    {
        return false;
    }
    shift.pastes(&word.to_string());
    true
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    /// Nothing is sent here, and nothing thrown away: each word that was ever written is on the desk, and after a
    /// pause on disk.
    #[test]
    fn no_word_that_was_written_is_ever_lost(steps in steps()) {
        let mut shift = Shift::begin(160, 45);
        shift.rings("0000 000 111");
        register_a_leak(&mut shift);
        let mut written: Vec<char> = Vec::new();
        let mut away = false;
        for (at, step) in steps.into_iter().enumerate() {
            // Calls need a server, and so does a start that is to find one.
            if away && matches!(step, Step::Takes) {
                shift.server_is_found();
                away = false;
            } else if away && matches!(step, Step::Kill | Step::KillAway) {
                shift.server_comes_back_unheard();
                away = false;
            }
            match step {
                Step::Takes => {
                    shift.rings("0000 009");
                    shift.press("f2");
                }
                Step::Keys(keys) => shift.press(keys),
                Step::Pauses => pauses(&mut shift),
                Step::Kill => is_killed(&mut shift),
                Step::KillAway => {
                    pauses(&mut shift);
                    shift.kill_and_start_without_the_server();
                    away = true;
                }
                Step::Writes => {
                    // One letter: nothing that is written in it can tear it.
                    let word = char::from_u32(0x4e00 + u32::try_from(at).unwrap()).unwrap();
                    written.extend(writes(&mut shift, word).then_some(word));
                }
            }
            let tabs = shift.model.tabs();
            let fronts = tabs.iter().filter(|tab| matches!(tab, Tab::Sheet(_))).count();
            prop_assert_eq!(fronts, shift.model.papers.sheets().len());
        }
        pauses(&mut shift);
        let kept = format!("{:?}{:?}", shift.drafts, shift.slips);
        for word in written {
            prop_assert!(kept.contains(word), "{} is not on disk", word);
        }
    }
}
