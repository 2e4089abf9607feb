//! `centralino replay`: plays a recorded session, in the terminal or as text. It needs no server and no
//! settings.

use std::io::BufReader;
use std::path::{Path, PathBuf};

use color_eyre::eyre::Result;

use super::failure::{BrokenRecording, NotReadable};
use super::{UsageError, out, say_aside};
use crate::tui::look::{Depth, Looks, Themes, wants_no_color};
use crate::tui::recording::playing::{Frame, Player};
use crate::tui::recording::reading::Fault;
use crate::tui::runtime::replay::{self, Pace};
use crate::words::Words;

/// What of a recording is to be shown, and how.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The recording.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// So many times faster than it was.
    #[arg(long, value_name = "NUMBER", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub speed: u32,
    /// Each screen waits for a key.
    #[arg(long, conflicts_with = "speed")]
    pub step: bool,
    /// The last screen as text.
    #[arg(long, conflicts_with_all = ["speed", "step"])]
    pub text: bool,
    /// Every screen as text.
    #[arg(long, requires = "text")]
    pub every: bool,
}

/// Plays it. What stands before a fault is played first.
///
/// # Errors
/// The file cannot be read, is no recording, or is broken.
pub fn run(args: &Args, words: &Words) -> Result<()> {
    let file = std::fs::File::open(&args.file).map_err(NotReadable::of(&args.file))?;
    let broken = |fault: Fault| BrokenRecording { path: args.file.clone(), fault };
    let (header, mut player) = Player::begin(BufReader::new(file), looks()).map_err(broken)?;
    if !header.masked {
        say_aside(words, "recording-has-personal-data", &[]);
    }
    if args.text {
        return as_text(&mut player, args.every, &args.file);
    }
    use std::io::IsTerminal;
    if !std::io::stdout().is_terminal() || !std::io::stdin().is_terminal() {
        return Err(UsageError(words.say("replay-needs-a-terminal")).into());
    }
    let pace = if args.step { Pace::Step } else { Pace::Times(args.speed) };
    let mut fault = None;
    // A fault is told when the terminal is given back; until then its last screen stands there.
    let next = || match player.next_frame() {
        Ok(frame) => Ok::<_, std::io::Error>(frame),
        Err(found) => {
            fault = Some(found);
            Ok(None)
        }
    };
    tokio::task::block_in_place(|| replay::play(next, pace, words))?;
    fault.map_or(Ok(()), |fault| Err(broken(fault).into()))
}

fn as_text(player: &mut Player<BufReader<std::fs::File>>, every: bool, path: &Path) -> Result<()> {
    let mut last: Option<Frame> = None;
    let ended = loop {
        match player.next_frame() {
            Ok(Some(frame)) => {
                if every {
                    page(&frame)?;
                }
                last = Some(frame);
            }
            Ok(None) => break Ok(()),
            Err(fault) => break Err(BrokenRecording { path: path.to_owned(), fault }),
        }
    };
    if let Some(last) = last.filter(|_| !every) {
        out::line(last.text())?;
    }
    Ok(ended?)
}

/// A screen among others, with its number and its time (UTC) above it.
fn page(frame: &Frame) -> Result<()> {
    let at = frame.at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
    out::line(format!("# {} {at}\n{}", frame.number, frame.text()))?;
    Ok(())
}

/// The shipped themes, as this terminal shows them.
fn looks() -> Looks {
    let variable = |name| std::env::var_os(name);
    let text = |name| variable(name).map(|value| value.to_string_lossy().into_owned());
    let depth = Depth::of(text("TERM").as_deref(), text("COLORTERM").as_deref());
    Looks::of(&Themes::default(), depth, wants_no_color(variable("NO_COLOR").as_deref()))
}
