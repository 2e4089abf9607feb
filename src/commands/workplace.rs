//! `centralino desk`, `field` and `wall`: the workplaces. They never print: the terminal belongs to the screens.

mod reach;

use std::io::IsTerminal;
use std::sync::Arc;

use chrono::Utc;
use color_eyre::eyre::{Result, eyre};
use uuid::Uuid;

use super::failure::NoTerminal;
use crate::config::{NotKnown, Origin, Setting, Settings};
use crate::tui::app::Model;
use crate::tui::command::Command;
use crate::tui::face::Face;
use crate::tui::input::Keymap;
use crate::tui::look::{Look, wants_no_color};
use crate::tui::runtime::drafts::DraftFile;
use crate::tui::runtime::workplace::Workplace;
use crate::words::Words;
use reach::Reach;

/// The keys of every day.
const KEYMAP: &str = include_str!("../../keymaps/default.toml");

/// What a workplace is started with.
#[derive(Clone, Debug)]
pub struct Options {
    pub settings: Settings,
    pub face: Face,
}

/// Runs the workplace until its user leaves. The backend is looked for while the first frame already stands.
///
/// # Errors
/// There is no terminal, or it cannot be used, or the folder of the drafts cannot be written.
pub async fn run(options: Options) -> Result<()> {
    let words = Arc::new(Words::italian());
    // What is written wrong is told first: it can be mended anywhere.
    let look = look(&options.settings, &words)?;
    if !(std::io::stdin().is_terminal() && std::io::stdout().is_terminal()) {
        return Err(NoTerminal.into());
    }
    let model = Model::new(Arc::clone(&words), keymap(&words)?, Uuid::now_v7(), Utc::now())
        .with_face(options.face);
    // Nobody writes at a wall.
    let writes = options.face != Face::Wall && !options.settings.demo;
    let drafts = match writes {
        false => None,
        true => {
            let folder = &options.settings.data.value;
            crate::embedded::lock::private_folder(folder)?;
            Some(DraftFile::open(folder)?)
        }
    };
    let reach = Arc::new(Reach::new(options.settings, options.face, Arc::clone(&words)));
    let connect = reach::connect(&reach);
    let workplace = Workplace { model, look, drafts, connect };
    let tasks = tokio::runtime::Handle::current();
    let run = std::panic::AssertUnwindSafe(|| workplace.run(&tasks));
    let ended = tokio::task::block_in_place(|| std::panic::catch_unwind(run));
    // Also after a panic the backend drains and lets go of its lock: another desk takes over.
    reach.end().await;
    match ended {
        Ok(ended) => Ok(ended?),
        Err(panic) => std::panic::resume_unwind(panic),
    }
}

fn look(settings: &Settings, words: &Words) -> Result<Look> {
    let Setting { value: name, source } = &settings.theme;
    if !Look::names().any(|known| known == name) {
        let origin = Origin::of("theme", *source, settings.config.as_ref());
        let known = Look::names().map(str::to_owned).collect();
        return Err(NotKnown { key: "theme", name: name.clone(), known, origin }.into());
    }
    let no_color = wants_no_color(std::env::var_os("NO_COLOR").as_deref());
    Look::choose(name, no_color).map_err(|error| eyre!(error.explain(words)))
}

fn keymap(words: &Words) -> Result<Arc<Keymap<Command>>> {
    let loaded = Keymap::load(KEYMAP, Command::named);
    let keymap = loaded.map_err(|error| eyre!(error.explain(words, "default.toml")))?;
    Ok(Arc::new(keymap))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_a_safe_key_on_an_italian_keyboard() {
        let keymap = keymap(&Words::italian()).unwrap();
        assert_eq!(keymap.unreachable(&Command::all()), []);
        assert_eq!(keymap.without_safe_key(&Command::all()), []);
        assert_eq!(keymap.lint(), []);
    }

    #[test]
    fn every_command_is_named_in_footer_and_help() {
        let words = Words::italian();
        for command in Command::all() {
            let name = command.name();
            assert!(words.has(&format!("help-{name}")), "help-{name}");
            let footer = if matches!(command, Command::Act(_)) { "verb" } else { "command" };
            assert!(words.has(&format!("{footer}-{name}")), "{footer}-{name}");
        }
    }
}
