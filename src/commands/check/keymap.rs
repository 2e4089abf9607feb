//! `centralino check keymap`: which keys do what in the end, and where that was written. It needs no terminal.

use std::path::Path;

use super::{Found, Ground};
use crate::commands::keymap::Own;
use crate::commands::{failure, settings};
use crate::config::{NotKnown, Origin};
use crate::tui::command::Command;
use crate::tui::input::keymap::Binding;
use crate::tui::input::{Context, Keymap};
use crate::tui::text;
use crate::words::Words;

/// Stands between two columns.
const GAP: &str = "  ";

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A keymap's name or a file; without it, the keymap of the settings.
    #[arg(value_name = "NAME|FILE")]
    pub named: Option<String>,
}

/// One keymap, and everything it binds.
pub(super) fn some(args: Args, ground: &Ground) -> Found {
    match effective(args, ground) {
        Ok(keymap) => Found { looked_at: 1, shown: shown(&keymap, ground.words), ..Found::default() },
        Err(mistake) => Found { looked_at: 1, mistakes: vec![mistake], ..Found::default() },
    }
}

/// Every keymap there is.
pub(super) fn all(ground: &Ground) -> Found {
    let own = match own(ground) {
        Ok(own) => own,
        Err(mistake) => return Found { mistakes: vec![mistake], ..Found::default() },
    };
    let mut found = Found::default();
    for name in own.names() {
        found.looked_at += 1;
        match load(&name, &own, ground.words) {
            Ok(_) => found.shown.push(name),
            Err(mistake) => found.mistakes.push(mistake),
        }
    }
    found
}

fn effective(args: Args, ground: &Ground) -> Result<Keymap<Command>, String> {
    let mut own = own(ground)?;
    let name = match args.named {
        None => {
            let settings = settings::resolve(ground.given.clone());
            settings.map_err(|report| failure::explain(&report, ground.words).message)?.keymap.value
        }
        Some(named) => match file_name(&named) {
            Some(name) => {
                own.add(Path::new(&named)).map_err(|error| error.explain(ground.words))?;
                name
            }
            None => named,
        },
    };
    let known = own.names();
    if !known.contains(&name) {
        let unknown = NotKnown { key: "keymap", name, known, origin: Origin::Default };
        return Err(unknown.explain(ground.words));
    }
    load(&name, &own, ground.words)
}

/// The name that a keymap file goes by; none where a keymap is meant and no file.
fn file_name(named: &str) -> Option<String> {
    let path = Path::new(named);
    let is_file = path.extension().is_some_and(|extension| extension == "toml");
    path.file_stem().and_then(|stem| stem.to_str()).filter(|_| is_file).map(str::to_owned)
}

fn own(ground: &Ground) -> Result<Own, String> {
    let folder = settings::folder(ground.given.config.clone());
    let own = folder.and_then(|folder| Own::read(folder.as_ref()));
    own.map_err(|error| error.explain(ground.words))
}

fn load(name: &str, own: &Own, words: &Words) -> Result<Keymap<Command>, String> {
    Keymap::load(name, &own.sources()).map_err(|error| error.explain(words))
}

/// For each context its keys as files write them, the action, where that was written, and what it means.
fn shown(keymap: &Keymap<Command>, words: &Words) -> Vec<String> {
    let rows: Vec<[String; 3]> = keymap.bindings().iter().map(row).collect();
    let wide = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| text::width(cell)).max().unwrap_or(0)
    };
    let widths = [wide(0), wide(1), wide(2)];
    let mut lines = Vec::new();
    let mut section: Option<Context> = None;
    for (binding, row) in keymap.bindings().iter().zip(&rows) {
        if section != Some(binding.context) {
            let name = binding.context.name();
            lines.push(format!("[{name}] {}", words.say(&format!("context-{name}"))));
            section = Some(binding.context);
        }
        let cells = row.iter().zip(widths).map(|(cell, width)| text::pad(cell, width));
        let cells = cells.collect::<Vec<_>>().join(GAP);
        lines.push(format!("{GAP}{cells}{GAP}{}", binding.action.long(words)));
    }
    lines
}

/// `home, g g`, `first`, `vim.toml:24`
fn row(binding: &Binding<Command>) -> [String; 3] {
    const NO_KEY: &str = "-";
    let keys: Vec<String> = binding.chords.iter().map(|written| written.chord.to_string()).collect();
    let keys = if keys.is_empty() { NO_KEY.to_owned() } else { keys.join(", ") };
    let at = format!("{}:{}", binding.at.file, binding.at.place.line);
    [keys, binding.name.clone(), at]
}
