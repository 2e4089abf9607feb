//! `centralino check views`: can the filters of the user's views be read? Which codes and names there are it leaves
//! to the workplace, which knows the contract and the directory.

use super::{Found, Ground};
use crate::commands::settings::{self, ConfigFileError};
use crate::tui::filter::views;
use crate::tui::runtime::views::NAME;

/// The views of the configuration directory.
pub(super) fn all(ground: &Ground<'_>) -> Found {
    let words = ground.words;
    let (path, text) = match text(ground) {
        Ok(Some(found)) => found,
        Ok(None) => return Found::default(),
        Err(error) => return Found { mistakes: vec![error.explain(words)], ..Found::default() },
    };
    let read = views::load(&text).and_then(|all| Ok((all, views::unread(&text, words, &path)?)));
    match read {
        Ok((all, mistakes)) => Found {
            looked_at: all.len(),
            mistakes,
            shown: all.iter().map(|view| format!("{}: {}", view.name, view.filter)).collect(),
            ..Found::default()
        },
        Err(mistake) => Found { mistakes: vec![mistake.explain(words, &path)], ..Found::default() },
    }
}

/// The file as it is shown, and its text; none where nobody has kept a view.
fn text(ground: &Ground<'_>) -> Result<Option<(String, String)>, ConfigFileError> {
    let Some(folder) = settings::folder(ground.given.config.clone())? else { return Ok(None) };
    let path = folder.value.join(NAME);
    Ok(settings::text_of(&path)?.map(|text| (path.display().to_string(), text)))
}
