//! Folders of broken files, each with the message that it must give.

use std::collections::BTreeMap;
use std::path::Path;

use centralino::config::file;
use centralino::words::Words;

/// What is told of each file of a folder; every file must be in the table.
#[track_caller]
fn all_told(folder: &str, table: &[(&str, &str)], told: impl Fn(&str, &str) -> String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/written").join(folder);
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let found: BTreeMap<String, String> = entries
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            let sentence = told(&name, &std::fs::read_to_string(&path).unwrap());
            (name, sentence)
        })
        .collect();
    let wanted: BTreeMap<String, String> =
        table.iter().map(|(name, message)| ((*name).to_owned(), format!("{name}, {message}"))).collect();
    assert_eq!(found, wanted);
}

#[test]
fn a_broken_settings_file_is_told_with_line_column_key_and_what_was_expected() {
    let toml = "non è TOML: serve chiave = valore, una per riga, con i testi tra virgolette, come theme = \
                \"dark\"";
    let table = [
        (
            "empty-name.toml",
            "riga 1, colonna 9: theme: serve il nome di un tema tra virgolette, come \"dark\"",
        ),
        ("key-twice.toml", &format!("riga 3, colonna 1: {toml}")),
        (
            "list-for-keymap.toml",
            "riga 1, colonna 10: keymap: serve il nome di una mappa dei tasti tra virgolette, come \
             \"default\"",
        ),
        ("mouse-in-words.toml", "riga 1, colonna 9: mouse: serve true o false"),
        ("no-quotes.toml", &format!("riga 1, colonna 9: {toml}")),
        (
            "number-for-language.toml",
            "riga 1, colonna 12: language: serve una lingua tra virgolette, come \"it\"",
        ),
        ("open-quote.toml", &format!("riga 1, colonna 14: {toml}")),
        (
            "table-for-name.toml",
            "riga 1, colonna 1: theme: serve il nome di un tema tra virgolette, come \"dark\"",
        ),
        (
            "unknown-key.toml",
            "riga 3, colonna 1: la chiave «colour» non esiste; ci sono: theme, keymap, language, mouse, plain",
        ),
    ];
    let words = Words::italian();
    all_told("settings", &table, |name, text| file::read(text).unwrap_err().explain(&words, name));
}
