//! The themes of the configuration directory, and the one that the settings name. What a theme says is for
//! [`crate::tui::look`] to judge.

use std::path::Path;

use color_eyre::eyre::Result;

use super::UsageError;
use super::settings::{ConfigFileError, text_there, write};
use crate::config::{NotKnown, Origin, Setting, Settings, Source, THEME};
use crate::tui::app::theming::Theming;
use crate::tui::look::{Depth, Looks, OwnTheme, Themes, WITHOUT_COLOUR, wants_no_color};
use crate::words::Words;

/// The folder of themes in the configuration directory.
const FOLDER: &str = "themes";

/// The shipped themes and those of the configuration directory.
///
/// # Errors
/// The folder is there and cannot be read, or a file in it is no text.
pub fn all(config: Option<&Path>) -> Result<Themes, ConfigFileError> {
    let mut own = Vec::new();
    for path in files(config)? {
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let text = text_there(&path)?;
        own.push(OwnTheme { name: name.unwrap_or_default(), file: path.display().to_string(), text });
    }
    Ok(Themes::new(own))
}

fn files(config: Option<&Path>) -> Result<Vec<std::path::PathBuf>, ConfigFileError> {
    let Some(folder) = config.map(|config| config.join(FOLDER)) else { return Ok(Vec::new()) };
    let failed = |cause| ConfigFileError::Read { path: folder.clone(), cause };
    let entries = match std::fs::read_dir(&folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(failed)?,
    };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            files.push(path);
        }
    }
    Ok(files)
}

/// What the screen is drawn with, and what can be chosen instead.
///
/// # Errors
/// The theme of the settings is not there, or something in it is wrong.
pub fn chosen(settings: &Settings, words: &Words) -> Result<(Looks, Theming)> {
    let themes = all(settings.config.as_ref().map(|config| config.value.as_path()))?;
    let Setting { value: name, source } = &settings.theme;
    if !themes.has(name) {
        let origin = Origin::of("theme", *source, settings.config.as_ref());
        return Err(NotKnown { key: "theme", name: name.clone(), known: themes.names(), origin }.into());
    }
    let variable = |name| std::env::var_os(name);
    let text = |name| variable(name).map(|value| value.to_string_lossy().into_owned());
    let depth = Depth::of(text("TERM").as_deref(), text("COLORTERM").as_deref());
    themes.look(name, depth).map_err(|error| UsageError(error.explain(words)))?;
    let no_color = wants_no_color(variable("NO_COLOR").as_deref());
    let looks = Looks::of(&themes, depth, no_color);
    let theming = Theming {
        names: looks.names(),
        chosen: if no_color { WITHOUT_COLOUR.to_owned() } else { name.clone() },
        no_color,
        wrong: looks.wrong().len(),
        variable: (*source == Source::Environment).then(|| THEME.to_owned()),
    };
    Ok((looks, theming))
}

/// Writes the name of a theme into the settings file: one line, and nothing else in it changes.
///
/// # Errors
/// A sentence: there is no folder for it, the file is wrong, or it cannot be written.
pub fn keep(config: Option<&Path>, name: &str, words: &Words) -> Result<(), String> {
    let folder = config.ok_or_else(|| words.say("theme-no-folder"))?;
    write(folder, "theme", name).map_err(|error| error.explain(words))
}
