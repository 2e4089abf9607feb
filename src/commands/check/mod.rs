//! `centralino check`: says whether what people write for the program is right before it is needed, and whether
//! what they registered goes together. It never changes anything, and starts no backend.

mod alignment;
mod contract;
mod keymap;
mod settings;
mod theme;
mod views;

use color_eyre::eyre::Result;

use super::out;
use crate::config::Given;
use crate::words::Words;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Without one, everything is checked.
    #[command(subcommand)]
    pub what: Option<What>,
}

#[derive(Debug, clap::Subcommand)]
pub enum What {
    /// Contract files.
    Contract(contract::Args),
    /// Keymaps.
    Keymap(keymap::Args),
    /// Themes.
    Theme(theme::Args),
    /// The settings file, and what each setting comes to.
    Settings,
    /// The user's views.
    Views,
    /// Calls without a ticket, tickets without a call.
    Alignment,
}

/// What the checks look at.
struct Ground<'w> {
    given: Given,
    words: &'w Words,
}

/// What a check found.
#[derive(Debug, Default)]
struct Found {
    /// How many things it looked at.
    looked_at: usize,
    /// A sentence for each mistake.
    mistakes: Vec<String>,
    /// What it has to show of what is right; left out when everything is checked.
    shown: Vec<String>,
    /// Why nothing could be looked at: no mistake of whoever asks.
    left_out: Option<String>,
}

/// One check of all there is of its kind; `check-NAME` in the locale is what it looks at.
struct Check {
    name: &'static str,
    all: fn(&Ground<'_>) -> Found,
}

/// Every check there is, in the order of bare `centralino check`.
const CHECKS: &[Check] = &[
    Check { name: "settings", all: settings::all },
    Check { name: "theme", all: theme::all },
    Check { name: "keymap", all: keymap::all },
    Check { name: "views", all: views::all },
    Check { name: "contract", all: contract::all },
    Check { name: "alignment", all: alignment::all },
];

/// Something that was checked is wrong; the sentences stand on the standard output.
#[derive(Debug, thiserror::Error)]
#[error("{mistakes} mistakes")]
pub struct NotRight {
    pub mistakes: usize,
}

/// # Errors
/// [`NotRight`]; the output cannot be written; the server that is asked does not answer, or refuses.
pub fn run(args: Args, given: Given, words: &Words) -> Result<()> {
    let ground = Ground { given, words };
    let mistakes = match args.what {
        None => everything(&ground)?,
        Some(What::Contract(args)) => tell(&ground, "contract", contract::some(args, &ground))?,
        Some(What::Keymap(args)) => tell(&ground, "keymap", keymap::some(args, &ground))?,
        Some(What::Theme(args)) => tell(&ground, "theme", theme::some(args, &ground))?,
        Some(What::Settings) => tell(&ground, "settings", settings::all(&ground))?,
        Some(What::Views) => tell(&ground, "views", views::all(&ground))?,
        Some(What::Alignment) => tell(&ground, "alignment", alignment::asked(&ground)?)?,
    };
    if mistakes > 0 {
        return Err(NotRight { mistakes }.into());
    }
    Ok(())
}

fn everything(ground: &Ground<'_>) -> Result<usize> {
    let mut mistakes = 0;
    for check in CHECKS {
        let found = Found { shown: Vec::new(), ..(check.all)(ground) };
        mistakes += tell(ground, check.name, found)?;
    }
    Ok(mistakes)
}

/// One line for the check, and below it one for each mistake; answers how many there are.
fn tell(ground: &Ground<'_>, name: &str, found: Found) -> Result<usize> {
    let words = ground.words;
    let what = words.say_with(&format!("check-{name}"), &[("count", found.looked_at.into())]);
    if let Some(why) = found.left_out {
        let args = [("what", what.into()), ("why", why.into())];
        out::line_if_read(words.say_with("check-left-out", &args))?;
        return Ok(0);
    }
    let mistakes = found.mistakes.len();
    let key = if mistakes == 0 { "check-right" } else { "check-wrong" };
    out::line_if_read(words.say_with(key, &[("what", what.into()), ("mistakes", mistakes.into())]))?;
    for line in found.mistakes.iter().chain(&found.shown) {
        out::line_if_read(format!("  {line}"))?;
    }
    Ok(mistakes)
}
