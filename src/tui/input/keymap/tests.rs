//! Keymaps that load, keymaps that are refused, and the default one.

use super::*;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    Help,
    Open,
    Save,
    Close,
}

const ALL: &[Act] = &[Act::Help, Act::Open, Act::Save, Act::Close];

fn act(name: &str) -> Option<Act> {
    Some(match name {
        "help" => Act::Help,
        "open" => Act::Open,
        "save" => Act::Save,
        "close" => Act::Close,
        _ => return None,
    })
}

fn key(written: &str) -> Key {
    Key::parse(written).unwrap()
}

fn load(text: &str) -> Result<Keymap<Act>, KeymapError> {
    Keymap::load(text, act)
}

const SOUND: &str = "\
[global]
help = [\"?\", \"f1\"]
[form]
save = [\"f2\", \"ctrl-s\"]
close = [\"esc\"]
[board]
open = [\"enter\", \"r\"]
close = [\"esc\", \"q\"]
";

#[test]
fn keys_are_looked_up_through_the_stack() {
    let keymap = load(SOUND).unwrap();
    let (form, board) = ([Context::Form, Context::Global], [Context::Board, Context::Global]);
    assert_eq!(keymap.lookup(&form, key("ctrl-s")), Some(Act::Save));
    assert_eq!(keymap.lookup(&form, key("f1")), Some(Act::Help));
    assert_eq!(keymap.lookup(&board, key("?")), Some(Act::Help));
    assert_eq!(keymap.lookup(&board, key("f2")), None);
    assert_eq!(keymap.lookup(&[Context::Board], key("?")), None);
    assert_eq!(keymap.lookup(&[], key("?")), None);
}

#[test]
fn what_writes_text_is_no_command_where_text_is_written() {
    let keymap = load(SOUND).unwrap();
    let over_board = [Context::Form, Context::Board, Context::Global];
    assert_eq!(keymap.lookup(&over_board, key("?")), None);
    assert_eq!(keymap.lookup(&over_board, key("r")), None);
    assert_eq!(
        keymap.lookup(&[Context::Dialog, Context::Form, Context::Global], key("?")),
        Some(Act::Help)
    );
    let found = load("[search]\nopen = [\"r\"]").unwrap_err();
    assert_eq!(found.fault, KeymapFault::IsText { key: key("r"), action: "open".into() });
}

#[test]
fn an_action_knows_its_keys_in_the_order_of_the_file() {
    let keymap = load(SOUND).unwrap();
    assert_eq!(keymap.keys_of(Act::Save), [key("f2"), key("ctrl-s")]);
    assert_eq!(keymap.keys_of(Act::Close), [key("esc"), key("q")]);
    let names: Vec<&str> = keymap.bindings().iter().map(|binding| binding.name.as_str()).collect();
    assert_eq!(names, ["help", "save", "close", "open", "close"]);
    let keymap = load("[board]\nopen = [\"r\"]\n").unwrap();
    assert!(keymap.keys_of(Act::Help).is_empty());
    assert_eq!(keymap.unreachable(ALL), [Act::Help, Act::Save, Act::Close]);
}

#[test]
fn a_key_with_two_meanings_is_refused_naming_both() {
    let twice = |first: &str, second: &str, written| KeymapFault::Twice {
        key: key(written),
        first: first.into(),
        second: second.into(),
    };
    let shadowed =
        |written| KeymapFault::Shadowed { key: key(written), global: "help".into(), by: "open".into() };
    for (text, line, column, fault) in [
        ("[board]\nopen = [\"r\"]\nclose = [\"q\", \"r\"]", 3, 15, twice("open", "close", "r")),
        ("[board]\nopen = [\"r\", \"r\"]", 2, 14, twice("open", "open", "r")),
        (
            "[form]\nopen = [\"shift-tab\"]\nclose = [\"backtab\"]",
            3,
            10,
            twice("open", "close", "backtab"),
        ),
        ("[global]\nhelp = [\"?\"]\n[board]\nopen = [\"?\"]", 4, 9, shadowed("?")),
        ("[board]\nopen = [\"?\"]\n[global]\nhelp = [\"?\"]", 4, 9, shadowed("?")),
    ] {
        let place = Place { line, column };
        assert_eq!(load(text).unwrap_err(), KeymapError { place, fault }, "{text}");
    }
    assert!(load("[board]\nopen = [\"r\"]\n[calls]\nclose = [\"r\"]").is_ok());
}

#[test]
fn what_is_unknown_is_refused_where_it_stands() {
    for (text, line, column, fault) in [
        ("[bord]\nopen = [\"r\"]", 1, 2, KeymapFault::UnknownContext("bord".into())),
        ("[board]\napri = [\"r\"]", 2, 1, KeymapFault::UnknownAction("apri".into())),
        ("[board]\nopen = [\"invio\"]", 2, 9, KeymapFault::UnknownKey("invio".into())),
    ] {
        let place = Place { line, column };
        assert_eq!(load(text).unwrap_err(), KeymapError { place, fault }, "{text}");
    }
    for text in ["[board]\nopen = \"r\"", "[board]\nopen = [\"r\"]\nopen = [\"q\"]"] {
        assert!(matches!(load(text).unwrap_err().fault, KeymapFault::Unreadable(_)), "{text}");
    }
}

#[test]
fn mistakes_are_told_in_italian() {
    let found = load("[board]\nopen = [\"enter\"]\nclose = [\"enter\"]").unwrap_err();
    let said = found.explain(&Words::italian(), "miei.toml");
    assert_eq!(
        said,
        "miei.toml, riga 3, colonna 10: il tasto Invio è assegnato due volte: a «open» e a «close»"
    );
}

#[test]
fn the_lint_names_action_key_and_reason() {
    let keymap =
        load("[global]\nhelp = [\"?\", \"f1\"]\n[board]\nopen = [\"f10\", \"1\"]\nclose = [\"alt-x\"]")
            .unwrap();
    assert_eq!(
        keymap.lint(),
        [
            ("open", key("f10"), Trouble::OnlyAsSecond),
            ("open", key("1"), Trouble::Digit),
            ("close", key("alt-x"), Trouble::Alt),
        ]
    );
    assert_eq!(keymap.without_safe_key(ALL), [Act::Open, Act::Save, Act::Close]);
}

#[test]
fn the_default_keymap_is_sound_and_safe_on_an_italian_keyboard() {
    let text = include_str!("../../../../keymaps/default.toml");
    // Every name is taken for an action here: the list of actions is the application's.
    let keymap = Keymap::load(text, |_| Some(())).unwrap();
    assert!(!keymap.bindings().is_empty());
    assert_eq!(keymap.lint(), []);
}
