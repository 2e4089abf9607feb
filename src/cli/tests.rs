//! The command line as people type it, and the words it answers with.

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
    assert!(told("serve --database postgres:x").contains("sqlite:"));
}
