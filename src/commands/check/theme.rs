//! `centralino check theme`: are themes right? It needs no terminal.

use std::path::Path;

use super::{Found, Ground};
use crate::commands::settings;
use crate::config::{NotKnown, Origin};
use crate::tui::look::Look;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A theme's name or a file; without it, every theme.
    #[arg(value_name = "NAME|FILE")]
    pub named: Option<String>,
}

pub(super) fn some(args: Args, ground: &Ground<'_>) -> Found {
    let Some(named) = args.named else { return all(ground) };
    let path = Path::new(&named);
    let checked = if path.extension().is_some_and(|extension| extension == "toml") {
        file(path, ground)
    } else {
        shipped(&named, ground)
    };
    let mut found = Found { looked_at: 1, ..Found::default() };
    match checked {
        Ok(()) => found.shown.push(named),
        Err(mistake) => found.mistakes.push(mistake),
    }
    found
}

/// Every theme there is.
pub(super) fn all(ground: &Ground<'_>) -> Found {
    let mut found = Found::default();
    for name in Look::names() {
        found.looked_at += 1;
        match shipped(name, ground) {
            Ok(()) => found.shown.push(name.to_owned()),
            Err(mistake) => found.mistakes.push(mistake),
        }
    }
    found
}

fn shipped(name: &str, ground: &Ground<'_>) -> Result<(), String> {
    if !Look::names().any(|known| known == name) {
        let known = Look::names().map(str::to_owned).collect();
        let origin = Origin::Default;
        let unknown = NotKnown { key: "theme", name: name.to_owned(), known, origin };
        return Err(unknown.explain(ground.words));
    }
    Look::named(name).map(|_| ()).map_err(|error| error.explain(ground.words))
}

fn file(path: &Path, ground: &Ground<'_>) -> Result<(), String> {
    let text = settings::text_there(path).map_err(|error| error.explain(ground.words))?;
    let shown = path.display().to_string();
    Look::read(&shown, &text).map(|_| ()).map_err(|error| error.explain(ground.words))
}
