//! Keymap files with a mistake, each in a file of its own under `tests/written/keymaps/broken`, with the sentence that must be
//! told of it in the comment at its top (`CTX` stands for the names of the contexts). They lie over `base.toml` where they inherit it.

use std::path::Path;

use super::*;
use crate::tui::command::Command;
use crate::words::Words;

/// Begins the lines of the expected sentence.
const EXPECTED: &str = "# ";

#[test]
fn each_mistake_is_told_with_file_line_and_column_in_the_words_of_the_reader() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/written/keymaps");
    let base = std::fs::read_to_string(folder.join("base.toml")).unwrap();
    let base = Source { name: "base", file: "base.toml", text: &base };
    assert!(Keymap::<Command>::load("base", &[base]).is_ok());
    let contexts: Vec<&str> = Context::ALL.iter().map(|context| context.name()).collect();
    let words = Words::italian();
    let mut told = Vec::new();
    let mut wanted = Vec::new();
    for entry in std::fs::read_dir(folder.join("broken")).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let file = path.file_name().unwrap().to_str().unwrap();
        let expected = text.lines().map_while(|line| line.strip_prefix(EXPECTED));
        wanted.push(expected.collect::<Vec<_>>().join(" ").replace("CTX", &contexts.join(", ")));
        let mine = Source { name: "mine", file, text: &text };
        told.push(match Keymap::<Command>::load("mine", &[base, mine]) {
            Err(error) => error.explain(&words),
            Ok(_) => format!("{file} has no mistake"),
        });
    }
    assert!(!told.is_empty());
    pretty_eq(told, wanted);
}

fn pretty_eq(mut told: Vec<String>, mut wanted: Vec<String>) {
    told.sort();
    wanted.sort();
    assert_eq!(told, wanted, "\n{}\n", told.join("\n"));
}

#[test]
fn a_keymap_that_is_not_there_is_told_with_those_that_are() {
    let error = Keymap::<Command>::load("vi", &[]).unwrap_err();
    let said = error.explain(&Words::italian());
    assert_eq!(said, "la mappa dei tasti «vi» non esiste; ci sono: default, emacs, vim");
}
