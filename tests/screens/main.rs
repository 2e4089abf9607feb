//! What the screens look like, at the sizes that people have. The pictures are kept as text: a change
//! to one is looked at, never waved through.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod budget;
mod field;
mod full;
mod hand;
mod languages;
mod lessons;
mod readme;
mod sgr;
#[path = "../scenarios/shift.rs"]
#[allow(dead_code, reason = "the stories use the rest")]
mod shift;
mod walk;
mod wall;

use centralino::tui::app::Model;
use centralino::tui::face::Face;
use centralino::tui::input::Keymap;
use centralino::tui::input::keymap::Source;
use centralino::tui::look::Look;
use centralino::tui::runtime::screen::Screen;
use centralino::tui::view;
use insta::assert_snapshot;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Size;
use ratatui::style::Color;
use sgr::colours;
use shift::Shift;

/// A large window, a usual one, and the smallest that anybody buys.
const SIZES: [(u16, u16); 3] = [(160, 45), (120, 36), (80, 24)];

/// Opens each page of a small screen.
const PAGES: [(&str, &str); 4] = [("f7", "calls"), ("f8", "sheet"), ("f6", "board"), ("f5", "ticket")];

fn drawn(model: &Model, look: &Look, (width, height): (u16, u16)) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| view::draw(model, look, frame)).unwrap();
    terminal.backend().buffer().clone()
}

fn picture(model: &Model, size: (u16, u16)) -> String {
    let buffer = drawn(model, &Look::named("default").unwrap(), size);
    let rows = buffer.content.chunks(usize::from(size.0)).map(|row| {
        let row: String = row.iter().map(Cell::symbol).collect();
        row.trim_end().to_owned()
    });
    rows.collect::<Vec<_>>().join("\n")
}

/// The same desk at every size.
fn assert_pictures(name: &str, shift: &Shift) {
    for (width, height) in SIZES {
        let picture = picture(&shift.model, (width, height));
        assert_snapshot!(format!("{name}_{width}x{height}"), picture);
    }
}

/// The full desk with a ticket in focus and its history.
fn with_ticket_in_focus() -> Shift {
    let mut shift = full::desk();
    shift.press("f6 home enter");
    shift
}

#[test]
fn an_empty_desk() {
    assert_pictures("empty", &Shift::begin(160, 45));
}

#[test]
fn a_full_desk_with_the_sheet_half_filled() {
    assert_pictures("full", &full::desk());
}

/// The smallest desk there is: a phone held sideways.
#[test]
fn a_full_desk_on_the_smallest_window() {
    let mut shift = full::desk();
    for (key, page) in PAGES {
        shift.press(key);
        assert_snapshot!(format!("smallest_{page}_60x16"), picture(&shift.model, (60, 16)));
    }
}

/// Whatever the window, the size that is needed can be read in it.
#[test]
fn below_the_smallest_window_the_needed_size_is_never_cut() {
    let desk = Shift::begin(160, 45).model.clone();
    let wall = desk.clone().with_face(Face::Wall);
    let field = Shift::in_the_field(80, 24).model.clone();
    for (model, rows) in [(&desk, "16"), (&wall, "16"), (&field, "10")] {
        for size in (20..60).flat_map(|width| (1..30).map(move |height| (width, height))) {
            let picture = picture(model, size);
            assert!(picture.contains("60") && picture.contains(rows), "{size:?}:\n{picture}");
        }
    }
    assert_eq!(picture(&desk, (20, 2)).trim_end(), "Servono 60x16");
    let needed = "Finestra troppo piccola: servono almeno\n   60 colonne e 16 righe";
    assert_eq!(picture(&desk, (40, 10)).trim_end(), needed);
    assert!(picture(&desk, (60, 12)).contains("60 colonne e 16"));
}

/// What leaves is always in the bar, whatever else there is no room for.
#[test]
fn the_bar_always_says_how_to_leave() {
    let bar = |shift: &Shift, size: (u16, u16)| {
        let picture = picture(&shift.model, size);
        picture.lines().last().unwrap_or_default().to_owned()
    };
    let mut shift = full::desk();
    for size in [(160, 45), (120, 36), (80, 24), (60, 16)] {
        for key in ["f6", "f7", "f5"] {
            shift.press(key);
            let bar = bar(&shift, size);
            assert!(bar.contains("Ctrl-Q esci"), "{key} at {size:?}: {bar}");
        }
        shift.press("f8");
        let sheet = bar(&shift, size);
        assert!(sheet.contains("Esc lascia") && sheet.contains("F9 registra"), "{size:?}: {sheet}");
        assert!(size.0 < 80 || sheet.contains("Ctrl-O"), "{size:?}: {sheet}");
        shift.press("ctrl-o");
        let prompt = bar(&shift, size);
        assert!(prompt.contains("Esc lascia") && prompt.contains("F9 registra"), "{size:?}: {prompt}");
        shift.press("esc");
    }
}

/// On the smallest window a form's first sentence wraps, and what has no room below is counted.
#[test]
fn on_the_smallest_window_nothing_is_cut_without_a_word() {
    let mut shift = full::desk();
    shift.press("f6 home enter");
    let ticket = picture(&shift.model, (60, 16));
    let last = ticket.lines().rev().nth(2).unwrap_or_default();
    assert!(last.contains("altr"), "{last}\n{ticket}");
    shift.press("n");
    shift.model.papers.prompt.as_mut().unwrap().lead =
        "La chiamata diventa un sollecito di 30 «perdita d'acqua dal controsoffitto». Fine.".to_owned();
    let prompt = picture(&shift.model, (60, 16));
    assert!(prompt.contains("Fine."), "{prompt}");
}

/// While only some rows are shown the title keeps what the lateness of all of them costs, and says so.
#[test]
fn a_filtered_board_says_what_all_of_it_costs() {
    let mut shift = full::desk();
    shift.press("f6 :");
    shift.types("viste in ritardo");
    shift.press("enter");
    let seen = picture(&shift.model, (160, 45));
    assert!(seen.contains("tutti: ") && seen.contains(" €"), "{seen}");
}

#[test]
fn a_ticket_in_focus() {
    assert_pictures("ticket", &with_ticket_in_focus());
}

#[test]
fn a_deadline_explained() {
    let mut shift = full::desk();
    shift.press("f6 home down down down b");
    assert_pictures("explain", &shift);
    // One that stands still, and who approved it.
    shift.press("esc");
    select(&mut shift, 5);
    shift.press("b");
    assert_pictures("explain_paused", &shift);
}

#[test]
fn a_ticket_that_stands_still() {
    let mut shift = full::desk();
    select(&mut shift, 5);
    shift.press("enter");
    assert_pictures("ticket_paused", &shift);
}

#[test]
fn three_papers_at_once() {
    let mut shift = full::desk();
    shift.press("f2");
    shift.types("cortile");
    shift.press("f6 home n");
    shift.types("richiamare dopo le 16");
    shift.press("pageup");
    assert_pictures("papers", &shift);
    shift.press("pageup");
    shift.press("pageup");
    assert_pictures("papers_form", &shift);
    // More than there is room for.
    for number in 0..9 {
        shift.rings(&format!("0000 88{number}"));
        shift.press("f2");
        shift.types("prova");
    }
    shift.press("pageup pageup pageup pageup pageup");
    assert_pictures("papers_many", &shift);
}

/// Selects a ticket on the board.
fn select(shift: &mut Shift, number: u64) {
    shift.press("f6 home");
    while shift.model.selected_ticket.map(|number| number.0) != Some(number) {
        shift.press("down");
    }
}

#[test]
fn a_prompt() {
    let mut shift = with_ticket_in_focus();
    shift.press("t enter");
    shift.press("i");
    shift.types("ind");
    assert_pictures("prompt", &shift);
}

#[test]
fn a_call_told_late_at_a_long_board() {
    let mut shift = full::desk();
    full::many(&mut shift, 20);
    shift.press("esc f3");
    shift.types("0000 000 111");
    shift.press("enter enter");
    shift.types("ieri 9:40");
    shift.press("tab");
    shift.types("centralino guasto");
    shift.press("f9");
    shift.types("cup");
    shift.press("enter enter enter");
    shift.types("tapparella");
    shift.press("enter");
    shift.types("nns");
    assert_pictures("told_late", &shift);
    shift.press("f6 home down down");
    assert_snapshot!("long_board_80x24", picture(&shift.model, (80, 24)));
}

#[test]
fn an_action_taken_back_and_the_log_of_notices() {
    let mut shift = with_ticket_in_focus();
    shift.press("t enter ctrl-r");
    assert_pictures("undone", &shift);
    shift.press("ctrl-n");
    assert_pictures("notices", &shift);
}

#[test]
fn a_search() {
    let mut shift = full::desk();
    shift.press("f6 /");
    shift.types("rubinetto");
    assert_pictures("search", &shift);
}

#[test]
fn a_command_line() {
    let mut shift = full::desk();
    shift.press("f6 home :");
    assert_pictures("line_empty", &shift);
    shift.types("2 as squ");
    assert_pictures("line_meant", &shift);
    shift.press("ctrl-u");
    shift.types("2 ri");
    shift.press("enter");
    assert_pictures("line_several", &shift);
}

#[test]
fn a_filtered_board() {
    let mut shift = full::desk();
    shift.press("f6 home F");
    shift.types("priorita:nes stato:");
    assert_pictures("filter_line", &shift);
    shift.types("registrato");
    shift.press("enter");
    assert_pictures("filtered", &shift);
    shift.press("V");
    assert_pictures("views", &shift);
}

#[test]
fn a_board_that_is_held() {
    let mut shift = full::desk();
    shift.press("f6 home down .");
    full::urgent(&mut shift, 2);
    shift.desk_does(1, serde_json::json!({"action": "take-charge"}));
    let closed =
        serde_json::json!({"action": "close", "texts": {"cause": "sifone", "work_done": "pulito"}});
    shift.desk_does(10, closed);
    assert_pictures("held", &shift);
}

#[test]
fn the_demonstration_offered() {
    let mut shift = Shift::begin(160, 45);
    shift.press("P");
    assert_pictures("trial", &shift);
}

#[test]
fn the_help() {
    let mut shift = full::desk();
    shift.press("f6 ?");
    assert_pictures("help", &shift);
}

/// A chord was begun, and it is time to say what may follow.
fn hinted(shift: &mut Shift, keys: &str) {
    shift.press(keys);
    shift.time_passes(chrono::TimeDelta::milliseconds(300));
}

#[test]
fn hints_of_what_may_follow() {
    let mut shift = full::desk();
    shift.press("f6");
    hinted(&mut shift, "space");
    assert_pictures("hints", &shift);
    hinted(&mut shift, "g");
    assert_snapshot!("hints_deeper_80x24", picture(&shift.model, (80, 24)));
}

#[test]
fn hints_with_what_cannot_be_done_now() {
    // Actions on a ticket behind one key, as a user's own keymap may have them.
    let text = "inherits = \"default\"\n[groups]\n\"space i\" = \"azioni sull'intervento\"\n[ticket]\n\
                dispatch = [\"space i a\"]\nask-parts = [\"space i k\"]\nclose = [\"space i x\"]\n\
                note = [\"space i n\"]\nreopen = [\"space i u\"]\n";
    let own = [Source { name: "mine", file: "mine.toml", text }];
    let mut shift = with_ticket_in_focus();
    shift.model.keymap = Keymap::load("mine", &own).unwrap().into();
    hinted(&mut shift, "space i");
    assert_pictures("hints_hindered", &shift);
}

#[test]
fn the_help_narrowed() {
    let mut shift = full::desk();
    shift.press("f6 ?");
    shift.types("citta");
    assert_snapshot!("help_nothing_80x24", picture(&shift.model, (80, 24)));
    shift.press("backspace backspace backspace backspace backspace");
    shift.types("ricambi");
    assert_pictures("help_narrowed", &shift);
}

#[test]
fn the_pages_of_a_small_screen() {
    let mut shift = with_ticket_in_focus();
    for (key, page) in PAGES {
        shift.press(key);
        assert_snapshot!(format!("page_{page}_80x24"), picture(&shift.model, (80, 24)));
    }
}

/// One desk after the other in each of the forms that a screen takes.
fn every_form(mut look_at: impl FnMut(&str, &Model)) {
    let mut shift = with_ticket_in_focus();
    for (key, page) in PAGES {
        shift.press(key);
        look_at(page, &shift.model);
    }
    shift.press("?");
    look_at("help", &shift.model);
    shift.types("ricambi");
    look_at("narrowed help", &shift.model);
    shift.press("esc f6");
    hinted(&mut shift, "space");
    look_at("hints", &shift.model);
    shift.press("esc f6 b");
    look_at("explanation", &shift.model);
    shift.press("esc ctrl-n");
    look_at("notices", &shift.model);
    shift.press("esc ctrl-t");
    look_at("themes", &shift.model);
    shift.press("esc /");
    shift.types("rubinetto");
    look_at("search", &shift.model);
    shift.press("esc f6 :");
    shift.types("2 ri");
    look_at("command line", &shift.model);
    shift.press("esc f6 n");
    look_at("prompt", &shift.model);
    shift.press("esc f3");
    look_at("call by hand", &shift.model);
}

#[test]
fn no_size_of_the_window_is_too_much() {
    let look = Look::named("default").unwrap();
    let sides = [0, 1, 2, 3, 5, 9, 15, 16, 17, 23, 38, 59, 60, 61, 80, 99, 100, 101, 149, 150, 151, 200];
    every_form(|_, model| {
        for width in sides {
            for height in sides {
                let buffer = drawn(model, &look, (width, height));
                assert_eq!(buffer.area.width, width);
            }
        }
    });
}

#[test]
fn the_monochrome_look_writes_no_colour() {
    let look = Look::named("monochrome").unwrap();
    every_form(|form, model| {
        for size in SIZES {
            has_no_colour(form, model, &look, size);
        }
    });
}

/// Neither in what is drawn nor in what reaches the terminal.
fn has_no_colour(form: &str, model: &Model, look: &Look, size: (u16, u16)) {
    let buffer = drawn(model, look, size);
    let plain = |cell: &Cell| [cell.fg, cell.bg, cell.underline_color] == [Color::Reset; 3];
    assert!(buffer.content.iter().all(plain), "{form} at {size:?}");
    let written = written(model, look, size);
    assert!(!written.is_empty());
    assert_eq!(colours(&written), Vec::<String>::new(), "{form} at {size:?}");
}

#[test]
fn a_ground_of_its_own_leaves_no_hole() {
    let themes = ["dark", "light", "high-contrast", "deuteranopia"];
    let looks = themes.map(|theme| (theme, Look::named(theme).unwrap()));
    every_form(|form, model| {
        for ((theme, look), size) in looks.iter().flat_map(|look| SIZES.map(|size| (look, size))) {
            let bare = |cell: &Cell| cell.bg == Color::Reset || cell.fg == Color::Reset;
            let buffer = drawn(model, look, size);
            assert!(!buffer.content.iter().any(bare), "{theme}: {form} at {size:?}");
        }
    });
}

#[test]
fn themes() {
    let mut shift = full::desk();
    shift.press("ctrl-t down down");
    for size in SIZES {
        assert_snapshot!(format!("themes_{}x{}", size.0, size.1), picture(&shift.model, size));
    }
    shift.model.theming.names = vec!["monochrome".to_owned()];
    shift.model.theming.no_color = true;
    shift.press("esc ctrl-t");
    assert_snapshot!("themes_no_color_80x24", picture(&shift.model, (80, 24)));
}

#[test]
fn the_default_look_writes_colour() {
    // Or else the test above would see none anywhere.
    let shift = full::desk();
    let written = written(&shift.model, &Look::named("default").unwrap(), (160, 45));
    assert_ne!(colours(&written), Vec::<String>::new());
}

/// The bytes of a first frame.
fn written(model: &Model, look: &Look, (width, height): (u16, u16)) -> String {
    let mut screen = Screen::with_size(Vec::new(), Size { width, height }).unwrap();
    screen.draw(|frame| view::draw(model, look, frame)).unwrap();
    String::from_utf8(screen.out().clone()).unwrap()
}
