//! Folders of broken files, each with the message that it must give.

use std::collections::BTreeMap;
use std::path::Path;

use centralino::config::file;
use centralino::tui::look::{Depth, OwnTheme, Themes};
use centralino::words::Words;

/// What is told of every file that is no TOML, after its place.
const NO_TOML: &str = "non è TOML: serve chiave = valore, una per riga e ogni chiave una volta sola, con i testi tra \
                       virgolette, come theme = \"dark\"";

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
    let table = [
        (
            "empty-name.toml",
            "riga 1, colonna 9: theme: serve il nome di un tema tra virgolette, come \"dark\"",
        ),
        ("key-twice.toml", &format!("riga 3, colonna 1: {NO_TOML}")),
        (
            "list-for-keymap.toml",
            "riga 1, colonna 10: keymap: serve il nome di una mappa dei tasti tra virgolette, come \
             \"default\"",
        ),
        ("mouse-in-words.toml", "riga 1, colonna 9: mouse: serve true o false"),
        ("no-quotes.toml", &format!("riga 1, colonna 9: {NO_TOML}")),
        (
            "number-for-language.toml",
            "riga 1, colonna 12: language: serve una lingua tra virgolette, come \"it\"",
        ),
        ("open-quote.toml", &format!("riga 1, colonna 14: {NO_TOML}")),
        (
            "table-for-name.toml",
            "riga 1, colonna 1: theme: serve il nome di un tema tra virgolette, come \"dark\"",
        ),
        (
            "unknown-key.toml",
            "riga 3, colonna 1: la chiave «colour» non esiste; ci sono: theme, keymap, language, mouse, bell, notifications, plain",
        ),
    ];
    let words = Words::italian();
    all_told("settings", &table, |name, text| file::read(text).unwrap_err().explain(&words, name));
}

#[test]
fn a_broken_theme_is_told_with_line_column_and_what_was_expected() {
    let table = [
        (
            "bad-hex.toml",
            "riga 3, colonna 13: il colore «#12+45g» non esiste: serve un nome di [palette], \
             «#rrggbb», default, o uno di black, red, green, yellow, blue, \
             magenta, cyan, white, bright-black, bright-red, bright-green, \
             bright-yellow, bright-blue, bright-magenta, bright-cyan, \
             bright-white",
        ),
        ("bad-toml.toml", &format!("riga 1, colonna 17: {NO_TOML}")),
        (
            "blink.toml",
            "riga 3, colonna 8: la chiave «blink» non esiste; ci sono: fg, bg, bold, reverse, \
             underline",
        ),
        ("itself.toml", "riga 1, colonna 12: il tema «itself» eredita da sé stesso"),
        (
            "light.toml",
            "riga 1, colonna 12: «light» è un tema del programma, e questo file ne cambia \
             solo le righe che ha: per ereditare da un altro tema serve un altro \
             nome di file",
        ),
        ("mark-in-words.toml", "riga 3, colonna 15: bold: serve true o false"),
        (
            "no-parent.toml",
            "riga 1, colonna 1: manca inherits: un tema nuovo eredita da un altro, come \
             inherits = \"default\"",
        ),
        (
            "number-for-colour.toml",
            "riga 3, colonna 13: fg: serve un colore tra virgolette, come \"red\" o \
             \"#b3261e\"",
        ),
        (
            "palette-name-taken.toml",
            "riga 3, colonna 1: «red» è già un colore del terminale: nella [palette] serve un \
             altro nome",
        ),
        (
            "palette-of-three.toml",
            "riga 3, colonna 7: sea: serve un colore, o una coppia come [\"#b3261e\", \
             \"red\"]: il secondo per i terminali a sedici colori",
        ),
        (
            "palette-rgb-stand-in.toml",
            "riga 3, colonna 19: sea: serve un colore, o una coppia come [\"#b3261e\", \
             \"red\"]: il secondo per i terminali a sedici colori",
        ),
        (
            "palette-unknown.toml",
            "riga 3, colonna 7: il colore «navy» non esiste: serve un nome di [palette], \
             «#rrggbb», default, o uno di black, red, green, yellow, blue, \
             magenta, cyan, white, bright-black, bright-red, bright-green, \
             bright-yellow, bright-blue, bright-magenta, bright-cyan, \
             bright-white",
        ),
        (
            "text-for-style.toml",
            "riga 3, colonna 6: ok: serve uno stile tra graffe, come { fg = \"red\", bold = \
             true }",
        ),
        (
            "unknown-colour.toml",
            "riga 4, colonna 26: il colore «grue» non esiste: serve un nome di [palette], \
             «#rrggbb», default, o uno di black, red, green, yellow, blue, \
             magenta, cyan, white, bright-black, bright-red, bright-green, \
             bright-yellow, bright-blue, bright-magenta, bright-cyan, \
             bright-white",
        ),
        (
            "unknown-key.toml",
            "riga 2, colonna 1: la chiave «colour» non esiste; ci sono: inherits, palette, \
             style",
        ),
        (
            "unknown-meaning.toml",
            "riga 3, colonna 1: il significato «texte» non esiste; ci sono: text, dim, title, \
             border, border-focus, selection, field, field-focus, overdue, soon, \
             paused, ok, warning, error, key, ringing",
        ),
        (
            "unknown-parent.toml",
            "riga 1, colonna 12: il tema «darc» non esiste; ci sono: default, dark, light, \
             high-contrast, deuteranopia, monochrome, unknown-parent",
        ),
    ];
    let words = Words::italian();
    all_told("themes", &table, |name, text| {
        // As it stands in the folder of the user's themes.
        let name_only = name.trim_end_matches(".toml").to_owned();
        let own = OwnTheme { name: name_only.clone(), file: name.to_owned(), text: text.to_owned() };
        let error = Themes::new(vec![own]).look(&name_only, Depth::Full).unwrap_err();
        error.explain(&words)
    });
}
