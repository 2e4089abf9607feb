//! The words of the command line's help and of its errors, taken from the locale. The grammar is not
//! here, and no sentence either: a test wants a key for every command and every argument.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, CommandFactory};

use super::Cli;
use crate::config::NotADatabase;
use crate::domain::code::NotACode;
use crate::domain::holidays::PatronError;
use crate::words::{NotALanguage, Words};

/// The grammar with the words of its help.
pub fn command(words: &Words) -> clap::Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).global(true);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let command = Cli::command().disable_help_flag(true).disable_version_flag(true);
    let command = command.disable_help_subcommand(true).args([help, version]);
    told(command, "cli", words)
}

/// Puts words on a command, its arguments and everything below it.
fn told(command: clap::Command, key: &str, words: &Words) -> clap::Command {
    let usage = words.say("cli-usage");
    let template = format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}");
    let about = words.has(key).then(|| words.say(key).into());
    let about = about.or_else(|| command.get_about().cloned());
    let command = command
        .about(about.unwrap_or_default())
        .long_about(None)
        .help_template(template)
        .subcommand_help_heading(words.say("cli-commands"))
        .subcommand_value_name(words.say("cli-command").to_uppercase())
        .disable_help_subcommand(true);
    let command = command.mut_args(|arg| told_argument(arg, key, words));
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    names.into_iter().fold(command, |command, name| {
        let below = format!("{key}-{name}");
        command.mut_subcommand(name, |sub| told(sub, &below, words))
    })
}

fn told_argument(arg: Arg, key: &str, words: &Words) -> Arg {
    let heading = if arg.is_positional() { "cli-arguments" } else { "cli-options" };
    let key = argument_key(key, arg.get_id().as_str());
    let help = words.has(&key).then(|| words.say(&key).into());
    let help = help.or_else(|| arg.get_help().cloned());
    let arg =
        arg.help(help.unwrap_or_default()).long_help(None::<&str>).help_heading(words.say(heading));
    // What clap would add stands in the help already, in the reader's language.
    if arg.get_action().takes_values() {
        arg.hide_default_value(true).hide_possible_values(true)
    } else {
        arg
    }
}

/// The key of an argument's help: that of its command, two dashes (a command may have the same name), and
/// its own name.
pub(super) fn argument_key(command: &str, id: &str) -> String {
    format!("{command}--{}", id.replace('_', "-"))
}

/// What the reader of a value expected: in words where the error is one of ours or the language's own.
fn expected(cause: &(dyn std::error::Error + 'static), words: &Words) -> String {
    let key = match cause {
        cause if cause.is::<std::num::ParseIntError>() => "cli-expected-number",
        cause if cause.is::<NotACode>() => "cli-expected-code",
        cause if cause.is::<PatronError>() => "cli-expected-patron",
        cause if cause.is::<chrono::ParseError>() => "cli-expected-date",
        cause if cause.is::<std::net::AddrParseError>() => "cli-expected-address",
        cause if cause.is::<NotADatabase>() => "cli-expected-database",
        cause if cause.is::<NotALanguage>() => "cli-expected-language",
        cause => return cause.to_string(),
    };
    words.say(key)
}

/// What is wrong with a command line, in words, with the way to the help.
pub fn usage_error(error: &clap::Error, words: &Words) -> String {
    let part = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let value = |kind| crate::words::Value::from(part(kind));
    let what = ("what", value(ContextKind::InvalidArg));
    let told = match error.kind() {
        ErrorKind::UnknownArgument => words.say_with("cli-error-unknown-argument", &[what]),
        ErrorKind::InvalidSubcommand => {
            let what = ("what", value(ContextKind::InvalidSubcommand));
            words.say_with("cli-error-unknown-command", &[what])
        }
        ErrorKind::InvalidValue if error.get(ContextKind::InvalidValue).is_none_or(is_empty) => {
            words.say_with("cli-error-no-value", &[what])
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let found = ("found", value(ContextKind::InvalidValue));
            let mut told = words.say_with("cli-error-value", &[what, found]);
            // The reader of the value says best what it expected.
            if let Some(cause) = std::error::Error::source(error) {
                told = format!("{told} ({})", expected(cause, words));
            } else if error.get(ContextKind::ValidValue).is_some() {
                let known = part(ContextKind::ValidValue);
                let known = words.say_with("cli-expected-one-of", &[("known", known.into())]);
                told = format!("{told} ({known})");
            }
            told
        }
        ErrorKind::MissingRequiredArgument => words.say_with("cli-error-missing", &[what]),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            words.say("cli-error-no-command")
        }
        ErrorKind::ArgumentConflict => {
            let other = ("other", value(ContextKind::PriorArg));
            words.say_with("cli-error-conflict", &[what, other])
        }
        ErrorKind::InvalidUtf8 => words.say("cli-error-not-utf8"),
        _ => words.say_with("cli-error-other", &[what]),
    };
    format!("{told}\n{}", words.say("cli-error-see-help"))
}

fn is_empty(value: &ContextValue) -> bool {
    matches!(value, ContextValue::String(text) if text.is_empty())
}
