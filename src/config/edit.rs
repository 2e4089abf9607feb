//! One line of the settings file written anew: comments, order and all other lines stay as they are. It
//! never touches a text that is wrong, and writes no file.

use toml_edit::{DocumentMut, Item, Value};

use super::file::{self, SettingsFault, SettingsMistake};
use crate::place::Place;

/// The text with `key = "name"` in it, in the place of the line that there was.
///
/// # Errors
/// The text is no settings file: the first mistake in it.
pub fn with_name(text: &str, key: &str, name: &str) -> Result<String, SettingsMistake> {
    file::read(text)?;
    // What was read just now can be read again.
    let unreadable =
        |_| SettingsMistake { place: Place { line: 1, column: 1 }, fault: SettingsFault::Unreadable };
    let mut document: DocumentMut = text.parse().map_err(unreadable)?;
    match document.get_mut(key).and_then(Item::as_value_mut) {
        Some(value) => {
            let around = value.decor().clone();
            *value = Value::from(name);
            *value.decor_mut() = around;
        }
        None => {
            document.insert(key, toml_edit::value(name));
        }
    }
    let written = document.to_string();
    // The editor ends every line as Unix does.
    match text.contains("\r\n") {
        true => Ok(written.replace("\r\n", "\n").replace('\n', "\r\n")),
        false => Ok(written),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_changes_and_everything_else_stays() {
        for (before, after) in [
            ("", "theme = \"dark\"\n"),
            ("theme = \"light\"\n", "theme = \"dark\"\n"),
            (
                "# Mine.\nmouse = true # by day\n\n  theme  =  'light'   # for the window\nkeymap = \"vim\"\n# end\n",
                "# Mine.\nmouse = true # by day\n\n  theme  =  \"dark\"   # for the window\nkeymap = \"vim\"\n# end\n",
            ),
            ("mouse = false", "mouse = false\ntheme = \"dark\"\n"),
            ("mouse = false # no\r\n", "mouse = false # no\r\ntheme = \"dark\"\n"),
        ] {
            let text = with_name(before, "theme", "dark").unwrap();
            assert_eq!(text.trim_end(), after.trim_end(), "{before:?}");
            assert_eq!(file::read(&text).unwrap().theme.unwrap().value, "dark");
            assert_eq!(with_name(&text, "theme", "dark").unwrap(), text, "twice is once");
        }
    }

    #[test]
    fn a_name_is_quoted_whatever_is_in_it() {
        let text = with_name("", "theme", "a\"b\\c").unwrap();
        assert_eq!(file::read(&text).unwrap().theme.unwrap().value, "a\"b\\c");
    }

    #[test]
    fn a_text_that_is_wrong_is_left_alone() {
        assert!(with_name("theme = dark\n", "theme", "light").is_err());
        assert!(with_name("thema = \"dark\"\n", "theme", "light").is_err());
    }
}
