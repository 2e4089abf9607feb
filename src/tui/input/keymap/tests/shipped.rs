//! The shipped keymaps against Italian keyboards, terminals and the list of commands.

use super::*;
use crate::tui::command::Command;
use crate::words::Words;

fn shipped(name: &str) -> Keymap<Command> {
    Keymap::load(name, &[]).unwrap_or_else(|error| panic!("{}", error.explain(&Words::italian())))
}

#[test]
fn the_default_keymap_has_nothing_that_an_italian_keyboard_or_a_terminal_lacks() {
    assert_eq!(shipped("default").lint(), []);
}

#[test]
fn every_command_has_a_safe_key_wherever_it_is_bound() {
    for name in Keymap::<Command>::names() {
        let keymap = shipped(name);
        assert_eq!(keymap.unreachable(&Command::all()), [], "{name}");
        assert_eq!(keymap.without_safe_key(), [], "{name}");
    }
}

#[test]
fn every_keymap_has_each_command_where_the_default_one_has_it() {
    let default = shipped("default");
    for name in Keymap::<Command>::names() {
        let keymap = shipped(name);
        for context in Context::ALL {
            for command in Command::all() {
                let has = |keymap: &Keymap<Command>| keymap.key_at(context.stack(), command).is_some();
                assert!(has(&keymap) || !has(&default), "{name}: {command:?} in {context:?}");
            }
        }
    }
}

#[test]
fn a_line_break_that_is_pasted_as_ctrl_j_is_no_command() {
    let trouble = Some(Trouble::SameAsAnother);
    for name in Keymap::<Command>::names() {
        let keymap = shipped(name);
        let mut chords = keymap.bindings().iter().flat_map(|binding| &binding.chords);
        assert!(chords.all(|written| written.chord.trouble() != trouble), "{name}");
    }
}

#[test]
fn every_group_has_its_name_in_the_locale() {
    let words = Words::italian();
    for name in Keymap::<Command>::names() {
        for group in shipped(name).groups() {
            assert!(words.has(&format!("group-{}", group.name)), "{name}: group-{}", group.name);
        }
    }
}

#[test]
fn every_context_has_its_name_in_the_locale() {
    let words = Words::italian();
    for context in Context::ALL {
        assert!(words.has(&format!("context-{}", context.name())), "{context:?}");
    }
}

#[test]
fn hands_find_what_they_know() {
    use crate::domain::action::Verb;
    for (name, context, keys, command) in [
        ("default", Context::Board, "space q", Command::Quit),
        ("default", Context::Ticket, "k", Command::Act(Verb::AskParts)),
        ("vim", Context::Board, "j", Command::Down),
        ("vim", Context::Ticket, "k", Command::Up),
        ("vim", Context::Board, "g g", Command::First),
        ("vim", Context::Calls, "G", Command::Last),
        ("vim", Context::Board, "ctrl-d", Command::PageDown),
        ("vim", Context::Board, "l", Command::NextPane),
        ("vim", Context::Board, "K", Command::Act(Verb::AskParts)),
        ("vim", Context::Board, "space q", Command::Quit),
        ("vim", Context::Board, "/", Command::Search),
        ("emacs", Context::Board, "ctrl-n", Command::Down),
        ("emacs", Context::Board, "ctrl-s", Command::Search),
        ("emacs", Context::Form, "ctrl-x ctrl-s", Command::Save),
        ("emacs", Context::Form, "ctrl-g", Command::Back),
        ("emacs", Context::Dialog, "ctrl-g", Command::Back),
        ("emacs", Context::Ticket, "ctrl-x ctrl-c", Command::Quit),
    ] {
        let found = shipped(name).lookup(context.stack(), chord(keys).keys());
        assert_eq!(found, Found::Action(command), "{name}: {keys} in {context:?}");
    }
}

#[test]
fn fields_keep_their_editing_keys() {
    for name in Keymap::<Command>::names() {
        let keymap = shipped(name);
        for keys in ["ctrl-a", "ctrl-e", "ctrl-b", "ctrl-f", "ctrl-k", "ctrl-u", "ctrl-w", "ctrl-d"] {
            let found = keymap.lookup(Context::Form.stack(), chord(keys).keys());
            assert_eq!(found, Found::Nothing, "{name}: {keys}");
        }
    }
}
