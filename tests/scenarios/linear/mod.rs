//! The linear workplace: what is read and what is answered, at a real server.

pub mod ear;
mod field;
mod line;

use std::sync::Arc;

use centralino::domain::code::TicketNumber;
use centralino::tui::app::Pane;
use centralino::tui::app::saying::Said;
use centralino::tui::command::Command;
use centralino::tui::linear::Heard;
use centralino::tui::linear::page::{Page, Place};
use centralino::tui::linear::reach::{NoPlace, no_place};
use centralino::words::{Language, Words};
use serde_json::json;

use ear::Ear;

#[test]
fn the_first_page_says_who_waits_and_what_is_late() {
    let mut ear = Ear::begin();
    ear.hears("Nessuna chiamata in attesa.");
    ear.hears("0 aiuto");
    ear.heard.clear();
    ear.shift.rings("0000 000 111");
    ear.listens();
    assert_eq!(ear.heard, ["Novità: chiamata da Utente Prova Uno, Ospedale Prova, 0000 000 111."]);
    ear.shift.time_passes(chrono::TimeDelta::seconds(134));
    ear.types("");
    ear.hears(
        "1 chiamata in attesa. La più vecchia da 2 minuti e 14 secondi: Utente Prova Uno, Ospedale \
         Prova, 0000 000 111.",
    );
    ear.hears("Scadenze: 0 in ritardo, 0 entro un'ora. 0 interventi aperti.");
    ear.heard.clear();
    ear.listens();
    assert_eq!(ear.heard, Vec::<String>::new(), "nothing is said twice for nothing");
}

#[test]
fn a_known_caller_is_written_up_in_ten_lines_and_has_her_number() {
    let mut ear = Ear::begin();
    ear.registers_a_leak();
    ear.hears("Chi: Utente Prova Uno");
    ear.hears("Utente Prova Uno: abilitato, livello 2");
    ear.hears("Dove: Ospedale Prova, Rianimazione");
    ear.hears("Persone a rischio? sì");
    ear.hears("sopralluogo entro 15:29:46 (60 minuti)");
    ear.types("s");
    assert!(ear.heard.contains(&"Numero da dire al chiamante: 1.".to_owned()), "{:?}", ear.heard);
    ear.hears("Intervento 1: emergenza, registrato.");
}

#[test]
fn a_deadline_that_comes_near_and_passes_is_told_in_whole_words() {
    let mut ear = Ear::begin();
    ear.registers_a_leak();
    ear.types("s");
    ear.types("0");
    ear.heard.clear();
    ear.shift.minutes_pass(19);
    ear.listens();
    ear.hears("Novità: scadenza passata: intervento 1, emergenza, Ospedale Prova, Rianimazione, perdita d'acqua: ");
    ear.hears("in ritardo di 4 minuti");
    ear.types("scadenze");
    ear.hears("Scadenze: 1 in ritardo");
    ear.types("1");
    ear.hears("Intervento 1: emergenza");
    ear.types("0");
    assert_eq!(ear.linear.page().place, Place::Deadlines(0, None), "one comes back to the list");
}

#[test]
fn what_cannot_be_read_is_refused_with_what_was_expected_and_nothing_is_lost() {
    let mut ear = Ear::begin();
    ear.types("2");
    ear.answers(&["0000 000 111", "piccione"]);
    ear.hears("Canale: «piccione» non è nella lista.");
    ear.answers(&["", "boh"]);
    ear.hears("Quando: serve un'ora già passata, come 9:40.");
    ear.types("9:40");
    ear.types("<");
    ear.hears("Quando, ora 9:40:");
    ear.answers(&["", "", "s"]);
    // The fault goes to its field.
    ear.hears("Motivo: serve qualche parola.");
    ear.answers(&["centralino guasto", "s"]);
    ear.hears("Scheda della chiamata 1, delle 09:40:00");
    ear.types("dieci");
    assert!(matches!(ear.linear.page().place, Place::Field { .. }));
}

#[test]
fn letters_that_fit_several_are_asked_about_and_never_guessed() {
    let mut ear = Ear::begin();
    ear.types("sc");
    ear.hears("Può essere più di una cosa: scadenze; schede non finite: nessuna.");
    ear.types("99");
    ear.hears("Serve un numero da 0 a 7");
    ear.types(":forza");
    ear.hears("«forza» non è un numero, un'azione, un tipo di chiamata né un comando.");
    ear.types("0");
    ear.types(":inizia sopralluogo");
    ear.hears("Nessun intervento scelto");
}

/// The label that a number would have if the page were read now.
fn label_now(ear: &Ear, number: usize) -> String {
    let page = ear.linear.clone().read(&ear.shift.model).clone();
    page.numbered(number).map(|choice| choice.label.clone()).unwrap_or_default()
}

/// The number that a choice was read with.
fn number_of(ear: &Ear, label: &str) -> usize {
    let choices = &ear.linear.page().choices;
    choices.iter().position(|choice| choice.label.contains(label)).unwrap() + 1
}

#[test]
fn a_number_is_that_of_the_page_that_was_read() {
    let mut ear = Ear::begin();
    ear.registers_a_leak();
    ear.types("s");
    let note = number_of(&ear, "nota");
    // Meanwhile it changes, and its choices with it; what was read was read.
    ear.shift.desk_does(1, json!({"action": "start-inspection"}));
    assert_ne!(label_now(&ear, note), "nota", "nothing has moved: this proves nothing");
    ear.types(&note.to_string());
    ear.hears("1: nota");

    // The same of a list: another ticket has come to stand in the place of the one that was read.
    ear.answers(&["!", "0", "scadenze"]);
    let first = number_of(&ear, "intervento 1");
    ear.shift.registers("EME", "CUP", "allagamento");
    ear.shift.desk_does(1, json!({"action": "record-inspection", "level": "IND", "covered": true}));
    assert!(label_now(&ear, first).contains("intervento 2"), "{}", label_now(&ear, first));
    ear.types(&first.to_string());
    ear.hears("Intervento 1: ");
}

#[test]
fn a_sheet_that_is_left_waits_with_everything_that_was_said() {
    let mut ear = Ear::begin();
    ear.shift.rings("0000 000 111");
    ear.shift.rings("0000 000 999");
    ear.answers(&["1", "cup", "1", "!"]);
    ear.hears("6 torna alla scheda non finita");
    ear.answers(&["1", "Passante Prova", "!"]);
    ear.hears("6 schede non finite: 2");
    ear.types("6");
    ear.hears("2 Scheda della chiamata 1, delle 14:29:46, Utente Prova Uno");
    ear.types("2");
    ear.hears("CUP");
    // Killed, both come back.
    ear.shift.time_passes(chrono::TimeDelta::seconds(1));
    ear.shift.kill_and_start_again();
    ear.shift.model.words = Arc::new(Words::spoken(Language::Italian));
    assert_eq!(ear.shift.model.papers.sheets().len(), 2);
}

#[test]
fn the_same_trouble_again_can_be_made_a_reminder() {
    let mut ear = Ear::begin();
    ear.registers_a_leak();
    ear.answers(&["s", "0"]);
    ear.shift.minutes_pass(20);
    ear.shift.rings("0000 000 111");
    ear.answers(&["1", "ria", "1", "", ""]);
    ear.hears("Simile: l'intervento 1, «perdita d'acqua», stesso luogo, 20 minuti fa.");
    ear.types(":sollecito");
    ear.hears("La chiamata diventa un sollecito dell'intervento 1");
    ear.answers(&["quando arrivano", "s"]);
    ear.hears("Chiamata unita all'intervento 1");
}

#[test]
fn a_ticket_is_found_read_and_explained() {
    let mut ear = Ear::begin();
    ear.registers_a_leak();
    ear.answers(&["s", "0", "cerca", "rianim"]);
    ear.hears("Trovato 1 intervento.");
    ear.types("1");
    ear.hears("richiamare 0000 000 111");
    ear.types("leggi");
    ear.hears("Storia, 1 passo:");
    ear.hears("registrato");
    ear.types("perché");
    ear.hears("Perché questa scadenza: intervento 1 (");
    ear.types("scadenza seguente");
    ear.hears("Perché questa scadenza: intervento 1 (");
    ear.answers(&["0", "0", "n 1"]);
    assert!(matches!(ear.linear.page().place, Place::Ticket { number: TicketNumber(1), .. }));
    ear.does_not_hear("Storia, ");
}

/// What has no place without a screen, each with what is there instead. Everything else can be said.
const NO_PLACE: [(&str, NoPlace); 17] = [
    ("next-pane", NoPlace::Screen),
    ("previous-pane", NoPlace::Screen),
    ("up", NoPlace::Numbers),
    ("down", NoPlace::Numbers),
    ("page-up", NoPlace::Numbers),
    ("page-down", NoPlace::Numbers),
    ("first", NoPlace::Numbers),
    ("last", NoPlace::Numbers),
    ("open", NoPlace::Numbers),
    ("jump", NoPlace::Numbers),
    ("mouse", NoPlace::Screen),
    ("redraw", NoPlace::Screen),
    ("themes", NoPlace::Screen),
    ("tour", NoPlace::Screen),
    ("freeze", NoPlace::Screen),
    ("copy", NoPlace::Screen),
    ("trial", NoPlace::Screen),
];

#[test]
fn every_command_that_makes_sense_without_a_screen_can_be_said() {
    let mut ear = Ear::begin();
    for command in Command::all() {
        let listed = NO_PLACE.iter().find(|(name, _)| *name == command.name());
        assert_eq!(no_place(command), listed.map(|(_, why)| *why), "{}", command.name());
        let heard = ear.linear.hear(&ear.shift.model, &format!(":{}", command.name()));
        match listed {
            None => assert_eq!(heard, Heard::Say(vec![Said::Command(command)])),
            Some(_) => assert!(matches!(heard, Heard::Refused(_)), "{}", command.name()),
        }
    }
}

/// What is typed at random: numbers, signs, names, words of no use.
const TYPED: [&str; 34] = [
    "",
    "",
    "",
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
    "12",
    "0",
    "!",
    "<",
    "?",
    "-",
    "s",
    "n",
    "n 1",
    "n 7",
    "ria",
    "Passante Prova",
    "9:40",
    ":rispondi",
    ":nuova scheda",
    ":scadenze",
    ":nota",
    ":1 nota porta chiusa",
    ":1 r fuori contratto",
    "filtro sla<60",
    ":viste",
    "\u{1b}[2J\n7\r\u{202e}x",
];

#[test]
fn whatever_is_typed_each_page_can_be_read_and_left() {
    let mut ear = Ear::begin();
    let mut seed: u64 = 20_261_123;
    for step in 0..600 {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let at = usize::try_from(seed >> 33).unwrap() % TYPED.len();
        if step % 40 == 0 {
            ear.shift.rings(["0000 000 111", "0000 555"][(step / 40) % 2]);
        }
        ear.types(TYPED[at]);
        let page = ear.linear.page().clone();
        let lines = [page.lines(), vec![page.question.clone()], ear.heard.clone()].concat();
        for line in lines {
            assert!(!line.trim().is_empty(), "step {step}: an empty line on {page:?}");
            assert!(!line.chars().any(char::is_control), "step {step}: {line:?}");
            assert!(!line.contains("  ") && !line.contains('‹'), "step {step}: {line:?}");
        }
        leads_out(&ear, &page);
    }
}

/// A page is left by its own choice, or, the first one, by that of the program.
#[track_caller]
fn leads_out(ear: &Ear, page: &Page) {
    let quits = |choice: &centralino::tui::linear::page::Choice| {
        choice.step == centralino::tui::linear::page::Step::Say(vec![Said::Command(Command::Quit)])
    };
    if page.choices.iter().any(quits) {
        return;
    }
    let mut model_free = ear.linear.clone();
    let heard = model_free.hear(&ear.shift.model, "!");
    let back = Heard::Say(vec![Said::Command(Command::Back)]);
    let elsewhere = matches!(&heard, Heard::Say(_)) && model_free.has_moved(&ear.shift.model);
    let among_calls = ear.shift.model.focus == Pane::Calls;
    assert!(heard == back || elsewhere || among_calls, "{page:?} is not left: {heard:?}");
}
