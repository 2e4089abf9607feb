//! The command line as people type it, and the words it answers with.

use std::collections::BTreeSet;

use super::help::{argument_key, told_grammar, value_key, value_names};
use super::*;
use crate::config::Database;

fn read(line: &str) -> Result<Cli, Box<clap::Error>> {
    let args = std::iter::once("centralino").chain(line.split_whitespace()).map(OsString::from);
    parse(args, &Words::italian())
}

#[test]
fn the_grammar_is_sound() {
    command(&Words::italian()).debug_assert();
    <Cli as clap::CommandFactory>::command().debug_assert();
}

/// Clap looks up an option of every command by its name wherever one stands: another of that name on a command
/// is taken for it, and ends the program.
#[test]
fn no_command_has_an_option_that_every_command_has_already() {
    type Names = (BTreeSet<String>, BTreeSet<char>);
    fn add((long, short): &mut Names, arg: &clap::Arg) {
        // The name that it is looked up by counts as one that is typed.
        long.insert(arg.get_id().to_string());
        long.extend(arg.get_long_and_visible_aliases().into_iter().flatten().map(str::to_owned));
        short.extend(arg.get_short_and_visible_aliases().into_iter().flatten());
    }
    fn walk(command: &clap::Command, path: &str, above: &Names, looked_at: &mut usize) {
        let mut global = above.clone();
        for arg in command.get_arguments() {
            *looked_at += 1;
            let mut own = Names::default();
            add(&mut own, arg);
            let taken = !own.0.is_disjoint(&above.0) || !own.1.is_disjoint(&above.1);
            assert!(!taken, "{path}: {} is an option of every command", arg.get_id());
            if arg.is_global_set() {
                add(&mut global, arg);
            }
        }
        for sub in command.get_subcommands() {
            walk(sub, &format!("{path} {}", sub.get_name()), &global, looked_at);
        }
    }
    let mut looked_at = 0;
    walk(&told_grammar(&Words::italian()), "centralino", &Names::default(), &mut looked_at);
    assert!(looked_at > 50, "{looked_at}");
}

#[test]
fn the_folder_of_the_data_may_stand_before_and_after() {
    for line in ["ticket act 1 note --data /d", "--data /d ticket act 1 note"] {
        let line = format!("{line} --json-data {{}}");
        let cli = read(&line).unwrap();
        assert_eq!(cli.global.data, Some(PathBuf::from("/d")), "{line}");
        let Some(Command::Ticket(ticket::Args { what: ticket::What::Act(act) })) = cli.command else {
            panic!("not act")
        };
        assert_eq!(act.json_data.as_deref(), Some("{}"));
    }
}

/// Every command by its key in the locale, with the page of its help.
type Pages = Vec<(String, String)>;

fn pages(words: &Words) -> Pages {
    fn walk(command: &clap::Command, path: &[&str], words: &Words, into: &mut Pages) {
        let line = ["centralino"].iter().chain(path).chain(&["--help"]).map(OsString::from);
        let page = parse(line, words).unwrap_err().to_string();
        let key = ["cli"].iter().chain(path).copied().collect::<Vec<_>>().join("-");
        into.push((key, page));
        for sub in command.get_subcommands() {
            walk(sub, &[path, &[sub.get_name()]].concat(), words, into);
        }
    }
    let mut pages = Vec::new();
    walk(&command(words), &[], words, &mut pages);
    assert!(pages.len() > 20, "{}", pages.len());
    pages
}

/// Values that have one name in every language.
const NAMES_OF_ALL: [&str; 6] = ["FILE", "ID", "JSON", "TOKEN", "URL", "it|en"];

#[test]
fn every_command_argument_and_value_has_its_words() {
    fn wanted(command: &clap::Command, key: &str, into: &mut BTreeSet<String>) {
        into.insert(key.to_owned());
        for arg in command.get_arguments() {
            into.insert(argument_key(key, arg.get_id().as_str()));
            let takes = arg.get_action().takes_values();
            let names = if takes { value_names(arg) } else { Vec::new() };
            let names = names.iter().filter(|name| !NAMES_OF_ALL.contains(&name.as_str()));
            into.extend(names.map(|name| value_key(name)));
        }
        for sub in command.get_subcommands() {
            wanted(sub, &format!("{key}-{}", sub.get_name()), into);
        }
    }
    let mut keys = BTreeSet::new();
    wanted(&<Cli as clap::CommandFactory>::command(), "cli", &mut keys);
    for words in Language::ALL.map(Words::of) {
        let missing: Vec<&String> = keys.iter().filter(|key| !words.has(key)).collect();
        assert_eq!(missing, Vec::<&String>::new());
    }
}

#[test]
fn no_line_of_help_is_wider_than_80_columns_and_none_is_in_another_language() {
    let foreign = [
        (Language::Italian, ["Usage", "Option", "OPTION", "Command", "Argument", "Print", "default"]),
        (Language::English, ["Uso", "Opzion", "OPZION", "Comand", "Argoment", "Mostra", "se manca"]),
    ];
    for (language, foreign) in foreign {
        for (key, page) in pages(&Words::of(language)) {
            let wide: Vec<&str> =
                page.lines().filter(|line| crate::tui::text::width(line) > 80).collect();
            assert_eq!(wide, Vec::<&str>::new(), "{language:?} {key}");
            for word in foreign.iter().chain(&["‹"]) {
                assert!(!page.contains(word), "{word} in:\n{page}");
            }
        }
    }
}

#[test]
fn a_usage_names_the_whole_command_in_as_many_lines_as_it_needs() {
    let page = read("sla due --help").unwrap_err().to_string();
    let usage: Vec<&str> = page.lines().skip_while(|line| !line.starts_with("Uso: ")).take(3).collect();
    let wanted = [
        "Uso: centralino sla due [OPZIONI] --contract <CONTRATTO> --priority <PRIORITÀ>",
        "       --called-at <QUANDO>",
        "",
    ];
    assert_eq!(usage, wanted, "{page}");
}

#[test]
fn what_is_wrong_is_said_in_english() {
    let words = Words::of(Language::English);
    let read = |line: &str| {
        parse(std::iter::once("centralino").chain(line.split_whitespace()).map(OsString::from), &words)
    };
    let told = |line: &str| usage_error(&read(line).unwrap_err(), &words);
    for (line, wanted) in [
        ("--surprise", "Unknown option: --surprise\nFor help: --help"),
        ("serv", "Unknown command: serv\nFor help: --help"),
        ("token", "The command is missing\nFor help: --help"),
        ("--data", "The value of --data <FOLDER> is missing\nFor help: --help"),
        ("--lang en --lang it", "--lang <it|en> is given twice\nFor help: --help"),
        (
            "--lang fr",
            "Wrong value for --lang <it|en>: “fr” (expected: it (Italian) or en (English))\nFor help: --help",
        ),
    ] {
        assert_eq!(told(line), wanted);
    }
    assert!(told("directory add-requester X --level 300").contains("expected a number in 0"));
    assert!(told("call list --state persa").contains("expected one of these: ringing, answered"));
}

#[test]
fn nothing_is_the_desk_and_options_stand_anywhere() {
    let bare = read("--demo").unwrap();
    assert!(bare.command.is_none() && bare.global.demo);
    let after = read("desk --server http://s --token t --data /d").unwrap();
    let given = Given::from(after.global);
    assert_eq!(given.server.as_deref(), Some("http://s"));
    assert_eq!(given.data, Some(PathBuf::from("/d")));
    let help = read("serve --help").unwrap_err();
    assert_eq!(help.kind(), clap::error::ErrorKind::DisplayHelp);
}

#[test]
fn a_server_is_told_where_to_listen_and_where_its_data_are() {
    let cli = read("serve --listen 0.0.0.0:8080 --database sqlite:/c.db --contracts /etc/c").unwrap();
    let Some(Command::Serve(serve::Args { listen, database, contracts, .. })) = cli.command else {
        panic!("not serve")
    };
    assert_eq!(listen, "0.0.0.0:8080".parse().unwrap());
    assert_eq!(database, Some(Database::Sqlite("/c.db".into())));
    assert_eq!(contracts, Some(PathBuf::from("/etc/c")));
}

#[test]
fn what_is_wrong_is_said_in_italian() {
    let words = Words::italian();
    let told = |line: &str| usage_error(&read(line).unwrap_err(), &words);
    assert!(told("--surprise").starts_with("Opzione sconosciuta: --surprise"));
    assert!(told("serv").starts_with("Comando sconosciuto: serv"));
    assert!(told("token").starts_with("Manca il comando"));
    assert!(told("token add Anna").contains("--role"));
    let role = told("token add Anna --role queen");
    assert!(role.contains("queen") && role.contains("operator"), "{role}");
    assert!(told("serve --database postgres:x").contains("sqlite:PERCORSO"));
    let due = "sla due --contract c --called-at x";
    for (line, wanted) in [
        ("sla explain abc".to_owned(), "numero intero"),
        (format!("{due} --priority è"), "codice"),
        (format!("{due} --priority eme --patron 7dicembre"), "7/12 (giorno/mese)"),
        ("sla penalties --month novembre".to_owned(), "11/2026"),
        ("ticket list --limit tante".to_owned(), "numero intero"),
        ("directory add-requester Prova --valid-from domani".to_owned(), "2026-01-31"),
        ("serve --listen qui".to_owned(), "127.0.0.1:7070"),
        ("token add Anna --role queen".to_owned(), "uno di questi: operator"),
        ("directory add-requester Prova --level 300".to_owned(), "un numero tra 0"),
        ("--data".to_owned(), "Manca il valore"),
        ("--lang fr".to_owned(), "it (italiano) o en (inglese)"),
        ("--lang it --lang en".to_owned(), "due volte"),
    ] {
        let told = told(&line);
        assert!(told.contains(wanted), "{line}: {told}");
        for english in ["expected", "invalid", "input", " is not "] {
            assert!(!told.contains(english), "{line}: {told}");
        }
    }
}
