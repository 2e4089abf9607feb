//! `centralino desk`, `field` and `wall`: the workplaces. They never print: the
//! terminal belongs to the screens, or to the lines that stand for them.

mod reach;

use std::io::{self, IsTerminal};
use std::sync::Arc;

use chrono::Utc;
use color_eyre::eyre::Result;
use uuid::Uuid;

use super::failure::Unreached;
use super::{keymap, themes};
use crate::config::{Setting, Settings};
use crate::tui::app::Model;
use crate::tui::face::Face;
use crate::tui::runtime::clipboard::Clipboard;
use crate::tui::runtime::drafts::DraftFile;
use crate::tui::runtime::linear::{self, LinearWorkplace};
use crate::tui::runtime::views::ViewsFile;
use crate::tui::runtime::voice::Voice;
use crate::tui::runtime::workplace::{Ended, Workplace};
use crate::tui::view::Areas;
use crate::words::Words;
use reach::Reach;

/// What a workplace is started with.
#[derive(Clone, Debug)]
pub struct Options {
    pub settings: Settings,
    pub face: Face,
    pub words: Arc<Words>,
}

/// Runs the workplace until its user leaves; where they go on to the demonstration, that one. The backend is
/// looked for while the first frame already stands.
///
/// # Errors
/// The terminal cannot be used, or the folder of the drafts cannot be written.
pub async fn run(options: Options) -> Result<()> {
    let mut trial = options.clone();
    if run_once(options).await? == Ended::ForTrial {
        trial.settings.demo = true;
        // Its data are its own, whoever's server this desk was at.
        (trial.settings.server, trial.settings.token) = (None, None);
        run_once(trial).await?;
    }
    Ok(())
}

async fn run_once(options: Options) -> Result<Ended> {
    let plain = is_plain(&options.settings);
    let words = match plain {
        true => Arc::new(Words::spoken(options.words.language())),
        false => options.words,
    };
    // What is written wrong is told first: it can be mended anywhere.
    let (looks, theming) = themes::chosen(&options.settings, &words)?;
    let views = options.settings.config.as_ref().map(|config| ViewsFile::at(&config.value));
    let keymap = Arc::new(keymap::of(&options.settings, &words)?);
    let model = Model::new(Arc::clone(&words), keymap, Uuid::now_v7(), Utc::now())
        .with_face(options.face)
        .of_a_trial(options.settings.demo)
        .with_themes(theming)
        .with_mouse(mouse_at_start(&options.settings, options.face));
    let model = with_views(model, views.as_ref(), &words);
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
    let wanted = |setting: &Option<Setting<bool>>| setting.as_ref().is_none_or(|it| it.value);
    let (bell, notifications) =
        (wanted(&options.settings.bell), wanted(&options.settings.notifications));
    let config = options.settings.config.as_ref().map(|config| config.value.clone());
    let keep_words = Arc::clone(&words);
    let keep_theme = Box::new(move |name: &str| themes::keep(config.as_deref(), name, &keep_words));
    let reach = Arc::new(Reach::new(options.settings, options.face, Arc::clone(&words)));
    let connect = reach::connect(&reach);
    let term = std::env::var("TERM").ok();
    let voice = Voice::of(term.as_deref()).only(bell, notifications);
    let clipboard = Clipboard::of(term.as_deref());
    let tasks = tokio::runtime::Handle::current();
    let run = std::panic::AssertUnwindSafe(|| match plain {
        true => in_lines(LinearWorkplace { model, drafts, views, connect }, &tasks),
        false => {
            let areas = Areas::default();
            let workplace =
                Workplace { model, looks, keep_theme, drafts, views, voice, clipboard, connect, areas };
            Ok(workplace.run(&tasks)?)
        }
    });
    let ended = tokio::task::block_in_place(|| std::panic::catch_unwind(run));
    // Also after a panic the backend drains and lets go of its lock: another desk takes over.
    reach.end().await;
    match ended {
        Ok(ended) => ended,
        Err(panic) => std::panic::resume_unwind(panic),
    }
}

/// A mistake in the file of views is told on the desk: it stops nobody from working.
fn with_views(model: Model, file: Option<&ViewsFile>, words: &Words) -> Model {
    let Some(file) = file else { return model };
    match file.read() {
        Ok(views) => model.with_views(views),
        Err(trouble) => {
            let mut model = model;
            model.views_not_read(&trouble.explain(words, file.path()));
            model
        }
    }
}

/// Whether clicks are reported from the start: as the user has it, or else at the desk, and not over the thin
/// line from which a technician copies text.
fn mouse_at_start(settings: &Settings, face: Face) -> bool {
    settings.mouse.as_ref().map_or(face == Face::Desk, |mouse| mouse.value)
}

/// Whether the workplace speaks in lines: it was asked to, or there is no terminal that could draw.
fn is_plain(settings: &Settings) -> bool {
    let terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
    settings.plain.as_ref().is_some_and(|plain| plain.value)
        || !terminal
        || std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

fn in_lines(workplace: LinearWorkplace, tasks: &tokio::runtime::Handle) -> Result<Ended> {
    match workplace.run(tasks)? {
        linear::Ended::Left => Ok(Ended::Left),
        linear::Ended::Unreached(sentence) => Err(Unreached(sentence).into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::command::Command;

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
