//! The command line as people type it, and the words it answers with.

use std::collections::BTreeSet;

use super::help::argument_key;
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
    walk(&command(&Words::italian()), "centralino", &Names::default(), &mut looked_at);
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

#[test]
fn every_command_and_argument_has_its_words() {
    fn missing(command: &clap::Command, key: &str, words: &Words, found: &mut Vec<String>) {
        let args = command.get_arguments().map(|arg| argument_key(key, arg.get_id().as_str()));
        let wanted = args.chain([key.to_owned()]);
        // Commands for scripts may bring their own help.
        let own = ["cli-call", "cli-ticket", "cli-import", "cli-simulate"];
        let bring = |name: &String| own.iter().any(|own| name.starts_with(own)) && name != key;
        found.extend(wanted.filter(|key| !words.has(key) && !bring(key)));
        for sub in command.get_subcommands() {
            missing(sub, &format!("{key}-{}", sub.get_name()), words, found);
        }
    }
    let words = Words::italian();
    let mut found = Vec::new();
    missing(&command(&words), "cli", &words, &mut found);
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn no_english_stands_in_the_help() {
    let words = Words::italian();
    let mut command = command(&words);
    command.build();
    let mut pages = vec![command.render_long_help().to_string()];
    pages.extend(command.get_subcommands_mut().map(|sub| sub.render_long_help().to_string()));
    for page in pages {
        for english in ["Usage", "Options", "Commands", "Arguments", "Print", "default", "‹"] {
            assert!(!page.contains(english), "{english} in:\n{page}");
        }
    }
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
    ] {
        let told = told(&line);
        assert!(told.contains(wanted), "{line}: {told}");
        for english in ["expected", "invalid", "input"] {
            assert!(!told.contains(english), "{line}: {told}");
        }
    }
}
