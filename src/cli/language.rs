//! The language that a command line asks for, found before it is parsed: its help and its mistakes are told
//! in that language. It judges nothing else of the line.

use std::ffi::OsString;

/// The option, as it is typed.
const OPTION: &str = "--lang";

/// What the first `--lang` of a command line asks for, right or wrong.
pub fn asked(args: &[OsString]) -> Option<String> {
    let words = args.iter().skip(1).map(|arg| arg.to_string_lossy());
    // What follows two dashes is never an option.
    let mut words = words.take_while(|word| word != "--");
    while let Some(word) = words.next() {
        match word.strip_prefix(OPTION) {
            Some("") => return words.next().map(|value| value.into_owned()),
            Some(value) if value.starts_with('=') => return value.get(1..).map(str::to_owned),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stands_anywhere_and_in_either_form() {
        for (line, found) in [
            ("centralino --lang en ticket show 1", Some("en")),
            ("centralino ticket show 1 --lang=en", Some("en")),
            ("centralino --lang it --lang en", Some("it")),
            ("centralino --lang", None),
            ("centralino --lang=", Some("")),
            ("centralino --language en", None),
            ("centralino token add -- --lang en", None),
            ("--lang en", None),
            ("", None),
        ] {
            let args: Vec<OsString> = line.split_whitespace().map(OsString::from).collect();
            assert_eq!(asked(&args).as_deref(), found, "{line}");
        }
    }
}
