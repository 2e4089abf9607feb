//! What the two languages owe each other: the same files, the same keys, the same values in each pair of
//! sentences, and words of their own.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::*;

/// Said alike in both languages: names, units, and words that are at home in both. Whatever else is alike was
/// forgotten.
const ALIKE: &[&str] = &[
    "alert-short",
    "announced",
    "aspect-from-to",
    "aspect-to",
    "channel-email",
    "channel-fax",
    "channel-sms",
    "done",
    "elapsed-hours",
    "elapsed-minutes",
    "event-contract-versions",
    "explained-nothing",
    "explained-title",
    "explained-title-round",
    "failure-recording",
    "key-backspace",
    "key-esc",
    "key-insert",
    "key-tab",
    "key-with-alt",
    "key-with-ctrl",
    "lead-action",
    "length-hours",
    "length-minutes",
    "length-minutes-seconds",
    "length-seconds",
    "linear-ask",
    "linear-takes",
    "no",
    "notices-waiting",
    "paper-note",
    "problem-about",
    "product",
    "product-trial-short",
    "sla-applied-move",
    "standing-since",
    "view-filter-all",
    "view-filter-hour",
    "view-filter-late",
];

/// The sentences of a file by their keys, each as it is written there.
fn sentences(text: &str) -> BTreeMap<&str, String> {
    let mut found: BTreeMap<&str, String> = BTreeMap::new();
    let mut key = None;
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let begins =
            line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_alphabetic()));
        if let Some((name, rest)) = begins {
            key = Some(name);
            found.insert(name, rest.trim().to_owned());
        } else if let Some(sentence) = key.and_then(|key| found.get_mut(key)) {
            sentence.push('\n');
            sentence.push_str(line);
        }
    }
    found
}

/// The values that a sentence is filled with, or chooses by.
fn values(sentence: &str) -> BTreeSet<&str> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let after = sentence.split('$').skip(1);
    after.map(|rest| rest.split(|c| !is_name(c)).next().unwrap_or_default()).collect()
}

#[test]
fn sentences_are_told_apart_with_their_values() {
    let text = "# no = no\na = { $x } b\n\nb-c = { $n ->\n    [one] d\n   *[other] { $n } { $y-z }\n}\n";
    let found = sentences(text);
    assert_eq!(found.keys().copied().collect::<Vec<_>>(), ["a", "b-c"]);
    assert_eq!(values(&found["a"]), ["x"].into());
    assert_eq!(values(&found["b-c"]), ["n", "y-z"].into());
}

#[test]
fn the_shipped_locales_are_whole_and_say_nothing_twice() {
    for language in Language::ALL {
        let (_, mistakes) = Words::load(language.code(), &files(language));
        assert_eq!(mistakes, Vec::<String>::new(), "{language:?}");
    }
}

#[test]
fn every_locale_file_is_compiled_in_in_both_languages() {
    let listed: Vec<&str> = ROOMS.iter().map(|room| room.file).collect();
    for language in Language::ALL {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language.code());
        let mut found: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        found.sort();
        assert_eq!(found, listed, "{language:?}");
    }
}

#[test]
fn each_file_has_the_same_sentences_with_the_same_values_in_both_languages() {
    for room in ROOMS {
        let (italian, english) = (sentences(room.italian), sentences(room.english));
        let keys = |of: &BTreeMap<&'static str, String>| of.keys().copied().collect::<BTreeSet<_>>();
        let apart: Vec<&str> = keys(&italian).symmetric_difference(&keys(&english)).copied().collect();
        assert_eq!(apart, Vec::<&str>::new(), "in one language of {} only", room.file);
        for (key, sentence) in &italian {
            assert_eq!(values(sentence), values(&english[key]), "{}: {key}", room.file);
        }
    }
}

#[test]
fn no_sentence_is_empty_and_none_was_left_in_the_other_language() {
    let mut alike = BTreeSet::new();
    for room in ROOMS {
        let (italian, english) = (sentences(room.italian), sentences(room.english));
        for (key, sentence) in &italian {
            assert!(!sentence.is_empty() && !english[key].is_empty(), "{}: {key}", room.file);
            if *sentence == english[key] {
                alike.insert(*key);
            }
        }
    }
    assert_eq!(alike, ALIKE.iter().copied().collect());
}

/// The literal keys asked for in a piece of source, comments left out.
fn keys_in(source: &str) -> Vec<String> {
    let code: Vec<&str> = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    let mut keys = Vec::new();
    for call in [".say(", ".say_with("] {
        for after in code.split(call).skip(1) {
            let literal = after.trim_start().strip_prefix('"');
            if let Some((key, _)) = literal.and_then(|rest| rest.split_once('"')) {
                keys.push(key.to_owned());
            }
        }
    }
    keys
}

fn rust_files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, into);
        } else if path.extension().is_some_and(|end| end == "rs") {
            into.push(path);
        }
    }
}

#[test]
fn the_scan_sees_literal_keys() {
    let source = "words.say(\"a\")\n w.say_with(\n  \"b-c\", &[])\n // w.say(\"no\")\n w.say(key)";
    assert_eq!(keys_in(source), ["a", "b-c"]);
}

#[test]
fn every_key_asked_for_in_the_source_has_its_words_in_both_languages() {
    let both = Language::ALL.map(Words::of);
    let mut files = Vec::new();
    rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/words");
    let mut missing = Vec::new();
    // The tests here ask for sample keys only.
    for file in files.iter().filter(|file| !file.starts_with(&own)) {
        let source = std::fs::read_to_string(file).unwrap();
        let unknown =
            keys_in(&source).into_iter().filter(|key| both.iter().any(|words| !words.has(key)));
        missing.extend(unknown.map(|key| format!("{}: {key}", file.display())));
    }
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn the_program_speaks_no_language_of_its_own_accord() {
    let mut files = Vec::new();
    rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/words");
    files.retain(|file| !file.starts_with(&own) && !file.ends_with("src/words.rs"));
    files.retain(|file| !file.components().any(|part| part.as_os_str() == "tests"));
    files.retain(|file| !file.ends_with("tests.rs"));
    // A paper is in the language of the contract that it is of, whoever prints it.
    files.retain(|file| !file.ends_with("src/printed/mod.rs"));
    let speaks = |file: &PathBuf| {
        let source = std::fs::read_to_string(file).unwrap();
        let program = source.split("#[cfg(test)]").next().unwrap();
        program.contains("Words::italian") || program.contains("Words::of(Language::")
    };
    let speaking: Vec<&PathBuf> = files.iter().filter(|file| speaks(file)).collect();
    assert_eq!(speaking, Vec::<&PathBuf>::new(), "words are handed in");
    assert!(files.len() > 100, "{}", files.len());
}
