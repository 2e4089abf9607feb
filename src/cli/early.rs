//! What must be known of a command line before it is parsed: the language that its help and its mistakes are
//! told in. It judges nothing: what is wrong is found when the line is parsed.

use std::ffi::OsString;

/// The value of the first `option` (`--lang`) of a command line, right or wrong.
pub fn value_of(option: &str, args: &[OsString]) -> Option<String> {
    let words = args.iter().skip(1).map(|arg| arg.to_string_lossy());
    // What follows two dashes is never an option.
    let mut words = words.take_while(|word| word != "--");
    while let Some(word) = words.next() {
        match word.strip_prefix(option) {
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
            assert_eq!(value_of("--lang", &args).as_deref(), found, "{line}");
        }
    }
}
