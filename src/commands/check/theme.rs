//! `centralino check theme`: are themes right? It needs no terminal.

use std::path::{Path, PathBuf};

use super::{Found, Ground};
use crate::commands::{settings, themes};
use crate::config::{NotKnown, Origin};
use crate::tui::look::{Depth, Themes};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A theme's name or a file; without it, every theme.
    #[arg(value_name = "NAME|FILE")]
    pub named: Option<String>,
}

pub(super) fn some(args: Args, ground: &Ground<'_>) -> Found {
    looked_at(ground, |themes| {
        let Some(named) = &args.named else { return every(themes, ground) };
        let path = Path::new(named);
        let is_file = path.extension().is_some_and(|extension| extension == "toml");
        let mistake = match is_file {
            true => file(path, themes, ground),
            false => name(named, themes, ground),
        };
        vec![(named.clone(), mistake)]
    })
}

/// Every theme there is: shipped, and of the configuration directory.
pub(super) fn all(ground: &Ground<'_>) -> Found {
    looked_at(ground, |themes| every(themes, ground))
}

/// What was looked at, with the mistake in it.
type Checked = Vec<(String, Option<String>)>;

fn looked_at(ground: &Ground<'_>, check: impl Fn(&Themes) -> Checked) -> Found {
    let mut found = Found::default();
    let told = |error: settings::ConfigFileError| error.explain(ground.words);
    match config_folder(ground).and_then(|folder| themes::all(folder.as_deref())) {
        Err(error) => found.mistakes.push(told(error)),
        Ok(themes) => {
            for (name, mistake) in check(&themes) {
                found.looked_at += 1;
                match mistake {
                    None => found.shown.push(name),
                    Some(mistake) => found.mistakes.push(mistake),
                }
            }
        }
    }
    found
}

fn config_folder(ground: &Ground<'_>) -> Result<Option<PathBuf>, settings::ConfigFileError> {
    let folder = settings::folder(ground.given.config.clone())?;
    Ok(folder.map(|folder| folder.value))
}

fn every(themes: &Themes, ground: &Ground<'_>) -> Checked {
    themes.names().into_iter().map(|name| (name.clone(), self::name(&name, themes, ground))).collect()
}

fn name(name: &str, themes: &Themes, ground: &Ground<'_>) -> Option<String> {
    if !themes.has(name) {
        let (known, origin) = (themes.names(), Origin::Default);
        let unknown = NotKnown { key: "theme", name: name.to_owned(), known, origin };
        return Some(unknown.explain(ground.words));
    }
    themes.look(name, Depth::Full).err().map(|error| error.explain(ground.words))
}

fn file(path: &Path, themes: &Themes, ground: &Ground<'_>) -> Option<String> {
    let text = match settings::text_there(path) {
        Ok(text) => text,
        Err(error) => return Some(error.explain(ground.words)),
    };
    let shown = path.display().to_string();
    themes.read(&shown, &text, Depth::Full).err().map(|error| error.explain(ground.words))
}
