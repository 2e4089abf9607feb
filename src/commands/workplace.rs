//! `centralino desk`, `field` and `wall`: the workplaces. They never print: the terminal belongs to the screens.

mod reach;

use std::io::IsTerminal;
use std::sync::Arc;

use chrono::Utc;
use color_eyre::eyre::{Result, eyre};
use uuid::Uuid;

use super::failure::NoTerminal;
use super::themes;
use crate::config::Settings;
use crate::tui::app::Model;
use crate::tui::command::Command;
use crate::tui::face::Face;
use crate::tui::input::Keymap;
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
    let (looks, theming) = themes::chosen(&options.settings, &words)?;
    if !(std::io::stdin().is_terminal() && std::io::stdout().is_terminal()) {
        return Err(NoTerminal.into());
    }
    let model = Model::new(Arc::clone(&words), keymap(&words)?, Uuid::now_v7(), Utc::now())
        .with_face(options.face)
        .with_themes(theming);
    let drafts = match options.settings.demo {
        true => None,
        false => {
            let folder = &options.settings.data.value;
            crate::embedded::lock::private_folder(folder)?;
            Some(DraftFile::open(folder)?)
        }
    };
    let config = options.settings.config.as_ref().map(|config| config.value.clone());
    let keep_words = Arc::clone(&words);
    let keep_theme = Box::new(move |name: &str| themes::keep(config.as_deref(), name, &keep_words));
    let reach = Arc::new(Reach::new(options.settings, Arc::clone(&words)));
    let connect = reach::connect(&reach);
    let workplace = Workplace { model, looks, keep_theme, drafts, connect };
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
