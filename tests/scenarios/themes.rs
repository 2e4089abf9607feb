//! Choosing the colours of the screen: each theme is seen before it is kept.

use centralino::tui::look::{Depth, Looks, Themes};

use super::shift::Shift;

#[test]
fn a_theme_is_seen_while_it_is_selected_and_kept_with_enter() {
    let mut shift = Shift::begin(120, 36);
    shift.press("ctrl-t");
    shift.sees("> default");
    assert_eq!(shift.model.theme(), "default");
    shift.press("down");
    shift.sees("> dark");
    assert_eq!(shift.model.theme(), "dark", "the whole screen is drawn in it");
    shift.press("enter");
    shift.does_not_see("Colori dello schermo");
    assert_eq!(shift.model.theme(), "dark");
    assert_eq!(shift.kept_theme.as_deref(), Some("dark"));
    shift.sees("+ Tema «dark»: vale da ora ed è scritto in settings.toml.");
}

#[test]
fn esc_goes_back_to_the_theme_before() {
    let mut shift = Shift::begin(80, 24);
    shift.press("ctrl-t end");
    assert_eq!(shift.model.theme(), "monochrome");
    shift.press("down");
    assert_eq!(shift.model.theme(), "monochrome", "the list ends");
    shift.press("esc");
    assert_eq!(shift.model.theme(), "default");
    // Enter on the one in use changes nothing either.
    shift.press("ctrl-t enter");
    assert_eq!((shift.model.theme(), shift.kept_theme.as_deref()), ("default", None));
}

#[test]
fn choosing_a_theme_takes_nothing_from_what_is_being_written() {
    let mut shift = Shift::begin(120, 36);
    shift.press("f3");
    shift.types("Ufficio Prova");
    shift.press("ctrl-t down enter");
    shift.sees("Ufficio Prova");
    shift.types("!");
    shift.sees("Ufficio Prova!");
}

#[test]
fn a_theme_that_cannot_be_saved_stays_for_the_session_and_it_is_said() {
    let mut shift = Shift::begin(120, 36);
    shift.theme_is_kept = Err("settings.toml: non si scrive: il disco è pieno".to_owned());
    shift.press("ctrl-t down enter");
    assert_eq!(shift.model.theme(), "dark");
    shift.sees(
        "!! Tema «dark»: vale per questa sessione, ma non è salvato. settings.toml: non si scrive",
    );
}

#[test]
fn who_has_set_the_variable_is_told_that_it_goes_first() {
    let mut shift = Shift::begin(120, 36);
    shift.model.theming.variable = Some("CENTRALINO_THEME".to_owned());
    shift.press("ctrl-t down enter");
    shift.sees("alla prossima apertura vale quello di CENTRALINO_THEME");
}

#[test]
fn without_colour_there_is_one_theme_and_it_says_why() {
    let mut shift = Shift::begin(80, 24);
    let looks = Looks::of(&Themes::default(), Depth::Full, true);
    shift.model.theming.names = looks.names();
    shift.model.theming.chosen = "monochrome".to_owned();
    shift.model.theming.no_color = true;
    shift.press("ctrl-t");
    shift.sees("> monochrome");
    shift.sees("La variabile NO_COLOR è impostata");
    shift.does_not_see("deuteranopia");
    shift.press("enter");
    assert_eq!(shift.kept_theme, None, "nobody chose it");
}

#[test]
fn themes_with_mistakes_are_counted_below_the_list() {
    let mut shift = Shift::begin(80, 24);
    shift.model.theming.wrong = 2;
    shift.press("ctrl-t");
    shift.sees("2 temi propri contengono errori");
}
