//! `centralino desk`, `field` and `wall`: the workplaces. They never print: the
//! terminal belongs to the screens, or to the lines that stand for them.

mod reach;

use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::sync::Arc;

use chrono::Utc;
use color_eyre::eyre::Result;
use uuid::Uuid;

use super::failure::{NotRecorded, Unreached};
use super::{UsageError, contracts, keymap, themes};
use crate::config::{Setting, Settings};
use crate::domain::contract::shipped;
use crate::tui::app::theming::Theming;
use crate::tui::face::Face;
use crate::tui::recording::start::Start;
use crate::tui::runtime::clipboard::Clipboard;
use crate::tui::runtime::documents::DocumentFolder;
use crate::tui::runtime::drafts::DraftFile;
use crate::tui::runtime::linear::{self, LinearWorkplace};
use crate::tui::runtime::recorder::Recording;
use crate::tui::runtime::views::ViewsFile;
use crate::tui::runtime::voice::Voice;
use crate::tui::runtime::workplace::{Ended, Workplace};
use crate::tui::view::Areas;
use crate::words::Words;
use reach::Reach;

/// What a workplace is asked beside the settings.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Args {
    /// A new file in which the session is written down, to be played again.
    #[arg(long, value_name = "FILE")]
    pub record: Option<PathBuf>,
    /// What people are called and what they write is written down as well.
    #[arg(long, requires = "record")]
    pub with_personal_data: bool,
    /// The contract of the demonstration; that of a server is said where it is started.
    #[arg(long, value_name = "NAME")]
    pub contract: Option<String>,
}

/// What a workplace is started with.
#[derive(Clone, Debug)]
pub struct Options {
    pub settings: Settings,
    pub face: Face,
    pub args: Args,
    pub words: Arc<Words>,
}

/// Runs the workplace until its user leaves; where they go on to the demonstration, that one. The backend is
/// looked for while the first frame already stands.
///
/// # Errors
/// The terminal cannot be used, or the folder of the drafts cannot be written.
pub async fn run(options: Options) -> Result<()> {
    if options.args.contract.is_some() && !options.settings.demo {
        return Err(UsageError(options.words.say("contract-without-demo")).into());
    }
    let mut trial = options.clone();
    if run_once(options).await? == Ended::ForTrial {
        trial.settings.demo = true;
        // Its data are its own, whoever's server this desk was at.
        (trial.settings.server, trial.settings.token) = (None, None);
        // A recording is of one workplace: it ends where this one did.
        trial.args = Args::default();
        run_once(trial).await?;
    }
    Ok(())
}

async fn run_once(options: Options) -> Result<Ended> {
    let plain = is_plain(&options.settings);
    let words = match plain {
        true => Arc::new(Words::spoken(options.words.language())),
        false => Arc::clone(&options.words),
    };
    // What is written wrong is told first: it can be mended anywhere.
    let (looks, theming) = themes::chosen(&options.settings, &words)?;
    let views = options.settings.config.as_ref().map(|config| ViewsFile::at(&config.value));
    let documents = Some(DocumentFolder::of_user(&options.settings.data.value));
    let start = start(&options, theming, views.as_ref(), &words)?;
    let model = start.model(Arc::clone(&words)).map_err(|error| UsageError(error.explain(&words)))?;
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
    // Read only where one is named: nothing waits for contracts before the first frame.
    let contracts = match options.args.contract.as_deref() {
        Some(named) => contracts::texts(None, Some(named))?,
        None => shipped::texts().into_iter().map(str::to_owned).collect(),
    };
    // Last of all: what fails before leaves no empty file behind.
    let recording = recording(&options.args, start, plain, &words)?;
    let config = options.settings.config.as_ref().map(|config| config.value.clone());
    let keep_words = Arc::clone(&words);
    let keep_theme = Box::new(move |name: &str| themes::keep(config.as_deref(), name, &keep_words));
    let reach = Reach::new(options.settings, options.face, contracts, Arc::clone(&words));
    let reach = Arc::new(reach);
    let connect = reach::connect(&reach);
    let term = std::env::var("TERM").ok();
    let voice = Voice::of(term.as_deref()).only(bell, notifications);
    let clipboard = Clipboard::of(term.as_deref());
    let tasks = tokio::runtime::Handle::current();
    let run = std::panic::AssertUnwindSafe(|| match plain {
        true => in_lines(LinearWorkplace { model, drafts, views, documents, connect }, &tasks),
        false => {
            let areas = Areas::default();
            let workplace = Workplace {
                model,
                looks,
                keep_theme,
                drafts,
                views,
                documents,
                voice,
                clipboard,
                recording,
                connect,
                areas,
            };
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

/// What the workplace begins with. A mistake in the file of views is told on the desk: it stops nobody from
/// working.
fn start(
    options: &Options,
    theming: Theming,
    views: Option<&ViewsFile>,
    words: &Words,
) -> Result<Start> {
    let read = views.map_or(Ok(Vec::new()), |file| {
        file.read().map_err(|trouble| trouble.explain(words, file.path()))
    });
    let (views, views_fault) = match read {
        Ok(views) => (views, None),
        Err(fault) => (Vec::new(), Some(fault)),
    };
    Ok(Start {
        face: options.face,
        trial: options.settings.demo,
        mouse: mouse_at_start(&options.settings, options.face),
        session: Uuid::now_v7(),
        began: Utc::now(),
        keymap: keymap::of(&options.settings, words)?.to_text(),
        theming,
        views,
        views_fault,
    })
}

/// The recording that was asked for.
fn recording(args: &Args, start: Start, plain: bool, words: &Words) -> Result<Option<Recording>> {
    let Some(path) = &args.record else { return Ok(None) };
    if plain {
        return Err(UsageError(words.say("recording-needs-screens")).into());
    }
    let made = Recording::create(path, start, !args.with_personal_data);
    Ok(Some(made.map_err(|cause| NotRecorded { path: path.clone(), cause })?))
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
