//! Somebody sits here for the first time.

use super::shift::Shift;

#[test]
fn an_empty_board_says_how_to_begin_and_its_first_key_begins() {
    let mut shift = Shift::begin(80, 24);
    shift.sees("Qui non c'è ancora nulla");
    shift.sees("F3         scrive la prima chiamata");
    shift.sees("P          prova un turno inventato");
    shift.sees("centralino --demo");
    shift.press("f3");
    shift.types("0000 000 111");
    shift.press("f9");
    shift.sees("Utente Prova Uno");
    shift.press("f6");
    shift.does_not_see("Qui non c'è ancora nulla");
}

#[test]
fn before_anything_has_come_nothing_is_counted() {
    for (width, height) in [(160, 45), (120, 36), (80, 24), (60, 16)] {
        let mut shift = Shift::begin_unreachable(width, height);
        for key in ["f6", "f7"] {
            shift.press(key);
            let screen = shift.screen();
            assert!(screen.contains("ancora nessun dato"), "{width}:\n{screen}");
            for counted in [" 0 ", "Nessun intervento aperto", "Nessuna chiamata", "nessuna chiamata"] {
                assert!(!screen.contains(counted), "{counted} at {width}:\n{screen}");
            }
        }
        shift.press("f6");
        shift.sees("Non è ancora arrivato nulla");
        shift.model = shift.model.clone().with_face(centralino::tui::face::Face::Wall);
        shift.sees("ancora nessun dato");
        shift.does_not_see("0 in ritardo");
        shift.does_not_see("chiamate 0");
    }
}

#[test]
fn a_sheet_before_the_contract_says_what_to_write_on_paper_and_keeps_what_is_typed() {
    let mut shift = Shift::begin_unreachable(80, 24);
    shift.press("f3 f9");
    shift.sees("Il contratto non è ancora arrivato");
    shift.sees("su carta");
    shift.types("tubo rotto in cortile");
    shift.sees("tubo rotto in cortile");
    shift.server_comes_back();
    shift.sees("tubo rotto in cortile");
    shift.does_not_see("Il contratto non è ancora arrivato");
    shift.press("tab");
    let sheet = shift.model.papers.front().unwrap();
    assert_eq!(sheet.form.words("description"), "tubo rotto in cortile");
    assert!(sheet.form.fields.len() > 5, "all its fields are there");
}

#[test]
fn an_empty_board_offers_the_demonstration_and_asks_first() {
    let mut shift = Shift::begin(80, 24);
    shift.press("P");
    shift.sees("╔ La prova");
    shift.sees("turno inventato, in una cartella provvisoria");
    shift.press("esc");
    shift.does_not_see("╔ La prova");
    assert!(!shift.trial);
    shift.press("P enter");
    assert!(shift.trial);
}

#[test]
fn the_demonstration_is_not_offered_where_somebody_works() {
    let mut shift = Shift::begin(80, 24);
    shift.press("P");
    // A call comes while it is being asked.
    shift.rings("0000 000 111");
    shift.press("enter");
    shift.sees("La prova si apre da qui solo finché");
    shift.press("P");
    shift.does_not_see("╔ La prova");
    assert!(!shift.trial);
}

#[test]
fn that_the_data_are_invented_stands_in_the_top_line_at_every_size() {
    for (width, words) in
        [(160, "CENTRALINO DEMO (dati inventati)"), (120, "DEMO"), (80, "DEMO"), (60, "DEMO")]
    {
        let mut shift = Shift::begin(width, 24);
        shift.model.trial = true;
        shift.rings("0000 000 111");
        shift.registers("EME", "CUP", "perdita");
        shift.minutes_pass(80);
        let screen = shift.screen();
        let top = screen.lines().next().unwrap();
        assert!(top.contains(words), "{width}: {top}");
        shift.press("f6 P");
        shift.sees("Questa è già la prova.");
    }
}

#[test]
fn the_tour_names_the_keys_and_steps_aside_for_them() {
    let mut shift = Shift::begin(80, 24);
    shift.press("f1");
    shift.sees("Visita: lo schermo (1 di 4)");
    shift.sees("F6         le scadenze");
    shift.press("tab");
    shift.sees("una chiamata (2 di 4)");
    shift.sees("F2         risponde");
    shift.press("backtab backtab");
    shift.sees("(1 di 4)");
    shift.press("enter enter enter enter enter");
    shift.sees("niente si perde (4 di 4)");
    // The call that rings meanwhile is answered all the same.
    shift.rings("0000 000 111");
    shift.press("f2");
    shift.does_not_see("Visita");
    shift.sees("Scheda C-1");
    // In a form, where «?» is a letter, the way to the keys goes through the tour.
    shift.press("f1 ?");
    shift.sees("Tasti");
    shift.press("esc");
    shift.sees("Scheda C-1");
}

#[test]
fn every_page_of_the_tour_fits_a_small_window_in_both_languages() {
    use centralino::words::{Language, Words};
    for language in [Language::Italian, Language::English] {
        let mut shift = Shift::begin(80, 24);
        shift.model.words = std::sync::Arc::new(Words::of(language));
        shift.press("f1");
        for _ in 0..4 {
            let screen = shift.screen();
            assert!(!screen.contains('‹'), "{screen}");
            let cut = screen.lines().find(|line| line.contains('║') && line.contains('…'));
            assert_eq!(cut, None);
            assert!(screen.contains("╚═"), "the frame is closed:\n{screen}");
            shift.press("tab");
        }
    }
}
