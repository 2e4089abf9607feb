//! The words of the command line's help and of its errors, taken from the locale. The grammar is not
//! here, and no sentence either: a test wants a key for every command and every argument.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, CommandFactory};

use super::Cli;
use crate::commands::Expected;
use crate::config::NotADatabase;
use crate::domain::code::NotACode;
use crate::domain::holidays::PatronError;
use crate::tui::text;
use crate::words::{NotALanguage, Words};

/// The grammar with the words of its help, ready to read a command line.
pub fn command(words: &Words) -> clap::Command {
    let mut command = told_grammar(words);
    // Its usage names a command from the program down only once it is built.
    command.build();
    with_usage(command, words)
}

/// The grammar with the words of its help.
pub(super) fn told_grammar(words: &Words) -> clap::Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).global(true);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let command = Cli::command().disable_help_flag(true).disable_version_flag(true);
    let command = command.disable_help_subcommand(true).args([help, version]);
    told(command, "cli", words).max_term_width(WIDTH)
}

/// Columns of a help page, on a wider terminal too.
const WIDTH: usize = 80;

/// Puts the usage of a command, and of every command below it, into the reader's language and into as many
/// lines as it needs: clap breaks all but this.
fn with_usage(mut command: clap::Command, words: &Words) -> clap::Command {
    let usage = command.render_usage().to_string();
    let usage =
        usage.trim_start_matches("Usage:").trim().replace("[OPTIONS]", &words.say("cli-usage-options"));
    let indent = text::width(&words.say("cli-usage")) + 1;
    let mut lines: Vec<String> = Vec::new();
    for part in parts(&usage) {
        match lines
            .last_mut()
            .filter(|line| indent + text::width(line) + 1 + text::width(&part) <= WIDTH)
        {
            Some(line) => *line = format!("{line} {part}"),
            None => lines.push(part),
        }
    }
    let command = command.override_usage(lines.join(&format!("\n{}", " ".repeat(indent + 2))));
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    names
        .into_iter()
        .fold(command, |command, name| command.mut_subcommand(name, |sub| with_usage(sub, words)))
}

/// The words of a usage; an option stays beside its value.
fn parts(usage: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for word in usage.split_whitespace() {
        match parts.last_mut().filter(|last| last.starts_with("--") && word.starts_with('<')) {
            Some(last) => *last = format!("{last} {word}"),
            None => parts.push(word.to_owned()),
        }
    }
    parts
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
    let everywhere = arg.is_global_set() || key == "cli";
    let heading = match (arg.is_positional(), everywhere) {
        (true, _) => "cli-arguments",
        // Those of the command itself stand first, and together.
        (false, true) => "cli-options-everywhere",
        (false, false) => "cli-options",
    };
    let key = argument_key(key, arg.get_id().as_str());
    let help = words.has(&key).then(|| words.say(&key).into());
    let help = help.or_else(|| arg.get_help().cloned());
    let arg =
        arg.help(help.unwrap_or_default()).long_help(None::<&str>).help_heading(words.say(heading));
    // What clap would add stands in the help already, in the reader's language.
    if arg.get_action().takes_values() {
        let names: Vec<String> = value_names(&arg).iter().map(|name| value_name(name, words)).collect();
        arg.value_names(names).hide_default_value(true).hide_possible_values(true)
    } else {
        arg
    }
}

/// What an argument calls its values; clap's own choice is the argument's name.
pub(super) fn value_names(arg: &Arg) -> Vec<String> {
    match arg.get_value_names() {
        Some(names) => names.iter().map(ToString::to_string).collect(),
        None => vec![arg.get_id().as_str().to_uppercase()],
    }
}

/// The name of a value in the reader's language; one without words is a name in all of them.
fn value_name(name: &str, words: &Words) -> String {
    let key = value_key(name);
    if words.has(&key) { words.say(&key) } else { name.to_owned() }
}

/// The key of a value's name: `cli-value-field-words` of `FIELD=WORDS`.
pub(super) fn value_key(name: &str) -> String {
    let name: String =
        name.chars().map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    format!("cli-value-{name}")
}

/// The key of an argument's help: that of its command, two dashes (a command may have the same name), and
/// its own name.
pub(super) fn argument_key(command: &str, id: &str) -> String {
    format!("{command}--{}", id.replace('_', "-"))
}

/// What the reader of a value expected: in words where the error is one of ours or the language's own.
fn expected(cause: &(dyn std::error::Error + 'static), words: &Words) -> String {
    if let Some(expected) = cause.downcast_ref::<Expected>() {
        return expected.told(words);
    }
    // Clap has no type for it.
    if let Some((_, range)) = cause.to_string().split_once(" is not in ") {
        return words.say_with("cli-expected-range", &[("range", range.into())]);
    }
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
                let known = Expected::OneOf(known).told(words);
                told = format!("{told} ({known})");
            }
            told
        }
        ErrorKind::MissingRequiredArgument => words.say_with("cli-error-missing", &[what]),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            words.say("cli-error-no-command")
        }
        ErrorKind::ArgumentConflict if part(ContextKind::PriorArg) == part(ContextKind::InvalidArg) => {
            words.say_with("cli-error-twice", &[what])
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
