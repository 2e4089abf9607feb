//! Keymaps that load, and how keys are looked up in them.

mod broken;
mod laws;
mod shipped;

use super::*;
use crate::tui::input::Trouble;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    Help,
    Open,
    Save,
    Close,
    First,
}

impl Action for Act {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "help" => Self::Help,
            "open" => Self::Open,
            "save" => Self::Save,
            "close" => Self::Close,
            "first" => Self::First,
            _ => return None,
        })
    }

    fn is_indispensable(self) -> bool {
        self == Self::Close
    }
}

const ALL: &[Act] = &[Act::Help, Act::Open, Act::Save, Act::Close, Act::First];

fn chord(written: &str) -> Chord {
    Chord::parse(written).unwrap()
}

/// The meaning of keys where the keyboard is at `context`.
fn meaning(keymap: &Keymap<Act>, context: Context, keys: &str) -> Found<Act> {
    keymap.lookup(context.stack(), chord(keys).keys())
}

fn source<'a>(name: &'a str, text: &'a str) -> Source<'a> {
    Source { name, file: name, text }
}

/// A keymap that inherits nothing.
fn load(text: &str) -> Result<Keymap<Act>, KeymapError> {
    Keymap::load("mine.toml", &[source("mine.toml", text)])
}

const SOUND: &str = "\
[groups]
\"g\" = \"moves\"
[global]
help = [\"?\", \"f1\", \"space h\"]
[form]
save = [\"f2\", \"ctrl-x ctrl-s\"]
close = [\"esc\"]
[board]
open = [\"enter\", \"r\"]
first = [\"g g\", \"g h t\"]
close = [\"esc\", \"q\"]
";

#[test]
fn keys_are_looked_up_through_the_stack() {
    let keymap = load(SOUND).unwrap();
    for (context, keys, found) in [
        (Context::Form, "ctrl-x ctrl-s", Found::Action(Act::Save)),
        (Context::Form, "ctrl-x", Found::Begun),
        (Context::Form, "f1", Found::Action(Act::Help)),
        (Context::Board, "?", Found::Action(Act::Help)),
        (Context::Board, "f2", Found::Nothing),
        (Context::Board, "g", Found::Begun),
        (Context::Board, "g g", Found::Action(Act::First)),
        (Context::Board, "g h", Found::Begun),
        (Context::Board, "g x", Found::Nothing),
        (Context::Board, "g g g", Found::Nothing),
        (Context::Ticket, "g g", Found::Action(Act::First)),
        (Context::Ticket, "space", Found::Begun),
        (Context::Dialog, "space", Found::Nothing),
        (Context::Dialog, "?", Found::Nothing),
    ] {
        assert_eq!(meaning(&keymap, context, keys), found, "{keys} in {context:?}");
    }
    assert_eq!(keymap.lookup(&[], chord("?").keys()), Found::Nothing);
}

#[test]
fn what_writes_text_is_no_command_where_text_is_written() {
    let keymap = load(SOUND).unwrap();
    for keys in ["?", "space", "space h", "g"] {
        assert_eq!(meaning(&keymap, Context::Form, keys), Found::Nothing, "{keys}");
        assert_eq!(meaning(&keymap, Context::Search, keys), Found::Nothing, "{keys}");
    }
    // What could only be finished by a letter is not begun either.
    let keymap = load("[global]\nhelp = [\"ctrl-x h\"]").unwrap();
    assert_eq!(meaning(&keymap, Context::Form, "ctrl-x"), Found::Nothing);
    assert_eq!(meaning(&keymap, Context::Board, "ctrl-x"), Found::Begun);
}

#[test]
fn what_may_follow_is_told_with_the_names_of_groups() {
    let keymap = load(SOUND).unwrap();
    let after = |keys: &str| {
        let keys = if keys.is_empty() { Vec::new() } else { chord(keys).keys().to_vec() };
        let next = keymap.after(Context::Board.stack(), &keys);
        next.into_iter().map(|(key, next)| (key.to_string(), next)).collect::<Vec<_>>()
    };
    let named = |key: &str, next| (key.to_owned(), next);
    assert_eq!(after("g"), [named("g", Next::Action(Act::First)), named("h", Next::Group(None))]);
    assert_eq!(after("space"), [named("h", Next::Action(Act::Help))]);
    assert_eq!(after("r"), []);
    assert!(after("").contains(&named("g", Next::Group(Some("moves")))));
}

#[test]
fn an_action_knows_its_keys() {
    let keymap = load(SOUND).unwrap();
    assert_eq!(keymap.keys_of(Act::Close), [&chord("esc"), &chord("q")]);
    assert_eq!(keymap.key_at(Context::Board.stack(), Act::Close), Some(&chord("esc")));
    // In a form the question mark is text.
    assert_eq!(keymap.key_at(Context::Form.stack(), Act::Help), Some(&chord("f1")));
    assert_eq!(keymap.key_at(Context::Form.stack(), Act::Open), None);
    let names: Vec<&str> = keymap.bindings().iter().map(|binding| binding.name.as_str()).collect();
    assert_eq!(names, ["help", "save", "close", "open", "first", "close"]);
    let keymap = load("[board]\nopen = [\"r\"]\n").unwrap();
    assert!(keymap.keys_of(Act::Help).is_empty());
    assert_eq!(keymap.unreachable(ALL), [Act::Help, Act::Save, Act::Close, Act::First]);
}

#[test]
fn a_file_that_inherits_changes_only_its_own_lines() {
    let base = source("base", SOUND);
    let nearer = "inherits = \"base\"\n[board]\nopen = [\"o\"]\nhelp = [\"h\"]\nfirst = []\n\
                  [groups]\n\"space\" = \"leader\"\n";
    let keymap = Keymap::load("mine", &[base, source("mine", nearer)]).unwrap();
    let board = |keys| meaning(&keymap, Context::Board, keys);
    assert_eq!(board("o"), Found::Action(Act::Open));
    assert_eq!([board("r"), board("enter"), board("g")], [Found::Nothing; 3]);
    assert_eq!([board("h"), board("?")], [Found::Action(Act::Help); 2]);
    assert_eq!(board("esc"), Found::Action(Act::Close));
    let opened = keymap.bindings().iter().find(|binding| binding.action == Act::Open).unwrap();
    assert_eq!((&*opened.at.file, opened.at.place.line), ("mine", 3));
    assert_eq!(keymap.group(chord("space").keys()), Some("leader"));
    assert_eq!(keymap.group(chord("g").keys()), Some("moves"));
}

#[test]
fn a_file_lies_over_the_shipped_one_of_its_name_also_where_that_is_inherited() {
    use crate::tui::command::Command;
    let mine = source(
        "default",
        "[global]\nanswer = [\"f12\"]\n[board]\nexplain = [\"b\"]\n[ticket]\nexplain = [\"b\"]\n",
    );
    for name in ["default", "vim", "emacs"] {
        let keymap: Keymap<Command> = Keymap::load(name, &[mine]).unwrap();
        assert_eq!(keymap.keys_of(Command::Answer), [&chord("f12")], "{name}");
        assert!(!keymap.keys_of(Command::Quit).is_empty(), "{name}");
    }
}

#[test]
fn an_action_that_nobody_can_do_without_keeps_a_key_wherever_it_had_one() {
    let base = source(
        "base",
        "[global]\nclose = [\"f3\"]\n[form]\nclose = [\"esc\"]\n[dialog]\nclose = [\"q\"]",
    );
    let over = |text: &'static str| Keymap::<Act>::load("mine", &[base, source("mine", text)]);
    // Another key of its stack is left.
    assert!(over("inherits = \"base\"\n[form]\nclose = []").is_ok());
    let lost = over("inherits = \"base\"\n[dialog]\nclose = []").unwrap_err();
    let fault = KeymapFault::Unreachable { action: "close".into(), context: Context::Dialog };
    assert_eq!(*lost.fault, fault);
    assert!(over("inherits = \"base\"\n[global]\nclose = []\n[form]\nclose = []").is_err());
}

#[test]
fn the_lint_names_action_keys_and_reason() {
    let keymap = load(
        "[global]\nhelp = [\"?\", \"f1\"]\n[board]\nopen = [\"f10\", \"1\"]\nclose = [\"space alt-x\"]",
    )
    .unwrap();
    assert_eq!(
        keymap.lint(),
        [
            ("open", &chord("f10"), Trouble::OnlyAsSecond),
            ("open", &chord("1"), Trouble::Digit),
            ("close", &chord("space alt-x"), Trouble::Alt),
        ]
    );
    let unsafe_there = [
        // Global, and reached by this key alone while something is written.
        (Context::Form, "help"),
        (Context::Board, "open"),
        (Context::Board, "close"),
        (Context::Ticket, "open"),
        (Context::Ticket, "close"),
        (Context::Search, "help"),
        (Context::Line, "help"),
    ];
    assert_eq!(keymap.without_safe_key(), unsafe_there);
}

#[test]
fn a_key_that_a_nearer_context_takes_reaches_nothing() {
    let keymap = load("[board]\nopen = [\"j\"]\n[ticket]\nsave = [\"j\"]").unwrap();
    assert_eq!(keymap.without_safe_key(), [(Context::Board, "save"), (Context::Ticket, "open")]);
}
