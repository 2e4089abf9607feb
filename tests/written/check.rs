//! `centralino check` and the settings file as a script meets them: what is printed, and the exit codes.

use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The program with nothing of our environment but a configuration directory and a data folder.
fn run(arguments: &[&str], config: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_centralino"));
    command.args(arguments).env_clear().stdin(Stdio::null());
    command.env("CENTRALINO_CONFIG", config).env("CENTRALINO_DATA", config.join("data"));
    command.output().unwrap()
}

/// A configuration directory with these files.
fn config(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

#[track_caller]
fn ends(output: &Output, code: i32, printed: &[&str], aside: &[&str]) {
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "{out}\n{err}");
    for words in printed {
        assert!(out.contains(words), "{words} in:\n{out}");
    }
    for words in aside {
        assert!(err.contains(words), "{words} in:\n{err}");
    }
}

#[test]
fn bare_check_runs_every_check_and_leaves_nothing_behind() {
    let folder = config(&[("settings.toml", "theme = \"light\"\n")]);
    let output = run(&["check"], folder.path());
    ends(&output, 0, &["impostazioni: ", "temi: ", "contratti: 4, in ordine"], &[]);
    let lines = String::from_utf8(output.stdout).unwrap();
    assert!(lines.lines().all(|line| line.ends_with("in ordine")), "{lines}");
    assert!(!folder.path().join("data").exists(), "no backend was started");
}

#[test]
fn bare_check_ends_with_its_code_and_goes_on_after_a_mistake() {
    let folder = config(&[("settings.toml", "theme = 7\n")]);
    let told = "settings.toml, riga 1, colonna 9: theme: serve il nome di un tema";
    let printed = ["impostazioni: 0, 1 errore", told, "contratti: 4, in ordine"];
    ends(&run(&["check"], folder.path()), 8, &printed, &["La verifica ha trovato 1 errore"]);
    ends(&run(&["check", "settings"], folder.path()), 8, &[told], &[]);
}

#[test]
fn a_workplace_never_starts_on_a_wrong_settings_file() {
    for (text, told) in [
        ("theme = 7\n", "riga 1, colonna 9: theme: serve il nome"),
        ("\nthema = \"dark\"\n", "riga 2, colonna 1: la chiave «thema» non esiste"),
        (
            "theme = \"nessuno\"\n",
            "riga 1, colonna 9: theme: il tema «nessuno» non esiste; ci sono: default",
        ),
    ] {
        let folder = config(&[("settings.toml", text)]);
        for face in ["desk", "field", "wall"] {
            ends(&run(&[face], folder.path()), 2, &[], &["settings.toml, ", told]);
        }
    }
    let folder = config(&[]);
    let flag = run(&["--theme", "nessuno"], folder.path());
    ends(&flag, 2, &[], &["--theme: il tema «nessuno» non esiste"]);
    ends(&run(&["desk"], folder.path()), 0, &["Nessuna chiamata in attesa."], &[]);
}

#[test]
fn settings_are_shown_with_where_they_come_from_and_no_token() {
    let folder = config(&[("settings.toml", "# mine\ntheme = \"light\"\nmouse = true\nbell = false\n")]);
    let arguments = ["check", "settings", "--server", "http://127.0.0.1:9", "--token", "segreto"];
    let output = run(&arguments, folder.path());
    let printed = [
        "theme = light (da settings.toml, riga 2)",
        "mouse = true (da settings.toml, riga 3)",
        "bell = false (da settings.toml, riga 4)",
        "notifications: non impostato",
        "keymap = default (predefinito)",
        "token = presente, non mostrato (dalla riga di comando)",
        "(dall'ambiente)",
    ];
    ends(&output, 0, &printed, &[]);
    assert!(!String::from_utf8_lossy(&output.stdout).contains("segreto"));
    let flag = run(&["check", "settings", "--theme", "light"], folder.path());
    ends(&flag, 0, &["theme = light (dalla riga di comando)"], &[]);
}

#[test]
fn a_configuration_directory_that_is_named_must_be_there() {
    let folder = config(&[("file", "")]);
    let named = |name: &str| {
        let path = folder.path().join(name);
        run(&["desk", "--config", path.to_str().unwrap()], folder.path())
    };
    ends(&named("nowhere"), 2, &[], &["nowhere: non si legge: il file non c'è"]);
    ends(&named("file"), 2, &[], &["file: non si legge: non è una cartella"]);
    // A folder where the file should be, and a file that is no text.
    let folder = config(&[("settings.toml/x", "")]);
    ends(&run(&["desk"], folder.path()), 2, &[], &["settings.toml: non si legge: è una cartella"]);
    let folder = config(&[]);
    std::fs::write(folder.path().join("settings.toml"), [0xff, 0xfe, 0x00]).unwrap();
    ends(&run(&["desk"], folder.path()), 2, &[], &["non è un testo in UTF-8"]);
    std::fs::write(folder.path().join("settings.toml"), vec![b'#'; (1 << 20) + 1]).unwrap();
    ends(&run(&["desk"], folder.path()), 2, &[], &["il file è troppo grande"]);
}

#[test]
fn views_that_cannot_be_read_are_told_with_file_and_line() {
    let right = "[[view]]\nname = \"Fermi\"\nfilter = \"stato:sospeso\"\n";
    let folder = config(&[("views.toml", right)]);
    ends(&run(&["check"], folder.path()), 0, &["viste: 1, in ordine"], &[]);
    ends(&run(&["check", "views"], folder.path()), 0, &["Fermi: stato:sospeso"], &[]);
    let wrong = format!("{right}\n[[view]]\nname = \"Rotta\"\nfilter = \"pippo:3\"\n");
    let folder = config(&[("views.toml", &wrong)]);
    let told = "views.toml, riga 7, colonna 10: ";
    let printed = ["viste: 2, 1 errore", told, "«pippo:3»"];
    ends(&run(&["check"], folder.path()), 8, &printed, &[]);
    // Whom or where a view names is the directory's to know, and that is the server's.
    let names = "[[view]]\nname = \"Sue\"\nfilter = \"tecnico:rossi sede:nord priorita:XYZ\"\n";
    let folder = config(&[("views.toml", names)]);
    ends(&run(&["check"], folder.path()), 0, &["viste: 1, in ordine"], &[]);
    let folder = config(&[("views.toml", "[[view]]\nname = ")]);
    ends(&run(&["check"], folder.path()), 8, &["views.toml, riga 2"], &[]);
}

#[test]
fn contract_files_are_told_with_file_line_and_field() {
    let right = centralino::domain::contract::shipped::texts()[0];
    let wrong = right.replacen("presence = \"presence\"", "presence = \"dawn\"", 1);
    let folder = config(&[("right.toml", right), ("wrong.toml", &wrong)]);
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (right, wrong, missing) = (path("right.toml"), path("wrong.toml"), path("missing.toml"));
    ends(&run(&["check", "contract"], folder.path()), 0, &["azienda-sanitaria"], &[]);
    ends(
        &run(&["check", "contract", &right], folder.path()),
        0,
        &["right.toml: azienda-sanitaria"],
        &[],
    );
    let output = run(&["check", "contract", &right, &wrong, &missing], folder.path());
    let line = std::fs::read_to_string(&wrong).unwrap();
    let line = line.lines().position(|line| line.starts_with("presence = \"dawn\"")).unwrap() + 1;
    let told = format!("wrong.toml:{line}: time.presence: ");
    ends(&output, 8, &["contratti: 3, 2 errori", &told, "missing.toml"], &[]);
}

#[test]
fn themes_of_the_configuration_directory_are_checked_and_can_be_named() {
    let folder = config(&[
        ("themes/mine.toml", "inherits = \"dark\"\n[style]\nok = { fg = \"#00ff00\" }\n"),
        ("themes/light.toml", "[style]\nok = { underline = true }\n"),
        ("themes/notes.txt", "no theme"),
        ("settings.toml", "theme = \"mine\"\n"),
    ]);
    ends(&run(&["check"], folder.path()), 0, &["temi: 7, in ordine"], &[]);
    ends(&run(&["check", "theme", "mine"], folder.path()), 0, &["temi: 1, in ordine"], &[]);
    // The name is good: without a terminal the desk speaks in lines.
    ends(&run(&["desk"], folder.path()), 0, &["Nessuna chiamata in attesa."], &[]);
    ends(&run(&["--theme", "light"], folder.path()), 0, &["Nessuna chiamata in attesa."], &[]);
    let none = run(&["check", "theme", "nessuno"], folder.path());
    ends(&none, 8, &["il tema «nessuno» non esiste; ci sono: default", "monochrome, mine"], &[]);
}

#[test]
fn a_wrong_theme_stops_only_who_asks_for_it() {
    let folder =
        config(&[("themes/mine.toml", "inherits = \"dark\"\n[style]\nok = { fg = \"grue\" }\n")]);
    let told = "mine.toml, riga 3, colonna 13: il colore «grue» non esiste";
    ends(&run(&["check"], folder.path()), 8, &["temi: 7, 1 errore", told], &[]);
    let path = folder.path().join("themes/mine.toml");
    ends(&run(&["check", "theme", path.to_str().unwrap()], folder.path()), 8, &[told], &[]);
    ends(&run(&["--theme", "mine"], folder.path()), 2, &[], &[told]);
    ends(&run(&["desk"], folder.path()), 0, &["Nessuna chiamata in attesa."], &[]);
}

/// The line of a keymap's table that has all of these.
#[track_caller]
fn has_line(output: &Output, words: &[&str]) {
    let out = String::from_utf8_lossy(&output.stdout);
    let found = out.lines().any(|line| words.iter().all(|word| line.contains(word)));
    assert!(found, "{words:?} in no line of:\n{out}");
}

#[test]
fn a_keymap_is_shown_as_it_comes_out_with_where_each_line_was_written() {
    let folder = config(&[
        ("settings.toml", "keymap = \"vim\"\n"),
        ("keymaps/vim.toml", "[board]\nfirst = [\"home\", \"g t\"]\nexplain = []\n"),
    ]);
    for arguments in [&["check", "keymap"][..], &["check", "keymap", "vim"]] {
        let output = run(arguments, folder.path());
        ends(&output, 0, &["mappe dei tasti: 1, in ordine", "[board] Scadenze"], &[]);
        has_line(&output, &["home, g t ", " first ", "keymaps/vim.toml:2 ", "prima riga"]);
        has_line(&output, &["up, k ", " up ", " vim.toml:", "riga sopra"]);
        has_line(&output, &["f2 ", " answer ", " default.toml:", "risponde alla chiamata"]);
        has_line(&output, &[" - ", " explain ", "keymaps/vim.toml:3 "]);
    }
    let shipped = run(&["check", "keymap", "emacs"], folder.path());
    has_line(&shipped, &["f9, ctrl-x ctrl-s ", " save ", " emacs.toml:"]);
}

#[test]
fn a_keymap_whose_keys_clash_is_refused_naming_both_actions_and_their_places() {
    let text = "inherits = \"default\"\n[board]\nopen = [\"down\"]\n";
    let folder = config(&[("keymaps/mine.toml", text)]);
    let path = folder.path().join("keymaps/mine.toml");
    let path = path.to_str().unwrap();
    let at = format!(
        "{path}, riga 3, colonna 9: Giù è assegnato due volte: a «down» ([board] in default.toml, riga"
    );
    let both = format!("e a «open» ([board] in {path}, riga 3, colonna 9)");
    for arguments in [&["check", "keymap", "mine"][..], &["check", "keymap", path], &["check"]] {
        ends(&run(arguments, folder.path()), 8, &[&at, &both], &["La verifica ha trovato 1 errore"]);
    }
    ends(&run(&["check"], folder.path()), 8, &["mappe dei tasti: 4, 1 errore"], &[]);
    // A workplace under another keymap is not kept from starting by it.
    ends(&run(&["check", "keymap"], folder.path()), 0, &["mappe dei tasti: 1, in ordine"], &[]);
}

#[test]
fn a_keymap_or_a_file_that_is_not_there_is_told() {
    let folder = config(&[]);
    let known = "la mappa dei tasti «vi» non esiste; ci sono: default, emacs, vim";
    ends(&run(&["check", "keymap", "vi"], folder.path()), 8, &[known], &[]);
    ends(&run(&["check", "keymap", "vi.toml"], folder.path()), 8, &["vi.toml: non si legge"], &[]);
}
